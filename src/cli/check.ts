// kijun check: files → dossiers → answers → a report for each firm, a summary, and the exit code.
import { createHash } from 'node:crypto';
import { dossiers, type GroupedDossier, type OpenFile } from '../dossier/group.js';
import { newTally } from '../intake/faults.js';
import { lineOf as lineInFile, planFile } from '../intake/read.js';
import type { Fault, IntakeOptions, Source } from '../intake/types.js';
import { joinLosses } from '../judge/join-losses.js';
import { newBench } from '../judge/judge.js';
import type { Program } from '../pack/program.js';
import type { RenderOptions } from '../render/index.js';
import { reportText } from '../render/json.js';
import { buildReport } from '../report/build.js';
import { provenanceOf, type Run } from '../report/provenance.js';
import { lineOf, summaryOf } from '../report/summary.js';
import type { FirmReport, SummaryLine } from '../report/types.js';
import { type Catalogue, exitMeans, faultSentences, words } from '../text/index.js';
import {
  type CheckOptions,
  GRAVITY,
  generalOptions,
  intakeOptions,
  kept,
  type TablesNamed,
  tablesNamed,
} from './check-options.js';
import { EXIT, type ExitWord } from './exit.js';
import { colourOf, type Io, widthOf } from './io.js';
import { openOutputs } from './outputs.js';
import { tellPackFaults } from './pack.js';
import { defaultPack, openProgram, packFolder } from './packs.js';
import { openScratch } from './scratch.js';
import { openSources } from './sources.js';

export const check = async (
  paths: readonly string[],
  given: CheckOptions,
  io: Io,
  version: string,
): Promise<number> => {
  const w = words(io.lang);
  const { failOn, period, memoryBytes } = generalOptions(given, w);
  const opened = openProgram(packFolder(given.pack ?? defaultPack(), w));
  if (!opened.program) return tellPackFaults(given.pack ?? defaultPack(), opened.faults, io);
  const { program } = opened;
  const intake = intakeOptions(given, program, w);
  const sources = await openSources(paths, io, w);
  const tables = tablesNamed(given, program, sources, w);
  const { files, stopped } = await planAll(sources, program, intake, tables);
  const options: RenderOptions = {
    lang: io.lang,
    width: widthOf(io),
    colour: colourOf(io, given.color),
    ambiguousWide: given.ambiguousWide === true,
    pack: program.pack,
    verbose: given.verbose === true,
  };
  const run: Run = { tool: `kijun ${version}`, pack: program.pack, asOf: given.asOf ?? null, options: kept(given) };
  const outputs = await openOutputs(given.report ?? [], options, io, w);
  const bench = newBench(program);
  const scratch = openScratch();
  const lines: SummaryLine[] = [];
  const reported = new Set<string>();
  let [failing, undecided] = [false, false];
  try {
    const grouped = dossiers(files, {
      records: program.pack.records,
      intake,
      period,
      scratch,
      memoryBytes,
      partBytes: Math.max(memoryBytes / 2, 4096),
    });
    for await (const one of grouped) {
      const report = reportOf(one, bench, run, stopped);
      for (const f of one.files) reported.add(f.plan.source.folder);
      for (const o of outputs) await o.firm(report);
      lines.push(lineOf(report, createHash('sha256').update(reportText(report)).digest('hex')));
      failing ||= report.coverage.some((c) => c.breached > 0 && grave(program, c.rule) >= GRAVITY.indexOf(failOn));
      undecided ||= report.outcome !== 'clear' || report.coverage.some((c) => c.undecided > 0);
    }
  } finally {
    scratch.close();
  }
  const unreadable = stopped.length > 0 || files.some((f) => f.tally.faults.some((x) => x.action === 'stopped'));
  const word: ExitWord = unreadable
    ? 'unreadable'
    : failing
      ? 'breached'
      : undecided || lines.length === 0
        ? 'undecided'
        : 'met';
  const code = given.exitZero === true && (word === 'breached' || word === 'undecided') ? EXIT.met : EXIT[word];
  const provenance = provenanceOf(
    run,
    files,
    true,
    stopped.map((s) => s.fault),
    [],
  );
  const summary = summaryOf(lines, { code, word }, provenance);
  for (const o of outputs) await o.end(summary);
  // What is wrong with a file stands in the reports of its folder's firms; where there is no such firm, it is told here.
  const found = [
    ...stopped,
    ...files.flatMap((f) => f.tally.faults.map((fault) => ({ source: f.plan.source, fault }))),
  ];
  for (const { source, fault } of found) if (!reported.has(source.folder)) await io.err(told(fault, w));
  if (lines.length === 0) await io.err(`${w.cli.noFirm}\n`);
  if (code !== EXIT.met && (given.report ?? []).length > 0)
    await io.err(`${w.summary.exit(code, exitMeans(w, code))}\n`);
  return code;
};

interface Stopped {
  readonly source: Source;
  readonly fault: Fault;
}

const told = (f: Fault, w: Catalogue): string => {
  const { what, todo } = faultSentences(w, f.code, f.action, {
    line: f.line,
    column: f.column,
    written: f.written,
    ...f.args,
  });
  return `${f.file}${f.line > 0 ? `:${f.line}` : ''}: ${what} ${todo}\n`;
};

const planAll = async (
  sources: readonly Source[],
  program: Program,
  intake: IntakeOptions,
  tables: TablesNamed,
): Promise<{ files: OpenFile[]; stopped: Stopped[] }> => {
  const files: OpenFile[] = [];
  const stopped: Stopped[] = [];
  for (const source of sources) {
    const { plan, faults } = await planFile(source, program.pack.records, { ...intake, as: tables(source) });
    if (plan) {
      const tally = newTally();
      for (const f of faults) {
        tally.faults.push(f);
        tally.faultCounts.set(f.code, (tally.faultCounts.get(f.code) ?? 0) + 1);
      }
      files.push({ plan, tally });
    } else for (const fault of faults) stopped.push({ source, fault });
  }
  return { files, stopped };
};

const reportOf = (
  one: GroupedDossier,
  bench: ReturnType<typeof newBench>,
  run: Run,
  stopped: readonly Stopped[],
): FirmReport => {
  const judged = bench.judge(one.dossier);
  const folders = new Set(one.files.map((f) => f.plan.source.folder));
  const near = stopped.filter((s) => folders.has(s.source.folder)).map((s) => s.fault);
  const files = one.alone || one.streaming ? one.files : one.files.map((f) => ownFaults(f, one.dossier));
  const provenance = provenanceOf(run, files, !one.streaming, near, joinLosses(judged.case));
  const gaps =
    near.length > 0 ||
    (!one.streaming &&
      one.files.some((f) => f.tally.rowsLeftOut > 0 || f.tally.faults.some((x) => x.action === 'stopped')));
  return buildReport(judged, provenance, gaps);
};

/** Of a file of many firms: the faults of the file itself and of this firm's rows. The summary lists them all. */
const ownFaults = ({ plan, tally }: OpenFile, dossier: GroupedDossier['dossier']): OpenFile => {
  const lines = new Set<number>([0]);
  if (tally.faults.length > 0)
    for (const table of dossier.tables.values())
      for (const { block, start, end } of table.segments)
        if (block.plan === plan) for (let r = start; r < end; r += 1) lines.add(lineInFile(block, r));
  const faults = tally.faults.filter((f) => lines.has(f.line));
  const faultCounts = new Map<string, number>();
  for (const f of faults) faultCounts.set(f.code, (faultCounts.get(f.code) ?? 0) + 1);
  return { plan, tally: { ...tally, faults, faultCounts } };
};

const grave = (program: Program, rule: string): number =>
  GRAVITY.indexOf(program.pack.rules.find((r) => r.id === rule)!.breach);
