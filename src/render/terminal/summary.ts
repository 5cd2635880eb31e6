// The end of a run: a line for each firm, the totals, and what the exit code means. In: the summary of a run. Out: lines.
import type { RunSummary } from '../../report/types.js';
import { exitMeans } from '../../text/index.js';
import { heading, type Page, paragraph, ruleLine, tableAt } from '../page.js';
import { digestText, outcomePaint } from './firm-head.js';

export const summaryLines = (page: Page, run: RunSummary): readonly string[] => {
  const { words: w, paint } = page;
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    { head: w.summary.firm },
    { head: w.summary.outcome },
    right(w.answers.met),
    right(w.answers.breached),
    right(w.answers.undecided),
    right(w.report.owed),
    { head: w.summary.report, paint: paint.quiet },
  ];
  const rows = run.firms.map((f) => [
    f.firm,
    w.outcomes[f.outcome].name,
    String(f.met),
    String(f.breached),
    String(f.undecided),
    f.owed ?? '',
    digestText(page, f.report),
  ]);
  const t = run.totals;
  const total = [w.summary.total(run.firms.length), '', String(t.met), String(t.breached), String(t.undecided), '', ''];
  const paintRow = (row: number) => {
    const firm = run.firms[row];
    return firm === undefined ? paint.strong : outcomePaint(page, firm.outcome);
  };
  return [
    ruleLine(page),
    ...heading(page, w.summary.head).slice(1),
    ...tableAt(page, 2, columns, [...rows, ...(run.firms.length > 1 ? [total] : [])], paintRow),
    '',
    ...paragraph(page, w.summary.exit(run.exit.code, exitMeans(w, run.exit.code))),
  ];
};
