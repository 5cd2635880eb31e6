// Pack → program: names, units, circles and keys are checked before any data is read; each fault says where.
import { describe, expect, it } from 'vitest';
import { compilePack } from '../../src/pack/compile.js';
import type { PackFault, RuleSchema } from '../../src/pack/types.js';
import { type Parts, packOf, parameter, programOf, rule } from '../judge/small-pack.js';

const WAGE = parameter('wage', ['area'], { value: 'yen/hour', other: 'ratio' }, [['north', '2025-01-01', '1000', '1']]);
const faultsOf = (parts: Parts): readonly PackFault[] => compilePack(packOf({ parameters: [WAGE], ...parts })).faults;
const fact = (text: string, unit = 'yen', subject = 'payslip') =>
  faultsOf({ facts: { [subject]: { f: `${unit}: ${text}` } } });
const must = (schema: RuleSchema, more: Partial<Parameters<typeof rule>[2]> = {}) =>
  faultsOf({ rules: [rule('r/one', 'payslip', { must: schema, ...more })] });

/** The type a formula has, as the fault of a wrong declaration tells it. */
const typeOf = (text: string): string =>
  /gives (.*)$/.exec(fact(text, 'yen*yen*yen')[0]?.message.en ?? '')?.[1] ?? 'fault';

describe('units', () => {
  it.each([
    ['base + gross', 'yen'],
    ['worked * 1', 'minute'],
    ['base / worked', 'yen/minute'],
    ['contract.rate * worked', 'yen'],
    ['base / gross', 'ratio'],
    ['worked / days', 'minute/day'],
    ['paid_on - period_start', 'day'],
    ['paid_on + days', 'date'],
    ['paid_on - 7 day', 'date'],
    ['add_months(paid_on, 12)', 'date'],
    ['base > gross', 'flag'],
    ['if permit then base else gross', 'yen'],
    ['if permit then unknown else worked', 'hour'],
    ['first(unknown, base)', 'yen'],
    ["if permit then 'x' else note", 'code'],
    ['count of last 6 months (permit)', 'ratio'],
    ['mean of last 6 months (worked)', 'hour'],
    ['min(paid_on, period_end)', 'date'],
    ['part.days', 'day'],
    ['part.whole', 'flag'],
    ['period.days / 1 day', 'ratio'],
    ['exists contract', 'flag'],
    ['known(base)', 'flag'],
    ['abs(-base)', 'yen'],
    ['round_down(base / worked, 1 yen/hour)', 'yen/minute'],
    ['unknown * worked', 'minute'],
    ['1 hour/day', 'hour/day'],
    ['period_label', 'month'],
  ])('%s is in %s', (text, unit) => expect(typeOf(text)).toBe(unit));

  it.each([
    'base + worked',
    'base + 1',
    'base < worked',
    "base = 'x'",
    "kind < 'salary'",
    'permit > false',
    'not base',
    'base and permit',
    'if base then base else base',
    'if permit then base else worked',
    'min(base, worked)',
    "min(kind, 'salary')",
    'max(permit, true)',
    'first(base, worked)',
    '-paid_on',
    'abs(kind)',
    'paid_on + base',
    'paid_on + paid_on',
    'days + paid_on',
    'paid_on * 1',
    'round_down(base, 1 hour)',
    'round_down(paid_on, 1 day)',
    'weekday(base)',
    'months_between(paid_on, base)',
    'next_date(base, 1, 1)',
    'next_date(paid_on, 1 month, 1)',
    'next_date(paid_on, 1, 1 day)',
    'sum of shifts from base to paid_on (length)',
    'sum of shifts from paid_on to days (length)',
    'sum of shifts from paid_on to paid_on (day)',
    'count of shifts from paid_on to paid_on where (length)',
    'sum of peers by (kind) (permit)',
    'any of peers by (kind) (base)',
    'add_months(base, 1)',
    'add_months(paid_on, 1 month)',
    'add_months(paid_on, days)',
    'sum of last 6 months (permit)',
    'sum of last 6 months (paid_on)',
    'max of last 6 months (paid_on)',
    'count of last 6 months (base)',
    'any of last 6 months (base)',
    'count of months since base (permit)',
    'period_label = paid_on',
  ])('%s is a mismatch', (text) => {
    expect(fact(text)).toMatchObject([{ code: 'unit_mismatch', file: 'facts/payslip.json', at: '/facts/f' }]);
  });

  it('of a fact must be what its formula gives, in any unit of the same dimension', () => {
    expect(fact('worked', 'minute')).toEqual([]);
    expect(fact('base / worked', 'yen/hour')).toEqual([]);
    expect(fact('pieces', 'ratio')).toEqual([]);
    expect(fact('kind', 'text')).toEqual([]);
    expect(fact('unknown', 'date')).toEqual([]);
    expect(fact('period_label', 'month')).toEqual([]);
    expect(fact('1 month', 'month')).toEqual([]);
    expect(fact('worked', 'yen')).toMatchObject([{ code: 'unit_mismatch', at: '/facts/f' }]);
    expect(fact('paid_on', 'day')).toMatchObject([{ code: 'unit_mismatch' }]);
    expect(fact('base', 'florin')).toMatchObject([{ code: 'unknown_unit' }]);
    expect(fact('base', 'constructor')).toMatchObject([{ code: 'unknown_unit' }]);
    expect(fact('1 usd')).toMatchObject([{ code: 'unknown_unit' }]);
    expect(fact('1 constructor')).toMatchObject([{ code: 'unknown_unit' }]);
  });
});

describe('names', () => {
  it.each([
    ['basis', 'unknown_name'],
    ['constructor', 'unknown_name'],
    ['contract.constructor', 'unknown_name'],
    ['contract.kind', 'unknown_name'],
    ['worker.base', 'unknown_name'],
    ['fee.amount', 'unknown_name'],
    ['payslip.base', 'unknown_name'],
    ['constructor.name', 'unknown_name'],
    ['part.middle', 'unknown_name'],
    ['period.whole', 'unknown_name'],
    ['exists fee', 'unknown_name'],
    ['sum of bonuses (base)', 'unknown_table'],
    ['sum of constructor (base)', 'unknown_table'],
    ["kind = 'wages'", 'unknown_code'],
    ["'wages' != kind", 'unknown_code'],
    ["worker.area = 'west'", 'unknown_code'],
    ['sum of fees (amount)', 'no_children'],
    ['count of contracts', 'no_children'],
    ['sum of bonuses from paid_on to paid_on (base)', 'unknown_table'],
    ['count of workers from paid_on to paid_on', 'no_range'],
    ['count of firms from paid_on to paid_on', 'no_range'],
    ['sum of shifts from paid_on to paid_on (base)', 'unknown_name'],
    ['sum of shifts from day to day (length)', 'unknown_name'],
    ['count of fees from paid_on to paid_on', 'no_period'],
    ['count of peers by (amount)', 'unknown_name'],
    ["weekday(paid_on) = 'mon'", 'unknown_code'],
    ['weekday(paid_on, paid_on)', 'wrong_arguments'],
    ['months_between(paid_on)', 'wrong_arguments'],
    ['next_date(paid_on, 1)', 'wrong_arguments'],
    ['sum of shifts from paid_on to paid_on', 'wrong_arguments'],
    ['max of peers by (kind)', 'wrong_arguments'],
    ['min()', 'formula_syntax'],
    ['known(base, base)', 'wrong_arguments'],
    ['abs(base, base)', 'wrong_arguments'],
    ['round_up(base)', 'wrong_arguments'],
    ['add_months(paid_on)', 'wrong_arguments'],
  ])('%s: %s', (text, code) => {
    expect(fact(text)).toMatchObject([{ code, file: 'facts/payslip.json', at: '/facts/f' }]);
  });

  it('sums over children need a formula, counts do not', () => {
    for (const how of ['sum', 'max', 'min', 'mean', 'median', 'any', 'all'])
      expect(fact(`${how} of payslips`, 'yen', 'worker')).toMatchObject([{ code: 'wrong_arguments' }]);
    expect(fact('count of payslips', 'count', 'worker')).toEqual([]);
    expect(fact('count of payslip', 'count', 'firm')).toEqual([]);
    // A contract is not a parent: which payslips are "its own" depends on days.
    expect(fact('count of payslips', 'count', 'contract')).toMatchObject([{ code: 'no_children' }]);
  });

  it('a median is taken of children and ranges, of numbers alone', () => {
    expect(fact('median of payslips (base)', 'yen', 'worker')).toEqual([]);
    expect(fact('median of payslips (base)', 'hour', 'worker')).toMatchObject([{ code: 'unit_mismatch' }]);
    expect(fact('median of payslips (paid_on)', 'date', 'worker')).toMatchObject([{ code: 'unit_mismatch' }]);
    expect(fact('median of last 6 months (base)')).toMatchObject([{ code: 'median_of_neither' }]);
    expect(fact('median of peers by (kind) (base)')).toMatchObject([{ code: 'median_of_neither' }]);
  });

  it('ranges are asked of the same worker, of a worker and of the firm', () => {
    expect(fact('count of shifts from paid_on to paid_on', 'count')).toEqual([]);
    expect(fact('count of payslips from start_date to end_date', 'count', 'contract')).toEqual([]);
    expect(fact('count of shifts from hire_date to termination_date', 'count', 'worker')).toEqual([]);
    expect(fact('count of shifts from day to day', 'count', 'shift')).toEqual([]);
    const parts = { facts: { firm: { f: 'ratio: count of shifts from d to d', d: 'date: max of shifts (day)' } } };
    expect(faultsOf(parts)).toEqual([]);
  });

  it('windows need a table with a period', () => {
    expect(fact('sum of last 2 months (amount)', 'yen', 'fee')).toMatchObject([{ code: 'no_period' }]);
  });

  it('facts of a table that is not there are told at the subject', () => {
    expect(faultsOf({ facts: { castle: { f: 'yen: 1 yen' } } })).toMatchObject([
      { code: 'unknown_table', file: 'facts/castle.json', at: '/subject' },
    ]);
  });

  it('facts may be written in any order and used by other tables', () => {
    const { subjects } = programOf({
      facts: { payslip: { a: 'yen: b + worker.c', b: 'yen: base' }, worker: { c: 'yen: sum of payslips (b)' } },
    });
    expect([...subjects.get('payslip')!.facts.keys()]).toEqual(['b', 'a']);
  });
});

describe('circles', () => {
  it('are told once, where they close, also through other tables', () => {
    expect(fact('f + base')).toMatchObject([{ code: 'circular_fact', at: '/facts/f' }]);
    expect(faultsOf({ facts: { payslip: { a: 'yen: b', b: 'yen: c', c: 'yen: a' } } }).map((f) => f.code)).toEqual([
      'circular_fact',
    ]);
    const through = faultsOf({ facts: { payslip: { a: 'yen: worker.b' }, worker: { b: 'yen: sum of payslips (a)' } } });
    expect(through.map((f) => f.code)).toEqual(['circular_fact']);
  });

  it('do not hide what is wrong elsewhere, and one fault is not told again by those who use it', () => {
    const faults = faultsOf({ facts: { payslip: { a: 'yen: a', b: 'yen: nothing', c: 'yen: b', d: 'hour: base' } } });
    expect(faults.map((f) => [f.code, f.at])).toEqual([
      ['circular_fact', '/facts/a'],
      ['unknown_name', '/facts/b'],
      ['unit_mismatch', '/facts/d'],
    ]);
  });
});

describe('look-ups', () => {
  const lookup = (more: object, subject = 'payslip') =>
    faultsOf({
      facts: { [subject]: { f: { unit: 'yen/hour', table: 'wage', key: { area: 'worker.area' }, ...more } } },
    });

  it.each([
    [{ table: 'wages' }, 'unknown_parameter'],
    [{ column: 'third' }, 'unknown_parameter'],
    [{ column: 'constructor' }, 'unknown_parameter'],
    [{ key: {} }, 'wrong_key'],
    [{ key: { area: 'worker.area', more: 'kind' } }, 'wrong_key'],
    [{ key: { place: 'worker.area' } }, 'wrong_key'],
    [{ key: { area: 'worker.street' } }, 'unknown_name'],
    [{ column: 'other' }, 'unit_mismatch'],
    [{ unit: 'yen' }, 'unit_mismatch'],
    [{ on: 'base' }, 'unit_mismatch'],
    [{ on: 'paid_on +' }, 'formula_syntax'],
  ])('%o: %s', (more, code) => {
    expect(lookup(more)).toMatchObject([{ code, file: 'facts/payslip.json', at: '/facts/f' }]);
  });

  it('of a table without a period need a day', () => {
    const key = { area: 'area' };
    expect(lookup({ key }, 'worker')).toMatchObject([{ code: 'no_day' }]);
    expect(lookup({ key, on: 'hire_date' }, 'worker')).toEqual([]);
  });
});

describe('rules', () => {
  it.each([
    [{ properties: { base: { atLeast: 'worked' } } }, 'unit_mismatch'],
    [{ properties: { base: { atLeast: 'nothing' } } }, 'unknown_name'],
    [{ allOf: [{ anyOf: [{ properties: { nothing: { atLeast: 'base' } } }] }] }, 'unknown_name'],
    [{ properties: { kind: { atLeast: 'note' } } }, 'unit_mismatch'],
    [{ properties: { kind: { const: 'wages' } } }, 'unknown_code'],
    [{ properties: { kind: { not: { enum: ['salary', 'wages'] } } } }, 'unknown_code'],
    [{ properties: { 'worker.area': { enum: ['west'] } } }, 'unknown_code'],
    [{ properties: { kind: { const: true } } }, 'unit_mismatch'],
    [{ properties: { permit: { const: 'yes' } } }, 'unit_mismatch'],
    [{ properties: { base: { const: 'x' } } }, 'unit_mismatch'],
    [{ properties: { permit: { above: 'part.whole' } } }, 'unit_mismatch'],
  ] as [RuleSchema, string][])('must %j: %s', (schema, code) => {
    expect(must(schema)).toMatchObject([{ code, file: 'rules/r/one.json', at: '/must' }]);
    const fine = { properties: { base: { atLeast: 'gross' } } };
    expect(must(fine, { applies: schema })).toMatchObject([{ code, at: '/applies' }]);
  });

  it('compare numbers of one dimension, dates, months, and words by equality', () => {
    for (const properties of [
      { base: { atLeast: 'gross', atMost: 'extra' } },
      { paid_on: { atMost: 'period_end' } },
      { 'worker.area': { equals: 'contract.area' } },
      { note: { const: 'x', enum: ['x', 'y'], not: { const: 'z' } } },
      { permit: { const: true }, 'contract.rate': { above: 'contract.rate' } },
    ] as RuleSchema['properties'][])
      expect(must({ properties: properties! })).toEqual([]);
  });

  it('owe money and nothing else', () => {
    const schema = { properties: { base: { atLeast: 'gross' } } };
    expect(must(schema, { owed: 'gross - base' })).toEqual([]);
    expect(must(schema, { owed: 'unknown' })).toEqual([]);
    expect(must(schema, { owed: 'worked' })).toMatchObject([{ code: 'unit_mismatch', at: '/owed' }]);
    expect(must(schema, { owed: 'gross -' })).toMatchObject([{ code: 'formula_syntax', at: '/owed' }]);
  });

  it('judge a table that is there', () => {
    expect(must({}, { subject: 'castle' })).toMatchObject([{ code: 'unknown_table', at: '/subject' }]);
  });

  it('that rest on a faulty fact are not told again', () => {
    const faults = faultsOf({
      facts: { payslip: { f: 'yen: nothing' } },
      rules: [rule('r/one', 'payslip', { must: { properties: { f: { atLeast: 'base' } } } })],
    });
    expect(faults.map((f) => f.at)).toEqual(['/facts/f']);
  });
});

describe('employment', () => {
  it('names dates', () => {
    const records = (from: string) =>
      packOf({}).records.map((r) => (r.id === 'payslip' ? { ...r, employed: { from } } : r));
    expect(faultsOf({ records: records('worker.hire_date') })).toEqual([]);
    expect(faultsOf({ records: records('base') })).toMatchObject([
      { code: 'unit_mismatch', file: 'records/payslip.json', at: '/employed' },
    ]);
    expect(faultsOf({ records: records('worker.born') })).toMatchObject([{ code: 'unknown_name' }]);
  });
});

describe('what splits a row', () => {
  const splitBy = (facts: Parts['facts'], schema: RuleSchema, owed?: string): readonly string[] => {
    const [r] = programOf({
      parameters: [WAGE],
      facts: { ...facts },
      rules: [rule('r/one', 'payslip', { must: schema, ...(owed ? { owed } : {}) })],
    }).rules;
    return [...r!.links.map((l) => l.name), ...r!.lookups.map((l) => `${l.parameter.id}(${l.keys.map((k) => k.op)})`)];
  };
  const wage = { unit: 'yen/hour', table: 'wage', key: { area: 'worker.area' } };
  const test = (name: string, than: string): RuleSchema => ({ properties: { [name]: { atLeast: than } } });

  it('is every found record and dated number the rule or its money rests on', () => {
    expect(splitBy({}, test('base', 'gross'))).toEqual([]);
    expect(splitBy({}, test('base', 'contract.rent'))).toEqual(['contract']);
    expect(splitBy({ payslip: { wage } }, test('wage', 'wage'))).toEqual(['wage(via)']);
    expect(splitBy({ payslip: { wage } }, test('base', 'gross'), 'wage * worked')).toEqual(['wage(via)']);
    expect(splitBy({ payslip: { f: 'flag: exists contract' } }, { properties: { f: { const: true } } })).toEqual([
      'contract',
    ]);
    expect(
      splitBy({ payslip: { f: 'ratio: count of months since contract.start_date (permit)' } }, test('f', 'pieces')),
    ).toEqual(['contract']);
  });

  it('is a number behind a link too, asked with the keys found there', () => {
    const contract = { floor: { unit: 'yen/hour', table: 'wage', key: { area: 'area' } } };
    expect(splitBy({ contract }, test('contract.floor', 'contract.rate'))).toEqual(['contract', 'wage(via)']);
  });

  it('is not a number looked up for a day of its own, nor what rows of a window rest on', () => {
    expect(splitBy({ payslip: { wage: { ...wage, on: 'paid_on' } } }, test('wage', 'wage'))).toEqual([]);
    expect(splitBy({ payslip: { wage, f: 'yen: sum of last 2 months (wage * worked)' } }, test('f', 'base'))).toEqual(
      [],
    );
  });
});
