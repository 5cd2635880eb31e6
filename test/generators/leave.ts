// Annual leave: granted on the day it falls due, five days taken in the year of each grant of ten, in the ledger and on the slips.
import type { Chance } from './chance.js';
import { iso, monthsLater } from './days.js';
import { type Firm, type Person, rows, yes } from './firm.js';
import { leaveDue } from './law.js';

/** Days on which the worker is on leave, and the rows that say so. */
export const leaveOf = (firm: Firm, p: Person, until: number, c: Chance): readonly number[] => {
  const { weekDays, dayMinutes } = p.terms;
  const first = firm.periods[0]!.from;
  const taken: number[] = [];
  for (let months = 6; monthsLater(p.hired, months) <= until; months += 12) {
    const on = monthsLater(p.hired, months);
    if (on < first - 380) continue;
    const due = leaveDue(p.hired, on, (weekDays * dayMinutes) / 60, weekDays);
    const wanted = due >= 10 ? 5 : 1;
    const days = Array.from({ length: wanted }, (_, i) => on + 17 + 23 * i).filter((d) => d <= until);
    taken.push(...days);
    const over = monthsLater(on, 12) - 1 <= firm.periods.at(-1)!.to;
    const total = c.int(180, 245);
    rows(firm, 'leave_grant').push({
      worker_id: p.id,
      grant_date: iso(on),
      days_granted: String(due),
      weekly_days: String(weekDays),
      total_days: String(total),
      // LSA 39(1): eight tenths of the days are enough.
      attended_days: String(Math.ceil((total * 8) / 10)),
      carried_over: '0',
      expires_on: iso(monthsLater(on, 24) - 1),
      ...(over ? { days_taken: String(days.length) } : {}),
    });
  }
  for (const d of taken)
    rows(firm, 'leave_taken').push({
      worker_id: p.id,
      date: iso(d),
      unit: 'day',
      days: '1',
      set_by_employer: yes(false),
    });
  return taken;
};
