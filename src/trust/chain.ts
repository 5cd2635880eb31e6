// A chain of records as JSON lines: each names its file's digest and the digest of the line before. In: text, digests, keys. Out: lines, faults.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { isSignature, signatureOf } from './envelope.js';
import type { Key } from './keys.js';

export interface ChainEntry {
  readonly sequence: number;
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  /** SHA-256 of the line before, without its line end; null for the first. */
  readonly previous: string | null;
  readonly keyid?: string;
  readonly sig?: string;
}

export interface ChainLine {
  readonly entry: ChainEntry;
  /** Line in the chain, 1-based. */
  readonly line: number;
  readonly digest: string;
}

export type ChainFaultCode =
  | 'line_unreadable'
  | 'line_unfinished'
  | 'entry_removed'
  | 'entry_moved'
  | 'entry_twice'
  | 'entry_altered'
  | 'entries_apart'
  | 'entry_unsigned'
  | 'entry_signature'
  | 'file_not_listed'
  | 'file_missing'
  | 'cut_short'
  | 'head_unknown';

export interface ChainFault {
  readonly code: ChainFaultCode;
  readonly args: Readonly<Record<string, string | number>>;
}

export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const TYPE = 'application/vnd.kijun.chain-entry+json';

const bare = ({ sequence, file, sha256, previous }: ChainEntry): string =>
  JSON.stringify({ sequence, file, sha256, previous });

const lineOf = (entry: ChainEntry): string =>
  entry.sig === undefined ? bare(entry) : `${bare(entry).slice(0, -1)},"keyid":"${entry.keyid}","sig":"${entry.sig}"}`;

/** The line to append; `last` is the line it follows. */
export const nextLine = (last: ChainLine | undefined, file: string, sha256: string, key?: Key): string => {
  const entry = { sequence: (last?.entry.sequence ?? 0) + 1, file, sha256, previous: last?.digest ?? null };
  if (!key) return lineOf(entry);
  const sig = Buffer.from(signatureOf(TYPE, Buffer.from(bare(entry)), key)).toString('base64');
  return lineOf({ ...entry, keyid: key.id, sig });
};

const DIGEST = /^[0-9a-f]{64}$/;

const entryOf = (text: string): ChainEntry | undefined => {
  let value: Partial<ChainEntry> | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  const { sequence, file, sha256, previous, keyid, sig } = value ?? {};
  const sound =
    Number.isSafeInteger(sequence) &&
    sequence! > 0 &&
    typeof file === 'string' &&
    DIGEST.test(String(sha256)) &&
    (previous === null || DIGEST.test(String(previous))) &&
    (sig === undefined) === (keyid === undefined);
  // Only the one way of writing it is taken, so that no byte of a line can change unseen.
  return sound && lineOf(value as ChainEntry) === text ? (value as ChainEntry) : undefined;
};

/** Lines that are entries, and what is wrong with the others. */
export const readChain = (
  text: string,
): { readonly lines: readonly ChainLine[]; readonly faults: readonly ChainFault[] } => {
  const texts = text.split('\n');
  const rest = texts.pop()!;
  const faults: ChainFault[] = rest === '' ? [] : [{ code: 'line_unfinished', args: { line: texts.length + 1 } }];
  const lines = texts.flatMap((one, i): readonly ChainLine[] => {
    const entry = entryOf(one);
    if (entry) return [{ entry, line: i + 1, digest: digestOf(one) }];
    faults.push({ code: 'line_unreadable', args: { line: i + 1 } });
    return [];
  });
  return { lines, faults };
};

/** What the lines say of each other: removed, moved, doubled, altered entries. The end of a chain says nothing of what came after it. */
export const chainFaults = (lines: readonly ChainLine[], unreadable: boolean): readonly ChainFault[] => {
  const at = new Map<number, ChainLine>();
  const faults: ChainFault[] = [];
  for (const [i, one] of lines.entries()) {
    const { sequence, file } = one.entry;
    const before = lines[i - 1]?.entry.sequence ?? 0;
    if (at.has(sequence)) faults.push({ code: 'entry_twice', args: { sequence, file, line: one.line } });
    else if (sequence < before) faults.push({ code: 'entry_moved', args: { sequence, file, line: one.line, before } });
    if (!at.has(sequence)) at.set(sequence, one);
  }
  const last = Math.max(0, ...at.keys());
  for (let n = 1; n < last; n += 1) {
    const one = at.get(n);
    // A line that could not be read is told as such.
    if (!one) {
      if (!unreadable) faults.push({ code: 'entry_removed', args: { sequence: n } });
      continue;
    }
    const next = at.get(n + 1);
    if (!next || next.entry.previous === one.digest) continue;
    const after = at.get(n + 2);
    // Who follows the next one says whether that is as it was.
    const altered = after && after.entry.previous !== next.digest ? next : one;
    if (!after) faults.push({ code: 'entries_apart', args: { one: told(one), other: told(next) } });
    else if (altered === one || !faults.some((f) => f.code === 'entry_altered' && f.args.sequence === n + 1))
      faults.push({ code: 'entry_altered', args: { sequence: altered.entry.sequence, file: altered.entry.file } });
  }
  const first = at.get(1);
  if (first && first.entry.previous !== null)
    faults.push({ code: 'entry_altered', args: { sequence: 1, file: first.entry.file } });
  return unique(faults);
};

const told = ({ entry }: ChainLine): string => `${entry.sequence} (${entry.file})`;

const unique = (faults: readonly ChainFault[]): readonly ChainFault[] => {
  const seen = new Set<string>();
  return faults.filter((f) => {
    const text = JSON.stringify(f);
    return !seen.has(text) && seen.add(text);
  });
};

/** Entries that none of the keys has signed. */
export const unsignedEntries = (lines: readonly ChainLine[], keys: readonly Key[]): readonly ChainFault[] =>
  lines.flatMap(({ entry }): readonly ChainFault[] => {
    const { sequence, file, sig } = entry;
    if (sig === undefined) return [{ code: 'entry_unsigned', args: { sequence, file } }];
    const payload = Buffer.from(bare(entry));
    const good = keys.some((key) => key.id === entry.keyid && isSignature(TYPE, payload, sig, key));
    return good ? [] : [{ code: 'entry_signature', args: { sequence, file, key: entry.keyid! } }];
  });

/** Files against entries, both ways. */
export const chainedFiles = (
  lines: readonly ChainLine[],
  files: readonly { readonly file: string; readonly sha256: string }[],
): readonly ChainFault[] => {
  const listed = new Map(lines.map(({ entry }) => [entry.sha256, entry]));
  const here = new Set(files.map((f) => f.sha256));
  return [
    ...files
      .filter((f) => !listed.has(f.sha256))
      .map(({ file, sha256 }): ChainFault => ({ code: 'file_not_listed', args: { file, sha256 } })),
    ...[...listed.values()]
      .filter((e) => !here.has(e.sha256))
      .map(({ sequence, file, sha256 }): ChainFault => ({ code: 'file_missing', args: { sequence, file, sha256 } })),
  ];
};

/** What was noted elsewhere of the chain's end: how many entries it had, the digest of its last line. A longer chain is the same one grown. */
export const chainEnd = (
  lines: readonly ChainLine[],
  count: number | undefined,
  head: string | undefined,
): readonly ChainFault[] => [
  ...(count !== undefined && lines.length < count
    ? [{ code: 'cut_short' as const, args: { count, found: lines.length } }]
    : []),
  ...(head !== undefined && !lines.some((l) => l.digest === head)
    ? [{ code: 'head_unknown' as const, args: { head } }]
    : []),
];
