import { expect, test } from 'vitest';
import { formatDay, formatMonth } from '../../../src/calendar/day.js';
import { parseDate, parseMonth, parseShortDate } from '../../../src/intake/values/dates.js';

const date = (text: string): string => {
  const read = parseDate(text);
  return typeof read === 'number' ? formatDay(read) : read.code;
};
const month = (text: string): string => {
  const read = parseMonth(text);
  return typeof read === 'number' ? formatMonth(read) : read.code;
};

test.each([
  '2025-04-01',
  '2025-4-1',
  '2025/4/1',
  '2025/04/01',
  '2025.4.1',
  '20250401',
  '2025年4月1日',
  '2025年04月01日',
  '2025 年 4 月 1 日',
  '２０２５／４／１',
  '令和7年4月1日',
  '令和７年４月１日',
  'R7.4.1',
  ' 2025-04-01 ',
  '㋿7年4月1日',
  '令7.4.1',
  'r7/4/1',
  '令和7年(2025年)4月1日',
  '令和7（2025）年4月1日',
  '2025年(令和7年)4月1日',
  '2025(R7)/4/1',
  '2025/4/1(火)',
  '2025年4月1日（火曜日）',
  '1-Apr-2025',
  '01 April 2025',
  'Apr 1, 2025',
  '2025-04-01 00:00:00',
  '2025/4/1 0:00',
  '2025-04-01T08:30:00',
  '2025/4/1 8:38',
  '2025年4月1日 00:00',
])('%j is a date', (text) => {
  expect(date(text)).toBe('2025-04-01');
});

test.each([
  ['9999-12-31', '9999-12-31'],
  ['2024-02-29', '2024-02-29'],
  ['2025-02-29', 'date_impossible'],
  ['2025/13/1', 'date_impossible'],
  ['20250431', 'date_impossible'],
  ['2025/0/1', 'date_impossible'],
  ['平成31年5月1日', 'date_impossible'],
  ['H31.5.1', 'date_impossible'],
  ['昭和64年1月8日', 'date_impossible'],
  ['05/13/99', 'date_short_year'],
  ['05/13/99 00:00:00', 'date_short_year'],
  ['4/1/2025', 'date_order_unknown'],
  ['29/09/01', 'date_short_year'],
  ['R31.2.30', 'date_impossible'],
  ['2025-4/1', 'date_unreadable'],
  ['0205-04-01', 'date_unreadable'],
  ['22-Aug-14', 'date_short_year'],
  ['22-Abc-2014', 'date_unreadable'],
  ['30-Feb-2014', 'date_impossible'],
  ['20000', 'date_unreadable'],
  ['60000', 'date_unreadable'],
  ['4195', 'date_unreadable'],
  ['2025-04-01Z', 'date_unreadable'],
  ['2025-04-01T00:00:00Z', 'date_unreadable'],
  ['2025-04-01T00:00:00+09:00', 'date_unreadable'],
  ['2025-04-01 25:00', 'date_unreadable'],
  ['2025/4/1(水)', 'date_disagrees'],
  ['2025/4/1(予定)', 'date_unreadable'],
  ['令和7年(2024年)4月1日', 'date_disagrees'],
  ['2025年(平成37年)4月1日', 'date_disagrees'],
  ['2025年4月1日(令和6年4月1日)', 'date_disagrees'],
  ['2025/2/30(日)', 'date_impossible'],
  ['2025/4/1T00:00', 'date_unreadable'],
  ['2025年4月', 'date_unreadable'],
  ['202504', 'date_unreadable'],
  ['2025-04-011', 'date_unreadable'],
  ['', 'date_unreadable'],
  ['未定', 'date_unreadable'],
])('%j as a date is %s', (text, read) => {
  expect(date(text)).toBe(read);
});

test.each([
  '2025-04',
  '2025-4',
  '2025/4',
  '2025/04',
  '202504',
  '2025年4月',
  '2025年4月分',
  '2025年4月度',
  '令和7年 4月度',
  '2025年 4月 分',
  'R7.4',
  '令和7年4月',
  '令和7年4月分',
  '㋿7年4月',
  '2025-04-17',
  '2025/04/01 00:00:00',
  '令和7年4月30日',
  '２０２５／４',
  '令和7年(2025年)4月分',
  '2025年（令和7年）4月',
  '2025年4月分（5月納付分）',
  '令和7年4月分(翌月支払い)',
])('%j is a month', (text) => {
  expect(month(text)).toBe('2025-04');
});

test.each([
  ['2025.4', 'month_unreadable'],
  ['2025.10', 'month_unreadable'],
  ['25/4', 'month_unreadable'],
  ['4月', 'month_unreadable'],
  ['2025', 'month_unreadable'],
  ['Apr-25', 'month_unreadable'],
  ['2025-13', 'date_impossible'],
  ['202500', 'date_impossible'],
  ['平成31年5月', 'date_impossible'],
  ['2025-02-30', 'date_impossible'],
  ['令和7年(2024年)4月分', 'date_disagrees'],
  ['2025年(令和6年)4月', 'date_disagrees'],
])('%j as a month is %s', (text, read) => {
  expect(month(text)).toBe(read);
});

test('the number a spreadsheet keeps for a day is read, and said to be repaired', () => {
  for (const [text, day] of [
    ['41953.528495370403', '2014-11-10'],
    ['41974', '2014-12-01'],
    ['20001', '1954-10-04'],
    ['59999', '2064-04-07'],
  ] as const) {
    const read = parseDate(text);
    expect(read).toMatchObject({ code: 'date_from_serial', args: { day } });
    expect(formatDay((read as { value: number }).value)).toBe(day);
  }
  expect(parseMonth('45400')).toMatchObject({ code: 'date_from_serial', value: 2024 * 12 + 3 });
});

test.each([
  ['mdy', 1950, '05/13/99 00:00:00', '1999-05-13'],
  ['mdy', 1950, '10-1-04', '2004-10-01'],
  ['mdy', 1950, '4/1/2025', '2025-04-01'],
  ['mdy', 1950, '13/1/2025', 'date_impossible'],
  ['dmy', 1950, '4/1/25', '2025-01-04'],
  ['dmy', 1950, '22-Aug-14', '2014-08-22'],
  ['dmy', 1950, '30-Feb-14', 'date_impossible'],
  ['ymd', 1989, '29/09/01', '2029-09-01'],
  ['ymd', 1989, '89.1.8', '1989-01-08'],
  ['ymd', 1989, '9/1/8', 'date_unreadable'],
  ['ymd', 1989, '4/1/2025', 'date_order_unknown'],
  ['ymd', 1989, '2025/4/1', '2025-04-01'],
  ['dmy', 1950, '令和7年4月1日', '2025-04-01'],
] as const)('in the order %s from %i on %j is %s', (order, yearsFrom, text, expected) => {
  const read = parseShortDate(text, { order, yearsFrom });
  expect(typeof read === 'number' ? formatDay(read) : read.code).toBe(expected);
});
