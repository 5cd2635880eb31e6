// For each rule of the pack: how to break it and no other, and what is then owed.
import type { Plant } from './firm.js';
import { papers } from './plants/papers.js';
import { pay } from './plants/pay.js';

export const PLANTS: Readonly<Record<string, Plant>> = { ...pay, ...papers };

const LATER =
  `attendance/day-not-rounded attendance/hours-not-above attendance/hours-on-payslip attendance/night-on-payslip
  attendance/overtime-on-payslip attendance/rest-day-on-payslip contract/conversion-notice contract/conversion
  deductions/accident-insurance deductions/advance deductions/agreed-item deductions/agreement
  deductions/employment-insurance-share deductions/forced-savings deductions/health-one-month
  deductions/health-share deductions/in-house-savings deductions/itemised deductions/lateness
  deductions/pension-share deductions/real-cost-intern deductions/real-cost deductions/sanction-act
  deductions/sanction-period dismissal/after-report dismissal/notice dismissal/protected-period
  dispatch/client-parity dispatch/commuting dispatch/duty dispatch/general-wage dispatch/licence
  drivers/bound-day drivers/bound-month drivers/bound-year drivers/driving-run drivers/driving-two-days
  drivers/rest equality/bonus-nationality equality/declared-comparator equality/dormitory-nationality
  equality/pay-nationality equality/pay-sex exemption/professional fairness/allowances fairness/base-pay
  fairness/bonus fees/broker fees/from-job-seeker foreign-workers/leaving-report health/doctor-interview
  health/long-hours-told hours/agreement-by-attendance hours/breaks hours/forty-four hours/one-week-day
  hours/one-week-variable hours/scheduled-day hours/scheduled-week hours/weekly-rest insurance/employment
  insurance/health insurance/pension insurance/premium-without-insurance leave/attendance leave/days
  leave/five-days leave/granted leave/idle-allowance leave/ledger leave/pay leaving/final-pay
  leaving/return-of-things liberty/debt-bondage liberty/excessive-overtime liberty/fees-deducted
  liberty/penalty-taken liberty/wages-withheld maternity/after-birth maternity/before-birth maternity/nursing
  maternity/relief minors/age minors/daily-hours minors/night-by-attendance minors/night minors/overtime
  minors/weekly-hours overtime/agreement overtime/average-80 overtime/month-45 overtime/physician-year
  overtime/six-months overtime/special-month overtime/under-100 overtime/year-360 overtime/year-720
  payment/emergency payment/full payment/in-kind payment/monthly payment/on-time payment/piece-guarantee
  records/wage-ledger variable/flextime-frame variable/frame-plan variable/one-year-day
  variable/one-year-days-off variable/one-year-week work/as-offered work/contractor work/core-tasks
  work/other-tasks work/tasks-in-contract`.split(/\s+/);

/** Rules no plant breaks, and why. */
export const NOT_PLANTED: Readonly<Record<string, string>> = Object.fromEntries(
  LATER.map((r) => [r, 'not yet planted']),
);
