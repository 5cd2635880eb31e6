// One text in both languages, and exact amounts as a reader sees them. In: a sentence of the catalogue. Out: words.
import type { Lang, Words } from '../pack/types.js';
import { parseNumber } from '../quantity/rational.js';
import type { Amount } from '../report/types.js';
import { grouped } from '../text/digits.js';
import { type Catalogue, words } from '../text/index.js';

export const both = (say: (w: Catalogue, lang: Lang) => string): Words => ({
  en: say(words('en'), 'en'),
  ja: say(words('ja'), 'ja'),
});

const PLACES = 2;
/** Written with its hundredths, as reports write it. */
const CENTS = 'usd';

/** "12,345 yen"; digits that are cut are marked, never rounded. */
export const amountText = (w: Catalogue, { amount, unit }: Amount): string => {
  const q = parseNumber(amount);
  if (q === undefined) return `${amount} ${unit}`;
  const scaled = (q.n * 10n ** BigInt(PLACES)) / q.d;
  const cut = (q.n * 10n ** BigInt(PLACES)) % q.d !== 0n;
  const digits = scaled.toString().padStart(PLACES + 1, '0');
  const decimals = digits.slice(-PLACES);
  const tail = cut ? `.${decimals}…` : decimals === '00' && unit !== CENTS ? '' : `.${decimals}`;
  const figure = grouped(digits.slice(0, -PLACES)) + tail;
  const named = Object.hasOwn(w.units, unit) ? w.units[unit as keyof Catalogue['units']] : undefined;
  return named ? named(figure) : `${figure} ${unit}`;
};
