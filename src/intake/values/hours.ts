// Lengths of time: text in, whole minutes out. A number without a colon is read only as the column's style says.
import type { HourStyle } from '../../pack/types.js';
import { type Bad, narrow, type Read } from './cell.js';
import { withoutExponent } from './numbers.js';

/** Hours in the longest month: without a style a whole number up to this is hours, above it could be minutes. */
export const HOURS_MOST = 744;

const SIGNED = /^(\(|[-+△▲]?) *([^()]*?) *(\)?)$/;
const COLON = /^(\d+):(\d+)(?::(\d+))?$/;
const WORDS = /^(?:(\d+) *時間)? *(?:(\d+) *分)?$/;
const NUMBER = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?(?:[eE]([-+]?\d{1,2}))?$/;

const UNREADABLE: Bad = { code: 'hours_unreadable' };
const OVER_59: Bad = { code: 'hours_minutes_over_59' };
const NOT_WHOLE: Bad = { code: 'hours_not_whole_minutes' };
const STYLE_UNKNOWN: Bad = { code: 'hours_style_unknown' };
const TOO_LARGE: Bad = { code: 'number_too_large' };

/** Hours in a day, for columns that speak of one day: 60 minutes of break must not become 60 hours. */
export const DAY_HOURS_MOST = 24;

/** Minutes of `168:30` `168：30` `168時間30分`, and of numbers as `style` says: `168.5`, `168.30`, `10110`; without one, whole hours up to `most`. */
export function parseHours(text: string, style: HourStyle | undefined, most = HOURS_MOST): Read {
  const signed = SIGNED.exec(narrow(text));
  if (signed === null || (signed[1] === '(') !== (signed[3] === ')')) return UNREADABLE;
  const size = magnitude(signed[2] as string, style, most);
  if (typeof size !== 'number') return size;
  if (size > Number.MAX_SAFE_INTEGER) return TOO_LARGE;
  return signed[1] !== '' && signed[1] !== '+' && size !== 0 ? -size : size;
}

function magnitude(text: string, style: HourStyle | undefined, most: number): Read {
  const colon = COLON.exec(text);
  if (colon !== null) {
    // Under a header that says minutes, a colon could part minutes from seconds.
    if (style === 'minutes') return UNREADABLE;
    if (colon[3] !== undefined && colon[3] !== '00') return NOT_WHOLE;
    return hoursAndMinutes(colon[1] as string, colon[2] as string);
  }
  const words = WORDS.exec(text);
  if (words !== null && text !== '') {
    if (words[1] === undefined) return Number(words[2]);
    const minutes = words[2] ?? '0';
    return Number(minutes) > 59 ? OVER_59 : Number(words[1]) * 60 + Number(minutes);
  }
  const number = NUMBER.exec(text);
  if (number === null) return UNREADABLE;
  const whole = (number[1] as string).replaceAll(',', '');
  if (number[3] === undefined) return ofNumber(Number(whole), number[2], style, most);
  const plain = withoutExponent({ whole, fraction: number[2] ?? '', exponent: Number(number[3]) }, 2);
  if (style === 'hh.mm' || plain === undefined) return UNREADABLE;
  if (style === undefined) return STYLE_UNKNOWN;
  return ofNumber(Number(plain.whole), plain.fraction, style, most);
}

function ofNumber(whole: number, fraction: string | undefined, style: HourStyle | undefined, most: number): Read {
  const rest = (fraction ?? '').replace(/0+$/, '');
  switch (style) {
    case 'minutes':
      return rest === '' ? whole : NOT_WHOLE;
    case 'hh.mm':
      return fraction === undefined ? whole * 60 : hoursAndMinutes(String(whole), fraction);
    case 'decimal': {
      // Fractions of an hour that are whole minutes end within two digits (0.05 h is 3 minutes).
      if (rest.length > 2) return NOT_WHOLE;
      const sixtieths = Number(rest.padEnd(2, '0')) * 60;
      return sixtieths % 100 === 0 ? whole * 60 + sixtieths / 100 : NOT_WHOLE;
    }
    default:
      // 160.00 is the same length of time whether the point parts minutes or hundredths.
      if (rest !== '') return STYLE_UNKNOWN;
      return whole > most ? { code: 'hours_too_many', args: { limit: most } } : whole * 60;
  }
}

function hoursAndMinutes(hours: string, minutes: string): Read {
  return minutes.length !== 2 || Number(minutes) > 59 ? OVER_59 : Number(hours) * 60 + Number(minutes);
}
