// Standard output of any size through a pipe, and readers and disks that end early.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BIN, cleanEnv, kijun, NODE, start } from '../scenarios/kijun.js';

const PACK = fileURLToPath(new URL('../scenarios/packs/xx', import.meta.url));
const FIRMS = 250;
const cwd = mkdtempSync(join(tmpdir(), 'kijun-pipes-'));
const args = ['check', 'payslips.csv', '--pack', PACK, '--report', 'json'];

beforeAll(() => {
  const row = (n: number): string =>
    `F${String(n).padStart(4, '0')},W${n},north,2026-03-01,2026-03-31,1600.00,160:00,2026-04-10,2026-04-10,yes\n`;
  const head = 'firm_id,worker_id,region,period_start,period_end,base_pay,hours,pay_date,pay_due,slip_given\n';
  writeFileSync(join(cwd, 'payslips.csv'), head + Array.from({ length: FIRMS }, (_, n) => row(n)).join(''));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test('more than a megabyte arrives whole, however slowly it is read', async () => {
  const child = start(args, { cwd });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 2);
  });
  const [code] = await once(child, 'close');
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.length).toBeGreaterThan(1 << 20);
  const parsed = JSON.parse(text) as { kind: string }[];
  expect(parsed.map((one) => one.kind)).toEqual([...Array.from({ length: FIRMS }, () => 'report'), 'summary']);
  expect(code).toBe(1);
});

test('a reader that closes early is no error and does not change the exit code', async () => {
  const child = start(args, { cwd });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect(Buffer.concat(errors).toString('utf8')).toMatch(/^Exit 1: [^\n]*\n$/);
  expect(code).toBe(1);
});

test('standard input and a file give the same reports', async () => {
  const { stdout } = await kijun(args, { cwd });
  const piped = start(['check', '-', ...args.slice(2)], { cwd });
  piped.stdin.end((await import('node:fs')).readFileSync(join(cwd, 'payslips.csv')));
  const chunks: Buffer[] = [];
  piped.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(piped, 'close');
  const named = (text: string): unknown[] =>
    (JSON.parse(text) as { findings?: unknown[] }[]).map((one) => one.findings);
  const unnamed = (text: string): string =>
    JSON.stringify(named(text)).replaceAll('"file":"payslips.csv"', '"file":"-"');
  expect(unnamed(Buffer.concat(chunks).toString('utf8'))).toBe(unnamed(stdout));
});

test.runIf(existsSync('/dev/full'))('a full disk is told, and is not taken for a breach', async () => {
  const child = spawn(NODE, [BIN, ...args], {
    cwd,
    env: cleanEnv(),
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr!.on('data', (chunk: Buffer) => errors.push(chunk));
  const [code] = await once(child, 'close');
  expect(Buffer.concat(errors).toString('utf8')).toMatch(/^kijun: stdout could not be written \(ENOSPC/);
  expect(code).toBe(64);
});
