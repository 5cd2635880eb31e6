// The end of a run: a line for each firm, the totals, and what the exit code means. In: the summary of a run. Out: lines.
import { parseNumber } from '../../quantity/rational.js';
import type { RunSummary } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { exitMeans } from '../../text/index.js';
import { amountsWithin, figure, placesFor } from '../amounts.js';
import { heading, type Page, paragraph, ruleLine, tableAt } from '../page.js';
import { digestText, outcomePaint } from './firm-head.js';

const OUTCOME = 1;

/** The summary says how much; the unit may or may not be written with it. */
const owedText = (page: Page, owed: string | null): string => {
  if (owed === null) return '';
  const plain = { amount: owed, unit: '' };
  return parseNumber(owed) === undefined ? amountsWithin(page.words, owed) : figure(plain, placesFor(plain));
};

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
    grouped(f.met),
    grouped(f.breached),
    grouped(f.undecided),
    owedText(page, f.owed),
    digestText(page, f.report),
  ]);
  const t = run.totals;
  const total = [
    w.summary.total(run.firms.length),
    '',
    grouped(t.met),
    grouped(t.breached),
    grouped(t.undecided),
    '',
    '',
  ];
  const paintCell = (row: number, column: number) => {
    const firm = run.firms[row];
    if (firm === undefined) return paint.strong;
    return column === OUTCOME ? outcomePaint(page, firm.outcome) : undefined;
  };
  return [
    ruleLine(page),
    ...heading(page, w.summary.head).slice(1),
    ...tableAt(page, 2, columns, [...rows, ...(run.firms.length > 1 ? [total] : [])], paintCell),
    '',
    ...paragraph(page, w.summary.exit(run.exit.code, exitMeans(w, run.exit.code))),
  ];
};
