// Rows of a decoded file, in blocks: the fast reader as long as it is sure, csv-parse from there on.

import { type RowNote, type RowsEnd, rowBlock } from './row-block.js';
import { type Scan, scan } from './rows-fast.js';
import { roomFor } from './rows-plain.js';
import type { RowBlock } from './types.js';

const BLOCK_BYTES = 1 << 20;

const FIRST_BYTES = 1 << 15;

export interface RowOptions {
  /** One byte: , or tab or ; */
  readonly delimiter: string;
  readonly strict?: boolean;
  readonly blockBytes?: number;
  /** A block stands until the next is asked for. */
  readonly passing?: boolean;
  /** Physical line of the first byte; 1 when left out. */
  readonly line?: number;
}

/**
 * Blocks of rows of UTF-8 chunks without a byte order mark. Which rows are in which block depends on the sizes of
 * chunks and blocks, the rows themselves and their lines do not. The return value says why reading stopped early.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  options: RowOptions,
): AsyncGenerator<RowBlock, RowsEnd> {
  const most = Math.max(1, options.blockBytes ?? BLOCK_BYTES);
  // The first blocks are small: most files are, and a look at the header needs no more.
  let size = Math.min(most, FIRST_BYTES);
  const feed = chunks[Symbol.asyncIterator]();
  const strictly = async function* (left: AsyncIterable<Uint8Array>, line: number): AsyncGenerator<RowBlock, RowsEnd> {
    // Loaded only when needed: nearly all files never need csv-parse.
    const { readStrict } = await import('./rows-strict.js');
    return yield* readStrict(left, options.delimiter, line, most);
  };
  try {
    if (options.strict === true) return yield* strictly(rest(feed, []), options.line ?? 1);
    const delimiter = options.delimiter.charCodeAt(0);
    let chunk: Uint8Array = new Uint8Array(0);
    let carry = chunk;
    let line = options.line ?? 1;
    let at = 0;
    let guess: [fields: number, rows: number] = [size >> 3, size >> 5];
    const passing = options.passing === true;
    // Of passing blocks the memory is used again and again: new memory for each costs as much as finding the fields.
    let kept = new Uint8Array(0);
    let index = roomFor(...guess);
    const notes = new Map<string, RowNote>();
    const noted = (more: readonly RowNote[]): readonly RowNote[] => {
      for (const one of more) if (!notes.has(one.code)) notes.set(one.code, one);
      return [...notes.values()];
    };
    for (;;) {
      // A record larger than the block doubles the room, so that long records cost no more than twice their length.
      const room = carry.length * 2 + size;
      const bytes = kept.length > room ? kept : new Uint8Array(room + 1);
      if (passing) kept = bytes;
      bytes.set(carry);
      let to = carry.length;
      let atEnd = false;
      while (to < room) {
        if (chunk.length === 0) {
          const step = await feed.next();
          if (step.done === true) {
            atEnd = true;
            break;
          }
          chunk = step.value;
        }
        const part = chunk.subarray(0, room - to);
        bytes.set(part, to);
        to += part.length;
        chunk = chunk.subarray(part.length);
      }
      let found: Scan;
      let from = 0;
      do {
        found = scan(bytes.subarray(from), to - from, atEnd, line, delimiter, passing ? index : roomFor(...guess));
        if (passing) index = found.room;
        // A file with line ends out of the ordinary is never cut: each part would tell of them anew.
        const uncut = noted(found.notes).length > 0;
        if (found.block.rows > 0) {
          // Somewhat more than the last block had: one that outgrows its room takes twice as much.
          const more = (1.05 * Math.min(most, size * 2)) / size;
          guess = [Math.ceil(found.block.starts.length * more) + 64, Math.ceil(found.block.rows * more) + 16];
          yield rowBlock(found.block, uncut ? undefined : at);
        }
        line = found.line;
        from += found.next;
        at += found.next;
      } while (found.full);
      size = Math.min(most, size * 2);
      carry = bytes.subarray(from, to);
      if (found.doubt) {
        const end = yield* strictly(rest(feed, [carry, chunk]), line);
        return { ...end, notes: noted(end.notes) };
      }
      if (atEnd) return { notes: noted([]), line };
    }
  } finally {
    await feed.return?.();
  }
}

async function* rest(feed: AsyncIterator<Uint8Array>, first: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of first) if (chunk.length > 0) yield chunk;
  for (;;) {
    const step = await feed.next();
    if (step.done === true) return;
    yield step.value;
  }
}
