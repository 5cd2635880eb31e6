// Work that is not what was offered, agreed or allowed; hours on paper beyond the law; children.
import { iso, monthsLater } from '../days.js';
import {
  clock,
  minutesOf,
  one,
  type Person,
  type Plant,
  type Planted,
  rows,
  somebody,
  someMonth,
  wishing,
} from '../firm.js';
import { minus, over, times } from '../fraction.js';
import { tied, workOn } from '../parts/tasks.js';

const TASKS = { parts: ['tasks'], months: 12 } as const;
const intern = (p: Person): boolean => p.row.residence_status === 'technical_intern';

/** All work of an intern in a year, by kinds of task, in percent. */
const shares = (kinds: Readonly<Record<string, number>>): Plant =>
  wishing(TASKS, (firm, c) => {
    const p = somebody(firm, c, (x) => intern(x) && x.months.length === 12);
    if (!p) return undefined;
    firm.tables.work_done = rows(firm, 'work_done').filter((r) => r.worker_id !== p.id);
    for (const m of p.months)
      for (const [kind, share] of Object.entries(kinds))
        workOn(firm, p, m, kind, Math.floor((minutesOf(m.slip.worked_hours!) * share) / 100));
    return one(p.id, undefined, null);
  });

const contractOf = (
  fits: (p: Person) => boolean,
  change: (p: Person) => void,
  wish: Plant['wish'] = { months: 3 },
): Plant =>
  wishing(wish!, (firm, c) => {
    const p = somebody(firm, c, fits);
    if (!p) return undefined;
    change(p);
    return one(p.id, p.contract.start_date, null);
  });
const regular = (p: Person): boolean =>
  p.terms.form === 'monthly' && p.terms.kind === 'ordinary' && p.terms.dayMinutes === 480;

export const work: Readonly<Record<string, Plant>> = {
  'work/as-offered': wishing({ ...TASKS, months: 3 }, (firm, c) => {
    const p = somebody(firm, c, (x) => x.row.nationality !== 'JP' && x.contract.base_pay !== '');
    if (!p) return undefined;
    if (c.often(50)) p.contract.offered_job_code = 'other';
    else p.contract.offered_base_pay = String(Number(p.contract.base_pay) + 1);
    return one(p.id, p.contract.start_date, null);
  }),
  'work/contractor': wishing({ ...TASKS, months: 3 }, (firm): Planted => {
    const row = rows(firm, 'worker').find((r) => r.employment_type === 'contractor')!;
    Object.assign(row, {
      work_directed: 'true',
      hours_set_by_firm: 'true',
      paid_for_time: 'true',
      may_refuse_work: 'false',
    });
    return one(row.worker_id, undefined, null);
  }),
  'work/core-tasks': shares({ core: 40, related: 35, incidental: 25 }),
  'work/other-tasks': shares({ core: 60, related: 5, incidental: 35 }),
  'work/tasks-in-contract': wishing({ ...TASKS, months: 3 }, (firm, c) => {
    const at = someMonth(firm, c, (_m, p) => tied(p));
    if (!at) return undefined;
    const row = rows(firm, 'work_done').find(
      (r) => r.worker_id === at.p.id && r.period_start === at.m.slip.period_start,
    )!;
    const minutes = c.int(1, 600);
    row.hours = clock(minutesOf(row.hours!) - minutes);
    workOn(firm, at.p, at.m, 'other', minutes);
    return one(at.p.id, at.m.slip.period_start, null);
  }),
  'hours/scheduled-day': contractOf(
    regular,
    (p) => void Object.assign(p.contract, { scheduled_hours_per_day: '8:01' }),
  ),
  'hours/scheduled-week': contractOf(
    regular,
    (p) => void Object.assign(p.contract, { scheduled_hours_per_week: '44:01' }),
  ),
  'hours/forty-four': (firm, c) => {
    Object.assign(rows(firm, 'establishment')[0]!, {
      weekly_hours_special: 'true',
      ...c.pick([{ employee_count: '10' }, { business_class: '1' }]),
    });
    if (rows(firm, 'establishment')[0]!.employee_count === '10') firm.row.largest_workplace = '10';
    return one(undefined, undefined, null);
  },
  'variable/flextime-frame': contractOf(
    (p) => p.cards === 'flextime',
    (p) => void Object.assign(p.contract, { frame_months: '4' }),
    { parts: ['flextime'], months: 3 },
  ),
  'variable/one-year-days-off': contractOf(
    (p) => p.cards === 'one_year_variable',
    (p) => void Object.assign(p.contract, { annual_holidays: '104' }),
    { parts: ['one_year_variable'], months: 3 },
  ),
  'hours/one-week-variable': wishing({ parts: ['one_week_variable'], months: 3 }, (firm, c) => {
    const all = firm.people.filter((x) => x.cards === 'one_week_variable');
    const place = rows(firm, 'establishment')[0]!;
    if (all.length === 0) return undefined;
    if (c.often(50)) place.one_week_variable_trade = 'other';
    else for (const p of all) p.contract.week_told_in_writing = 'false';
    return { found: all.map((p) => ({ worker: p.id, from: p.contract.start_date!, owed: null })) };
  }),
  'minors/age': (firm, c) => {
    const p = somebody(firm, c, (x) => x.terms.kind === 'minor');
    if (!p) return undefined;
    // LSA 56: fifteen on the day of the hiring, the next 31 March not yet over.
    p.row.birth_date = iso(monthsLater(p.hired, -15 * 12) - c.int(0, 20));
    p.row.child_permit = 'false';
    const birthday = new Date(Date.parse(p.row.birth_date)).toISOString().slice(5);
    return birthday > '04-02' || birthday < '03-10' ? one(p.id, undefined, null) : undefined;
  },
  'minors/night': wishing({ parts: ['young'], months: 3 }, (firm) => {
    const p = firm.people.find((x) => x.row.job_code === 'Y1')!;
    p.row.minor_night_ground = 'none';
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })) };
  }),
  'payment/piece-guarantee': (firm, c) => {
    const p = somebody(firm, c, (x) => x.terms.form === 'piece');
    if (!p) return undefined;
    const promised = p.terms.rate + c.int(100, 300);
    p.contract.piece_guarantee = String(promised);
    return {
      found: p.months.map((m) => {
        const hours = over(minutesOf(m.slip.worked_hours!), 60);
        return {
          worker: p.id,
          from: m.slip.period_start!,
          owed: minus(times(promised, hours), Number(m.slip.piece_pay)),
        };
      }),
    };
  },
  'records/wage-ledger': (firm, c) => {
    const at = someMonth(
      firm,
      c,
      (m, p) => p.terms.kind === 'ordinary' && p.terms.form === 'monthly' && m.slip.overtime_pay !== '0',
    );
    if (!at) return undefined;
    at.m.slip.overtime_hours = '';
    return one(at.p.id, at.m.slip.period_start, null);
  },
};
