// Rows that are no records: headings that come again, subtotals, notes under the table. In: a row. Out: what it is, if it is one.
import { normalHeader } from './columns.js';
import type { Aside, FilePlan, RowBlock } from './types.js';
import { cellText } from './values/cell.js';
import { unmarked } from './values/mark.js';

const TOTALS = new Set(
  ['合計', '小計', '計', '総計', '総合計', '累計', 'total', 'totals', 'subtotal', 'sub-total', 'grandtotal'].map(
    normalHeader,
  ),
);

/** Marks and words with which a remark under a table begins. */
const NOTE = /^(?:[※＊*○●◎■□・#]|[(（]?注|備考|以上|出典|notes?\b|source\b|\(\d+\))/i;

/** Whether a cell says nothing but that the row is a total. Never one that only looks like it. */
export const isTotal = (text: string): boolean => TOTALS.has(normalHeader(text));

/** Whether a text reads like the beginning of a remark under a table. */
export const isNote = (text: string): boolean => NOTE.test(text.trim());

/** Tells what the rows of one file are, in order: a remark may go on over several rows. */
export type AsideReader = (raw: RowBlock, row: number, id?: number) => Aside | undefined;

/** Only rows that have no place of their own are asked about, and those whose id is a heading or a total; `id`: a cell that says whose the row is. */
export function asideReader(plan: Pick<FilePlan, 'headings' | 'headerCells'>): AsideReader {
  let noteAt = -1;
  return (raw, row, id = -1) => {
    const cells: string[] = [];
    for (let field = raw.rowStart[row]!; field < raw.rowStart[row + 1]!; field++) {
      cells.push(unmarked(cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!)).trim());
    }
    const said = cells.filter((cell) => cell !== '');
    if (isHeading(cells, plan.headings)) return 'heading';
    const own = cells[id] ?? '';
    if (said.some(isTotal) && (own === '' || isTotal(own))) return 'subtotal';
    // One cell alone under a table of three columns or more; the next such row goes on with it.
    if (said.length !== 1 || plan.headerCells < 3) return undefined;
    const line = raw.lines[row]!;
    if (!isNote(said[0]!) && noteAt !== line - 1) return undefined;
    noteAt = line + (said[0]!.match(/\n/g)?.length ?? 0);
    return 'note';
  };
}

/** Whether these cells are those of a row of headings, each of them. */
export function isHeading(cells: readonly string[], headings: FilePlan['headings']): boolean {
  const last = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return headings.some(
    (names) => names.length === last && names.every((name, i) => name === normalHeader(cells[i] ?? '')),
  );
}

/** A row of headings as rows are compared with it. */
export const headingOf = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1).map(normalHeader);
