// The end of employment and what sends workers elsewhere: notice, last wages, dispatch, terms that came to five years.
import { averageWage } from '../average.js';
import type { Chance } from '../chance.js';
import { day, iso } from '../days.js';
import {
  type Firm,
  one,
  type Person,
  type Plant,
  type Planted,
  type Row,
  rows,
  settleAnew,
  wishing,
  yes,
} from '../firm.js';
import { least, minus, nearest, of, over, times, whole } from '../fraction.js';
import { COMMUTING_SINCE, NOTICE_DAYS, REPORT_DAYS, RETIREMENT, RETURN_DAYS } from '../law.js';
import { paidOn } from '../months.js';

const LEFT = { parts: ['leavers'], months: 6 } as const;
const SENT = { parts: ['agency'], months: 3 } as const;

/** Does something to one of the separations, or to the one who left. */
const left = (change: (row: Row, p: Person, firm: Firm, c: Chance) => Planted | undefined): Plant =>
  wishing(LEFT, (firm, c) => {
    const row = c.pick(rows(firm, 'separation'));
    // The text of LSA 23 was read as in force on 1 July 2026.
    if (row.separation_date! > '2026-07-01') return undefined;
    return change(row, firm.people.find((p) => p.id === row.worker_id)!, firm, c);
  });
const found = (p: Person, owed: Parameters<typeof one>[2] = null): Planted => one(p.id, undefined, owed);

const deadlineOf = (row: Row): number | undefined =>
  row.request_date ? Math.max(day(row.request_date), day(row.separation_date!)) + RETURN_DAYS : undefined;

const notice = left((row, p, _firm, c) => {
  const short = c.int(1, NOTICE_DAYS);
  const told = p.until! - (NOTICE_DAYS - short);
  const average = averageWage(p, told);
  if (row.kind !== 'dismissal' || !average) return undefined;
  const due = least(times(average, short), nearest(times(average, short)));
  const paid = c.often(50) ? 0 : c.int(1, whole(due) - 1);
  Object.assign(row, { notice_date: iso(told), notice_pay: String(paid) });
  return found(p, minus(due, paid));
});

const dispatched = (firm: Firm, method: string): Person =>
  firm.people.find((p) => p.contract.dispatch_pay_method === method)!;
const byCalendar = (firm: Firm): boolean => iso(firm.periods[0]!.from).endsWith('-01');

/** The general wage is some yen above what is paid, in every month. */
const generalWage: Plant = wishing(SENT, (firm, c) => {
  if (!byCalendar(firm)) return undefined;
  const p = dispatched(firm, 'agreement');
  // A bonus of the last twelve months would count: only who came with the records has surely had none.
  if (p.hired < firm.periods[0]!.from) return undefined;
  const general = p.terms.rate + c.int(1, 300);
  p.contract.general_wage = String(general);
  const due = p.contract.retirement_pay_method === 'added' ? times(general, 1 + RETIREMENT) : of(general);
  const missing = times(minus(due, p.terms.rate), over(p.terms.yearHours, 12));
  return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: missing })) };
});

const commuting: Plant = wishing(SENT, (firm, c) => {
  if (!byCalendar(firm)) return undefined;
  const p = dispatched(firm, 'agreement');
  const month = over(p.terms.yearHours, 12);
  p.contract.commuting_paid_at_cost = yes(false);
  for (const m of p.months) {
    m.slip.allowance_commuting = '20000';
    settleAnew(m.slip);
  }
  const m = c.pick(p.months);
  const paid = c.int(0, 70) * 100;
  m.slip.allowance_commuting = String(paid);
  settleAnew(m.slip);
  const due = COMMUTING_SINCE.find(([from]) => day(from) <= m.from)![1];
  return one(p.id, m.slip.period_start, times(minus(due, over(paid, month)), month));
});

const converted = (change: (p: Person, firm: Firm) => void): Plant =>
  wishing({ parts: ['careers'], months: 3 }, (firm) => {
    const p = firm.people.find((x) => x.row.job_code === 'K1')!;
    change(p, firm);
    return one(p.id, p.contract.start_date, null);
  });

export const leaving: Readonly<Record<string, Plant>> = {
  'dismissal/notice': notice,
  'dismissal/protected-period': left((row, p) => {
    if (row.kind !== 'dismissal') return undefined;
    row.in_protected_period = yes(true);
    return found(p);
  }),
  'dismissal/after-report': left((row, p, _firm, c) => {
    if (row.kind !== 'dismissal') return undefined;
    Object.assign(p.row, { reported_to_authority: yes(true), report_date: iso(p.until! - c.int(0, 90)) });
    row.because_of_report = yes(true);
    return found(p);
  }),
  'leaving/final-pay': left((row, p, firm, c) => {
    const deadline = deadlineOf(row);
    const last = p.months.at(-1)!;
    const payday = paidOn(firm, last.to);
    if (deadline === undefined || payday <= deadline) return undefined;
    const paid = Math.min(payday, deadline + c.int(1, 5));
    row.final_pay_date = iso(paid);
    last.slip.pay_date = iso(paid);
    return found(p, 'open');
  }),
  'leaving/return-of-things': left((row, p, _firm, c) => {
    const deadline = deadlineOf(row);
    if (deadline === undefined) return undefined;
    row.returned_date = iso(deadline + c.int(1, 30));
    return found(p, 'open');
  }),
  'foreign-workers/leaving-report': left((_row, p, _firm, c) => {
    if (p.row.foreign_leaving_reported === undefined) return undefined;
    p.row.foreign_leaving_report_date = iso(p.until! + REPORT_DAYS + c.int(1, 60));
    return found(p);
  }),
  'dispatch/licence': wishing(SENT, (firm, c) => {
    if (c.often(50)) firm.row.dispatch_licence = yes(false);
    else firm.row.dispatch_licence_until = iso(firm.periods.at(-1)!.to - 1);
    const sent = firm.people.filter((p) => p.row.employment_type === 'dispatched');
    return { found: sent.map((p) => ({ worker: p.id, from: p.contract.start_date!, owed: null })) };
  }),
  'dispatch/duty': wishing(SENT, (firm, c) => {
    const p = dispatched(firm, c.pick(['agreement', 'client_parity']));
    Object.assign(p.contract, {
      client_duty: c.pick(['construction', 'security', 'port_transport', 'medical']),
      medical_dispatch_exception: yes(false),
    });
    return one(p.id, p.contract.start_date, null);
  }),
  'dispatch/general-wage': generalWage,
  'dispatch/commuting': commuting,
  'dispatch/client-parity': wishing(SENT, (firm, c) => {
    const p = dispatched(firm, 'client_parity');
    p.contract.comparator_pay = String(Number(p.contract.base_pay) + c.int(1, 200));
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: 'open' })) };
  }),
  'contract/conversion': converted((p) => {
    Object.assign(p.contract, { conversion_requested: yes(true), conversion_accepted: yes(false) });
  }),
  'contract/conversion-notice': converted((p, firm) => {
    const last = rows(firm, 'terms_notice').findLast((n) => n.worker_id === p.id)!;
    last[firm.chance.pick(['item_conversion_right', 'item_conversion_terms'])] = yes(false);
  }),
};
