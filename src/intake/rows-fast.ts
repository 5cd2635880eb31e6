// Finds the fields of whole records in a buffer of UTF-8 bytes; a record it is not sure of is left to csv-parse.
import type { RowBlock } from './types.js';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A record longer than this is left to csv-parse, which says where it begins when it is an unclosed quote. */
export const FAST_RECORD_MOST = 1 << 20;

export interface Scan {
  readonly block: RowBlock;
  /** Offset of the first byte after the last whole record. */
  readonly next: number;
  /** Physical line of that byte. */
  readonly line: number;
  /** The record at `next` is one this reader is not sure of: it and everything after belong to csv-parse. */
  readonly doubt: boolean;
  readonly fields: number;
}

export interface ScanTables {
  readonly delimiter: number;
  /** 1 for bytes that end a run of ordinary bytes outside quotes, and inside. */
  readonly stopOutside: Uint8Array;
  readonly stopInside: Uint8Array;
}

/** Byte classes for a one-byte delimiter. */
export function scanTables(delimiter: string): ScanTables {
  const stopOutside = new Uint8Array(256);
  const stopInside = new Uint8Array(256);
  const code = delimiter.charCodeAt(0);
  for (const c of [QUOTE, LF, CR]) stopOutside[c] = stopInside[c] = 1;
  stopOutside[code] = 1;
  return { delimiter: code, stopOutside, stopInside };
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
  tables: ScanTables,
  fieldsGuess: number,
): Scan {
  const { delimiter, stopOutside, stopInside } = tables;
  bytes[to] = LF;
  let starts = new Int32Array(Math.max(16, fieldsGuess));
  let ends = new Int32Array(starts.length);
  let room = starts.length;
  const rowStart: number[] = [0];
  const lines: number[] = [];
  const escaped: number[] = [];
  let fields = 0;
  let i = 0;
  let next = 0;
  let doubt = false;
  // Each turn reads one record; leaving the loop early leaves `next` at the start of the unfinished one.
  records: while (i < to) {
    let breaks = 1;
    for (;;) {
      let start = i;
      let end: number;
      if (bytes[i] === QUOTE && i < to) {
        start = ++i;
        let doubled = false;
        for (;;) {
          while (stopInside[bytes[i]!] === 0) i++;
          if (i >= to) {
            doubt = atEnd;
            break records;
          }
          const c = bytes[i];
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
          } else if (i + 1 < to && bytes[i + 1] === LF) {
            breaks++;
            i += 2;
          } else {
            doubt = atEnd || i + 1 < to;
            break records;
          }
        }
        end = i++;
        if (doubled) escaped.push(fields);
      } else {
        while (stopOutside[bytes[i]!] === 0) i++;
        end = i;
      }
      if (fields === room) {
        room *= 2;
        starts = grown(starts, room);
        ends = grown(ends, room);
      }
      starts[fields] = start;
      ends[fields++] = end;
      const c = bytes[i];
      if (c === delimiter) i++;
      else if (c === LF) {
        if (i < to) i++;
        else if (!atEnd) break records;
        break;
      } else if (c === CR && i + 1 < to && bytes[i + 1] === LF) {
        i += 2;
        break;
      } else {
        // A quote inside a field, text after a closing quote, a CR that ends no line; or a CR whose LF is yet to come.
        doubt = c !== CR || atEnd || i + 1 < to;
        break records;
      }
    }
    if (i - next > FAST_RECORD_MOST) {
      doubt = true;
      break;
    }
    rowStart.push(fields);
    lines.push(line);
    line += breaks;
    next = i;
  }
  if (to - next > FAST_RECORD_MOST) doubt = true;
  const rows = lines.length;
  const whole = rowStart[rows]!;
  for (const field of escaped) if (field < whole) ends[field] = undouble(bytes, starts[field]!, ends[field]!);
  const block: RowBlock = {
    bytes,
    starts: starts.subarray(0, whole),
    ends: ends.subarray(0, whole),
    rowStart: Int32Array.from(rowStart),
    lines: Float64Array.from(lines),
    rows,
  };
  return { block, next, line, doubt, fields: whole };
}

function grown(from: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(room);
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
