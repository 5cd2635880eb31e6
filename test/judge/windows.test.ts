// Windows of months: which months they look at, what a month without a row means, and when they stay open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { values, valuesOf } from './ask.js';
import type { Tables } from './small-pack.js';

type Cells = Readonly<Record<string, string>>;
const slip = (month: number, overtime: string, more: Cells = {}): Cells => {
  const m = String(month).padStart(2, '0');
  return {
    worker_id: 'W1',
    period_start: `2025-${m}-01`,
    period_end: `2025-${m}-28`,
    kind: 'S',
    base: '0',
    overtime,
    ...more,
  };
};
const hired = (hire_date: string, termination_date = ''): Tables => ({
  worker: [{ worker_id: 'W1', hire_date, termination_date }],
});
/** What the window is worth on the last row. */
const last = (formula: string, tables: Tables): string => valuesOf(formula, tables).at(-1)!;
const over = (how: string, tables: Tables): string => last(`hour: ${how} of last 3 months (overtime)`, tables);

describe('the months of a window', () => {
  const four: Tables = { payslip: [slip(1, '40:00'), slip(2, '10:00'), slip(3, '20:00'), slip(4, '33:00')] };

  it('are this row’s and those just before it', () => {
    expect(over('sum', four)).toBe('63 hour');
    expect(over('mean', four)).toBe('21 hour');
    expect(over('max', four)).toBe('33 hour');
    expect(over('min', four)).toBe('10 hour');
    expect(last('hour: sum of last 1 month (overtime)', four)).toBe('33 hour');
    expect(last('ratio: count of last 3 months (overtime > 12 hour)', four)).toBe('2 ratio');
    expect(last('flag: any of last 3 months (overtime > 7 hour)', four)).toBe('true');
    expect(last('flag: all of last 3 months (overtime > 12 hour)', four)).toBe('false');
    expect(valuesOf('hour: sum of last 2 months (overtime)', four)).toEqual([
      'month_missing',
      '50 hour',
      '30 hour',
      '53 hour',
    ]);
  });

  it('run from a day’s month, that month included', () => {
    const since = (day: string): string =>
      last('hour: sum of months since paid_on (overtime)', {
        payslip: [...(four.payslip as Cells[]).slice(0, 3), slip(4, '33:00', { paid_on: day })],
      });
    expect(since('2025-02-28')).toBe('63 hour');
    expect(since('2025-03-01')).toBe('53 hour');
    expect(since('2025-04-30')).toBe('33 hour');
    expect(since('')).toBe('cell_blank');
    expect(since('2024-12-31')).toBe('month_missing');
  });

  it('are none where the day lies after them: nothing is zero, and there is no largest', () => {
    const since = (formula: string): string =>
      last(formula, { payslip: [slip(4, '33:00', { paid_on: '2025-05-01' })] });
    expect(since('hour: sum of months since paid_on (overtime)')).toBe('0 hour');
    expect(since('ratio: count of months since paid_on (true)')).toBe('0 ratio');
    expect(since('flag: any of months since paid_on (true)')).toBe('false');
    expect(since('flag: all of months since paid_on (false)')).toBe('true');
    expect(since('hour: max of months since paid_on (overtime)')).toBe('stated_unknown');
    expect(since('hour: mean of months since paid_on (overtime)')).toBe('stated_unknown');
  });

  it('since a day long ago name no more than a dozen of the months that are missing', () => {
    const told = valuesOf('hour: sum of months since paid_on (overtime)', {
      payslip: [slip(4, '33:00', { paid_on: '1925-01-01' })],
    })[0]!;
    expect(told.split(' ')).toEqual(Array<string>(12).fill('month_missing'));
  });

  it('are found for each part of a split row by that part’s own contract', () => {
    const tables: Tables = {
      contract: [
        { worker_id: 'W1', start_date: '2025-01-01', end_date: '2025-04-10', rent: '1' },
        { worker_id: 'W1', start_date: '2025-04-11', end_date: '', rent: '1' },
      ],
      payslip: [slip(3, '20:00'), slip(4, '33:00')],
    };
    expect(valuesOf('hour: sum of months since contract.start_date (overtime)', tables)).toEqual([
      'month_missing month_missing',
      'parts_disagree',
    ]);
  });
});

describe('rows of one month', () => {
  const two: Tables = {
    payslip: [
      slip(2, '10:00'),
      slip(3, '5:00', { period_end: '2025-03-15' }),
      slip(3, '7:00', { period_start: '2025-03-16' }),
    ],
  };

  it('are added up before months are compared or counted', () => {
    const ask = (formula: string): string => last(formula, two);
    expect(ask('hour: sum of last 2 months (overtime)')).toBe('22 hour');
    expect(ask('hour: max of last 2 months (overtime)')).toBe('12 hour');
    expect(ask('hour: min of last 2 months (overtime)')).toBe('10 hour');
    expect(ask('hour: mean of last 2 months (overtime)')).toBe('11 hour');
    expect(ask('ratio: count of last 2 months (overtime > 1 hour)')).toBe('2 ratio');
    expect(ask('ratio: count of last 1 month (overtime > 7 hour - 1 hour)')).toBe('1 ratio');
    expect(ask('flag: all of last 1 month (overtime > 7 hour - 1 hour)')).toBe('false');
    expect(valuesOf('hour: sum of last 1 month (overtime)', two)).toEqual(['10 hour', '12 hour', '12 hour']);
  });

  it('written twice leave every window over them open, unless another month decides', () => {
    const twice: Tables = { payslip: [slip(1, '1:00'), slip(2, '10:00'), slip(2, '10:00'), slip(3, '20:00')] };
    expect(last('hour: sum of last 2 months (overtime)', twice)).toBe('duplicate_records');
    expect(last('hour: sum of last 1 month (overtime)', twice)).toBe('20 hour');
    expect(last('flag: any of last 2 months (overtime > 12 hour)', twice)).toBe('true');
  });
});

describe('a month without a row', () => {
  const gap: Tables = { payslip: [slip(1, '1:00'), slip(3, '20:00')] };

  it('leaves the window open while the worker was employed, or may have been', () => {
    expect(over('sum', gap)).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('2025-02-28') })).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('2024-01-01') })).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('') })).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('?') })).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('2024-01-01', '?') })).toBe('month_missing');
    expect(over('sum', { ...gap, ...hired('2024-01-01', '2025-02-01') })).toBe('month_missing');
  });

  it('is zero before hiring and after leaving', () => {
    expect(over('sum', { ...gap, ...hired('2025-03-01') })).toBe('21 hour');
    expect(over('min', { ...gap, ...hired('2025-03-01') })).toBe('0 hour');
    const begun: Tables = { payslip: [slip(2, '4:00'), slip(3, '20:00')], ...hired('2025-02-10') };
    expect(['sum', 'min', 'max'].map((how) => over(how, begun))).toEqual(['24 hour', '0 hour', '20 hour']);
    expect(over('min', { ...begun, ...hired('2025-01-31') })).toBe('month_missing');
    expect(over('mean', { ...gap, ...hired('2025-03-01') })).toBe('7 hour');
    expect(over('sum', { ...gap, ...hired('2024-01-01', '2025-01-31') })).toBe('21 hour');
    expect(last('ratio: count of last 3 months (true)', { ...gap, ...hired('2025-03-01') })).toBe('2 ratio');
    expect(last('flag: any of last 3 months (false)', { ...gap, ...hired('2025-03-01') })).toBe('false');
    expect(last('flag: all of last 3 months (true)', { ...gap, ...hired('2025-03-01') })).toBe('true');
    expect(over('sum', { payslip: [slip(3, '20:00')], ...hired('2025-03-20') })).toBe('20 hour');
  });

  it('does not hide a row from before hiring: what was worked was worked', () => {
    const early: Tables = { payslip: [slip(1, '40:00'), slip(3, '1:00'), slip(4, '2:00')], ...hired('2025-03-20') };
    expect(last('hour: sum of last 6 months (overtime)', early)).toBe('43 hour');
    expect(last('hour: sum of last 2 months (overtime)', early)).toBe('3 hour');
  });

  it('is decided by any and all as soon as one month does', () => {
    expect(last('flag: any of last 3 months (overtime > 12 hour)', gap)).toBe('true');
    expect(last('flag: all of last 3 months (overtime > 12 hour)', gap)).toBe('false');
    expect(last('flag: any of last 3 months (overtime > 60 hour)', gap)).toBe('month_missing');
  });
});

describe('what can not be read', () => {
  it('leaves the windows over it open', () => {
    const unread: Tables = { payslip: [slip(1, '1:00'), slip(2, '9:99'), slip(3, '20:00')] };
    expect(over('sum', unread)).toBe('cell_unreadable');
    expect(last('hour: sum of last 1 month (overtime)', unread)).toBe('20 hour');
    expect(last('ratio: count of last 3 months (overtime > 1 hour)', unread)).toBe('cell_unreadable');
    expect(last('flag: any of last 3 months (overtime > 7 hour)', unread)).toBe('true');
  });

  it('among the days of a row leaves all windows of that person open, and those of others alone', () => {
    const odd: Tables = {
      payslip: [
        slip(2, '1:00'),
        slip(3, '1:00'),
        slip(1, '1:00', { period_start: '2025-01-31', period_end: '2025-01-01' }),
        slip(3, '5:00', { worker_id: 'W2' }),
      ],
    };
    expect(valuesOf('hour: sum of last 1 month (overtime)', odd)).toEqual([
      'cell_blank',
      'cell_blank',
      'cell_blank',
      '5 hour',
    ]);
  });
});

describe('windows add up exactly', () => {
  const big = '9007199254740991';
  const base = (month: number, n: string): Cells => slip(month, '0:00', { base: n });

  it('beyond the numbers that doubles can hold', () => {
    const sum = (...amounts: readonly string[]): string =>
      last(`yen: sum of last ${amounts.length} months (base)`, { payslip: amounts.map((n, i) => base(i + 1, n)) });
    expect(sum(big, '1')).toBe('9007199254740992 yen');
    expect(sum(big, '2')).toBe('9007199254740993 yen');
    expect(sum(big, big, `-${big}`)).toBe('9007199254740991 yen');
    expect(sum(big, big, '7', `-${big}`, `-${big}`)).toBe('7 yen');
  });

  it('with fractions', () => {
    const payslip = [base(1, '1'), base(2, '2'), base(3, '0')].map((c) => ({ ...c, worked: '7:00' }));
    expect(last('yen/hour: mean of last 3 months (base / worked)', { payslip })).toBe('1/7 yen/hour');
    expect(last('yen/hour: sum of last 3 months (base / worked)', { payslip })).toBe('3/7 yen/hour');
  });
});

describe('windows of a table whose key does not begin with the worker', () => {
  const shift = (shift_id: string, worker_id: string, day: string, length = '8:00'): Cells => ({
    shift_id,
    worker_id,
    day,
    length,
  });
  const sums = (...shifts: readonly Cells[]): readonly string[] =>
    values({ facts: { shift: { f: 'hour: sum of last 1 month (length)' } } }, { shift: shifts }, 'shift.f');

  it('add up all rows of the worker', () => {
    expect(
      sums(shift('1', 'W1', '2025-01-01'), shift('2', 'W2', '2025-01-01'), shift('3', 'W1', '2025-01-02')),
    ).toEqual(['16 hour', '16 hour', '8 hour']);
  });

  it('are open for everyone while a row of those months does not say whose it is', () => {
    expect(sums(shift('1', 'W1', '2025-01-01'), shift('2', '', '2025-01-05'), shift('3', 'W1', '2025-02-01'))).toEqual([
      'cell_blank',
      'cell_blank',
      '8 hour',
    ]);
  });
});

describe('windows over many rows of one person', () => {
  const facts = Object.fromEntries(
    ['sum', 'mean', 'max', 'min'].flatMap((how) => [
      [`${how}3`, `hour: ${how} of last 3 months (overtime)`],
      [`${how}s`, `hour: ${how} of months since paid_on (overtime)`],
    ]),
  );
  const flags = Object.fromEntries(
    ['count', 'any', 'all'].map((how) => [
      how,
      `${how === 'count' ? 'ratio' : 'flag'}: ${how} of last 4 months (overtime > 2 hour)`,
    ]),
  );
  const row = fc
    .record({
      month: fc.integer({ min: 1, max: 9 }),
      from: fc.integer({ min: 1, max: 28 }),
      overtime: fc.constantFrom('1:00', '2:00', '3:00', '', '9:99'),
      worker_id: fc.constantFrom('W1', 'W1', 'W1', 'W2'),
      paid_on: fc.constantFrom('2025-01-01', '2025-05-31', '2024-10-01', ''),
    })
    .map(({ month, from, overtime, ...more }) =>
      slip(month, overtime, { ...more, period_start: `2025-0${month}-${String(from).padStart(2, '0')}` }),
    );
  const day = fc.constantFrom('', '?', '2025-02-10', '2025-06-30', '2024-01-01');

  it('come to what the reference says, several rows a month and of one key', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 60 }), day, day, (payslip, from, to) => {
        const tables = { payslip, ...hired(from, to) };
        expect(values({ facts: { payslip: { ...facts, ...flags } } }, tables, 'payslip.sum3')).toHaveLength(
          payslip.length,
        );
      }),
      { numRuns: 40 },
    );
  });
});
