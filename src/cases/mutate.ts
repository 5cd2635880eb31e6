// A pack whose cases hold → what its cases would not notice. Each number, comparison, branch and window of the pack's own rules, facts
// and tables is made wrong, one at a time; a mutant that no case fails on has survived.
import type { Case as JudgeCase } from '../judge/case.js';
import { indexParameters } from '../judge/case.js';
import { newDialect, type Verdict } from '../judge/dialect.js';
import { indexParameter, type ParameterIndex } from '../judge/parameters.js';
import { judgeRow, type RuleJudge } from '../judge/reference.js';
import { equal, evaluate } from '../judge/scalar.js';
import { isUnknown, type Unknown, type Value } from '../judge/value.js';
import { openByReference } from '../judge/worktime.js';
import type { CompiledFact, CompiledRule, Program } from '../pack/program.js';
import type { ParameterDef, ParameterRow } from '../pack/types.js';
import { add, formatNumber, fraction, parseNumber } from '../quantity/rational.js';
import { type Answered, expectationHolds } from './hold.js';
import { mutantsOf } from './mutants.js';
import { schemaMutants } from './rule-mutants.js';
import { type Prepared, prepare } from './run.js';
import { type Asked, touchedBy } from './touched.js';

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
  const openWith = openByReference(program);
  const dialect = newDialect();
  const judges = new Map<string, RuleJudge>(
    program.rules.map((rule) => [
      rule.def.id,
      { rule, applies: rule.def.applies ? dialect(rule.def.applies) : null, must: dialect(rule.def.must) },
    ]),
  );
  // What rows that name only a month come to is what several readings agree on; mutants are tried on one, where such cases need not hold.
  const cases = pack.cases
    .map((c) => prepare(program, c))
    .filter((p): p is Prepared => 'dossier' in p && ![...p.dossier.tables.values()].some((t) => t.monthOnly));
  const touched = touchedBy(
    program,
    cases,
    (p) => open(p),
    (c, rule) => answered(c, rule),
  );
  let [mutants, guarded, next] = [0, 0, program.terms.length];
  const survivors: Survivor[] = [];
  const id = (): number => next++;

  function open(p: Prepared): JudgeCase {
    return openWith(parameters, p.dossier, p.given);
  }
  function answered(c: JudgeCase, rule: string): Answered | undefined {
    const judge = judges.get(rule);
    const table = judge && c.table(judge.rule.def.subject);
    return judge && table ? { judge, table, answerOf: (row) => judgeRow(c, judge, table, row).answer } : undefined;
  }
  const holds = ({ of, expects }: Asked): boolean => {
    try {
      return expectationHolds(open(of), expects, (rule) => answered(open(of), rule)).length === 0;
    } catch {
      return false;
    }
  };
  /** `differs`: expectations that the mutant may change, asked while it is in place. */
  const tryOne = (
    place: Place,
    { was, is }: Change,
    set: () => void,
    reset: () => void,
    differs: () => readonly Asked[],
  ): void => {
    mutants += 1;
    set();
    try {
      if (differs().every(holds)) survivors.push({ ...place, was, is });
    } finally {
      reset();
    }
  };

  for (const set of pack.factSets.filter((x) => x.pack === pack.id))
    for (const { name } of set.facts) {
      const fact = program.subjects.get(set.subject)!.facts.get(name)! as Open<CompiledFact>;
      const place = { file: set.file, at: `${set.subject}.${name}` };
      if (!chosen(place)) continue;
      const put = swap(fact, 'term');
      const [sound, uses] = [fact.term, touched.byFact.get(fact.index) ?? []];
      for (const m of mutantsOf(sound, id))
        tryOne(
          place,
          m,
          () => put(m.term),
          () => put(sound),
          () => eachOnce(uses.filter(({ at, value }) => !same(evaluate(m.term, at), value))),
        );
    }
  for (const rule of program.rules.filter((r) => r.def.pack === pack.id)) {
    const uses = touched.byRule.get(rule.def.id) ?? [];
    const judge = judges.get(rule.def.id)! as Open<RuleJudge>;
    for (const key of ['applies', 'must'] as const) {
      const [schema, sound, place] = [rule.def[key], judge[key], { file: rule.def.file, at: key }];
      if (!schema || !sound || !chosen(place)) continue;
      for (const m of schemaMutants(schema)) {
        const mutant = dialect(m.schema);
        tryOne(
          place,
          m,
          () => swap(judge, key)(mutant),
          () => swap(judge, key)(sound),
          () => eachOnce(uses.filter(({ facts }) => told(mutant(facts)) !== told(sound(facts)))),
        );
      }
    }
    const [owed, place] = [rule.owed, { file: rule.def.file, at: 'owed' }];
    if (!owed || !chosen(place)) continue;
    const put = swap(rule as Open<CompiledRule>, 'owed');
    for (const m of mutantsOf(owed, id))
      tryOne(
        place,
        m,
        () => put(m.term),
        () => put(owed),
        () => eachOnce(uses.filter((u) => u.expects.answer === 'breached')),
      );
  }
  for (const def of pack.parameters.filter((p) => p.pack === pack.id)) {
    if (isGuarded(def)) {
      guarded += def.rows.length;
      continue;
    }
    const sound = parameters.get(def.id)!;
    for (const [i, row] of def.rows.entries()) {
      const place = { file: def.file.replace(/json$/, 'csv'), at: rowName(def, row) };
      if (!chosen(place)) continue;
      for (const { other, column } of otherNumbers(row))
        tryOne(
          place,
          { was: row.values[column]!, is: other.values[column]! },
          () => void parameters.set(def.id, indexWith(def, i, other, pack.currency)),
          () => void parameters.set(def.id, sound),
          () => eachOnce(touched.byRow.get(rowName(def, row)) ?? []),
        );
    }
  }
  return { mutants, survivors, guarded };
};

/** Each expectation once; those of the cases with fewest first, as they are the quickest to ask. */
const eachOnce = (uses: readonly Asked[]): readonly Asked[] =>
  [...new Map(uses.map((u) => [u.expects, u])).values()].sort(
    (a, b) => a.of.case.expect.length - b.of.case.expect.length,
  );

const same = (a: Value, b: Value): boolean =>
  isUnknown(a) || isUnknown(b) ? isUnknown(a) && isUnknown(b) && codes(a) === codes(b) : equal(a, b);

/** Which test failed says what value and bound a finding shows. */
const told = (v: Verdict): string => JSON.stringify(v);

const codes = ({ unknown }: Unknown): string => unknown.map((r) => r.code).join(' ');

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
