// Makes faults. In: code, place and the same sentence in both languages. Out: a PackFault.
import type { PackFault, Words } from './types.js';

export const words = (en: string, ja: string): Words => ({ en, ja });

export const fault = (code: string, file: string, at: string, en: string, ja: string): PackFault => ({
  code,
  file,
  at,
  message: { en, ja },
});

/** A JSON pointer of these steps: ['acts', 'a/b'] → '/acts/a~1b'. */
export const pointer = (...steps: readonly (string | number)[]): string =>
  steps.map((s) => `/${String(s).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Control characters other than tab and line end, marks that turn the direction of writing, and halves of a character. */
const UNSAFE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** The first of them in a text, as U+001B. What a pack says is printed on terminals and pages. */
export const unsafeIn = (text: string): string | undefined => {
  const found = UNSAFE.exec(text)?.[0];
  return found && `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
};

/** At most 60 characters of something a pack wrote, control characters taken out: safe and short enough for a sentence. */
export const quoted = (text: string): string => {
  const plain = [...text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')];
  return plain.length > 60 ? `${plain.slice(0, 59).join('')}…` : plain.join('');
};

/** 'a, b or c' and 'a、b、c'. */
export const listed = (names: readonly string[]): Words => {
  const short = names.length > 16 ? [...names.slice(0, 16), '…'] : names;
  return { en: short.join(', '), ja: short.join('、') };
};

/** The known name that differs from this one by the fewest letters, when it is close enough to be a slip. */
const nearest = (name: string, known: readonly string[]): string | undefined => {
  // A stranger's name may be a megabyte long.
  if (name.length > 80) return undefined;
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const k of known) {
    if (Math.abs(k.length - name.length) > limit) continue;
    const d = distance(name, k);
    if (d < least) [best, least] = [k, d];
  }
  return best;
};

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
};

/** ' Did you mean x?' in both languages, or nothing. */
export const didYouMean = (name: string, known: readonly string[]): Words => {
  const near = nearest(name, known);
  return near === undefined ? { en: '', ja: '' } : { en: ` Did you mean ${near}?`, ja: `${near} ではありませんか。` };
};
