// What came before: breaches that came again, payrolls without a breach since a correction. In: an earlier record, today's findings. Out: both.
import { compare, divide, parseNumber } from '../quantity/rational.js';
import type { Finding, FirmReport, Outcome } from '../report/types.js';
import { monthsCovered } from './days.js';
import type { Group } from './scope.js';
import type { DecisionReason, DecisionRecord, Monitoring, Policy, Superseded } from './types.js';

const isCurable = (g: { readonly breach: string; readonly answer: string }): boolean =>
  g.answer === 'breached' && (g.breach === 'money' || g.breach === 'time');

/** Rules that an earlier record asked to correct and that are breached again: beyond the findings it named, and on days after it. */
export const repeatedRules = (before: DecisionRecord | null, groups: readonly Group[]): ReadonlySet<string> => {
  if (before === null) return new Set();
  const asked = new Map(before.reasons.filter(isCurable).map((r) => [r.rule, new Set(r.fingerprints)]));
  // What has no days is looked at on the day asked for, which is after the record's.
  const later = ({ subject }: Finding): boolean => (subject.to ?? subject.from ?? '9999') > before.asOf;
  return new Set(
    groups
      .filter((g) => isCurable(g) && asked.has(g.rule))
      .filter((g) => g.findings.some((f) => !asked.get(g.rule)!.has(f.fingerprint) && later(f)))
      .map((g) => g.rule),
  );
};

/** Wages held short in more than one month: what makes a renewal a matter of helping the worker to move. */
export const isRepeatedMoney = (groups: readonly Group[], repeated: ReadonlySet<string>): boolean =>
  groups.some(
    (g) =>
      g.answer === 'breached' &&
      g.breach === 'money' &&
      (repeated.has(g.rule) || new Set(g.subjects.flatMap((s) => s.from?.slice(0, 7) ?? [])).size > 1),
  );

/** Rules whose breaches the policy makes a matter for a person. */
export const escalatedRules = (
  policy: Policy,
  groups: readonly Group[],
  repeated: ReadonlySet<string>,
): ReadonlySet<string> => {
  const { escalation } = policy;
  const short = escalation.shortfalls.filter((s) => s.on);
  return new Set([
    ...(escalation.repeated ? repeated : []),
    ...groups
      .filter((g) => isCurable(g) && short.some((s) => isShort(g.findings, s.share, s.months)))
      .map((g) => g.rule),
  ]);
};

/** Whether anyone was short by the share of what was due in so many months. */
const isShort = (findings: readonly Finding[], share: string, months: number): boolean => {
  const least = parseNumber(share)!;
  const byWorker = new Map<string, Set<string>>();
  for (const f of findings) {
    const [short, due] = [parseNumber(f.shortfall?.amount ?? ''), parseNumber(f.bound?.amount ?? '')];
    if (!short || !due || due.n === 0n || f.subject.worker === undefined || f.subject.from === undefined) continue;
    if (compare(divide(short, due), least) < 0) continue;
    const own = byWorker.get(f.subject.worker) ?? new Set();
    byWorker.set(f.subject.worker, own.add(f.subject.from.slice(0, 7)));
  }
  return [...byWorker.values()].some((own) => own.size >= months);
};

/** After a record that asked for correction, or a repayment: how many payrolls since were clean, and what that leads to. */
export const monitoringOf = (
  before: DecisionRecord | null,
  report: FirmReport,
  groups: readonly Group[],
  repaid: string | null,
  policy: Policy,
): Monitoring | null => {
  const since = [sinceRecord(before), repaid]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (since === undefined) return null;
  const again = groups.some(isCurable);
  const clean = again ? 0 : monthsCovered(since, report.period);
  const { conditions, clear } = policy.cleanPayrolls;
  const leadsTo: Outcome =
    clean >= clear ? 'clear' : clean >= conditions ? 'clear_with_conditions' : 'evidence_required';
  return { since, clean, forConditions: conditions, forClear: clear, leadsTo };
};

const sinceRecord = (before: DecisionRecord | null): string | null => {
  if (before === null) return null;
  if (before.reasons.some(isCurable)) return before.asOf;
  const { monitoring } = before;
  return monitoring !== null && monitoring.leadsTo !== 'clear' ? monitoring.since : null;
};

/** A breach that came again and was settled came again all the same. */
export const cameAgain = (before: DecisionRecord | null, settled: readonly Finding[]): boolean => {
  const asked = new Map((before?.reasons ?? []).filter(isCurable).map((r) => [r.rule, new Set(r.fingerprints)]));
  return settled.some((f) => asked.has(f.rule) && !asked.get(f.rule)!.has(f.fingerprint));
};

/** What became of the earlier record's reasons: rules that gate no longer, and rules that do now. */
export const superseded = (before: DecisionRecord, reasons: readonly DecisionReason[]): Superseded => {
  const gating = (list: readonly DecisionReason[]): readonly string[] =>
    [...new Set(list.filter((r) => r.leadsTo !== 'clear').map((r) => r.rule))].sort();
  const [then, now] = [gating(before.reasons), gating(reasons)];
  return {
    recordId: before.recordId,
    outcome: before.outcome,
    asOf: before.asOf,
    noLonger: then.filter((rule) => !now.includes(rule)),
    anew: now.filter((rule) => !then.includes(rule)),
  };
};
