// LSA 37 worked out a second time: Ord 19 for the normal wage, Ord 20 for the rates, circular 1988-03-14 no. 150 for rounding.
import { type Fraction, least, minus, most, nearest, of, over, plus, times } from './fraction.js';
import { BEYOND, EXTRA } from './law.js';

/** What was worked in a month, and the wage it is worked out from. */
export interface Worked {
  /** Normal wage for an hour, piece pay left out (Ord 19(1) i to v). */
  readonly wage: Fraction;
  /** Piece pay divided by all hours worked (Ord 19(1) vi): its hours are paid once already. */
  readonly piece: Fraction;
  readonly overtime: Fraction;
  readonly restDay: Fraction;
  readonly night: Fraction;
}

export interface Premiums {
  readonly overtime: Fraction;
  readonly beyond: Fraction;
  readonly restDay: Fraction;
  readonly night: Fraction;
}

const KINDS = ['overtime', 'beyond', 'restDay', 'night'] as const;
export const sum = (p: Premiums): Fraction => plus(...KINDS.map((k) => p[k]));

interface Rounding {
  readonly hours: boolean;
  readonly wage: boolean;
  readonly rates: boolean;
  readonly totals: boolean;
}

export type Rates = Readonly<Record<keyof typeof EXTRA, number>>;

const duties = (w: Worked, r: Rounding, rates: Rates): Premiums => {
  const hours = (h: Fraction): Fraction => (r.hours ? nearest(h) : h);
  const rate = (x: Fraction): Fraction => (r.rates ? nearest(x) : x);
  const total = (x: Fraction): Fraction => (r.totals ? nearest(x) : x);
  const wage = r.wage ? nearest(w.wage) : w.wage;
  const paid = (h: Fraction, normal: number, extra: number): Fraction =>
    total(times(h, rate(plus(times(wage, normal + extra), times(w.piece, extra)))));
  const overtime = hours(w.overtime);
  const beyond = most(0, minus(overtime, BEYOND));
  return {
    overtime: paid(minus(overtime, beyond), 1, rates.overtime),
    beyond: paid(beyond, 1, rates.beyond),
    restDay: paid(hours(w.restDay), 1, rates.restDay),
    night: paid(hours(w.night), 0, rates.night),
  };
};

/** Every unrounded yen. */
export const exactly = (w: Worked, rates: Rates = EXTRA): Premiums =>
  duties(w, { hours: false, wage: false, rates: false, totals: false }, rates);

const WAYS: readonly Rounding[] = Array.from({ length: 16 }, (_, i) => ({
  hours: i % 2 > 0,
  wage: i % 4 > 1,
  rates: i % 8 > 3,
  totals: i > 7,
}));

/** The least that is lawful: the circular allows each of its roundings by itself, and asks for none. */
export const leastLawful = (w: Worked, rates: Rates = EXTRA): Premiums => {
  const ways = WAYS.map((r) => duties(w, r, rates));
  const lowest = (k: keyof Premiums): Fraction => ways.map((p) => p[k]).reduce((a, b) => least(a, b));
  // Overtime and what goes beyond sixty hours come from the same rounded hours.
  return { overtime: lowest('overtime'), beyond: lowest('beyond'), restDay: lowest('restDay'), night: lowest('night') };
};

/** Yearly hours / 12 (Ord 19(1) iv): what one hour of monthly pay is worth. */
export const perHour = (monthly: number, yearHours: number): Fraction => over(times(monthly, 12), of(yearHours));
