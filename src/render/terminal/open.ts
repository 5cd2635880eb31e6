// What is open, in short: by rule with what settles it, or, where many rules are open, by what is missing. In: undecided findings. Out: lines.
import type { Finding } from '../../report/types.js';
import { ends, type Page, paragraph } from '../page.js';
import { causesOf, kindsOf, whoAndWhere } from './causes.js';
import { countText, type Group, shortList, subjectsOf, whoAndWhen } from './subjects.js';

const INDENT = 2;

/** Reasons told of rules that the same evidence settles. */
const REASONS_SHOWN = 5;

const kindLines = (page: Page, findings: readonly Finding[]): readonly string[] => {
  const { report: r } = page.words;
  const causes = causesOf(page, findings);
  const { sentence, subjects } = causes[0]!;
  const all = findings.flatMap(subjectsOf);
  const isOne = new Set(all.map((s) => whoAndWhen(page, s))).size === 1;
  const count = isOne ? whoAndWhere(page, causes[0]!.first, all[0]!) : countText(page, all);
  const head = causes.length === 1 ? count : r.suchAs(count, whoAndWhen(page, subjects[0]!));
  return paragraph(page, r.labelled(head, sentence), INDENT, page.paint.open, 2);
};

/** In short: rules that the same evidence settles stand together, with the reasons of all of them. */
const briefLines = (page: Page, groups: readonly Group[], settles: string): readonly string[] => {
  const { words: w, names, paint } = page;
  const kinds = kindsOf(groups.flatMap((g) => g.findings));
  const left = kinds.length - REASONS_SHOWN;
  return [
    '',
    ...groups.flatMap((g) => {
      const open = g.findings.reduce((n, f) => n + subjectsOf(f).length, 0);
      return ends(page, names.ruleTitle(g.rule), w.report.openCount(open), paint.strong, paint.quiet);
    }),
    ...kinds.slice(0, REASONS_SHOWN).flatMap((own) => kindLines(page, own)),
    ...(left > 0 ? paragraph(page, w.report.more(left), INDENT, paint.quiet) : []),
    ...(settles === '' ? [] : paragraph(page, w.report.labelled(w.report.settles, settles), INDENT, undefined, 2)),
  ];
};

/** Causes told before the rest is only counted. */
const CAUSES_SHOWN = 25;
/** Where the text stands beside its number. */
const COLUMN = 7;

/** Kinds of causes that differ in the column alone: told once, with all the columns. */
const columnsTogether = (kinds: readonly (readonly Finding[])[]): readonly (readonly (readonly Finding[])[])[] => {
  const together = new Map<string, (readonly Finding[])[]>();
  for (const own of kinds) {
    const { code = '', args = {} } = own[0]!.reasons[0] ?? {};
    const key =
      args.column === undefined ? JSON.stringify([code, args]) : JSON.stringify([code, args.table, args.total]);
    together.set(key, [...(together.get(key) ?? []), own]);
  }
  const open = (kind: readonly (readonly Finding[])[]): number =>
    kind.flat().reduce((n, f) => n + subjectsOf(f).length, 0);
  return [...together.values()].sort((a, b) => open(b) - open(a));
};

/** What is missing, and the rules that wait for it. */
const waitingLines = (page: Page, kinds: readonly (readonly Finding[])[], nth: number): readonly string[] => {
  const { words: w, names, paint } = page;
  const { report: r } = w;
  const causes = causesOf(page, kinds[0]!);
  const { sentence, subjects } = causes[0]!;
  const all = kinds.flat().flatMap(subjectsOf);
  const others = kinds.slice(1).flatMap((own) => {
    const { column, table } = own[0]!.reasons[0]!.args;
    return column === undefined ? [] : [w.quoted(names.column(column, table))];
  });
  const titles = [...new Set(kinds.flat().map((f) => names.ruleTitle(f.rule)))];
  const rules = shortList(page, titles);
  const count = countText(page, all);
  const whose = causes.length === 1 ? count : r.suchAs(count, whoAndWhen(page, subjects[0]!));
  return [
    ...paragraph(page, `${String(nth).padStart(4)}.  ${sentence}`, 0, paint.open, COLUMN),
    ...(others.length === 0 ? [] : paragraph(page, r.sameFor(r.list(others)), COLUMN, paint.open)),
    ...paragraph(page, r.waiting(whose, titles.length, rules), COLUMN, paint.quiet),
  ];
};

/** By what is missing: one document often opens the way for dozens of rules. */
const byCause = (page: Page, groups: readonly Group[]): readonly string[] => {
  const kinds = columnsTogether(kindsOf(groups.flatMap((g) => g.findings)));
  const left = kinds.length - CAUSES_SHOWN;
  return [
    ...paragraph(page, page.words.report.openByCause(groups.length, kinds.length), INDENT, page.paint.quiet),
    ...kinds.slice(0, CAUSES_SHOWN).flatMap((own, i) => waitingLines(page, own, i + 1)),
    ...(left > 0 ? paragraph(page, page.words.report.more(left), INDENT, page.paint.quiet) : []),
  ];
};

const byRule = (page: Page, groups: readonly Group[]): readonly string[] => {
  const together = new Map<string, Group[]>();
  for (const g of groups) {
    const settles = page.names.ruleText(g.rule)?.settles ?? '';
    together.set(settles, [...(together.get(settles) ?? []), g]);
  }
  return Array.from(together).flatMap(([settles, own]) => briefLines(page, own, settles));
};

export const openLines = (page: Page, groups: readonly Group[]): readonly string[] => [
  ...(groups.length > page.limit ? byCause(page, groups) : byRule(page, groups)),
  '',
  ...paragraph(page, page.words.report.openWhose, INDENT, page.paint.quiet),
];
