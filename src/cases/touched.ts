// Cases → where each of them makes use of which fact, rule and row of law: what a mutant may change there is asked before a case is run again.
import type { Case as JudgeCase } from '../judge/case.js';
import { claimOf } from '../judge/claim.js';
import { figureOf } from '../judge/indicators.js';
import { partsOf } from '../judge/parts.js';
import { judgeRow } from '../judge/reference.js';
import { type At, atRow, evaluate } from '../judge/scalar.js';
import { newTrace, type Traced } from '../judge/trace.js';
import { isUnknown, type Value } from '../judge/value.js';
import type { CompiledClaim, Program, Type } from '../pack/program.js';
import type { CaseExpectation } from '../pack/types.js';
import type { Q } from '../quantity/rational.js';
import { type Answered, factNamed } from './hold.js';
import type { Prepared } from './run.js';

/** One expectation of a case. */
export interface Asked {
  readonly of: Prepared;
  readonly expects: CaseExpectation;
}

/** A fact worked out for an expectation: where, and what it was. */
export interface FactUse extends Asked {
  readonly at: At;
  readonly value: Value;
}

/** A rule's facts on one part of a row, worked out for an expectation. */
export interface RuleUse extends Asked {
  readonly facts: Readonly<Record<string, Value>>;
}

export interface Touched {
  readonly byFact: ReadonlyMap<number, readonly FactUse[]>;
  readonly byRule: ReadonlyMap<string, readonly RuleUse[]>;
  /** 'table key … first day' of a row of law. */
  readonly byRow: ReadonlyMap<string, readonly Asked[]>;
}

export const touchedBy = (
  program: Program,
  cases: readonly Prepared[],
  open: (p: Prepared) => JudgeCase,
  answered: (c: JudgeCase, rule: string) => Answered | undefined,
): Touched => {
  const byFact = new Map<number, FactUse[]>();
  const byRule = new Map<string, RuleUse[]>();
  const byRow = new Map<string, Asked[]>();
  for (const of of cases) {
    const c = open(of);
    for (const expects of of.case.expect) {
      const trace = newTrace();
      if (expects.indicator !== undefined)
        for (const i of program.indicators.filter((x) => x.def.id === expects.indicator)) figureOf(c, i, trace);
      else if (expects.rule === undefined) traceFact(program, c, expects.fact!, trace);
      else
        for (const facts of traceRule(c, answered(c, expects.rule), trace))
          note(byRule, expects.rule, { of, expects, facts });
      traceWorktime(program, c, trace);
      for (const { fact, value, at } of trace.facts) {
        const { trace: _, ...quiet } = at;
        note(byFact, fact.index, { of, expects, at: quiet, value });
      }
      for (const { term, hit } of trace.parameters)
        note(byRow, [term.parameter.id, ...hit.row.key, hit.row.from].join(' '), { of, expects });
    }
  }
  return { byFact, byRule, byRow };
};

const note = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const traceRule = (
  c: JudgeCase,
  result: Answered | undefined,
  trace: Traced,
): readonly Readonly<Record<string, Value>>[] => {
  if (!result) return [];
  const { rule } = result.judge;
  const out: Readonly<Record<string, Value>>[] = [];
  for (let row = 0; row < result.table.rows; row += 1) {
    const { answer, parts } = judgeRow(c, result.judge, result.table, row, trace);
    out.push(...parts.map((p) => p.facts));
    if (answer !== 'breached') continue;
    for (const at of partsOf(c, rule, result.table, row, trace)) {
      if (rule.barUntil) evaluate(rule.barUntil, at);
      const owed = rule.owed && evaluate(rule.owed, at);
      if (rule.owed && rule.claim && owed && !isUnknown(owed))
        traceClaim(rule.claim, at, owed as Q, rule.owed.type, trace);
    }
  }
  return out;
};

/** What interest, last day and addition of a breach rest on. */
const traceClaim = (claim: CompiledClaim, at: At, owed: Q, money: Type, trace: Traced): void => {
  const { trace: looked } = claimOf(claim, at, owed, money, null, newTrace());
  for (const x of looked.facts) trace.fact(x.fact, x.value, { ...x.at, memo: new Map() });
  for (const x of looked.parameters) trace.parameter(x.term, x.keys, x.hit);
};

/** What the minutes of attendance rest on. */
const traceWorktime = ({ worktime }: Program, c: JudgeCase, trace: Traced): void => {
  const table = worktime && c.table(worktime.def.table);
  if (!table) return;
  for (let row = 0; row < table.rows; row += 1)
    for (const term of Object.values(worktime.row)) evaluate(term, atRow(c, table, row, trace));
  for (const { table: id, where } of worktime.free) {
    const other = c.table(id);
    for (let row = 0; other && row < other.rows; row += 1) evaluate(where, atRow(c, other, row, trace));
  }
};

const traceFact = (program: Program, c: JudgeCase, name: string, trace: Traced): void => {
  const fact = factNamed(program, name);
  const table = fact && c.table(fact.subject);
  if (!fact || !table) return;
  for (let row = 0; row < table.rows; row += 1)
    evaluate({ op: 'fact', id: -1, type: fact.type, fact }, atRow(c, table, row, trace));
};
