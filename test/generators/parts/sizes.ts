// A workplace of ten and its rules of work, or one below ten with its week of 44 hours; conditions of single contracts.

import type { Chance } from '../chance.js';
import { type Firm, type Person, rows, settleAnew, yen, yes } from '../firm.js';
import { ceiling, of, over, times, whole } from '../fraction.js';
import { EXTRA, floorOn } from '../law.js';
import type { Part } from '../parts.js';
import { exactly, type Rates, sum } from '../premiums.js';

const plainPay = (p: Person): boolean =>
  p.contract.fixed_overtime_hours === undefined &&
  p.terms.kind === 'ordinary' &&
  p.terms.form !== 'mixed' &&
  p.terms.form !== 'piece';

/** More than the law asks for was promised, and is paid. */
const payPromised = (p: Person, rate: number): void => {
  const rates: Rates = { ...EXTRA, overtime: rate, beyond: Math.max(EXTRA.beyond, rate) };
  p.contract.premium_rate_overtime = String(rate);
  for (const m of p.months) {
    const due = whole(ceiling(sum(exactly(m.worked, rates))));
    const paid = ['overtime_pay', 'overtime_over60_pay', 'holiday_pay', 'night_pay'].reduce(
      (n, k) => n + yen(m.slip, k),
      0,
    );
    if (due + 3 > paid) m.slip.overtime_pay = String(yen(m.slip, 'overtime_pay') + due + 3 - paid);
    settleAnew(m.slip);
  }
};

const specific = (firm: Firm, c: Chance): void => {
  const last = firm.periods.at(-1)!.to;
  const able = firm.people.filter(
    (p) =>
      plainPay(p) &&
      p.terms.rate > Math.max(floorOn(firm.prefecture, last), floorOn(firm.prefecture, firm.periods[0]!.from)),
  );
  if (able.length > 0) {
    const p = c.pick(able);
    p.contract.specific_minimum_wage = String(whole(times(of(p.terms.rate), over(1, 1))));
  }
};

export const sizes: Part = {
  often: 40,
  writes: (firm, c) => {
    const ten = c.often(50);
    if (ten) Object.assign(firm.row, { employee_count: '10', largest_workplace: '10' });
    Object.assign(
      rows(firm, 'establishment')[0]!,
      ten ? { employee_count: '10' } : { weekly_hours_special: yes(Number(firm.row.employee_count) < 10) },
    );
    specific(firm, c);
    const able = firm.people.filter((p) => plainPay(p) && !p.cards && p.until === undefined);
    if (able.length > 0) payPromised(c.pick(able), c.pick([0.3, 0.5]));
    // MWA 7: a permit for the time of probation, long over.
    Object.assign(c.pick(firm.people).contract, {
      reduction_permit: yes(true),
      reduction_permit_no: 'P-1',
      reduction_rate: '0.2',
      reduction_ground: 'probation',
      reduction_from: '2010-01-01',
      reduction_until: '2010-06-30',
    });
  },
};
