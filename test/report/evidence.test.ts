// On what evidence a rule may be met: the list of what was submitted, and what each grade is good for.
import { describe, expect, it } from 'vitest';
import type { RecordDef } from '../../src/pack/types.js';
import { terminal } from '../../src/render/terminal.js';
import { column, record } from '../intake/kit.js';
import { type Parts, packOf, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { optionsOf } from '../render/show.js';
import { opens, reportOn } from './kit.js';

const GRADES = Object.fromEntries(['E0', 'E1', 'E2', 'E3', 'E4'].map((g) => [g, []]));
const manifest = record(
  'manifest',
  [
    column('firm_id', 'id'),
    column('file', 'text'),
    column('table', 'code'),
    column('supplied_by', 'code'),
    column('grade', 'code', { values: GRADES }),
    column('complete_from', 'date'),
    column('complete_to', 'date'),
    column('nil', 'flag'),
  ],
  { key: ['table', 'file', 'supplied_by'], identifiedBy: ['table', 'supplied_by', 'grade'] },
);
const paid = rule('pay/some', 'payslip', { must: { properties: { base: { above: 'less' } } } });
const received = rule('pay/received', 'payslip', { ...paid, evidence: 'E3' });
const known = rule('pay/area', 'payslip', { must: { properties: { 'worker.area': { const: 'north' } } } });
const PARTS: Parts = { records: [...RECORDS, manifest], rules: [paid] };

type Line = Readonly<Record<string, string>>;
const slip = { worker_id: 'W1', period_start: '2025-01-01', period_end: '2025-01-31', kind: 'S', less: '0' };
const on = (lines: readonly Line[] | null, parts = PARTS, base = '100') => {
  const tables: Tables = {
    payslip: [
      { ...slip, base },
      { ...slip, worker_id: 'W2', base },
    ],
    worker: ['W1', 'W2'].map((worker_id) => ({ worker_id, hire_date: '2024-01-01', area: 'N' })),
  };
  return reportOn(parts, lines === null ? tables : { ...tables, manifest: lines });
};
const line = (table: string, supplied_by: string, grade: string, more: Line = {}): Line => ({
  table,
  supplied_by,
  grade,
  file: '',
  ...more,
});
const why = (lines: readonly Line[] | null, parts = PARTS) =>
  opens(on(lines, parts)).map((f) => f.reasons.map((r) => r.code).join());

describe('a rule is met', () => {
  it("on the firm's own records, which is what a table is where no list was handed in", () => {
    expect(on(null).outcome).toBe('clear');
    expect(on([line('payslip', 'firm', 'E2')]).outcome).toBe('clear');
    expect(on([line('payslip', 'firm', 'E2')]).coverage[0]).toMatchObject({ met: 2, undecided: 0 });
  });

  it("not on the firm's word: told once for the rule, with every subject", () => {
    const report = on([line('payslip', 'firm', 'E1')]);
    expect(report).toMatchObject({ outcome: 'evidence_required' });
    expect(report.coverage[0]).toMatchObject({ met: 0, undecided: 2, reasons: { attested_only: 2 } });
    expect(opens(report)).toHaveLength(1);
    expect(opens(report)[0]!.subjects).toHaveLength(2);
    expect(opens(report)[0]!.reasons).toEqual([{ code: 'attested_only', args: { table: 'payslip' } }]);
  });

  it('on no less than the rule asks for', () => {
    const parts: Parts = { ...PARTS, rules: [received] };
    expect(why(null, parts)).toEqual(['grade_too_low']);
    expect(why([line('payslip', 'firm', 'E2')], parts)).toEqual(['grade_too_low']);
    expect(why([line('payslip', 'bank', 'E3')], parts)).toEqual([]);
  });

  it('on the least grade of all the tables it reads, and of all the files of one', () => {
    const parts: Parts = { ...PARTS, rules: [known] };
    expect(why([line('payslip', 'firm', 'E2'), line('worker', 'firm', 'E1')], parts)).toEqual(['attested_only']);
    expect(why([line('payslip', 'firm', 'E2'), line('worker', 'firm', 'E2')], parts)).toEqual([]);
    const two = [line('payslip', 'firm', 'E2'), line('payslip', 'firm', 'E0', { file: 'b.csv' })];
    expect(why(two)).toEqual(['grade_too_low']);
    // Of a file that no line speaks of nothing is known, whatever is said of others.
    expect(why([line('payslip', 'firm', 'E2', { file: 'payslip-0.csv' })])).toEqual([]);
    expect(why([line('payslip', 'firm', 'E2', { file: 'b.csv' })])).toEqual(['file_not_in_manifest']);
  });

  it('on a grade that is asked of one table alone, and no less than records of the firm for the others', () => {
    const parts: Parts = { ...PARTS, rules: [{ ...known, evidence: { worker: 'E3' } }] };
    expect(why([line('payslip', 'firm', 'E2'), line('worker', 'firm', 'E2')], parts)).toEqual(['grade_too_low']);
    expect(why([line('payslip', 'firm', 'E2'), line('worker', 'bank', 'E3')], parts)).toEqual([]);
    expect(why([line('payslip', 'firm', 'E1'), line('worker', 'bank', 'E3')], parts)).toEqual(['attested_only']);
    expect(why([line('worker', 'bank', 'E3')], parts)).toEqual(['not_in_manifest']);
    expect(why(null, parts)).toEqual(['grade_too_low']);
    expect(why(null, { ...PARTS, rules: [{ ...known, evidence: { worker: 'E1' } }] })).toEqual([]);
  });

  it('on official acts without a line, and not on a table that a list leaves out', () => {
    const official = { ...manifest, ...RECORDS.find((r) => r.id === 'payslip')!, official: true as const };
    const parts: Parts = {
      records: [...RECORDS.filter((r) => r.id !== 'payslip'), official, manifest],
      rules: [received],
    };
    expect(why(null, parts)).toEqual([]);
    expect(why([line('worker', 'firm', 'E2')])).toEqual(['not_in_manifest']);
    expect(why([])).toEqual(['not_in_manifest']);
  });
});

describe('a grade', () => {
  it('is no better than who supplied it can make it', () => {
    const grades = (by: string) => on([line('payslip', by, 'E4')]).evidence[0]!.grade;
    expect(['firm', 'worker', 'bank', 'union', 'authority', '', 'somebody'].map(grades)).toEqual([
      'E2',
      'E3',
      'E3',
      'E3',
      'E4',
      'E2',
      'E2',
    ]);
  });

  it('that can not be read is none', () => {
    expect(on([line('payslip', 'firm', 'good')]).evidence[0]!.grade).toBe('E0');
  });
});

describe('nothing to report', () => {
  const fine = record('fine', [column('firm_id', 'id'), column('paid', 'flag')], { key: ['firm_id'], empty: 'none' });
  const settled = rule('fines/paid', 'fine', { must: { properties: { paid: { const: true } } } });
  const parts = (of: RecordDef = fine, ask = settled): Parts => ({ records: [...RECORDS, manifest, of], rules: [ask] });
  const told = (lines: readonly Line[], tables: Tables = {}, of = parts()) => {
    const { evidence, ...rest } = reportOn(of, { ...tables, manifest: lines });
    return { ...rest, nil: evidence.map((e) => e.nil) };
  };
  const nil = (by: string, grade: string) => line('fine', by, grade, { nil: 'yes' });
  const asked = (r: ReturnType<typeof told>) => r.notLookedAt.map((n) => n.reason.code);

  it('is as good as a file without rows, of any grade, and no better', () => {
    for (const [by, grade] of [
      ['firm', 'E2'],
      ['firm', 'E1'],
      ['authority', 'E4'],
    ] as const) {
      const { nil: _, ...file } = told([line('fine', by, grade)], { fine: [] });
      expect(told([nil(by, grade)])).toEqual({ ...file, nil: ['counts'] });
    }
    expect(asked(told([nil('firm', 'E2')]))).toEqual([]);
    expect(asked(told([nil('firm', 'E1')]))).toEqual(['attested_only']);
    expect(asked(told([nil('firm', 'E2')], {}, parts(fine, { ...settled, evidence: 'E3' })))).toEqual([
      'grade_too_low',
    ]);
  });

  it('says nothing where the line is gone, or of a table that can not be said to hold none', () => {
    expect(asked(told([]))).toEqual(['table_missing']);
    expect(asked(told([line('fine', 'firm', 'E2')]))).toEqual(['table_missing']);
    const { empty: _, ...plain } = fine;
    expect(told([nil('firm', 'E2')], {}, parts(plain))).toMatchObject({
      nil: ['not_counted'],
      outcome: 'evidence_required',
    });
  });

  it('against rows that are there leaves them open, and a breach as it is', () => {
    const rows = (paid: string) => told([nil('firm', 'E2')], { fine: [{ paid }] });
    expect(rows('yes')).toMatchObject({ nil: ['contradicted'], outcome: 'evidence_required' });
    expect(rows('yes').coverage[0]!.reasons).toEqual({ nil_with_rows: 1 });
    expect(rows('no').outcome).toBe('correct_first');
  });

  it('of acts of authorities is for an authority to say', () => {
    const acts = parts({ ...fine, official: true });
    expect(asked(told([nil('firm', 'E4')], {}, acts))).toEqual(['grade_too_low']);
    expect(asked(told([line('fine', 'union', 'E3')], { fine: [] }, acts))).toEqual(['grade_too_low']);
    expect(asked(told([nil('authority', 'E4')], {}, acts))).toEqual([]);
    expect(reportOn(acts, { fine: [] }).notLookedAt).toEqual([]);
  });
});

describe('taking evidence away', () => {
  it('never makes more met: a line, a grade, a supplier, the table it names', () => {
    const lines = [line('payslip', 'firm', 'E1'), line('worker', 'firm', 'E2')];
    const met = (of: readonly Line[]): number => on(of).coverage[0]!.met;
    expect(met(lines)).toBe(0);
    for (const [i] of lines.entries()) {
      expect(met(lines.filter((_, k) => k !== i))).toBe(0);
      for (const name of ['table', 'grade', 'supplied_by'])
        expect(met(lines.map((l, k) => (k === i ? { ...l, [name]: '' } : l)))).toBe(0);
    }
  });

  it('leaves a breach as it is', () => {
    for (const lines of [null, [], [line('payslip', 'firm', 'E0')]])
      expect(on(lines, PARTS, '0')).toMatchObject({ outcome: 'correct_first' });
  });
});

it('the report lists what was submitted, by the titles of the pack', () => {
  const days = { complete_from: '2025-04-01', complete_to: '2026-03-31' };
  const report = on([
    line('worker', 'authority', 'E4', { ...days, nil: 'yes', file: 'a.csv' }),
    line('payslip', 'firm', 'E2', { ...days, file: 'a.csv' }),
  ]);
  expect(report.evidence).toEqual([
    {
      table: 'payslip',
      file: 'a.csv',
      grade: 'E2',
      suppliedBy: 'firm',
      from: '2025-04-01',
      to: '2026-03-31',
      nil: null,
    },
    {
      table: 'worker',
      file: 'a.csv',
      grade: 'E4',
      suppliedBy: 'authority',
      from: '2025-04-01',
      to: '2026-03-31',
      nil: 'not_counted',
    },
  ]);
  const say = (lang: 'en' | 'ja') => terminal.firm(report, optionsOf({ pack: packOf(PARTS), lang, width: 100 }));
  expect(say('en')).toMatch(/payslip +E2 its records +the firm +2025-04-01 to 2026-03-31 +a.csv/);
  expect(say('ja')).toMatch(/worker +E4 公文書 +官公署 +該当なし（この表では効力なし）、2025-04-01～2026-03-31/);
});
