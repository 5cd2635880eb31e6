// Time cards: the days of a month laid out shift by shift, and what they add up to, counted from the shifts themselves.
import type { Chance } from './chance.js';
import { iso } from './days.js';
import { clock, type Firm, type Person, type Row, rows } from './firm.js';
import { HOURS } from './law.js';

const H = 60;
const NIGHT = { from: 22 * H, to: 29 * H } as const;

export interface Shift {
  readonly day: number;
  readonly start: number;
  /** Minutes worked, and the break in the midst of them. */
  readonly worked: number;
  readonly rest: number;
  readonly planned: number;
  readonly restDay: boolean;
}

/** What the shifts of a month come to; overtime is what lies beyond the longer of eight hours and the plan of the day. */
export interface Laid {
  readonly shifts: readonly Shift[];
  readonly days: number;
  readonly regular: number;
  readonly within: number;
  readonly overtime: number;
  readonly restDay: number;
  readonly night: number;
}

export const weekday = (d: number): number => (((d + 4) % 7) + 7) % 7;

/** LSA 34: 45 minutes over six hours, an hour over eight. */
const breakFor = (worked: number): number => (worked > 8 * H ? 60 : worked > 6 * H ? 45 : 0);
const breakFrom = (s: Shift): number => s.start + Math.min(4 * H, s.worked);
export const end = (s: Shift): number => s.start + s.worked + s.rest;

const overlap = (a: number, b: number, c: number, d: number): number => Math.max(Math.min(b, d) - Math.max(a, c), 0);
/** LSA 37(4): between ten in the evening and five in the morning, the break taken off. */
const nightOf = (s: Shift): number =>
  overlap(s.start, end(s), NIGHT.from, NIGHT.to) - overlap(breakFrom(s), breakFrom(s) + s.rest, NIGHT.from, NIGHT.to);

const addUp = (shifts: readonly Shift[]): Laid => {
  const sum = (f: (s: Shift) => number): number => shifts.reduce((n, s) => n + f(s), 0);
  const work = (f: (s: Shift) => number): number => sum((s) => (s.restDay ? 0 : f(s)));
  const beyond = (s: Shift): number => Math.max(s.worked - Math.max(s.planned, HOURS.day), 0);
  return {
    shifts,
    days: work(() => 1),
    regular: work((s) => Math.min(s.worked, s.planned)),
    within: work((s) => Math.max(Math.min(s.worked, HOURS.day) - s.planned, 0)),
    overtime: work(beyond),
    restDay: sum((s) => (s.restDay ? s.worked : 0)),
    night: sum(nightOf),
  };
};

/** Hours of the days of a week by system, in minutes: at most forty hours in each. */
const WEEKS: Readonly<Record<string, readonly number[]>> = {
  one_month_variable: [600, 360, 480, 600, 360],
  one_year_variable: [600, 480, 360, 600, 360],
  one_week_variable: [600, 600, 360, 480, 360],
  flextime: [510, 450, 540, 465, 435],
};

/** LSA 32-2 to 32-4: forty hours a week on the average of the days of the month. */
const averaged = (days: number): number => Math.floor((HOURS.week * days) / 7);

/** The working days of a month and their plan. */
const plan = (p: Person, from: number, to: number): Map<number, number> => {
  const week = WEEKS[p.cards!];
  const out = new Map<number, number>();
  let left = week ? averaged(to - from + 1) : Number.POSITIVE_INFINITY;
  for (let d = from; d <= to; d += 1) {
    const at = weekday(d) - 1;
    if (at < 0 || at > 4) continue;
    const minutes = week ? week[at]! : p.terms.dayMinutes;
    if (minutes > left) continue;
    left -= minutes;
    out.set(d, minutes);
  }
  return out;
};

export interface Asked {
  readonly overtime: number;
  readonly restDay: number;
  readonly leave: readonly number[];
}

const overtimeOf = (p: Person, asked: Asked, c: Chance): number =>
  p.cards === 'quarter'
    ? c.pick([15, 29])
    : p.cards === 'flextime'
      ? 0
      : // A driver is bound 284 hours a month at most, breaks and all.
        Math.min(asked.overtime, p.cards === 'truck' ? 30 * H : asked.overtime);

/** Lays out a month; hours beyond the plan go where they are overtime for certain. */
export const layMonth = (p: Person, from: number, to: number, asked: Asked, c: Chance): Laid => {
  const planned = plan(p, from, to);
  const begin =
    p.cards === 'busy' ? c.pick([9, 9, 13, 22]) * H : p.cards === 'alternating' ? c.pick([9, 14]) * H : 9 * H;
  let left = overtimeOf(p, asked, c);
  const shifts: Shift[] = [];
  for (const [day, minutes] of planned) {
    if (asked.leave.includes(day)) continue;
    const room = minutes >= HOURS.day || p.cards === 'busy' ? Math.min(left, 4 * H) : 0;
    left -= room;
    const worked = room > 0 ? Math.max(minutes, HOURS.day) + room : minutes;
    shifts.push({ day, start: begin, worked, rest: breakFor(worked), planned: minutes, restDay: false });
  }
  const sundays = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((d) => weekday(d) === 0);
  if (asked.restDay > 0 && p.cards === 'busy') {
    const worked = Math.min(asked.restDay, 10 * H);
    shifts.push({ day: c.pick(sundays), start: 9 * H, worked, rest: breakFor(worked), planned: 0, restDay: true });
  }
  return addUp(shifts);
};

/** The cards of a month, with the days off where every day was planned. */
export const writeCards = (firm: Firm, p: Person, from: number, to: number, laid: Laid, c: Chance): void => {
  const all = WEEKS[p.cards!] !== undefined || c.often(40);
  const next = c.often(50);
  const entered = c.often(50);
  const shifts = new Map(laid.shifts.map((s) => [s.day, s]));
  const planned = plan(p, from, to);
  for (let d = from; d <= to; d += 1) {
    const s = shifts.get(d);
    const base = { worker_id: p.id, date: iso(d) };
    const minutes = WEEKS[p.cards!] && p.cards !== 'flextime' ? { planned_time: clock(planned.get(d) ?? 0) } : {};
    const day_type = weekday(d) === 0 ? 'statutory_rest_day' : planned.has(d) ? 'scheduled' : 'day_off';
    if (!s) {
      if (all) rows(firm, 'workday').push({ ...base, day_type, ...minutes, worked: '0:00' });
      continue;
    }
    const out = end(s);
    const row: Row = {
      ...base,
      day_type,
      ...minutes,
      clock_in: clock(s.start),
      clock_out: clock(next && out > 24 * H ? out - 24 * H : out),
    };
    if (out <= NIGHT.from) row.break_time = clock(s.rest);
    else if (s.rest > 0)
      Object.assign(row, { break_start: clock(breakFrom(s)), break_end: clock(breakFrom(s) + s.rest) });
    else row.break_time = clock(0);
    if (entered) row.worked = clock(s.worked);
    if (p.cards === 'truck')
      Object.assign(row, {
        bound_time: clock(out - s.start),
        rest_before: clock(c.pick([9 * H, 11 * H, 14 * H])),
        driving_time: clock(c.pick([5 * H, 8 * H, 8 * H + 30])),
        longest_driving: clock(c.pick([2 * H, 4 * H])),
        long_haul: 'false',
        no_place_to_park: 'false',
      });
    rows(firm, 'workday').push(row);
  }
};
