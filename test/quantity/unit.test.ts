// Units: dimensions of products and quotients, factors to base units, and which words are units at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fraction, multiply, whole } from '../../src/quantity/rational.js';
import { combine, NUMBER, parseUnit, sameDims, type Unit } from '../../src/quantity/unit.js';

const unit = (text: string): Unit => parseUnit(text, 'yen')!;
const WORDS = ['yen', 'hour', 'minute', 'day', 'month', 'count', 'ratio'] as const;
const written = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
  )
  .map(([up, down]) => [up.join('*'), ...down].join('/'));

describe('units', () => {
  it.each([
    ['yen', { yen: 1 }, 1n, 1n],
    ['hour', { minute: 1 }, 60n, 1n],
    ['yen/hour', { minute: -1, yen: 1 }, 1n, 60n],
    ['hour/day', { day: -1, minute: 1 }, 60n, 1n],
    ['yen*hour', { minute: 1, yen: 1 }, 60n, 1n],
    ['hour/hour', {}, 1n, 1n],
    ['minute/hour', {}, 1n, 60n],
    ['count', {}, 1n, 1n],
    ['ratio', {}, 1n, 1n],
    ['month', { month: 1 }, 1n, 1n],
  ])('%s', (text, dims, n, d) => {
    expect(unit(text).dims).toEqual(dims);
    expect(unit(text).factor).toEqual({ n, d });
  });

  it('take the currency of the pack for "money"', () => {
    expect(parseUnit('money/hour', 'usd')).toEqual(parseUnit('usd/hour', 'usd'));
    expect(parseUnit('money/hour', 'usd')!.text).toBe('usd/hour');
    expect(sameDims(parseUnit('money', 'yen')!, unit('hour'))).toBe(false);
  });

  it.each([
    '',
    'hours',
    'usd',
    'yen/',
    '/hour',
    'yen//hour',
    'yen hour',
    'constructor',
    'toString',
    '__proto__',
    'yen/constructor',
    'Yen',
  ])('there is no unit "%s" in a pack in yen', (text) => expect(parseUnit(text, 'yen')).toBeUndefined());

  it('of a product and then a quotient are the unit one began with', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [x, y] = [unit(a), unit(b)];
        expect(sameDims(combine(combine(x, y, 1), y, -1), x)).toBe(true);
        expect(sameDims(combine(x, y, 1), combine(y, x, 1))).toBe(true);
        expect(sameDims(combine(x, x, -1), NUMBER)).toBe(true);
      }),
    );
  });

  it('of a product can be written down and read again, in base units', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(1 as const, -1 as const), (a, b, sign) => {
        const made = combine(unit(a), unit(b), sign);
        expect(sameDims(unit(made.text), made)).toBe(true);
        expect(made.factor).toEqual(whole(1));
      }),
    );
  });

  it('have the factor of their words multiplied and divided', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [x, y] = [unit(a), unit(b.split('/')[0]!)];
        const factor = multiply(x.factor, fraction(y.factor.d, y.factor.n));
        const over = unit(`${a}/${b.split('/')[0]!.split('*').join('/')}`);
        expect(compare(over.factor, factor)).toBe(0);
      }),
    );
  });
});
