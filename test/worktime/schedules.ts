// Schedules made by chance from a seed: complete ones, and the same with something taken away.
import type { Attendance, Frame, KindOfDay, RestRule, Settings, Step, Worker } from '../../src/worktime/types.js';

export type Chance = () => number;

/** Numbers from 0 up to 1, the same for the same seed. */
export const chance = (seed: number): Chance => {
  let a = (seed * 2654435761) >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const upTo = (c: Chance, n: number): number => Math.floor(c() * (n + 1));
const oneOf = <T>(c: Chance, list: readonly T[]): T => list[Math.floor(c() * list.length)];

const SYSTEMS: readonly (readonly Step[])[] = [
  ['day', 'week'],
  ['day', 'week'],
  ['planned_day', 'planned_week', 'frame'],
  ['planned_day', 'week'],
  ['part', 'frame'],
  ['frame'],
];

const FIRST = 20_000;

/** Every day of some weeks has its row; every punch, break, plan and kind is known. */
export const complete = (c: Chance): Worker => {
  const length = 7 + upTo(c, 35);
  const first = FIRST + upTo(c, 6);
  const steps = oneOf(c, SYSTEMS);
  const rest: RestRule = oneOf(c, [
    { by: 'kind' },
    { by: 'weekday', weekday: upTo(c, 6) },
    { by: 'last', days: 1, weeks: 1 },
    { by: 'last', days: 4, weeks: 4 },
  ] as const);
  const weekLimit = oneOf(c, [40, 44]) * 60 * 7;
  const frame = (from: number, days: number, week = weekLimit): Frame => ({
    from,
    to: from + days - 1,
    limit: (week / 7) * days,
  });
  const half = Math.ceil(length / 2);
  const start = upTo(c, 6);
  const busy = c();
  const rows: Attendance[] = [];
  let free = 0; // minutes of this day before which the last shift still ran
  // On the last day nobody works: a shift into a day without a row would be of no known kind.
  for (let d = 0; d < length; d += 1) {
    const kind: KindOfDay = oneOf(c, ['scheduled', 'scheduled', 'scheduled', 'day_off', 'rest_day'] as const);
    const settings: Settings = {
      steps,
      dayLimit: 8 * 60 * 7,
      weekLimit,
      weekStart: start,
      night: c() < 0.9 ? { from: 22 * 60, to: 5 * 60 } : { from: 60, to: 300 },
      rest,
      restBlock: first - 28,
      frame: steps.includes('part')
        ? frame(first, length)
        : d < half
          ? frame(first, half)
          : frame(first + half, length - half),
      part: d < half ? frame(first, half, 50 * 60 * 7) : frame(first + half, length - half, 50 * 60 * 7),
    };
    const planned = kind === 'scheduled' ? oneOf(c, [4, 6, 7.5, 8, 8, 9, 10]) * 60 : 0;
    const shifts = d < length - 1 && c() < (kind === 'scheduled' ? 0.95 : busy * 0.7) ? (c() < 0.12 ? 2 : 1) : 0;
    let from = free;
    free = 0;
    const base = { day: first + d, kind, plannedStart: null, twice: false, settings };
    for (let s = 0; s < Math.max(shifts, 1); s += 1) {
      const begin = from + upTo(c, s === 0 ? 14 * 60 : 120);
      const long = 1 + upTo(c, oneOf(c, [4, 9, 9, 14]) * 60);
      const plan = s === 0 ? planned : 0;
      if (shifts === 0 || begin >= 1440) {
        if (s === 0)
          rows.push({ ...base, idle: true, start: null, end: null, breaks: null, breakSpans: null, planned: plan });
        break;
      }
      const end = Math.min(begin + long, 1440 + 9 * 60);
      const spans: [number, number][] = [];
      for (let at = begin, n = upTo(c, 2); n > 0; n -= 1) {
        const a = at + upTo(c, Math.max(0, end - at - 1));
        const b = a + upTo(c, Math.min(75, end - a));
        spans.push([a, b]);
        at = b;
      }
      const wrap = c() < 0.5 && end > 1440 && end - 1440 <= begin;
      rows.push({
        ...base,
        idle: false,
        start: begin,
        end: wrap ? end - 1440 : end,
        breaks: spans.reduce((n, [a, b]) => n + b - a, 0),
        breakSpans: spans,
        planned: plan,
      });
      from = end;
      free = Math.max(0, end - 1440);
    }
  }
  return {
    rows,
    idle: [],
    employed: { from: first, to: first + length - 1 },
    strays: [],
    strayAnywhere: false,
  };
};

/** The same worker with things taken away, and for each row left its place in the complete schedule. */
export const poorer = (w: Worker, c: Chance): { worker: Worker; kept: readonly number[] } => {
  const often = c() * 0.15;
  const lose = (): boolean => c() < often;
  const unsettled = c() < 0.15;
  const kept: number[] = [];
  const rows: Attendance[] = [];
  for (const [i, r] of w.rows.entries()) {
    // A shift left out of a day that has another one can not be seen by anybody.
    const alone = w.rows.filter((x) => x.day === r.day).length === 1;
    if (lose() && alone) continue;
    kept.push(i);
    const s = r.settings;
    rows.push({
      ...r,
      idle: r.idle && !lose(),
      start: lose() ? null : r.start,
      end: lose() ? null : r.end,
      breaks: lose() ? null : r.breaks,
      breakSpans: c() < often * 4 ? null : r.breakSpans,
      kind: lose() ? null : r.kind,
      planned: lose() ? null : r.planned,
      twice: lose() && lose(),
      settings: unsettled
        ? {
            ...s,
            steps: lose() ? null : s.steps,
            dayLimit: lose() ? null : s.dayLimit,
            weekLimit: lose() ? null : s.weekLimit,
            weekStart: lose() ? null : s.weekStart,
            night: lose() ? null : s.night,
            frame: lose() ? null : s.frame,
            part: lose() ? null : s.part,
          }
        : s,
    });
  }
  const order = rows
    .map((r, i) => ({ r, kept: kept[i] }))
    .sort((a, b) => a.r.day - b.r.day || (a.r.start ?? -1) - (b.r.start ?? -1));
  return { worker: { ...w, rows: order.map((x) => x.r) }, kept: order.map((x) => x.kept) };
};
