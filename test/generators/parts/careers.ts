// Terms that came to more than five years together: the worker may ask for a contract without a term (LCA 18).
import { firstOfMonth, iso, monthsLater } from '../days.js';
import { type Row, rows, yes } from '../firm.js';
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

export const careers: Part = {
  often: 15,
  hires: (firm, c) => {
    const first = firm.periods[0]!.from;
    const start = monthsLater(firstOfMonth(first), -c.int(0, 8));
    const role = { type: 'fixed_term', form: 'monthly', kind: 'ordinary', since: first - start } as const;
    const p = hire(firm, jobOf(firm, 'K1', c, true), role, c);
    p.hired = monthsLater(start, -60);
    p.row.hire_date = iso(p.hired);
    // LCA 18: two terms of thirty months, five years to the day, and the term in force goes beyond.
    const before = [p.hired, monthsLater(p.hired, 30)].map(
      (from, i): Row => ({
        ...p.contract,
        contract_id: `${p.contract.contract_id}-${i}`,
        signed_date: iso(from),
        start_date: iso(from),
        end_date: iso(monthsLater(from, 30) - 1),
      }),
    );
    rows(firm, 'contract').splice(-1, 0, ...before);
    const asked = c.often(50);
    for (const contract of [...before, p.contract])
      Object.assign(contract, { conversion_exception: 'none', conversion_requested: yes(false) });
    Object.assign(p.contract, {
      conversion_requested: yes(asked),
      ...(asked ? { conversion_accepted: yes(true) } : {}),
    });
  },
};
