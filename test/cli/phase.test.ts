// --phase offer: what is offered is judged before any payroll exists, by the rules for it and nothing else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { FirmReport, RunSummary } from '../../src/report/types.js';
import { kijunAgain } from '../scenarios/kijun.js';

const PACK = fileURLToPath(new URL('../packs/order', import.meta.url));
const KOREA = fileURLToPath(new URL('../../rules/kr-workplace-change', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'kijun-phase-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const check = async (pay: string, ...more: string[]) => {
  const head = 'firm_id,application_id,contract_date,offered_hourly_pay,comparator_pay';
  writeFileSync(join(cwd, 'application.csv'), `${head}\nF1,P1,2026-10-01,${pay},1226\n`);
  const { stdout, stderr, code } = await kijunAgain(
    ['check', 'application.csv', '--pack', PACK, '--report', 'json', ...more],
    {
      cwd,
    },
  );
  const [report] = (stdout === '' ? [] : JSON.parse(stdout)) as [FirmReport, RunSummary];
  return { report, stderr, code };
};

describe('--phase offer', () => {
  test('judges the offer alone: no rule waits for a payroll, and no figure is shown', async () => {
    const { report, code } = await check('1226', '--phase', 'offer');
    expect(code).toBe(0);
    expect(report).toMatchObject({ outcome: 'clear', notLookedAt: [], indicators: [], balance: null });
    expect(report.coverage.map((c) => c.rule)).toEqual(['offer/same-pay']);
    expect(report.provenance.options).toEqual({ phase: 'offer' });
    expect((await check('1225', '--phase', 'offer')).report.outcome).toBe('correct_first');
  });

  test('left out, everything is judged, and what has no file is open', async () => {
    const { report } = await check('1226');
    expect(report.outcome).toBe('evidence_required');
    expect(report.notLookedAt.length).toBeGreaterThan(0);
  });

  test('is refused with a pack that judges no offer: nothing judged is not clear', async () => {
    const { code, stderr } = await check('1226', '--phase', 'offer', '--pack', KOREA);
    expect(code).toBe(64);
    expect(stderr).toContain('has no rule about an offer');
  });

  test('knows no other phase', async () => {
    const { code, stderr } = await check('1226', '--phase', 'payroll');
    expect(code).toBe(64);
    expect(stderr).toContain('--phase');
  });
});
