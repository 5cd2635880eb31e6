// Where a cell of a table came from: file, physical line, header and the cell as written.
import { writtenCells } from '../intake/read.js';
import { CELL } from '../intake/types.js';
import type { Cell } from '../report/types.js';
import type { Table } from './table.js';

/** The cells behind a value, several where a layout adds them up; none when the row's file has no such column. */
export const cellsBehind = (table: Table, row: number, column: string): readonly Cell[] => {
  const { block } = table.segments[table.segmentOf[row]!]!;
  return writtenCells(block, table.blockRow[row]!, column).map(({ line, header, written, cell }) => ({
    file: block.plan.source.name,
    row: line,
    column: header,
    written,
    field: column,
    ...(cell !== undefined && { cell }),
  }));
};

/** The first of them. */
export const cellOf = (table: Table, row: number, column: string): Cell | undefined =>
  cellsBehind(table, row, column)[0];

/** Text of an id, code or text cell; '' when it is empty. */
export const wordOf = (table: Table, row: number, column: string): string => {
  const c = table.columns.get(column);
  if (!c?.words || c.states[row] !== CELL.value) return '';
  return c.words[c.values[row]!] ?? '';
};
