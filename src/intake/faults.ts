// Every fault intake can find, and the tally that keeps the first thousand of a file and counts them all.
import type { Fault, FaultAction, FileTally } from './types.js';

export interface FaultCode {
  readonly code: string;
  readonly action: FaultAction;
  /** What its sentences may speak of beside file, line, column and the cell as written. */
  readonly args: readonly string[];
}

const codes =
  (action: FaultAction) =>
  (code: string, ...args: readonly string[]): FaultCode => ({ code, action, args });
const stopped = codes('stopped');
const rowLeftOut = codes('row_left_out');
const cellUnknown = codes('cell_unknown');
const repaired = codes('repaired');
const noted = codes('noted');

/** The full list; a code has one action only. What each means and what to do about it: `faults` of src/text. */
export const FAULT_CODES: readonly FaultCode[] = [
  // The file as bytes
  stopped('empty_file'),
  stopped('undecodable', 'encoding', 'offset'),
  stopped('mixed_encodings', 'encoding', 'offset'),
  stopped('nul_bytes', 'offset'),
  stopped('file_changed'),
  noted('encoding_ambiguous', 'taken', 'other'),
  noted('mojibake', 'example'),
  noted('private_use_characters', 'count'),
  // Archives
  stopped('archive_damaged', 'message'),
  stopped('archive_size_lies'),
  stopped('archive_encrypted'),
  stopped('archive_bomb', 'times'),
  stopped('archive_too_large', 'limit'),
  stopped('archive_path_unsafe'),
  stopped('archive_name_unreadable'),
  stopped('archive_name_twice'),
  stopped('archive_link'),
  stopped('archive_method', 'method'),
  stopped('archive_nested'),
  stopped('archive_without_tables'),
  noted('archive_system_files', 'count', 'files'),
  noted('archive_other_files', 'count', 'files'),
  // Workbooks
  stopped('workbook_damaged', 'message'),
  stopped('workbook_too_large', 'limit'),
  stopped('workbook_kind', 'kind'),
  stopped('workbook_password'),
  noted('sheets_empty', 'sheets'),
  noted('sheets_not_named', 'sheets'),
  noted('sheet_hidden'),
  noted('sheet_parts_hidden', 'rows', 'columns'),
  noted('formulas_by_value', 'count'),
  noted('zeros_by_format', 'count'),
  noted('cells_merged', 'count', 'first'),
  noted('days_from_1904'),
  cellUnknown('cell_error'),
  cellUnknown('formula_without_value'),
  cellUnknown('serial_no_date'),
  cellUnknown('time_beyond_a_day'),
  cellUnknown('number_digits_lost'),
  // The file as rows
  stopped('quote_not_closed', 'cell'),
  stopped('quote_misplaced', 'cell'),
  stopped('record_too_long', 'limit'),
  stopped('record_too_many_cells', 'limit'),
  stopped('rows_unreadable', 'message'),
  stopped('file_cut'),
  repaired('line_ends_crcrlf'),
  noted('line_ends_cr'),
  noted('no_rows'),
  noted('none_stated'),
  noted('firm_of_folder', 'firm'),
  // Which table, which columns
  stopped('no_table', 'nearest', 'missing', 'rows'),
  stopped('table_tie', 'tables'),
  stopped('as_missing_columns', 'table', 'missing', 'rows'),
  stopped('header_two_columns', 'columns', 'table'),
  stopped('column_two_headers', 'headers', 'name', 'table'),
  // Layouts of products, mappings, shapes
  stopped('preset_tie', 'presets'),
  stopped('layout_headers_missing', 'by', 'rows'),
  stopped('layout_table_unknown', 'by'),
  stopped('layout_other_table', 'by', 'table', 'other'),
  stopped('layout_key_missing', 'by', 'table', 'missing', 'rows'),
  stopped('mapped_header_missing', 'name', 'missing'),
  stopped('turned_too_large', 'limit'),
  stopped('block_without_headings'),
  stopped('item_unknown', 'item'),
  stopped('pair_incomplete', 'headers'),
  stopped('pair_codes_many', 'name', 'limit'),
  noted('rows_above', 'count'),
  noted('column_unnamed', 'position'),
  noted('period_unsaid', 'names', 'headers'),
  noted('total_or_bucket', 'others'),
  noted('whole_or_part', 'name', 'whole'),
  noted('sum_incomplete', 'name', 'missing', 'headers'),
  noted('heading_row'),
  noted('subtotal_row'),
  noted('note_row'),
  cellUnknown('bucket_unplaced'),
  cellUnknown('pair_code_unknown'),
  cellUnknown('total_word'),
  stopped('hours_undecidable', 'examples', 'name'),
  stopped('hours_or_minutes', 'examples', 'name'),
  stopped('hours_or_days', 'examples', 'name'),
  noted('hours_proved', 'examples', 'name'),
  stopped('date_undecidable', 'examples', 'name'),
  // Rows
  rowLeftOut('row_width', 'cells', 'expected'),
  rowLeftOut('key_blank'),
  rowLeftOut('key_unreadable', 'reason'),
  // Cells
  cellUnknown('money_unreadable'),
  cellUnknown('wrong_currency', 'currency'),
  cellUnknown('number_unreadable'),
  cellUnknown('ratio_unreadable'),
  cellUnknown('too_many_decimals', 'decimals'),
  cellUnknown('number_too_large'),
  cellUnknown('number_exponent'),
  cellUnknown('range_unreadable'),
  cellUnknown('not_stated'),
  cellUnknown('hours_unreadable'),
  cellUnknown('hours_style_unknown'),
  cellUnknown('hours_too_many', 'limit'),
  cellUnknown('hours_minutes_over_59'),
  cellUnknown('hours_not_whole_minutes'),
  cellUnknown('date_unreadable'),
  cellUnknown('date_short_year'),
  cellUnknown('date_order_unknown'),
  cellUnknown('date_disagrees'),
  repaired('date_from_serial', 'day'),
  cellUnknown('date_impossible'),
  cellUnknown('month_unreadable'),
  cellUnknown('flag_unreadable'),
  cellUnknown('code_unknown', 'known'),
  cellUnknown('id_damaged'),
  cellUnknown('id_masked'),
  cellUnknown('id_digits', 'digits'),
  cellUnknown('id_check_digit'),
  repaired('id_point_zero'),
  repaired('id_apostrophe'),
  repaired('id_padded', 'digits'),
  cellUnknown('replacement_character'),
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
  at: { readonly line?: number; readonly column?: string; readonly written?: string; readonly cell?: string } = {},
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
    ...(at.cell === undefined ? {} : { cell: at.cell }),
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
  return {
    rowsRead: 0,
    rowsLeftOut: 0,
    leftOutOf: new Set(),
    lost: [],
    rowsBlank: 0,
    rowsAside: new Map(),
    faults: [],
    faultCounts: new Map(),
  };
}

/** A tally that begins with what was found when a file was planned. */
export function tallyOf(faults: readonly Fault[]): FileTally {
  const tally = newTally();
  for (const one of faults) {
    tally.faults.push(one);
    tally.faultCounts.set(one.code, (tally.faultCounts.get(one.code) ?? 0) + 1);
  }
  return tally;
}

/** Of a single cell, not of a row or the file. */
export const isOfACell = (code: string): boolean => {
  const action = ACTION_OF.get(code);
  return action === 'cell_unknown' || (action === 'repaired' && code !== 'line_ends_crcrlf');
};

/** Counts a fault of `code` and lists it if there is room; a fault that stops the file is always listed. */
export function tallyFault(tally: FileTally, code: string, make: () => Fault): void {
  tally.faultCounts.set(code, (tally.faultCounts.get(code) ?? 0) + 1);
  if (tally.faults.length < FAULTS_LISTED || ACTION_OF.get(code) === 'stopped') tally.faults.push(make());
}
