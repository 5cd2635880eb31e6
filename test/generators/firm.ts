// A made-up firm: its rows as they are written into files, and what they were made from.
import type { Chance } from './chance.js';
import { day } from './days.js';
import { type Fraction, nearestDown, times, whole } from './fraction.js';
import { employmentShare } from './law.js';
import type { Worked } from './premiums.js';

export type Row = Record<string, string>;

export type Form = 'monthly' | 'hourly' | 'daily' | 'piece' | 'mixed';

export interface Terms {
  readonly form: Form;
  /** Yen an hour, the same in every form of pay of the same work. */
  readonly rate: number;
  readonly dayMinutes: number;
  readonly weekDays: number;
  readonly yearHours: number;
  /** Allowances that count everywhere, yen a month. */
  readonly allowances: Readonly<Row>;
  readonly kind: 'ordinary' | 'driver' | 'physician' | 'manager' | 'minor';
}

/** One month of a worker: the slip, and the work it pays. */
export interface Month {
  readonly slip: Row;
  readonly from: number;
  readonly to: number;
  readonly worked: Worked;
  /** Days of leave taken in it. */
  leave: number;
}

export interface Person {
  readonly id: string;
  readonly row: Row;
  /** The contract in force, the last of `contracts`. */
  readonly contract: Row;
  readonly terms: Terms;
  hired: number;
  readonly months: Month[];
  /** The last day of employment. */
  until?: number;
  /** Neither overtime nor rest days nor nights are worked. */
  calm?: boolean;
  /** How the days were planned, for those whose time cards are in the file. */
  cards?: Cards;
}

export type Cards =
  | 'plain'
  | 'quarter'
  | 'busy'
  | 'one_month_variable'
  | 'one_year_variable'
  | 'one_week_variable'
  | 'flextime'
  | 'truck'
  | 'alternating';

export interface Firm {
  readonly id: string;
  readonly chance: Chance;
  readonly row: Row;
  readonly tables: Record<string, Row[]>;
  readonly people: Person[];
  readonly periods: readonly { readonly from: number; readonly to: number }[];
  readonly prefecture: string;
  /** A clause for special months stands in the agreement. */
  readonly special: boolean;
  /** How many share the rent of the dormitory; 0: there is none. */
  readonly sharers: number;
}

export const rows = (firm: Firm, table: string): Row[] => {
  firm.tables[table] ??= [];
  return firm.tables[table]!;
};

export const yes = (x: boolean): string => (x ? 'true' : 'false');
export const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (text: string): number => {
  const [h, m] = text.split(':') as [string, string];
  return Number(h) * 60 + Number(m);
};
export const yen = (slip: Row, column: string): number => Number(slip[column] ?? 0);

const PAY =
  `base_pay piece_pay overtime_pay overtime_over60_pay overtime_within_pay fixed_overtime_pay holiday_pay nonstat_holiday_pay
  night_pay allowance_position allowance_duty allowance_licence allowance_attendance allowance_commuting allowance_family
  allowance_housing allowance_other paid_leave_pay leave_allowance bonus one_off_pay back_pay reimbursement in_kind_pay`.split(
    /\s+/,
  );
const CUTS = ['attendance_deduction', 'absence_deduction', 'late_early_deduction'];
const TAKEN =
  `deduction_health deduction_care deduction_pension deduction_employment_insurance deduction_accident_insurance deduction_income_tax
  deduction_resident_tax deduction_housing deduction_food deduction_utilities deduction_savings deduction_advance deduction_union
  deduction_penalty deduction_fees deduction_other`.split(/\s+/);

const total = (slip: Row, columns: readonly string[]): number => columns.reduce((n, c) => n + yen(slip, c), 0);

/** Adds up a slip whose items were changed: gross, deductions, net. */
export const settle = (slip: Row): void => {
  slip.gross_pay = String(total(slip, PAY) - total(slip, CUTS));
  slip.total_deductions = String(total(slip, TAKEN));
  slip.net_pay = String(Number(slip.gross_pay) - Number(slip.total_deductions));
};

/** The same, and the share of employment insurance follows the gross pay. */
export const settleAnew = (slip: Row): void => {
  settle(slip);
  if (yen(slip, 'deduction_employment_insurance') === 0) return;
  const share = times(Number(slip.gross_pay), employmentShare(day(slip.period_end!)));
  slip.deduction_employment_insurance = String(whole(nearestDown(share)));
  settle(slip);
};

/** A breach that is expected: whose, of which period, and the money. */
export interface Expected {
  readonly worker?: string;
  readonly from?: string;
  /** Money owed; 'open': a breach of money whose amount the records do not tell; null: none is owed. */
  readonly owed: Fraction | 'open' | null;
}

export interface Planted {
  readonly found: readonly Expected[];
  /** Breaches that the same act is bound to be as well. No yen is counted twice: `owed` is what they add, if anything. */
  readonly also?: readonly {
    readonly rule: string;
    readonly times: number;
    readonly why: string;
    readonly owed?: Fraction;
  }[];
}

/** What is asked of a firm: these parts and no other; so many months. */
export interface Wish {
  readonly parts?: readonly string[];
  readonly months?: number;
  /** Few people. */
  readonly few?: boolean;
  /** Files of its own: what matters is that one is missing. */
  readonly alone?: boolean;
}

/** Breaks one rule in a lawful firm, or says that this firm has nothing it could be broken in. */
export interface Plant {
  (firm: Firm, chance: Chance): Planted | undefined;
  readonly wish?: Wish;
}

/** A plant that needs more than an ordinary firm. */
export const wishing = (wish: Wish, plant: (firm: Firm, chance: Chance) => Planted | undefined): Plant =>
  Object.assign((firm: Firm, c: Chance) => plant(firm, c), { wish });

export const one = (worker: string | undefined, from: string | undefined, owed: Expected['owed']): Planted => ({
  found: [{ ...(worker ? { worker } : {}), ...(from ? { from } : {}), owed }],
});

/** A month of somebody, chosen by chance among those that fit. */
export const someMonth = (
  firm: Firm,
  c: Chance,
  fits: (m: Month, p: Person) => boolean,
): { readonly p: Person; readonly m: Month } | undefined => {
  const all = firm.people.flatMap((p) => p.months.filter((m) => fits(m, p)).map((m) => ({ p, m })));
  return all.length > 0 ? c.pick(all) : undefined;
};

/** Somebody who fits. */
export const somebody = (firm: Firm, c: Chance, fits: (p: Person) => boolean): Person | undefined => {
  const all = firm.people.filter(fits);
  return all.length > 0 ? c.pick(all) : undefined;
};
