// The last step of the build: rules/schema/*.json → dist/validators/*.cjs, so that no run has to compile our own schemas anew.
// Each holds the digest of its schema; where it is not that of the schema at hand, src/pack/schema-faults.ts compiles that instead.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { FILE_KINDS, SCHEMA_OPTIONS } from '../dist/pack/schema-faults.js';

const out = new URL('../dist/validators/', import.meta.url);
mkdirSync(out, { recursive: true });
for (const kind of [...FILE_KINDS, 'policy']) {
  const schema = readFileSync(new URL(`../rules/schema/${kind}.json`, import.meta.url));
  const code = { ...SCHEMA_OPTIONS.code, source: true, formats: _`formats` };
  const ajv = new Ajv2020({ ...SCHEMA_OPTIONS, code });
  const made = standalone.default(ajv, ajv.compile(JSON.parse(schema.toString('utf8'))));
  const digest = createHash('sha256').update(schema).digest('hex');
  writeFileSync(
    new URL(`${kind}.cjs`, out),
    `exports.of = '${digest}';\nexports.make = (formats) => {\nconst module = { exports: {} };\n${made}\nreturn module.exports;\n};\n`,
  );
}
