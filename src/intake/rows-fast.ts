// Finds the fields of whole records in a buffer of UTF-8 bytes; a record it is not sure of is left to csv-parse.
import type { RowNote } from './row-block.js';
import type { RowBlock } from './types.js';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A record longer than this is left to csv-parse, which says where it begins when it is an unclosed quote. */
export const FAST_RECORD_MOST = 1 << 20;

/** Rows of one block at most: many short rows would take more memory than their bytes. */
const BLOCK_ROWS = 1 << 16;

export interface Scan {
  readonly block: RowBlock;
  /** Offset of the first byte after the last whole record. */
  readonly next: number;
  /** Physical line of that byte. */
  readonly line: number;
  /** The record at `next` is one this reader is not sure of: it and everything after belong to csv-parse. */
  readonly doubt: boolean;
  /** The block has as many rows as it may have: more of them stand in the bytes from `next` on. */
  readonly full: boolean;
  readonly fields: number;
  /** Line ends out of the ordinary, each with the line of the first record that has one. */
  readonly notes: readonly RowNote[];
}

/**
 * Scans bytes[0 … to); bytes[to] must exist and is overwritten (a sentinel saves a bounds check a byte). `line` is the
 * physical line of bytes[0], `atEnd` says that nothing follows, `fieldsGuess` sizes the index. Doubled quotes inside
 * accepted fields are made single in place; bytes from `next` on stay as they were.
 */
export function scan(
  bytes: Uint8Array,
  to: number,
  atEnd: boolean,
  line: number,
  delimiter: number,
  fieldsGuess: number,
): Scan {
  // Bytes above this mean nothing to the scan; with a comma or a tab these are all but a few.
  const highest = Math.max(delimiter, QUOTE);
  bytes[to] = LF;
  let starts = new Int32Array(Math.max(16, fieldsGuess));
  let ends = new Int32Array(starts.length);
  let room = starts.length;
  let rowStart = new Int32Array((starts.length >> 2) + 2);
  let lines = new Float64Array(rowStart.length);
  let rows = 0;
  const escaped: number[] = [];
  let fields = 0;
  let i = 0;
  let next = 0;
  let doubt = false;
  let bareCr: number | undefined;
  let doubleCr: number | undefined;
  // Each turn reads one record; leaving the loop early leaves `next` at the start of the unfinished one.
  records: while (i < to && rows < BLOCK_ROWS) {
    let breaks = 1;
    let odd = 0;
    for (;;) {
      let start = i;
      let end: number;
      let c = bytes[i]!;
      if (c === QUOTE) {
        start = ++i;
        let doubled = false;
        for (;;) {
          c = bytes[i]!;
          while (c > QUOTE || (c !== QUOTE && c !== LF && c !== CR)) c = bytes[++i]!;
          if (i >= to) {
            doubt = atEnd;
            break records;
          }
          if (c === QUOTE) {
            if (i + 1 < to) {
              if (bytes[i + 1] !== QUOTE) break;
              doubled = true;
              i += 2;
            } else if (atEnd) break;
            else break records;
          } else if (c === LF) {
            breaks++;
            i++;
          } else {
            const length = endAt(bytes, i, to, atEnd);
            if (length === 0) break records;
            breaks++;
            i += length;
          }
        }
        end = i++;
        c = bytes[i]!;
        if (doubled) escaped.push(fields);
      } else {
        while (c > highest || (c !== delimiter && c !== LF && c !== CR && c !== QUOTE)) c = bytes[++i]!;
        end = i;
      }
      if (fields === room) {
        room *= 2;
        starts = larger(starts, new Int32Array(room));
        ends = larger(ends, new Int32Array(room));
      }
      starts[fields] = start;
      ends[fields++] = end;
      if (c === delimiter) i++;
      else if (c === LF) {
        if (i < to) i++;
        else if (!atEnd) break records;
        break;
      } else if (c === CR) {
        const length = endAt(bytes, i, to, atEnd);
        if (length === 0) break records;
        i += length;
        if (length !== 2) odd = length;
        break;
      } else {
        // A quote inside a field, or text after a closing quote.
        doubt = true;
        break records;
      }
    }
    if (i - next > FAST_RECORD_MOST) {
      doubt = true;
      break;
    }
    if (rows + 2 > rowStart.length) {
      rowStart = larger(rowStart, new Int32Array(rowStart.length * 2));
      lines = larger(lines, new Float64Array(rowStart.length));
    }
    if (odd === 1) bareCr ??= line;
    else if (odd === 3) doubleCr ??= line;
    lines[rows] = line;
    rowStart[++rows] = fields;
    line += breaks;
    next = i;
  }
  const full = rows === BLOCK_ROWS && next < to;
  if (!full && to - next > FAST_RECORD_MOST) doubt = true;
  const whole = rowStart[rows]!;
  for (const field of escaped) if (field < whole) ends[field] = undouble(bytes, starts[field]!, ends[field]!);
  const block: RowBlock = {
    bytes,
    starts: starts.subarray(0, whole),
    ends: ends.subarray(0, whole),
    rowStart: rowStart.subarray(0, rows + 1),
    lines: lines.subarray(0, rows),
    rows,
  };
  const notes = [
    ...(bareCr === undefined ? [] : [{ code: 'line_ends_cr', line: bareCr }]),
    ...(doubleCr === undefined ? [] : [{ code: 'line_ends_crcrlf', line: doubleCr }]),
  ].toSorted((a, b) => a.line - b.line);
  return { block, next, line, doubt, full, fields: whole, notes };
}

/** Bytes of the line end that begins with the CR at i: CR LF, CR CR LF or a bare CR; 0 where the next bytes would tell. */
function endAt(bytes: Uint8Array, i: number, to: number, atEnd: boolean): number {
  if (i + 1 < to && bytes[i + 1] === LF) return 2;
  if (i + 2 < to) return bytes[i + 1] === CR && bytes[i + 2] === LF ? 3 : 1;
  return atEnd || (i + 1 < to && bytes[i + 1] !== CR) ? 1 : 0;
}

function larger<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Makes "" to " within bytes[start … end); returns the new end. */
function undouble(bytes: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let i = start; i < end; i++) {
    bytes[to++] = bytes[i]!;
    if (bytes[i] === QUOTE) i++;
  }
  return to;
}
