// Proved repayments → how much of each went to which breach, and whether that covers it. In: rows with their breaches. Out: shares.
// Rows that name the same findings are one purse; different purses know nothing of each other, so that no row changes a finding it does not name.
import { parseIsoDay } from '../calendar/day.js';
import type { StatedSettlement } from '../judge/settlement-rows.js';
import { add, compare, divide, multiply, parseNumber, type Q, subtract, ZERO } from '../quantity/rational.js';
import type { Finding } from './types.js';

export interface Breach {
  readonly finding: Finding;
  /** It speaks of an act of an authority. */
  readonly official: boolean;
  /** Late interest worked out to a day; undefined where it can not be. */
  interestTo(day: number): Q | undefined;
}

export interface Taking {
  readonly row: StatedSettlement;
  readonly amount: Q;
}

export interface Share {
  readonly takings: readonly Taking[];
  /** On some day everything owed by then was paid. */
  readonly covered: boolean;
  /** That day, where interest was asked for. */
  readonly interestTo: string | null;
}

interface Given {
  readonly row: StatedSettlement;
  readonly breaches: readonly Breach[];
}

const lesser = (a: Q, b: Q): Q => (compare(a, b) <= 0 ? a : b);

/** Interest on the whole sum to a day, where the report works it out at all. */
const interestOn = ({ finding: { arrears }, interestTo }: Breach, day: string): Q =>
  !arrears || arrears.asOf === null
    ? ZERO
    : (interestTo(parseIsoDay(day)!) ?? parseNumber(arrears.interestTotal!.amount)!);

/** What is left on a day: each payment goes to the interest of its own day first, and only what is left of the sum goes on bearing it. */
export const leftOn = (b: Breach, paid: readonly Taking[], day: string): { readonly sum: Q; readonly interest: Q } => {
  const whole = parseNumber(b.finding.owed!.amount)!;
  let [sum, interest, before] = [whole, ZERO, ZERO];
  const growTo = (on: string): void => {
    const grown = interestOn(b, on);
    interest = add(interest, divide(multiply(subtract(grown, before), sum), whole));
    before = grown;
  };
  for (const { row, amount } of [...paid].sort((x, y) => byDay(x.row, y.row))) {
    growTo(row.settledOn!);
    const first = lesser(amount, interest);
    interest = subtract(interest, first);
    sum = subtract(sum, subtract(amount, first));
  }
  growTo(day);
  return { sum, interest };
};

const needOn = (b: Breach, paid: readonly Taking[], day: string): Q => {
  const { sum, interest } = leftOn(b, paid, day);
  return add(sum, interest);
};

const byDay = (a: StatedSettlement, b: StatedSettlement): number =>
  a.settledOn === b.settledOn ? (a.id < b.id ? -1 : 1) : a.settledOn! < b.settledOn! ? -1 : 1;

const byTime = ({ finding: a }: Breach, { finding: b }: Breach): number => {
  const [x, y] = [a.subject.from ?? '', b.subject.from ?? ''];
  return x === y ? (a.fingerprint < b.fingerprint ? -1 : 1) : x < y ? -1 : 1;
};

export const sharesOf = (given: readonly Given[]): ReadonlyMap<Breach, Share> => {
  const purses = new Map<string, Given[]>();
  for (const g of given) {
    const { finding, rule, worker, from, to } = g.row;
    const key = JSON.stringify([finding, rule, worker, from, to]);
    purses.set(key, [...(purses.get(key) ?? []), g]);
  }
  const takings = new Map<Breach, Taking[]>();
  for (const purse of purses.values())
    for (const [breach, own] of spend(purse)) takings.set(breach, [...(takings.get(breach) ?? []), ...own]);
  return new Map([...takings].map(([breach, own]) => [breach, shareOf(breach, own)]));
};

/** The earliest breach first, each paid from the earliest rows that are not spent; nothing is paid before it was owed. */
const spend = (purse: readonly Given[]): ReadonlyMap<Breach, readonly Taking[]> => {
  const rows = purse.map((g) => g.row).sort(byDay);
  const rest = new Map(rows.map((r) => [r, r.amount!]));
  const out = new Map<Breach, readonly Taking[]>();
  for (const breach of [...purse[0]!.breaches].sort(byTime)) {
    const own: Taking[] = [];
    for (const row of rows) {
      if (row.settledOn! < (breach.finding.subject.from ?? '')) continue;
      const short = needOn(breach, own, row.settledOn!);
      const amount = lesser(rest.get(row)!, short);
      if (compare(amount, ZERO) <= 0) continue;
      own.push({ row, amount });
      rest.set(row, subtract(rest.get(row)!, amount));
      if (compare(amount, short) === 0) break;
    }
    if (own.length > 0) out.set(breach, own);
  }
  return out;
};

/** Interest grows: the first day on which all was paid is the one that counts, and what came later was not needed. */
const shareOf = (breach: Breach, all: readonly Taking[]): Share => {
  const sorted = [...all].sort((a, b) => byDay(a.row, b.row));
  for (const [i, { row }] of sorted.entries()) {
    if (compare(needOn(breach, sorted.slice(0, i + 1), row.settledOn!), ZERO) > 0) continue;
    const { arrears } = breach.finding;
    const asked = arrears !== undefined && arrears.asOf !== null;
    return { takings: sorted.slice(0, i + 1), covered: true, interestTo: asked ? row.settledOn : null };
  }
  return { takings: sorted, covered: false, interestTo: null };
};
