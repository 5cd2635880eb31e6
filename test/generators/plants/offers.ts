// An offer below the law.
import type { Chance } from '../chance.js';
import { one, type Plant, type Row, rows, wishing } from '../firm.js';
import { HOURS } from '../law.js';

const inOffer = (change: (row: Row, c: Chance) => void, owed: 'open' | null): Plant =>
  wishing({ parts: ['offers'], months: 3 }, (firm, c) => {
    const row = c.pick(rows(firm, 'application'));
    change(row, c);
    return one(undefined, row.contract_date, owed);
  });

export const offers: Readonly<Record<string, Plant>> = {
  'offer/minimum-wage': inOffer((row) => {
    // Less than any minimum wage of these years, in every basis of pay.
    row.offered_pay = String(Math.floor((Number(row.offered_pay) * 2) / 3));
  }, 'open'),
  'offer/comparator-pay': inOffer((row, c) => {
    row.comparator_pay = String(Number(row.comparator_pay) + c.int(1, 300));
  }, 'open'),
  'offer/pay-in-money': inOffer(
    (row, c) => void Object.assign(row, { pay_method: c.pick(['in_kind', 'cheque']) }),
    'open',
  ),
  'offer/penalty': inOffer((row) => void Object.assign(row, { penalty_contract: 'true' }), null),
  'offer/premium-rates': inOffer(
    (row, c) =>
      void Object.assign(
        row,
        c.pick<Row>([
          { premium_rate_overtime: '0.24' },
          { premium_rate_holiday: '0.34' },
          { premium_rate_night: '0.24' },
        ]),
      ),
    'open',
  ),
  // Beyond the week of small shops as well.
  'offer/weekly-hours': inOffer((row) => {
    row.scheduled_hours_per_week = `${HOURS.week / 60 + 4}:01`;
  }, null),
};
