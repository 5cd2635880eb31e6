// The row of headings, looked at for what is missing in it. In: cells. Out: whether it is whole, and what is to be told.
import { headingOf } from './aside.js';
import { fault } from './faults.js';
import type { Head } from './head.js';
import type { Fault, FilePlan } from './types.js';

/** A merged heading leaves its neighbours empty; empty cells before the first are a margin. */
export const unbroken = (cells: readonly string[]): boolean => {
  const names = headingOf(cells);
  return names.every((name, i) => name !== '' || names.slice(0, i).every((before) => before === ''));
};

/** Columns without a header that hold something: an index that a program added, or a header that was lost. */
export function unnamed(file: string, head: Head, header: Head['rows'][number]): Fault[] {
  const below = head.rows.filter((row) => row.line > header.line);
  const width = headingOf(header.cells).length;
  return header.cells
    .slice(0, width)
    .flatMap((cell, i) =>
      cell.trim() === '' && below.some((row) => (row.cells[i] ?? '').trim() !== '')
        ? [fault('column_unnamed', file, { position: i + 1 }, { line: header.line })]
        : [],
    );
}

/** A table whose rows are told apart by their period, in a file without any column for it. */
export function periodUnsaid(
  file: string,
  { record, columns, unmapped, headerLine }: Pick<FilePlan, 'record' | 'columns' | 'unmapped' | 'headerLine'>,
): Fault[] {
  const { period, key } = record;
  if (!period || !key.includes(period.from)) return [];
  const saying = [period.from, period.to, period.month, period.paid?.month];
  if (columns.some((mapped) => saying.includes(mapped.column.name))) return [];
  const names = saying.filter((name) => name !== undefined).join(', ');
  const headers = unmapped.length > 0 ? unmapped.join(', ') : '-';
  return [fault('period_unsaid', file, { names, headers }, { line: headerLine })];
}
