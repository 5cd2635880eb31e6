// A term → the terms it is made of: how a compiled formula is walked.
import type { Term } from './program.js';

/**
 * Whether a term gives the same for every part of every row that leads to its row: it asks neither for days of the part nor
 * for a number of law on its first day. Rows that it adds up are asked for themselves.
 */
export const isDayless = (t: Term): boolean => {
  switch (t.op) {
    case 'part':
      return t.which === 'as_of';
    case 'owed':
    case 'window':
    case 'peers':
      return false;
    case 'exists':
      return t.link.kind !== 'found';
    case 'via':
      return t.link.kind !== 'found' && isDayless(t.of);
    case 'lookup':
      return t.on !== null && termsBelow(t).every(isDayless);
    case 'children':
      return true;
    case 'range':
      return isDayless(t.from) && isDayless(t.to);
    default:
      return termsBelow(t).every(isDayless);
  }
};

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
    case 'range':
      return [t.from, t.to, t.of, t.where].filter((x) => x !== null);
    case 'peers':
      return [...t.by, t.of, t.where].filter((x) => x !== null);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
    case 'months_between':
    case 'and':
    case 'or':
      return [t.a, t.b];
    case 'not':
    case 'negate':
    case 'abs':
    case 'known':
    case 'weekday':
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
    case 'next_date':
      return [t.a, t.month, t.day];
    default:
      return [];
  }
};

/** Of those, the ones that are asked of the row itself, not of other rows it looks at. */
export const ownTermsBelow = (t: Term): readonly Term[] => {
  if (t.op === 'window') return t.since ? [t.since] : [];
  if (t.op === 'children') return [];
  if (t.op === 'range') return [t.from, t.to];
  if (t.op === 'peers') return t.by;
  return termsBelow(t);
};
