// Where a cell of a table came from: file, physical line, header and the cell as written.
import { lineOf, writtenCell } from '../intake/read.js';
import { CELL } from '../intake/types.js';
import type { Cell } from '../report/types.js';
import type { Table } from './table.js';

/** The cell behind a value; undefined when the row's file has no such column. */
export const cellOf = (table: Table, row: number, column: string): Cell | undefined => {
  const { block } = table.segments[table.segmentOf[row]!]!;
  const mapped = block.plan.columns.find((c) => c.column.name === column);
  if (!mapped) return undefined;
  const r = table.blockRow[row]!;
  return {
    file: block.plan.source.name,
    row: lineOf(block, r),
    column: mapped.header,
    written: writtenCell(block, r, column),
    field: column,
  };
};

/** Text of an id, code or text cell; '' when it is empty. */
export const wordOf = (table: Table, row: number, column: string): string => {
  const c = table.columns.get(column);
  if (!c?.words || c.states[row] !== CELL.value) return '';
  return c.words[c.values[row]!] ?? '';
};
