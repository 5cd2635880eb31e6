import { expect, test } from 'vitest';
import { formatDay, formatMonth } from '../../../src/calendar/day.js';
import { parseDate, parseMonth } from '../../../src/intake/values/dates.js';

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
  ['05/13/99', 'date_unreadable'],
  ['05/13/99 00:00:00', 'date_unreadable'],
  ['4/1/2025', 'date_unreadable'],
  ['29/09/01', 'date_unreadable'],
  ['2025-4/1', 'date_unreadable'],
  ['0205-04-01', 'date_unreadable'],
  ['22-Aug-14', 'date_unreadable'],
  ['41953.5', 'date_unreadable'],
  ['41953', 'date_unreadable'],
  ['2025-04-01Z', 'date_unreadable'],
  ['2025-04-01T00:00:00Z', 'date_unreadable'],
  ['2025-04-01T00:00:00+09:00', 'date_unreadable'],
  ['2025-04-01 25:00', 'date_unreadable'],
  ['2025/4/1(火)', 'date_unreadable'],
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
  '2025年 4月 分',
  'R7.4',
  '令和7年4月',
  '令和7年4月分',
  '㋿7年4月',
  '2025-04-17',
  '2025/04/01 00:00:00',
  '令和7年4月30日',
  '２０２５／４',
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
])('%j as a month is %s', (text, read) => {
  expect(month(text)).toBe(read);
});
