// Those who left: notice or pay for it, wages and things returned within seven days, reports of foreigners.
import { averageWage } from '../average.js';
import { iso } from '../days.js';
import { rows, yes } from '../firm.js';
import { ceiling, times, whole } from '../fraction.js';
import { NOTICE_DAYS, REPORT_DAYS, RETURN_DAYS } from '../law.js';
import type { Part } from '../parts.js';
import { hire, jobOf, type Role } from '../people.js';

export const leavers: Part = {
  often: 25,
  hires: (firm, c) => {
    if (firm.periods.length < 4) return;
    for (const [i, kind] of ['dismissal', c.pick(['dismissal', 'resignation', 'agreed'])].entries()) {
      const foreign = i === 1 || c.often(30);
      const role: Role = {
        type: 'regular',
        form: c.pick(['monthly', 'monthly', 'hourly']),
        kind: 'ordinary',
        foreign,
        since: c.int(300, 900),
      };
      const p = hire(firm, jobOf(firm, `L${i}`, c, true), role, c);
      p.until = firm.periods[c.int(3, firm.periods.length - 1)]!.to;
      Object.assign(p.row, { termination_date: iso(p.until), termination_reason: kind });
      if (foreign && p.row.residence_status !== undefined)
        Object.assign(p.row, {
          foreign_leaving_reported: yes(true),
          foreign_leaving_report_date: iso(p.until + c.int(0, REPORT_DAYS)),
        });
      if (c.often(30))
        Object.assign(p.row, { reported_to_authority: yes(true), report_date: iso(p.until - c.int(1, 90)) });
    }
  },
  writes: (firm, c) => {
    for (const p of firm.people.filter((x) => x.until !== undefined)) {
      const until = p.until!;
      const kind = p.row.termination_reason!;
      const notice = until - c.pick([0, 10, NOTICE_DAYS, 45]);
      const average = averageWage(p, notice);
      const missing = Math.max(NOTICE_DAYS - (until - notice), 0);
      // LSA 20(2): a day's average wage for every day of notice that is missing. Where it is open, thirty days are given.
      const given = average || missing === 0 ? notice : until - NOTICE_DAYS;
      const asked = until + c.int(-3, 10);
      const deadline = Math.max(asked, until) + RETURN_DAYS;
      const last = p.months.at(-1)!;
      const requested = c.often(70);
      const paid = Math.min(Date.parse(last.slip.pay_date!) / 86_400_000, deadline);
      if (requested) last.slip.pay_date = iso(paid);
      rows(firm, 'separation').push({
        worker_id: p.id,
        kind,
        reason: 'made up',
        separation_date: iso(until),
        notice_date: iso(given),
        notice_pay:
          kind === 'dismissal' && given > until - NOTICE_DAYS ? String(whole(ceiling(times(average!, missing)))) : '0',
        notice_exemption: 'none',
        money_requested: yes(requested),
        request_date: requested ? iso(asked) : '',
        final_pay_date: requested ? iso(paid) : '',
        money_held: yes(requested),
        returned_date: requested ? iso(c.pick([deadline, Math.min(asked, deadline)])) : '',
        disputed: yes(false),
        because_of_report: yes(false),
        in_protected_period: yes(false),
        termination_compensation: yes(false),
        restriction_lifted: yes(false),
      });
    }
  },
};
