// Breached rules: title, article, whom and how much, a table of findings, and one finding worked out in full. In: a report. Out: lines.
import type { Amount, Finding, FirmReport } from '../../report/types.js';
import { amountText, figure, placesFor, unitHead } from '../amounts.js';
import { ends, heading, moreThan, type Page, paragraph, tableAt } from '../page.js';
import type { TableColumn } from '../table.js';
import { barsOf } from './bars.js';
import { briefLines } from './brief.js';
import { enforcerLines } from './enforcers.js';
import { exampleLines } from './example.js';
import { isOpen, owedInAll } from './owed.js';
import { besideLines } from './settlements.js';
import { byRule, countText, type Group, sharedUnit, span, subjectsOf, who } from './subjects.js';

const INDENT = 2;

const owedText = (page: Page, findings: readonly Finding[]): string => {
  const total = owedInAll(findings);
  const open = findings.filter(isOpen).length;
  if (total !== null && total.amount !== '0')
    return page.words.report.owedInAll(amountText(page.words, total, placesFor(total)), open);
  return open > 0 ? page.words.report.owedOpen : '';
};

type BoundHead = 'least' | 'most' | 'aboveHead' | 'belowHead' | 'exactly';
const HEADS: Readonly<Record<string, readonly [BoundHead, 'short' | 'over' | 'differs']>> = {
  atLeast: ['least', 'short'],
  above: ['aboveHead', 'short'],
  atMost: ['most', 'over'],
  below: ['belowHead', 'over'],
  equals: ['exactly', 'differs'],
};

/** Columns that no finding fills are left out; a unit that all share stands in the head. */
const findingTable = (page: Page, group: Group): readonly string[] => {
  const { report: r } = page.words;
  const shown = group.findings.slice(0, page.limit);
  const [bound, short] = HEADS[group.findings[0]!.test?.is ?? ''] ?? [undefined, 'short'];
  const amounts = (head: string, of: (f: Finding) => Amount | undefined, open = '') => {
    const unit = sharedUnit(shown.map(of));
    const column: TableColumn = {
      head: [head, unit === undefined ? '' : unitHead(page.words, unit)].filter((h) => h !== '').join('\n'),
      align: 'right',
    };
    const cell = (f: Finding): string => {
      const amount = of(f);
      if (amount === undefined) return open;
      const places = placesFor(f.value, f.bound, amount);
      return unit === undefined || amount.unit === 'flag'
        ? amountText(page.words, amount, places)
        : figure(amount, places);
    };
    return { column, cell, used: shown.some((f) => of(f) !== undefined) };
  };
  const parts = [
    { column: { head: r.worker }, cell: (f: Finding) => who(page, f.subject), used: true },
    {
      column: { head: r.when },
      cell: (f: Finding) => span(page, f.subject.from, f.subject.to),
      used: shown.some((f) => f.subject.from),
    },
    amounts(r.found, (f) => f.value),
    amounts(bound === undefined ? r.required : r[bound], (f) => f.bound),
    amounts(r[short], (f) => f.shortfall),
    amounts(r.owed, (f) => f.owed, r.unknown),
  ].filter((p) => p.used);
  return [
    ...tableAt(
      page,
      INDENT,
      parts.map((p) => p.column),
      shown.map((f) => parts.map((p) => p.cell(f))),
    ),
    ...moreThan(page, group.findings.length, INDENT),
  ];
};

/** "found 80:01 hours, at most 80:00 hours, over by 0:01 hours": the table's row where there is but one. */
const foundText = (page: Page, f: Finding): string => {
  const { words: w } = page;
  const [bound, short] = HEADS[f.test?.is ?? ''] ?? [undefined, 'short'];
  const say = (head: string, amount: Amount | undefined): readonly string[] =>
    amount === undefined ? [] : [w.report.headed(head, amountText(w, amount, placesFor(f.value, f.bound, amount)))];
  return w.report.list([
    ...say(w.report.found, f.value),
    ...say(bound === undefined ? w.report.required : w.report[bound], f.bound),
    // Nothing is over where the bound itself is forbidden.
    ...(f.shortfall?.amount === '0' ? [] : say(w.report[short], f.shortfall)),
    ...(f.owed === undefined && isOpen(f)
      ? [w.report.headed(w.report.owed, w.report.unknown)]
      : say(w.report.owed, f.owed?.amount === '0' ? undefined : f.owed)),
  ]);
};

const testText = (page: Page, f: Finding): string => {
  if (f.test === undefined) return '';
  const { report: r, flags } = page.words;
  const { is, than } = f.test;
  const fact = page.names.fact(f.test.fact, f.subject.kind);
  if (is === 'const' || is === 'enum') {
    const values = than.split(', ');
    const said = r.list(values.map((v) => (v === 'true' || v === 'false' ? flags[v] : v)));
    // The value is among those named: the rule forbids them.
    return values.includes(f.value?.amount ?? '') ? r.mustNotBe(fact, said) : r.mustBe(fact, said);
  }
  const tests: Readonly<Record<string, (fact: string, than: string) => string>> = r.test;
  const other = page.names.fact(than, f.subject.kind);
  return tests[is]?.(fact, other) ?? `${fact} ${is} ${other}`;
};

const groupLines = (
  page: Page,
  report: FirmReport,
  group: Group,
  number: number,
  said: Set<string>,
): readonly string[] => {
  const first = group.findings[0]!;
  const { words: w, paint, names } = page;
  const cover = report.coverage.find((c) => c.rule === group.rule);
  const judged = cover === undefined ? 0 : cover.met + cover.breached + cover.settled;
  const counts = w.report.list(
    [countText(page, group.findings.flatMap(subjectsOf), judged), owedText(page, group.findings)].filter(
      (t) => t !== '',
    ),
  );
  const kind = w.report.list([w.stages[first.stage].name, w.breaches[first.breach]]);
  const test = testText(page, first);
  const isAlone = !page.verbose && group.findings.length === 1;
  const example = group.findings.find((f) => f.owed !== undefined) ?? first;
  return [
    '',
    ...ends(page, `${number}. ${names.ruleTitle(group.rule)}`, kind, paint.strong, paint.quiet),
    ...paragraph(page, names.law(first.law), INDENT),
    ...paragraph(page, counts, INDENT, paint.bad),
    ...barsOf(page, group.findings, INDENT),
    ...besideLines(page, group.findings, INDENT),
    ...(test === '' ? [] : paragraph(page, test, INDENT)),
    ...(isAlone ? [] : ['', ...findingTable(page, group), '']),
    ...(page.verbose
      ? exampleLines(page, report, example, INDENT)
      : briefLines(page, report, example, INDENT, said, isAlone ? foundText(page, first) : undefined)),
  ];
};

export const breachedLines = (page: Page, report: FirmReport): readonly string[] => {
  const groups = byRule(report.findings.filter((f) => f.answer === 'breached'));
  if (groups.length === 0) return [];
  const said = new Set<string>();
  return [
    ...heading(page, page.words.report.breachedInFull, page.paint.bad),
    ...groups.flatMap((group, i) => groupLines(page, report, group, i + 1, said)),
    ...(page.verbose ? [] : enforcerLines(page, groups)),
  ];
};
