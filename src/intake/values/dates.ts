// Days and months: text in, civil day number or month index out. Two-digit years and impossible days are refused.
import { dayNumber, isValid, monthIndex } from '../../calendar/day.js';
import { parseEraDay, parseEraMonth } from '../../calendar/era.js';
import { type Bad, narrow, type Read } from './cell.js';

const TIME = /(?: +|(?<=^\d{4}-\d\d-\d\d)T)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;
const DAYS = [
  /^([1-9]\d{3})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^([1-9]\d{3})()(\d{2})(\d{2})$/,
  /^([1-9]\d{3}) *(年) *(\d{1,2}) *月 *(\d{1,2}) *日$/,
];
// No point between year and month: a spreadsheet makes 2025.1 of 2025.10.
const MONTHS = [/^([1-9]\d{3})[-/](\d{1,2})$/, /^([1-9]\d{3})(\d{2})$/, /^([1-9]\d{3}) *年 *(\d{1,2}) *月(?: *分)?$/];

const IMPOSSIBLE: Bad = { code: 'date_impossible' };
const BAD_DATE: Bad = { code: 'date_unreadable' };
const BAD_MONTH: Bad = { code: 'month_unreadable' };

/** Day number of `2025-04-01` `2025/4/1` `2025.4.1` `20250401` `2025年4月1日` `令和7年4月1日` `R7.4.1`; a time is ignored. */
export function parseDate(text: string): Read {
  const day = narrow(text).replace(TIME, '');
  for (const form of DAYS) {
    const found = form.exec(day);
    if (found === null) continue;
    const [y, m, d] = [Number(found[1]), Number(found[3]), Number(found[4])];
    return isValid(y, m, d) ? dayNumber(y, m, d) : IMPOSSIBLE;
  }
  const era = parseEraDay(day);
  return era === undefined ? BAD_DATE : era === 'impossible' ? IMPOSSIBLE : era;
}

const SHORT = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/;

/** Day number of `10/01/04` as month/day/year; the hundred years begin with `yearsFrom`. Four-digit years in that order, too. */
export function parseShortDate(text: string, yearsFrom: number): Read {
  const day = narrow(text).replace(/ +\d{1,2}:\d\d(?::\d\d)?$/, '');
  const found = SHORT.exec(day) ?? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(day);
  if (found === null) return parseDate(text);
  const [m, d, written] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const year = found[3]!.length === 4 ? written : yearsFrom + ((written - (yearsFrom % 100) + 100) % 100);
  return isValid(year, m, d) ? dayNumber(year, m, d) : IMPOSSIBLE;
}

/** Month index of `2025-04` `2025/4` `202504` `2025年4月` `2025年4月分` `R7.4` `令和7年4月分`, or of a whole date. */
export function parseMonth(text: string): Read {
  const month = narrow(text);
  for (const form of MONTHS) {
    const found = form.exec(month);
    if (found === null) continue;
    const [y, m] = [Number(found[1]), Number(found[2])];
    return m >= 1 && m <= 12 ? y * 12 + m - 1 : IMPOSSIBLE;
  }
  const era = parseEraMonth(month);
  if (era !== undefined) return era === 'impossible' ? IMPOSSIBLE : era;
  const day = parseDate(text);
  if (typeof day === 'number') return monthIndex(day);
  return day.code === 'date_impossible' ? day : BAD_MONTH;
}
