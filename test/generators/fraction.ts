// Exact fractions, written for the second calculator alone: it shares no arithmetic with kijun.

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

type Like = Fraction | number | bigint;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

const make = (n: bigint, d: bigint): Fraction => {
  const g = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / g, d: -d / g } : { n: n / g, d: d / g };
};

/** A whole number, a decimal of at most six digits, or a fraction. */
export const of = (x: Like): Fraction => {
  if (typeof x === 'bigint') return { n: x, d: 1n };
  if (typeof x !== 'number') return x;
  return Number.isInteger(x) ? { n: BigInt(x), d: 1n } : make(BigInt(Math.round(x * 1e6)), 1_000_000n);
};

export const plus = (...list: readonly Like[]): Fraction =>
  list.map(of).reduce((a, b) => make(a.n * b.d + b.n * a.d, a.d * b.d), of(0));
export const minus = (a: Like, b: Like): Fraction => plus(a, make(-of(b).n, of(b).d));
export const times = (...list: readonly Like[]): Fraction =>
  list.map(of).reduce((a, b) => make(a.n * b.n, a.d * b.d), of(1));
export const over = (a: Like, b: Like): Fraction => make(of(a).n * of(b).d, of(a).d * of(b).n);
export const below = (a: Like, b: Like): boolean => of(a).n * of(b).d < of(b).n * of(a).d;
export const least = (a: Like, b: Like): Fraction => (below(b, a) ? of(b) : of(a));
export const most = (a: Like, b: Like): Fraction => (below(a, b) ? of(b) : of(a));
export const same = (a: Like, b: Like): boolean => !below(a, b) && !below(b, a);

const floor = (a: Like): Fraction => {
  const { n, d } = of(a);
  return of(n >= 0n || n % d === 0n ? n / d : n / d - 1n);
};
export const ceiling = (a: Like): Fraction => minus(0, floor(minus(0, a)));
/** To the nearest whole number; a half goes up. */
export const nearest = (a: Like): Fraction => floor(plus(a, over(1, 2)));
/** To the nearest whole number; a half goes down. */
export const nearestDown = (a: Like): Fraction => ceiling(minus(a, over(1, 2)));
export const whole = (a: Fraction): number => Number(a.n / a.d);

/** "12", "12.5" or "18200/17" → a fraction. */
export const read = (text: string): Fraction => {
  const [top, bottom] = text.split('/') as [string, string?];
  const [units, digits = ''] = top.split('.') as [string, string?];
  const n = make(BigInt(units + digits), 10n ** BigInt(digits.length));
  return bottom === undefined ? n : over(n, BigInt(bottom));
};

export const written = (a: Fraction): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);
