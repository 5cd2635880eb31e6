// A claim of pack.json → compiled formulas: the day due, interest part by part, the last day to claim, what a court may add.
import { parseUnit } from '../quantity/unit.js';
import type { CompiledClaim, CompiledSum, Term } from './program.js';
import { TermFault, typeText } from './resolve.js';
import type { ClaimDef } from './types.js';
import { pointer } from './words.js';

/** Compiles a formula of the claim's subject; throws TermFault. */
export type ClaimFormula = (text: string) => Term;
/** Runs one step; a fault is listed under the pointer, and undefined comes back. */
export type Attempt = <T>(at: string, make: () => T) => T | undefined;

export const compileClaim = (
  id: string,
  def: ClaimDef,
  formula: ClaimFormula,
  currency: string,
  attempt: Attempt,
): CompiledClaim | undefined => {
  const place = (...steps: readonly string[]): string => pointer('claims', id, ...steps);
  const day = (text: string, ...steps: readonly string[]): Term | undefined =>
    attempt(place(...steps), () => date(formula(text)));
  const sum = (name: string, text: string, ...steps: readonly string[]): CompiledSum | undefined => {
    const term = attempt(place(...steps), () => money(formula(text), currency));
    return term && { id: name, term, text };
  };
  const due = day(def.due, 'due');
  const interest = Object.entries(def.interest).map(([name, part]) => {
    const from = day(part.from, 'interest', name, 'from');
    const to = day(part.to, 'interest', name, 'to');
    const made = sum(name, part.is, 'interest', name, 'is');
    return from && to && made ? { ...made, from, to } : undefined;
  });
  const limit = def.limit ? day(def.limit.is, 'limit', 'is') : null;
  const addition = def.addition ? sum('addition', def.addition.is, 'addition', 'is') : null;
  if (!due || limit === undefined || addition === undefined) return undefined;
  const parts = interest.filter((p) => p !== undefined);
  return parts.length < interest.length
    ? undefined
    : { id, subject: def.subject, due, interest: parts, limit, addition };
};

const date = (term: Term): Term => {
  if (term.type.kind === 'date' || term.type.kind === 'any') return term;
  throw new TermFault('unit_mismatch', {
    en: `this must be a date, not ${typeText(term.type)}`,
    ja: `ここは日付であるべきところ ${typeText(term.type)} です`,
  });
};

/** An amount of the pack's currency. */
export const money = (term: Term, currency: string): Term => {
  const unit = parseUnit(currency, currency)!;
  if (
    term.type.kind === 'any' ||
    (term.type.kind === 'number' && JSON.stringify(term.type.unit.dims) === JSON.stringify(unit.dims))
  )
    return term;
  throw new TermFault('unit_mismatch', {
    en: `owed must be ${currency}, not ${typeText(term.type)}`,
    ja: `owed は ${currency} であるべきところ ${typeText(term.type)} です`,
  });
};
