import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtValidator } from '../../src/cli/validators.js';
import { lintPack } from '../../src/pack/lint/lint.js';
import { loadPack } from '../../src/pack/load.js';
import type { PackFiles } from '../../src/pack/pack-files.js';
import { compileSchemas, FILE_KINDS } from '../../src/pack/schema-faults.js';
import { brokenPack, expectedOf, packAt, testPack } from './overlay.js';

const schemas = compileSchemas(packAt('rules/schema'));
/** What a run uses: the validators that the build made. */
const built = compileSchemas(packAt('rules/schema'), builtValidator);
const faultsOf = (files: PackFiles) => {
  const { pack, faults } = loadPack(files, testPack, built);
  expect(loadPack(files, testPack, schemas).faults).toEqual(faults);
  return pack ? lintPack(pack) : faults;
};

describe('validators made by the build', () => {
  test.each([...FILE_KINDS, 'policy'])('%s: there is one of this schema, and none of another', (kind) => {
    const schema = packAt('rules/schema').read(`${kind}.json`);
    expect(builtValidator(kind, schema), 'npm run build').toBeTypeOf('function');
    expect(builtValidator(kind, new Uint8Array([...schema, 32]))).toBeUndefined();
    expect(builtValidator('no-such-kind', schema)).toBeUndefined();
  });
});

describe('sound packs have no faults', () => {
  test.each(['good', 'child', 'market', 'order'])('%s', (id) => {
    expect(faultsOf(packAt(`test/packs/${id}`))).toEqual([]);
  });
});

describe('one mistake is told once, in its place, in both languages', () => {
  const mistakes = readdirSync(fileURLToPath(new URL('../packs/broken', import.meta.url))).sort();
  test.each(mistakes)('%s', (mistake) => {
    const { code, file, at, message } = expectedOf(mistake);
    const faults = faultsOf(brokenPack(mistake));
    expect(faults.map((f) => ({ code: f.code, file: f.file, at: f.at, en: f.message.en }))).toEqual([
      { code, file, at, en: expect.stringContaining(message) },
    ]);
    expect(faults[0]!.message.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });
});
