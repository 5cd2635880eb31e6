// Places in a sheet as spreadsheets call them: C18.
import type { FileColumn, FilePlan, MappedColumn } from '../types.js';

/** Letters and number of a cell's place, from 0 on; undefined where it is none. */
export function placeOf(ref: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref) ?? [];
  if (digits === '') return undefined;
  const column = [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** Column letters: 0 is A. */
export const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** Where a cell stands in its sheet, as spreadsheets call it; nothing where the file is none. */
export const placeInSheet = (
  { source, turned }: FilePlan,
  line: number,
  cell: FileColumn | MappedColumn,
): { readonly cell?: string } =>
  source.taken?.workbook === undefined || turned !== undefined || 'constant' in cell
    ? {}
    : { cell: `${lettersOf(cell.index)}${line}` };
