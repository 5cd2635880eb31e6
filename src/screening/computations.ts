// A reason → how its result is worked out: comparison, formulas, numbers of law, sum. Each worker's own figures stay in the report.
import type { Finding } from '../report/types.js';
import type { Computation, DecisionReason } from './types.js';

export const computationOf = (reason: DecisionReason, findings: readonly Finding[]): Computation => {
  const formulas = new Map<string, string>();
  const parameters = new Map<string, Computation['parameters'][number]>();
  for (const f of findings) {
    for (const { fact, formula } of f.equation) formulas.set(fact, formula);
    for (const { checked: _, ...p } of f.parameters)
      parameters.set(`${p.table} ${JSON.stringify(p.key)} ${p.column} ${p.from}`, p);
  }
  const test = findings[0]?.test;
  return {
    rule: reason.rule,
    test: test ? { fact: test.fact, is: test.is, than: test.than } : null,
    formulas: [...formulas].map(([fact, formula]) => ({ fact, formula })),
    parameters: [...parameters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, p]) => p),
    result: reason.amount,
  };
};
