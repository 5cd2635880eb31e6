// A decision record is made anew from its inputs; what was altered in it, in its policy or in its inputs is named.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { DecisionRecord } from '../../src/screening/types.js';
import { rowsOf, screen, write, YY } from '../screening/kit.js';
import { processWith } from './process.js';

const POLICY = fileURLToPath(new URL('../../rules/policy.json', import.meta.url));
let folder: string;
const at = (name: string): string => join(folder, name);
const sound = { firm: 'G1', differs: '', kind: 'new_admission' };
const short = { firm: 'G2', differs: 'W1/2026-03.hourly_pay=9', kind: 'renewal' };
const barred = { firm: 'G3', differs: 'act=fine final 2029-03-01', kind: 'new_admission' };
const FILES = ['firm.csv', 'payslip.csv', 'application.csv', 'official_act.csv', 'manifest.csv'];

const kijun = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { process, told } = processWith({});
  return { code: await main(args, process), ...told };
};
const verify = (record: string, ...more: string[]) =>
  kijun('verify', at(record), ...FILES.map(at), '--pack', YY, ...more);

beforeAll(async () => {
  folder = write([sound, short, barred].map((told) => rowsOf(told)));
  await screen(folder, ['--decision', 'json:decisions/']);
}, 60_000);

const RECORDS = ['G1.A-G1', 'G2.A-G2', 'G3.A-G3'].map((name) => `decisions/${name}.json`);

test.each(RECORDS)('%s comes out the same', async (record) => {
  const { code, out, err } = await verify(record);
  expect({ code, err }, out).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/recomputed from 5 input files with the pack yy \S+: the same bytes\./);
});

test('signed, and cited by its report', async () => {
  await kijun('keygen', at('keys'));
  await kijun('sign', at(RECORDS[1]!), '--key', at('keys/kijun-private.pem'), '--out', at('signed.json'));
  const key = ['--key', at('keys/kijun-public.pem')];
  expect((await verify('signed.json', ...key, '--cited', at('reports/G2.json'))).code).toBe(0);
  const other = await verify('signed.json', ...key, '--cited', at('reports/G1.json'));
  expect(other.code).toBe(1);
  expect(other.out).toMatch(/it cites the report [0-9a-f]{64}, and here the report is [0-9a-f]{64}/);
});

test('made with options, a settlement and a policy of its own: the record and its inputs are enough', async () => {
  const told = { ...short, firm: 'G4' };
  const rows = rowsOf(told);
  const listed = { firm_id: 'G4', table: 'settlement', grade: 'E3', supplied_by: 'bank' };
  const other = write([{ ...rows, manifest: [...rows.manifest, listed] }]);
  const bank = join(other, 'bank.csv');
  const row = 'S-1,G4,repaid,wages/lowest,G4-W1,2026-03-01,2026-03-31,2026-04-02,1.00,T-1';
  writeFileSync(
    bank,
    `settlement_id,firm_id,kind,rule,worker_id,period_from,period_to,settled_on,amount,proof\n${row}\n`,
  );
  const policy = join(other, 'policy.json');
  writeFileSync(policy, readFileSync(POLICY, 'utf8').replace('"replyDays": 30', '"replyDays": 31'));
  const run = ['--settlements', 'bank.csv', '--policy', 'policy.json', '--hours', 'minutes', '--encoding', 'utf-8'];
  await screen(other, [...run, '--decision', 'json:decisions/']);
  const record = join(other, 'decisions/G4.A-G4.json');
  const made = JSON.parse(readFileSync(record, 'utf8')) as DecisionRecord;
  expect(made.options).toMatchObject({ hours: 'minutes', encoding: 'utf-8' });
  expect(made.flags).toContain('partly_repaid');
  const again = (...more: string[]) =>
    kijun('verify', record, ...[...FILES, 'bank.csv'].map((name) => join(other, name)), '--pack', YY, ...more);
  expect((await again('--policy', policy)).code).toBe(0);
  const unnamed = await again();
  expect([unnamed.code, unnamed.out]).toEqual([2, expect.stringContaining('name that with --policy')]);
  writeFileSync(bank, readFileSync(bank, 'utf8').replace('1.00', '2.00'));
  const altered = await again('--policy', policy);
  expect([altered.code, altered.out]).toEqual([1, expect.stringContaining('the input bank.csv is not the one')]);
  writeFileSync(bank, readFileSync(bank, 'utf8').replace('2.00', '1.00'));
  writeFileSync(record, JSON.stringify({ ...made, options: { ...made.options, hours: 'decimal' } }));
  expect((await again('--policy', policy)).code).toBe(1);
});

describe('altered', () => {
  const changed = async (path: string, change: (text: string) => string, record = RECORDS[1]!) => {
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, change(before));
    const ran = await verify(record, ...(path.endsWith('policy.json') ? ['--policy', path] : []));
    writeFileSync(path, before);
    return ran;
  };

  test.each([
    ['firm.csv', 'G2 Ltd', 'G2 Inc'],
    ['payslip.csv', ',9,', ',8,'],
    ['application.csv', '2026-04-01', '2026-04-02'],
    ['official_act.csv', '2029', '2028'],
  ])('an input: %s', async (name, was, is) => {
    const { code, out } = await changed(at(name), (text) => text.replace(was, is));
    expect(code).toBe(1);
    expect(out).toContain(`the input ${name} is not the one it was made from`);
  });

  test('the policy', async () => {
    writeFileSync(at('policy.json'), readFileSync(POLICY));
    expect((await verify(RECORDS[1]!, '--policy', at('policy.json'))).code).toBe(0);
    const { code, out } = await changed(at('policy.json'), (text) => `${text} `);
    expect(code).toBe(1);
    expect(out).toMatch(/it was made under the policy with the digest [0-9a-f]{64}; here it is/);
  });

  test('the outcome of the record, with its id made anew', async () => {
    const { code, out } = await changed(at(RECORDS[1]!), (text) => {
      const record = { ...(JSON.parse(text) as DecisionRecord), outcome: 'clear' as const, recordId: '' };
      const id = createHash('sha256')
        .update(`${JSON.stringify(record, null, 2)}\n`)
        .digest('hex');
      return `${JSON.stringify({ ...record, recordId: id }, null, 2)}\n`;
    });
    expect(code).toBe(1);
    expect(out).toContain('at /outcome it says "clear"; recomputed, it is "');
  });

  test('one byte of the record, wherever it is', async () => {
    const size = readFileSync(at(RECORDS[1]!)).length;
    for (let i = 0; i < 12; i += 1) {
      const offset = Math.floor((i * (size - 1)) / 11);
      const { code, out, err } = await changed(at(RECORDS[1]!), (text) => {
        const bytes = Buffer.from(text);
        bytes[offset]! ^= 1;
        return bytes.toString('latin1').length === text.length ? bytes.toString('utf8') : `${text} `;
      });
      expect([1, 3, 64], `byte ${offset}: ${out}${err}`).toContain(code);
      expect(out + err).not.toContain('This is a bug');
    }
  });
});

test('an application that is not there, and a record that rests on an earlier one', async () => {
  const record = JSON.parse(readFileSync(at(RECORDS[0]!), 'utf8')) as DecisionRecord;
  writeFileSync(at('gone.json'), JSON.stringify({ ...record, subject: { ...record.subject, application: 'A-9' } }));
  expect((await verify('gone.json')).out).toContain('the inputs hold no application A-9 of this firm.');
  const earlier = { recordId: record.recordId, outcome: record.outcome, asOf: record.asOf };
  writeFileSync(at('later.json'), JSON.stringify({ ...record, supersedes: earlier }));
  const open = await verify('later.json');
  expect(open.code).toBe(2);
  expect(open.out).toContain('name it with --supersedes');
  expect((await verify('later.json', '--supersedes', at(RECORDS[0]!))).code).toBe(1);
});
