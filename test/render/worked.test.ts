import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/pack/formula/names.js';
import { parseFormula } from '../../src/pack/formula/parse.js';
import { bind } from '../../src/render/worked/bind.js';
import { branchOf, namesTaken } from '../../src/render/worked/branch.js';
import { say, sayFilled } from '../../src/render/worked/say.js';
import { stepsThatMatter } from '../../src/render/worked/steps.js';
import { comesTo, readValue } from '../../src/render/worked/value.js';
import type { Finding, Step } from '../../src/report/types.js';
import { words } from '../../src/text/index.js';
import { amount, breached } from './samples.js';

const treeOf = (formula: string) => {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(formula);
  return parsed.node;
};

/** The branch that a filled-in formula took, in words. */
const branch = (formula: string, filled: string, result: string, lang: 'en' | 'ja' = 'en') => {
  const node = treeOf(formula);
  const values = bind(formula, filled, new Set(namesIn(node))) ?? new Map();
  const taken = branchOf(node, values, readValue(result));
  const said = (n: typeof node) => say(n, (name) => name, words(lang));
  return taken.because === undefined ? said(taken.node) : `${said(taken.node)} ← ${said(taken.because)}`;
};

describe('which value stands for which name', () => {
  const names = new Set(['a', 'b', 'worker.hire_date']);
  it.each([
    ['a + b', '196000 yen + 168:30', ['196000 yen', '168:30']],
    ['a - 1 day + b', '2025-03-01 - 1 day + ?', ['2025-03-01', '?']],
    ["if a = 'x' then a else b", "if x = 'x' then x else 3 yen", ['x', '3 yen']],
    ['known(worker.hire_date) and a', 'known(2025-04-01) and true', ['2025-04-01', 'true']],
  ])('%s is filled in by %s', (formula, filled, values) => {
    expect([...bind(formula, filled, names)!.values()]).toEqual(values);
  });

  it.each([
    ['a + b', '1 - 2'],
    ['a + a', '1 + 2'],
    ['a + b', '1 + '],
    ['a', ''],
  ])('%s is not %s: no value is trusted', (formula, filled) => {
    expect(bind(formula, filled, names)).toBeUndefined();
  });

  it('a name that was left standing has no value', () => {
    expect([...bind('a + b', 'a + 2', names)!]).toEqual([['b', '2']]);
  });
});

describe('the part of a formula that played a role', () => {
  it.each([
    ['if a then b else c', 'if true then 5 yen else 6 yen', '5 yen', 'b'],
    ['if a > 0 hour then b else 0 yen', 'if 0:00 > 0 hour then 5 yen else 0 yen', '0 yen', '0 yen'],
    ['if a or b then 0 yen else c', 'if false or true then 0 yen else 6 yen', '0 yen', '0 yen ← b'],
    ['a + b + c', '5 yen + 0 yen + 0 yen', '5 yen', 'a'],
    ['a + b * (1 - c)', '5 yen + 2 yen * (1 - 0)', '7 yen', 'a + b'],
    ['first(a, b / 12, c)', 'first(?, 1920:00 / 12, 5:00)', '160 hour', 'b ÷ 12'],
    ['min(a, round_half_up(a, 1 yen))', 'min(5 yen, round_half_up(5 yen, 1 yen))', '5 yen', 'a'],
    ['max(a - b, 0 yen)', 'max(9 yen - 5 yen, 0 yen)', '4 yen', 'a - b'],
    ['max(a, b)', 'max(5 yen, 9 yen)', '9 yen', 'the most of (b, a)'],
    ['a * b', '3600 yen * 1', '3600 yen', 'a'],
    ['a * b', '3600 yen/day * 1 day', '3600 yen', 'a × b'],
    ['known(a) and a <= b', 'known(2025-04-01) and 2025-04-01 <= 2025-05-01', 'true', 'a ≤ b'],
    ["if a = 'end' then b else c", "if 10 = 'end' then 2025-04-30 else 2025-04-10", '2025-04-10', 'c'],
    ['if not exists a then false else b = c', 'if not exists a then false else ? = 5', 'false', 'no ← there is no: a'],
    ['a - (b - c)', '9 yen - (5 yen - 2 yen)', '6 yen', 'a - (b - c)'],
    [
      'mean of last 2 months (a + b)',
      'mean of last 2 months (a + b)',
      '5 hour',
      'mean over the last 2 months of (a + b)',
    ],
    ['add_months(a, b)', 'add_months(2025-04-01, 36)', '2028-04-01', 'a + b'],
  ])('%s with %s = %s: %s', (formula, filled, result, told) => {
    expect(branch(formula, filled, result)).toBe(told);
  });

  it('is the whole formula where the values do not come to the result', () => {
    expect(branch('if a then b else c', 'if true then 5 yen else 6 yen', '7 yen')).toBe('if a then b else c');
    expect(branch('if a then b else c', 'if ? then 5 yen', '5 yen')).toBe('if a then b else c');
  });

  it.each([
    ['a or b and c', 'a or (b and c)'],
    ['first(if a then b else c, 1 yen)', 'the first known of ((if a then b else c), 1 yen)'],
    ['a * (b + c) / 2', 'a × (b + c) ÷ 2'],
    ['not (a = b) and not exists c', 'not (a = b) and there is no: c'],
    ['sum of months since a (b > c)', 'sum over the months since a of (b > c)'],
    ['sum of last 1 months (a)', 'a'],
    ['part.from >= a', 'first day looked at ≥ a'],
    ['sum of shifts from a - 7 day to b (c)', 'sum of shifts between (a - 7 days) and b (c)'],
    ['count of shifts from a to b where (c) + 1', 'number of shifts between a and b, where c + 1'],
    ['max of peers by (a, b) (c) > d', 'most of others with the same a, b (c) > d'],
    ['months_between(a, b + c) + 1', 'whole months (from a to b + c) + 1'],
    ["weekday(a) = 'sunday'", 'day of the week (a) = "sunday"'],
    ['next_date(a, b, 1)', 'next day (on or after a, month b, day 1)'],
  ])('%s is said so that it can not be misread', (formula, told) => {
    expect(branch(formula, '', '?')).toBe(told);
  });

  it('can be said in Japanese', () => {
    expect(branch('if a then b else c', '', '5 yen', 'ja')).toBe('a なら b、そうでなければ c');
    expect(branch('round_half_up(a, 1 yen)', 'round_half_up(11/2 yen, 1 yen)', '6 yen', 'ja')).toBe(
      '（a）を1円単位に四捨五入',
    );
  });

  it('of other rows is told by name, with the days of the range in place', () => {
    const filled = (text: string, worked: string): string | undefined =>
      sayFilled(text, worked, (name, table) => (table ? `${table}:${name}` : name), words('en'));
    expect(
      filled('sum of shifts from a to b (c) where (d)', 'sum of shifts from 2025-04-01 to 2025-04-07 (c) where (d)'),
    ).toBe('sum of shifts between 2025-04-01 and 2025-04-07 (shifts:c), where shifts:d');
    expect(filled('d + max of peers by (a) (c)', '5 yen + max of peers by (a) (c)')).toBe(
      '5 yen + most of others with the same a (c)',
    );
    expect(branch('count of shifts from a to b', '', '5', 'ja')).toBe('shifts（aからbまで）の該当件数');
    expect(branch('max of peers by (a) (c)', '', '5', 'ja')).toBe('aが同じ他の行の最大（c）');
  });

  it('of a least or a most, only what won is followed', () => {
    expect(namesTaken(treeOf('min(a, b) + c'))).toEqual(['a', 'c']);
  });
});

it.each([
  ['1/0', undefined],
  ['min(2, 3) * 4', '8'],
  ['abs(-5)', '5'],
  ['round_down(7, 2)', '6'],
  ['2 minute * 30', '1'],
])('%s comes to %s', (formula, value) => {
  expect(comesTo(treeOf(formula), new Map())).toEqual(value === undefined ? undefined : readValue(value));
});

describe('steps that matter', () => {
  const step = (fact: string, formula: string, filled: string, value: string): Step => ({
    fact,
    formula,
    filled,
    value: amount(value, 'yen'),
  });
  const finding: Finding = {
    ...breached.findings[0]!,
    test: { fact: 'paid', is: 'atLeast', than: 'due' },
    value: amount('1', 'yen'),
    bound: amount('8', 'yen'),
    shortfall: amount('7', 'yen'),
    owed: amount('14', 'yen'),
    equation: [
      step('deep', 'x + y', '1 yen + 1 yen', '2'),
      step('nothing', 'x', '0 yen', '0'),
      step('base', 'deep * 2', '2 yen * 2', '4'),
      step('law', 'rates.base(sector)', 'rates.base(general)', '4'),
      step('passed_on', 'law', '4 yen', '4'),
      step('due', 'base + passed_on + nothing', '4 yen + 4 yen + 0 yen', '8'),
      step('paid', 'x', '1 yen', '1'),
    ],
  };
  const facts = (room: (n: number) => boolean, owed?: string) => {
    let n = 0;
    return stepsThatMatter(finding, owed, () => room(n++)).map((s) => s.fact);
  };

  it('run from the test down, each followed by what it rests on', () => {
    expect(facts(() => true)).toEqual(['paid', 'due', 'base', 'deep', 'passed_on']);
  });

  it('end with the money owed, where that is not what is short', () => {
    expect(facts(() => true, '(due - paid) * 2').at(-1)).toBeNull();
    expect(facts(() => true, 'due')).not.toContain(null);
  });

  it('are asked for breadth first, so that what is near the test comes before what is deep', () => {
    expect(facts((n) => n < 3)).toEqual(['paid', 'due', 'base']);
  });

  it('a step that only passes a value on is told as the one it comes from', () => {
    const told = stepsThatMatter(finding, undefined, () => true).find((s) => s.fact === 'passed_on')!;
    expect([told.formula, told.through]).toEqual(['rates.base(sector)', ['law']]);
  });
});
