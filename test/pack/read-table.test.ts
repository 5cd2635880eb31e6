// Tables without quotation marks are parted at commas, others are read by csv-parse: both ways give the same rows.
import { expect, test } from 'vitest';
import { readTable } from '../../src/pack/read-table.js';

const read = (text: string) => readTable(new TextEncoder().encode(text), 'parameters/t.csv');

/** The same table with marks around every cell that is not empty. */
const quoted = (text: string): string => text.replace(/[^,\r\n]+(?=[,\r\n]|$)/g, '"$&"');

test.each([
  'from,value\n2025-10-01,1226\n',
  'from,value\n2025-10-01,1226',
  'from,value\r\n2025-10-01,1226\r\n\r\n,\r\n2026-10-01, 1300 \r\n',
  'from,value,,\n\n2025-10-01,1226,,\n\n\n2026-10-01,1300\n',
  '県,from,value\n宮城,2025-10-04,1038,more\n\u3000\n青森\r2025-11-21,1029\n',
  'from\n',
  'from',
  '\n\nfrom\n',
])('%j', (text) => {
  expect(quoted(text)).toContain('"');
  expect(read(quoted(text))).toEqual(read(text));
});

test('a line is the one an editor shows', () => {
  expect(read('from,value\r\n\r\n2025-10-01,1226\r\n,\r\n2026-10-01,1300')).toEqual({
    header: ['from', 'value'],
    rows: [
      { line: 3, cells: ['2025-10-01', '1226'] },
      { line: 5, cells: ['2026-10-01', '1300'] },
    ],
  });
});
