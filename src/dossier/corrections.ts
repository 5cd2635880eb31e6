// Rows of one key → one: a row that takes back a part of another is added to it before anything is judged. Only what is sure to
// be a correction is: one row it can belong to, nothing restated otherwise, no row of the key written twice.
import { CELL, type Column, type RecordBlock } from '../intake/types.js';
import type { Corrections, RecordColumn } from '../pack/types.js';
import { changed } from './changed.js';
import type { TableColumn } from './columns.js';
import { cellText, isTotal, lookAt, UNREADABLE, valueAt } from './correction-rows.js';
import { withoutReversed } from './reversals.js';
import type { Table } from './table.js';

/** Where a row came from. */
export interface Place {
  readonly segment: number;
  readonly blockRow: number;
}

/** The table with corrections added to the rows they correct, and marked where there is no such row. */
export const corrected = (t: Table): Table => {
  const def = t.record.corrections;
  if (!def || !(t.twice || mayCorrect(t, def))) return t;
  const look = lookAt(t, def);
  const groups = t.twice ? byKey(t) : new Map<string, readonly number[]>();
  const sums = new Map<number, readonly number[]>();
  const alone = new Set<number>();
  for (let r = 0; r < t.rows; r += 1) if (t.duplicate[r] !== 1 && look.isCorrection(r)) alone.add(r);
  const reversed = new Map<number, readonly number[]>();
  for (const all of groups.values()) {
    const pairs = withoutReversed(all, look);
    if (pairs === undefined) continue;
    const { left: rows, gone } = pairs;
    const bases = rows.filter((r) => look.isBase(r));
    const others = rows.filter((r) => look.isCorrection(r) || (bases.length > 0 && look.takesBack(r)));
    if (others.length === rows.length && gone.length === 0) for (const r of rows) alone.add(r);
    else if (bases.length === 1 && others.length === rows.length - 1 && look.belong(bases[0]!, others)) {
      sums.set(bases[0]!, others);
      if (gone.length > 0) reversed.set(bases[0]!, gone);
    }
  }
  return sums.size + alone.size === 0 ? t : without(t, def, sums, reversed, alone);
};

const negatives = new WeakMap<RecordBlock, boolean>();

/** Whether a file of the table holds an amount that only a correction has; asked once for each block of rows. */
const mayCorrect = (t: Table, { sign }: Corrections): boolean => {
  let last: RecordBlock | undefined;
  for (const { block } of t.segments) {
    if (block === last) continue;
    last = block;
    let has = negatives.get(block);
    if (has === undefined) {
      has = sign.some((name) => hasNegative(block.columns.get(name)));
      negatives.set(block, has);
    }
    if (has) return true;
  }
  return false;
};

const hasNegative = (c: Column | undefined): boolean => {
  if (c) for (let r = 0; r < c.values.length; r += 1) if (c.values[r]! < 0 && c.states[r] === CELL.value) return true;
  return false;
};

/** Whether a cell is the sum of those of several rows. */
export const isCorrected = (t: Table, row: number, column: string): boolean =>
  t.corrections?.has(row) === true && t.record.corrections!.adds.includes(column);

/** What the row itself and its corrections state in a column, in their order; zeros and blanks of corrections left out. */
export const partsOfSum = (t: Table, row: number, column: string): readonly number[] => {
  if (!isCorrected(t, row, column)) return [];
  const own = { segment: t.segmentOf[row]!, blockRow: t.blockRow[row]! };
  return [own, ...t.corrections!.get(row)!].flatMap(({ segment, blockRow }, i) => {
    const c = t.segments[segment]!.block.columns.get(column);
    const v = valueAt(c, blockRow) ?? 0;
    return i === 0 || v !== 0 ? [v] : [];
  });
};

/** Why nothing is said of a row whose `duplicate` is 1. */
export const whyTwice = (
  t: Table,
  row: number,
): 'correction_without_base' | 'duplicate_records' | 'lost_row_may_belong' =>
  t.lost?.has(row) ? 'lost_row_may_belong' : t.alone?.has(row) ? 'correction_without_base' : 'duplicate_records';

/** Rows with another of their key, by key; none whose key or days are not known. */
const byKey = (t: Table): ReadonlyMap<string, readonly number[]> => {
  const { key, period } = t.record;
  const groups = new Map<string, number[]>();
  for (let r = 0; r < t.rows; r += 1) {
    if (t.duplicate[r] !== 1 || (period && (Number.isNaN(t.from[r]!) || Number.isNaN(t.to[r]!)))) continue;
    const parts = key.map((name) =>
      name === period?.from ? t.from[r]! : name === period?.to ? t.to[r]! : cellText(t.columns.get(name), r),
    );
    if (parts.includes(UNREADABLE)) continue;
    const id = JSON.stringify(parts.map(String));
    const group = groups.get(id);
    if (group) group.push(r);
    else groups.set(id, [r]);
  }
  return groups;
};

/** The table without the rows added to others. */
const without = (
  t: Table,
  def: Corrections,
  sums: ReadonlyMap<number, readonly number[]>,
  reversed: ReadonlyMap<number, readonly number[]>,
  alone: ReadonlySet<number>,
): Table => {
  const added = (base: number): readonly number[] =>
    [...sums.get(base)!, ...(reversed.get(base) ?? [])].sort((a, b) => a - b);
  const gone = new Set([...sums.keys()].flatMap(added));
  const kept = Array.from({ length: t.rows }, (_, r) => r).filter((r) => !gone.has(r));
  const place = new Map(kept.map((r, i) => [r, i]));
  const pick = <A extends Float64Array | Int32Array | Uint8Array>(a: A): A => {
    const out = a.slice(0, kept.length) as A;
    for (const [i, r] of kept.entries()) out[i] = a[r]!;
    return out;
  };
  const columns = new Map<string, TableColumn>();
  for (const [name, c] of t.columns)
    columns.set(name, { values: pick(c.values), states: pick(c.states), words: c.words });
  for (const [base, others] of sums) {
    const open = openItems(t, others);
    for (const c of t.record.columns) {
      const to = columns.get(c.name);
      if (!to || !def.adds.includes(c.name)) continue;
      const sum = open.has(c.name) ? null : sumOf(t, c, base, others);
      if (sum === undefined) continue;
      to.states[place.get(base)!] = sum === null ? CELL.unreadable : CELL.value;
      to.values[place.get(base)!] = sum ?? 0;
    }
  }
  const duplicate = pick(t.duplicate);
  for (const base of sums.keys()) duplicate[place.get(base)!] = 0;
  for (const r of alone) duplicate[place.get(r)!] = 1;
  const placeOf = (r: number): Place => ({ segment: t.segmentOf[r]!, blockRow: t.blockRow[r]! });
  return changed(t, {
    rows: kept.length,
    columns,
    from: pick(t.from),
    to: pick(t.to),
    month: pick(t.month),
    person: pick(t.person),
    duplicate,
    twice: duplicate.includes(1),
    segmentOf: pick(t.segmentOf),
    blockRow: pick(t.blockRow),
    corrections: new Map([...sums.keys()].map((base) => [place.get(base)!, added(base).map(placeOf)])),
    alone: new Set([...alone].map((r) => place.get(r)!)),
  });
};

/** Columns of a correction whose amount does not follow from its total: what it took back may lie in any that is blank. */
const openItems = (t: Table, others: readonly number[]): ReadonlySet<string> => {
  const out = new Set<string>();
  for (const { total, items, less } of t.record.sums)
    for (const r of others) {
      const said = valueAt(t.columns.get(total), r);
      if (said === undefined) continue;
      const at = (name: string): number => valueAt(t.columns.get(name), r) ?? 0;
      const listed = items.reduce((n, i) => n + at(i), 0) - less.reduce((n, i) => n + at(i), 0);
      if (listed !== said)
        for (const name of [...items, ...less]) if (valueAt(t.columns.get(name), r) === undefined) out.add(name);
    }
  return out;
};

/** The base row's amount with what its corrections say; undefined: they say nothing of it; null: nobody knows. */
const sumOf = (t: Table, c: RecordColumn, base: number, others: readonly number[]): number | null | undefined => {
  const column = t.columns.get(c.name)!;
  if ([base, ...others].some((r) => column.states[r] === CELL.unreadable)) return null;
  const said = others.map((r) => valueAt(column, r));
  const own = valueAt(column, base);
  if (isTotal(c) && own !== undefined && others.some((r, i) => said[i] === undefined && movesMoney(t, r))) return null;
  const more = said.reduce<number>((n, v) => n + (v ?? 0), 0);
  if (said.every((v) => (v ?? 0) === 0)) return undefined;
  const first = own ?? (column.states[base] === CELL.blank && c.blank === 'zero' ? 0 : undefined);
  if (first === undefined) return null;
  // Nobody can take back more than there was: the correction must be one of something else.
  const sum = first + more;
  return (sum < 0 && first >= 0) || !Number.isSafeInteger(sum) ? null : sum;
};

const movesMoney = (t: Table, row: number): boolean =>
  t.record.corrections!.adds.some(
    (name) =>
      (valueAt(t.columns.get(name), row) ?? 0) !== 0 &&
      t.record.columns.some((c) => c.name === name && c.type === 'money'),
  );
