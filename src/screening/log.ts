// The log beside a record: lines of JSON, each with the digest of the record's bytes and of the line before. In: text. Out: its lines, or the first bad one.
import { createHash } from 'node:crypto';
import type { LogLine } from './types.js';

export const digestOf = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

export type LogFault = { readonly fault: 'brokenLog' | 'otherRecord'; readonly line: number };

/** The lines of a log that belong to these bytes of a record, in an unbroken chain; or the first line that does not. */
export const readLog = (log: string, recordDigest: string): readonly LogLine[] | LogFault => {
  const texts = textsOf(log);
  const lines: LogLine[] = [];
  for (const [i, text] of texts.entries()) {
    const line = parsed(text);
    const previous = i === 0 ? null : digestOf(texts[i - 1]!);
    if (line === undefined || line.previous !== previous) return { fault: 'brokenLog', line: i + 1 };
    if (line.recordDigest !== recordDigest) return { fault: 'otherRecord', line: i + 1 };
    lines.push(line);
  }
  return lines;
};

const textsOf = (log: string): readonly string[] => (log === '' ? [] : log.replace(/\n$/, '').split('\n'));

/** What the next line holds of the one before. */
export const previousOf = (log: string): string | null => {
  const last = textsOf(log).at(-1);
  return last === undefined ? null : digestOf(last);
};

const parsed = (text: string): LogLine | undefined => {
  try {
    const value = JSON.parse(text) as Partial<LogLine> | null;
    const known = value?.kind === 'review' || value?.kind === 'reply';
    return known && JSON.stringify(value) === text ? (value as LogLine) : undefined;
  } catch {
    return undefined;
  }
};
