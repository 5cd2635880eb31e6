// A pack by name or folder → the compiled program, or its faults. The packs that come with kijun lie in rules/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePack } from '../pack/compile.js';
import { lawFaults } from '../pack/lint/law.js';
import { orderFaults } from '../pack/lint/order.js';
import { type Loaded, loadPack } from '../pack/load.js';
import type { PackFiles } from '../pack/pack-files.js';
import type { Program } from '../pack/program.js';
import { compileSchemas, type Schemas } from '../pack/schema-faults.js';
import type { Pack, PackFault } from '../pack/types.js';
import type { Mission } from '../render/mission.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';
import { folderFiles } from './pack-files.js';
import { builtValidator } from './validators.js';

export const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));

const isPack = (dir: string): boolean => existsSync(join(dir, 'pack.json'));

export const knownPacks = (): readonly string[] =>
  readdirSync(RULES, { withFileTypes: true })
    .filter((e) => e.isDirectory() && e.name !== 'schema' && isPack(join(RULES, e.name)))
    .map((e) => e.name)
    .sort();

export const defaultPack = (): string =>
  (JSON.parse(readFileSync(join(RULES, 'default.json'), 'utf8')) as { pack: string }).pack;

/** What kijun is for, item by item. */
export const missionList = (): Mission => JSON.parse(readFileSync(join(RULES, 'mission.json'), 'utf8')) as Mission;

/** Folder of a pack: a path that holds pack.json, or the name of one in rules/. */
export const packFolder = (nameOrPath: string, w: Catalogue): string => {
  if (/^[a-z0-9-]+$/.test(nameOrPath) && isPack(join(RULES, nameOrPath))) return join(RULES, nameOrPath);
  if (isPack(nameOrPath)) return nameOrPath;
  throw new UsageError(w.cli.packNotFound(nameOrPath, knownPacks().join(', ')));
};

let schemas: Schemas | undefined;

export const packSchemas = (): Schemas => {
  schemas ??= compileSchemas(folderFiles(join(RULES, 'schema')), builtValidator);
  return schemas;
};

/** Parents are looked for beside the pack first, then in rules/. */
const parentsOf =
  (folder: string) =>
  (id: string): PackFiles | undefined =>
    [join(folder, '..', id), join(RULES, id)].filter(isPack).map(folderFiles)[0];

export const openPack = (folder: string, cases = true): Loaded =>
  loadPack(folderFiles(folder), parentsOf(folder), packSchemas(), cases);

/** Loads and compiles; faults of either step. Whoever judges an employer's data needs no cases. */
export const openProgram = (
  folder: string,
  cases = true,
): { readonly pack?: Pack; readonly program?: Program; readonly faults: readonly PackFault[] } => {
  const { pack, faults } = openPack(folder, cases);
  if (!pack) return { faults };
  // Texts and cases are the author's business; the order of rights and the law behind each rule are everybody's.
  const order = [...orderFaults(pack), ...lawFaults(pack)];
  return order.length > 0 ? { pack, faults: order } : { pack, ...compilePack(pack) };
};
