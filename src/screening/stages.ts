// Reasons that concern one application → the outcome of each stage, and the worst of all. A later stage can lower it, never raise it.
import { STAGES, type Stage } from '../pack/types.js';
import { overall, stageOutcome, worseOutcome } from '../report/outcome.js';
import type { Outcome } from '../report/types.js';
import type { DecisionReason, StageDecision } from './types.js';

export interface Weighed {
  readonly outcome: Outcome;
  readonly earliest: Stage | null;
  readonly stages: readonly StageDecision[];
}

/** `more`: what else a stage has to bear (unread rows, payrolls still to come). `judged`: stages that the report has. */
export const weigh = (
  reasons: readonly DecisionReason[],
  more: readonly { readonly stage: Stage; readonly outcome: Outcome }[],
  judged: ReadonlySet<Stage>,
): Weighed => {
  let passed = true;
  const stages = STAGES.filter(
    (s) => judged.has(s) || reasons.some((r) => r.stage === s) || more.some((m) => m.stage === s),
  ).map((stage): StageDecision => {
    const own = reasons.filter((r) => r.stage === stage);
    const outcome = [
      ...own.map((r) => r.leadsTo),
      ...more.filter((m) => m.stage === stage).map((m) => m.outcome),
    ].reduce(worseOutcome, 'clear');
    const reportedOnly = !passed;
    if (stage === 'rights' && outcome !== 'clear') passed = false;
    const count = (answer: DecisionReason['answer']): number => own.filter((r) => r.answer === answer).length;
    return { stage, outcome, breached: count('breached'), undecided: count('undecided'), reportedOnly };
  });
  const { outcome, earliest } = overall(new Map(stages.map((s) => [s.stage, s.outcome])));
  return { outcome, earliest, stages };
};

/** What a stage leads to when something in it is open. */
export const openIn = (stage: Stage): { readonly stage: Stage; readonly outcome: Outcome } => ({
  stage,
  outcome: stageOutcome(stage, [], true),
});
