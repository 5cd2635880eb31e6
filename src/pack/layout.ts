// How the cells of a file stand to the columns of a table: presets for products, mappings made by hand. Plain readonly data.
import type { DateStyle, HourStyle, Words } from './types.js';

/** Where a column's value stands. A header is compared as aliases are; a position counts from 1. */
export interface LayoutColumn {
  /** One of these headers: a file that has two of them is asked about. */
  readonly header?: readonly string[];
  readonly position?: number;
  /** All of these headers together: where one is missing, the column counts as not supplied. */
  readonly sum?: readonly string[];
  /** Headers added to the sum where the file has them. */
  readonly ifPresent?: readonly string[];
  /** Headers (with * for any letters) whose cells must be empty or zero: else nobody knows whether they belong to the sum. */
  readonly openIf?: readonly string[];
  /** Of a sum with a value in one cell the empty ones are zero: a product that writes nothing for zero. */
  readonly blanks?: 'zero';
  /** Only where this other column was not found: a part is read where the whole is missing, never beside it. */
  readonly unless?: string;
  readonly hours?: HourStyle;
  readonly dates?: DateStyle;
  /** The file writes what is taken away with a minus sign. */
  readonly negative?: boolean;
}

/** Headers of codes and of their values, * for a number that both have; either may stand in the file several times. */
export interface LayoutPairs {
  readonly name: string;
  readonly code: string;
  readonly value: string;
  /** Columns of the table that are unknown in a row with a code that nobody placed or ignored. */
  readonly opens?: readonly string[];
  /** zero: a row without a code has none of it. Otherwise its column is empty there. */
  readonly absent?: 'zero';
}

export type LayoutEncoding = 'utf-8' | 'cp932' | 'euc-jp' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Layout {
  readonly table?: string;
  /** Where neither an option nor the bytes' own mark says it. */
  readonly encoding?: LayoutEncoding;
  readonly delimiter?: ',' | '\t' | ';';
  /** rows: one record a row. transposed: one record a column. blocks: one part a worker, each with its own header. punches: one row a punch. */
  readonly shape?: 'rows' | 'transposed' | 'blocks' | 'punches';
  readonly header?: {
    /** How many rows of headings; 0: the columns are known by position. */
    readonly rows?: number;
    /** Which of them holds the names; joined: all of them, group before name. */
    readonly names?: number | 'joined';
    /** Physical line of the first of them. */
    readonly line?: number;
  };
  readonly block?: {
    /** First cell of the row that begins a block. */
    readonly begins: string;
    /** Column of the table → the label its value stands behind. */
    readonly labels: Readonly<Record<string, string>>;
  };
  /** A row for each punch: headers of worker and day, of the kind and of the time, and which kind goes into which columns. */
  readonly punches?: {
    /** Whose punch, and last the day it belongs to. */
    readonly by: readonly string[];
    readonly kind: string;
    /** One of these. */
    readonly time: readonly string[];
    /** The day of the clock, where it is another one after midnight. */
    readonly day?: string;
    /** Kind of punch → columns it fills, in turn; the first kind begins a shift, the second ends it. */
    /** Column that takes the number of the shift, on days that have several. */
    readonly shift?: string;
    readonly into: readonly { readonly kind: string; readonly columns: readonly string[] }[];
  };
  /** Column that takes the title standing alone above each part of the file. */
  readonly section?: string;
  /** Columns that stand in pairs of a code and a value: each code of the file goes by a header "name [code]". */
  readonly pairs?: readonly LayoutPairs[];
  readonly hours?: HourStyle;
  readonly dates?: DateStyle;
  readonly columns?: Readonly<Record<string, LayoutColumn>>;
  /** Headers that are known and not read. */
  readonly ignore?: readonly string[];
  /** Columns that are the same for every row and stand nowhere in the file. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A product's layout. */
export interface Preset {
  readonly id: string;
  readonly product: Words;
  /** official: the maker's or authority's own page or file; file: a real file was seen; code: other people's programs that read or write it. */
  readonly evidence: { readonly grade: 'official' | 'file' | 'code' | 'mixed'; readonly from: string };
  readonly checked: boolean;
  /** What must be known besides, told to whoever uses it. */
  readonly note?: Words;
  /** Headers by which a file is known; without it the preset must be named. */
  readonly recognise?: {
    readonly all: readonly string[];
    readonly some?: readonly string[];
    readonly none?: readonly string[];
    /** The row under the names holds nothing but codes in capital letters and digits. */
    readonly codesBelow?: true;
  };
  readonly layout: Layout;
  readonly file: string;
}

/** What a mapping made by hand says of one file. */
export interface FileMapping extends Layout {
  /** What is not said here is as in this preset. */
  readonly preset?: string;
}

export interface Mapping {
  /** File name or path, or * for every file that no other entry names. */
  readonly files: Readonly<Record<string, FileMapping>>;
}
