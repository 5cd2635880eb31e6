import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/calendar/day.js';
import { looserNumber, ruleIsLooser } from '../../src/pack/loosened.js';
import type { FactSet, ParameterDef, RuleDef } from '../../src/pack/types.js';

const parent: RuleDef = {
  id: 'wages/minimum-wage',
  stage: 'rights',
  topic: 'wage-floor',
  subject: 'payslip',
  law: [],
  applies: { properties: { pay_basis: { const: 'monthly' } } },
  must: { properties: { hourly_wage: { atLeast: 'minimum_wage' } } },
  owed: 'minimum_wage - hourly_wage',
  breach: 'money',
  checked: true,
  from: '2020-04-01',
  until: '2027-03-31',
  file: 'rules/wages/minimum-wage.json',
  pack: 'good',
};
const without = (name: keyof RuleDef): RuleDef => {
  const { [name]: _, ...rest } = parent;
  return rest as RuleDef;
};
const extra = { properties: { paid_on: { atMost: 'due_on' } } };

describe('a rule that asks for at least as much', () => {
  test.each<[string, RuleDef]>([
    ['the same', { ...parent }],
    ['other law, text and topic', { ...parent, law: [{ act: 'a', article: '1' }], topic: 'other', checked: false }],
    ['for more subjects', without('applies')],
    ['from earlier on', { ...parent, from: '2019-04-01' }],
    ['from ever', without('from')],
    ['for longer', { ...parent, until: '2030-03-31' }],
    ['one more condition', { ...parent, must: { properties: { ...parent.must.properties, ...extra.properties } } }],
    [
      'one more comparison',
      { ...parent, must: { properties: { hourly_wage: { atLeast: 'minimum_wage', above: 'zero' } } } },
    ],
    ['one more condition, in allOf', { ...parent, must: { allOf: [parent.must, extra] } }],
    ['one more condition beside allOf', { ...parent, must: { ...parent.must, allOf: [extra] } }],
  ])('%s', (_, child) => expect(ruleIsLooser(parent, child)).toBe(false));
});

describe('a rule that may ask for less', () => {
  test.each<[string, RuleDef]>([
    ['another bound', { ...parent, must: { properties: { hourly_wage: { atLeast: 'base_rate' } } } }],
    ['another comparison', { ...parent, must: { properties: { hourly_wage: { above: 'minimum_wage' } } } }],
    ['another fact', { ...parent, must: { properties: { gross: { atLeast: 'minimum_wage' } } } }],
    ['one of two', { ...parent, must: { anyOf: [parent.must, extra] } }],
    ['for fewer subjects', { ...parent, applies: { allOf: [parent.applies!, extra] } }],
    ['from later on', { ...parent, from: '2021-04-01' }],
    ['until sooner', { ...parent, until: '2026-03-31' }],
    ['nothing owed', without('owed')],
    ['a lesser breach', { ...parent, breach: 'document' }],
    ['a later stage', { ...parent, stage: 'industry' }],
    ['another subject', { ...parent, subject: 'contract' }],
    ['weaker evidence', { ...parent, evidence: 'E1' }],
    ['weaker evidence of one table', { ...parent, evidence: { worker: 'E3', payslip: 'E1' } }],
  ])('%s', (_, child) => expect(ruleIsLooser(parent, child)).toBe(true));
  test('a rule of the offer, and a bar, taken out', () => {
    expect(ruleIsLooser({ ...parent, phase: 'offer' }, parent)).toBe(true);
    expect(ruleIsLooser({ ...parent, bar: { until: 'ends_on' } }, parent)).toBe(true);
    expect(ruleIsLooser({ ...parent, evidence: 'E3' }, { ...parent, evidence: { worker: 'E3' } })).toBe(true);
    expect(ruleIsLooser({ ...parent, evidence: { worker: 'E3' } }, { ...parent, evidence: 'E3' })).toBe(false);
    expect(ruleIsLooser(parent, { ...parent, phase: 'offer', evidence: 'E3', bar: { until: 'ends_on' } })).toBe(false);
  });
  test('a rule always in force, now from a day', () => {
    expect(ruleIsLooser(without('from'), parent)).toBe(true);
  });
});

const table = (rows: readonly [string, string, string][], more: Partial<ParameterDef> = {}): ParameterDef => ({
  id: 'wage',
  title: { en: 'x', ja: 'x' },
  keys: ['place'],
  columns: { value: 'yen' },
  checkedThrough: '2026-12-31',
  source: '',
  law: [],
  checked: true,
  guards: {},
  rows: rows.map(([key, from, value], line) => ({
    key: [key],
    from: parseIsoDay(from)!,
    values: { value },
    source: 's',
    checked: true,
    line,
  })),
  file: 'parameters/wage.json',
  pack: 'good',
  ...more,
});

describe('a number that replaces a parent’s', () => {
  const before = table([
    ['a', '2024-10-01', '1000'],
    ['a', '2025-10-01', '1100'],
  ]);
  const facts: FactSet[] = [
    {
      subject: 'payslip',
      facts: [{ name: 'bound', unit: 'yen', table: 'wage', column: 'value', key: {} }],
      file: 'f',
      pack: 'good',
    },
  ];
  const ceiling: RuleDef[] = [{ ...parent, must: { properties: { rent: { atMost: 'bound' } } } }];
  const both: RuleDef[] = [
    ...ceiling,
    { ...parent, must: { anyOf: [{ properties: { pay: { atLeast: 'contract.bound' } } }] } },
  ];
  const looser = (rows: readonly [string, string, string][], rules: readonly RuleDef[] = [], more = {}) =>
    looserNumber(before, table(rows, more), rules, facts);

  test('may be the same, as another decimal too', () => {
    expect(
      looser([
        ['a', '2024-10-01', '1000.0'],
        ['a', '2025-10-01', '1100'],
      ]),
    ).toBeUndefined();
  });
  test('may be higher, come sooner, or add keys', () => {
    expect(
      looser([
        ['a', '2024-10-01', '1000'],
        ['a', '2025-04-01', '1200'],
        ['b', '2024-10-01', '1'],
      ]),
    ).toBeUndefined();
  });
  test('may not be lower', () => {
    expect(
      looser([
        ['a', '2024-10-01', '1000'],
        ['a', '2025-10-01', '1099.9'],
      ]),
    ).toBe('a value 2025-10-01: 1100 → 1099.9');
  });
  test('may not rise later', () => {
    expect(
      looser([
        ['a', '2024-10-01', '1000'],
        ['a', '2025-11-01', '1100'],
      ]),
    ).toBe('a value 2025-10-01: 1100 → 1000');
  });
  test('may not begin later, end, or lose a key', () => {
    expect(looser([['a', '2025-10-01', '1100']])).toBe('a value 2024-10-01: 1000 → none');
    expect(
      looser([
        ['a', '2024-10-01', '1000'],
        ['a', '2025-10-01', '1100'],
        ['a', '2026-01-01', 'none'],
      ]),
    ).toContain('none');
    expect(looser([['b', '2024-10-01', '1000']])).toContain('none');
  });
  test('may not have other keys or units', () => {
    expect(looser([['a', '2024-10-01', '1000']], [], { columns: { value: 'hour' } })).toBe('value');
    expect(looser([['a', '2024-10-01', '1000']], [], { keys: ['trade'] })).toBe('place');
  });
  test('may not have other bands, nor one more', () => {
    const band: Partial<ParameterDef> = { bands: ['place'] };
    const rows: [string, string, string][] = [
      ['6', '2024-10-01', '10'],
      ['18', '2024-10-01', '11'],
    ];
    const against = (child: [string, string, string][], more = band): string | undefined =>
      looserNumber(table(rows, band), table(child, more), [], []);
    expect(against(rows)).toBeUndefined();
    expect(against(rows, {})).toBe('place');
    expect(against(rows, { ...band, bandUnits: { place: 'hour' } })).toBe('place');
    expect(against([...rows, ['30', '2024-10-01', '9']])).toBe('30');
    expect(against(rows.slice(0, 1))).toContain('none');
  });
  test('may be lower and not higher where it is a ceiling', () => {
    const [lower, higher] = [
      [['a', '2024-10-01', '900']],
      [
        ['a', '2024-10-01', '1000'],
        ['a', '2025-10-01', '1200'],
      ],
    ] as const;
    expect(looser(lower as never, ceiling)).toBeUndefined();
    expect(looser(higher as never, ceiling)).toBe('a value 2025-10-01: 1100 → 1200');
    expect(looser(lower as never, both)).toBeDefined();
    expect(looser(higher as never, both)).toBeDefined();
  });
});
