// A firm's word that its file of a table leaves nothing out → not taken where kijun did not read all of that file: what was not
// read may be what seems to be missing. Where the table says of each row whether it was read, a cell speaks of its own row alone.
import { CELL } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import type { Reason } from '../report/types.js';
import type { Derived, Table } from './table.js';

/** Table id → a file of it with headers that no column goes by, and those headers. */
export type UnreadHeaders = ReadonlyMap<string, { readonly file: string; readonly headers: string }>;

export const withVouched = (tables: ReadonlyMap<string, Table>, unread: UnreadHeaders): ReadonlyMap<string, Table> => {
  const out = new Map(tables);
  for (const [id, table] of tables) {
    const columns = new Map(table.columns);
    const derived = new Map<string, Derived>(table.derived);
    for (const { name, vouches, saysRead } of table.record.columns) {
      if (saysRead) {
        const cells = unreadColumns(table);
        columns.set(name, { values: new Float64Array(table.rows).fill(1), states: readRows(table, cells) });
        derived.set(name, { cells, why: (row) => ({ reasons: [unreadCell(table, cells, row)], row }) });
        continue;
      }
      const column = table.columns.get(name);
      const reason = vouches !== undefined && column && notRead(vouches, tables, unread);
      if (!reason) continue;
      columns.set(name, { ...column, states: column.states.map((s) => (s === CELL.value ? CELL.unreadable : s)) });
      derived.set(name, { cells: [name], why: () => ({ reasons: [reason], row: -1 }) });
    }
    if (derived.size > (table.derived?.size ?? 0)) out.set(id, { ...table, columns, derived });
  }
  return out;
};

const unreadColumns = (table: Table): readonly string[] =>
  [...table.columns].flatMap(([name, { states }]) => (states.includes(CELL.unreadable) ? [name] : []));

const readRows = (table: Table, cells: readonly string[]): Uint8Array =>
  Uint8Array.from({ length: table.rows }, (_, row) => (unreadIn(table, cells, row) ? CELL.unreadable : CELL.value));

const unreadIn = (table: Table, cells: readonly string[], row: number): string | undefined =>
  cells.find((name) => table.columns.get(name)!.states[row] === CELL.unreadable);

const unreadCell = (table: Table, cells: readonly string[], row: number): Reason => ({
  code: 'cell_unreadable',
  args: { table: table.record.id, column: unreadIn(table, cells, row) ?? '' },
});

/** Columns that say whose row it is, and of which days: unread, the row may be anybody's. */
const tellingApart = ({ key, firm, parent, period }: RecordDef): ReadonlySet<string | undefined> =>
  new Set([...key, firm, ...Object.keys(parent?.by ?? {}), period?.from, period?.to, period?.month]);

const notRead = (id: string, tables: ReadonlyMap<string, Table>, unread: UnreadHeaders): Reason | undefined => {
  const left = unread.get(id);
  if (left) return { code: 'headers_not_read', args: { table: id, ...left } };
  const table = tables.get(id);
  if (!table) return undefined;
  const telling = table.record.columns.some((c) => c.saysRead) ? tellingApart(table.record) : null;
  const column = unreadColumns(table).find((name) => !telling || telling.has(name));
  return column === undefined ? undefined : { code: 'cell_unreadable', args: { table: id, column } };
};
