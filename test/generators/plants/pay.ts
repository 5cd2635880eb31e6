// Wages and premiums below what the law asks, in one month of one worker.

import { type Firm, type Month, minutesOf, one, type Person, type Plant, settleAnew, someMonth, yen } from '../firm.js';
import { below, type Fraction, least, minus, most, nearest, of, over, plus, times, whole } from '../fraction.js';
import { EXTRA, floorOn } from '../law.js';
import { premiumsMissing } from '../months.js';
import { leastLawful, sum } from '../premiums.js';

const PREMIUMS = ['overtime_pay', 'overtime_over60_pay', 'holiday_pay', 'night_pay'];
const paid = (m: Month): number => PREMIUMS.reduce((n, k) => n + yen(m.slip, k), 0);
const plain = (p: Person): boolean =>
  p.contract.fixed_overtime_hours === undefined && p.contract.family_allowance_varies !== 'false';

/** Pays some yen too little in one column of the premiums. */
const short =
  (column: string): Plant =>
  (firm, c) => {
    const at = someMonth(firm, c, (m, p) => plain(p) && yen(m.slip, column) >= 20);
    if (!at) return undefined;
    const { m, p } = at;
    const cut = c.often(30) ? yen(m.slip, column) : c.int(10, yen(m.slip, column));
    m.slip[column] = String(yen(m.slip, column) - cut);
    settleAnew(m.slip);
    const owed = premiumsMissing(m.worked, paid(m));
    return below(0, owed) ? one(p.id, m.slip.period_start, owed) : undefined;
  };

/** Somebody against whom nobody else's pay is measured upwards: a Japanese man in regular work. */
const unmeasured = (p: Person): boolean =>
  p.row.nationality === 'JP' && p.row.sex === 'male' && p.row.employment_type === 'regular';
const oneFloor = (firm: Firm, m: Month): boolean => floorOn(firm.prefecture, m.from) === floorOn(firm.prefecture, m.to);
const hoursOf = (p: Person, m: Month): Fraction =>
  p.terms.form === 'monthly' ? over(p.terms.yearHours, 12) : over(minutesOf(m.slip.regular_hours!), 60);
const COUNTED = ['base_pay', 'allowance_position', 'allowance_duty', 'allowance_licence', 'allowance_housing'];
const counted = (m: Month): number => COUNTED.reduce((n, k) => n + yen(m.slip, k), 0);

/** The contract promises no more than is paid: else that would be a breach of its own. */
export const agreeOn = (p: Person, base: number): void => {
  if (p.contract.comparator_pay === p.contract.base_pay) p.contract.comparator_pay = String(base);
  p.contract.base_pay = String(base);
};

const EXTRA_PAY = [...PREMIUMS, 'overtime_within_pay', 'nonstat_holiday_pay', 'allowance_commuting', 'reimbursement'];

/** LSA 24(1): every hour worked, and all that is paid for them is some yen below the base pay agreed. */
const lessThanAgreed: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) =>
      unmeasured(p) &&
      plain(p) &&
      p.terms.form === 'monthly' &&
      p.terms.kind === 'ordinary' &&
      !p.cards &&
      m.leave === 0 &&
      m.from >= p.hired,
  );
  if (!at) return undefined;
  const { p, m } = at;
  const agreed = Number(p.contract.base_pay);
  const besides = Number(m.slip.gross_pay) - EXTRA_PAY.reduce((n, k) => n + yen(m.slip, k), 0) - agreed;
  const missing = c.often(50) ? 1 : c.int(2, 30_000);
  if (c.often(50)) m.slip.attendance_deduction = String(besides + missing);
  else m.slip.base_pay = String(agreed - besides - missing);
  const floor = Math.max(floorOn(firm.prefecture, m.from), floorOn(firm.prefecture, m.to));
  if (below(counted(m), times(floor, hoursOf(p, m)))) return undefined;
  settleAnew(m.slip);
  return one(p.id, m.slip.period_start, of(missing));
};

const minimumWage: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) => unmeasured(p) && plain(p) && p.terms.form === 'monthly' && m.leave === 0 && oneFloor(firm, m),
  );
  if (!at) return undefined;
  const { p, m } = at;
  const due = times(floorOn(firm.prefecture, m.from), hoursOf(p, m));
  // One yen below, or more.
  const missing = c.often(50) ? 1 : c.int(2, 30_000);
  const base = whole(minus(due, missing + counted(m) - yen(m.slip, 'base_pay')));
  if (base <= 0 || base >= yen(m.slip, 'base_pay')) return undefined;
  m.slip.base_pay = String(base);
  agreeOn(p, base);
  settleAnew(m.slip);
  return one(p.id, m.slip.period_start, minus(due, counted(m)));
};

const hourlyBelowFloor: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) => unmeasured(p) && p.terms.form === 'hourly' && m.leave === 0 && oneFloor(firm, m),
  );
  if (!at) return undefined;
  const { p, m } = at;
  const floor = floorOn(firm.prefecture, m.from);
  const rate = floor - c.int(1, 200);
  m.slip.hourly_rate = String(rate);
  m.slip.base_pay = String(whole(times(rate, hoursOf(p, m))));
  settleAnew(m.slip);
  return one(p.id, m.slip.period_start, times(floor - rate, hoursOf(p, m)));
};

const specific: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) => unmeasured(p) && plain(p) && p.terms.form === 'monthly' && m.leave === 0 && oneFloor(firm, m),
  );
  if (!at) return undefined;
  const { p, m } = at;
  const hours = hoursOf(p, m);
  const wage = over(counted(m), hours);
  const floor = floorOn(firm.prefecture, m.from);
  if (p.terms.allowances.allowance_housing !== undefined) return undefined;
  const above = whole(minus(wage, over(1, 2)));
  if (above <= floor + 2) return undefined;
  p.contract.specific_minimum_wage = String(above);
  const target = c.int(floor, above - 1);
  m.slip.base_pay = String(whole(times(target, hours)) - counted(m) + yen(m.slip, 'base_pay'));
  if (yen(m.slip, 'base_pay') <= 0) return undefined;
  agreeOn(p, yen(m.slip, 'base_pay'));
  settleAnew(m.slip);
  return one(p.id, m.slip.period_start, times(minus(above, most(over(counted(m), hours), floor)), hours));
};

const promised: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) =>
      plain(p) && p.terms.kind === 'ordinary' && minutesOf(m.slip.overtime_hours!) > 0 && p.terms.form !== 'mixed',
  );
  if (!at) return undefined;
  const { p, m } = at;
  const rate = c.pick([0.3, 0.35, 0.5]);
  const rates = { ...EXTRA, overtime: rate, beyond: Math.max(EXTRA.beyond, rate) };
  p.contract.premium_rate_overtime = String(rate);
  for (const other of p.months) {
    if (other === m) continue;
    const more = whole(plus(minus(sum(leastLawful(other.worked, rates)), paid(other)), 1));
    if (more > 0) other.slip.overtime_pay = String(yen(other.slip, 'overtime_pay') + more);
    settleAnew(other.slip);
  }
  const due = sum(leastLawful(m.worked, rates));
  return one(p.id, m.slip.period_start, minus(due, paid(m)));
};

const withinLimit: Plant = (firm, c) => {
  const at = someMonth(firm, c, (m, p) => plain(p) && yen(m.slip, 'overtime_within_pay') > 100);
  if (!at) return undefined;
  const { p, m } = at;
  const hours = over(minutesOf(m.slip.overtime_within_statutory_hours!), 60);
  const ways = [
    times(m.worked.wage, hours),
    nearest(times(m.worked.wage, hours)),
    times(nearest(m.worked.wage), hours),
    nearest(times(nearest(m.worked.wage), hours)),
  ];
  const due = ways.reduce((a, b) => least(a, b));
  m.slip.overtime_within_pay = String(c.int(0, yen(m.slip, 'overtime_within_pay') - 20));
  settleAnew(m.slip);
  // What was paid beyond the overtime due pays for these hours too.
  const overtime = yen(m.slip, 'overtime_pay') + yen(m.slip, 'overtime_over60_pay');
  const least_ = leastLawful(m.worked);
  const premiumsLeft = most(0, minus(overtime, plus(least_.overtime, least_.beyond)));
  if (!below(plus(yen(m.slip, 'overtime_within_pay'), premiumsLeft), due)) return undefined;
  return one(p.id, m.slip.period_start, minus(due, plus(yen(m.slip, 'overtime_within_pay'), premiumsLeft)));
};

const fairValue: Plant = (firm, c) => {
  const at = someMonth(
    firm,
    c,
    (m, p) =>
      p.row.dormitory_id !== undefined &&
      p.terms.rate === floorOn(firm.prefecture, m.from) &&
      oneFloor(firm, m) &&
      m.leave === 0 &&
      p.terms.allowances.allowance_position === undefined &&
      p.terms.allowances.allowance_duty === undefined &&
      p.terms.allowances.allowance_licence === undefined &&
      p.terms.allowances.allowance_housing === undefined,
  );
  if (!at) return undefined;
  const charged = yen(at.m.slip, 'deduction_housing') + yen(at.m.slip, 'deduction_utilities');
  const fair = c.int(0, charged - 1);
  at.m.slip.charges_fair_value = String(fair);
  return one(at.p.id, at.m.slip.period_start, of(charged - fair));
};

export const pay: Readonly<Record<string, Plant>> = {
  'premium/overtime': short('overtime_pay'),
  'premium/over-60-hours': short('overtime_over60_pay'),
  'premium/rest-day': short('holiday_pay'),
  'premium/night': short('night_pay'),
  'premium/promised-rate': promised,
  'premium/within-limit': withinLimit,
  'wages/minimum-wage': (firm, c) => (c.often(60) ? minimumWage(firm, c) : hourlyBelowFloor(firm, c)),
  'wages/specific-minimum-wage': specific,
  'wages/charges-at-fair-value': fairValue,
};

/** Added after the others: what stands before it keeps its seeds. */
export const agreed: Readonly<Record<string, Plant>> = { 'payment/as-agreed': lessThanAgreed };
