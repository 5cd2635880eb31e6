// Segments of typed blocks → one table of one firm: columns side by side, rows by person, month and the record's key.

import { CELL } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import type { Reason } from '../report/types.js';
import { gatherColumn, type Segment, type TableColumn } from './columns.js';
import { corrected, type Place } from './corrections.js';
import { compareOwned, personsOf } from './owners.js';
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
  readonly corrections?: ReadonlyMap<number, readonly Place[]> | undefined;
  /** Corrections without a row that they correct; `duplicate` is 1 for them, too. */
  readonly alone?: ReadonlySet<number> | undefined;
  /** Rows to which one may belong that was left out when a file was read; `duplicate` is 1 for them, too. */
  readonly lost?: ReadonlySet<number> | undefined;
  /** 1 where the row names a month and nobody says which days that is; 2 where it is the month of payment. */
  readonly monthOnly?: Uint8Array | undefined;
  /** Columns that no file holds: worked out from others of the table. */
  readonly derived?: ReadonlyMap<string, Derived> | undefined;
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

const placeOf = (t: Unsorted, i: number): readonly [string, number] => {
  const s = t.segments[t.segmentOf[i]!]!;
  return [s.block.plan.source.name, s.block.raw.lines[s.block.rawRow[t.blockRow[i]!]!]!];
};

/** Rows of one key stand as in the files, file after file by name: the way they came in leaves no trace. */
const compareKeys = (t: Unsorted, keys: readonly Float64Array[], a: number, b: number): number => {
  for (const k of keys) {
    const [x, y] = [k[a]!, k[b]!];
    if (x !== y) return x < y ? -1 : 1;
  }
  const [[fa, la], [fb, lb]] = [placeOf(t, a), placeOf(t, b)];
  return fa < fb ? -1 : fa > fb ? 1 : la - lb;
};

const sorted = (t: Unsorted): Table => {
  const { record, rows } = t;
  const days = periods(t);
  const keys = record.key.map((k) => orderOfKey(t, k, days));
  let inOrder = true;
  for (let r = 1; r < rows && inOrder; r += 1) inOrder = compareKeys(t, keys, r - 1, r) <= 0;
  if (inOrder) return finish(t, keys, days);
  const order = Array.from({ length: rows }, (_, i) => i).sort((a, b) => compareKeys(t, keys, a, b));
  const moved = reordered(t, order);
  return finish(
    moved,
    keys.map((k) => picked(k, order)),
    { from: picked(days.from, order), to: picked(days.to, order), month: picked(days.month, order) },
  );
};

const picked = <A extends Float64Array | Uint8Array | Int32Array>(from: A, order: readonly number[]): A =>
  from.map((_, i) => from[order[i]!]!) as A;

const reordered = (t: Unsorted, order: readonly number[]): Unsorted => {
  const columns = new Map<string, TableColumn>();
  for (const [name, c] of t.columns) {
    columns.set(name, { values: picked(c.values, order), states: picked(c.states, order), words: c.words });
  }
  const { record, rows, segments } = t;
  const [segmentOf, blockRow] = [picked(t.segmentOf, order), picked(t.blockRow, order)];
  return { record, rows, columns, segments, segmentOf, blockRow };
};

/** Marks duplicates among rows in key order, then sees to it that each person's rows stand together, by month. */
const finish = (t: Unsorted, keys: readonly Float64Array[], days: Periods): Table => {
  const { record, rows } = t;
  const duplicate = new Uint8Array(rows);
  const names = record.parent ? Object.keys(record.parent.by) : record.key.slice(0, 1);
  const owned = {
    owners: names.map((name) => keys[record.key.indexOf(name)] ?? orderOf(t.columns.get(name), rows)),
    unowned: unownedRows(t, names),
    month: days.month,
  };
  let together = true;
  for (let r = 1; r < rows; r += 1) {
    if (keys.length > 0 && sameAt(keys, r - 1, r)) duplicate[r] = duplicate[r - 1] = 1;
    if (together && compareOwned(owned, r - 1, r) > 0) together = false;
  }
  if (together) return corrected(tableOf(t, days, personsOf(owned, rows, null), duplicate));
  const order = Array.from({ length: rows }, (_, i) => i).sort((a, b) => compareOwned(owned, a, b));
  const moved = { from: picked(days.from, order), to: picked(days.to, order), month: picked(days.month, order) };
  const person = personsOf(owned, rows, order);
  return corrected(tableOf(reordered(t, order), moved, person, picked(duplicate, order)));
};

const sameAt = (keys: readonly Float64Array[], a: number, b: number): boolean => {
  for (const k of keys) if (k[a] !== k[b]) return false;
  return true;
};

const tableOf = (t: Unsorted, { from, to, month }: Periods, person: Int32Array, duplicate: Uint8Array): Table => ({
  record: t.record,
  rows: t.rows,
  columns: t.columns,
  from,
  to,
  month,
  person,
  duplicate,
  twice: duplicate.includes(1),
  segments: t.segments,
  segmentOf: t.segmentOf,
  blockRow: t.blockRow,
  corrections: undefined,
  alone: undefined,
  lost: undefined,
  monthOnly: undefined,
  derived: undefined,
});

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
