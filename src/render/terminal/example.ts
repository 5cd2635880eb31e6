// One finding in full: plain words, the calculation, the numbers of law, the cells, who enforces it. In: a finding. Out: lines.
import type { Amount, Finding, FirmReport, ParameterUsed, Step } from '../../report/types.js';
import { fill } from '../../text/index.js';
import { amountsWithin, amountText, placesFor } from '../amounts.js';
import { frame } from '../frame.js';
import { labelled, type Page, paragraph } from '../page.js';
import { widthOf } from '../width.js';
import { digestText } from './firm-head.js';
import { span, whoAndWhen } from './subjects.js';

/** The pack's sentence for the worker, with this finding's amounts in it. */
export const breachSentence = (page: Page, f: Finding): string => {
  const template = page.names.ruleText(f.rule)?.breached;
  if (template === undefined) return '';
  const places = placesFor(f.value, f.bound);
  const say = (a: Amount | undefined, p = placesFor(a)): string =>
    a === undefined ? page.words.report.unknown : amountText(page.words, a, p);
  return fill(template, {
    value: say(f.value, places),
    bound: say(f.bound, places),
    shortfall: say(f.shortfall),
    owed: say(f.owed),
  });
};

/** fact = formula, then = the same with numbers, then = the value; each on its line, the signs below each other. */
const stepLines = (page: Page, step: Step, table: string, indent: number): readonly string[] => {
  const { words: w, names } = page;
  const value = amountText(w, step.value, placesFor(step.value));
  const filled = amountsWithin(w, step.filled);
  const sides = [names.formula(step.formula, table), filled, value].filter(
    (side, i, all) => side !== '' && side !== all[i - 1],
  );
  return [
    ...paragraph(page, names.fact(step.fact, table), indent),
    ...sides.flatMap((side) =>
      paragraph(page, `= ${side}`, indent + 2, side === value ? page.paint.strong : undefined, 2),
    ),
  ];
};

const parameterLines = (page: Page, p: ParameterUsed, indent: number): readonly string[] => {
  const { words: w, names, paint } = page;
  const keys = Object.entries(p.key).map(([name, value]) => `${names.column(name)} ${value}`);
  const column = p.column === 'value' ? '' : `, ${names.fact(p.column)}`;
  const title = `${names.parameter(p.table)}${column}${keys.length > 0 ? ` (${w.report.list(keys)})` : ''}`;
  const value = amountText(w, { amount: p.value, unit: p.unit }, placesFor({ amount: p.value, unit: p.unit }));
  return [
    ...paragraph(page, w.report.inForce(title, value, p.from), indent, undefined, 2),
    ...paragraph(page, `${w.report.source}: ${p.source}`, indent + 2, paint.quiet),
    ...(p.checked ? [] : paragraph(page, w.report.unchecked, indent + 2, paint.open)),
  ];
};

const block = (page: Page, head: string, lines: readonly string[], indent: number): readonly string[] =>
  lines.length === 0 ? [] : ['', ...paragraph(page, head, indent, page.paint.quiet), ...lines];

export const exampleLines = (page: Page, report: FirmReport, f: Finding, indent: number): readonly string[] => {
  const { words: w, names, paint, lang } = page;
  const inner = indent + 2;
  const tables = new Map(report.provenance.files.map((file) => [file.file, file.table]));
  const sentence = breachSentence(page, f);
  const enforcement = names.rule(f.rule)?.enforcedBy ?? names.topic(f.topic)?.enforcedBy;
  const labels = [w.report.enforcedBy, w.report.remedy, w.report.finding];
  const column = Math.max(...labels.map((l) => widthOf(l, page))) + 2;
  const authority =
    enforcement && w.report.list([enforcement.authority[lang], names.law(enforcement.law)].filter((t) => t !== ''));
  return [
    ...paragraph(page, w.report.example(whoAndWhen(page, f.subject)), indent, paint.strong),
    ...(sentence === ''
      ? []
      : labelled(page, `${w.report.toWorker}:`, sentence, inner, widthOf(w.report.toWorker, page) + 3)),
    ...(f.parts ?? []).flatMap((p) =>
      paragraph(page, w.report.part(span(page, p.from, p.to), w.answers[p.answer]), inner),
    ),
    ...block(
      page,
      w.report.worked,
      f.equation.flatMap((step) => stepLines(page, step, f.subject.kind, inner)),
      inner,
    ),
    ...block(
      page,
      w.report.numbers,
      f.parameters.flatMap((p) => parameterLines(page, p, inner)),
      inner,
    ),
    ...block(
      page,
      w.report.cells,
      frame(page, f.cells, (file) => tables.get(file) ?? f.subject.kind, inner),
      inner,
    ),
    ...(f.checked ? [] : ['', ...paragraph(page, w.report.uncheckedRule, inner, paint.open)]),
    '',
    ...(authority ? labelled(page, w.report.enforcedBy, authority, inner, column) : []),
    ...(enforcement ? labelled(page, w.report.remedy, enforcement.remedy[lang], inner, column) : []),
    ...labelled(page, w.report.finding, digestText(page, f.fingerprint), inner, column),
  ];
};
