// One share of a run: its firms judged one by one, each report written as soon as it is made. The same in every thread.
import { dossiers, type GroupedDossier, type GroupOptions, type Share } from '../dossier/group.js';
import { ownFaults } from '../dossier/own-faults.js';
import type { Scratch } from '../dossier/spill.js';
import type { Survey } from '../dossier/survey.js';
import type { Fault } from '../intake/types.js';
import { joinLosses } from '../judge/join-losses.js';
import { type Bench, newBench } from '../judge/judge.js';
import { SETTLEMENT } from '../judge/settlement-rows.js';
import type { Program } from '../pack/program.js';
import { reportDigest } from '../render/json.js';
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
    lines.push(lineOf(report, reportDigest(report)));
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
  const files = one.files.map((f) => ownFaults(f, one.dossier, one.alone, j.options.intake.currency));
  const provenance = provenanceOf(run, files, near, joinLosses(judged.case));
  // A row left out may be any firm's of its file. A settlement that could not be read settles nothing, and hides nothing.
  const gaps =
    near.length > 0 ||
    one.files.some(
      (f) =>
        (f.tally.rowsLeftOut > 0 && f.plan.record.id !== SETTLEMENT) ||
        f.tally.faults.some((x) => x.action === 'stopped'),
    );
  return buildReport(judged, provenance, gaps);
};
