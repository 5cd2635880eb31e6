// A compiled formula → the same with one thing wrong: a number one off, a comparison turned, a branch or a window dropped.
import type { Comparison, Term } from '../pack/program.js';
import { add, fraction, type Q, whole } from '../quantity/rational.js';
import { termText } from './term-text.js';

export interface Mutant {
  readonly term: Term;
  /** What was changed, as text. */
  readonly was: string;
  readonly is: string;
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};

/** Numbers of new terms: nothing that is remembered by a term's number may be taken for another's. */
export type NewId = () => number;

/** Every mutant of a formula, each with one change. Facts that it names are formulas of their own. */
export function* mutantsOf(t: Term, id: NewId): Generator<Mutant> {
  for (const term of changed(t, id)) yield { term, was: termText(t), is: termText(term) };
  for (const [below, again] of slots(t, id)) for (const m of mutantsOf(below, id)) yield { ...m, term: again(m.term) };
}

function* changed(t: Term, id: NewId): Generator<Term> {
  switch (t.op) {
    case 'const':
      if (typeof t.value === 'object')
        for (const by of [1n, -1n]) yield { ...t, id: id(), value: shifted(t.value, by, t) };
      break;
    case 'compare':
      yield { ...t, id: id(), is: FLIPPED[t.is] };
      break;
    case 'and':
    case 'or':
      yield t.a;
      yield t.b;
      break;
    case 'if':
      yield t.yes;
      yield t.no;
      break;
    case 'first':
    case 'min':
    case 'max':
      if (t.args.length > 1)
        for (const [i] of t.args.entries()) yield { ...t, id: id(), args: t.args.filter((_, k) => k !== i) };
      break;
    case 'not':
      yield t.a;
      break;
    case 'window':
      if (t.how !== 'count') yield t.of;
      if (t.last !== null) for (const by of [1, -1]) if (t.last + by > 0) yield { ...t, id: id(), last: t.last + by };
      break;
    case 'children':
    case 'peers':
    case 'range':
      if (t.where) yield { ...t, id: id(), where: null };
      break;
    default:
  }
}

/** One more or less in the unit the number is written in. */
const shifted = (value: Q, by: bigint, t: Term): Q => {
  const factor = t.type.kind === 'number' ? t.type.unit.factor : whole(1);
  return add(value, fraction(by * factor.n, factor.d));
};

type Slot = readonly [Term, (mutant: Term) => Term];

/** The terms a term is made of, each with a way to put another in its place. */
const slots = (t: Term, id: NewId): readonly Slot[] => {
  const at = <K extends string>(...keys: readonly K[]): readonly Slot[] =>
    keys.flatMap((k) => {
      const below = (t as unknown as Record<K, Term | null>)[k];
      return below === null ? [] : [[below, (m: Term): Term => ({ ...t, id: id(), [k]: m }) as Term] as const];
    });
  const list = (key: 'args' | 'keys' | 'by', items: readonly Term[]): readonly Slot[] =>
    items.map((below, i) => [
      below,
      (m: Term): Term => ({ ...t, id: id(), [key]: items.map((x, k) => (k === i ? m : x)) }) as unknown as Term,
    ]);
  switch (t.op) {
    case 'via':
      return at('of');
    case 'lookup':
      return [...list('keys', t.keys), ...at('on')];
    case 'window':
      return at('since', 'of');
    case 'children':
      return at('of', 'where');
    case 'range':
      return at('from', 'to', 'of', 'where');
    case 'peers':
      return [...list('by', t.by), ...at('of', 'where')];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
    case 'and':
    case 'or':
    case 'months_between':
      return at('a', 'b');
    case 'not':
    case 'negate':
    case 'abs':
    case 'known':
    case 'weekday':
      return at('a');
    case 'if':
      return at('when', 'yes', 'no');
    case 'first':
    case 'min':
    case 'max':
      return list('args', t.args);
    case 'round':
      return at('a', 'step');
    case 'add_months':
      return at('a', 'months');
    case 'next_date':
      return at('a', 'month', 'day');
    default:
      return [];
  }
};
