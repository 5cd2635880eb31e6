// Rows of text as a block of bytes, and what a reader of rows says when it ends.
import { Buffer } from 'node:buffer';
import type { Aside, RowBlock } from './types.js';

/** Why the rows ended before the file did. */
export interface RowStop {
  readonly code: string;
  /** Physical line on which the record began. */
  readonly line: number;
  readonly args: Readonly<Record<string, string | number>>;
}

export interface RowNote {
  readonly code: string;
  readonly line: number;
}

/** What a reader says after its last block. */
export interface RowsEnd {
  readonly stop?: RowStop;
  readonly notes: readonly RowNote[];
  /** Rows that were no records, where a file was turned. */
  readonly aside?: readonly { readonly what: Aside; readonly line: number }[];
  /** Physical line of the byte after the last one, where the fast reader read them all. */
  readonly line?: number;
}

export interface TextRow {
  readonly cells: readonly string[];
  /** Physical line, 1-based. */
  readonly line: number;
}

/** Every block is built here, so that all have one shape: what reads cells meets no other. */
export const rowBlock = (
  { bytes, starts, ends, rowStart, lines, rows }: Omit<RowBlock, 'at' | 'fieldLines'>,
  at?: number,
  fieldLines?: Float64Array,
): RowBlock => ({ bytes, starts, ends, rowStart, lines, fieldLines, rows, at });

/** Puts rows of text into one block; `room` bytes must be enough for them in UTF-8. */
export function blockOf(rows: readonly TextRow[], room: number): RowBlock {
  const fields = rows.reduce((n, row) => n + row.cells.length, 0);
  const bytes = Buffer.alloc(room);
  const starts = new Int32Array(fields);
  const ends = new Int32Array(fields);
  const rowStart = new Int32Array(rows.length + 1);
  const lines = new Float64Array(rows.length);
  let at = 0;
  let field = 0;
  for (const [r, row] of rows.entries()) {
    lines[r] = row.line;
    for (const cell of row.cells) {
      starts[field] = at;
      at += bytes.write(cell, at, 'utf8');
      ends[field++] = at;
    }
    rowStart[r + 1] = field;
  }
  return rowBlock({ bytes, starts, ends, rowStart, lines, rows: rows.length });
}
