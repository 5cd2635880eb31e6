// Rows that name only a month: what every reading of its days says stands, and nothing else does.
import { describe, expect, it } from 'vitest';
import type { RecordDef } from '../../src/pack/types.js';
import type { Finding } from '../../src/report/types.js';
import { column } from '../intake/kit.js';
import { reportOn } from '../report/kit.js';
import { factDifferences } from './agree.js';
import { dossierFrom, type Parts, parameter, programOf, RECORDS, rule, type Tables } from './small-pack.js';

const CLOSING = { end: ['E'], '20': ['20th'] };
const widened = (r: RecordDef): RecordDef => {
  if (r.id === 'firm')
    return {
      ...r,
      columns: [
        ...r.columns,
        column('closing_day', 'code', { values: CLOSING }),
        column('pay_month', 'code', { values: { same: ['S'], next: ['N'] } }),
      ],
    };
  if (r.id !== 'payslip') return r;
  const paid = { month: 'paid_month', on: 'paid_on', after: ['firm.pay_month'], months: { same: 0, next: 1 } };
  return {
    ...r,
    columns: [...r.columns, column('paid_month', 'month')],
    period: { from: 'period_start', to: 'period_end', month: 'period_label', closing: ['firm.closing_day'], paid },
  };
};

const PARTS: Parts = {
  records: RECORDS.map(widened),
  parameters: [
    parameter('floor', [], { value: 'money/hour' }, [
      ['2020-01-01', '10'],
      ['2025-10-01', '12'],
    ]),
  ],
  facts: {
    payslip: {
      floor: { unit: 'money/hour', table: 'floor', key: {} },
      rate: 'money/hour: base / worked',
      short: 'money: (floor - rate) * worked',
      shifted: 'hour: sum of shifts from period.from to period.to (length)',
    },
  },
  rules: [rule('wage', 'payslip', { must: { properties: { rate: { atLeast: 'floor' } } }, owed: 'short' })],
};

const slip = (month: Readonly<Record<string, string>>, base: string) => ({
  worker_id: 'W1',
  kind: 'S',
  worked: '1:00',
  base,
  ...month,
});
const said = (f: Finding | undefined): readonly (string | undefined)[] => [
  f?.answer,
  f?.reasons.map((r) => r.code).join(' '),
  f?.owed?.amount,
];
const found = (month: Readonly<Record<string, string>>, base: string, more: Tables = {}) =>
  said(reportOn(PARTS, { payslip: [slip(month, base)], ...more }).findings[0]);

describe('a month without days', () => {
  const OPEN = ['undecided', 'days_of_month_unknown', undefined];
  const MET = [undefined, undefined, undefined];

  it.each([
    ['2025-05', '9', ['breached', '', '1']],
    ['2025-05', '11', MET],
    ['2025-10', '11', OPEN],
    ['2025-09', '11', OPEN],
    ['2025-11', '11', ['breached', '', '1']],
    ['2025-08', '11', MET],
    ['2025-10', '12', MET],
    // Breached on all of them, and nobody knows by how much.
    ['2025-10', '9', ['breached', 'amount_open days_of_month_unknown', undefined]],
  ])('of work, %s at %s', (period_label, base, want) => {
    expect(found({ period_label }, base)).toEqual(want);
  });

  it.each([
    ['2025-09', MET],
    ['2025-10', OPEN],
    ['2025-11', OPEN],
    ['2025-12', ['breached', '', '1']],
  ])('of payment, %s', (paid_month, want) => {
    // Pay may come two months after the work began, never before it.
    expect(found({ paid_month }, '11')).toEqual(want);
  });

  it('counts no rows of other tables', () => {
    const program = programOf(PARTS);
    const shifts = [{ shift_id: 'A', worker_id: 'W1', day: '2025-05-01', length: '1:00' }];
    for (const firm of [[{}], [{ closing_day: 'E' }]]) {
      const dossier = dossierFrom(program, { firm, payslip: [slip({ period_label: '2025-05' }, '11')], shift: shifts });
      expect(factDifferences(program, dossier)).toEqual([]);
    }
  });

  it('before the hire, or after leaving, is no month of work', () => {
    const worker = (hire_date: string, termination_date = '') => ({
      worker: [{ worker_id: 'W1', hire_date, termination_date }],
    });
    expect(found({ period_label: '2025-10' }, '11', worker('2025-10-01'))).toEqual(['breached', '', '1']);
    expect(found({ period_label: '2025-09' }, '11', worker('2025-01-01', '2025-09-30'))).toEqual(MET);
  });
});

describe('where the closing day is said', () => {
  const firm = (closing_day: string, pay_month = '') => ({ firm: [{ closing_day, pay_month }] });

  it('the days of a month of work are known', () => {
    expect(found({ period_label: '2025-10' }, '11', firm('E'))).toEqual(['breached', '', '1']);
    expect(found({ period_label: '2025-09' }, '11', firm('E'))[0]).toBe(undefined);
    const paid = { period_label: '2025-10', paid_on: '2025-10-25' };
    const { findings } = reportOn(PARTS, { payslip: [slip(paid, '11')], ...firm('20th', 'S') });
    expect(findings[0]).toMatchObject({
      answer: 'breached',
      subject: { from: '2025-09-21', to: '2025-10-20' },
      parts: [{ answer: 'met' }, { from: '2025-10-01', to: '2025-10-20', answer: 'breached' }],
    });
  });

  it('but not of one that closes within a month and is not shown to be paid as such a month is: it may begin in the month it names', () => {
    const paidOn = (paid_on: string) => ({ period_label: '2025-10', paid_on });
    expect(found({ period_label: '2025-10' }, '11', firm('20th', 'S'))[0]).toBe('undecided');
    expect(found(paidOn('2025-10-25'), '11', firm('20th'))[0]).toBe('undecided');
    expect(found(paidOn('2025-11-25'), '11', firm('20th', 'S'))[0]).toBe('undecided');
    expect(found(paidOn('2025-11-25'), '11', firm('E', 'S'))[0]).toBe('breached');
  });

  it('those of a month of payment are where it is said, too, how long after it pay comes', () => {
    expect(found({ paid_month: '2025-10' }, '11', firm('E'))[0]).toBe('undecided');
    expect(found({ paid_month: '2025-10' }, '11', firm('E', 'N'))[0]).toBe('undecided');
    const slipOf = { paid_month: '2025-10', paid_on: '2025-10-25' };
    expect(found(slipOf, '11', firm('E', 'N'))[0]).toBe(undefined);
    expect(found(slipOf, '11', firm('E', 'S'))[0]).toBe('breached');
  });

  it('a month in which nobody was paid is one of work', () => {
    expect(found({ paid_month: '2025-09', paid_on: '2025-10-10' }, '11', firm('E', 'N'))[0]).toBe(undefined);
    expect(found({ paid_month: '2025-10', paid_on: '2025-11-10' }, '11', firm('E', 'N'))[0]).toBe('breached');
  });
});
