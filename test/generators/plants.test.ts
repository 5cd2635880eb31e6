// One known breach in a lawful firm: kijun finds exactly that one, with that amount, for every rule of the pack.
import { describe, expect, test } from 'vitest';
import type { FirmReport } from '../../src/index.js';
import { chanceOf } from './chance.js';
import type { Expected, Firm, Planted } from './firm.js';
import { of, plus, read, same, written } from './fraction.js';
import { judgeFirms, program } from './judging.js';
import { lawfulFirm } from './lawful.js';
import { PLANTS } from './plants.js';

const EACH = Number(process.env.PLANTS ?? 1);
const RULES = Object.keys(PLANTS);
/** So many rules have their firms judged together: it is quicker. */
const TOGETHER = 20;

/** Once each: in small firms, for a quick suite. */
const FEW = EACH === 1 ? { months: 3, few: true } : {};

interface Broken {
  readonly rule: string;
  readonly firm: Firm;
  readonly planted: Planted;
}

/** Firms in which the rule could be broken, and what was broken. */
const broken = (rule: string): readonly Broken[] => {
  const out: Broken[] = [];
  for (let seed = 1; out.length < EACH && seed <= 600; seed += 1) {
    const firm = lawfulFirm(100_000 + RULES.indexOf(rule) * 1000 + seed, { parts: [], ...FEW, ...PLANTS[rule]!.wish });
    const planted = PLANTS[rule]!(firm, chanceOf(seed));
    if (planted) out.push({ rule, firm, planted });
  }
  return out;
};

type Found = Broken & Pick<FirmReport, 'findings' | 'owed'>;
const judge = async (list: readonly Broken[]): Promise<readonly Found[]> => {
  const out: Found[] = [];
  await judgeFirms(
    list.map((b) => b.firm),
    ({ firm, report }) => {
      const { findings, owed } = report();
      out.push({ ...list.find((b) => b.firm.id === firm)!, findings, owed });
    },
  );
  return out;
};

const groups = new Map<number, Promise<readonly Found[]>>();
const alone = (rule: string): boolean => PLANTS[rule]!.wish?.alone ?? false;
const foundFor = async (rule: string): Promise<readonly Found[]> => {
  if (alone(rule)) return judge(broken(rule));
  const group = Math.floor(RULES.indexOf(rule) / TOGETHER);
  const rules = RULES.slice(group * TOGETHER, (group + 1) * TOGETHER).filter((r) => !alone(r));
  if (!groups.has(group)) groups.set(group, judge(rules.flatMap(broken)));
  return (await groups.get(group)!).filter((f) => f.rule === rule);
};

const money = (owed: Expected['owed']): string => (owed === null || owed === 'open' ? '' : written(of(owed)));

test('every rule is planted, but for those on the records themselves, which nothing can breach', () => {
  const rules = program.rules.map((r) => r.def.id).filter((r) => !r.startsWith('intake/'));
  expect([...RULES].sort()).toEqual(rules.sort());
});

describe.each(RULES)('%s', (rule) => {
  test(
    'is the only one found, with its amount',
    async () => {
      const all = await foundFor(rule);
      expect(all.length).toBe(EACH);
      for (const { firm, planted, findings, owed } of all) {
        const breached = findings.filter((f) => f.answer === 'breached');
        const found = breached
          .filter((f) => f.rule === rule)
          .map((f) =>
            [f.subject.worker ?? '', f.subject.from ?? '', f.owed ? written(read(f.owed.amount)) : ''].join(' '),
          );
        const from = (e: Expected): string =>
          e.from ?? findings.find((f) => f.rule === rule && f.subject.worker === e.worker)?.subject.from ?? '';
        const expected = planted.found.map((e) => [e.worker ?? '', from(e), money(e.owed)].join(' '));
        const more = breached.map((f) => f.rule).filter((r) => r !== rule);
        const also = planted.also?.flatMap((a) => Array.from({ length: a.times }, () => a.rule)) ?? [];
        expect([firm.id, ...found.sort()]).toEqual([firm.id, ...expected.sort()]);
        expect([firm.id, ...more.sort()]).toEqual([firm.id, ...also.sort()]);
        const sum = plus(
          ...planted.found.map((e) => (e.owed === null || e.owed === 'open' ? 0 : e.owed)),
          ...(planted.also?.map((a) => a.owed ?? 0) ?? []),
        );
        expect([firm.id, same(read(owed.total?.amount ?? '0'), sum)]).toEqual([firm.id, true]);
      }
    },
    120_000 + EACH * 60_000,
  );
});
