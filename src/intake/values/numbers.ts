// Money, plain numbers and ratios: text in, whole number scaled by the column's decimals out; never rounded.
import { type Bad, narrow, type Read } from './cell.js';

const PLAIN = '(\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.(\\d+))?(?:[eE]([-+]?\\d{1,2}))?';
const MONEY = /^([-+△▲(]?) *([¥\\$]?) *([-△▲]?) *([\d,.]+(?:[eE][-+]?\d{1,2})?) *(円?) *(\)?)$/;
const RANGE = /\d *(?:円 *)?[~〜\u2013\u2014] *[¥\\$]? *\d|\d *円 *- *\d/;
const NUMBER = new RegExp(`^([-+△▲]?) *${PLAIN}$`);
const DIGITS = new RegExp(`^${PLAIN}$`);

const BAD_MONEY: Bad = { code: 'money_unreadable' };
const BAD_NUMBER: Bad = { code: 'number_unreadable' };
const A_RANGE: Bad = { code: 'range_unreadable' };
const EXPONENT: Bad = { code: 'number_exponent' };
const BAD_RATIO: Bad = { code: 'ratio_unreadable' };

/**
 * `1,234` `¥1,234` `1,234円` `\1,234` `$1,275.50` `△1,234` `(1,234)`. `currency` ('yen', 'usd') refuses the marks of
 * others; undefined accepts all marks.
 */
export function parseMoney(text: string, decimals: number, currency?: string): Read {
  const plain = narrow(text);
  const found = MONEY.exec(plain);
  if (found === null) return RANGE.test(plain) ? A_RANGE : BAD_MONEY;
  const [, before, mark, after, digits, yen, close] = found as unknown as string[];
  const brackets = before === '(';
  if (brackets !== (close === ')') || (before !== '' && after !== '') || (mark !== '' && yen !== '')) return BAD_MONEY;
  const number = DIGITS.exec(digits as string);
  if (number === null) return BAD_MONEY;
  // In files from Japanese Windows the yen sign is the byte of the backslash.
  const marked = mark === '$' ? 'usd' : mark !== '' || yen !== '' ? 'yen' : currency;
  if (currency !== undefined && marked !== currency) return { code: 'wrong_currency', args: { currency } };
  return scaled((before !== '' && before !== '+') || after !== '', written(number), decimals);
}

/** `22` `20.5` `1,234` `-3`: days and counts. */
export function parseNumber(text: string, decimals: number): Read {
  const plain = narrow(text);
  const found = NUMBER.exec(plain);
  if (found === null) return RANGE.test(plain) ? A_RANGE : BAD_NUMBER;
  return scaled(found[1] !== '' && found[1] !== '+', written(found.slice(1)), decimals);
}

/** `0.25` `25%` `1.25`: 25% is 0.25, anything else as it stands. */
export function parseRatio(text: string, decimals: number): Read {
  const plain = narrow(text);
  const percent = plain.endsWith('%');
  const found = NUMBER.exec(percent ? plain.slice(0, -1).trimEnd() : plain);
  if (found === null) return BAD_RATIO;
  const negative = found[1] !== '' && found[1] !== '+';
  const number = written(found.slice(1));
  if (!percent) return scaled(negative, number, decimals);
  return number.exponent === 0 ? scaled(negative, moved(number, -2), decimals) : BAD_RATIO;
}

/** Digits before and after the point, and the power of ten they are multiplied by. */
interface Written {
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: number;
}

const written = ([, whole = '', fraction = '', exponent = '']: readonly (string | undefined)[]): Written => ({
  whole: whole.replaceAll(',', ''),
  fraction,
  exponent: Number(exponent),
});

/** The point moved to the right, or to the left where `places` is negative. */
function moved({ whole, fraction }: Written, places: number): Written {
  const all = whole.padStart(1 - places, '0') + fraction;
  const point = all.length - fraction.length + places;
  return { whole: all.slice(0, point), fraction: all.slice(point), exponent: 0 };
}

/**
 * `1.7000e+04` as plain digits. 1.2E+05 may stand for 123,456: undefined unless every digit down to the last that counts is
 * written.
 */
export function withoutExponent(number: Written, decimals: number): Written | undefined {
  const { exponent, fraction } = number;
  if (exponent === 0) return number;
  return fraction.length < exponent + decimals ? undefined : moved(number, exponent);
}

/** The number as a whole one times 10^decimals. */
function scaled(negative: boolean, number: Written, decimals: number): Read {
  const plain = withoutExponent(number, decimals);
  if (plain === undefined) return EXPONENT;
  const kept = plain.fraction.replace(/0+$/, '');
  if (kept.length > decimals) return { code: 'too_many_decimals', args: { decimals } };
  const digits = (plain.whole + kept.padEnd(decimals, '0')).replace(/^0+/, '');
  if (digits.length > 16 || BigInt(digits || '0') > BigInt(Number.MAX_SAFE_INTEGER))
    return { code: 'number_too_large' };
  const value = Number(digits || '0');
  return negative && value !== 0 ? -value : value;
}
