// The packs that come with kijun: each lints clean, and each of their cases holds.
import { describe, expect, it } from 'vitest';
import { runCases } from '../../src/cases/run.js';
import { knownPacks, openProgram, packFolder } from '../../src/cli/packs.js';
import { lintPack } from '../../src/pack/lint/lint.js';
import { words } from '../../src/text/index.js';
import { RIGHTS, rights } from './rights.js';

describe.each(knownPacks())('the pack %s', (id) => {
  const folder = packFolder(id, words('en'));

  it('lints clean and holds its cases', () => {
    const { program, faults } = id === RIGHTS ? rights : openProgram(folder);
    expect(faults).toEqual([]);
    expect(lintPack(program!.pack)).toEqual([]);
    const { failures, run } = runCases(program!);
    expect(failures).toEqual([]);
    // A pack with rules has cases; rules/common has neither.
    expect(run > 0).toBe(program!.rules.length > 0);
    // A bar counts before any payroll exists too.
    expect(program!.rules.filter((r) => r.def.bar && r.def.phase !== 'offer').map((r) => r.def.id)).toEqual([]);
  });
});

describe('the rights pack', () => {
  const { program } = rights;
  const { pack, rules } = program!;

  it('judges every mandatory topic in the rights stage, with an authority and a remedy', () => {
    const topics = [
      'wage-floor',
      'wage-payment',
      'hours-and-premium',
      'written-terms',
      'equal-treatment',
      'no-forced-labour',
      'safety-and-insurance',
      'freedom-of-association',
    ];
    const judged = rules.filter((r) => r.def.stage === 'rights').map((r) => r.def.topic);
    expect(topics.filter((t) => !judged.includes(t) || !pack.topics[t]?.enforcedBy)).toEqual([]);
  });

  it('has a rule for every standard that data can show; the others say what stands in for them', () => {
    const covered = new Set(rules.flatMap((r) => r.def.covers ?? []));
    const standards = Object.entries(pack.standards);
    expect(standards).toHaveLength(93);
    const without = standards.filter(([id, s]) => s.class !== 'D' && !covered.has(id)).map(([id]) => id);
    // A way of reckoning and a time limit: no duties of their own, worked out for others and for every claim.
    expect(without).toEqual(['B09', 'B12']);
    expect(standards.filter(([id, s]) => !covered.has(id) && !s.otherwise)).toEqual([]);
  });

  it('says of every breach of money what else may be claimed, but for those whose day of payment no row tells', () => {
    const without = rules.filter((r) => r.owed && !r.claim).map((r) => r.def.id);
    expect(without.sort()).toEqual([
      'fees/from-job-seeker', // a claim for money back, not for wages: from when on interest runs no row tells
      'payment/on-time', // what is owed is the interest itself
    ]);
  });

  it('takes 40 and 160 for hours wherever a column is not of one day: only of such columns are they asked about', () => {
    const ofOneDay = ['workday', 'leave_taken'];
    const asked = Object.values(pack.records).filter(
      (r) => r.period?.from === r.period?.to && r.period && !ofOneDay.includes(r.id),
    );
    const without = asked.flatMap((r) =>
      r.columns
        .filter((c) => c.type === 'hours' && c.unit !== 'hour/day' && c.most === undefined)
        .map((c) => `${r.id}.${c.name}`),
    );
    expect(without).toEqual([]);
  });

  it('names the six signs of forced labour that no table can show', () => {
    expect(Object.values(pack.notObservable).filter((n) => n.topic === 'no-forced-labour')).toHaveLength(6);
  });
});
