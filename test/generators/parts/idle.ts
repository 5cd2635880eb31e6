// A day without work for the employer's reason: six tenths of the average wage (LSA 26), or the wages themselves.
import { averageWage } from '../average.js';
import { iso } from '../days.js';
import { clock, type Firm, type Month, minutesOf, type Person, rows, settleAnew, yen, yes } from '../firm.js';
import { ceiling, times, whole } from '../fraction.js';
import { IDLE_SHARE } from '../law.js';
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

const idleAllowance = (p: Person, on: number) => {
  const average = averageWage(p, on);
  return average && times(average, IDLE_SHARE);
};

/** A day of hourly work that fell away, with so much paid for it instead. */
export const idleDay = (firm: Firm, p: Person, m: Month, paid: number): void => {
  const { slip } = m;
  const day = p.terms.dayMinutes;
  for (const k of ['worked_hours', 'regular_hours']) slip[k] = clock(minutesOf(slip[k]!) - day);
  slip.work_days = String(Number(slip.work_days) - 1);
  slip.base_pay = String(Math.ceil((p.terms.rate * minutesOf(slip.regular_hours!)) / 60));
  slip.leave_allowance = String(yen(slip, 'leave_allowance') + paid);
  settleAnew(slip);
  rows(firm, 'idle_day').push({
    worker_id: p.id,
    idle_date: iso(m.from),
    span_start: iso(m.from),
    cause: 'employer',
    scheduled: yes(true),
    whole_day: yes(true),
    wages_for_day: '0',
    allowance_paid: String(paid),
  });
};

export const idle: Part = {
  often: 15,
  hires: (firm, c) => {
    const p = hire(
      firm,
      jobOf(firm, 'I1', c, true),
      { type: 'regular', form: 'hourly', kind: 'ordinary', since: 800 },
      c,
    );
    p.calm = true;
  },
  writes: (firm) => {
    const p = firm.people.find((x) => x.row.job_code === 'I1')!;
    const m = p.months.findLast((x) => idleAllowance(p, x.from));
    if (m) idleDay(firm, p, m, whole(ceiling(idleAllowance(p, m.from)!)));
  },
};
