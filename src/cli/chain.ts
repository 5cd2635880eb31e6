// kijun chain add, kijun chain verify: records linked line by line, so that one removed, moved or altered later is found.
import { appendFileSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { visible } from '../render/visible.js';
import { type Catalogue, fill, words } from '../text/index.js';
import {
  type ChainFault,
  type ChainLine,
  chainEnd,
  chainedFiles,
  chainFaults,
  digestOf,
  nextLine,
  readChain,
  unsignedEntries,
} from '../trust/chain.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { bytesOf, signingKey, verifyingKey } from './trusted-files.js';

const chainIn = (path: string, w: Catalogue): { lines: readonly ChainLine[]; faults: readonly ChainFault[] } => {
  const { lines, faults } = readChain(Buffer.from(bytesOf(path, w)).toString('utf8'));
  return { lines, faults: [...faults, ...chainFaults(lines, faults.length > 0)] };
};

const sentence = ({ code, args }: ChainFault, w: Catalogue): string => {
  const { what, todo } = w.chain.faults[code];
  return fill(w.report.sentences([what, todo]), args);
};

const tell = async (path: string, faults: readonly ChainFault[], w: Catalogue, to: Io['out']): Promise<void> => {
  for (const f of faults) await to(`${visible(`${path}: ${sentence(f, w)}`)}\n`);
};

export interface AddOptions {
  readonly key?: string;
}

export const chainAdd = async (path: string, files: readonly string[], given: AddOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  const key = given.key === undefined ? undefined : signingKey(given.key, w);
  const before = existsSync(path) ? chainIn(path, w) : { lines: [], faults: [] };
  if (before.faults.length > 0) {
    await tell(path, before.faults, w, io.err);
    await io.err(`${w.chain.notAdded(path)}\n`);
    return EXIT.breached;
  }
  const lines = [...before.lines];
  const more: string[] = [];
  for (const file of files) {
    const sha256 = digestOf(bytesOf(file, w));
    const there = lines.find((l) => l.entry.sha256 === sha256);
    if (there) {
      await io.err(`${visible(w.chain.thereAlready(file, there.entry.sequence))}\n`);
      continue;
    }
    const text = nextLine(lines.at(-1), basename(file), sha256, key);
    more.push(text);
    lines.push(...readChain(`${text}\n`).lines);
  }
  try {
    // One write: an interrupted one leaves an unfinished line, which is found.
    if (more.length > 0) appendFileSync(path, more.map((line) => `${line}\n`).join(''));
  } catch (e) {
    throw new UsageError(w.cli.notWritable(path, (e as Error).message));
  }
  await io.out(`${w.chain.head(path, lines.length, lines.at(-1)?.digest ?? '')}\n`);
  return EXIT.met;
};

export interface ChainVerifyOptions {
  readonly key?: readonly string[];
  readonly head?: string;
  readonly count?: string;
}

export const chainVerify = async (
  path: string,
  files: readonly string[],
  given: ChainVerifyOptions,
  io: Io,
): Promise<number> => {
  const w = words(io.lang);
  const keys = (given.key ?? []).map((k) => verifyingKey(k, w));
  if (given.count !== undefined && !/^\d{1,9}$/.test(given.count))
    throw new UsageError(w.cli.badForm('--count', given.count, '12'));
  if (given.head !== undefined && !/^[0-9a-f]{64}$/.test(given.head))
    throw new UsageError(w.cli.badForm('--head', given.head, digestOf('')));
  const { lines, faults } = chainIn(path, w);
  const all = [
    ...faults,
    ...(keys.length > 0 ? unsignedEntries(lines, keys) : []),
    ...(files.length > 0
      ? chainedFiles(
          lines,
          files.map((file) => ({ file, sha256: digestOf(bytesOf(file, w)) })),
        )
      : []),
    ...chainEnd(lines, given.count === undefined ? undefined : Number(given.count), given.head),
  ];
  await tell(path, all, w, io.out);
  await io.out(`${w.chain.head(path, lines.length, lines.at(-1)?.digest ?? '')}\n`);
  if (all.length > 0) return EXIT.breached;
  if (given.head === undefined && given.count === undefined) await io.out(`${w.chain.limits}\n`);
  return EXIT.met;
};
