// Ranges of days: whose rows they are, which days count, and what is open when nobody can say. Columns and reference must agree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachFinding } from '../../src/judge/evidence.js';
import { newBench } from '../../src/judge/judge.js';
import { factDifferences } from './agree.js';
import { values } from './ask.js';
import { dossierFrom, type Parts, programOf, rule, type Tables } from './small-pack.js';

const shift = (id: string, day: string, length = '1:00', worker_id = 'W1') => ({
  shift_id: id,
  worker_id,
  day,
  length,
});
const WORKERS = [{ worker_id: 'W1', hire_date: '2025-01-06', termination_date: '2025-01-12' }];
const MARCH = { worker_id: 'W1', period_start: '2025-01-06', period_end: '2025-01-12', kind: 'S', base: '' };

const ask = (formula: string, tables: Tables, subject = 'payslip'): string =>
  values(
    { facts: { [subject]: { f: formula } } },
    { worker: WORKERS, payslip: [MARCH], ...tables },
    `${subject}.f`,
  )[0]!;
const sum = 'hour: sum of shifts from period_start to period_end (length)';

describe('a range of days', () => {
  const days = [
    shift('A', '2025-01-05'),
    shift('B', '2025-01-06', '2:00'),
    shift('C', '2025-01-12', '4:00'),
    shift('D', '2025-01-13'),
  ];

  it.each([
    [sum, '6 hour'],
    ['hour: sum of shifts from period_start to period_start (length)', '2 hour'],
    ['hour: sum of shifts from period_end to period_start (length)', '0 hour'],
    ['hour: sum of shifts from period_end + 1 day to period_end + 7 day (length)', '1 hour'],
    ['hour: sum of shifts from period_end + 7 day to period_end + 12 day (length)', '0 hour'],
    ['ratio: count of shifts from period_start to period_end', '2 ratio'],
    ['ratio: count of shifts from period_start to period_end (length > 1 hour + 1 hour)', '1 ratio'],
    ['ratio: count of shifts from period_start to period_end where (length > 7 hour)', '0 ratio'],
    ['hour: max of shifts from period_start to period_end (length)', '4 hour'],
    ['hour: min of shifts from period_start to period_end (length)', '2 hour'],
    ['hour: mean of shifts from period_start to period_end (length)', '3 hour'],
    ['hour: mean of shifts from period_start to period_end where (length > 7 hour) (length)', 'stated_unknown'],
    ['date: max of shifts from period_start to period_end (day)', '2025-01-12'],
    ['flag: any of shifts from period_start to period_end (length = 0 hour)', 'false'],
    ['flag: all of shifts from period_start to period_end (length > 1 hour)', 'true'],
    ['flag: all of shifts from period_start - 1 day to period_end (length > 1 hour)', 'false'],
    ['hour: sum of shifts from period_start to paid_on (length)', 'column_missing'],
  ])('%s is %s', (formula, result) => expect(ask(formula, { shift: days })).toBe(result));

  it('is asked by the worker of its children, by the firm of all rows, by a row of another day of its own table', () => {
    const tables: Tables = {
      shift: [...days, shift('E', '2025-01-08', '1:00', 'W2')],
      firm: [{ firm_id: 'F1', cap: '1' }],
    };
    expect(ask('hour: sum of shifts from hire_date to termination_date (length)', tables, 'worker')).toBe('6 hour');
    const parts: Parts = {
      facts: {
        firm: {
          f: 'hour: sum of shifts from first to add_months(first, 1) (length)',
          first: 'date: min of shifts (day)',
        },
        shift: { f: 'hour: sum of shifts from day - 7 day to day (length)' },
      },
    };
    expect(values(parts, tables, 'firm.f')).toEqual(['9 hour']);
    expect(values(parts, tables, 'shift.f')).toEqual(['1 hour', '3 hour', '7 hour', '7 hour', '1 hour']);
  });

  it('needs no worker file: rows say themselves whose they are', () => {
    const { worker: _, ...rest }: Tables = { worker: WORKERS, shift: days };
    const parts: Parts = { facts: { payslip: { f: sum } } };
    expect(values(parts, { payslip: [MARCH], ...rest }, 'payslip.f')).toEqual(['6 hour']);
  });

  it('is unknown where its table was not supplied, and zero where the worker has no row in it', () => {
    expect(ask(sum, {})).toBe('table_missing');
    expect(ask(sum, { shift: [] })).toBe('0 hour');
    expect(ask(sum, { shift: [shift('A', '2025-01-08', '1:00', 'W2')] })).toBe('0 hour');
    expect(ask('flag: any of shifts from period_start to period_end (length > 0 hour)', { shift: [] })).toBe('false');
    expect(ask('flag: all of shifts from period_start to period_end (length > 0 hour)', { shift: [] })).toBe('true');
  });
});

describe('what leaves a range open', () => {
  const any = 'flag: any of shifts from period_start to period_end (length > 1 hour)';
  const all = 'flag: all of shifts from period_start to period_end (length > 1 hour)';
  const long = shift('L', '2025-01-07', '4:00');
  const short = shift('S', '2025-01-07', '1:00');

  it.each([
    ['a row without a first day', shift('X', '', '3:00'), 'cell_blank'],
    ['a row whose first day can not be read', shift('X', '2025-02-30', '3:00'), 'cell_unreadable'],
    ['a row of nobody', shift('X', '2025-01-07', '3:00', ''), 'cell_blank'],
    ['a row that says neither day nor worker', shift('X', '', '3:00', ''), 'cell_blank'],
    ['a row whose hours are blank', shift('X', '2025-01-07', ''), 'cell_blank'],
  ])('%s', (_, odd, why) => {
    expect(ask(sum, { shift: [long, odd] })).toMatch(why);
    expect(
      ask('ratio: count of shifts from period_start to period_end (length > 7 hour)', { shift: [long, odd] }),
    ).toMatch(why);
    expect(ask(any, { shift: [long, odd] })).toBe('true');
    expect(ask(any, { shift: [short, odd] })).toMatch(why);
    expect(ask(all, { shift: [short, odd] })).toBe('false');
    expect(ask(all, { shift: [long, odd] })).toMatch(why);
  });

  it('is not a row that lies outside for certain, whoever it belongs to, nor one that the condition leaves out', () => {
    expect(ask(sum, { shift: [long, shift('X', '2025-01-13', '3:00', '')] })).toBe('4 hour');
    expect(ask(sum, { shift: [long, shift('X', '', '3:00', 'W2')] })).toBe('4 hour');
    const big = 'hour: sum of shifts from period_start to period_end (length) where (length > 1 hour)';
    expect(ask(big, { shift: [long, shift('X', '', '0:30')] })).toBe('4 hour');
    expect(ask(big, { shift: [long, shift('X', '', '')] })).toBe('cell_blank');
  });

  it('a row written twice', () => {
    const twice = [long, { ...long, day: '2025-01-08' }];
    expect(ask(sum, { shift: twice })).toBe('duplicate_records');
    expect(ask(any, { shift: twice })).toBe('true');
    expect(ask(sum, { shift: [...twice, shift('A', '2025-01-20')].map((s) => ({ ...s, worker_id: 'W2' })) })).toBe(
      '0 hour',
    );
  });

  it('a row that does not say whose it is itself', () => {
    const formula = 'hour: sum of shifts from day to day (length)';
    expect(ask(formula, { shift: [shift('A', '2025-01-07', '1:00', '')] }, 'shift')).toBe('cell_blank');
  });

  it('a row left out at intake; and so with children, windows and a record that is not there', () => {
    const lost = (formula: string, leftOut: readonly string[], tables: Tables = { shift: [long] }): string => {
      const all: Tables = {
        worker: WORKERS,
        payslip: [MARCH],
        contract: [{ worker_id: 'W2', start_date: '2025-01-01' }],
        ...tables,
      };
      return values(
        { facts: { payslip: { f: formula }, worker: { all: 'hour: sum of shifts (length)' } } },
        all,
        'payslip.f',
        leftOut,
      )[0]!;
    };
    expect(lost(sum, ['fee'])).toBe('4 hour');
    expect(lost(sum, ['shift'])).toBe('rows_left_out');
    expect(lost(any, ['shift'])).toBe('true');
    expect(lost('hour: worker.all', [])).toBe('4 hour');
    expect(lost('hour: worker.all', ['shift'])).toBe('rows_left_out');
    expect(lost('yen: sum of last 1 month (base)', ['shift'])).toBe('0 yen');
    expect(lost('yen: sum of last 1 month (base)', ['payslip'])).toBe('rows_left_out');
    expect(lost('flag: any of last 1 month (base = 0 yen)', ['payslip'])).toBe('true');
    expect(lost('flag: exists contract', [])).toBe('false');
    expect(lost('flag: exists contract', ['contract'])).toBe('rows_left_out');
    expect(lost('flag: exists worker', ['worker'])).toBe('true');
    const others = [{ worker_id: 'W2', hire_date: '2025-01-06' }];
    expect(lost('flag: exists worker', ['worker'], { shift: [], worker: others })).toBe('rows_left_out');
  });
});

describe('evidence of a range', () => {
  it('fills in its days, and shows the cells of the rows that lie in it', () => {
    const facts = { payslip: { week: `hour: ${sum.slice(6)} + 0 hour * pieces`, none: 'hour: 0 hour' } };
    const most = rule('r/one', 'payslip', { must: { properties: { week: { atMost: 'none' } } } });
    const program = programOf({ facts, rules: [most] });
    const payslip = [{ ...MARCH, pieces: '1' }];
    const shifts = [shift('A', '2025-01-05'), shift('B', '2025-01-06', '2:00'), shift('C', '2025-01-12', '4:00')];
    const judged = newBench(program).judge(dossierFrom(program, { payslip, shift: shifts }));
    const f = breachFinding(judged.case, judged.results[0]!, 0);
    expect(f.equation[0]!.filled).toBe('sum of shifts from 2025-01-06 to 2025-01-12 (length) + 0 hour * 1');
    const cells = f.cells.filter((c) => c.file.startsWith('shift')).map((c) => `${c.row} ${c.field}`);
    expect(cells).toEqual(['3 day', '4 day', '3 length', '4 length']);
  });
});

describe('columns', () => {
  it('answer for themselves on hundreds of rows, and as the reference does', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2025-02-${String(d).padStart(2, '0')}`);
    const shifts = fc.array(
      fc.record({
        worker_id: fc.constantFrom('W1', 'W2', 'W3'),
        day,
        length: fc.constantFrom('8:00', '7:30', '0:00', ''),
      }),
      { minLength: 60, maxLength: 120 },
    );
    const facts = {
      week: 'hour: sum of shifts from day - 7 day to day (length)',
      rate: 'ratio: sum of shifts from day - 7 day to day (length / 7 hour)',
      mean: 'hour: mean of shifts from day - 12 day to day where (known(length)) (length)',
      most: 'hour: max of shifts from day to day + 7 day (first(length, 0 hour))',
      least: 'hour: min of shifts from day to day + 7 day (first(length, 60 hour))',
      long: 'ratio: count of shifts from day to day + 7 day (length > 7 hour)',
      rested: 'flag: any of shifts from day to day + 7 day (length = 0 hour)',
      worked: 'flag: all of shifts from day to day + 7 day (length > 0 hour)',
      sundays: "ratio: count of shifts from day to day + 7 day where (weekday(day) = 'sunday')",
      dated: 'date: next_date(day, 1 + 1, months_between(day, day + 60 day) + 7)',
    };
    const program = programOf({ facts: { shift: facts } });
    fc.assert(
      fc.property(shifts, (list) => {
        const dossier = dossierFrom(program, { shift: list.map((s, i) => ({ shift_id: `S${i}`, ...s })) });
        expect(factDifferences(program, dossier)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
