// Money kept back, taken without ground, or paid late.
import { bankOpen, day, iso } from '../days.js';
import { type Firm, type Month, one, type Person, type Plant, rows, settle, someMonth, yen, yes } from '../firm.js';
import { ceiling, nearestDown, of, over, times, whole } from '../fraction.js';
import { employmentShare, PENSION } from '../law.js';

const any = (): boolean => true;
const exact = (firm: Firm): boolean => firm.row.net_rounding_rule !== 'true';
const insuredMonth = (m: Month): boolean => yen(m.slip, 'deduction_pension') > 0;

/** Something is done to one payslip, and so much is owed for it. */
const inSlip =
  (
    does: (m: Month, p: Person, firm: Firm, n: number) => number | null,
    fits: (m: Month, p: Person, firm: Firm) => boolean = any,
  ): Plant =>
  (firm, c) => {
    const at = someMonth(firm, c, (m, p) => exact(firm) && fits(m, p, firm));
    if (!at) return undefined;
    const owed = does(at.m, at.p, firm, c.int(1, 20_000));
    settle(at.m.slip);
    return one(at.p.id, at.m.slip.period_start, owed === null ? null : of(owed));
  };

const add = (m: Month, column: string, n: number): void => {
  m.slip[column] = String(yen(m.slip, column) + n);
};

/** More than half of the premium, by some yen. */
const beyondHalf = (column: string, half: (m: Month, firm: Firm) => number): Plant =>
  inSlip((m, _p, firm, n) => {
    const more = 1 + (n % 500);
    m.slip[column] = String(half(m, firm) + more);
    return more;
  }, insuredMonth);
const halfOf =
  (rate: (firm: Firm) => number) =>
  (m: Month, firm: Firm): number =>
    whole(nearestDown(over(times(Number(m.slip.standard_remuneration), rate(firm)), 2)));

const notPaid: Plant = (firm, c) => {
  const at = someMonth(firm, c, (m) => exact(firm) && Number(m.slip.net_pay) > 1000);
  if (!at) return undefined;
  const n = c.int(1, Number(at.m.slip.net_pay) - 1);
  at.m.slip.net_pay = String(Number(at.m.slip.net_pay) - n);
  return one(at.p.id, at.m.slip.period_start, of(n));
};

/** LSA 24(2): days late by the rule of the firm; 3 percent a year (Civil Code 404) on what was paid. */
const late: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m) => bankOpen(day(m.slip.pay_date!)) && firm.row.pay_day_shift !== 'before' && exact(firm),
  );
  if (!at) return undefined;
  const { p, m } = at;
  const due = day(m.slip.pay_date!);
  const paid = due + c.int(1, 20);
  m.slip.pay_due_date = iso(due);
  m.slip.pay_date = iso(paid);
  return one(p.id, m.slip.period_start, over(times(Number(m.slip.net_pay), 3, paid - due), 100 * 365));
};

const noAgreement: Plant = (firm, c) => {
  const at = someMonth(firm, c, (m, p) => exact(firm) && p.row.dormitory_id === undefined && m !== undefined);
  if (!at) return undefined;
  const n = c.int(1, 20_000);
  add(at.m, 'deduction_union', n);
  at.p.contract.deduction_agreement = yes(false);
  settle(at.m.slip);
  return one(at.p.id, at.m.slip.period_start, of(n));
};

const itemised: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (_m, p) => exact(firm) && p.row.dormitory_id !== undefined && p.row.nationality === 'JP',
  );
  if (!at) return undefined;
  const n = c.int(1, 5000);
  add(at.m, 'deduction_food', n);
  at.m.slip.charges_fair_value = String(Number(at.m.slip.charges_fair_value) + n);
  settle(at.m.slip);
  return one(at.p.id, at.m.slip.period_start, of(n));
};

/** A charge in cash above its real cost: the payslip is not touched. */
const charge =
  (intern: boolean, change: 'cost' | 'item'): Plant =>
  (firm, c) => {
    const p = c.pick(firm.people);
    if ((p.row.residence_status === 'technical_intern') !== intern && change === 'cost') return undefined;
    const m = c.pick(p.months);
    const sharers = c.int(1, 4);
    const cost = c.int(100, 20_000);
    const share = whole(ceiling(over(cost, sharers)));
    const more = change === 'cost' ? c.int(cost - share + 1, cost - share + 3000) : 0;
    const row = {
      worker_id: p.id,
      month: m.slip.period_start!.slice(0, 7),
      period_start: m.slip.period_start!,
      period_end: m.slip.period_end!,
      kind: 'internet',
      item: 'internet',
      amount: String(share + more),
      actual_cost: String(cost),
      sharers: String(sharers),
      agreed_item: yes(change === 'cost'),
      worker_agreed: yes(true),
      paid_in_cash: yes(change === 'cost'),
    };
    rows(firm, 'charge').push(row);
    const owed = change === 'item' ? share : more;
    return owed > 0 ? one(p.id, m.slip.period_start, of(owed)) : undefined;
  };

const tiedAdvance: Plant = (firm, c) => {
  const at = someMonth(firm, c, () => exact(firm));
  if (!at) return undefined;
  const n = c.int(1000, 30_000);
  add(at.m, 'deduction_advance', n);
  at.p.contract.advance_tied_to_work = yes(true);
  settle(at.m.slip);
  return {
    ...one(at.p.id, at.m.slip.period_start, of(n)),
    also: [
      {
        rule: 'liberty/debt-bondage',
        times: 1,
        why: 'an advance tied to work and worked off is a sign of debt bondage besides LSA 17',
      },
    ],
  };
};

const penalty: Plant = (firm, c) => {
  const at = someMonth(firm, c, () => exact(firm));
  if (!at) return undefined;
  const n = c.int(1000, 30_000);
  add(at.m, 'deduction_penalty', n);
  at.m.slip.deduction_penalty_for = 'agreed';
  settle(at.m.slip);
  return {
    ...one(at.p.id, at.m.slip.period_start, of(n)),
    also: [{ rule: 'liberty/debt-bondage', times: 1, why: 'a penalty taken is a sign of debt bondage besides LSA 16' }],
  };
};

const fees: Plant = (firm, c) => {
  const at = someMonth(firm, c, () => exact(firm));
  if (!at) return undefined;
  const n = c.int(1000, 30_000);
  add(at.m, 'deduction_fees', n);
  at.m.slip.deduction_fees_for = c.pick(['recruitment', 'supervision']);
  settle(at.m.slip);
  return {
    ...one(at.p.id, at.m.slip.period_start, of(n)),
    also: [
      { rule: 'liberty/debt-bondage', times: 1, why: 'recruitment cost taken from wages is a sign of debt bondage' },
    ],
  };
};

const uninsured: Plant = (firm, c) => {
  const at = someMonth(firm, c, (m) => insuredMonth(m) && exact(firm));
  if (!at) return undefined;
  const { p } = at;
  // Health premiums were taken in every month, and nobody was enrolled.
  const list = rows(firm, 'health_enrolment');
  list.splice(
    list.findIndex((r) => r.worker_id === p.id),
    1,
  );
  if (list.length === 0) return undefined;
  return {
    found: p.months.map((m) => ({
      worker: p.id,
      from: m.slip.period_start!,
      owed: of(yen(m.slip, 'deduction_health')),
    })),
  };
};

export const money: Readonly<Record<string, Plant>> = {
  'payment/full': notPaid,
  'payment/on-time': late,
  'deductions/agreement': noAgreement,
  'deductions/accident-insurance': inSlip((m, _p, _f, n) => {
    m.slip.deduction_accident_insurance = String(n);
    return n;
  }),
  'deductions/pension-share': beyondHalf(
    'deduction_pension',
    halfOf(() => PENSION),
  ),
  'deductions/health-share': inSlip((m, _p, firm, n) => {
    const more = 1 + (n % 500);
    m.slip.deduction_health = String(halfOf((f) => Number(f.row.health_insurance_rate))(m, firm) + more);
    m.slip.deduction_care = '100';
    return more;
  }, insuredMonth),
  // The law's highest rate is 130 in 1,000 (Health Insurance Act 160(1)).
  'deductions/health-one-month': beyondHalf(
    'deduction_health',
    halfOf(() => 0.13),
  ),
  'deductions/employment-insurance-share': inSlip((m, _p, _f, n) => {
    const least = whole(nearestDown(times(Number(m.slip.gross_pay), employmentShare(m.to))));
    const most = whole(nearestDown(times(Number(m.slip.gross_pay), employmentShare(m.to) + 0.001)));
    m.slip.deduction_employment_insurance = String(most + n);
    return least <= most ? n : n;
  }, insuredMonth),
  'deductions/itemised': itemised,
  'deductions/real-cost': charge(false, 'cost'),
  'deductions/real-cost-intern': charge(true, 'cost'),
  'deductions/agreed-item': charge(false, 'item'),
  'deductions/advance': tiedAdvance,
  'liberty/penalty-taken': penalty,
  'liberty/fees-deducted': fees,
  'insurance/premium-without-insurance': uninsured,
};
