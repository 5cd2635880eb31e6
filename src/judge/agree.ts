// A firm judged on several readings of which days a month stands for → what all of them say; where they differ, it is open.
import { moved, SHIFTS } from '../dossier/month-days.js';
import type { Table } from '../dossier/table.js';
import type { Dossier } from '../dossier/types.js';
import { compare, type Q } from '../quantity/rational.js';
import type { Case } from './case.js';
import { owedOf } from './evidence.js';
import type { Judged, RuleResult } from './judge.js';
import { judgeRow } from './reference.js';
import { atRow, evaluate } from './scalar.js';
import { newTrace } from './trace.js';
import { isUnknown, MONTHS, type Value } from './value.js';

const UNDECIDED = 2;

/** The other dossiers in which the rows that name only a month may be meant. None where every row's days are known. */
export const otherReadings = (c: Case): readonly Dossier[] => {
  const { dossier } = c;
  if (![...dossier.tables.values()].some((t) => t.monthOnly)) return [];
  // Nobody is paid for days before the hire or after leaving.
  const may = (table: Table, row: number, from: number, to: number): boolean => {
    const terms = c.program.subjects.get(table.record.id)?.employed;
    if (!terms) return true;
    const at = atRow(c, table, row);
    const hired = evaluate(terms.from, at);
    const left = terms.to ? evaluate(terms.to, at) : undefined;
    return !(isDay(hired) && to < Number(hired.n)) && !(left !== undefined && isDay(left) && from > Number(left.n));
  };
  return SHIFTS.map((shift) => moved(dossier, shift, may)).filter((d) => d !== dossier);
};

const isDay = (v: Value): v is Q => !isUnknown(v) && typeof v === 'object' && 'n' in v;

/** `first` as far as the other readings say the same. */
export const agreed = (first: Judged, others: readonly Judged[]): Judged => ({
  ...first,
  results: first.results.map((r) =>
    agreedResult(
      first.case,
      r,
      others.map((o) => ({ case: o.case, result: o.results.find((x) => x.judge === r.judge)! })),
    ),
  ),
  figures: first.figures.map((f, i) =>
    others.every((o) => sameValue(o.figures[i]!.value, f.value) && o.figures[i]!.position === f.position)
      ? f
      : { ...f, value: MONTHS, position: 'none', reasons: MONTHS.unknown },
  ),
});

interface Other {
  readonly case: Case;
  readonly result: RuleResult;
}

const agreedResult = (c: Case, r: RuleResult, others: readonly Other[]): RuleResult => {
  const differ: number[] = [];
  for (let i = 0; i < r.answers.length; i += 1)
    if (r.answers[i] !== UNDECIDED && others.some((o) => o.result.answers[i] !== r.answers[i])) differ.push(i);
  const apart = new Set(differ);
  const breached = r.breached.filter((row) => !apart.has(row));
  const openAmounts = r.judge.rule.owed ? breached.filter((row) => amountsDiffer(c, r, others, row)) : [];
  if (differ.length === 0) return openAmounts.length === 0 ? r : { ...r, openAmounts: new Set(openAmounts) };
  const answers = r.answers.slice();
  const counts = [...r.counts];
  for (const row of differ) {
    counts[answers[row]!]! -= 1;
    counts[UNDECIDED]! += 1;
    answers[row] = UNDECIDED;
  }
  return { ...r, answers, counts, breached, monthsDiffer: differ, openAmounts: new Set(openAmounts) };
};

const amountsDiffer = (c: Case, r: RuleResult, others: readonly Other[], row: number): boolean => {
  const amount = (at: Case, { judge, table }: RuleResult): Q | undefined => {
    const { parts } = judgeRow(at, judge, table, row);
    const breached = parts.filter((p) => p.answer === 'breached');
    return owedOf(judge, breached, newTrace()).sum;
  };
  const own = amount(c, r);
  if (own === undefined) return false;
  return others.some((o) => {
    const other = amount(o.case, o.result);
    return other === undefined || compare(other, own) !== 0;
  });
};

const sameValue = (a: Value, b: Value): boolean => {
  if (isUnknown(a) || isUnknown(b)) return isUnknown(a) && isUnknown(b);
  if (isDay(a) && isDay(b)) return compare(a, b) === 0;
  return a === b;
};
