// Mutations of a small pack: what its cases notice, and what they do not.
import { describe, expect, it } from 'vitest';
import { mutate } from '../../src/cases/mutate.js';
import { runCases } from '../../src/cases/run.js';
import type { Case } from '../../src/pack/types.js';
import { type Parts, parameter, programOf, rule } from '../judge/small-pack.js';

const slip = (base: string, worked = '100:00') => ({
  worker_id: 'W1',
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base,
  worked,
});
const made = (id: string, base: string, expected: Case['expect'], worked?: string): Case => ({
  id,
  title: id,
  source: 'made up',
  records: { payslip: [slip(base, worked)] },
  given: {},
  expect: expected,
  file: 'cases/wages/floor.json',
});
const answer = (of: 'met' | 'breached') => [{ rule: 'wages/floor', answer: of }];

const parts = (...cases: readonly Case[]): Parts => ({
  parameters: [parameter('wage', [], { value: 'yen/hour' }, [['2025-01-01', '1000']])],
  facts: {
    payslip: {
      floor: { unit: 'yen/hour', table: 'wage', key: {} } as never,
      hourly: 'yen/hour: if worked > 0 hour then base / worked else 0 yen/hour',
    },
  },
  rules: [
    rule('wages/floor', 'payslip', {
      must: { properties: { hourly: { atLeast: 'floor' } } },
      owed: '(floor - hourly) * worked',
    }),
  ],
  cases,
});
const survivors = (p: Parts) => mutate(programOf(p)).survivors.map((s) => `${s.at}: ${s.was} → ${s.is}`);

describe('mutations', () => {
  it('that no case notices are listed with what was changed', () => {
    const found = survivors(parts(made('far above', '150000', answer('met'))));
    expect(found).toContain('must: hourly atLeast floor → hourly above floor');
    expect(found).toContain('wage 20089: 1000 → 1001');
    expect(found).not.toContain('must: hourly atLeast floor → hourly atMost floor');
  });

  it('at the limit are noticed by a case that stands on it, one that stands a yen below, and one without hours', () => {
    const sharp = parts(
      made('at the limit', '100000', answer('met')),
      made('one yen below', '99999', [{ rule: 'wages/floor', answer: 'breached', owed: '1 yen' }]),
      made('no hours', '5000', [{ fact: 'payslip.hourly', is: '0 yen/hour' }], '0:00'),
      made('an hour', '5000', [{ fact: 'payslip.hourly', is: '5000 yen/hour' }], '1:00'),
    );
    expect(runCases(programOf(sharp)).failures).toEqual([]);
    expect(survivors(sharp)).toEqual([]);
  });

  it('leave the program as it was', () => {
    const p = parts(made('at the limit', '100000', answer('met')));
    const program = programOf(p);
    const before = mutate(program);
    expect(before.mutants).toBeGreaterThan(10);
    expect(mutate(program)).toEqual(before);
    expect(runCases(program).failures).toEqual([]);
  });

  it('may be limited to some places', () => {
    const all = mutate(programOf(parts(made('x', '150000', answer('met')))));
    const some = mutate(programOf(parts(made('x', '150000', answer('met')))), ({ at }) => at === 'must');
    expect(some.mutants).toBeGreaterThan(0);
    expect(some.mutants).toBeLessThan(all.mutants);
  });

  it('spare tables that a second copy holds', () => {
    const p = parts(made('x', '150000', answer('met')));
    const guarded = { ...p, parameters: p.parameters!.map((t) => ({ ...t, guards: { copy: 'wage.copy.csv' } })) };
    const run = mutate(programOf(guarded));
    expect(run.guarded).toBe(1);
    expect(run.survivors.filter((s) => s.at.startsWith('wage'))).toEqual([]);
  });
});
