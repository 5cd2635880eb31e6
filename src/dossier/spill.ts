// Rows too many for memory → temporary parts, each holding whole firms; and back. The rows keep their bytes and their line numbers.
import { rowBlock } from '../intake/row-block.js';
import type { RowBlock } from '../intake/types.js';

/** Where parts are kept meanwhile; made at the edge (src/cli) and emptied when the run ends. */
export interface Scratch {
  append(part: string, bytes: Uint8Array): void;
  read(part: string): Uint8Array;
  drop(part: string): void;
}

const HEAD = 4;

/** Some rows of a block as one run of bytes that `unpack` reads back. */
export const pack = (raw: RowBlock, rows: readonly number[]): Uint8Array => {
  let [fields, bytes] = [0, 0];
  for (const r of rows) {
    const [f, g] = [raw.rowStart[r]!, raw.rowStart[r + 1]!];
    fields += g - f;
    for (let i = f; i < g; i += 1) bytes += raw.ends[i]! - raw.starts[i]!;
  }
  const ints = HEAD + (rows.length + 1) + fields * 2;
  const padded = ints + (ints % 2);
  const out = new ArrayBuffer(padded * 4 + rows.length * 8 + Math.ceil(bytes / 8) * 8);
  const head = new Int32Array(out, 0, padded);
  head.set([rows.length, fields, bytes, padded]);
  const lines = new Float64Array(out, padded * 4, rows.length);
  const target = new Uint8Array(out, padded * 4 + rows.length * 8);
  const [rowAt, startAt, endAt] = [HEAD, HEAD + rows.length + 1, HEAD + rows.length + 1 + fields];
  let [field, at] = [0, 0];
  for (const [k, r] of rows.entries()) {
    head[rowAt + k] = field;
    lines[k] = raw.lines[r]!;
    const [f, g] = [raw.rowStart[r]!, raw.rowStart[r + 1]!];
    for (let i = f; i < g; i += 1) {
      const [s, e] = [raw.starts[i]!, raw.ends[i]!];
      head[startAt + field] = at;
      // Cells are short: a loop beats a call.
      for (let p = s; p < e; p += 1) target[at + p - s] = raw.bytes[p]!;
      at += e - s;
      head[endAt + field] = at;
      field += 1;
    }
  }
  head[rowAt + rows.length] = field;
  return new Uint8Array(out);
};

/** Blocks of a part, in the order they were packed. */
export function* unpack(part: Uint8Array): Generator<RowBlock> {
  let at = 0;
  while (at < part.byteLength) {
    const start = part.byteOffset + at;
    const [rows, fields, bytes, ints] = new Int32Array(part.buffer, start, HEAD) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const head = new Int32Array(part.buffer, start, ints);
    const lines = new Float64Array(part.buffer, start + ints * 4, rows);
    const from = start + ints * 4 + rows * 8;
    yield rowBlock({
      bytes: new Uint8Array(part.buffer, from, bytes),
      rowStart: head.subarray(HEAD, HEAD + rows + 1),
      starts: head.subarray(HEAD + rows + 1, HEAD + rows + 1 + fields),
      ends: head.subarray(HEAD + rows + 1 + fields, HEAD + rows + 1 + 2 * fields),
      lines,
      rows,
    });
    at += ints * 4 + rows * 8 + Math.ceil(bytes / 8) * 8;
  }
}
