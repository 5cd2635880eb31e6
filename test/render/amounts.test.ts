import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, parseNumber } from '../../src/quantity/rational.js';
import { amountsWithin, amountText, figure, placesFor, unitHead } from '../../src/render/amounts.js';
import { words } from '../../src/text/index.js';
import { amount } from './samples.js';

const en = words('en');
const ja = words('ja');

describe('an amount in words', () => {
  it.each([
    ['1225', 'yen/hour', '1,225 yen/hour', '1,225円/時'],
    ['18200/17', 'yen/hour', '1,070.58… yen/hour', '1,070.58…円/時'],
    ['7.52', 'usd/hour', '$7.52/hour', '7.52ドル/時'],
    ['-7.5', 'usd', '-$7.50', '-7.50ドル'],
    ['168.5', 'hour', '168:30 hours', '168時間30分'],
    ['45.0001', 'hour', '45:00:00.36 hours', '45時間0分00.36秒'],
    ['8', 'hour/day', '8:00 hours/day', '8時間/日'],
    ['1', 'day', '1 day', '1日'],
    ['0.25', 'ratio', '25%', '25%'],
    ['1/3', 'ratio', '33.33…%', '33.33…%'],
    ['2025-11-01', 'date', '2025-11-01', '2025-11-01'],
    ['2025-11', 'month', '2025-11', '2025-11'],
    ['true', 'flag', 'yes', 'はい'],
    ['unknown', 'yen', 'unknown', '不明'],
    ['5', 'won/hour', '5 won/hour', '5 won/時'],
  ])('%s %s', (text, unit, english, japanese) => {
    expect(amountText(en, amount(text, unit))).toBe(english);
    expect(amountText(ja, amount(text, unit))).toBe(japanese);
  });

  it('heads a column of figures with the unit', () => {
    expect([unitHead(en, 'yen/hour'), unitHead(ja, 'yen/hour'), unitHead(en, 'flag')]).toEqual([
      'yen/hour',
      '円/時',
      '',
    ]);
  });
});

describe('amounts that differ', () => {
  it('look different, however close they are', () => {
    const [value, bound] = [amount('1071.99999', 'yen/hour'), amount('1072', 'yen/hour')];
    expect(figure(value, placesFor(value, bound))).toBe('1,071.99…');
    const close = amount('107199999999/100000000', 'yen');
    const closer = amount('1071999999991/1000000000', 'yen');
    const places = placesFor(close, closer);
    expect([figure(close, places), figure(closer, places)]).toEqual(['1,071.999999990…', '1,071.999999991…']);
    expect(figure(amount('1/700000', 'yen'), placesFor(amount('1/700000', 'yen')))).toBe('0.000001…');
  });

  const exact = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
    .map(([n, d]) => amount(`${n}/${d}`, 'yen'));

  it('are never shown above what they are, and never alike', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        const places = placesFor(a, b);
        const [x, y] = [figure(a, places), figure(b, places)];
        const read = (text: string) => parseNumber(text.replace(/[,…]/g, ''))!;
        expect(compare(read(x), parseNumber(a.amount)!)).toBeLessThanOrEqual(0);
        if (!x.includes('…')) expect(compare(read(x), parseNumber(a.amount)!)).toBe(0);
        expect(x === y).toBe(compare(parseNumber(a.amount)!, parseNumber(b.amount)!) === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

it('rewrites the amounts of a formula so that they can be read', () => {
  const formula = '(1072 yen/hour - 18200/17 yen/hour) * 170 hour * 1.25 + last 6 months';
  expect(amountsWithin(en, formula)).toBe('(1,072 yen/hour - 1,070.58… yen/hour) * 170:00 * 1.25 + last 6 months');
  expect(amountsWithin(ja, '196000 yen / 168:30')).toBe('196,000円 / 168:30');
});
