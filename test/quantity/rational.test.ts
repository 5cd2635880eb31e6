// Fractions keep the laws of arithmetic, stay in lowest terms, and round as an oracle on plain big integers says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as q from '../../src/quantity/rational.js';

const numerator = fc.oneof(fc.bigInt(-30n, 30n), fc.bigInt(-(10n ** 30n), 10n ** 30n));
const denominator = fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 20n));
const fraction = fc.tuple(numerator, denominator).map(([n, d]) => q.fraction(n, d));
const step = fc.tuple(fc.bigInt(1n, 60n), fc.bigInt(1n, 60n)).map(([n, d]) => q.fraction(n, d));

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const same = (a: q.Q, b: q.Q): void => {
  expect(q.compare(a, b)).toBe(0);
};

describe('fractions', () => {
  it('are in lowest terms with a denominator above zero, whatever they come from', () => {
    fc.assert(
      fc.property(fraction, fraction, step, (a, b, s) => {
        const results = [
          q.add(a, b),
          q.subtract(a, b),
          q.multiply(a, b),
          q.negate(a),
          q.magnitude(b),
          q.roundTo(a, s, 'up'),
        ];
        if (b.n !== 0n) results.push(q.divide(a, b));
        for (const x of results) {
          expect(x.d > 0n).toBe(true);
          expect(gcd(x.n, x.d)).toBe(1n);
        }
      }),
    );
  });

  it('form a field: sums and products can be regrouped, swapped, spread out and taken back', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        same(q.add(a, b), q.add(b, a));
        same(q.multiply(a, b), q.multiply(b, a));
        same(q.add(q.add(a, b), c), q.add(a, q.add(b, c)));
        same(q.multiply(q.multiply(a, b), c), q.multiply(a, q.multiply(b, c)));
        same(q.multiply(a, q.add(b, c)), q.add(q.multiply(a, b), q.multiply(a, c)));
        same(q.subtract(q.add(a, b), b), a);
        if (b.n !== 0n) same(q.multiply(q.divide(a, b), b), a);
      }),
    );
  });

  it('compare as the integers they become over one denominator', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const [x, y] = [a.n * b.d, b.n * a.d];
        expect(q.compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
        expect(Math.sign(q.compare(a, b))).toBe(-Math.sign(q.compare(b, a)) + 0);
      }),
    );
  });

  it('refuse a denominator of zero', () => {
    expect(() => q.fraction(1n, 0n)).toThrow(RangeError);
    expect(() => q.divide(q.whole(1), q.ZERO)).toThrow(RangeError);
  });
});

/** The multiple of step/1 nearest in a direction, by trial on integers: n/d in units of s/t is n·t / (d·s). */
const oracle = (a: q.Q, s: q.Q, how: q.Rounding): q.Q => {
  const [top, bottom] = [a.n * s.d, a.d * s.n];
  let floor = top / bottom;
  while (floor * bottom > top) floor -= 1n;
  const exact = floor * bottom === top;
  if (how === 'down') return q.multiply(q.whole(floor), s);
  if (how === 'up') return q.multiply(q.whole(exact ? floor : floor + 1n), s);
  const below = top - floor * bottom;
  const above = bottom - below;
  const up = exact ? false : above < below || (above === below && top > 0n);
  return q.multiply(q.whole(up ? floor + 1n : floor), s);
};

describe('rounding to a multiple', () => {
  it('agrees with an oracle on integers in all three directions', () => {
    fc.assert(
      fc.property(fraction, step, fc.constantFrom<q.Rounding[]>('half_up', 'down', 'up'), (a, s, how) =>
        same(q.roundTo(a, s, how), oracle(a, s, how)),
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['5/2', 'half_up', '3'],
    ['-5/2', 'half_up', '-3'],
    ['2.49', 'half_up', '2'],
    ['5/2', 'down', '2'],
    ['-5/2', 'down', '-3'],
    ['5/2', 'up', '3'],
    ['-5/2', 'up', '-2'],
    ['-3', 'up', '-3'],
    ['0', 'half_up', '0'],
  ] as const)('takes %s with %s to %s', (from, how, to) => {
    expect(q.formatNumber(q.roundTo(q.parseNumber(from)!, q.whole(1), how))).toBe(to);
  });
});

describe('numbers as text', () => {
  it('read back as they were written, exactly', () => {
    fc.assert(
      fc.property(fraction, (a) => same(q.parseNumber(q.formatNumber(a))!, a)),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['12', '12'],
    ['-0.25', '-0.25'],
    ['18200/17', '18200/17'],
    ['3/6', '0.5'],
    ['0.1000', '0.1'],
    ['007', '7'],
    ['-0', '0'],
    ['1/4096', '0.000244140625'],
    ['1/8192', '1/8192'],
    ['100/8', '12.5'],
  ])('write %s as %s', (from, to) => {
    expect(q.formatNumber(q.parseNumber(from)!)).toBe(to);
  });

  it.each(['', '1/0', '1/00', '1.5/2', '+1', ' 1', '1,000', '1e3', '.5', '5.', '--1', '1/-2', 'NaN', '１'])(
    'do not read "%s"',
    (text) => expect(q.parseNumber(text)).toBeUndefined(),
  );
});
