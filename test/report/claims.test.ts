// A breach of money → what else may be claimed: interest to a day, the last day to claim it, what a court may add.
import { describe, expect, it } from 'vitest';
import { type Parts, parameter, rule, type Tables } from '../judge/small-pack.js';
import { breaches, reportOn } from './kit.js';

const words = { en: 'x', ja: 'x' };
const law = [{ act: 'A', article: '4' }];

/** 5 % a year from the day after payday; 20 % from the day after leaving; three years to claim; a court may double it. */
const PARTS: Parts = {
  parameters: [
    parameter('late', ['kind'], { value: 'ratio' }, [
      ['employed', '2020-01-01', '0.05'],
      ['left', '2020-01-01', '0.2'],
    ]),
    parameter('year', [], { value: 'day' }, [['2020-01-01', '365']]),
  ],
  facts: {
    payslip: {
      late_rate: { unit: 'ratio', table: 'late', key: { kind: "'employed'" }, on: 'paid_on' } as never,
      left_rate: { unit: 'ratio', table: 'late', key: { kind: "'left'" }, on: 'paid_on' } as never,
      days_of_year: { unit: 'day', table: 'year', key: {}, on: 'paid_on' } as never,
      left: 'date: first(worker.termination_date, as_of)',
    },
  },
  claims: {
    wages: {
      title: words,
      subject: 'payslip',
      due: 'paid_on',
      interest: {
        employed: {
          title: words,
          law,
          from: 'paid_on + 1 day',
          to: 'min(left, as_of)',
          is: 'owed * late_rate * max(min(left, as_of) - paid_on, 0 day) / days_of_year',
        },
        left: {
          title: words,
          law,
          from: 'max(left, paid_on) + 1 day',
          to: 'as_of',
          is: 'owed * left_rate * max(as_of - max(left, paid_on), 0 day) / days_of_year',
        },
      },
      limit: { law, is: 'add_months(paid_on, 12 * (1 + 1 + 1))' },
      addition: { title: words, law, is: 'owed' },
    },
  },
  rules: [
    rule('wages/full', 'payslip', {
      must: { properties: { base: { atLeast: 'gross' } } },
      owed: 'gross - base',
      claim: 'wages',
    }),
  ],
};

const slip = (worker_id: string, gross: string, paid_on = '2025-02-25') => ({
  worker_id,
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base: '100000',
  gross,
  paid_on,
});
const tables: Tables = {
  worker: [
    { worker_id: 'W1', hire_date: '2024-01-01', termination_date: '', area: 'N' },
    { worker_id: 'W2', hire_date: '2024-01-01', termination_date: '2025-03-31', area: 'N' },
    { worker_id: 'W3', hire_date: '2024-01-01', termination_date: '', area: 'N' },
  ],
  payslip: [slip('W1', '173000'), slip('W2', '136500'), slip('W3', '101000', '')],
};

describe('a claim', () => {
  const report = reportOn(PARTS, tables, { asOf: '2025-07-09' });
  const [w1, w2, w3] = breaches(report);

  it('of someone still employed bears interest from the day after payday to the day asked for', () => {
    // 73,000 × 5 % × 134 days ÷ 365
    expect(w1!.arrears).toMatchObject({
      claim: 'wages',
      asOf: '2025-07-09',
      due: '2025-02-25',
      interest: [{ part: 'employed', from: '2025-02-26', to: '2025-07-09', amount: { amount: '1340', unit: 'yen' } }],
      interestTotal: { amount: '1340', unit: 'yen' },
      limit: '2028-02-25',
      expired: false,
      addition: { amount: '73000', unit: 'yen' },
      reasons: [],
    });
    expect(w1!.arrears!.interest[0]!.filled).toBe(
      '73000 yen * 0.05 * max(min(2025-07-09, 2025-07-09) - 2025-02-25, 0 day) / 365 day',
    );
  });

  it('of someone who left bears the higher rate from the day after', () => {
    // 36,500 × 5 % × 34 ÷ 365 = 170; 36,500 × 20 % × 100 ÷ 365 = 2,000
    expect(w2!.arrears!.interest.map((p) => [p.part, p.from, p.to, p.amount.amount])).toEqual([
      ['employed', '2025-02-26', '2025-03-31', '170'],
      ['left', '2025-04-01', '2025-07-09', '2000'],
    ]);
    expect(w2!.arrears!.interestTotal!.amount).toBe('2170');
  });

  it('whose payday nobody knows stays open, and is counted', () => {
    expect(w3!.owed!.amount).toBe('1000');
    expect(w3!.arrears).toMatchObject({ due: null, interest: [], interestTotal: null, limit: null, expired: null });
    expect(w3!.arrears!.reasons[0]!.code).toBe('cell_blank');
  });

  it('is added up by worker and in all', () => {
    expect(report.owed).toEqual({
      total: { amount: '110500', unit: 'yen' },
      interest: { amount: '3510', unit: 'yen' },
      addition: { amount: '110500', unit: 'yen' },
      asOf: '2025-07-09',
      workers: [
        {
          worker: 'W1',
          total: { amount: '73000', unit: 'yen' },
          interest: { amount: '1340', unit: 'yen' },
          addition: { amount: '73000', unit: 'yen' },
        },
        {
          worker: 'W2',
          total: { amount: '36500', unit: 'yen' },
          interest: { amount: '2170', unit: 'yen' },
          addition: { amount: '36500', unit: 'yen' },
        },
        {
          worker: 'W3',
          total: { amount: '1000', unit: 'yen' },
          interest: null,
          addition: { amount: '1000', unit: 'yen' },
        },
      ],
      open: 0,
      interestOpen: 1,
    });
  });

  it('without a day asked for says when it was due and until when it can be claimed, and no interest', () => {
    const plain = reportOn(PARTS, tables);
    expect(breaches(plain)[0]!.arrears).toMatchObject({
      asOf: null,
      due: '2025-02-25',
      interest: [],
      interestTotal: null,
      limit: '2028-02-25',
      expired: null,
    });
    expect(plain.owed).toMatchObject({ asOf: null, interest: null, interestOpen: 0 });
  });

  it('is over when its last day lies before the day asked for', () => {
    expect(breaches(reportOn(PARTS, tables, { asOf: '2028-02-25' }))[0]!.arrears!.expired).toBe(false);
    expect(breaches(reportOn(PARTS, tables, { asOf: '2028-02-26' }))[0]!.arrears!.expired).toBe(true);
  });

  it('bears no interest up to its payday', () => {
    expect(breaches(reportOn(PARTS, tables, { asOf: '2025-02-25' }))[0]!.arrears).toMatchObject({
      interest: [],
      interestTotal: { amount: '0', unit: 'yen' },
    });
  });
});
