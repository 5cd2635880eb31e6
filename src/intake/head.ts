// The first rows of a file and what parts its cells: enough to tell which table it is.
import { utf8Chunks } from './decode.js';
import type { RowsEnd } from './row-block.js';
import { type RowOptions, readRows } from './rows.js';
import type { Encoding, IntakeOptions, RowBlock, Source } from './types.js';
import { cellText, isBlank } from './values/cell.js';
import { unmarked } from './values/mark.js';

export interface Head {
  /** The first rows that are not blank. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly stop?: RowsEnd['stop'];
}

/** Rows among which the headings are looked for. */
const HEAD_ROWS = 20;

/** Rows shown to the reader. */
const SHOWN_ROWS = 3;

/** The delimiter that was named; else the comma, unless the first row has none and is parted by tabs, or else by semicolons. */
export async function findHead(
  source: Source,
  encoding: Encoding,
  options: IntakeOptions,
  said?: string,
): Promise<{ head: Head; delimiter: string }> {
  const named = options.delimiter ?? said;
  if (named !== undefined)
    return { head: await headOf(source, encoding, rowOptions(named, options)), delimiter: named };
  const comma = await headOf(source, encoding, rowOptions(',', options));
  const parted = (head: Head): boolean => (head.rows[0]?.cells.length ?? 0) > 1;
  // Where nothing stands between commas, nothing stands between others.
  if (parted(comma) || (comma.rows.length === 0 && !comma.stop)) return { head: comma, delimiter: ',' };
  for (const delimiter of ['\t', ';']) {
    const head = await headOf(source, encoding, rowOptions(delimiter, options));
    if (parted(head)) return { head, delimiter };
  }
  return { head: comma, delimiter: ',' };
}

async function headOf(source: Source, encoding: Encoding, options: RowOptions): Promise<Head> {
  const rows: { line: number; cells: string[] }[] = [];
  const blocks = readRows(utf8Chunks(source, encoding), options);
  for (;;) {
    const step = await blocks.next();
    // A fault further down is the reader's to tell; here it matters only when no header was found before it.
    if (step.done === true) return rows.length === 0 && step.value.stop ? { rows, stop: step.value.stop } : { rows };
    const raw = step.value;
    for (let row = 0; row < raw.rows && rows.length < HEAD_ROWS; row++) {
      if (!says(raw, row)) continue;
      const cells = cellsOf(raw, row);
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: raw.lines[row]!, cells });
    }
    if (rows.length === HEAD_ROWS) {
      await blocks.return({ notes: [] });
      return { rows };
    }
  }
}

/** Whether anything stands in a row: a file may begin with millions of empty ones. */
function says(raw: RowBlock, row: number): boolean {
  for (let field = raw.rowStart[row]!; field < raw.rowStart[row + 1]!; field++)
    if (!isBlank(raw.bytes, raw.starts[field]!, raw.ends[field]!)) return true;
  return false;
}

function cellsOf(raw: RowBlock, row: number): string[] {
  const cells: string[] = [];
  for (let field = raw.rowStart[row]!; field < raw.rowStart[row + 1]!; field++) {
    cells.push(unmarked(cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!)));
  }
  return cells;
}

/**
 * The first rows on one line, to show which row was taken for the header. Ends before the first row with a number or date
 * in it: that is a row of data, and may hold a name.
 */
export function shown(rows: Head['rows'], delimiter: string): string {
  const first = rows.slice(0, SHOWN_ROWS);
  const data = first.findIndex((row, i) => i > 0 && row.cells.some((cell) => /^[\p{Nd}.,:/¥-]+$/u.test(cell.trim())));
  return (data < 0 ? first : first.slice(0, data))
    .map((row) => `${row.line}: ${line(row.cells, delimiter)}`)
    .join(' | ');
}

function line(cells: readonly string[], delimiter: string): string {
  const chars = [...cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join(delimiter)];
  return chars.length > 80 ? `${chars.slice(0, 80).join('')}…` : chars.join('');
}

export function rowOptions(delimiter: string, options: IntakeOptions): RowOptions {
  return {
    delimiter,
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(options.blockBytes === undefined ? {} : { blockBytes: options.blockBytes }),
    ...(options.passing === undefined ? {} : { passing: options.passing }),
  };
}
