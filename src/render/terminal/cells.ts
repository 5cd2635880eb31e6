// Which cells of a finding are worth showing: those that tell the row, and those that the steps shown name. In: a finding. Out: some of its cells.
import type { Cell, Finding } from '../../report/types.js';
import type { Page } from '../page.js';
import { mentioned, type WorkedStep } from '../worked/steps.js';

const MOST = 8;
/** So few are shown as they are. */
const FEW = 5;
/** Columns of a run of months. */
const MOST_COLUMNS = 3;

const isNothing = (written: string): boolean => /^[-0:.,\s]*$/.test(written);

export const cellsThatMatter = (
  page: Page,
  f: Finding,
  steps: readonly WorkedStep[],
  named: ReadonlySet<string>,
  tableOf: (file: string) => string,
  /** Rows that correct the finding's own, as 'file:row'. */
  added: ReadonlySet<string> = new Set(),
): readonly Cell[] => {
  const months = monthCells(page, f, steps, tableOf);
  if (months.length > 0) return months;
  if (f.cells.length <= FEW) return f.cells;
  const { kind } = f.subject;
  const own = f.cells.find((c) => tableOf(c.file) === kind);
  const isOwn = (c: Cell): boolean =>
    (own !== undefined && c.file === own.file && c.row === own.row) || added.has(`${c.file}:${c.row}`);
  const tables = new Set(f.cells.map((c) => tableOf(c.file)));
  const isNamed = (c: Cell): boolean => {
    if (tableOf(c.file) === kind) return isOwn(c) && named.has(c.field);
    return [...named].some((name) => {
      const [link, field] = [name.slice(0, Math.max(0, name.lastIndexOf('.'))), name.slice(name.lastIndexOf('.') + 1)];
      // A link may go by another name than its table.
      return link !== '' && field === c.field && (link === tableOf(c.file) || !tables.has(link));
    });
  };
  const keys = f.cells.filter((c) => isOwn(c) && page.names.isKey(c.field, kind));
  const evidence = f.cells.filter((c) => !keys.includes(c) && isNamed(c));
  // Rather any cells than none.
  const rest = evidence.length > 0 ? evidence : f.cells.filter((c) => !keys.includes(c) && !isNothing(c.written));
  const chosen = new Set([...keys, ...rest].slice(0, MOST * (1 + added.size)));
  return f.cells.filter((c) => chosen.has(c));
};

/** Where the step runs over months: the rows of those months, with the columns that it adds up. */
const monthCells = (
  page: Page,
  f: Finding,
  steps: readonly WorkedStep[],
  tableOf: (file: string) => string,
): readonly Cell[] => {
  const { kind } = f.subject;
  const step = steps.find((s) => s.branch?.node.t === 'window');
  const node = step?.branch?.node;
  if (step === undefined || node?.t !== 'window') return [];
  const rows = new Map<string, Cell[]>();
  for (const c of f.cells) {
    if (tableOf(c.file) !== kind) continue;
    const at = `${c.row}\n${c.file}`;
    rows.set(at, [...(rows.get(at) ?? []), c]);
  }
  const deciding = [...rows.values()].slice(0, node.last ?? undefined);
  const units = new Set([
    step.value.unit,
    ...f.equation.filter((e) => mentioned(step).includes(e.fact)).map((e) => e.value.unit),
  ]);
  const all = deciding.flat();
  const fields = [...new Set(all.map((c) => c.field))].filter(
    (field) => !page.names.isKey(field, kind) && all.some((c) => c.field === field && !isNothing(c.written)),
  );
  const summed = fields.filter((field) => units.has(page.names.unit(field, kind) ?? ''));
  // A number of months: what was counted is told by its hours.
  const hours = fields.filter((field) => page.names.unit(field, kind) === 'hour');
  const shown = [summed, hours, fields].find((some) => some.length > 0)?.slice(0, MOST_COLUMNS) ?? [];
  return deciding.flatMap((row) => shown.flatMap((field) => row.find((c) => c.field === field) ?? []));
};
