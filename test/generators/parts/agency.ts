// Workers sent to a client: a licence, a duty that may be sent, pay by the agreement of the workers or by the client's.
import { yes } from '../firm.js';
import { COMMUTING, RETIREMENT } from '../law.js';
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

export const agency: Part = {
  often: 15,
  hires: (firm, c) => {
    Object.assign(firm.row, {
      dispatch_licence: yes(true),
      dispatch_licence_from: '2000-01-01',
      dispatch_licence_until: '2036-12-31',
    });
    for (const method of ['agreement', 'client_parity']) {
      const job = jobOf(firm, `A-${method}`, c, true);
      const form = method === 'agreement' ? 'monthly' : c.pick(['monthly', 'hourly'] as const);
      const p = hire(firm, job, { type: 'dispatched', form, kind: 'ordinary', since: c.pick([0, 600]) }, c);
      const { contract } = p;
      const medical = c.often(20);
      Object.assign(contract, {
        client_prefecture: firm.prefecture,
        client_duty: medical ? 'medical' : 'other',
        medical_dispatch_exception: medical ? yes(true) : '',
        dispatch_pay_method: method,
      });
      if (method === 'client_parity') {
        Object.assign(contract, {
          comparator_exists: yes(true),
          comparator_pay: contract.base_pay,
          comparator_unit: form,
        });
        continue;
      }
      // Worker Dispatching Act 30-4: the general wage, retirement pay on top of it or in a scheme, and commuting.
      const added = c.often(50);
      Object.assign(contract, {
        general_wage: String(added ? Math.floor((job.rate * 100) / (100 + RETIREMENT * 100)) : job.rate),
        retirement_pay_method: added ? 'added' : c.pick(['scheme', 'mutual_aid']),
        commuting_paid_at_cost: yes(c.often(50)),
      });
      if (contract.commuting_paid_at_cost === 'false')
        Object.assign(p.terms.allowances, { allowance_commuting: String(Math.ceil((COMMUTING * job.yearHours) / 12)) });
    }
  },
};
