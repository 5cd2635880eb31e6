import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderFiles } from '../../src/cli/pack-files.js';
import { compilePack } from '../../src/pack/compile.js';
import { loadPack } from '../../src/pack/load.js';
import { compileSchemas } from '../../src/pack/schema-faults.js';

const at = (path: string) => folderFiles(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
const schemas = compileSchemas(at('rules/schema'));

test('the good pack loads', () => {
  const { pack, faults } = loadPack(at('test/packs/good'), () => undefined, schemas);
  expect(faults).toEqual([]);
  expect(compilePack(pack!).faults).toEqual([]);
  expect(pack).toMatchObject({ id: 'good' });
});
