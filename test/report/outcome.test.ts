// What answers may lead to: the ceilings of DESIGN.md section 3, held against every stage, every kind of breach, open or not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreachKind, STAGES, type Stage } from '../../src/pack/types.js';
import { overall, stageOutcome, worseOutcome } from '../../src/report/outcome.js';
import type { Outcome } from '../../src/report/types.js';

const ORDER: readonly Outcome[] = [
  'clear',
  'clear_with_conditions',
  'evidence_required',
  'correct_first',
  'refer_to_officer',
  'not_eligible_until',
];
const KINDS: readonly BreachKind[] = ['fundamental', 'money', 'time', 'document'];
const rank = (o: Outcome): number => ORDER.indexOf(o);

/** The worst a computed breach, and an open answer, may lead to in each stage. */
const TABLE: Readonly<Record<Stage, readonly [breach: Outcome, open: Outcome]>> = {
  intake: ['evidence_required', 'evidence_required'],
  rights: ['refer_to_officer', 'evidence_required'],
  record: ['refer_to_officer', 'evidence_required'],
  intermediaries: ['refer_to_officer', 'evidence_required'],
  voice: ['refer_to_officer', 'clear_with_conditions'],
  industry: ['clear_with_conditions', 'clear_with_conditions'],
  mobility: ['clear_with_conditions', 'clear_with_conditions'],
  balance: ['clear', 'clear'],
};

describe('the outcome of a stage', () => {
  it.each(STAGES)('%s: never beyond its ceiling, and reaching it by the gravest breach', (stage) => {
    const [breach, open] = TABLE[stage];
    expect(stageOutcome(stage, [], false)).toBe('clear');
    expect(stageOutcome(stage, [], true)).toBe(open);
    expect(stageOutcome(stage, ['fundamental'], false)).toBe(breach);
    for (const kind of KINDS) {
      const alone = stageOutcome(stage, [kind], false);
      expect(rank(alone)).toBeLessThanOrEqual(rank(breach));
      expect(stageOutcome(stage, [kind], true)).toBe(worseOutcome(alone, open));
    }
  });

  it.each(['industry', 'mobility'] as const)(
    '%s: what is no longer seen comes off no better than what was',
    (stage) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...KINDS), { minLength: 1 }), fc.boolean(), fc.nat(), (kinds, open, n) => {
          const emptied = stageOutcome(stage, kinds.toSpliced(n % kinds.length, 1), true);
          expect(rank(emptied)).toBeGreaterThanOrEqual(rank(stageOutcome(stage, kinds, open)));
        }),
      );
    },
  );

  it('of rights: a document can be conditional, money and time are corrected first, the fundamental is referred', () => {
    expect(KINDS.map((k) => stageOutcome('rights', [k], false))).toEqual([
      'refer_to_officer',
      'correct_first',
      'correct_first',
      'clear_with_conditions',
    ]);
  });

  it('is never a bar until a date: only an official act is', () => {
    for (const stage of STAGES)
      for (const open of [true, false]) expect(stageOutcome(stage, KINDS, open)).not.toBe('not_eligible_until');
  });

  it('is a bar by an official act in the stage of the record alone, whatever else is found', () => {
    for (const stage of STAGES)
      for (const open of [true, false])
        expect(stageOutcome(stage, KINDS, open, true)).toBe(
          stage === 'record' ? 'not_eligible_until' : stageOutcome(stage, KINDS, open),
        );
  });

  it('never gets better when a breach is added, and does not depend on their order', () => {
    const kinds = fc.array(fc.constantFrom(...KINDS), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        kinds,
        fc.constantFrom(...KINDS),
        fc.boolean(),
        (stage, list, one, open) => {
          const before = stageOutcome(stage, list, open);
          expect(rank(stageOutcome(stage, [...list, one], open))).toBeGreaterThanOrEqual(rank(before));
          expect(stageOutcome(stage, list.toReversed(), open)).toBe(before);
          expect(rank(stageOutcome(stage, list, true))).toBeGreaterThanOrEqual(rank(stageOutcome(stage, list, false)));
        },
      ),
    );
  });
});

describe('the overall outcome', () => {
  it('is the worst of the stages; the earliest that is not clear is named', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...STAGES), fc.constantFrom(...ORDER)), (stages) => {
        const { outcome, earliest } = overall(new Map(Object.entries(stages)) as Map<Stage, Outcome>);
        const all = Object.values(stages) as Outcome[];
        expect(rank(outcome)).toBe(Math.max(0, ...all.map(rank)));
        expect(earliest).toBe(STAGES.find((s) => s in stages && stages[s] !== 'clear') ?? null);
      }),
    );
  });
});
