// Whole columns against the text parsers, cell by cell: neither the quick loops nor the dictionary may change a reading.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf } from '../../../src/intake/row-block.js';
import { CELL } from '../../../src/intake/types.js';
import type { Read } from '../../../src/intake/values/cell.js';
import { parseDate, parseMonth } from '../../../src/intake/values/dates.js';
import { parseHours } from '../../../src/intake/values/hours.js';
import { parseMoney, parseNumber, parseRatio } from '../../../src/intake/values/numbers.js';
import { columnReader, newScratch } from '../../../src/intake/values/read.js';
import { parseFlag } from '../../../src/intake/values/words.js';
import type { ColumnType, HourStyle } from '../../../src/pack/types.js';
import { column } from '../kit.js';

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -10, max: 2_000_000_000_000 }).map(String) },
  fc.constantFrom('', ' ', '　', '1,234', '１２', '△5', '1.5', '7.5200', '25%', '168:30', '168.30', '25:30', '745'),
  fc.constantFrom('2025-04-01', '2025/4/1', '20250401', '2025-02-30', '令和7年4月1日', 'R7.4', '2025年4月分', '202504'),
  fc.constantFrom(
    'yes',
    '無',
    '○',
    '実費',
    'x'.repeat(40),
    '9007199254740993',
    '999999999',
    '9999999999',
    '0000000001',
  ),
);

const types: readonly (readonly [ColumnType, number, HourStyle | undefined, (text: string) => Read])[] = [
  ['money', 0, undefined, (text) => parseMoney(text, 0)],
  ['money', 4, undefined, (text) => parseMoney(text, 4)],
  ['money', 8, undefined, (text) => parseMoney(text, 8)],
  ['days', 2, undefined, (text) => parseNumber(text, 2)],
  ['count', 0, undefined, (text) => parseNumber(text, 0)],
  ['ratio', 4, undefined, (text) => parseRatio(text, 4)],
  ['hours', 0, undefined, (text) => parseHours(text, undefined)],
  ['hours', 0, 'decimal', (text) => parseHours(text, 'decimal')],
  ['hours', 0, 'hh.mm', (text) => parseHours(text, 'hh.mm')],
  ['hours', 0, 'minutes', (text) => parseHours(text, 'minutes')],
  ['date', 0, undefined, parseDate],
  ['month', 0, undefined, parseMonth],
  ['flag', 0, undefined, parseFlag],
];

test.each(types)('a column of %s with %i decimals (%s) reads as its cells do', (type, decimals, hours, parse) => {
  const mapped = { column: column('c', type, { decimals }), index: 1, header: 'c', why: 'name' } as const;
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 3 }), (blocks) => {
      const read = columnReader({ ...mapped, ...(hours === undefined ? {} : { hours }) }, newScratch());
      for (const cells of blocks) {
        const raw = blockOf(
          cells.map((text, i) => ({ cells: ['7', text, '8'], line: i + 1 })),
          200 * cells.length,
        );
        // Every other row only, in order.
        const rows = Int32Array.from(cells.keys()).filter((row) => row % 2 === 0);
        const { column: typed, bad } = read(raw, rows);
        const expected = [...rows].map((row) => {
          const text = cells[row] as string;
          return text.trim() === '' ? 'blank' : parse(text);
        });
        expect([...typed.states]).toEqual(
          expected.map((e) => (e === 'blank' ? CELL.blank : typeof e === 'number' ? CELL.value : CELL.unreadable)),
        );
        for (const [at, e] of expected.entries()) if (typeof e === 'number') expect(typed.values[at]).toBe(e);
        expect(bad).toEqual(expected.flatMap((e, at) => (typeof e === 'object' ? [{ at, bad: e }] : [])));
      }
    }),
    { numRuns: 300 },
  );
});

test('words are shared where spellings differ only in what is trimmed', () => {
  const read = columnReader({ column: column('w', 'id'), index: 0, header: 'w', why: 'name' }, newScratch());
  const raw = blockOf(
    [['A1'], [' A1'], ['A2'], ['A1　'], [''], ['A1']].map((cells, i) => ({ cells, line: i })),
    99,
  );
  const { column: typed } = read(raw, Int32Array.from([0, 1, 2, 3, 4, 5]));
  expect(typed.words).toEqual(['A1', 'A2']);
  expect([...typed.values]).toEqual([0, 0, 1, 0, 0, 0]);
  expect([...typed.states]).toEqual([0, 0, 0, 0, 1, 0]);
});

test('a dictionary that is begun anew leaves the blocks handed out before as they were', () => {
  const read = columnReader({ column: column('w', 'id'), index: 0, header: 'w', why: 'name' }, newScratch());
  const block = (from: number, n: number) =>
    blockOf(
      Array.from({ length: n }, (_, i) => ({ cells: [`W${from + i}`], line: i })),
      n * 12,
    );
  const rows = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
  const first = read(block(0, 70_000), rows(70_000)).column;
  const second = read(block(69_999, 3), rows(3)).column;
  expect(first.words).toHaveLength(70_000);
  expect(second.words).toEqual(['W69999', 'W70000', 'W70001']);
  expect(first.words?.[first.values[69_999] as number]).toBe('W69999');
});
