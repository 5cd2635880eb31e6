// A compiled rule → every table whose cells it may look at, and how good the evidence of each must be for it to be met.
import type { CompiledRule, Program, Term } from './program.js';
import { termsBelow } from './terms.js';
import { DEFAULT_GRADE, type Grade, type RuleDef } from './types.js';

/** The least grade of a table on which the rule may be met. */
export const gradeNeeded = ({ evidence }: Pick<RuleDef, 'evidence'>, table: string): Grade =>
  typeof evidence === 'object'
    ? Object.hasOwn(evidence, table)
      ? evidence[table]!
      : DEFAULT_GRADE
    : (evidence ?? DEFAULT_GRADE);

const known = new WeakMap<CompiledRule, readonly string[]>();

/** Its own table first. */
export const tablesRead = ({ worktime }: Pick<Program, 'worktime'>, rule: CompiledRule): readonly string[] => {
  const before = known.get(rule);
  if (before) return before;
  const tables = new Set<string>([rule.def.subject]);
  const seen = new Set<Term>();
  const visit = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.op === 'column' || t.op === 'children' || t.op === 'range') tables.add(t.table);
    if (t.op === 'via' || t.op === 'exists') tables.add(t.link.table);
    // Minutes worked out rest on what their counting asks.
    if (t.op === 'column' && t.column.derived && !t.column.saysRead && worktime) {
      for (const { table } of worktime.free) tables.add(table);
      for (const term of [...Object.values(worktime.row), ...worktime.free.map((f) => f.where)]) visit(term);
    }
    for (const below of termsBelow(t)) visit(below);
  };
  for (const t of rule.named.values()) visit(t);
  const all = [...tables];
  known.set(rule, all);
  return all;
};
