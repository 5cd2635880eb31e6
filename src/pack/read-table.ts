// A table of law as CSV. In: bytes, as typed by hand or saved by Excel. Out: header and rows as text, each with its line.
import { parse } from 'csv-parse/sync';
import type { PackFault } from './types.js';
import { fault, unsafeIn } from './words.js';

export interface TableRows {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Cells trimmed, empty rows and the empty columns that Excel leaves at the right taken away. */
export const readTable = (bytes: Uint8Array, file: string): TableRows | PackFault => {
  const text = decode(bytes);
  if (text === undefined) {
    return fault(
      'table_unreadable',
      file,
      '',
      'This table is neither UTF-8 nor CP932. In Excel, save it as "CSV UTF-8".',
      '文字コードがUTF-8でもCP932でもありません。Excelでは「CSV UTF-8」で保存してください。',
    );
  }
  const unsafe = unsafeIn(text);
  if (unsafe !== undefined) {
    const line = text.split('\n').findIndex((l) => unsafeIn(l) !== undefined) + 1;
    return fault(
      'unsafe_character',
      file,
      `line ${line}`,
      `A cell here holds ${unsafe}, which can be seen by nobody and can garble a terminal or a page. Take it out.`,
      `ここのセルに ${unsafe} が含まれています。目に見えず、画面表示を乱すおそれがあります。削除してください。`,
    );
  }
  const lines = text.includes('"') ? linesWithQuotes(text, file) : plainLines(text);
  if ('code' in lines) return lines;
  const [head, ...rest] = lines;
  const rows = rest.filter((r) => r.cells.some((c) => c !== ''));
  const header = [...(head?.cells ?? [])];
  while (header.at(-1) === '' && rows.every((r) => (r.cells[header.length - 1] ?? '') === '')) header.pop();
  return { header, rows };
};

type Lines = TableRows['rows'];

/** Without quotation marks a line is a row, and what is parted by commas its cells. */
const plainLines = (text: string): Lines => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, i) => ({ line: i + 1, cells: line.split(',').map((cell) => cell.trim()) }));
};

const linesWithQuotes = (text: string, file: string): Lines | PackFault => {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { info: true, relax_column_count: true, record_delimiter: '\n' }) as never;
  } catch (e) {
    const line = (e as { lines?: number }).lines;
    return fault(
      'table_unreadable',
      file,
      line === undefined ? '' : `line ${line}`,
      'A quotation mark is opened and not closed, or stands inside a cell. Write "" for one mark inside a quoted cell.',
      '引用符が閉じていないか、セルの途中にあります。引用符で囲んだセルの中では "" と二つ重ねて書いてください。',
    );
  }
  return records.map(({ record, info }) => ({
    // csv-parse tells the line a record ends on.
    line: info.lines - record.reduce((n, cell) => n + cell.split('\n').length - 1, 0),
    cells: record.map((cell) => cell.trim()),
  }));
};

/** UTF-8 where the bytes are, else CP932, which Japanese Excel writes. Line ends become \n, so that lines count right. */
const decode = (bytes: Uint8Array): string | undefined => {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    } catch {
      // Not this one.
    }
  }
  return undefined;
};
