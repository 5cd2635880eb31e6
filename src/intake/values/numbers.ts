// Money, plain numbers and ratios: text in, whole number scaled by the column's decimals out; never rounded.
import { type Bad, narrow, type Read } from './cell.js';

const PLAIN = '(\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.(\\d+))?';
const MONEY = /^([-+△▲(]?) *([¥\\$]?) *([-△▲]?) *([\d,.]+) *(円?) *(\)?)$/;
const NUMBER = new RegExp(`^([-+△▲]?) *${PLAIN}$`);
const DIGITS = new RegExp(`^${PLAIN}$`);

const BAD_MONEY: Bad = { code: 'money_unreadable' };
const BAD_NUMBER: Bad = { code: 'number_unreadable' };
const BAD_RATIO: Bad = { code: 'ratio_unreadable' };

/**
 * `1,234` `¥1,234` `1,234円` `\1,234` `$1,275.50` `△1,234` `(1,234)`. `currency` ('yen', 'usd') refuses the marks of
 * others; undefined accepts all marks.
 */
export function parseMoney(text: string, decimals: number, currency?: string): Read {
  const found = MONEY.exec(narrow(text));
  if (found === null) return BAD_MONEY;
  const [, before, mark, after, digits, yen, close] = found as unknown as string[];
  const brackets = before === '(';
  if (brackets !== (close === ')') || (before !== '' && after !== '') || (mark !== '' && yen !== '')) return BAD_MONEY;
  const number = DIGITS.exec(digits as string);
  if (number === null) return BAD_MONEY;
  // In files from Japanese Windows the yen sign is the byte of the backslash.
  const marked = mark === '$' ? 'usd' : mark !== '' || yen !== '' ? 'yen' : currency;
  if (currency !== undefined && marked !== currency) return { code: 'wrong_currency', args: { currency } };
  return scaled((before !== '' && before !== '+') || after !== '', number[1] as string, number[2] ?? '', decimals);
}

/** `22` `20.5` `1,234` `-3`: days and counts. */
export function parseNumber(text: string, decimals: number): Read {
  const found = NUMBER.exec(narrow(text));
  if (found === null) return BAD_NUMBER;
  const negative = found[1] !== '' && found[1] !== '+';
  return scaled(negative, found[2] as string, found[3] ?? '', decimals);
}

/** `0.25` `25%` `1.25`: 25% is 0.25, anything else as it stands. */
export function parseRatio(text: string, decimals: number): Read {
  const plain = narrow(text);
  const percent = plain.endsWith('%');
  const found = NUMBER.exec(percent ? plain.slice(0, -1).trimEnd() : plain);
  if (found === null) return BAD_RATIO;
  const negative = found[1] !== '' && found[1] !== '+';
  const whole = (found[2] as string).replaceAll(',', '');
  const fraction = found[3] ?? '';
  if (!percent) return scaled(negative, whole, fraction, decimals);
  const shifted = whole.padStart(3, '0');
  return scaled(negative, shifted.slice(0, -2), shifted.slice(-2) + fraction, decimals);
}

/** Digits before and after the point as a whole number times 10^decimals; `whole` may hold commas. */
function scaled(negative: boolean, whole: string, fraction: string, decimals: number): Read {
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return { code: 'too_many_decimals', args: { decimals } };
  const digits = (whole.replaceAll(',', '') + kept.padEnd(decimals, '0')).replace(/^0+/, '');
  if (digits.length > 16 || BigInt(digits || '0') > BigInt(Number.MAX_SAFE_INTEGER))
    return { code: 'number_too_large' };
  const value = Number(digits || '0');
  return negative && value !== 0 ? -value : value;
}
