// Work done by task for those whose status ties them to it, and jobs that are what was offered; a contractor who is one.
import { iso, monthsLater } from '../days.js';
import { clock, type Firm, type Month, minutesOf, type Person, rows, yes } from '../firm.js';
import type { Part } from '../parts.js';

const TIED = ['technical_intern', 'specified_skilled', 'engineer'];
export const tied = (p: Person): boolean => TIED.includes(p.row.residence_status ?? '');
const TASKS = ['core', 'related', 'incidental', 'safety'] as const;

/** TIT Ordinance 10(2): a half at least, a half at most, a third at most. */
const SHARES = [
  [60, 20, 10, 10],
  [50, 20, 30, 0],
  [50, 50, 0, 0],
  [90, 0, 0, 10],
] as const;

export const workOn = (firm: Firm, p: Person, m: Month, kind: string, minutes: number): void => {
  rows(firm, 'work_done').push({
    worker_id: p.id,
    period_start: m.slip.period_start!,
    period_end: m.slip.period_end!,
    task_code: `T-${kind}`,
    task_kind: kind,
    hours: clock(minutes),
  });
};

export const tasks: Part = {
  often: 30,
  writes: (firm, c) => {
    for (const p of firm.people) {
      if (p.row.nationality === 'JP') continue;
      const fixed = Object.values(p.terms.allowances).reduce((n, x) => n + Number(x), 0);
      Object.assign(p.contract, {
        job_code: p.row.job_code,
        offered_job_code: p.row.job_code,
        offered_base_pay: p.contract.base_pay,
        allowances_fixed: String(fixed),
      });
      if (!tied(p)) continue;
      const shares = c.pick(SHARES);
      for (const m of p.months) {
        const all = minutesOf(m.slip.worked_hours!);
        const parts = shares.map((s) => Math.floor((all * s) / 100));
        parts[0]! += all - parts.reduce((a, b) => a + b, 0);
        TASKS.forEach((kind, i) => {
          if (parts[i]! > 0) workOn(firm, p, m, kind, parts[i]!);
        });
      }
    }
    const first = firm.periods[0]!.from;
    rows(firm, 'worker').push({
      worker_id: 'X1',
      establishment_id: 'E1',
      sex: 'male',
      birth_date: iso(monthsLater(first, -400)),
      hire_date: iso(first - 100),
      job_title: 'maker',
      job_code: 'X',
      grade: 'none',
      nationality: 'JP',
      employment_type: 'contractor',
      work_directed: yes(false),
      hours_set_by_firm: yes(false),
      paid_for_time: yes(false),
      may_refuse_work: yes(true),
      passport_held_by_employer: yes(false),
      outings_restricted: yes(false),
      reported_to_authority: yes(false),
      work_sector: 'general',
      driver_kind: 'none',
    });
  },
};
