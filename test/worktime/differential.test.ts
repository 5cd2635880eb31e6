// The fast way against the minute-by-minute one, on schedules made by chance. WORKTIME_SCHEDULES=20000 tries more of them.
import { expect, test } from 'vitest';
import { countWorkingTime } from '../../src/worktime/count.js';
import type { Measures } from '../../src/worktime/types.js';
import { type Counted, minuteByMinute } from './minutes.js';
import { chance, complete, poorer } from './schedules.js';

const SCHEDULES = Number(process.env.WORKTIME_SCHEDULES ?? 200);

const KINDS = [
  'worked',
  'restDay',
  'night',
  'restDayNight',
  'byDay',
  'byWeek',
  'byFrame',
  'overtime',
  'overtimeNight',
  'extra',
] as const satisfies readonly (keyof Measures & keyof Counted)[];

test(`${SCHEDULES} complete schedules: the same minutes by kind`, () => {
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const w = complete(chance(seed));
    const truth = minuteByMinute(w);
    const told = countWorkingTime(w);
    for (const [i, m] of told.entries())
      for (const kind of KINDS)
        if (m[kind].lo !== truth[i][kind] || m[kind].hi !== truth[i][kind])
          expect.fail(`seed ${seed} row ${i} ${kind}: ${JSON.stringify(m[kind])}, minute by minute ${truth[i][kind]}`);
  }
}, 3_600_000);

test(`${SCHEDULES} schedules with something missing: the truth lies within the bounds, and a bound says what is missing`, () => {
  let known = 0;
  let open = 0;
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const c = chance(seed + 1_000_000);
    const w = complete(c);
    const truth = minuteByMinute(w);
    const { worker, kept } = poorer(w, c);
    for (const [i, m] of countWorkingTime(worker).entries())
      for (const kind of KINDS) {
        const { lo, hi, why } = m[kind];
        const right = truth[kept[i]][kind];
        if (!(lo <= right && right <= hi) || (lo !== hi) !== (why !== null))
          expect.fail(`seed ${seed} row ${kept[i]} ${kind}: ${JSON.stringify({ lo, hi, why })}, truly ${right}`);
        if (lo === hi) known += 1;
        else open += 1;
      }
  }
  // Bounds that always say "anything" would be true too.
  expect(known).toBeGreaterThan(open);
}, 3_600_000);
