// Remembers what each spelling of a column was read as, by its bytes: a cell seen before makes no string again.
import { type Bad, cellText, isRepaired, type Repaired } from './cell.js';

/** Spellings kept before a dictionary is begun anew. */
export const SPELLINGS_MOST = 65_536;

/** What a spelling was read as: a number (a value, or an index into the words), blank, why it cannot be read, or how it was repaired. */
export type Meaning = number | 'blank' | Bad | Repaired;

export interface Dictionary {
  /** Entry of the spelling bytes[start … end); start must be below end. */
  readonly entry: (bytes: Uint8Array, start: number, end: number) => number;
  /** Value by entry; meaningless where `bad` holds something that was not repaired. */
  readonly values: readonly number[];
  readonly bad: readonly ('blank' | Bad | undefined)[];
}

/** A dictionary whose new spellings are read by `read`, once each. */
export function dictionary(read: (text: string) => Meaning): Dictionary {
  const values: number[] = [];
  const bad: ('blank' | Bad | undefined)[] = [];
  // Spelling i is pool[at[i] … at[i + 1]); slots hold entry + 1, open addressing, at most half full.
  // Small at first: most tables have a few rows.
  let pool = new Uint8Array(256);
  let at = new Int32Array(32);
  let slots = new Int32Array(64);
  let hashes = new Int32Array(32);

  const same = (entry: number, bytes: Uint8Array, start: number, length: number): boolean => {
    const from = at[entry]!;
    if (at[entry + 1]! - from !== length) return false;
    for (let i = 0; i < length; i++) if (pool[from + i] !== bytes[start + i]) return false;
    return true;
  };

  const widen = (): void => {
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < values.length; entry++) {
      let slot = hashes[entry]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
  };

  const add = (bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number => {
    const entry = values.length;
    const meaning = read(cellText(bytes, start, end));
    values.push(typeof meaning === 'number' ? meaning : meaning !== 'blank' && isRepaired(meaning) ? meaning.value : 0);
    bad.push(typeof meaning === 'number' ? undefined : meaning);
    const from = at[entry]!;
    const to = from + end - start;
    if (to > pool.length) pool = larger(pool, to * 2, (n) => new Uint8Array(n));
    pool.set(bytes.subarray(start, end), from);
    if (entry + 2 > at.length) at = larger(at, at.length * 2, (n) => new Int32Array(n));
    at[entry + 1] = to;
    if (entry === hashes.length) hashes = larger(hashes, hashes.length * 2, (n) => new Int32Array(n));
    hashes[entry] = hash;
    slots[slot] = entry + 1;
    if (values.length * 2 > slots.length) widen();
    return entry;
  };

  const entry = (bytes: Uint8Array, start: number, end: number): number => {
    const length = end - start;
    let hash = length;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      if (hashes[held - 1] === hash && same(held - 1, bytes, start, length)) return held - 1;
      slot = (slot + 1) & mask;
    }
    return add(bytes, start, end, hash, slot);
  };

  return { entry, values, bad };
}

function larger<T extends Uint8Array | Int32Array>(from: T, room: number, make: (n: number) => T): T {
  const to = make(room);
  to.set(from);
  return to;
}
