// Records as most files have them, without quotes and with lines ended by LF or CR LF: their bytes are looked at four at a time.

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A record longer than this is left to csv-parse, which says where it begins when it is an unclosed quote. */
export const FAST_RECORD_MOST = 1 << 20;

/** Cells a record may have: as many as a spreadsheet has columns. Each takes more memory than its bytes. */
export const CELLS_MOST = 1 << 14;

/** Rows of one block at most: many short rows would take more memory than their bytes. */
export const BLOCK_ROWS = 1 << 16;

/** Where the fields and rows of a block are written down; grows when it is too small. */
export interface Room {
  starts: Int32Array;
  ends: Int32Array;
  rowStart: Int32Array;
  lines: Float64Array;
}

/** The records of a block found so far, and how far that is. */
export interface Found extends Room {
  fields: number;
  rows: number;
  /** Offset of the first byte after the last whole record, and its physical line. */
  next: number;
  line: number;
}

/** Room for so many fields and rows, or more. */
export function roomFor(fields: number, rows: number): Room {
  const starts = new Int32Array(Math.max(16, fields));
  const rowStart = new Int32Array(rows + 2);
  return { starts, ends: new Int32Array(starts.length), rowStart, lines: new Float64Array(rowStart.length) };
}

export function moreFields(found: Room): void {
  found.starts = larger(found.starts, new Int32Array(found.starts.length * 2));
  found.ends = larger(found.ends, new Int32Array(found.starts.length));
}

export function moreRows(found: Room): void {
  found.rowStart = larger(found.rowStart, new Int32Array(found.rowStart.length * 2));
  found.lines = larger(found.lines, new Float64Array(found.rowStart.length));
}

function larger<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The bytes as words of four, the first byte lowest; undefined where this machine, their place or the delimiter forbids it. */
export function wordsOf(bytes: Uint8Array, delimiter: number): Int32Array | undefined {
  // Digits must stand above everything looked for, or every one of them would be looked at.
  if (!LITTLE_ENDIAN || bytes.byteOffset % 4 !== 0 || delimiter >= 0x30) return undefined;
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

const LITTLE_ENDIAN = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;

/** Adds records from `found.next` on, up to the first that is not plain, is too long or does not end within bytes[0 … to). */
export function plainRecords(found: Found, bytes: Uint8Array, words: Int32Array, to: number, delimiter: number): void {
  // A byte below this one is a delimiter, a line end or a quote, or else means nothing: a space, a plus.
  const below = Math.imul(Math.max(delimiter, QUOTE) + 1, 0x01010101);
  let { starts, ends, rowStart, lines, fields, rows, next, line } = found;
  let start = next;
  // Of the first word, bytes before the record do not count.
  let counted = -1 << ((next & 3) << 3);
  reading: for (let at = next >> 2; at < to >> 2; at++) {
    const word = words[at]!;
    // The highest bit of each byte that is below; of one right after such a byte perhaps without reason.
    let marks = (word - below) & ~word & 0x80808080 & counted;
    counted = -1;
    while (marks !== 0) {
      const bit = 31 - Math.clz32(marks & -marks);
      marks &= marks - 1;
      const c = (word >>> (bit - 7)) & 0xff;
      const i = (at << 2) + (bit >> 3);
      if (c === delimiter || c === LF) {
        if (fields === starts.length) {
          if (fields - rowStart[rows]! > CELLS_MOST) break reading;
          moreFields(found);
          ({ starts, ends } = found);
        }
        starts[fields] = start;
        ends[fields++] = c === LF && i > start && bytes[i - 1] === CR ? i - 1 : i;
        start = i + 1;
        if (c === delimiter) continue;
        if (start - next > FAST_RECORD_MOST || fields - rowStart[rows]! > CELLS_MOST) break reading;
        if (rows + 2 > rowStart.length) {
          moreRows(found);
          ({ rowStart, lines } = found);
        }
        lines[rows] = line++;
        rowStart[++rows] = fields;
        next = start;
        if (rows === BLOCK_ROWS) break reading;
      } else if (c === QUOTE || (c === CR && bytes[i + 1] !== LF)) break reading;
    }
  }
  found.fields = rowStart[rows]!;
  found.rows = rows;
  found.next = next;
  found.line = line;
}
