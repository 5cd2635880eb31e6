// Firms that obey every rule by construction: kijun finds nothing breached in any of them, and has met each rule in some.
import { expect, test } from 'vitest';
import { ANSWERS } from '../../src/judge/judge.js';
import { judgeFirms, program } from './judging.js';
import { lawfulFirm } from './lawful.js';
import { PARTS } from './parts.js';

const FIRMS = Number(process.env.LAWFUL ?? 25);
/** The first firm's number: a long run is split over processes by it. */
const FIRST = Number(process.env.LAWFUL_FROM ?? 1);
const AT_ONCE = 25;

/** One firm in twenty-five has all there is, but for those that come to thirty workers: one-week systems end below that (Ord 12-5). */
const firmOf = (seed: number) => {
  const all = seed % AT_ONCE === 1 ? lawfulFirm(seed, { parts: Object.keys(PARTS), months: 6 }) : undefined;
  return all && all.people.length < 30 ? all : lawfulFirm(seed);
};

test(
  `nothing is breached in ${FIRMS} lawful firms`,
  async () => {
    const counts = new Map(program.rules.map((r) => [r.def.id, ANSWERS.map(() => 0)]));
    const breached: unknown[] = [];
    for (let seed = FIRST; seed < FIRST + FIRMS; seed += AT_ONCE) {
      const n = Math.min(AT_ONCE, FIRST + FIRMS - seed);
      const firms = Array.from({ length: n }, (_, i) => firmOf(seed + i));
      await judgeFirms(firms, ({ firm, judged, report }) => {
        for (const { judge, counts: answers } of judged.results) {
          const sum = counts.get(judge.rule.def.id)!;
          answers.forEach((k, i) => {
            sum[i]! += k;
          });
        }
        if (judged.results.some((r) => r.breached.length > 0))
          for (const f of report().findings.filter((x) => x.answer === 'breached'))
            breached.push({ firm, rule: f.rule, subject: f.subject, value: f.value, bound: f.bound, owed: f.owed });
      });
    }
    if (process.env.SHOW)
      for (const [rule, n] of counts) console.log(rule, ANSWERS.map((a, i) => `${a} ${n[i]}`).join('  '));
    expect(breached.slice(0, 12)).toEqual([]);
    // A single firm, judged again, need not have everything the rules are about.
    const unmet = [...counts].filter(([, n]) => FIRMS >= AT_ONCE && n[1] === 0).map(([rule]) => rule);
    expect(unmet).toEqual([]);
  },
  60_000 + FIRMS * 3000,
);
