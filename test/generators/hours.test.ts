// The hours of generated firms, recounted from the dates of their papers: within LSA 36 without asking kijun.
import { expect, test } from 'vitest';
import { type Firm, minutesOf, type Person } from './firm.js';
import { CAPS } from './law.js';
import { lawfulFirm } from './lawful.js';

const H = 60;
const FIRMS = Number(process.env.LAWFUL ?? 8);
/** In these somebody leaves before the records end, after long hours around the day on which the agreement's year begins anew. */
const LEFT = [1307, 2989, 6122, 9349];

const beyond = (firm: Firm, p: Person): readonly string[] => {
  const months = p.months.map(({ slip }) => {
    const overtime = minutesOf(slip.overtime_hours!);
    return { from: slip.period_start!, overtime, total: overtime + minutesOf(slip.holiday_hours!) };
  });
  const sum = (list: typeof months, of: 'overtime' | 'total'): number => list.reduce((n, m) => n + m[of], 0);
  const out = firm.tables.overtime_agreement!.flatMap(({ start_date, end_date }) => {
    const year = months.filter((m) => m.from >= start_date! && m.from <= end_date!);
    const times = year.filter((m) => m.overtime > CAPS.month * H).length;
    return [
      sum(year, 'overtime') > (firm.special ? CAPS.specialYear : CAPS.year) * H ? `${start_date}: year` : '',
      times > (firm.special ? CAPS.specialTimes : 0) ? `${start_date}: ${times} months` : '',
    ];
  });
  for (const [i, m] of months.entries()) {
    if (m.total >= CAPS.total * H) out.push(`${m.from}: month`);
    for (const n of [2, 3, 4, 5, 6])
      if (i + 1 >= n && sum(months.slice(i + 1 - n, i + 1), 'total') > n * CAPS.average * H)
        out.push(`${m.from}: average of ${n}`);
  }
  return out.filter((x) => x !== '').map((x) => `${firm.id} ${p.id} ${x}`);
};

test(`nobody in ${FIRMS} lawful firms works beyond article 36 by the dates of the agreements`, () => {
  const seeds = [...LEFT, ...Array.from({ length: FIRMS }, (_, i) => i + 1)];
  const found = seeds.flatMap((seed) => {
    const firm = lawfulFirm(seed);
    return firm.people.flatMap((p) => beyond(firm, p));
  });
  expect(found).toEqual([]);
});
