// One finding in full: plain words, the calculation, the numbers of law, the cells, who enforces it. In: a finding. Out: lines.
import type { Enforcement } from '../../pack/types.js';
import type { Amount, Finding, FirmReport, ParameterUsed, Step } from '../../report/types.js';
import { fill } from '../../text/index.js';
import { amountsWithin, amountText, placesFor } from '../amounts.js';
import { frame } from '../frame.js';
import { ends, labelled, type Page, paragraph } from '../page.js';
import { widthOf } from '../width.js';
import { sayFilled } from '../worked/say.js';
import { claimLines } from './claims.js';
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

const filledText = (page: Page, { fact, formula, filled }: Step, table: string): string =>
  filled === formula
    ? ''
    : fact === formula
      ? amountsWithin(page.words, filled)
      : (sayFilled(formula, filled, (name, other = table) => page.names.fact(name, other), page.words) ??
        amountsWithin(page.words, filled));

/** fact = formula, then = the same with numbers, then = the value; each on its line, the signs below each other. */
const stepLines = (page: Page, f: Finding, step: Step, indent: number): readonly string[] => {
  const { words: w, names } = page;
  const table = f.subject.kind;
  const value = amountText(w, step.value, placesFor(step.value));
  // A look-up has no calculation to show: the table, the key and the day stand below.
  const lookedUp = f.parameters.some(
    (p) => step.formula.startsWith(`${p.table}(`) || step.formula.startsWith(`${p.table}.`),
  );
  // A column that was corrected is no formula, only the sum of what its rows state.
  const formula = step.formula === step.fact ? '' : names.formula(step.formula, table);
  const worked = lookedUp ? [] : [formula, filledText(page, step, table)];
  const sides = [...worked, value].filter((side, i, all) => side !== '' && side !== all[i - 1]);
  if (sides.length === 1) return paragraph(page, `${names.fact(step.fact, table)} = ${value}`, indent, undefined, 2);
  return [
    ...paragraph(page, names.fact(step.fact, table), indent),
    ...sides.flatMap((side, i) =>
      paragraph(page, `= ${side}`, indent + 2, i === sides.length - 1 ? page.paint.strong : undefined, 2),
    ),
  ];
};

const parameterTitle = (page: Page, p: ParameterUsed): string => {
  const { words: w, names } = page;
  // A key without a title of its own would only print an id.
  const keys = Object.entries(p.key).map(([name, value]) =>
    names.column(name) === name ? value : w.report.headed(names.column(name), names.code(value)),
  );
  const column = names.fact(p.column);
  const parts = [...(p.column === 'value' || column === p.column ? [] : [column]), ...keys];
  const title = names.parameter(p.table);
  return parts.length === 0 ? title : w.report.bracketed(title, w.report.list(parts));
};

const sourceLines = (page: Page, p: ParameterUsed, indent: number): readonly string[] => {
  const { words: w, paint } = page;
  return [
    ...paragraph(page, w.report.labelled(w.report.source, p.source), indent, paint.quiet),
    ...(p.checked ? [] : paragraph(page, w.report.unchecked, indent, paint.open)),
  ];
};

export const parameterLines = (page: Page, p: ParameterUsed, indent: number): readonly string[] => {
  const { words: w } = page;
  const value = amountText(w, { amount: p.value, unit: p.unit }, placesFor({ amount: p.value, unit: p.unit }));
  return [
    ...paragraph(page, w.report.inForce(parameterTitle(page, p), value, p.from), indent, undefined, 2),
    ...sourceLines(page, p, indent + 2),
  ];
};

/** Under the step that looks it up, which has said the value. */
export const lookedUpLines = (page: Page, p: ParameterUsed, indent: number): readonly string[] => [
  ...paragraph(page, page.words.report.lookedUp(parameterTitle(page, p), p.from), indent, undefined, 2),
  ...sourceLines(page, p, indent + 2),
];

export const enforcedBy = (page: Page, { authority, law }: Enforcement): string =>
  law.length === 0 ? authority[page.lang] : page.words.report.bracketed(authority[page.lang], page.names.law(law));

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

const block = (page: Page, head: string, lines: readonly string[], indent: number): readonly string[] =>
  lines.length === 0 ? [] : ['', ...paragraph(page, head, indent, page.paint.quiet), ...lines];

/** Whose it is, what to tell that person, and the parts of the period. `found`: of the only finding of a rule. */
export const headLines = (page: Page, f: Finding, indent: number, found?: string): readonly string[] => {
  const { words: w } = page;
  const inner = indent + 2;
  const sentence = breachSentence(page, f);
  return [
    ...ends(
      page,
      found === undefined ? w.report.example(whoAndWhen(page, f.subject)) : whoAndWhen(page, f.subject),
      page.verbose ? '' : w.report.findingNo(f.fingerprint),
      page.paint.strong,
      page.paint.quiet,
      indent,
    ),
    ...(found === undefined || found === '' ? [] : paragraph(page, found, inner)),
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
  ];
};

/** Why the amount is open, and what nobody has read yet. */
export const closingLines = (page: Page, f: Finding, indent: number): readonly string[] => {
  const { words: w } = page;
  // The first reason only says that the amount is open; the others say why.
  const openAmount = f.owed === undefined ? f.reasons.filter((r) => r.code !== 'amount_open') : [];
  return [
    ...block(
      page,
      w.report.owedOpen,
      openAmount.flatMap((r) => paragraph(page, reasonText(page, r), indent)),
      indent,
    ),
    ...(f.checked ? [] : ['', ...paragraph(page, w.report.uncheckedRule, indent, page.paint.open)]),
  ];
};

export const exampleLines = (page: Page, report: FirmReport, f: Finding, indent: number): readonly string[] => {
  const { words: w, names, lang } = page;
  const inner = indent + 2;
  const tables = new Map(report.provenance.files.map((file) => [file.file, file.table]));
  const enforcement = names.rule(f.rule)?.enforcedBy ?? names.topic(f.topic)?.enforcedBy;
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
    ...headLines(page, f, indent),
    ...block(
      page,
      w.report.worked,
      f.equation.flatMap((step) => stepLines(page, f, step, inner)),
      inner,
    ),
    ...block(
      page,
      w.report.numbers,
      [...f.parameters, ...(f.arrears?.parameters ?? [])].flatMap((p) => parameterLines(page, p, inner)),
      inner,
    ),
    ...block(
      page,
      w.report.cells,
      frame(page, f.cells, (file) => tables.get(file) ?? f.subject.kind, inner),
      inner,
    ),
    ...spaced(claimLines(page, f, inner)),
    ...closingLines(page, f, inner),
    '',
    ...closing.flatMap(([label, text]) => labelled(page, label!, text!, inner, column)),
  ];
};
