// A rule's schema → the same with one thing wrong: a comparison turned, a value negated, a branch dropped.
import type { FactTest, RuleSchema } from '../pack/types.js';

export interface SchemaMutant {
  readonly schema: RuleSchema;
  readonly was: string;
  readonly is: string;
}

type Word = 'atLeast' | 'atMost' | 'above' | 'below';
const STRICTER: Readonly<Record<Word, Word>> = { atLeast: 'above', above: 'atLeast', atMost: 'below', below: 'atMost' };
const TURNED: Readonly<Record<Word, Word>> = { atLeast: 'atMost', above: 'below', atMost: 'atLeast', below: 'above' };

export function* schemaMutants(schema: RuleSchema): Generator<SchemaMutant> {
  const tests = Object.entries(schema.properties ?? {});
  for (const [fact, test] of tests) {
    for (const [was, is, other] of testMutants(fact, test))
      yield { was, is, schema: { ...schema, properties: { ...schema.properties, [fact]: other } } };
    if (tests.length > 1) {
      const { [fact]: dropped, ...rest } = schema.properties!;
      yield { was: `${fact} ${JSON.stringify(dropped)}`, is: '-', schema: { ...schema, properties: rest } };
    }
  }
  for (const key of ['allOf', 'anyOf'] as const) {
    const list = schema[key] ?? [];
    for (const [i, one] of list.entries()) {
      if (list.length > 1)
        yield { was: `${key}/${i}`, is: '-', schema: { ...schema, [key]: list.filter((_, k) => k !== i) } };
      for (const m of schemaMutants(one))
        yield { ...m, schema: { ...schema, [key]: list.map((x, k) => (k === i ? m.schema : x)) } };
    }
  }
}

function* testMutants(fact: string, test: FactTest): Generator<readonly [string, string, FactTest]> {
  for (const word of Object.keys(STRICTER) as Word[]) {
    const than = test[word];
    if (than === undefined) continue;
    const { [word]: _, ...rest } = test;
    for (const other of [STRICTER[word], TURNED[word]])
      yield [`${fact} ${word} ${than}`, `${fact} ${other} ${than}`, { ...rest, [other]: than }];
  }
  if (typeof test.const === 'boolean')
    yield [`${fact} ${test.const}`, `${fact} ${!test.const}`, { ...test, const: !test.const }];
  else if (test.const !== undefined) {
    const { const: value, ...rest } = test;
    yield [`${fact} ${value}`, `${fact} not ${value}`, { ...rest, not: { const: value } }];
  }
  for (const value of test.enum ?? [])
    if (test.enum!.length > 1)
      yield [`${fact} may be ${value}`, '-', { ...test, enum: test.enum!.filter((v) => v !== value) }];
}
