// Days of the week and whole months for a batch. Neighbouring rows mostly share their dates.
import { monthsBetween, WEEKDAYS, weekdayIndex } from '../calendar/day.js';
import type { Batch } from './batch.js';
import type { Codes } from './codes.js';
import { eitherState, type Vec } from './vec.js';
import type { Compute } from './vector-cells.js';

export const weekdayVec = (inner: Compute, codes: Codes): Compute => {
  const names = codes.all(WEEKDAYS);
  return (b) => {
    const v = inner(b);
    const num = b.arena.numbers(b.n);
    for (let i = 0; i < b.n; i += 1) num[i] = v.st && v.st[i] !== 0 ? 0 : names[weekdayIndex(v.num[i]!)]!;
    return { num, den: null, k: 1, st: v.st };
  };
};

export const monthsBetweenVec = (x: Vec, y: Vec, b: Batch): Vec => {
  const num = b.arena.numbers(b.n);
  const st = eitherState(x.st, y.st, b.n, b.arena);
  let [from, to, months] = [Number.NaN, Number.NaN, 0];
  for (let i = 0; i < b.n; i += 1) {
    if (st && st[i] !== 0) continue;
    if (x.num[i] !== from || y.num[i] !== to) {
      [from, to] = [x.num[i]!, y.num[i]!];
      months = monthsBetween(from, to);
    }
    num[i] = months;
  }
  return { num, den: null, k: 1, st };
};
