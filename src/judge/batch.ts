// A batch: many rows of one table (or parts of rows) judged side by side, with the columns worked out so far.

import { AMBIGUOUS, NONE } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import type { Link } from '../pack/program.js';
import type { Arena } from './arena.js';
import type { Case } from './case.js';
import type { At } from './scalar.js';
import type { Vec } from './vec.js';

export interface Batch {
  readonly case: Case;
  readonly table: Table;
  readonly n: number;
  /** Table row of each row; null: the same. */
  readonly rowOf: Int32Array | null;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Parts of rows: how each is asked of the reference. null: whole rows. */
  readonly ats: readonly At[] | null;
  readonly arena: Arena;
  readonly facts: Map<number, Vec>;
  readonly columns: Map<string, Vec>;
  readonly links: Map<string, Int32Array>;
  /** The batch of whole rows this one's windows are read from. */
  readonly base: Batch | null;
}

export const wholeRows = (c: Case, table: Table, arena: Arena): Batch => ({
  case: c,
  table,
  n: table.rows,
  rowOf: null,
  from: table.from,
  to: table.to,
  ats: null,
  arena,
  facts: new Map(),
  columns: new Map(),
  links: new Map(),
  base: null,
});

/** Rows of a table that others look at: worked out once for all of them. */
export const rowsOf = (c: Case, table: Table, arena: Arena): Batch =>
  c.once(`rows ${table.record.id}`, () => wholeRows(c, table, arena));

/** Parts of split rows, each judged as a row of its own. */
export const partRows = (base: Batch, ats: readonly At[]): Batch => ({
  case: base.case,
  table: base.table,
  n: ats.length,
  rowOf: Int32Array.from(ats, (a) => a.row),
  from: Float64Array.from(ats, (a) => a.from),
  to: Float64Array.from(ats, (a) => a.to),
  ats,
  arena: base.arena,
  facts: new Map(),
  columns: new Map(),
  links: new Map(),
  base,
});

/** Row of the linked table for each row of the batch; NONE or AMBIGUOUS where there is not one. */
export const linkRows = (b: Batch, link: Link): Int32Array => {
  const known = b.links.get(link.name);
  if (known) return known;
  const out = new Int32Array(b.n).fill(NONE);
  const other = b.case.table(link.table);
  if (other && link.kind === 'found') {
    const { starts, rows, unsure } = b.case.found(b.table, link);
    for (let i = 0; i < b.n; i += 1) {
      const r = b.rowOf ? b.rowOf[i]! : i;
      const count = starts[r + 1]! - starts[r]!;
      const hit = b.ats?.[i]?.chosen.get(link.name) ?? (count > 1 ? AMBIGUOUS : count === 1 ? rows[starts[r]!]! : NONE);
      out[i] = unsure?.[r] === 1 || (hit >= 0 && other.duplicate[hit] === 1) ? AMBIGUOUS : hit;
    }
  } else if (other) {
    const rows = b.case.one(b.table, link);
    for (let i = 0; i < b.n; i += 1) out[i] = rows[b.rowOf ? b.rowOf[i]! : i]!;
  }
  b.links.set(link.name, out);
  return out;
};
