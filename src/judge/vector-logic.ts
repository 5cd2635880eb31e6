// Yes and no, and choices between columns, where some rows are unknown or too large: three-valued logic by columns.
import type { Comparison } from '../pack/program.js';
import type { Batch } from './batch.js';
import { eitherState, pickVec, signVec, TOO_LARGE, type Vec } from './vec.js';

export const compared = (x: Vec, y: Vec, is: Comparison, b: Batch): Vec => {
  const { n } = b;
  const num = b.arena.numbers(n);
  if (!x.den && !y.den && x.k === y.k) {
    comparedTo(num, x.num, y.num, is, n);
    return { num, den: null, k: 1, st: eitherState(x.st, y.st, n, b.arena) };
  }
  const sign = signVec(x, y, n, b.arena);
  comparedTo(num, sign.num, zeros(n), is, n);
  return { num, den: null, k: 1, st: sign.st };
};

const comparedTo = (num: Float64Array, x: Float64Array, y: Float64Array, is: Comparison, n: number): void => {
  if (is === '>=') for (let i = 0; i < n; i += 1) num[i] = x[i]! >= y[i]! ? 1 : 0;
  else if (is === '>') for (let i = 0; i < n; i += 1) num[i] = x[i]! > y[i]! ? 1 : 0;
  else if (is === '<=') for (let i = 0; i < n; i += 1) num[i] = x[i]! <= y[i]! ? 1 : 0;
  else if (is === '<') for (let i = 0; i < n; i += 1) num[i] = x[i]! < y[i]! ? 1 : 0;
  else if (is === '=') for (let i = 0; i < n; i += 1) num[i] = x[i] === y[i] ? 1 : 0;
  else for (let i = 0; i < n; i += 1) num[i] = x[i] !== y[i] ? 1 : 0;
};

let nothing = new Float64Array(0);

const zeros = (n: number): Float64Array => {
  if (nothing.length < n) nothing = new Float64Array(2 * n);
  return nothing;
};

/** and (decides 0), or (decides 1). */
export const kleene = (x: Vec, y: Vec, decides: 0 | 1, b: Batch): Vec => {
  const { n } = b;
  const num = b.arena.numbers(n);
  if (!x.st && !y.st) {
    for (let i = 0; i < n; i += 1) num[i] = x.num[i] === decides || y.num[i] === decides ? decides : 1 - decides;
    return { num, den: null, k: 1, st: null };
  }
  const st = b.arena.states(n);
  for (let i = 0; i < n; i += 1) {
    const sx = x.st ? x.st[i]! : 0;
    const sy = y.st ? y.st[i]! : 0;
    if ((sx === 0 && x.num[i] === decides) || (sy === 0 && y.num[i] === decides)) num[i] = decides;
    else {
      num[i] = 1 - decides;
      // A row too large on one side must go to the reference even when the other side is unknown.
      st[i] = sx === TOO_LARGE || sy === TOO_LARGE ? TOO_LARGE : sx || sy;
    }
  }
  return { num, den: null, k: 1, st };
};

const known = ({ num, den, k }: Vec): Vec => ({ num, den, k, st: null });

export const choose = (when: Vec, yes: Vec, no: Vec, b: Batch): Vec => {
  const { n } = b;
  const pick = b.arena.numbers(n);
  for (let i = 0; i < n; i += 1) pick[i] = when.num[i] === 1 ? 0 : 1;
  if (!when.st && !yes.st && !no.st) return pickVec([yes, no], pick, null, n, b.arena);
  const st = b.arena.states(n);
  const same = when.st ? signVec(known(yes), known(no), n, b.arena) : null;
  for (let i = 0; i < n; i += 1) {
    const w = when.st ? when.st[i]! : 0;
    const sy = yes.st ? yes.st[i]! : 0;
    const sn = no.st ? no.st[i]! : 0;
    if (w === 0) st[i] = pick[i] === 0 ? sy : sn;
    else if (w === TOO_LARGE || sy === TOO_LARGE || sn === TOO_LARGE || same!.st?.[i]) st[i] = TOO_LARGE;
    else st[i] = sy === 0 && sn === 0 && same!.num[i] === 0 ? 0 : w; // both ways the same: the condition does not matter
  }
  return pickVec([yes, no], pick, st, n, b.arena);
};

export const firstKnown = (head: Vec, rest: Vec, b: Batch): Vec => {
  if (!head.st) return head;
  const { n } = b;
  const pick = b.arena.numbers(n);
  const st = b.arena.states(n);
  for (let i = 0; i < n; i += 1) {
    const h = head.st[i]!;
    pick[i] = h > TOO_LARGE ? 1 : 0;
    const r = rest.st ? rest.st[i]! : 0;
    st[i] = h <= TOO_LARGE ? h : r > TOO_LARGE ? h : r;
  }
  return pickVec([head, rest], pick, st, n, b.arena);
};

export const extreme = (x: Vec, y: Vec, sign: 1 | -1, b: Batch): Vec => {
  const s = signVec(x, y, b.n, b.arena);
  const pick = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) pick[i] = sign * s.num[i]! >= 0 ? 0 : 1;
  return pickVec([x, y], pick, eitherState(s.st, null, b.n, b.arena), b.n, b.arena);
};
