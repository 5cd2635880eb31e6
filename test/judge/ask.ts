// Asks a small pack about a small dossier. Every question goes to columns and reference alike; they must agree before it is answered.
import { expect } from 'vitest';
import { formatDay } from '../../src/calendar/day.js';
import { indexParameters, openCase } from '../../src/judge/case.js';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { judgeRow } from '../../src/judge/reference.js';
import { atRow, evaluate } from '../../src/judge/scalar.js';
import { amountOf } from '../../src/judge/show.js';
import { isUnknown } from '../../src/judge/value.js';
import type { RuleSchema } from '../../src/pack/types.js';
import { answerDifferences, factDifferences } from './agree.js';
import { dossierFrom, type Facts, type Parts, programOf, rule, type Tables } from './small-pack.js';

/** What a fact is worth on each row of its table: 'amount unit', or the codes of why it is not known. */
export const values = (
  parts: Parts,
  tables: Tables,
  name: string,
  leftOut: readonly string[] = [],
): readonly string[] => {
  const program = programOf(parts);
  const dossier = dossierFrom(program, tables, 'F1', leftOut);
  expect(factDifferences(program, dossier)).toEqual([]);
  const [subject, factName] = name.split('.') as [string, string];
  const fact = program.subjects.get(subject)!.facts.get(factName)!;
  const c = openCase(program, indexParameters(program), dossier);
  const table = c.table(subject)!;
  return Array.from({ length: table.rows }, (_, row) => {
    const v = evaluate({ op: 'fact', id: -1, type: fact.type, fact }, atRow(c, table, row));
    if (isUnknown(v)) return v.unknown.map((r) => r.code).join(' ');
    const { amount, unit } = amountOf(v, fact.type);
    return fact.type.kind === 'number' ? `${amount} ${unit}` : amount;
  });
};

/** One fact of the payslip, written as 'unit: formula'. */
export const valuesOf = (formula: string, tables: Tables, more: Parts = {}): readonly string[] =>
  values({ ...more, facts: { ...more.facts, payslip: { ...more.facts?.payslip, f: formula } } }, tables, 'payslip.f');

const day = (n: number): string => (Number.isFinite(n) ? formatDay(n).slice(5) : '');

/** Answers of one rule on the rows of its table, each with the parts its period fell into. */
export const answers = (parts: Parts, tables: Tables, id = parts.rules![0]!.id): readonly string[] => {
  const program = programOf(parts);
  const dossier = dossierFrom(program, tables);
  const bench = newBench(program);
  expect(answerDifferences(bench, dossier)).toEqual([]);
  const judged = bench.judge(dossier);
  const result = judged.results.find((r) => r.judge.rule.def.id === id)!;
  return Array.from(result.answers, (a, row) => {
    const list = judgeRow(judged.case, result.judge, result.table, row).parts;
    const shown = list.map((p) => `${day(p.at.from)}..${day(p.at.to)} ${p.answer}`);
    return list.length < 2 ? ANSWERS[a]! : `${ANSWERS[a]}: ${shown.join(', ')}`;
  });
};

/** Answers of a rule on payslips over facts of the payslip. */
export const answersOf = (must: RuleSchema, tables: Tables, facts: Facts = {}, more: Parts = {}): readonly string[] =>
  answers({ ...more, facts: { ...more.facts, payslip: facts }, rules: [rule('r/one', 'payslip', { must })] }, tables);
