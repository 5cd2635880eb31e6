// Plans, drivers and the young: days, weeks and rests beyond their limits, card by card.
import { end } from '../cards.js';
import { clock, minutesOf, one, type Plant, type Row, rows, wishing } from '../firm.js';
import { HOURS } from '../law.js';
import { addCard, inCard, inMonth, shift, wholeWeek, withCards } from './cards.js';

const H = 60;

const planned = (kind: string, change: (row: Row) => boolean): Plant =>
  wishing(withCards(kind), (firm, c) => {
    const p = firm.people.find((x) => x.cards === kind);
    if (!p) return undefined;
    const row = c.pick(rows(firm, 'workday').filter((r) => r.worker_id === p.id && r.clock_in));
    return change(row) ? one(p.id, row.date, null) : undefined;
  });
const tooLong = (row: Row): boolean => {
  row.planned_time = clock(HOURS.variableDay + 15);
  return true;
};

/** Fifty hours from Monday to Friday, and some on a Saturday that was not worked after all. */
const longWeek = inMonth('one_year_variable', (at, firm) => {
  const wednesday = wholeWeek(at);
  if (!wednesday) return undefined;
  const days = [-2, -1, 0, 1, 2, 3].map((n) => shift(wednesday, n));
  const six = rows(firm, 'workday').filter((r) => r.worker_id === at.p.id && days.includes(r.date!));
  for (const r of six) r.planned_time = clock(HOURS.variableDay);
  six.at(-1)!.planned_time = clock(HOURS.variableWeek - 5 * HOURS.variableDay + 15);
  return one(at.p.id, shift(wednesday, 3), null);
});

const overPlanned = inMonth('one_month_variable', ({ p, m }, firm) => {
  const all = rows(firm, 'workday').filter(
    (r) => r.worker_id === p.id && r.date! >= m.slip.period_start! && r.date! <= m.slip.period_end!,
  );
  const sum = all.reduce((n, r) => n + minutesOf(r.planned_time!), 0);
  const limit = Math.floor((HOURS.week * (m.to - m.from + 1)) / 7);
  const free = all.find((r) => r.planned_time === '0:00' && r.day_type !== 'statutory_rest_day');
  if (!free) return undefined;
  free.planned_time = clock(limit - sum + 1);
  return one(p.id, m.slip.period_end, null);
});

/** A minute more than eight hours, and a minute less on another day of the week. */
const youngDay = inMonth('alternating', (at, firm) => {
  const wednesday = wholeWeek(at);
  if (!wednesday || at.cards[0]!.clock_in !== '9:00') return undefined;
  const card = (d: string): Row => at.cards.find((r) => r.date === d)!;
  for (const [d, more, rest] of [
    [wednesday, 1, 60],
    [shift(wednesday, 1), -1, 45],
  ] as const) {
    const row = card(d);
    const start = minutesOf(row.clock_in!);
    const s = { day: 0, start, worked: 480 + more, rest, planned: 480, restDay: false };
    for (const k of ['break_time', 'worked']) row[k] = '';
    Object.assign(row, {
      clock_out: clock(end(s)),
      break_start: clock(start + 240),
      break_end: clock(start + 240 + rest),
    });
  }
  return firm && one(at.p.id, wednesday, null);
});

const youngWeek = inMonth('alternating', (at, firm) => {
  const wednesday = wholeWeek(at);
  if (!wednesday) return undefined;
  const saturday = shift(wednesday, 3);
  addCard(firm, at.p, saturday, 15);
  at.m.slip.work_days = String(Number(at.m.slip.work_days) + 1);
  return one(at.p.id, saturday, null);
});

const threeDays = inMonth('truck', (at) => {
  const wednesday = wholeWeek(at);
  if (!wednesday) return undefined;
  for (const r of at.cards) if ([-1, 0, 1].some((n) => r.date === shift(wednesday, n))) r.driving_time = '9:15';
  return one(at.p.id, wednesday, null);
});

const truckYear: Plant = wishing({ parts: ['truck'], months: 18 }, (firm) => {
  const p = firm.people.find((x) => x.cards === 'truck');
  const a = rows(firm, 'overtime_agreement').find(
    (x) => x.sector === 'driver' && x.start_date! >= firm.row.records_from! && x.start_date! >= '2024-04-01',
  );
  const year = p?.months.filter((m) => a && m.slip.period_start! >= a.start_date!).slice(0, 12);
  if (!p || year?.length !== 12 || p.months.some((m) => m.slip.period_start! < '2024-04-01')) return undefined;
  // Twelve times 284 hours: lawful each, and more than 3,300 in the twelfth month.
  for (const m of year) m.slip.bound_hours = '284:00';
  return one(p.id, year[11]!.slip.period_start, null);
});

export const days: Readonly<Record<string, Plant>> = {
  'hours/one-week-day': planned('one_week_variable', tooLong),
  'variable/one-year-day': planned('one_year_variable', tooLong),
  'variable/one-year-week': longWeek,
  'variable/frame-plan': overPlanned,
  'minors/daily-hours': youngDay,
  'minors/weekly-hours': youngWeek,
  'minors/night-by-attendance': wishing(withCards('alternating'), (firm) => {
    const p = firm.people.find((x) => x.cards === 'alternating');
    if (!p) return undefined;
    p.row.minor_night_ground = 'none';
    const late = rows(firm, 'workday').filter(
      (r) => r.worker_id === p.id && r.clock_out && minutesOf(r.clock_out) > 22 * H,
    );
    return late.length > 0 ? { found: late.map((r) => ({ worker: p.id, from: r.date!, owed: null })) } : undefined;
  }),
  'drivers/bound-day': inCard('truck', (row, c) => {
    Object.assign(row, c.pick([{ bound_time: '15:01' }, { bound_time: '16:01', long_haul: 'true' }]));
    return true;
  }),
  'drivers/rest': inCard('truck', (row, c) => {
    Object.assign(row, c.pick([{ rest_before: '8:59' }, { rest_before: '7:59', long_haul: 'true' }]));
    return true;
  }),
  'drivers/driving-run': inCard('truck', (row, c) => {
    Object.assign(row, c.pick([{ longest_driving: '4:01' }, { longest_driving: '4:31', no_place_to_park: 'true' }]));
    return true;
  }),
  'drivers/driving-two-days': threeDays,
  'drivers/bound-month': inMonth('truck', ({ p, m }, _firm, c) => {
    m.slip.bound_hours = clock(284 * H + c.int(1, 30));
    return one(p.id, m.slip.period_start, null);
  }),
  'drivers/bound-year': truckYear,
};
