// A compiled rule → everything it rests on: columns, facts, numbers of law.
import type { ColumnTerm, CompiledFact, CompiledRule, LookupTerm, Term } from '../pack/program.js';
import { termsBelow } from '../pack/terms.js';

export interface Reach {
  readonly columns: readonly ColumnTerm[];
  readonly facts: readonly CompiledFact[];
  readonly lookups: readonly LookupTerm[];
}

/** In the order it is worked out. */
export const reach = (rule: CompiledRule): Reach => {
  const columns = new Map<string, ColumnTerm>();
  const facts = new Set<CompiledFact>();
  const lookups = new Map<string, LookupTerm>();
  const visit = (t: Term): void => {
    if (t.op === 'column') columns.set(`${t.table}.${t.column.name}`, t);
    if (t.op === 'lookup') lookups.set(`${t.parameter.id} ${t.column}`, t);
    if (t.op === 'fact' && facts.has(t.fact)) return;
    for (const below of termsBelow(t)) visit(below);
    if (t.op === 'fact') facts.add(t.fact);
  };
  for (const t of rule.named.values()) visit(t);
  if (rule.owed) visit(rule.owed);
  return { columns: [...columns.values()], facts: [...facts], lookups: [...lookups.values()] };
};
