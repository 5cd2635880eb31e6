// Findings → money owed by worker and in all: what was not paid or repaid, late interest to the day asked for, what a court may add.
import { add, formatNumber, parseNumber, type Q, ZERO } from '../quantity/rational.js';
import type { Amount, Finding, Owed, OwedSums } from './types.js';

interface Sums {
  total: Q;
  interest: Q | null;
  addition: Q | null;
}

const plus = (sum: Q | null, amount: Amount | null | undefined): Q | null => {
  const q = amount ? parseNumber(amount.amount) : undefined;
  return q === undefined ? sum : add(sum ?? ZERO, q);
};

/** What is owed still, where part of it was repaid and proved. */
export const owedNow = (f: Finding): Amount | undefined => f.settlement?.left ?? f.owed;

export const owedOf = (findings: readonly Finding[]): Owed => {
  const all: Sums = { total: ZERO, interest: null, addition: null };
  const byWorker = new Map<string, Sums>();
  let [unit, open, interestOpen]: [string | null, number, number] = [null, 0, 0];
  let asOf: string | null = null;
  for (const f of findings) {
    if (f.answer !== 'breached') continue;
    if (f.reasons.some((r) => r.code === 'amount_open')) open += 1;
    const owed = owedNow(f);
    if (!owed) continue;
    unit = owed.unit;
    const worker = f.subject.worker ?? '';
    const own = byWorker.get(worker) ?? { total: ZERO, interest: null, addition: null };
    byWorker.set(worker, own);
    for (const sums of [all, own]) {
      sums.total = add(sums.total, parseNumber(owed.amount)!);
      if (f.settlement?.left) sums.interest = plus(sums.interest, f.settlement.leftInterest);
      else for (const part of f.arrears?.interest ?? []) sums.interest = plus(sums.interest, part.amount);
      sums.addition = plus(sums.addition, f.arrears?.addition);
    }
    asOf ??= f.arrears?.asOf ?? null;
    if (f.arrears?.asOf && f.arrears.interestTotal === null) interestOpen += 1;
  }
  const amount = (q: Q | null): Amount | null =>
    q === null || unit === null ? null : { amount: formatNumber(q), unit };
  const sumsOf = (s: Sums): OwedSums => ({
    total: amount(s.total)!,
    interest: amount(s.interest),
    addition: amount(s.addition),
  });
  return {
    total: unit === null ? null : amount(all.total),
    interest: amount(all.interest),
    addition: amount(all.addition),
    asOf,
    workers: [...byWorker].sort(([a], [b]) => (a < b ? -1 : 1)).map(([worker, sums]) => ({ worker, ...sumsOf(sums) })),
    open,
    interestOpen,
  };
};
