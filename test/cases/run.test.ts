// A pack's own cases: each expectation either holds or is told; none passes because nobody looked.
import { describe, expect, it } from 'vitest';
import { parseGiven } from '../../src/cases/given.js';
import { runCases } from '../../src/cases/run.js';
import type { Type } from '../../src/pack/program.js';
import type { Case, CaseExpectation } from '../../src/pack/types.js';
import { formatNumber } from '../../src/quantity/rational.js';
import { parseUnit } from '../../src/quantity/unit.js';
import { type Facts, parameter, programOf, rule } from '../judge/small-pack.js';

const PAYSLIP = {
  worker_id: 'W1',
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base: '150000',
  worked: '160:00',
};
const SECOND = { ...PAYSLIP, worker_id: 'W2', base: '170000' };
const OPEN = { ...PAYSLIP, worker_id: 'W3', worked: '' };

const program = (c: Partial<Case>) =>
  programOf({
    parameters: [parameter('floor', [], { value: 'yen/hour' }, [['2020-01-01', '1000']])],
    facts: {
      payslip: {
        floor: { unit: 'yen/hour', table: 'floor', key: {} } as Facts[string],
        hourly: 'yen/hour: base / worked',
        late: 'flag: paid_on > period_end',
        paid: 'date: paid_on',
        label: 'month: period_label',
      },
    },
    rules: [
      rule('wages/floor', 'payslip', {
        must: { properties: { hourly: { atLeast: 'floor' } } },
        owed: '(floor - hourly) * worked',
      }),
      rule('shifts/long', 'shift', { must: { properties: { length: { atMost: 'length' } } } }),
      rule('fees/none', 'fee', { must: { properties: { amount: { atMost: 'amount' } } } }),
    ],
    cases: [
      {
        id: 'C1',
        title: 'c',
        source: 's',
        records: { payslip: [PAYSLIP, SECOND, OPEN] },
        given: {},
        expect: [],
        file: 'cases/c.json',
        ...c,
      },
    ],
  });

/** What fails of one expectation. */
const fails = (e: CaseExpectation, more: Partial<Case> = {}): readonly string[] =>
  runCases(program({ expect: [e], ...more })).failures.map((f) => f.message.en);

const EMPTY = { records: { shift: [], fee: [] } };

describe('a table without rows', () => {
  it('that says there were none leaves its rules not applicable', () => {
    const e = { rule: 'shifts/long', answer: 'not_applicable' } as const;
    expect(fails(e, EMPTY)).toEqual([]);
    expect(fails({ ...e, answer: 'undecided' }, EMPTY)).toHaveLength(1);
    expect(fails({ ...e, answer: 'met' }, EMPTY)).toHaveLength(1);
  });

  it('that says nothing leaves them undecided', () => {
    const e = { rule: 'fees/none', answer: 'undecided' } as const;
    expect(fails(e, EMPTY)).toEqual([]);
    expect(fails({ ...e, answer: 'not_applicable' }, EMPTY)).toHaveLength(1);
  });
});

const W1: CaseExpectation = { rule: 'wages/floor', worker: 'W1', answer: 'breached' };
const W2: CaseExpectation = { rule: 'wages/floor', worker: 'W2', answer: 'met' };
const W3: CaseExpectation = { rule: 'wages/floor', worker: 'W3', answer: 'undecided' };

describe('an expectation that holds', () => {
  it.each<CaseExpectation>([
    W1,
    { ...W1, value: '937.5 yen/hour', bound: '1000 yen/hour', shortfall: '125/2 yen/hour', owed: '10000 yen' },
    { ...W1, value: '1875/2', from: '2025-01-01' },
    { ...W2, value: '1062.5 yen/hour', bound: '1000' },
    { ...W3, reason: 'cell_blank' },
    { fact: 'payslip.hourly', worker: 'W1', is: '937.5 yen/hour' },
    { fact: 'payslip.hourly', worker: 'W3', is: 'unknown' },
    { rule: 'fees/none', answer: 'undecided' },
  ])('says nothing: %j', (e) => expect(fails(e)).toEqual([]));
});

describe('an expectation that does not hold', () => {
  it.each<[CaseExpectation, string]>([
    [{ ...W1, answer: 'met' }, 'wages/floor: expected met, got breached'],
    [{ ...W1, answer: 'not_applicable' }, 'wages/floor: expected not_applicable, got breached'],
    [{ ...W1, value: '937 yen/hour' }, 'wages/floor: expected value 937 yen/hour, got 937.5 yen/hour'],
    [{ ...W1, value: '937.5 yen' }, 'wages/floor: expected value 937.5 yen, got 937.5 yen/hour'],
    [{ ...W1, owed: '10001 yen' }, 'wages/floor: expected owed 10001 yen, got 10000 yen'],
    [{ ...W1, owed: 'open' }, 'wages/floor: expected owed open, got 10000 yen'],
    [{ ...W2, value: '1000 yen/hour' }, 'wages/floor: expected value 1000 yen/hour, got 1062.5 yen/hour'],
    [{ ...W2, owed: '0 yen' }, 'wages/floor: expected owed 0 yen, got -'],
    [{ ...W2, shortfall: '1 yen/hour' }, 'wages/floor: expected shortfall 1 yen/hour, got -'],
    [{ ...W2, reason: 'cell_blank' }, 'wages/floor: expected reason cell_blank, got -'],
    [{ ...W3, reason: 'month_missing' }, 'wages/floor: expected reason month_missing, got cell_blank'],
    [{ ...W3, owed: '1 yen' }, 'wages/floor: expected owed 1 yen, got open'],
    [{ rule: 'wages/floor', answer: 'breached' }, 'wages/floor: 3 subjects fit; name worker and from'],
    [{ rule: 'wages/floor', answer: 'undecided' }, 'wages/floor: expected undecided, got breached'],
    [{ ...W3, worker: 'W9' }, 'wages/floor: 0 subjects fit; name worker and from'],
    [{ ...W3, from: '2025-02-01' }, 'wages/floor: 0 subjects fit; name worker and from'],
    [{ rule: 'fees/none', answer: 'met' }, 'fees/none: its table is not among the records'],
    [
      { fact: 'payslip.hourly', worker: 'W1', is: '937 yen/hour' },
      'payslip.hourly: expected value 937 yen/hour, got 937.5 yen/hour',
    ],
    [
      { fact: 'payslip.hourly', worker: 'W1', is: 'unknown' },
      'payslip.hourly: expected value unknown, got 937.5 yen/hour',
    ],
    [{ fact: 'payslip.hourly', worker: 'W3', is: '1 yen/hour' }, 'payslip.hourly: expected value 1 yen/hour, got ?'],
    [{ fact: 'payslip.hourly', worker: 'W1', is: '1 hour' }, 'payslip.hourly: "1 hour" is no value of that fact'],
    [{ fact: 'payslip.hourly', is: 'unknown' }, 'payslip.hourly: 3 subjects fit; name worker and from'],
    [{ fact: 'payslip.nothing', is: 'unknown' }, 'payslip.nothing: no such fact here'],
    [{ fact: 'fee.amount', is: 'unknown' }, 'fee.amount: no such fact here'],
  ])('is told: %j', (e, told) => {
    const failures = fails(e);
    expect(failures[0]).toBe(told);
    expect(failures.length).toBe(
      e.rule === 'wages/floor' && e.worker === undefined && e.answer === 'undecided' ? 2 : 1,
    );
  });

  it('is told in both languages with the file and the id of its case', () => {
    const { run, failures } = runCases(program({ expect: [{ ...W1, answer: 'met' }] }));
    expect(run).toBe(1);
    expect(failures).toEqual([
      {
        file: 'cases/c.json',
        id: 'C1',
        message: { en: 'wages/floor: expected met, got breached', ja: 'wages/floor: met のはずが breached でした' },
      },
    ]);
  });
});

describe('given facts', () => {
  it('stand in for what the formula would say, for rules and for other facts', () => {
    const given = { 'payslip.floor': '900 yen/hour' };
    expect(fails({ ...W1, answer: 'met', bound: '900' }, { given })).toEqual([]);
    expect(fails({ ...W3, answer: 'breached' }, { given: { 'payslip.hourly': '999 yen/hour' } })).toEqual([]);
    expect(fails(W1, { given: { 'payslip.hourly': 'unknown' } })).toEqual([
      'wages/floor: expected breached, got undecided',
    ]);
  });

  it('must be values of the fact', () => {
    for (const [name, text] of [
      ['payslip.hourly', '1 hour'],
      ['payslip.hourly', 'much'],
      ['payslip.nothing', '1'],
      ['hourly', '1'],
    ])
      expect(fails(W1, { given: { [name!]: text! } })).toEqual([`given ${name}: "${text}" is no value of that fact`]);
  });
});

describe('values as a case writes them', () => {
  const number = (unit: string): Type => ({ kind: 'number', unit: parseUnit(unit, 'yen')! });
  const said = (text: string, type: Type): string => {
    const v = parseGiven(text, type, 'yen');
    if (v === undefined) return 'none';
    if (typeof v !== 'object') return String(v);
    return 'unknown' in v ? 'unknown' : formatNumber(v);
  };

  it.each([
    ['850 yen/hour', number('yen/hour'), '85/6'],
    ['60 yen/hour', number('yen/hour'), '1'],
    ['1 yen/minute', number('yen/hour'), '1'],
    ['8:30', number('hour'), '510'],
    ['-0:30', number('hour'), '-30'],
    ['8:60', number('hour'), 'none'],
    ['8:30', number('yen'), 'none'],
    ['8:30 yen', number('yen'), 'none'],
    ['8 hour', number('hour'), '480'],
    ['8', number('hour'), '480'],
    ['1/3', number('ratio'), '1/3'],
    ['1 yen', number('hour'), 'none'],
    ['1 florin', number('yen'), 'none'],
    ['1,000', number('yen'), 'none'],
    ['true', { kind: 'flag' }, 'true'],
    ['false', { kind: 'flag' }, 'false'],
    ['yes', { kind: 'flag' }, 'none'],
    ['1970-01-03', { kind: 'date' }, '2'],
    ['2025-02-30', { kind: 'date' }, 'none'],
    ['2025-04', { kind: 'month' }, '24303'],
    ['2025-13', { kind: 'month' }, 'none'],
    ['monthly', { kind: 'code' }, 'monthly'],
    ['unknown', { kind: 'date' }, 'unknown'],
  ] as [string, Type, string][])('%s as %o is %s', (text, type, value) => expect(said(text, type)).toBe(value));
});
