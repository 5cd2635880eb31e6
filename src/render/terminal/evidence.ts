// The list of what was submitted: each table with its grade, who supplied it and for what time. In: a report. Out: lines.
import type { EvidenceLine, FirmReport } from '../../report/types.js';
import { heading, moreThan, type Page, tableAt } from '../page.js';

const INDENT = 2;

const supplier = (page: Page, code: string | null): string => {
  const { evidence, report } = page.words;
  if (code === null) return report.unknown;
  return Object.hasOwn(evidence.suppliers, code) ? evidence.suppliers[code as keyof typeof evidence.suppliers] : code;
};

const period = (page: Page, { from, to, nil }: EvidenceLine): string => {
  const { evidence, report: r } = page.words;
  const days = from === null && to === null ? '' : r.days(from ?? '', to ?? '');
  return nil ? r.list([evidence.nil[nil], days].filter((t) => t !== '')) : days;
};

export const evidenceLines = (page: Page, { evidence: lines }: FirmReport): readonly string[] => {
  const { evidence: e } = page.words;
  if (lines.length === 0) return [];
  const columns = [e.table, e.grade, e.suppliedBy, e.period, e.file].map((head) => ({ head }));
  const rows = lines
    .slice(0, page.limit)
    .map((l) => [page.names.table(l.table), e.grades[l.grade], supplier(page, l.suppliedBy), period(page, l), l.file]);
  return [...heading(page, e.head), ...tableAt(page, INDENT, columns, rows), ...moreThan(page, lines.length, INDENT)];
};
