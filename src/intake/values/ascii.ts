// The quick way for numbers and days in plain ASCII: bytes in, value out, NaN when not sure (the text parsers then decide).
import { daysInMonth } from '../../calendar/day.js';

const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);

/** `-1,234.50` scaled by 10^decimals; agrees with `parseMoney`, `parseNumber` and `parseRatio` wherever it is not NaN. */
export function asciiNumber(bytes: Uint8Array, start: number, end: number, decimals: number): number {
  let i = start;
  const negative = bytes[i] === 0x2d;
  if (negative) i++;
  let value = 0;
  const first = i;
  let d = 0;
  for (; i < end; i++) {
    d = bytes[i]! - 0x30;
    if (d < 0 || d > 9) break;
    value = value * 10 + d;
  }
  let digits = i - first;
  if (digits === 0) return Number.NaN;
  if (i < end && bytes[i] === 0x2c) {
    if (digits > 3 || bytes[first] === 0x30) return Number.NaN;
    while (i < end && bytes[i] === 0x2c) {
      if (i + 3 >= end) return Number.NaN;
      for (let k = 1; k <= 3; k++) {
        d = bytes[i + k]! - 0x30;
        if (d < 0 || d > 9) return Number.NaN;
        value = value * 10 + d;
      }
      i += 4;
      digits += 3;
    }
  }
  let places = 0;
  if (i < end && bytes[i] === 0x2e) {
    const point = i++;
    for (; i < end; i++) {
      d = bytes[i]! - 0x30;
      if (d < 0 || d > 9) return Number.NaN;
      if (places < decimals) {
        value = value * 10 + d;
        places++;
      } else if (d !== 0) return Number.NaN;
    }
    if (i === point + 1) return Number.NaN;
  }
  if (i !== end || digits + decimals > 15) return Number.NaN;
  if (places < decimals) value *= POWERS[decimals - places]!;
  return negative && value !== 0 ? -value : value;
}

/** Styles as numbers, so that the loop over cells compares no strings. */
export const HOURS = { none: 0, decimal: 1, 'hh.mm': 2, minutes: 3 } as const;

/** Minutes of `168:30` or a plain number; agrees with `parseHours` wherever it is not NaN. */
export function asciiHours(bytes: Uint8Array, start: number, end: number, style: number, most: number): number {
  let whole = 0;
  let i = start;
  let d = 0;
  for (; i < end; i++) {
    d = bytes[i]! - 0x30;
    if (d < 0 || d > 9) break;
    whole = (Math.imul(whole, 10) + d) | 0;
  }
  if (i === start || i - start > 9) return Number.NaN;
  if (i === end)
    return style === HOURS.minutes ? whole : style === HOURS.none && whole > most ? Number.NaN : whole * 60;
  const sign = bytes[i];
  const tens = i + 1 < end ? bytes[i + 1]! - 0x30 : -1;
  const ones = i + 2 < end ? bytes[i + 2]! - 0x30 : 0;
  const places = end - i - 1;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9 || places > 2) return Number.NaN;
  const fraction = tens * 10 + ones;
  if (sign === 0x2e && style === HOURS.decimal) {
    return fraction % 5 === 0 ? whole * 60 + (fraction / 5) * 3 : Number.NaN;
  }
  const sexagesimal = sign === 0x3a ? style !== HOURS.minutes : sign === 0x2e && style === HOURS['hh.mm'];
  return sexagesimal && places === 2 && fraction < 60 ? whole * 60 + fraction : Number.NaN;
}

/**
 * Year * 512 + month * 32 + day of `2025-04-01`, `2025/4/1` or `20250401`; NaN when not sure. Not a day number yet:
 * most cells of a column are of the same few months, whose first days the caller remembers.
 */
export function asciiDay(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 8 || length > 10) return Number.NaN;
  const year = digitsOf(bytes, start, start + 4);
  const sign = bytes[start + 4]!;
  let month: number;
  let day: number;
  if (sign === 0x2d || sign === 0x2f) {
    let second = start + 6;
    if (bytes[second] !== sign) second++;
    if (bytes[second] !== sign || second + 1 >= end || end - second > 3) return Number.NaN;
    month = digitsOf(bytes, start + 5, second);
    day = digitsOf(bytes, second + 1, end);
  } else {
    if (length !== 8) return Number.NaN;
    month = digitsOf(bytes, start + 4, start + 6);
    day = digitsOf(bytes, start + 6, end);
  }
  const whole = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
  return whole ? year * 512 + month * 32 + day : Number.NaN;
}

/** -1 where a byte is not a digit. */
function digitsOf(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const d = bytes[i]! - 0x30;
    if (d < 0 || d > 9) return -1;
    value = (Math.imul(value, 10) + d) | 0;
  }
  return value;
}
