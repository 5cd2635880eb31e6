// Time cards and payslips that do not agree, breaks and rest days that were not given.
import { weekday } from '../cards.js';
import type { Chance } from '../chance.js';
import { day, iso } from '../days.js';
import {
  clock,
  type Firm,
  type Month,
  minutesOf,
  one,
  type Person,
  type Plant,
  type Planted,
  type Row,
  rows,
  settleAnew,
  wishing,
  yen,
  yes,
} from '../firm.js';
import { ceiling, least, minus, most, nearest, of, over, times, whole } from '../fraction.js';
import { EXTRA } from '../law.js';
import { leastLawful, type Premiums, type Worked } from '../premiums.js';

export interface At {
  readonly p: Person;
  readonly m: Month;
  /** The cards of the month with punches, in order of their days. */
  readonly cards: readonly Row[];
}

const H = 60;
export const withCards = (kind: string) => ({ parts: [kind], months: 3 });
export const shift = (d: string, n: number): string => iso(day(d) + n);

/** A month of somebody with such cards; the first month of the records begins amid a week and is left alone. */
export const inMonth = (kind: string, does: (at: At, firm: Firm, c: Chance) => Planted | undefined): Plant =>
  wishing(withCards(kind), (firm, c) => {
    const p = firm.people.find((x) => x.cards === kind);
    if (!p) return undefined;
    const m = p.months[c.int(1, p.months.length - 1)]!;
    const cards = rows(firm, 'workday').filter(
      (r) => r.worker_id === p.id && r.date! >= m.slip.period_start! && r.date! <= m.slip.period_end! && r.clock_in,
    );
    return does({ p, m, cards }, firm, c);
  });

/** One card of somebody. */
export const inCard = (kind: string, does: (row: Row, c: Chance) => boolean, owed: 'open' | null = null): Plant =>
  inMonth(kind, ({ p, cards }, _firm, c) => {
    const row = c.pick(cards);
    return does(row, c) ? one(p.id, row.date, owed) : undefined;
  });

const span = (row: Row): number => (minutesOf(row.clock_out!) - minutesOf(row.clock_in!) + 24 * H) % (24 * H);

/** So many minutes must stand on a payslip: to the nearest hour where that is less (circular 1988-03-14 no. 150). */
const toRecord = (minutes: number) => least(over(minutes, H), nearest(over(minutes, H)));

/** Whole hours of one kind stand on the payslip as ordinary ones, and are paid as such. */
const hidden = (
  hours: string,
  pay: string,
  kind: keyof Premiums & keyof Worked,
  extra: number,
  normal: number,
): Plant =>
  inMonth('busy', ({ p, m }, _firm, c) => {
    const { slip } = m;
    const all = minutesOf(slip[hours]!);
    const due = toRecord(all);
    if (all < 2 * H || all > 60 * H) return undefined;
    const stated = c.int(0, Math.floor(all / H) - 1);
    slip[hours] = clock(stated * H);
    slip.regular_hours = clock(minutesOf(slip.regular_hours!) + (normal > 0 ? all - stated * H : 0));
    const lawful = leastLawful({ ...m.worked, [kind]: of(stated) })[kind];
    slip[pay] = String(whole(ceiling(lawful)));
    settleAnew(slip);
    const exact = times(m.worked.wage, normal + extra);
    const rounded = times(nearest(m.worked.wage), normal + extra);
    const rate = [exact, rounded, nearest(exact), nearest(rounded)].reduce((a, b) => least(a, b));
    const beyond = most(0, minus(yen(slip, pay), lawful));
    return one(p.id, slip.period_start, minus(times(rate, minus(due, stated)), beyond));
  });

/** To a workplace of one's own, for which there is no agreement. */
const apart = (firm: Firm, p: Person): void => {
  rows(firm, 'establishment').push({
    ...rows(firm, 'establishment')[0]!,
    establishment_id: 'E2',
    establishment_name: 'branch',
    employee_count: '1',
  });
  rows(firm, 'firm')[0]!.agreements_are_complete = yes(true);
  Object.assign(p.row, { establishment_id: '', work_sector: '' });
  p.contract.establishment_id = 'E2';
};

export const addCard = (firm: Firm, p: Person, date: string, minutes: number): void => {
  firm.tables.workday = rows(firm, 'workday').filter((r) => r.worker_id !== p.id || r.date !== date);
  const day_type = weekday(day(date)) === 0 ? 'statutory_rest_day' : 'day_off';
  rows(firm, 'workday').push({
    worker_id: p.id,
    date,
    day_type,
    clock_in: '9:00',
    clock_out: clock(9 * H + minutes),
    break_time: '0:00',
  });
};

/** A Wednesday of a week that lies in the month and was worked from Monday to Friday. */
export const wholeWeek = ({ m, cards }: At): string | undefined => {
  const has = (d: string): boolean => cards.some((r) => r.date === d);
  return cards
    .map((r) => r.date!)
    .find(
      (d) =>
        weekday(day(d)) === 3 &&
        [-2, -1, 1, 2].every((n) => has(shift(d, n))) &&
        day(d) - 3 >= m.from &&
        day(d) + 3 <= m.to,
    );
};

const noRest = inMonth('plain', (at, firm) => {
  const { p, m } = at;
  const wednesday = wholeWeek(at);
  if (!wednesday) return undefined;
  const more = 5 * H;
  addCard(firm, p, shift(wednesday, -3), more);
  addCard(firm, p, shift(wednesday, 3), more);
  const { slip } = m;
  const hour = p.terms.rate;
  Object.assign(slip, {
    worked_hours: clock(minutesOf(slip.worked_hours!) + 2 * more),
    overtime_within_statutory_hours: clock(more),
    overtime_within_pay: String(hour * 5),
    holiday_hours: clock(more),
    holiday_days: '1',
    holiday_pay: String(whole(ceiling(times(hour, 5, 1 + EXTRA.restDay)))),
    work_days: String(Number(slip.work_days) + 1),
  });
  settleAnew(slip);
  apart(firm, p);
  return {
    ...one(p.id, shift(wednesday, 3), null),
    also: [
      { rule: 'overtime/agreement', times: 1, why: 'with an agreement on rest days the seventh day would be lawful' },
    ],
  };
});

export const cards: Readonly<Record<string, Plant>> = {
  'attendance/day-not-rounded': inCard(
    'busy',
    (row, c) => {
      const rest = row.break_time
        ? minutesOf(row.break_time)
        : row.break_start
          ? minutesOf(row.break_end!) - minutesOf(row.break_start)
          : 0;
      row.worked = clock(span(row) - rest - c.int(1, 29));
      return true;
    },
    'open',
  ),
  'attendance/hours-not-above': inMonth('quarter', ({ p, m, cards }, _firm, c) => {
    m.slip.worked_hours = clock(minutesOf(m.slip.worked_hours!) + (cards.length + c.int(1, 3)) * H);
    return one(p.id, m.slip.period_start, null);
  }),
  'attendance/hours-on-payslip': inMonth('plain', ({ p, m }, _firm, c) => {
    const { slip } = m;
    const less = c.int(1, 20 * H);
    for (const k of ['worked_hours', 'regular_hours']) slip[k] = clock(minutesOf(slip[k]!) - less);
    slip.base_pay = String(Math.ceil((p.terms.rate * minutesOf(slip.regular_hours!)) / H));
    settleAnew(slip);
    return one(p.id, slip.period_start, over(p.terms.rate * less, H));
  }),
  'attendance/overtime-on-payslip': hidden('overtime_hours', 'overtime_pay', 'overtime', EXTRA.overtime, 1),
  'attendance/rest-day-on-payslip': hidden('holiday_hours', 'holiday_pay', 'restDay', EXTRA.restDay, 1),
  'attendance/night-on-payslip': hidden('night_hours', 'night_pay', 'night', EXTRA.night, 0),
  'hours/agreement-by-attendance': wishing(withCards('quarter'), (firm) => {
    const p = firm.people.find((x) => x.cards === 'quarter');
    if (!p) return undefined;
    apart(firm, p);
    return { found: p.months.map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })) };
  }),
  'hours/breaks': inCard('quarter', (row) => {
    row.break_time = clock(minutesOf(row.break_time!) - 1);
    row.clock_out = clock(minutesOf(row.clock_out!) - 1);
    return true;
  }),
  'hours/weekly-rest': noRest,
};
