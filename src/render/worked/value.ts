// What a part of a formula comes to, from the values a report gives for its names. In: a tree, name → value. Out: a value, UNKNOWN, or undefined.
import { formatDay, monthsBetween, nextDate, parseIsoDay, WEEKDAYS, weekdayIndex } from '../../calendar/day.js';
import type { Node } from '../../pack/formula/node.js';
import * as q from '../../quantity/rational.js';
import type { Amount } from '../../report/types.js';

/** The engine did not know it: it is written "?". */
export const UNKNOWN = Symbol('unknown');

/** Undefined: it can't be told from the report. Days and codes stand as text. */
export type Value = q.Q | string | boolean | typeof UNKNOWN | undefined;

export type Values = ReadonlyMap<string, string>;

const NUMBER = /^(-?\d+(?:\.\d+)?(?:\/\d+)?)(?: ([a-z]+(?:\/[a-z]+)*))?$/;
const CLOCK = /^(-?)(\d+):(\d\d)$/;
const SIXTY = q.whole(60);

const isNumber = (v: Value): v is q.Q => typeof v === 'object';

/** A value as the engine writes it in equations: '1226 yen/hour', '168:30', '2025-11-01', 'true', '?'. */
export const readValue = (text: string): Value => {
  if (text === '?' || text === 'unknown') return UNKNOWN;
  if (text === 'true' || text === 'false') return text === 'true';
  const [, sign, hours = '', minutes = ''] = CLOCK.exec(text) ?? [];
  if (hours !== '') {
    const n = q.add(q.whole(BigInt(hours)), q.divide(q.whole(BigInt(minutes)), SIXTY));
    return sign === '-' ? q.negate(n) : n;
  }
  const [, number, unit] = NUMBER.exec(text) ?? [];
  const n = number === undefined ? undefined : q.parseNumber(number);
  if (n === undefined) return text;
  return unit === 'minute' ? q.divide(n, SIXTY) : n;
};

export const written = ({ amount, unit }: Amount): string =>
  ['ratio', 'count', 'date', 'month', 'code', 'id', 'text', 'flag', 'any'].includes(unit)
    ? amount
    : `${amount} ${unit}`;

export const same = (a: Value, b: Value): boolean =>
  isNumber(a) && isNumber(b) ? q.compare(a, b) === 0 : a !== undefined && a === b;

export const isZero = (v: Value): boolean => isNumber(v) && v.n === 0n;

export const comesTo = (node: Node, values: Values): Value => {
  const of = (n: Node): Value => comesTo(n, values);
  switch (node.t) {
    case 'number':
      return readValue(node.unit === null ? node.text : `${node.text} ${node.unit}`);
    case 'string':
      return node.value;
    case 'flag':
      return node.value;
    case 'unknown':
      return UNKNOWN;
    case 'name': {
      const text = values.get(node.path.join('.'));
      return text === undefined ? undefined : readValue(text);
    }
    case 'negate':
      return numbers([of(node.of)], ([a]) => q.negate(a!));
    case 'not': {
      const v = of(node.of);
      return typeof v === 'boolean' ? !v : v === UNKNOWN ? UNKNOWN : undefined;
    }
    case 'if': {
      const when = of(node.when);
      if (typeof when === 'boolean') return of(when ? node.yes : node.no);
      return when === UNKNOWN ? UNKNOWN : undefined;
    }
    case 'binary':
      return node.op === 'and' || node.op === 'or'
        ? joined(of(node.left), of(node.right), node.op === 'or')
        : pair(node.op, of(node.left), of(node.right));
    case 'call':
      return called(node.name, node.args.map(of));
    default:
      return undefined;
  }
};

/** `rules`: the flag that decides by itself, true for `or`, false for `and`. */
const joined = (a: Value, b: Value, rules: boolean): Value => {
  if (a === rules || b === rules) return rules;
  if (a === undefined || b === undefined) return undefined;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : !rules;
};

const numbers = (values: readonly Value[], work: (n: readonly q.Q[]) => Value): Value => {
  if (values.every(isNumber)) return work(values as readonly q.Q[]);
  return values.includes(UNKNOWN) && values.every((v) => v === UNKNOWN || isNumber(v)) ? UNKNOWN : undefined;
};

const dayOf = (v: Value): number | undefined => (typeof v === 'string' ? parseIsoDay(v) : undefined);

const ORDER: Readonly<Record<string, (c: number) => boolean>> = {
  '<': (c) => c < 0,
  '<=': (c) => c <= 0,
  '>': (c) => c > 0,
  '>=': (c) => c >= 0,
  '=': (c) => c === 0,
  '!=': (c) => c !== 0,
};

const pair = (op: string, a: Value, b: Value): Value => {
  if (a === undefined || b === undefined) return undefined;
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  const order = ORDER[op];
  if (order) {
    if (isNumber(a) && isNumber(b)) return order(q.compare(a, b));
    // A number is no code: a payday of 10 is not 'end'.
    if (typeof a !== typeof b) return op === '=' ? false : op === '!=' ? true : undefined;
    if (isNumber(a) || isNumber(b)) return undefined;
    // Days written as 2025-11-01 sort as text.
    if (op === '=' || op === '!=' || dayOf(a) !== undefined) return order(a < b ? -1 : a > b ? 1 : 0);
    return undefined;
  }
  const [from, to] = [dayOf(a), dayOf(b)];
  if (from !== undefined && to !== undefined) return op === '-' ? q.whole(from - to) : undefined;
  if (from !== undefined && isNumber(b) && b.d === 1n)
    return op === '+' || op === '-' ? formatDay(from + Number(op === '+' ? b.n : -b.n)) : undefined;
  return numbers([a, b], ([x, y]) => {
    if (op === '+') return q.add(x!, y!);
    if (op === '-') return q.subtract(x!, y!);
    if (op === '*') return q.multiply(x!, y!);
    return y!.n === 0n ? undefined : q.divide(x!, y!);
  });
};

const called = (name: string, args: readonly Value[]): Value => {
  const [a, b] = args;
  if (name === 'known') return a === undefined ? undefined : a !== UNKNOWN;
  if (name === 'first') {
    for (const arg of args) if (arg !== UNKNOWN) return arg;
    return UNKNOWN;
  }
  if (name === 'abs') return numbers(args, ([n]) => q.magnitude(n!));
  if (name === 'min' || name === 'max') {
    const sign = name === 'min' ? 1 : -1;
    return numbers(args, (list) => list.reduce((x, y) => (q.compare(x, y) * sign <= 0 ? x : y)));
  }
  if (args.includes(UNKNOWN)) return UNKNOWN;
  const from = dayOf(a);
  if (name === 'weekday') return from === undefined ? undefined : WEEKDAYS[weekdayIndex(from)];
  if (name === 'months_between') {
    const to = dayOf(b);
    return from === undefined || to === undefined ? undefined : q.whole(monthsBetween(from, to));
  }
  if (name === 'next_date') {
    const [month, day] = args.slice(1).map((n) => (isNumber(n) && n.d === 1n ? Number(n.n) : Number.NaN));
    const next = from === undefined ? undefined : nextDate(from, month!, day!);
    return next === undefined ? undefined : formatDay(next);
  }
  const how = ({ round_half_up: 'half_up', round_down: 'down', round_up: 'up' } as const)[name];
  return how === undefined ? undefined : numbers([a, b], ([x, step]) => q.roundTo(x!, step!, how));
};
