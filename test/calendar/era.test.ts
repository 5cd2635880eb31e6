import { expect, test } from 'vitest';
import { dayNumber, formatDay, formatMonth } from '../../src/calendar/day.js';
import { formatEraDay, parseEraDay, parseEraMonth } from '../../src/calendar/era.js';

const read = (text: string): string | undefined => {
  const day = parseEraDay(text);
  return typeof day === 'number' ? formatDay(day) : day;
};
const readMonth = (text: string): string | undefined => {
  const month = parseEraMonth(text);
  return typeof month === 'number' ? formatMonth(month) : month;
};

test('every day from 1900 to 2050 is written as Intl writes it, and read back', () => {
  const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  let differences = 0;
  for (let day = dayNumber(1900, 1, 1); day <= dayNumber(2050, 12, 31); day++) {
    const written = format.format(day * 86400000);
    if (written !== formatEraDay(day) || parseEraDay(written) !== day) differences++;
  }
  expect(differences).toBe(0);
});

test.each([
  ['令和6年4月1日', '2024-04-01'],
  ['令和元年5月1日', '2019-05-01'],
  ['令和1年5月1日', '2019-05-01'],
  ['㋿6年4月1日', '2024-04-01'],
  ['㍻31年4月30日', '2019-04-30'],
  ['令6.4.1', '2024-04-01'],
  ['令元.5.1', '2019-05-01'],
  ['R6/4/1', '2024-04-01'],
  ['R6.4.1', '2024-04-01'],
  ['r06-04-01', '2024-04-01'],
  ['H30.8.10', '2018-08-10'],
  ['H 27.4.1', '2015-04-01'],
  ['平成 27 年 4 月 1 日', '2015-04-01'],
  ['昭和64年1月7日', '1989-01-07'],
  ['平成元年1月8日', '1989-01-08'],
  ['S39.10.10', '1964-10-10'],
  ['昭和元年12月25日', '1926-12-25'],
  ['大正15年12月25日', '1926-12-25'],
  ['T1.7.30', '1912-07-30'],
  ['明治45年7月30日', '1912-07-30'],
  ['明治6年1月1日', '1873-01-01'],
  ['令和6年2月29日', '2024-02-29'],
])('%s is %s', (text, day) => {
  expect(read(text)).toBe(day);
});

test.each([
  '平成31年5月1日',
  '令和1年4月30日',
  '令和元年4月30日',
  '昭和64年1月8日',
  '平成元年1月7日',
  '大正元年7月29日',
  '明治5年12月31日',
  '令和5年2月29日',
  '令和6年13月1日',
  '令和6年4月31日',
  '令和0年4月1日',
  'R6.0.1',
])('%s never was', (text) => {
  expect(read(text)).toBe('impossible');
});

test.each([
  '',
  '令和6年4月',
  '6.4.1',
  'R6.4/1',
  'R6.4',
  'X6.4.1',
  '令和六年四月一日',
  'R100.1.1',
  'R6.4.1.',
  '令和6年4月1日頃',
])('%j is no era date', (text) => {
  expect(read(text)).toBeUndefined();
});

test.each([
  ['令和7年4月', '2025-04'],
  ['令和7年4月分', '2025-04'],
  ['R7.4', '2025-04'],
  ['R7.10', '2025-10'],
  ['R7/04', '2025-04'],
  ['平成31年4月', '2019-04'],
  ['令和元年5月', '2019-05'],
  ['昭和64年1月', '1989-01'],
  ['平成元年1月', '1989-01'],
  ['平成31年5月', 'impossible'],
  ['令和元年4月', 'impossible'],
  ['昭和64年2月', 'impossible'],
  ['R7.13', 'impossible'],
  ['R0.4', 'impossible'],
  ['R7', undefined],
  ['7.4', undefined],
])('the month %s is %s', (text, month) => {
  expect(readMonth(text)).toBe(month);
});

test('days before Japan took the Gregorian calendar are written in the Western way', () => {
  expect(formatEraDay(dayNumber(1872, 12, 31))).toBe('1872年12月31日');
});
