// One finding in short: the steps, numbers and cells that decide it, and where the rest is. In: a finding. Out: lines.
import type { Cell, Finding, FirmReport, ParameterUsed } from '../../report/types.js';
import { amountsWithin, amountText, placesFor, valueText } from '../amounts.js';
import { frame } from '../frame.js';
import { type Page, paragraph } from '../page.js';
import { widthOf } from '../width.js';
import { say } from '../worked/say.js';
import { mentioned, stepsThatMatter, type WorkedStep } from '../worked/steps.js';
import { cellsThatMatter } from './cells.js';
import { claimLines } from './claims.js';
import { closingLines, headLines, lookedUpLines, parameterLines } from './example.js';

const MOST_STEPS = 8;
const MOST_LINES = 25;
const MOST_NUMBERS = 4;

/** The fact with its value, then the part of its formula that played a role, then the same with its numbers. */
const stepLines = (page: Page, f: Finding, step: WorkedStep, indent: number): readonly string[] => {
  const { words: w, names } = page;
  const table = f.subject.kind;
  const value = names.code(amountText(w, step.value, placesFor(step.value)));
  const title = step.fact === null ? w.report.owed : names.fact(step.fact, table);
  const head = paragraph(page, w.report.labelled(title, value), indent, undefined, 2);
  if (step.branch === undefined)
    return [
      ...head,
      ...f.parameters.filter((p) => isLookedUp(p, step)).flatMap((p) => lookedUpLines(page, p, indent + 2)),
    ];
  const summed = f.equation.find((s) => s.fact === s.formula && s.fact === step.formula);
  if (summed !== undefined) return [...head, ...paragraph(page, `= ${amountsWithin(w, summed.filled)}`, indent + 2)];
  const { node, because } = step.branch;
  const call = (name: string): string => names.fact(name, table);
  const number = (name: string): string => {
    const written = step.values.get(name);
    return written === undefined ? call(name) : names.code(valueText(w, written));
  };
  const said = say(node, call, w);
  const filled = say(node, number, w);
  const sides = because === undefined ? [said, filled] : [w.formula.because(say(because, call, w))];
  const shown = sides.filter((side, i, all) => side !== value && side !== all[i - 1] && !(i > 0 && node.t === 'name'));
  const sign = because === undefined ? '= ' : '';
  const oneLine = shown.map((side) => sign + side).join(' ');
  // The formula and its numbers on one line where there is room.
  const fits = widthOf(oneLine, page) <= page.width - indent - 2;
  return [
    ...head,
    ...(fits && shown.length > 0 ? [oneLine] : shown.map((side) => sign + side)).flatMap((text) =>
      paragraph(page, text, indent + 2, undefined, 2),
    ),
  ];
};

/** Rows that were added to the finding's own. */
const correcting = ({ provenance }: FirmReport, f: Finding): ReadonlySet<string> => {
  const subject = JSON.stringify(f.subject);
  const own = (provenance.corrections ?? []).filter((c) => JSON.stringify(c.subject) === subject);
  return new Set(own.flatMap((c) => c.rows.map((r) => `${r.file}:${r.row}`)));
};

/** The table, and where it has several, the column, that the step looks up. */
const isLookedUp = (p: ParameterUsed, { formula }: { readonly formula: string }): boolean =>
  formula.includes(`${p.table}${p.column === 'value' ? '' : `.${p.column}`}(`);

/** A head with its lines, no blank before it. */
const brief = (page: Page, head: string, lines: readonly string[], indent: number): readonly string[] =>
  lines.length === 0 ? [] : [...paragraph(page, head, indent, page.paint.quiet), ...lines];

/** How it was worked out, on so many lines at most. */
export const workedLines = (page: Page, f: Finding, indent: number, most = MOST_LINES): readonly string[] => {
  const drawn = new Map<WorkedStep, readonly string[]>();
  let used = 0;
  const steps = stepsThatMatter(f, page.names.rule(f.rule)?.owed, (step) => {
    const lines = stepLines(page, f, step, indent);
    if (drawn.size > 0 && used + lines.length > most) return false;
    used += lines.length;
    drawn.set(step, lines);
    return true;
  });
  return steps.flatMap((s) => drawn.get(s) ?? []);
};

/** `said`: headers of columns that have been put into words before; further ones are added. */
export const briefLines = (
  page: Page,
  report: FirmReport,
  f: Finding,
  indent: number,
  said: Set<string>,
  /** The only finding of its rule; with what was found, as no table says it. */
  found: string | undefined,
): readonly string[] => {
  const { words: w } = page;
  const inner = indent + 2;
  const tables = new Map(report.provenance.files.map((file) => [file.file, file.table]));
  const tableOf = (file: string): string => tables.get(file) ?? f.subject.kind;
  const drawn = new Map<WorkedStep, readonly string[]>();
  let used = 0;
  const room = (step: WorkedStep): boolean => {
    const lines = stepLines(page, f, step, inner);
    if (drawn.size > 0 && (drawn.size >= MOST_STEPS || used + lines.length > MOST_LINES)) return false;
    used += lines.length;
    drawn.set(step, lines);
    return true;
  };
  const steps = stepsThatMatter(f, page.names.rule(f.rule)?.owed, room);
  const looked = f.parameters.filter((p) => steps.some((s) => isLookedUp(p, s)));
  // Where no step says that it looks anything up, it can't be told which numbers matter most.
  const others = f.equation.some((s) => f.parameters.some((p) => isLookedUp(p, s)))
    ? []
    : f.parameters.slice(0, MOST_NUMBERS);
  const named = new Set([...steps.flatMap(mentioned), f.test?.fact ?? '', f.test?.than ?? '']);
  const cells: readonly Cell[] = cellsThatMatter(page, f, steps, named, tableOf, correcting(report, f));
  const left = [
    w.report.steps(f.equation.length - new Set(steps.flatMap((s) => [s.fact ?? [], s.through].flat())).size),
    w.report.numbersLeft(f.parameters.length - looked.length - others.length),
    w.report.cellsLeft(f.cells.length - cells.length),
  ].filter((t) => t !== '');
  return [
    ...headLines(page, f, indent, found),
    ...brief(
      page,
      w.report.worked,
      steps.flatMap((s) => drawn.get(s) ?? []),
      inner,
    ),
    ...brief(
      page,
      w.report.numbers,
      others.flatMap((p) => parameterLines(page, p, inner)),
      inner,
    ),
    ...frame(page, cells, tableOf, inner, said),
    ...claimLines(page, f, inner),
    ...closingLines(page, f, inner),
    ...(left.length === 0
      ? []
      : paragraph(
          page,
          w.report.inFull(w.report.list(left), `kijun explain ${f.fingerprint} --in REPORT.json`),
          inner,
          page.paint.quiet,
        )),
  ];
};
