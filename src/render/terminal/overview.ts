// The whole of what was found in a table: rule, workers, months, money owed. In: a report. Out: lines.
import type { FirmReport } from '../../report/types.js';
import { grouped } from '../../text/digits.js';
import { amountText, figure, placesFor, unitHead } from '../amounts.js';
import { heading, type Page, tableAt } from '../page.js';
import { isOpen, owedInAll, owedNow } from './owed.js';
import { byRule, monthsOf, sharedUnit, subjectsOf, workersOf } from './subjects.js';

const INDENT = 2;

export const overviewLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w, names, paint } = page;
  const groups = byRule(report.findings.filter((f) => f.answer === 'breached'));
  if (groups.length === 0) return [];
  const { total, open } = report.owed;
  const unit = sharedUnit([...report.findings.map(owedNow), total ?? undefined]);
  const owed = (amount: typeof total | undefined, isLeast: boolean): string => {
    if (!amount || (amount.amount === '0' && !isLeast)) return isLeast ? w.report.unknown : '';
    const places = placesFor(amount);
    const text = unit === undefined ? amountText(w, amount, places) : figure(amount, places);
    return isLeast ? w.summary.least(text) : text;
  };
  const count = (n: number): string => (n > 0 ? grouped(n) : '');
  const rows = groups.map(({ rule, findings }, i) => {
    const subjects = findings.flatMap(subjectsOf);
    return [
      `${i + 1}.`,
      names.ruleTitle(rule),
      count(workersOf(subjects)),
      count(monthsOf(page, subjects)),
      owed(owedInAll(findings), findings.some(isOpen)),
    ];
  });
  const all = report.findings.filter((f) => f.answer === 'breached').flatMap(subjectsOf);
  const last = ['', w.report.total, count(workersOf(all)), count(monthsOf(page, all)), owed(total, open > 0)];
  const right = (head: string) => ({ head, align: 'right' as const });
  const columns = [
    right(''),
    { head: w.report.rule },
    right(w.report.workers),
    right(w.report.months),
    right([w.report.owed, unit === undefined ? '' : unitHead(w, unit)].filter((h) => h !== '').join('\n')),
  ].slice(0, last[4] === '' ? -1 : undefined);
  return [
    ...heading(page, w.report.breached, paint.bad),
    ...tableAt(page, INDENT, columns, [...rows, last], (row) => (row === rows.length ? paint.strong : undefined)),
  ];
};
