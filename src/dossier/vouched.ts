// A firm's word that its file of a table leaves nothing out → not taken where kijun did not read all of that file: what was not
// read may be what seems to be missing.
import { CELL } from '../intake/types.js';
import type { Reason } from '../report/types.js';
import { changed } from './changed.js';
import type { Derived, Table } from './table.js';

/** Table id → a file of it with headers that no column goes by, and those headers. */
export type UnreadHeaders = ReadonlyMap<string, { readonly file: string; readonly headers: string }>;

export const withVouched = (tables: ReadonlyMap<string, Table>, unread: UnreadHeaders): ReadonlyMap<string, Table> => {
  const out = new Map(tables);
  for (const [id, table] of tables) {
    const columns = new Map(table.columns);
    const derived = new Map<string, Derived>(table.derived);
    for (const { name, vouches } of table.record.columns) {
      const column = table.columns.get(name);
      const reason = vouches !== undefined && column && notRead(vouches, tables, unread);
      if (!reason) continue;
      const states = column.states.map((s) => (s === CELL.value ? CELL.unreadable : s));
      columns.set(name, { values: column.values, states, words: column.words });
      derived.set(name, { cells: [name], why: () => ({ reasons: [reason], row: -1 }) });
    }
    if (derived.size > (table.derived?.size ?? 0)) out.set(id, changed(table, { columns, derived }));
  }
  return out;
};

const notRead = (id: string, tables: ReadonlyMap<string, Table>, unread: UnreadHeaders): Reason | undefined => {
  const left = unread.get(id);
  if (left) return { code: 'headers_not_read', args: { table: id, ...left } };
  for (const [column, { states }] of tables.get(id)?.columns ?? [])
    if (states.includes(CELL.unreadable)) return { code: 'cell_unreadable', args: { table: id, column } };
  return undefined;
};
