// A month's work and its payslip: wages by the form of pay, premiums by the second calculator, insurance halves, deductions.
import type { Chance } from './chance.js';
import { bankOpen, firstOfMonth, iso, monthsLater } from './days.js';
import {
  clock,
  type Firm,
  type Month,
  minutesOf,
  type Person,
  type Row,
  rows,
  settle,
  settleAnew,
  type Terms,
  yen,
  yes,
} from './firm.js';
import { ceiling, type Fraction, minus, most, nearest, nearestDown, of, over, plus, times, whole } from './fraction.js';
import type { Extra } from './hours.js';
import { employmentShare, PENSION } from './law.js';
import { exactly, leastLawful, type Premiums, perHour, type Worked } from './premiums.js';

/** Ord 21: what of the monthly allowances stands in the normal wage. */
const inBase = (t: Terms, contract: Row): number => {
  const always = ['allowance_position', 'allowance_duty', 'allowance_licence', 'allowance_attendance'];
  const flat = ['housing', 'family']
    .filter((k) => contract[`${k}_allowance_varies`] === 'false')
    .map((k) => `allowance_${k}`);
  return [...always, ...flat].reduce((n, k) => n + Number(t.allowances[k] ?? 0), 0);
};

/** Ord 19(1): the normal wage for an hour, piece pay apart. */
const normalWage = (t: Terms, contract: Row): Fraction =>
  plus(t.form === 'piece' ? 0 : t.rate, perHour(inBase(t, contract), t.yearHours));

/** LSA 24(2) with the bank days: the day on which the wages of a period are paid. */
export const paidOn = (firm: Firm, to: number): number => {
  const { pay_day, pay_month, pay_day_shift } = firm.row as Record<string, string>;
  const month = monthsLater(firstOfMonth(to), pay_month === 'next' ? 1 : 0);
  const last = monthsLater(month, 1) - 1;
  const due = pay_day === 'end' ? last : Math.min(month + Number(pay_day) - 1, last);
  const step = pay_day_shift === 'after' ? 1 : -1;
  if (pay_day_shift === 'none') return due;
  let d = due;
  while (!bankOpen(d)) d += step;
  if (d > last) for (d = due; !bankOpen(d); ) d -= 1;
  return d;
};

const h = (minutes: number): Fraction => over(minutes, 60);

/** Columns the premiums go into; what fixed overtime pay covers is left out. */
const payPremiums = (slip: Row, p: Premiums, covered: number): void => {
  const up = (x: Fraction): number => whole(ceiling(x));
  const overtime = Math.max(up(p.overtime) + up(p.beyond) - covered, 0);
  const beyond = Math.min(up(p.beyond), overtime);
  slip.overtime_pay = String(overtime - beyond);
  slip.overtime_over60_pay = String(beyond);
  slip.holiday_pay = String(up(p.restDay));
  slip.night_pay = String(up(p.night));
};

export interface MonthPlan {
  readonly from: number;
  readonly to: number;
  readonly extra: Extra;
  readonly nightMinutes: number;
  readonly leave: number;
  /** Extra hours within the statutory limit. */
  readonly within: number;
  /** Days and minutes of ordinary work, where time cards say them. */
  readonly days?: number;
  readonly regular?: number;
}

export const payMonth = (firm: Firm, p: Person, plan: MonthPlan, c: Chance): void => {
  const { terms: t, contract } = p;
  const some = Math.min(t.weekDays * 4 + (t.weekDays === 5 ? c.int(0, 1) : 0), 22) - plan.leave;
  const days = plan.days ?? some;
  const restDays = plan.extra.restDay > 0 ? 1 : 0;
  const regular = plan.regular ?? days * t.dayMinutes;
  const all = regular + plan.within + plan.extra.overtime + plan.extra.restDay;
  const piecePay =
    t.form === 'piece' ? whole(ceiling(times(t.rate, h(all)))) : t.form === 'mixed' ? c.int(1, 30) * 1000 : 0;
  const exempt = t.kind === 'manager';
  const worked: Worked = {
    wage: normalWage(t, contract),
    piece: over(piecePay, h(all)),
    overtime: h(exempt ? 0 : plan.extra.overtime),
    restDay: h(exempt ? 0 : plan.extra.restDay),
    night: h(plan.nightMinutes),
  };
  const least = c.often(60);
  const premiums = least ? leastLawful(worked) : exactly(worked);
  const slip: Row = {
    worker_id: p.id,
    period_start: iso(plan.from),
    period_end: iso(plan.to),
    pay_date: iso(paidOn(firm, plan.to)),
    payment_kind: 'salary',
    pay_basis: t.form,
    hourly_rate: t.form === 'hourly' ? String(t.rate) : '',
    daily_rate: t.form === 'daily' ? contract.base_pay! : '',
    // Where there are time cards the days worked and the rest days worked are counted apart.
    work_days: String(plan.days === undefined ? days + restDays : days),
    scheduled_days: String(days + plan.leave),
    scheduled_hours: clock(regular + plan.leave * t.dayMinutes),
    worked_hours: clock(all),
    regular_hours: clock(regular),
    overtime_within_statutory_hours: clock(plan.within),
    overtime_hours: clock(plan.extra.overtime),
    holiday_hours: clock(plan.extra.restDay),
    holiday_days: String(restDays),
    night_hours: clock(plan.nightMinutes),
    absence_days: '0',
    absence_hours: '0:00',
    late_early_hours: '0:00',
    paid_leave_days: String(plan.leave),
    long_hours_notified: yes(true),
    doctor_interview_requested: yes(false),
    base_pay: String(
      t.form === 'piece'
        ? 0
        : t.form === 'hourly'
          ? Math.ceil((t.rate * regular) / 60)
          : t.form === 'daily'
            ? Number(contract.base_pay) * days
            : Number(contract.base_pay),
    ),
    piece_pay: String(piecePay),
    ...t.allowances,
  };
  const fixedHours = contract.fixed_overtime_hours === undefined ? 0 : minutesOf(contract.fixed_overtime_hours);
  const fixed = fixedHours > 0 ? whole(ceiling(times(nearest(worked.wage), 1.25, h(fixedHours)))) : 0;
  slip.fixed_overtime_pay = String(fixed);
  payPremiums(slip, premiums, fixed);
  if (plan.within > 0) slip.overtime_within_pay = String(whole(ceiling(times(worked.wage, h(plan.within)))));
  // LSA 39(9): normal wages for a day of leave; monthly pay is simply not cut.
  if (plan.leave > 0 && (t.form === 'hourly' || t.form === 'daily'))
    slip.paid_leave_pay = String(whole(ceiling(times(t.rate, h(t.dayMinutes), plan.leave))));
  deduct(firm, p, slip, plan.to);
  settle(slip);
  if (firm.row.net_rounding_rule === 'true')
    slip.net_pay = String(whole(times(100, nearest(over(Number(slip.net_pay), 100)))));
  rows(firm, 'payslip').push(slip);
  p.months.push({ slip, from: plan.from, to: plan.to, worked, leave: plan.leave });
};

export const insured = (t: Terms): boolean => t.dayMinutes * t.weekDays >= 20 * 60;

/** What an employer may take: halves of insurance, taxes, and charges at cost that were agreed. */
const deduct = (firm: Firm, p: Person, slip: Row, to: number): void => {
  settle(slip);
  if (insured(p.terms)) {
    const standard = Math.round((p.terms.rate * p.terms.yearHours) / 12 / 10_000) * 10_000;
    slip.standard_remuneration = String(standard);
    const half = (rate: number): string => String(whole(most(0, nearestDown(over(times(standard, rate), 2)))));
    slip.deduction_pension = half(PENSION);
    slip.deduction_health = half(Number(firm.row.health_insurance_rate));
    const share = nearestDown(times(Number(slip.gross_pay), employmentShare(to)));
    slip.deduction_employment_insurance = String(whole(share));
  }
  slip.deduction_income_tax = String(Math.floor(yen(slip, 'gross_pay') / 40));
  if (p.row.dormitory_id === undefined) return;
  let charged = 0;
  for (const [kind, cost] of [
    ['housing', '41216'],
    ['utilities', '9001'],
  ] as const) {
    const { sharers } = firm;
    const amount = Math.ceil(Number(cost) / sharers);
    slip[`deduction_${kind}`] = String(amount);
    charged += amount;
    rows(firm, 'charge').push({
      worker_id: p.id,
      month: slip.period_start!.slice(0, 7),
      period_start: slip.period_start!,
      period_end: slip.period_end!,
      kind,
      item: kind,
      amount: String(amount),
      actual_cost: cost,
      sharers: String(sharers),
      agreed_item: yes(true),
      worker_agreed: yes(true),
      paid_in_cash: yes(false),
    });
  }
  slip.charges_fair_value = String(charged);
};

/** Other overtime than was paid for, paid for as well: the month stays lawful but for the caps. Not for piece pay. */
export const setOvertime = (p: Person, m: Month, minutes: number): Month => {
  const { slip } = m;
  const more = minutes - minutesOf(slip.overtime_hours!);
  slip.overtime_hours = clock(minutes);
  slip.worked_hours = clock(minutesOf(slip.worked_hours!) + more);
  const worked = { ...m.worked, overtime: h(p.terms.kind === 'manager' ? 0 : minutes) };
  payPremiums(slip, exactly(worked), 0);
  settleAnew(slip);
  const now = { ...m, worked };
  p.months[p.months.indexOf(m)] = now;
  return now;
};

/** What is owed in a month whose premiums were paid as the slip says. */
export const premiumsMissing = (w: Worked, paid: number): Fraction => {
  const p = leastLawful(w);
  return most(0, minus(plus(p.overtime, p.beyond, p.restDay, p.night), of(paid)));
};
