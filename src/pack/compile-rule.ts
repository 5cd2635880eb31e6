// A rule's schema (applies, must) → predicate over terms, with units of each comparison checked.
import { sameDims } from '../quantity/unit.js';
import { COMPARISONS, type ComparisonWord, type Predicate, type Term } from './program.js';
import { TermFault, typeText } from './resolve.js';
import type { FactTest, RuleSchema } from './types.js';

/** Resolves a name of the schema to its term; throws TermFault. */
export type Comparable = (name: string) => Term;

/** Several properties, and allOf, are joined by "and". */
export const predicate = (schema: RuleSchema, name: Comparable, at: string): Predicate => {
  const all: Predicate[] = [];
  for (const [fact, test] of Object.entries(schema.properties ?? {})) all.push(...tests(fact, test, name));
  for (const [i, s] of (schema.allOf ?? []).entries()) all.push(predicate(s, name, `${at}/allOf/${i}`));
  if (schema.anyOf) all.push({ k: 'any', of: schema.anyOf.map((s, i) => predicate(s, name, `${at}/anyOf/${i}`)) });
  return all.length === 1 ? all[0]! : { k: 'all', of: all };
};

const tests = (fact: string, test: FactTest, name: Comparable): Predicate[] => {
  const term = name(fact);
  const out: Predicate[] = [];
  const is = (values: readonly (string | boolean)[], negated: boolean): void => {
    for (const v of values) checkValue(fact, term, v);
    out.push({ k: 'is', name: fact, term, values, negated });
  };
  if (test.const !== undefined) is([test.const], false);
  if (test.enum) is(test.enum, false);
  if (test.not?.const !== undefined) is([test.not.const], true);
  if (test.not?.enum) is(test.not.enum, true);
  for (const word of Object.keys(COMPARISONS) as ComparisonWord[]) {
    const than = test[word];
    if (than === undefined) continue;
    const b = name(than);
    comparable(fact, term, than, b, word);
    out.push({ k: 'compare', word, name: fact, than, a: term, b });
  }
  return out;
};

const comparable = (fact: string, a: Term, than: string, b: Term, word: ComparisonWord): void => {
  const [x, y] = [a.type, b.type];
  if (x.kind === 'any' || y.kind === 'any') return;
  const fits =
    x.kind === 'number' && y.kind === 'number'
      ? sameDims(x.unit, y.unit)
      : x.kind === y.kind && ['date', 'month'].includes(x.kind);
  if (fits || (word === 'equals' && x.kind === y.kind && x.kind !== 'number')) return;
  throw new TermFault('unit_mismatch', {
    en: `${fact} (${typeText(x)}) cannot be compared with ${than} (${typeText(y)})`,
    ja: `${fact}（${typeText(x)}）と ${than}（${typeText(y)}）は比べられません`,
  });
};

const checkValue = (fact: string, term: Term, value: string | boolean): void => {
  const wants = typeof value === 'boolean' ? ['flag', 'any'] : ['code', 'id', 'text', 'any'];
  if (!wants.includes(term.type.kind))
    throw new TermFault('unit_mismatch', {
      en: `${fact} is a ${typeText(term.type)} and can never be ${JSON.stringify(value)}`,
      ja: `${fact} は ${typeText(term.type)} なので ${JSON.stringify(value)} にはなりません`,
    });
  const inner = term.op === 'via' ? term.of : term;
  if (inner.op !== 'column' || typeof value !== 'string') return;
  const known = Object.keys(inner.column.values);
  if (known.length > 0 && !known.includes(value))
    throw new TermFault('unknown_code', {
      en: `"${value}" is not a value of ${fact}: ${known.join(', ')}`,
      ja: `「${value}」は ${fact} の値ではありません: ${known.join('、')}`,
    });
};
