// Savings, sanctions, a late morning, goods, emergencies, fees and bonuses: what is taken, withheld or left out.
import { averageWage } from '../average.js';
import { day, iso, monthsLater } from '../days.js';
import {
  type Firm,
  minutesOf,
  one,
  type Person,
  type Plant,
  type Planted,
  type Row,
  rows,
  settleAnew,
  someMonth,
  wishing,
  yen,
  yes,
} from '../firm.js';
import { below, ceiling, least, minus, nearest, of, over, times, whole } from '../fraction.js';
import { IDLE_SHARE, SANCTION } from '../law.js';
import { idleDay } from '../parts/idle.js';
import { cutPay, mostForAct } from '../parts/sanctions.js';
import { anchor, hiredTogether } from './unequal.js';

const PURSE = { parts: ['purse'], months: 3 } as const;
const everyMonth = (p: Person, owed: Planted['found'][0]['owed']): Planted => ({
  found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed })),
});
const saver = (firm: Firm): Person =>
  firm.people.find((p) => p.months.some((m) => yen(m.slip, 'deduction_savings') > 0))!;

const lateness: Plant = wishing(PURSE, (firm, c) => {
  const at = someMonth(firm, c, (m) => yen(m.slip, 'late_early_deduction') > 0);
  if (!at) return undefined;
  const { slip } = at.m;
  // The most that could be said for the employer: all pay of the month by the fewer hours.
  const before = Number(slip.gross_pay) + yen(slip, 'late_early_deduction');
  const hours = least(over(at.p.terms.yearHours, 12), over(minutesOf(slip.scheduled_hours!), 60));
  const highest = ceiling(times(over(before, hours), over(minutesOf(slip.late_early_hours!), 60)));
  const more = c.int(1, 3000);
  slip.late_early_deduction = String(whole(highest) + more);
  settleAnew(slip);
  return one(at.p.id, slip.period_start, of(more));
});

const sanctionAct: Plant = wishing({ parts: [], months: 6 }, (firm, c) => {
  const at = someMonth(firm, c, (m, p) => mostForAct(p, m) !== undefined);
  if (!at) return undefined;
  const cap = mostForAct(at.p, at.m)!;
  const amount = whole(ceiling(cap)) + c.int(1, 2000);
  if (!below(amount, over(Number(at.m.slip.gross_pay), SANCTION.period))) return undefined;
  cutPay(firm, at.p, at.m, 'late', amount);
  return one(at.p.id, at.m.slip.period_start, minus(amount, cap));
});

/** Acts that each keep within half a day, and come to more than a tenth of the pay together. */
const sanctionPeriod: Plant = wishing({ parts: [], months: 6 }, (firm, c) => {
  const at = someMonth(firm, c, (m, p) => mostForAct(p, m) !== undefined);
  if (!at) return undefined;
  const each = whole(mostForAct(at.p, at.m)!);
  const tenth = over(Number(at.m.slip.gross_pay), SANCTION.period);
  const acts = whole(over(tenth, each)) + 1;
  for (let i = 0; i < acts; i += 1) cutPay(firm, at.p, at.m, `act-${i}`, each);
  const share = over(minus(acts * each, tenth), acts);
  return {
    found: Array.from({ length: acts }, () => ({ worker: at.p.id, from: at.m.slip.period_start!, owed: share })),
  };
});

/** Two slips made one: wages were paid every other month. */
const everyOther: Plant = wishing({ parts: [], months: 4 }, (firm, c) => {
  const p = c.pick(firm.people.filter((x) => x.row.nationality === 'JP' && x.months.length > 2));
  const [a, b] = p.months.slice(-2) as [Person['months'][0], Person['months'][0]];
  for (const [k, v] of Object.entries(b.slip))
    if (
      /_(pay|hours)$|^(base_pay|bonus|allowance|late|work_days|scheduled_days|paid_leave_days|holiday_days)/.test(k) &&
      v !== ''
    )
      a.slip[k] = /hours$/.test(k)
        ? `${Math.floor((minutesOf(a.slip[k] ?? '0:00') + minutesOf(v)) / 60)}:${String((minutesOf(a.slip[k] ?? '0:00') + minutesOf(v)) % 60).padStart(2, '0')}`
        : String(Number(a.slip[k] ?? 0) + Number(v));
  Object.assign(a.slip, { period_end: b.slip.period_end, pay_date: b.slip.pay_date, pay_due_date: b.slip.pay_date });
  settleAnew(a.slip);
  firm.tables.payslip = rows(firm, 'payslip').filter((r) => r !== b.slip);
  return one(p.id, a.slip.period_start, 'open');
});

/** A month and more behind the payday: 3 percent a year as well (Civil Code 404). */
const withheld: Plant = wishing({ parts: [], months: 3 }, (firm, c) => {
  const at = someMonth(firm, c, () => firm.row.pay_day_shift !== 'before' && firm.row.net_rounding_rule !== 'true');
  if (!at) return undefined;
  const { slip } = at.m;
  const due = day(slip.pay_date!);
  const paid = monthsLater(due, 1) + c.int(1, 20);
  Object.assign(slip, { pay_due_date: iso(due), pay_date: iso(paid) });
  const interest = over(times(Number(slip.net_pay), 3, paid - due), 100 * 365);
  const also = [
    { rule: 'payment/on-time', times: 1, why: 'wages withheld for a month are late as well', owed: interest },
  ];
  return { ...one(at.p.id, undefined, null), also };
});

const idleShort: Plant = wishing({ parts: ['idle'], months: 6 }, (firm, c) => {
  const p = firm.people.find((x) => x.row.job_code === 'I1')!;
  firm.tables.idle_day = [];
  const m = p.months[c.int(3, p.months.length - 2)]!;
  const average = averageWage(p, m.from);
  if (!average) return undefined;
  const due = times(average, IDLE_SHARE);
  const paid = c.int(0, whole(due) - 1);
  idleDay(firm, p, m, paid);
  const least_ = least(due, nearest(due));
  return below(paid, least_) ? one(p.id, m.slip.period_start, minus(due, paid)) : undefined;
});

const fee = (kind: string, change: (row: Row, n: number) => void, owed: boolean, also?: Planted['also']): Plant =>
  wishing(PURSE, (firm, c) => {
    const row = rows(firm, 'fee').find((r) => r.payer === kind)!;
    const n = c.int(1, 400) * 1000;
    change(row, n);
    return { ...one(row.worker_id, owed ? row.paid_date : undefined, owed ? of(n) : null), ...(also ? { also } : {}) };
  });

/** No bonus for one, and one for all others. */
const noBonus = (fits: (p: Person, firm: Firm) => boolean): Plant =>
  wishing({ parts: ['bonus'], months: 3 }, (firm, c) => {
    const able = firm.people.filter(
      (p) => fits(p, firm) && rows(firm, 'payslip').some((s) => s.worker_id === p.id && s.payment_kind === 'bonus'),
    );
    if (able.length === 0) return undefined;
    const p = c.pick(able);
    firm.tables.payslip = rows(firm, 'payslip').filter((s) => s.worker_id !== p.id || s.payment_kind !== 'bonus');
    return one(p.id, undefined, 'open');
  });
const termWorker = (p: Person): boolean =>
  ['fixed_term', 'part_time'].includes(p.row.employment_type!) && p.row.nationality === 'JP';

export const purse: Readonly<Record<string, Plant>> = {
  'deductions/forced-savings': wishing(PURSE, (firm) => {
    const p = saver(firm);
    p.contract.savings_required = yes(true);
    return everyMonth(p, null);
  }),
  'deductions/in-house-savings': wishing(PURSE, (firm, c) => {
    Object.assign(firm.row, {
      savings_kept_by: 'firm',
      savings_agreement_filed: yes(true),
      savings_interest_rate: '0.005',
    });
    Object.assign(
      firm.row,
      c.pick<Row>([{ savings_agreement_filed: yes(false) }, { savings_interest_rate: '0.0049' }]),
    );
    return everyMonth(saver(firm), null);
  }),
  'deductions/lateness': lateness,
  'deductions/sanction-act': sanctionAct,
  'deductions/sanction-period': sanctionPeriod,
  'payment/monthly': everyOther,
  'payment/in-kind': wishing(PURSE, (firm, c) => {
    const at = someMonth(firm, c, (m) => yen(m.slip, 'in_kind_pay') > 0)!;
    firm.row.in_kind_agreement = yes(false);
    return one(at.p.id, at.m.slip.period_start, 'open');
  }),
  'payment/emergency': wishing(PURSE, (firm, c) => {
    const row = rows(firm, 'emergency_request')[0]!;
    Object.assign(row, c.pick<Row>([{ paid_amount: String(Number(row.earned) - 1) }, { paid_date: row.next_payday! }]));
    return one(row.worker_id, row.request_date, 'open');
  }),
  'liberty/wages-withheld': withheld,
  'leave/idle-allowance': idleShort,
  'fees/broker': fee('employer', (row) => void Object.assign(row, { payee_licensed: yes(false) }), false),
  'fees/from-job-seeker': fee('worker', (row, n) => void Object.assign(row, { amount: String(n) }), true, [
    { rule: 'liberty/debt-bondage', times: 1, why: 'a fee paid for a job is a sign of debt bondage besides ESA 32-3' },
  ]),
  'liberty/debt-bondage': fee(
    'worker',
    (row, n) =>
      void Object.assign(row, { payee_kind: 'sending_body', purpose: 'sending', country: 'VN', amount: String(n) }),
    false,
  ),
  'fairness/bonus': noBonus(termWorker),
  'equality/bonus-nationality': noBonus((p, firm) => {
    const other = anchor(firm, p);
    return (
      p.row.nationality !== 'JP' &&
      p.row.employment_type === 'regular' &&
      other !== undefined &&
      hiredTogether(firm, p, other)
    );
  }),
};
