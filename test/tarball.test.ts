// What is published: the packed tarball, unpacked into an empty folder with nothing but its own dependencies around it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanEnv } from './scenarios/kijun.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'kijun-tarball-'));
const installed = join(home, 'node_modules/kijun');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

let packed: readonly string[] = [];

/** Copies a dependency and what it depends on in turn: what npm would install, without asking a registry. */
const lay = (name: string): void => {
  const to = join(home, 'node_modules', name);
  if (existsSync(to)) return;
  const from = join(ROOT, 'node_modules', name);
  cpSync(from, to, { recursive: true, dereference: true });
  for (const next of Object.keys(manifestIn(from).dependencies ?? {}))
    if (!existsSync(join(from, 'node_modules', next))) lay(next);
};

beforeAll(() => {
  // dist is built before the tests, so npm's own scripts are left out.
  const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
  const [told] = JSON.parse(
    execFileSync('npm', npm, {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  ) as [{ filename: string; files: { path: string }[] }];
  packed = told.files.map((f) => f.path);
  mkdirSync(installed, { recursive: true });
  execFileSync(
    'tar',
    ['-xzf', told.filename, '-C', installed, '--strip-components=1'].map((a) =>
      a === told.filename ? join(home, a) : a,
    ),
  );
  for (const name of Object.keys(manifestIn(installed).dependencies ?? {})) lay(name);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (args: readonly string[], node: readonly string[] = [], env: Record<string, string> = {}) => {
  const bin = join(installed, manifestIn(installed).bin.kijun!);
  try {
    const stdout = execFileSync(process.execPath, [...node, bin, ...args], {
      cwd: home,
      env: cleanEnv(env),
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { code: 0, stdout, stderr: '' };
  } catch (e) {
    const { status, stdout, stderr } = e as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
};

test('holds the program, its packs and its pages, and no test, source or fixture', () => {
  const top = [...new Set(packed.map((path) => path.split('/')[0]!))].sort();
  expect(top).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'rules']);
  expect(
    packed.filter((path) => /(^|\/)(test|src|fixtures|node_modules)\/|\.tsbuildinfo$|(^|\/)\.[^/]+$/.test(path)),
  ).toEqual([]);
  expect(packed).toContain('rules/schema/report.json');
});

test('what package.json points at is there', () => {
  const { bin, exports } = manifestIn(installed);
  for (const path of [...Object.values(bin), ...Object.values(exports['.']!)])
    expect(existsSync(join(installed, path)), path).toBe(true);
  expect(readFileSync(join(installed, bin.kijun!), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('packs are found where they were installed, and their cases can be run', () => {
  const packs = readdirSync(join(installed, 'rules')).filter((name) =>
    existsSync(join(installed, 'rules', name, 'rules')),
  );
  expect(packs.length).toBeGreaterThan(0);
  // All packs are linted and their cases run in test/packs; these show that they can be from here, parents and presets included.
  expect(run(['pack', 'lint', 'jp-students'])).toMatchObject({ code: 0, stderr: '' });
  expect(run(['pack', 'test', 'us-h2b-offers'])).toMatchObject({ code: 0, stderr: '' });
});

test('judges a CSV by the default pack, with what was installed and nothing else', () => {
  writeFileSync(
    join(home, 'payslips.csv'),
    'firm_id,worker_id,period_start,period_end,base_pay\nF1,W1,2026-03-01,2026-03-31,200000\n',
  );
  const { code, stdout, stderr } = run(['check', 'payslips.csv']);
  expect(stderr).toBe('');
  expect(stdout).toContain('payslips.csv');
  expect(code).toBe(2);
});

test('the library can be imported by its name', () => {
  writeFileSync(
    join(home, 'use.mjs'),
    "import { renderers } from 'kijun';\nconsole.log([...renderers.keys()].join(' '));\n",
  );
  expect(execFileSync(process.execPath, ['use.mjs'], { cwd: home, encoding: 'utf8' })).toMatch(/^terminal json/);
});

test('--version and --help load neither ajv nor csv-parse nor a pack', () => {
  writeFileSync(
    join(home, 'record.mjs'),
    [
      "import { appendFileSync } from 'node:fs';",
      'export const resolve = async (name, context, next) => {',
      '  const found = await next(name, context);',
      "  appendFileSync(process.env.LOADED, found.url + '\\n');",
      '  return found;',
      '};',
    ].join('\n'),
  );
  writeFileSync(
    join(home, 'register.mjs'),
    "import { register } from 'node:module';\nregister('./record.mjs', import.meta.url);\n",
  );
  const loaded = (args: readonly string[]): readonly string[] => {
    const list = join(home, 'loaded.txt');
    rmSync(list, { force: true });
    run(args, ['--import', './register.mjs'], { LOADED: list });
    return readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((url) => url.replace(/.*\/node_modules\//, ''));
  };
  const heavy = /^(ajv|csv-parse|tinyglobby|chalk)\/|^kijun\/dist\/(pack|judge|intake|render)\//;
  for (const args of [['--version'], ['--help'], ['check', '--help']]) {
    const list = loaded(args);
    expect(list).toContain('kijun/dist/cli/main.js');
    expect(
      list.filter((url) => heavy.test(url)),
      args.join(' '),
    ).toEqual([]);
  }
  // The record is alive: a command that reads a pack does load them.
  expect(loaded(['pack', 'lint', 'common']).filter((url) => /^ajv\//.test(url))).not.toEqual([]);
});
