// Breaches that were settled since → what the record keeps of them: rule by rule, how often, how much, when, and who came first. No worker is named.

import type { Words } from '../pack/types.js';
import { add, formatNumber, parseNumber, ZERO } from '../quantity/rational.js';
import type { Finding } from '../report/types.js';
import { type PackWords, titleOf } from './reasons.js';
import { amountText, both } from './say.js';
import type { Group } from './scope.js';
import type { SettledRule } from './types.js';

export const settledRules = (settled: readonly Finding[], pack: PackWords): readonly SettledRule[] => {
  const byRule = new Map<string, Finding[]>();
  for (const f of settled) byRule.set(f.rule, [...(byRule.get(f.rule) ?? []), f]);
  return [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, findings]): SettledRule => {
      const sums = findings.flatMap((f) => f.settlement?.paid ?? []);
      const notes = findings.map((f) => f.settlement?.note ?? null);
      const paid = sums.reduce((sum, a) => add(sum, parseNumber(a.amount)!), ZERO);
      return {
        rule,
        title: titleOf(pack, rule),
        stage: findings[0]!.stage,
        findings: findings.length,
        paid: sums[0] ? { amount: formatNumber(paid), unit: sums[0].unit } : null,
        last: findings.flatMap(daysOf).sort().at(-1) ?? null,
        // One that came after an authority tells of the rule; that the firm came first must be true of all.
        note: notes.includes('after_contact')
          ? 'after_contact'
          : notes.every((n) => n === 'self_corrected')
            ? 'self_corrected'
            : null,
        fingerprints: findings.map((f) => f.fingerprint).sort(),
      };
    });
};

const daysOf = (f: Finding): readonly string[] =>
  (f.settlement?.rows ?? []).filter((r) => r.how === 'applied').flatMap((r) => r.on ?? []);

/** The last day on which money was repaid: from then on the firm is watched. Whatever an authority permitted was no breach to correct. */
export const lastRepaid = (settled: readonly Finding[]): string | null =>
  settled
    .filter((f) => f.breach === 'money')
    .flatMap(daysOf)
    .sort()
    .at(-1) ?? null;

export const settledFlags = (rules: readonly SettledRule[], groups: readonly Group[]): readonly string[] => [
  ...(rules.length > 0 ? ['settled'] : []),
  ...(rules.length > 0 && rules.every((r) => r.note === 'self_corrected') ? ['self_corrected'] : []),
  ...(rules.some((r) => r.note === 'after_contact') ? ['after_contact'] : []),
  ...(groups.some((g) => g.findings.some((f) => f.settlement?.state === 'partial')) ? ['partly_repaid'] : []),
];

export const settledAdvice = (rules: readonly SettledRule[]): readonly Words[] =>
  rules.map((r) =>
    both((w, lang) =>
      w.screening.settled(
        r.title[lang],
        r.findings,
        r.paid ? amountText(w, r.paid) : '',
        r.last ?? '',
        r.note ? w.settle.notes[r.note] : '',
      ),
    ),
  );
