// Exit codes that no input file can bring about, and the table of codes itself.
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.js';
import { main } from '../../src/cli/main.js';
import { words } from '../../src/text/index.js';
import { processWith } from './process.js';

const PACK = fileURLToPath(new URL('../scenarios/packs/xx', import.meta.url));

test('70: an error nobody foresaw is called a bug, with its stack, and never ends as "breached"', async () => {
  const { process, told } = processWith({
    broken: () => {
      throw new TypeError('the stream is made of cheese');
    },
  });
  expect(await main(['pack', 'lint', PACK], process)).toBe(70);
  expect(told.err).toMatch(
    /^kijun: This is a bug in kijun: the stream is made of cheese\. Please report it with the command you ran\.\nTypeError/,
  );
  expect(told.err).toContain('exit.test.ts');
});

test('70 in Japanese', async () => {
  const { process, told } = processWith({
    env: { LANG: 'ja_JP.UTF-8' },
    broken: () => {
      throw new TypeError('?');
    },
  });
  expect(await main(['pack', 'lint', PACK], process)).toBe(70);
  expect(told.err).toMatch(/^kijun: kijun の不具合です：/);
});

test('3: standard input that fails half way is an input that could not be read, not a bug', async () => {
  const stdin = Readable.from(
    (function* () {
      yield Buffer.from('worker_id,base_pay\n');
      throw new Error('the cable was pulled');
    })(),
  );
  const { process, told } = processWith({ stdin });
  expect(await main(['check', '-', '--pack', PACK], process)).toBe(3);
  expect(told.err).toBe('kijun: - could not be read (the cable was pulled). Check that you may read it.\n');
});

test('every code has its words in both languages', () => {
  const codes = Object.values(EXIT).map(String);
  expect(Object.keys(words('en').exits)).toEqual(codes);
  expect(Object.keys(words('ja').exits)).toEqual(codes);
});
