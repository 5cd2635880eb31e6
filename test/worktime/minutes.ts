// The slow, obviously right way: every minute of every shift is looked at in turn (in sevenths, as a limit may end inside a
// minute) and goes to exactly one kind. Takes complete records only.
import type { Attendance, Step, Worker } from '../../src/worktime/types.js';

export interface Counted {
  worked: number;
  restDay: number;
  night: number;
  restDayNight: number;
  byDay: number;
  byWeek: number;
  byFrame: number;
  overtime: number;
  overtimeNight: number;
  extra: number;
}

const none = (): Counted => ({
  worked: 0,
  restDay: 0,
  night: 0,
  restDayNight: 0,
  byDay: 0,
  byWeek: 0,
  byFrame: 0,
  overtime: 0,
  overtimeNight: 0,
  extra: 0,
});

/** 1970-01-04 was a Sunday. */
const weekday = (day: number): number => (((day - 3) % 7) + 7) % 7;

/** Minutes of the row since 0:00 of its day on which somebody worked. */
const minutesOf = (r: Attendance): number[] => {
  if (r.idle) return [];
  const end = r.end! > r.start! ? r.end! : r.end! + 1440;
  const out: number[] = [];
  for (let m = r.start!; m < end; m += 1) {
    const resting = (r.breakSpans ?? []).some(([a, b]) => (m >= a && m < b) || (m >= a + 1440 && m < b + 1440));
    if (!resting) out.push(m);
  }
  return out;
};

export const minuteByMinute = (w: Worker): readonly Counted[] => {
  const worked = w.rows.map(minutesOf);
  const busy = new Set<number>();
  for (const [i, r] of w.rows.entries()) for (const m of worked[i]) busy.add(r.day + Math.floor(m / 1440));
  const kindOf = (day: number) => w.rows.find((r) => r.day === day)?.kind ?? null;

  const isRestDay = (day: number, r: Attendance): boolean => {
    const { rest, weekStart, restBlock } = r.settings;
    if (rest.by === 'kind') return kindOf(day) === 'rest_day';
    if (rest.by === 'weekday') return weekday(day) === rest.weekday;
    let first = day;
    if (rest.weeks === 1) while (weekday(first) !== weekStart) first -= 1;
    else while ((first - restBlock!) % (rest.weeks * 7) !== 0) first -= 1;
    const block = Array.from({ length: rest.weeks * 7 }, (_, i) => first + i);
    const lost = rest.days - block.filter((d) => !busy.has(d)).length;
    if (lost <= 0) return false; // whoever worked, worked on no rest day
    const off = block.filter((d) => busy.has(d) && kindOf(d) !== 'scheduled').reverse();
    const other = block.filter((d) => busy.has(d) && kindOf(d) === 'scheduled').reverse();
    return [...off, ...other].slice(0, lost).includes(day);
  };

  const counters = new Map<string, number>();
  const countUp = (key: string): number => {
    const n = (counters.get(key) ?? 0) + 1;
    counters.set(key, n);
    return n;
  };
  const plannedOn = (day: number): number =>
    w.rows.filter((r) => r.day === day).reduce((n, r) => n + r.planned! * 7, 0);
  const weekOf = (r: Attendance): number => {
    let day = r.day;
    while (weekday(day) !== r.settings.weekStart) day -= 1;
    return day;
  };

  return w.rows.map((r, i) => {
    const out = none();
    const s = r.settings;
    const week = weekOf(r);
    const plan = plannedOn(r.day);
    const weekPlan = [0, 1, 2, 3, 4, 5, 6].reduce((n, d) => n + plannedOn(week + d), 0);
    const limits: Record<Step, { key: string; limit: number }> = {
      day: { key: `day ${r.day}`, limit: s.dayLimit! },
      planned_day: { key: `day ${r.day}`, limit: Math.max(s.dayLimit!, plan) },
      week: { key: `week ${week}`, limit: s.weekLimit! },
      planned_week: { key: `week ${week}`, limit: Math.max(s.weekLimit!, weekPlan) },
      part: { key: `part ${s.part?.from}`, limit: s.part?.limit ?? 0 },
      frame: { key: `frame ${s.frame?.from}`, limit: s.frame?.limit ?? 0 },
    };
    const restDays = new Set([r.day, r.day + 1, r.day + 2].filter((day) => isRestDay(day, r)));
    for (const m of worked[i]) {
      const day = r.day + Math.floor(m / 1440);
      const clock = m % 1440;
      const { from, to } = s.night!;
      const night = to > from ? clock >= from && clock < to : clock >= from || clock < to;
      const rest = restDays.has(day);
      for (let seventh = 0; seventh < 7; seventh += 1) {
        out.worked += 1;
        if (night) out.night += 1;
        if (rest) {
          out.restDay += 1;
          if (night) out.restDayNight += 1;
          continue;
        }
        const ofDay = countUp(`whole ${r.day}`);
        const over = s.steps!.find((step) => {
          const { key, limit } = limits[step];
          if ((counters.get(key) ?? 0) >= limit) return true;
          countUp(key);
          return false;
        });
        if (over === undefined) {
          if (ofDay > plan) out.extra += 1;
          continue;
        }
        out.overtime += 1;
        if (night) out.overtimeNight += 1;
        if (over.endsWith('day')) out.byDay += 1;
        else if (over.endsWith('week')) out.byWeek += 1;
        else out.byFrame += 1;
      }
    }
    return out;
  });
};
