// One known breach in a lawful firm: kijun finds exactly that one, with that amount, for every rule of the pack.
import { describe, expect, test } from 'vitest';
import { chanceOf } from './chance.js';
import type { Firm, Planted } from './firm.js';
import { of, plus, read, same, written } from './fraction.js';
import { judgeFirms, program } from './judging.js';
import { lawfulFirm } from './lawful.js';
import { NOT_PLANTED, PLANTS } from './plants.js';

const EACH = Number(process.env.PLANTS ?? 1);

/** Firms in which the rule could be broken, and what was broken. */
const broken = (rule: string, at: number): Map<Firm, Planted> => {
  const out = new Map<Firm, Planted>();
  for (let seed = 1; out.size < EACH && seed <= 600; seed += 1) {
    const firm = lawfulFirm(100_000 + at * 1000 + seed);
    const planted = PLANTS[rule]!(firm, chanceOf(seed));
    if (planted) out.set(firm, planted);
  }
  return out;
};

test('every rule is planted, or stands in the list of those that are not, with the reason', () => {
  const rules = program.rules.map((r) => r.def.id).filter((r) => !r.startsWith('intake/'));
  expect(rules.filter((r) => !PLANTS[r] === !NOT_PLANTED[r])).toEqual([]);
  expect([...Object.keys(PLANTS), ...Object.keys(NOT_PLANTED)].filter((r) => !rules.includes(r))).toEqual([]);
});

describe.each(Object.keys(PLANTS).map((rule, i) => [rule, i] as const))('%s', (rule, i) => {
  test('is the only one found, with its amount', async () => {
    const firms = broken(rule, i);
    expect(firms.size).toBe(EACH);
    const byId = new Map([...firms].map(([f, p]) => [f.id, p]));
    await judgeFirms([...firms.keys()], ({ firm, report }) => {
      const { findings, owed } = report();
      const planted = byId.get(firm)!;
      const found = findings
        .filter((f) => f.answer === 'breached')
        .map((f) =>
          [f.rule, f.subject.worker ?? '', f.subject.from ?? '', f.owed ? written(read(f.owed.amount)) : ''].join(' '),
        );
      const due = (owed: Planted['found'][0]['owed']): string =>
        owed === null || owed === 'open' ? '' : written(of(owed));
      const about = (f: string): string => f.split(' ')[0]!;
      const from = (e: Planted['found'][0]): string =>
        e.from ?? findings.find((f) => f.rule === rule && f.subject.worker === e.worker)?.subject.from ?? '';
      const expected = planted.found.map((e) => [rule, e.worker ?? '', from(e), due(e.owed)].join(' '));
      const others = planted.also?.flatMap((a) => Array.from({ length: a.times }, () => a.rule)) ?? [];
      expect([firm, ...found.filter((f) => about(f) === rule).sort()]).toEqual([firm, ...expected.sort()]);
      expect([
        firm,
        ...found
          .map(about)
          .filter((r) => r !== rule)
          .sort(),
      ]).toEqual([firm, ...others.sort()]);
      const sum = plus(...planted.found.map((e) => (e.owed === null || e.owed === 'open' ? 0 : e.owed)));
      expect([firm, same(read(owed.total?.amount ?? '0'), sum)]).toEqual([firm, true]);
    });
  });
});
