// What a report rests on, judged anew: the options it records and the files as they lie here → the reports and the summary of that run.
import { posix, resolve } from 'node:path';
import { sharesOf, spill } from '../dossier/group.js';
import { survey } from '../dossier/survey.js';
import { isNamed } from '../intake/columns.js';
import type { Source, Taken } from '../intake/types.js';
import type { Program } from '../pack/program.js';
import { provenanceOf, type Run } from '../report/provenance.js';
import { summaryOf } from '../report/summary.js';
import type { FirmReport, Provenance, RunSummary, SummaryLine } from '../report/types.js';
import { words } from '../text/index.js';
import { exitOf, packOf, planAll } from './check.js';
import { GRAVITY, generalOptions, givenAgain, intakeOptions, tablesNamed } from './check-options.js';
import type { Io } from './io.js';
import { judgeShare } from './judging.js';
import { openTables } from './kept.js';
import { besideSubmissions } from './officers-files.js';
import { openScratch } from './scratch.js';
import { slashed } from './sources.js';

export interface Recomputed {
  /** Of the firms asked for. */
  readonly reports: ReadonlyMap<string, FirmReport>;
  /** With the exit that is recorded, where some --fail-on and --exit-zero lead to it: those two are not recorded. */
  summary(recorded: RunSummary['exit'] | undefined): RunSummary;
}

export const recompute = async (
  recorded: Provenance,
  paths: readonly string[],
  program: Program,
  wants: (firm: string) => boolean,
  io: Io,
  version: string,
): Promise<Recomputed> => {
  const w = words(io.lang);
  const given = givenAgain(recorded.options, recorded.asOf);
  const { period, asOf, memoryBytes } = generalOptions(given, w);
  const intake = intakeOptions(given, program, w);
  const scratch = openScratch();
  try {
    const sources = besideSubmissions(
      asRecorded(
        await openTables(paths, scratch, io, w),
        recorded.files.map((f) => f.file),
      ),
      given.as,
    );
    // A file that --as named may be what is missing: then the files that are here say so.
    const there = (given.as ?? []).filter((as) => {
      const file = as.includes('=') ? as.slice(as.indexOf('=') + 1) : '-';
      return sources.some((source) => isNamed(source.name, file));
    });
    const tables = tablesNamed({ ...given, as: there }, program, sources, w, io.lang);
    const { files, stopped } = await planAll(sources, program, intake, tables);
    const run: Run = {
      tool: `kijun ${version}`,
      pack: packOf(program),
      asOf: recorded.asOf,
      options: recorded.options,
    };
    const seen = await survey(files, intake, memoryBytes);
    const parts = seen.way === 'parted' ? await spill(seen, intake, scratch, Math.max(memoryBytes / 2, 4096)) : [];
    const options = { records: program.pack.records, intake, period, asOf };
    const reports = new Map<string, FirmReport>();
    const keep = {
      firm: async (report: FirmReport): Promise<void> => {
        if (wants(report.firm.id)) reports.set(report.firm.id, report);
      },
    };
    const found = { lines: [] as SummaryLine[], breached: [] as string[], open: false };
    for (const share of sharesOf(seen, 1, parts)) {
      const one = await judgeShare(seen, share, { program, run, stopped, options, scratch }, [keep]);
      found.lines.push(...one.lines);
      found.breached.push(...one.breached);
      found.open ||= one.open;
    }
    const unreadable = stopped.length > 0 || files.some((f) => f.tally.faults.some((x) => x.action === 'stopped'));
    const provenance = provenanceOf(
      run,
      files,
      stopped.map((s) => s.fault),
      [],
    );
    const exits = GRAVITY.flatMap((failOn) =>
      [false, true].map((zero) => exitOf({ ...found, unreadable }, program, failOn, zero)),
    );
    return {
      reports,
      summary: (exit) =>
        summaryOf(
          found.lines,
          exits.find((e) => e.code === exit?.code && e.word === exit.word) ?? exits[0]!,
          provenance,
        ),
    };
  } finally {
    scratch.close();
  }
};

const { basename, dirname, join } = posix;

const tail = (a: readonly string[], b: readonly string[]): number => {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n += 1;
  return n;
};

/** The archive goes by the name that it had, too. */
const takenAs = (here: string, taken: Taken, name: string): Taken => {
  const { archive, ...rest } = taken;
  if (!archive) return taken;
  const file = name.slice(0, name.length - (here.length - archive.file.length));
  return { ...rest, archive: { ...archive, file } };
};

/**
 * The files under the names they had in the run: an inspector's copy lies elsewhere. A name is found by its last parts, the
 * longest match first; a file that fits none keeps its own name.
 */
const asRecorded = (sources: readonly Source[], recorded: readonly string[]): readonly Source[] => {
  const fits = sources
    .flatMap((source) =>
      recorded.map((name) => ({
        source,
        name,
        score: source.name === name ? Number.POSITIVE_INFINITY : tail(source.name.split('/'), name.split('/')),
      })),
    )
    .filter((fit) => fit.score > 0)
    .sort((a, b) => (a.score === b.score ? 0 : b.score - a.score));
  const named = new Map<Source, string>();
  const taken = new Set<string>();
  for (const { source, name } of fits) {
    if (named.has(source) || taken.has(name)) continue;
    named.set(source, name);
    taken.add(name);
  }
  // What lies beside a file that was found belongs to the same submission, under whatever name that went by.
  const folders = new Map([...named].map(([source, name]) => [dirname(source.name), dirname(name)]));
  return sources
    .map((source) => {
      const beside = folders.get(dirname(source.name));
      const name = named.get(source) ?? (beside === undefined ? source.name : join(beside, basename(source.name)));
      if (name === '-') return source;
      const folder = dirname(name) === '.' ? basename(dirname(slashed(resolve(source.name)))) : dirname(name);
      return { ...source, name, folder, ...(source.taken && { taken: takenAs(source.name, source.taken, name) }) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};
