// Jobs offered to those who are not here yet: the law asks of an offer what it asks of work.
import { iso } from '../days.js';
import { clock, rows, yes } from '../firm.js';
import { EXTRA, floorOn, HOURS } from '../law.js';
import type { Part } from '../parts.js';

export const offers: Part = {
  often: 20,
  writes: (firm, c) => {
    for (let i = 0; i < c.int(1, 3); i += 1) {
      const signed = firm.periods.at(-1)!.from;
      const start = signed + c.int(0, 120);
      const floor = Math.max(floorOn(firm.prefecture, signed), floorOn(firm.prefecture, start));
      const rate = floor + c.pick([0, 0, 1, 250]);
      const [pay_basis, pay] = c.pick([
        ['monthly', rate * 168],
        ['hourly', rate],
        ['daily', rate * 8],
        ['annual', rate * 2016],
      ] as const);
      rows(firm, 'application').push({
        application_id: `A${i + 1}`,
        kind: 'new_admission',
        status_of_residence: c.pick(['technical_intern', 'specified_skilled', 'engineer']),
        contract_date: iso(signed),
        start_date: iso(start),
        establishment_id: 'E1',
        workplace_prefecture: firm.prefecture,
        pay_basis,
        offered_pay: String(pay),
        offered_hourly_pay: String(rate),
        offered_allowances: '0',
        comparator_exists: yes(true),
        comparator_pay: String(rate),
        comparator_basis: 'hourly',
        scheduled_hours_per_day: '8:00',
        scheduled_hours_per_week: clock(HOURS.week),
        scheduled_hours_per_month: '168:00',
        scheduled_hours_per_year: '2016:00',
        premium_rate_overtime: String(EXTRA.overtime),
        premium_rate_holiday: String(EXTRA.restDay),
        premium_rate_night: c.pick([String(EXTRA.night), '0.3']),
        pay_method: c.pick(['cash', 'bank']),
        penalty_contract: yes(false),
        dispatch: yes(false),
      });
    }
  },
};
