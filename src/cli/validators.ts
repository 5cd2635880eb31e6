// Validators made when kijun was built (.build/validators.js). In: a kind of file and the bytes of its schema. Out: its validator, or
// undefined where none was made of just these bytes.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Ready, SCHEMA_OPTIONS } from '../pack/schema-faults.js';

const require = createRequire(import.meta.url);

interface Built {
  /** SHA-256 of the schema. */
  readonly of: string;
  readonly make: (formats: typeof SCHEMA_OPTIONS.formats) => ReturnType<Ready>;
}

export const builtValidator: Ready = (kind, schema) => {
  const file = fileURLToPath(new URL(`../../dist/validators/${kind}.cjs`, import.meta.url));
  if (!existsSync(file)) return undefined;
  const built = require(file) as Built;
  const same = built.of === createHash('sha256').update(schema).digest('hex');
  return same ? built.make(SCHEMA_OPTIONS.formats) : undefined;
};
