// Formula text → tree. One small grammar, read by hand: no recursion into anything but itself, no names resolved yet.
import type { Words } from '../types.js';
import { type Aggregate, type BinaryOp, FUNCTIONS, type FunctionName, type Node } from './node.js';
import { type Token, tokens } from './tokens.js';

export type Parsed =
  | { readonly ok: true; readonly node: Node }
  | { readonly ok: false; readonly at: number; readonly message: Words };

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly words: Words,
  ) {
    super(words.en);
  }
}

const AGGREGATES = new Set(['sum', 'count', 'mean', 'median', 'max', 'min', 'any', 'all']);
const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'and',
  'or',
  'not',
  'true',
  'false',
  'unknown',
  'exists',
  'of',
  'where',
]);
const UNITS = /^(?:hour|minute|day|month|count|ratio|[a-z]{3,})$/;
const LEVELS: readonly (readonly BinaryOp[])[] = [
  ['or'],
  ['and'],
  ['<', '<=', '>', '>=', '=', '!='],
  ['+', '-'],
  ['*', '/'],
];
/** The level of + and -: the ends of a range are days, and what follows in brackets is no part of them. */
const SUMS = 3;
const DEEPEST = 60;
const PER = new Set(['hour', 'minute', 'day', 'month']);

const isTokens = (list: ReturnType<typeof tokens>): list is readonly Token[] => Array.isArray(list);

/** Trees already made: a formula is read by the check of depth, the lint and the compiler, of every pack that inherits it. */
const known = new Map<string, Parsed>();
const MOST_KNOWN = 20_000;

/** Reads one formula. Faults carry the offset and what was expected, in both languages. */
export const parseFormula = (text: string): Parsed => {
  const before = known.get(text);
  if (before) return before;
  const parsed = parse(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, parsed);
  return parsed;
};

const parse = (text: string): Parsed => {
  const list = tokens(text);
  if (!isTokens(list)) {
    const c = text.slice(list.at, list.at + 1);
    return {
      ok: false,
      at: list.at,
      message: { en: `"${c}" means nothing in a formula`, ja: `「${c}」は式に使えません` },
    };
  }
  try {
    return { ok: true, node: readAll(list) };
  } catch (e) {
    if (e instanceof Stop) return { ok: false, at: e.at, message: e.words };
    throw e;
  }
};

const readAll = (list: readonly Token[]): Node => {
  let i = 0;
  let depth = 0;
  const peek = (): Token => list[i]!;
  const next = (): Token => list[i++]!;
  const is = (text: string): boolean => peek().text === text && peek().kind !== 'string' && peek().kind !== 'end';
  const shown = (t: Token): string => (t.kind === 'end' ? '(end)' : t.text);
  const fail = (what: Words, t: Token = peek()): never => {
    throw new Stop(t.at, {
      en: `expected ${what.en}, found "${shown(t)}"`,
      ja: `${what.ja}が必要ですが「${shown(t)}」があります`,
    });
  };
  const take = (text: string): Token => (is(text) ? next() : fail({ en: `"${text}"`, ja: `「${text}」` }));
  const word = (what: Words): Token => (peek().kind === 'word' && !KEYWORDS.has(peek().text) ? next() : fail(what));

  const expression = (): Node => {
    depth += 1;
    if (depth > DEEPEST) fail({ en: 'a formula with fewer brackets inside brackets', ja: '括弧の入れ子がより浅い式' });
    const node = is('if') ? choice() : level(0);
    depth -= 1;
    return node;
  };
  const choice = (): Node => {
    const { at } = take('if');
    const when = expression();
    take('then');
    const yes = expression();
    take('else');
    return { t: 'if', when, yes, no: expression(), at };
  };
  const level = (n: number): Node => {
    const ops = LEVELS[n];
    if (!ops) return unary();
    if (n === 2 && is('not')) {
      const { at } = next();
      return { t: 'not', of: level(2), at };
    }
    let left = level(n + 1);
    while (ops.includes(peek().text as BinaryOp) && peek().kind !== 'string') {
      const op = next();
      left = { t: 'binary', op: op.text as BinaryOp, left, right: level(n + 1), at: op.at };
      if (n === 2) break; // a < b < c is no sentence
    }
    return left;
  };
  const unary = (): Node => {
    if (!is('-')) return primary();
    const { at } = next();
    return { t: 'negate', of: unary(), at };
  };
  const bracketed = (): Node => {
    take('(');
    const node = expression();
    take(')');
    return node;
  };
  const primary = (): Node => {
    const t = peek();
    if (t.kind === 'number') return number();
    if (t.kind === 'string') return { t: 'string', value: next().text, at: t.at };
    if (is('(')) return bracketed();
    if (is('true') || is('false')) return { t: 'flag', value: next().text === 'true', at: t.at };
    if (is('unknown')) return { t: 'unknown', at: next().at };
    if (is('exists')) {
      next();
      return { t: 'exists', link: word({ en: 'the name of a record', ja: '記録の名前' }).text, at: t.at };
    }
    if (AGGREGATES.has(t.text) && list[i + 1]?.text === 'of') return aggregate();
    if (t.kind === 'word' && FUNCTIONS.includes(t.text as FunctionName) && list[i + 1]?.text === '(') return call();
    const name = word({ en: 'a name, a number or "("', ja: '名前・数・「(」' });
    return { t: 'name', path: name.text.split('.'), at: name.at };
  };
  const listed = (): readonly Node[] => {
    take('(');
    const args = [expression()];
    while (is(',')) {
      next();
      args.push(expression());
    }
    take(')');
    return args;
  };
  const number = (): Node => {
    const t = next();
    let unit: string | null = null;
    if (peek().kind === 'word' && !KEYWORDS.has(peek().text) && UNITS.test(peek().text)) {
      unit = next().text;
      while (is('/') && PER.has(list[i + 1]?.text ?? '')) {
        next();
        unit += `/${next().text}`;
      }
    }
    return { t: 'number', text: t.text, unit, at: t.at };
  };
  const call = (): Node => {
    const name = next();
    return { t: 'call', name: name.text as FunctionName, args: listed(), at: name.at };
  };
  const aggregate = (): Node => {
    const how = next();
    const agg = how.text as Aggregate;
    take('of');
    if (is('last')) {
      next();
      const n =
        peek().kind === 'number' && /^[1-9]\d?$/.test(peek().text)
          ? Number(next().text)
          : fail({ en: 'a number of months', ja: '月数' });
      if (!is('months') && !is('month')) fail({ en: '"months"', ja: '「months」' });
      next();
      return { t: 'window', how: agg, last: n, since: null, of: bracketed(), at: how.at };
    }
    if (is('months')) {
      next();
      take('since');
      const since = is('(') ? bracketed() : primary();
      return { t: 'window', how: agg, last: null, since, of: bracketed(), at: how.at };
    }
    if (is('peers') && list[i + 1]?.text === 'by') {
      next();
      next();
      return { t: 'peers', how: agg, by: listed(), ...contents(), at: how.at };
    }
    const table = word({ en: 'the name of a table', ja: '表の名前' }).text;
    if (!is('from')) return { t: 'children', how: agg, table, ...contents(), at: how.at };
    next();
    const from = level(SUMS);
    take('to');
    return { t: 'range', how: agg, table, from, to: level(SUMS), ...contents(), at: how.at };
  };
  /** What is looked at, and which rows: in either order. */
  const contents = (): { readonly of: Node | null; readonly where: Node | null } => {
    let of: Node | null = null;
    let where: Node | null = null;
    for (;;) {
      if (of === null && is('(')) of = bracketed();
      else if (where === null && is('where')) {
        next();
        where = bracketed();
      } else return { of, where };
    }
  };

  const node = expression();
  if (peek().kind !== 'end') fail({ en: 'an operator or the end of the formula', ja: '演算子または式の終わり' });
  return node;
};
