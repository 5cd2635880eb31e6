// Chance without a clock: the same seed makes the same firm on every machine (mulberry32).

export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True `percent` times in a hundred. */
  often(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export const chanceOf = (seed: number): Chance => {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { int, often: (percent) => next() * 100 < percent, pick: (list) => list[int(0, list.length - 1)]! };
};
