import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lintPack } from '../../src/pack/lint/lint.js';
import { loadPack } from '../../src/pack/load.js';
import type { PackFiles } from '../../src/pack/pack-files.js';
import { compileSchemas } from '../../src/pack/schema-faults.js';
import { brokenPack, expectedOf, packAt, testPack } from './overlay.js';

const schemas = compileSchemas(packAt('rules/schema'));
const faultsOf = (files: PackFiles) => {
  const { pack, faults } = loadPack(files, testPack, schemas);
  return pack ? lintPack(pack) : faults;
};

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
