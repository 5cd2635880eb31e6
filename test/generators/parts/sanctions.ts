// Pay cut for something done: half an average day for one act, a tenth of the pay of one period (LSA 91).
import { averageWage } from '../average.js';
import { iso } from '../days.js';
import { type Firm, type Month, type Person, type Row, rows, settle, yen, yes } from '../firm.js';
import { least, over, whole } from '../fraction.js';
import { SANCTION } from '../law.js';
import type { Part } from '../parts.js';

/** What may be cut for an act on the first day of a month, from the pay of that month. */
export const mostForAct = (p: Person, m: Month) => {
  const average = averageWage(p, m.from);
  return average && over(average, SANCTION.act);
};

export const cutPay = (firm: Firm, p: Person, m: Month, act: string, amount: number): Row => {
  const row = {
    worker_id: p.id,
    act_id: act,
    instalment: '1',
    sanction_date: iso(m.from),
    sanction_kind: 'pay_cut',
    reason: 'made up',
    amount: String(amount),
    pay_period_start: m.slip.period_start!,
    payment_kind: 'salary',
    gross_after_cut: yes(false),
  };
  rows(firm, 'sanction').push(row);
  m.slip.deduction_penalty = String(yen(m.slip, 'deduction_penalty') + amount);
  m.slip.deduction_penalty_for = 'sanction';
  settle(m.slip);
  return row;
};

export const sanctions: Part = {
  often: 15,
  writes: (firm, c) => {
    const able = firm.people.flatMap((p) => p.months.filter((m) => mostForAct(p, m)).map((m) => ({ p, m })));
    if (able.length === 0) return;
    const { p, m } = c.pick(able);
    const limit = least(mostForAct(p, m)!, over(yen(m.slip, 'gross_pay'), SANCTION.period));
    cutPay(firm, p, m, 'late', c.often(50) ? whole(limit) : c.int(1, whole(limit)));
  },
};
