// The table of settlements → its rows as they are meant, each with the grade of its file. In: a case. Out: what is stated, nothing judged.
import { formatDay } from '../calendar/day.js';
import { cellOf, wordOf } from '../dossier/cells.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Grade } from '../pack/types.js';
import { fraction, type Q } from '../quantity/rational.js';
import type { Case } from './case.js';
import { gradeOfFile } from './grades.js';

export const SETTLEMENT = 'settlement';
const ACTS = 'official_act';

export interface StatedSettlement {
  readonly id: string;
  readonly kind: 'repaid' | 'permitted' | 'explained' | null;
  /** The finding it names, or the rule, worker and days. */
  readonly finding: string;
  readonly rule: string;
  readonly worker: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly settledOn: string | null;
  readonly expiresOn: string | null;
  readonly amount: Q | null;
  readonly proof: string;
  readonly by: string;
  readonly detectedOn: string | null;
  readonly disclosedOn: string | null;
  readonly firstContactOn: string | null;
  /** null: no list of what was submitted says where its file comes from. */
  readonly grade: Grade | null;
  /** An authority's act permits it: a permission, final or not lifted, in a table that the list grades E4. */
  readonly permittedByAct: boolean;
  readonly file: string;
  readonly line: number;
  /** A cell that can not be read. */
  readonly unreadable: string | null;
  /** Another row has its id and says something else, so nobody knows which of them holds. */
  readonly disputed: boolean;
}

/** Rows in order of their ids; those that say the same twice stand once. Undefined where no such table was handed in. */
export const settlementRows = (c: Case): readonly StatedSettlement[] | undefined => {
  const table = c.table(SETTLEMENT);
  if (!table) return undefined;
  const permits = permitsOf(c);
  const rows = new Map<string, StatedSettlement>();
  for (let row = 0; row < table.rows; row += 1) {
    const s = rowOf(c, table, row, permits);
    const { line: _, file: __, ...says } = s;
    rows.set(JSON.stringify({ ...says, amount: says.amount && `${says.amount.n}/${says.amount.d}` }), s);
  }
  const count = new Map<string, number>();
  for (const s of rows.values()) count.set(s.id, (count.get(s.id) ?? 0) + 1);
  return [...rows]
    .sort(([a, s], [b, t]) => (s.id === t.id ? (a < b ? -1 : 1) : s.id < t.id ? -1 : 1))
    .map(([, s]) => (count.get(s.id) === 1 ? s : { ...s, disputed: true }));
};

const rowOf = (c: Case, table: Table, row: number, permits: ReadonlySet<string>): StatedSettlement => {
  const word = (column: string): string => wordOf(table, row, column).trim();
  const day = (column: string): string | null => {
    const days = table.columns.get(column);
    return days?.states[row] === CELL.value ? formatDay(days.values[row]!) : null;
  };
  const kind = (['repaid', 'permitted', 'explained'] as const).find((k) => k === word('kind')) ?? null;
  const { block } = table.segments[table.segmentOf[row]!]!;
  const file = block.plan.source.name;
  return {
    id: word('settlement_id'),
    kind,
    finding: word('finding').toLowerCase(),
    rule: word('rule'),
    worker: word('worker_id'),
    from: day('period_from'),
    to: day('period_to'),
    settledOn: day('settled_on'),
    expiresOn: day('expires_on'),
    amount: moneyIn(table, row, 'amount'),
    proof: word('proof'),
    by: word('by'),
    detectedOn: day('detected_on'),
    disclosedOn: day('disclosed_on'),
    firstContactOn: day('first_contact_on'),
    grade: gradeOfFile(c, SETTLEMENT, file),
    permittedByAct: permits.has(word('proof')),
    file,
    line: cellOf(table, row, 'settlement_id')?.row ?? cellOf(table, row, 'kind')?.row ?? 0,
    unreadable:
      table.record.columns.find((x) => table.columns.get(x.name)?.states[row] === CELL.unreadable)?.name ?? null,
    disputed: false,
  };
};

const moneyIn = (table: Table, row: number, name: string): Q | null => {
  const column = table.columns.get(name);
  const { decimals = 0 } = table.record.columns.find((x) => x.name === name) ?? {};
  return column?.states[row] === CELL.value ? fraction(BigInt(column.values[row]!), 10n ** BigInt(decimals)) : null;
};

/** Numbers of acts that permit something, as far as the list of what was submitted shows them to be an authority's. */
const permitsOf = (c: Case): ReadonlySet<string> => {
  const table = c.table(ACTS);
  const out = new Set<string>();
  for (let row = 0; row < (table?.rows ?? 0); row += 1) {
    const file = table!.segments[table!.segmentOf[row]!]!.block.plan.source.name;
    const id = wordOf(table!, row, 'act_id').trim();
    const stands = wordOf(table!, row, 'kind') === 'permission' && wordOf(table!, row, 'status') === 'final';
    if (id !== '' && stands && table!.duplicate[row] === 0 && gradeOfFile(c, ACTS, file) === 'E4') out.add(id);
  }
  return out;
};
