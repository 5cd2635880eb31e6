// Figures of a firm: exact, withheld for small groups, and without any effect on what is decided.
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/render/terminal.js';
import { column } from '../intake/kit.js';
import { type Parts, packOf, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { optionsOf } from '../render/show.js';
import { reportOn } from './kit.js';

const counted = (name: string) => column(name, 'count');
const FIRM = ['trained', 'hosted', 'lost', 'gains', 'spent'].map(counted);
const PARTS: Parts = {
  records: RECORDS.map((r) => (r.id === 'firm' ? { ...r, columns: [...r.columns, ...FIRM] } : r)),
  facts: { firm: { half: 'ratio: hosted / (hosted + hosted)', pay: 'yen: cap', hours: 'hour: 1 hour' } },
  rules: [rule('pay/some', 'payslip', { must: { properties: { base: { above: 'less' } } } })],
  indicators: [
    {
      id: 'trained',
      stage: 'industry',
      topic: 't',
      of: 'trained',
      among: 'hosted',
      better: 'higher',
      low: 'half',
      block: 'migrants',
      persons: true,
    },
    {
      id: 'lost',
      stage: 'mobility',
      topic: 't',
      of: 'lost',
      among: 'hosted',
      better: 'lower',
      low: 'half',
      high: 'half',
      block: 'origin',
    },
    { id: 'gains', stage: 'balance', topic: 't', of: 'gains', better: 'neither', block: 'host' },
    { id: 'pay', stage: 'industry', topic: 't', of: 'pay', among: 'hours', better: 'higher' },
  ],
  minimumCell: 5,
};
const slip = {
  worker_id: 'W1',
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base: '100',
  less: '0',
  extra: '0',
};
const on = (firm: Readonly<Record<string, string>> | null, base = '100', parts = PARTS) => {
  const rows: Tables = { payslip: [{ ...slip, base }], worker: [{ worker_id: 'W1', hire_date: '2024-01-01' }] };
  return reportOn(parts, firm === null ? rows : { ...rows, firm: [{ firm_id: 'F1', ...firm }] });
};
const GOOD = { trained: '9', hosted: '12', lost: '1', gains: '7', cap: '1000' };

describe('a figure', () => {
  it('is exact, in the unit of its two facts, with both of them beside it', () => {
    const [trained, , gains, pay] = on(GOOD).indicators;
    expect(trained).toMatchObject({
      of: { amount: '9', unit: 'count' },
      among: { amount: '12', unit: 'count' },
      value: { amount: '0.75', unit: 'ratio' },
      low: { amount: '0.5', unit: 'ratio' },
      position: 'within',
      withheld: false,
      reasons: [],
    });
    expect(gains).toMatchObject({ value: { amount: '7', unit: 'count' }, among: null, position: 'none' });
    expect(pay!.value).toEqual({ amount: '1000', unit: 'yen/hour' });
  });

  it('lies below on the worse side of its band, above on the better one, within at either end', () => {
    const places = (trained: string, lost: string) => on({ ...GOOD, trained, lost }).indicators.map((i) => i.position);
    expect(places('6', '6')).toEqual(['within', 'within', 'none', 'none']);
    expect(places('5', '7')).toEqual(['below', 'below', 'none', 'none']);
    expect(places('12', '5')).toEqual(['within', 'above', 'none', 'none']);
  });

  it('of too few people is withheld, its counts are not', () => {
    expect(on({ ...GOOD, trained: '4', hosted: '4' }).indicators[0]).toMatchObject({
      value: null,
      position: 'none',
      withheld: true,
      of: { amount: '4' },
      among: { amount: '4' },
    });
    expect(on({ ...GOOD, trained: '4', hosted: '5' }).indicators[0]).toMatchObject({ withheld: false });
    // Nobody is counted by it.
    expect(on({ ...GOOD, hosted: '4' }).indicators[1]!.withheld).toBe(false);
  });

  it('of too few people tells no money either: of one it would be theirs', () => {
    const { low: _, ...trained } = PARTS.indicators![0]!;
    const earned = { ...trained, of: 'pay' };
    const [few] = on({ ...GOOD, hosted: '1' }, '100', { ...PARTS, indicators: [earned] }).indicators;
    expect(few).toMatchObject({ value: null, withheld: true, of: null, among: { amount: '1' } });
    const [enough] = on({ ...GOOD, hosted: '5' }, '100', { ...PARTS, indicators: [earned] }).indicators;
    expect(enough).toMatchObject({ withheld: false, of: { amount: '1000', unit: 'yen' } });
  });

  it('is unknown with its reason where a count is, or where there is nothing to divide by', () => {
    const reasons = (firm: Readonly<Record<string, string>> | null) =>
      on(firm).indicators.map((i) => [i.value?.amount ?? null, i.reasons[0]?.code ?? null]);
    expect(reasons({ ...GOOD, trained: '?' })[0]).toEqual([null, 'cell_unreadable']);
    expect(reasons({ ...GOOD, hosted: '0', lost: '0' })[1]).toEqual([null, 'division_by_zero']);
    expect(reasons(null)).toEqual(Array.from({ length: 4 }, () => [null, 'table_missing']));
  });
});

describe('the balance', () => {
  it('names the blocks with something below, and adds nothing up', () => {
    expect(on({ ...GOOD, trained: '1', gains: '?' }).balance).toEqual({
      blocks: [
        { block: 'migrants', below: ['trained'], within: [], above: [], open: [] },
        { block: 'host', below: [], within: [], above: [], open: ['gains'] },
        { block: 'origin', below: [], within: [], above: ['lost'], open: [] },
      ],
      weakest: ['migrants'],
    });
    expect(on(GOOD).balance!.weakest).toEqual([]);
    expect(on(GOOD, '100', { ...PARTS, indicators: [] }).balance).toBeNull();
  });
});

describe('the outcome', () => {
  it('is the same for every figure, known or not', () => {
    for (const base of ['100', '0', '?'])
      for (const firm of [GOOD, { ...GOOD, trained: '0', lost: '12' }, { ...GOOD, hosted: '?' }]) {
        const [with_, without] = [on(firm, base), on(firm, base, { ...PARTS, indicators: [] })];
        expect([with_.outcome, with_.earliestStage, with_.findings]).toEqual([
          without.outcome,
          without.earliestStage,
          without.findings,
        ]);
      }
  });

  it('shows stages that hold figures alone, and says that they do', () => {
    expect(on(GOOD).stages.map((s) => [s.stage, s.rules, s.reportedOnly])).toEqual([
      ['intake', 0, false],
      ['rights', 1, false],
      ['industry', 0, false],
      ['mobility', 0, false],
      ['balance', 0, false],
    ]);
  });
});

describe('on the terminal', () => {
  const say = (base: string, firm = GOOD, lang: 'en' | 'ja' = 'en') =>
    terminal.firm(on(firm, base), optionsOf({ pack: packOf(PARTS), lang }));

  it('figures stand under their stage, reported only while the rights stage is not passed', () => {
    const [met, breached] = [say('100'), say('0')];
    expect(met).toMatch(/trained +75% +9 of 12 +at least 50% +within/);
    expect(met).not.toContain('reported only');
    expect(breached).toMatch(/industry +reported only: the rights stage is not passed/);
    expect(say('0', GOOD, 'ja')).toContain('参考表示：「権利」の段階を満たしていません');
  });

  it('the weakest of the three is named', () => {
    expect(say('100', { ...GOOD, trained: '1' })).toContain('Weakest: migrant workers.');
    expect(say('100', { ...GOOD, trained: '1' }, 'ja')).toContain('最も弱いところ：移住労働者。');
  });

  it('what is withheld or not known says so', () => {
    const text = say('100', { ...GOOD, hosted: '4', gains: '?' });
    expect(text).toMatch(/trained +withheld +9 of 4/);
    expect(text).toContain('Withheld: a rate of so few people would tell who they are.');
    expect(text).toMatch(/Not known \(.*\): gains/);
  });
});
