import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { FirmReport, RunSummary, SettlementLine } from '../../src/report/types.js';

/** Every optional member present, so that a member added to the types is missed here and then in the schema. */
type Full<T> = T extends readonly (infer U)[]
  ? readonly Full<U>[]
  : T extends object
    ? { [K in keyof T]-?: Full<T[K]> }
    : T;

const amount = { amount: '18200/17', unit: 'yen/hour' };
const counts = { met: 1, breached: 1, undecided: 1, not_applicable: 0, settled: 0 };
const sha = 'a'.repeat(64);
const subject = { kind: 'payslip', firm: 'F1', worker: 'W1', id: 'C1', from: '2025-11-01', to: '2025-11-30' };
const reason = { code: 'column_missing', args: { column: 'hours' } };

const settlementLine: Full<SettlementLine> = {
  id: 'S1',
  kind: 'repaid',
  findings: ['6f1c2a9d'],
  on: '2026-01-10',
  expires: '2026-12-31',
  amount: { amount: '1', unit: 'yen' },
  used: { amount: '1', unit: 'yen' },
  proof: 'T-1',
  by: '',
  grade: 'E3',
  file: 'bank.csv',
  row: 2,
  reasons: [reason],
};

const provenance: Full<FirmReport['provenance']> = {
  tool: 'kijun 0.1.0',
  pack: 'good',
  packVersion: '2026.1.0',
  packDigest: sha,
  asOf: '2026-11-21',
  options: { encoding: 'utf-8' },
  files: [
    {
      file: 'payroll.csv',
      sha256: sha,
      archive: { file: 'all.zip', sha256: sha },
      sheet: '4月',
      table: 'payslip',
      tableWhy: 'headers',
      encoding: 'utf-8',
      encodingWhy: 'detected',
      delimiter: ',',
      rowsRead: 2,
      rowsLeftOut: 0,
      rowsBlank: 0,
      rowsAside: { subtotal: 1 },
      preset: { id: 'gusto', why: 'recognised', checked: true },
      mapping: { file: 'map.json', sha256: sha },
      columns: [{ header: '基本給', field: 'base_pay', why: 'alias' }],
      unmapped: ['x'],
      dropped: ['氏名'],
    },
  ],
  faults: [
    {
      code: 'number_unreadable',
      action: 'cell_unknown',
      file: 'payroll.xlsx#4月',
      row: 2,
      column: '基本給',
      written: 'abc',
      cell: 'C2',
      args: { n: 1, s: 'x' },
    },
  ],
  faultCounts: { number_unreadable: 1 },
  corrections: [{ table: 'payslip', subject, rows: [{ file: 'payroll.csv', row: 3 }] }],
  joinLosses: [{ table: 'contract', rows: 1, why: 'no_worker' }],
  loosened: [{ what: 'rule:a/b', reason: { en: 'r', ja: '理由' } }],
};

const report: Full<FirmReport> = {
  $schema: 'urn:kijun:schema:report',
  kind: 'report',
  firm: { id: 'F1', name: null },
  period: { from: '2025-11-01', to: '2025-11-30' },
  workers: 1,
  headcount: { found: '2', stated: null },
  applications: [{ id: 'A1', kind: 'renewal', statusOfResidence: 's', field: 'f', jobCode: 'j', twice: false }],
  outcome: 'correct_first',
  earliestStage: 'rights',
  bar: { rule: 'record/barred', act: 'A1', until: '2029-03-01', release: { en: 'r', ja: '解除' } },
  stages: [{ stage: 'rights', rules: 1, outcome: 'correct_first', ...counts, reportedOnly: false }],
  coverage: [
    {
      rule: 'wages/minimum-wage',
      stage: 'rights',
      ...counts,
      reasons: { column_missing: 1 },
      persons: { ...counts, unstated: 0 },
    },
  ],
  owed: {
    total: amount,
    interest: amount,
    addition: amount,
    asOf: '2026-11-21',
    workers: [{ worker: 'W1', total: amount, interest: amount, addition: amount }],
    open: 0,
    interestOpen: 0,
  },
  findings: [
    {
      rule: 'wages/minimum-wage',
      answer: 'breached',
      stage: 'rights',
      topic: 'wage-floor',
      breach: 'money',
      checked: true,
      fingerprint: '6f1c2a9d',
      subject,
      subjects: [subject],
      test: { fact: 'hourly_wage', is: 'atLeast', than: 'minimum_wage' },
      value: amount,
      bound: amount,
      shortfall: amount,
      owed: amount,
      arrears: {
        claim: 'wages',
        asOf: '2026-11-21',
        due: '2025-12-25',
        interest: [{ part: 'employed', from: '2025-12-26', to: '2026-11-21', amount, filled: '1 * 2' }],
        interestTotal: amount,
        limit: '2028-12-25',
        expired: false,
        addition: amount,
        equation: [{ fact: 'late_rate', formula: 'a', filled: '1', value: amount }],
        parameters: [
          {
            table: 'late',
            key: {},
            column: 'value',
            value: '3',
            unit: 'ratio',
            from: '2020-04-01',
            source: 's',
            checked: true,
          },
        ],
        reasons: [reason],
      },
      bar: { act: 'A1', until: null, release: { en: 'r', ja: '解除' } },
      settlement: {
        state: 'partial',
        paid: amount,
        interestTo: null,
        left: amount,
        leftInterest: amount,
        note: null,
        rows: [{ id: 'S1', kind: 'repaid', how: 'applied', on: '2026-01-10', amount }],
      },
      parts: [{ from: '2025-11-01', to: '2025-11-30', answer: 'breached' }],
      equation: [{ fact: 'hourly_wage', formula: 'a / b', filled: '1 / 2', value: amount }],
      parameters: [
        {
          table: 'minimum-wage',
          key: { prefecture: 'JP-13' },
          column: 'value',
          value: '1226',
          unit: 'yen/hour',
          from: '2025-10-03',
          source: 'https://laws.example',
          checked: true,
        },
      ],
      cells: [{ file: 'payroll.csv', row: 2, column: '基本給', written: '196,000', field: 'base_pay', cell: 'F18' }],
      law: [{ act: 'wage-act', article: '4', paragraph: '1', item: '1', note: 'n' }],
      reasons: [reason],
    },
  ],
  settlements: {
    applied: [settlementLine],
    partial: [settlementLine],
    explained: [settlementLine],
    unproved: [settlementLine],
    unused: [settlementLine],
    expired: [settlementLine],
  },
  evidence: [
    {
      table: 'payslip',
      file: 'payroll.csv',
      grade: 'E2',
      suppliedBy: 'firm',
      from: '2025-04-01',
      to: '2026-03-31',
      nil: null,
    },
  ],
  indicators: [
    {
      id: 'training-hours',
      stage: 'industry',
      topic: 'training',
      block: 'migrants',
      better: 'higher',
      of: amount,
      among: amount,
      value: amount,
      low: amount,
      high: amount,
      position: 'below',
      withheld: false,
      checked: true,
      law: [{ act: 'wage-act', article: '4', paragraph: '1', item: '1', note: 'n' }],
      reasons: [reason],
    },
  ],
  balance: {
    blocks: [{ block: 'migrants', below: ['a'], within: ['b'], above: ['c'], open: ['d'] }],
    weakest: ['migrants'],
  },
  notLookedAt: [{ rule: 'wages/minimum-wage', reason }],
  notObservable: [{ id: 'a', topic: 'b', title: { en: 't', ja: '題' }, why: { en: 'w', ja: '理由' } }],
  provenance,
};

const summary: Full<RunSummary> = {
  $schema: 'urn:kijun:schema:summary',
  kind: 'summary',
  firms: [{ firm: 'F1', outcome: 'clear', ...counts, owed: null, owedOpen: 0, report: 'F1.json' }],
  totals: counts,
  exit: { code: 1, word: 'breached' },
  provenance,
};

const schemaOf = (kind: string) =>
  new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false, formats: { date: true } }).compile(
    JSON.parse(readFileSync(new URL(`../../rules/schema/${kind}.json`, import.meta.url), 'utf8')),
  );

test.each([
  ['report', report],
  ['summary', summary],
])('the published schema of the %s is that of its types', (kind, value) => {
  const validate = schemaOf(kind);
  validate(value);
  expect(validate.errors).toBeNull();
  for (const object of objectsIn(value)) {
    Object.assign(object, { stray: {} });
    expect(validate(value), JSON.stringify(object)).toBe(false);
    delete object.stray;
  }
});

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const v of Object.values(value)) yield* objectsIn(v);
}

test('a report without optional members is still one', () => {
  const { findings, applications, ...rest } = report;
  const { subjects, test: t, value, bound, shortfall, owed, parts, ...finding } = findings[0]!;
  const validate = schemaOf('report');
  validate({ ...rest, period: null, earliestStage: null, owed: { ...report.owed, total: null }, findings: [finding] });
  expect(validate.errors).toBeNull();
  expect([applications, subjects, t, value, bound, shortfall, owed, parts]).not.toContain(undefined);
});
