// The command line: arguments → one command → an exit code. Commands are loaded only when they are called.
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { Lang } from '../pack/types.js';
import { EXIT, UsageError } from './exit.js';
import { type Io, langOf, OutputError, openIo, type Process } from './io.js';
import { Refusal, refusalSentence } from './refusal.js';
import { trustCommands } from './trust-commands.js';

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** Runs one command line; resolves to the exit code. Nothing here ends the process. */
export const main = async (argv: readonly string[], process: Process): Promise<number> => {
  const wanted = /--lang[= ](en|ja)\b/.exec(argv.join(' '))?.[1] as Lang | undefined;
  const io = openIo(process, wanted ?? langOf(process.env));
  let code: number = EXIT.met;
  const program = commandLine(io, (c) => {
    code = c;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (e) {
    return await failed(e, io);
  }
};

const failed = async (e: unknown, io: Io): Promise<number> => {
  if (e instanceof Refusal && e.of.exitCode === 0) return EXIT.met;
  if (e instanceof UsageError) {
    await io.err(`kijun: ${e.message}\n`);
    return e.code;
  }
  const { words } = await import('../text/index.js');
  if (e instanceof Refusal) {
    const sentence = refusalSentence(e, words(io.lang));
    if (sentence !== undefined) await io.err(`kijun: ${sentence}\n`);
    return EXIT.usage;
  }
  if (e instanceof OutputError) {
    await io.err(`kijun: ${words(io.lang).cli.notWritable('stdout', e.message)}\n`);
    return EXIT.usage;
  }
  const error = e instanceof Error ? e : new Error(String(e));
  await io.err(`kijun: ${words(io.lang).cli.bug(error.message)}\n${error.stack ?? ''}\n`);
  return EXIT.bug;
};

/** What is read and how it is judged: the same for every command that judges. */
const judging = (command: Command): Command =>
  command
    .argument('<path...>', 'folders, files, globs, or - for standard input (with --as)')
    .option('--pack <name|folder>', 'rule pack')
    .option('--report <format[:place]>', 'terminal, json; place: a file, or a folder ending in /', collect)
    .option('--as <table=file>', 'what table a file is, when its headers do not say', collect)
    .option('--settlements <file>', 'what was repaid, permitted or explained since (table settlement)', collect)
    .option('--as-of <day>', 'the day the report speaks of, as 2026-03-31')
    .option('--period <from..to>', 'the days the submission is said to cover')
    .option('--phase <name>', 'offer: judge only what is offered, before any payroll exists')
    .option('--encoding <name>', 'utf-8, cp932, euc-jp, utf-16le, utf-16be, windows-1252')
    .option('--preset <name|file=name>', 'the product whose layout the files, or one of them, have', collect)
    .option('--map <file>', 'how columns are to be understood: a mapping written by kijun columns --write')
    .option(
      '--hours <style>',
      'hours without a colon: decimal, hh.mm or minutes; of one column: payslip.overtime_hours=hh.mm',
      collect,
    )
    .option('--delimiter <name>', 'what parts the cells: comma, tab, semicolon or pipe; otherwise found out')
    .option('--pad <column=digits>', 'ids that lost zeros on the left are filled up, as worker_id=6', collect)
    .option('--fail-on <kind>', 'least breach that gives exit 1: document, time, money, fundamental')
    .option('--memory <megabytes>', 'input held in memory; larger files are streamed or parted on disk')
    .option('--threads <number>', 'threads that judge large input; the result is the same with any number')
    .option('--strict-reader', 'read with csv-parse only (slow; the same result)')
    .option('--ambiguous-wide', 'the terminal shows ambiguous characters two columns wide')
    .option('--color', 'colours even into a pipe')
    .option('--no-color', 'no colours')
    .option('--verbose', 'every row')
    .option('--exit-zero', 'exit 0 instead of 1 and 2, for demonstrations');

const OUTCOMES = [
  'clear',
  'clear_with_conditions',
  'evidence_required',
  'correct_first',
  'refer_to_officer',
  'not_eligible_until',
];

const commandLine = (io: Io, done: (code: number) => void): Command => {
  const program = new Command('kijun')
    .description('Checks payroll, contract and attendance CSVs against minimum labour standards: rights first.')
    .version(version())
    .configureOutput({
      writeOut: (t) => void io.process.stdout.write(t),
      writeErr: (t) => void io.process.stderr.write(t),
      outputError: () => undefined,
    });
  const refusing = (c: Command): Command =>
    c.exitOverride((e) => {
      throw new Refusal(e, c);
    });
  refusing(program);
  const command = (name: string, under: Command = program): Command =>
    refusing(under.command(name)).addOption(
      new Option('--lang <en|ja>', 'language of messages and reports').choices(['en', 'ja']),
    );

  judging(command('check').description('judge folders or files and print a report for each firm')).action(
    async (paths: string[], options) => done(await (await import('./check.js')).check(paths, options, io, version())),
  );

  judging(
    command('screen').description(
      'judge a submission and recommend an outcome for each application: a record, never a decision',
    ),
  )
    .requiredOption(
      '--applications <file>',
      'the applications (table application); may be given several times',
      collect,
    )
    .option('--official-acts <file>', 'acts of authorities (table official_act): only they can bar a firm', collect)
    .option('--policy <file>', 'what the owners of the screening decide: expiry, time to reply, clean payrolls')
    .option('--decision <format[:place]>', 'terminal, json, csv; place: a file, or a folder ending in /', collect)
    .option('--prepared-by <name>', 'who prepares the records; an outcome against a firm is reviewed by someone else')
    .option(
      '--supersedes <record.json>',
      "a firm's earlier record: what came again, how many payrolls were clean since",
      collect,
    )
    .action(async (paths: string[], options) =>
      done(await (await import('./screen.js')).screen(paths, options, io, version())),
    );

  command('review')
    .description('a named person agrees with a decision record or overrides it, or the firm replies; added to the log')
    .argument('<record>', 'a decision record in JSON')
    .option('--reviewer <name>', 'who reviews it')
    .option('--role <role>', 'in what capacity')
    .option('--agree', 'the recommendation stands')
    .addOption(new Option('--override <outcome>', 'another outcome').choices(OUTCOMES))
    .option('--reason <text>', 'why')
    .option('--reply <file>', 'what the firm sent in reply: its digest is added to the log')
    .option('--by <name>', 'who replies for the firm')
    .option('--on <day>', 'the day of the review or reply; otherwise today')
    .option('--show', 'what was replied and reviewed so far')
    .action(async (record: string, options) => done(await (await import('./review.js')).review(record, options, io)));

  command('columns')
    .description('how the headers of files are understood, and what is left; writes a mapping to correct by hand')
    .argument('<path...>', 'folders, files, globs, or - for standard input')
    .option('--write <map.json>', 'write what was understood as a mapping, to be corrected and given with --map')
    .option('--ask', 'ask for each header that is not understood (on a terminal)')
    .option('--pack <name|folder>', 'rule pack')
    .option('--as <table=file>', 'what table a file is, when its headers do not say', collect)
    .option('--preset <name|file=name>', 'the product whose layout the files, or one of them, have', collect)
    .option('--map <file>', 'a mapping: is it understood as meant?')
    .option('--encoding <name>', 'utf-8, cp932, euc-jp, utf-16le, utf-16be, windows-1252')
    .option('--hours <style>', 'hours without a colon: decimal, hh.mm or minutes', collect)
    .option('--delimiter <name>', 'what parts the cells: comma, tab, semicolon or pipe')
    .option('--ambiguous-wide', 'the terminal shows ambiguous characters two columns wide')
    .option('--color', 'colours even into a pipe')
    .option('--no-color', 'no colours')
    .option('--verbose', 'all columns that rules would need')
    .action(async (paths: string[], options) => done(await (await import('./columns.js')).columns(paths, options, io)));

  command('explain')
    .description('what a rule asks, from which columns, with the numbers in force; or one finding with its equation')
    .argument('<rule|fingerprint>')
    .option('--pack <name|folder>', 'rule pack')
    .option('--on <day>', 'numbers in force on this day, as 2026-03-31')
    .option('--in <report.json>', 'saved report that holds the finding')
    .action(async (what: string, options) => done(await (await import('./explain.js')).explain(what, options, io)));

  trustCommands({ program, refusing, command, collect, io, done, version: version() });

  const pack = refusing(program.command('pack').description('for authors of packs'));
  command('lint', pack)
    .description('everything that can be checked without data')
    .argument('<pack...>')
    .action(async (names: string[]) => done(await (await import('./pack.js')).packLint(names, io)));
  command('test', pack)
    .description("run the pack's own cases")
    .argument('<pack...>')
    .option(
      '--mutations',
      'then make each number, comparison, window and branch wrong, and list what no case notices (minutes)',
    )
    .option('--only <text>', 'of the mutations, those whose file or place holds this text')
    .action(async (names: string[], options) => done(await (await import('./pack.js')).packTest(names, options, io)));
  command('docs', pack)
    .description('what a pack covers, as Markdown; or what of the mission several packs serve')
    .argument('<pack...>')
    .option('--mission', 'each item of rules/mission.json, with what stands for it')
    .action(async (names: string[], options: { mission?: boolean }) => {
      const docs = await import('./pack-docs.js');
      done(await (options.mission === true ? docs.missionDocs(names, io) : docs.packDocs(names, io)));
    });
  return program;
};
