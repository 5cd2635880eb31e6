// Paths that name a sheet of a workbook: only it is read, what is left is told, and a file with a # in its name is a file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openIo } from '../../src/cli/io.js';
import { openTables } from '../../src/cli/kept.js';
import { openScratch } from '../../src/cli/scratch.js';
import { words } from '../../src/text/index.js';
import { book } from '../intake/workbook/book.js';

const cwd = mkdtempSync(join(tmpdir(), 'kijun-sheets-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const sheets = ['表紙', '4月', '5月'].map((name) => ({
  name,
  rows: [
    ['worker_id', 'base'],
    ['W1', name],
  ],
}));
writeFileSync(join(cwd, 'pay.xlsx'), book({ sheets }));
writeFileSync(join(cwd, 'pay#4月.csv'), 'worker_id,base\nW1,5\n');
writeFileSync(join(cwd, 'a#b.xlsx'), book({ sheets: sheets.slice(1) }));

const opened = async (...paths: readonly string[]) => {
  const scratch = openScratch();
  try {
    const tables = await openTables(
      paths.map((path) => join(cwd, path)),
      scratch,
      openIo(process, 'en'),
      words('en'),
    );
    return tables.map(({ name, taken }) => [
      name.slice(cwd.length + 1),
      ...(taken?.faults ?? []).map((f) => `${f.code} ${f.args.sheets}`),
    ]);
  } finally {
    scratch.close();
  }
};

test('a sheet that is named is read alone, and the others are told', async () => {
  expect(await opened('pay.xlsx#4月')).toEqual([['pay.xlsx#4月', 'sheets_not_named 5月, 表紙']]);
  expect(await opened('pay.xlsx#4月', 'pay.xlsx#5月')).toEqual([
    ['pay.xlsx#4月', 'sheets_not_named 表紙'],
    ['pay.xlsx#5月'],
  ]);
});

test('a workbook that is named itself is read whole', async () => {
  expect(await opened('pay.xlsx', 'pay.xlsx#4月')).toEqual([['pay.xlsx#4月'], ['pay.xlsx#5月'], ['pay.xlsx#表紙']]);
});

test('a # in the name of a file is part of it', async () => {
  expect(await opened('pay#4月.csv')).toEqual([['pay#4月.csv']]);
  expect(await opened('a#b.xlsx')).toEqual([['a#b.xlsx#4月'], ['a#b.xlsx#5月']]);
  expect(await opened('a#b.xlsx#5月')).toEqual([['a#b.xlsx#5月', 'sheets_not_named 4月']]);
});

test('a sheet that is not there is refused, with those that are', async () => {
  await expect(opened('pay.xlsx#6月')).rejects.toThrow(
    'has no sheet "6月" with anything in it. Write one of: 4月, 5月, 表紙.',
  );
  await expect(opened('gone.xlsx#6月')).rejects.toThrow('There is no file or folder');
});
