// Days and months: text in, civil day number or month index out. Years of two digits are read only as a style says.
import { civil, dayNumber, formatDay, isValid, monthIndex, weekdayIndex } from '../../calendar/day.js';
import { parseEraDay, parseEraMonth } from '../../calendar/era.js';
import type { DateStyle } from '../../pack/types.js';
import { type Bad, isRepaired, narrow, type Read } from './cell.js';

const TIME = /(?: +|(?<=^\d{4}-\d\d-\d\d)T)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;
const DAYS = [
  /^([1-9]\d{3})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^([1-9]\d{3})()(\d{2})(\d{2})$/,
  /^([1-9]\d{3}) *(年) *(\d{1,2}) *月 *(\d{1,2}) *日$/,
];
// No point between year and month: a spreadsheet makes 2025.1 of 2025.10.
const MONTHS = [
  /^([1-9]\d{3})[-/](\d{1,2})$/,
  /^([1-9]\d{3})(\d{2})$/,
  /^([1-9]\d{3}) *年 *(\d{1,2}) *月(?: *[分度])?$/,
];

const IMPOSSIBLE: Bad = { code: 'date_impossible' };
const BAD_DATE: Bad = { code: 'date_unreadable' };
const BAD_MONTH: Bad = { code: 'month_unreadable' };
const SHORT_YEAR: Bad = { code: 'date_short_year' };
const ORDER: Bad = { code: 'date_order_unknown' };
const DISAGREES: Bad = { code: 'date_disagrees' };

/** Day number of `2025-04-01` `2025/4/1` `2025.4.1` `20250401` `2025年4月1日` `令和7年4月1日` `R7.4.1`; a time is ignored. */
export function parseDate(text: string): Read {
  const day = narrow(text).replace(TIME, '');
  const plain = plainDay(day);
  if (plain !== BAD_DATE) return plain;
  return twice(day, plainDay, sameDay) ?? serialDay(day) ?? undecidable(day);
}

function plainDay(day: string): number | Bad {
  for (const form of DAYS) {
    const found = form.exec(day);
    if (found !== null) return checked(Number(found[1]), Number(found[3]), Number(found[4]));
  }
  const era = parseEraDay(day);
  if (era !== undefined) return era === 'impossible' ? IMPOSSIBLE : era;
  const named = namedMonth(day);
  return named !== undefined && named.year.length === 4
    ? checked(Number(named.year), named.month, named.day)
    : BAD_DATE;
}

const checked = (year: number, month: number, day: number): number | Bad =>
  isValid(year, month, day) ? dayNumber(year, month, day) : IMPOSSIBLE;

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FULL_NAMES = 'january february march april may june july august september october november december'.split(' ');
const DAY_NAME_YEAR = /^(\d{1,2})[- ]([a-z]{3,9})[- ](\d{2}|\d{4})$/i;
const NAME_DAY_YEAR = /^([a-z]{3,9}) (\d{1,2}),? (\d{4})$/i;

/** `22-Aug-14`, `22 August 2014`, `Aug 22, 2014`. */
function namedMonth(text: string): { readonly year: string; readonly month: number; readonly day: number } | undefined {
  const found = DAY_NAME_YEAR.exec(text);
  const [, name = '', day = '', year = ''] = found
    ? ['', found[2], found[1], found[3]]
    : (NAME_DAY_YEAR.exec(text) ?? []);
  const word = name.toLowerCase();
  const month = 1 + Math.max(NAMES.indexOf(word), FULL_NAMES.indexOf(word));
  return month === 0 ? undefined : { year, month, day: Number(day) };
}

const SHORT = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** Why a text that could be a day is none: nothing says how it is meant. */
const undecidable = (day: string): Bad =>
  SHORT.test(day) || namedMonth(day) !== undefined ? SHORT_YEAR : YEAR_LAST.test(day) ? ORDER : BAD_DATE;

/** Day number of `10/01/04` in the order of the style; four-digit years at the end in that order, too, and `22-Aug-14`. */
export function parseShortDate(text: string, { order, yearsFrom, era }: DateStyle): Read {
  const day = narrow(text).replace(/ +\d{1,2}:\d\d(?::\d\d)?$/, '');
  const full = (year: number): number => yearsFrom + ((year - (yearsFrom % 100) + 100) % 100);
  const named = namedMonth(day);
  if (named !== undefined && named.year.length === 2) return checked(full(Number(named.year)), named.month, named.day);
  const short = SHORT.exec(day);
  const found = short ?? (order === 'ymd' ? null : YEAR_LAST.exec(day));
  if (found === null) return parseDate(text);
  const [a, b, c] = [found[1]!, found[3]!, found[4]!];
  const [y, m, d] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a];
  if (short !== null && y.length !== 2) return BAD_DATE;
  if (short !== null && era !== undefined) {
    const ofEra = parseEraDay(`${era}${y}.${m}.${d}`);
    return typeof ofEra === 'number' ? ofEra : IMPOSSIBLE;
  }
  return checked(short === null ? Number(y) : full(Number(y)), Number(m), Number(d));
}

const SERIAL = /^([2-5]\d{4})(?:\.\d+)?$/;
/** 1970-01-01 as a spreadsheet counts days. */
const SERIAL_EPOCH = 25_569;

/** The day of a number that a spreadsheet shows as a date: 41953.53 is 2014-11-10. */
function serialDay(text: string): Read | undefined {
  const found = SERIAL.exec(text);
  const serial = Number(found?.[1]);
  if (found === null || serial <= 20_000) return undefined;
  const value = serial - SERIAL_EPOCH;
  return { code: 'date_from_serial', args: { day: formatDay(value) }, value };
}

const TWICE = /^([^()]+)\(([^()]+)\)([^()]*)$/;
const WEEKDAY = /^([日月火水木金土])(?:曜日?)?$/;

/**
 * A date said twice: 令和6年(2024年)4月1日, 2024年(令和6年)4月1日, 2024/4/1(月). Taken when both say the same; undefined when
 * what stands in the brackets is something else.
 */
function twice(
  text: string,
  parse: (text: string) => number | Bad,
  same: (found: number, said: string) => boolean | undefined,
): number | Bad | undefined {
  const [, before = '', said = '', after = ''] = TWICE.exec(text) ?? [];
  if (said === '') return undefined;
  const found = parse(`${before.trimEnd()}${after.trimStart()}`);
  if (typeof found !== 'number') return found === IMPOSSIBLE ? found : undefined;
  const agrees = same(found, said.trim());
  return agrees === undefined ? undefined : agrees ? found : DISAGREES;
}

/** Whether a year, an era's year, a weekday or a whole date in brackets fits a day; undefined: it is none of these. */
function sameDay(day: number, said: string): boolean | undefined {
  const weekday = WEEKDAY.exec(said);
  if (weekday !== null) return '日月火水木金土'.indexOf(weekday[1]!) === weekdayIndex(day);
  const { year, month, day: d } = civil(day);
  if (/^\d{4}年?$/.test(said)) return Number.parseInt(said, 10) === year;
  const whole = plainDay(said);
  if (whole !== BAD_DATE) return whole === day;
  const inEra = parseEraDay(`${said.replace(/年$/, '')}年${month}月${d}日`);
  return inEra === undefined ? undefined : inEra === day;
}

function sameMonth(month: number, said: string): boolean | undefined {
  if (/^\d{4}年?$/.test(said)) return Number.parseInt(said, 10) === Math.floor(month / 12);
  const inEra = parseEraMonth(`${said.replace(/年$/, '')}年${(month % 12) + 1}月`);
  return inEra === undefined ? undefined : inEra === month;
}

/** The month of payment behind the month that is paid for: 2020年4月分(5月納付分). */
const PAID = /(?<=分) *\((?:\d{1,2}|翌|当)月(?:分)?(?:納付|支給|支払)(?:い)?(?:分)?\)$/;

/** Month index of `2025-04` `2025/4` `202504` `2025年4月` `2025年4月分` `2025年4月度` `R7.4` `令和7年4月分`, or of a whole date. */
export function parseMonth(text: string): Read {
  const month = narrow(text).replace(PAID, '');
  const plain = plainMonth(month);
  if (plain !== BAD_MONTH) return plain;
  const both = twice(month, plainMonth, sameMonth);
  if (both !== undefined) return both;
  const day = parseDate(text);
  if (typeof day === 'number') return monthIndex(day);
  if (isRepaired(day)) return { ...day, value: monthIndex(day.value) };
  return day.code === 'date_unreadable' ? BAD_MONTH : day;
}

function plainMonth(month: string): number | Bad {
  for (const form of MONTHS) {
    const found = form.exec(month);
    if (found === null) continue;
    const [y, m] = [Number(found[1]), Number(found[2])];
    return m >= 1 && m <= 12 ? y * 12 + m - 1 : IMPOSSIBLE;
  }
  const era = parseEraMonth(month);
  return era === undefined ? BAD_MONTH : era === 'impossible' ? IMPOSSIBLE : era;
}
