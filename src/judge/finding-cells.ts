// The cells a finding rests on, as they are written: those of the row's key, then those looked at.
import { cellsBehind } from '../dossier/cells.js';
import type { Table } from '../dossier/table.js';
import type { Cell } from '../report/types.js';
import type { Traced } from './trace.js';

const keyCells = new WeakMap<Table, Map<number, readonly Cell[]>>();

/** The row's key cells: many findings speak of one row. */
const keyCellsOf = (table: Table, row: number): readonly Cell[] => {
  const rows = keyCells.get(table) ?? new Map<number, readonly Cell[]>();
  if (rows.size === 0) keyCells.set(table, rows);
  const known = rows.get(row);
  if (known) return known;
  const made = table.record.key.flatMap((column) => cellsBehind(table, row, column));
  rows.set(row, made);
  return made;
};

/** The row's key cells first, then those looked at, each once. */
export const cellsOf = (table: Table, row: number, looked: Traced['cells']): readonly Cell[] => {
  const cells = [...keyCellsOf(table, row)];
  const seen = new Set<string>();
  for (const x of looked) {
    if (x.table === table && x.row === row && table.record.key.includes(x.column)) continue;
    const id = `${x.table.record.id} ${x.row} ${x.column}`;
    if (seen.has(id)) continue;
    seen.add(id);
    cells.push(...cellsBehind(x.table, x.row, x.column));
  }
  return cells;
};
