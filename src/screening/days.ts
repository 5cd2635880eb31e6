// Days that a record holds: until when it is good, until when the firm may reply. In: the day it speaks of, the policy. Out: days as written.
import { addMonths, firstDayOfMonth, formatDay, lastDayOfMonth, monthIndex, parseIsoDay } from '../calendar/day.js';
import type { FirmReport } from '../report/types.js';
import type { Policy } from './types.js';

export const later = (day: string, days: number): string => formatDay(parseIsoDay(day)! + days);

/** The next day on which a payroll like the last one closes: the same day of a later month, the last of it for the last. */
const nextPayroll = (asOf: string, period: FirmReport['period']): string | null => {
  if (period === null) return null;
  const [now, last] = [parseIsoDay(asOf)!, parseIsoDay(period.to)!];
  const atEnd = last === lastDayOfMonth(monthIndex(last));
  const closing = (n: number): number => (atEnd ? lastDayOfMonth(monthIndex(last) + n) : addMonths(last, n));
  let n = Math.max(1, monthIndex(now) - monthIndex(last));
  while (closing(n) <= now) n += 1;
  return formatDay(closing(n));
};

/** The policy's days, or the close of the next payroll, whichever comes first: by then there is newer evidence. */
export const expiry = (
  asOf: string,
  period: FirmReport['period'],
  policy: Policy,
): { readonly expires: string; readonly expiresFor: 'days' | 'next_payroll' } => {
  const byDays = later(asOf, policy.expiryDays);
  const byPayroll = nextPayroll(asOf, period);
  return byPayroll !== null && byPayroll < byDays
    ? { expires: byPayroll, expiresFor: 'next_payroll' }
    : { expires: byDays, expiresFor: 'days' };
};

/** Whole months after `since` that the report's period covers. */
export const monthsCovered = (since: string, period: FirmReport['period']): number => {
  if (period === null) return 0;
  const begin = Math.max(parseIsoDay(since)! + 1, parseIsoDay(period.from)!);
  const end = parseIsoDay(period.to)!;
  const first = monthIndex(begin) + (firstDayOfMonth(monthIndex(begin)) === begin ? 0 : 1);
  const last = monthIndex(end) - (lastDayOfMonth(monthIndex(end)) === end ? 0 : 1);
  return Math.max(0, last - first + 1);
};
