// kijun check: files → dossiers → answers → a report for each firm, a summary, and the exit code.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { OpenFile } from '../dossier/first-look.js';
import { type Share, sharesOf, spill } from '../dossier/group.js';
import { survey } from '../dossier/survey.js';
import { tallyOf } from '../intake/faults.js';
import { planFile } from '../intake/read.js';
import type { Fault, IntakeOptions, Source } from '../intake/types.js';
import type { Program } from '../pack/program.js';
import type { BreachKind } from '../pack/types.js';
import type { RenderOptions } from '../render/index.js';
import { provenanceOf, type Run } from '../report/provenance.js';
import { summaryOf } from '../report/summary.js';
import type { FirmReport } from '../report/types.js';
import { type Catalogue, exitMeans, faultSentences, words } from '../text/index.js';
import {
  type CheckOptions,
  GRAVITY,
  generalOptions,
  intakeOptions,
  kept,
  type TablesNamed,
  tablesNamed,
  withSettlements,
} from './check-options.js';
import { EXIT, type ExitWord, UsageError } from './exit.js';
import { colourOf, type Io, widthOf } from './io.js';
import type { Judging, ShareResult, Stopped } from './judging.js';
import { openTables } from './kept.js';
import { besideSubmissions } from './officers-files.js';
import { namesApart, type Output, openOutputs } from './outputs.js';
import { tellPackFaults } from './pack.js';
import { defaultPack, openProgram, packFolder } from './packs.js';
import { type OpenScratch, openScratch } from './scratch.js';
import { judgeSideBySide, lookingElsewhere, type SentShare, sentFile, startThreads, type Waiting } from './threads.js';

/** Input of so many times the memory is judged by several threads. */
const WORTH_A_THREAD = 2;

/** What else is made of the reports of a run (kijun screen). */
export interface Following {
  /** Refuses a pack it can do nothing with. */
  open(program: Program): void;
  /** Refuses files whose rows can not be told to be of one firm or another. */
  seen(files: readonly OpenFile[], firms: readonly string[]): void;
  firm(report: FirmReport, program: Program): void;
  /** After the reports; the exit code of the run. */
  end(found: { readonly unreadable: boolean; readonly options: RenderOptions }): Promise<number>;
  /** No report on standard output. */
  readonly silent: boolean;
}

export const check = async (
  named: readonly string[],
  options: CheckOptions,
  io: Io,
  version: string,
  following?: Following,
): Promise<number> => {
  const w = words(io.lang);
  const { paths, given } = withSettlements(named, options);
  const { memoryBytes, threads } = generalOptions(given, w);
  const folder = packFolder(given.pack ?? defaultPack(), w);
  const opened = openProgram(folder, false);
  if (!opened.program) return tellPackFaults(given.pack ?? defaultPack(), opened.faults, io);
  const { program } = opened;
  // Nothing judged would read as nothing found.
  if (given.phase !== undefined && !program.pack.rules.some((r) => r.phase === given.phase))
    throw new UsageError(w.cli.noOfferRules(program.pack.id));
  following?.open(program);
  const intake = intakeOptions(given, program, w);
  const scratch = openScratch();
  let crew: readonly Waiting[] = [];
  try {
    const sources = besideSubmissions(await openTables(paths, scratch, io, w), given.as);
    const tables = tablesNamed(given, program, sources, w, io.lang);
    const bytes = sources.reduce((n, source) => n + source.size, 0);
    // Threads open the files by name; standard input has none. They load their packs while the files are planned.
    const byName = !sources.some((source) => source.name === '-');
    // A thread takes 100 MB, and a second until it is quick: less than that much input is not worth one, unless one is asked for.
    const worth = bytes > WORTH_A_THREAD * memoryBytes ? Math.min(4, availableParallelism()) : 1;
    crew = startThreads(bytes > memoryBytes && byName ? (threads ?? worth) - 1 : 0, folder);
    return await checkSources({ given, io, version, program, intake, sources, tables, crew, scratch, following });
  } finally {
    await Promise.all(crew.map((t) => t.dismiss()));
    scratch.close();
  }
};

interface Prepared {
  readonly given: CheckOptions;
  readonly io: Io;
  readonly version: string;
  readonly program: Program;
  readonly intake: IntakeOptions;
  readonly sources: readonly Source[];
  readonly tables: TablesNamed;
  readonly crew: readonly Waiting[];
  readonly scratch: OpenScratch;
  readonly following: Following | undefined;
}

const checkSources = async (p: Prepared): Promise<number> => {
  const { given, io, version, program, intake, sources, tables, crew, scratch, following } = p;
  const w = words(io.lang);
  const { failOn, period, asOf, memoryBytes } = generalOptions(given, w);
  const { files, stopped } = await planAll(sources, program, intake, tables);
  const rest: Omit<RenderOptions, 'pack'> = {
    lang: io.lang,
    width: widthOf(io),
    colour: colourOf(io, given.color),
    ambiguousWide: given.ambiguousWide === true,
    verbose: given.verbose === true,
  };
  const options: RenderOptions = { ...rest, pack: program.pack };
  const run: Run = { tool: `kijun ${version}`, pack: packOf(program), asOf: given.asOf ?? null, options: kept(given) };
  const outputs = following?.silent ? [] : await openOutputs(given.report ?? [], options, io, w);
  const seen = await survey(files, intake, memoryBytes, lookingElsewhere(crew, intake, io.lang));
  following?.seen(files, seen.firms);
  const parts = seen.way === 'parted' ? await spill(seen, intake, scratch, Math.max(memoryBytes / 2, 4096)) : [];
  const judging: Judging = {
    program,
    run,
    stopped,
    options: { records: program.pack.records, intake, period, asOf },
    scratch,
  };
  const wanted = given.report?.length ? given.report : ['terminal'];
  // Threads write firms' reports apart from each other.
  const alone = outputs.some((o) => o.folder) && !namesApart(seen.firms);
  const shares = sharesOf(seen, alone ? 1 : crew.length + 1, parts);
  const send = (share: Share, index: number): SentShare => ({
    files: files.map((f) => sentFile(f)),
    share,
    large: seen.large.map((f) => files.indexOf(f)),
    firms: seen.firms,
    seen: seen.seen,
    folders: seen.folders,
    intake,
    period,
    asOf,
    way: seen.way,
    scratch: scratch.folder(),
    stopped,
    run,
    render: rest,
    outputs: wanted.map((text, o) => ({
      wanted: text,
      spool: outputs[o]!.folder ? '' : join(scratch.folder(), `spool-${index}-${o}`),
    })),
  });
  const listening = following ? [...outputs, listener((report) => following.firm(report, program))] : outputs;
  const result = await judgeSideBySide({ survey: seen, shares, judging, outputs: listening, threads: crew, send });
  const { lines } = result;
  const reported = new Set(result.reported);
  const unreadable = stopped.length > 0 || files.some((f) => f.tally.faults.some((x) => x.action === 'stopped'));
  const { code, word } = exitOf({ ...result, unreadable }, program, failOn, given.exitZero === true);
  const provenance = provenanceOf(
    run,
    files,
    stopped.map((s) => s.fault),
    [],
  );
  const summary = summaryOf(lines, { code, word }, provenance);
  // What follows has its own end for the reader; a program gets both.
  for (const o of outputs) await o.end(following && o.plain ? null : summary);
  // What is wrong with a file stands in the reports of its folder's firms; where there is no such firm, it is told here.
  const found = [
    ...stopped,
    ...files.flatMap((f) => f.tally.faults.map((fault) => ({ folder: f.plan.source.folder, fault }))),
  ];
  for (const { folder: at, fault } of found) if (!reported.has(at)) await io.err(told(fault, w));
  for (const { plan, tally } of files) {
    const more = [...tally.faultCounts.values()].reduce((a, b) => a + b, 0) - tally.faults.length;
    if (more > 0 && !reported.has(plan.source.folder)) await io.err(`${plan.source.name}: ${w.report.moreOf(more)}\n`);
  }
  if (lines.length === 0) await io.err(`${w.cli.noFirm}\n`);
  if (following) return following.end({ unreadable, options });
  if (code !== EXIT.met && (given.report ?? []).length > 0)
    await io.err(`${w.summary.exit(code, exitMeans(w, code))}\n`);
  return code;
};

/** How a run ends: unreadable before breached before undecided before met. */
export const exitOf = (
  found: Pick<ShareResult, 'lines' | 'breached' | 'open'> & { readonly unreadable: boolean },
  program: Program,
  failOn: BreachKind,
  zero: boolean,
): { readonly code: number; readonly word: ExitWord } => {
  const failing = found.breached.some((rule) => grave(program, rule) >= GRAVITY.indexOf(failOn));
  const word: ExitWord = found.unreadable
    ? 'unreadable'
    : failing
      ? 'breached'
      : found.open || found.lines.length === 0
        ? 'undecided'
        : 'met';
  return { code: zero && (word === 'breached' || word === 'undecided') ? EXIT.met : EXIT[word], word };
};

const listener = (hear: (report: FirmReport) => void): Output => ({
  firm: async (report) => hear(report),
  append: async () => undefined,
  folder: false,
  plain: true,
  end: async () => undefined,
});

const told = (f: Fault, w: Catalogue): string => {
  const { what, todo } = faultSentences(w, f.code, f.action, {
    line: f.line,
    column: f.column,
    written: f.written,
    ...f.args,
  });
  return `${f.file}${f.line > 0 ? `:${f.line}` : ''}: ${what} ${todo}\n`;
};

/** Looks at every file; one that cannot be understood is set aside with its fault. */
export const planAll = async (
  sources: readonly Source[],
  program: Program,
  intake: IntakeOptions,
  tables: TablesNamed,
): Promise<{ files: OpenFile[]; stopped: Stopped[] }> => {
  const files: OpenFile[] = [];
  const stopped: Stopped[] = [];
  for (const source of sources) {
    const { plan, faults } = await planFile(source, program.pack.records, { ...intake, ...tables(source) });
    if (plan) {
      files.push({ plan, tally: tallyOf(faults), found: faults });
    } else for (const fault of faults) stopped.push({ folder: source.folder, fault });
  }
  return { files, stopped };
};

/** What provenance says of the pack: little enough to be sent to a thread. */
export const packOf = ({ pack: { id, version, digest, loosened } }: Program): Run['pack'] => ({
  id,
  version,
  digest,
  loosened,
});

const grave = (program: Program, rule: string): number =>
  GRAVITY.indexOf(program.pack.rules.find((r) => r.id === rule)!.breach);
