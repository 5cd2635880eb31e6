// The limits a minute passes one after the other: running sums over a day, a week, a frame, and what is over each of them.
import { anything, between, exactly, NOTHING, sum } from './bounds.js';
import type { CalendarDays } from './calendar-days.js';
import { weekStartOf } from './rest-days.js';
import type { Attendance, Bounds, Cause, Frame, Span, Step, Worker } from './types.js';

export interface Over {
  readonly byDay: Bounds;
  readonly byWeek: Bounds;
  readonly byFrame: Bounds;
  readonly overtime: Bounds;
  /** Before any minute of this row: what of its day counted so far. */
  readonly dayBefore: Bounds;
}

/** Days over which a step counts, and its limit. */
interface Run extends Span {
  readonly limit: Bounds;
}

type Kind = 'byDay' | 'byWeek' | 'byFrame';

const KIND: Readonly<Record<Step, Kind>> = {
  day: 'byDay',
  planned_day: 'byDay',
  week: 'byWeek',
  planned_week: 'byWeek',
  part: 'byFrame',
  frame: 'byFrame',
};

const PLACE: Readonly<Record<Step, Exclude<Place, 'whole'>>> = {
  day: 'day',
  planned_day: 'day',
  week: 'week',
  planned_week: 'week',
  part: 'part',
  frame: 'frame',
};

/** What is planned over some days, for limits that rise with the plan. */
export interface Plans {
  of(from: number, to: number): Bounds;
}

interface Running {
  key: string;
  sum: Bounds;
  /** Days up to this one are in the sum, gaps included. */
  through: number;
}

type Place = 'whole' | 'day' | 'week' | 'part' | 'frame';
const PLACES: readonly Exclude<Place, 'whole'>[] = ['day', 'week', 'part', 'frame'];

/** Takes the rows in order; `counted` is what of a row is no work on a rest day. */
export const newCounters = (w: Worker, days: CalendarDays, plans: Plans) => {
  const running = new Map<Place, Running>();
  /** What each row brought to each limit: read again where a frame or a week begins anew in the middle of another. */
  const taken: { readonly day: number; readonly amounts: Readonly<Partial<Record<Place, Bounds>>> }[] = [];
  const strays = new Set(w.strays);

  /** What the step has counted in this run before the row: earlier rows, and days of which nobody knows. */
  const before = (place: Place, run: Span, r: Attendance, cap: number): Running => {
    const key = `${run.from} ${run.to}`;
    let now = running.get(place);
    if (!now || now.key !== key) {
      now = { key, sum: NOTHING, through: run.from - 1 };
      for (let i = taken.length - 1; i >= 0 && taken[i]!.day >= run.from; i -= 1)
        now.sum = sum(taken[i]!.amounts[place] ?? NOTHING, now.sum);
      running.set(place, now);
    }
    for (let day = Math.max(now.through + 1, run.from, w.employed.from); day <= r.day; day += 1) {
      const gap = day < r.day && days.isGap(day);
      const stray = w.strayAnywhere || strays.has(day);
      if (!gap && !stray) continue;
      const why: Cause = { what: gap ? 'gap' : 'stray', row: -1, day };
      now.sum = sum(now.sum, stray ? anything(why) : between(0, cap, why));
    }
    now.through = Math.max(now.through, r.day);
    return now;
  };

  /** The run of a step for a row, or what is missing to know it. */
  const runOf = (step: Step, r: Attendance, row: number): Run | Cause => {
    const s = r.settings;
    const missing = (what: Cause['what']): Cause => ({ what, row, day: r.day });
    const framed = (f: Frame | null, what: 'frame' | 'part'): Run | Cause =>
      f && f.from <= r.day && r.day <= f.to ? { from: f.from, to: f.to, limit: exactly(f.limit) } : missing(what);
    if (step === 'frame' || step === 'part') return framed(s[step], step);
    if (step === 'day' || step === 'planned_day') {
      if (s.dayLimit === null) return missing('day_limit');
      const run = { from: r.day, to: r.day };
      return { ...run, limit: step === 'day' ? exactly(s.dayLimit) : raised(s.dayLimit, plans.of(r.day, r.day)) };
    }
    if (s.weekLimit === null) return missing('week_limit');
    if (s.weekStart === null) return missing('week_start');
    const from = weekStartOf(r.day, s.weekStart);
    const run = { from, to: from + 6 };
    return { ...run, limit: step === 'week' ? exactly(s.weekLimit) : raised(s.weekLimit, plans.of(from, from + 6)) };
  };

  return {
    take(r: Attendance, row: number, counted: Bounds): Over {
      const today = before('whole', { from: r.day, to: r.day }, r, Infinity);
      const dayBefore = today.sum;
      today.sum = sum(today.sum, counted);
      const amounts: Partial<Record<Place, Bounds>> = { whole: counted };
      const noSystem = between(0, counted.hi, { what: 'system', row, day: r.day });
      const { steps, dayLimit } = r.settings;
      const asked = new Set((steps ?? []).map((s) => PLACE[s]));
      // A limit this row is not asked for may be asked of the next: it counted there, or nobody knows.
      for (const place of PLACES) {
        if (asked.has(place)) continue;
        amounts[place] = noSystem;
        const now = running.get(place);
        if (now) now.sum = sum(now.sum, noSystem);
      }
      if (!steps) taken.push({ day: r.day, amounts });
      if (!steps) return { byDay: noSystem, byWeek: noSystem, byFrame: noSystem, overtime: noSystem, dayBefore };

      const cap = steps.includes('day') && dayLimit !== null ? dayLimit : Infinity;
      const over: Record<Kind, Bounds> = { byDay: NOTHING, byWeek: NOTHING, byFrame: NOTHING };
      let rest = counted;
      let [surely, atMost] = [0, 0];
      for (const step of steps) {
        const place = PLACE[step];
        amounts[place] = rest;
        const run = runOf(step, r, row);
        let beyond: Bounds;
        if ('what' in run) {
          const now = running.get(place);
          if (now) now.sum = sum(now.sum, rest);
          beyond = between(0, rest.hi, run);
          rest = beyond;
        } else {
          const so = before(place, run, r, cap);
          const [least, most] = [room(run.limit.lo, so.sum.hi), room(run.limit.hi, so.sum.lo)];
          const why = rest.why ?? so.sum.why ?? run.limit.why;
          so.sum = sum(so.sum, rest);
          beyond = between(excess(rest.lo, most), excess(rest.hi, least), why);
          rest = between(Math.min(rest.lo, least), Math.min(rest.hi, most), why);
        }
        over[KIND[step]] = sum(over[KIND[step]], beyond);
        [surely, atMost] = [surely + beyond.lo, atMost + beyond.hi];
      }
      taken.push({ day: r.day, amounts });
      // A minute is over one limit or another: which one may be open where the sum is not.
      const lo = Math.max(surely, counted.lo - rest.hi, 0);
      const hi = Math.min(atMost, counted.hi === Infinity ? Infinity : counted.hi - rest.lo);
      const why = over.byDay.why ?? over.byWeek.why ?? over.byFrame.why;
      return { ...over, overtime: between(lo, Math.max(lo, hi), why), dayBefore };
    },
  };
};

/** The limit, or what was planned where that is more. */
const raised = (limit: number, plan: Bounds): Bounds =>
  between(Math.max(limit, plan.lo), Math.max(limit, plan.hi), plan.why);

const room = (limit: number, taken: number): number =>
  taken === Infinity ? (limit === Infinity ? Infinity : 0) : Math.max(0, limit - taken);

const excess = (amount: number, left: number): number => (left === Infinity ? 0 : Math.max(0, amount - left));
