// One share of a run: its firms judged one by one, each report written as soon as it is made. The same in every thread.
import { createHash } from 'node:crypto';
import type { OpenFile } from '../dossier/first-look.js';
import { dossiers, type GroupedDossier, type GroupOptions, type Share } from '../dossier/group.js';
import type { Scratch } from '../dossier/spill.js';
import type { Survey } from '../dossier/survey.js';
import { lineOf as lineInFile } from '../intake/read.js';
import type { Fault } from '../intake/types.js';
import { joinLosses } from '../judge/join-losses.js';
import { type Bench, newBench } from '../judge/judge.js';
import type { Program } from '../pack/program.js';
import { reportText } from '../render/json.js';
import { buildReport } from '../report/build.js';
import { provenanceOf, type Run } from '../report/provenance.js';
import { lineOf } from '../report/summary.js';
import type { FirmReport, SummaryLine } from '../report/types.js';
import type { Output } from './outputs.js';

/** A file that could not be read at all. */
export interface Stopped {
  readonly folder: string;
  readonly fault: Fault;
}

export interface ShareResult {
  readonly lines: readonly SummaryLine[];
  /** Rules breached in any report. */
  readonly breached: readonly string[];
  /** Something is not clear. */
  readonly open: boolean;
  /** Folders that hold a firm with a report. */
  readonly reported: readonly string[];
}

export interface Judging {
  readonly program: Program;
  readonly run: Run;
  readonly stopped: readonly Stopped[];
  readonly options: GroupOptions;
  readonly scratch: Scratch;
}

export const judgeShare = async (
  s: Survey,
  share: Share,
  j: Judging,
  outputs: readonly Pick<Output, 'firm'>[],
): Promise<ShareResult> => {
  const bench = newBench(j.program);
  const lines: SummaryLine[] = [];
  const breached = new Set<string>();
  const reported = new Set<string>();
  let open = false;
  for await (const one of dossiers(s, share, j.options, j.scratch)) {
    const report = reportOf(one, bench, j);
    for (const f of one.files) reported.add(f.plan.source.folder);
    for (const o of outputs) await o.firm(report);
    lines.push(lineOf(report, createHash('sha256').update(reportText(report)).digest('hex')));
    for (const c of report.coverage) if (c.breached > 0) breached.add(c.rule);
    open ||= report.outcome !== 'clear' || report.coverage.some((c) => c.undecided > 0);
  }
  return { lines, breached: [...breached], open, reported: [...reported] };
};

/** With --phase offer only the rules that judge an offer, and no figures; undefined: all of them. */
const rulesOf = ({ program, run }: Judging): ReadonlySet<string> | undefined => {
  const { phase } = run.options;
  if (phase === undefined) return undefined;
  return new Set(program.pack.rules.filter((r) => r.phase === phase).map((r) => r.id));
};

const reportOf = (one: GroupedDossier, bench: Bench, j: Judging): FirmReport => {
  const { run, stopped } = j;
  const judged = bench.judge(one.dossier, undefined, rulesOf(j));
  const folders = new Set(one.files.map((f) => f.plan.source.folder));
  const near = stopped.filter((s) => folders.has(s.folder)).map((s) => s.fault);
  const files = one.alone ? one.files : one.files.map((f) => ownFaults(f, one.dossier));
  const provenance = provenanceOf(run, files, near, joinLosses(judged.case));
  // A row left out may be any firm's of its file.
  const gaps =
    near.length > 0 ||
    one.files.some((f) => f.tally.rowsLeftOut > 0 || f.tally.faults.some((x) => x.action === 'stopped'));
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
