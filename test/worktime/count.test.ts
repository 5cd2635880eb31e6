// The examples of the law books and the traps, one by one; hours as h:mm or a plain number of hours.
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/calendar/day.js';
import { countWorkingTime } from '../../src/worktime/count.js';
import type { Attendance, Bounds, Measures, Settings, Worker } from '../../src/worktime/types.js';

const hour = (h: number): number => h * 60 * 7;
/** 2026-03-01 is a Sunday. */
const SUNDAY = dayNumber(2026, 3, 1);

const SETTINGS: Settings = {
  steps: ['day', 'week'],
  dayLimit: hour(8),
  weekLimit: hour(40),
  weekStart: 0,
  night: { from: 22 * 60, to: 5 * 60 },
  rest: { by: 'kind' },
  restBlock: null,
  frame: null,
  part: null,
};

type Given = Partial<Omit<Attendance, 'settings'>> & { settings?: Partial<Settings> };

const clock = (text: string): number => {
  const [h, m] = text.split(':');
  return Number(h) * 60 + Number(m);
};

/** Sunday is day 0; a shift is written '9:00-18:00', its break in minutes or as spans. */
const row = (n: number, shift: string | null, more: Given = {}): Attendance => {
  const [from, to] = shift === null ? [null, null] : shift.split('-').map((t) => (t === '' ? null : clock(t)));
  return {
    day: SUNDAY + n,
    idle: shift === null,
    start: from,
    end: to,
    breaks: more.breakSpans ? null : 0,
    breakSpans: null,
    kind: 'scheduled',
    planned: 480,
    plannedStart: null,
    twice: false,
    ...more,
    settings: { ...SETTINGS, ...more.settings },
  };
};

const worker = (rows: readonly Attendance[], more: Partial<Worker> = {}): Worker => ({
  rows,
  idle: [],
  employed: { from: -Infinity, to: Infinity },
  strays: [],
  strayAnywhere: false,
  ...more,
});

const free = (...days: number[]) => days.map((n) => ({ from: SUNDAY + n, to: SUNDAY + n }));

const hours = (b: Bounds): number | string =>
  b.lo === b.hi ? b.lo / hour(1) : `${b.lo / hour(1)} to ${b.hi / hour(1)}`;

const count = (rows: readonly Attendance[], more: Partial<Worker> = {}): readonly Measures[] =>
  countWorkingTime(worker(rows, more));

describe('worked examples', () => {
  test('OT-E09: ten hours on the rest day are rest-day work and nothing else', () => {
    const [m] = count([row(0, '8:00-18:00', { kind: 'rest_day', planned: 0 })]);
    expect([hours(m.restDay), hours(m.overtime), hours(m.extra)]).toEqual([10, 0, 0]);
  });

  test('OT-E10: from the rest day into the next, rest-day work ends at midnight', () => {
    const rows = [row(0, '20:00-27:00', { kind: 'rest_day', planned: 0 }), row(1, null)];
    const [m] = count(rows, { idle: free(1) });
    expect([hours(m.restDay), hours(m.worked), hours(m.overtime), hours(m.night)]).toEqual([4, 7, 0, 5]);
  });

  test('OT-E11: overtime past midnight is Monday’s', () => {
    const rows = [row(1, '9:00-3:00', { breakSpans: [[720, 780]] }), row(2, null)];
    const [m] = count(rows, { idle: free(0) });
    expect([hours(m.byDay), hours(m.overtimeNight)]).toEqual([9, 5]);
  });

  test('OT-E14: each day over eight, the rest within forty', () => {
    const rows = [10, 9, 8, 9, 4].map((h, i) => row(i + 1, `8:00-${8 + h}:00`));
    const told = count(rows, { idle: free(0) });
    expect(told.map((m) => hours(m.byDay))).toEqual([2, 1, 0, 1, 0]);
    expect(told.map((m) => hours(m.byWeek))).toEqual([0, 0, 0, 0, 0]);
  });

  test('OT-E15: all night into the rest day: rest-day work begins at midnight', () => {
    const rows = [
      row(6, '8:00-36:00', { breakSpans: [[720, 780]] }),
      row(7, null, { kind: 'rest_day', planned: 0, idle: true }),
    ];
    const [m] = count(rows, { idle: free(0, 1, 2, 3, 4, 5) });
    expect([hours(m.restDay), hours(m.byDay), hours(m.restDayNight)]).toEqual([12, 7, 5]);
  });

  test('OT-E17: half an hour within the limit, then overtime, then overtime at night', () => {
    const rows = [row(1, '8:30-5:00', { planned: 450, breakSpans: [[720, 780]] }), row(2, null)];
    const [m] = count(rows, { idle: free(0) });
    expect(hours(m.extra)).toBe(0.5);
    expect(hours(m.overtime) as number).toBe(4.5 + 7);
    expect(hours(m.overtimeNight)).toBe(7);
  });

  test('VH-E05: flextime over three months', () => {
    const steps = ['part', 'frame'] as const;
    const first = dayNumber(2026, 4, 1);
    const month = (m: number) => ({ from: dayNumber(2026, m, 1), to: dayNumber(2026, m + 1, 1) - 1 });
    const frame = { from: first, to: dayNumber(2026, 6, 30), limit: (40 * 60 * 7 * 91) / 7 };
    const rows = [225, 170, 150].flatMap((total, i) => {
      const { from, to } = month(4 + i);
      const part = { from, to, limit: (50 * 60 * 7 * (to - from + 1)) / 7 };
      return Array.from({ length: 15 }, (_, d) =>
        row(
          from + d - SUNDAY,
          `6:00-${6 + total / 15 >= 24 ? 24 : Math.floor(6 + total / 15)}:${String(Math.round(((total / 15) % 1) * 60)).padStart(2, '0')}`,
          {
            settings: { steps, frame, part },
          },
        ),
      );
    });
    const told = count(rows, { idle: [{ from: first, to: frame.to }] });
    const over = (i: number): number => told.slice(i * 15, i * 15 + 15).reduce((n, m) => n + m.byFrame.lo, 0);
    expect(over(0)).toBe(hour(225) - (50 * 60 * 7 * 30) / 7);
    expect(over(1)).toBe(0);
    expect(over(2)).toBe(hour(545) - hour(520) - over(0));
  });
});

describe('what is missing', () => {
  const five = [1, 2, 3, 4, 5].map((d) => row(d, '9:00-19:00', { breaks: 60 }));

  test('without the end of a shift its day is open, the days before it are not, and later days of the week are', () => {
    const rows = five.map((r, i) => (i === 2 ? { ...r, end: null } : r));
    const told = count(rows, { idle: free(0) });
    expect(told.map((m) => hours(m.byDay))).toEqual([1, 1, '0 to Infinity', 1, 1]);
    expect(told.map((m) => hours(m.byWeek))).toEqual([0, 0, 0, 0, 0]);
    const six = count([...rows, row(6, '9:00-17:00')], { idle: free(0) });
    expect(hours(six[5].byWeek)).toBe('0 to 8');
    expect(six[5].byWeek.why).toMatchObject({ what: 'end', row: 2 });
  });

  test('a day without a row is no day off', () => {
    const rows = [...five.slice(1), row(6, '9:00-17:00')];
    expect(hours(count(rows, { idle: free(0) })[4].byWeek)).toBe('0 to 8');
    expect(hours(count(rows, { idle: free(0, 1) })[4].byWeek)).toBe(0);
  });

  test('days before the first day of employment are free', () => {
    const [m] = count([row(6, '9:00-19:00')], { employed: { from: SUNDAY + 6, to: Infinity } });
    expect([hours(m.byDay), hours(m.byWeek)]).toEqual([2, 0]);
  });

  test('a break of unknown place leaves night hours open only where it may lie in the night', () => {
    const late = (end: string) => count([row(1, `13:00-${end}`, { breaks: 60 }), row(2, null)])[0];
    expect(hours(late('22:00').night)).toBe(0);
    expect(hours(late('23:30').night)).toBe('0.5 to 1.5');
    const night = count([row(1, '22:00-5:00', { breaks: 60 }), row(2, null)])[0];
    expect(hours(night.night)).toBe(6);
  });

  test('shifts that run into each other are both open', () => {
    const told = count([row(1, '9:00-17:00'), row(1, '16:00-20:00', { planned: 0 })]);
    expect(told.map((m) => m.worked.why?.what)).toEqual(['overlap', 'overlap']);
  });

  test('a shift past the begin of the next day’s is open', () => {
    const told = count([row(1, '9:00-34:00'), row(2, null, { plannedStart: 540 })]);
    expect(told[0].worked.why?.what).toBe('runs_on');
  });

  test('a row of nobody knows whom may be this worker’s', () => {
    const rows = five.slice(0, 2);
    expect(hours(count(rows, { strays: [SUNDAY + 1] })[0].byDay)).toBe('1 to 9');
    expect(hours(count(rows, { strays: [SUNDAY + 1] })[1].byDay)).toBe(1);
    expect(hours(count(rows, { strayAnywhere: true })[1].byDay)).toBe('1 to 9');
  });

  test('which limit a minute is over may be open while the overtime is not', () => {
    const rows = [...five, row(6, '9:00-18:00', { planned: null, settings: { steps: ['planned_day', 'week'] } })];
    const m = count(rows, { idle: free(0) })[5];
    expect([hours(m.byDay), hours(m.byWeek), hours(m.overtime)]).toEqual(['0 to 1', '8 to 9', 9]);
  });
});

describe('rest days', () => {
  const last = { rest: { by: 'last', days: 1, weeks: 1 } } as const;
  const week = (worked: readonly number[]) =>
    [0, 1, 2, 3, 4, 5, 6].map((d) =>
      row(d, worked.includes(d) ? '9:00-17:00' : null, {
        kind: d === 0 || d === 6 ? 'day_off' : 'scheduled',
        settings: last,
      }),
    );
  const rest = (rows: readonly Attendance[]) => count(rows).map((m) => hours(m.restDay));

  test('PR-03: work on one of two days off is no work on a rest day', () => {
    expect(rest(week([1, 2, 3, 4, 5, 6]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('PR-03: with both days off worked, the later of the week is the rest day', () => {
    expect(rest(week([0, 1, 2, 3, 4, 5, 6]))).toEqual([0, 0, 0, 0, 0, 0, 8]);
  });

  test('without a free day and without the kinds, nobody can say', () => {
    const rows = week([0, 1, 2, 3, 4, 5, 6]).map((r) => (r.day === SUNDAY + 6 ? { ...r, kind: null } : r));
    expect(rest(rows)[6]).toBe('0 to 8');
    expect(rest(rows)[1]).toBe(0);
  });

  test('four days in four weeks: the last days off are taken where too few stayed free', () => {
    const settings = { rest: { by: 'last', days: 4, weeks: 4 }, restBlock: SUNDAY } as const;
    const rows = Array.from({ length: 28 }, (_, d) =>
      row(d, d % 7 === 6 && d !== 13 && d !== 20 ? null : '9:00-17:00', {
        kind: d % 7 === 6 || d % 7 === 0 ? 'day_off' : 'scheduled',
        settings,
      }),
    );
    const told = rest(rows);
    // Eight days off, six worked, two free: the last two of the six.
    expect(told.flatMap((h, d) => (h === 8 ? [d] : []))).toEqual([20, 21]);
  });
});
