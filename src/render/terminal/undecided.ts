// Undecided answers by rule and reason with what settles them; settled ones; what was not looked at. In: a report. Out: lines.
import type { Finding, FirmReport, SubjectRef } from '../../report/types.js';
import { ends, heading, moreThan, type Page, paragraph } from '../page.js';
import { reasonText } from './reasons.js';
import { byRule, countText, type Group, span, subjectsOf, whoAndWhen } from './subjects.js';

const INDENT = 2;

interface Cause {
  readonly sentence: string;
  readonly subjects: readonly SubjectRef[];
  readonly first: Finding;
}

/** Open subjects by the sentence that says why; the most frequent causes first. */
const causesOf = (page: Page, findings: readonly Finding[]): readonly Cause[] => {
  const causes = new Map<string, { sentence: string; subjects: SubjectRef[]; first: Finding }>();
  for (const f of findings) {
    const sentence = f.reasons[0] === undefined ? page.words.report.unknown : reasonText(page, f.reasons[0]);
    const cause = causes.get(sentence) ?? { sentence, subjects: [], first: f };
    cause.subjects.push(...subjectsOf(f));
    causes.set(sentence, cause);
  }
  return Array.from(causes.values()).sort((a, b) => b.subjects.length - a.subjects.length);
};

/** Whose they are: with their months while that is a short list, else only the workers. */
const whoseOf = (page: Page, subjects: readonly SubjectRef[]): readonly string[] => {
  const months = new Map<string, string[]>();
  for (const s of subjects) {
    const whose = s.worker ?? s.id;
    if (whose === undefined) continue;
    const when = span(page, s.from, s.to);
    const own = months.get(whose);
    if (own) own.push(when);
    else months.set(whose, [when]);
  }
  const { list, bracketed } = page.words.report;
  if (subjects.length > page.limit) return [...months.keys()];
  return Array.from(months, ([whose, own]) => {
    const when = list(own.filter((w) => w !== ''));
    return when === '' ? whose : bracketed(whose, when);
  });
};

/** Whose it is, when, and the cell that is open. */
const whoAndWhere = (page: Page, f: Finding, subject: SubjectRef): string => {
  const { report: r } = page.words;
  const column = f.reasons[0]?.args.column;
  const cell = f.cells.find((c) => c.field === column) ?? f.cells[0];
  const whose = whoAndWhen(page, subject);
  return cell === undefined ? whose : r.bracketed(whose, r.place(cell.file, cell.row));
};

/** One subject: whose, when, which cell. Several: how many, and whose. */
const causeLines = (page: Page, { sentence, subjects, first }: Cause): readonly string[] => {
  const { report: r } = page.words;
  const say = (head: string) => paragraph(page, r.labelled(head, sentence), INDENT, page.paint.open, 2);
  if (subjects.length === 1) {
    return say(whoAndWhere(page, first, subjects[0]!));
  }
  const all = whoseOf(page, subjects);
  const left = all.length - page.limit;
  const whose = r.list([...all.slice(0, page.limit), ...(left > 0 ? [r.moreOf(left)] : [])]);
  return [
    ...say(countText(page, subjects)),
    ...(whose === '' ? [] : paragraph(page, whose, INDENT + 2, page.paint.quiet)),
  ];
};

const groupLines = (page: Page, group: Group): readonly string[] => {
  const { words: w, names, paint } = page;
  const first = group.findings[0]!;
  const causes = causesOf(page, group.findings);
  const settles = names.ruleText(group.rule)?.settles;
  return [
    '',
    ...ends(page, names.ruleTitle(group.rule), w.stages[first.stage].name, paint.strong, paint.quiet),
    ...paragraph(page, names.law(first.law), INDENT),
    ...causes.slice(0, page.limit).flatMap((cause) => causeLines(page, cause)),
    ...moreThan(page, causes.length, INDENT),
    ...(settles === undefined
      ? []
      : paragraph(page, w.report.labelled(w.report.settles, settles), INDENT, undefined, 2)),
  ];
};

/** Reasons told of rules that the same evidence settles. */
const REASONS_SHOWN = 5;

/** What differs from row to row, and would tell the same cause many times over. */
const OF_THE_ROW = new Set(['difference', 'month', 'day', 'written']);

/** Findings that are open for the same kind of cause: the first of them tells it. */
const kindsOf = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const kinds = new Map<string, Finding[]>();
  for (const f of findings) {
    const { code = '', args = {} } = f.reasons[0] ?? {};
    const key = JSON.stringify([code, Object.entries(args).filter(([name]) => !OF_THE_ROW.has(name))]);
    kinds.set(key, [...(kinds.get(key) ?? []), f]);
  }
  const open = (own: readonly Finding[]): number => own.reduce((n, f) => n + subjectsOf(f).length, 0);
  return [...kinds.values()].sort((a, b) => open(b) - open(a));
};

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

export const undecidedLines = (page: Page, report: FirmReport): readonly string[] => {
  const groups = byRule(report.findings.filter((f) => f.answer === 'undecided'));
  if (groups.length === 0) return [];
  const together = new Map<string, Group[]>();
  for (const g of groups) {
    const settles = page.names.ruleText(g.rule)?.settles ?? '';
    together.set(settles, [...(together.get(settles) ?? []), g]);
  }
  return [
    ...heading(page, page.words.report.undecided, page.paint.open),
    ...(page.verbose
      ? groups.flatMap((g) => groupLines(page, g))
      : [
          ...Array.from(together).flatMap(([settles, own]) => briefLines(page, own, settles)),
          '',
          ...paragraph(page, page.words.report.openWhose, INDENT, page.paint.quiet),
        ]),
  ];
};

export const settledLines = (page: Page, report: FirmReport): readonly string[] => {
  const { names, words: w } = page;
  const groups = byRule(report.findings.filter((f) => f.answer === 'settled'));
  if (groups.length === 0) return [];
  return [
    ...heading(page, w.report.settled),
    ...paragraph(page, w.report.settledNote, INDENT, page.paint.quiet),
    ...groups.flatMap((g) => {
      const counts = countText(page, g.findings.flatMap(subjectsOf));
      return paragraph(page, w.report.labelled(names.ruleTitle(g.rule), counts), INDENT, undefined, 2);
    }),
  ];
};

/** What no table can show; why, in a report in full. */
export const notObservableLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w, lang } = page;
  if (report.notObservable.length === 0) return [];
  const titles = report.notObservable.map((n) => n.title[lang]);
  return [
    ...heading(page, w.report.notObservable),
    ...paragraph(page, w.report.notObservableNote, INDENT, page.paint.quiet),
    ...(page.verbose
      ? report.notObservable.flatMap((n) =>
          paragraph(page, w.report.labelled(n.title[lang], n.why[lang]), INDENT, undefined, 2),
        )
      : paragraph(page, w.report.list(titles), INDENT)),
  ];
};

export const notLookedAtLines = (page: Page, report: FirmReport): readonly string[] => {
  const { words: w, names } = page;
  const rules = new Map<string, string[]>();
  for (const { rule, reason } of report.notLookedAt) {
    const sentence = reasonText(page, reason);
    rules.set(sentence, [...(rules.get(sentence) ?? []), names.ruleTitle(rule)]);
  }
  if (rules.size === 0) return [];
  return [
    ...heading(page, w.report.notLookedAt),
    ...Array.from(rules).flatMap(([sentence, titles]) => [
      ...paragraph(page, sentence, INDENT),
      ...paragraph(page, w.report.rulesNotJudged(w.report.list(titles)), INDENT + 2, page.paint.quiet),
    ]),
  ];
};
