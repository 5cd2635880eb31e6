// A cell as bytes: is it blank, and what does it say as text. Shared by all value parsers.
import { Buffer } from 'node:buffer';

/** Why a cell cannot be read: a fault code with what it speaks of. */
export interface Bad {
  readonly code: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** A value all the same: the fault says what was repaired to read it. */
export interface Repaired extends Bad {
  readonly value: number;
}

/** A value as the column holds it, or why there is none. */
export type Read = number | Bad | Repaired;

/** Whether a cell with a fault holds a value. */
export function isRepaired(bad: Bad): bad is Repaired {
  return 'value' in bad;
}

const views = new WeakMap<Uint8Array, Buffer>();

/** Text of bytes[start … end), untrimmed. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  // One view for all cells of a block: each is an object that the collector has to see to.
  let view = views.get(bytes);
  if (view === undefined) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    views.set(bytes, view);
  }
  return view.toString('utf8', start, end);
}

/** Whether nothing but white space stands in bytes[start … end); full-width and no-break spaces are white space. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c >= 0x80) return cellText(bytes, start, end).trim() === '';
    if (c > 0x20 || (c < 0x20 && (c < 9 || c > 13))) return false;
  }
  return true;
}

/**
 * Full-width letters, digits and signs made ASCII, the full-width yen sign ¥, the minus sign U+2212 a hyphen; trimmed.
 * Narrower than NFKC on purpose: that would also turn 10² into 102 and ① into 1.
 */
export function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/\uffe5/g, '¥')
    .replace(/\u2212/g, '-')
    .trim();
}
