// Rows that stand for several people each (an application for fifty-two) → how many people each answer is about.
import { CELL } from '../intake/types.js';
import type { Answer } from '../pack/types.js';
import type { PersonsBehind } from '../report/types.js';
import { ANSWERS, type RuleResult } from './judge.js';

/** Undefined where a row of the table is one person's. `settled`: breached rows whose breach is settled. */
export const personsBehind = (
  { table, answers }: RuleResult,
  settled: ReadonlySet<number>,
): PersonsBehind | undefined => {
  const { persons } = table.record;
  if (persons === undefined) return undefined;
  const column = table.columns.get(persons);
  const out = { met: 0, breached: 0, undecided: 0, not_applicable: 0, settled: 0, unstated: 0 };
  for (let row = 0; row < table.rows; row += 1) {
    const answer: Answer = settled.has(row) ? 'settled' : ANSWERS[answers[row]!]!;
    // A row that does not say how many is no one person: it is told apart.
    if (column?.states[row] === CELL.value && column.values[row]! >= 0) out[answer] += column.values[row]!;
    else out.unstated += 1;
  }
  return out;
};
