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
  const wanted = new Set<CompiledFact>();
  const visit = (t: Term): void => {
    if (t.op === 'via' || t.op === 'window') return; // other rows' facts: their cells are listed
    if (t.op === 'fact') {
      if (wanted.has(t.fact)) return;
      wanted.add(t.fact);
    }
    for (const below of t.op === 'fact' ? [t.fact.term] : ownTermsBelow(t)) visit(below);
  };
  for (const r of roots) visit(r);
  const quiet: At = {
    case: at.case,
    table: at.table,
    row: at.row,
    from: at.from,
    to: at.to,
    whole: at.whole,
    chosen: at.chosen,
    memo: new Map(),
  };
  const facts = trace.facts
    .filter((f) => wanted.has(f.fact) && f.at.table === at.table && f.at.row === at.row && f.at.from === at.from)
    .map(({ fact, value }) => ({
      fact: fact.name,
      formula: fact.text,
      filled: filled(fact, quiet),
      value: isUnknown(value) ? { amount: 'unknown' as const, unit: unitText(fact) } : amountOf(value, fact.type),
    }));
  return [...correctionSteps(roots, quiet, trace), ...facts];
};

const unitText = (fact: CompiledFact): string => (fact.type.kind === 'number' ? fact.type.unit.text : fact.type.kind);

/** The formula with each name replaced by its value. */
const filled = (fact: CompiledFact, at: At): string => filledText(fact.text, fact.term, at);

export const filledText = (text: string, term: Term, at: At): string => {
  if (term.op === 'window' || term.op === 'children') return text;
  const foreign = namesOfOthers(text);
  const byName = new Map<string, Term>();
  const visit = (t: Term): void => {
    const name = nameOf(t);
    if (name !== undefined) byName.set(name, t);
    else for (const below of t.op === 'window' ? termsBelow(t) : ownTermsBelow(t)) visit(below);
  };
  visit(term);
  return text.replace(/'[^']*'|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?/g, (word, offset: number) => {
    const named = foreign.has(offset) ? undefined : byName.get(word);
    return named ? shown(evaluate(named, at), named.type) : word;
  });
};

/** Formulas are few, findings many. */
const offsets = new Map<string, ReadonlySet<number>>();

/** Offsets of names that are asked of other rows: they have no one value. */
const namesOfOthers = (text: string): ReadonlySet<number> => {
  const known = offsets.get(text);
  if (known) return known;
  const parsed = parseFormula(text);
  const out = new Set<number>();
  offsets.set(text, out);
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
