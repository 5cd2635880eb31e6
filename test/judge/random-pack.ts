// Random packs and dossiers over the tables of small-pack: formulas from the whole grammar whose units fit, and the cells that hurt.
import fc from 'fast-check';
import type { FactTest, RuleDef, RuleSchema } from '../../src/pack/types.js';
import { type Facts, type Parts, parameter, rule, type Tables } from './small-pack.js';

type Kind = 'yen' | 'hour' | 'wage' | 'number' | 'day' | 'date' | 'code' | 'flag';
type Text = fc.Arbitrary<string>;

export const PARAMETERS = [
  parameter(
    'limit',
    [],
    { value: 'yen', rate: 'ratio' },
    [
      ['2025-02-10', '1000', '0.25'],
      ['2025-03-16', '1001', '1/3'],
      ['2025-04-01', 'none', '1.5'],
    ],
    { checkedThrough: '2025-05-15' },
  ),
  parameter(
    'wage',
    ['area'],
    { value: 'yen/hour' },
    [
      ['north', '2024-10-01', '1000'],
      ['north', '2025-03-16', '1010'],
      ['south', '2025-02-01', '900'],
    ],
    { checkedThrough: '2025-06-10' },
  ),
  parameter('graded', ['grade', 'kind'], { value: 'hour' }, [
    ['1', 'salary', '2024-01-01', '40'],
    ['2', 'salary', '2024-01-01', '45'],
    ['2', 'bonus', '2024-01-01', '1/3'],
  ]),
  parameter('fourfold', ['a', 'b', 'c', 'd'], { value: 'hour' }, [
    ['north', 'salary', 'W1', 'north', '2024-01-01', '1'],
    ['north', 'salary', 'W1', 'south', '2024-01-01', '2'],
    ['north', 'salary', 'W2', 'south', '2024-01-01', '3'],
    ['south', 'bonus', 'W2', 'south', '2025-02-15', '4'],
  ]),
];

/** Facts every random formula may name. */
const FIXED: Readonly<Record<string, Facts>> = {
  payslip: {
    limit: { unit: 'yen', table: 'limit', key: {} },
    rate: { unit: 'ratio', table: 'limit', key: {}, column: 'rate' } as Facts[string],
    wage: { unit: 'yen/hour', table: 'wage', key: { area: 'contract.area' } },
    wage_paid: { unit: 'yen/hour', table: 'wage', key: { area: 'worker.area' }, on: 'first(paid_on, period_end)' },
    graded: { unit: 'hour', table: 'graded', key: { grade: 'contract.grade', kind: 'kind' } },
    fourfold: {
      unit: 'hour',
      table: 'fourfold',
      key: { a: 'worker.area', b: 'kind', c: 'worker_id', d: 'contract.area' },
    },
  },
  contract: { floor: { unit: 'yen/hour', table: 'wage', key: { area: 'area' } } },
  worker: {
    fees: 'yen: sum of fees (amount)',
    late_fees: 'ratio: count of fees (charged_on > worker.hire_date)',
    biggest: "yen: max of payslips (base) where (kind = 'salary')",
    all_paid: 'flag: all of payslips (known(paid_on))',
  },
};

const LEAVES: Readonly<Record<Kind, readonly string[]>> = {
  yen: [
    'base',
    'extra',
    'less',
    'gross',
    'limit',
    'firm.cap',
    'contract.rent',
    'worker.fees',
    'worker.biggest',
    '0 yen',
    '60 yen',
  ],
  hour: ['worked', 'overtime', 'contract.yearly', 'graded', 'fourfold', '7 hour', '0 minute', '1 minute'],
  wage: ['wage', 'wage_paid', 'contract.rate', 'contract.floor', '1 yen/hour', '7 yen/minute'],
  number: ['pieces', 'share', 'rate', 'contract.grade', 'worker.late_fees', '0', '1', '7', '12', '60'],
  day: ['days', 'part.days', 'period.days', '(period.to - period.from)', '1 day', '60 day'],
  date: [
    'paid_on',
    'period_start',
    'period_end',
    'part.from',
    'part.to',
    'worker.hire_date',
    'worker.termination_date',
    'contract.start_date',
    'contract.end_date',
  ],
  code: ['kind', 'worker.area', 'contract.area', 'firm.size', 'note', 'worker_id', "'north'", "'x'"],
  flag: ['permit', 'true', 'false', 'part.whole', 'exists contract', 'exists worker', 'exists firm', 'worker.all_paid'],
};

const UNIT: Readonly<Record<Kind, string>> = {
  yen: 'yen',
  hour: 'hour',
  wage: 'yen/hour',
  number: 'ratio',
  day: 'day',
  date: 'date',
  code: 'code',
  flag: 'flag',
};
const STEP: Partial<Record<Kind, readonly string[]>> = {
  yen: ['1 yen', '60 yen', 'limit', 'base'],
  hour: ['1 hour', '1 minute', 'worked'],
  wage: ['1 yen/hour', '7 yen/minute'],
  number: ['1', '7', 'share'],
  day: ['1 day'],
};
const NUMBERS: readonly Kind[] = ['yen', 'hour', 'wage', 'number', 'day'];
const ORDERED: readonly Kind[] = [...NUMBERS, 'date'];

const memo = new Map<string, Text>();

/** A formula of one kind; `own` facts of earlier kinds may be named by it. */
const formula = (kind: Kind, depth: number): Text => {
  const key = `${kind} ${depth}`;
  let made = memo.get(key);
  if (!made) {
    made = build(kind, depth);
    memo.set(key, made);
  }
  return made;
};

const joined = (...parts: readonly (string | Text)[]): Text =>
  fc.tuple(...parts.map((p) => (typeof p === 'string' ? fc.constant(p) : p))).map((p) => p.join(''));

const build = (kind: Kind, depth: number): Text => {
  const leaf = fc.constantFrom(...LEAVES[kind]);
  if (depth === 0) return leaf;
  const go = (k: Kind): Text => formula(k, depth - 1);
  const words = (...w: readonly string[]): Text => fc.constantFrom(...w);
  const own = go(kind);
  const any: Text[] = [
    leaf,
    joined('(if ', go('flag'), ' then ', own, ' else ', own, ')'),
    joined('first(', own, ', ', own, ')'),
    joined('(if ', go('flag'), ' then ', own, ' else unknown)'),
  ];
  const window = joined(
    words('last 1 month', 'last 2 months', 'last 6 months', 'months since (', 'months since part.from '),
    '',
  );
  const months = fc.oneof(
    window.filter((w) => !w.endsWith('(')),
    joined('months since (', go('date'), ')'),
  );
  const numeric = (): Text[] => [
    joined('(', own, words(' + ', ' - '), own, ')'),
    joined('-', own),
    joined(words('min', 'max'), '(', own, ', ', own, ', ', own, ')'),
    joined('abs(', own, ')'),
    joined(words('round_down', 'round_up', 'round_half_up'), '(', own, ', ', fc.constantFrom(...STEP[kind]!), ')'),
    joined('(', own, words(' * ', ' / '), go('number'), ')'),
    joined(words('sum', 'mean', 'max', 'min'), ' of ', months, ' (', own, ')'),
  ];
  const extra: Readonly<Record<Kind, () => readonly Text[]>> = {
    yen: () => [...numeric(), joined('(', go('wage'), ' * ', go('hour'), ')')],
    hour: () => [...numeric(), joined('(', go('yen'), ' / ', go('wage'), ')')],
    wage: () => [...numeric(), joined('(', go('yen'), ' / ', go('hour'), ')')],
    number: () => [
      ...numeric(),
      ...NUMBERS.map((k) => joined('(', go(k), ' / ', go(k), ')')),
      joined('count of ', months, ' (', go('flag'), ')'),
    ],
    day: () => [...numeric(), joined('(', go('date'), ' - ', go('date'), ')')],
    date: () => [
      joined('(', own, words(' + ', ' - '), go('day'), ')'),
      joined('add_months(', own, ', ', words('1', '0 - 12', 'pieces', 'share'), ')'),
      joined(words('min', 'max'), '(', own, ', ', own, ')'),
    ],
    code: () => [],
    flag: () => [
      ...ORDERED.map((k) => joined('(', go(k), words(' < ', ' <= ', ' > ', ' >= ', ' = ', ' != '), go(k), ')')),
      joined('(', formula('code', 0), words(' = ', ' != '), formula('code', 0), ')').filter(
        (t) => !/'.*'|'x'/.test(t) || /note/.test(t),
      ),
      joined('(', own, words(' and ', ' or ', ' = '), own, ')'),
      joined('(not ', own, ')'),
      ...(Object.keys(UNIT) as Kind[]).map((k) => joined('known(', go(k), ')')),
      joined(words('any', 'all'), ' of ', months, ' (', own, ')'),
    ],
  };
  return fc.oneof(...any, ...extra[kind]());
};

const KINDS = Object.keys(UNIT) as Kind[];
const WORDS = ['atLeast', 'atMost', 'above', 'below', 'equals'] as const;
const CODES: Partial<Record<string, readonly string[]>> = {
  kind: ['salary', 'bonus'],
  'worker.area': ['north', 'south'],
  note: ['x'],
};

/** A test of the rule dialect over the facts f0 …, of which each has a kind. */
const factTest = (kinds: readonly Kind[]): fc.Arbitrary<readonly [string, FactTest]> => {
  const tests: fc.Arbitrary<readonly [string, FactTest]>[] = [
    fc.constantFrom(...Object.keys(CODES)).chain((name) => {
      const values = CODES[name]!;
      return fc
        .record({ value: fc.constantFrom(...values), how: fc.constantFrom('const', 'enum', 'not', 'not enum') })
        .map(({ value, how }): readonly [string, FactTest] => [
          name,
          how === 'const'
            ? { const: value }
            : how === 'enum'
              ? { enum: [...values] }
              : how === 'not'
                ? { not: { const: value } }
                : { not: { enum: [value] } },
        ]);
    }),
    fc.tuple(fc.constantFrom('permit', 'worker.all_paid'), fc.boolean()).map(([n, v]) => [n, { const: v }] as const),
  ];
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'flag') tests.push(fc.boolean().map((v) => [`f${i}`, { const: v }] as const));
    else if (kind !== 'code')
      tests.push(
        fc
          .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...comparable(kinds, kind)))
          .map(([word, than]) => [`f${i}`, { [word]: than }] as const),
      );
  }
  return fc.oneof(...tests);
};

/** Plain names of a kind that a rule may compare with: columns, links, facts; no literals. */
const comparable = (kinds: readonly Kind[], kind: Kind): readonly string[] => [
  ...LEAVES[kind].filter((n) => /^[a-z_]+(\.[a-z_]+)?$/.test(n)),
  ...kinds.flatMap((k, i) => (k === kind ? [`f${i}`] : [])),
];

const schema = (kinds: readonly Kind[], depth: number): fc.Arbitrary<RuleSchema> => {
  const properties = fc
    .uniqueArray(factTest(kinds), { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .map((list) => ({ properties: Object.fromEntries(list) }));
  if (depth === 0) return properties;
  const inner = fc.array(schema(kinds, depth - 1), { minLength: 1, maxLength: 2 });
  return fc.oneof(
    properties,
    inner.map((allOf) => ({ allOf })),
    inner.map((anyOf) => ({ anyOf })),
  );
};

/** What is random about a pack: few enough words for a counterexample to be read. */
export interface Draw {
  /** f0, f1, …: 'unit: formula' of facts of the payslip. */
  readonly facts: Readonly<Record<string, string>>;
  readonly rules: readonly Pick<RuleDef, 'applies' | 'must' | 'from' | 'until'>[];
}

export const partsOf = ({ facts, rules }: Draw): Parts => ({
  parameters: PARAMETERS,
  facts: { ...FIXED, payslip: { ...FIXED.payslip, ...facts } },
  rules: rules.map((r, i) => rule(`r/${i}`, 'payslip', r)),
});

const day = (...days: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...days);

export const randomPack: fc.Arbitrary<Draw> = fc
  .array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 4 })
  .chain((kinds) =>
    fc.record({
      facts: fc
        .tuple(...kinds.map((k) => formula(k, 2)))
        .map((list) => Object.fromEntries(list.map((text, i) => [`f${i}`, `${UNIT[kinds[i]!]}: ${text}`]))),
      rules: fc.array(
        fc.record(
          {
            applies: schema(kinds, 0),
            must: schema(kinds, 2),
            from: day('2025-02-15', '2025-03-01'),
            until: day('2025-03-31', '2025-04-15'),
          },
          { requiredKeys: ['must'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

const MONEY = ['', '0', '1', '1000', '1001', '-7', '333', '9007199254740991', '9007199254740990', 'x'];
const HOURS = ['', '0:00', '160:00', '7:20', '0:01', '1:00:30', '100000000000:00'];
const WORKERS = ['W1', 'W1', 'W1', 'W2'];
const DAYS = ['2024-11-01', '2025-01-01', '2025-02-10', '2025-03-16', '2025-03-31', '2025-05-31'];
const cell = (...values: readonly string[]): Text => fc.constantFrom(...values);
const often = (usual: string, ...odd: readonly string[]): Text =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: cell(...odd) });

/** How a payslip's period may be written: start, end, label. */
const PERIODS: readonly (readonly [string, string, string])[] = [
  ['2025-01-01', '2025-01-31', ''],
  ['2025-02-01', '2025-02-28', ''],
  ['2025-03-01', '2025-03-31', ''],
  ['2025-03-01', '2025-03-15', ''],
  ['2025-03-16', '2025-03-31', ''],
  ['2025-04-01', '2025-04-30', ''],
  ['2025-05-01', '2025-05-31', ''],
  ['2025-02-16', '2025-03-15', '2025-03'],
  ['', '', '2025-02'],
  ['', '', '2025-04'],
  ['2025-01-01', '', '2025-05'],
  ['2025-03-31', '2025-03-01', ''],
  ['2025-01-15', '2025-05-15', ''],
  ['2025-02-01', '', ''],
];

const payslip: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record({
    worker_id: cell(...WORKERS),
    period: fc.constantFrom(...PERIODS),
    kind: often('S', 'B', '', '?'),
    base: cell(...MONEY),
    extra: cell(...MONEY),
    less: cell('', '0', '7'),
    gross: cell(...MONEY),
    worked: cell(...HOURS),
    overtime: cell(...HOURS),
    days: cell('', '0', '20', '0.5', '21.25', '-1'),
    pieces: cell('', '0', '3', '-2', '12'),
    share: cell('', '0', '0.25', '1.0001', '3'),
    paid_on: cell('', ...DAYS, '2025-02-30'),
    permit: cell('', 'yes', 'no', '?'),
    note: cell('', 'x', 'north'),
  })
  .map(({ period: [period_start, period_end, period_label], ...rest }) => ({
    ...rest,
    period_start,
    period_end,
    period_label,
  }));

const withoutColumns = <T extends Readonly<Record<string, string>>>(
  rows: fc.Arbitrary<readonly T[]>,
  names: readonly string[],
): fc.Arbitrary<readonly Readonly<Record<string, string>>[]> =>
  fc
    .tuple(rows, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...names]) }))
    .map(([list, gone]) =>
      list.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !(gone as string[]).includes(name)))),
    );

const OPTIONAL = [
  'period_label',
  'kind',
  'extra',
  'less',
  'gross',
  'worked',
  'overtime',
  'days',
  'share',
  'paid_on',
  'permit',
  'note',
];

const payslips = withoutColumns(fc.array(payslip, { minLength: 1, maxLength: 6 }), OPTIONAL);
const contracts = withoutColumns(
  fc.array(
    fc.record({
      worker_id: cell(...WORKERS),
      start_date: cell('2024-06-01', '2025-01-01', '2025-02-10', '2025-03-11', '2025-03-20'),
      end_date: cell('', '', '2025-02-28', '2025-03-10', '2025-03-19', '2024-01-01', '?'),
      rate: cell('', '1000', '1010.5', '0', '?'),
      yearly: cell('', '2000:00', '0:00', '?'),
      area: cell('N', 'S', 'E', '', '?'),
      grade: cell('1', '2', '3', '', '?'),
      rent: cell(...MONEY),
    }),
    { maxLength: 4 },
  ),
  ['end_date', 'rate', 'area', 'grade'],
);

export const randomTables: fc.Arbitrary<Tables> = fc
  .record(
    {
      firm: fc.array(fc.record({ firm_id: fc.constant('F1'), size: cell('small', 'large', ''), cap: cell(...MONEY) }), {
        maxLength: 2,
      }),
      worker: fc.array(
        fc.record({
          worker_id: cell(...WORKERS),
          hire_date: often('2025-01-10', '', '2024-06-01', '2025-03-20', '?'),
          termination_date: often('', '2025-03-31', '2025-02-10', '?'),
          area: cell('N', 'S', 'E', '', '?'),
        }),
        { maxLength: 3 },
      ),
      contract: fc.array(contracts, { minLength: 1, maxLength: 2 }),
      payslip: fc.array(payslips, { minLength: 1, maxLength: 2 }),
      fee: fc.array(
        fc.record({
          fee_id: cell('A', 'B', 'C'),
          worker_id: cell(...WORKERS, '', '?'),
          charged_on: cell('', ...DAYS),
          amount: cell(...MONEY),
        }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['payslip'] },
  )
  .map((tables) => tables as Tables);
