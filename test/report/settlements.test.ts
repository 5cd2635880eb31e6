// What was handed in to settle breaches: what counts, what is only told, and what stands whatever is handed in. Mission 2.6, test 5.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openPack, packFolder } from '../../src/cli/packs.js';
import type { FirmReport } from '../../src/report/types.js';
import { words } from '../../src/text/index.js';
import { type Parts, parameter, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { breaches, opens, reportOn } from './kit.js';

const common = openPack(packFolder('common', words('en')), false).pack!;
const shared = ['settlement', 'manifest', 'official_act'].map((id) => common.records.find((r) => r.id === id)!);
const law = [{ act: 'A', article: '4' }];
const text = { en: 'x', ja: 'x' };

/** Pay below the floor (money), too long hours (time), a permit taken (fundamental). Interest of 1 % a day from the day after payday. */
const PARTS: Parts = {
  records: [...RECORDS, ...shared],
  parameters: [parameter('daily', [], { value: 'ratio/day' }, [['2020-01-01', '0.01']])],
  facts: { payslip: { rate: { unit: 'ratio/day', table: 'daily', key: {}, on: 'paid_on' } as never } },
  claims: {
    wages: {
      title: text,
      subject: 'payslip',
      due: 'paid_on',
      interest: {
        late: {
          title: text,
          law,
          from: 'paid_on + 1 day',
          to: 'as_of',
          is: 'owed * rate * max(as_of - paid_on, 0 day)',
        },
      },
    },
  },
  rules: [
    rule('wages/floor', 'payslip', {
      must: { properties: { base: { atLeast: 'gross' } } },
      owed: 'gross - base',
      claim: 'wages',
    }),
    rule('hours/limit', 'payslip', { must: { properties: { overtime: { atMost: 'worked' } } }, breach: 'time' }),
    rule('freedom/papers', 'payslip', { must: { properties: { permit: { const: false } } }, breach: 'fundamental' }),
    rule('record/no-fine', 'official_act', {
      stage: 'record',
      must: { properties: { kind: { const: 'permission' } } },
      breach: 'money',
    }),
  ],
};

type Row = Readonly<Record<string, string>>;
const slip = (worker_id: string, month: string, base: string, more: Row = {}): Row => ({
  worker_id,
  period_start: `2025-${month}-01`,
  period_end: `2025-${month}-28`,
  period_label: `2025-${month}`,
  kind: 'S',
  base,
  gross: '1000',
  overtime: '0:00',
  worked: '8:00',
  permit: 'no',
  paid_on: `2025-${month}-28`,
  ...more,
});
const line = (table: string, supplied_by: string, grade: string): Row => ({ table, file: '', supplied_by, grade });
const MANIFEST = [
  line('payslip', 'firm', 'E2'),
  line('settlement', 'bank', 'E3'),
  line('official_act', 'authority', 'E4'),
];
const back = (settlement_id: string, amount: string, more: Row = {}): Row => ({
  settlement_id,
  kind: 'repaid',
  finding: '',
  rule: 'wages/floor',
  worker_id: 'W1',
  period_from: '2025-01-01',
  period_to: '2025-01-31',
  settled_on: '2025-02-20',
  amount,
  proof: 'T-1',
  by: '',
  expires_on: '',
  detected_on: '',
  disclosed_on: '',
  first_contact_on: '',
  ...more,
});

/** W1 was paid 900 of 1,000 in January. */
const SHORT = [slip('W1', '01', '900'), slip('W2', '01', '1000')];
const report = (
  settlement: readonly Row[] | null,
  more: {
    asOf?: string | null;
    payslip?: readonly Row[];
    manifest?: readonly Row[] | null;
    acts?: readonly Row[];
  } = {},
): FirmReport => {
  const { asOf = null, payslip = SHORT, manifest = MANIFEST, acts = [] } = more;
  const tables: Tables = {
    payslip,
    official_act: acts,
    ...(manifest === null ? {} : { manifest }),
    ...(settlement === null ? {} : { settlement }),
  };
  return reportOn(PARTS, tables, asOf === null ? {} : { asOf });
};
const AS_OF = { asOf: '2025-06-30' };
const repaidIn = (r: FirmReport) => r.findings.find((f) => f.rule === 'wages/floor')!;
const why = (r: FirmReport, how: keyof NonNullable<FirmReport['settlements']>) =>
  r.settlements![how].map((s) => [s.id, s.reasons.map((x) => x.code).join()]);
const outcomes = [
  'clear',
  'clear_with_conditions',
  'evidence_required',
  'correct_first',
  'refer_to_officer',
  'not_eligible_until',
];

describe('the seven tests of the order (mission 2.6)', () => {
  test('5. Remedy: a restitution that covers the gap settles the finding, the outcome rises to what it was without it, history is kept', () => {
    const before = report(null, { ...AS_OF, payslip: [slip('W1', '01', '1000'), slip('W2', '01', '1000')] });
    const found = report(null, AS_OF);
    expect([before.outcome, found.outcome]).toEqual(['clear', 'correct_first']);
    // 100 yen, and 1 % of it for each of the 23 days from payday to the day it was paid.
    const enough = report([back('S1', '123', { settled_on: '2025-02-20' })], AS_OF);
    expect(enough.outcome).toBe(before.outcome);
    const [was, is] = [repaidIn(found), repaidIn(enough)];
    expect(is).toEqual({ ...was, answer: 'settled', settlement: is.settlement });
    expect(is.settlement).toMatchObject({ state: 'settled', paid: { amount: '123' }, interestTo: '2025-02-20' });
    expect(enough.coverage[0]).toMatchObject({ breached: 0, settled: 1, met: 1 });
    expect(enough.owed).toMatchObject({ total: null, workers: [] });
    // One yen less, and it stands.
    expect(report([back('S1', '122', { settled_on: '2025-02-20' })], AS_OF).outcome).toBe('correct_first');
  });
});

describe('a repayment', () => {
  it('is asked for interest only where the report works it out', () => {
    const r = report([back('S1', '100', { settled_on: '2025-01-28' })]);
    expect(repaidIn(r)).toMatchObject({ answer: 'settled', settlement: { interestTo: null } });
  });

  it('in several rows adds up; of one that is larger only what is needed is used', () => {
    const r = report([back('S2', '500'), back('S1', '60', { settled_on: '2025-02-01' })], AS_OF);
    expect(r.settlements!.applied.map((s) => [s.id, s.used!.amount])).toEqual([
      ['S1', '60'],
      // 4 of interest first: 44 yen are left, and bear 1 % for 19 days more.
      ['S2', '52.36'],
    ]);
  });

  it('is spent once: the earliest month first, what is left on the next', () => {
    const both = [slip('W1', '01', '900'), slip('W1', '02', '800')];
    const r = report([back('S1', '250', { period_to: '2025-02-28', settled_on: '2025-02-28' })], { payslip: both });
    expect(breaches(r).map((f) => [f.subject.from, f.settlement!.left!.amount])).toEqual([['2025-02-01', '50']]);
    expect(r.owed.total!.amount).toBe('50');
    expect(r.settlements!.applied[0]!.used!.amount).toBe('250');
  });

  it('that is not enough leaves the breach with what is left, the interest paid first', () => {
    const r = report([back('S1', '200')], { ...AS_OF, payslip: [slip('W1', '01', '600')] });
    // 23 days at 1 % of 400 yen are 92 of interest, paid first; what is left bears it for 130 days more.
    expect(repaidIn(r)).toMatchObject({
      answer: 'breached',
      owed: { amount: '400' },
      settlement: { state: 'partial', left: { amount: '292' }, leftInterest: { amount: '379.6' } },
    });
    expect(r.owed).toMatchObject({ total: { amount: '292' }, interest: { amount: '379.6' } });
    expect(why(r, 'partial')).toEqual([['S1', 'settlement_partial']]);
  });

  it("on the firm's own word settles nothing: it is shown beside the breach, which keeps its whole amount", () => {
    for (const [manifest, code] of [
      [null, 'settlement_ungraded'],
      [[line('payslip', 'firm', 'E2')], 'settlement_ungraded'],
      [[...MANIFEST.slice(0, 1), line('settlement', 'firm', 'E4')], 'settlement_grade'],
    ] as const) {
      const r = report([back('S1', '5000')], { ...AS_OF, manifest });
      expect(repaidIn(r)).toMatchObject({
        answer: 'breached',
        settlement: { state: 'stands', paid: null, left: null },
      });
      expect([r.owed.total!.amount, why(r, 'unproved')]).toEqual(['100', [['S1', code]]]);
    }
  });

  it.each([
    ['an empty amount', { amount: '' }, 'unproved', 'settlement_blank'],
    ['no proof', { proof: '' }, 'unproved', 'settlement_blank'],
    ['no day', { settled_on: '' }, 'unproved', 'settlement_blank'],
    ['a day to come', { settled_on: '2025-07-01' }, 'unproved', 'settlement_to_come'],
    ['a day before the work', { settled_on: '2024-12-31' }, 'unused', 'settlement_early'],
    ['another worker', { worker_id: 'W2' }, 'unused', 'settlement_no_finding'],
    ['other days', { period_to: '2025-01-27' }, 'unused', 'settlement_no_finding'],
    ['no days', { period_from: '', period_to: '' }, 'unused', 'settlement_no_finding'],
    ['an amount that can not be read', { amount: 'much' }, 'unproved', 'cell_unreadable'],
    ['a term that is over', { expires_on: '2025-06-29' }, 'expired', 'settlement_expired'],
    ['another way', { kind: 'permitted', by: 'Office' }, 'unused', 'settlement_kind'],
    ['a kind nobody knows', { kind: '' }, 'unproved', 'settlement_blank'],
  ] as const)('with %s does not count, and says so', (_, differs, how, code) => {
    const r = report([back('S1', '5000', differs)], AS_OF);
    expect([repaidIn(r).answer, r.owed.total!.amount, why(r, how)]).toEqual(['breached', '100', [['S1', code]]]);
  });

  it('without --as-of counts if its day lies in what the submission covers, and is open if later', () => {
    expect(repaidIn(report([back('S1', '100', { settled_on: '2025-01-28' })])).answer).toBe('settled');
    expect(why(report([back('S1', '100', { settled_on: '2025-02-01' })]), 'unproved')).toEqual([
      ['S1', 'settlement_no_day'],
    ]);
    const held = back('S1', '100', { settled_on: '2025-01-28', expires_on: '2025-12-31' });
    expect(why(report([held]), 'unproved')).toEqual([['S1', 'settlement_no_day']]);
  });

  it('names a finding by its number too, and nothing else then', () => {
    const { fingerprint } = repaidIn(report(null));
    const by = (finding: string) =>
      back('S1', '150', { finding, rule: '', worker_id: '', period_from: '', period_to: '' });
    expect(repaidIn(report([by(fingerprint)], AS_OF)).answer).toBe('settled');
    expect(why(report([by('0000000000000000')], AS_OF), 'unused')).toEqual([['S1', 'settlement_no_finding']]);
  });

  it('with the number of another row counts once where both say the same, and not at all where they differ', () => {
    const twice = report([back('S1', '70'), back('S1', '70')], AS_OF);
    expect([repaidIn(twice).answer, repaidIn(twice).settlement!.paid!.amount]).toEqual(['breached', '70']);
    const differ = report([back('S1', '200'), back('S1', '300')], AS_OF);
    expect(why(differ, 'unproved')).toEqual([
      ['S1', 'settlement_twice'],
      ['S1', 'settlement_twice'],
    ]);
  });

  it('settles nothing while the sum or its interest is open', () => {
    const open = report([back('S1', '5000')], { ...AS_OF, payslip: [slip('W1', '01', '900', { paid_on: '' })] });
    expect(why(open, 'unused')).toEqual([['S1', 'settlement_interest_open']]);
  });

  it('says who came first only where the days are stated', () => {
    const note = (more: Row) => repaidIn(report([back('S1', '500', more)], AS_OF)).settlement!.note;
    expect(note({})).toBeNull();
    expect(note({ first_contact_on: '2025-02-20' })).toBe('after_contact');
    expect(note({ first_contact_on: '2025-02-21' })).toBeNull();
    expect(note({ first_contact_on: '2025-02-21', detected_on: '2025-02-01' })).toBe('self_corrected');
  });
});

describe('a permission', () => {
  const long = [slip('W1', '01', '1000', { overtime: '9:00' })];
  const permit = (more: Row = {}): Row =>
    back('P1', '', { kind: 'permitted', rule: 'hours/limit', by: 'Office', ...more });
  const act: Row = {
    act_id: 'T-1',
    authority: 'Office',
    kind: 'permission',
    status: 'final',
    decided_on: '2025-01-05',
  };
  const answer = (row: Row, more: Parameters<typeof report>[1] = {}) =>
    report([row], { ...AS_OF, payslip: long, ...more }).findings.find((f) => f.rule === 'hours/limit')!.answer;

  it('settles what is no money, on a paper of the authority or its act', () => {
    expect(answer(permit())).toBe('breached');
    expect(answer(permit(), { manifest: [...MANIFEST.slice(0, 1), line('settlement', 'authority', 'E4')] })).toBe(
      'settled',
    );
    expect(answer(permit(), { acts: [act] })).toBe('settled');
    expect(answer(permit({ by: '' }), { acts: [act] })).toBe('breached');
    expect(answer(permit(), { acts: [{ ...act, status: 'lifted' }] })).toBe('breached');
    expect(answer(permit(), { acts: [act], manifest: MANIFEST.slice(0, 2) })).toBe('breached');
  });
});

describe('whatever is handed in', () => {
  const grave = [slip('W1', '01', '900', { permit: 'yes', overtime: '9:00' }), slip('W2', '01', '1000', { base: '' })];
  const fine: Row = { act_id: 'N-1', authority: 'Court', kind: 'fine', status: 'final', decided_on: '2025-01-05' };

  it('a fundamental breach and an act of an authority stand', () => {
    const bare = report(null, { ...AS_OF, payslip: grave, acts: [fine] });
    const rows = breaches(bare).flatMap((f, i) =>
      ['repaid', 'permitted'].map((kind) =>
        back(`S${i}${kind}`, '9999', { kind, by: 'Office', finding: f.fingerprint, rule: '', worker_id: '' }),
      ),
    );
    const manifest = [...MANIFEST.slice(0, 1), line('settlement', 'authority', 'E4'), MANIFEST[2]!];
    const r = report(rows, { ...AS_OF, payslip: grave, acts: [fine], manifest });
    expect(breaches(r).map((f) => f.rule)).toEqual(['freedom/papers', 'record/no-fine']);
    expect(new Set(why(r, 'unused').map(([, code]) => code))).toEqual(
      new Set(['settlement_kind', 'settlement_fundamental', 'settlement_act']),
    );
  });

  it('an explanation changes no answer, and stands beside the finding', () => {
    const r = report([back('X1', '', { kind: 'explained', proof: '' })], AS_OF);
    expect(repaidIn(r)).toMatchObject({
      answer: 'breached',
      settlement: { state: 'stands', rows: [{ how: 'explained' }] },
    });
    expect(why(r, 'explained')).toEqual([['X1', '']]);
  });

  const anyRow = fc.record({
    settlement_id: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6'),
    kind: fc.constantFrom('repaid', 'repaid', 'permitted', 'explained'),
    rule: fc.constantFrom('wages/floor', 'wages/floor', 'hours/limit', 'freedom/papers'),
    worker_id: fc.constantFrom('W1', 'W1', 'W2'),
    period_from: fc.constantFrom('2025-01-01', '2025-01-01', '2025-02-01'),
    period_to: fc.constantFrom('2025-01-31', '2025-02-28'),
    settled_on: fc.constantFrom('2025-01-28', '2025-02-20', '2025-06-01', '2025-07-01'),
    amount: fc.constantFrom('50', '100', '123', '400', ''),
    by: fc.constantFrom('Office', ''),
  });
  const payslip = [...grave, slip('W1', '02', '950'), slip('W2', '02', '700', { overtime: '9:00' })];
  const manifest = [...MANIFEST.slice(0, 1), line('settlement', 'authority', 'E4')];
  const told = (rows: readonly Row[]) =>
    report(
      rows.map((r) => back(r.settlement_id!, '', r)),
      { ...AS_OF, payslip, manifest },
    );
  const rank = (r: FirmReport) => outcomes.indexOf(r.outcome);

  it('one row less never improves, and changes only findings that it names; what is open or out of scope stays', () => {
    const bare = report(null, { ...AS_OF, payslip, manifest });
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: (r) => r.settlement_id, minLength: 1, maxLength: 5 }), (rows) => {
        const [all, less] = [told(rows), told(rows.slice(1))];
        expect(rank(less)).toBeGreaterThanOrEqual(rank(all));
        expect(opens(all)).toEqual(opens(bare));
        expect(all.findings.map((f) => ({ ...f, answer: '', settlement: 0 }))).toEqual(
          bare.findings.map((f) => ({ ...f, answer: '', settlement: 0 })),
        );
        const [first] = rows as [(typeof rows)[number]];
        for (const [i, f] of all.findings.entries()) {
          const without = less.findings[i]!;
          if (f.rule !== first.rule || f.subject.worker !== first.worker_id) expect(without).toEqual(f);
          if (without.answer === 'settled') expect(f.answer).toBe('settled');
        }
        const { settlements } = all;
        expect(Object.values(settlements!).flat()).toHaveLength(rows.length);
        for (const s of Object.values(settlements!).flat())
          if (s.used) expect(Number(s.used.amount)).toBeLessThanOrEqual(Number(s.amount!.amount));
        expect(told([...rows].reverse()).findings).toEqual(all.findings);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('a report without such a table is what it was', () => {
    const r = report(null, AS_OF);
    expect([r.settlements, repaidIn(r).settlement]).toEqual([undefined, undefined]);
    expect(report([], AS_OF).findings).toEqual(r.findings);
  });
});
