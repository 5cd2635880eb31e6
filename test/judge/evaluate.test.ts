// What formulas mean, case by case as docs/packs.md says it. Columns and reference are both asked, and must agree.
import { describe, expect, it } from 'vitest';
import { values, valuesOf } from './ask.js';
import { type Facts, type Parts, parameter, RECORDS, type Tables } from './small-pack.js';

const MARCH = { worker_id: 'W1', period_start: '2025-03-01', period_end: '2025-03-31', kind: 'S' };
const one = (cells: Readonly<Record<string, string>>): Tables => ({ payslip: [{ ...MARCH, ...cells }] });
const value = (formula: string, cells: Readonly<Record<string, string>> = {}, more: Tables = {}): string =>
  valuesOf(formula, { ...one(cells), ...more })[0]!;

describe('cells', () => {
  it('that are empty say zero or nothing, as their column declares', () => {
    expect(value('yen: base', { base: '' })).toBe('0 yen');
    expect(value('yen: gross', { gross: '' })).toBe('cell_blank');
    expect(value('hour: worked', { worked: '' })).toBe('cell_blank');
    expect(value('flag: permit', { permit: '' })).toBe('cell_blank');
  });

  it('that can not be read never become a value', () => {
    for (const [name, unit, written] of [
      ['base', 'yen', '1O0'],
      ['worked', 'hour', '8:99'],
      ['paid_on', 'date', '2025-02-30'],
      ['permit', 'flag', '?'],
      ['pieces', 'ratio', '1.5'],
      ['share', 'ratio', '1.00001'],
    ] as const)
      expect(value(`${unit}: ${name}`, { [name]: written })).toBe('cell_unreadable');
  });

  it('of a column that is not in the file are unknown', () => {
    expect(value('yen: base')).toBe('column_missing');
    expect(value('yen: extra', { base: '1', gross: '' })).toBe('column_missing');
  });

  it('keep their unit exactly', () => {
    expect(value('hour: worked', { worked: '7:20' })).toBe('22/3 hour');
    expect(value('minute: worked', { worked: '7:20' })).toBe('440 minute');
    expect(value('day: days', { days: '20.25' })).toBe('20.25 day');
    expect(value('yen: base', { base: '9007199254740991' })).toBe('9007199254740991 yen');
    expect(value('yen: base + 1 yen', { base: '9007199254740991' })).toBe('9007199254740992 yen');
    expect(value('yen: base * 7 - base * 7 + 1 yen', { base: '9007199254740991' })).toBe('1 yen');
  });
});

describe('columns left out of a file that lists its sum', () => {
  const extra = (cells: Readonly<Record<string, string>>): string => value('yen: extra', cells);

  it('are zero where the sum adds up without them', () => {
    expect(extra({ base: '100', gross: '100' })).toBe('0 yen');
    expect(extra({ base: '100', less: '30', gross: '70' })).toBe('0 yen');
    expect(extra({ base: '100', less: '-30', gross: '70' })).toBe('0 yen');
    expect(extra({ base: '', gross: '0' })).toBe('0 yen');
  });

  it('are unknown where something is missing or can not be read', () => {
    expect(extra({ base: '100', gross: '101' })).toBe('not_itemised');
    expect(extra({ base: '100', gross: '' })).toBe('column_missing');
    expect(extra({ base: '100', gross: '?' })).toBe('column_missing');
    expect(extra({ base: '?', gross: '0' })).toBe('not_itemised');
    expect(extra({ base: '100' })).toBe('column_missing');
    expect(value('yen: base', { gross: '100' })).toBe('column_missing');
  });

  it('are zero row by row: another file of the same table may list them', () => {
    const files = [
      [{ ...MARCH, base: '100', gross: '100' }],
      [{ ...MARCH, worker_id: 'W2', base: '100', extra: '5', gross: '7' }],
      [{ ...MARCH, worker_id: 'W3', base: '100', gross: '7' }],
    ];
    expect(valuesOf('yen: extra', { payslip: files })).toEqual(['0 yen', '5 yen', 'not_itemised']);
  });

  it('are proved by any sum that lists them, each sum for itself', () => {
    const records = RECORDS.map((r) =>
      r.id === 'payslip'
        ? {
            ...r,
            sums: [
              { total: 'gross', items: ['base', 'less'], less: [] },
              { total: 'gross', items: ['base', 'extra'], less: [] },
            ],
          }
        : r,
    );
    const both = (cells: Readonly<Record<string, string>>): readonly string[] => [
      ...valuesOf('yen: less', one(cells), { records }),
      ...valuesOf('yen: extra', one(cells), { records }),
    ];
    expect(both({ base: '5', less: '2', gross: '5' })).toEqual(['2 yen', '0 yen']);
    expect(both({ base: '5', gross: '7' })).toEqual(['not_itemised', 'not_itemised']);
    expect(both({ base: '5', extra: '2', gross: '7' })).toEqual(['not_itemised', '2 yen']);
  });

  it('are not proved by sums too large to be exact, nor by a total in another unit', () => {
    const big = '9007199254740991';
    expect(extra({ base: `-${big}`, less: big, gross: '0' })).toBe('not_itemised');
    const records = RECORDS.map((r) =>
      r.id === 'payslip' ? { ...r, sums: [{ total: 'worked', items: ['base', 'extra'], less: [] }] } : r,
    );
    expect(valuesOf('yen: extra', one({ base: '60', worked: '1:00' }), { records })).toEqual(['not_itemised']);
  });
});

describe('arithmetic', () => {
  it.each([
    ['ratio: 1 / 7 + 1 / 7', '2/7 ratio'],
    ['ratio: 1 / 0', 'division_by_zero'],
    ['ratio: 0 / 0', 'division_by_zero'],
    ['ratio: 7 - 12', '-5 ratio'],
    ['ratio: abs(0 - 7)', '7 ratio'],
    ['ratio: -(7 - 12)', '5 ratio'],
    ['ratio: min(7, 1, 12)', '1 ratio'],
    ['ratio: max(7, 1, 12)', '12 ratio'],
    ['ratio: round_down(7 / 12, 1 / 12)', '7/12 ratio'],
    ['ratio: round_down(0 - 1 / 7, 1)', '-1 ratio'],
    ['ratio: round_up(0 - 1 / 7, 1)', '0 ratio'],
    ['ratio: round_up(1 / 7, 1)', '1 ratio'],
    ['ratio: round_half_up(7 / (1 + 1), 1)', '4 ratio'],
    ['ratio: round_half_up(-7 / (1 + 1), 1)', '-4 ratio'],
    ['ratio: round_up(1, 0)', 'division_by_zero'],
    ['ratio: round_up(1, 0 - 1)', 'division_by_zero'],
    ['yen: 1 yen/hour * 60 minute', '1 yen'],
    ['hour: 1 hour + 60 minute', '2 hour'],
  ])('%s is %s', (formula, result) => expect(value(formula)).toBe(result));
});

describe('what is unknown', () => {
  it.each([
    ['flag: permit and false', 'false'],
    ['flag: false and permit', 'false'],
    ['flag: permit or true', 'true'],
    ['flag: permit and true', 'cell_blank'],
    ['flag: permit or false', 'cell_blank'],
    ['flag: not permit', 'cell_blank'],
    ['flag: known(permit)', 'false'],
    ['flag: known(base)', 'true'],
    ['yen: first(gross, base, 7 yen)', '0 yen'],
    ['yen: first(gross, gross)', 'cell_blank'],
    ['yen: if permit then 1 yen else 7 yen', 'cell_blank'],
    ['yen: if permit then 7 yen else 7 yen', '7 yen'],
    ['yen: if permit then gross else gross', 'cell_blank'],
    ['yen: if true then base else gross', '0 yen'],
    ['yen: if false then base else gross', 'cell_blank'],
    ['yen: min(gross, 0 yen)', 'cell_blank'],
    ['yen: 0 * gross', 'cell_blank'],
    ['yen: unknown', 'stated_unknown'],
    ['flag: gross = gross', 'cell_blank'],
  ])('%s is %s', (formula, result) => expect(value(formula, { base: '', gross: '', permit: '' })).toBe(result));

  it('is named after the fact that can not be known', () => {
    expect(value('ratio: 1 / pieces', { pieces: '0' })).toBe('division_by_zero');
  });

  it('is asked where a number too large may hide it: known() is not fooled', () => {
    expect(value('flag: known(pieces * pieces + share)', { pieces: '9007199254740991', share: '' })).toBe('false');
    expect(value('flag: known(pieces * pieces)', { pieces: '9007199254740991' })).toBe('true');
  });
});

describe('dates', () => {
  const on = (formula: string, cells = {}): string => value(formula, { paid_on: '2025-01-31', ...cells });

  it.each([
    ['date: paid_on + 1 day', '2025-02-01'],
    ['date: paid_on - 60 day', '2024-12-02'],
    ['day: paid_on - period_start', '-29 day'],
    ['date: add_months(paid_on, 1)', '2025-02-28'],
    ['date: add_months(paid_on, 0 - 12)', '2024-01-31'],
    ['date: add_months(paid_on, 1 / 7)', 'stated_unknown'],
    ['date: min(paid_on, period_start)', '2025-01-31'],
    ['date: max(paid_on, period_start)', '2025-03-01'],
    ['date: part.from', '2025-03-01'],
    ['date: part.to', '2025-03-31'],
    ['day: part.days', '31 day'],
    ['flag: paid_on < period_start', 'true'],
    ['code: weekday(paid_on)', 'friday'],
    ["flag: weekday(paid_on + 1 day) = 'saturday'", 'true'],
    ['ratio: months_between(paid_on, period_start)', '1 ratio'],
    ['ratio: months_between(period_start, paid_on)', '-2 ratio'],
    ['date: next_date(paid_on, 1, 7 * 7 - 60 / 12 - 12 - 1)', '2025-01-31'],
    ['date: next_date(paid_on, 1, 12)', '2026-01-12'],
    ['date: next_date(paid_on, 1 + 1, 60 / (1 + 1))', 'stated_unknown'],
    ['date: next_date(paid_on, 1, 7 / 12)', 'stated_unknown'],
    ['date: next_date(paid_on, pieces, 1)', 'column_missing'],
  ])('%s is %s', (formula, result) => expect(on(formula)).toBe(result));

  it('are whole days of the calendar: half a day later, or the year 10000, is none', () => {
    expect(on('date: paid_on + days', { days: '20' })).toBe('2025-02-20');
    expect(on('date: paid_on + days', { days: '0.5' })).toBe('stated_unknown');
    expect(on('date: paid_on + days', { days: '9000000000000' })).toBe('stated_unknown');
    expect(on('date: add_months(paid_on, pieces)', { pieces: '9007199254740991' })).toBe('stated_unknown');
    expect(on('date: add_months(paid_on, pieces)', { pieces: '-24300' })).toBe('stated_unknown');
  });

  it('of a row that ends before it begins are unknown', () => {
    expect(on('date: part.from', { period_start: '2025-03-31', period_end: '2025-03-01' })).toBe('cell_blank');
  });
});

describe('look-ups', () => {
  const ask = (
    def: Facts[string],
    cells: Readonly<Record<string, string>>,
    keys: readonly string[],
    rows: readonly (readonly string[])[],
  ): string =>
    values(
      { facts: { payslip: { f: def } }, parameters: [parameter('law', keys, { value: 'yen' }, rows)] },
      one(cells),
      'payslip.f',
    )[0]!;

  it('say why there is no number', () => {
    const rows = [
      ['2025-02-01', '1'],
      ['2025-06-01', 'none'],
    ];
    const on = (paid_on: string): string =>
      ask({ unit: 'yen', table: 'law', key: {}, on: 'paid_on' }, { paid_on }, [], rows);
    expect(on('2025-01-31')).toBe('before_first_row');
    expect(on('2025-02-01')).toBe('1 yen');
    expect(on('2025-05-31')).toBe('1 yen');
    expect(on('2025-06-01')).toBe('ended');
    expect(on('2025-12-31')).toBe('ended');
    expect(on('2026-01-01')).toBe('past_horizon');
    expect(on('')).toBe('cell_blank');
    expect(
      ask({ unit: 'yen', table: 'law', key: { k: 'kind' } }, { kind: 'B' }, ['k'], [['salary', '2025-01-01', '1']]),
    ).toBe('no_such_key');
  });

  it('take numbers and flags as keys by their text', () => {
    const rows = [
      ['1', '2025-01-01', '10'],
      ['2', '2025-01-01', '20'],
      ['0.5', '2025-01-01', '5'],
      ['true', '2025-01-01', '7'],
    ];
    expect(ask({ unit: 'yen', table: 'law', key: { k: 'pieces' } }, { pieces: '2' }, ['k'], rows)).toBe('20 yen');
    expect(ask({ unit: 'yen', table: 'law', key: { k: 'pieces' } }, { pieces: '0' }, ['k'], rows)).toBe('no_such_key');
    expect(ask({ unit: 'yen', table: 'law', key: { k: 'share' } }, { share: '0.5' }, ['k'], rows)).toBe('5 yen');
    expect(ask({ unit: 'yen', table: 'law', key: { k: 'permit' } }, { permit: 'yes' }, ['k'], rows)).toBe('7 yen');
    expect(ask({ unit: 'yen', table: 'law', key: { k: 'permit' } }, { permit: 'no' }, ['k'], rows)).toBe('no_such_key');
  });

  it('keep keys of many words apart', () => {
    const words = Array.from({ length: 12 }, (_, i) => `w${i}`);
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const key = { a: 'note', b: 'note', c: 'note', d: 'note', e: 'kind' };
    const rows = words.flatMap((w) =>
      ['salary', 'bonus'].map((k) => [w, w, w, w, k, '2025-01-01', k === 'bonus' ? '999' : w.slice(1)]),
    );
    for (const w of words)
      expect(ask({ unit: 'yen', table: 'law', key }, { note: w }, keys, rows)).toBe(`${w.slice(1)} yen`);
    expect(ask({ unit: 'yen', table: 'law', key }, { note: 'w12' }, keys, rows)).toBe('no_such_key');
  });

  describe('by bands', () => {
    const law = (rows: readonly (readonly string[])[], more = {}, keys = ['pieces']) => ({
      parameters: [parameter('law', keys, { value: 'day' }, rows, { bands: ['pieces'], ...more })],
    });
    const leave = [
      ['6', '2024-01-01', '10'],
      ['18', '2024-01-01', '11'],
      ['18', '2025-04-01', 'none'],
      ['30', '2025-03-01', '12'],
    ];
    const days = (rows: readonly (readonly string[])[], cells: Readonly<Record<string, string>>, more = {}, key = {}) =>
      values(
        {
          ...law(rows, more, [...Object.keys(key), 'pieces']),
          facts: { payslip: { f: { unit: 'day', table: 'law', key: { ...key, pieces: 'pieces' }, on: 'paid_on' } } },
        },
        one({ paid_on: '2025-03-01', ...cells }),
        'payslip.f',
      )[0]!;

    it('finds the greatest row not above the value', () => {
      for (const [pieces, found] of [
        ['5', 'no_such_key'],
        ['-7', 'no_such_key'],
        ['6', '10 day'],
        ['17', '10 day'],
        ['18', '11 day'],
        ['29', '11 day'],
        ['30', '12 day'],
        ['9007199254740991', '12 day'],
        ['', 'cell_blank'],
      ] as const)
        expect(days(leave, { pieces })).toBe(found);
    });

    it('whose day has come: a row that begins later does not hide the one below it', () => {
      expect(days(leave, { pieces: '30', paid_on: '2025-02-28' })).toBe('11 day');
      expect(days(leave, { pieces: '30', paid_on: '2023-12-31' })).toBe('before_first_row');
      expect(days(leave, { pieces: '18', paid_on: '2025-04-01' })).toBe('ended');
      expect(days(leave, { pieces: '18', paid_on: '2026-01-01' })).toBe('past_horizon');
    });

    it('among rows of the same other keys', () => {
      const rows = [
        ['salary', '0', '2024-01-01', '1'],
        ['salary', '7', '2024-01-01', '2'],
        ['bonus', '5', '2024-01-01', '3'],
      ];
      const key = { kind: 'kind' };
      expect(days(rows, { pieces: '6' }, {}, key)).toBe('1 day');
      expect(days(rows, { pieces: '7' }, {}, key)).toBe('2 day');
      expect(days(rows, { pieces: '6', kind: 'B' }, {}, key)).toBe('3 day');
      expect(days(rows, { pieces: '4', kind: 'B' }, {}, key)).toBe('no_such_key');
    });

    it('in the unit of the band, exactly', () => {
      const hours = (worked: string): string =>
        values(
          {
            parameters: [
              parameter(
                'law',
                ['hours'],
                { value: 'day' },
                [
                  ['0', '2024-01-01', '1'],
                  ['7.5', '2024-01-01', '2'],
                ],
                {
                  bands: ['hours'],
                  bandUnits: { hours: 'hour' },
                },
              ),
            ],
            facts: { payslip: { f: { unit: 'day', table: 'law', key: { hours: 'worked' } } } },
          },
          one({ worked }),
          'payslip.f',
        )[0]!;
      expect(hours('7:29')).toBe('1 day');
      expect(hours('7:30')).toBe('2 day');
    });
  });

  it('keep numbers of law exact, however many digits they have', () => {
    const big = '123456789012345678901234567890';
    expect(ask({ unit: 'yen', table: 'law', key: {} }, {}, [], [['2025-01-01', big]])).toBe(`${big} yen`);
    expect(ask({ unit: 'yen', table: 'law', key: {} }, {}, [], [['2025-01-01', '1/9007199254740993']])).toBe(
      '1/9007199254740993 yen',
    );
  });
});

describe('records above a row', () => {
  const worker = (...list: readonly Readonly<Record<string, string>>[]): Tables => ({
    worker: list.map((w) => ({ hire_date: '2024-01-01', ...w })),
  });

  it('are found by key; none, several or no file at all are unknown', () => {
    expect(value('date: worker.hire_date', {}, worker({ worker_id: 'W1' }))).toBe('2024-01-01');
    expect(value('date: worker.hire_date', {}, worker({ worker_id: 'W2' }))).toBe('no_parent');
    expect(value('date: worker.hire_date', {}, worker({ worker_id: 'W1' }, { worker_id: 'W1' }))).toBe(
      'duplicate_records',
    );
    expect(value('date: worker.hire_date')).toBe('table_missing');
    expect(value('flag: exists worker', {}, worker({ worker_id: 'W1' }))).toBe('true');
    expect(value('flag: exists worker', {}, worker({ worker_id: 'W2' }))).toBe('false');
    expect(value('flag: exists worker', {}, worker({ worker_id: 'W1' }, { worker_id: 'W1' }))).toBe('true');
    expect(value('flag: exists worker')).toBe('table_missing');
  });

  it('are open to a row that does not say whose it is', () => {
    const shift = [
      { shift_id: 'A', worker_id: '', day: '2025-03-01' },
      { shift_id: 'B', worker_id: 'W2', day: '2025-03-01' },
    ];
    const tables: Tables = { shift, ...worker({ worker_id: 'W1' }) };
    expect(values({ facts: { shift: { f: 'flag: exists worker' } } }, tables, 'shift.f')).toEqual([
      'cell_blank',
      'false',
    ]);
  });

  it('of the firm are its one row', () => {
    const firm = (n: number): Tables => ({ firm: Array.from({ length: n }, () => ({ firm_id: 'F1', cap: '5' })) });
    expect(value('yen: firm.cap', {}, firm(1))).toBe('5 yen');
    expect(value('yen: firm.cap', {}, firm(2))).toBe('duplicate_records');
    expect(value('yen: firm.cap', {}, firm(0))).toBe('no_parent');
    expect(value('flag: exists firm', {}, firm(0))).toBe('no_rows');
  });
});

/** Without a row the table would say nothing. */
const OTHERS = { fee_id: 'X', worker_id: 'W2', amount: '99' };

describe('records below a row', () => {
  const fees = (...amounts: readonly string[]): Tables => ({
    worker: [{ worker_id: 'W1', hire_date: '2024-01-01' }],
    fee: [...amounts.map((amount, i) => ({ fee_id: String(i), worker_id: 'W1', amount })), OTHERS],
  });
  const ask = (formula: string, tables: Tables): string =>
    values({ facts: { worker: { f: formula } } }, tables, 'worker.f')[0]!;

  it.each([
    ['yen: sum of fees (amount)', ['1', '2'], '3 yen'],
    ['yen: sum of fees (amount)', [], '0 yen'],
    ['yen: sum of fees (amount)', ['1', ''], 'cell_blank'],
    ['ratio: count of fees', ['1', ''], '2 ratio'],
    ['ratio: count of fees (amount > 1 yen)', ['1', '2'], '1 ratio'],
    ['ratio: count of fees where (amount > 1 yen)', ['1', '2', ''], 'cell_blank'],
    ['yen: max of fees (amount)', ['1', '2'], '2 yen'],
    ['yen: max of fees (amount)', [], 'stated_unknown'],
    ['yen: mean of fees (amount)', ['1', '2'], '1.5 yen'],
    ['yen: mean of fees (amount)', [], 'stated_unknown'],
    ['yen: median of fees (amount)', ['9', '1', '2'], '2 yen'],
    ['yen: median of fees (amount)', ['9', '1', '2', '4'], '3 yen'],
    ['yen: median of fees (amount)', ['1', '2', '1'], '1 yen'],
    ['yen: median of fees (amount)', [], 'stated_unknown'],
    ['yen: median of fees (amount)', ['1', '?', '2'], 'cell_unreadable'],
    ['flag: any of fees (amount > 1 yen)', ['', '2'], 'true'],
    ['flag: any of fees (amount > 1 yen)', ['', '1'], 'cell_blank'],
    ['flag: any of fees (amount > 1 yen)', [], 'false'],
    ['flag: all of fees (amount > 1 yen)', ['', '1'], 'false'],
    ['flag: all of fees (amount > 1 yen)', ['', '2'], 'cell_blank'],
    ['flag: all of fees (amount > 1 yen)', [], 'true'],
    ['yen: sum of fees (amount) where (amount > 1 yen)', ['1', '7'], '7 yen'],
  ] as const)('%s over %j is %s', (formula, amounts, result) => expect(ask(formula, fees(...amounts))).toBe(result));

  it('are unknown where their table was not supplied', () => {
    const { fee: _, ...rest } = fees();
    expect(ask('yen: sum of fees (amount)', rest)).toBe('table_missing');
  });

  it('are unknown where their table has no row at all, unless that says that there were none', () => {
    const none: Tables = { ...fees(), fee: [], shift: [], contract: [] };
    expect(ask('yen: sum of fees (amount)', none)).toBe('no_rows');
    expect(ask('flag: any of fees (amount > 1 yen)', none)).toBe('no_rows');
    expect(ask('hour: sum of shifts (length)', none)).toBe('0 hour');
    expect(ask('flag: any of shifts (length > 1 hour)', none)).toBe('false');
    expect(value('flag: exists contract', {}, none)).toBe('no_rows');
    const records = RECORDS.map((r) => (r.id === 'contract' ? { ...r, empty: 'none' as const } : r));
    expect(valuesOf('flag: exists contract', { ...one({}), ...none }, { records })).toEqual(['false']);
  });

  it('are open where a row is written twice, or does not say whose it is', () => {
    const twice: Tables = { ...fees(), fee: [1, 1].map(() => ({ fee_id: 'A', worker_id: 'W1', amount: '5' })) };
    expect(ask('yen: sum of fees (amount)', twice)).toBe('duplicate_records');
    expect(ask('flag: any of fees (amount > 1 yen)', twice)).toBe('true');
    const stray: Tables = { ...fees(), fee: [{ fee_id: 'A', worker_id: '', amount: '5' }] };
    expect(ask('yen: sum of fees (amount)', stray)).toBe('cell_blank');
    const others: Tables = { ...fees(), fee: [{ fee_id: 'A', worker_id: 'W2', amount: '5' }] };
    expect(ask('yen: sum of fees (amount)', others)).toBe('0 yen');
  });

  it('of a firm are all its rows', () => {
    const parts: Parts = { facts: { firm: { f: 'yen: sum of fees (amount)' } } };
    const tables: Tables = {
      firm: [{ firm_id: 'F1', cap: '1' }],
      fee: ['W1', 'W2', ''].map((worker_id, i) => ({ fee_id: String(i), worker_id, amount: '5' })),
    };
    expect(values(parts, tables, 'firm.f')).toEqual(['15 yen']);
  });
});
