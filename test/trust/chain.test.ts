// Chains: what was removed, moved, doubled or altered is found and named; what a chain alone cannot show is not claimed.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
} from '../../src/trust/chain.js';
import { type Key, keyId } from '../../src/trust/keys.js';

const keyOf = (seed: number): { secret: Key; open: Key } => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  return { secret: { id: keyId(secret), key: secret }, open: { id: keyId(open), key: open } };
};
const own = keyOf(1);

const FILES = ['a.json', 'b.json', 'c.json', 'd.json', 'e.json'].map((file) => ({ file, sha256: digestOf(file) }));
const chainOf = (key?: Key): readonly string[] => {
  const texts: string[] = [];
  let last: ChainLine | undefined;
  for (const { file, sha256 } of FILES) {
    texts.push(nextLine(last, file, sha256, key));
    last = readChain(`${texts.at(-1)}\n`).lines[0];
  }
  return texts;
};
const texts = chainOf();
const faultsOf = (of: readonly string[]): readonly ChainFault[] => {
  const { lines, faults } = readChain(of.map((t) => `${t}\n`).join(''));
  return [...faults, ...chainFaults(lines, faults.length > 0)];
};
const linesOf = (of: readonly string[]): readonly ChainLine[] => readChain(of.map((t) => `${t}\n`).join('')).lines;
const without = (i: number): string[] => texts.filter((_, j) => j !== i);

test('a chain as it was written has no fault', () => {
  expect(faultsOf(texts)).toEqual([]);
  expect(faultsOf([])).toEqual([]);
});

test.each([0, 1, 2, 3])('entry %i taken out is named', (i) => {
  expect(faultsOf(without(i))).toEqual([{ code: 'entry_removed', args: { sequence: i + 1 } }]);
});

test('the last one taken out shows only beside a count or a head', () => {
  const cut = linesOf(without(4));
  expect(faultsOf(without(4))).toEqual([]);
  expect(chainEnd(cut, 5, undefined)).toEqual([{ code: 'cut_short', args: { count: 5, found: 4 } }]);
  const head = linesOf(texts)[4]!.digest;
  expect(chainEnd(cut, undefined, head)).toEqual([{ code: 'head_unknown', args: { head } }]);
});

test('a chain that grew still has its earlier head and count', () => {
  const all = linesOf(texts);
  expect(chainEnd(all, 3, all[2]!.digest)).toEqual([]);
});

test('two entries that changed places', () => {
  const [a, b, c, d, e] = texts as [string, string, string, string, string];
  expect(faultsOf([a, c, b, d, e])).toEqual([
    { code: 'entry_moved', args: { sequence: 2, file: 'b.json', line: 3, before: 3 } },
  ]);
});

test('an entry put in twice', () => {
  const [a, b, ...rest] = texts as [string, string, ...string[]];
  expect(faultsOf([a, b, b, ...rest])).toEqual([
    { code: 'entry_twice', args: { sequence: 2, file: 'b.json', line: 3 } },
  ]);
});

test.each([0, 1, 2])('another digest in entry %i: the entry is named', (i) => {
  const changed = texts.map((t, j) => (j === i ? t.replace(FILES[i]!.sha256, digestOf('other')) : t));
  expect(faultsOf(changed)).toEqual([{ code: 'entry_altered', args: { sequence: i + 1, file: FILES[i]!.file } }]);
});

test('an entry that follows another line than the one before', () => {
  const { digest } = linesOf(texts)[1]!;
  expect(faultsOf(texts.map((t, j) => (j === 2 ? t.replace(digest, digestOf('other')) : t)))).toEqual([
    { code: 'entry_altered', args: { sequence: 3, file: 'c.json' } },
  ]);
});

test('of the last two, which one was altered can not be told: both are named', () => {
  const changed = texts.map((t, j) => (j === 3 ? t.replace(FILES[3]!.sha256, digestOf('other')) : t));
  expect(faultsOf(changed)).toEqual([{ code: 'entries_apart', args: { one: '4 (d.json)', other: '5 (e.json)' } }]);
});

test('no byte can change unseen but in the last line', () => {
  const bytes = Buffer.from(texts.map((t) => `${t}\n`).join(''));
  const until = bytes.length - texts[4]!.length - 1;
  const unseen: number[] = [];
  for (let at = 0; at < until; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1;
    const { lines, faults } = readChain(flipped.toString('utf8'));
    if (faults.length === 0 && chainFaults(lines, false).length === 0) unseen.push(at);
  }
  expect(unseen).toEqual([]);
});

test('a line cut in the middle, and a line that is none', () => {
  expect(readChain(`${texts[0]}\n${texts[1]!.slice(0, 20)}`).faults).toEqual([
    { code: 'line_unfinished', args: { line: 2 } },
  ]);
  expect(readChain(`${texts[0]}\n\n`).faults).toEqual([{ code: 'line_unreadable', args: { line: 2 } }]);
  expect(readChain(`${texts[0]!.replace(',', ', ')}\n`).faults).toHaveLength(1);
});

test('files against entries, both ways', () => {
  const lines = linesOf(texts);
  expect(chainedFiles(lines, FILES)).toEqual([]);
  const altered = [{ file: 'a.json', sha256: digestOf('altered') }, ...FILES.slice(1)];
  expect(chainedFiles(lines, altered)).toEqual([
    { code: 'file_not_listed', args: { file: 'a.json', sha256: digestOf('altered') } },
    { code: 'file_missing', args: { sequence: 1, file: 'a.json', sha256: FILES[0]!.sha256 } },
  ]);
});

describe('signed entries', () => {
  const signed = chainOf(own.secret);
  test('hold for the key that signed them', () => {
    expect(faultsOf(signed)).toEqual([]);
    expect(unsignedEntries(linesOf(signed), [own.open])).toEqual([]);
    expect(unsignedEntries(linesOf(signed), [keyOf(2).open]).map((f) => f.code)).toEqual(
      Array(5).fill('entry_signature'),
    );
    expect(unsignedEntries(linesOf(texts), [own.open]).map((f) => f.code)).toEqual(Array(5).fill('entry_unsigned'));
  });
  test('a chain written anew without the key is found out, as no chain without signatures would be', () => {
    const other = FILES.map((f) => (f.file === 'a.json' ? { ...f, sha256: digestOf('other') } : f));
    const forged: string[] = [];
    for (const { file, sha256 } of other) forged.push(nextLine(linesOf(forged).at(-1), file, sha256));
    expect(faultsOf(forged)).toEqual([]);
    expect(unsignedEntries(linesOf(forged), [own.open])).toHaveLength(5);
    const pasted = linesOf(forged).map((l, i) => {
      const { keyid, sig } = linesOf(signed)[i]!.entry;
      return { ...l, entry: { ...l.entry, keyid: keyid!, sig: sig! } };
    });
    expect(unsignedEntries(pasted, [own.open])).toHaveLength(5);
  });
});
