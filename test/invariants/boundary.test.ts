// At the limit: "at least" and "at most" are met, "above" and "below" breached, for any numbers whose equality is made true.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import type { ComparisonWord } from '../../src/pack/program.js';
import { dossierFrom, type Parts, parameter, programOf, rule } from '../judge/small-pack.js';

const WORDS: readonly ComparisonWord[] = ['atLeast', 'atMost', 'above', 'below', 'equals'];

const judge = (parts: Parts, value: string, bound: string) => {
  const program = programOf({
    ...parts,
    rules: WORDS.map((w) =>
      rule(`r/${w.toLowerCase()}`, 'payslip', { must: { properties: { [value]: { [w]: bound } } } }),
    ),
  });
  const bench = newBench(program);
  return (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
    const row = { worker_id: 'W1', period_start: '2025-01-01', period_end: '2025-01-31', kind: 'S', ...cells };
    const { results } = bench.judge(dossierFrom(program, { payslip: [row] }));
    return Object.fromEntries(results.map((r, i) => [WORDS[i]!, ANSWERS[r.answers[0]!]!]));
  };
};

const EQUAL = { atLeast: 'met', atMost: 'met', above: 'breached', below: 'breached', equals: 'met' };
const MORE = { atLeast: 'met', atMost: 'breached', above: 'met', below: 'breached', equals: 'breached' };
const LESS = { atLeast: 'breached', atMost: 'met', above: 'breached', below: 'met', equals: 'breached' };

const upTo = (max: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max }));

describe('a limit', () => {
  it('is exact for quotients: (a·c)/(b·c) is a/b, however large the numbers', () => {
    const ask = judge({ facts: { payslip: { x: 'yen: base / pieces', y: 'yen: gross / days * 1 day' } } }, 'x', 'y');
    // base / pieces against gross / days, both a / b; a row is one more or less than its equal.
    fc.assert(
      fc.property(
        upTo(2 ** 26),
        upTo(2 ** 20),
        upTo(2 ** 26),
        upTo(2 ** 20),
        fc.constantFrom(-1, 0, 1),
        (a, b, c, d, off) => {
          const cells = { base: String(a * c + off), pieces: String(b * c), gross: String(a * d), days: String(b * d) };
          expect(ask(cells)).toEqual(off === 0 ? EQUAL : off > 0 ? MORE : LESS);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is exact for products beyond the numbers doubles can hold', () => {
    const ask = judge({ facts: { payslip: { x: 'yen: base * pieces', y: 'yen: gross * days / 1 day' } } }, 'x', 'y');
    fc.assert(
      fc.property(upTo(2 ** 40), upTo(2 ** 40), fc.constantFrom(-1, 0, 1), (a, b, off) => {
        // a·b against b·a; one more of a makes a difference of b.
        const cells = { base: String(a + off), pieces: String(b), gross: String(b), days: String(a) };
        expect(ask(cells)).toEqual(off === 0 ? EQUAL : off > 0 ? MORE : LESS);
      }),
      { numRuns: 500 },
    );
  });

  it('is exact for a number of law that is a fraction, and for time in minutes', () => {
    fc.assert(
      fc.property(upTo(10 ** 6), upTo(10 ** 4), upTo(10 ** 4), fc.constantFrom(-1, 0, 1), (n, d, k, off) => {
        // n/d yen an hour for d·k minutes is n·k/60 yen; sixty times that many minutes make it whole.
        const law = parameter('law', [], { value: 'yen/hour' }, [['2020-01-01', `${n}/${d}`]]);
        const ask = judge(
          {
            parameters: [law],
            facts: {
              payslip: { floor: { unit: 'yen/hour', table: 'law', key: {} }, hourly: 'yen/hour: base / worked' },
            },
          },
          'hourly',
          'floor',
        );
        expect(ask({ base: String(n * k + off), worked: `${d * k}:00` })).toEqual(
          off === 0 ? EQUAL : off > 0 ? MORE : LESS,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is exact for sums over months and their mean', () => {
    const facts = { payslip: { mean: 'hour: mean of last 3 months (worked)', limit: 'hour: overtime' } };
    const program = programOf({
      facts,
      rules: WORDS.map((w) =>
        rule(`r/${w.toLowerCase()}`, 'payslip', { must: { properties: { mean: { [w]: 'limit' } } } }),
      ),
    });
    const bench = newBench(program);
    const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(20_000),
        fc.integer({ min: 1, max: 20_000 }),
        fc.constantFrom(-1, 0, 1),
        (a, b, mean, off) => {
          const c = 3 * mean - a - b + off;
          fc.pre(c >= 0);
          const payslip = [a, b, c].map((m, i) => ({
            worker_id: 'W1',
            period_start: `2025-0${i + 1}-01`,
            period_end: `2025-0${i + 1}-28`,
            kind: 'S',
            base: '1',
            worked: clock(m),
            overtime: clock(mean),
          }));
          const { results } = bench.judge(dossierFrom(program, { payslip }));
          const said = Object.fromEntries(results.map((r, i) => [WORDS[i]!, ANSWERS[r.answers[2]!]!]));
          expect(said).toEqual(off === 0 ? EQUAL : off > 0 ? MORE : LESS);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is exact for days: the last day counts, the next does not', () => {
    const ask = judge({ facts: { payslip: { due: 'date: add_months(period_end, 1)' } } }, 'paid_on', 'due');
    expect(ask({ paid_on: '2025-02-28' })).toEqual(EQUAL);
    expect(ask({ paid_on: '2025-03-01' })).toEqual(MORE);
    expect(ask({ paid_on: '2025-02-27' })).toEqual(LESS);
  });
});
