// kijun review: a named person agrees with a decision record or overrides it, or the firm replies; a line is added to the log beside it.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { formatDay, parseIsoDay } from '../calendar/day.js';
import type { Outcome } from '../report/types.js';
import { digestOf, type LogFault, readLog } from '../screening/log.js';
import { isIntact } from '../screening/record-text.js';
import { reply as replied, repliesIn } from '../screening/reply.js';
import { review as reviewed } from '../screening/review.js';
import type { DecisionRecord, LogLine, ReplyHeard } from '../screening/types.js';
import { type Catalogue, words } from '../text/index.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { writing } from './outputs.js';

/** The log of RECORD.json is RECORD.json.review.jsonl. */
export const LOG = '.review.jsonl';

export interface ReviewOptions {
  readonly reviewer?: string;
  readonly role?: string;
  readonly agree?: boolean;
  readonly override?: Outcome;
  readonly reason?: string;
  readonly on?: string;
  readonly show?: boolean;
  readonly reply?: string;
  readonly by?: string;
}

export const review = async (path: string, given: ReviewOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  const say = w.screening.review;
  const { record, text } = readRecord(path, w);
  const logPath = path + LOG;
  const log = logOf(path);
  if (given.reply !== undefined) return takeReply(given.reply, { record, text, log, logPath }, given, io, w);
  if (given.show === true) return show(record, readLog(log, digestOf(text)), logPath, io, w);
  if ((given.agree === true) === (given.override !== undefined)) throw new UsageError(say.agreeOrOverride);
  const [reviewer, role, reason] = [given.reviewer, given.role, given.reason].map((t) => t?.trim() ?? '');
  if (!reviewer || !role) throw new UsageError(say.who);
  if (!reason) throw new UsageError(say.reason);
  const on = dayGiven(given, w);
  const result = reviewed({
    record,
    recordText: text,
    log,
    on,
    reviewer,
    role,
    override: given.override ?? null,
    reason,
  });
  if ('refused' in result) {
    const { refused } = result;
    if (typeof refused === 'object') throw logFault(refused, logPath, w);
    throw new UsageError(refused === 'samePerson' ? say.samePerson(reviewer) : say.needsAct);
  }
  writing(logPath, w, () => appendFileSync(logPath, result.line));
  await io.out(`${lineText(result.review, w)}\n`);
  if (result.held)
    await io.out(`${result.held.for === 'reply' ? say.why.reply(result.held.until) : say.why.preparer}\n`);
  await io.err(`${say.added(logPath)}\n`);
  return EXIT.met;
};

const takeReply = async (
  file: string,
  { record, text, log, logPath }: { record: DecisionRecord; text: string; log: string; logPath: string },
  given: ReviewOptions,
  io: Io,
  w: Catalogue,
): Promise<number> => {
  const say = w.screening.review;
  if (given.agree === true || given.override !== undefined || given.reviewer !== undefined)
    throw new UsageError(say.replyAlone);
  const by = given.by?.trim() ?? '';
  if (by === '') throw new UsageError(say.replyBy);
  if (!existsSync(file)) throw new UsageError(w.cli.fileNotFound(file));
  const note = given.reason?.trim() || null;
  const result = replied({
    record,
    recordText: text,
    log,
    on: dayGiven(given, w),
    by,
    file: basename(file),
    bytes: bytesOf(file, w),
    note,
  });
  if ('refused' in result) throw logFault(result.refused, logPath, w);
  writing(logPath, w, () => appendFileSync(logPath, result.line));
  await io.out(`${lineText(result.reply, w)}\n`);
  await io.err(`${say.added(logPath)}\n`);
  return EXIT.met;
};

const dayGiven = (given: ReviewOptions, w: Catalogue): string => {
  const on = given.on ?? today();
  if (parseIsoDay(on) === undefined) throw new UsageError(w.cli.badDay('--on', on));
  return on;
};

const bytesOf = (path: string, w: Catalogue): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (e) {
    throw new UsageError(w.cli.notReadable(path, (e as Error).message), EXIT.unreadable);
  }
};

const logOf = (path: string): string => (existsSync(path + LOG) ? readFileSync(path + LOG, 'utf8') : '');

/** What the firm replied to a record, by the log beside it. */
export const repliesTo = (path: string, recordText: string, w: Catalogue): readonly ReplyHeard[] => {
  const lines = readLog(logOf(path), digestOf(recordText));
  if ('fault' in lines) throw logFault(lines, path + LOG, w);
  return repliesIn(lines);
};

const show = async (
  record: DecisionRecord,
  lines: readonly LogLine[] | LogFault,
  logPath: string,
  io: Io,
  w: Catalogue,
): Promise<number> => {
  if ('fault' in lines) throw logFault(lines, logPath, w);
  const say = w.screening.review;
  const reviews = lines.filter((line) => line.kind === 'review');
  const { outcome, status } = reviews.at(-1) ?? record;
  await io.out(
    `${record.subject.application}  ${record.subject.firm.id}  ${w.outcomes[outcome].name}  ${say.status[status]}\n`,
  );
  if (reviews.length === 0) await io.out(`${say.none}\n`);
  for (const line of lines) await io.out(`${lineText(line, w)}\n`);
  return EXIT.met;
};

const lineText = (r: LogLine, w: Catalogue): string => {
  const say = w.screening.review;
  if (r.kind === 'reply')
    return `${say.replied(r.on, r.by, r.late)}\n  ${r.file}  SHA-256 ${r.sha256}${r.note === null ? '' : `\n  ${r.note}`}`;
  const { name } = w.outcomes[r.outcome];
  return `${say.line(r.on, r.reviewer, r.role, say.decisions[r.decision], name, say.status[r.status])}\n  ${r.reason}`;
};

const logFault = (f: LogFault, path: string, w: Catalogue): UsageError =>
  new UsageError(w.screening.review[f.fault](path, f.line), EXIT.unreadable);

const today = (): string => formatDay(Math.floor(Date.now() / 86_400_000));

/** One record as kijun wrote it. */
export const readRecord = (path: string, w: Catalogue): { readonly record: DecisionRecord; readonly text: string } => {
  if (!existsSync(path)) throw new UsageError(w.cli.fileNotFound(path));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(path, w));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    throw new UsageError(w.cli.badJson(path, (e as Error).message), EXIT.unreadable);
  }
  if (typeof value !== 'object' || value === null || (value as DecisionRecord).kind !== 'decision')
    throw new UsageError(w.screening.notARecord(path), EXIT.unreadable);
  const record = value as DecisionRecord;
  if (!isIntact(record)) throw new UsageError(w.screening.altered(path), EXIT.unreadable);
  return { record, text };
};
