// The strict reader: csv-parse finds the fields, and its records come back in the form of the fast reader's blocks.
import { Buffer } from 'node:buffer';
import { type CsvError, parse } from 'csv-parse';
import { blockOf, type RowNote, type RowStop, type RowsEnd, type TextRow } from './row-block.js';
import { CELLS_MOST } from './rows-plain.js';
import type { RowBlock } from './types.js';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** Bytes a record may have; beyond that it is taken for an unclosed quote. */
export const RECORD_MOST = 1 << 22;

/** Bytes given to csv-parse at once: its rows are objects, many times larger than short rows. */
const PIECE = 1 << 16;

/** Line ends in bytes[from … to): CR CR LF, CR LF, LF and a bare CR count one each. */
export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i];
    if (c === LF) n++;
    else if (c === CR) {
      if (i + 1 < to && bytes[i + 1] === LF) i++;
      else if (i + 2 < to && bytes[i + 1] === CR && bytes[i + 2] === LF) i += 2;
      n++;
    }
  }
  return n;
}

/** How many cells end in some bytes; none can be told where a quote stands in them. */
function cellsIn(bytes: Uint8Array, separator: number): number {
  if (bytes.includes(QUOTE)) return Number.NEGATIVE_INFINITY;
  let n = 0;
  for (const c of bytes) if (c === separator) n++;
  return n;
}

/**
 * Rows of UTF-8 chunks read by csv-parse, whose first byte stands at the start of physical line `line`. Chunks are cut
 * to `most` bytes. Never throws for what is in the bytes: the return value says why it stopped.
 */
export async function* readStrict(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  line: number,
  most: number,
): AsyncGenerator<RowBlock, RowsEnd> {
  const notes = new Map<string, RowNote>();
  let found: TextRow[] = [];
  // Bytes not yet part of a record, from offset `base` on: line ends are counted in them, as csv-parse counts wrongly.
  let room: Uint8Array = new Uint8Array(0);
  let window = room;
  let base = 0;
  let cursor = 0;
  let tooLong = false;
  let tooMany = false;
  // Cells of the record that is not yet whole: known as long as no quote stands in it.
  let cellsSoFar = 1;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\r\n', '\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: RECORD_MOST,
    on_record: (cells: string[], info) => {
      tooLong ||= info.bytes - cursor > RECORD_MOST;
      tooMany ||= cells.length > CELLS_MOST;
      if (tooLong || tooMany) return null;
      found.push({ cells, line });
      const end = info.bytes - base;
      const last = window[end - 1];
      if (last === CR) note('line_ends_cr');
      else if (last === LF && end - 3 >= cursor - base && window[end - 2] === CR && window[end - 3] === CR)
        note('line_ends_crcrlf');
      line += countLineEnds(window, cursor - base, end);
      cursor = info.bytes;
      return null;
    },
  });
  const note = (code: string): void => {
    if (!notes.has(code)) notes.set(code, { code, line });
  };
  // Errors reach us through the callbacks of write and end; without a listener they would also be thrown.
  parser.on('error', () => {});
  const step = Math.min(most, PIECE);
  const separator = delimiter.charCodeAt(0);
  const end = (error?: Stopping): RowsEnd => ({
    ...(error === undefined ? {} : { stop: stopOf(error, line) }),
    notes: [...notes.values()],
  });
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += step) {
        const piece = Buffer.from(chunk.subarray(from, from + step));
        // New memory for each piece of a long record would come to many times its length.
        const left = window.subarray(cursor - base);
        const size = left.length + piece.length;
        const next = size <= room.length ? room : new Uint8Array(2 * size);
        next.set(left);
        next.set(piece, left.length);
        room = next;
        window = room.subarray(0, size);
        base = cursor;
        const error = await new Promise<CsvError | undefined>((done) => {
          parser.write(piece, (e) => done((e as CsvError | null | undefined) ?? undefined));
        });
        const pending = window.subarray(cursor - base);
        cellsSoFar = found.length > 0 ? 1 + cellsIn(pending, separator) : cellsSoFar + cellsIn(piece, separator);
        if (found.length > 0) yield blockOf(found, 3 * window.length);
        found = [];
        if (error !== undefined && !tooLong && !tooMany) return end(error);
        // An empty cell is one byte here and many in csv-parse.
        if (tooMany || cellsSoFar > CELLS_MOST) return end({ code: 'TOO_MANY_CELLS' });
        // csv-parse does not count delimiters: a record of nothing else would grow without end.
        if (tooLong || base + window.length - cursor > RECORD_MOST) return end({ code: 'CSV_MAX_RECORD_SIZE' });
      }
    }
    if (base + window.length === 0) return end();
    const error = await new Promise<CsvError | undefined>((done) => {
      parser.end((e?: Error | null) => done((e as CsvError | null | undefined) ?? undefined));
    });
    if (found.length > 0) yield blockOf(found, 3 * window.length);
    return end(tooMany ? { code: 'TOO_MANY_CELLS' } : tooLong ? { code: 'CSV_MAX_RECORD_SIZE' } : error);
  } finally {
    parser.destroy();
  }
}

/** An error of csv-parse, or one of ours. */
type Stopping = Partial<Pick<CsvError, 'message' | 'index'>> & { readonly code?: string };

const CODES: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'quote_not_closed'],
  ['INVALID_OPENING_QUOTE', 'quote_misplaced'],
  ['CSV_INVALID_CLOSING_QUOTE', 'quote_misplaced'],
  ['CSV_MAX_RECORD_SIZE', 'record_too_long'],
  ['TOO_MANY_CELLS', 'record_too_many_cells'],
]);

function stopOf(error: Stopping, line: number): RowStop {
  const code = CODES.get(error.code ?? '');
  if (code === undefined)
    return { code: 'rows_unreadable', line, args: { message: error.code ?? error.message ?? '' } };
  if (code === 'record_too_many_cells') return { code, line, args: { limit: CELLS_MOST } };
  if (code === 'record_too_long') return { code, line, args: { limit: RECORD_MOST } };
  return { code, line, args: { cell: Number(error.index ?? 0) + 1 } };
}
