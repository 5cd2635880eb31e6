// Rule schemas as ajv judges them, against a three-valued evaluator short enough to be seen to be right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDialect } from '../../src/judge/dialect.js';
import { type Known, unknown, type Value } from '../../src/judge/value.js';
import type { FactTest, RuleSchema } from '../../src/pack/types.js';
import { whole } from '../../src/quantity/rational.js';

type Facts = Readonly<Record<string, Value>>;
type Three = boolean | 'open';

const not = (x: Three): Three => (x === 'open' ? 'open' : !x);
const every = (list: readonly Three[]): Three => (list.includes(false) ? false : list.includes('open') ? 'open' : true);
const some = (list: readonly Three[]): Three => not(every(list.map(not)));
const isKnown = (v: Value): v is Known => typeof v !== 'object' || 'n' in v;
const size = (v: Known): number => (typeof v === 'object' ? Number(v.n) / Number(v.d) : Number.NaN);

const member = (v: Value, allowed: readonly (string | boolean)[]): Three =>
  isKnown(v) ? allowed.some((a) => a === v) : 'open';

const compared = (a: Value, b: Value, holds: (x: number, y: number) => boolean): Three =>
  isKnown(a) && isKnown(b) ? holds(size(a), size(b)) : 'open';

const OPS: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  atLeast: (x, y) => x >= y,
  atMost: (x, y) => x <= y,
  above: (x, y) => x > y,
  below: (x, y) => x < y,
  equals: (x, y) => x === y,
};

/** Each keyword of a fact's test on its own: what it says, and how a failure of it is told ('' when it is not). */
const keywords = (fact: string, test: FactTest, facts: Facts): readonly (readonly [Three, string])[] => {
  const v = facts[fact]!;
  const out: (readonly [Three, string])[] = [];
  if (test.const !== undefined) out.push([member(v, [test.const]), `${fact} const ${test.const}`]);
  if (test.enum) out.push([member(v, test.enum), `${fact} enum ${test.enum.join(', ')}`]);
  if (test.not) {
    const inside = every([
      ...(test.not.const === undefined ? [] : [member(v, [test.not.const])]),
      ...(test.not.enum ? [member(v, test.not.enum)] : []),
    ]);
    out.push([not(inside), '']);
  }
  for (const [word, holds] of Object.entries(OPS)) {
    const than = test[word as 'atLeast'];
    if (than !== undefined) out.push([compared(v, facts[than]!, holds), `${fact} ${word} ${than}`]);
  }
  return out;
};

const verdict = (schema: RuleSchema, facts: Facts): Three =>
  every([
    ...Object.entries(schema.properties ?? {}).flatMap(([f, t]) => keywords(f, t, facts).map(([x]) => x)),
    ...(schema.allOf ?? []).map((s) => verdict(s, facts)),
    ...(schema.anyOf ? [some(schema.anyOf.map((s) => verdict(s, facts)))] : []),
  ]);

/** Tests that speak against the schema: a branch not taken of a choice that holds is none of them. */
const against = (schema: RuleSchema, facts: Facts, counts: (x: Three) => boolean): readonly string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([f, t]) =>
    keywords(f, t, facts).flatMap(([x, told]) => (counts(x) && told !== '' ? [told] : [])),
  ),
  ...(schema.allOf ?? []).flatMap((s) => against(s, facts, counts)),
  ...(schema.anyOf?.every((s) => counts(verdict(s, facts)))
    ? schema.anyOf.flatMap((s) => against(s, facts, counts))
    : []),
];

const NUMBERS = ['n0', 'n1', 'n2'];
const CODES = ['c0', 'c1'];
const FLAGS = ['b0', 'b1'];
const codes = fc.constantFrom('x', 'y', 'z');

const factTest: fc.Arbitrary<readonly [string, FactTest]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(...NUMBERS),
    fc.dictionary(fc.constantFrom(...Object.keys(OPS)), fc.constantFrom(...NUMBERS), {
      minKeys: 1,
      maxKeys: 2,
    }) as fc.Arbitrary<FactTest>,
  ),
  fc.tuple(
    fc.constantFrom(...CODES),
    fc.record(
      {
        const: codes,
        enum: fc.uniqueArray(codes, { minLength: 1 }),
        not: fc.oneof(
          codes.map((c) => ({ const: c })),
          fc.uniqueArray(codes, { minLength: 1 }).map((e) => ({ enum: e })),
        ),
      },
      { requiredKeys: [] },
    ),
  ),
  fc.tuple(
    fc.constantFrom(...FLAGS),
    fc.boolean().map((b) => ({ const: b })),
  ),
  fc.tuple(
    fc.constantFrom(...FLAGS),
    fc.boolean().map((b) => ({ not: { const: b } })),
  ),
);

const schemaOf = (depth: number): fc.Arbitrary<RuleSchema> => {
  const properties = fc
    .uniqueArray(factTest, { minLength: 1, maxLength: 2, selector: ([f]) => f })
    .map((list) => Object.fromEntries(list));
  if (depth === 0) return fc.record({ properties });
  const inner = fc.array(schemaOf(depth - 1), { minLength: 1, maxLength: 2 });
  return fc.record({ properties, allOf: inner, anyOf: inner }, { requiredKeys: [] }) as fc.Arbitrary<RuleSchema>;
};
const schema = schemaOf(2);

const maybe = (known: fc.Arbitrary<Known>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: fc.constant(unknown('cell_blank')) });

const facts: fc.Arbitrary<Facts> = fc.record({
  ...Object.fromEntries(NUMBERS.map((n) => [n, maybe(fc.integer({ min: 0, max: 2 }).map((i) => whole(i)))])),
  ...Object.fromEntries(CODES.map((n) => [n, maybe(codes)])),
  ...Object.fromEntries(FLAGS.map((n) => [n, maybe(fc.boolean())])),
});

describe('the dialect', () => {
  it('says true, false or open as three-valued logic does', () => {
    fc.assert(
      fc.property(schema, fc.array(facts, { minLength: 8, maxLength: 8 }), (s, list) => {
        const judge = newDialect()(s);
        for (const f of list) expect(judge(f).holds).toBe(verdict(s, f));
      }),
      { numRuns: 200 },
    );
  });

  it('tells exactly the tests that speak against the schema, none from a choice that holds', () => {
    fc.assert(
      fc.property(schema, fc.array(facts, { minLength: 8, maxLength: 8 }), (s, list) => {
        const judge = newDialect()(s);
        for (const f of list) {
          const { holds, failures } = judge(f);
          const told = new Set(failures.map((x) => `${x.fact} ${x.word} ${x.than}`));
          // False: the tests that fail for certain; open: those that may fail.
          const counts = holds === 'open' ? (x: Three) => x !== true : (x: Three) => x === false;
          expect(told).toEqual(new Set(holds === true ? [] : against(s, f, counts)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('judges exactly where doubles can not tell two numbers apart', () => {
    const judge = newDialect()({ properties: { n0: { above: 'n1' } } });
    const big = 2n ** 80n;
    expect(judge({ n0: { n: big + 1n, d: 3n }, n1: { n: big, d: 3n } }).holds).toBe(true);
    expect(judge({ n0: { n: big, d: 3n }, n1: { n: big, d: 3n } }).holds).toBe(false);
  });

  it('has nothing of JSON Schema beyond its few words: a number is not a type to it', () => {
    const judge = newDialect()({});
    expect(judge({ n0: unknown('cell_blank') })).toEqual({ holds: true, failures: [] });
  });
});
