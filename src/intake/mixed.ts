// Signs that a file was put together or saved wrongly: lines of UTF-8 among lines of another encoding, mojibake.
import { Buffer, isUtf8 } from 'node:buffer';

export interface Seam {
  /** Offset of the line from which on the encoding is another one. */
  readonly offset: number;
  readonly line: number;
}

/** Longer lines are not looked at. */
const LINE_MOST = 1 << 16;

/**
 * Where a file that is no UTF-8 as a whole goes over to UTF-8 or comes from it: rows that another program has added. A
 * line counts as UTF-8 when all of it is and it holds a character of three bytes, which a line of CP932 or EUC-JP never
 * does by chance.
 */
export async function seamOf(chunks: AsyncIterable<Uint8Array>): Promise<Seam | undefined> {
  let utf8: Seam | undefined;
  let other: Seam | undefined;
  let carry: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let line = 1;
  const look = (bytes: Uint8Array): void => {
    if (bytes.length <= LINE_MOST && bytes.some((c) => c >= 0x80)) {
      if (isUtf8(bytes) && bytes.some((c) => c >= 0xe1 && c <= 0xef)) utf8 ??= { offset, line };
      else other ??= { offset, line };
    }
    offset += bytes.length;
    line++;
  };
  for await (const chunk of chunks) {
    const joined = carry.length === 0 ? Buffer.from(chunk) : Buffer.concat([carry, chunk]);
    let from = 0;
    for (let at = joined.indexOf(0x0a); at >= 0; at = joined.indexOf(0x0a, from)) {
      look(joined.subarray(from, at + 1));
      from = at + 1;
      if (utf8 !== undefined && other !== undefined) return utf8.offset > other.offset ? utf8 : other;
    }
    carry = joined.subarray(from);
    if (carry.length > LINE_MOST) {
      offset += carry.length;
      carry = new Uint8Array(0);
    }
  }
  look(carry);
  return utf8 !== undefined && other !== undefined ? (utf8.offset > other.offset ? utf8 : other) : undefined;
}

// What UTF-8 becomes when it is read as CP932, as Windows-1252 or as Mac Roman and stored again.
const AS_CP932 = /[縺繧繝][^\s,]?/g;
const HIGH = '\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const AS_WESTERN = new RegExp(`[ÂÃ][${HIGH}]|[â-é][${HIGH}]{2}|‚Ä[ôúùì]|√[©®≠°]`, 'g');

/** Characters that look like mojibake, as they stand in the first bytes of a UTF-8 file; undefined when there are few. */
export function mojibakeIn(head: Uint8Array): string | undefined {
  if (!head.some((c) => c >= 0xc3)) return undefined;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8');
  for (const form of [AS_CP932, AS_WESTERN]) {
    const found = text.match(form) ?? [];
    if (found.length >= 3) return found.slice(0, 3).join('');
  }
  return undefined;
}
