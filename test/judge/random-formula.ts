// Random formulas over the tables of small-pack, from the whole grammar, with units that fit.
import fc from 'fast-check';

export type Kind = 'yen' | 'hour' | 'wage' | 'number' | 'day' | 'date' | 'code' | 'flag';
type Text = fc.Arbitrary<string>;

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
  hour: ['worked', 'overtime', 'contract.yearly', 'graded', 'stepped', 'fourfold', '7 hour', '0 minute', '1 minute'],
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

export const UNIT: Readonly<Record<Kind, string>> = {
  yen: 'yen',
  hour: 'hour',
  wage: 'yen/hour',
  number: 'ratio',
  day: 'day',
  date: 'date',
  code: 'code',
  flag: 'flag',
};
export const KINDS = Object.keys(UNIT) as Kind[];
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

/** What asks whether something is known, or which part of a row is looked at: not so in a plain pack. */
const ASKING = /^part\.|wage_paid|all_paid/;
export const leaves = (kind: Kind, plain: boolean): readonly string[] =>
  LEAVES[kind].filter((n) => !plain || !ASKING.test(n));

/** A formula of one kind. */
export const formula = (kind: Kind, depth: number, plain: boolean): Text => {
  const key = `${kind} ${depth} ${plain}`;
  let made = memo.get(key);
  if (!made) {
    made = build(kind, depth, plain);
    memo.set(key, made);
  }
  return made;
};

const joined = (...parts: readonly (string | Text)[]): Text =>
  fc.tuple(...parts.map((p) => (typeof p === 'string' ? fc.constant(p) : p))).map((p) => p.join(''));

const build = (kind: Kind, depth: number, plain: boolean): Text => {
  const leaf = fc.constantFrom(...leaves(kind, plain));
  if (depth === 0) return leaf;
  const go = (k: Kind): Text => formula(k, depth - 1, plain);
  const words = (...w: readonly string[]): Text => fc.constantFrom(...w);
  const own = go(kind);
  const any: Text[] = [
    leaf,
    joined('(if ', go('flag'), ' then ', own, ' else ', own, ')'),
    ...(plain ? [] : [joined('first(', own, ', ', own, ')')]),
    joined('(if ', go('flag'), ' then ', own, ' else unknown)'),
  ];
  const months = fc.oneof(
    words('last 1 month', 'last 2 months', 'last 6 months', ...(plain ? [] : ['months since part.from'])),
    joined('months since (', go('date'), ')'),
  );
  const days = joined(' from ', fc.constantFrom(...leaves('date', plain)), ' to (', go('date'), ')');
  const where = fc.oneof(
    { weight: 2, arbitrary: words('') },
    { weight: 1, arbitrary: joined(' where (', go('flag'), ')') },
  );
  const keys = joined(
    ' by (',
    words('kind', 'worker.area', 'contract.area', 'part.from, kind', 'permit', 'pieces, note'),
    ')',
  );
  const numeric = (): Text[] => [
    joined('(', own, words(' + ', ' - '), own, ')'),
    joined('-', own),
    joined(words('min', 'max'), '(', own, ', ', own, ', ', own, ')'),
    joined('abs(', own, ')'),
    joined(words('round_down', 'round_up', 'round_half_up'), '(', own, ', ', fc.constantFrom(...STEP[kind]!), ')'),
    joined('(', own, words(' * ', ' / '), go('number'), ')'),
    joined(words('sum', 'mean', 'max', 'min'), ' of ', months, ' (', own, ')'),
    joined('(', words('sum', 'mean', 'max', 'min'), ' of peers', keys, where, ' (', own, '))'),
    joined('(', words('sum', 'mean', 'median', 'max', 'min'), ' of payslips', days, where, ' (', own, '))'),
  ];
  const extra: Readonly<Record<Kind, () => readonly Text[]>> = {
    yen: () => [...numeric(), joined('(', go('wage'), ' * ', go('hour'), ')')],
    hour: () => [
      ...numeric(),
      joined(
        words('sum', 'mean', 'median', 'max', 'min'),
        ' of shifts',
        days,
        words('', ' where (length > 0 hour)'),
        ' (length)',
      ),
      joined('(', go('yen'), ' / ', go('wage'), ')'),
    ],
    wage: () => [...numeric(), joined('(', go('yen'), ' / ', go('hour'), ')')],
    number: () => [
      ...numeric(),
      ...NUMBERS.map((k) => joined('(', go(k), ' / ', go(k), ')')),
      joined('count of ', months, ' (', go('flag'), ')'),
      joined('(count of peers', keys, where, words('', ' (permit)'), ')'),
      joined('(count of payslips', days, where, words('', ' (permit)'), ')'),
      joined('(count of shifts', days, words('', ' where (exists worker)'), ')'),
      joined('months_between(', go('date'), ', ', go('date'), ')'),
    ],
    day: () => [...numeric(), joined('(', go('date'), ' - ', go('date'), ')')],
    date: () => [
      joined('(', own, words(' + ', ' - '), go('day'), ')'),
      joined('add_months(', own, ', ', words('1', '0 - 12', 'pieces', 'share'), ')'),
      joined(words('min', 'max'), '(', own, ', ', own, ')'),
      joined('(', words('min', 'max'), ' of shifts', days, ' (day))'),
      joined('next_date(', own, ', ', words('1', '12', 'pieces'), ', ', words('1', 'days / 1 day', 'share'), ')'),
    ],
    code: () => [],
    flag: () => [
      ...ORDERED.map((k) => joined('(', go(k), words(' < ', ' <= ', ' > ', ' >= ', ' = ', ' != '), go(k), ')')),
      joined('(', formula('code', 0, plain), words(' = ', ' != '), formula('code', 0, plain), ')').filter(
        (t) => !/'.*'|'x'/.test(t) || /note/.test(t),
      ),
      joined('(', own, words(' and ', ' or ', ' = '), own, ')'),
      joined('(not ', own, ')'),
      ...(plain ? [] : KINDS.map((k) => joined('known(', go(k), ')'))),
      joined(words('any', 'all'), ' of ', months, ' (', own, ')'),
      joined('(', words('any', 'all'), ' of peers', keys, where, ' (', own, '))'),
      joined('(', words('any', 'all'), ' of payslips', days, where, ' (', own, '))'),
      joined('(', words('any', 'all'), ' of shifts', days, ' (length > 7 hour))'),
      joined('(weekday(', go('date'), ") = 'sunday')"),
    ],
  };
  return fc.oneof(...any, ...extra[kind]());
};
