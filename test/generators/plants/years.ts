// Hours that add up over the agreement's year beyond what it allows, and leave that was not given.
import { day, iso, monthsLater } from '../days.js';
import {
  clock,
  type Firm,
  type Month,
  minutesOf,
  one,
  type Person,
  type Plant,
  type Row,
  rows,
  wishing,
  yes,
} from '../firm.js';
import { under100 } from './caps.js';

const overtime = (m: Month): number => minutesOf(m.slip.overtime_hours!);
const total = (m: Month): number => overtime(m) + minutesOf(m.slip.holiday_hours!);

interface Sum {
  readonly p: Person;
  readonly m: Month;
  readonly sum: number;
}

/** What each worker of the sector has come to by each month of the agreement's year. */
const sums = (firm: Firm, a: Row, count: (m: Month) => number): readonly Sum[] => {
  const end = iso(monthsLater(day(a.start_date!), 12));
  return firm.people
    .filter((p) => p.row.work_sector === a.sector && p.terms.kind !== 'manager')
    .flatMap((p) => {
      let sum = 0;
      return p.months
        .filter((m) => m.slip.period_start! >= a.start_date! && m.slip.period_start! < end)
        .map((m) => {
          sum += count(m);
          return { p, m, sum };
        });
    });
};

/** The agreement allows less than somebody worked. */
const lower = (sector: string, special: boolean, column: string, count: (m: Month) => number): Plant =>
  wishing({ parts: [], months: 8 }, (firm, c) => {
    if (sector === 'general' && firm.special !== special) return undefined;
    const all = rows(firm, 'overtime_agreement').filter((a) => a.sector === sector);
    if (all.length === 0) return undefined;
    const a = c.pick(all);
    const list = sums(firm, a, count);
    const highest = Math.max(0, ...list.map((x) => x.sum));
    const times = column === 'special_times';
    if (highest <= (times ? 1 : 60)) return undefined;
    const limit = highest - (times ? 1 : c.int(1, 60));
    a[column] = times ? String(limit) : clock(limit);
    return {
      found: list
        .filter((x) => x.sum > limit)
        .map((x) => ({ worker: x.p.id, from: x.m.slip.period_start!, owed: null })),
    };
  });

const leaveless: Plant = wishing({ parts: [], months: 12 }, (firm) => {
  const first = firm.row.records_from!;
  const grants = rows(firm, 'leave_grant');
  const g = grants.find((x) => firm.people.some((p) => p.id === x.worker_id && iso(p.hired) >= first));
  const p = firm.people.find((x) => x.id === g?.worker_id);
  const m = p?.months.find((x) => x.from <= day(g!.grant_date!) && x.to >= day(g!.grant_date!));
  if (!p || !m || grants.every((x) => x === g || x.grant_date! > g!.grant_date!)) return undefined;
  firm.tables.leave_grant = grants.filter((x) => x !== g);
  return one(p.id, m.slip.period_start, null);
});

/** LSA 39(10): leave for a child counts as attended; it was held against the worker. */
const notAttended: Plant = wishing({ parts: [], months: 4 }, (firm, c) => {
  const able = rows(firm, 'leave_grant').filter((g) => g.grant_date! < firm.row.records_from!);
  if (able.length === 0) return undefined;
  const g = c.pick(able);
  const attended = Math.floor((Number(g.total_days) * 7) / 10);
  Object.assign(g, { days_granted: '0', attended_days: String(attended) });
  const from = day(g.grant_date!) - 170;
  const about = { worker_id: g.worker_id!, kind: 'childcare', start_date: iso(from), end_date: iso(from + 120) };
  rows(firm, 'absence').push({ ...about, days: String(Number(g.total_days) - attended) });
  return one(g.worker_id, undefined, null);
});

export const years: Readonly<Record<string, Plant>> = {
  'overtime/year-360': lower('general', false, 'year_limit', overtime),
  'overtime/year-720': lower('general', true, 'special_year_limit', overtime),
  'overtime/physician-year': lower('physician', true, 'special_year_limit', total),
  'overtime/six-months': lower('general', true, 'special_times', (m) => (overtime(m) > 45 * 60 ? 1 : 0)),
  'liberty/excessive-overtime': (firm, c) => {
    const planted = under100(firm, c);
    if (!planted) return undefined;
    const worker = planted.found[0]!.worker;
    return {
      ...one(worker, undefined, null),
      also: [
        { rule: 'overtime/under-100', times: 1, why: 'a hundred hours are beyond LSA 36(6) as well' },
        ...planted.also!.filter((a) => !a.rule.startsWith('liberty')),
      ],
    };
  },
  'leave/granted': leaveless,
  'leave/attendance': notAttended,
  'leave/ledger': wishing({ parts: [], months: 4, alone: true }, (firm) => {
    delete firm.tables.leave_grant;
    delete firm.tables.leave_taken;
    firm.row.leave_ledger_kept = yes(false);
    return one(undefined, undefined, null);
  }),
};
