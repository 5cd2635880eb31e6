// Scratch columns for the vector evaluator. In: how long a column has to be. Out: one that nobody else holds until it is given back.
import type { Vec } from './vec.js';

type Scratch = Float64Array | Int32Array;

/** How much had been taken when a fact or a rule was begun. */
export interface Mark {
  readonly numbers: number;
  readonly states: number;
}

/** Columns may be longer than asked for. */
export interface Arena {
  numbers(n: number): Float64Array;
  /** Zeroed. */
  states(n: number): Int32Array;
  mark(): Mark;
  /** Gives back what was taken since the mark and is not to be kept. */
  release(mark: Mark): void;
  /** These columns are remembered somewhere: they stay until the firm is done. */
  keep(...columns: readonly (Scratch | null)[]): void;
  /** The firm is done: everything is given back. */
  reset(): void;
}

export const keepVec = (arena: Arena, { num, den, st }: Vec): void => arena.keep(num, den, st);

/** Columns of more rows are not kept from firm to firm. */
const KEPT = 1 << 17;

/** Rooms double from 64 rows on: a column given back fits the next one that is about as long. */
const sizeOf = (n: number): number => (n <= 64 ? 0 : 32 - Math.clz32((n - 1) >> 6));

interface Pool<A extends Scratch> {
  readonly free: A[][];
  /** Taken and not given back, in the order they were taken. */
  readonly taken: A[];
  /** Taken, and kept until the firm is done. */
  readonly held: A[];
}

const newPool = <A extends Scratch>(): Pool<A> => ({ free: [], taken: [], held: [] });

const giveBack = <A extends Scratch>({ free }: Pool<A>, column: A): void => {
  const size = sizeOf(column.length);
  const list = free[size];
  if (list) list.push(column);
  else free[size] = [column];
};

/**
 * A fact's formula needs many columns for a moment and leaves one: were they not given back, a firm's payslips would take 92 KB each.
 * Tests `spoil` what is given back: nobody may read it again.
 */
export const newArena = (spoil?: (column: Scratch) => void): Arena => {
  const numbers = newPool<Float64Array>();
  const states = newPool<Int32Array>();
  const kept = new Set<Scratch>();
  const releasePool = <A extends Scratch>(pool: Pool<A>, from: number): void => {
    const { taken, held } = pool;
    for (let i = from; i < taken.length; i += 1) {
      const column = taken[i]!;
      if (kept.has(column)) held.push(column);
      else {
        spoil?.(column);
        giveBack(pool, column);
      }
    }
    taken.length = from;
  };
  const resetPool = <A extends Scratch>(pool: Pool<A>): void => {
    for (const column of pool.taken) giveBack(pool, column);
    for (const column of pool.held) giveBack(pool, column);
    pool.taken.length = 0;
    pool.held.length = 0;
  };
  return {
    numbers(n) {
      if (n > KEPT) return new Float64Array(n);
      const size = sizeOf(n);
      const out = numbers.free[size]?.pop() ?? new Float64Array(64 << size);
      numbers.taken.push(out);
      return out;
    },
    states(n) {
      if (n > KEPT) return new Int32Array(n);
      const size = sizeOf(n);
      const used = states.free[size]?.pop();
      const out = used ? used.fill(0, 0, n) : new Int32Array(64 << size);
      states.taken.push(out);
      return out;
    },
    mark: () => ({ numbers: numbers.taken.length, states: states.taken.length }),
    release(mark) {
      releasePool(numbers, mark.numbers);
      releasePool(states, mark.states);
    },
    keep(...columns) {
      for (const column of columns) if (column) kept.add(column);
    },
    reset() {
      resetPool(numbers);
      resetPool(states);
      kept.clear();
    },
  };
};
