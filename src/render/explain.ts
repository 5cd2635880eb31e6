// kijun explain: one rule, or one finding, told in full. In: a compiled rule or a saved finding. Out: text for the terminal.
import { formatDay } from '../calendar/day.js';
import type { ColumnTerm, CompiledFact, CompiledRule, LookupTerm, Predicate, Program } from '../pack/program.js';
import type { ParameterRow } from '../pack/types.js';
import type { Finding, FirmReport } from '../report/types.js';
import { amountText, placesFor } from './amounts.js';
import { heading, labelled, type Page, pageOf, paragraph } from './page.js';
import { reach } from './reach.js';
import type { RenderOptions } from './renderer.js';
import { exampleLines } from './terminal/example.js';

const text = (lines: readonly string[]): string => `${lines.join('\n').replace(/^\n+/, '')}\n`;

/** The finding as the report shows it, from the saved report alone. */
export const explainFinding = (report: FirmReport, finding: Finding, options: RenderOptions): string => {
  const page = pageOf(options);
  return text([
    ...heading(page, page.names.ruleTitle(finding.rule)),
    ...paragraph(
      page,
      page.words.report.bracketed(finding.rule, page.words.answers[finding.answer]),
      0,
      page.paint.quiet,
    ),
    ...paragraph(page, page.names.law(finding.law)),
    ...exampleLines(page, report, finding, 0),
  ]);
};

/** `day`: the numbers in force on it; null: the latest known. */
export const explainRule = (
  program: Program,
  rule: CompiledRule,
  day: number | null,
  options: RenderOptions,
): string => {
  const page = pageOf(options);
  const { words: w, names, lang } = page;
  const { def } = rule;
  const words = names.ruleText(def.id);
  const { columns, facts, lookups } = reach(rule);
  const enforced = def.enforcedBy ?? names.topic(def.topic)?.enforcedBy;
  const topic = names.topic(def.topic)?.title[lang] ?? def.topic;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [...heading(page, title), ...lines];
  return text([
    ...paragraph(page, words?.title ?? def.id, 0, page.paint.strong),
    ...paragraph(
      page,
      [def.id, w.stages[def.stage].name, topic, w.explain.judged(names.table(def.subject))].join(' · '),
      0,
      page.paint.quiet,
    ),
    ...(def.checked ? [] : paragraph(page, w.report.uncheckedRule, 0, page.paint.open)),
    ...section(
      w.explain.law,
      def.law.flatMap((l) => [
        ...paragraph(page, names.law([l]), 2),
        ...paragraph(page, program.pack.acts[l.act]?.url ?? '', 4, page.paint.quiet),
      ]),
    ),
    ...section(w.explain.says, paragraph(page, words?.explain ?? '', 2)),
    ...section(
      w.explain.asks,
      tests(page, rule.must, def.subject).flatMap((t) => paragraph(page, t, 2)),
    ),
    ...section(
      w.explain.only,
      rule.applies ? tests(page, rule.applies, def.subject).flatMap((t) => paragraph(page, t, 2)) : [],
    ),
    ...section(
      w.explain.weighs,
      weighed(page, rule).flatMap((t) => paragraph(page, t, 2)),
    ),
    ...section(
      w.explain.facts,
      facts.flatMap((f) => factLines(page, f)),
    ),
    ...section(w.explain.owed, def.owed === undefined ? [] : paragraph(page, names.formula(def.owed, def.subject), 2)),
    ...section(
      day === null ? w.explain.latest : w.explain.numbers(formatDay(day)),
      lookups.flatMap((l) => numberLines(page, l, day)),
    ),
    ...section(w.explain.columns, columnLines(page, columns, def.subject)),
    ...section(w.explain.settles, paragraph(page, words?.settles ?? '', 2)),
    ...section(
      w.explain.enforced,
      enforced ? [...paragraph(page, enforced.authority[lang], 2), ...paragraph(page, enforced.remedy[lang], 2)] : [],
    ),
  ]);
};

/** What sets a rule apart: judged before any payroll, met on better evidence alone, able to bar. */
const weighed = ({ words: w, names, lang }: Page, { def }: CompiledRule): readonly string[] => [
  ...(def.phase === 'offer' ? [w.explain.offer] : []),
  ...(typeof def.evidence === 'string' ? [w.explain.evidence(w.evidence.grades[def.evidence])] : []),
  ...(typeof def.evidence === 'object'
    ? Object.entries(def.evidence).map(([table, grade]) =>
        w.explain.evidenceOf(names.table(table), w.evidence.grades[grade]),
      )
    : []),
  ...(def.bar === undefined ? [] : [w.explain.bar]),
  ...(def.bar?.until === undefined ? [] : [w.explain.barUntil(names.fact(def.bar.until, def.subject))]),
  ...(def.bar?.release === undefined ? [] : [w.explain.barRelease(def.bar.release[lang])]),
];

const tests = (page: Page, p: Predicate, subject: string): readonly string[] => {
  const { words: w, names } = page;
  if (p.k === 'compare') return [w.report.test[p.word](names.fact(p.name, subject), names.fact(p.than, subject))];
  if (p.k === 'is') {
    const values = p.values.map((v) => (typeof v === 'boolean' ? w.flags[String(v) as 'true'] : v)).join(', ');
    return [`${names.fact(p.name, subject)} ${p.negated ? '≠' : '='} ${values}`];
  }
  if (p.k === 'all') return p.of.flatMap((x) => tests(page, x, subject));
  return p.of.flatMap((x, i) => tests(page, x, subject).map((t) => `${i + 1}) ${t}`));
};

const factLines = (page: Page, f: CompiledFact): readonly string[] => [
  ...paragraph(page, page.names.fact(f.name, f.subject), 2, page.paint.strong),
  ...paragraph(page, `= ${page.names.formula(f.text, f.subject)}`, 4, undefined, 2),
];

const numberLines = (page: Page, l: LookupTerm, day: number | null): readonly string[] => {
  const { words: w, names } = page;
  const def = l.parameter;
  const unit = def.columns[l.column]!;
  const series = new Map<string, ParameterRow>();
  for (const row of def.rows)
    if (day === null || row.from <= day)
      series.set(def.keys.map((k, i) => `${def.bands?.includes(k) ? '≥ ' : ''}${row.key[i]}`).join(' '), row);
  const title =
    l.column === 'value' ? names.parameter(def.id) : w.report.bracketed(names.parameter(def.id), names.fact(l.column));
  const rows = [...series].map(([key, row]) => {
    const amount = { amount: row.values[l.column] ?? '', unit };
    const value = /^-?\d/.test(amount.amount) ? amountText(w, amount, placesFor(amount)) : amount.amount;
    return `${key === '' ? '' : `${key} `}${value}`;
  });
  return [
    ...paragraph(page, title, 2, page.paint.strong),
    ...paragraph(page, rows.length === 0 ? w.explain.none : rows.join(' · '), 4),
    ...paragraph(
      page,
      `${w.explain.horizon(def.checkedThrough)}. ${w.report.labelled(w.report.source, def.source)}`,
      4,
      page.paint.quiet,
    ),
  ];
};

const columnLines = (page: Page, columns: readonly ColumnTerm[], subject: string): readonly string[] => {
  const byTable = new Map<string, ColumnTerm[]>();
  for (const c of columns) byTable.set(c.table, [...(byTable.get(c.table) ?? []), c]);
  const inTurn = [...byTable].sort(([a], [b]) => Number(b === subject) - Number(a === subject) || (a < b ? -1 : 1));
  return inTurn.flatMap(([table, list]) =>
    labelled(
      page,
      page.names.table(table),
      page.words.report.list(
        list.map((c) => page.words.explain.alias(c.column.title[page.lang], c.column.aliases.slice(0, 2))),
      ),
      2,
      14,
    ),
  );
};
