// What a firm says to a record → the next line of the log beside it; and, for the record that comes after, the replies it was made with.
import { digestOf, type LogFault, previousOf, readLog } from './log.js';
import type { DecisionRecord, LogLine, Reply, ReplyHeard } from './types.js';

export interface Replying {
  readonly record: DecisionRecord;
  readonly recordText: string;
  /** The log so far; '' where there is none. */
  readonly log: string;
  readonly on: string;
  readonly by: string;
  /** Name and bytes of what the firm sent. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly note: string | null;
}

export type Replied = { readonly line: string; readonly reply: Reply } | { readonly refused: LogFault };

/** A reply is never refused for its day: one that came late says so, and the officer decides. */
export const reply = (r: Replying): Replied => {
  const recordDigest = digestOf(r.recordText);
  const before = readLog(r.log, recordDigest);
  if ('fault' in before) return { refused: before };
  const until = r.record.rightToReply?.until ?? null;
  const made: Reply = {
    kind: 'reply',
    record: r.record.recordId,
    recordDigest,
    previous: previousOf(r.log),
    on: r.on,
    by: r.by,
    file: r.file,
    sha256: digestOf(r.bytes),
    note: r.note,
    late: until !== null && r.on > until,
  };
  return { line: `${JSON.stringify(made)}\n`, reply: made };
};

/** Replies in a log, as the next record tells them: without what they say, which may name people. */
export const repliesIn = (lines: readonly LogLine[]): readonly ReplyHeard[] =>
  lines.flatMap((line) =>
    line.kind === 'reply' ? [{ to: line.record, on: line.on, by: line.by, sha256: line.sha256, late: line.late }] : [],
  );
