import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { FILE_KINDS } from '../../src/pack/schema-faults.js';
import { packAt } from './overlay.js';

const files = packAt('rules/schema');
const schemas = files.list().map((path) => ({ path, schema: JSON.parse(new TextDecoder().decode(files.read(path))) }));

test('every kind of file has a schema, each under its own name', () => {
  const kinds = schemas.map(({ schema }) => schema.$id.replace('urn:kijun:schema:', ''));
  expect(kinds.map((k) => `${k}.json`)).toEqual(schemas.map((s) => s.path));
  expect(kinds).toEqual(expect.arrayContaining([...FILE_KINDS, 'report', 'summary']));
});

// An editor opens one schema at a time, so each holds its own copy of what they share.
test('copies of a shared definition agree', () => {
  const first = new Map<string, unknown>();
  for (const { path, schema } of schemas) {
    for (const [name, def] of Object.entries(schema.$defs as Record<string, unknown>)) {
      // A report's law is one reference of the list that a pack gives.
      if (['report.json', 'summary.json'].includes(path) || name === 'column') continue;
      if (!first.has(name)) first.set(name, def);
      expect(def, `${path} ${name}`).toEqual(first.get(name));
    }
  }
});

test('every object is closed: a slip of the pen is never ignored', () => {
  const open = (node: unknown, at: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const n = node as Record<string, unknown>;
    const here = n.type === 'object' && n.additionalProperties === undefined ? [at] : [];
    return [...here, ...Object.entries(n).flatMap(([k, v]) => open(v, `${at}/${k}`))];
  };
  expect(schemas.flatMap(({ path, schema }) => open(schema, path))).toEqual([]);
});

test.each(schemas)('$path is a JSON Schema of 2020-12', ({ schema }) => {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    formats: { date: true },
  });
  expect(() => ajv.compile(schema)).not.toThrow();
});
