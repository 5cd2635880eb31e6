// Reports of firms → the summary of a run: a line a firm, totals, and the exit word.
import type { Answer } from '../pack/types.js';
import type { FirmReport, Provenance, RunSummary, SummaryLine } from './types.js';

const SUMMARY_SCHEMA = 'urn:kijun:schema:summary';

const KINDS: readonly Answer[] = ['met', 'breached', 'undecided', 'not_applicable', 'settled'];

/** `id` is the digest of the report's bytes, made by the renderer that writes them. */
export const lineOf = (report: FirmReport, id: string): SummaryLine => {
  const count = (a: Answer): number => report.coverage.reduce((n, c) => n + c[a], 0);
  return {
    firm: report.firm.id,
    outcome: report.outcome,
    met: count('met'),
    breached: count('breached'),
    undecided: count('undecided'),
    not_applicable: count('not_applicable'),
    settled: count('settled'),
    owed: report.owed.total ? `${report.owed.total.amount} ${report.owed.total.unit}` : null,
    owedOpen: report.owed.open,
    report: id,
  };
};

export const summaryOf = (
  lines: readonly SummaryLine[],
  exit: RunSummary['exit'],
  provenance: Provenance,
): RunSummary => {
  const firms = [...lines].sort((a, b) => (a.firm < b.firm ? -1 : 1));
  const totals = Object.fromEntries(KINDS.map((k) => [k, firms.reduce((n, f) => n + (f[k as 'met'] as number), 0)]));
  return {
    $schema: SUMMARY_SCHEMA,
    kind: 'summary',
    firms,
    totals: totals as Record<Answer, number>,
    exit,
    provenance,
  };
};
