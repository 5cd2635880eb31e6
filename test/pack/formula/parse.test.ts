// Formula text → tree, or the place and the reason why it is none. Nothing outside the grammar gets through.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalsIn, namesIn, ownNamesIn } from '../../../src/pack/formula/names.js';
import { type Node, nodesIn } from '../../../src/pack/formula/node.js';
import { parseFormula } from '../../../src/pack/formula/parse.js';

/** The tree with every bracket written out, so that a table can show how a sentence was read. */
const shown = (n: Node): string => {
  switch (n.t) {
    case 'number':
      return n.unit === null ? n.text : `${n.text} ${n.unit}`;
    case 'string':
      return `'${n.value}'`;
    case 'flag':
      return String(n.value);
    case 'unknown':
      return 'unknown';
    case 'name':
      return n.path.join('.');
    case 'negate':
      return `(- ${shown(n.of)})`;
    case 'not':
      return `(not ${shown(n.of)})`;
    case 'binary':
      return `(${shown(n.left)} ${n.op} ${shown(n.right)})`;
    case 'if':
      return `(if ${shown(n.when)} then ${shown(n.yes)} else ${shown(n.no)})`;
    case 'call':
      return `${n.name}(${n.args.map(shown).join(', ')})`;
    case 'exists':
      return `(exists ${n.link})`;
    case 'children':
      return `(${n.how} of ${n.table}${contents(n)})`;
    case 'range':
      return `(${n.how} of ${n.table} from ${shown(n.from)} to ${shown(n.to)}${contents(n)})`;
    case 'peers':
      return `(${n.how} of peers by (${n.by.map(shown).join(', ')})${contents(n)})`;
    case 'window':
      return `(${n.how} of ${n.since ? `months since (${shown(n.since)})` : `last ${n.last} months`} (${shown(n.of)}))`;
  }
};

const contents = (n: { readonly of: Node | null; readonly where: Node | null }): string =>
  `${n.of ? ` (${shown(n.of)})` : ''}${n.where ? ` where (${shown(n.where)})` : ''}`;

const read = (text: string): string => {
  const parsed = parseFormula(text);
  return parsed.ok ? shown(parsed.node) : `fault at ${parsed.at}`;
};

describe('sentences', () => {
  it.each([
    ['base_pay + duty_allowance', '(base_pay + duty_allowance)'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a + b * c', '(a + (b * c))'],
    ['(a + b) * c', '((a + b) * c)'],
    ['-a * b', '((- a) * b)'],
    ['a - -b', '(a - (- b))'],
    ['a or b and c', '(a or (b and c))'],
    ['not a and b', '((not a) and b)'],
    ['not a = b', '(not (a = b))'],
    ['not not a', '(not (not a))'],
    ['a < b and c >= d', '((a < b) and (c >= d))'],
    ['a + b != c', '((a + b) != c)'],
    ["pay_basis = 'monthly'", "(pay_basis = 'monthly')"],
    ["kind = '賞与 x'", "(kind = '賞与 x')"],
    ['if a then b else c', '(if a then b else c)'],
    ['if a then b else if c then d else e', '(if a then b else (if c then d else e))'],
    ['if a then b else c + d', '(if a then b else (c + d))'],
    ['min(a, b + c, 0 yen)', 'min(a, (b + c), 0 yen)'],
    ['first(a, unknown)', 'first(a, unknown)'],
    ['round_half_up(a * b, 1 yen)', 'round_half_up((a * b), 1 yen)'],
    ['1 yen/hour', '1 yen/hour'],
    ['7 hour/day', '7 hour/day'],
    ['60 minute / hour', '60 minute/hour'],
    ['12 / months', '(12 / months)'],
    ['1 yen / counted', '(1 yen / counted)'],
    ['0 yen * 7', '(0 yen * 7)'],
    ['1.5 hour', '1.5 hour'],
    ['contract.base_pay', 'contract.base_pay'],
    ['exists contract', '(exists contract)'],
    ['exists contract and a', '((exists contract) and a)'],
    ['sum of payslips (base)', '(sum of payslips (base))'],
    ['count of payslips', '(count of payslips)'],
    ["max of payslips (base) where (kind = 'salary')", "(max of payslips (base) where ((kind = 'salary')))"],
    ['count of fees where (late) + 1', '((count of fees where (late)) + 1)'],
    ['mean of last 6 months (overtime)', '(mean of last 6 months (overtime))'],
    ['sum of last 1 month (overtime)', '(sum of last 1 months (overtime))'],
    ['count of months since hired (late)', '(count of months since (hired) (late))'],
    ['sum of months since (a + 1 day) (b)', '(sum of months since ((a + 1 day)) (b))'],
    ['max of last 2 months (a) + min(b, c)', '((max of last 2 months (a)) + min(b, c))'],
    ['sum of shifts from a to b (c)', '(sum of shifts from a to b (c))'],
    ['count of shifts from a to b', '(count of shifts from a to b)'],
    ['count of shifts from a to b where (late) + 1', '((count of shifts from a to b where (late)) + 1)'],
    ['sum of shifts from a to b where (c) (d)', '(sum of shifts from a to b (d) where (c))'],
    [
      'sum of shifts from part.from - 7 day to a + 1 day (b)',
      '(sum of shifts from (part.from - 7 day) to (a + 1 day) (b))',
    ],
    [
      'sum of shifts from (if a then b else c) to add_months(a, 1) (b)',
      '(sum of shifts from (if a then b else c) to add_months(a, 1) (b))',
    ],
    ['any of shifts from a to b (c and d) or e', '((any of shifts from a to b ((c and d))) or e)'],
    ['max of peers by (a) (b)', '(max of peers by (a) (b))'],
    ['count of peers by (a, w.b, c = d) where (e)', '(count of peers by (a, w.b, (c = d)) where (e))'],
    ['sum of peers (a)', '(sum of peers (a))'],
    ['from + to - by - peers', '(((from + to) - by) - peers)'],
    ['weekday(a) = months_between(b, c)', '(weekday(a) = months_between(b, c))'],
    ['next_date(a, b, 1)', 'next_date(a, b, 1)'],
    ['min', 'min'],
    ['sum + count', '(sum + count)'],
    ['true or false', '(true or false)'],
    ['  a\n + b ', '(a + b)'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('what is no sentence is refused where it goes wrong', () => {
  it.each([
    ['', 0],
    ['   ', 0],
    ['a +', 3],
    ['a b', 2],
    ['+ a', 0],
    ['(a', 2],
    ['a)', 1],
    ['()', 1],
    ['a < b < c', 6],
    ['a = b = c', 6],
    ['if a then b', 11],
    ['if a else b', 5],
    ['then', 0],
    ['min()', 4],
    ['min(a,)', 6],
    ['min(a b)', 6],
    ['exists', 6],
    ['exists (a)', 7],
    ['sum of', 6],
    ['sum of last months (a)', 12],
    ['sum of last 0 months (a)', 12],
    ['sum of last 100 months (a)', 12],
    ['sum of last 2.5 months (a)', 12],
    ['sum of last 6 weeks (a)', 14],
    ['sum of last 6 months', 20],
    ['sum of months (a)', 14],
    ['sum of shifts from a (b)', 21],
    ['sum of shifts from to b', 22],
    ['sum of shifts from a to (b', 26],
    ['sum of shifts to a', 14],
    ['sum of shifts from a < b to c (d)', 21],
    ['sum of peers by a', 16],
    ['sum of peers by ()', 17],
    ['sum of peers by (a,) (b)', 19],
    ['sum of shifts (a) (b)', 18],
    ['a.b.c', 3],
    ['a.', 1],
    ['.a', 0],
    ['A', 0],
    ['a == b', 3],
    ['a && b', 2],
    ['a ? b : c', 2],
    ['a[0]', 1],
    ['a;b', 1],
    ["'open", 0],
    ['"a"', 0],
    ['`a`', 0],
    ['a => b', 3],
    ['a % b', 2],
    ['a ** b', 3],
    ['__proto__', 0],
    ['a.__proto__', 1],
    ['toString', 2],
    ['$a', 0],
    ['a\u0000', 1],
    ['ａ', 0],
    ['1e3', 1],
    ['not', 3],
    ['- ', 2],
  ])('%s', (text, at) => {
    const parsed = parseFormula(text);
    expect(parsed).toMatchObject({ ok: false, at: text.trim() === '' ? text.length : at });
    if (!parsed.ok) expect(Object.keys(parsed.message).sort()).toEqual(['en', 'ja']);
  });

  it('refuses brackets sixty deep and chains of any length come out whole', () => {
    expect(read(`${'('.repeat(59)}a${')'.repeat(59)}`)).toBe('a');
    expect(read(`${'('.repeat(60)}a${')'.repeat(60)}`)).toMatch(/^fault/);
    const chain = Array<string>(1000).fill('a').join(' + ');
    const parsed = parseFormula(chain);
    expect(parsed.ok && [...nodesIn(parsed.node)].length).toBe(1999);
  });

  it('never throws and never accepts a character outside its alphabet', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b.c',
        '1',
        '0 yen',
        '(',
        ')',
        ',',
        '+',
        '-',
        '<',
        '!=',
        'and',
        'not',
        'if',
        'then',
        'else',
        'min',
        'sum',
        'of',
        'last',
        'months',
        'since',
        'where',
        'from',
        'to',
        'peers',
        'by',
        "'x'",
        'exists',
        'unknown',
      ],
      ...['$', 'A', '[', '{', '"', '\\', '#', '=>', '==', '。', '\u0000'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        const parsed = parseFormula(text);
        if (parsed.ok) expect(text).toMatch(/^[a-z0-9_.'()+\-*/<>=!, ]+$/);
        else expect(parsed.at >= 0 && parsed.at <= text.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what a formula mentions', () => {
  it('tells names asked of the row itself from those asked of other rows', () => {
    const text =
      'a + sum of fees (b) where (c) + max of fees from d to e (f) + sum of peers by (g) (h) + sum of months since i (j)';
    const parsed = parseFormula(text);
    expect(parsed.ok && ownNamesIn(parsed.node)).toEqual(['a', 'd', 'e', 'i', 'j']);
    expect(parsed.ok && namesIn(parsed.node).join('')).toBe('abcdefghij');
  });

  it('lists each name once, also inside windows and children', () => {
    const parsed = parseFormula('a + b.c * a + sum of last 2 months (d) + max of fees (e) where (f > a)');
    expect(parsed.ok && namesIn(parsed.node)).toEqual(['a', 'b.c', 'd', 'e', 'f']);
  });

  it('lists the numbers written in it with their places, but not the length of a window', () => {
    const parsed = parseFormula('7 * a + sum of last 6 months (b * 60 minute)');
    expect(parsed.ok && literalsIn(parsed.node)).toEqual([
      { text: '7', at: 0 },
      { text: '60', at: 34 },
    ]);
  });
});
