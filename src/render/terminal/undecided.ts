// Undecided answers with what settles them; what was not looked at. In: a report. Out: lines.
import type { FirmReport, SubjectRef } from '../../report/types.js';
import { ends, heading, moreThan, type Page, paragraph } from '../page.js';
import { type Cause, causesOf, whoAndWhere } from './causes.js';
import { openLines } from './open.js';
import { reasonText } from './reasons.js';
import { byRule, countText, type Group, shortList, span } from './subjects.js';

const INDENT = 2;

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

export const undecidedLines = (page: Page, report: FirmReport): readonly string[] => {
  const groups = byRule(report.findings.filter((f) => f.answer === 'undecided'));
  if (groups.length === 0) return [];
  return [
    ...heading(page, page.words.report.undecided, page.paint.open),
    ...(page.verbose ? groups.flatMap((g) => groupLines(page, g)) : openLines(page, groups)),
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
      ...paragraph(page, w.report.rulesNotJudged(shortList(page, titles)), INDENT + 2, page.paint.quiet),
    ]),
  ];
};
