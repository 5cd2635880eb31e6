// A firm as it was judged → its breaches with what was handed in to settle them. Undefined where nothing of the kind was handed in.
import { formatDay } from '../calendar/day.js';
import type { Case } from '../judge/case.js';
import { breachFinding } from '../judge/evidence.js';
import { interestTo } from '../judge/interest.js';
import type { RuleResult } from '../judge/judge.js';
import { settlementRows } from '../judge/settlement-rows.js';
import type { Q } from '../quantity/rational.js';
import { periodOf } from './period.js';
import type { Breach } from './repaid.js';
import { settle } from './settle.js';
import type { Finding, Settlements } from './types.js';

export const breachOf = (
  c: Case,
  result: Pick<RuleResult, 'judge' | 'table' | 'openAmounts'>,
  row: number,
  amountsOnly = false,
): Breach => {
  const { judge, table } = result;
  const days = new Map<number, Q | undefined>();
  return {
    finding: breachFinding(c, result, row, amountsOnly),
    official: table.record.official === true,
    interestTo: (day) => {
      if (!days.has(day)) days.set(day, interestTo(c, judge, table, row, day));
      return days.get(day);
    },
  };
};

/** `breaches`: all of the firm. */
export const settleFirm = (
  c: Case,
  breaches: readonly Breach[],
): { readonly of: ReadonlyMap<Breach, Finding>; readonly settlements: Settlements } | undefined => {
  const rows = settlementRows(c);
  if (!rows) return undefined;
  const { asOf } = c.dossier;
  // Without a day, what the submission covers is over at least; of anything later nobody can say so.
  const covered = periodOf(c.dossier)?.to;
  const today =
    asOf !== null
      ? { day: formatDay(asOf), asked: true }
      : covered === undefined
        ? null
        : { day: covered, asked: false };
  const { findings, settlements } = settle(breaches, { rows, today, currency: c.program.pack.currency });
  return { of: new Map(breaches.map((b, i) => [b, findings[i]!])), settlements };
};
