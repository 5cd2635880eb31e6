// One known breach in a lawful firm: kijun finds exactly that one, with that amount, for every rule of the pack.
import { describe, expect, test } from 'vitest';
import { chanceOf } from './chance.js';
import type { Firm, Planted } from './firm.js';
import { of, plus, read, same, written } from './fraction.js';
import { judgeFirms, program } from './judging.js';
import { lawfulFirm } from './lawful.js';
import { PLANTS } from './plants.js';

const EACH = Number(process.env.PLANTS ?? 1);

/** Once each: in firms of few months, for a quick suite. */
const FEW = EACH === 1 ? { months: 4 } : {};

/** Firms in which the rule could be broken, and what was broken. */
const broken = (rule: string, at: number): Map<Firm, Planted> => {
  const out = new Map<Firm, Planted>();
  for (let seed = 1; out.size < EACH && seed <= 600; seed += 1) {
    const firm = lawfulFirm(100_000 + at * 1000 + seed, { parts: [], ...FEW, ...PLANTS[rule]!.wish });
    const planted = PLANTS[rule]!(firm, chanceOf(seed));
    if (planted) out.set(firm, planted);
  }
  return out;
};

test('every rule is planted, but for those on the records themselves, which nothing can breach', () => {
  const rules = program.rules.map((r) => r.def.id).filter((r) => !r.startsWith('intake/'));
  expect(Object.keys(PLANTS).sort()).toEqual(rules.sort());
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
      const sum = plus(
        ...planted.found.map((e) => (e.owed === null || e.owed === 'open' ? 0 : e.owed)),
        ...(planted.also?.map((a) => a.owed ?? 0) ?? []),
      );
      expect([firm, same(read(owed.total?.amount ?? '0'), sum)]).toEqual([firm, true]);
    });
  });
});
