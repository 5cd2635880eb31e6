// Reports and records of a run → how far firms come, stage by stage, and whose order is reversed. Exact fractions; never a ranking.
import { type RuleDef, STAGES, type Stage } from '../pack/types.js';
import { fraction } from '../quantity/rational.js';
import type { FirmReport, Outcome } from '../report/types.js';
import type { DecisionRecord, FunnelStep, ScreeningSummary } from './types.js';

const SCHEMA = 'urn:kijun:schema:screening';

/** What the set needs to know of a firm: little, so that no run is held whole. */
export interface FirmLine {
  readonly firm: string;
  readonly passed: ReadonlyMap<Stage, boolean>;
  readonly rightsBreached: boolean;
  /** An indicator of the later stages lies below its band. */
  readonly below: boolean;
}

export const firmLine = (report: FirmReport, rules: readonly Pick<RuleDef, 'id' | 'stage'>[]): FirmLine => ({
  firm: report.firm.id,
  // A stage of figures alone says nothing of who passed it; nor does one that lets open answers through say that they are met.
  passed: new Map(
    report.stages
      .filter((s) => s.rules > 0)
      .map((s) => [s.stage, s.outcome === 'clear' && s.undecided === 0 && !hasUnseen(report, s.stage, rules)]),
  ),
  rightsBreached: report.stages.some((s) => s.stage === 'rights' && s.breached > 0),
  below: report.indicators.some((i) => (i.stage === 'industry' || i.stage === 'mobility') && i.position === 'below'),
});

const hasUnseen = (report: FirmReport, stage: Stage, rules: Parameters<typeof firmLine>[1]): boolean =>
  report.notLookedAt.some((n) => rules.some((r) => r.id === n.rule && r.stage === stage));

/** The funnel starts at the rights: what can be read says nothing of how people are treated. */
const FUNNEL: readonly Stage[] = STAGES.filter((s) => s !== 'intake' && s !== 'balance');
const LATER_GATES: readonly Stage[] = ['intermediaries', 'voice'];

const share = (n: number, of: number): string | null => (of === 0 ? null : shown(BigInt(n), BigInt(of)));

const shown = (n: bigint, of: bigint): string => {
  const q = fraction(n, of);
  return q.d === 1n ? `${q.n}` : `${q.n}/${q.d}`;
};

const funnelOf = (firms: readonly FirmLine[]): readonly FunnelStep[] => {
  let left = firms;
  return FUNNEL.filter((stage) => firms.some((f) => f.passed.has(stage))).map((stage) => {
    const passed = left.filter((f) => f.passed.get(stage) === true);
    const step = { stage, of: left.length, passed: passed.length, share: share(passed.length, left.length) };
    left = passed;
    return step;
  });
};

const reversalOf = (firms: readonly FirmLine[]): ScreeningSummary['reversal'] => {
  const sound = firms.filter((f) => LATER_GATES.every((s) => f.passed.get(s) === true) && !f.below);
  const misordered = sound.filter((f) => f.rightsBreached).map((f) => f.firm);
  return { misordered: misordered.sort(), among: sound.length, index: share(misordered.length, sound.length) };
};

export const screeningSummary = (
  asOf: string,
  firms: readonly FirmLine[],
  records: readonly DecisionRecord[],
  exit: ScreeningSummary['exit'],
): ScreeningSummary => {
  const count = (outcome: Outcome): number => records.filter((r) => r.outcome === outcome).length;
  return {
    $schema: SCHEMA,
    kind: 'screening',
    asOf,
    firms: firms.length,
    decisions: records.map((r) => ({
      firm: r.subject.firm.id,
      application: r.subject.application,
      outcome: r.outcome,
      earliestStage: r.earliestStage,
      record: r.recordId,
    })),
    outcomes: {
      clear: count('clear'),
      clear_with_conditions: count('clear_with_conditions'),
      evidence_required: count('evidence_required'),
      correct_first: count('correct_first'),
      refer_to_officer: count('refer_to_officer'),
      not_eligible_until: count('not_eligible_until'),
    },
    funnel: funnelOf(firms),
    reversal: reversalOf(firms),
    exit,
  };
};
