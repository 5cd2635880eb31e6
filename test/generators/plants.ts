// For each rule of the pack: how to break it and no other, and what is then owed.
import type { Plant } from './firm.js';
import { caps } from './plants/caps.js';
import { money } from './plants/money.js';
import { papers } from './plants/papers.js';
import { pay } from './plants/pay.js';
import { unequal } from './plants/unequal.js';

export const PLANTS: Readonly<Record<string, Plant>> = { ...pay, ...papers, ...money, ...caps, ...unequal };

const LATER =
  `attendance/day-not-rounded attendance/hours-not-above attendance/hours-on-payslip attendance/night-on-payslip
  attendance/overtime-on-payslip attendance/rest-day-on-payslip contract/conversion-notice contract/conversion
  deductions/forced-savings deductions/in-house-savings deductions/lateness deductions/sanction-act
  deductions/sanction-period dismissal/after-report dismissal/notice dismissal/protected-period
  dispatch/client-parity dispatch/commuting dispatch/duty dispatch/general-wage dispatch/licence
  drivers/bound-day drivers/bound-month drivers/bound-year drivers/driving-run drivers/driving-two-days
  drivers/rest equality/bonus-nationality equality/declared-comparator equality/dormitory-nationality
  equality/pay-sex exemption/professional fairness/allowances fairness/base-pay fairness/bonus fees/broker
  fees/from-job-seeker foreign-workers/leaving-report hours/agreement-by-attendance hours/breaks hours/forty-four
  hours/one-week-day hours/one-week-variable hours/scheduled-day hours/scheduled-week hours/weekly-rest
  leave/attendance leave/granted leave/idle-allowance leave/ledger leaving/final-pay leaving/return-of-things
  liberty/debt-bondage liberty/excessive-overtime liberty/wages-withheld maternity/after-birth
  maternity/before-birth maternity/nursing maternity/relief minors/age minors/daily-hours
  minors/night-by-attendance minors/night minors/weekly-hours overtime/physician-year overtime/six-months
  overtime/year-360 overtime/year-720 payment/emergency payment/in-kind payment/monthly payment/piece-guarantee
  records/wage-ledger variable/flextime-frame variable/frame-plan variable/one-year-day
  variable/one-year-days-off variable/one-year-week work/as-offered work/contractor work/core-tasks
  work/other-tasks work/tasks-in-contract`.split(/\s+/);

/** Rules no plant breaks, and why. */
export const NOT_PLANTED: Readonly<Record<string, string>> = Object.fromEntries(
  LATER.map((r) => [r, 'not yet planted']),
);
