// Which cases a rule needs, and what a case may write as an amount.
import { describe, expect, test } from 'vitest';
import { caseFaults } from '../../src/pack/lint/cases.js';
import { loadPack } from '../../src/pack/load.js';
import { compileSchemas } from '../../src/pack/schema-faults.js';
import type { CaseExpectation, Pack } from '../../src/pack/types.js';
import { packAt, testPack } from './overlay.js';

const good = loadPack(packAt('test/packs/good'), testPack, compileSchemas(packAt('rules/schema'))).pack!;

/** The sound pack without the cases of one answer, its rule at this stage. */
const without = (answer: string, stage: Pack['rules'][number]['stage']): Pack => ({
  ...good,
  rules: good.rules.map((r) => ({ ...r, stage })),
  cases: good.cases.filter((c) => c.expect.every((e) => e.answer !== answer)),
});

describe('the answers that cases must show', () => {
  test.each(['met', 'breached', 'undecided'])('a right: %s', (answer) => {
    expect(caseFaults(without(answer, 'rights')).map((f) => f.code)).toEqual(['case_missing']);
  });

  test.each([
    ['met', ['case_missing']],
    ['breached', []],
    ['undecided', ['case_missing']],
  ])('are the records complete: %s', (answer, codes) => {
    expect(caseFaults(without(answer, 'intake')).map((f) => f.code)).toEqual(codes);
  });
});

describe('amounts', () => {
  const faultsOf = (expectation: CaseExpectation) => {
    const [first, ...rest] = good.cases;
    return caseFaults({ ...good, cases: [{ ...first!, expect: [...first!.expect, expectation] }, ...rest] });
  };
  const rule = { rule: 'wages/minimum-wage', answer: 'breached' } as const;

  test.each<CaseExpectation>([
    { ...rule, owed: 'open' },
    { ...rule, owed: '160 yen' },
    { ...rule, value: '120:40', bound: '100:00 hour' },
    { ...rule, value: '2024-12-25' },
  ])('%j', (expectation) => {
    expect(faultsOf(expectation)).toEqual([]);
  });

  test.each<CaseExpectation>([
    { ...rule, value: 'open' },
    { ...rule, owed: 'opened' },
    { ...rule, value: '120:60' },
    { ...rule, value: '120:40 yen' },
    { fact: 'payslip.hourly_wage', is: 'open' },
    { fact: 'payslip.hourly_wage', is: '120:40' },
  ])('not %j', (expectation) => {
    expect(faultsOf(expectation).map((f) => f.code)).toEqual(['case_amount']);
  });
});
