// A pack with its parents. In: its folder, a way to its parents' folders, the compiled schemas. Out: a Pack, or what is wrong.
import { createHash } from 'node:crypto';
import { extend, type Merged } from './extend.js';
import type { PackFiles } from './pack-files.js';
import { type OwnPack, ownParts, type PackHead } from './parts.js';
import { byText, type FilesOfPack, readFiles } from './read-files.js';
import type { Schemas } from './schema-faults.js';
import type { Pack, PackFault } from './types.js';
import { fault, pointer, quoted } from './words.js';

export interface Loaded {
  /** Present only when there is no fault. */
  readonly pack?: Pack;
  readonly faults: readonly PackFault[];
}

/** Finds the folder of a pack by its id; the id is small letters, digits and hyphens, never a path. */
export type FindParent = (id: string) => PackFiles | undefined;

/** Reads, checks and merges; without `cases` the pack's own tests are not read. A fault of a parent names its file after the parent: common/records/payslip.json. */
export const loadPack = (files: PackFiles, parents: FindParent, schemas: Schemas, cases = true): Loaded => {
  const chain = gather(files, parents, schemas, cases);
  if (chain.faults.length > 0) return { faults: chain.faults };
  const root = chain.packs.at(-1)!.own.head.id;
  const faults: PackFault[] = [];
  let merged: Merged | undefined;
  for (const { own } of chain.packs) {
    const step = extend(merged, own);
    merged = step.merged;
    faults.push(...step.faults.map((f) => inPack(f, own.head.id, root)));
    // What a child inherits from a faulty parent would be told again as its own.
    if (faults.length > 0) break;
  }
  return faults.length > 0 ? { faults } : { pack: { ...merged!, digest: digest(chain.packs) }, faults };
};

interface Link {
  readonly own: OwnPack;
  readonly files: FilesOfPack;
}

const inPack = (f: PackFault, id: string, root: string): PackFault =>
  id === root ? f : { ...f, file: `${id}/${f.file}` };

/** Every pack of the chain once, parents before children. */
const gather = (
  files: PackFiles,
  parents: FindParent,
  schemas: Schemas,
  cases: boolean,
): { packs: readonly Link[]; faults: readonly PackFault[] } => {
  const packs: Link[] = [];
  const faults: PackFault[] = [];
  const done = new Set<string>();

  const visit = (folder: PackFiles, expected: string | null, open: readonly string[]): void => {
    // Parents test their own rules: their cases count for the digest only.
    const read = readFiles(folder, schemas, cases && expected === null);
    const head = read.json.pack[0]?.value as unknown as PackHead | undefined;
    const tell = (f: PackFault): void =>
      void faults.push(expected === null ? f : { ...f, file: `${expected}/${f.file}` });
    for (const f of read.faults) tell(f);
    if (!head) return;
    if (expected !== null && head.id !== expected) {
      tell(misnamed(head.id, expected));
      return;
    }
    const way = [...open, head.id];
    for (const [i, id] of (head.extends ?? []).entries()) {
      const at = pointer('extends', i);
      if (way.includes(id)) tell(circle(at, [...way.slice(way.indexOf(id)), id]));
      else if (!done.has(id)) {
        done.add(id);
        const parent = parents(id);
        if (parent) visit(parent, id, way);
        else tell(unknownParent(at, id));
      }
    }
    const own = ownParts(read);
    for (const f of own.faults) tell(f);
    packs.push({ own, files: read });
  };
  visit(files, null, []);
  return { packs, faults };
};

/** Each file counts with its pack, its path and its length, so that no two packs can run together into one digest. */
const digest = (packs: readonly Link[]): string => {
  const hash = createHash('sha256');
  const all = packs.flatMap(({ own, files }) => files.all.map((f) => ({ ...f, path: `${own.head.id}/${f.path}` })));
  for (const { path, bytes } of all.sort((a, b) => byText(a.path, b.path))) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

const misnamed = (id: string, expected: string): PackFault =>
  fault(
    'id_not_path',
    'pack.json',
    '/id',
    `This pack calls itself "${quoted(id)}", but its folder is ${expected}. Make the two the same.`,
    `パックの id は「${quoted(id)}」ですが、フォルダー名は ${expected} です。同じにしてください。`,
  );

const circle = (at: string, way: readonly string[]): PackFault =>
  fault(
    'parent_circle',
    'pack.json',
    at,
    `The packs extend each other in a circle: ${way.join(' → ')}. Take one of the steps out.`,
    `パックの extends が循環しています：${way.join(' → ')}。どれか一つを外してください。`,
  );

const unknownParent = (at: string, id: string): PackFault =>
  fault(
    'unknown_parent',
    'pack.json',
    at,
    `There is no pack called "${quoted(id)}" beside this one or among kijun's own. Correct the name, or put its folder beside this one.`,
    `「${quoted(id)}」というパックが見つかりません。名前を直すか、そのフォルダーをこのパックの隣に置いてください。`,
  );
