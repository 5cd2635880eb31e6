// One firm as the judge sees it: its dossier with joins and proofs of completeness worked out once, on demand.

import { ABSENT } from '../dossier/columns.js';
import { type Dated, datedRows } from '../dossier/dated.js';
import { belongsTo, childrenByParent, type Found, inForce, unsaid } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import type { Dossier } from '../dossier/types.js';
import { CELL } from '../intake/types.js';
import type { Link, Program } from '../pack/program.js';
import type { RecordSum } from '../pack/types.js';
import { indexParameter, type ParameterIndex } from './parameters.js';
import { type Unknown, unknown, type Value } from './value.js';

export interface Case {
  readonly program: Program;
  readonly dossier: Dossier;
  readonly parameters: ReadonlyMap<string, ParameterIndex>;
  table(id: string): Table | undefined;
  /** Firm and parent links: one row of the other table for each row. */
  one(table: Table, link: Link): Int32Array;
  /** Records in force in each row's period. */
  found(table: Table, link: Link): Found;
  /** For each row, whether the sum that lists the column adds up, so that columns not in the file are zero. */
  itemised(table: Table, column: string): Uint8Array;
  /** Rows of another table that belong to a row; all of the firm's for the firm's own row. */
  childrenOf(table: Table, row: number, child: Table): readonly number[];
  /** Column that some row of `child` leaves empty or unreadable, so that nobody knows whose row it is. */
  stray(table: Table, child: Table): string | undefined;
  /** Rows of a table by owner and first day; the owner is what these columns hold. */
  dated(table: Table, owner: readonly string[]): Dated;
  /** Why a table says nothing: nobody supplied it, or it has no row of this firm and that is no statement. */
  silent(table: string): Unknown | undefined;
  /** Why nobody can say that all rows of a table are here; undefined when they are. */
  leftOut(table: string): Unknown | undefined;
  /** Worked out once for this firm; `key` may be the term it is worked out for. */
  once<T>(key: string | object, make: () => T): T;
  /** Facts given instead of computed (pack cases): 'payslip.minimum_wage' → value. */
  readonly given: ReadonlyMap<string, Value>;
}

/** Parameter indexes of a program, made once for all firms. */
export const indexParameters = (program: Program): ReadonlyMap<string, ParameterIndex> =>
  new Map(program.pack.parameters.map((p) => [p.id, indexParameter(p, program.pack.currency)]));

export const openCase = (
  program: Program,
  parameters: ReadonlyMap<string, ParameterIndex>,
  dossier: Dossier,
  given: Case['given'] = new Map(),
): Case => {
  const memo = new Map<string | object, unknown>();
  const once = <T>(key: string | object, make: () => T): T => {
    if (!memo.has(key)) memo.set(key, make());
    return memo.get(key) as T;
  };
  return {
    program,
    dossier,
    parameters,
    given,
    table: (id) => dossier.tables.get(id),
    one: (t, link) => once(`one ${t.record.id} ${link.name}`, () => belongsTo(dossier, t, link)),
    found: (t, link) => once(`found ${t.record.id} ${link.name}`, () => inForce(dossier, t, link)),
    itemised: (t, column) => {
      // Columns of one sum share its proof.
      const sums = t.record.sums.filter((x) => x.items.includes(column) || x.less.includes(column));
      const proofs = sums.map((x) => once(`sum ${t.record.id} ${t.record.sums.indexOf(x)}`, () => proof(t, x)));
      if (proofs.length === 1) return proofs[0]!;
      return once(`sums ${t.record.id} ${column}`, () =>
        new Uint8Array(t.rows).map((_, r) => Number(proofs.some((p) => p[r] === 1))),
      );
    },
    once,
    dated: (t, owner) => once(`dated ${t.record.id} ${owner.join(' ')}`, () => datedRows(t, owner)),
    silent: (id) => {
      const table = dossier.tables.get(id);
      if (!table) return unknown('table_missing', { table: id });
      return table.rows === 0 && table.record.empty !== 'none' ? unknown('no_rows', { table: id }) : undefined;
    },
    leftOut: (table) => {
      const file = dossier.leftOut.get(table);
      return file === undefined ? undefined : unknown('rows_left_out', { table, file });
    },
    stray: (t, child) =>
      once(`stray ${t.record.id} ${child.record.id}`, () => {
        const link = program.subjects
          .get(child.record.id)!
          .links.find((l) => l.kind === 'parent' && l.table === t.record.id);
        if (!link || t.record.id === 'firm') return undefined;
        const names = Object.keys(link.by);
        for (let r = 0; r < child.rows; r += 1) {
          const name = unsaid(child, names, r);
          if (name !== undefined) return name;
        }
        return undefined;
      }),
    childrenOf: (t, row, child) => {
      const links = program.subjects.get(child.record.id)!.links;
      const byParent = once(`children ${t.record.id} ${child.record.id}`, () =>
        childrenByParent(dossier, t.record.id, child, links),
      );
      return byParent.get(row) ?? [];
    },
  };
};

/** 1 where total = Σ items present − Σ |less| present, with no cell among them unreadable or unknown. */
const proof = (t: Table, sum: RecordSum): Uint8Array => {
  const out = new Uint8Array(t.rows);
  const total = t.columns.get(sum.total);
  if (!total) return out;
  const items = [...sum.items.map((name) => ({ name, sign: 1 })), ...sum.less.map((name) => ({ name, sign: -1 }))].map(
    (i) => ({
      ...i,
      column: t.columns.get(i.name),
      zero: t.record.columns.find((c) => c.name === i.name)?.blank === 'zero',
    }),
  );
  // Stored integers add up only where they count the same thing in the same small change.
  const kind = (name: string): string => {
    const c = t.record.columns.find((x) => x.name === name);
    return `${c?.type} ${c?.unit} ${c?.decimals}`;
  };
  if (items.some((i) => kind(i.name) !== kind(sum.total))) return out;
  for (let r = 0; r < t.rows; r += 1) {
    if (total.states[r] !== CELL.value) continue;
    let rest = total.values[r]!;
    let sure = true;
    for (const { column, sign, zero } of items) {
      const state = column?.states[r] ?? ABSENT;
      if (state === CELL.value) rest -= sign === 1 ? column!.values[r]! : -Math.abs(column!.values[r]!);
      else if (state === CELL.unreadable || (state === CELL.blank && !zero)) sure = false;
      if (!(Math.abs(rest) <= Number.MAX_SAFE_INTEGER)) sure = false;
    }
    if (sure && rest === 0) out[r] = 1;
  }
  return out;
};

/** Total minus the items there, as stored integers: how far a sum is from proving that nothing is missing. */
export const difference = (
  t: Table,
  column: string,
  row: number,
): { readonly total: string; readonly by: number } | undefined => {
  const sum = t.record.sums.find((s) => s.items.includes(column) || s.less.includes(column));
  const total = sum && t.columns.get(sum.total);
  if (!sum || total?.states[row] !== CELL.value) return undefined;
  const at = (name: string): number => {
    const c = t.columns.get(name);
    return c?.states[row] === CELL.value ? c.values[row]! : 0;
  };
  const items = sum.items.reduce((n, i) => n + at(i), 0) - sum.less.reduce((n, i) => n + Math.abs(at(i)), 0);
  return { total: sum.total, by: total.values[row]! - items };
};
