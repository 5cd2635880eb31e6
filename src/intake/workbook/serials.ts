// Numbers of a cell → text as a careful person would type it: days as ISO dates, times as hours and minutes, zeros where the format shows them.
import { formatDay } from '../../calendar/day.js';
import { marked } from '../values/mark.js';
import type { Kind } from './formats.js';

const FORM = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/;
/** Digits that a spreadsheet keeps of a number. */
const SURE = 15;
const DAY_MINUTES = 1440;
const DAY_SECONDS = 86_400;
/** A ten-thousandth of a second: what adding up a month of times leaves, and no clock shows. */
const EXACT_SECONDS = 1e-4;

/** Text of a number as the file holds it. `from1904`: how the workbook counts days. */
export function numberText(held: string, kind: Kind, from1904: boolean): string {
  const number = Number(held);
  if (!FORM.test(held) || !Number.isFinite(number)) return marked('E', held);
  switch (kind.is) {
    case 'date':
    case 'datetime':
      return dayText(number, kind.is === 'datetime', from1904) ?? marked('D', decimal(number));
    case 'time':
      return clockText(number);
    case 'elapsed':
      return lengthText(number);
    case 'percent':
      return `${shifted(decimal(number))}%`;
    case 'hours_minutes':
      return asClock(number);
    case 'zeros':
      return padded(number, kind.digits, kind.prefix);
    default:
      return Math.abs(number) >= 10 ** SURE ? marked('L', decimal(number)) : decimal(number);
  }
}

/** 1970-01-01 as workbooks count, the day after the last one of which they are right, and the last there is. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const NO_SUCH_DAY = 60;
const LAST_DAY = 2_958_466;

/** Undefined where there is no such day: 0, a negative number, or 29 February 1900, which never was. */
function dayText(serial: number, withTime: boolean, from1904: boolean): string | undefined {
  const seconds = nearest(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day < (from1904 ? 0 : 1) || day >= LAST_DAY || (!from1904 && day === NO_SUCH_DAY)) return undefined;
  const before = !from1904 && day < NO_SUCH_DAY ? 1 : 0;
  const date = formatDay(day - (from1904 ? EPOCH_1904 : EPOCH_1900) + before);
  const rest = seconds - day * DAY_SECONDS;
  return withTime ? `${date} ${hours(rest).padStart(5, '0')}` : date;
}

/** A time of day. From 1 on the cell shows less than it holds, unless it holds a date as well. */
function clockText(serial: number): string {
  const seconds = nearest(serial * DAY_SECONDS);
  if (seconds >= 0 && seconds < DAY_SECONDS) return hours(seconds);
  const withDate = serial >= 20_000 && serial < LAST_DAY;
  return withDate ? hours(nearest(seconds % DAY_SECONDS)) : marked('H', lengthText(serial));
}

function lengthText(serial: number): string {
  const seconds = nearest(Math.abs(serial) * DAY_SECONDS);
  if (seconds / 60 > Number.MAX_SAFE_INTEGER / DAY_MINUTES) return marked('E', decimal(serial));
  return `${serial < 0 && seconds !== 0 ? '-' : ''}${hours(seconds)}`;
}

const nearest = (seconds: number): number =>
  Math.abs(seconds - Math.round(seconds)) < EXACT_SECONDS ? Math.round(seconds) : seconds;

/** 168:30; with seconds where they are not zero, so that nothing is rounded off. */
function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds - minutes * 60;
  const two = (n: number): string => String(n).padStart(2, '0');
  const text = `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  if (rest === 0) return text;
  if (Number.isInteger(rest)) return `${text}:${two(rest)}`;
  return `${text}:${rest.toFixed(6).replace(/0+$/, '').padStart(2, '0')}`;
}

function asClock(number: number): string {
  const [whole, minutes] = [Math.floor(Math.abs(number) / 100), Math.abs(number) % 100];
  if (!Number.isInteger(number) || Math.abs(number) >= 10 ** SURE) return marked('E', decimal(number));
  return `${number < 0 ? '-' : ''}${whole}:${String(minutes).padStart(2, '0')}`;
}

function padded(number: number, digits: number, prefix: string): string {
  if (Math.abs(number) >= 10 ** SURE) return marked('L', decimal(number));
  return Number.isInteger(number) && number >= 0 ? prefix + String(number).padStart(digits, '0') : decimal(number);
}

/** The shortest plain digits of the number, of which a spreadsheet keeps fifteen. */
function decimal(number: number): string {
  const kept = Number(number.toPrecision(SURE));
  const text = String(kept);
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text) ?? [];
  if (exponent === '') return Object.is(kept, -0) ? '0' : text;
  const places = Number(exponent);
  const digits = whole + fraction;
  return places < 0 ? `${sign}0.${'0'.repeat(-places - 1)}${digits}` : sign + digits.padEnd(places + 1, '0');
}

/** Two places further to the left: 0.25 is 25. */
function shifted(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction.padEnd(2, '0').slice(0, 2);
  const rest = fraction.slice(2);
  return `${sign}${digits.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
