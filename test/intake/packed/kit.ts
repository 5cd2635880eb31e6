// Sources of bytes with any range, kept in memory, and what comes out of an archive as text.
import type { Keep } from '../../../src/intake/packed/keep.js';
import type { Fault, Source } from '../../../src/intake/types.js';
import { unpacked } from '../../../src/intake/unpack.js';

export const held = (bytes: Uint8Array, name: string): Source => ({
  name,
  folder: 'in',
  size: bytes.length,
  async *open({ start, end } = { start: 0, end: bytes.length }) {
    for (let at = start; at < end; at += 1000) yield bytes.subarray(at, Math.min(end, at + 1000));
  },
});

/** What is taken out stays in memory. */
export const inMemory: Keep = async (chunks) => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const { size, open } = held(Buffer.concat(parts), '');
  return { size, open };
};

export interface Out {
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly taken: Source['taken'];
  readonly faults: readonly Fault[];
}

export const open = async (bytes: Uint8Array, name = 'in/a.zip'): Promise<readonly Out[]> => {
  const out: Out[] = [];
  for (const source of await unpacked([held(bytes, name)], inMemory)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.open()) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    out.push({
      name: source.name,
      folder: source.folder,
      text,
      taken: source.taken,
      faults: source.taken?.faults ?? [],
    });
  }
  return out;
};

/** Name and codes of everything that came out. */
export const told = (out: readonly Out[]): readonly string[] =>
  out.map((o) => [o.name, ...o.faults.map((f) => f.code)].join(' '));
