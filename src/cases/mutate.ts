// A pack whose cases hold → what its cases would not notice. Each number, comparison, branch and window of the pack's own rules, facts
// and tables is made wrong, one at a time; a mutant that no case fails on has survived.
import type { Case as JudgeCase } from '../judge/case.js';
import { indexParameters, openCase } from '../judge/case.js';
import { newDialect } from '../judge/dialect.js';
import { indexParameter, type ParameterIndex } from '../judge/parameters.js';
import { judgeRow, type RuleJudge } from '../judge/reference.js';
import type { CompiledFact, CompiledRule, Program, Term } from '../pack/program.js';
import type { ParameterDef, ParameterRow } from '../pack/types.js';
import { add, formatNumber, fraction, parseNumber } from '../quantity/rational.js';
import { type Answered, expectationHolds } from './hold.js';
import { mutantsOf } from './mutants.js';
import { schemaMutants } from './rule-mutants.js';
import { type Prepared, prepare } from './run.js';
import { touchedBy } from './touched.js';

/** File of the pack and place in it. */
export interface Place {
  readonly file: string;
  readonly at: string;
}

export interface Survivor extends Place {
  readonly was: string;
  readonly is: string;
}

export interface MutationRun {
  readonly mutants: number;
  readonly survivors: readonly Survivor[];
  /** Numbers of tables that guards hold: not mutated. */
  readonly guarded: number;
}

type Change = Pick<Survivor, 'was' | 'is'>;

/** Kinds of compiled things that are swapped for the time of one run. */
type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Every case of the pack must hold before. `chosen`: the places to try; all where left out. */
export const mutate = (program: Program, chosen: (place: Place) => boolean = () => true): MutationRun => {
  const { pack } = program;
  const parameters = new Map(indexParameters(program));
  const dialect = newDialect();
  const judges = new Map<string, RuleJudge>(
    program.rules.map((rule) => [
      rule.def.id,
      { rule, applies: rule.def.applies ? dialect(rule.def.applies) : null, must: dialect(rule.def.must) },
    ]),
  );
  const cases = pack.cases.map((c) => prepare(program, c)).filter((p): p is Prepared => 'dossier' in p);
  const touched = touchedBy(
    program,
    cases,
    (p) => open(p),
    (c, rule) => answered(c, rule),
  );
  let [mutants, guarded, next] = [0, 0, program.terms.length];
  const survivors: Survivor[] = [];
  let last: readonly Prepared[] = [];
  const id = (): number => next++;

  function open(p: Prepared): JudgeCase {
    return openCase(program, parameters, p.dossier, p.given);
  }
  function answered(c: JudgeCase, rule: string): Answered | undefined {
    const judge = judges.get(rule);
    const table = judge && c.table(judge.rule.def.subject);
    return judge && table ? { judge, table, answerOf: (row) => judgeRow(c, judge, table, row).answer } : undefined;
  }
  const holds = (p: Prepared): boolean => {
    try {
      const c = open(p);
      return p.case.expect.every((e) => expectationHolds(c, e, (rule) => answered(c, rule)).length === 0);
    } catch {
      return false;
    }
  };
  const tryOne = (
    among: readonly Prepared[],
    place: Place,
    { was, is }: Change,
    set: () => void,
    reset: () => void,
  ): void => {
    if (!chosen(place)) return;
    mutants += 1;
    set();
    try {
      // What noticed the last mutant of a formula often notices the next.
      const killer = last.find((p) => among.includes(p) && !holds(p)) ?? among.find((p) => !holds(p));
      if (killer === undefined) survivors.push({ ...place, was, is });
      else last = [killer, ...last.filter((p) => p !== killer)].slice(0, 6);
    } finally {
      reset();
    }
  };
  const tryTerm = (among: readonly Prepared[], term: Term, put: (t: Term) => void, place: Place): void => {
    for (const m of mutantsOf(term, id))
      tryOne(
        among,
        place,
        m,
        () => put(m.term),
        () => put(term),
      );
  };

  for (const set of pack.factSets.filter((s) => s.pack === pack.id))
    for (const { name } of set.facts) {
      const fact = program.subjects.get(set.subject)!.facts.get(name)! as Open<CompiledFact>;
      const place = { file: set.file, at: `${set.subject}.${name}` };
      tryTerm(touched.byFact.get(fact.index) ?? [], fact.term, swap(fact, 'term'), place);
    }
  for (const rule of program.rules.filter((r) => r.def.pack === pack.id)) {
    const among = touched.byRule.get(rule.def.id) ?? [];
    const judge = judges.get(rule.def.id)! as Open<RuleJudge>;
    for (const key of ['applies', 'must'] as const) {
      const [schema, sound] = [rule.def[key], judge[key]];
      if (!schema || !sound) continue;
      for (const m of schemaMutants(schema))
        tryOne(
          among,
          { file: rule.def.file, at: key },
          m,
          () => swap(judge, key)(dialect(m.schema)),
          () => swap(judge, key)(sound),
        );
    }
    const owing = rule as Open<CompiledRule>;
    if (rule.owed) tryTerm(among, rule.owed, swap(owing, 'owed'), { file: rule.def.file, at: 'owed' });
  }
  for (const def of pack.parameters.filter((p) => p.pack === pack.id)) {
    if (isGuarded(def)) {
      guarded += def.rows.length;
      continue;
    }
    const sound = parameters.get(def.id)!;
    for (const [i, row] of def.rows.entries())
      for (const { other, column } of otherNumbers(row))
        tryOne(
          touched.byRow.get(rowName(def, row)) ?? [],
          { file: def.file.replace(/json$/, 'csv'), at: rowName(def, row) },
          { was: row.values[column]!, is: other.values[column]! },
          () => void parameters.set(def.id, indexWith(def, i, other, pack.currency)),
          () => void parameters.set(def.id, sound),
        );
  }
  return { mutants, survivors, guarded };
};

const swap =
  <T, K extends keyof T>(of: T, key: K) =>
  (value: T[K]): void => {
    of[key] = value;
  };

/** A second copy of the table, or bounds on what may stand in it, hold its numbers: cases need not. */
const isGuarded = (def: ParameterDef): boolean => def.guards.copy !== undefined;

const rowName = (def: ParameterDef, row: ParameterRow): string => [def.id, ...row.key, row.from].join(' ');

const indexWith = (def: ParameterDef, at: number, row: ParameterRow, currency: string): ParameterIndex =>
  indexParameter({ ...def, rows: def.rows.map((r, i) => (i === at ? row : r)) }, currency);

/** Each number of a row, one more and one less in its last digit. */
function* otherNumbers(row: ParameterRow): Generator<{ other: ParameterRow; column: string }> {
  for (const [column, text] of Object.entries(row.values)) {
    const q = parseNumber(text);
    if (q === undefined) continue;
    const digits = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
    for (const by of [1n, -1n]) {
      const value = formatNumber(add(q, fraction(by, 10n ** BigInt(digits))));
      yield { column, other: { ...row, values: { ...row.values, [column]: value } } };
    }
  }
}
