// Workers whose time cards are in the file, under each system of working time the law knows.
import type { Chance } from '../chance.js';
import { iso } from '../days.js';
import { type Cards, clock, type Firm, minutesOf, type Person, rows, yes } from '../firm.js';
import type { Part } from '../parts.js';
import { hire, type Job, jobOf, type Role } from '../people.js';

const MONTHLY: Role = { type: 'regular', form: 'monthly', kind: 'ordinary', since: 1000 };
const ROLES: Readonly<Record<Cards, Role>> = {
  plain: { ...MONTHLY, form: 'hourly', dayMinutes: 360, weekDays: 5 },
  quarter: MONTHLY,
  busy: MONTHLY,
  one_month_variable: MONTHLY,
  one_year_variable: MONTHLY,
  one_week_variable: MONTHLY,
  flextime: MONTHLY,
  truck: { ...MONTHLY, kind: 'driver' },
  alternating: { ...MONTHLY, kind: 'minor', since: 200 },
};

const systemOf = (firm: Firm, p: Person, cards: Cards): void => {
  if (!cards.endsWith('variable') && cards !== 'flextime') {
    p.contract.working_time_system = 'normal';
    return;
  }
  Object.assign(p.contract, {
    working_time_system: cards,
    variable_system_fixed: yes(true),
    frame_start: iso(firm.periods[0]!.from),
    frame_months: cards === 'one_year_variable' ? '12' : '1',
    ...(cards === 'one_year_variable' ? { annual_holidays: '105' } : {}),
    ...(cards === 'one_week_variable' ? { week_told_in_writing: yes(true) } : {}),
    ...(cards === 'flextime' ? { flextime_by_days: yes(false) } : {}),
  });
};

const hireCarded = (firm: Firm, cards: Cards, c: Chance): Person => {
  const job: Job = jobOf(firm, `T${firm.people.length}-${cards}`, c, true);
  // Who came with the records has nothing before them that could be missing.
  const role = { ...ROLES[cards], since: c.pick([0, ROLES[cards].since!]) };
  const p = hire(firm, job, role, c);
  p.cards = cards;
  p.calm = cards !== 'busy' && cards !== 'truck';
  if (cards === 'alternating') p.row.minor_night_ground = 'alternating';
  p.contract.rest_day_rule = c.pick(['sunday', 'named']);
  systemOf(firm, p, cards);
  return p;
};

/** What the cards of a month say the driver was bound. */
const bindDrivers = (firm: Firm): void => {
  for (const p of firm.people.filter((x) => x.cards === 'truck'))
    for (const m of p.months) {
      const cards = rows(firm, 'workday').filter(
        (r) => r.worker_id === p.id && r.date! >= m.slip.period_start! && r.date! <= m.slip.period_end!,
      );
      m.slip.bound_hours = clock(cards.reduce((n, r) => n + minutesOf(r.bound_time ?? '0:00'), 0));
    }
};

const writes: Part['writes'] = (firm) => {
  rows(firm, 'establishment')[0]!.one_week_variable_trade = 'retail';
  bindDrivers(firm);
};

const KINDS = Object.keys(ROLES) as Cards[];

/** Several of them, in firms whose records are not long: each month is thirty rows. */
export const carded: Part = {
  often: 25,
  hires: (firm, c) => {
    if (firm.periods.length > 8) return;
    for (const cards of ['busy', 'truck', ...KINDS] as Cards[])
      if (cards === 'busy' || c.often(40)) hireCarded(firm, cards, c);
  },
  writes,
};

/** One of them, for a plant that asks for just this. */
export const CARDED: Readonly<Record<string, Part>> = Object.fromEntries(
  KINDS.map((k) => [k, { often: 0, hires: (firm: Firm, c: Chance) => void hireCarded(firm, k, c), writes }]),
);
