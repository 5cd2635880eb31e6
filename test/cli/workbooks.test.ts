// Workbooks and archives by the built command line: the same data gives the same findings, whatever it comes in.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FirmReport, RunSummary } from '../../src/report/types.js';
import { zip } from '../intake/packed/zip.js';
import { book, type Cell } from '../intake/workbook/book.js';
import { kijunAgain } from '../scenarios/kijun.js';

const cwd = mkdtempSync(join(tmpdir(), 'kijun-books-'));
const scratch = join(cwd, 'tmp');
beforeAll(() => {
  mkdirSync(scratch);
  cpSync(fileURLToPath(new URL('../scenarios/packs', import.meta.url)), join(cwd, 'packs'), { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const HEAD = [
  'firm_id',
  'worker_id',
  'region',
  'period_start',
  'period_end',
  'base_pay',
  'hours',
  'pay_date',
  'pay_due',
  'slip_given',
];
const csv = (workers: readonly string[], hours = '160:00'): string =>
  `${[HEAD, ...workers.map((w) => ['F1', w, 'north', '2026-03-01', '2026-03-31', w === '00001' ? '1920.00' : '1600.00', hours, '2026-04-10', '2026-04-10', 'yes'])].map((r) => r.join(',')).join('\n')}\n`;

/** 2026-03-01 as a workbook counts. */
const MARCH = 46_082;
const day = (serial: number, format: string | number): Cell => ({ n: serial, format });
const rowOf = (worker: number, hours: Cell): Cell[] => [
  'F1',
  { n: worker, format: '00000' },
  'north',
  day(MARCH, 'yyyy"年"m"月"d"日"'),
  day(MARCH + 30, '[$-411]ggge"年"m"月"d"日"'),
  worker === 1 ? 1920 : { f: 'F2-320', v: 1600, format: '#,##0' },
  hours,
  day(MARCH + 40, 14),
  day(MARCH + 40, 14),
  { xml: (ref) => `<c r="${ref}" t="inlineStr"><is><t>yes</t></is></c>` },
];
const HOURS: Cell = { n: 160 / 24, format: '[h]:mm' };
const bookOf = (...rows: Cell[][]): Buffer => book({ sheets: [{ name: '3月', rows: [HEAD, ...rows] }] });

const put = (files: Readonly<Record<string, string | Uint8Array>>): void => {
  rmSync(join(cwd, 'in'), { recursive: true, force: true });
  mkdirSync(join(cwd, 'in'));
  for (const [name, data] of Object.entries(files)) writeFileSync(join(cwd, 'in', name), data);
};
const run = (...args: string[]) => kijunAgain(args, { cwd, env: { TMPDIR: scratch } });
const check = async (...more: string[]) => {
  const { stdout, stderr, code } = await run('check', 'in', '--pack', 'packs/xx', '--report', 'json', ...more);
  const all = stdout === '' ? [] : (JSON.parse(stdout) as (FirmReport | RunSummary)[]);
  return { report: all[0] as FirmReport, summary: all.at(-1) as RunSummary, stderr, code, stdout };
};
/** A report without the places of cells: what was found, and what it is worth. */
const placeless = ({ findings, owed, outcome, coverage, stages }: FirmReport): string =>
  JSON.stringify({
    findings: findings.map(({ cells, ...f }) => ({ ...f, n: cells.length })),
    owed,
    outcome,
    coverage,
    stages,
  });

describe('a workbook', () => {
  test('gives the findings of the same data as CSV, with sheet, row and cell; in an archive too', async () => {
    put({ 'pay.csv': csv(['00001', '00002']) });
    const plain = await check();
    expect(plain.code).toBe(1);
    const bytes = bookOf(rowOf(1, HOURS), rowOf(2, HOURS));
    put({ 'pay.xlsx': bytes, '~$pay.xlsx': 'lock' });
    const made = await check();
    expect(placeless(made.report)).toBe(placeless(plain.report));
    expect(made.code).toBe(1);
    const cells = made.report.findings.flatMap((f) => f.cells ?? []);
    expect(cells).toContainEqual({
      file: 'in/pay.xlsx#3月',
      row: 3,
      column: 'hours',
      written: '160:00',
      field: 'hours',
      cell: 'G3',
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(made.report.provenance.files).toMatchObject([
      { file: 'in/pay.xlsx#3月', sha256, sheet: '3月', rowsRead: 2 },
    ]);
    expect(made.report.provenance.faultCounts).toEqual({ formulas_by_value: 1, zeros_by_format: 1 });
    const archive = zip([{ name: iconv.encode('給与/三月.xlsx', 'cp932'), data: bytes }]);
    put({ 'all.zip': archive });
    const packed = await check();
    expect(placeless(packed.report)).toBe(placeless(plain.report));
    expect(packed.report.provenance.files).toMatchObject([
      {
        file: 'in/all.zip/給与/三月.xlsx#3月',
        sha256,
        archive: { file: 'in/all.zip', sha256: createHash('sha256').update(archive).digest('hex') },
      },
    ]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('whose hours are no value leaves the month undecided, and says why at the cell', async () => {
    const cells: readonly [Cell, string][] = [
      [{ f: 'A9', t: 'e', v: '#REF!' }, 'cell_error'],
      [{ f: 'A9' }, 'formula_without_value'],
      [{ n: 160 / 24, format: 'h:mm' }, 'time_beyond_a_day'],
      [{ n: 9600, format: 'General' }, 'hours_too_many'],
      [{ n: 160 / 24 + 15 / 86400, format: '[h]:mm' }, 'hours_not_whole_minutes'],
    ];
    put({ 'pay.xlsx': bookOf(...cells.map(([cell], i) => rowOf(i + 2, cell))) });
    const { report, code } = await check();
    expect(code).toBe(2);
    for (const [i, [, fault]] of cells.entries())
      expect(report.provenance.faults.find((f) => f.code === fault)).toMatchObject({ row: i + 2, cell: `G${i + 2}` });
    expect(report.findings.filter((f) => f.answer === 'breached')).toEqual([]);
  });

  test('is verified sheet by sheet, and a changed one is told', async () => {
    put({ 'all.zip': zip([{ name: 'pay.xlsx', data: bookOf(rowOf(1, HOURS)) }]) });
    await check('--report', 'json:r.json');
    expect((await run('verify', 'r.json', 'in', '--pack', 'packs/xx')).code).toBe(0);
    put({ 'all.zip': zip([{ name: 'pay.xlsx', data: bookOf(rowOf(2, HOURS)) }]) });
    expect((await run('verify', 'r.json', 'in', '--pack', 'packs/xx')).code).toBe(1);
  });

  test('with sheets of two kinds: --as, --preset and --map name a sheet or the book', async () => {
    const bytes = book({
      sheets: [
        { name: 'A', rows: [HEAD, rowOf(1, HOURS)] },
        { name: 'B', rows: [HEAD.map((h) => (h === 'hours' ? 'worked' : h)), rowOf(2, HOURS)] },
      ],
    });
    put({ 'pay.xlsx': bytes });
    const columns = Object.fromEntries(HEAD.map((h) => [h, { header: [h === 'hours' ? 'worked' : h] }]));
    const map = { files: { 'pay.xlsx#B': { table: 'payslip', columns } } };
    writeFileSync(join(cwd, 'map.json'), JSON.stringify({ $schema: 'urn:kijun:schema:mapping', ...map }));
    const { report, code, stderr } = await check('--as', 'payslip=pay.xlsx#A', '--map', 'map.json');
    expect([stderr, code]).toEqual(['Exit 1: at least one breach was found\n', 1]);
    expect(report.provenance.files.map((f) => [f.file, f.tableWhy])).toEqual([
      ['in/pay.xlsx#A', 'option'],
      ['in/pay.xlsx#B', 'map'],
    ]);
    const none = await check('--as', 'payslip=pay.xlsx#C');
    expect(none.code).toBe(64);
    const shown = await run('columns', 'in/pay.xlsx', '--pack', 'packs/xx');
    expect(shown.stdout).toContain('in/pay.xlsx#A');
    expect(shown.stdout).toContain('in/pay.xlsx#B');
  });

  test('that cannot be read stops the run with what to do, in both languages', async () => {
    put({
      'old.xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'a.zip': zip([{ name: '../x.csv', data: 'a' }]),
    });
    const en = await check();
    expect(en.code).toBe(3);
    expect(en.stderr).toContain('in/a.zip/../x.csv: The file has a name that leads out of the archive');
    expect(en.stderr).toContain(
      'in/old.xls: This is a document of a kind that kijun does not read (xls). Open it in the program it comes from, and save it as .xlsx or as CSV.',
    );
    expect((await check('--lang', 'ja')).stderr).toContain('.xlsx か CSV で保存してください');
  });

  test('larger than memory is read from the scratch folder, by threads as well, to the same bytes', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => rowOf(i + 1, HOURS));
    put({ 'pay.xlsx': bookOf(...rows), 'z.zip': zip([{ name: 'more.csv', data: csv(['90001', '90002']) }]) });
    const whole = await check('--threads', '1');
    const parted = await check('--memory', '0.001', '--threads', '2');
    expect(parted.stdout).toBe(whole.stdout);
    expect(readdirSync(scratch)).toEqual([]);
  });
});
