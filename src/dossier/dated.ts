// Rows of a table by whose they are and by their first day: what ranges of days are read from.
import { keyOf } from './links.js';
import type { Table } from './table.js';

/** Places in `rows`: dated rows by day in [start, end), rows whose first day is not known in [end, last). */
export interface DatedSpan {
  readonly start: number;
  readonly end: number;
  readonly last: number;
}

export interface Dated {
  /** Rows of one owner side by side, by first day; rows without one behind them. */
  readonly rows: Int32Array;
  /** First day of each place. */
  readonly from: Float64Array;
  readonly owners: ReadonlyMap<string, DatedSpan>;
  /** Rows that do not say whose they are. */
  readonly stray: DatedSpan;
}

/** Owners are the values of `names`; of no names, the firm. */
export const datedRows = (table: Table, names: readonly string[]): Dated => {
  const groups = new Map<string | undefined, number[]>();
  for (let r = 0; r < table.rows; r += 1) {
    const key = keyOf(table, names, r);
    const list = groups.get(key);
    if (list) list.push(r);
    else groups.set(key, [r]);
  }
  const rows = new Int32Array(table.rows);
  const from = new Float64Array(table.rows);
  const owners = new Map<string, DatedSpan>();
  let stray: DatedSpan = { start: 0, end: 0, last: 0 };
  let at = 0;
  for (const [key, list] of groups) {
    const day = (r: number): number => (Number.isFinite(table.from[r]!) ? table.from[r]! : Infinity);
    const start = at;
    let end = start;
    for (const r of list.sort((a, b) => byDay(day(a), day(b)) || a - b)) {
      rows[at] = r;
      from[at] = day(r);
      if (from[at]! < Infinity) end = at + 1;
      at += 1;
    }
    const span = { start, end, last: at };
    if (key === undefined) stray = span;
    else owners.set(key, span);
  }
  return { rows, from, owners, stray };
};

/** Infinity less itself is no number. */
const byDay = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** First place in [start, end) whose day is not before `day`. */
export const firstFrom = ({ from }: Dated, { start, end }: DatedSpan, day: number): number => {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
};
