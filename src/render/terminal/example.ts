// One finding in full: plain words, the calculation, the numbers of law, the cells, who enforces it. In: a finding. Out: lines.
import type { Enforcement } from '../../pack/types.js';
import type { Amount, Finding, FirmReport, ParameterUsed, Step } from '../../report/types.js';
import { fill } from '../../text/index.js';
import { amountsWithin, amountText, placesFor } from '../amounts.js';
import { frame } from '../frame.js';
import { labelled, type Page, paragraph } from '../page.js';
import { widthOf } from '../width.js';
import { reasonText } from './reasons.js';
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
const stepLines = (page: Page, f: Finding, step: Step, indent: number): readonly string[] => {
  const { words: w, names } = page;
  const table = f.subject.kind;
  const value = amountText(w, step.value, placesFor(step.value));
  // A look-up has no calculation to show: the table, the key and the day stand below.
  const lookedUp = f.parameters.some(
    (p) => step.formula.startsWith(`${p.table}(`) || step.formula.startsWith(`${p.table}.`),
  );
  const worked = lookedUp
    ? []
    : [names.formula(step.formula, table), step.filled === step.formula ? '' : amountsWithin(w, step.filled)];
  const sides = [...worked, value].filter((side, i, all) => side !== '' && side !== all[i - 1]);
  if (sides.length === 1) return paragraph(page, `${names.fact(step.fact, table)} = ${value}`, indent, undefined, 2);
  return [
    ...paragraph(page, names.fact(step.fact, table), indent),
    ...sides.flatMap((side, i) =>
      paragraph(page, `= ${side}`, indent + 2, i === sides.length - 1 ? page.paint.strong : undefined, 2),
    ),
  ];
};

const parameterLines = (page: Page, p: ParameterUsed, indent: number): readonly string[] => {
  const { words: w, names, paint } = page;
  // A key without a title of its own would only print an id.
  const keys = Object.entries(p.key).map(([name, value]) =>
    names.column(name) === name ? value : `${names.column(name)} ${value}`,
  );
  const parts = [...(p.column === 'value' ? [] : [names.fact(p.column)]), ...keys];
  const title =
    parts.length === 0 ? names.parameter(p.table) : w.report.bracketed(names.parameter(p.table), w.report.list(parts));
  const value = amountText(w, { amount: p.value, unit: p.unit }, placesFor({ amount: p.value, unit: p.unit }));
  return [
    ...paragraph(page, w.report.inForce(title, value, p.from), indent, undefined, 2),
    ...paragraph(page, w.report.labelled(w.report.source, p.source), indent + 2, paint.quiet),
    ...(p.checked ? [] : paragraph(page, w.report.unchecked, indent + 2, paint.open)),
  ];
};

const enforcedBy = (page: Page, { authority, law }: Enforcement): string =>
  law.length === 0 ? authority[page.lang] : page.words.report.bracketed(authority[page.lang], page.names.law(law));

const block = (page: Page, head: string, lines: readonly string[], indent: number): readonly string[] =>
  lines.length === 0 ? [] : ['', ...paragraph(page, head, indent, page.paint.quiet), ...lines];

export const exampleLines = (page: Page, report: FirmReport, f: Finding, indent: number): readonly string[] => {
  const { words: w, names, paint, lang } = page;
  const inner = indent + 2;
  const tables = new Map(report.provenance.files.map((file) => [file.file, file.table]));
  const sentence = breachSentence(page, f);
  const enforcement = names.rule(f.rule)?.enforcedBy ?? names.topic(f.topic)?.enforcedBy;
  // The first reason only says that the amount is open; the others say why.
  const openAmount = f.owed === undefined ? f.reasons.filter((r) => r.code !== 'amount_open') : [];
  const closing = [
    ...(enforcement
      ? [
          [w.report.enforcedBy, enforcedBy(page, enforcement)],
          [w.report.remedy, enforcement.remedy[lang]],
        ]
      : []),
    [w.report.finding, f.fingerprint],
  ] as const;
  const column = Math.max(...closing.map(([label]) => widthOf(label!, page))) + 2;
  return [
    ...paragraph(page, w.report.example(whoAndWhen(page, f.subject)), indent, paint.strong),
    ...(sentence === ''
      ? []
      : labelled(page, w.report.toWorker, sentence, inner, widthOf(w.report.toWorker, page) + 2)),
    ...block(
      page,
      w.report.parts,
      (f.parts ?? []).flatMap((p) =>
        paragraph(page, w.report.labelled(span(page, p.from, p.to), w.answers[p.answer]), inner),
      ),
      inner,
    ),
    ...block(
      page,
      w.report.worked,
      f.equation.flatMap((step) => stepLines(page, f, step, inner)),
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
    ...block(
      page,
      w.report.owedOpen,
      openAmount.flatMap((r) => paragraph(page, reasonText(page, r), inner)),
      inner,
    ),
    ...(f.checked ? [] : ['', ...paragraph(page, w.report.uncheckedRule, inner, paint.open)]),
    '',
    ...closing.flatMap(([label, text]) => labelled(page, label!, text!, inner, column)),
  ];
};
