// Whom and when findings speak of, and groups of findings. In: findings. Out: words, counts, groups.
import type { Amount, Finding, SubjectRef } from '../../report/types.js';
import type { Page } from '../page.js';

export interface Group {
  readonly rule: string;
  readonly findings: readonly Finding[];
}

/** Findings by rule, the stages in their order (findings come sorted from the report). */
export const byRule = (findings: readonly Finding[]): readonly Group[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return Array.from(groups, ([rule, own]) => ({ rule, findings: own }));
};

const lastDay = (month: string): string => {
  const [y = 0, m = 0] = month.split('-').map(Number);
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  return `${month}-${days}`;
};

/** A whole calendar month as 2025-11; other spans by their days, the year said once. */
export const span = (page: Page, from: string | undefined, to: string | undefined): string => {
  if (from === undefined) return to ?? '';
  if (to === undefined || to === from) return from;
  const month = from.slice(0, 7);
  if (from === `${month}-01` && to === lastDay(month)) return month;
  return page.words.report.days(from, to.slice(0, 5) === from.slice(0, 5) ? to.slice(5) : to);
};

/** The worker, else the row's own key, else the firm. */
export const who = (page: Page, s: SubjectRef): string =>
  s.worker !== undefined && s.id !== undefined
    ? `${s.worker} ${s.id}`
    : (s.worker ?? s.id ?? page.words.report.notNamed);

export const whoAndWhen = (page: Page, s: SubjectRef): string => {
  const when = span(page, s.from, s.to);
  return when === '' ? who(page, s) : page.words.report.list([who(page, s), when]);
};

/** An undecided finding speaks of every subject that is open for the same cause. */
export const subjectsOf = (f: Finding): readonly SubjectRef[] => f.subjects ?? [f.subject];

export const workersOf = (subjects: readonly SubjectRef[]): number =>
  new Set(subjects.flatMap((s) => s.worker ?? [])).size;

/** Months spoken of; a contract of four years is no month. */
export const monthsOf = (page: Page, subjects: readonly SubjectRef[]): number =>
  new Set(
    subjects
      .filter((s) => page.names.isMonthly(s.kind))
      .map((s) => (s.to ?? s.from ?? '').slice(0, 7))
      .filter((month) => month !== ''),
  ).size;

/** "3 workers, 2 months, 5 of 412 judged"; `judged` 0 where it does not matter. */
export const countText = (page: Page, subjects: readonly SubjectRef[], judged = 0): string =>
  page.words.report.count(workersOf(subjects), monthsOf(page, subjects), subjects.length, judged);

/** The unit that all the amounts share; undefined where they differ or there are none. */
export const sharedUnit = (amounts: readonly (Amount | undefined)[]): string | undefined => {
  const units = new Set(amounts.flatMap((a) => a?.unit ?? []));
  return units.size === 1 ? units.values().next().value : undefined;
};

/** Rules named of those that wait for the same thing. */
const RULES_SHOWN = 4;

/** The first few titles, and how many more; all of them in a report in full. */
export const shortList = (page: Page, titles: readonly string[]): string => {
  const { list, moreOf } = page.words.report;
  const left = page.verbose ? 0 : titles.length - RULES_SHOWN;
  return left > 1 ? list([...titles.slice(0, RULES_SHOWN), moreOf(left)]) : list(titles);
};
