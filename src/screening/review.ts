// A person's reading of a record → the next line of the log beside it, or why there can be none. Lines are added, never changed.
import { worseOutcome } from '../report/outcome.js';
import type { Outcome } from '../report/types.js';
import { later } from './days.js';
import { isAdverse } from './decide.js';
import { digestOf, type LogFault, previousOf, readLog } from './log.js';
import type { DecisionRecord, LogLine, Review } from './types.js';

export interface Reviewing {
  readonly record: DecisionRecord;
  readonly recordText: string;
  /** The log so far; '' where there is none. */
  readonly log: string;
  readonly on: string;
  readonly reviewer: string;
  readonly role: string;
  /** Null agrees with the record. */
  readonly override: Outcome | null;
  readonly reason: string;
}

/** Why a review leaves an outcome preliminary. */
export type Held = { readonly for: 'preparer' } | { readonly for: 'reply'; readonly until: string };

export type Reviewed =
  | { readonly line: string; readonly review: Review; readonly held: Held | null }
  | { readonly refused: 'samePerson' | 'needsAct' }
  | { readonly refused: LogFault };

/** Names as people compare them: width, case and blanks aside. */
const sameName = (a: string, b: string): boolean => {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  return plain(a) === plain(b);
};

export const review = (r: Reviewing): Reviewed => {
  const { record } = r;
  const recordDigest = digestOf(r.recordText);
  const before = readLog(r.log, recordDigest);
  if ('fault' in before) return { refused: before };
  const outcome = r.override ?? record.outcome;
  const adverse = isAdverse(record.outcome) || isAdverse(outcome);
  // The second reader is a second person.
  if (adverse && record.preparer !== null && sameName(record.preparer, r.reviewer)) return { refused: 'samePerson' };
  if (outcome === 'not_eligible_until' && !record.officialFindings.some((f) => f.bars)) return { refused: 'needsAct' };
  const held = adverse ? heldFor(r, outcome, before) : null;
  const made: Review = {
    kind: 'review',
    record: record.recordId,
    recordDigest,
    previous: previousOf(r.log),
    on: r.on,
    reviewer: r.reviewer,
    role: r.role,
    decision: r.override === null ? 'agree' : 'override',
    outcome,
    reason: r.reason,
    replies: before.filter((line) => line.kind === 'reply').length,
    status: held === null ? 'final' : 'preliminary',
  };
  return { line: `${JSON.stringify(made)}\n`, review: made, held };
};

/** The time to reply runs from the record; to an outcome worse than the record's, from the first review that gave it. */
const heldFor = (r: Reviewing, outcome: Outcome, before: readonly LogLine[]): Held | null => {
  const { record } = r;
  if (record.preparer === null) return { for: 'preparer' };
  const first = before.find((b) => b.kind === 'review' && worseOutcome(b.outcome, outcome) === b.outcome);
  const worse = worseOutcome(record.outcome, outcome) !== record.outcome;
  const from = worse || record.rightToReply === null ? (first?.on ?? r.on) : null;
  const until = from === null ? record.rightToReply!.until : later(from, record.policy.replyDays);
  return r.on <= until ? { for: 'reply', until } : null;
};
