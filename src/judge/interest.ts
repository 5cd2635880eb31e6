// A breached row → the late interest on what is owed, worked out to a given day. In: the row, the day. Out: money, or nothing where it is open.

import type { Table } from '../dossier/table.js';
import { parseNumber, type Q } from '../quantity/rational.js';
import type { Case } from './case.js';
import { claimOf } from './claim.js';
import { owedOf } from './evidence.js';
import { judgeRow, type RuleJudge } from './reference.js';
import { newTrace } from './trace.js';

/** The same firm on another day. What was worked out for the day asked for is worked out anew. */
const onDay = (c: Case, asOf: number): Case => {
  const memo = new Map<string | object, unknown>();
  return {
    ...c,
    dossier: { ...c.dossier, asOf },
    once: <T>(key: string | object, make: () => T): T => {
      if (!memo.has(key)) memo.set(key, make());
      return memo.get(key) as T;
    },
  };
};

/** Undefined where it can not be worked out. */
export const interestTo = (c: Case, judge: RuleJudge, table: Table, row: number, day: number): Q | undefined => {
  const trace = newTrace();
  const parts = judgeRow(c, judge, table, row, trace).parts.filter((p) => p.answer === 'breached');
  const { sum } = owedOf(judge, parts, trace);
  const { claim, owed } = judge.rule;
  if (!claim || !owed || !sum) return undefined;
  const at = { ...parts[0]!.at, case: onDay(c, day), memo: new Map() };
  const { interestTotal } = claimOf(claim, at, sum, owed.type, null, trace).arrears;
  return interestTotal === null ? undefined : parseNumber(interestTotal.amount);
};
