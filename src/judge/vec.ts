// Columns of exact numbers: numerators over a shared or a per-row denominator, and a state for each row. Pure loops, no objects per row.
import type { Arena } from './arena.js';

/** 0: known; 1: too large for exact doubles, the reference decides; 2 and above: unknown, and where from. */
export interface Vec {
  readonly num: Float64Array;
  /** Per-row denominators; null: `k` is the denominator of every row. */
  readonly den: Float64Array | null;
  readonly k: number;
  /** null: every row is known. */
  readonly st: Int32Array | null;
}

export const TOO_LARGE = 1;
/** 2^53 itself is also what 2^53 + 1 becomes. */
const LIMIT = Number.MAX_SAFE_INTEGER;

const gcd = (a: number, b: number): number => {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x || 1;
};

/** Gives one row a state; the column of states is made when the first row needs one. */
export const marked = (st: Int32Array | null, i: number, state: number, n: number, arena: Arena): Int32Array => {
  const out = st ?? arena.states(n);
  out[i] = state;
  return out;
};

/** States of a row that needs both: the first that is not known. */
export const eitherState = (a: Int32Array | null, b: Int32Array | null, n: number, arena: Arena): Int32Array | null => {
  if (!a) return b;
  if (!b || a === b) return a;
  const st = arena.states(n);
  for (let i = 0; i < n; i += 1) st[i] = a[i] !== 0 ? a[i]! : b[i]!;
  return st;
};

/** Marks rows whose numbers left the exact range. */
const guarded = (
  num: Float64Array,
  den: Float64Array | null,
  k: number,
  st: Int32Array | null,
  n: number,
  arena: Arena,
): Vec => {
  // Largest magnitudes in one pass; NaN and Infinity (0 × Infinity among them) fail the comparison below.
  let most = 0;
  for (let i = 0; i < n; i += 1) {
    const x = num[i]!;
    const size = x < 0 ? -x : x;
    if (size > most || Number.isNaN(size)) most = size; // a NaN stays: nothing is greater
  }
  let deepest = k;
  if (den) for (let i = 0; i < n; i += 1) if (den[i]! > deepest || Number.isNaN(den[i]!)) deepest = den[i]!;
  if (most <= LIMIT && deepest <= LIMIT) return { num, den, k, st };
  const states = arena.states(n);
  for (let i = 0; i < n; i += 1) {
    const out = k > LIMIT || !(num[i]! <= LIMIT && num[i]! >= -LIMIT) || (den !== null && !(den[i]! <= LIMIT));
    states[i] = st !== null && st[i] !== 0 ? st[i]! : out ? TOO_LARGE : 0;
  }
  return { num, den, k: k > LIMIT ? 1 : k, st: states };
};

const denAt = (v: Vec, i: number): number => (v.den ? v.den[i]! : v.k);

export const addVec = (a: Vec, b: Vec, sign: 1 | -1, n: number, arena: Arena): Vec => {
  const num = arena.numbers(n);
  const st = eitherState(a.st, b.st, n, arena);
  const [x, y] = [a.num, b.num];
  if (!a.den && !b.den) {
    if (a.k === b.k) {
      if (sign === 1) for (let i = 0; i < n; i += 1) num[i] = x[i]! + y[i]!;
      else for (let i = 0; i < n; i += 1) num[i] = x[i]! - y[i]!;
      return guarded(num, null, a.k, st, n, arena);
    }
    const g = gcd(a.k, b.k);
    const [ma, mb] = [b.k / g, (sign * a.k) / g];
    for (let i = 0; i < n; i += 1) num[i] = x[i]! * ma + y[i]! * mb;
    // A sum of two products may cancel back into range after one of them has left it.
    return guarded(num, null, a.k * ma, overflowed(x, ma, y, mb, st, n, arena), n, arena);
  }
  if (a.den !== null && a.den === b.den && a.k === b.k) {
    for (let i = 0; i < n; i += 1) num[i] = x[i]! + sign * y[i]!;
    return guarded(num, a.den, 1, st, n, arena);
  }
  const den = arena.numbers(n);
  let bad: Int32Array | null = null;
  for (let i = 0; i < n; i += 1) {
    const p = denAt(a, i);
    const q = denAt(b, i);
    const u = x[i]! * q;
    const v = y[i]! * p;
    if (!(u <= LIMIT && u >= -LIMIT && v <= LIMIT && v >= -LIMIT)) bad = marked(bad, i, TOO_LARGE, n, arena);
    num[i] = u + sign * v;
    den[i] = p * q;
  }
  return guarded(num, den, 1, eitherState(st, bad, n, arena), n, arena);
};

const overflowed = (
  x: Float64Array,
  ma: number,
  y: Float64Array,
  mb: number,
  st: Int32Array | null,
  n: number,
  arena: Arena,
): Int32Array | null => {
  let bad: Int32Array | null = null;
  for (let i = 0; i < n; i += 1) {
    const u = x[i]! * ma;
    const v = y[i]! * mb;
    if (!(u <= LIMIT && u >= -LIMIT && v <= LIMIT && v >= -LIMIT)) bad = marked(bad, i, TOO_LARGE, n, arena);
  }
  return eitherState(st, bad, n, arena);
};

export const multiplyVec = (a: Vec, b: Vec, n: number, arena: Arena): Vec => {
  const num = arena.numbers(n);
  const st = eitherState(a.st, b.st, n, arena);
  for (let i = 0; i < n; i += 1) num[i] = a.num[i]! * b.num[i]!;
  if (!a.den && !b.den) return guarded(num, null, a.k * b.k, st, n, arena);
  const den = arena.numbers(n);
  for (let i = 0; i < n; i += 1) den[i] = denAt(a, i) * denAt(b, i);
  return guarded(num, den, 1, st, n, arena);
};

/** Rows divided by zero get the state `origin`. */
export const divideVec = (a: Vec, b: Vec, origin: number, n: number, arena: Arena): Vec => {
  const num = arena.numbers(n);
  const den = arena.numbers(n);
  const g = !a.den && !b.den ? gcd(a.k, b.k) : 1;
  const [ka, kb] = [a.k / g, b.k / g];
  let zero: Int32Array | null = null;
  for (let i = 0; i < n; i += 1) {
    const p = a.den ? a.den[i]! : ka;
    const q = b.den ? b.den[i]! : kb;
    const by = b.num[i]!;
    if (by === 0) zero = marked(zero, i, origin, n, arena);
    const s = by < 0 ? -1 : 1;
    num[i] = s * a.num[i]! * q;
    den[i] = by === 0 ? 1 : s * by * p;
  }
  return guarded(num, den, 1, eitherState(eitherState(a.st, b.st, n, arena), zero, n, arena), n, arena);
};

/** Sign of a − b per row in num; rows too large to compare exactly are marked. */
export const signVec = (a: Vec, b: Vec, n: number, arena: Arena): Vec => {
  const num = arena.numbers(n);
  const st = eitherState(a.st, b.st, n, arena);
  const [x, y] = [a.num, b.num];
  if (!a.den && !b.den && a.k === b.k) {
    for (let i = 0; i < n; i += 1) num[i] = x[i]! - y[i]!;
    return { num, den: null, k: 1, st };
  }
  const g = !a.den && !b.den ? gcd(a.k, b.k) : 1;
  let bad: Int32Array | null = null;
  for (let i = 0; i < n; i += 1) {
    const u = x[i]! * (b.den ? b.den[i]! : b.k / g);
    const v = y[i]! * (a.den ? a.den[i]! : a.k / g);
    if (!(u <= LIMIT && u >= -LIMIT && v <= LIMIT && v >= -LIMIT)) bad = marked(bad, i, TOO_LARGE, n, arena);
    num[i] = u - v;
  }
  return { num, den: null, k: 1, st: eitherState(st, bad, n, arena) };
};

/** Row by row from one of several columns: pick[i] is the index of the column. Denominators are brought together. */
export const pickVec = (
  from: readonly Vec[],
  pick: Uint8Array | Float64Array,
  st: Int32Array | null,
  n: number,
  arena: Arena,
): Vec => {
  const num = arena.numbers(n);
  const k = from[0]!.k;
  if (from.every((v) => !v.den && v.k === k)) {
    for (let i = 0; i < n; i += 1) num[i] = from[pick[i]!]!.num[i]!;
    return { num, den: null, k, st };
  }
  const den = arena.numbers(n);
  for (let i = 0; i < n; i += 1) {
    const v = from[pick[i]!]!;
    num[i] = v.num[i]!;
    den[i] = v.den ? v.den[i]! : v.k;
  }
  return { num, den, k: 1, st };
};

/** The same column over one denominator for all rows; undefined where that can not be exact. Rows that are not known are left as they are. */
export const commonDenominator = (v: Vec, n: number, arena: Arena): Vec | undefined => {
  if (!v.den) return v;
  let k = 1;
  for (let i = 0; i < n; i += 1) {
    if (v.st && v.st[i] !== 0) continue;
    const d = v.den[i]! / gcd(v.num[i]!, v.den[i]!);
    k *= d / gcd(k, d);
    if (!(k <= LIMIT)) return undefined;
  }
  const num = arena.numbers(n);
  for (let i = 0; i < n; i += 1) {
    if (v.st && v.st[i] !== 0) continue;
    const g = gcd(v.num[i]!, v.den[i]!);
    num[i] = (v.num[i]! / g) * (k / (v.den[i]! / g));
    if (!(Math.abs(num[i]!) <= LIMIT)) return undefined;
  }
  return { num, den: null, k, st: v.st };
};

/** To a multiple of step; rows whose step is not above 0 get the state `origin`. */
export const roundVec = (
  a: Vec,
  step: Vec,
  origin: number,
  how: 'half_up' | 'down' | 'up',
  n: number,
  arena: Arena,
): Vec => {
  const num = arena.numbers(n);
  const den = step.den ? arena.numbers(n) : null;
  let bad: Int32Array | null = null;
  for (let i = 0; i < n; i += 1) {
    const stepNum = step.num[i]!;
    const stepDen = denAt(step, i);
    if (den) den[i] = stepDen;
    if (!(stepNum > 0)) {
      bad = marked(bad, i, origin, n, arena);
      num[i] = 0;
      continue;
    }
    const top = a.num[i]! * stepDen;
    const bottom = denAt(a, i) * stepNum;
    const size = how === 'half_up' ? Math.abs(top) : top;
    let whole = Math.floor(size / bottom);
    let rest = size - whole * bottom;
    if (rest < 0) {
      whole -= 1;
      rest += bottom;
    } else if (rest >= bottom) {
      whole += 1;
      rest -= bottom;
    }
    if (!(size <= LIMIT && size >= -LIMIT && bottom <= LIMIT)) bad = marked(bad, i, TOO_LARGE, n, arena);
    const up = how === 'up' ? rest > 0 : how === 'half_up' && 2 * rest >= bottom;
    const rounded = up ? whole + 1 : whole;
    num[i] = (how === 'half_up' && top < 0 ? -rounded : rounded) * stepNum;
  }
  const st = eitherState(eitherState(a.st, step.st, n, arena), bad, n, arena);
  return guarded(num, den, den ? 1 : step.k, st, n, arena);
};
