// Numbers of the law as read in the reference, a second time: nothing here is taken from kijun's tables.
import { day, monthsFrom } from './days.js';

/** Hourly minimum wages by prefecture, latest first. */
const FLOORS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'JP-01': [
    ['2026-10-01', 1131],
    ['2025-10-04', 1075],
    ['2024-10-01', 1010],
    ['2023-10-01', 960],
  ],
  'JP-05': [
    ['2026-10-14', 1090],
    ['2026-03-31', 1031],
    ['2024-10-01', 951],
    ['2023-10-01', 897],
  ],
  'JP-13': [
    ['2026-10-01', 1280],
    ['2025-10-03', 1226],
    ['2024-10-01', 1163],
    ['2023-10-01', 1113],
  ],
  'JP-27': [
    ['2026-10-01', 1231],
    ['2025-10-16', 1177],
    ['2024-10-01', 1114],
    ['2023-10-01', 1064],
  ],
  'JP-47': [
    ['2026-12-02', 1086],
    ['2025-12-01', 1023],
    ['2024-10-09', 952],
    ['2023-10-08', 896],
  ],
};

/** Minimum Wage Act 9: the rate in force in the prefecture on that day. */
export const floorOn = (prefecture: string, d: number): number =>
  FLOORS[prefecture]!.find(([from]) => day(from) <= d)![1];

/** LSA 39(1), (2): days by months of service. */
const FULL = [
  [78, 20],
  [66, 18],
  [54, 16],
  [42, 14],
  [30, 12],
  [18, 11],
  [6, 10],
] as const;
/** Ord 24-3(3): days by months of service, for one to four days a week. */
const PART: Readonly<Record<number, readonly number[]>> = {
  4: [15, 13, 12, 10, 9, 8, 7],
  3: [11, 10, 9, 8, 6, 6, 5],
  2: [7, 6, 6, 5, 4, 4, 3],
  1: [3, 3, 3, 2, 2, 2, 1],
};

/** Days of annual leave due on a day: full for 30 hours or five days a week. */
export const leaveDue = (hired: number, on: number, weekHours: number, weekDays: number): number => {
  const step = FULL.findIndex(([months]) => monthsFrom(hired, on) >= months);
  if (step < 0) return 0;
  return weekHours >= 30 || weekDays >= 5 ? FULL[step]![1] : PART[weekDays]![step]!;
};

/** Employees' Pension Act 81(4). */
export const PENSION = 0.183;
/** The worker's share of employment insurance, general business: the yearly notice, in force from 1 April. */
export const employmentShare = (d: number): number =>
  d >= day('2026-04-01') ? 0.005 : d >= day('2025-04-01') ? 0.0055 : d >= day('2023-04-01') ? 0.006 : 0.005;

/** LSA 37(1), (4), Order 5 of 1994: on top of the normal wage; beyond 60 hours for every firm since 2023-04-01. */
export const EXTRA = { overtime: 0.25, beyond: 0.5, restDay: 0.35, night: 0.25 } as const;
export const BEYOND = 60;
/** LSA 36(4), (5), (6). */
export const CAPS = { month: 45, year: 360, specialYear: 720, specialTimes: 6, total: 100, average: 80 } as const;
/** Worker Dispatching Act 30-4, the yearly notices: yen an hour for commuting (the highest of the years), retirement pay. */
export const COMMUTING = 79;
export const RETIREMENT = 0.05;
/** LSA 20(1), 23(1); Labour Policies Act Ordinance 12: days. */
export const NOTICE_DAYS = 30;
export const RETURN_DAYS = 7;
export const REPORT_DAYS = 10;
/** LSA 91: a half of one day, a tenth of one period, as divisors. */
export const SANCTION = { act: 2, period: 10 } as const;
/** LSA 26. */
export const IDLE_SHARE = 0.6;
/** LSA 65: days before and after a birth. */
export const BIRTH = { before: 42, after: 56, afterWithConsent: 42 } as const;
/** Ordinance of 1952 no. 21: five in a thousand a year. */
export const SAVINGS_RATE = 0.005;
/** LSA 41-2(1); Ord 34-2. */
export const EXPERT = { pay: 10_750_000, restDays: 104 } as const;
/** LSA 32, 32-4, 32-5, Ord 12-4: minutes. */
export const HOURS = { day: 480, week: 2400, variableDay: 600, variableWeek: 3120 } as const;
/** Yen an hour for commuting by year, latest first. */
export const COMMUTING_SINCE = [
  ['2026-04-01', 79],
  ['2025-04-01', 73],
  ['2024-04-01', 72],
] as const;
