// kijun pack lint and kijun pack test: what is wrong with a pack, and whether its cases hold.
import { faultsInCases } from '../pack/lint/cases.js';
import { lintPack } from '../pack/lint/lint.js';
import type { Program } from '../pack/program.js';
import type { PackFault } from '../pack/types.js';
import { words } from '../text/index.js';
import { EXIT } from './exit.js';
import type { Io } from './io.js';
import { openPack, openProgram, packFolder } from './packs.js';

export const tellPackFaults = async (name: string, faults: readonly PackFault[], io: Io): Promise<number> => {
  const w = words(io.lang);
  for (const f of faults)
    await io.err(`${f.file}${f.at === '' ? '' : ` ${f.at}`}: ${f.message[io.lang]} [${f.code}]\n`);
  await io.err(`${w.cli.packFaults(name, faults.length)}\n`);
  return EXIT.pack;
};

export const packLint = async (names: readonly string[], io: Io): Promise<number> => {
  const w = words(io.lang);
  let worst: number = EXIT.met;
  for (const name of names) {
    const { pack, faults } = openPack(packFolder(name, w));
    const all = pack ? lintPack(pack) : faults;
    if (all.length > 0 || !pack) worst = await tellPackFaults(name, all, io);
    else await io.out(`${w.cli.packSound(pack.id, pack.rules.length)}\n`);
  }
  return worst;
};

export interface TestOptions {
  readonly mutations?: boolean;
  readonly only?: string;
}

export const packTest = async (names: readonly string[], given: TestOptions, io: Io): Promise<number> => {
  const { runCases } = await import('../cases/run.js');
  const w = words(io.lang);
  let worst: number = EXIT.met;
  for (const name of names) {
    const { program, faults } = openProgram(packFolder(name, w));
    // A case with a name that is not there would hold for want of the fact, column or rule it means.
    const wrong = program ? faultsInCases(program.pack) : faults;
    if (!program || wrong.length > 0) {
      worst = await tellPackFaults(name, wrong, io);
      continue;
    }
    const { run, failures } = runCases(program);
    for (const f of failures) await io.out(`${f.file} ${f.id}: ${f.message[io.lang]}\n`);
    await io.out(`${w.cli.casesRun(program.pack.id, run, failures.length)}\n`);
    if (failures.length > 0) worst = EXIT.pack;
    else if (given.mutations === true) await tellMutations(program, given.only ?? '', io);
  }
  return worst;
};

const tellMutations = async (program: Program, only: string, io: Io): Promise<void> => {
  const { mutate } = await import('../cases/mutate.js');
  const w = words(io.lang);
  const { mutants, survivors, guarded } = mutate(program, ({ file, at }) => `${file} ${at}`.includes(only));
  for (const s of survivors) await io.out(`${s.file} ${s.at}: ${w.cli.survived(s.was, s.is)}\n`);
  await io.out(`${w.cli.mutations(program.pack.id, mutants, survivors.length, guarded)}\n`);
};
