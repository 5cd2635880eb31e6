// What intake hands on: blocks of rows with their cells still as bytes, and typed columns read from them.
import type { DateStyle, HourStyle, RecordColumn, RecordDef } from '../pack/types.js';

/** A file or stream to read; opened twice (once to look, once to read). Made at the edge (src/cli). */
export interface Source {
  /** Path as the reader of the report knows it, with forward slashes. */
  readonly name: string;
  /** Folder that holds it: files of one folder are one submission. */
  readonly folder: string;
  readonly size: number;
  /** The bytes, or those from `start` up to but not including `end`. */
  open(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** Whole records of a file: bytes [start, end), of which the first stands on physical line `line`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/**
 * Some thousand rows as a reader found them. Field i of the block is bytes[starts[i] … ends[i]) in UTF-8, quotes taken
 * off; row r holds fields rowStart[r] … rowStart[r + 1] - 1 and began on physical line lines[r] of the file (1-based).
 */
export interface RowBlock {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly rowStart: Int32Array;
  readonly lines: Float64Array;
  readonly rows: number;
  /** Offset of bytes[0] in the stream of UTF-8 bytes; left out where rows no longer stand where they stood in it. */
  readonly at?: number;
}

/** 0: a value; 1: the cell is empty; 2: the cell could not be read (its fault is listed). */
export const CELL = { value: 0, blank: 1, unreadable: 2 } as const;

/**
 * One typed column of a block. Numbers are integers scaled by 10^decimals of the record's column; hours are minutes;
 * dates are civil day numbers; months are year * 12 + month - 1; flags are 0 or 1; code, id and text are indexes into
 * `words`.
 */
export interface Column {
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly words?: readonly string[];
}

/** Typed rows of one table from one file. Rows left out are not in it. */
export interface RecordBlock {
  readonly record: RecordDef;
  readonly plan: FilePlan;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly raw: RowBlock;
  /** Row of `raw` for each row of this block. */
  readonly rawRow: Int32Array;
}

export interface MappedColumn {
  readonly column: RecordColumn;
  /** Position in the file, 0-based. */
  readonly index: number;
  readonly header: string;
  readonly why: 'name' | 'alias' | 'map';
  /** Hours: from the header's suffix, the record, or an option. */
  readonly hours?: HourStyle;
  /** Hours without a style: the largest whole number taken for hours and not for minutes; 24 in columns of one day. */
  readonly hoursMost?: number;
  /** Dates: how this file writes years of two digits; wins over the record's. */
  readonly dates?: DateStyle;
  /** Ids of digits only are filled up with zeros on the left to this length. */
  readonly pad?: number;
}

/** How one file was understood. Everything in it goes into the report. */
export interface FilePlan {
  readonly source: Source;
  readonly record: RecordDef;
  readonly why: 'headers' | 'option';
  readonly sha256: string;
  /** Bytes seen when it was planned; another number on reading stops the file. */
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly encodingWhy: 'bom' | 'detected' | 'option';
  readonly delimiter: string;
  readonly headerLine: number;
  /** Cells of the header row without empty ones at its end: what a row must have. */
  readonly headerCells: number;
  readonly columns: readonly MappedColumn[];
  /** Headers that no column of the table goes by. */
  readonly unmapped: readonly string[];
  /** Headers dropped because they hold personal data. */
  readonly dropped: readonly string[];
}

export type Encoding = 'utf-8' | 'cp932' | 'euc-jp' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type FaultAction = 'stopped' | 'row_left_out' | 'cell_unknown' | 'repaired' | 'noted';

/** Something wrong with an input, as a value: never thrown. Text is made in src/text from `code` and `args`. */
export interface Fault {
  readonly code: string;
  readonly action: FaultAction;
  readonly file: string;
  /** Sheet of a workbook; left out where the file has none. */
  readonly sheet?: string;
  /** Physical line of the row's first byte, 1-based; 0 when the fault is the file's. */
  readonly line: number;
  /** Header as written; '' when the fault is the row's. */
  readonly column: string;
  /** The cell as written; '' when there is none. */
  readonly written: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Grows while a file is read; counts always add up to the rows under the header. */
export interface FileTally {
  rowsRead: number;
  rowsLeftOut: number;
  /** Firms that the rows left out name; '' where one names none. */
  readonly leftOutOf: Set<string>;
  rowsBlank: number;
  readonly faults: Fault[];
  /** Faults beyond the first thousand of a file are counted by code only. */
  readonly faultCounts: Map<string, number>;
}

export interface IntakeOptions {
  readonly encoding?: Encoding;
  /** table id → file name given with --as. */
  readonly as: ReadonlyMap<string, string>;
  readonly hours?: HourStyle;
  /** --hours for one column: "table.column" → style. */
  readonly hoursOf?: ReadonlyMap<string, HourStyle>;
  /** --pad: "table.column", or a column of any table → length to which its ids are filled up with zeros. */
  readonly pad?: ReadonlyMap<string, number>;
  /** --delimiter: what parts the cells; otherwise it is found out. */
  readonly delimiter?: string;
  /** The pack's currency ('yen', 'usd'): amounts marked as another one are not read. Undefined: marks are not compared. */
  readonly currency?: string;
  /** For differential tests: never use the fast reader. */
  readonly strict?: boolean;
  /** Bytes per block read; tests make it small. */
  readonly blockBytes?: number;
}
