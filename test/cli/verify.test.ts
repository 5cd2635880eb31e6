// One byte of input, pack or report changed: kijun verify finds it and names it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { processWith } from './process.js';

const root = mkdtempSync(join(tmpdir(), 'kijun-verify-'));
const at = (...names: string[]): string => join(root, ...names);
const inputs = at('in');
const pack = at('packs', 'xx');

const kijun = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { process, told } = processWith({});
  return { code: await main(args, process), ...told };
};
const verify = (report: string, ...more: string[]) => kijun('verify', report, inputs, '--pack', pack, ...more);

const HEAD = 'firm_id,worker_id,region,period_start,period_end,base_pay,hours,pay_date,pay_due,slip_given\n';
const row = (firm: string, worker: string, pay: string): string =>
  `${firm},${worker},north,2026-03-01,2026-03-31,${pay},160:00,2026-04-10,2026-04-10,yes\n`;

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../scenarios/packs', import.meta.url)), at('packs'), { recursive: true });
  mkdirSync(inputs);
  writeFileSync(join(inputs, 'march.csv'), HEAD + row('F1', 'W1', '1600.00') + row('F2', 'W1', '1920.00'));
  writeFileSync(join(inputs, 'april 2026.csv'), HEAD + row('F1', 'W2', '1600.00'));
  const run = (to: string) =>
    kijun(
      'check',
      inputs,
      '--pack',
      pack,
      '--as',
      'payslip=april 2026.csv',
      '--as',
      'payslip=march.csv',
      '--report',
      to,
    );
  await run(`json:${at('out')}/`);
  await run(`json:${at('run.json')}`);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The file as it is, with one byte changed, while `then` runs. */
const changed = async <T>(path: string, change: (bytes: Buffer) => void, then: () => Promise<T>): Promise<T> => {
  const before = readFileSync(path);
  const after = Buffer.from(before);
  change(after);
  writeFileSync(path, after);
  try {
    return await then();
  } finally {
    writeFileSync(path, before);
  }
};
const flip =
  (offset: number) =>
  (bytes: Buffer): void => {
    bytes[offset]! ^= 1;
  };

test.each(['out/F1.json', 'out/F2.json', 'out/summary.json', 'run.json'])('%s comes out the same', async (name) => {
  const { code, out, err } = await verify(at(name));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('recomputed from 2 input files with the pack xx 2026.1.0: the same bytes.');
});

test('copies elsewhere are as good: files are known by the end of their names', async () => {
  cpSync(inputs, at('copy', 'in'), { recursive: true });
  const { code } = await kijun('verify', at('out', 'F1.json'), at('copy', 'in'), '--pack', pack);
  expect(code).toBe(0);
});

describe('one byte', () => {
  test.each(['march.csv', 'april 2026.csv'])('of the input %s', async (name) => {
    const path = join(inputs, name);
    const size = readFileSync(path).length;
    for (const offset of [0, HEAD.length + 45, size - 1]) {
      const { code, out } = await changed(path, flip(offset), () => verify(at('run.json')));
      expect(code).toBe(1);
      expect(out).toMatch(new RegExp(`the input \\S*${name} is (not the one it was made from|missing)`));
    }
  });

  test.each(['pack.json', 'parameters/lowest-wage.csv', 'cases/wages/lowest-wage.json'])(
    'of the pack: %s',
    async (name) => {
      const version = (bytes: Buffer): void => {
        bytes[bytes.lastIndexOf('2026') + 3] = '7'.charCodeAt(0);
      };
      const { code, out } = await changed(join(pack, name), version, () => verify(at('run.json')));
      expect(code).toBe(1);
      expect(out).toMatch(
        /the pack xx is not the one it was made with: version and digest 2026\.1\.0 [0-9a-f]{64} then/,
      );
    },
  );

  test.each(['out/F1.json', 'run.json'])('of the report, wherever it is: %s', async (name) => {
    const path = at(name);
    const size = readFileSync(path).length;
    for (let i = 0; i < 20; i += 1) {
      const offset = Math.floor((i * (size - 1)) / 19);
      const { code, out, err } = await changed(path, flip(offset), () => verify(path));
      expect([1, 3, 64], `byte ${offset}: ${out}${err}`).toContain(code);
      expect(code === 1 ? out : err, `byte ${offset}`).toContain(path);
      expect(out + err).not.toContain('This is a bug');
    }
  });

  test('of the report: the place is named', async () => {
    const path = at('out', 'F1.json');
    const owed = (bytes: Buffer): void => {
      bytes[bytes.indexOf('"320"') + 1] = '9'.charCodeAt(0);
    };
    const { out } = await changed(path, owed, () => verify(path));
    expect(out).toMatch(/: at \/owed\/workers\/0\/total\/amount it says "920"; recomputed, it is "320"\./);
  });
});

test('a report with the same content in other bytes', async () => {
  const path = at('out', 'F2.json');
  const compact = at('compact.json');
  writeFileSync(compact, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
  const { code, out } = await verify(compact);
  expect(code).toBe(1);
  expect(out).toContain('its bytes are not those that kijun writes, from byte 1 on');
});

test('a file left out and a file added', async () => {
  const one = await kijun('verify', at('out', 'F1.json'), join(inputs, 'march.csv'), '--pack', pack);
  expect(one.code).toBe(1);
  expect(one.out).toMatch(/the input \S*april 2026\.csv is missing \(SHA-256/);
  const path = join(inputs, 'may.csv');
  writeFileSync(path, HEAD + row('F1', 'W9', '1920.00'));
  const more = await verify(at('out', 'F1.json'));
  rmSync(path);
  expect(more.code).toBe(1);
  expect(more.out).toMatch(/the input \S*may\.csv was not there when it was made/);
});

test('another version of kijun, and a firm that is not there', async () => {
  const path = at('out', 'F1.json');
  const tool = (bytes: Buffer): void => {
    bytes[bytes.indexOf('"kijun ') + 7] = '9'.charCodeAt(0);
  };
  const { out } = await changed(path, tool, () => verify(path));
  expect(out).toMatch(/it was written by kijun 9\S+; this is kijun \d/);
  const firm = (bytes: Buffer): void => {
    bytes[bytes.indexOf('"F1"') + 2] = '7'.charCodeAt(0);
  };
  const other = await changed(path, firm, () => verify(path));
  expect(other.out).toContain('the inputs hold no row of the firm F7.');
});

test('an envelope whose content, label or key id was altered', async () => {
  const signed = at('signed.json');
  await kijun('keygen', at('keys'));
  await kijun('sign', at('out', 'F2.json'), '--key', at('keys', 'kijun-private.pem'), '--out', signed);
  const key = ['--key', at('keys', 'kijun-public.pem')];
  expect((await verify(signed, ...key)).code).toBe(0);
  const envelope = JSON.parse(readFileSync(signed, 'utf8')) as Record<string, unknown> & {
    payload: string;
    signatures: { keyid: string }[];
  };
  const report = Buffer.from(envelope.payload, 'base64').toString().replace('"outcome": "clear"', '"outcome": "cleaR"');
  const altered = async (change: object): Promise<string> => {
    writeFileSync(signed, `${JSON.stringify({ ...envelope, ...change }, null, 2)}\n`);
    const { code, out } = await verify(signed, ...key);
    expect(code).toBe(1);
    return out;
  };
  const content = await altered({ payload: Buffer.from(report).toString('base64') });
  expect(content).toMatch(/the signature of key [0-9a-f]{64} is not of this content/);
  expect(content).toContain('at /outcome it says "cleaR"; recomputed, it is "clear".');
  const label = await altered({ payloadType: 'application/vnd.kijun.summary+json' });
  expect(label).toContain('the envelope calls its content application/vnd.kijun.summary+json, but it is');
  const other = await altered({ signatures: envelope.signatures.map((s) => ({ ...s, keyid: 'ab'.repeat(32) })) });
  expect(other).toContain('but the envelope gives another id for it: abab');
  expect(await altered({ more: 1 })).toContain('the envelope is not written as kijun writes it');
});
