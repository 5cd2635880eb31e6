// One person's rows month by month, for windows that are no difference of running sums. In: a batch and a column. Out: what each month comes to.
import type { WindowTerm } from '../pack/program.js';
import type { Batch } from './batch.js';
import type { Vec } from './vec.js';

/** Rows of one person and month stand together: `of` says which month each row is in, `first` where the rows of a month begin. */
export interface Months {
  readonly of: Int32Array;
  readonly first: Int32Array;
}

const monthsMemo = new WeakMap<Batch, Months>();

export const monthsIn = (b: Batch): Months => {
  const known = monthsMemo.get(b);
  if (known) return known;
  const { month, person } = b.table;
  const of = b.arena.states(b.n);
  const first = b.arena.states(b.n + 1);
  let count = 0;
  for (let r = 0; r < b.n; r += 1) {
    if (r === 0 || person[r] !== person[r - 1] || month[r] !== month[r - 1]) {
      first[count] = r;
      count += 1;
    }
    of[r] = count - 1;
  }
  first[count] = b.n;
  const made = { of, first };
  monthsMemo.set(b, made);
  b.arena.keep(of, first);
  return made;
};

/** What a month comes to; of `count`, `any` and `all` the flag (0 or 1) stands in `sum`. */
export interface MonthSums {
  readonly sum: Float64Array;
  /** Why it is not known; 0: it is. Of rows that stand twice: `twice`. */
  readonly state: Int32Array;
  /** 1: looked at, 2: looked at, and the sum has left the exact range. */
  readonly seen: Int32Array;
}

export const LARGE = 2;

export const newMonthSums = (b: Batch): MonthSums => ({
  sum: b.arena.numbers(b.n),
  state: b.arena.states(b.n),
  seen: b.arena.states(b.n),
});

/** Adds a month up when the first window looks at it; the others find it done. `twice`: the state of rows that stand twice. */
export const addUp = (how: WindowTerm['how'], inner: Vec, twice: number, b: Batch, g: number, out: MonthSums): void => {
  if (out.seen[g] !== 0) return;
  const { first } = monthsIn(b);
  if (how === 'count' || how === 'any' || how === 'all') flagUp(how === 'all' ? 0 : 1, inner, first, g, out);
  else sumUp(inner, first, g, out);
  const { duplicate } = b.table;
  if (b.table.twice) for (let r = first[g]!; r < first[g + 1]!; r += 1) if (duplicate[r] === 1) out.state[g] = twice;
};

const sumUp = (inner: Vec, first: Int32Array, g: number, out: MonthSums): void => {
  let sum = 0;
  let seen = 1;
  for (let r = first[g + 1]! - 1; r >= first[g]!; r -= 1) {
    const s = inner.st ? inner.st[r]! : 0;
    if (s === 0) sum += inner.num[r]!;
    else if (out.state[g] === 0) out.state[g] = s;
    if (!(Math.abs(sum) <= Number.MAX_SAFE_INTEGER)) seen = LARGE;
  }
  out.sum[g] = sum;
  out.seen[g] = seen;
};

/** A month's flag from its rows: one row that says `decides` settles it, whatever the others say. */
const flagUp = (decides: 0 | 1, inner: Vec, first: Int32Array, g: number, out: MonthSums): void => {
  let flag = 1 - decides;
  let open = 0;
  for (let r = first[g]!; r < first[g + 1]!; r += 1) {
    const s = inner.st ? inner.st[r]! : 0;
    if (s !== 0) open = open || s;
    else if (inner.num[r] === decides) flag = decides;
  }
  out.sum[g] = flag;
  if (flag !== decides) out.state[g] = open;
  out.seen[g] = 1;
};
