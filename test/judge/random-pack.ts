// Random packs: facts with random formulas and rules over them, beside a few fixed facts and tables of law.
import fc from 'fast-check';
import type { FactTest, RuleDef, RuleSchema } from '../../src/pack/types.js';
import { formula, KINDS, type Kind, leaves, UNIT } from './random-formula.js';
import { type Facts, type Parts, parameter, rule } from './small-pack.js';

const PARAMETERS = [
  parameter(
    'limit',
    [],
    { value: 'yen', rate: 'ratio' },
    [
      ['2025-02-10', '1000', '0.25'],
      ['2025-03-16', '1001', '1/3'],
      ['2025-04-01', 'none', '1.5'],
    ],
    { checkedThrough: '2025-05-15' },
  ),
  parameter(
    'wage',
    ['area'],
    { value: 'yen/hour' },
    [
      ['north', '2024-10-01', '1000'],
      ['north', '2025-03-16', '1010'],
      ['south', '2025-02-01', '900'],
    ],
    { checkedThrough: '2025-06-10' },
  ),
  parameter('graded', ['grade', 'kind'], { value: 'hour' }, [
    ['1', 'salary', '2024-01-01', '40'],
    ['2', 'salary', '2024-01-01', '45'],
    ['2', 'bonus', '2024-01-01', '1/3'],
  ]),
  parameter(
    'stepped',
    ['kind', 'pieces', 'worked'],
    { value: 'hour' },
    [
      ['salary', '0', '0', '2024-01-01', '1'],
      ['salary', '3', '0', '2024-01-01', '2'],
      ['salary', '3', '7.5', '2025-03-16', '3'],
      ['salary', '12', '100', '2025-02-10', '4'],
      ['salary', '12', '100', '2025-04-01', 'none'],
      ['bonus', '-1', '-10', '2025-01-01', '5'],
    ],
    { bands: ['pieces', 'worked'], bandUnits: { worked: 'hour' } },
  ),
  parameter('fourfold', ['a', 'b', 'c', 'd'], { value: 'hour' }, [
    ['north', 'salary', 'W1', 'north', '2024-01-01', '1'],
    ['north', 'salary', 'W1', 'south', '2024-01-01', '2'],
    ['north', 'salary', 'W2', 'south', '2024-01-01', '3'],
    ['south', 'bonus', 'W2', 'south', '2025-02-15', '4'],
  ]),
];

/** Facts every random formula may name. */
const FIXED: Readonly<Record<string, Facts>> = {
  payslip: {
    limit: { unit: 'yen', table: 'limit', key: {} },
    rate: { unit: 'ratio', table: 'limit', key: {}, column: 'rate' } as Facts[string],
    wage: { unit: 'yen/hour', table: 'wage', key: { area: 'contract.area' } },
    wage_paid: { unit: 'yen/hour', table: 'wage', key: { area: 'worker.area' }, on: 'first(paid_on, period_end)' },
    graded: { unit: 'hour', table: 'graded', key: { grade: 'contract.grade', kind: 'kind' } },
    stepped: { unit: 'hour', table: 'stepped', key: { kind: 'kind', pieces: 'pieces', worked: 'worked' } },
    fourfold: {
      unit: 'hour',
      table: 'fourfold',
      key: { a: 'worker.area', b: 'kind', c: 'worker_id', d: 'contract.area' },
    },
  },
  firm: {
    all_fees: 'yen: sum of fees (amount) where (exists worker)',
    all_shifts: 'hour: sum of shifts from first_day to last_day (length)',
    first_day: 'date: min of contracts (start_date)',
    last_day: 'date: max of contracts (end_date)',
  },
  shift: {
    week: 'hour: sum of shifts from day - 7 day to day (length)',
    others: 'ratio: count of shifts from part.from to part.to where (length > 0 hour)',
    paid: 'yen: sum of payslips from add_months(day, 0 - 1) to day (base)',
  },
  contract: { floor: { unit: 'yen/hour', table: 'wage', key: { area: 'area' } } },
  worker: {
    fees: 'yen: sum of fees (amount)',
    late_fees: 'ratio: count of fees (charged_on > worker.hire_date)',
    shifts: 'hour: sum of shifts from hire_date to termination_date (length)',
    biggest: "yen: max of payslips (base) where (kind = 'salary')",
    all_paid: 'flag: all of payslips (known(paid_on))',
  },
};

const WORDS = ['atLeast', 'atMost', 'above', 'below', 'equals'] as const;
const CODES: Partial<Record<string, readonly string[]>> = {
  kind: ['salary', 'bonus'],
  'worker.area': ['north', 'south'],
  note: ['x'],
};

/** A test of the rule dialect over the facts f0 …, of which each has a kind. */
const factTest = (kinds: readonly Kind[], plain: boolean): fc.Arbitrary<readonly [string, FactTest]> => {
  const tests: fc.Arbitrary<readonly [string, FactTest]>[] = [
    fc.constantFrom(...Object.keys(CODES)).chain((name) => {
      const values = CODES[name]!;
      return fc
        .record({ value: fc.constantFrom(...values), how: fc.constantFrom('const', 'enum', 'not', 'not enum') })
        .map(({ value, how }): readonly [string, FactTest] => [
          name,
          how === 'const'
            ? { const: value }
            : how === 'enum'
              ? { enum: [...values] }
              : how === 'not'
                ? { not: { const: value } }
                : { not: { enum: [value] } },
        ]);
    }),
    fc
      .tuple(fc.constantFrom('permit', ...(plain ? [] : ['worker.all_paid'])), fc.boolean())
      .map(([n, v]) => [n, { const: v }] as const),
  ];
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'flag') tests.push(fc.boolean().map((v) => [`f${i}`, { const: v }] as const));
    else if (kind !== 'code')
      tests.push(
        fc
          .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...comparable(kinds, kind, plain)))
          .map(([word, than]) => [`f${i}`, { [word]: than }] as const),
      );
  }
  return fc.oneof(...tests);
};

/** Plain names of a kind that a rule may compare with: columns, links, facts; no literals. */
const comparable = (kinds: readonly Kind[], kind: Kind, plain: boolean): readonly string[] => [
  ...leaves(kind, plain).filter((n) => /^[a-z_]+(\.[a-z_]+)?$/.test(n)),
  ...kinds.flatMap((k, i) => (k === kind ? [`f${i}`] : [])),
];

const schema = (kinds: readonly Kind[], depth: number, plain: boolean): fc.Arbitrary<RuleSchema> => {
  const properties = fc
    .uniqueArray(factTest(kinds, plain), { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .map((list) => ({ properties: Object.fromEntries(list) }));
  if (depth === 0) return properties;
  const inner = fc.array(schema(kinds, depth - 1, plain), { minLength: 1, maxLength: 2 });
  return fc.oneof(
    properties,
    inner.map((allOf) => ({ allOf })),
    inner.map((anyOf) => ({ anyOf })),
  );
};

/** What is random about a pack: few enough words for a counterexample to be read. */
export interface Draw {
  /** f0, f1, …: 'unit: formula' of facts of the payslip. */
  readonly facts: Readonly<Record<string, string>>;
  readonly rules: readonly Pick<RuleDef, 'applies' | 'must' | 'from' | 'until'>[];
}

export const partsOf = ({ facts, rules }: Draw): Parts => ({
  parameters: PARAMETERS,
  facts: { ...FIXED, payslip: { ...FIXED.payslip, ...facts } },
  rules: [
    ...rules.map((r, i) => rule(`r/${i}`, 'payslip', r)),
    rule('contract/floor', 'contract', { must: { properties: { rate: { atLeast: 'floor' } } } }),
    rule('worker/fees', 'worker', { must: { properties: { fees: { atMost: 'biggest' } } } }),
    rule('shift/week', 'shift', { must: { properties: { week: { atMost: 'length' } } } }),
    rule('firm/fees', 'firm', { must: { properties: { all_fees: { atMost: 'cap' } } } }),
  ],
});

const day = (...days: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...days);

const drawn = (plain: boolean): fc.Arbitrary<Draw> =>
  fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 4 }).chain((kinds) =>
    fc.record({
      facts: fc
        .tuple(...kinds.map((k) => formula(k, 2, plain)))
        .map((list) => Object.fromEntries(list.map((text, i) => [`f${i}`, `${UNIT[kinds[i]!]}: ${text}`]))),
      rules: fc.array(
        fc.record(
          {
            applies: schema(kinds, 0, plain),
            must: schema(kinds, 2, plain),
            ...(plain ? {} : { from: day('2025-02-15', '2025-03-01'), until: day('2025-03-31', '2025-04-15') }),
          },
          { requiredKeys: ['must'] },
        ) as fc.Arbitrary<Draw['rules'][number]>,
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

export const randomPack = drawn(false);

/** Without known(), first(), the days of parts and dates of force: knowing less can only leave more open. */
export const plainPack = drawn(true);
