// Reports as files: what --report json writes is JSON, the same bytes wherever it is written, and no file name can escape its folder.

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FirmReport, RunSummary } from '../../src/report/types.js';
import { kijunAgain } from '../scenarios/kijun.js';

const PACK = fileURLToPath(new URL('../scenarios/packs/xx', import.meta.url));
const HEAD = 'firm_id,worker_id,region,period_start,period_end,base_pay,hours,pay_date,pay_due,slip_given';
const row = (firm: string, pay: string): string =>
  `${firm},W1,north,2026-03-01,2026-03-31,${pay},160:00,2026-04-10,2026-04-10,yes`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kijun-report-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const check = (rows: readonly string[], ...more: string[]) => {
  writeFileSync(join(cwd, 'payslips.csv'), `${[HEAD, ...rows].join('\n')}\n`);
  return kijunAgain(['check', 'payslips.csv', '--pack', PACK, ...more], { cwd });
};

test('faults beyond the thousand that are listed are counted, where no report holds them', async () => {
  const { stderr } = await check(Array.from({ length: 1203 }, (_, i) => `F1,W${i}`));
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1002);
  expect(lines[1000]).toBe('payslips.csv: 203 more');
});

describe('--report json', () => {
  test('on standard output is an array of reports that ends with the summary', async () => {
    const { stdout, code } = await check([row('F1', '1920'), row('F2', '1600')], '--report', 'json');
    const [one, two, summary] = JSON.parse(stdout) as [FirmReport, FirmReport, RunSummary];
    expect([one.firm.id, one.outcome, two.firm.id, two.outcome]).toEqual(['F1', 'clear', 'F2', 'correct_first']);
    expect(summary.exit).toEqual({ code, word: 'breached' });
    expect(summary.firms.map((f) => f.firm)).toEqual(['F1', 'F2']);
  });

  test("in a folder: the digest in the summary is that of the bytes of the firm's file", async () => {
    await check([row('F1', '1920'), row('F2', '1600')], '--report', 'json:out/');
    const summary = JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')) as RunSummary;
    for (const line of summary.firms) {
      const bytes = readFileSync(join(cwd, `out/${line.firm}.json`));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(line.report);
    }
  });

  test('gives the same bytes whatever the language, the width, the colours, the time zone', async () => {
    const rows = [row('F1', '1920'), row('F2', '1600')];
    const { stdout } = await check(rows, '--report', 'json');
    const env = { LANG: 'ja_JP.UTF-8', COLUMNS: '44', FORCE_COLOR: '3', TZ: 'Asia/Tokyo' };
    const args = ['check', 'payslips.csv', '--pack', PACK, '--report', 'json', '--memory', '0.0001', '--strict-reader'];
    const other = await kijunAgain(args, { cwd, env });
    const judged = (text: string): unknown =>
      (JSON.parse(text) as FirmReport[]).slice(0, 2).map(({ provenance, ...rest }) => rest);
    expect(judged(other.stdout)).toEqual(judged(stdout));
    expect((await kijunAgain(args.slice(0, 6), { cwd, env })).stdout).toBe(stdout);
  });
});

test('a firm id that is a path, or a name no system takes, stays inside the folder and apart from others', async () => {
  const ids = ['../F1', 'a/b', 'a\\b', '..', 'CON:', '株式会社', 'summary', 'con', '-x', 'A1', 'a1'];
  await check(
    ids.map((id) => row(id, '1920')),
    '--report',
    'json:out/deep/',
  );
  const names = readdirSync(join(cwd, 'out/deep'));
  expect(names).toHaveLength(ids.length + 1);
  expect(readdirSync(cwd).sort()).toEqual(['out', 'payslips.csv']);
  expect(names.every((name) => /^[\p{L}\p{N}_%.-]+\.json$/u.test(name))).toBe(true);
});

test('any number of threads and any memory write the same bytes, to standard output and into a folder', async () => {
  const rows = Array.from({ length: 60 }, (_, n) =>
    row(`F${String((n * 7) % 60).padStart(2, '0')}`, n % 3 ? '1600' : n % 2 ? 'sixteen' : ''),
  );
  const run = async (...more: string[]): Promise<readonly string[]> => {
    const out = join(cwd, 'out');
    rmSync(out, { recursive: true, force: true });
    const { stdout, code } = await check(
      rows,
      '--memory',
      '0.001',
      '--report',
      'json',
      '--report',
      'json:out/',
      ...more,
    );
    expect(code).toBe(1);
    return [
      stdout,
      ...readdirSync(out)
        .sort()
        .map((name) => `${name}\n${readFileSync(join(out, name), 'utf8')}`),
    ];
  };
  const one = await run('--threads', '1');
  expect(one).toHaveLength(62);
  expect(one.join('')).toContain('sixteen');
  expect(await run('--memory', '64')).toEqual(one);
  expect(await run('--threads', '2')).toEqual(one);
});

test('a row left out keeps the firms of its file from being clear, held, streamed or parted, and stands in each report', async () => {
  const good = ['F1', 'F2', 'F3'].map((firm) => row(firm, '1920'));
  const ways = [
    { rows: [...good, 'F2,W9,north,2026-03-01'], more: [] },
    { rows: [...good.slice(0, 2), 'F2,W9,north,2026-03-01', good[2]!], more: ['--memory', '0.0001', '--threads', '1'] },
    { rows: [...good.slice(0, 2), 'F2,W9,north,2026-03-01', good[2]!], more: ['--memory', '0.0001', '--threads', '3'] },
    { rows: [good[2]!, ...good.slice(0, 2), 'F2,W9,north,2026-03-01'], more: ['--memory', '0.0001'] },
  ];
  for (const { rows, more } of ways) {
    const { stdout, code } = await check(rows, '--report', 'json', ...more);
    const reports = (JSON.parse(stdout) as FirmReport[]).slice(0, -1);
    expect(code).toBe(2);
    expect(reports.map((r) => [r.firm.id, r.outcome])).toEqual([
      ['F1', 'evidence_required'],
      ['F2', 'evidence_required'],
      ['F3', 'evidence_required'],
    ]);
    for (const { provenance } of reports) expect(provenance.files[0]).toMatchObject({ rowsRead: 4, rowsLeftOut: 1 });
  }
});
