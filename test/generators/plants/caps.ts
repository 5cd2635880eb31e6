// Hours beyond an agreement or the law, in one month of one worker; they are paid for.
import { iso } from '../days.js';
import {
  type Firm,
  type Month,
  minutesOf,
  one,
  type Person,
  type Plant,
  type Planted,
  rows,
  someMonth,
} from '../firm.js';
import { setOvertime } from '../months.js';

const H = 60;
const overtime = (m: Month): number => minutesOf(m.slip.overtime_hours!);
const total = (m: Month): number => overtime(m) + minutesOf(m.slip.holiday_hours!);
const simple = (p: Person): boolean =>
  p.terms.kind === 'ordinary' && p.terms.form === 'monthly' && p.contract.fixed_overtime_hours === undefined;
/** Months in which the hours of the person are few, but for one. */
const quiet = (p: Person, but: readonly Month[]): void => {
  for (const m of [...p.months]) if (!but.includes(m) && overtime(m) > 10 * H) setOvertime(p, m, 10 * H);
};

const month45: Plant = (firm, c) => {
  if (firm.special) return undefined;
  const at = someMonth(firm, c, (_m, p) => simple(p));
  if (!at) return undefined;
  quiet(at.p, [at.m]);
  setOvertime(at.p, at.m, 45 * H + 15);
  return one(at.p.id, at.m.slip.period_start, null);
};

const far = {
  rule: 'liberty/excessive-overtime',
  times: 1,
  why: 'a hundred hours in a month are a sign of forced labour besides LSA 36(6)',
};

export const under100: Plant = (firm, c) => {
  if (!firm.special) return undefined;
  const at = someMonth(firm, c, (m, p) => simple(p) && minutesOf(m.slip.holiday_hours!) === 0);
  if (!at) return undefined;
  quiet(at.p, [at.m]);
  setOvertime(at.p, at.m, 100 * H);
  return {
    ...one(at.p.id, at.m.slip.period_start, null),
    also: [
      { rule: 'overtime/special-month', times: 1, why: 'an agreement can not lawfully allow a hundred hours' },
      far,
    ],
  };
};

const average80: Plant = (firm, c) => {
  if (!firm.special) return undefined;
  const at = someMonth(
    firm,
    c,
    (m, p) =>
      simple(p) &&
      p.months.indexOf(m) > 0 &&
      minutesOf(m.slip.holiday_hours!) === 0 &&
      minutesOf(p.months[p.months.indexOf(m) - 1]!.slip.holiday_hours!) === 0,
  );
  if (!at) return undefined;
  const i = at.p.months.indexOf(at.m);
  quiet(at.p, [at.m, at.p.months[i - 1]!]);
  setOvertime(at.p, at.p.months[i - 1]!, 80 * H);
  setOvertime(at.p, at.p.months[i]!, 80 * H + 15);
  return one(at.p.id, at.m.slip.period_start, null);
};

/** The limit agreed on is lower than the hours of one month, and of no other. */
const specialMonth: Plant = (firm) => {
  if (!firm.special) return undefined;
  const all = firm.people
    .filter((p) => p.row.work_sector === 'general')
    .flatMap((p) => p.months.map((m) => ({ p, m })));
  all.sort((a, b) => total(b.m) - total(a.m));
  const [first, second] = all;
  if (!first || !second || total(first.m) <= Math.max(total(second.m), 45 * H) || first.p.terms.kind === 'manager')
    return undefined;
  for (const a of rows(firm, 'overtime_agreement'))
    if (a.sector === 'general')
      a.special_month_limit = `${Math.floor((total(first.m) - 1) / 60)}:${(total(first.m) - 1) % 60}`.replace(
        /:(\d)$/,
        ':0$1',
      );
  return one(first.p.id, first.m.slip.period_start, null);
};

/** Filed a day after a pay period ended: what was worked in it was worked without an agreement. */
const filedLate: Plant = (firm): Planted | undefined => {
  const first = rows(firm, 'overtime_agreement').find((a) => a.sector === 'general')!;
  const period = firm.periods.find((x) => iso(x.from) === first.start_date) ?? firm.periods[0]!;
  first.filed_on = iso(period.to + 1);
  const found = firm.people
    .filter((p) => p.row.work_sector === 'general' && p.terms.kind !== 'manager')
    .flatMap((p) =>
      p.months
        .filter((m) => m.to <= period.to && iso(m.from) >= first.start_date! && total(m) > 0)
        .map((m) => ({ worker: p.id, from: m.slip.period_start!, owed: null })),
    );
  return found.length > 0 ? { found } : undefined;
};

const told =
  (column: string): Plant =>
  (firm: Firm, c) => {
    const at = someMonth(
      firm,
      c,
      (m, p) =>
        minutesOf(m.slip.worked_hours!) - ((m.to - m.from + 1) * 40 * H) / 7 > 80 * H &&
        p.terms.kind !== 'minor' &&
        total(m) > 0,
    );
    if (!at) return undefined;
    if (column === 'long_hours_notified') at.m.slip[column] = 'false';
    else Object.assign(at.m.slip, { doctor_interview_requested: 'true', doctor_interview: 'false' });
    return one(at.p.id, at.m.slip.period_start, null);
  };

export const caps: Readonly<Record<string, Plant>> = {
  'overtime/month-45': month45,
  'overtime/under-100': under100,
  'overtime/average-80': average80,
  'overtime/special-month': specialMonth,
  'overtime/agreement': filedLate,
  'health/long-hours-told': told('long_hours_notified'),
  'health/doctor-interview': told('doctor_interview'),
  'minors/overtime': (firm, c) => {
    const at = someMonth(firm, c, (_m, p) => p.terms.kind === 'minor');
    if (!at) return undefined;
    setOvertime(at.p, at.m, 15);
    return one(at.p.id, at.m.slip.period_start, null);
  },
};
