// Money besides wages: savings, advances, fees, a late morning, goods in kind, an emergency, a bonus.

import type { Chance } from '../chance.js';
import { iso } from '../days.js';
import { clock, type Firm, minutesOf, type Row, rows, settle, settleAnew, yen, yes } from '../firm.js';
import { most, of, over, times, whole } from '../fraction.js';
import { SAVINGS_RATE } from '../law.js';
import type { Part } from '../parts.js';

const savings = (firm: Firm, c: Chance): void => {
  const p = c.pick(firm.people);
  if (c.often(50))
    Object.assign(firm.row, {
      savings_kept_by: 'firm',
      savings_agreement_filed: yes(true),
      savings_interest_rate: String(c.pick([SAVINGS_RATE, 0.01])),
    });
  for (const m of p.months) {
    m.slip.deduction_savings = String(c.int(1, 10) * 1000);
    settle(m.slip);
  }
};

const advance = (firm: Firm, c: Chance): void => {
  const m = c.pick(c.pick(firm.people).months);
  m.slip.deduction_advance = String(c.int(1, 20) * 1000);
  settle(m.slip);
};

/** Pay for the minutes missed and not a yen more: Civil Code 624; LSA 91 would need a sanction. */
const late = (firm: Firm, c: Chance): void => {
  const p = c.pick(firm.people.filter((x) => x.terms.form === 'monthly' && x.terms.kind === 'ordinary' && !x.cards));
  const { slip } = c.pick(p.months);
  const minutes = c.pick([1, 30, 45, 90]);
  for (const k of ['worked_hours', 'regular_hours']) slip[k] = clock(minutesOf(slip[k]!) - minutes);
  slip.late_early_hours = clock(minutes);
  const month = most(over(p.terms.yearHours, 12), over(minutesOf(slip.scheduled_hours!), 60));
  slip.late_early_deduction = String(whole(times(over(yen(slip, 'base_pay'), month), over(minutes, 60))));
  settleAnew(slip);
};

const inKind = (firm: Firm, c: Chance): void => {
  firm.row.in_kind_agreement = yes(true);
  const { slip } = c.pick(c.pick(firm.people).months);
  slip.in_kind_pay = String(c.int(1, 20) * 500);
  slip.in_kind_fair_value = slip.in_kind_pay;
  settleAnew(slip);
};

/** LSA 25: what was earned, before the payday. */
const emergency = (firm: Firm, c: Chance): void => {
  const p = c.pick(firm.people);
  const m = c.pick(p.months);
  const next = Date.parse(m.slip.pay_date!) / 86_400_000;
  const earned = String(c.int(10, 90) * 1000);
  rows(firm, 'emergency_request').push({
    worker_id: p.id,
    request_date: iso(m.to),
    emergency: c.pick(['childbirth', 'illness', 'disaster', 'marriage', 'death', 'return_home']),
    earned,
    paid_amount: earned,
    paid_date: iso(Math.min(m.to + c.int(0, 3), next - 1)),
    next_payday: iso(next),
  });
};

const fees = (firm: Firm, c: Chance): void => {
  for (const [i, p] of firm.people.entries()) {
    const about = {
      worker_id: p.id,
      currency: 'JPY',
      country: 'JP',
      paid_date: iso(firm.periods[0]!.from),
      refunded: '0',
    };
    const add = (row: Row): void => {
      rows(firm, 'fee').push({ fee_id: `f${rows(firm, 'fee').length}`, ...about, ...row });
    };
    add({
      payer: 'employer',
      payee: 'agency',
      payee_kind: c.pick(['placement_agency', 'recruiter']),
      purpose: 'placement',
      amount: String(c.int(1, 30) * 10_000),
      payee_licensed: yes(true),
    });
    // ESA 32-3(2): the agency states that it took nothing of the worker.
    if (i === 0)
      add({
        payer: 'worker',
        payee: 'agency',
        payee_kind: 'placement_agency',
        purpose: 'registration',
        job_group: 'other',
        amount: '0',
        payee_licensed: yes(true),
      });
  }
};

export const purse: Part = {
  often: 40,
  writes: (firm, c) => {
    for (const write of [savings, advance, late, inKind, emergency, fees]) write(firm, c);
  },
};

/** One bonus for all, the same share of what each was paid by then. */
export const bonus: Part = {
  often: 25,
  writes: (firm, c) => {
    const share = c.pick([5, 10, 20]);
    const paid = iso(firm.periods.at(-1)!.to);
    for (const p of firm.people) {
      if (p.months.at(-1)?.slip.period_end !== paid) continue;
      const base = p.months.reduce((n, m) => n + yen(m.slip, 'base_pay'), 0);
      const slip: Row = {
        worker_id: p.id,
        period_start: paid,
        period_end: paid,
        pay_date: paid,
        payment_kind: 'bonus',
        pay_basis: p.terms.form,
        base_pay: '0',
        bonus: String(whole(over(of(base), share))),
      };
      slip.deduction_income_tax = String(Math.floor(yen(slip, 'bonus') / 20));
      settle(slip);
      rows(firm, 'payslip').push(slip);
    }
  },
};
