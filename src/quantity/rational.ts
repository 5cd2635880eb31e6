// Exact numbers: fractions of big integers in lowest terms, the denominator positive. In: integers and decimal text. Out: fractions.

export interface Q {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** n/d in lowest terms. Throws RangeError on d = 0: callers test for zero before they divide. */
export const fraction = (n: bigint, d: bigint): Q => {
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  if (d === 1n) return { n, d };
  const g = gcd(n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
};

export const whole = (n: bigint | number): Q => ({ n: BigInt(n), d: 1n });

export const ZERO: Q = whole(0);

export const add = (a: Q, b: Q): Q =>
  a.d === 1n && b.d === 1n ? { n: a.n + b.n, d: 1n } : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Q): Q => ({ n: -a.n, d: a.d });
export const subtract = (a: Q, b: Q): Q => add(a, negate(b));
export const multiply = (a: Q, b: Q): Q => fraction(a.n * b.n, a.d * b.d);
export const divide = (a: Q, b: Q): Q => fraction(a.n * b.d, a.d * b.n);
export const magnitude = (a: Q): Q => (a.n < 0n ? negate(a) : a);

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export const compare = (a: Q, b: Q): number => {
  const x = a.n * b.d - b.n * a.d;
  return x < 0n ? -1 : x > 0n ? 1 : 0;
};

export type Rounding = 'half_up' | 'down' | 'up';

const floorDivide = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));

/** To a multiple of `step` (above 0). 'half_up' takes a half away from zero, 'down' and 'up' go toward and away from minus infinity. */
export const roundTo = (a: Q, step: Q, how: Rounding): Q => {
  const x = divide(a, step);
  if (how === 'down') return multiply(whole(floorDivide(x.n, x.d)), step);
  if (how === 'up') return multiply(whole(-floorDivide(-x.n, x.d)), step);
  const m = magnitude(x);
  const up = whole(floorDivide(2n * m.n + m.d, 2n * m.d));
  return multiply(x.n < 0n ? negate(up) : up, step);
};

/** '12', '-0.25', '18200/17' → fraction; undefined when it is none of these. */
export const parseNumber = (text: string): Q | undefined => {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text);
  if (!m) return undefined;
  const [, sign, int, dec = '', den] = m;
  if (den !== undefined && (dec !== '' || /^0+$/.test(den))) return undefined;
  const n = BigInt(`${int}${dec}`);
  return fraction(sign === '-' ? -n : n, den === undefined ? 10n ** BigInt(dec.length) : BigInt(den));
};

/** Exact text: a decimal when it ends within 12 digits, else 'n/d'. parseNumber reads it back. */
export const formatNumber = (a: Q): string => {
  if (a.d === 1n) return a.n.toString();
  let rest = a.d;
  let digits = 0;
  while (rest % 10n === 0n) [rest, digits] = [rest / 10n, digits + 1];
  let extra = 0;
  for (const p of [2n, 5n]) for (; rest % p === 0n; extra += 1) rest /= p;
  if (rest !== 1n || digits + extra > 12) return `${a.n}/${a.d}`;
  const places = digits + extra;
  const scaled = (a.n < 0n ? -a.n : a.n) * (10n ** BigInt(places) / a.d);
  const text = scaled.toString().padStart(places + 1, '0');
  const out = `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/0+$/, '').replace(/\.$/, '');
  return a.n < 0n ? `-${out}` : out;
};
