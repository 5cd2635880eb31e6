// One row → the stretch of work it speaks of, and how much of it lies inside a window of days or of the night.
import { anything, between, exactly, NOTHING } from './bounds.js';
import { type Attendance, type Bounds, type Cause, type Missing, PER_MINUTE, type Surely } from './types.js';

const DAY = 24 * 60 * PER_MINUTE;

/** Half-open, in sevenths of a minute since day 0. */
export type Piece = readonly [number, number];

export interface Shift {
  readonly row: number;
  readonly day: number;
  /** Where the work lay, breaks cut out if their place is known; null: nobody knows. */
  readonly pieces: readonly Piece[] | null;
  /** Breaks of unknown place inside the pieces. */
  readonly loose: Bounds;
  readonly worked: Bounds;
  readonly why: Cause | null;
}

const length = (pieces: readonly Piece[]): number => pieces.reduce((n, [a, b]) => n + b - a, 0);

/** The shift of a row by itself; whether it runs into others is seen later. */
export const shiftOf = (r: Attendance, row: number): Shift => {
  const cause = (what: Missing): Cause => ({ what, row, day: r.day });
  const open = (what: Missing): Shift => openShift(row, r.day, cause(what));
  if (r.twice) return open('twice');
  if (r.idle) return { row, day: r.day, pieces: [], loose: NOTHING, worked: NOTHING, why: null };
  if (r.start === null || r.end === null)
    return open(r.start === null ? (r.end === null ? 'punches' : 'start') : 'end');
  const end = r.end > r.start ? r.end : r.end + 24 * 60;
  if (end <= r.start) return open('end');
  const at = (minute: number): number => r.day * DAY + minute * PER_MINUTE;
  const gross: Piece = [at(r.start), at(end)];
  const placed = r.breakSpans && placedIn(r.breakSpans, r.start, end);
  if (r.breakSpans && !placed) return open('break');
  if (placed) {
    const taken = placed.reduce((n, [a, b]) => n + b - a, 0);
    if (r.breaks !== null && r.breaks !== taken) return open('break');
    const pieces = cutOut(
      gross,
      placed.map(([a, b]) => [at(a), at(b)]),
    );
    return { row, day: r.day, pieces, loose: NOTHING, worked: exactly(length(pieces)), why: null };
  }
  const span = gross[1] - gross[0];
  if (r.breaks === null) {
    const why = cause('break');
    return { row, day: r.day, pieces: [gross], loose: between(0, span, why), worked: between(0, span, why), why };
  }
  const taken = r.breaks * PER_MINUTE;
  if (taken < 0 || taken > span) return open('break');
  return {
    row,
    day: r.day,
    pieces: [gross],
    loose: exactly(taken),
    worked: exactly(span - taken),
    why: taken > 0 && taken < span ? cause('break_place') : null,
  };
};

export const openShift = (row: number, day: number, why: Cause): Shift => ({
  row,
  day,
  pieces: null,
  loose: NOTHING,
  worked: anything(why),
  why,
});

/** Breaks in order inside the shift, a day later where they must be; undefined where they do not fit. */
const placedIn = (
  spans: readonly (readonly [number, number])[],
  start: number,
  end: number,
): readonly Piece[] | undefined => {
  const placed = spans
    .map(([a, b]): Piece => {
      const from = a < start ? a + 24 * 60 : a;
      const to = b < a ? b + 24 * 60 : b;
      return [from, to + (from - a)];
    })
    .sort((x, y) => x[0] - y[0]);
  const fits = placed.every(([a, b], i) => a >= start && b >= a && b <= end && (i === 0 || a >= placed[i - 1]![1]));
  return fits ? placed : undefined;
};

const cutOut = ([from, to]: Piece, breaks: readonly Piece[]): readonly Piece[] => {
  const out: Piece[] = [];
  let at = from;
  for (const [a, b] of breaks) {
    if (a > at) out.push([at, a]);
    at = Math.max(at, b);
  }
  if (to > at) out.push([at, to]);
  return out;
};

/** The pieces cut at midnight, each with its civil day. */
export const byDay = (pieces: readonly Piece[]): readonly { readonly day: number; readonly piece: Piece }[] => {
  const out: { day: number; piece: Piece }[] = [];
  for (const [from, to] of pieces)
    for (let at = from; at < to; ) {
      const day = Math.floor(at / DAY);
      const until = Math.min(to, (day + 1) * DAY);
      out.push({ day, piece: [at, until] });
      at = until;
    }
  return out;
};

/** Work inside a window that covers `sure` (and perhaps `perhaps`) of the shift's pieces: loose breaks may lie in it or not. */
export const inside = (s: Shift, sure: number, perhaps: number, why: Cause | null): Bounds => {
  const span = length(s.pieces!);
  return between(Math.max(0, sure - s.loose.hi), Math.max(0, Math.min(perhaps, span - s.loose.lo)), why ?? s.why);
};

/** How much of a stretch lies in a window of every day; `from` and `to` in minutes of the day. */
export const windowIn = ([a, b]: Piece, window: { readonly from: number; readonly to: number }): number => {
  const from = window.from * PER_MINUTE;
  const long = (window.to > window.from ? window.to - window.from : window.to + 24 * 60 - window.from) * PER_MINUTE;
  const upTo = (t: number): number => {
    const days = Math.floor((t - from) / DAY);
    return days * long + Math.min(t - from - days * DAY, long);
  };
  return upTo(b) - upTo(a);
};

/** The last `amount` of the pieces, or all of them. */
export const tailOf = (pieces: readonly Piece[], amount: number): readonly Piece[] => {
  const out: Piece[] = [];
  let rest = amount;
  for (let i = pieces.length - 1; i >= 0 && rest > 0; i -= 1) {
    const [a, b] = pieces[i]!;
    out.push([Math.max(a, b - rest), b]);
    rest -= b - a;
  }
  return out;
};

export type DayStatus = (day: number) => { readonly is: Surely; readonly why: Cause | null };
