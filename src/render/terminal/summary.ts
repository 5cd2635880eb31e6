// The end of a run: a line for each firm, the totals, and what the exit code means. In: the summary of a run. Out: lines.
import { add, formatNumber, parseNumber, type Q, ZERO } from '../../quantity/rational.js';
import type { Amount, RunSummary, SummaryLine } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { codeOf, foundWord } from '../../text/index.js';
import { amountText, figure, placesFor, unitHead } from '../amounts.js';
import { heading, type Page, paragraph, ruleLine, tableAt } from '../page.js';
import { outcomePaint } from './firm-head.js';

const OUTCOME = 1;

const DIGEST_SHOWN = 8;

/** "17473.75 yen"; the unit may be left out. */
const amountOf = (owed: string): Amount => {
  const [amount = '', unit = ''] = owed.split(' ');
  return { amount, unit };
};

/** The unit that every sum owed in the run is in; undefined where they differ or nothing is owed. */
const sharedUnit = (run: RunSummary): string | undefined => {
  const units = new Set(run.firms.flatMap((f) => (f.owed === null ? [] : [amountOf(f.owed).unit])));
  return units.size === 1 ? [...units][0] : undefined;
};

const owedTotal = (run: RunSummary): string =>
  formatNumber(run.firms.reduce<Q>((sum, f) => add(sum, parseNumber(f.owed?.split(' ')[0] ?? '0') ?? ZERO), ZERO));

const isOpen = (f: SummaryLine): boolean => f.owedOpen > 0;

const leastOf = (page: Page, text: string, open: boolean): string => (open ? page.words.summary.least(text) : text);

/** A sum that is not all known must not read as if it were. */
const owedOf = (page: Page, f: SummaryLine, say: (amount: Amount) => string): string => {
  if (f.owed === null) return isOpen(f) ? page.words.report.unknown : '';
  return leastOf(page, say(amountOf(f.owed)), isOpen(f));
};

/** What was found, and where the code says otherwise, who asked for that. */
const exitLine = (page: Page, { code, word }: RunSummary['exit']): string => {
  const { words: w } = page;
  const found = foundWord(w, word);
  return codeOf(word) === code
    ? w.summary.exit(code, found)
    : w.report.sentences([w.summary.found(found), w.summary.exitAsked(code)]);
};

export const summaryLines = (page: Page, run: RunSummary): readonly string[] => {
  const { words: w, paint } = page;
  const unit = sharedUnit(run);
  const owed = (amount: Amount): string =>
    unit === undefined ? amountText(w, amount, placesFor(amount)) : figure(amount, placesFor(amount));
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    { head: w.summary.firm },
    { head: w.summary.outcome },
    right(w.answers.met),
    right(w.answers.breached),
    right(w.answers.undecided),
    right([w.report.owed, unitHead(w, unit ?? '')].filter((h) => h !== '').join('\n')),
    { head: w.summary.report, paint: paint.quiet },
  ];
  const rows = run.firms.map((f) => [
    f.firm,
    w.outcomes[f.outcome].name,
    grouped(f.met),
    grouped(f.breached),
    grouped(f.undecided),
    owedOf(page, f, owed),
    page.verbose ? f.report : f.report.slice(0, DIGEST_SHOWN),
  ]);
  const t = run.totals;
  const total = [
    w.summary.total(run.firms.length),
    '',
    grouped(t.met),
    grouped(t.breached),
    grouped(t.undecided),
    unit === undefined ? '' : leastOf(page, owed({ amount: owedTotal(run), unit }), run.firms.some(isOpen)),
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
    ...paragraph(page, exitLine(page, run.exit)),
  ];
};
