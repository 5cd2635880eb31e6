import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMonths,
  civil,
  dayNumber,
  daysInMonth,
  firstDayOfMonth,
  formatDay,
  formatMonth,
  isValid,
  lastDayOfMonth,
  monthIndex,
  monthsBetween,
  nextDate,
  parseIsoDay,
  WEEKDAYS,
  weekdayIndex,
} from '../../src/calendar/day.js';

const day = (text: string): number => parseIsoDay(text) as number;

test('days agree with the UTC calendar of the engine from year 1 to 9999', () => {
  const days = fc.integer({ min: -719162, max: 2932896 });
  fc.assert(
    fc.property(days, (n) => {
      const date = new Date(n * 86400000);
      const { year, month, day } = civil(n);
      expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(dayNumber(year, month, day)).toBe(n);
      expect(isValid(year, month, day)).toBe(true);
      expect(parseIsoDay(formatDay(n))).toBe(n);
    }),
    { numRuns: 2000 },
  );
});

test('every day from 1900 to 2050 follows the one before', () => {
  let expected = dayNumber(1900, 1, 1);
  for (let year = 1900; year <= 2050; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let d = 1; d <= daysInMonth(year, month); d++) expect(dayNumber(year, month, d)).toBe(expected++);
    }
  }
  expect(expected).toBe(dayNumber(2051, 1, 1));
});

test('days that do not exist are refused', () => {
  for (const [y, m, d] of [
    [2025, 2, 29],
    [1900, 2, 29],
    [2025, 0, 1],
    [2025, 13, 1],
    [2025, 4, 31],
    [2025, 4, 0],
    [0, 1, 1],
    [10000, 1, 1],
    [2025, 4, 1.5],
    [Number.NaN, 1, 1],
  ] as const) {
    expect(isValid(y, m, d)).toBe(false);
  }
  expect(isValid(2000, 2, 29)).toBe(true);
  for (const text of ['2025-02-30', '2025-4-1', '2025/04/01', ' 2025-04-01', '2025-04-01T00:00', '']) {
    expect(parseIsoDay(text)).toBeUndefined();
  }
});

test('months later keep the day, or take the last of a shorter month', () => {
  expect(formatDay(addMonths(day('2025-01-31'), 1))).toBe('2025-02-28');
  expect(formatDay(addMonths(day('2024-01-31'), 1))).toBe('2024-02-29');
  expect(formatDay(addMonths(day('2025-03-31'), -1))).toBe('2025-02-28');
  expect(formatDay(addMonths(day('2024-10-15'), 6))).toBe('2025-04-15');
  expect(formatDay(addMonths(day('2025-12-31'), -13))).toBe('2024-11-30');
  expect(formatDay(addMonths(day('1970-01-01'), -12 * 1900))).toBe('0070-01-01');
});

test('whole months between two days are the most that can be added', () => {
  const between = (from: string, to: string): number => monthsBetween(day(from), day(to));
  expect(between('2024-04-01', '2024-09-30')).toBe(5);
  expect(between('2024-04-01', '2024-10-01')).toBe(6);
  expect(between('2025-01-31', '2025-02-27')).toBe(0);
  expect(between('2025-01-31', '2025-02-28')).toBe(1);
  expect(between('2024-02-29', '2025-02-28')).toBe(12);
  expect(between('2025-02-28', '2025-01-31')).toBe(-1);
  expect(between('2025-04-01', '2025-04-01')).toBe(0);
  const days = fc.integer({ min: -20000, max: 40000 });
  fc.assert(
    fc.property(days, days, (a, b) => {
      const n = monthsBetween(a, b);
      expect(addMonths(a, n) <= b && addMonths(a, n + 1) > b).toBe(true);
    }),
  );
});

test('days of the week go round, before 1970 too', () => {
  const name = (text: string): string => WEEKDAYS[weekdayIndex(day(text))]!;
  expect(name('1970-01-01')).toBe('thursday');
  expect(name('2026-11-21')).toBe('saturday');
  expect(name('1969-12-28')).toBe('sunday');
  expect(name('0001-01-01')).toBe('monday');
});

test('the next day of a month and day is this one or a later one; the 29th of February is looked for in leap years', () => {
  const next = (from: string, month: number, on: number): string => {
    const found = nextDate(day(from), month, on);
    return found === undefined ? 'none' : formatDay(found);
  };
  expect(next('2025-03-31', 4, 1)).toBe('2025-04-01');
  expect(next('2025-04-01', 4, 1)).toBe('2025-04-01');
  expect(next('2025-04-02', 4, 1)).toBe('2026-04-01');
  expect(next('2025-03-01', 2, 29)).toBe('2028-02-29');
  expect(next('2096-03-01', 2, 29)).toBe('2104-02-29');
  expect(next('2024-02-29', 2, 29)).toBe('2024-02-29');
  for (const [month, on] of [
    [4, 31],
    [2, 30],
    [13, 1],
    [0, 1],
    [1, 0],
    [1, 1.5],
    [Number.NaN, 1],
  ] as const)
    expect(next('2025-01-01', month, on)).toBe('none');
});

test('a month index gives its first and last day back', () => {
  const index = monthIndex(day('2025-04-17'));
  expect(index).toBe(2025 * 12 + 3);
  expect(formatMonth(index)).toBe('2025-04');
  expect([firstDayOfMonth(index), lastDayOfMonth(index)].map(formatDay)).toEqual(['2025-04-01', '2025-04-30']);
  expect(formatDay(lastDayOfMonth(2024 * 12 + 1))).toBe('2024-02-29');
  expect(formatMonth(monthIndex(day('2024-12-31')))).toBe('2024-12');
});
