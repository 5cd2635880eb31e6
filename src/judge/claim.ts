// A breach with its money → what the worker may claim besides: interest part by part, last day to claim, what a court may add.
import { formatDay } from '../calendar/day.js';
import type { CompiledClaim, CompiledSum, Term, Type } from '../pack/program.js';
import { add, compare, type Q, ZERO } from '../quantity/rational.js';
import type { Amount, Arrears, ClaimedSum, ParameterUsed, Reason, Step } from '../report/types.js';
import { filledText, stepsOf } from './equation.js';
import { type At, anew, evaluate } from './scalar.js';
import { amountOf } from './show.js';
import { newTrace, parameterUsed, type Traced } from './trace.js';
import { isUnknown, type Value } from './value.js';

export interface Claimed {
  readonly arrears: Arrears;
  readonly trace: Traced;
}

/** `at` is the first breached part; `owed` the money of all of them, of type `money`; `known` facts that the breach shows already, null for no equation; `breach` what it looked at. */
export const claimOf = (
  claim: CompiledClaim,
  at: At,
  owed: Q,
  money: Type,
  known: readonly string[] | null,
  breach: Traced,
): Claimed => {
  const trace = newTrace();
  const here: At = { ...anew(at), owed, trace };
  const ask = (t: Term): Value => evaluate(t, here);
  const reasons: Reason[] = [];
  const day = (t: Term | null): string | null => {
    const v = t === null ? null : ask(t);
    if (v === null) return null;
    if (!isUnknown(v)) return formatDay(Number((v as Q).n));
    reasons.push(...v.unknown);
    return null;
  };
  const amount = ({ term }: CompiledSum): Amount | null => {
    const v = ask(term);
    if (!isUnknown(v)) return amountOf(v, money);
    reasons.push(...v.unknown);
    return null;
  };
  const due = day(claim.due);
  const limit = day(claim.limit);
  const parts: ClaimedSum[] = [];
  let total: Q | null = ZERO;
  for (const part of claim.interest) {
    const v = ask(part.term);
    if (isUnknown(v)) {
      reasons.push(...v.unknown);
      total = null;
      continue;
    }
    const q = v as Q;
    if (compare(q, ZERO) <= 0) continue;
    total = total && add(total, q);
    parts.push({
      part: part.id,
      from: day(part.from) ?? '',
      to: day(part.to) ?? '',
      amount: amountOf(q, money),
      filled: known === null ? part.text : filledText(part.text, part.term, here),
    });
  }
  const addition = claim.addition && amount(claim.addition);
  const { asOf } = at.case.dossier;
  const roots = [claim.due, claim.limit, ...claim.interest.flatMap((p) => [p.term]), claim.addition?.term ?? null];
  const steps =
    known === null
      ? []
      : stepsOf(
          roots.filter((t) => t !== null),
          at,
          trace,
        );
  return {
    trace,
    arrears: {
      claim: claim.id,
      asOf: asOf === null ? null : formatDay(asOf),
      due,
      interest: parts,
      interestTotal: total === null ? null : amountOf(total, money),
      limit,
      expired: limit === null || asOf === null ? null : limit < formatDay(asOf),
      addition,
      equation: newSteps(steps, known ?? []),
      parameters: newNumbers(trace, breach),
      reasons: once(reasons),
    },
  };
};

/** Steps that the breach's own equation does not show already. */
const newSteps = (steps: readonly Step[], known: readonly string[]): readonly Step[] =>
  steps.filter((s) => !known.includes(s.fact));

const newNumbers = (claim: Traced, breach: Traced): readonly ParameterUsed[] => {
  const shown = new Set(breach.parameters.map((p) => JSON.stringify(parameterUsed(p))));
  return claim.parameters.map(parameterUsed).filter((p) => !shown.has(JSON.stringify(p)));
};

const once = (reasons: readonly Reason[]): readonly Reason[] => {
  const seen = new Map(reasons.map((r) => [JSON.stringify(r), r]));
  return [...seen.values()];
};
