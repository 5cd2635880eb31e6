// A pack's own cases → which of them do not hold. A case's rows go through the same parsers and the same judge as an employer's.

import { parseIsoDay } from '../calendar/day.js';
import type { Segment } from '../dossier/columns.js';
import { dossierOf, firmRuns } from '../dossier/firms.js';
import type { Dossier } from '../dossier/types.js';
import { recordsFromRows } from '../intake/memory.js';
import { ANSWERS, type Bench, type Judged, newBench } from '../judge/judge.js';
import type { Value } from '../judge/value.js';
import type { Program } from '../pack/program.js';
import type { Case, Words } from '../pack/types.js';
import { both } from './amounts.js';
import { parseGiven } from './given.js';
import { type Answered, expectationHolds, FIRM, factNamed } from './hold.js';

export interface CaseFailure {
  readonly file: string;
  readonly id: string;
  readonly message: Words;
}

export interface CaseRun {
  readonly run: number;
  readonly failures: readonly CaseFailure[];
}

/** Runs every case of the pack itself; parents run their own. `only` limits the run to some files. */
export const runCases = (
  program: Program,
  only: (c: Case) => boolean = () => true,
  bench: Bench = newBench(program),
): CaseRun => {
  const cases = program.pack.cases.filter(only);
  const failures = cases.flatMap((c) => {
    const messages = runCase(program, bench, c);
    return messages.map((message) => ({ file: c.file, id: c.id, message }));
  });
  return { run: cases.length, failures };
};

/** The dossier a case's records make. Throws on a record that cannot be read at all. */
const caseDossier = (program: Program, c: Case): Dossier => {
  const asOf = c.asOf === undefined ? null : (parseIsoDay(c.asOf) ?? null);
  const rows = new Map<string, Segment[]>();
  for (const [table, list] of Object.entries(c.records)) {
    const record = program.pack.records.find((r) => r.id === table)!;
    const headers = [...new Set(list.flatMap((row) => Object.keys(row)))];
    const block = recordsFromRows(
      record,
      headers,
      list.map((row) => headers.map((h) => row[h] ?? '')),
      `${table}.csv`,
      undefined,
      { currency: program.pack.currency },
    );
    rows.set(table, [...firmRuns(block, { sole: FIRM, names: new Map() })]);
  }
  return dossierOf(FIRM, rows, new Set(Object.keys(c.records)), program.pack.records, null, undefined, asOf);
};

/** A case ready to be judged any number of times. */
export interface Prepared {
  readonly case: Case;
  readonly dossier: Dossier;
  readonly given: ReadonlyMap<string, Value>;
}

/** The case's records as a dossier, and the facts it gives; or the given value that is none. */
export const prepare = (program: Program, c: Case): Prepared | Words => {
  const given = new Map<string, Value>();
  for (const [name, text] of Object.entries(c.given)) {
    const fact = factNamed(program, name);
    const value = fact && parseGiven(text, fact.type, program.pack.currency);
    if (value === undefined)
      return both(
        `given ${name}: "${text}" is no value of that fact`,
        `given の ${name}: 「${text}」はその事実の値ではありません`,
      );
    given.set(name, value);
  }
  return { case: c, dossier: caseDossier(program, c), given };
};

const runCase = (program: Program, bench: Bench, c: Case): readonly Words[] => {
  const ready = prepare(program, c);
  if (!('dossier' in ready)) return [ready];
  const asked = new Set(c.expect.flatMap((e) => e.rule ?? []));
  const judged = bench.judge(ready.dossier, ready.given, asked);
  return c.expect.flatMap((e) => expectationHolds(judged.case, e, (rule) => answeredIn(judged, rule)));
};

const answeredIn = (judged: Judged, rule: string): Answered | undefined => {
  const result = judged.results.find((r) => r.judge.rule.def.id === rule);
  return result && { ...result, answerOf: (row) => ANSWERS[result.answers[row]!]! };
};
