// Lengths between bounds: sums and differences that keep what is surely at least and surely at most.
import type { Bounds, Cause } from './types.js';

export const exactly = (n: number): Bounds => ({ lo: n, hi: n, why: null });
export const NOTHING: Bounds = exactly(0);

/** From lo to hi; the cause is dropped where the two are one. */
export const between = (lo: number, hi: number, why: Cause | null): Bounds =>
  lo === hi ? exactly(lo) : { lo, hi, why };

export const anything = (why: Cause | null): Bounds => ({ lo: 0, hi: Infinity, why });

export const sum = (a: Bounds, b: Bounds): Bounds => between(a.lo + b.lo, a.hi + b.hi, a.why ?? b.why);

/** a − b, never below zero; Infinity less Infinity may be anything. */
export const less = (a: Bounds, b: Bounds): Bounds =>
  between(
    Math.max(0, b.hi === Infinity ? 0 : a.lo - b.hi),
    a.hi === Infinity ? Infinity : Math.max(0, a.hi - b.lo),
    a.why ?? b.why,
  );

/** The narrower of two statements about one length. */
export const narrowed = (a: Bounds, b: Bounds): Bounds =>
  between(Math.max(a.lo, b.lo), Math.min(a.hi, b.hi), a.why ?? b.why);
