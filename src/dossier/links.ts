// Joins within a firm: for each row of a table, the rows of another table that belong to it.
import { CELL } from '../intake/types.js';
import type { Link } from '../pack/program.js';
import { type Joined, leavesOut } from './said.js';
import type { Table } from './table.js';
import type { Dossier } from './types.js';

export const NONE = -1;
/** More than one row claims to be the one: nothing is taken. */
export const AMBIGUOUS = -2;

/** Candidates of each row as [start, end) into `rows`: only for records found by period. */
export interface Found {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Rows for which a key or a period that is not known may hide one more record in force; null when there are none. */
  readonly unsure: Uint8Array | null;
}

/** The first of these columns whose cell holds no value; undefined when all do. */
export const unsaid = (table: Table, names: readonly string[], row: number): string | undefined =>
  names.find((name) => table.columns.get(name)?.states[row] !== CELL.value);

/** The values of these columns as one text; undefined when one has none. */
export const keyOf = (table: Table, names: readonly string[], row: number): string | undefined => {
  let key = '';
  for (const name of names) {
    const c = table.columns.get(name);
    if (!c || c.states[row] !== CELL.value) return undefined;
    key += `${c.words ? c.words[c.values[row]!] : c.values[row]}\u0000`;
  }
  return key;
};

const rowsByKey = (table: Table, names: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const map = new Map<string, number[]>();
  for (let r = 0; r < table.rows; r += 1) {
    const key = keyOf(table, names, r);
    if (key === undefined) continue;
    const list = map.get(key);
    if (list) list.push(r);
    else map.set(key, [r]);
  }
  return map;
};

/** One row of the other table for each row: NONE, AMBIGUOUS or its number. For firm and parent links. */
export const belongsTo = (dossier: Dossier, table: Table, link: Link): Int32Array => {
  const other = dossier.tables.get(link.table);
  const out = new Int32Array(table.rows).fill(NONE);
  if (!other) return out;
  if (link.kind === 'firm') return out.fill(other.rows === 1 ? 0 : other.rows === 0 ? NONE : AMBIGUOUS);
  const byKey = rowsByKey(other, Object.values(link.by));
  const own = Object.keys(link.by);
  for (let r = 0; r < table.rows; r += 1) {
    const key = keyOf(table, own, r);
    const rows = key === undefined ? undefined : byKey.get(key);
    if (rows) out[r] = rows.length === 1 ? rows[0]! : AMBIGUOUS;
  }
  return out;
};

/**
 * Rows of the other table in force on some day of each row's period, in order of their first day. A table without a
 * period is in force always. A row whose own period is unknown finds nothing. Records that the link's `where` leaves out are
 * not looked at.
 */
export const inForce = (dossier: Dossier, table: Table, link: Link): Found => {
  const other = dossier.tables.get(link.table);
  const starts = new Int32Array(table.rows + 1);
  const rows: number[] = [];
  let unsure: Uint8Array | null = null;
  const keyless = other ? rowsWithoutKey(other, Object.values(link.by)) : [];
  const byKey = other ? rowsByKey(other, Object.values(link.by)) : new Map<string, readonly number[]>();
  const own = Object.keys(link.by);
  const leaves = other && link.where ? leavesOut(table, other, link.where, joinedTo(dossier, table)) : null;
  for (let r = 0; r < table.rows; r += 1) {
    starts[r] = rows.length;
    const key = keyOf(table, own, r);
    const wanted = (all: readonly number[] | undefined): readonly number[] | undefined =>
      leaves ? all?.filter((c) => !leaves(r, c)) : all;
    const candidates = key === undefined ? undefined : wanted(byKey.get(key));
    if (
      other &&
      (key === undefined
        ? other.rows > 0
        : [...(candidates ?? []), ...wanted(keyless)!].some((c) => mayHide(table, r, other, c, keyless)))
    ) {
      unsure ??= new Uint8Array(table.rows);
      unsure[r] = 1;
    }
    if (other && candidates) {
      const hits = candidates.filter(
        (c) =>
          !other.record.period ||
          (other.from[c]! <= table.to[r]! && (Number.isNaN(other.to[c]!) ? false : other.to[c]! >= table.from[r]!)),
      );
      rows.push(...hits.sort((a, b) => other.from[a]! - other.from[b]! || a - b));
    }
  }
  starts[table.rows] = rows.length;
  return { starts, rows: Int32Array.from(rows), unsure };
};

/** The rows of joined tables in which a link's `where` may look. */
const joinedTo =
  (dossier: Dossier, table: Table): Joined =>
  (link) => {
    const there = dossier.tables.get(link.table);
    if (!there) return undefined;
    if (link.kind !== 'found') {
      const one = belongsTo(dossier, table, link);
      return { table: there, rows: (r) => (one[r] === AMBIGUOUS ? null : one[r] === NONE ? [] : [one[r]!]) };
    }
    const { starts, rows, unsure } = inForce(dossier, table, link);
    return {
      table: there,
      rows: (r) => (unsure?.[r] === 1 ? null : Array.from(rows.subarray(starts[r]!, starts[r + 1]!))),
    };
  };

const rowsWithoutKey = (table: Table, names: readonly string[]): readonly number[] => {
  const out: number[] = [];
  if (names.every((name) => table.columns.get(name)?.states.every((s) => s === CELL.value))) return out;
  for (let r = 0; r < table.rows; r += 1) if (keyOf(table, names, r) === undefined) out.push(r);
  return out;
};

/** Whether a record may be in force for a row though nobody can say: its key, its days or the row's days are not known. */
const mayHide = (table: Table, r: number, other: Table, c: number, keyless: readonly number[]): boolean => {
  const nobody = keyless.includes(c);
  if (!other.record.period) return nobody;
  const [from, to, first, last] = [table.from[r]!, table.to[r]!, other.from[c]!, other.to[c]!];
  if (!nobody && ![from, to, first, last].some(Number.isNaN)) return false;
  return !(last < from) && !(first > to);
};

/** Row of the parent → rows of `child` whose parent link points at it; all rows of the firm for the firm's own rows. */
export const childrenByParent = (
  dossier: Dossier,
  parentTable: string,
  child: Table,
  links: readonly Link[],
): ReadonlyMap<number, readonly number[]> => {
  const out = new Map<number, number[]>();
  if (parentTable === 'firm') {
    const all = Array.from({ length: child.rows }, (_, i) => i);
    return new Map(Array.from({ length: dossier.tables.get('firm')?.rows ?? 0 }, (_, r) => [r, all]));
  }
  const link = links.find((l) => l.kind === 'parent' && l.table === parentTable);
  if (!link) return out;
  const parents = belongsTo(dossier, child, link);
  for (let r = 0; r < child.rows; r += 1) {
    const list = out.get(parents[r]!);
    if (list) list.push(r);
    else out.set(parents[r]!, [r]);
  }
  return out;
};
