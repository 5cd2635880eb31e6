// Every fault intake can find, and the tally that keeps the first thousand of a file and counts them all.
import type { Fault, FaultAction, FileTally } from './types.js';

export interface FaultCode {
  readonly code: string;
  readonly action: FaultAction;
  /** One line, with {arg} names; {file} {line} {column} {written} may be used in every text. */
  readonly meaning: string;
  /** What the reader can do about it. */
  readonly todo: string;
}

const stopped = (code: string, meaning: string, todo: string): FaultCode => ({
  code,
  action: 'stopped',
  meaning,
  todo,
});
const rowLeftOut = (code: string, meaning: string, todo: string): FaultCode => ({
  code,
  action: 'row_left_out',
  meaning,
  todo,
});
const cellUnknown = (code: string, meaning: string, todo: string): FaultCode => ({
  code,
  action: 'cell_unknown',
  meaning,
  todo,
});
const repaired = (code: string, meaning: string, todo: string): FaultCode => ({
  code,
  action: 'repaired',
  meaning,
  todo,
});
const noted = (code: string, meaning: string, todo: string): FaultCode => ({ code, action: 'noted', meaning, todo });

/** The full list, for the text catalogue and for docs; a code has one action only. */
export const FAULT_CODES: readonly FaultCode[] = [
  // The file as bytes
  stopped('empty_file', 'the file holds no row at all', 'Ask for the file again; an empty file proves nothing.'),
  stopped(
    'undecodable',
    'the text is not valid {encoding} from byte {offset} (line {line}) on',
    'Name the encoding with --encoding, or have the file saved again as UTF-8. Rows appended by another program may be in another encoding.',
  ),
  stopped(
    'nul_bytes',
    'a NUL byte stands at byte {offset} (line {line}): the file is damaged or is not a text file',
    'Have the file exported again; name --encoding utf-16le or utf-16be if it is UTF-16.',
  ),
  stopped(
    'file_changed',
    'the file changed while it was being read',
    'Close the program that writes to it and run again.',
  ),
  noted(
    'encoding_ambiguous',
    'the bytes are valid in {taken} and in {other}; read as {taken}',
    'Name the encoding with --encoding if the text looks wrong.',
  ),
  noted(
    'private_use_characters',
    '{count} user-defined characters (gaiji) that only the writing machine can show',
    'Check names by hand; numbers and codes are not affected.',
  ),
  // The file as rows
  stopped(
    'quote_not_closed',
    'the quoted cell {cell} of this record is never closed',
    'Correct the quotes of the record, or have the file exported again.',
  ),
  stopped(
    'quote_misplaced',
    'a quote stands where none may stand, in cell {cell} of this record',
    'A quote inside a cell must be doubled and the cell put in quotes; have the file exported again.',
  ),
  stopped(
    'record_too_long',
    'a record is longer than {limit} bytes, most likely because a quote is not closed',
    'Correct the quotes of the record, or have the file exported again.',
  ),
  stopped('rows_unreadable', 'the rows cannot be told apart: {message}', 'Have the file exported again as CSV.'),
  repaired('line_ends_crcrlf', 'lines end in CR CR LF; read as one line end each', 'Nothing; tell the sender.'),
  noted(
    'line_ends_cr',
    'a bare CR ends a line, here for the first time',
    'Nothing, if the file is from an old Mac; else check the rows around this line.',
  ),
  noted('no_rows', 'the file has a header and no rows under it', 'Ask whether rows are missing.'),
  noted(
    'none_stated',
    'the file has a header and no rows under it, which says that there were none',
    'If there were some, add them.',
  ),
  // Which table, which columns
  stopped(
    'no_table',
    'the header row (line {line}) is that of no known table; the nearest is {nearest}, which lacks {missing}. First rows as read: {rows}',
    'Remove title rows above the header and merged header cells, or correct the headers; name the table with --as TABLE=FILE.',
  ),
  stopped('table_tie', 'the headers fit {tables} equally well', 'Say which table it is with --as TABLE=FILE.'),
  stopped(
    'as_missing_columns',
    'named as {table} with --as, but {missing} is not among the headers. First rows as read: {rows}',
    'Correct the headers or the --as option.',
  ),
  stopped(
    'header_two_columns',
    'the header {column} could be any of {columns} of {table}',
    'Rename the header to the name of the column meant.',
  ),
  stopped(
    'column_two_headers',
    'the headers {headers} both mean {name} of {table}',
    'Remove or rename one of them; kijun does not choose between them.',
  ),
  // Rows
  rowLeftOut(
    'row_width',
    'the row has {cells} cells where the header has {expected}',
    'Often a comma inside a number or a name that should be in quotes. Correct the row.',
  ),
  rowLeftOut(
    'key_blank',
    'the cell that says whose row this is, or of when, is empty',
    'Fill it in. Total and note rows under a table are left out this way too.',
  ),
  rowLeftOut(
    'key_unreadable',
    'the cell that says whose row this is, or of when, cannot be read ({reason})',
    'Correct the cell.',
  ),
  // Cells
  cellUnknown(
    'money_unreadable',
    'not an amount of money',
    'Write digits, with commas in threes if any: 1,234 or -1234. Ranges and words are not read.',
  ),
  cellUnknown(
    'wrong_currency',
    'an amount in another currency than {currency}',
    'Give the amount in the currency of the pack.',
  ),
  cellUnknown('number_unreadable', 'not a number', 'Write digits, with a point if any: 22 or 20.5.'),
  cellUnknown('ratio_unreadable', 'not a ratio', 'Write 0.25 or 25%.'),
  cellUnknown(
    'too_many_decimals',
    'more than {decimals} digits after the point',
    'Give the number to {decimals} digits; kijun does not round input.',
  ),
  cellUnknown('number_too_large', 'too large to be held exactly', 'Correct the cell.'),
  cellUnknown(
    'hours_unreadable',
    'not a length of time',
    'Write 168:30 or 168時間30分; a number without a colon needs --hours.',
  ),
  cellUnknown(
    'hours_style_unknown',
    'a number with a point may mean 10 h 15 min or 10 h 25 min; nothing says which',
    'Say it with --hours decimal or --hours hh.mm, or write 10:15.',
  ),
  cellUnknown(
    'hours_too_many',
    'a number above {limit} without a unit: hours or minutes?',
    'Say it with --hours minutes or --hours decimal, or write 168:30.',
  ),
  cellUnknown(
    'hours_minutes_over_59',
    'the minutes are 60 or more, or not two digits',
    'Write 168:30, or say --hours decimal if the fraction is of an hour.',
  ),
  cellUnknown(
    'hours_not_whole_minutes',
    'this fraction of an hour is not a whole number of minutes',
    'Give the time in minutes or as 168:30; kijun does not round input.',
  ),
  cellUnknown(
    'date_unreadable',
    'not a date',
    'Write 2025-04-01, 2025/4/1, 2025年4月1日 or 令和7年4月1日. Two-digit years are not read.',
  ),
  cellUnknown('date_impossible', 'a day that never was (in its month or its era)', 'Correct the date.'),
  cellUnknown('month_unreadable', 'not a month', 'Write 2025-04, 2025年4月 or 令和7年4月.'),
  cellUnknown('flag_unreadable', 'neither yes nor no', 'Write yes or no, 有 or 無, ○ or ×, 1 or 0.'),
  cellUnknown('code_unknown', 'not a known spelling; known are {known}', 'Use one of the known spellings.'),
  cellUnknown(
    'id_damaged',
    'a number that a spreadsheet has changed (exponent or point): digits may be lost',
    'Export the column as text.',
  ),
  cellUnknown(
    'replacement_character',
    'holds U+FFFD: characters were lost in an earlier conversion',
    'Have the file exported again from its source.',
  ),
];

const ACTION_OF: ReadonlyMap<string, FaultAction> = new Map(FAULT_CODES.map((f) => [f.code, f.action]));

/** Faults listed one by one for a file; those beyond are counted by code only. */
export const FAULTS_LISTED = 1000;

const WRITTEN_MOST = 200;

/** A fault with its action looked up; `written` is cut after 200 characters. */
export function fault(
  code: string,
  file: string,
  args: Fault['args'] = {},
  at: { readonly line?: number; readonly column?: string; readonly written?: string } = {},
): Fault {
  const action = ACTION_OF.get(code);
  if (action === undefined) throw new Error(`fault code ${code} is not listed`);
  return {
    code,
    action,
    file,
    line: at.line ?? 0,
    column: at.column ?? '',
    written: shortened(at.written ?? ''),
    args,
  };
}

/** By characters, not by halves of them. */
function shortened(written: string): string {
  const chars = [...written.slice(0, 2 * WRITTEN_MOST + 1)];
  return chars.length > WRITTEN_MOST ? `${chars.slice(0, WRITTEN_MOST).join('')}…` : written;
}

/** An empty tally for one file. */
export function newTally(): FileTally {
  return { rowsRead: 0, rowsLeftOut: 0, leftOutOf: new Set(), rowsBlank: 0, faults: [], faultCounts: new Map() };
}

/** Counts a fault of `code` and lists it if there is room; a fault that stops the file is always listed. */
export function tallyFault(tally: FileTally, code: string, make: () => Fault): void {
  tally.faultCounts.set(code, (tally.faultCounts.get(code) ?? 0) + 1);
  if (tally.faults.length < FAULTS_LISTED || ACTION_OF.get(code) === 'stopped') tally.faults.push(make());
}
