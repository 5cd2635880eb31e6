// One column of several segments → one column: cells side by side, dictionaries merged.
import type { RecordBlock } from '../intake/types.js';

/** Rows start … end - 1 of a block. */
export interface Segment {
  readonly block: RecordBlock;
  readonly start: number;
  readonly end: number;
}

/** Cell states of a table: those of intake, and 3 where the row's file has no such column. */
export const ABSENT = 3;

export interface TableColumn {
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly words?: readonly string[] | undefined;
}

export const gatherColumn = (name: string, segments: readonly Segment[], rows: number): TableColumn | undefined => {
  const parts = segments.map((s) => s.block.columns.get(name));
  if (parts.every((p) => p === undefined)) return undefined;
  const only = parts[0];
  if (segments.length === 1 && only) {
    const { start, end } = segments[0]!;
    return { values: only.values.subarray(start, end), states: only.states.subarray(start, end), words: only.words };
  }
  const values = new Float64Array(rows);
  const states = new Uint8Array(rows);
  const words = parts.some((p) => p?.words) ? new Words() : undefined;
  let at = 0;
  for (const [i, s] of segments.entries()) {
    const n = s.end - s.start;
    const part = parts[i];
    if (!part) states.fill(ABSENT, at, at + n);
    else {
      copy(part.states, s, states, at);
      if (words && part.words) words.copy(part.words, part.values, s.start, s.end, values, at);
      else copy(part.values, s, values, at);
    }
    at += n;
  }
  return { values, states, words: words?.list };
};

const FEW = 32;

/** A segment's rows to their place. Rows that came unsorted are segments of one: a loop is cheaper than two views. */
const copy = <A extends Float64Array | Uint8Array>(from: A, { start, end }: Segment, to: A, at: number): void => {
  if (end - start > FEW) to.set(from.subarray(start, end), at);
  else for (let r = start; r < end; r += 1) to[at + r - start] = from[r]!;
};

/** Merges the dictionaries of several blocks. */
class Words {
  readonly list: string[] = [];
  private readonly index = new Map<string, number>();
  private readonly places = new Map<readonly string[], Map<number, number>>();

  copy(
    from: readonly string[],
    source: Float64Array,
    start: number,
    end: number,
    target: Float64Array,
    at: number,
  ): void {
    // Dictionaries only grow, so a word's place in one is remembered from segment to segment.
    const codes = this.places.get(from) ?? new Map<number, number>();
    if (codes.size === 0) this.places.set(from, codes);
    for (let r = start; r < end; r += 1) {
      const old = source[r]!;
      let code = codes.get(old);
      if (code === undefined) {
        const word = from[old] ?? '';
        code = this.index.get(word);
        if (code === undefined) {
          code = this.list.push(word) - 1;
          this.index.set(word, code);
        }
        codes.set(old, code);
      }
      target[at + r - start] = code;
    }
  }
}
