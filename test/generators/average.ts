// LSA 12 worked out a second time: the average wage of a day before a day on which something happened.
import { type Month, type Person, yen } from './firm.js';
import { below, type Fraction, least, most, of, over, plus, times } from './fraction.js';

const EXTRA = ['overtime_pay', 'overtime_over60_pay', 'overtime_within_pay', 'holiday_pay', 'night_pay'];
const extra = (m: Month): number => EXTRA.reduce((n, k) => n + yen(m.slip, k), 0);
/** LSA 12(4), (5): neither bonuses nor what is not paid in money. */
const all = (m: Month): number => yen(m.slip, 'gross_pay');
const byTime = (m: Month): number => yen(m.slip, 'base_pay') + yen(m.slip, 'piece_pay') + extra(m);

/** Fractions below a sen are cut (Act of 1947 on the unit of reckoning). */
const cut = (x: Fraction): Fraction => {
  const sen = times(x, 100);
  return over(of(sen.n / sen.d), 100);
};

/**
 * The three pay periods closed before the day (LSA 12(2)); with pay by the hour not less than six tenths of it for the days
 * worked (12(1) i, ii). Undefined where there are not three, or where it is not settled which part is paid by time.
 */
export const averageWage = (p: Person, on: number): Fraction | undefined => {
  const three = p.months.filter((m) => m.to < on).slice(-3);
  const [first] = three;
  if (three.length < 3 || !first || p.hired > first.from) return undefined;
  const sum = (of_: (m: Month) => number): number => three.reduce((n, m) => n + of_(m), 0);
  const days = sum((m) => m.to - m.from + 1);
  const worked = sum((m) => Number(m.slip.work_days));
  const plain = over(sum(all), days);
  const timed = p.terms.form === 'monthly' ? [0, sum(extra)] : [sum(byTime), sum(all)];
  const floors = timed.map((t) => plus(over(sum(all) - t, days), over(times(t, 0.6), worked)));
  const [low, high] = [floors.reduce((a, b) => least(a, b)), floors.reduce((a, b) => most(a, b))];
  return below(plain, high) && below(low, high) ? undefined : cut(most(plain, high));
};
