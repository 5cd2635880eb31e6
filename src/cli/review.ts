// kijun review: a named person agrees with a decision record or overrides it; a line is added to the log beside the record.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { formatDay, parseIsoDay } from '../calendar/day.js';
import type { Outcome } from '../report/types.js';
import { isIntact } from '../screening/record-text.js';
import { digestOf, type LogFault, readLog, review as reviewed } from '../screening/review.js';
import type { DecisionRecord, Review } from '../screening/types.js';
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
}

export const review = async (path: string, given: ReviewOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  const say = w.screening.review;
  const { record, text } = readRecord(path, w);
  const logPath = path + LOG;
  const log = existsSync(logPath) ? readFileSync(logPath, 'utf8') : '';
  if (given.show === true) return show(record, readLog(log, digestOf(text)), logPath, io, w);
  if ((given.agree === true) === (given.override !== undefined)) throw new UsageError(say.agreeOrOverride);
  const [reviewer, role, reason] = [given.reviewer, given.role, given.reason].map((t) => t?.trim() ?? '');
  if (!reviewer || !role) throw new UsageError(say.who);
  if (!reason) throw new UsageError(say.reason);
  const on = given.on ?? today();
  if (parseIsoDay(on) === undefined) throw new UsageError(w.cli.badDay('--on', on));
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

const show = async (
  record: DecisionRecord,
  lines: readonly Review[] | LogFault,
  logPath: string,
  io: Io,
  w: Catalogue,
): Promise<number> => {
  if ('fault' in lines) throw logFault(lines, logPath, w);
  const say = w.screening.review;
  const status = lines.at(-1)?.status ?? record.status;
  await io.out(
    `${record.subject.application}  ${record.subject.firm.id}  ${w.outcomes[lines.at(-1)?.outcome ?? record.outcome].name}  ${say.status[status]}\n`,
  );
  if (lines.length === 0) await io.out(`${say.none}\n`);
  for (const line of lines) await io.out(`${lineText(line, w)}\n`);
  return EXIT.met;
};

const lineText = (r: Review, w: Catalogue): string => {
  const say = w.screening.review;
  const { name } = w.outcomes[r.outcome];
  return `${say.line(r.on, r.reviewer, r.role, say.decisions[r.decision], name, say.status[r.status])}\n  ${r.reason}`;
};

const logFault = (f: LogFault, path: string, w: Catalogue): UsageError =>
  new UsageError(w.screening.review[f.fault](path, f.line), EXIT.unreadable);

const today = (): string => formatDay(Math.floor(Date.now() / 86_400_000));

/** One record as kijun wrote it. */
export const readRecord = (path: string, w: Catalogue): { readonly record: DecisionRecord; readonly text: string } => {
  if (!existsSync(path)) throw new UsageError(w.cli.fileNotFound(path));
  let text: string;
  let value: unknown;
  try {
    text = readFileSync(path, 'utf8');
  } catch (e) {
    throw new UsageError(w.cli.notReadable(path, (e as Error).message), EXIT.unreadable);
  }
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
