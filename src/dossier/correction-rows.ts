// What the rows of a table with corrections are: whole rows, or rows that take something back; and which of them go together.
import { CELL } from '../intake/types.js';
import type { Corrections, RecordColumn } from '../pack/types.js';
import { ABSENT, type TableColumn } from './columns.js';
import type { Table } from './table.js';

export const UNREADABLE = 'unreadable';

/** A cell as a text that differs where it says something else. */
export const cellText = (c: TableColumn | undefined, row: number): string => {
  const state = c?.states[row] ?? ABSENT;
  if (state === CELL.unreadable) return UNREADABLE;
  return state === CELL.value ? `=${c!.words ? c!.words[c!.values[row]!] : c!.values[row]}` : '';
};

export const valueAt = (c: TableColumn | undefined, row: number): number | undefined =>
  c?.states[row] === CELL.value ? c.values[row]! : undefined;

/** Money that an empty cell does not say to be zero: totals. A correction of items that leaves its total out says nothing of it. */
export const isTotal = (c: RecordColumn): boolean => c.type === 'money' && c.blank !== 'zero';

/** Which of a table's rows state a whole, which take something back, and which of those go together. */
export const lookAt = (t: Table, def: Corrections) => {
  const { record } = t;
  const adds = record.columns.filter((c) => def.adds.includes(c.name) && t.columns.has(c.name));
  const amounts = (names: (c: RecordColumn) => boolean) => {
    const columns = adds.filter(names).map((c) => t.columns.get(c.name)!);
    return (row: number, is: (v: number) => boolean): boolean =>
      columns.some((c) => {
        const v = valueAt(c, row);
        return v !== undefined && is(v);
      });
  };
  const signs = amounts((c) => def.sign.includes(c.name));
  const items = amounts((c) => !isTotal(c));
  const all = amounts(() => true);
  const whole = amounts((c) => record.identifiedBy.includes(c.name));
  const below = (v: number): boolean => v < 0;
  const above = (v: number): boolean => v > 0;
  const money = adds.filter((c) => c.type === 'money' && !isTotal(c)).map((c) => t.columns.get(c.name)!);
  const totals = amounts(isTotal);
  /** A total above all that its row lists is that of a whole row, stated anew. */
  const isWhole = (row: number): boolean => {
    const listed = money.reduce((n, c) => n + Math.abs(valueAt(c, row) ?? 0), 0);
    return whole(row, above) || totals(row, (v) => v > listed);
  };
  const isCorrection = (row: number): boolean => signs(row, below) && !isWhole(row);
  const alike = record.columns.filter(
    (c) =>
      !def.adds.includes(c.name) &&
      !def.mayDiffer.includes(c.name) &&
      !record.key.includes(c.name) &&
      c.name !== record.period?.month,
  );
  /** Nothing that does not add up is said otherwise than in the row it belongs to. */
  const saysNoOther = (base: number, row: number): boolean =>
    alike.every(({ name }) => {
      const said = cellText(t.columns.get(name), row);
      return said === '' || said === cellText(t.columns.get(name), base);
    });
  const saysAll = (row: number): string => [...t.columns.values()].map((c) => cellText(c, row)).join('\u0000');
  const wholes = adds.filter((c) => def.sign.includes(c.name) && (isTotal(c) || record.identifiedBy.includes(c.name)));
  /** It takes back more than half of the pay: it could as well be all of a row that is not there. */
  const takesMost = (base: number, row: number): boolean =>
    wholes.some(({ name }) => {
      const [own, taken] = [valueAt(t.columns.get(name), base) ?? 0, valueAt(t.columns.get(name), row) ?? 0];
      return own > 0 && own + 2 * taken < 0;
    });
  return {
    isCorrection,
    mirrors: (base: number, row: number): boolean =>
      Object.is(t.month[row], t.month[base]) &&
      saysNoOther(base, row) &&
      adds.every(({ name }) => {
        const c = t.columns.get(name)!;
        if (c.states[base] === CELL.unreadable || c.states[row] === CELL.unreadable) return false;
        return (valueAt(c, base) ?? 0) + (valueAt(c, row) ?? 0) === 0;
      }),
    same: (a: number, b: number): boolean => saysAll(a) === saysAll(b),
    /** Nothing in it is below zero that only a correction has below zero, and it is more than something taken back. */
    isBase: (row: number): boolean => !signs(row, below) && (items(row, above) || !all(row, below)),
    /** Nothing but amounts taken back: a deduction given back. By itself it could be a month without pay. */
    takesBack: (row: number): boolean => all(row, below) && !items(row, above) && !signs(row, below) && !isWhole(row),
    /** All of one month, nothing restated otherwise or once more, no two of them the same. */
    belong: (base: number, others: readonly number[]): boolean =>
      others.every(
        (r) =>
          Object.is(t.month[r], t.month[base]) &&
          saysNoOther(base, r) &&
          !takesMost(base, r) &&
          !adds.some(({ name }) => {
            const v = valueAt(t.columns.get(name), r);
            return v !== undefined && v > 0 && v === valueAt(t.columns.get(name), base);
          }),
      ) && new Set(others.map(saysAll)).size === others.length,
  };
};
