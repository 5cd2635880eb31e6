// Less for the same work: by nationality, sex, kind of contract; and what a comparison shows that was declared.
import { iso } from '../days.js';
import { type Firm, one, type Person, type Plant, rows, settle, settleAnew, someMonth, wishing, yen } from '../firm.js';
import { of } from '../fraction.js';

const foreign = (p: Person): boolean => p.row.nationality !== 'JP';

/** All Japanese of the dormitory pay less in one month than its foreign residents, whose charge is at cost. */
const dormitory: Plant = (firm, c) => {
  const inside = firm.people.filter((p) => p.row.dormitory_id !== undefined);
  const [national, ...more] = inside.filter((p) => !foreign(p));
  const foreigners = inside.filter(foreign);
  if (!national || more.length > 0 || foreigners.length === 0) return undefined;
  const m = c.pick(national.months);
  const less = c.int(1, Math.min(yen(m.slip, 'deduction_housing') - 1, 5000));
  m.slip.deduction_housing = String(yen(m.slip, 'deduction_housing') - less);
  settle(m.slip);
  const charge = rows(firm, 'charge').find(
    (r) => r.worker_id === national.id && r.period_start === m.slip.period_start && r.kind === 'housing',
  )!;
  charge.amount = m.slip.deduction_housing;
  m.slip.charges_fair_value = String(Number(m.slip.charges_fair_value) - less);
  const found = foreigners
    .filter((p) => p.months.some((x) => x.from === m.from))
    .map((p) => ({ worker: p.id, from: m.slip.period_start!, owed: of(less) }));
  return found.length > 0 ? { found } : undefined;
};

/** No commuting allowance for one, in one month; all in regular work have it. */
const leftOut: Plant = (firm, c) => {
  const regular = (x: Person, p: Person): boolean =>
    x.row.job_code === p.row.job_code && x.row.employment_type === 'regular';
  const at = someMonth(
    firm,
    c,
    (m, p) =>
      ['part_time', 'fixed_term'].includes(p.row.employment_type!) &&
      firm.people.some((x) => regular(x, p) && x.months.some((y) => y.from === m.from)),
  );
  if (!at) return undefined;
  at.m.slip.allowance_commuting = '0';
  settleAnew(at.m.slip);
  return one(at.p.id, at.m.slip.period_start, 'open');
};

const ofPerson = (code: string, change: (p: Person) => void): Plant =>
  wishing({ parts: [code === 'P1' ? 'special' : 'tasks'], months: 3 }, (firm, c) => {
    const all = firm.people.filter((p) =>
      code === 'P1'
        ? p.row.job_code === code
        : ['technical_intern', 'specified_skilled'].includes(p.row.residence_status ?? ''),
    );
    if (all.length === 0) return undefined;
    const p = c.pick(all);
    change(p);
    return one(p.id, code === 'P1' ? undefined : p.contract.start_date, code === 'P1' ? null : 'open');
  });

/** A birth, and work in the weeks around it that are meant for rest, as the payslips show. */
const birth = (row: (p: Person, firm: Firm) => Record<string, string> | undefined): Plant =>
  wishing({ parts: [], months: 4 }, (firm, c) => {
    const able = firm.people.filter((p) => p.row.sex === 'female' && p.hired < firm.periods[0]!.from - 300);
    if (able.length === 0) return undefined;
    const p = c.pick(able);
    const about = row(p, firm);
    if (!about) return undefined;
    const blank = {
      multiple: 'false',
      prenatal_requested: 'false',
      return_requested: 'false',
      doctor_consent: 'false',
      relief_requested: 'false',
      nursing_requested: 'false',
    };
    rows(firm, 'maternity').push({ worker_id: p.id, ...blank, ...about });
    return one(p.id, about.due_date, null);
  });
const rested = (firm: Firm, p: Person, from: number, to: number): void => {
  rows(firm, 'absence').push({
    worker_id: p.id,
    kind: 'maternity',
    start_date: iso(from),
    end_date: iso(to),
    days: String(to - from + 1),
  });
};

export const equal: Readonly<Record<string, Plant>> = {
  'equality/dormitory-nationality': dormitory,
  'equality/declared-comparator': ofPerson('', (p) => {
    p.contract.comparator_pay = String(Number(p.contract.base_pay) + Number(p.contract.allowances_fixed) + 1);
  }),
  'fairness/allowances': leftOut,
  'exemption/professional': ofPerson('P1', (p) => {
    Object.assign(p.row, { hours_exempt: 'false', exempt_ground: '', professional_consent: 'false' });
  }),
  'maternity/after-birth': birth((_p, firm) => ({
    due_date: iso(firm.periods[1]!.from - 2),
    childbirth_date: iso(firm.periods[1]!.from - 2),
  })),
  'maternity/before-birth': birth((_p, firm) => {
    const last = firm.periods.at(-1)!;
    return { due_date: iso(last.to + 3), prenatal_requested: 'true', prenatal_from: iso(last.to - 39) };
  }),
  'maternity/relief': birth((p, firm) => {
    const m = p.months.find((x) => x.slip.overtime_hours !== '0:00' || x.slip.night_hours !== '0:00');
    if (!m) return undefined;
    const due = firm.periods[0]!.from - 90;
    rested(firm, p, due - 42, due + 56);
    return {
      due_date: iso(due),
      childbirth_date: iso(due),
      relief_requested: 'true',
      relief_from: iso(m.from),
      relief_to: iso(m.to),
    };
  }),
  'maternity/nursing': birth((p, firm) => {
    const due = firm.periods[0]!.from - 90;
    rested(firm, p, due - 42, due + 56);
    return { due_date: iso(due), childbirth_date: iso(due), nursing_requested: 'true', nursing_given: 'false' };
  }),
};
