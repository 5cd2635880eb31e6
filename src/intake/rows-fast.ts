// Finds the fields of whole records in a buffer of UTF-8 bytes; a record it is not sure of is left to csv-parse.
import type { RowNote } from './row-block.js';
import {
  BLOCK_ROWS,
  CELLS_MOST,
  FAST_RECORD_MOST,
  type Found,
  moreFields,
  moreRows,
  plainRecords,
  type Room,
  wordsOf,
} from './rows-plain.js';
import type { RowBlock } from './types.js';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

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
  /** What the block was written down in, as large as it is by now. */
  readonly room: Room;
  /** Line ends out of the ordinary, each with the line of the first record that has one. */
  readonly notes: readonly RowNote[];
}

/**
 * Scans bytes[0 … to); bytes[to] must exist and is overwritten (a sentinel saves a bounds check a byte). `line` is the
 * physical line of bytes[0], `atEnd` says that nothing follows, the block is written down in `room`. Doubled quotes inside
 * accepted fields are made single in place; bytes from `next` on stay as they were.
 */
export function scan(bytes: Uint8Array, to: number, atEnd: boolean, line: number, delimiter: number, room: Room): Scan {
  bytes[to] = LF;
  const found: Reading = {
    starts: room.starts,
    ends: room.ends,
    rowStart: room.rowStart,
    lines: room.lines,
    fields: 0,
    rows: 0,
    next: 0,
    line,
    escaped: [],
    doubt: false,
    bareCr: undefined,
    doubleCr: undefined,
  };
  const words = wordsOf(bytes, delimiter);
  while (found.next < to && found.rows < BLOCK_ROWS) {
    if (words !== undefined) plainRecords(found, bytes, words, to, delimiter);
    if (found.rows < BLOCK_ROWS && found.next < to && !oneRecord(found, bytes, to, atEnd, delimiter)) break;
  }
  const { starts, ends, rowStart, lines, rows, next, bareCr, doubleCr } = found;
  const full = rows === BLOCK_ROWS && next < to;
  const doubt = found.doubt || (!full && to - next > FAST_RECORD_MOST);
  const whole = rowStart[rows]!;
  for (const field of found.escaped) if (field < whole) ends[field] = undouble(bytes, starts[field]!, ends[field]!);
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
  return { block, next, line: found.line, doubt, full, room: { starts, ends, rowStart, lines }, notes };
}

interface Reading extends Found {
  /** Fields with doubled quotes. */
  readonly escaped: number[];
  doubt: boolean;
  /** Lines of the first records with line ends out of the ordinary. */
  bareCr: number | undefined;
  doubleCr: number | undefined;
}

/** Adds the record at `found.next`, whatever stands in it; false where it is not whole or in doubt. */
function oneRecord(found: Reading, bytes: Uint8Array, to: number, atEnd: boolean, delimiter: number): boolean {
  // Bytes above this mean nothing here; with a comma or a tab these are all but a few.
  const highest = Math.max(delimiter, QUOTE);
  const first = found.next;
  let i = first;
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
          found.doubt = atEnd;
          return false;
        }
        if (c === QUOTE) {
          if (i + 1 < to) {
            if (bytes[i + 1] !== QUOTE) break;
            doubled = true;
            i += 2;
          } else if (atEnd) break;
          else return false;
        } else if (c === LF) {
          breaks++;
          i++;
        } else {
          const length = endAt(bytes, i, to, atEnd);
          if (length === 0) return false;
          breaks++;
          i += length;
        }
      }
      end = i++;
      c = bytes[i]!;
      if (doubled) found.escaped.push(found.fields);
    } else {
      while (c > highest || (c !== delimiter && c !== LF && c !== CR && c !== QUOTE)) c = bytes[++i]!;
      end = i;
    }
    if (found.fields === found.starts.length) {
      if (found.fields - found.rowStart[found.rows]! > CELLS_MOST) {
        found.doubt = true;
        return false;
      }
      moreFields(found);
    }
    found.starts[found.fields] = start;
    found.ends[found.fields++] = end;
    if (c === delimiter) i++;
    else if (c === LF) {
      if (i < to) i++;
      else if (!atEnd) return false;
      break;
    } else if (c === CR) {
      const length = endAt(bytes, i, to, atEnd);
      if (length === 0) return false;
      i += length;
      if (length !== 2) odd = length;
      break;
    } else {
      // A quote inside a field, or text after a closing quote.
      found.doubt = true;
      return false;
    }
  }
  if (i - first > FAST_RECORD_MOST || found.fields - found.rowStart[found.rows]! > CELLS_MOST) {
    found.doubt = true;
    return false;
  }
  if (found.rows + 2 > found.rowStart.length) moreRows(found);
  if (odd === 1) found.bareCr ??= found.line;
  else if (odd === 3) found.doubleCr ??= found.line;
  found.lines[found.rows] = found.line;
  found.rowStart[++found.rows] = found.fields;
  found.line += breaks;
  found.next = i;
  return true;
}

/** Bytes of the line end that begins with the CR at i: CR LF, CR CR LF or a bare CR; 0 where the next bytes would tell. */
function endAt(bytes: Uint8Array, i: number, to: number, atEnd: boolean): number {
  if (i + 1 < to && bytes[i + 1] === LF) return 2;
  if (i + 2 < to) return bytes[i + 1] === CR && bytes[i + 2] === LF ? 3 : 1;
  return atEnd || (i + 1 < to && bytes[i + 1] !== CR) ? 1 : 0;
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
