// What happens inside a period: two contracts, a number of law that changes, the horizon of a table, days nobody agreed on.
import { describe, expect, it } from 'vitest';
import type { RuleSchema } from '../../src/pack/types.js';
import { answers, answersOf, valuesOf } from './ask.js';
import { type Facts, type Parts, parameter, rule, type Tables } from './small-pack.js';

const MARCH = { worker_id: 'W1', period_start: '2025-03-01', period_end: '2025-03-31', kind: 'S', base: '1000' };
const contract = (start_date: string, end_date: string, rent: string, more = {}) => ({
  worker_id: 'W1',
  start_date,
  end_date,
  rent,
  ...more,
});
const enough: RuleSchema = { properties: { base: { atLeast: 'contract.rent' } } };
const withContracts = (...contract: readonly Readonly<Record<string, string>>[]): Tables => ({
  contract,
  payslip: [MARCH],
});

describe('rows of which each has its key twice', () => {
  it('are open whatever stands in them, split or not, in force or not', () => {
    const twice: Tables = {
      contract: [contract('2025-01-01', '2025-03-10', '1'), contract('2025-03-11', '', '2000')],
      payslip: [MARCH, MARCH, { ...MARCH, base: '?' }],
    };
    expect(answersOf(enough, twice)).toEqual(Array<string>(3).fill('undecided'));
    const parts = { rules: [rule('r/one', 'payslip', { must: enough, from: '2030-01-01' })] };
    expect(answers(parts, twice)).toEqual(Array<string>(3).fill('undecided'));
  });
});

describe('contracts in a period', () => {
  it('are each judged for their own days, and the worst answer is the row’s', () => {
    const two = (a: string, b: string) =>
      withContracts(contract('2025-01-01', '2025-03-10', a), contract('2025-03-11', '', b));
    expect(answersOf(enough, two('1000', '1000'))).toEqual(['met: 03-01..03-10 met, 03-11..03-31 met']);
    expect(answersOf(enough, two('1001', '1000'))).toEqual(['breached: 03-01..03-10 breached, 03-11..03-31 met']);
    expect(answersOf(enough, two('1000', '1001'))).toEqual(['breached: 03-01..03-10 met, 03-11..03-31 breached']);
    expect(answersOf(enough, two('?', '1000'))).toEqual(['undecided: 03-01..03-10 undecided, 03-11..03-31 met']);
    expect(answersOf(enough, two('?', '1001'))).toEqual(['breached: 03-01..03-10 undecided, 03-11..03-31 breached']);
  });

  it('that end the day before the period or begin the day after have no part in it', () => {
    const three = withContracts(
      contract('2024-01-01', '2025-02-28', '9'),
      contract('2025-03-01', '2025-03-31', '1000'),
      contract('2025-04-01', '', '9999'),
    );
    expect(answersOf(enough, three)).toEqual(['met']);
  });

  it('with days between them leave those days out', () => {
    const gap = withContracts(contract('2025-01-01', '2025-03-10', '1000'), contract('2025-03-20', '', '1000'));
    expect(answersOf(enough, gap)).toEqual(['met: 03-01..03-10 met, 03-20..03-31 met']);
  });

  it('that overlap leave the days they share open', () => {
    const shared = withContracts(contract('2025-01-01', '2025-03-20', '1000'), contract('2025-03-10', '', '1000'));
    expect(answersOf(enough, shared)).toEqual([
      'undecided: 03-01..03-09 met, 03-10..03-20 undecided, 03-21..03-31 met',
    ]);
  });

  it('written twice speak for no day, also when only one of the two is still in force', () => {
    const twice = (end: string) =>
      withContracts(contract('2025-01-01', end, '1000'), contract('2025-01-01', '', '1000'));
    expect(answersOf(enough, twice(''))).toEqual(['undecided']);
    expect(answersOf(enough, twice('2025-03-10'))).toEqual([
      'undecided: 03-01..03-10 undecided, 03-11..03-31 undecided',
    ]);
    expect(answersOf(enough, twice('2025-02-28'))).toEqual(['undecided']);
  });

  it('do not split a row for a rule that does not ask for them', () => {
    const two = withContracts(contract('2025-01-01', '2025-03-10', '1'), contract('2025-03-11', '', '2'));
    expect(answersOf({ properties: { base: { atLeast: 'base' } } }, two)).toEqual(['met']);
  });

  it('split a row of which only some parts are in scope', () => {
    const two = withContracts(
      contract('2025-01-01', '2025-03-10', '1', { area: 'N' }),
      contract('2025-03-11', '', '9999', { area: 'S' }),
    );
    const parts: Parts = {
      rules: [
        rule('r/one', 'payslip', { applies: { properties: { 'contract.area': { const: 'north' } } }, must: enough }),
      ],
    };
    expect(answers(parts, two)).toEqual(['met: 03-01..03-10 met, 03-11..03-31 not_applicable']);
  });

  it('give the days of each part to formulas that ask for them', () => {
    const two = withContracts(contract('2025-01-01', '2025-03-10', '1000'), contract('2025-03-11', '', '1000'));
    const facts = { part_rent: 'yen: contract.rent * part.days / period.days' };
    expect(answersOf({ properties: { base: { atLeast: 'part_rent' } } }, two, facts)).toEqual([
      'met: 03-01..03-10 met, 03-11..03-31 met',
    ]);
    const whole = { whole: 'flag: part.whole and exists contract' };
    expect(answersOf({ properties: { whole: { const: true } } }, two, whole)).toEqual([
      'breached: 03-01..03-10 breached, 03-11..03-31 breached',
    ]);
  });
});

describe('two contracts where nobody asks part by part', () => {
  it('speak neither for the whole: a row of a window, a fact of a row, is open', () => {
    const two = withContracts(contract('2025-01-01', '2025-03-10', '1'), contract('2025-03-11', '', '2'));
    expect(valuesOf('yen: sum of last 1 month (contract.rent)', two)).toEqual(['parts_disagree']);
    expect(valuesOf('yen: contract.rent', two)).toEqual(['parts_disagree']);
  });
});

describe('records that may be in force, though nobody can say', () => {
  const exists: RuleSchema = { properties: { f: { const: true } } };
  const facts = { f: 'flag: exists contract' };
  const ask = (tables: Tables): string => answersOf(exists, tables, facts)[0]!;

  it('exist, do not exist, or are unknown', () => {
    expect(ask(withContracts(contract('2025-01-01', '', '1')))).toBe('met');
    expect(ask(withContracts(contract('2025-04-01', '', '1')))).toBe('breached');
    // A table without a row says nothing, unless its record says that it means there are none.
    expect(ask({ contract: [], payslip: [MARCH] })).toBe('undecided');
    expect(ask({ payslip: [MARCH] })).toBe('undecided');
    expect(ask(withContracts(contract('2025-01-01', '2025-03-10', '1'), contract('2025-03-01', '', '2')))).toMatch(
      /^met/,
    );
  });

  it('leave the answer open where an end can not be read or lies before the beginning', () => {
    expect(ask(withContracts(contract('2025-01-01', '?', '1')))).toBe('undecided');
    expect(ask(withContracts(contract('2025-04-01', '2025-03-01', '1')))).toBe('undecided');
    // It began after the period, whenever it ended.
    expect(ask(withContracts(contract('2025-04-01', '?', '1')))).toBe('breached');
    expect(ask(withContracts({ ...contract('2025-01-01', '?', '1'), worker_id: 'W2' }))).toBe('breached');
  });

  it('leave the answer open where the row’s own days contradict each other', () => {
    const reversed = { ...MARCH, period_start: '2025-03-31', period_end: '2025-03-01' };
    expect(ask({ contract: [contract('2025-01-01', '', '1')], payslip: [reversed] })).toBe('undecided');
    expect(ask({ contract: [{ ...contract('2025-01-01', '', '1'), worker_id: 'W2' }], payslip: [reversed] })).toBe(
      'breached',
    );
  });

  it('keep a readable one from being taken for the only one', () => {
    const hidden = withContracts(contract('2025-01-01', '', '1000'), contract('2025-02-01', '?', '9999'));
    expect(answersOf(enough, hidden)).toEqual(['undecided']);
  });
});

describe('numbers of law in a period', () => {
  const wage = (checkedThrough: string) =>
    parameter(
      'wage',
      ['area'],
      { value: 'yen' },
      [
        ['north', '2025-01-01', '1000'],
        ['north', '2025-03-16', '1001'],
        ['south', '2025-03-16', '1000'],
        ['east', '2025-01-01', '1000'],
        ['east', '2025-03-16', 'none'],
      ],
      { checkedThrough },
    );
  const floor: Facts = { floor: { unit: 'yen', table: 'wage', key: { area: 'worker.area' } } };
  const must: RuleSchema = { properties: { base: { atLeast: 'floor' } } };
  const ask = (area: string, base: string, through = '2025-12-31', more: Parts = {}): readonly string[] =>
    answersOf(
      must,
      { worker: [{ worker_id: 'W1', hire_date: '2024-01-01', area }], payslip: [{ ...MARCH, base }] },
      floor,
      { parameters: [wage(through)], ...more },
    );

  it('that change are judged on both sides of the change', () => {
    expect(ask('N', '1001')).toEqual(['met: 03-01..03-15 met, 03-16..03-31 met']);
    expect(ask('N', '1000')).toEqual(['breached: 03-01..03-15 met, 03-16..03-31 breached']);
  });

  it('that begin or end leave the other side open', () => {
    expect(ask('S', '1000')).toEqual(['undecided: 03-01..03-15 undecided, 03-16..03-31 met']);
    expect(ask('S', '999')).toEqual(['breached: 03-01..03-15 undecided, 03-16..03-31 breached']);
    expect(ask('E', '1000')).toEqual(['undecided: 03-01..03-15 met, 03-16..03-31 undecided']);
  });

  it('whose table was checked to a day inside the period are open from the next day on', () => {
    expect(ask('N', '1001', '2025-03-20')).toEqual([
      'undecided: 03-01..03-15 met, 03-16..03-20 met, 03-21..03-31 undecided',
    ]);
    expect(ask('N', '1001', '2025-03-31')).toEqual(['met: 03-01..03-15 met, 03-16..03-31 met']);
    expect(ask('N', '1001', '2025-02-28')).toEqual(['undecided: 03-01..03-15 undecided, 03-16..03-31 undecided']);
  });

  it('with an unknown key do not split: there is nothing to choose from', () => {
    expect(ask('', '1001')).toEqual(['undecided']);
  });

  it('split rows whatever the rows before them were asked', () => {
    // The second worker's period runs over the horizon; the first one's lies behind it.
    const tables: Tables = {
      worker: ['W1', 'W2'].map((worker_id) => ({ worker_id, hire_date: '2024-01-01', area: 'N' })),
      payslip: [
        { ...MARCH, period_start: '2025-05-01', period_end: '2025-05-31', base: '1001' },
        { ...MARCH, worker_id: 'W2', period_start: '2025-04-01', period_end: '2025-04-30', base: '1001' },
      ],
    };
    expect(answersOf(must, tables, floor, { parameters: [wage('2025-04-15')] })).toEqual([
      'undecided',
      'undecided: 04-01..04-15 met, 04-16..04-30 undecided',
    ]);
  });

  it('behind a link split the row as well: the day is the payslip’s, the key the contract’s', () => {
    const facts: Parts = {
      parameters: [wage('2025-12-31')],
      facts: { contract: { floor: { unit: 'yen', table: 'wage', key: { area: 'area' } } } },
      rules: [rule('r/one', 'payslip', { must: { properties: { base: { atLeast: 'contract.floor' } } } })],
    };
    const tables = (base: string): Tables => ({
      contract: [contract('2020-01-01', '', '1', { area: 'N' })],
      payslip: [{ ...MARCH, base }],
    });
    expect(answers(facts, tables('1000'))).toEqual(['breached: 03-01..03-15 met, 03-16..03-31 breached']);
    expect(answers(facts, tables('1001'))).toEqual(['met: 03-01..03-15 met, 03-16..03-31 met']);
  });

  it('change with the contract whose key they take', () => {
    const facts: Facts = { floor: { unit: 'yen', table: 'wage', key: { area: 'contract.area' } } };
    const tables: Tables = {
      contract: [
        contract('2025-01-01', '2025-03-10', '1', { area: 'E' }),
        contract('2025-03-11', '', '1', { area: 'N' }),
      ],
      payslip: [{ ...MARCH, base: '1000' }],
    };
    expect(answersOf(must, tables, facts, { parameters: [wage('2025-12-31')] })).toEqual([
      'breached: 03-01..03-10 met, 03-11..03-15 met, 03-16..03-31 breached',
    ]);
  });

  it('whose key changes on the way are asked again from there', () => {
    const parameters = [
      parameter('class', [], { value: 'ratio' }, [
        ['2025-01-01', '1'],
        ['2025-03-11', '2'],
      ]),
      parameter('limit', ['class'], { value: 'yen' }, [
        ['1', '2025-01-01', '1000'],
        ['2', '2025-01-01', '1000'],
        ['2', '2025-03-21', '1001'],
      ]),
    ];
    const facts: Facts = {
      class: { unit: 'ratio', table: 'class', key: {} },
      floor: { unit: 'yen', table: 'limit', key: { class: 'class' } },
    };
    expect(answersOf(must, { payslip: [MARCH] }, facts, { parameters })).toEqual([
      'breached: 03-01..03-10 met, 03-11..03-20 met, 03-21..03-31 breached',
    ]);
  });

  it('looked up for a day of their own do not split the row', () => {
    const facts: Facts = { floor: { unit: 'yen', table: 'wage', key: { area: 'worker.area' }, on: 'period_end' } };
    const tables: Tables = { worker: [{ worker_id: 'W1', hire_date: '2024-01-01', area: 'N' }], payslip: [MARCH] };
    expect(answersOf(must, tables, facts, { parameters: [wage('2025-12-31')] })).toEqual(['breached']);
  });
});

describe('a row without an end', () => {
  const law = parameter('law', [], { value: 'yen' }, [
    ['2025-01-01', '1000'],
    ['2025-03-16', '1001'],
  ]);
  const parts: Parts = {
    parameters: [law],
    facts: { contract: { floor: { unit: 'yen', table: 'law', key: {} } } },
    rules: [rule('r/one', 'contract', { must: { properties: { rent: { atLeast: 'floor' } } } })],
  };
  const on = (rent: string, end_date: string, start = '2025-02-01'): string =>
    answers(parts, { contract: [contract(start, end_date, rent)] })[0]!;

  it('is in force on: every change to come is asked, and what lies past the horizon is open', () => {
    expect(on('1000', '')).toMatch(/^breached: 02-01..03-15 met, 03-16..12-31 breached, 01-01\.\..* undecided$/);
    expect(on('1001', '')).toMatch(/^undecided: 02-01..03-15 met, 03-16..12-31 met, 01-01\.\..* undecided$/);
    expect(on('1000', '2025-03-15')).toBe('met');
    expect(on('1000', '2025-03-16')).toBe('breached: 02-01..03-15 met, 03-16..03-16 breached');
  });

  it('that can be read is met on no day but the first: a change may lie before the end', () => {
    expect(on('1001', '?')).toMatch(/^undecided: /);
    expect(on('1000', '?')).toMatch(/^undecided: /);
    expect(on('999', '?')).toMatch(/^breached: /);
  });

  it('asks for the number of one day where the law looks at one day', () => {
    const on: Parts = {
      ...parts,
      facts: { contract: { floor: { unit: 'yen', table: 'law', key: {}, on: 'start_date' } } },
    };
    expect(answers(on, { contract: [contract('2025-02-01', '', '1000')] })).toEqual(['met']);
  });
});

describe('duties with dates of their own', () => {
  const on = (from?: string, until?: string): readonly string[] =>
    answers(
      {
        rules: [
          rule('r/one', 'payslip', {
            must: { properties: { base: { above: 'base' } } },
            ...(from ? { from } : {}),
            ...(until ? { until } : {}),
          }),
        ],
      },
      { payslip: [MARCH] },
    );

  it('count from their first day to their last, by the first day of the part', () => {
    expect(on('2025-03-01')).toEqual(['breached']);
    expect(on('2025-03-02')).toEqual(['not_applicable']);
    expect(on(undefined, '2025-03-01')).toEqual(['breached']);
    expect(on(undefined, '2025-02-28')).toEqual(['not_applicable']);
  });

  it('are open on a row whose days are not known', () => {
    const reversed = { ...MARCH, period_start: '2025-03-31', period_end: '2025-03-01' };
    expect(
      answers(
        {
          rules: [
            rule('r/one', 'payslip', { must: { properties: { base: { atLeast: 'base' } } }, from: '2025-01-01' }),
          ],
        },
        { payslip: [reversed] },
      ),
    ).toEqual(['undecided']);
  });
});
