// Civil days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar. No time zone, no Date objects.

export interface CivilDay {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  /** 1-31 */
  readonly day: number;
}

/** Days since 1970-01-01 of a day that exists; a day that does not exist must be refused with `isValid` first. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years counted from March put the leap day last, so that month lengths follow one line.
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a day number. */
export function civil(dayNo: number): CivilDay {
  const z = dayNo + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Length of a month (1-12) in days. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Whether the day exists; years 1-9999 only, so that it can be written in four digits. */
export function isValid(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** 2025-04-01 */
export function formatDay(dayNo: number): string {
  const { year, month, day } = civil(dayNo);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Day number of exactly `2025-04-01`; undefined for any other form and for days that do not exist. */
export function parseIsoDay(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isValid(year, month, day) ? dayNumber(year, month, day) : undefined;
}

/** The same day `n` months later or earlier; the 31st becomes the last day of a shorter month. */
export function addMonths(dayNo: number, n: number): number {
  const { year, month, day } = civil(dayNo);
  const index = year * 12 + month - 1 + n;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Whole months from one day to another, rounded down: the greatest n for which `addMonths(from, n)` is not after `to`. */
export function monthsBetween(from: number, to: number): number {
  const n = monthIndex(to) - monthIndex(from);
  return addMonths(from, n) <= to ? n : n - 1;
}

/** Days of the week by name, Sunday first. */
export const WEEKDAYS: readonly string[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** 0 (Sunday) to 6. */
export function weekdayIndex(dayNo: number): number {
  return (((dayNo + 4) % 7) + 7) % 7;
}

/**
 * The first day on or after `dayNo` that is written with this month and day; 29 February is looked for in leap years only.
 * Undefined where no year has such a day.
 */
export function nextDate(dayNo: number, month: number, day: number): number | undefined {
  if (!isValid(2000, month, day)) return undefined; // a leap year
  for (let { year } = civil(dayNo); ; year += 1) {
    if (day > daysInMonth(year, month)) continue;
    const found = dayNumber(year, month, day);
    if (found >= dayNo) return found;
  }
}

/** Months are numbers too: year * 12 + month - 1. */
export function monthIndex(dayNo: number): number {
  const { year, month } = civil(dayNo);
  return year * 12 + month - 1;
}

/** 2025-04 */
export function formatMonth(index: number): string {
  return formatDay(firstDayOfMonth(index)).slice(0, 7);
}

/** Day number of the first day of a month index. */
export function firstDayOfMonth(index: number): number {
  return dayNumber(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** Day number of the last day of a month index. */
export function lastDayOfMonth(index: number): number {
  return firstDayOfMonth(index + 1) - 1;
}
