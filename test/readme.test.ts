// README.md keeps its word: its commands exist, its links lead somewhere, and its excerpt is what kijun prints today.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXIT } from '../src/cli/exit.js';
import { kijunAgain } from './scenarios/kijun.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const page = (name: string): string => readFileSync(`${ROOT}/${name}`, 'utf8');
const scripts = (JSON.parse(page('package.json')) as { scripts: Record<string, string> }).scripts;

test('the excerpt stands in what npm start prints, line by line', async () => {
  const args = scripts.start!.split(' node bin/kijun.js ')[1]!.split(' ');
  const { stdout, code } = await kijunAgain(args, { cwd: ROOT });
  expect(code).toBe(0);
  for (const firm of ['AOBA', 'MINATO', 'kasumi-nouen']) expect(stdout).toContain(firm);
  const excerpt =
    /<!-- excerpt[^>]*-->\n```text\n([\s\S]*?)```\n<!-- end of excerpt -->/.exec(page('README.md'))?.[1] ?? '';
  const pieces = excerpt.split(/^…\n/m).filter(Boolean);
  expect(pieces.length).toBeGreaterThan(2);
  let from = 0;
  for (const piece of pieces) {
    const at = stdout.indexOf(piece, from);
    if (at < 0)
      expect.fail(`README.md: kijun does not print this (any more, or in this order); paste it anew:\n${piece}`);
    from = at + piece.length;
  }
});

test.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'CHANGELOG.md'])(
  '%s: npm scripts and linked files exist',
  (name) => {
    const text = page(name);
    const built = new Set(['ci', 'cit', 'install', 'pack', 'test', 'start', 'run']);
    for (const [, script] of text.matchAll(/\bnpm run (?:--silent )?([a-z:]+)/g))
      expect(scripts, name).toHaveProperty([script!]);
    for (const [, word] of text.matchAll(/`npm ([a-z]+)/g)) expect(built, `${name}: npm ${word}`).toContain(word);
    const folder = name.includes('/') ? `${name.split('/')[0]}/` : '';
    for (const [, link] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(`${ROOT}/${folder}${link}`), `${name}: ${link}`).toBe(true);
  },
);

test('README.md lists every exit code', () => {
  const listed = [...page('README.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  for (const code of Object.values(EXIT)) expect(listed).toContain(code);
});

test('the scenario in CONTRIBUTING.md is one of ours', () => {
  const shown = /```text\n(Blank hours[\s\S]*?)```/.exec(page('CONTRIBUTING.md'))?.[1];
  expect(shown).toBe(page('test/scenarios/exit-2-blank-hours.txt'));
});
