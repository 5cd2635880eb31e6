// What a row says of the record it looks for, in its own columns and in those of records joined to it: which candidates that
// leaves out. Only a value against another value leaves one out; where either side is silent, or disagrees with itself, it stays.
import { CELL } from '../intake/types.js';
import type { Link, Wanted } from '../pack/program.js';
import { ABSENT } from './columns.js';
import type { Table } from './table.js';

/** Rows of a joined table for a row; null where nobody can say which they are. */
export type Joined = (link: Link) => { readonly table: Table; rows(row: number): readonly number[] | null } | undefined;

type Leaves = (row: number, candidate: number) => boolean;

/** Values said; undefined: nothing is said here; null: something is, and nobody knows what. */
type Said = ReadonlySet<string | number> | undefined | null;

/** Whether a candidate of `other` says something else than a row of `table`; null when no candidate says anything. */
export const leavesOut = (table: Table, other: Table, wanted: readonly Wanted[], joined: Joined): Leaves | null => {
  const tests = wanted.flatMap((w) => testOf(table, other, w, joined) ?? []);
  return tests.length === 0 ? null : (row, candidate) => tests.some((leaves) => leaves(row, candidate));
};

const testOf = (table: Table, other: Table, { theirs, places }: Wanted, joined: Joined): Leaves | null => {
  const column = other.columns.get(theirs);
  if (!column?.states.includes(CELL.value)) return null;
  const sources = places.map(({ link, column: name }) => {
    if (!link) return (row: number): Said => saidBy(table, name, [row]);
    const there = joined(link);
    return (row: number): Said => {
      const rows = there?.rows(row);
      return there && rows ? saidBy(there.table, name, rows) : there && null;
    };
  });
  const memo = new Map<number, Said>();
  const said = (row: number): Said => {
    if (memo.has(row)) return memo.get(row);
    let values: Said;
    for (const at of sources) {
      values = at(row);
      if (values !== undefined) break;
    }
    memo.set(row, values);
    return values;
  };
  return (row, candidate) => {
    if (column.states[candidate] !== CELL.value) return false;
    const values = said(row);
    return values ? !values.has(wordAt(other, theirs, candidate)) : false;
  };
};

const wordAt = (table: Table, name: string, row: number): string | number => {
  const { words, values } = table.columns.get(name)!;
  return words ? words[values[row]!]! : values[row]!;
};

/** All rows together: blank in every one is silence, blank or unreadable in one of several may be anything. */
const saidBy = (table: Table, name: string, rows: readonly number[]): Said => {
  const states = table.columns.get(name)?.states;
  if (!states || rows.every((r) => states[r] === CELL.blank || states[r] === ABSENT)) return undefined;
  if (rows.some((r) => states[r] !== CELL.value)) return null;
  return new Set(rows.map((r) => wordAt(table, name, r)));
};
