// The commands of trust on the command line: keygen, sign, verify, chain, notice. In: the program and how commands are added to it.
import type { Command } from 'commander';
import type { Io } from './io.js';

export interface Adding {
  readonly program: Command;
  readonly refusing: (c: Command) => Command;
  /** A command with --lang. */
  readonly command: (name: string, under?: Command) => Command;
  readonly collect: (value: string, before: readonly string[] | undefined) => readonly string[];
  readonly io: Io;
  readonly done: (code: number) => void;
  readonly version: string;
}

export const trustCommands = ({ program, refusing, command, collect, io, done, version }: Adding): void => {
  command('keygen')
    .description('an Ed25519 key pair for signing reports and records, as two PEM files')
    .argument('<folder>', 'where kijun-private.pem and kijun-public.pem are written; nothing is overwritten')
    .action(async (folder: string) => done(await (await import('./keygen.js')).keygen(folder, io)));

  command('sign')
    .description('a report or decision record in a signed envelope (DSSE)')
    .argument('<file>', 'a report or record in JSON, or an envelope to add a signature to')
    .requiredOption('--key <private.pem>', 'private key')
    .option('--out <file>', 'where the envelope is written; standard output otherwise')
    .action(async (file: string, options) => done(await (await import('./sign.js')).sign(file, options, io)));

  command('verify')
    .description('recompute a report or record from its inputs, compare bytes, check signatures, name every difference')
    .argument('<report>', 'a report or record in JSON, or a signed envelope of one')
    .argument('[path...]', 'the inputs: folders, files, globs')
    .option('--pack <name|folder>', 'the rule pack it was made with, if it is not among those that come with kijun')
    .option('--key <public.pem>', 'public key that must have signed it; may be given several times', collect)
    .option(
      '--policy <file>',
      'of a decision record: the policy it was made under, if it is not the one that comes with kijun',
    )
    .option(
      '--cited <report.json>',
      'of a decision record: a report at hand, to see whether it is the one that the record cites',
    )
    .option('--supersedes <record.json>', 'of a decision record: the earlier one it rests on')
    .action(async (report: string, paths: string[], options) =>
      done(await (await import('./verify.js')).verify(report, paths, options, io, version)),
    );

  const chain = refusing(
    program.command('chain').description('records linked so that a removed or moved one is found'),
  );
  command('add', chain)
    .description('append an entry for each file; the head that is printed is to be kept elsewhere')
    .argument('<chain>', 'the chain, JSON lines; made when it is not there')
    .argument('<file...>', 'reports, records, envelopes')
    .option('--key <private.pem>', 'sign the entries')
    .action(async (path: string, files: string[], options) =>
      done(await (await import('./chain.js')).chainAdd(path, files, options, io)),
    );
  command('verify', chain)
    .description('find removed, moved and altered entries; with files, altered and missing files')
    .argument('<chain>')
    .argument('[file...]', 'all the files the chain is of')
    .option('--head <digest>', 'the head that was noted; a chain that has grown since still has it')
    .option('--count <number>', 'how many entries there should be at least')
    .option('--key <public.pem>', 'every entry must be signed with one of these keys', collect)
    .action(async (path: string, files: string[], options) =>
      done(await (await import('./chain.js')).chainVerify(path, files, options, io)),
    );

  refusing(program.command('notice'))
    .description('for each worker with money owed: what was found, what is owed and where to turn, in their language')
    .argument('<report>', 'a report in JSON, or a signed envelope of one')
    .option('--lang <code>', 'language of the notices: en, ja; others once their text is reviewed')
    .option('--pack <name|folder>', 'rule pack')
    .option('--out <folder>', 'one file for each worker; standard output otherwise')
    .action(async (report: string, options) => done(await (await import('./notice.js')).notice(report, options, io)));
};
