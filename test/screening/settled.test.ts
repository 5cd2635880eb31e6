// Breaches that were settled since, in the decision record: they lead to nothing, are watched as any correction is, and stay on record.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Policy } from '../../src/screening/types.js';
import { rowsOf, type Screened, screen, write } from './kit.js';

const LISTED = (firm: string) => ({ firm_id: firm, table: 'settlement', grade: 'E3', supplied_by: 'bank' });
/** A dollar an hour short for the 160 hours of February; the firms differ in what was repaid. */
const firms = ['SOUND', 'FULL', 'PART', 'WORD'].map((firm) => {
  const rows = rowsOf({ firm, differs: firm === 'SOUND' ? '' : 'W1/2026-02.hourly_pay=9', kind: 'new_admission' });
  return firm === 'WORD' ? rows : { ...rows, manifest: [...rows.manifest, LISTED(firm)] };
});
const SETTLEMENTS = `settlement_id,firm_id,kind,rule,worker_id,period_from,period_to,settled_on,amount,proof,first_contact_on
S-1,FULL,repaid,wages/lowest,FULL-W1,2026-02-01,2026-02-28,2026-02-28,160.00,T-1,2026-02-20
S-2,PART,repaid,wages/lowest,PART-W1,2026-02-01,2026-02-28,2026-02-28,100.00,T-2,
S-3,WORD,repaid,wages/lowest,WORD-W1,2026-02-01,2026-02-28,2026-02-28,160.00,T-3,
`;

let run: Screened;
let lenient: Screened;

beforeAll(async () => {
  const folder = write(firms);
  writeFileSync(join(folder, 'bank.csv'), SETTLEMENTS);
  run = await screen(folder, ['--settlements', 'bank.csv']);
  const policy = JSON.parse(readFileSync(new URL('../../rules/policy.json', import.meta.url), 'utf8')) as Policy;
  writeFileSync(join(folder, 'policy.json'), JSON.stringify({ ...policy, cleanPayrolls: { conditions: 1, clear: 1 } }));
  lenient = await screen(folder, ['--settlements', 'bank.csv', '--policy', 'policy.json']);
}, 60_000);

describe('a breach repaid in full', () => {
  test('leads to nothing itself; the payrolls since are counted as after any correction', () => {
    const r = run.recordOf('FULL');
    expect(r.reasons).toEqual([]);
    expect(r.monitoring).toMatchObject({ since: '2026-02-28', clean: 1, leadsTo: 'evidence_required' });
    expect([r.outcome, r.earliestStage]).toEqual(['evidence_required', 'record']);
  });

  test('and watched for as long as the policy asks, the outcome is that of a firm without it', () => {
    expect(lenient.recordOf('FULL').outcome).toBe(lenient.recordOf('SOUND').outcome);
    expect(lenient.recordOf('FULL').outcome).toBe('clear');
  });

  test('stays on record, with who came first; no worker is named', () => {
    const r = run.recordOf('FULL');
    expect(r.flags).toEqual(['settled', 'after_contact']);
    expect(r.settled).toMatchObject([
      { rule: 'wages/lowest', findings: 1, paid: { amount: '160' }, last: '2026-02-28', note: 'after_contact' },
    ]);
    expect(r.advice.some((a) => a.en.includes('It stays on record.'))).toBe(true);
    expect(JSON.stringify(r)).not.toContain('FULL-W1');
  });
});

test('a breach repaid in part leads to correction, of what is left', () => {
  const r = run.recordOf('PART');
  expect([r.outcome, r.flags]).toEqual(['correct_first', ['partly_repaid']]);
  expect(r.reasons[0]!.amount).toEqual({ amount: '60', unit: 'usd' });
  expect(r.remedy[0]).toMatchObject({ what: 'pay', amount: { amount: '60' } });
});

test('a breach that is only stated as repaid stands, and a record where nothing was settled says nothing of it', () => {
  const r = run.recordOf('WORD');
  expect([r.outcome, r.reasons[0]!.amount!.amount, r.flags, r.monitoring]).toEqual(['correct_first', '160', [], null]);
  expect([r.settled, run.recordOf('SOUND').settled]).toEqual([undefined, undefined]);
});
