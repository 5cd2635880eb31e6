// Money owed for each worker and in all. In: a report. Out: lines.
import type { FirmReport } from '../../report/types.js';
import { figure, placesFor, unitHead } from '../amounts.js';
import { heading, moreThan, type Page, paragraph, tableAt } from '../page.js';

const INDENT = 2;

export const owedLines = (page: Page, report: FirmReport): readonly string[] => {
  const { total, workers, open } = report.owed;
  const { words: w, paint } = page;
  if (total === null && open === 0) return [];
  const note = open > 0 ? paragraph(page, w.report.openAmounts(open), INDENT, paint.open) : [];
  if (total === null) return [...heading(page, w.report.owedHead), ...note];
  const shown = workers.slice(0, page.limit);
  const places = placesFor(total);
  const columns = [
    { head: w.report.worker },
    { head: `${w.report.owed}\n${unitHead(w, total.unit)}`, align: 'right' as const },
  ];
  const totalHead = open > 0 ? w.report.totalAtLeast : w.report.total;
  const rows = [
    ...shown.map((x) => [x.worker, figure(x.total, placesFor(x.total))]),
    [totalHead, figure(total, places)],
  ];
  return [
    ...heading(page, w.report.owedHead),
    ...tableAt(page, INDENT, columns, rows, (row) => (row === shown.length ? paint.strong : undefined)),
    ...moreThan(page, workers.length, INDENT),
    ...note,
  ];
};
