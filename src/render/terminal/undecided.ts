// Undecided answers by rule and reason with what settles them; settled ones; what was not looked at. In: a report. Out: lines.
import type { Finding, FirmReport, Reason } from '../../report/types.js';
import { reasonSentence } from '../../text/index.js';
import { ends, heading, moreThan, type Page, paragraph } from '../page.js';
import { visible } from '../visible.js';
import { byRule, countText, type Group, whoAndWhen } from './subjects.js';

const INDENT = 2;

/** A reason as a sentence, with tables, columns, parameters and facts called by their titles. */
export const reasonText = (page: Page, reason: Reason): string => {
  const { words: w, names } = page;
  const { args } = reason;
  const named = Object.entries(args).map(([name, value]): readonly [string, string] => {
    if (name === 'table') return [name, names.table(value)];
    if (name === 'parameter') return [name, names.parameter(value)];
    if (name === 'fact') return [name, names.fact(value)];
    if (name === 'column' || name === 'total') return [name, names.column(value, args.table)];
    return [name, name === 'written' ? w.quoted(visible(value)) : value];
  });
  return reasonSentence(w, reason.code, Object.fromEntries(named));
};

/** Findings by the sentence of their first reason; the most frequent reasons first. */
const byReason = (page: Page, findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] => {
  const groups = new Map<string, Finding[]>();
  for (const f of findings) {
    const sentence = f.reasons[0] === undefined ? page.words.report.unknown : reasonText(page, f.reasons[0]);
    const group = groups.get(sentence);
    if (group) group.push(f);
    else groups.set(sentence, [f]);
  }
  return Array.from(groups).sort(([, a], [, b]) => b.length - a.length);
};

const groupLines = (page: Page, group: Group): readonly string[] => {
  const { words: w, names, paint } = page;
  const first = group.findings[0]!;
  const reasons = byReason(page, group.findings);
  const settles = names.ruleText(group.rule)?.settles;
  return [
    '',
    ...ends(page, names.ruleTitle(group.rule), w.stages[first.stage].name, paint.strong, paint.quiet),
    ...paragraph(page, names.law(first.law), INDENT),
    ...reasons
      .slice(0, page.limit)
      .flatMap(([sentence, own]) => [
        ...paragraph(
          page,
          `${own.length === 1 ? whoAndWhen(page, own[0]!.subject) : countText(page, own)}: ${sentence}`,
          INDENT,
          paint.open,
          2,
        ),
      ]),
    ...moreThan(page, reasons.length, INDENT),
    ...(settles === undefined ? [] : paragraph(page, `${w.report.settles}: ${settles}`, INDENT, undefined, 2)),
  ];
};

export const undecidedLines = (page: Page, report: FirmReport): readonly string[] => {
  const groups = byRule(report.findings.filter((f) => f.answer === 'undecided'));
  if (groups.length === 0) return [];
  return [
    ...heading(page, page.words.report.undecided, page.paint.open),
    ...groups.flatMap((g) => groupLines(page, g)),
  ];
};

export const settledLines = (page: Page, report: FirmReport): readonly string[] => {
  const groups = byRule(report.findings.filter((f) => f.answer === 'settled'));
  if (groups.length === 0) return [];
  return [
    ...heading(page, page.words.report.settled),
    ...paragraph(page, page.words.report.settledNote, INDENT, page.paint.quiet),
    ...groups.flatMap((g) =>
      paragraph(page, `${page.names.ruleTitle(g.rule)}: ${countText(page, g.findings)}`, INDENT),
    ),
  ];
};

export const notLookedAtLines = (page: Page, report: FirmReport): readonly string[] => {
  const rules = new Map<string, string[]>();
  for (const { rule, reason } of report.notLookedAt) {
    const sentence = reasonText(page, reason);
    rules.set(sentence, [...(rules.get(sentence) ?? []), page.names.ruleTitle(rule)]);
  }
  if (rules.size === 0) return [];
  return [
    ...heading(page, page.words.report.notLookedAt),
    ...Array.from(rules).flatMap(([sentence, titles]) => [
      ...paragraph(page, sentence, INDENT),
      ...paragraph(
        page,
        page.words.report.rulesNotJudged(page.words.report.list(titles)),
        INDENT + 2,
        page.paint.quiet,
      ),
    ]),
  ];
};
