// A pack's own cases → which of them do not hold. A case's rows go through the same parsers and the same judge as an employer's.

import { monthIndex, parseIsoDay } from '../calendar/day.js';
import type { Segment } from '../dossier/columns.js';
import { dossierOf, firmRuns } from '../dossier/firms.js';
import type { Dossier } from '../dossier/types.js';
import { recordsFromRows } from '../intake/memory.js';
import { breachFinding, openFindings, subjectOf } from '../judge/evidence.js';
import { ANSWERS, type Bench, type Judged, newBench, type RuleResult } from '../judge/judge.js';
import { atRow, equal, evaluate } from '../judge/scalar.js';
import { amountOf, shown } from '../judge/show.js';
import { isUnknown, unknown, type Value } from '../judge/value.js';
import type { CompiledFact, Program, Type } from '../pack/program.js';
import type { Case, CaseExpectation, Words } from '../pack/types.js';
import { multiply, parseNumber } from '../quantity/rational.js';
import { parseUnit } from '../quantity/unit.js';
import type { Amount } from '../report/types.js';
import { both, claimHolds, differs, sameAmount } from './amounts.js';

export interface CaseFailure {
  readonly file: string;
  readonly id: string;
  readonly message: Words;
}

export interface CaseRun {
  readonly run: number;
  readonly failures: readonly CaseFailure[];
}

/** Runs every case of the pack, its parents' included. `only` limits the run to some files. */
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

const FIRM = 'CASE';
const HOUR = JSON.stringify({ minute: 1 });

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
    rows.set(table, [...firmRuns(block, FIRM)]);
  }
  return dossierOf(FIRM, rows, new Set(Object.keys(c.records)), program.pack.records, null, undefined, asOf);
};

/** '850 yen/hour', '1226/60', 'true', "2025-04-01", 'unknown' → the value of a fact of this type. */
export const parseGiven = (text: string, type: Type, currency: string): Value | undefined => {
  if (text === 'unknown') return unknown('stated_unknown', { fact: '' });
  if (type.kind === 'flag') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type.kind === 'date') {
    const day = parseIsoDay(text);
    return day === undefined ? undefined : { n: BigInt(day), d: 1n };
  }
  if (type.kind === 'month') {
    const day = parseIsoDay(`${text}-01`);
    return day === undefined ? undefined : { n: BigInt(monthIndex(day)), d: 1n };
  }
  if (type.kind !== 'number') return text;
  const [figure, unitText] = text.split(/\s+/) as [string, string?];
  const clock = /^(-?)(\d+):([0-5]\d)$/.exec(figure);
  if (clock)
    return unitText !== undefined || JSON.stringify(type.unit.dims) !== HOUR
      ? undefined
      : { n: BigInt(`${clock[1]}1`) * (BigInt(clock[2]!) * 60n + BigInt(clock[3]!)), d: 1n };
  const n = parseNumber(figure);
  const unit = unitText === undefined ? type.unit : parseUnit(unitText, currency);
  return n && unit && JSON.stringify(unit.dims) === JSON.stringify(type.unit.dims)
    ? multiply(n, unit.factor)
    : undefined;
};

const runCase = (program: Program, bench: Bench, c: Case): readonly Words[] => {
  const given = new Map<string, Value>();
  for (const [name, text] of Object.entries(c.given)) {
    const fact = factNamed(program, name);
    const value = fact && parseGiven(text, fact.type, program.pack.currency);
    if (value === undefined)
      return [
        both(
          `given ${name}: "${text}" is no value of that fact`,
          `given の ${name}: 「${text}」はその事実の値ではありません`,
        ),
      ];
    given.set(name, value);
  }
  const judged = bench.judge(caseDossier(program, c), given);
  return c.expect.flatMap((e) => (e.fact === undefined ? ruleHolds(judged, e) : factHolds(judged, e)));
};

const factNamed = (program: Program, name: string): CompiledFact | undefined => {
  const dot = name.indexOf('.');
  return program.subjects.get(name.slice(0, dot))?.facts.get(name.slice(dot + 1));
};

const rowsMeant = (result: { table: RuleResult['table'] }, e: CaseExpectation): readonly number[] => {
  const all = Array.from({ length: result.table.rows }, (_, i) => i);
  return all.filter((r) => {
    const s = subjectOf(result.table, r, FIRM);
    return (e.worker === undefined || s.worker === e.worker) && (e.from === undefined || s.from === e.from);
  });
};

const ruleHolds = (judged: Judged, e: CaseExpectation): readonly Words[] => {
  const result = judged.results.find((r) => r.judge.rule.def.id === e.rule);
  if (!result)
    return e.answer === 'undecided'
      ? []
      : [both(`${e.rule}: its table is not among the records`, `${e.rule}: 対象の表が記録にありません`)];
  const rows = rowsMeant(result, e);
  const none = rows.length === 0 && (result.table.rows > 0 || e.worker !== undefined || e.from !== undefined);
  if (none || (rows.length !== 1 && e.answer !== 'undecided'))
    return [
      both(
        `${e.rule}: ${rows.length} subjects fit; name worker and from`,
        `${e.rule}: 該当が ${rows.length} 件あります。worker と from を指定してください`,
      ),
    ];
  const out: Words[] = [];
  for (const row of rows) {
    const answer = ANSWERS[result.answers[row]!]!;
    if (answer !== e.answer) {
      out.push(
        both(`${e.rule}: expected ${e.answer}, got ${answer}`, `${e.rule}: ${e.answer} のはずが ${answer} でした`),
      );
      continue;
    }
    out.push(...amountsHold(judged, result, row, e));
  }
  return out;
};

const amountsHold = (judged: Judged, result: RuleResult, row: number, e: CaseExpectation): readonly Words[] => {
  const answer = ANSWERS[result.answers[row]!]!;
  const out: Words[] = [];
  if (answer !== 'breached' && answer !== 'undecided') {
    const at = atRow(judged.case, result.table, row);
    const test = firstComparison(result);
    for (const what of [
      'value',
      'bound',
      'shortfall',
      'owed',
      'reason',
      'due',
      'interest',
      'limit',
      'addition',
    ] as const) {
      const want = e[what];
      if (want === undefined) continue;
      // Nothing is short or owed here, and nothing needs a reason: whoever expects it expects another answer.
      const term = what === 'value' ? test?.a : what === 'bound' ? test?.b : undefined;
      const v = term && evaluate(term, at);
      if (!term || v === undefined || isUnknown(v) || !sameAmount(want, amountOf(v, term.type)))
        out.push(differs(e.rule!, what, want, term && v !== undefined ? shown(v, term.type) : '-'));
    }
    return out;
  }
  const finding =
    answer === 'breached'
      ? breachFinding(judged.case, result.judge, result.table, row)
      : openFindings(judged.case, result.judge, result.table, [row])[0]!;
  for (const what of ['value', 'bound', 'shortfall', 'owed'] as const) {
    const want = e[what];
    const got: Amount | undefined = finding[what];
    if (want !== undefined && (!got ? want !== 'open' : !sameAmount(want, got)))
      out.push(differs(e.rule!, what, want, got ? `${got.amount} ${got.unit}` : 'open'));
  }
  out.push(...claimHolds(finding, e));
  if (e.reason !== undefined && !finding.reasons.some((r) => r.code === e.reason))
    out.push(differs(e.rule!, 'reason', e.reason, finding.reasons.map((r) => r.code).join(', ')));
  return out;
};

const firstComparison = (result: RuleResult): { a: CompiledFact['term']; b: CompiledFact['term'] } | undefined => {
  const find = (
    p: RuleResult['judge']['rule']['must'],
  ): { a: CompiledFact['term']; b: CompiledFact['term'] } | undefined => {
    if (p.k === 'compare') return p;
    return p.k === 'is' ? undefined : p.of.map(find).find((x) => x !== undefined);
  };
  return find(result.judge.rule.must);
};

const factHolds = (judged: Judged, e: CaseExpectation): readonly Words[] => {
  const { program } = judged.case;
  const fact = factNamed(program, e.fact!);
  const table = fact && judged.case.table(fact.subject);
  if (!fact || !table) return [both(`${e.fact}: no such fact here`, `${e.fact}: その事実はありません`)];
  const rows = rowsMeant({ table }, e);
  if (rows.length !== 1)
    return [
      both(
        `${e.fact}: ${rows.length} subjects fit; name worker and from`,
        `${e.fact}: 該当が ${rows.length} 件あります`,
      ),
    ];
  const term = { op: 'fact' as const, id: -1, type: fact.type, fact };
  const value = evaluate(term, atRow(judged.case, table, rows[0]!));
  if (e.is === 'unknown')
    return isUnknown(value) ? [] : [differs(e.fact!, 'value', 'unknown', shown(value, fact.type))];
  const want = parseGiven(e.is ?? '', fact.type, program.pack.currency);
  if (want === undefined)
    return [
      both(`${e.fact}: "${e.is}" is no value of that fact`, `${e.fact}: 「${e.is}」はその事実の値ではありません`),
    ];
  return !isUnknown(value) && !isUnknown(want) && equal(value, want)
    ? []
    : [differs(e.fact!, 'value', e.is!, shown(value, fact.type))];
};
