// Strict decoders: bytes of a named encoding in, text out; bytes the encoding does not have throw, never turn into U+FFFD.
import { Buffer } from 'node:buffer';
import type { Encoding } from './types.js';

/** Decodes chunk after chunk; `end` must be called once at the end. Both throw where the bytes are not of the encoding. */
export interface StrictDecoder {
  readonly decode: (chunk: Uint8Array) => string;
  readonly end: () => string;
}

const LABELS: Readonly<Record<Exclude<Encoding, 'windows-1252'>, string>> = {
  'utf-8': 'utf-8',
  // The Web's shift_jis is Microsoft's table: ①㈱髙﨑 and the wave dash of Windows.
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

export function strictDecoder(encoding: Encoding): StrictDecoder {
  if (encoding === 'windows-1252') return { decode: windows1252, end: () => '' };
  const decoder = new TextDecoder(LABELS[encoding], { fatal: true, ignoreBOM: true });
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

const REFUSED = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Whether an error is a strict decoder's refusal of the bytes, and not a fault of ours or of the disk. */
export function isRefusal(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === REFUSED;
}

// 0x80-0x9F; own table because the decoder of Node 20 leaves these bytes as control characters and accepts the five gaps.
const C1 = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ';

function windows1252(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => {
      const char = C1[c.charCodeAt(0) - 0x80] as string;
      if (char === '\u0000') throw Object.assign(new TypeError('not windows-1252'), { code: REFUSED });
      return char;
    });
}

/** Encodings whose bytes below 0x30 are always whole characters, so that text may be cut after them. */
function cutAfter(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const high = encoding === 'utf-16le' ? 1 : 0;
    let to = bytes.length & ~1;
    // Never between the two halves of a character outside the first plane.
    while (to > 0 && (bytes[to - 2 + high]! & 0xfc) === 0xd8) to -= 2;
    return to;
  }
  let to = bytes.length;
  while (to > 0 && bytes[to - 1]! >= 0x30) to--;
  return to;
}

export interface BadByte {
  /** Offset of the first byte that is not part of a whole character. */
  readonly offset: number;
  /** Physical line it stands on, counted by LF (by CR where there is no LF). */
  readonly line: number;
}

/** Finds the first byte that strict decoding refuses; undefined when there is none. */
export async function findBadByte(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): Promise<BadByte | undefined> {
  let carry: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let lf = 0;
  let cr = 0;
  const count = (text: string): void => {
    for (const c of text) {
      if (c === '\n') lf++;
      else if (c === '\r') cr++;
    }
  };
  const bad = (part: Uint8Array): number | undefined => {
    const whole = strictDecoder(encoding);
    try {
      count(whole.decode(part) + whole.end());
      offset += part.length;
      return undefined;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return offset + goodBytes(part, encoding, count);
    }
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([carry, chunk]);
    const to = cutAfter(bytes, encoding);
    const found = bad(bytes.subarray(0, to));
    if (found !== undefined) return { offset: found, line: 1 + (lf > 0 ? lf : cr) };
    carry = bytes.subarray(to);
  }
  const found = bad(carry);
  return found === undefined ? undefined : { offset: found, line: 1 + (lf > 0 ? lf : cr) };
}

/** Length of the longest decodable start of `part`, byte after byte. */
function goodBytes(part: Uint8Array, encoding: Encoding, count: (text: string) => void): number {
  const decoder = strictDecoder(encoding);
  let good = 0;
  try {
    for (let i = 0; i < part.length; i++) {
      const text = decoder.decode(part.subarray(i, i + 1));
      count(text);
      if (text !== '') good = i + 1;
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return good;
}
