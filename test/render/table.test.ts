import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table } from '../../src/render/table.js';
import { visible } from '../../src/render/visible.js';
import { widthOf } from '../../src/render/width.js';

const options = { width: 40, ambiguousWide: false };
const columns = [{ head: '労働者' }, { head: 'paid\nyen', align: 'right' as const }, { head: 'note' }];

describe('a table', () => {
  it('lines its columns up by display width', () => {
    const lines = table(
      columns,
      [
        ['Ｗ０１', '1,072', '時給'],
        ['W2', '980', 'monthly'],
      ],
      options,
    );
    expect(lines).toEqual(['労働者   paid  note', '          yen', 'Ｗ０１  1,072  時給', 'W2        980  monthly']);
  });

  it('wraps text, never numbers', () => {
    const lines = table(columns, [['W1', '1,234,567.89…', 'a long note that does not fit on one line']], options);
    expect(lines.slice(2)).toEqual([
      'W1      1,234,567.89…  a long note that',
      '                       does not fit on',
      '                       one line',
    ]);
  });

  it('says each row as a sentence where columns do not fit', () => {
    const rows = [['W1', '1,234,567.89…', 'monthly']];
    expect(table(columns, rows, { ...options, width: 24 })).toEqual(['W1: paid 1,234,567.89…', '  yen, note monthly']);
  });

  it('paints without moving anything', () => {
    const rows = [['W1', '5', 'x']];
    const painted = table(columns, rows, { ...options, paintHead: (t) => `<${t}>`, paintCell: () => (t) => `<${t}>` });
    expect(painted.map((line) => line.replace(/[<>]/g, '').trimEnd())).toEqual(table(columns, rows, options));
  });

  it('takes more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => [`W${i}`, '1', '']);
    expect(table(columns, rows, options)).toHaveLength(150_002);
  });

  it('loses no character and keeps to the width', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '1,072', '長い会社名の株式会社'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 30, max: 120 }),
        (rows, width) => {
          const text = (lines: readonly string[]) => [...lines.join('').replace(/[ :,]/g, '')].sort().join('');
          const plain = [{ head: '' }, { head: '' }, { head: '' }];
          const lines = table(plain, rows, { width, ambiguousWide: false });
          for (const line of lines) expect(widthOf(line, options)).toBeLessThanOrEqual(width);
          expect(text(lines)).toBe(text(rows.flat().map(visible)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
