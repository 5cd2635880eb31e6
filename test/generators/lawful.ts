// A firm that obeys every rule by construction, often exactly at the limit: seed → rows of every table.
import { layMonth, writeCards } from './cards.js';
import { type Chance, chanceOf } from './chance.js';
import { day, monthsLater } from './days.js';
import { type Firm, type Person, rows, type Wish } from './firm.js';
import { extraMonths } from './hours.js';
import { leaveOf } from './leave.js';
import { insured, payMonth } from './months.js';
import { agree, enrol, firmPapers, firmRow } from './papers.js';
import { PARTS } from './parts.js';
import { hire, jobOf, notify, type Role } from './people.js';

/** Pay periods of a calendar month, or closed on the 15th, 20th or 25th. */
const periodsOf = (c: Chance, { months, parts }: Wish): Firm['periods'] => {
  const closing = c.pick([0, 0, 0, 15, 20, 25]);
  const some = c.int(3, 14);
  const n = months ?? some;
  const later = c.int(0, 14);
  // Much of the law was read as in force on 1 July 2026: firms for a plant are judged before that.
  const end = monthsLater(day('2025-07-01'), parts === undefined ? later : Math.min(later, 11)) + closing;
  return Array.from({ length: n }, (_, i) => ({ from: monthsLater(end, i - n), to: monthsLater(end, i - n + 1) - 1 }));
};

const ROLES: readonly Role[] = [
  { type: 'regular', form: 'monthly', kind: 'ordinary' },
  { type: 'regular', form: 'monthly', kind: 'ordinary', foreign: true },
  { type: 'regular', form: 'monthly', kind: 'ordinary', foreign: true, status: 'technical_intern' },
  { type: 'fixed_term', form: 'monthly', kind: 'ordinary', foreign: true, status: 'specified_skilled' },
  { type: 'fixed_term', form: 'monthly', kind: 'ordinary' },
];
const MIXED_ROLES: readonly Role[] = [
  { type: 'part_time', form: 'hourly', kind: 'ordinary', weekDays: 4, dayMinutes: 360 },
  { type: 'part_time', form: 'hourly', kind: 'ordinary', weekDays: 3, dayMinutes: 300 },
  { type: 'part_time', form: 'hourly', kind: 'ordinary', weekDays: 5, dayMinutes: 300, foreign: true },
  { type: 'regular', form: 'hourly', kind: 'ordinary' },
  { type: 'regular', form: 'daily', kind: 'ordinary', foreign: true },
  { type: 'fixed_term', form: 'daily', kind: 'ordinary' },
];
/** Each the only one in his work. */
const ALONE: readonly Role[] = [
  { type: 'regular', form: 'piece', kind: 'ordinary' },
  { type: 'regular', form: 'mixed', kind: 'ordinary' },
  { type: 'regular', form: 'monthly', kind: 'manager' },
  { type: 'regular', form: 'monthly', kind: 'driver' },
  { type: 'regular', form: 'monthly', kind: 'physician' },
  { type: 'regular', form: 'monthly', kind: 'minor' },
];

const work = (firm: Firm, p: Person, agreementMonth: number, c: Chance): void => {
  const periods = firm.periods.filter((x) => x.to > p.hired && (p.until === undefined || x.from <= p.until));
  const restDays = p.terms.form === 'monthly' || p.terms.form === 'hourly';
  // Somebody below the line of the insurances stays below it in fact as well.
  const none = p.terms.kind === 'minor' || p.calm || !insured(p.terms);
  const alternates = p.row.minor_night_ground === 'alternating' && !p.cards;
  const extra = extraMonths(
    periods.length,
    firm.special,
    // The agreement's year is counted from his own first month; the months after he left say nothing of it.
    -agreementMonth - firm.periods.indexOf(periods[0]!),
    restDays,
    c,
  );
  const leave = leaveOf(firm, p, periods.at(-1)!.to, c);
  periods.forEach(({ from, to }, i) => {
    const away = leave.filter((d) => d >= from && d <= to);
    const more = none ? { overtime: 0, restDay: 0 } : extra[i]!;
    if (p.cards) {
      const laid = layMonth(p, from, to, { ...more, leave: away }, c);
      writeCards(firm, p, from, to, laid, c);
      // Circular 1988-03-14 no. 150: less than half an hour of a month may be left out.
      const overtime = laid.overtime < 30 ? 0 : laid.overtime;
      const { days, regular, within, restDay, night } = laid;
      const month = { from, to, days, regular, within, leave: away.length, nightMinutes: night };
      payMonth(firm, p, { ...month, extra: { overtime, restDay } }, c);
      return;
    }
    payMonth(
      firm,
      p,
      {
        from,
        to,
        extra: more,
        nightMinutes: alternates || (!none && c.often(40)) ? c.int(1, 120) * 15 : 0,
        leave: away.length,
        within: !none && p.terms.dayMinutes < 480 && c.often(30) ? c.int(1, 40) * 15 : 0,
      },
      c,
    );
  });
};

/** Each part has a chance of its own: what one draws moves no other. */
const partsOf = (seed: number, parts: Wish['parts']) =>
  Object.entries(PARTS).flatMap(([name, part], i) => {
    const c = chanceOf(seed * 64 + i + 1);
    const has = c.often(part.often);
    return (parts ? parts.includes(name) : has) ? [{ part, c }] : [];
  });

/** Without a wish, parts are added by chance. */
export const lawfulFirm = (seed: number, wish: Wish = {}): Firm => {
  const c = chanceOf(seed);
  const periods = periodsOf(c, wish);
  const parts = partsOf(seed, wish.parts);
  const prefecture = c.pick(['JP-01', 'JP-05', 'JP-13', 'JP-27', 'JP-47']);
  const about = { chance: c, periods, prefecture };
  const firm: Firm = {
    id: `F${String(seed).padStart(6, '0')}`,
    ...about,
    row: firmRow(about),
    tables: {},
    people: [],
    special: c.often(50),
    sharers: c.often(40) ? c.int(2, 4) : 0,
  };
  const sectors = new Set(['general']);
  // Where a plant asks for a part, it needs few others.
  const small = (wish.parts?.length ?? 0) > 0;
  for (let j = 1; j <= (small || wish.few ? 1 : c.int(1, 2)); j += 1) {
    const job = jobOf(firm, `J${j}`, c);
    hire(firm, job, ROLES[0]!, c);
    for (let i = c.int(1, 3); i > 0; i -= 1)
      hire(firm, job, c.pick(job.monthlyOnly ? ROLES : [...ROLES, ...MIXED_ROLES]), c);
  }
  for (let j = 3; j < (small ? 3 : 3 + c.int(0, 2)); j += 1) {
    const role = c.pick(ALONE);
    if (role.kind === 'driver' || role.kind === 'physician') sectors.add(role.kind);
    hire(firm, { ...jobOf(firm, `J${j}`, c), monthlyOnly: true }, role, c);
  }
  for (const x of parts) x.part.hires?.(firm, x.c);
  for (const p of firm.people) sectors.add(p.row.work_sector!);
  const agreementMonth = c.int(0, 11);
  const start = monthsLater(periods[0]!.from, -agreementMonth);
  for (const sector of sectors)
    for (let k = 0; monthsLater(start, 12 * k) <= periods.at(-1)!.to; k += 1)
      agree(firm, monthsLater(start, 12 * k), sector);
  for (const p of firm.people) {
    if (firm.sharers > 0 && p.terms.form === 'monthly' && (p.row.nationality !== 'JP' || p === firm.people[0]))
      p.row.dormitory_id = 'D1';
    for (const contract of rows(firm, 'contract').filter((r) => r.worker_id === p.id)) notify(firm, contract);
    enrol(firm, p);
    work(firm, p, agreementMonth, c);
  }
  firmPapers(firm);
  for (const x of parts) x.part.writes?.(firm, x.c);
  return firm;
};
