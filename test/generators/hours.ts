// Hours of overtime and rest-day work by month that keep to every cap of LSA 36, often exactly.
import type { Chance } from './chance.js';
import { CAPS } from './law.js';

export interface Extra {
  /** Minutes. */
  readonly overtime: number;
  readonly restDay: number;
}

const H = 60;

/** Are all months so far within the caps? Years are counted from `yearStart`, an index that may be negative. */
const lawful = (months: readonly Extra[], special: boolean, yearStart: number): boolean => {
  const last = months.length - 1;
  const year = months.filter((_, i) => Math.floor((i - yearStart) / 12) === Math.floor((last - yearStart) / 12));
  const overtime = year.reduce((n, m) => n + m.overtime, 0);
  const total = (m: Extra): number => m.overtime + m.restDay;
  const now = months[last]!;
  if (!special)
    return (
      now.overtime <= CAPS.month * H && overtime <= CAPS.year * H && total(now) < CAPS.total * H && averages(months)
    );
  return (
    overtime <= CAPS.specialYear * H &&
    year.filter((m) => m.overtime > CAPS.month * H).length <= CAPS.specialTimes &&
    total(now) < CAPS.total * H &&
    averages(months)
  );
};

const averages = (months: readonly Extra[]): boolean =>
  [2, 3, 4, 5, 6].every((n) => {
    const window = months.slice(-n);
    return window.length < n || window.reduce((s, m) => s + m.overtime + m.restDay, 0) <= n * CAPS.average * H;
  });

const ORDINARY = [0, 0, 10, 15.25, 30, 44.75, 45];
const SPECIAL = [0, 20, 45, 45.25, 60, 60.25, 62.5, 75, 80, 99.75];

export const extraMonths = (
  n: number,
  special: boolean,
  yearStart: number,
  restDays: boolean,
  c: Chance,
): readonly Extra[] => {
  const months: Extra[] = [];
  for (let i = 0; i < n; i += 1) {
    const restDay = restDays && c.often(25) ? c.pick([4, 8, 8, 9.5]) * H : 0;
    const wished = c.pick(special && c.often(60) ? SPECIAL : ORDINARY) * H;
    const tries = [
      { overtime: wished, restDay },
      { overtime: wished, restDay: 0 },
      { overtime: Math.min(wished, CAPS.month * H), restDay: 0 },
      { overtime: 5 * H, restDay: 0 },
      { overtime: 0, restDay: 0 },
    ];
    months.push(tries.find((t) => lawful([...months, t], special, yearStart))!);
  }
  return months;
};
