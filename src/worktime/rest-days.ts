// Which civil days are statutory rest days: named by kind, a day of the week, or by default the last days off of a block of weeks.
import type { CalendarDays } from './calendar-days.js';
import type { DayStatus } from './shift.js';
import type { Cause, KindOfDay, Settings, Surely, Worker } from './types.js';

/** 0 is Sunday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

export const weekStartOf = (day: number, start: number): number => day - ((weekdayOf(day) - start + 7) % 7);

interface Kind {
  readonly kind: KindOfDay | null;
  readonly why: Cause | null;
}

/** Rest days as the settings of one row see them. */
export type RestDays = (settings: Settings) => DayStatus;

export const restDays = (w: Worker, days: CalendarDays): RestDays => {
  const kinds = new Map<number, Kind>();
  for (const [row, r] of w.rows.entries()) {
    const before = kinds.get(r.day);
    const why: Cause = { what: 'kind', row, day: r.day };
    // Rows of one day that name it differently name it not at all.
    const kind = r.twice ? null : before === undefined || before.kind === r.kind ? r.kind : null;
    kinds.set(r.day, { kind, why: kind === null ? why : null });
  }
  const kindOf = (day: number): Kind =>
    kinds.get(day) ?? { kind: null, why: { what: days.isGap(day) ? 'gap' : 'kind', row: -1, day } };

  const blocks = new Map<string, ReadonlyMap<number, Surely>>();
  const inBlock = (first: number, length: number, most: number): ReadonlyMap<number, Surely> => {
    const key = `${first} ${length} ${most}`;
    let found = blocks.get(key);
    if (!found) {
      found = lastDaysOff(first, length, most, days, kindOf);
      blocks.set(key, found);
    }
    return found;
  };

  return ({ rest, weekStart, restBlock }) =>
    (day) => {
      const own = kindOf(day);
      if (rest.by === 'weekday') return { is: weekdayOf(day) === rest.weekday ? 'yes' : 'no', why: null };
      if (rest.by === 'kind') {
        if (own.kind === null) return { is: 'maybe', why: own.why };
        return { is: own.kind === 'rest_day' ? 'yes' : 'no', why: null };
      }
      if (rest.kinds && own.kind === null && days.worked(day).is !== 'no') return { is: 'maybe', why: own.why };
      const missing = (what: 'week_start' | 'rest_block'): { is: Surely; why: Cause } => ({
        is: 'maybe',
        why: { what, row: -1, day },
      });
      if (rest.weeks === 1 && weekStart === null) return missing('week_start');
      if (rest.weeks > 1 && restBlock === null) return missing('rest_block');
      const length = rest.weeks * 7;
      const first =
        rest.weeks === 1 ? weekStartOf(day, weekStart!) : day - ((((day - restBlock!) % length) + length) % length);
      const is = inBlock(first, length, rest.days).get(day)!;
      if (is !== 'maybe') return { is, why: null };
      return { is, why: own.why ?? firstOpen(first, length, days, kindOf) ?? { what: 'gap', row: -1, day } };
    };
};

/** The first thing in a block of days that is not known. */
const firstOpen = (first: number, length: number, days: CalendarDays, kindOf: (day: number) => Kind): Cause | null => {
  for (let d = first; d < first + length; d += 1) {
    const why = days.worked(d).why ?? kindOf(d).why;
    if (why) return why;
  }
  return null;
};

/**
 * The rules name no day: so many days of the block must be free of work. Days that were free fulfil this; work on a day off
 * is work on a rest day only where too few are left, and then on the last of them.
 */
const lastDaysOff = (
  first: number,
  length: number,
  most: number,
  days: CalendarDays,
  kindOf: (day: number) => Kind,
): ReadonlyMap<number, Surely> => {
  const all = Array.from({ length }, (_, i) => {
    const day = first + i;
    return { day, worked: days.worked(day).is, kind: kindOf(day).kind };
  });
  const out = new Map<number, Surely>(all.map(({ day }) => [day, 'no']));
  const free = all.filter((d) => d.worked === 'no');
  const open = all.filter((d) => d.worked === 'maybe');
  const say = (list: typeof all, is: Surely): void => {
    for (const { day } of list) out.set(day, is);
  };
  if (free.length >= most) {
    // Nobody who worked did so on a rest day; which of the free days are the rest days matters to no minute.
    say(open, 'no');
    say(free.slice(-most), open.length === 0 ? 'yes' : 'maybe');
    if (open.length > 0) say(free, 'maybe');
    return out;
  }
  const worked = all.filter((d) => d.worked === 'yes');
  if (open.length === 0 && worked.every((d) => d.kind !== null)) {
    say(free, 'yes');
    const off = worked.filter((d) => d.kind !== 'scheduled');
    const scheduled = worked.filter((d) => d.kind === 'scheduled');
    const missing = most - free.length;
    say(off.slice(-missing), 'yes');
    // No day off was planned at all: the last days of the block are taken.
    if (off.length < missing) say(scheduled.slice(off.length - missing), 'yes');
    return out;
  }
  say(free, 'maybe');
  say(open, 'maybe');
  const off = worked.filter((d) => d.kind !== 'scheduled');
  say(off, 'maybe');
  // With too few days off, days on the schedule may be taken.
  if (all.filter((d) => d.kind !== null && d.kind !== 'scheduled').length < most) say(worked, 'maybe');
  return out;
};
