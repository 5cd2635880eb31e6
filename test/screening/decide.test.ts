// What changes a decision beside the findings: the policy, an earlier record, who supplied the evidence, other applications. On reports of YY.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPack, packFolder } from '../../src/cli/packs.js';
import type { Finding, FirmReport, ReportedApplication } from '../../src/report/types.js';
import { type Deciding, decide } from '../../src/screening/decide.js';
import type { DecisionRecord, Policy } from '../../src/screening/types.js';
import { words } from '../../src/text/index.js';
import { rowsOf, screen, write, YY } from './kit.js';

const policy = (): Policy =>
  JSON.parse(readFileSync(new URL('../../rules/policy.json', import.meta.url), 'utf8')) as Policy;

let reports: ReadonlyMap<string, FirmReport>;
let d: Deciding;

beforeAll(async () => {
  const told = [
    ['SOUND', ''],
    ['SHORT', 'payslip.hourly_pay=9'],
    ['LOW', 'application.offered_hourly_pay=14'],
    ['HELD', 'firm.passports_held=yes'],
  ] as const;
  const run = await screen(write(told.map(([firm, differs]) => rowsOf({ firm, differs, kind: 'new_admission' }))));
  reports = new Map(
    told.map(([firm]) => [firm, JSON.parse(readFileSync(join(run.folder, 'reports', `${firm}.json`), 'utf8'))]),
  );
  d = {
    pack: openPack(packFolder(YY, words('en')), false).pack!,
    policy: { policy: policy(), digest: 'a'.repeat(64) },
    asOf: '2026-04-15',
    preparer: null,
    reportDigest: 'b'.repeat(64),
    before: null,
    replies: [],
  };
}, 60_000);

const report = (firm: string, more: Partial<FirmReport> = {}): FirmReport => ({ ...reports.get(firm)!, ...more });
const only = (r: FirmReport): ReportedApplication => r.applications![0]!;
const decided = (r: FirmReport, more: Partial<Deciding> = {}): DecisionRecord => decide(r, only(r), { ...d, ...more });
const withPolicy = (change: (p: Policy) => Policy): Partial<Deciding> => ({
  policy: { policy: change(policy()), digest: 'c'.repeat(64) },
});

test('an offer below what a national is paid is put right by a better offer: nobody is owed anything yet', () => {
  const [remedy] = decided(report('LOW')).remedy;
  expect(remedy).toMatchObject({ what: 'change', payer: null, payees: null, amount: null });
  expect(remedy!.text.en).toBe(
    'The firm puts the offer right and hands in the contract and the application as changed.',
  );
  expect(remedy!.proof.ja).toBe('改めた雇用契約書と申請書。');
});

describe('escalation', () => {
  const on = (share: string, months: number) =>
    withPolicy((p) => ({
      ...p,
      escalation: { ...p.escalation, shortfalls: [{ share, months, on: true, source: 'test' }] },
    }));

  test('is shipped on for what comes again, and off for shortfalls', () => {
    const { escalation } = policy();
    expect([escalation.repeated, ...escalation.shortfalls.map((s) => s.on)]).toEqual([true, false, false]);
    expect(decided(report('SHORT')).outcome).toBe('correct_first');
  });

  // A dollar short of ten, in two months.
  test.each([
    ['0.1', 2, 'refer_to_officer'],
    ['0.1', 3, 'correct_first'],
    ['0.11', 2, 'correct_first'],
  ])('a share of %s in %i months: %s', (share, months, outcome) => {
    const record = decided(report('SHORT'), on(share, months));
    expect(record.outcome).toBe(outcome);
    expect(record.flags.includes('escalated_by_policy')).toBe(outcome === 'refer_to_officer');
  });
});

describe('an earlier record of the firm', () => {
  const later = (to: string): FirmReport => report('SOUND', { period: { from: '2026-02-01', to } });
  const before = (): DecisionRecord => decided(report('SHORT'));

  // The record is of 2026-04-15: May is the first whole month after it.
  test.each([
    ['2026-06-30', 2, 'evidence_required'],
    ['2026-07-30', 2, 'evidence_required'],
    ['2026-07-31', 3, 'clear_with_conditions'],
    ['2026-09-30', 5, 'clear_with_conditions'],
    ['2026-10-31', 6, 'clear'],
  ])('payrolls to %s: %i clean, %s', (to, clean, outcome) => {
    const record = decided(later(to), { asOf: '2026-11-15', before: before() });
    expect([record.monitoring?.clean, record.outcome]).toEqual([clean, outcome]);
  });

  test('goes on being counted from where it began', () => {
    const second = decided(later('2026-06-30'), { asOf: '2026-07-10', before: before() });
    const third = decided(later('2026-10-31'), { asOf: '2026-11-15', before: second });
    expect([third.monitoring?.since, third.monitoring?.clean, third.outcome]).toEqual(['2026-04-15', 6, 'clear']);
    expect(decided(later('2026-10-31'), { asOf: '2026-11-15', before: third }).monitoring).toBeNull();
  });

  test('makes a breach a repeated one only where it is new, and on days after the record', () => {
    const short = report('SHORT');
    const others = (days: Partial<Finding['subject']>) => ({
      ...short,
      findings: short.findings.map(
        (f): Finding => ({ ...f, fingerprint: `0${f.fingerprint}`, subject: { ...f.subject, ...days } }),
      ),
    });
    const again = others({ from: '2026-05-01', to: '2026-05-31' });
    const off = withPolicy((p) => ({ ...p, escalation: { ...p.escalation, repeated: false } }));
    expect(decided(short, { before: before() }).outcome).toBe('correct_first');
    expect(decided(others({}), { before: before() }).outcome).toBe('correct_first');
    const record = decided(again, { before: before() });
    expect([record.outcome, record.flags]).toEqual(['refer_to_officer', ['repeated', 'escalated_by_policy']]);
    expect(decided(again, { before: before(), ...off }).outcome).toBe('correct_first');
    expect(record.monitoring?.clean).toBe(0);
  });

  test('is superseded by a record for the same application only', () => {
    const own = before();
    expect(decided(report('SHORT'), { before: own }).supersedes?.recordId).toBe(own.recordId);
    const other = { ...own, subject: { ...own.subject, application: 'A-0' } };
    const heard = { to: own.recordId, on: '2026-05-02', by: 'Suzuki', sha256: 'd'.repeat(64), late: false };
    expect(decided(report('SHORT'), { before: other, replies: [heard] })).toMatchObject({
      supersedes: null,
      replies: [],
    });
    expect(decided(report('SHORT'), { before: own, replies: [heard] }).replies).toEqual([heard]);
  });

  test('says which rules of it gate no longer, and which do anew', () => {
    const own = before();
    const held = report('HELD', { applications: report('SHORT').applications! });
    expect(decided(held, { before: own }).supersedes).toMatchObject({
      outcome: 'correct_first',
      noLonger: ['wages/lowest'],
      anew: ['freedom/passports'],
    });
  });
});

test("another application's findings say nothing of this one", () => {
  const low = report('LOW');
  const fine: ReportedApplication = { ...only(low), id: 'A-2' };
  expect(decided(low).outcome).toBe('correct_first');
  expect(decide(low, fine, d)).toMatchObject({ outcome: 'clear', reasons: [] });
});

test('what can not be told of an application is asked for', () => {
  const sound = report('SOUND');
  const of = (more: Partial<ReportedApplication>) => decide(sound, { ...only(sound), ...more }, d);
  expect(of({ twice: true })).toMatchObject({ outcome: 'evidence_required', flags: ['application_twice'] });
  expect(of({ kind: 'visit' })).toMatchObject({ outcome: 'evidence_required', flags: ['kind_unknown'] });
});

test('an application written twice with two kinds is of neither: a row that says "change out" opens nothing', async () => {
  const twice = rowsOf({ firm: 'TWICE', differs: 'payslip.hourly_pay=9', kind: 'new_admission' });
  twice.application.push({ ...twice.application[0]!, kind: 'change_out' });
  const both = rowsOf({ firm: 'BOTH', differs: 'payslip.hourly_pay=9', kind: 'change_out' });
  both.application.push({ ...both.application[0]! });
  const run = await screen(write([twice, both]));
  expect(run.recordOf('TWICE')).toMatchObject({ outcome: 'correct_first', subject: { kind: null } });
  expect(run.recordOf('TWICE').flags).toEqual(['application_twice', 'kind_unknown']);
  expect(run.recordOf('BOTH')).toMatchObject({ outcome: 'clear', subject: { kind: 'change_out' } });
}, 60_000);

test('rows that could not be read are asked for, whatever the rest says', () => {
  const sound = report('SOUND');
  const files = sound.provenance.files.map((f, i) => (i === 0 ? { ...f, rowsLeftOut: 1 } : f));
  const record = decided({ ...sound, provenance: { ...sound.provenance, files } });
  expect(record).toMatchObject({ outcome: 'evidence_required', earliestStage: 'intake', flags: ['unread_rows'] });
});

test('a rule that judged nothing is asked for, where its stage asks', () => {
  const reason = { code: 'table_missing', args: {} };
  const unseen = (rule: string) => decided(report('SOUND', { notLookedAt: [{ rule, reason }] }));
  expect(unseen('agents/licensed')).toMatchObject({ outcome: 'evidence_required', earliestStage: 'intermediaries' });
  expect(unseen('industry/training')).toMatchObject({
    outcome: 'clear_with_conditions',
    notAssessed: [{ why: 'table_missing' }],
  });
});

test('few people behind a fundamental breach are not counted out', () => {
  const short = report('SHORT');
  const grave = { ...short, findings: short.findings.map((f): Finding => ({ ...f, breach: 'fundamental' })) };
  const hold = decided(grave);
  expect(hold.reasons[0]).toMatchObject({ workers: null, months: null, amount: null, disclosureHold: true });
  // As many findings as people, and as many references as findings: neither tells what is held back.
  expect(hold.reasons[0]).toMatchObject({ findings: null, fingerprints: [] });
  const group = withPolicy((p) => ({ ...p, minimumGroup: 2 }));
  expect(decided(grave, group).reasons[0]).toMatchObject({ workers: 2, months: 2, disclosureHold: true });
});

test('a rule breached by what workers say goes to a person, and is not shown to the firm', () => {
  const line = {
    table: 'payslip',
    file: '',
    grade: 'E3',
    suppliedBy: 'worker',
    from: null,
    to: null,
    nil: null,
  } as const;
  const record = decided(report('SHORT', { evidence: [line] }));
  expect(record.outcome).toBe('refer_to_officer');
  expect(record.reasons[0]).toMatchObject({ proof: 'testimonial', disclosureHold: true });
  expect(record.evidence.files.find((f) => f.table === 'payslip')).toMatchObject({ grade: 'E3', suppliedBy: 'worker' });
});

test('an offer judged before any payroll exists says so', () => {
  const sound = report('SOUND');
  const provenance = { ...sound.provenance, options: { phase: 'offer' } };
  const record = decided({ ...sound, provenance });
  expect(record.flags).toEqual(['offer_only']);
  expect(record.advice[0]!.en).toContain('Only the offer');
});
