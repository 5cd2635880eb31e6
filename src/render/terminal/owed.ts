// Money owed for each worker and in all. In: a report. Out: lines.
import { add, formatNumber, parseNumber, type Q, ZERO } from '../../quantity/rational.js';
import type { Amount, Finding, FirmReport, Owed } from '../../report/types.js';
import { figure, placesFor, unitHead } from '../amounts.js';
import { heading, moreThan, type Page, paragraph, tableAt } from '../page.js';
import { sharedUnit } from './subjects.js';

const INDENT = 2;

/** What is owed still, where part of it was repaid and proved. */
export const owedNow = (f: Finding): Amount | undefined => f.settlement?.left ?? f.owed;

/** Sum of what is known to be owed; null where nothing is, or the units differ. */
export const owedInAll = (findings: readonly Finding[]): Amount | null => {
  const unit = sharedUnit(findings.map(owedNow));
  if (unit === undefined) return null;
  const sum = findings.reduce<Q>((total, f) => add(total, parseNumber(owedNow(f)?.amount ?? '0') ?? ZERO), ZERO);
  return { amount: formatNumber(sum), unit };
};

/** The breach is one of money, but its amount could not be worked out. */
export const isOpen = (f: Finding): boolean => f.reasons.some((r) => r.code === 'amount_open');

type Sums = Pick<Owed, 'interest' | 'addition'>;

export const owedLines = (page: Page, report: FirmReport): readonly string[] => {
  const { total, workers, open, asOf, interestOpen } = report.owed;
  const { words: w, paint } = page;
  if (total === null && open === 0) return [];
  const note = open > 0 ? paragraph(page, w.report.openAmounts(open), INDENT, paint.open) : [];
  if (total === null) return [...heading(page, w.report.owedHead), ...note];
  const shown = workers.slice(0, page.limit);
  const places = placesFor(total);
  const unit = unitHead(w, total.unit);
  const written = (a: Amount | null): string => (a === null ? '-' : figure(a, placesFor(a)));
  const more = [
    { head: w.claim.interestHead, of: (x: Sums) => x.interest },
    { head: w.claim.additionHead, of: (x: Sums) => x.addition },
  ].filter(({ of }) => of(report.owed) !== null);
  const columns = [
    { head: w.report.worker },
    ...[w.report.owed, ...more.map((m) => m.head)].map((head) => ({
      head: `${head}\n${unit}`,
      align: 'right' as const,
    })),
  ];
  const totalHead = open > 0 ? w.report.totalAtLeast : w.report.total;
  const rows = [
    ...shown.map((x) => [x.worker, written(x.total), ...more.map((m) => written(m.of(x)))]),
    [totalHead, figure(total, places), ...more.map((m) => written(m.of(report.owed)))],
  ];
  return [
    ...heading(page, w.report.owedHead),
    ...tableAt(page, INDENT, columns, rows, (row) => (row === shown.length ? paint.strong : undefined)),
    ...moreThan(page, workers.length, INDENT),
    ...note,
    ...(asOf === null
      ? report.findings.some((f) => f.arrears?.asOf === null)
        ? paragraph(page, w.claim.noDay, INDENT, paint.quiet)
        : []
      : paragraph(page, w.claim.asOf(asOf), INDENT)),
    ...(interestOpen > 0 ? paragraph(page, w.claim.openIn(interestOpen), INDENT, paint.open) : []),
  ];
};
