// Where a cell of a table came from: file, physical line, header and the cell as written.
import { lineOf, writtenCells } from '../intake/read.js';
import { CELL } from '../intake/types.js';
import type { Cell } from '../report/types.js';
import type { Table } from './table.js';

/** The cells behind a value, several where a layout or a correction adds them up; none when the row's file has no such column. */
export const cellsBehind = (table: Table, row: number, column: string): readonly Cell[] => {
  const own = { segment: table.segmentOf[row]!, blockRow: table.blockRow[row]! };
  return [own, ...(table.corrections?.get(row) ?? [])].flatMap(({ segment, blockRow }) => {
    const { block } = table.segments[segment]!;
    const file = block.plan.source.name;
    return writtenCells(block, blockRow, column).map(({ line, header, written, cell }) =>
      cell === undefined
        ? { file, row: line, column: header, written, field: column }
        : { file, row: line, column: header, written, field: column, cell },
    );
  });
};

/** Places of the rows added to a row. */
export const correctionsOf = (table: Table, row: number): readonly { readonly file: string; readonly row: number }[] =>
  (table.corrections?.get(row) ?? []).map(({ segment, blockRow }) => {
    const { block } = table.segments[segment]!;
    return { file: block.plan.source.name, row: lineOf(block, blockRow) };
  });

/** The first of them. */
export const cellOf = (table: Table, row: number, column: string): Cell | undefined =>
  cellsBehind(table, row, column)[0];

/** Text of an id, code or text cell; '' when it is empty. */
export const wordOf = (table: Table, row: number, column: string): string => {
  const c = table.columns.get(column);
  if (!c?.words || c.states[row] !== CELL.value) return '';
  return c.words[c.values[row]!] ?? '';
};
