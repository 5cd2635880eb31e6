// Facts behind a test → steps of an equation: the formula as the pack writes it, the same with its numbers, and what it gives.

import { nodesIn } from '../pack/formula/node.js';
import { parseFormula } from '../pack/formula/parse.js';
import type { CompiledFact, Term } from '../pack/program.js';
import { ownTermsBelow, termsBelow } from '../pack/terms.js';
import type { Step } from '../report/types.js';
import { correctionSteps } from './correction-steps.js';
import { type At, evaluate } from './scalar.js';
import { amountOf, shown } from './show.js';
import type { Traced } from './trace.js';
import { isUnknown } from './value.js';

/** Facts the terms rest on, in the order they were worked out, each with its numbers filled in. */
export const stepsOf = (roots: readonly Term[], at: At, trace: Traced): readonly Step[] => {
  const wanted = roots.map(factsBelow);
  const own = trace.facts.filter(
    (f) =>
      f.at.table === at.table &&
      f.at.row === at.row &&
      f.at.from === at.from &&
      wanted.some((facts) => facts.has(f.fact)),
  );
  const quiet: At = {
    case: at.case,
    table: at.table,
    row: at.row,
    from: at.from,
    to: at.to,
    whole: at.whole,
    chosen: at.chosen,
    // Other rows' windows may have asked for the whole of a row that is split here.
    memo: new Map(at.whole && at.chosen.size === 0 ? own.map(({ fact, value }) => [fact.index, value]) : []),
    owed: undefined,
    trace: undefined,
  };
  const facts = own.map(({ fact, value }) => ({
    fact: fact.name,
    formula: fact.text,
    filled: filledText(fact.text, fact.term, quiet),
    value: isUnknown(value) ? { amount: 'unknown' as const, unit: unitText(fact) } : amountOf(value, fact.type),
  }));
  return [...correctionSteps(roots, quiet, trace), ...facts];
};

const factsOf = new WeakMap<Term, ReadonlySet<CompiledFact>>();

/** Facts of the same row that a term rests on. */
const factsBelow = (root: Term): ReadonlySet<CompiledFact> => {
  const known = factsOf.get(root);
  if (known) return known;
  const facts = new Set<CompiledFact>();
  const visit = (t: Term): void => {
    if (t.op === 'via' || t.op === 'window') return; // other rows' facts: their cells are listed
    if (t.op === 'fact') {
      if (facts.has(t.fact)) return;
      facts.add(t.fact);
    }
    for (const next of t.op === 'fact' ? [t.fact.term] : ownTermsBelow(t)) visit(next);
  };
  visit(root);
  factsOf.set(root, facts);
  return facts;
};

const unitText = (fact: CompiledFact): string => (fact.type.kind === 'number' ? fact.type.unit.text : fact.type.kind);

/** The formula with each name replaced by its value. */
export const filledText = (text: string, term: Term, at: At): string => {
  let out = '';
  for (const piece of piecesOf(text, term))
    out += typeof piece === 'string' ? piece : shown(evaluate(piece, at), piece.type);
  return out;
};

/** Formulas are few, findings many. */
const pieces = new WeakMap<Term, readonly (string | Term)[]>();

/** A formula's text with the term in place of each name that has a value. The text belongs to the term. */
const piecesOf = (text: string, term: Term): readonly (string | Term)[] => {
  const known = pieces.get(term);
  if (known) return known;
  const made: (string | Term)[] = [];
  const names = namedIn(text, term);
  let at = 0;
  for (const { 0: word, index } of text.matchAll(/'[^']*'|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?/g)) {
    const named = names(word, index);
    if (!named) continue;
    made.push(text.slice(at, index), named);
    at = index + word.length;
  }
  made.push(text.slice(at));
  pieces.set(term, made);
  return made;
};

/** Finds the term of a word at its place in a formula. */
const namedIn = (text: string, term: Term): ((word: string, offset: number) => Term | undefined) => {
  if (term.op === 'window' || term.op === 'children') return () => undefined;
  const foreign = namesOfOthers(text);
  const byName = new Map<string, Term>();
  const visit = (t: Term): void => {
    const name = nameOf(t);
    if (name !== undefined) byName.set(name, t);
    else for (const below of t.op === 'window' ? termsBelow(t) : ownTermsBelow(t)) visit(below);
  };
  visit(term);
  return (word, offset) => (foreign.has(offset) ? undefined : byName.get(word));
};

/** Offsets of names that are asked of other rows: they have no one value. */
const namesOfOthers = (text: string): ReadonlySet<number> => {
  const parsed = parseFormula(text);
  const out = new Set<number>();
  if (!parsed.ok) return out;
  for (const n of nodesIn(parsed.node))
    if (n.t === 'children' || n.t === 'range' || n.t === 'peers')
      for (const part of [n.of, n.where, ...(n.t === 'peers' ? n.by : [])])
        if (part) for (const inner of nodesIn(part)) if (inner.t === 'name') out.add(inner.at);
  return out;
};

const nameOf = (t: Term): string | undefined => {
  if (t.op === 'column') return t.column.name;
  if (t.op === 'fact') return t.fact.name;
  if (t.op === 'via') return `${t.link.name}.${nameOf(t.of) ?? ''}`;
  if (t.op === 'owed') return 'owed';
  if (t.op === 'part' && t.which === 'as_of') return t.which;
  if (t.op === 'part') return t.which.startsWith('period_') ? t.which.replace('_', '.') : `part.${t.which}`;
  return undefined;
};
