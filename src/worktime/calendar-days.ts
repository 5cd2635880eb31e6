// Shifts → for every civil day, how much work surely and at most fell on it: what rest days and gaps are judged by.
import { anything, between, exactly, NOTHING, sum } from './bounds.js';
import { byDay, type Shift } from './shift.js';
import type { Bounds, Cause, Span, Surely, Worker } from './types.js';

export interface CalendarDays {
  /** Whether anybody worked on that civil day, at whatever hour, of whichever shift. */
  worked(day: number): { readonly is: Surely; readonly why: Cause | null };
  /** A day without a row on which somebody may have worked. */
  isGap(day: number): boolean;
}

const within = (spans: readonly Span[], day: number): boolean => {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const s = spans[middle]!;
    if (day < s.from) high = middle - 1;
    else if (day > s.to) low = middle + 1;
    else return true;
  }
  return false;
};

/** How far a shift of unknown end may run on. */
const MOST_DAYS = 2;

export const calendarDays = (w: Worker, shifts: readonly Shift[]): CalendarDays => {
  const amounts = new Map<number, Bounds>();
  const add = (day: number, b: Bounds): void => void amounts.set(day, sum(amounts.get(day) ?? NOTHING, b));
  const rows = new Set(w.rows.map((r) => r.day));
  for (const s of shifts) {
    add(s.day, NOTHING);
    if (!s.pieces) {
      for (let d = s.day; d <= s.day + MOST_DAYS; d += 1) add(d, anything(s.why));
      continue;
    }
    const parts = byDay(s.pieces);
    const span = parts.reduce((n, { piece: [a, b] }) => n + b - a, 0);
    for (const { day, piece } of parts) {
      const gross = piece[1] - piece[0];
      add(day, between(Math.max(0, gross - s.loose.hi), Math.min(gross, span - s.loose.lo), s.why));
    }
  }
  const strays = new Set(w.strays);
  const isGap = (day: number): boolean =>
    !rows.has(day) && day >= w.employed.from && day <= w.employed.to && !within(w.idle, day);
  return {
    isGap,
    worked(day) {
      const why = (what: 'gap' | 'stray'): Cause => ({ what, row: -1, day });
      const own = amounts.get(day) ?? exactly(0);
      const more = isGap(day) ? why('gap') : w.strayAnywhere || strays.has(day) ? why('stray') : null;
      if (own.lo > 0) return { is: 'yes', why: null };
      if (own.hi === 0 && more === null) return { is: 'no', why: null };
      return { is: 'maybe', why: own.why ?? more };
    },
  };
};
