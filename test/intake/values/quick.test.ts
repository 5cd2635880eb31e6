// The byte-level ways must agree with the text parsers wherever they are sure.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../../src/calendar/day.js';
import { blockOf } from '../../../src/intake/row-block.js';
import { CELL } from '../../../src/intake/types.js';
import { asciiDay, asciiHours, asciiNumber, HOURS } from '../../../src/intake/values/ascii.js';
import { isBlank } from '../../../src/intake/values/cell.js';
import { parseDate } from '../../../src/intake/values/dates.js';
import { dictionary, entryOf } from '../../../src/intake/values/dictionary.js';
import { parseHours } from '../../../src/intake/values/hours.js';
import { parseMoney, parseNumber, parseRatio } from '../../../src/intake/values/numbers.js';
import { dayLoop } from '../../../src/intake/values/quick.js';

const around = (text: string): [Uint8Array, number, number] => {
  // Digits on both sides, so that reading beyond the cell shows.
  const bytes = Buffer.from(`9${text}9`);
  return [bytes, 1, bytes.length - 1];
};
const spelling = (units: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 14 }).map((list) => list.join(''));
const digits = fc.integer({ min: 0, max: 99999999 }).map(String);
const runs = { numRuns: 20_000 };

const number = fc.oneof(
  spelling(['0', '1', '9', '12', '345', ',', ',678', '.', '-', ' ', '円', 'e']),
  fc
    .tuple(digits, fc.constantFrom('', '.', '.0', '.5', '.25', '.1234', '.12345'), fc.constantFrom('', ' '))
    .map((p) => p.join('')),
  fc.integer({ min: -999999999, max: 999999999 }).map((n) => n.toLocaleString('en-US')),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
);

test('numbers', () => {
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 4 }), (text, decimals) => {
      const quick = asciiNumber(...around(text), decimals);
      if (Number.isNaN(quick)) return;
      expect(Object.is(quick, -0)).toBe(false);
      for (const parse of [parseMoney, parseNumber, parseRatio]) expect(parse(text, decimals)).toBe(quick);
    }),
    runs,
  );
  expect(asciiNumber(...around('1,234,567.50'), 2)).toBe(123456750);
  expect(asciiNumber(...around('-12'), 0)).toBe(-12);
  for (const text of ['.5', '5.', '1,23', '0,123', '', '-', '--1', '1 ', '1234567890123456', '1.5']) {
    expect(asciiNumber(...around(text), 0)).toBeNaN();
  }
});

test('hours', () => {
  const text = fc.oneof(
    spelling(['0', '1', '5', '59', '60', '744', '745', ':', '.', '30', '-', ' ']),
    fc
      .tuple(
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(':', '.'),
        fc.constantFrom('', '0', '5', '05', '30', '33', '59', '60', '500', '30:00'),
      )
      .map((p) => p.join('')),
    digits,
  );
  fc.assert(
    fc.property(text, fc.constantFrom('none', 'decimal', 'hh.mm', 'minutes'), (written, style) => {
      const quick = asciiHours(...around(written), HOURS[style], 744);
      if (Number.isNaN(quick)) return;
      expect(parseHours(written, style === 'none' ? undefined : style)).toBe(quick);
    }),
    runs,
  );
  expect(asciiHours(...around('168:30'), HOURS.none, 744)).toBe(10110);
  expect(asciiHours(...around('168.5'), HOURS.decimal, 744)).toBe(10110);
});

test('days', () => {
  const part = fc.oneof(fc.integer({ min: 0, max: 33 }).map(String), fc.constantFrom('01', '02', '09', '007', '', 'x'));
  const text = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('2024', '2025', '1900', '0999', '9999', '25'),
        fc.constantFrom('-', '/', '.', ''),
        part,
        fc.constantFrom('-', '/', '.', ''),
        part,
      )
      .map((p) => p.join('')),
    digits,
  );
  fc.assert(
    fc.property(text, (written) => {
      const packed = asciiDay(...around(written));
      if (Number.isNaN(packed)) return;
      expect(parseDate(written)).toBe(dayNumber(packed >> 9, (packed >> 5) & 15, packed & 31));
    }),
    runs,
  );
  expect(asciiDay(...around('2025/4/1'))).toBe(2025 * 512 + 4 * 32 + 1);
});

test('a column of days reads each as if it stood alone, whatever months came before', () => {
  const part = fc.constantFrom('01', '02', '04', '09', '12', '13', '00', '28', '29', '30', '31', '32', '1', '1x', 'x1');
  const year = fc.constantFrom('2024', '2025', '2032', '1900', '0999', '20a4');
  const sign = fc.constantFrom('-', '/', '.', '');
  const cell = fc.oneof(
    fc.tuple(year, fc.constantFrom('-', '/'), part, part).map(([y, s, m, d]) => y + s + m + s + d),
    fc.tuple(year, sign, part, sign, part).map((p) => p.join('')),
    fc.constant(''),
  );
  const loop = dayLoop();
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), (cells) => {
      const raw = blockOf(
        cells.map((text, i) => ({ cells: ['9', text, '9'], line: i + 1 })),
        cells.length * 16,
      );
      const values = new Float64Array(cells.length);
      const states = new Uint8Array(cells.length);
      const unsure = new Int32Array(cells.length);
      const n = loop(raw, Int32Array.from(cells.keys()), 1, values, states, unsure);
      const open = new Set(unsure.subarray(0, n));
      for (const [at, text] of cells.entries()) {
        const packed = asciiDay(...around(text));
        expect(states[at] === CELL.blank).toBe(text === '');
        if (text === '') continue;
        expect(open.has(at)).toBe(Number.isNaN(packed));
        if (!open.has(at)) expect(values[at]).toBe(dayNumber(packed >> 9, (packed >> 5) & 15, packed & 31));
      }
    }),
    { numRuns: 2000 },
  );
});

test('blank means what trimming leaves nothing of', () => {
  const blank = (text: string): boolean => isBlank(...around(text));
  fc.assert(
    fc.property(spelling([' ', '\t', '\n', '\r', '　', '\u00a0', '\u200b', '\u001f', '\0', 'a', '山']), (text) => {
      expect(blank(text)).toBe(text.trim() === '');
    }),
  );
  expect(blank('')).toBe(true);
});

test('a dictionary reads each spelling once and never mixes two up', () => {
  const words = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(words, (list) => {
      const read: string[] = [];
      const known = dictionary((text) => read.push(text) - 1);
      for (const word of [...list, ...list]) {
        const entry = entryOf(known, ...around(word));
        expect(read[known.values[entry] as number]).toBe(word);
      }
      expect(read.length).toBe(new Set(list).size);
    }),
  );
  const known = dictionary((text) => Number(text));
  for (let turn = 0; turn < 2; turn++) {
    for (let n = 0; n < 70_000; n++) expect(known.values[entryOf(known, ...around(String(n)))]).toBe(n);
  }
});
