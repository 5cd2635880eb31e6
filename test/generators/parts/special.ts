// A highly paid expert outside the rules on hours, with all that LSA 41-2 asks for.
import { yes } from '../firm.js';
import { EXPERT } from '../law.js';
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

export const special: Part = {
  often: 10,
  hires: (firm, c) => {
    const job = jobOf(firm, 'P1', c, true);
    const rate = Math.ceil(EXPERT.pay / job.yearHours) + c.int(0, 500);
    const p = hire(firm, { ...job, rate }, { type: 'regular', form: 'monthly', kind: 'ordinary' }, c);
    p.calm = true;
    Object.assign(p.row, {
      hours_exempt: yes(true),
      exempt_ground: 'professional',
      professional_exempt: yes(true),
      professional_resolution: yes(true),
      professional_consent: yes(true),
      professional_duties: yes(true),
      professional_time_tracked: yes(true),
      professional_pay: String(c.often(50) ? EXPERT.pay : Number(p.contract.base_pay) * 12),
      professional_rest_days: String(EXPERT.restDays),
    });
  },
};
