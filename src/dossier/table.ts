// Segments of typed blocks → one table of one firm: columns side by side, rows by person, month and the record's key.

import { CELL } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import type { Reason } from '../report/types.js';
import { gatherColumn, type Segment, type TableColumn } from './columns.js';
import { corrected, type Place } from './corrections.js';
import { type Periods, periods } from './periods.js';

export interface Table {
  readonly record: RecordDef;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** First and last civil day of each row; NaN where it is not known; Infinity for an open end. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Month the row counts for (year * 12 + month - 1); NaN where it is not known. */
  readonly month: Float64Array;
  /**
   * Whose row it is: equal numbers for equal `by` columns of the parent link (else of the key's first column); -1 where
   * that is not known. Rows of one person stand together, by month.
   */
  readonly person: Int32Array;
  /** 1 where another row has the same key. */
  readonly duplicate: Uint8Array;
  /** Whether any row has. */
  readonly twice: boolean;
  readonly segments: readonly Segment[];
  /** Where each row came from: segment and row within its block. */
  readonly segmentOf: Int32Array;
  readonly blockRow: Int32Array;
  /** Row → the rows of its key that were added to it, and are no rows of the table. */
  readonly corrections?: ReadonlyMap<number, readonly Place[]>;
  /** Corrections without a row that they correct; `duplicate` is 1 for them, too. */
  readonly alone?: ReadonlySet<number>;
  /** Rows to which one may belong that was left out when a file was read; `duplicate` is 1 for them, too. */
  readonly lost?: ReadonlySet<number>;
  /** 1 where the row names a month and nobody says which days that is; 2 where it is the month of payment. */
  readonly monthOnly?: Uint8Array;
  /** Columns that no file holds: worked out from others of the table. */
  readonly derived?: ReadonlyMap<string, Derived>;
}

/** A column worked out from others. */
export interface Derived {
  /** Columns it rests on: its evidence. */
  readonly cells: readonly string[];
  /** Why a row has no value, and the row whose cells could give it one; -1 where none could. */
  why(row: number): { readonly reasons: readonly Reason[]; readonly row: number };
}

/** Gathers one firm's rows of a table. Empty segments give an empty table. */
export const gather = (record: RecordDef, segments: readonly Segment[]): Table => {
  const rows = segments.reduce((n, s) => n + s.end - s.start, 0);
  const columns = new Map<string, TableColumn>();
  for (const { name } of record.columns) {
    const column = gatherColumn(name, segments, rows);
    if (column) columns.set(name, column);
  }
  const segmentOf = new Int32Array(rows);
  const blockRow = new Int32Array(rows);
  let at = 0;
  for (const [i, s] of segments.entries())
    for (let r = s.start; r < s.end; r += 1, at += 1) {
      segmentOf[at] = i;
      blockRow[at] = r;
    }
  return sorted({ record, rows, columns, segments, segmentOf, blockRow });
};

type Unsorted = Pick<Table, 'record' | 'rows' | 'columns' | 'segments' | 'segmentOf' | 'blockRow'>;

/** Numbers that order a column's cells: values, or the rank of each word; empty cells first. */
const orderOf = (column: TableColumn | undefined, rows: number): Float64Array => {
  const out = new Float64Array(rows);
  if (!column) return out;
  const { values, states, words } = column;
  if (!words) {
    for (let r = 0; r < rows; r += 1) out[r] = states[r] === CELL.value ? values[r]! : -Infinity;
    return out;
  }
  const used = new Map<number, number>();
  let last = -1;
  let ascending = true;
  for (let r = 0; r < rows; r += 1) {
    const v = values[r]!;
    if (v === last) continue;
    if (!used.has(v)) {
      if (last >= 0 && words[v]! < words[last]!) ascending = false;
      used.set(v, used.size);
    } else ascending = false;
    last = v;
  }
  if (!ascending) {
    const inOrder = [...used.keys()].sort((a, b) => (words[a]! < words[b]! ? -1 : words[a]! > words[b]! ? 1 : 0));
    for (const [rank, v] of inOrder.entries()) used.set(v, rank);
  }
  last = -1;
  let rank = 0;
  for (let r = 0; r < rows; r += 1) {
    const v = values[r]!;
    if (v !== last) rank = used.get(v)!;
    last = v;
    out[r] = states[r] === CELL.value ? rank : -1;
  }
  return out;
};

/** The period's days where a key column says them, from the month where the row names no days. */
const orderOfKey = (t: Unsorted, name: string, days: Periods): Float64Array => {
  const { period } = t.record;
  const order = orderOf(t.columns.get(name), t.rows);
  const own = name === period?.from ? days.from : name === period?.to ? days.to : undefined;
  if (own === undefined || period?.month === undefined) return order;
  const states = t.columns.get(name)?.states;
  for (let r = 0; r < t.rows; r += 1) if (states?.[r] !== CELL.value && Number.isFinite(own[r]!)) order[r] = own[r]!;
  return order;
};

const sorted = (t: Unsorted): Table => {
  const { record, rows } = t;
  const days = periods(t);
  const keys = record.key.map((k) => orderOfKey(t, k, days));
  const place = (i: number): readonly [string, number] => {
    const s = t.segments[t.segmentOf[i]!]!;
    return [s.block.plan.source.name, s.block.raw.lines[s.block.rawRow[t.blockRow[i]!]!]!];
  };
  // Rows of one key stand as in the files, file after file by name: the way they came in leaves no trace.
  const compareAt = (a: number, b: number): number => {
    for (const k of keys) {
      const [x, y] = [k[a]!, k[b]!];
      if (x !== y) return x < y ? -1 : 1;
    }
    const [[fa, la], [fb, lb]] = [place(a), place(b)];
    return fa < fb ? -1 : fa > fb ? 1 : la - lb;
  };
  let inOrder = true;
  for (let r = 1; r < rows && inOrder; r += 1) inOrder = compareAt(r - 1, r) <= 0;
  if (inOrder) return finish(t, keys, days);
  const order = Array.from({ length: rows }, (_, i) => i).sort(compareAt);
  const moved = reordered(t, order);
  return finish(
    moved,
    keys.map((k) => picked(k, order)),
    { from: picked(days.from, order), to: picked(days.to, order), month: picked(days.month, order) },
  );
};

const picked = <A extends Float64Array | Uint8Array | Int32Array>(from: A, order: readonly number[]): A =>
  from.map((_, i) => from[order[i]!]!) as A;

const reordered = <T extends Unsorted>(t: T, order: readonly number[]): T => {
  const columns = new Map<string, TableColumn>();
  for (const [name, c] of t.columns) {
    const moved = { values: picked(c.values, order), states: picked(c.states, order) };
    columns.set(name, c.words ? { ...moved, words: c.words } : moved);
  }
  return { ...t, columns, segmentOf: picked(t.segmentOf, order), blockRow: picked(t.blockRow, order) };
};

/** Marks duplicates among rows in key order, then sees to it that each person's rows stand together, by month. */
const finish = (t: Unsorted, keys: readonly Float64Array[], days: Periods): Table => {
  const { record, rows } = t;
  const duplicate = new Uint8Array(rows);
  const names = record.parent ? Object.keys(record.parent.by) : record.key.slice(0, 1);
  const owners = names.map((name) => keys[record.key.indexOf(name)] ?? orderOf(t.columns.get(name), rows));
  const unowned = unownedRows(t, names);
  const nobody = (r: number): boolean => unowned !== null && unowned[r] === 1;
  const { month } = days;
  const monthAt = (r: number): number => (Number.isNaN(month[r]!) ? -Infinity : month[r]!);
  const compareAt = (a: number, b: number): number => {
    const [x, y] = [nobody(a), nobody(b)];
    if (x || y) return x && y ? a - b : x ? -1 : 1;
    for (const k of owners) if (k[a] !== k[b]) return k[a]! < k[b]! ? -1 : 1;
    return monthAt(a) - monthAt(b) || a - b;
  };
  let together = true;
  for (let r = 1; r < rows; r += 1) {
    if (keys.length > 0 && keys.every((k) => k[r] === k[r - 1])) duplicate[r] = duplicate[r - 1] = 1;
    if (together && compareAt(r - 1, r) > 0) together = false;
  }
  const person = new Int32Array(rows);
  const count = (at: (r: number) => number): void => {
    for (let r = 0; r < rows; r += 1) {
      const [here, before] = [at(r), r === 0 ? -1 : at(r - 1)];
      if (nobody(here)) person[r] = -1;
      else if (before < 0) person[r] = 0;
      else person[r] = person[r - 1]! + (person[r - 1] !== -1 && owners.every((k) => k[here] === k[before]) ? 0 : 1);
    }
  };
  if (together) {
    count((r) => r);
    return corrected({ ...t, duplicate, twice: duplicate.includes(1), person, ...days });
  }
  const order = Array.from({ length: rows }, (_, i) => i).sort(compareAt);
  count((r) => order[r]!);
  return corrected({
    ...reordered(t, order),
    duplicate: picked(duplicate, order),
    twice: duplicate.includes(1),
    person,
    from: picked(days.from, order),
    to: picked(days.to, order),
    month: picked(month, order),
  });
};

/** Rows whose owner is not said; null when every row's is. */
const unownedRows = (t: Unsorted, names: readonly string[]): Uint8Array | null => {
  let out: Uint8Array | null = null;
  for (const name of names) {
    const states = t.columns.get(name)?.states;
    for (let r = 0; r < t.rows; r += 1)
      if (states?.[r] !== CELL.value) {
        out ??= new Uint8Array(t.rows);
        out[r] = 1;
      }
  }
  return out;
};
