// A cell that intake could not read never reaches a rule as a value, whatever was written in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dossierOf, firmRuns } from '../../src/dossier/firms.js';
import { newTally } from '../../src/intake/faults.js';
import { recordsFromRows } from '../../src/intake/memory.js';
import { indexParameters, openCase } from '../../src/judge/case.js';
import { newBench } from '../../src/judge/judge.js';
import { atRow, evaluate } from '../../src/judge/scalar.js';
import { isUnknown } from '../../src/judge/value.js';
import { programOf, rule } from '../judge/small-pack.js';

const COLUMNS = {
  base: 'yen',
  gross: 'yen',
  worked: 'hour',
  days: 'day',
  pieces: 'ratio',
  share: 'ratio',
  paid_on: 'date',
  permit: 'flag',
} as const;
const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const program = programOf({
  facts: { payslip: Object.fromEntries(columns.map((c) => [`f_${c}`, `${COLUMNS[c]}: ${c}`])) },
  rules: columns.map((c) =>
    rule(`r/${c.replace('_', '-')}`, 'payslip', {
      must: { properties: c === 'permit' ? { permit: { const: true } } : { [c]: { atLeast: c } } },
    }),
  ),
});
const bench = newBench(program);
const record = program.pack.records.find((r) => r.id === 'payslip')!;

const digits = fc.constantFrom(...'0123456789０１,.:-+/% ¥円$△()年月日時分hx令和T'.split(''));
const cell = fc.oneof(
  fc.array(digits, { maxLength: 8 }).map((list) => list.join('')),
  fc.string({ maxLength: 6 }),
  fc.constantFrom(
    '1,000',
    '8:30',
    '2025-01-02',
    'yes',
    '25%',
    '0.5',
    '1e3',
    '=1+1',
    '#N/A',
    'NaN',
    'Infinity',
    '\ufffd',
  ),
);

describe('a cell', () => {
  it('with a fault is unknown to every fact and leaves every rule over it undecided; one without is what intake read', () => {
    let [faulty, sound] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...columns), cell, (name, text) => {
        const tally = newTally();
        const cells: Record<string, string> = {
          worker_id: 'W1',
          period_start: '2025-01-01',
          period_end: '2025-01-31',
          kind: 'S',
          [name]: text,
        };
        const block = recordsFromRows(record, Object.keys(cells), [Object.values(cells)], 'p.csv', tally);
        const dossier = dossierOf(
          'F1',
          new Map([['payslip', [...firmRuns(block, { sole: 'F1', names: new Map() })]]]),
          new Set(['payslip']),
          program.pack.records,
          null,
        );
        const c = openCase(program, indexParameters(program), dossier);
        const table = c.table('payslip')!;
        const fact = program.subjects.get('payslip')!.facts.get(`f_${name}`)!;
        const v = evaluate({ op: 'fact', id: -1, type: fact.type, fact }, atRow(c, table, 0));
        const { answers } = bench
          .judge(dossier)
          .results.find((r) => r.judge.rule.def.id === `r/${name.replace('_', '-')}`)!;
        if (tally.faults.some((f) => f.action !== 'repaired')) {
          faulty += 1;
          expect(isUnknown(v) && v.unknown[0]!.code).toBe('cell_unreadable');
          expect(answers[0]).toBe(2);
          return;
        }
        // A row that takes away may be a correction of another, which is not there (test/dossier/corrections.test.ts).
        if (table.columns.get(name)!.values[0]! < 0) return;
        sound += 1;
        const { states } = table.columns.get(name)!;
        const zero = record.columns.find((x) => x.name === name)!.blank === 'zero';
        expect(isUnknown(v)).toBe(states[0] === 1 && !zero);
        expect(answers[0] === 2).toBe(isUnknown(v));
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(faulty, sound)).toBeGreaterThan(300);
  });
});
