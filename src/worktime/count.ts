// One worker's rows → minutes by kind for each row: worked, on rest days, at night, beyond the day, the week and the frame.
import { between, exactly, less, NOTHING, narrowed } from './bounds.js';
import { type CalendarDays, calendarDays } from './calendar-days.js';
import { newCounters, type Over, type Plans } from './counters.js';
import { restDays, weekStartOf } from './rest-days.js';
import {
  byDay,
  type DayStatus,
  inside,
  openShift,
  type Piece,
  type Shift,
  shiftOf,
  tailOf,
  windowIn,
} from './shift.js';
import { type Attendance, type Bounds, type Cause, type Measures, PER_MINUTE, type Worker } from './types.js';

/** Counts every row of a worker; answers stand in the order of the rows. */
export const countWorkingTime = (w: Worker): readonly Measures[] => {
  const shifts = apart(w);
  const days = calendarDays(w, shifts);
  const rest = restDays(w, days);
  const plans = plansOf(w, days);
  const counters = newCounters(w, days, plans);
  return w.rows.map((r, row) => measure(r, row, shifts[row]!, rest(r.settings), counters.take, plans));
};

const measure = (
  r: Attendance,
  row: number,
  s: Shift,
  status: DayStatus,
  take: (r: Attendance, row: number, counted: Bounds) => Over,
  plans: Plans,
): Measures => {
  const where = placed(r, row, s, status);
  const counted = less(s.worked, where.restDay);
  const { dayBefore, ...over } = take(r, row, counted);
  const { settings } = r;
  const week =
    settings.weekStart === null
      ? { day: null, why: { what: 'week_start', row, day: r.day } as const }
      : { day: weekStartOf(r.day, settings.weekStart), why: null };
  return {
    worked: s.worked,
    restDay: where.restDay,
    night: where.night,
    restDayNight: where.restDayNight,
    ...over,
    overtimeNight: nightOfTheLast(r, s, over.overtime, where),
    extra: extraOf(counted, dayBefore, plans.of(r.day, r.day), over.overtime),
    countsAsRestDay: status(r.day),
    weekStart: week,
  };
};

interface Placed {
  readonly restDay: Bounds;
  readonly night: Bounds;
  readonly restDayNight: Bounds;
  /** The pieces that lie on no rest day; null where some day is not sure. */
  readonly off: readonly Piece[] | null;
}

/** Where a shift's work lies: on rest days, in the night. */
const placed = (r: Attendance, row: number, s: Shift, status: DayStatus): Placed => {
  const { night } = r.settings;
  const noNight: Cause = { what: 'night', row, day: r.day };
  if (!s.pieces) {
    const touched = [0, 1, 2].map((n) => status(r.day + n));
    const any = between(0, s.worked.hi, s.why);
    const restDay = touched.every((t) => t.is === 'no') ? NOTHING : any;
    return { restDay, night: any, restDayNight: restDay, off: null };
  }
  const at = { sure: 0, perhaps: 0, sureNight: 0, perhapsNight: 0, night: 0 };
  let why: Cause | null = null;
  const off: Piece[] = [];
  for (const { day, piece } of byDay(s.pieces)) {
    const { is, why: open } = status(day);
    const long = piece[1] - piece[0];
    const dark = night ? windowIn(piece, night) : 0;
    at.night += dark;
    if (is === 'yes') [at.sure, at.sureNight] = [at.sure + long, at.sureNight + dark];
    if (is !== 'no') [at.perhaps, at.perhapsNight] = [at.perhaps + long, at.perhapsNight + dark];
    if (is === 'maybe') why ??= open;
    if (is === 'no') off.push(piece);
  }
  return {
    restDay: inside(s, at.sure, at.perhaps, why),
    night: night ? inside(s, at.night, at.night, null) : between(0, s.worked.hi, noNight),
    restDayNight: night ? inside(s, at.sureNight, at.perhapsNight, why) : between(0, s.worked.hi, noNight),
    off: why ? null : off,
  };
};

/** Overtime is the end of a shift's work that counts: how much of it lies in the night, wherever the breaks were. */
const nightOfTheLast = (r: Attendance, s: Shift, overtime: Bounds, where: Placed): Bounds => {
  const { night } = r.settings;
  if (overtime.hi === 0) return NOTHING;
  const most = between(0, overtime.hi, overtime.why ?? where.restDay.why ?? s.why);
  if (!where.off || !night) return narrowed(most, { ...where.night, lo: 0 });
  const nightIn = (amount: number): { dark: number; light: number } => {
    const tail = tailOf(where.off!, amount + s.loose.hi);
    const dark = tail.reduce((n, piece) => n + windowIn(piece, night), 0);
    return { dark, light: tail.reduce((n, [a, b]) => n + b - a, 0) - dark };
  };
  return between(
    Math.max(0, overtime.lo - nightIn(overtime.lo).light),
    Math.min(overtime.hi, nightIn(overtime.hi).dark),
    overtime.why ?? s.why,
  );
};

/** Beyond the plan of the day, less what is overtime: both are the end of the shift. */
const extraOf = (counted: Bounds, dayBefore: Bounds, plan: Bounds, overtime: Bounds): Bounds => {
  const beyondPlan = (c: number, before: number, p: number): number =>
    p === Infinity ? 0 : Math.max(0, c - (before === Infinity ? 0 : Math.max(0, p - before)));
  const beyond = between(
    beyondPlan(counted.lo, dayBefore.lo, plan.hi),
    beyondPlan(counted.hi, dayBefore.hi, plan.lo),
    counted.why ?? dayBefore.why ?? plan.why,
  );
  return less(beyond, overtime);
};

/** Shifts that run into each other, or on into the next day's, say nothing for sure. */
const apart = (w: Worker): readonly Shift[] => {
  const shifts = w.rows.map((r, i) => shiftOf(r, i));
  const known = shifts.filter((s) => s.pieces && s.pieces.length > 0);
  const first = (s: Shift): number => s.pieces![0]![0];
  const last = (s: Shift): number => s.pieces!.at(-1)![1];
  const wrong = new Map<number, Cause>();
  const sorted = [...known].sort((a, b) => first(a) - first(b));
  let open: Shift | null = null;
  for (const s of sorted) {
    if (open && first(s) < last(open))
      for (const x of [open, s]) wrong.set(x.row, { what: 'overlap', row: x.row, day: x.day });
    if (!open || last(s) > last(open)) open = s;
  }
  const rowsOf = new Map<number, Attendance[]>();
  for (const r of w.rows) rowsOf.set(r.day, [...(rowsOf.get(r.day) ?? []), r]);
  for (const s of known) if (runsOn(s, rowsOf)) wrong.set(s.row, { what: 'runs_on', row: s.row, day: s.day });
  return shifts.map((s) => (wrong.has(s.row) ? openShift(s.row, s.day, wrong.get(s.row)!) : s));
};

const A_DAY = 24 * 60 * PER_MINUTE;

/** Work belongs to the day it began on until the next shift was to begin: past that, or past a whole day when nobody knows, it is open. */
const runsOn = (s: Shift, rowsOf: ReadonlyMap<number, readonly Attendance[]>): boolean => {
  const [begin, end] = [s.pieces![0]![0], s.pieces!.at(-1)![1]];
  const next = s.day + 1;
  if (end <= next * A_DAY) return false;
  const rows = rowsOf.get(next) ?? [];
  const starts = rows.flatMap((r) => (r.plannedStart === null ? [] : [next * A_DAY + r.plannedStart * PER_MINUTE]));
  if (starts.some((at) => end > at && at > begin)) return true;
  const free = rows.length > 0 && rows.every((r) => r.kind === 'day_off' || r.kind === 'rest_day');
  return end - begin > A_DAY && !free && starts.length === 0;
};

/** What the rows plan; a day without a row may hold any plan, a day outside of employment none. */
const plansOf = (w: Worker, days: CalendarDays): Plans => {
  const planned = new Map<number, Bounds>();
  for (const [row, r] of w.rows.entries()) {
    const before = planned.get(r.day) ?? NOTHING;
    const own: Bounds =
      r.planned === null || r.twice
        ? { lo: 0, hi: Infinity, why: { what: 'planned', row, day: r.day } }
        : exactly(r.planned * PER_MINUTE);
    planned.set(r.day, between(before.lo + own.lo, before.hi + own.hi, before.why ?? own.why));
  }
  const onDay = (day: number): Bounds =>
    planned.get(day) ??
    (day < w.employed.from || day > w.employed.to
      ? NOTHING
      : { lo: 0, hi: Infinity, why: { what: days.isGap(day) ? 'gap' : 'planned', row: -1, day } });
  return {
    of(from, to) {
      let [lo, hi, why]: [number, number, Cause | null] = [0, 0, null];
      for (let day = from; day <= to; day += 1) {
        const b = onDay(day);
        [lo, hi, why] = [lo + b.lo, hi + b.hi, why ?? b.why];
      }
      return between(lo, hi, why);
    },
  };
};
