// Rule schemas judged by ajv in a dialect of our own: facts may be unknown, so each schema is asked twice, once hoping the best
// of every unknown fact and once fearing the worst. Both yes: true; both no: false; else open.
import { Ajv2020, type ErrorObject, type FuncKeywordDefinition } from 'ajv/dist/2020.js';
import { COMPARISONS, type ComparisonWord } from '../pack/program.js';
import type { RuleSchema } from '../pack/types.js';
import { compareBy } from './scalar.js';
import { isUnknown, type Known, type Value } from './value.js';

export interface Failure {
  readonly fact: string;
  readonly word: ComparisonWord | 'const' | 'enum';
  /** Fact compared with, or the values allowed. */
  readonly than: string;
}

export interface Verdict {
  readonly holds: boolean | 'open';
  /** Tests that failed (or, when open, that may fail). */
  readonly failures: readonly Failure[];
}

interface Mode {
  readonly hope: boolean;
}

type Facts = Readonly<Record<string, Value>>;
export type Judge = (facts: Facts) => Verdict;

/** Compiles schemas of the rule dialect. One ajv for a whole pack. */
export const newDialect = (): ((schema: RuleSchema) => Judge) => {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    passContext: true,
    validateSchema: false,
    messages: false,
    logger: false,
    // The code made is short lived: a shorter text of it is not worth the time it takes.
    code: { optimize: false },
  });
  for (const word of ['const', 'enum']) ajv.removeKeyword(word);
  for (const keyword of Object.keys(COMPARISONS) as ComparisonWord[]) ajv.addKeyword(comparison(keyword));
  ajv.addKeyword(membership('const'));
  ajv.addKeyword(membership('enum'));
  return (schema) => {
    const validate = ajv.compile(schema as object);
    const ask = (facts: Facts, hope: boolean): { ok: boolean; failures: readonly Failure[] } => {
      const ok = (validate as (this: Mode, data: unknown) => boolean).call({ hope }, facts);
      return { ok, failures: ok ? [] : failuresOf(validate.errors ?? []) };
    };
    return (facts) => {
      const fear = ask(facts, false);
      if (fear.ok) return { holds: true, failures: [] };
      const hope = ask(facts, true);
      return hope.ok ? { holds: 'open', failures: fear.failures } : { holds: false, failures: hope.failures };
    };
  };
};

/** ajv's errors hold no branch of an anyOf that is satisfied: what is left speaks against the schema. */
const failuresOf = (errors: readonly ErrorObject[]): readonly Failure[] =>
  errors.flatMap(({ keyword, instancePath, schema }): readonly Failure[] => {
    const fact = instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    if (keyword === 'const' || keyword === 'enum') return [{ fact, word: keyword, than: [schema].flat().join(', ') }];
    return Object.hasOwn(COMPARISONS, keyword)
      ? [{ fact, word: keyword as ComparisonWord, than: schema as string }]
      : [];
  });

/** Under an odd number of `not`, hoping the best means hoping the test fails. */
const flipped = (path: string): boolean => (path.match(/\/not(?=\/|$)/g) ?? []).length % 2 === 1;

const comparison = (word: ComparisonWord): FuncKeywordDefinition => ({
  keyword: word,
  schemaType: 'string',
  errors: false,
  compile: (than: string, _parent, it) => {
    const flip = flipped(it.errSchemaPath);
    return function (this: Mode, data: Value, cxt) {
      const b = (cxt!.rootData as unknown as Facts)[than]!;
      if (isUnknown(data) || isUnknown(b)) return this.hope !== flip;
      return compareBy(COMPARISONS[word], data, b);
    };
  },
});

const membership = (word: 'const' | 'enum'): FuncKeywordDefinition => ({
  keyword: word,
  errors: false,
  compile: (allowed: unknown, _parent, it) => {
    const flip = flipped(it.errSchemaPath);
    const values = (word === 'const' ? [allowed] : allowed) as readonly Known[];
    return function (this: Mode, data: Value) {
      return isUnknown(data) ? this.hope !== flip : values.includes(data);
    };
  },
});

/** Most rules of a run are judged by columns alone: a schema is compiled when its verdict is first asked for. */
export const whenAsked = (compile: (schema: RuleSchema) => Judge, schema: RuleSchema): Judge => {
  let judge: Judge | undefined;
  return (facts) => {
    judge ??= compile(schema);
    return judge(facts);
  };
};
