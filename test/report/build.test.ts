// One judged firm → its report: amounts that add up, evidence that can be followed, counts that leave nothing out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, formatNumber, parseNumber, ZERO } from '../../src/quantity/rational.js';
import { lineOf, summaryOf } from '../../src/report/summary.js';
import type { FirmReport } from '../../src/report/types.js';
import { type Facts, type Parts, parameter, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { breaches, opens, reportOn } from './kit.js';

type Cells = Readonly<Record<string, string>>;

/** The wage of law, changing in the middle of March; hours of a part in proportion to its days. */
const PARTS: Parts = {
  parameters: [
    parameter('wage', ['area'], { value: 'yen/hour' }, [
      ['north', '2025-01-01', '1000'],
      ['north', '2025-03-16', '1100'],
    ]),
  ],
  facts: {
    payslip: {
      floor: { unit: 'yen/hour', table: 'wage', key: { area: 'worker.area' } } as Facts[string],
      hourly: 'yen/hour: base / worked',
      hours_of_part: 'hour: worked * part.days / period.days',
    },
  },
  rules: [
    rule('wages/floor', 'payslip', {
      must: { properties: { hourly: { atLeast: 'floor' } } },
      owed: '(floor - hourly) * hours_of_part',
    }),
  ],
};

const slip = (worker_id: string, month: number, base: string, worked = '100:00'): Cells => ({
  worker_id,
  period_start: `2025-0${month}-01`,
  period_end: `2025-0${month}-${month === 3 ? '31' : '28'}`,
  kind: 'S',
  base,
  worked,
});
const workers = (...ids: readonly string[]): readonly Cells[] =>
  ids.map((worker_id) => ({ worker_id, hire_date: '2024-01-01', area: 'N' }));
const tables = (...payslip: readonly Cells[]): Tables => ({ worker: workers('W1', 'W2'), payslip });

describe('a breach', () => {
  const report = reportOn(PARTS, tables(slip('W1', 1, '90,000')));
  const [finding] = breaches(report);

  it('says what was found, what was due, what lies between and what is owed', () => {
    expect(finding).toMatchObject({
      rule: 'wages/floor',
      answer: 'breached',
      stage: 'rights',
      breach: 'money',
      subject: { kind: 'payslip', firm: 'F1', worker: 'W1', id: 'S', from: '2025-01-01', to: '2025-01-28' },
      test: { fact: 'hourly', is: 'atLeast', than: 'floor' },
      value: { amount: '900', unit: 'yen/hour' },
      bound: { amount: '1000', unit: 'yen/hour' },
      shortfall: { amount: '100', unit: 'yen/hour' },
      owed: { amount: '10000', unit: 'yen' },
      law: [{ act: 'A', article: '4' }],
      reasons: [],
    });
    expect(finding!.parts).toBeUndefined();
  });

  it('shows the row of law it rests on and the cells as they were written', () => {
    expect(finding!.parameters).toEqual([
      {
        table: 'wage',
        key: { area: 'north' },
        column: 'value',
        value: '1000',
        unit: 'yen/hour',
        from: '2025-01-01',
        source: 'gazette',
        checked: true,
      },
    ]);
    const cells = finding!.cells.map((c) => `${c.file}:${c.row} ${c.column} ${c.written}`);
    expect(cells).toEqual(
      expect.arrayContaining(['payslip-0.csv:2 base 90,000', 'payslip-0.csv:2 worked 100:00', 'worker-0.csv:2 area N']),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('can be followed as an equation, step by step', () => {
    expect(finding!.equation.map((s) => [s.fact, s.filled, s.value.amount])).toEqual(
      expect.arrayContaining([
        ['hourly', '90000 yen / 100:00', '900'],
        ['hours_of_part', '100:00 * 28 day / 28 day', '100'],
      ]),
    );
  });

  it('of a row with parts owes what its breached parts owe, each for its days', () => {
    const one = (base: string) => breaches(reportOn(PARTS, tables(slip('W1', 3, base, '310:00'))))[0];
    // 1050 an hour: enough until the 15th, 50 short on 16 of 31 days.
    expect(one('325500')).toMatchObject({
      owed: { amount: '8000' },
      bound: { amount: '1100' },
      parts: [
        { from: '2025-03-01', to: '2025-03-15', answer: 'met' },
        { from: '2025-03-16', to: '2025-03-31', answer: 'breached' },
      ],
    });
    // 950 an hour: 50 short on 15 days, 150 short on 16.
    expect(one('294500')).toMatchObject({ owed: { amount: '31500' }, bound: { amount: '1000' } });
    expect(one('341000')).toBeUndefined();
  });

  it('stands where the amount can not be worked out; the amount is open', () => {
    const parts: Parts = {
      ...PARTS,
      rules: [
        rule('wages/floor', 'payslip', {
          must: { properties: { hourly: { atLeast: 'floor' } } },
          owed: 'gross - base',
        }),
      ],
    };
    const r = reportOn(
      parts,
      tables({ ...slip('W1', 1, '90000'), gross: '' }, { ...slip('W2', 1, '90000'), gross: '90001' }),
    );
    expect(breaches(r).map((f) => [f.owed?.amount, f.reasons.map((x) => x.code)])).toEqual([
      [undefined, ['amount_open', 'cell_blank']],
      ['1', []],
    ]);
    expect(r.owed).toEqual({
      total: { amount: '1', unit: 'yen' },
      interest: null,
      addition: null,
      asOf: null,
      workers: [{ worker: 'W2', total: { amount: '1', unit: 'yen' }, interest: null, addition: null }],
      open: 1,
      interestOpen: 0,
    });
  });

  it('of a choice shows a test that counts, not one of a branch that holds', () => {
    const must = {
      allOf: [
        { anyOf: [{ properties: { base: { above: 'gross' } } }, { properties: { extra: { atMost: 'base' } } }] },
        { properties: { less: { atLeast: 'gross' } } },
      ],
    };
    const [f] = breaches(
      reportOn(
        { rules: [rule('r/one', 'payslip', { must })] },
        tables({ ...slip('W1', 1, '5'), extra: '5', less: '6', gross: '7' }),
      ),
    );
    expect(f).toMatchObject({
      test: { fact: 'less', is: 'atLeast', than: 'gross' },
      value: { amount: '6' },
      bound: { amount: '7' },
    });
  });

  it('of a word or a day says so without a shortfall, or with one in days', () => {
    const on = (must: Parameters<typeof rule>[2]['must']) =>
      breaches(
        reportOn(
          { rules: [rule('r/one', 'payslip', { must })] },
          tables({ ...slip('W1', 1, '5'), paid_on: '2025-02-10', permit: 'no' }),
        ),
      )[0];
    expect(on({ properties: { kind: { const: 'bonus' } } })).toMatchObject({
      test: { fact: 'kind', is: 'const', than: 'bonus' },
      value: { amount: 'salary', unit: 'code' },
    });
    expect(on({ properties: { permit: { const: true } } })).toMatchObject({ value: { amount: 'false', unit: 'flag' } });
    expect(on({ properties: { paid_on: { atMost: 'period_end' } } })).toMatchObject({
      value: { amount: '2025-02-10', unit: 'date' },
      shortfall: { amount: '13', unit: 'day' },
    });
  });
});

describe('money owed', () => {
  const amount = fc.integer({ min: 0, max: 130_000 });
  const payroll = fc.array(
    fc.record({ worker: fc.constantFrom('W1', 'W2'), base: amount, hours: fc.integer({ min: 1, max: 200 }) }),
    { minLength: 1, maxLength: 3 },
  );

  it('is the sum over findings, over workers, and over parts worked out by hand', () => {
    fc.assert(
      fc.property(payroll, (list) => {
        const r = reportOn(
          PARTS,
          tables(...list.map((p, i) => slip(p.worker, i + 1, String(p.base), `${p.hours}:00`))),
        );
        const owed = new Map<string, ReturnType<typeof add>>();
        const put = (worker: string, n: bigint, d: bigint): void =>
          void owed.set(worker, add(owed.get(worker) ?? ZERO, parseNumber(`${n}/${d}`)!));
        for (const [i, { worker, base, hours }] of list.entries()) {
          // (floor - base / hours) * hours * days / all days, for each part that is short.
          const parts =
            i === 2
              ? [
                  [1000, 15, 31],
                  [1100, 16, 31],
                ]
              : [[1000, 28, 28]];
          for (const [floor, days, of] of parts as [number, number, number][]) {
            const short = floor * hours - base;
            if (short > 0) put(worker, BigInt(short) * BigInt(days), BigInt(of));
          }
        }
        const total = [...owed.values()].reduce(add, ZERO);
        expect(r.owed.total?.amount ?? '0').toBe(formatNumber(total));
        expect(new Map(r.owed.workers.map((w) => [w.worker, w.total.amount]))).toEqual(
          new Map([...owed].map(([w, q]) => [w, formatNumber(q)])),
        );
        const found = breaches(r)
          .map((f) => parseNumber(f.owed!.amount)!)
          .reduce(add, ZERO);
        expect(formatNumber(found)).toBe(formatNumber(total));
        expect(r.owed.open).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('is never less than nothing: what is paid too much to one does not pay another', () => {
    const must = { properties: { hourly: { atLeast: 'floor' }, paid_on: { atMost: 'period_end' } } };
    const late = { ...slip('W1', 1, '900000'), paid_on: '2025-06-01' };
    const short = { ...slip('W2', 1, '90000'), paid_on: '2025-01-02' };
    const r = reportOn({ ...PARTS, rules: [{ ...PARTS.rules![0]!, must }] }, tables(late, short));
    expect(breaches(r).map((f) => f.owed!.amount)).toEqual(['0', '10000']);
    expect(r.owed.total!.amount).toBe('10000');
  });

  it('added to what was paid makes the payslip met, and one yen less does not', () => {
    const parts: Parts = {
      facts: { payslip: { due: 'yen: contract.rate * worked' } },
      rules: [
        rule('wages/agreed', 'payslip', {
          must: { properties: { base: { atLeast: 'due' } } },
          owed: 'round_up(due - base, 1 yen)',
        }),
      ],
    };
    const on = (base: number, rate: string, worked: string): FirmReport =>
      reportOn(parts, {
        ...tables(slip('W1', 1, String(base), worked)),
        contract: [{ worker_id: 'W1', start_date: '2024-01-01', end_date: '', rate }],
      });
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 300_000 }),
        fc.integer({ min: 0, max: 12_000 }),
        (base, sen, minutes) => {
          const rate = `${Math.floor(sen / 100)}.${String(sen % 100).padStart(2, '0')}`;
          const worked = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
          const before = on(base, rate, worked);
          const owed = Number(before.owed.total?.amount ?? 0);
          expect(breaches(before).length).toBe(owed > 0 ? 1 : 0);
          expect(on(base + owed, rate, worked)).toMatchObject({ outcome: 'clear', findings: [] });
          if (owed > 0) expect(breaches(on(base + owed - 1, rate, worked)).length).toBe(1);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('fingerprints', () => {
  const prints = (t: Tables, more = {}): readonly string[] =>
    reportOn(PARTS, t, more).findings.map((f) => f.fingerprint);

  it('stay the same when amounts, other rows and the order of rows change', () => {
    const [one] = prints(tables(slip('W1', 1, '90000')));
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(prints(tables(slip('W1', 1, '80000', '99:00')))).toEqual([one]);
    expect(prints(tables(slip('W2', 1, '200000'), slip('W1', 2, '200000'), slip('W1', 1, '90000')))).toEqual([one]);
  });

  it('tell apart workers, periods, firms, rules and answers', () => {
    const all = [
      ...prints(
        tables(slip('W1', 1, '1'), slip('W2', 1, '1'), slip('W1', 2, '1'), { ...slip('W1', 1, '1'), kind: 'B' }),
      ),
      ...prints(tables(slip('W1', 1, '1')), { firm: 'F2' }),
      ...prints(tables(slip('W1', 1, '1', ''))),
      ...reportOn(
        { ...PARTS, rules: [{ ...PARTS.rules![0]!, id: 'wages/other' }] },
        tables(slip('W1', 1, '1')),
      ).findings.map((f) => f.fingerprint),
    ];
    expect(all.length).toBe(7);
    expect(new Set(all).size).toBe(7);
  });
});

describe('open answers', () => {
  it('for one cause are one finding with every subject it leaves open', () => {
    const { worked: _, ...rest } = slip('W1', 1, '90000');
    const r = reportOn(PARTS, tables(rest, { ...rest, worker_id: 'W2' }));
    expect(opens(r).map((f) => [f.reasons.map((x) => x.code), f.subjects!.map((s) => s.worker)])).toEqual([
      [['column_missing'], ['W1', 'W2']],
    ]);
  });

  it('whose cause lies in each row’s own cells are one finding a row', () => {
    const r = reportOn(PARTS, tables(slip('W1', 1, '90000', '9:99'), slip('W2', 1, '90000', '8:88')));
    expect(
      opens(r).map((f) => [f.subject.worker, f.reasons[0]!.code, f.cells.find((c) => c.field === 'worked')?.written]),
    ).toEqual([
      ['W1', 'cell_unreadable', '9:99'],
      ['W2', 'cell_unreadable', '8:88'],
    ]);
  });
});

describe('coverage', () => {
  const rules = [
    rule('a/one', 'payslip', { stage: 'intake', must: { properties: { base: { atLeast: 'extra' } } } }),
    rule('b/two', 'payslip', {
      applies: { properties: { permit: { const: true } } },
      must: { properties: { base: { atLeast: 'gross' } } },
    }),
    rule('c/three', 'payslip', {
      stage: 'voice',
      breach: 'document',
      must: { properties: { worked: { atMost: 'overtime' } } },
    }),
    rule('d/four', 'fee', { stage: 'intermediaries', must: { properties: { amount: { atMost: 'amount' } } } }),
    rule('e/five', 'contract', { stage: 'industry', must: { properties: { rent: { atMost: 'rent' } } } }),
  ];
  const row = fc.record({
    worker_id: fc.constantFrom('W1', 'W2', 'W3'),
    month: fc.integer({ min: 1, max: 3 }),
    base: fc.constantFrom('1', '2', '?', ''),
    extra: fc.constantFrom('1', '2', '?'),
    gross: fc.constantFrom('1', '2', ''),
    worked: fc.constantFrom('1:00', ''),
    overtime: fc.constantFrom('1:00', '0:30', '?'),
    permit: fc.constantFrom('yes', 'no', ''),
  });

  it('leaves no row out: the answers of a rule add up to the rows of its table, stages to their rules, causes to what is open', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (list) => {
        const payslip = list.map(({ month, ...cells }) => ({ ...slip(cells.worker_id, month, '0'), ...cells }));
        const r = reportOn({ rules }, { payslip, contract: [] });
        expect(r.coverage.map((c) => c.rule)).toEqual(['a/one', 'b/two', 'c/three', 'e/five']);
        for (const c of r.coverage) {
          const rows = c.rule === 'e/five' ? 0 : list.length;
          expect(c.met + c.breached + c.undecided + c.not_applicable + c.settled).toBe(rows);
          const open = r.findings.filter((f) => f.rule === c.rule && f.answer === 'undecided');
          expect(open.reduce((n, f) => n + f.subjects!.length, 0)).toBe(c.undecided);
          expect(Object.values(c.reasons).reduce((a, b) => a + b, 0)).toBe(c.undecided);
          expect(r.findings.filter((f) => f.rule === c.rule && f.answer === 'breached').length).toBe(c.breached);
          for (const f of open) expect(f.reasons.length).toBeGreaterThan(0);
        }
        for (const s of r.stages) {
          const own = r.coverage.filter((c) => c.stage === s.stage);
          for (const a of ['met', 'breached', 'undecided', 'not_applicable'] as const)
            expect(s[a]).toBe(own.reduce((n, c) => n + c[a], 0));
        }
        expect(r.workers).toBe(new Set(list.map((x) => x.worker_id)).size);
      }),
      { numRuns: 150 },
    );
  });

  it('names the rules that judged nothing, and why', () => {
    const { notLookedAt, stages } = reportOn({ rules }, { payslip: [slip('W1', 1, '1')], contract: [] });
    expect(notLookedAt).toEqual([
      { rule: 'd/four', reason: { code: 'table_missing', args: { table: 'fee' } } },
      { rule: 'e/five', reason: { code: 'no_rows', args: { table: 'contract' } } },
    ]);
    const records = RECORDS.map((r) => (r.id === 'contract' ? { ...r, empty: 'none' as const } : r));
    const stated = reportOn({ rules, records }, { payslip: [slip('W1', 1, '1')], contract: [], fee: [] });
    expect(stated.notLookedAt).toEqual([{ rule: 'd/four', reason: { code: 'no_rows', args: { table: 'fee' } } }]);
    expect(stated.coverage.find((c) => c.rule === 'e/five')).toMatchObject({ met: 0, breached: 0, undecided: 0 });
    // Nothing seen is nothing known.
    expect(stages.find((s) => s.stage === 'intermediaries')!.outcome).toBe('evidence_required');
  });
});

describe('the outcome', () => {
  const on = (base: string, gaps = false): FirmReport => reportOn(PARTS, tables(slip('W1', 1, base)), { gaps });

  it('is clear only where everything asked was met and every file could be read', () => {
    expect(on('100000')).toMatchObject({ outcome: 'clear', earliestStage: null });
    expect(on('99999')).toMatchObject({ outcome: 'correct_first', earliestStage: 'rights' });
    expect(on('?')).toMatchObject({ outcome: 'evidence_required', earliestStage: 'rights' });
    expect(on('100000', true)).toMatchObject({ outcome: 'evidence_required', earliestStage: 'intake' });
    expect(reportOn(PARTS, { worker: workers('W1') })).toMatchObject({ outcome: 'evidence_required' });
    expect(reportOn(PARTS, { payslip: [] })).toMatchObject({ outcome: 'evidence_required' });
  });

  it('heads the stages after rights that were not passed: reported only', () => {
    const late = [rule('x/one', 'payslip', { stage: 'mobility', must: { properties: { base: { above: 'base' } } } })];
    const only = (base: string) =>
      reportOn({ ...PARTS, rules: [...PARTS.rules!, ...late] }, tables(slip('W1', 1, base))).stages.map((s) => [
        s.stage,
        s.outcome,
        s.reportedOnly,
      ]);
    expect(only('1')).toEqual([
      ['intake', 'clear', false],
      ['rights', 'correct_first', false],
      ['mobility', 'clear_with_conditions', true],
    ]);
    expect(only('100000')).toEqual([
      ['intake', 'clear', false],
      ['rights', 'clear', false],
      ['mobility', 'clear_with_conditions', false],
    ]);
  });

  it('is one line of the summary, and the lines add up', () => {
    const reports = [on('100000'), reportOn(PARTS, tables(slip('W1', 1, '90000'), slip('W2', 1, '?')), { firm: 'F0' })];
    const lines = reports.map((r, i) => lineOf(r, String(i)));
    const summary = summaryOf(lines, { code: 1, word: 'breached' }, reports[0]!.provenance);
    expect(summary.firms.map((f) => [f.firm, f.outcome, f.met, f.breached, f.undecided, f.owed])).toEqual([
      ['F0', 'correct_first', 0, 1, 1, '10000 yen'],
      ['F1', 'clear', 1, 0, 0, null],
    ]);
    expect(summary.totals).toEqual({ met: 1, breached: 1, undecided: 1, not_applicable: 0, settled: 0 });
  });
});

describe('what joins lose', () => {
  it('is counted: rows without their parent, without a record in force, written twice', () => {
    const twice = slip('W1', 1, '1');
    const { joinLosses } = reportOn(PARTS, {
      ...tables(twice, twice, slip('W9', 1, '1')),
      contract: [{ worker_id: 'W1', start_date: '2025-02-01', end_date: '' }],
    }).provenance;
    expect(joinLosses).toEqual([
      { table: 'payslip', rows: 2, why: 'duplicate_records' },
      { table: 'payslip', rows: 1, why: 'no_parent worker' },
      { table: 'payslip', rows: 3, why: 'no_record_in_force contract' },
    ]);
  });

  it('is nothing where a record need not be there', () => {
    const records = RECORDS.map((r) =>
      r.id === 'payslip' ? { ...r, finds: { contract: { ...r.finds.contract!, optional: true as const } } } : r,
    );
    const { joinLosses } = reportOn(
      { ...PARTS, records },
      {
        ...tables(slip('W1', 1, '1')),
        contract: [{ worker_id: 'W1', start_date: '2025-02-01', end_date: '' }],
      },
    ).provenance;
    expect(joinLosses).toEqual([]);
  });

  it('is nothing where a row may leave the key blank and does; an id that leads nowhere is counted', () => {
    const records = RECORDS.map((r) =>
      r.id === 'payslip' ? { ...r, finds: { contract: { ...r.finds.contract!, optional: 'blank' as const } } } : r,
    );
    const { joinLosses } = reportOn(
      { ...PARTS, records },
      {
        ...tables({ ...slip('', 1, '1') }, slip('W9', 1, '1')),
        contract: [{ worker_id: 'W1', start_date: '2025-01-01', end_date: '' }],
      },
    ).provenance;
    expect(joinLosses.filter((l) => l.why.startsWith('no_record'))).toEqual([
      { table: 'payslip', rows: 1, why: 'no_record_in_force contract' },
    ]);
  });
});
