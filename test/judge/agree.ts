// Holds the fast evaluator against the reference: what they say of every fact and every rule of a dossier.
import type { Dossier } from '../../src/dossier/types.js';
import { partRows, wholeRows } from '../../src/judge/batch.js';
import { indexParameters, openCase } from '../../src/judge/case.js';
import { newCodes } from '../../src/judge/codes.js';
import { ANSWERS, type Bench } from '../../src/judge/judge.js';
import { partsOf } from '../../src/judge/parts.js';
import { judgeRow } from '../../src/judge/reference.js';
import { type At, atRow, evaluate } from '../../src/judge/scalar.js';
import { isUnknown, type Value } from '../../src/judge/value.js';
import { TOO_LARGE, type Vec } from '../../src/judge/vec.js';
import { newVectors } from '../../src/judge/vector.js';
import type { Program, Term } from '../../src/pack/program.js';
import { compare } from '../../src/quantity/rational.js';
import { spoiled } from './spoiled.js';

const exact = (v: Vec, i: number): { n: bigint; d: bigint } => ({
  n: BigInt(v.num[i]!),
  d: BigInt(v.den ? v.den[i]! : v.k),
});

/** Why a column's row and the reference differ; undefined when they agree or the column leaves the row to the reference. */
const differs = (v: Vec, i: number, want: Value, codeOf: (word: string) => number): string | undefined => {
  const state = v.st ? v.st[i]! : 0;
  if (state === TOO_LARGE) return undefined;
  if (isUnknown(want)) return state > TOO_LARGE ? undefined : `columns know ${v.num[i]}, reference says unknown`;
  if (state > TOO_LARGE) return `columns say unknown, reference ${text(want)}`;
  if (typeof want === 'string') return v.num[i] === codeOf(want) ? undefined : `code ${v.num[i]} is not ${want}`;
  if (typeof want === 'boolean')
    return v.num[i] === Number(want) ? undefined : `columns ${v.num[i]}, reference ${want}`;
  const got = exact(v, i);
  return compare(got, want) === 0 ? undefined : `columns ${text(got)}, reference ${text(want)}`;
};

const text = (v: Exclude<Value, { unknown: unknown }>): string => (typeof v === 'object' ? `${v.n}/${v.d}` : String(v));

/** Every place where facts, on whole rows and on the parts of each rule, differ. */
export const factDifferences = (program: Program, dossier: Dossier): readonly string[] => {
  const codes = newCodes();
  const vectors = newVectors(codes);
  const arena = spoiled();
  const c = openCase(program, indexParameters(program), dossier);
  const out: string[] = [];
  for (const fact of program.facts) {
    const table = c.table(fact.subject);
    if (!table) continue;
    const term: Term = { op: 'fact', id: program.terms.length + fact.index, type: fact.type, fact };
    const base = wholeRows(c, table, arena);
    const note = (v: Vec, i: number, at: At): void => {
      const why = differs(v, i, evaluate(term, at), (w) => codes.of(w));
      if (why) out.push(`${fact.subject}.${fact.name} row ${at.row} ${at.from}..${at.to} (${fact.text}): ${why}`);
    };
    const whole = vectors.compute(term)(base);
    for (let i = 0; i < table.rows; i += 1) note(whole, i, atRow(c, table, i));
    for (const rule of program.rules.filter((r) => r.def.subject === fact.subject)) {
      const ats = Array.from({ length: table.rows }, (_, r) => partsOf(c, rule, table, r)).flat();
      if (ats.length === 0) continue;
      const parts = vectors.compute(term)(partRows(base, ats));
      for (const [i, at] of ats.entries()) note(parts, i, { ...at, memo: new Map() });
    }
  }
  return out;
};

/** Every row on which a rule's fast answer is not the reference's. */
export const answerDifferences = (bench: Bench, dossier: Dossier): readonly string[] => {
  const judged = bench.judge(dossier);
  return judged.results.flatMap((r) =>
    Array.from(r.answers, (a, row) => {
      const want = judgeRow(judged.case, r.judge, r.table, row).answer;
      return ANSWERS[a] === want ? [] : [`${r.judge.rule.def.id} row ${row}: ${ANSWERS[a]}, reference ${want}`];
    }).flat(),
  );
};
