// Rows of one table that agree in some values, for formulas over peers: grouped once for a firm, each row worked out once.
import type { PeersTerm, Term } from '../pack/program.js';
import type { Case } from './case.js';
import { type At, atRow, equal, evaluate } from './scalar.js';
import { isUnknown, type Known, merged, type Unknown, type Value } from './value.js';

/** A row looked at; `doubt`: nobody can say whether it belongs here. */
export interface Looked {
  readonly row: number;
  readonly doubt?: Unknown;
}

/** What a row is worth to a formula over rows: whether it is asked for, and its value. */
export interface Told {
  readonly where: Value;
  readonly value: Value;
}

interface Groups {
  readonly sure: ReadonlyMap<string, readonly Looked[]>;
  /** Rows whose own values nobody knows: they belong to every group they do not contradict. */
  readonly open: readonly { readonly row: number; readonly keys: readonly Value[] }[];
  readonly told: (Told | undefined)[];
  readonly rows: readonly At[];
}

const groupsOfCase = new WeakMap<Case, Map<PeersTerm, Groups>>();

/** The other rows of the table with these values, and those that may have them. */
export const peersOf = (t: PeersTerm, at: At, own: readonly Known[]): readonly Looked[] => {
  const { sure, open } = groupsOf(t, at);
  const group = (sure.get(keyOf(own)) ?? []).filter(({ row }) => row !== at.row);
  const perhaps = open.filter(
    ({ row, keys }) => row !== at.row && keys.every((k, i) => isUnknown(k) || equal(k, own[i]!)),
  );
  return perhaps.length === 0
    ? group
    : [...group, ...perhaps.map(({ row, keys }) => ({ row, doubt: merged(keys) }))].sort((a, b) => a.row - b.row);
};

/** A peer's value, worked out once for all rows that ask. */
export const toldBy = (t: PeersTerm, at: At, row: number): Told => {
  const { told, rows } = groupsOf(t, at);
  told[row] ??= tell(t, rows[row]!);
  return told[row];
};

/** Peers whose cells show why the result is what it is: the one that decides, or the first that leaves it open. */
export const decisive = (t: PeersTerm, at: At, rows: readonly Looked[], result: Value): readonly number[] => {
  const open = isUnknown(result);
  if (!open && t.how === 'count') return [];
  const hit = rows.find(({ row, doubt }) => {
    const { where, value } = toldBy(t, at, row);
    if (where === false) return false;
    return open
      ? doubt !== undefined || isUnknown(where) || isUnknown(value)
      : !isUnknown(value) && equal(value, result);
  });
  if (hit) return [hit.row];
  return open ? [] : rows.filter(({ row }) => toldBy(t, at, row).where !== false).map(({ row }) => row);
};

/** Whether the row is asked for, and what it is worth; a row that is not asked for is not worked out. */
export const tell = (t: { readonly of: Term | null; readonly where: Term | null }, other: At): Told => {
  const where = t.where ? evaluate(t.where, other) : true;
  return { where, value: where === false || !t.of ? true : evaluate(t.of, other) };
};

const groupsOf = (t: PeersTerm, at: At): Groups => {
  const terms = groupsOfCase.get(at.case) ?? new Map<PeersTerm, Groups>();
  groupsOfCase.set(at.case, terms);
  const groups = terms.get(t) ?? grouped(t, at);
  terms.set(t, groups);
  return groups;
};

const grouped = (t: PeersTerm, { case: c, table }: At): Groups => {
  const rows = c.once(`rows of ${table.record.id}`, () =>
    Array.from({ length: table.rows }, (_, row) => atRow(c, table, row)),
  );
  const sure = new Map<string, Looked[]>();
  const open: Groups['open'][number][] = [];
  for (const other of rows) {
    const keys = t.by.map((k) => evaluate(k, other));
    if (keys.some(isUnknown)) open.push({ row: other.row, keys });
    else {
      const key = keyOf(keys as readonly Known[]);
      const list = sure.get(key);
      if (list) list.push({ row: other.row });
      else sure.set(key, [{ row: other.row }]);
    }
  }
  return { sure, open, told: new Array(table.rows), rows };
};

/** Equal values, and no others, have equal keys: fractions are in lowest terms. */
const keyOf = (values: readonly Known[]): string =>
  values.map((v) => (typeof v === 'object' ? `${v.n}/${v.d}` : `${typeof v} ${v}`)).join('\u0000');
