// What a term is worth for one subject: a fraction (numbers, days, months), a word, a flag, or unknown with its reasons.
import type { Q } from '../quantity/rational.js';
import type { Reason } from '../report/types.js';

export interface Unknown {
  readonly unknown: readonly Reason[];
}

export type Known = Q | string | boolean;
export type Value = Known | Unknown;

export const isUnknown = (v: Value): v is Unknown => typeof v === 'object' && 'unknown' in v;

export const unknown = (code: string, args: Readonly<Record<string, string>> = {}): Unknown => ({
  unknown: [{ code, args }],
});

/** All reasons of several unknowns, each once. */
export const merged = (values: readonly Value[]): Unknown => {
  const open = values.filter(isUnknown);
  // Mostly there is one, and nothing to compare it with.
  if (open.length === 1) return open[0]!;
  const seen = new Map<string, Reason>();
  for (const v of open) for (const r of v.unknown) seen.set(`${r.code} ${Object.entries(r.args)}`, r);
  return { unknown: [...seen.values()] };
};

/** Why an answer is open on which the days that a month may stand for differ. */
export const MONTHS: Unknown = unknown('days_of_month_unknown', {});
