// Less pay for the same work, in one month, and enrolment or leave that was not given.
import { iso, monthsLater } from '../days.js';
import {
  type Firm,
  type Month,
  one,
  type Person,
  type Plant,
  rows,
  settleAnew,
  somebody,
  someMonth,
  yen,
} from '../firm.js';
import { of } from '../fraction.js';
import { floorOn } from '../law.js';
import { agreeOn } from './pay.js';

export const anchor = (firm: Firm, p: Person): Person | undefined =>
  firm.people.find(
    (x) =>
      x !== p &&
      x.row.job_code === p.row.job_code &&
      x.row.nationality === 'JP' &&
      x.row.sex === 'male' &&
      x.row.employment_type === 'regular' &&
      x.terms.form === 'monthly' &&
      x.hired < firm.periods[0]!.from,
  );

/** Makes two people of the same work be hired on the same day; those with leave of their own stay as they are. */
export const hiredTogether = (firm: Firm, p: Person, other: Person): boolean => {
  Object.assign(p.row, {
    hire_date: other.row.hire_date,
    ...(p.row.foreign_hire_report_date ? { foreign_hire_report_date: other.row.hire_date } : {}),
  });
  p.contract.start_date = other.contract.start_date!;
  for (const t of rows(firm, 'terms_notice'))
    if (t.worker_id === p.id)
      Object.assign(t, { contract_start: p.contract.start_date, notice_date: p.contract.start_date });
  for (const table of ['leave_grant', 'leave_taken'])
    firm.tables[table] = rows(firm, table).filter((r) => r.worker_id !== p.id);
  return p.months.every((x) => x.leave === 0);
};

/** Somebody hired on the same day as a Japanese man in the same regular work, whose pay is cut by some yen above the floor. */
const paidLess =
  (fits: (p: Person) => boolean, type = 'regular'): Plant =>
  (firm, c) => {
    const able = (p: Person, m: Month): boolean =>
      m.leave === 0 &&
      // What may be paid for the same work or not would leave the comparison open.
      p.terms.allowances.allowance_housing === undefined &&
      p.terms.allowances.allowance_attendance === undefined &&
      p.terms.rate > floorOn(firm.prefecture, m.to) + 20 &&
      yen(m.slip, 'base_pay') > 50_000;
    const at = someMonth(
      firm,
      c,
      (m, p) =>
        fits(p) &&
        p.terms.form === 'monthly' &&
        p.row.employment_type === type &&
        able(p, m) &&
        anchor(firm, p)?.months.length === p.months.length,
    );
    if (!at) return undefined;
    const { p, m } = at;
    const other = anchor(firm, p)!;
    // A term has its own days: there the other one is moved.
    const [moved, stays] = type === 'regular' ? [p, other] : [other, p];
    if (!hiredTogether(firm, moved, stays)) return undefined;
    const less = c.int(1, 1600);
    m.slip.base_pay = String(yen(m.slip, 'base_pay') - less);
    agreeOn(p, yen(m.slip, 'base_pay'));
    settleAnew(m.slip);
    return one(p.id, m.slip.period_start, of(less));
  };

const leaveDays: Plant = (firm, c) => {
  const all = rows(firm, 'leave_grant').filter(
    (g) =>
      firm.people.some((p) => p.id === g.worker_id && p.terms.weekDays === 5) && g.grant_date! < firm.row.records_from!,
  );
  if (all.length === 0) return undefined;
  const g = c.pick(all);
  g.days_granted = String(Number(g.days_granted) - 1);
  g.attended_days = g.total_days!;
  if (Number(g.days_granted) < 10) return undefined;
  return one(g.worker_id, undefined, null);
};

const fiveDays: Plant = (firm, c) => {
  const over = rows(firm, 'leave_grant').filter(
    (g) => g.days_taken === '5' && g.grant_date! < iso(monthsLater(firm.periods.at(-1)!.to, -12)),
  );
  if (over.length === 0) return undefined;
  const g = c.pick(over);
  const end = iso(monthsLater(Date.parse(g.grant_date!) / 86_400_000, 12));
  const taken = rows(firm, 'leave_taken');
  const last = taken.findLastIndex(
    (t) => t.worker_id === g.worker_id && t.date! >= g.grant_date! && t.date! < end && t.date! < firm.row.records_from!,
  );
  if (last < 0) return undefined;
  taken.splice(last, 1);
  g.days_taken = '4';
  return one(g.worker_id, undefined, null);
};

export const unequal: Readonly<Record<string, Plant>> = {
  'equality/pay-nationality': paidLess((p) => p.row.nationality !== 'JP' && p.row.sex === 'male'),
  'equality/pay-sex': paidLess((p) => p.row.nationality === 'JP' && p.row.sex === 'female'),
  'fairness/base-pay': paidLess((p) => p.row.nationality === 'JP' && p.row.sex === 'male', 'fixed_term'),
  'leave/days': leaveDays,
  'leave/five-days': fiveDays,
  'leave/pay': (firm, c) => {
    const at = someMonth(
      firm,
      c,
      (m, p) => m.leave > 0 && yen(m.slip, 'paid_leave_pay') > 100 && p.terms.form === 'hourly',
    );
    if (!at) return undefined;
    const due = (at.p.terms.rate * at.p.terms.dayMinutes * at.m.leave) / 60;
    const paid = c.int(1, Math.floor(due) - 1);
    at.m.slip.paid_leave_pay = String(paid);
    settleAnew(at.m.slip);
    return Number.isInteger(due) ? one(at.p.id, at.m.slip.period_start, of(due - paid)) : undefined;
  },
  'insurance/health': (firm, c) => {
    const p = somebody(
      firm,
      c,
      (x) => x.row.employment_type === 'regular' && firm.people.length > 1 && x.months.length > 0,
    );
    if (!p) return undefined;
    const list = rows(firm, 'health_enrolment');
    if (list.length < 2) return undefined;
    list.splice(
      list.findIndex((r) => r.worker_id === p.id),
      1,
    );
    for (const m of p.months) {
      m.slip.deduction_health = '0';
      settleAnew(m.slip);
    }
    if (firm.row.net_rounding_rule === 'true') return undefined;
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })) };
  },
  'insurance/pension': (firm, c) => {
    const p = somebody(firm, c, (x) => x.row.employment_type === 'regular');
    const list = rows(firm, 'pension_enrolment');
    if (!p || list.length < 2 || firm.row.net_rounding_rule === 'true') return undefined;
    list.splice(
      list.findIndex((r) => r.worker_id === p.id),
      1,
    );
    for (const m of p.months) {
      m.slip.deduction_pension = '0';
      settleAnew(m.slip);
    }
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })) };
  },
  'insurance/employment': (firm, c) => {
    const p = somebody(firm, c, (x) => x.row.employment_type === 'regular' && x.row.nationality === 'JP');
    const list = rows(firm, 'employment_enrolment');
    if (!p || list.length < 2 || firm.row.net_rounding_rule === 'true') return undefined;
    list.splice(
      list.findIndex((r) => r.worker_id === p.id),
      1,
    );
    for (const m of p.months) {
      m.slip.deduction_employment_insurance = '0';
      settleAnew(m.slip);
    }
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })) };
  },
};
