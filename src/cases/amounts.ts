// Amounts a case expects, held against those of a finding. In: text as a case writes it, an amount. Out: whether they are the same; what differs.
import { equal } from '../judge/scalar.js';
import type { CaseExpectation, Words } from '../pack/types.js';
import { multiply, parseNumber } from '../quantity/rational.js';
import type { Amount, Finding } from '../report/types.js';

export const both = (en: string, ja: string): Words => ({ en, ja });

/** What the claim of a breach comes to: interest in all, what a court may add, the day due and the last day to claim. */
export const claimHolds = ({ arrears }: Finding, e: CaseExpectation): readonly Words[] => {
  const out: Words[] = [];
  for (const what of ['interest', 'addition'] as const) {
    const want = e[what];
    const got = arrears?.[what === 'interest' ? 'interestTotal' : 'addition'];
    if (want !== undefined && (got ? !sameAmount(want, got) : want !== 'unknown'))
      out.push(differs(e.rule!, what, want, got ? `${got.amount} ${got.unit}` : 'unknown'));
  }
  for (const what of ['due', 'limit'] as const) {
    const got = arrears?.[what] ?? 'unknown';
    if (e[what] !== undefined && e[what] !== got) out.push(differs(e.rule!, what, e[what], got));
  }
  return out;
};

/** The day on which the bar of a breach ends. */
export const barHolds = ({ bar }: Finding, e: CaseExpectation): readonly Words[] => {
  const got = bar ? (bar.until ?? 'unknown') : '-';
  return e.until === undefined || e.until === got ? [] : [differs(e.rule!, 'until', e.until, got)];
};

export const sameAmount = (want: string, got: Amount): boolean => {
  const [figure, unit] = want.split(/\s+/) as [string, string?];
  const [a, b] = [parseNumber(figure), parseNumber(got.amount)];
  const sameUnit = unit === undefined || unit === got.unit;
  if (a && b) return sameUnit && equal(a, b);
  const clock = /^(\d+):([0-5]\d)$/.exec(figure);
  if (clock && b)
    return (
      got.unit === 'hour' &&
      equal({ n: BigInt(clock[1]!) * 60n + BigInt(clock[2]!), d: 1n }, multiply(b, { n: 60n, d: 1n }))
    );
  return figure === got.amount;
};

/** What a case expected and what came out. */
export const differs = (rule: string, what: string, want: string, got: string): Words =>
  both(`${rule}: expected ${what} ${want}, got ${got}`, `${rule}: ${what} は ${want} のはずが ${got} でした`);
