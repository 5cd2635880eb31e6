// Cases → which facts, rules and rows of law each of them makes use of: a mutant need only be tried on those.
import type { Case as JudgeCase } from '../judge/case.js';
import { partsOf } from '../judge/parts.js';
import { judgeRow } from '../judge/reference.js';
import { atRow, evaluate } from '../judge/scalar.js';
import { newTrace, type Traced } from '../judge/trace.js';
import type { Program } from '../pack/program.js';
import { type Answered, factNamed } from './hold.js';
import type { Prepared } from './run.js';

export interface Touched {
  readonly byFact: ReadonlyMap<number, readonly Prepared[]>;
  readonly byRule: ReadonlyMap<string, readonly Prepared[]>;
  /** 'table key … first day' of a row of law. */
  readonly byRow: ReadonlyMap<string, readonly Prepared[]>;
}

export const touchedBy = (
  program: Program,
  cases: readonly Prepared[],
  open: (p: Prepared) => JudgeCase,
  answered: (c: JudgeCase, rule: string) => Answered | undefined,
): Touched => {
  const byFact = new Map<number, Set<Prepared>>();
  const byRule = new Map<string, Set<Prepared>>();
  const byRow = new Map<string, Set<Prepared>>();
  const note = <K>(map: Map<K, Set<Prepared>>, key: K, p: Prepared): void => {
    const set = map.get(key);
    if (set) set.add(p);
    else map.set(key, new Set([p]));
  };
  for (const p of cases) {
    const c = open(p);
    const trace = newTrace();
    for (const e of p.case.expect) {
      if (e.rule === undefined) traceFact(program, c, e.fact!, trace);
      else {
        note(byRule, e.rule, p);
        traceRule(c, answered(c, e.rule), trace);
      }
    }
    for (const f of trace.facts) note(byFact, f.fact.index, p);
    for (const { term, hit } of trace.parameters)
      note(byRow, [term.parameter.id, ...hit.row.key, hit.row.from].join(' '), p);
  }
  return { byFact: listed(byFact), byRule: listed(byRule), byRow: listed(byRow) };
};

/** Cases with the fewest expectations first: they are the quickest to fail. */
const listed = <K>(map: ReadonlyMap<K, ReadonlySet<Prepared>>): ReadonlyMap<K, readonly Prepared[]> =>
  new Map([...map].map(([k, set]) => [k, [...set].sort((a, b) => a.case.expect.length - b.case.expect.length)]));

const traceRule = (c: JudgeCase, result: Answered | undefined, trace: Traced): void => {
  if (!result) return;
  const { rule } = result.judge;
  for (let row = 0; row < result.table.rows; row += 1) {
    const { answer } = judgeRow(c, result.judge, result.table, row, trace);
    if (answer !== 'breached' || !rule.owed) continue;
    for (const at of partsOf(c, rule, result.table, row, trace)) evaluate(rule.owed, at);
  }
};

const traceFact = (program: Program, c: JudgeCase, name: string, trace: Traced): void => {
  const fact = factNamed(program, name);
  const table = fact && c.table(fact.subject);
  if (!fact || !table) return;
  for (let row = 0; row < table.rows; row += 1)
    evaluate({ op: 'fact', id: -1, type: fact.type, fact }, atRow(c, table, row, trace));
};
