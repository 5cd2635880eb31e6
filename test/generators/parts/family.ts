// A birth before the records: rest before and after it, no overtime and time to nurse on her request (LSA 65 to 67).
import { iso } from '../days.js';
import { rows, yes } from '../firm.js';
import { BIRTH } from '../law.js';
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

export const family: Part = {
  often: 15,
  hires: (firm, c) => {
    const p = hire(
      firm,
      jobOf(firm, 'M1', c, true),
      { type: 'regular', form: 'monthly', kind: 'ordinary', since: c.int(900, 1500) },
      c,
    );
    p.row.sex = 'female';
    p.calm = true;
  },
  writes: (firm, c) => {
    const p = firm.people.find((x) => x.row.job_code === 'M1')!;
    const first = firm.periods[0]!;
    const due = first.from - c.int(100, 300);
    const birth = due + c.int(-5, 5);
    const from = due - BIRTH.before;
    const to = birth + BIRTH.after;
    rows(firm, 'absence').push({
      worker_id: p.id,
      kind: 'maternity',
      start_date: iso(from),
      end_date: iso(to),
      days: String(to - from + 1),
    });
    // LSA 39(10): days of rest at a birth count as attended.
    const grant = rows(firm, 'leave_grant').findLast((g) => g.worker_id === p.id);
    if (grant) grant.attended_days = String(Math.floor((Number(grant.total_days) * 7) / 10));
    rows(firm, 'maternity').push({
      worker_id: p.id,
      due_date: iso(due),
      childbirth_date: iso(birth),
      multiple: yes(false),
      prenatal_requested: yes(true),
      prenatal_from: iso(from),
      return_requested: yes(false),
      doctor_consent: yes(false),
      relief_requested: yes(true),
      relief_from: iso(first.from),
      relief_to: iso(first.to),
      nursing_requested: yes(true),
      nursing_given: yes(true),
    });
  },
};
