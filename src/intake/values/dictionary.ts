// Remembers what each spelling of a column was read as, by its bytes: a cell seen before makes no string again.
import { type Bad, cellText, isRepaired, type Repaired } from './cell.js';

/** Spellings kept before a dictionary is begun anew. */
export const SPELLINGS_MOST = 65_536;

/** What a spelling was read as: a number (a value, or an index into the words), blank, why it cannot be read, or how it was repaired. */
export type Meaning = number | 'blank' | Bad | Repaired;

export interface Dictionary {
  /** Value by entry; meaningless where `bad` holds something that was not repaired. */
  readonly values: number[];
  readonly bad: ('blank' | Bad | undefined)[];
  /** Spelling i is pool[at[i] … at[i + 1]); slots hold entry + 1, open addressing, at most half full. */
  pool: Uint8Array;
  at: Int32Array;
  slots: Int32Array;
  hashes: Int32Array;
  readonly read: (text: string) => Meaning;
}

/** A dictionary whose new spellings are read by `read`, once each. Small at first: most tables have a few rows. */
export function dictionary(read: (text: string) => Meaning): Dictionary {
  return {
    values: [],
    bad: [],
    pool: new Uint8Array(256),
    at: new Int32Array(32),
    slots: new Int32Array(64),
    hashes: new Int32Array(32),
    read,
  };
}

/** Entry of the spelling bytes[start … end); start must be below end. One function for all dictionaries: it is called for every cell. */
export function entryOf(d: Dictionary, bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  let hash = length;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash ^= hash >>> 15;
  const { slots, hashes } = d;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
    if (hashes[held - 1] === hash && same(d, held - 1, bytes, start, length)) return held - 1;
    slot = (slot + 1) & mask;
  }
  return add(d, bytes, start, end, hash, slot);
}

function same({ at, pool }: Dictionary, entry: number, bytes: Uint8Array, start: number, length: number): boolean {
  const from = at[entry]!;
  if (at[entry + 1]! - from !== length) return false;
  for (let i = 0; i < length; i++) if (pool[from + i] !== bytes[start + i]) return false;
  return true;
}

function add(d: Dictionary, bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
  const entry = d.values.length;
  const meaning = d.read(cellText(bytes, start, end));
  d.values.push(typeof meaning === 'number' ? meaning : meaning !== 'blank' && isRepaired(meaning) ? meaning.value : 0);
  d.bad.push(typeof meaning === 'number' ? undefined : meaning);
  const from = d.at[entry]!;
  const to = from + end - start;
  if (to > d.pool.length) d.pool = larger(d.pool, to * 2, (n) => new Uint8Array(n));
  d.pool.set(bytes.subarray(start, end), from);
  if (entry + 2 > d.at.length) d.at = larger(d.at, d.at.length * 2, (n) => new Int32Array(n));
  d.at[entry + 1] = to;
  if (entry === d.hashes.length) d.hashes = larger(d.hashes, d.hashes.length * 2, (n) => new Int32Array(n));
  d.hashes[entry] = hash;
  d.slots[slot] = entry + 1;
  if (d.values.length * 2 > d.slots.length) widen(d);
  return entry;
}

function widen(d: Dictionary): void {
  const slots = new Int32Array(d.slots.length * 2);
  const mask = slots.length - 1;
  for (let entry = 0; entry < d.values.length; entry++) {
    let slot = d.hashes[entry]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry + 1;
  }
  d.slots = slots;
}

function larger<T extends Uint8Array | Int32Array>(from: T, room: number, make: (n: number) => T): T {
  const to = make(room);
  to.set(from);
  return to;
}
