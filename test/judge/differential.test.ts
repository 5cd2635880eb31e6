// The fast evaluator works on columns of doubles, the reference row by row on exact fractions: they must never differ.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBench } from '../../src/judge/judge.js';
import { answerDifferences, factDifferences } from './agree.js';
import { partsOf, randomPack } from './random-pack.js';
import { randomTables } from './random-tables.js';
import { dossierFrom, programOf } from './small-pack.js';

/** Tables with rows left out at intake: mostly none. */
const lost = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(['shift', 'fee', 'payslip', 'contract', 'worker']) },
);

describe('columns against the reference, on random packs and dossiers', () => {
  it('give every fact the same exact value, unknown where the reference says unknown, and every rule the same answer', () => {
    fc.assert(
      fc.property(
        randomPack,
        fc.array(randomTables, { minLength: 3, maxLength: 3 }),
        lost,
        (draw, dossiers, leftOut) => {
          const program = programOf(partsOf(draw));
          const bench = newBench(program);
          for (const tables of dossiers) {
            const dossier = dossierFrom(program, tables, 'F1', leftOut);
            expect(factDifferences(program, dossier)).toEqual([]);
            expect(answerDifferences(bench, dossier)).toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
