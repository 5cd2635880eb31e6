// What all windows of a batch share: runs of one person's consecutive months, and running sums of a column.
import type { Batch } from './batch.js';
import type { Vec } from './vec.js';

export interface RunningSums {
  readonly total: Float64Array;
  /** Rows so far whose value is not known, or that stand twice. */
  readonly open: Int32Array;
}

const sumsMemo = new WeakMap<Batch, Map<Vec, RunningSums | null>>();

/** Of a column of whole rows; null where a sum may have left the exact range. Several windows look at one column. */
export const runningSums = (inner: Vec, b: Batch): RunningSums | null => {
  const memo = sumsMemo.get(b) ?? new Map<Vec, RunningSums | null>();
  if (memo.size === 0) sumsMemo.set(b, memo);
  const known = memo.get(inner);
  if (known !== undefined) return known;
  const { duplicate } = b.table;
  const total = b.arena.numbers(b.n);
  const open = b.arena.states(b.n);
  let sum = 0;
  let count = 0;
  let magnitude = 0;
  for (let i = 0; i < b.n; i += 1) {
    if ((inner.st !== null && inner.st[i] !== 0) || duplicate[i] === 1) count += 1;
    else {
      sum += inner.num[i]!;
      magnitude += Math.abs(inner.num[i]!);
    }
    total[i] = sum;
    open[i] = count;
  }
  // Exact only as long as no running sum can have been rounded.
  const made = magnitude <= Number.MAX_SAFE_INTEGER ? { total, open } : null;
  memo.set(inner, made);
  b.arena.keep(total, open);
  return made;
};

const runMemo = new WeakMap<Batch, Int32Array>();

/**
 * First row of the run of one person's consecutive months, one row each, that a row stands in; -1 where nobody owns the row
 * or another row of the same month follows.
 */
export const regularRuns = (b: Batch): Int32Array => {
  const known = runMemo.get(b);
  if (known) return known;
  const { month, person } = b.table;
  const out = b.arena.states(b.n);
  let start = 0;
  for (let i = 0; i < b.n; i += 1) {
    if (i > 0 && (person[i] !== person[i - 1] || month[i] !== month[i - 1]! + 1)) start = i;
    // A run begins with the first row of its month: one after a month with two rows begins behind both.
    if (i > 0 && person[i] === person[i - 1] && month[i] === month[i - 1]) start = i + 1;
    const again = i + 1 < b.n && person[i + 1] === person[i] && month[i + 1] === month[i];
    out[i] = person[i] === -1 || again || start > i ? -1 : start;
  }
  runMemo.set(b, out);
  b.arena.keep(out);
  return out;
};

const oddMemo = new WeakMap<Batch, Uint8Array | null>();

/** People with a row whose month is not known; all of them where some row's person is not known. */
export const oddPeople = (b: Batch): Uint8Array | null => {
  const known = oddMemo.get(b);
  if (known !== undefined) return known;
  const made = findOdd(b);
  oddMemo.set(b, made);
  return made;
};

const findOdd = (b: Batch): Uint8Array | null => {
  const { month, person } = b.table;
  let out: Uint8Array | null = null;
  if (person[0] === -1) return new Uint8Array(person[b.n - 1]! + 1).fill(1);
  for (let i = 0; i < b.n; i += 1)
    if (Number.isNaN(month[i]!)) {
      out ??= new Uint8Array(person[b.n - 1]! + 1);
      out[person[i]!] = 1;
    }
  return out;
};
