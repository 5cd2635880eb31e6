// Windows over months for a batch: rows stand by person and month, so each is a difference of running sums or a walk back.
import { monthIndex } from '../calendar/day.js';
import type { WindowTerm } from '../pack/program.js';
import { keepVec } from './arena.js';
import type { Batch } from './batch.js';
import { TOO_LARGE, type Vec } from './vec.js';
import { type Compute, KINDS } from './vector-cells.js';
import { addUp, LARGE, type MonthSums, type Months, monthsIn, newMonthSums } from './vector-months.js';
import { oddPeople, regularRuns, runningSums } from './vector-runs.js';

interface Employed {
  readonly from: Vec | null;
  readonly to: Vec | null;
}

/** Computed on whole rows; parts of a row take their row's value, unless the window's beginning may differ between them. */
export const windowVec = (
  t: WindowTerm,
  of: Compute,
  since: Compute | null,
  employed: (b: Batch) => Employed,
  slow: Compute,
): Compute => {
  const onRows = (b: Batch): Vec => {
    const inner = of(b);
    if (inner.den || b.case.given.size > 0 || b.case.leftOut(b.table.record.id)) return slow(b);
    return walk(t, inner, since?.(b) ?? null, employed(b), b);
  };
  const memo = new WeakMap<Batch, Vec>();
  return (b) => {
    if (b.rowOf && since) return slow(b);
    const base = b.base ?? b;
    let v = memo.get(base);
    if (!v) {
      v = onRows(base);
      memo.set(base, v);
      keepVec(b.arena, v);
    }
    return b.rowOf ? carried(v, b) : v;
  };
};

const carried = (v: Vec, b: Batch): Vec => {
  const num = b.arena.numbers(b.n);
  const den = v.den && b.arena.numbers(b.n);
  const st = v.st && b.arena.states(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const r = b.rowOf![i]!;
    num[i] = v.num[r]!;
    if (den) den[i] = v.den![r]!;
    if (st) st[i] = v.st![r]!;
  }
  return { num, den, k: v.k, st };
};

const walk = (t: WindowTerm, inner: Vec, since: Vec | null, employed: Employed, b: Batch): Vec => {
  const { n, table } = b;
  const { month, person } = table;
  const num = b.arena.numbers(n);
  const st = b.arena.states(n);
  const origin = t.id * 4 + 4;
  const flags = t.how === 'count' || t.how === 'any' || t.how === 'all';
  const odd = oddPeople(b);
  const hiredIn = employed.from && monthsOf(employed.from, -1, b);
  const leftIn = employed.to && monthsOf(employed.to, 1, b);
  const sums = t.how === 'any' || t.how === 'all' ? null : runningSums(inner, b);
  let walked = -1;
  let seen = { first: 0, hired: 0, left: 0 };
  let sinceDay = Number.NaN;
  let sinceMonth = Number.NaN;
  const run = sums && odd === null ? regularRuns(b) : null;
  let months: Months | null = null;
  let up: MonthSums | null = null;
  for (let i = 0; i < n; i += 1) {
    const here = month[i]!;
    // The usual case: one row a month and none missing, so the window is a difference of two running sums.
    if (run !== null && run[i]! >= 0 && !(since?.st && since.st[i] !== 0)) {
      if (since && since.num[i] !== sinceDay) {
        sinceDay = since.num[i]!;
        sinceMonth = monthIndex(sinceDay);
      }
      let s = since ? i - (here - sinceMonth) : i - t.last! + 1;
      const begin = run[i]!;
      let unpaid = false;
      if (s < begin && (begin === 0 || person[begin - 1] !== person[i])) {
        // Months before the first row are no gap when the worker was hired in that row's month or later.
        if (hiredIn !== null && hiredIn[i]! >= month[begin]!) {
          s = begin;
          unpaid = true;
        } else if (!(leftIn !== null && month[begin]! > leftIn[i]!) && allKnown(sums!.open, begin, i)) {
          st[i] = origin; // the month before it is missing
          continue;
        }
      }
      if (s >= begin && s <= i && allKnown(sums!.open, s, i)) {
        if (t.how === 'max' || t.how === 'min') num[i] = extremeOf(t.how, inner.num, s, i, unpaid);
        else num[i] = sums!.total[i]! - (s > 0 ? sums!.total[s - 1]! : 0);
        continue;
      }
    }
    if (odd !== null && (person[i] === -1 || odd[person[i]!] === 1)) {
      st[i] = TOO_LARGE; // a row of this person has no month: the reference says what that means
      continue;
    }
    if (since?.st && since.st[i] !== 0) {
      st[i] = since.st[i]!;
      continue;
    }
    const first = since ? monthIndex(since.num[i]!) : here - (t.last ?? 1) + 1;
    const hired = hiredIn ? hiredIn[i]! : Number.NaN;
    const left = leftIn ? leftIn[i]! : Infinity;
    // A second row of one month looks at the same rows as the first.
    const same = walked === i - 1 && i > 0 && person[i - 1] === person[i] && month[i - 1] === here;
    walked = i;
    if (same && first === seen.first && Object.is(hired, seen.hired) && Object.is(left, seen.left)) {
      num[i] = num[i - 1]!;
      st[i] = st[i - 1]!;
      continue;
    }
    seen = { first, hired, left };
    months ??= monthsIn(b);
    up ??= newMonthSums(b);
    let total = 0;
    let decided = false;
    let large = false;
    let open = 0;
    let best = t.how === 'max' ? -Infinity : Infinity;
    let last = here;
    for (let g = months.of[i]!; last >= first; g -= 1) {
      // The months from the one before the last looked at down to the next that has rows have none.
      const r = g < 0 ? -1 : months.first[g]!;
      const rows = r >= 0 && person[r] === person[i] && month[r]! >= first;
      const from = rows ? month[r]! + 1 : first;
      if (from <= last) {
        if (!flags && (from < hired || last > left)) best = t.how === 'max' ? Math.max(best, 0) : Math.min(best, 0);
        if (employedIn(from, last, hired, left)) open = open || origin;
      }
      last = from - 2;
      if (!rows) break;
      addUp(t.how, inner, origin + 1, b, g, up);
      const s = up.state[g]!;
      if (s !== 0) open = s === origin + 1 ? s : open || s;
      total += up.sum[g]!;
      if (flags) decided ||= t.how !== 'count' && up.sum[g] === (t.how === 'all' ? 0 : 1);
      else {
        if (up.seen[g] === LARGE || !(Math.abs(total) <= Number.MAX_SAFE_INTEGER)) large = true;
        best = t.how === 'max' ? Math.max(best, up.sum[g]!) : Math.min(best, up.sum[g]!);
      }
      // Nothing further back can say more.
      if (decided || (!flags && (open === origin + 1 || (open !== 0 && !table.twice)))) break;
    }
    const length = here - first + 1;
    if (decided) num[i] = t.how === 'any' ? 1 : 0;
    else if (open !== 0) st[i] = open;
    else if (t.how === 'any') num[i] = 0;
    else if (t.how === 'all') num[i] = 1;
    else if (large) st[i] = TOO_LARGE;
    else if (t.how === 'count' || t.how === 'sum') num[i] = total;
    else if (length < 1) st[i] = TOO_LARGE;
    else num[i] = t.how === 'mean' ? total : best;
  }
  if (t.how === 'mean' && since) return meanSince(num, inner.k, since, month, st, b);
  return { num, den: null, k: (flags ? 1 : inner.k) * (t.how === 'mean' ? (t.last ?? 1) : 1), st };
};

/** Whether the worker was employed in one of these months, or may have been. */
const employedIn = (from: number, to: number, hired: number, left: number): boolean =>
  !(Math.max(from, Number.isNaN(hired) ? from : hired) > Math.min(to, Number.isNaN(left) ? to : left));

/** Whether every row from one to another has a value, by the number of those that have none so far. */
const allKnown = (open: Int32Array, from: number, to: number): boolean => open[to] === (from > 0 ? open[from - 1]! : 0);

/** `unpaid`: the window begins with months before the worker was hired, which count as zero. */
const extremeOf = (how: 'max' | 'min', num: Float64Array, from: number, to: number, unpaid: boolean): number => {
  let best = unpaid ? 0 : num[from]!;
  for (let r = from; r <= to; r += 1) best = how === 'max' ? Math.max(best, num[r]!) : Math.min(best, num[r]!);
  return best;
};

const meanSince = (num: Float64Array, k: number, since: Vec, month: Float64Array, st: Int32Array, b: Batch): Vec => {
  const den = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) den[i] = Math.max(1, month[i]! - monthIndex(since.num[i]!) + 1) * k;
  return { num, den, k: 1, st };
};

const monthMemo = new WeakMap<Vec, Float64Array>();

/** Months of a date column; an open end where the cell is blank (`side` 1), never where a beginning is (`side` -1). */
const monthsOf = (v: Vec, side: 1 | -1, b: Batch): Float64Array => {
  const known = monthMemo.get(v);
  if (known) return known;
  const out = b.arena.numbers(b.n);
  let day = Number.NaN;
  let month = Number.NaN;
  for (let i = 0; i < b.n; i += 1) {
    const s = v.st ? v.st[i]! : 0;
    if (s !== 0) {
      out[i] = side === 1 && s > TOO_LARGE && (s - 4) % KINDS === 1 ? Infinity : Number.NaN;
      continue;
    }
    // Rows of one worker share their dates.
    if (v.num[i] !== day) {
      day = v.num[i]!;
      month = monthIndex(day);
    }
    out[i] = month;
  }
  monthMemo.set(v, out);
  b.arena.keep(out);
  return out;
};
