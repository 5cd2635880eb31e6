// Dossier × program → an answer for every rule on every row. Fast where columns can tell, by the reference where they cannot.
import type { Table } from '../dossier/table.js';
import type { Dossier } from '../dossier/types.js';
import type { CompiledRule, Program } from '../pack/program.js';
import { agreed, otherReadings } from './agree.js';
import {
  ANSWERS,
  ASK,
  allTwice,
  answersOf,
  BREACHED,
  BY_EVIDENCE,
  BY_REFERENCE,
  MET,
  NOT_APPLICABLE,
  UNDECIDED,
} from './answers.js';
import { type Arena, newArena } from './arena.js';
import { type Batch, wholeRows } from './batch.js';
import { type Case, indexParameters, openCase } from './case.js';
import { newCodes } from './codes.js';
import { newDialect, whenAsked } from './dialect.js';
import { weakEvidence } from './grades.js';
import { groupRules, type Parts, type RuleColumns, splitRows } from './groups.js';
import { type Figure, figureOf, headcountOf } from './indicators.js';
import { withNilReturns } from './manifest.js';
import { termMaker } from './predicate-term.js';
import { judgeRow, type RuleJudge } from './reference.js';
import type { Value } from './value.js';
import { newVectors } from './vector.js';
import { withWorktime } from './worktime.js';
import { newReader } from './worktime-rows.js';

export { ANSWERS };

export interface RuleResult {
  readonly judge: RuleJudge;
  readonly table: Table;
  /** Answer of each row, as an index into ANSWERS. */
  readonly answers: Uint8Array;
  /** How many rows have each answer, by index into ANSWERS. */
  readonly counts: readonly number[];
  readonly breached: readonly number[];
  /** Undecided rows that are open for the same cause. */
  readonly open: readonly (readonly number[])[];
  /** Undecided rows: they name only a month, and the days it may stand for are not judged the same. */
  readonly monthsDiffer?: readonly number[];
  /** Breached rows whose amount depends on those days. */
  readonly openAmounts?: ReadonlySet<number>;
}

export interface Judged {
  readonly case: Case;
  readonly results: readonly RuleResult[];
  /** Rules whose table nobody supplied. */
  readonly notLookedAt: readonly CompiledRule[];
  /** None where only some rules are judged. */
  readonly figures: readonly Figure[];
  readonly headcount: ReturnType<typeof headcountOf>;
}

export interface Bench {
  /** `only`: the ids of the rules to judge; all where left out. */
  judge(dossier: Dossier, given?: ReadonlyMap<string, Value>, only?: ReadonlySet<string>): Judged;
}

/** Prepares a program once; `judge` is then a pure function of the dossier, whatever `newScratch` hands out. */
export const newBench = (program: Program, newScratch: () => Arena = newArena): Bench => {
  const dialect = newDialect();
  const codes = newCodes();
  const vectors = newVectors(codes);
  const asTerm = termMaker(program);
  const parameters = indexParameters(program);
  const arena = newScratch();
  const count = program.worktime && newReader(program.worktime, vectors.compute, codes);
  const rules = program.rules.map(
    (rule): RuleColumns => ({
      judge: {
        rule,
        applies: rule.def.applies ? whenAsked(dialect, rule.def.applies) : null,
        must: whenAsked(dialect, rule.def.must),
      },
      applies: rule.applies ? vectors.compute(asTerm(rule.applies)) : null,
      must: vectors.compute(asTerm(rule.must)),
    }),
  );
  const groups = groupRules(rules, (t) => vectors.key(t));

  const judgeAs = (
    dossier: Dossier,
    arena: Arena,
    given: ReadonlyMap<string, Value> | undefined,
    only: ReadonlySet<string> | undefined,
  ): Judged => {
    arena.reset();
    const whole = withNilReturns(dossier, program.pack.records);
    const c = withWorktime(openCase(program, parameters, whole, given), program, count, arena);
    const results = new Map<number, RuleResult>();
    const notLookedAt: CompiledRule[] = [];
    const bases = new Map<string, Batch>();
    for (const group of groups) {
      const wanted = only ? group.rules.filter((r) => only.has(r.judge.rule.def.id)) : group.rules;
      if (wanted.length === 0) continue;
      const { subject } = group.rules[0]!.judge.rule.def;
      const table = c.table(subject);
      if (!table) {
        notLookedAt.push(...wanted.map((r) => r.judge.rule));
        continue;
      }
      let base = bases.get(subject);
      if (!base) {
        base = wholeRows(c, table, arena);
        bases.set(subject, base);
      }
      const parts = allTwice(table) ? null : splitRows(base, group, codes);
      for (const rule of wanted) {
        const mark = arena.mark();
        results.set(rule.judge.rule.index, judgeRule(base, parts, rule));
        arena.release(mark);
      }
    }
    return {
      case: c,
      results: [...results.values()].sort((a, b) => a.judge.rule.index - b.judge.rule.index),
      notLookedAt: notLookedAt.sort((a, b) => a.index - b.index),
      figures: only ? [] : program.indicators.map((i) => figureOf(c, i)),
      headcount: only ? null : headcountOf(c),
    };
  };

  return {
    judge(dossier, given, only) {
      const first = judgeAs(dossier, arena, given, only);
      // What stands in the first reading's arena is still looked at: the others have arenas of their own.
      const others = otherReadings(first.case).map((other) => judgeAs(other, newScratch(), given, only));
      return others.length === 0 ? first : agreed(first, others);
    },
  };
};

const judgeRule = (base: Batch, parts: Parts | null, r: RuleColumns): RuleResult => {
  const first = answersOf(base, r);
  const { answers } = first;
  let { origins } = first;
  if (parts) {
    for (let i = 0; i < base.n; i += 1) if (parts.split[i] === 1) answers[i] = NOT_APPLICABLE;
    const inner = answersOf(parts.batch, r);
    if (inner.origins) origins ??= base.arena.states(base.n);
    for (let p = 0; p < parts.batch.n; p += 1) {
      const row = parts.batch.rowOf![p]!;
      if (inner.answers[p]! > answers[row]!) {
        answers[row] = inner.answers[p]!;
        if (inner.origins) origins![row] = inner.origins[p]!;
      }
    }
  }
  const weak = weakEvidence(base.case, r.judge.rule) !== undefined;
  if (weak) origins ??= base.arena.states(base.n);
  if (origins) settleRows(answers, origins, weak, base, r.judge);
  return counted(r.judge, base.table, answers, origins);
};

/** Rows that the columns leave to the reference, and those whose evidence is not good enough for what they say. */
const settleRows = (answers: Uint8Array, origins: Int32Array, weak: boolean, base: Batch, judge: RuleJudge): void => {
  for (let i = 0; i < base.n; i += 1) {
    if (answers[i] === ASK) {
      answers[i] = ANSWERS.indexOf(judgeRow(base.case, judge, base.table, i).answer);
      origins[i] = BY_REFERENCE;
    }
    if (weak && answers[i] === MET) {
      answers[i] = UNDECIDED;
      origins[i] = BY_EVIDENCE;
    }
  }
};

const counted = (judge: RuleJudge, table: Table, answers: Uint8Array, origins: Int32Array | null): RuleResult => {
  const breached: number[] = [];
  const open = new Map<number, number[]>();
  const n = answers.length;
  let [met, undecided] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const answer = answers[i]!;
    if (answer === MET) met += 1;
    else if (answer === BREACHED) breached.push(i);
    else if (answer === UNDECIDED) {
      undecided += 1;
      const origin = origins ? origins[i]! : 0;
      const list = open.get(origin);
      if (list) list.push(i);
      else open.set(origin, [i]);
    }
  }
  const counts = [n - met - undecided - breached.length, met, undecided, breached.length];
  return { judge, table, answers, counts, breached, open: [...open.values()] };
};
