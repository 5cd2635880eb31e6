// Cells that are sums of a row and its corrections → the first steps of an equation: what each row states.
import { partsOfSum } from '../dossier/corrections.js';
import type { ColumnTerm, Term } from '../pack/program.js';
import { ownTermsBelow } from '../pack/terms.js';
import { magnitude, multiply, whole } from '../quantity/rational.js';
import type { Step } from '../report/types.js';
import { type At, evaluate } from './scalar.js';
import { amountOf, shown } from './show.js';
import type { Traced } from './trace.js';
import { isUnknown } from './value.js';

/** For each corrected column of the row that was looked at on the way to these terms: overtime_hours = 20:00 - 2:30. */
export const correctionSteps = (roots: readonly Term[], at: At, trace: Traced): readonly Step[] => {
  if (!at.table.corrections?.has(at.row)) return [];
  const looked = new Set(trace.cells.filter((x) => x.table === at.table && x.row === at.row).map((x) => x.column));
  const columns = new Map<string, ColumnTerm>();
  const seen = new Set<Term>();
  const visit = (t: Term): void => {
    if (seen.has(t) || t.op === 'via' || t.op === 'window') return;
    seen.add(t);
    if (t.op === 'column' && looked.has(t.column.name)) columns.set(t.column.name, t);
    for (const below of t.op === 'fact' ? [t.fact.term] : ownTermsBelow(t)) visit(below);
  };
  for (const r of roots) visit(r);
  return [...columns.values()].flatMap((t) => {
    const value = evaluate(t, at);
    const parts = partsOfSum(at.table, at.row, t.column.name);
    if (isUnknown(value) || parts.length < 2) return [];
    const said = parts.map((v, i) => {
      const amount = multiply(whole(v), t.scale);
      return i === 0 ? shown(amount, t.type) : `${v < 0 ? '-' : '+'} ${shown(magnitude(amount), t.type)}`;
    });
    const { name } = t.column;
    return { fact: name, formula: name, filled: said.join(' '), value: amountOf(value, t.type) };
  });
};
