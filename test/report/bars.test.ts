// What bars a firm until a day: an act of an authority, by a rule that says so, in the stage of the record, and nothing else.
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/render/terminal.js';
import { column, record } from '../intake/kit.js';
import { type Parts, packOf, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { optionsOf } from '../render/show.js';
import { breaches, reportOn } from './kit.js';

const act = (official: boolean) =>
  record(
    'act',
    [column('firm_id', 'id'), column('act_id', 'id'), column('decided_on', 'date'), column('ends_on', 'date')],
    {
      key: ['act_id'],
      period: { from: 'decided_on', to: 'decided_on' },
      empty: 'none',
      identifiedBy: ['act_id', 'decided_on'],
      ...(official && { official }),
    },
  );
const release = { en: 'The fine is paid.', ja: '罰金を納めたとき。' };
const barred = rule('record/barred', 'act', {
  stage: 'record',
  breach: 'fundamental',
  must: { properties: { judged_on: { atLeast: 'eligible_from' } } },
  bar: { until: 'eligible_from', release },
});
const fined = rule('record/fined', 'act', {
  stage: 'record',
  breach: 'fundamental',
  must: { properties: { act_id: { const: 'none' } } },
  bar: { release },
});
const PARTS: Parts = {
  records: [...RECORDS, act(true)],
  facts: { act: { judged_on: 'date: as_of', eligible_from: 'date: ends_on + 1 day' } },
  rules: [barred],
};
const acts = (...list: readonly (readonly [string, string])[]): Tables => ({
  act: list.map(([act_id, ends_on]) => ({ act_id, decided_on: '2024-03-01', ends_on })),
});
const on = (tables: Tables, asOf?: string, parts = PARTS) =>
  reportOn(parts, tables, asOf === undefined ? {} : { asOf });

describe('an official act', () => {
  it('bars until the day after its last, and on that day no longer', () => {
    expect(on(acts(['A1', '2029-02-28']), '2029-02-28')).toMatchObject({
      outcome: 'not_eligible_until',
      earliestStage: 'record',
      bar: { rule: 'record/barred', act: 'A1', until: '2029-03-01', release },
    });
    expect(on(acts(['A1', '2029-02-28']), '2029-03-01')).toMatchObject({ outcome: 'clear', bar: null });
    expect(on({ act: [] }, '2029-02-28')).toMatchObject({ outcome: 'clear', bar: null });
  });

  it('stands on its finding, with the longest one on the report: never a sum', () => {
    const report = on(acts(['A1', '2027-01-31'], ['A2', '2028-06-30'], ['A3', '2027-12-31']), '2026-11-21');
    expect(breaches(report).map((f) => [f.bar!.act, f.bar!.until])).toEqual([
      ['A1', '2027-02-01'],
      ['A2', '2028-07-01'],
      ['A3', '2028-01-01'],
    ]);
    expect(report.bar).toMatchObject({ act: 'A2', until: '2028-07-01' });
  });

  it('without a known last day bars until its release, which outlasts every day', () => {
    const parts: Parts = { ...PARTS, rules: [barred, fined] };
    const report = on(acts(['A1', '2099-12-31']), '2026-11-21', parts);
    expect(report.bar).toEqual({ rule: 'record/fined', act: 'A1', until: null, release });
    const unread = rule('record/fined', 'act', { ...fined, bar: { until: 'eligible_from' } });
    expect(on(acts(['A1', '?']), '2026-11-21', { ...PARTS, rules: [unread] }).bar).toEqual({
      rule: 'record/fined',
      act: 'A1',
      until: null,
      release: null,
    });
  });

  it('that is open, or has no day to be held against, is evidence required: not a bar, and not eligible', () => {
    for (const report of [on(acts(['A1', '2029-02-28'])), on(acts(['A1', '']), '2026-11-21')])
      expect(report).toMatchObject({ outcome: 'evidence_required', bar: null });
  });
});

it('a list of acts that nobody handed in leaves every bar open, looked at with the offer alone or not', () => {
  const parts: Parts = { ...PARTS, rules: [{ ...barred, phase: 'offer' }] };
  expect(on({}, '2026-11-21', parts)).toMatchObject({
    outcome: 'evidence_required',
    notLookedAt: [{ rule: 'record/barred', reason: { code: 'table_missing' } }],
  });
});

describe('nothing else bars', () => {
  it('not what a firm writes, not another stage, not a rule that does not say so', () => {
    const { bar: _, ...silent } = barred;
    for (const parts of [
      { ...PARTS, records: [...RECORDS, act(false)] },
      { ...PARTS, rules: [{ ...barred, stage: 'voice' as const }] },
      { ...PARTS, rules: [silent] },
    ])
      expect(on(acts(['A1', '2029-02-28']), '2026-11-21', parts)).toMatchObject({
        outcome: 'refer_to_officer',
        bar: null,
      });
  });
});

describe('on the terminal', () => {
  const report = on(acts(['A1', '2029-02-28']), '2026-11-21');
  const say = (lang: 'en' | 'ja') => terminal.firm(report, optionsOf({ pack: packOf(PARTS), lang, width: 100 }));

  it('the head says until when, by which act, and what ends it', () => {
    expect(say('en')).toContain('Not eligible before 2029-03-01: act A1. What ends it: The fine is paid.');
    expect(say('ja')).toContain('2029-03-01より前は対象になりません（処分 A1）。解除される場合：罰金を納めたとき。');
  });
});
