// --policy FILE → the policy of a screening with the digest of its bytes; or what is wrong with it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../pack/read-json.js';
import { checkAlone } from '../pack/schema-faults.js';
import type { Lang } from '../pack/types.js';
import type { Policy, PolicyRead } from '../screening/types.js';
import type { Catalogue } from '../text/index.js';
import { EXIT, UsageError } from './exit.js';
import { folderFiles } from './pack-files.js';
import { RULES } from './packs.js';
import { builtValidator } from './validators.js';

export const openPolicy = (given: string | undefined, lang: Lang, w: Catalogue): PolicyRead => {
  const file = given ?? join(RULES, 'policy.json');
  const name = given ?? 'rules/policy.json';
  if (!existsSync(file)) throw new UsageError(w.cli.fileNotFound(file));
  const bytes = readBytes(file, w);
  const bad = (at: string, message: string): never => {
    throw new UsageError(w.screening.badPolicy(name, at, message));
  };
  const read = readJson(new TextDecoder().decode(bytes));
  if (!read.ok) return bad(read.at, read.message[lang]);
  const [fault] = checkAlone('policy', read.value, name, folderFiles(join(RULES, 'schema')), builtValidator);
  if (fault) return bad(fault.at, fault.message[lang]);
  const { $schema: _, ...policy } = read.value as unknown as Policy & { readonly $schema: string };
  if (policy.cleanPayrolls.conditions > policy.cleanPayrolls.clear) bad('/cleanPayrolls', w.screening.policyPayrolls);
  return { policy, digest: createHash('sha256').update(bytes).digest('hex') };
};

const readBytes = (file: string, w: Catalogue): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (e) {
    throw new UsageError(w.cli.notReadable(file, (e as Error).message), EXIT.unreadable);
  }
};
