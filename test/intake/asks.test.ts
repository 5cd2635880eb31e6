// Columns that could mean two things: what their own cells prove, what is asked, and what settles it.
import { expect, test } from 'vitest';
import { column, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id'),
    column('from', 'date'),
    column('to', 'date'),
    column('hours', 'hours'),
    column('paid', 'date'),
  ],
  { key: ['worker_id', 'from', 'to'], period: { from: 'from', to: 'to' } },
);
const file = (...hours: string[]): string =>
  ['worker_id,from,to,hours', ...hours.map((h, i) => `W${i},2025-04-01,2025-04-30,${h}`), ''].join('\n');
const read = (text: string, options = {}) => readPlain(sourceOf(text), [payslip], options);
const minutes = async (text: string, options = {}): Promise<unknown[]> =>
  (await read(text, options)).rows.map((row) => row.cells.hours);

test('numbers with a point that could be either stop the file and ask, with examples and the name to settle it by', async () => {
  const asked = await read(file('8', '10.25', '9.30', '10.25', '8.50', '7.15'));
  expect(asked.rows).toEqual([]);
  expect(asked.faults).toEqual([
    {
      code: 'hours_undecidable',
      action: 'stopped',
      file: 'folder/file.csv',
      line: 3,
      column: 'hours',
      written: '10.25',
      args: { examples: '10.25, 9.30, 8.50', name: 'payslip.hours' },
    },
  ]);
});

test('an option settles it, for all columns or for one; what is said of one counts more', async () => {
  const text = file('10.25');
  expect(await minutes(text, { hours: 'hh.mm' })).toEqual([625]);
  expect(await minutes(text, { hours: 'decimal' })).toEqual([615]);
  const hoursOf = new Map([['payslip.hours', 'hh.mm']]);
  expect(await minutes(text, { hoursOf })).toEqual([625]);
  expect(await minutes(text, { hoursOf, hours: 'decimal' })).toEqual([625]);
  expect((await read(text, { hoursOf: new Map([['workday.hours', 'hh.mm']]) })).rows).toEqual([]);
});

test('a fraction that no clock shows proves parts of an hour for the whole column, and is told', async () => {
  const proved = await read(file('10.25', '7.75', '8.5', '160'));
  expect(proved.rows.map((row) => row.cells.hours)).toEqual([615, 465, 510, 9600]);
  expect(proved.faults).toMatchObject([
    { code: 'hours_proved', action: 'noted', line: 3, written: '7.75', args: { examples: '7.75' } },
  ]);
  for (const proof of ['0.6', '7.125', '160.80']) expect((await minutes(file('10.25', proof)))[0]).toBe(615);
  for (const none of ['0.5', '7.59', '8.00', '7.10']) expect(await minutes(file('10.25', none))).toEqual([]);
});

test('more digits than hours are written with may be days of a spreadsheet: no proof, and the file is stopped', async () => {
  const days = await read(file('176:00', '7.5', '7.75', '7.3333333333', '7.75'));
  expect(days.rows).toEqual([]);
  expect(days.faults).toMatchObject([
    { code: 'hours_or_days', action: 'stopped', line: 5, written: '7.3333333333', args: { examples: '7.3333333333' } },
  ]);
  expect(await minutes(file('7.5', '7.3333333333'), { hours: 'decimal' })).toEqual([450, '?']);
});

test('a proof is looked for to the end of a file', async () => {
  const rows = Array.from({ length: 60_000 }, () => '10.25');
  expect(await minutes(file(...rows))).toEqual([]);
  const found = await minutes(file(...rows, '7.75'));
  expect([found.length, found[0], found.at(-1)]).toEqual([60_001, 615, 465]);
});

test('whole numbers too large for hours ask whether they are minutes: none of the column is taken for hours', async () => {
  const asked = await read(file('90', '1080'));
  expect(asked.rows).toEqual([]);
  expect(asked.faults).toMatchObject([{ code: 'hours_or_minutes', line: 3, args: { examples: '1080' } }]);
  expect(await minutes(file('90', '1080'), { hours: 'minutes' })).toEqual([90, 1080]);
  expect(await minutes(file('7.75', '1080'))).toEqual([]);
});

test('an odd cell in a column of clock times is unknown by itself', async () => {
  expect(await minutes(file('8:30', '10.25', '160時間', '9:00'))).toEqual([510, '?', 9600, 540]);
  expect(await minutes(file('8:30', '1080'))).toEqual([510, '?']);
});

test('hours that mean the same either way need no answer', async () => {
  expect(await minutes(file('8.00', '160.0', '0', '', '-3'))).toEqual([480, 9600, 0, null, -180]);
});

test('V9 days of the period that could be any of several stop the file; elsewhere the cell is unknown', async () => {
  const short = (from: string, to: string): string => `worker_id,from,to,paid\nW1,${from},${to},10/05/25\n`;
  for (const [from, to, examples] of [
    ['29/09/01', '29/09/30', '29/09/01'],
    ['03/04/2025', '30/04/2025', '03/04/2025'],
    ['22-Aug-14', '30-Aug-14', '22-Aug-14'],
  ] as const) {
    const asked = await read(short(from, to));
    expect(asked.rows).toEqual([]);
    expect(asked.faults[0]).toMatchObject({ code: 'date_undecidable', action: 'stopped', line: 2, args: { examples } });
  }
  const other = await read(short('2025-04-01', '2025-04-30'));
  expect(other.rows.map((row) => row.cells.paid)).toEqual(['?']);
  expect(other.faults).toMatchObject([{ code: 'date_short_year', action: 'cell_unknown', column: 'paid' }]);
});

test('one odd day among good ones leaves its row out, not the file', async () => {
  const some = await read('worker_id,from,to\nW1,2025-04-01,2025-04-30\nW2,01/04/25,2025-04-30\n');
  expect(some.rows.map((row) => row.cells.worker_id)).toEqual(['W1']);
  expect(some.faults).toMatchObject([{ code: 'key_unreadable', line: 3, args: { reason: 'date_short_year' } }]);
});
