// A term → the terms it is made of: how a compiled formula is walked.
import type { Term } from './program.js';

/** The terms a term is made of, one level down; a fact's own term included. */
export const termsBelow = (t: Term): readonly Term[] => {
  switch (t.op) {
    case 'fact':
      return [t.fact.term];
    case 'via':
      return [t.of];
    case 'lookup':
      return t.on ? [...t.keys, t.on] : t.keys;
    case 'window':
      return t.since ? [t.since, t.of] : [t.of];
    case 'children':
      return [t.of, t.where].filter((x) => x !== null);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
    case 'and':
    case 'or':
      return [t.a, t.b];
    case 'not':
    case 'negate':
    case 'abs':
    case 'known':
      return [t.a];
    case 'if':
      return [t.when, t.yes, t.no];
    case 'first':
    case 'min':
    case 'max':
      return t.args;
    case 'round':
      return [t.a, t.step];
    case 'add_months':
      return [t.a, t.months];
    default:
      return [];
  }
};
