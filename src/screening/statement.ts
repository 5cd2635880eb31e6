// The outcome in plain words, and what an officer should keep in mind. In: outcome and circumstances. Out: sentences in both languages.
import type { Words } from '../pack/types.js';
import type { Outcome } from '../report/types.js';
import { both } from './say.js';
import type { ApplicationKind, Monitoring } from './types.js';

export const statementOf = (
  outcome: Outcome,
  leaving: boolean,
  bar: { readonly until: string | null } | null,
  asOf: string,
): Words =>
  both(({ screening: { statement } }) => {
    if (leaving) return statement.change_out();
    if (outcome === 'not_eligible_until')
      return bar === null || bar.until === null ? statement.barOpen() : statement.bar(bar.until);
    return statement[outcome](asOf);
  });

export interface Circumstances {
  readonly kind: ApplicationKind | null;
  /** A fundamental or repeated money breach at the firm. */
  readonly helpToMove: boolean;
  readonly phase: string;
  readonly twice: boolean;
  readonly gaps: boolean;
  readonly monitoring: Monitoring | null;
}

export const adviceOf = (c: Circumstances): readonly Words[] => [
  ...(c.kind === 'renewal' && c.helpToMove ? [both((w) => w.screening.transfer)] : []),
  ...(c.kind === null ? [both((w) => w.screening.kindUnknown)] : []),
  ...(c.twice ? [both((w) => w.screening.twice)] : []),
  ...(c.gaps ? [both((w) => w.screening.gaps)] : []),
  ...(c.monitoring
    ? [both((w) => w.screening.monitoring(c.monitoring!.clean, c.monitoring!.forClear, c.monitoring!.since))]
    : []),
  ...(c.phase === 'offer' ? [both((w) => w.screening.offerOnly)] : []),
];
