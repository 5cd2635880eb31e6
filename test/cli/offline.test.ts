// kijun opens no socket: run with every way out of the machine refused and noted, and where strace is there, traced.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { BIN, cleanEnv, kijun, NODE } from '../scenarios/kijun.js';
import { rowsOf, write, YY } from '../screening/kit.js';

const TRAP = new URL('./no-network.js', import.meta.url).href;
const cwd = mkdtempSync(join(tmpdir(), 'kijun-offline-'));
const log = join(cwd, 'tries.txt');
cpSync(fileURLToPath(new URL('../scenarios/packs', import.meta.url)), join(cwd, 'packs'), { recursive: true });
const row = (firm: number): string =>
  `F${firm},W1,north,2026-03-01,2026-03-31,1600.00,160:00,2026-04-10,2026-04-10,yes\n`;
writeFileSync(
  join(cwd, 'payslips.csv'),
  `firm_id,worker_id,region,period_start,period_end,base_pay,hours,pay_date,pay_due,slip_given\n${Array.from({ length: 300 }, (_, i) => row(1000 + i)).join('')}`,
);
afterAll(() => {
  for (const folder of [cwd, yy]) rmSync(folder, { recursive: true, force: true });
});

/** What was tried, beside the trap's own line. */
const tries = (): { readonly loaded: number; readonly tried: readonly string[] } => {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  rmSync(log, { force: true });
  return { loaded: lines.filter((l) => l === 'loaded').length, tried: lines.filter((l) => l !== 'loaded') };
};

const yy = write([rowsOf({ firm: 'G1', differs: 'firm.insured=', kind: 'new_admission' })]);
const SCREENED = [
  ...['firm.csv', 'payslip.csv', '--applications', 'application.csv'].map((a) => (a.startsWith('-') ? a : join(yy, a))),
  ...['--pack', YY, '--as-of', '2026-04-15'],
];
const THREADS = ['--memory', '0.01', '--threads', '2'];

describe('with every way out refused', () => {
  test('the trap holds: what does try is noted', () => {
    const script =
      "try { await fetch('https://kijun.example') } catch {}\nimport('node:net').then((n) => n.connect(1)).catch(() => 0)";
    writeFileSync(join(cwd, 'tries.mjs'), script);
    spawnSync(NODE, ['--import', TRAP, 'tries.mjs'], { cwd, env: cleanEnv({ NO_NETWORK: log }) });
    expect(tries()).toEqual({ loaded: 1, tried: ['fetch', 'net.connect'] });
  });

  test.each([
    [
      'check, with threads',
      ['check', 'payslips.csv', '--pack', 'packs/xx', ...THREADS, '--report', 'json:run.json'],
      1,
    ],
    ['screen', ['screen', ...SCREENED], 2],
    ['keygen', ['keygen', 'keys'], 0],
    ['sign', ['sign', 'run.json', '--key', 'keys/kijun-private.pem', '--out', 'signed.json'], 0],
    ['verify', ['verify', 'signed.json', 'payslips.csv', '--pack', 'packs/xx', '--key', 'keys/kijun-public.pem'], 0],
    ['notice', ['notice', 'signed.json', '--pack', 'packs/xx', '--out', 'notices'], 0],
  ])('%s', async (what, args, code) => {
    const ran = await kijun(args, { cwd, env: { NO_NETWORK: log }, node: ['--import', TRAP] });
    expect(ran.code, ran.stderr).toBe(code);
    const { loaded, tried } = tries();
    expect(tried).toEqual([]);
    expect(loaded).toBeGreaterThan(what.includes('threads') ? 1 : 0);
  });
});

const STRACE = 'strace';
const canTrace = spawnSync(STRACE, ['-o', '/dev/null', 'true']).status === 0;

test.runIf(canTrace)('traced by the kernel: no socket of the internet is made', () => {
  const trace = join(cwd, 'trace.txt');
  const args = ['-f', '-e', 'trace=network', '-o', trace, NODE, BIN, 'check', 'payslips.csv', '--pack', 'packs/xx'];
  const { status } = spawnSync(STRACE, [...args, ...THREADS, '--report', 'json:other.json'], {
    cwd,
    env: cleanEnv(),
  });
  expect(status).toBe(1);
  const calls = readFileSync(trace, 'utf8').split('\n');
  expect(calls.filter((call) => /AF_INET|AF_NETLINK|\b(connect|bind|listen|sendto)\(/.test(call))).toEqual([]);
});
