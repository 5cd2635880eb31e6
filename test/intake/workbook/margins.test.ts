// Sheets as people lay them out: a title above, an empty column on the left, empty rows between.
import { expect, test } from 'vitest';
import { unpacked } from '../../../src/intake/unpack.js';
import { codesOf, column, readPlain, record } from '../kit.js';
import { held } from '../packed/kit.js';
import { book, type Cell } from './book.js';

const RECORDS = [
  record(
    'pay',
    [
      column('firm_id', 'id'),
      column('worker_id', 'id'),
      column('day', 'date'),
      column('hours', 'hours', { unit: 'hour' }),
    ],
    {
      identifiedBy: ['firm_id', 'worker_id', 'hours'],
    },
  ),
];

const read = async (rows: readonly (readonly Cell[])[], date1904?: true) => {
  const bytes = book({ sheets: [{ name: 'S', rows }], ...(date1904 && { date1904 }) });
  const [source] = await unpacked([held(bytes, 'in/b.xlsx')], async (chunks) => {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return held(Buffer.concat(parts), '');
  });
  return readPlain(source!, RECORDS, { encoding: 'cp932', delimiter: '\t' });
};
const HEAD = ['firm_id', 'worker_id', 'day', 'hours'];
const HOURS: Cell = { n: 8.25 / 24, format: '[h]:mm' };

test('a title, a margin and empty rows; options for bytes are not meant for sheets', async () => {
  const rows = [
    [undefined, '勤怠表'],
    [],
    [undefined, ...HEAD],
    [],
    [undefined, 'F1', 'W1', { n: 45383, format: 14 }, HOURS],
  ];
  const { rows: got, faults } = await read(rows);
  expect(got).toEqual([
    {
      line: 5,
      cells: { firm_id: 'F1', worker_id: 'W1', day: 19814, hours: 495 },
      written: { firm_id: 'F1', worker_id: 'W1', day: '2024-04-01', hours: '8:15' },
    },
  ]);
  expect(faults.map((f) => f.code)).toEqual(['rows_above']);
});

test('a bare number in a column of days: a repaired day, but none where days count from 1904', async () => {
  const rows = [HEAD, ['F1', 'W1', 45383, HOURS]];
  const plain = await read(rows);
  expect([plain.rows[0]!.cells.day, codesOf(plain)]).toEqual([19814, ['date_from_serial']]);
  const other = await read(rows, true);
  expect([other.rows[0]!.cells.day, codesOf(other)]).toEqual(['?', ['days_from_1904', 'date_unreadable']]);
  expect(other.faults[1]).toMatchObject({ cell: 'C2', written: '45383' });
});

test('an error is no id', async () => {
  const { rows, tally } = await read([HEAD, [{ f: 'X', t: 'e', v: '#N/A' }, 'W1', undefined, HOURS]]);
  expect([rows, tally.rowsLeftOut]).toEqual([[], 1]);
  expect(tally.faults).toMatchObject([
    { code: 'key_unreadable', args: { reason: 'cell_error' }, written: '#N/A', cell: 'A2' },
  ]);
});
