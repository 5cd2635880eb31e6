// What intake hands on: blocks of rows with their cells still as bytes, and typed columns read from them.
import type { FileMapping, LayoutColumn, LayoutEncoding, LayoutPairs, Preset } from '../pack/layout.js';
import type { DateStyle, HourStyle, RecordColumn, RecordDef } from '../pack/types.js';

/** A file or stream to read; opened twice (once to look, once to read). Made at the edge (src/cli). */
export interface Source {
  /** Path as the reader of the report knows it, with forward slashes. */
  readonly name: string;
  /** Folder that holds it: files of one folder are one submission. */
  readonly folder: string;
  readonly size: number;
  /** Where the bytes lie, or the bytes, where no file of that name holds them. */
  readonly at?: string | Uint8Array;
  /** What it was taken out of. */
  readonly taken?: Taken;
  /** The bytes, or those from `start` up to but not including `end`. A chunk stands until the next is asked for: its memory may be used again. */
  open(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** Where a source was before it was a file of its own. */
export interface Taken {
  readonly archive?: { readonly file: string; readonly sha256: string };
  /** It is a sheet, written out as comma-separated UTF-8, a line for each row. The digest is the workbook's. */
  readonly workbook?: { readonly sheet: string; readonly sha256: string; readonly from1904: boolean };
  /** What was found meanwhile; where one of them stopped it there is nothing to read. */
  readonly faults: readonly Fault[];
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
  /** Physical line of each field, where a row's cells stand on several. */
  readonly fieldLines?: Float64Array | undefined;
  readonly rows: number;
  /** Offset of bytes[0] in the stream of UTF-8 bytes; left out where rows no longer stand where they stood in it. */
  readonly at?: number | undefined;
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
  readonly words?: readonly string[] | undefined;
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
  /** A row or cell of it had a fault. */
  readonly faulty: boolean;
}

/** One column of a file. */
export interface FileColumn {
  /** Position in the file, 0-based. */
  readonly index: number;
  readonly header: string;
  /** Hours: from the header's suffix, the record, or an option. */
  readonly hours?: HourStyle;
  /** Hours without a style: the largest whole number taken for hours and not for minutes; 24 in columns of one day. */
  readonly hoursMost?: number;
  /** Dates: how this file writes years of two digits; wins over the record's. */
  readonly dates?: DateStyle;
  /** Dates: a bare number is no day here, for the workbook counts its days in another way. */
  readonly noSerials?: true;
  /** Ids of digits only are filled up with zeros on the left to this length. */
  readonly pad?: number;
  /** The value stands beside this code (folded), in one of several pairs; `index` is the first of them. */
  readonly coded?: Pick<LayoutPairs, 'absent'> & {
    readonly word: string;
    readonly places: readonly { readonly code: number; readonly value: number }[];
  };
}

export interface MappedColumn extends FileColumn, Pick<LayoutColumn, 'blanks'> {
  readonly column: RecordColumn;
  readonly why: 'name' | 'alias' | 'preset' | 'map';
  /** Further columns of the file that are added to this one. */
  readonly parts?: readonly FileColumn[];
  /** Columns of the file that may belong to the sum: where one is not empty or zero, the sum is unknown. */
  readonly openIf?: readonly FileColumn[];
  /** The file writes what is taken away with a minus sign. */
  readonly negative?: true;
  /** The firm's name in place of its number (`may_be`: or a workplace's); a constant stands nowhere in the file. */
  readonly named?: 'sure' | 'may_be';
  readonly constant?: string;
}

/** A row left out, which may belong to a row that was read. */
export interface LostRow {
  /** '' where nobody knows. */
  readonly firm: string;
  readonly owner: string;
  /** Firm and owner were read in their columns; else they stand where those columns would be. */
  readonly sure: boolean;
  /** A cell of it is below zero: it may take something back. */
  readonly takes: boolean;
}

/** How one file was understood. Everything in it goes into the report. */
export interface FilePlan {
  readonly source: Source;
  readonly record: RecordDef;
  readonly why: 'headers' | 'option' | 'preset' | 'map';
  readonly sha256: string;
  /** Bytes seen when it was planned; another number on reading stops the file. */
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly encodingWhy: 'bom' | 'detected' | 'option';
  readonly delimiter: string;
  readonly headerLine: number;
  /** The rows of headings, folded: where one of them comes again it is no record. None where columns go by position. */
  readonly headings: readonly (readonly string[])[];
  /** Product layout by which it was understood. */
  readonly preset?: { readonly id: string; readonly why: 'recognised' | 'option' | 'map'; readonly checked: boolean };
  /** Mapping by which it was understood. */
  readonly mapping?: MappingUsed;
  /** The file must be turned round first, so it is read whole. */
  readonly turned?: Turn;
  /** Cells of the header row without empty ones at its end: what a row must have. */
  readonly headerCells: number;
  readonly columns: readonly MappedColumn[];
  /** Headers that no column of the table goes by. */
  readonly unmapped: readonly string[];
  /** Headers dropped because they hold personal data. */
  readonly dropped: readonly string[];
}

/** A mapping file made by hand, and the bytes it had. */
export interface MappingUsed {
  readonly file: string;
  readonly sha256: string;
}

/** Punches to shifts: positions in the file, and the folded word of the punch that fills each added cell. */
export interface PunchTurn {
  readonly by: readonly number[];
  readonly kind: number;
  readonly time: number;
  readonly day?: number;
  readonly into: readonly { readonly word: string }[];
  /** Cells of the file's own. */
  readonly width: number;
  /** The last cell is the number of the shift, on days that have several. */
  readonly numbered: boolean;
}

/** How the rows of a file become rows of one table. */
export interface Turn {
  readonly shape: 'sections' | 'transposed' | 'blocks' | 'punches';
  readonly punches?: PunchTurn;
  /** First cell of the row that begins a block, folded. */
  readonly begins?: string;
  /** Labels within a block, folded, in the order of the columns they become. */
  readonly labels: readonly string[];
  /** Folded headings of the table itself, in the order of the file's columns. */
  readonly headings: readonly (readonly string[])[];
}

export type Encoding = LayoutEncoding;

export type FaultAction = 'stopped' | 'row_left_out' | 'cell_unknown' | 'repaired' | 'noted';

/** Something wrong with an input, as a value: never thrown. Text is made in src/text from `code` and `args`. */
export interface Fault {
  readonly code: string;
  readonly action: FaultAction;
  readonly file: string;
  /** Place of the cell in its sheet (C18); left out where the file is no workbook. */
  readonly cell?: string;
  /** Physical line of the row's first byte, 1-based; 0 when the fault is the file's. */
  readonly line: number;
  /** Header as written; '' when the fault is the row's. */
  readonly column: string;
  /** The cell as written; '' when there is none. */
  readonly written: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What a row is that is no record. */
export type Aside = 'heading' | 'subtotal' | 'note';

/** Grows while a file is read; counts always add up to the rows under the header. */
export interface FileTally {
  rowsRead: number;
  rowsLeftOut: number;
  /** Firms that the rows left out name; '' where one names none. */
  readonly leftOutOf: Set<string>;
  /** Of tables whose rows may correct each other: the rows left out, as far as they say whose they are. */
  readonly lost: LostRow[];
  rowsBlank: number;
  /** Rows that are no records: headings that come again, subtotals, notes. */
  readonly rowsAside: Map<Aside, number>;
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
  /** --pad: "table.column", or a column of any table → length to which its ids are filled up. */
  readonly pad?: ReadonlyMap<string, number>;
  /** --delimiter: what parts the cells; otherwise it is found out. */
  readonly delimiter?: string;
  /** Layouts of products, for recognising them. */
  readonly presets?: readonly Preset[];
  /** Id of the preset named with --preset for this file. */
  readonly preset?: string;
  /** What a mapping says of this file. */
  readonly mapping?: MappingUsed & { readonly layout: FileMapping };
  /** The pack's currency ('yen', 'usd'): amounts marked as another one are not read. Undefined: marks are not compared. */
  readonly currency?: string;
  /** For tests: never the fast reader; bytes per block read. */
  readonly strict?: boolean;
  readonly blockBytes?: number;
  /** Blocks are only looked at: one stands until the next is asked for, and its memory is used again. */
  readonly passing?: boolean;
}
