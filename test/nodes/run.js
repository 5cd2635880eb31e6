// npm run test:nodes: packs kijun, installs the tarball as a user would, and runs the suite with it under other releases of Node.
// Linux on x64 only. The runtimes are packages with an integrity in package-lock.json beside this file; each is asked for its version.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// In-process tests run under the runtime too; the tarball's own test installs by itself, and the architecture has no runtime.
const LEFT_OUT = ['test/tarball.test.ts', 'test/architecture.test.ts'];

const say = (text) => process.stdout.write(`${text}\n`);
const run = (program, args, cwd = ROOT) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const runtimes = () => {
  const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
  run('npm', ['ci', '--no-audit', '--no-fund'], HERE);
  const others = Object.entries(dependencies).map(([name, from]) => {
    const node = join(HERE, 'node_modules', name, 'bin/node');
    return { node, wanted: `v${from.split('@').pop()}` };
  });
  return [{ node: process.execPath, wanted: process.version }, ...others];
};

const install = (home) => {
  run('npm', ['run', '--silent', 'build']);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', home]));
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', join(home, filename)], home);
  return join(home, 'node_modules/kijun/bin/kijun.js');
};

/** The reports of one submission as bytes: they may not depend on the release of Node. */
const digest = (node, bin) => {
  const args = [bin, 'check', 'test/nodes/payslips.csv', '--pack', 'test/scenarios/packs/xx', '--report', 'json'];
  const { stdout, status, stderr } = spawnSync(node, args, { cwd: ROOT, env: {} });
  if (status !== 1) throw new Error(`check ended with ${status}: ${stderr}`);
  return createHash('sha256').update(stdout).digest('hex');
};

const suite = (node, bin) => {
  const left = LEFT_OUT.flatMap((path) => ['--exclude', path]);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...left];
  const { stdout, status } = spawnSync(node, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, KIJUN_BIN: bin, KIJUN_NODE: node, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  const line = stdout.split('\n').findLast((one) => /^ *Tests {2}/.test(one)) ?? 'no closing line';
  if (status !== 0) say(stdout);
  return { passed: status === 0, line: line.trim() };
};

const home = mkdtempSync(join(tmpdir(), 'kijun-nodes-'));
let failed = 0;
try {
  const all = runtimes();
  const bin = install(home);
  const bytes = new Set();
  for (const { node, wanted } of all) {
    const version = run(node, ['-p', 'process.version']).trim();
    if (version !== wanted) throw new Error(`${node} is ${version}, not ${wanted}`);
    const sha256 = digest(node, bin);
    bytes.add(sha256);
    const { passed, line } = suite(node, bin);
    if (!passed) failed += 1;
    say(`${version}: ${line}; reports ${sha256.slice(0, 16)}`);
  }
  if (bytes.size !== 1) {
    failed += 1;
    say('The same submission gave different bytes under different releases of Node.');
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
