// Rows of one table of one firm: their order, whose they are, which day and month they speak of, which are written twice.
import { describe, expect, it } from 'vitest';
import { formatDay, formatMonth } from '../../src/calendar/day.js';
import { cellOf, wordOf } from '../../src/dossier/cells.js';
import type { Table } from '../../src/dossier/table.js';
import { dossierFrom, programOf } from '../judge/small-pack.js';

type Cells = Readonly<Record<string, string>>;
const program = programOf({});
const table = (id: string, ...files: readonly (readonly Cells[])[]): Table =>
  dossierFrom(program, { [id]: files }).tables.get(id)!;
const payslips = (...rows: readonly Cells[]): Table =>
  table(
    'payslip',
    rows.map((r) => ({ worker_id: 'W1', kind: 'S', ...r })),
  );

const day = (n: number): string => (Number.isFinite(n) ? formatDay(n) : String(n));
const periods = (t: Table): readonly string[] =>
  Array.from(
    t.from,
    (from, r) => `${day(from)}..${day(t.to[r]!)} in ${Number.isNaN(t.month[r]!) ? '?' : formatMonth(t.month[r]!)}`,
  );
const column = (t: Table, name: string): readonly string[] =>
  Array.from({ length: t.rows }, (_, r) => cellOf(t, r, name)?.written ?? '-');

describe('the period of a row', () => {
  it.each([
    ['2025-01-01', '2025-01-31', '', '2025-01-01..2025-01-31 in 2025-01'],
    ['2025-01-16', '2025-02-15', '', '2025-01-16..2025-02-15 in 2025-02'],
    ['2025-01-16', '2025-02-15', '2025-01', '2025-01-16..2025-02-15 in 2025-01'],
    ['', '', '2025-02', '2025-02-01..2025-02-28 in 2025-02'],
    ['2025-02-10', '', '2025-02', '2025-02-10..2025-02-28 in 2025-02'],
    ['', '2025-02-10', '2025-02', '2025-02-01..2025-02-10 in 2025-02'],
    ['2025-02-10', '', '', '2025-02-10..NaN in ?'],
    ['2025-03-31', '2025-03-01', '', 'NaN..NaN in ?'],
    ['2025-03-31', '', '2025-02', 'NaN..NaN in 2025-02'],
  ])('%s to %s, month %s: %s', (period_start, period_end, period_label, said) => {
    expect(periods(payslips({ period_start, period_end, period_label, base: '1' }))).toEqual([said]);
  });

  it('of a table without months is open at its end, and of one without a period is not known', () => {
    const contracts = [{ worker_id: 'W1', start_date: '2025-01-01', end_date: '' }];
    expect(periods(table('contract', contracts))).toEqual(['2025-01-01..Infinity in ?']);
    expect(periods(table('contract', [{ worker_id: 'W1', start_date: '2025-01-01', end_date: '2025-02-30' }]))).toEqual(
      ['2025-01-01..NaN in ?'],
    );
    expect(periods(table('contract', [{ worker_id: 'W1', start_date: '2025-01-01' }]))).toEqual([
      '2025-01-01..Infinity in ?',
    ]);
    expect(periods(table('fee', [{ fee_id: 'A', amount: '1' }]))).toEqual(['NaN..NaN in ?']);
  });
});

describe('rows', () => {
  const months = (t: Table): string =>
    `${column(t, 'worker_id')
      .map((w, r) => `${w} ${formatMonth(t.month[r]!)}`)
      .join(', ')}`;
  const label = (worker_id: string, period_label: string): Cells => ({ worker_id, period_label, base: '1', kind: 'S' });

  it('stand by person and month, in whatever order and file they came', () => {
    const first = [label('W2', '2025-02'), label('W10', '2025-01')];
    const second = [label('W2', '2025-01'), label('W10', '2025-03'), label('W1', '2025-01')];
    const order = 'W1 2025-01, W10 2025-01, W10 2025-03, W2 2025-01, W2 2025-02';
    expect(months(table('payslip', first, second))).toBe(order);
    expect(months(table('payslip', second.toReversed(), first.toReversed()))).toBe(order);
  });

  it('that name a month and rows that name days stand in one order', () => {
    const t = payslips(
      { period_start: '2025-03-01', period_end: '2025-03-31', base: '3' },
      { period_label: '2025-02', base: '2' },
      { period_start: '2025-01-01', period_end: '2025-01-31', base: '1' },
      // Begins before February and is counted in May.
      { period_start: '2025-01-20', period_end: '2025-05-10', base: '5' },
    );
    expect(column(t, 'base')).toEqual(['1', '2', '3', '5']);
    expect([...t.person]).toEqual([0, 0, 0, 0]);
  });

  it('with the same key stand as in the files, files by name', () => {
    const twice = { worker_id: 'W1', period_label: '2025-01', kind: 'S' };
    expect(
      column(
        table(
          'payslip',
          [
            { ...twice, base: '1' },
            { ...twice, base: '2' },
          ],
          [{ ...twice, base: '3' }],
        ),
        'base',
      ),
    ).toEqual(['1', '2', '3']);
  });

  it('say where each cell was written', () => {
    const t = table(
      'payslip',
      [label('W2', '2025-01')],
      [{ worker_id: 'W1', period_label: '2025-02', kind: 'S', base: '1,000' }],
    );
    expect(cellOf(t, 0, 'base')).toEqual({
      file: 'payslip-1.csv',
      row: 2,
      column: 'base',
      written: '1,000',
      field: 'base',
    });
    expect(cellOf(t, 1, 'worker_id')).toMatchObject({ file: 'payslip-0.csv', written: 'W2' });
    expect(cellOf(t, 0, 'extra')).toBeUndefined();
    expect([wordOf(t, 0, 'worker_id'), wordOf(t, 0, 'kind'), wordOf(t, 0, 'note')]).toEqual(['W1', 'salary', '']);
  });

  it('of files with different columns are absent where their file has none', () => {
    const t = table(
      'payslip',
      [{ ...label('W1', '2025-01'), note: 'x' }],
      [{ ...label('W2', '2025-01'), share: '0.5' }],
    );
    expect([...t.columns.get('note')!.states]).toEqual([0, 3]);
    expect([...t.columns.get('share')!.states]).toEqual([3, 0]);
    expect(t.columns.has('extra')).toBe(false);
  });
});

describe('rows written twice', () => {
  const duplicates = (t: Table): string => [...t.duplicate].join('');

  it('are those of one key, in one file or two', () => {
    const row = { worker_id: 'W1', period_start: '2025-01-01', period_end: '2025-01-31', kind: 'S', base: '1' };
    expect(duplicates(table('payslip', [row], [row]))).toBe('11');
    expect(duplicates(table('payslip', [row, { ...row, kind: 'B' }, row]))).toBe('011');
    expect(duplicates(table('payslip', [row, { ...row, period_end: '2025-01-30' }]))).toBe('00');
    expect(table('payslip', [row, row]).twice).toBe(true);
    expect(table('payslip', [row]).twice).toBe(false);
  });

  it('are not those of different months where only months are named', () => {
    const month = (period_label: string): Cells => ({ worker_id: 'W1', period_label, kind: 'S', base: '1' });
    expect(duplicates(table('payslip', [month('2025-01'), month('2025-02')]))).toBe('00');
    expect(duplicates(table('payslip', [month('2025-01'), month('2025-01')]))).toBe('11');
    // The same month, once by its days and once by its name.
    const days = { worker_id: 'W1', period_start: '2025-01-01', period_end: '2025-01-31', kind: 'S', base: '1' };
    expect(duplicates(table('payslip', [month('2025-01')], [days]))).toBe('11');
  });

  it('are found by key also where rows stand by owner', () => {
    const fee = (fee_id: string, worker_id: string): Cells => ({ fee_id, worker_id, amount: '1' });
    const t = table('fee', [fee('A', 'W2'), fee('B', 'W1'), fee('A', 'W1')]);
    expect(column(t, 'worker_id')).toEqual(['W1', 'W1', 'W2']);
    expect(duplicates(t)).toBe('101');
  });
});

describe('persons', () => {
  const shift = (shift_id: string, worker_id: string, on: string): Cells => ({
    shift_id,
    worker_id,
    day: on,
    length: '8:00',
  });

  it('have their rows together even where the key begins with something else', () => {
    const t = table('shift', [
      shift('1', 'W2', '2025-01-01'),
      shift('2', 'W1', '2025-02-01'),
      shift('3', 'W2', '2025-02-01'),
      shift('4', 'W1', '2025-01-01'),
    ]);
    expect(column(t, 'shift_id')).toEqual(['4', '2', '1', '3']);
    expect([...t.person]).toEqual([0, 0, 1, 1]);
  });

  it('are nobody where the row does not say', () => {
    const t = table('shift', [
      shift('1', 'W1', '2025-01-01'),
      shift('2', '', '2025-01-01'),
      shift('3', '', '2025-01-02'),
    ]);
    expect([...t.person]).toEqual([-1, -1, 0]);
    const { worker_id: _, ...rest } = shift('1', '', '2025-01-01');
    expect([...table('shift', [rest, { ...rest, shift_id: '2' }]).person]).toEqual([-1, -1]);
  });
});
