// A test pack made of a sound one and one mistake: files that replace its files, names to delete, values to change by pointer.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { folderFiles } from '../../src/cli/pack-files.js';
import type { PackFiles } from '../../src/pack/pack-files.js';

export interface Expected {
  readonly base?: string;
  readonly code: string;
  readonly file: string;
  readonly at: string;
  /** Part of the English message. */
  readonly message: string;
  readonly delete?: readonly string[];
  /** File → pointer → new value; null takes the member out. */
  readonly change?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const dirOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const packAt = (path: string): PackFiles => folderFiles(dirOf(path));

export const testPack = (id: string): PackFiles | undefined =>
  existsSync(dirOf(`test/packs/${id}`)) ? packAt(`test/packs/${id}`) : undefined;

export const expectedOf = (mistake: string): Expected =>
  JSON.parse(readFileSync(dirOf(`test/packs/broken/${mistake}/expected.json`), 'utf8')) as Expected;

export const memoryFiles = (files: ReadonlyMap<string, Uint8Array>): PackFiles => ({
  list: () => [...files.keys()],
  read: (path) => files.get(path)!,
});

export const asMap = (files: PackFiles): Map<string, Uint8Array> =>
  new Map(files.list().map((path) => [path, files.read(path)]));

export const brokenPack = (mistake: string): PackFiles => {
  const expected = expectedOf(mistake);
  const files = asMap(packAt(`test/packs/${expected.base ?? 'good'}`));
  for (const path of expected.delete ?? []) {
    if (!files.delete(path)) throw new Error(`${mistake}: there is no ${path} to delete`);
  }
  const own = packAt(`test/packs/broken/${mistake}`);
  for (const path of own.list()) if (path !== 'expected.json') files.set(path, own.read(path));
  for (const [path, changes] of Object.entries(expected.change ?? {})) {
    const value = JSON.parse(new TextDecoder().decode(files.get(path)));
    for (const [pointer, to] of Object.entries(changes)) change(value, pointer, to);
    files.set(path, new TextEncoder().encode(JSON.stringify(value)));
  }
  return memoryFiles(files);
};

const change = (value: unknown, pointer: string, to: unknown): void => {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop()!;
  const holder = steps.reduce((v, s) => v[s] as never, value as Record<string, unknown>);
  if (to !== null) holder[last] = to;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (!delete holder[last]) throw new Error(pointer);
};
