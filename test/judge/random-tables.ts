// Random dossiers over the tables of small-pack: the cells that hurt, periods that overlap, files with other columns.
import fc from 'fast-check';
import type { Tables } from './small-pack.js';

type Text = fc.Arbitrary<string>;

const MONEY = ['', '0', '1', '1000', '1001', '-7', '333', '9007199254740991', '9007199254740990', 'x'];
const HOURS = ['', '0:00', '160:00', '7:20', '0:01', '1:00:30', '100000000000:00'];
const WORKERS = ['W1', 'W1', 'W1', 'W2'];
const DAYS = ['2024-11-01', '2025-01-01', '2025-02-10', '2025-03-16', '2025-03-31', '2025-05-31'];
const cell = (...values: readonly string[]): Text => fc.constantFrom(...values);
const often = (usual: string, ...odd: readonly string[]): Text =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: cell(...odd) });

/** How a payslip's period may be written: start, end, label. */
const PERIODS: readonly (readonly [string, string, string])[] = [
  ['2025-01-01', '2025-01-31', ''],
  ['2025-02-01', '2025-02-28', ''],
  ['2025-03-01', '2025-03-31', ''],
  ['2025-03-01', '2025-03-15', ''],
  ['2025-03-16', '2025-03-31', ''],
  ['2025-04-01', '2025-04-30', ''],
  ['2025-05-01', '2025-05-31', ''],
  ['2025-02-16', '2025-03-15', '2025-03'],
  ['', '', '2025-02'],
  ['', '', '2025-04'],
  ['2025-01-01', '', '2025-05'],
  ['2025-03-31', '2025-03-01', ''],
  ['2025-01-15', '2025-05-15', ''],
  ['2025-02-01', '', ''],
];

export const payslip: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    worker_id: cell(...WORKERS),
    period: fc.constantFrom(...PERIODS),
    kind: often('S', 'B', '', '?'),
    base: cell(...MONEY),
    extra: cell(...MONEY),
    less: cell('', '0', '7'),
    gross: cell(...MONEY),
    worked: cell(...HOURS),
    overtime: cell(...HOURS),
    days: cell('', '0', '20', '0.5', '21.25', '-1'),
    pieces: cell('', '0', '3', '-2', '12'),
    share: cell('', '0', '0.25', '1.0001', '3'),
    paid_on: cell('', ...DAYS, '2025-02-30'),
    permit: cell('', 'yes', 'no', '?'),
    note: cell('', 'x', 'north'),
  })
  .map(({ period: [period_start, period_end, period_label], ...rest }) => ({
    ...rest,
    period_start,
    period_end,
    period_label,
  }));

const withoutColumns = <T extends Readonly<Record<string, string>>>(
  rows: fc.Arbitrary<readonly T[]>,
  names: readonly string[],
): fc.Arbitrary<readonly Readonly<Record<string, string>>[]> =>
  fc
    .tuple(rows, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...names]) }))
    .map(([list, gone]) =>
      list.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !(gone as string[]).includes(name)))),
    );

const OPTIONAL = [
  'period_label',
  'kind',
  'extra',
  'less',
  'gross',
  'worked',
  'overtime',
  'days',
  'share',
  'paid_on',
  'permit',
  'note',
];

const payslips = withoutColumns(fc.array(payslip, { minLength: 1, maxLength: 6 }), OPTIONAL);
export const contracts = withoutColumns(
  fc.array(
    fc.record({
      worker_id: cell(...WORKERS),
      start_date: cell('2024-06-01', '2025-01-01', '2025-02-10', '2025-03-11', '2025-03-20'),
      end_date: cell('', '', '2025-02-28', '2025-03-10', '2025-03-19', '2024-01-01', '?'),
      rate: cell('', '1000', '1010.5', '0', '?'),
      yearly: cell('', '2000:00', '0:00', '?'),
      area: cell('N', 'S', 'E', '', '?'),
      grade: cell('1', '2', '3', '', '?'),
      rent: cell(...MONEY),
    }),
    { maxLength: 4 },
  ),
  ['end_date', 'rate', 'area', 'grade'],
);

export const randomTables: fc.Arbitrary<Tables> = fc
  .record(
    {
      firm: fc.array(fc.record({ firm_id: fc.constant('F1'), size: cell('small', 'large', ''), cap: cell(...MONEY) }), {
        maxLength: 2,
      }),
      worker: fc.array(
        fc.record({
          worker_id: cell(...WORKERS),
          hire_date: often('2025-01-10', '', '2024-06-01', '2025-03-20', '?'),
          termination_date: often('', '2025-03-31', '2025-02-10', '?'),
          area: cell('N', 'S', 'E', '', '?'),
        }),
        { maxLength: 3 },
      ),
      contract: fc.array(contracts, { minLength: 1, maxLength: 2 }),
      payslip: fc.array(payslips, { minLength: 1, maxLength: 2 }),
      fee: fc.array(
        fc.record({
          fee_id: cell('A', 'B', 'C'),
          worker_id: cell(...WORKERS, '', '?'),
          charged_on: cell('', ...DAYS),
          amount: cell(...MONEY),
        }),
        { maxLength: 3 },
      ),
      shift: fc.array(
        fc.record({
          shift_id: cell('A', 'B', 'C', 'D', 'E', 'F'),
          worker_id: fc.oneof({ weight: 6, arbitrary: cell(...WORKERS) }, { weight: 1, arbitrary: cell('', '?') }),
          day: fc.oneof({ weight: 8, arbitrary: cell(...DAYS) }, { weight: 1, arbitrary: cell('', '2025-02-30') }),
          length: cell(...HOURS),
        }),
        { maxLength: 6 },
      ),
    },
    { requiredKeys: ['payslip'] },
  )
  .map((tables) => tables as Tables);
