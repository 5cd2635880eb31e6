// A sound host of specified skilled workers (fixtures/aoba-shokuhin, with what clear/ adds and replaces): clear under the real pack, and
// what keeps it from being clear where it tells less.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { DecisionRecord } from '../../src/screening/types.js';
import { kijunAgain } from '../scenarios/kijun.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kijun-clear-'));
afterAll(() => rmSync(folder, { recursive: true }));
cpSync(here('../../fixtures/aoba-shokuhin'), folder, { recursive: true });
cpSync(here('clear'), folder, { recursive: true });

const screened = async (...more: string[]): Promise<DecisionRecord> => {
  const named = ['--applications', 'applications.csv', '--official-acts', 'acts.csv'];
  const how = [
    '--pack',
    here('../../rules/jp-specified-skilled'),
    '--as-of',
    '2025-11-20',
    '--decision',
    'json:out.json',
  ];
  await kijunAgain(['screen', '.', ...named, ...how, ...more], { cwd: folder });
  return (JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as DecisionRecord[])[0]!;
};
const asking = (r: DecisionRecord): readonly string[] =>
  r.reasons.filter((x) => x.leadsTo !== 'clear').map((x) => `${x.rule} ${x.open[0]?.code ?? x.answer}`);

test('it is clear', async () => {
  const record = await screened();
  expect([record.outcome, asking(record)]).toEqual(['clear', []]);
}, 60_000);

test('nobody but the firm says that no deposit is taken, and a worker is gone of whom nothing is told: asked for', async () => {
  const at = (name: string): string => join(folder, name);
  rmSync(at('manifest.csv'));
  const workers = readFileSync(at('workers.csv'), 'utf8');
  const [, , second] = workers.split('\n');
  writeFileSync(
    at('workers.csv'),
    `${workers}${second!.replace('A002', 'A009').replace('2025/04/01,,', '2024/04/01,2025/03/20,')}\n`,
  );
  const record = await screened();
  expect(record.outcome).toBe('evidence_required');
  expect(asking(record)).toEqual(
    expect.arrayContaining(['ssw-offer/no-deposit grade_too_low', 'host/no-separations stated_unknown']),
  );
}, 60_000);

test('a live bar counts for the offer alone too, before any payroll', async () => {
  const acts =
    '事業所コード,処分番号,処分等をした機関,処分等の種類,適用条項,処分等を受けた者,処分日,執行を終えた日,処分等の状態';
  writeFileSync(join(folder, 'acts.csv'), `${acts}\nAOBA,N1,仙台簡裁,罰金,lsa-37,法人,2024/05/01,2024/06/01,確定\n`);
  expect(await screened('--phase', 'offer')).toMatchObject({ outcome: 'not_eligible_until', until: '2029-06-01' });
}, 60_000);
