// Answers of a stage → the worst outcome they can lead to. The order of stages and these ceilings are the engine's: no pack changes them.
import { type BreachKind, STAGES, type Stage } from '../pack/types.js';
import type { Finding, FirmReport, Outcome } from './types.js';

const ORDER: readonly Outcome[] = [
  'clear',
  'clear_with_conditions',
  'evidence_required',
  'correct_first',
  'refer_to_officer',
  'not_eligible_until',
];

export const worseOutcome = (a: Outcome, b: Outcome): Outcome => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);

/** What a computed breach of each kind leads to before the stage's ceiling: correction or referral, never a bar. */
const OF_KIND: Readonly<Record<BreachKind, Outcome>> = {
  fundamental: 'refer_to_officer',
  money: 'correct_first',
  time: 'correct_first',
  document: 'clear_with_conditions',
};

/** The worst a computed breach, and an open answer, can do in each stage (DESIGN.md section 3, but for what is open in industry and mobility: docs/screening.md). */
const CEILING: Readonly<Record<Stage, { readonly breach: Outcome; readonly open: Outcome }>> = {
  intake: { breach: 'evidence_required', open: 'evidence_required' },
  rights: { breach: 'refer_to_officer', open: 'evidence_required' },
  record: { breach: 'refer_to_officer', open: 'evidence_required' },
  intermediaries: { breach: 'refer_to_officer', open: 'evidence_required' },
  voice: { breach: 'refer_to_officer', open: 'clear_with_conditions' },
  // Open as much as breached: else a cell left empty would better what its value leads to.
  industry: { breach: 'clear_with_conditions', open: 'clear_with_conditions' },
  mobility: { breach: 'clear_with_conditions', open: 'clear_with_conditions' },
  balance: { breach: 'clear', open: 'clear' },
};

const lesser = (a: Outcome, b: Outcome): Outcome => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/** The one stage in which an official act may bar a firm. */
const BARRING: Stage = 'record';

/** Outcome of one stage from the kinds of its breaches, whether anything in it is open, and whether an official act bars the firm. */
export const stageOutcome = (stage: Stage, breaches: readonly BreachKind[], open: boolean, barred = false): Outcome => {
  if (barred && stage === BARRING) return 'not_eligible_until';
  const ceiling = CEILING[stage];
  const start: Outcome = open ? ceiling.open : 'clear';
  // What was handed in does not fit together: whatever was breached there, what is missing is asked for.
  const of = (kind: BreachKind): Outcome =>
    stage === 'intake' ? ceiling.breach : lesser(OF_KIND[kind], ceiling.breach);
  return breaches.reduce((o: Outcome, kind) => worseOutcome(o, of(kind)), start);
};

/** The longest of several bars: one without a known day outlasts every day. They are never added up. */
export const longestBar = (findings: readonly Finding[]): FirmReport['bar'] =>
  findings.reduce((longest: FirmReport['bar'], { rule, bar }) => {
    if (!bar || (longest && (longest.until === null || (bar.until !== null && bar.until <= longest.until))))
      return longest;
    return { rule, ...bar };
  }, null);

/** Overall: the worst over the stages, and the first stage that is not clear. */
export const overall = (
  of: ReadonlyMap<Stage, Outcome>,
): { readonly outcome: Outcome; readonly earliest: Stage | null } => ({
  outcome: [...of.values()].reduce(worseOutcome, 'clear'),
  earliest: STAGES.find((s) => of.has(s) && of.get(s) !== 'clear') ?? null,
});
