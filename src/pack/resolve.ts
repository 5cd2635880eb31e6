// Formula tree + scope → term with its type. Faults of names and units are thrown as TermFault and caught by compile.
import { WEEKDAYS } from '../calendar/day.js';
import { fraction, multiply, parseNumber, type Q, whole } from '../quantity/rational.js';
import { combine, NUMBER, parseUnit, sameDims, type Unit } from '../quantity/unit.js';
import type { Aggregate, FunctionName, Node, Running } from './formula/node.js';
import type { Comparison, CompiledFact, Link, PartWord, Shared, Subject, Term, Type } from './program.js';
import type { RecordColumn, RecordDef, Words } from './types.js';

export class TermFault extends Error {
  constructor(
    readonly code: string,
    readonly words: Words,
  ) {
    super(words.en);
  }
}

/** What the names of a formula may refer to. */
export interface Scope {
  readonly currency: string;
  readonly subject: Subject;
  subjectOf(table: string): Subject | undefined;
  /** In a claim: `owed` is the money owed. */
  readonly claim?: boolean;
  /** Compiles the fact on first use; throws TermFault on a circle. */
  fact(subject: string, name: string): CompiledFact | undefined;
  /** Registers a term and gives it its id. */
  make<T extends Omit<Term, 'id'>>(term: T): Term;
}

const stop = (code: string, en: string, ja: string): never => {
  throw new TermFault(code, { en, ja });
};

export const typeText = (t: Type): string => (t.kind === 'number' ? t.unit.text : t.kind);

const number = (unit: Unit): Type => ({ kind: 'number', unit });
const FLAG: Type = { kind: 'flag' };

/** Type and stored scale of a record's column. */
const columnType = (column: RecordColumn, currency: string): { type: Type; scale: Q } => {
  if (['date', 'month', 'code', 'id', 'text', 'flag'].includes(column.type))
    return { type: { kind: column.type as 'date' }, scale: whole(1) };
  const unit = parseUnit(column.unit, currency);
  if (!unit)
    return stop(
      'unknown_unit',
      `"${column.unit}" is not a unit (column ${column.name})`,
      `「${column.unit}」は単位ではありません（列 ${column.name}）`,
    );
  // Hours are stored in minutes, the base unit; other numbers in 10^-decimals of the unit written.
  const scale =
    column.type === 'hours'
      ? fraction(unit.factor.n, unit.factor.d * 60n * BigInt(column.derived?.parts ?? 1))
      : multiply(unit.factor, fraction(1n, 10n ** BigInt(column.decimals)));
  return { type: number(unit), scale };
};

const fit = (a: Type, b: Type): Type | undefined => {
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (a.kind === 'number' && b.kind === 'number') return sameDims(a.unit, b.unit) ? a : undefined;
  if (a.kind === b.kind) return a;
  const words = new Set(['code', 'id', 'text']);
  return words.has(a.kind) && words.has(b.kind) ? { kind: 'code' } : undefined;
};

const same = (a: Term, b: Term, doing: Words): Type =>
  fit(a.type, b.type) ??
  stop(
    'unit_mismatch',
    `cannot ${doing.en} ${typeText(a.type)} and ${typeText(b.type)}`,
    `${typeText(a.type)} と ${typeText(b.type)} は${doing.ja}できません`,
  );

const need = (t: Term, kind: Type['kind'], what: Words): void => {
  if (t.type.kind !== kind && t.type.kind !== 'any')
    stop(
      'unit_mismatch',
      `${what.en} must be a ${kind}, not ${typeText(t.type)}`,
      `${what.ja}は ${kind} であるべきところ ${typeText(t.type)} です`,
    );
};

const unitOf = (t: Term): Unit => {
  need(t, 'number', { en: 'an operand', ja: '演算の対象' });
  return t.type.kind === 'number' ? t.type.unit : NUMBER;
};

/** Resolves one formula tree. */
export const resolve = (node: Node, scope: Scope): Term => {
  const go = (n: Node): Term => resolve(n, scope);
  switch (node.t) {
    case 'number': {
      const unit =
        node.unit === null
          ? NUMBER
          : (parseUnit(node.unit, scope.currency) ??
            stop('unknown_unit', `"${node.unit}" is not a unit`, `「${node.unit}」は単位ではありません`));
      return scope.make({ op: 'const', type: number(unit), value: multiply(parseNumber(node.text)!, unit.factor) });
    }
    case 'string':
      return scope.make({ op: 'const', type: { kind: 'code' }, value: node.value });
    case 'flag':
      return scope.make({ op: 'const', type: FLAG, value: node.value });
    case 'unknown':
      return scope.make({ op: 'unknown', type: { kind: 'any' } });
    case 'name':
      return resolveName(node.path, scope);
    case 'negate': {
      const a = go(node.of);
      return scope.make({ op: 'negate', type: number(unitOf(a)), a });
    }
    case 'not': {
      const a = go(node.of);
      need(a, 'flag', { en: 'what follows "not"', ja: '「not」の後' });
      return scope.make({ op: 'not', type: FLAG, a });
    }
    case 'if': {
      const when = go(node.when);
      need(when, 'flag', { en: 'the condition', ja: '条件' });
      const [yes, no] = [go(node.yes), go(node.no)];
      return scope.make({ op: 'if', type: same(yes, no, { en: 'choose between', ja: '選択' }), when, yes, no });
    }
    case 'binary':
      return binary(node.op, go(node.left), go(node.right), scope);
    case 'call':
      return call(node.name, node.args.map(go), scope);
    case 'exists':
      return scope.make({ op: 'exists', type: FLAG, link: linkNamed(node.link, scope) });
    case 'children': {
      const inner = scopeNamed(node.table, scope);
      const table = inner.subject.record.id;
      const own = scope.subject.record.id;
      // Without this a sum over rows that never belong here would be zero, and zero is an answer.
      if (own !== 'firm' && !inner.subject.links.some((l) => l.kind === 'parent' && l.table === own))
        stop(
          'no_children',
          `rows of "${table}" do not belong to a ${own}`,
          `「${table}」の行は ${own} に属していません`,
        );
      return scope.make({ op: 'children', how: node.how, table, ...looked(node, inner) });
    }
    case 'range': {
      const inner = scopeNamed(node.table, scope);
      const { record } = inner.subject;
      const shared = sharedColumns(scope.subject.record, record);
      if (!record.period)
        stop(
          'no_period',
          `a range of days needs a table with a period; "${record.id}" has none`,
          `日の範囲には期間のある表が必要ですが「${record.id}」にはありません`,
        );
      const [from, to] = [go(node.from), go(node.to)];
      need(from, 'date', { en: 'what follows "from"', ja: '「from」の後' });
      need(to, 'date', { en: 'what follows "to"', ja: '「to」の後' });
      return scope.make({ op: 'range', how: node.how, table: record.id, shared, from, to, ...looked(node, inner) });
    }
    case 'peers':
      return scope.make({ op: 'peers', how: running(node.how), by: node.by.map(go), ...looked(node, scope) });
    case 'window': {
      if (!scope.subject.record.period)
        stop(
          'no_period',
          `a window of months needs a table with a period; "${scope.subject.record.id}" has none`,
          `月の窓には期間のある表が必要ですが「${scope.subject.record.id}」にはありません`,
        );
      const since = node.since && go(node.since);
      if (since) need(since, 'date', { en: 'what follows "since"', ja: '「since」の後' });
      const of = go(node.of);
      if (of.type.kind === 'date' || of.type.kind === 'month')
        stop(
          'unit_mismatch',
          `a window adds up numbers, not a ${of.type.kind}`,
          `月の窓が集計するのは数で、${of.type.kind} ではありません`,
        );
      return scope.make({
        op: 'window',
        type: aggregateType(node.how, of),
        how: running(node.how),
        last: node.last,
        since,
        of,
      });
    }
  }
};

const running = (how: Aggregate): Running =>
  how === 'median'
    ? stop(
        'median_of_neither',
        'a median is taken of children and of ranges of days, not of windows or peers',
        '中央値（median）は子の行と日の範囲についてだけ求められ、月の窓や同僚の行（peers）には使えません',
      )
    : how;

const scopeNamed = (name: string, scope: Scope): Scope => {
  const table = [name, name.replace(/s$/, '')].find((t) => scope.subjectOf(t));
  return table === undefined
    ? stop('unknown_table', `"${name}" is not a table of this pack`, `「${name}」という表はこのパックにありません`)
    : { ...scope, subject: scope.subjectOf(table)! };
};

/** What is looked at in other rows, and which of them; with the type of what comes out. */
const looked = (
  node: Extract<Node, { t: 'children' | 'range' | 'peers' }>,
  inner: Scope,
): { readonly type: Type; readonly of: Term | null; readonly where: Term | null } => {
  const of = node.of && resolve(node.of, inner);
  const where = node.where && resolve(node.where, inner);
  if (where) need(where, 'flag', { en: 'what follows "where"', ja: '「where」の後' });
  return { type: aggregateType(node.how, of), of, where };
};

/** Columns by which rows of another table are the same person's: both name the same parent, or one is the other's. */
const sharedColumns = (own: RecordDef, other: RecordDef): Shared | null => {
  if (own.id === 'firm') return null;
  const { parent } = other;
  if (parent?.table === own.id) return { own: Object.values(parent.by), theirs: Object.keys(parent.by) };
  const mine = new Map(Object.entries(own.parent?.by ?? {}).map(([column, of]) => [of, column]));
  const of = Object.values(parent?.by ?? {});
  if (parent === undefined || parent.table !== own.parent?.table || !of.every((c) => mine.has(c)))
    return stop(
      'no_range',
      `nothing says which rows of "${other.id}" are of the same worker as a ${own.id}: both must name the same parent`,
      `「${other.id}」のどの行が ${own.id} と同じ労働者のものか分かりません。両方の表に同じ parent が必要です`,
    );
  return { own: of.map((c) => mine.get(c)!), theirs: Object.keys(parent.by) };
};

const aggregateType = (how: string, of: Term | null): Type => {
  if (of === null && how !== 'count')
    return stop(
      'wrong_arguments',
      `"${how} of" needs a formula in brackets`,
      `「${how} of」には括弧で囲んだ式が必要です`,
    );
  if (how === 'count' || of === null) {
    if (of && of.type.kind !== 'flag' && of.type.kind !== 'any')
      stop('unit_mismatch', 'count takes a yes or no', 'count は真偽値を数えます');
    return number(NUMBER);
  }
  if (how === 'any' || how === 'all') {
    need(of, 'flag', { en: `what "${how}" looks at`, ja: `「${how}」の対象` });
    return FLAG;
  }
  if ((how === 'min' || how === 'max') && (of.type.kind === 'date' || of.type.kind === 'month')) return of.type;
  return number(unitOf(of));
};

const linkNamed = (name: string, scope: Scope): Link =>
  scope.subject.links.find((l) => l.name === name) ??
  stop(
    'unknown_name',
    `${scope.subject.record.id} has no record called "${name}"; it has ${scope.subject.links.map((l) => l.name).join(', ') || 'none'}`,
    `${scope.subject.record.id} に「${name}」という記録はありません`,
  );

const partWord = (first: string, second: string): PartWord | undefined => {
  if (first === 'part') return (['from', 'to', 'days', 'whole'] as const).find((w) => w === second);
  return first === 'period'
    ? (['period_from', 'period_to', 'period_days'] as const).find((w) => w === `period_${second}`)
    : undefined;
};

const resolveName = (path: readonly string[], scope: Scope): Term => {
  const [first, second] = path as [string, string?];
  if (second !== undefined) {
    const which = partWord(first, second);
    if (which === 'whole') return scope.make({ op: 'part', which, type: FLAG });
    if (which === 'days' || which === 'period_days')
      return scope.make({ op: 'part', which, type: number(parseUnit('day', scope.currency)!) });
    if (which) return scope.make({ op: 'part', which, type: { kind: 'date' } });
    const link = linkNamed(first, scope);
    const other = scope.subjectOf(link.table);
    if (!other)
      return stop(
        'unknown_table',
        `"${link.table}" is not a table of this pack`,
        `「${link.table}」という表はこのパックにありません`,
      );
    const of = resolveName([second], { ...scope, subject: other });
    return scope.make({ op: 'via', type: of.type, link, of });
  }
  if (first === 'as_of') return scope.make({ op: 'part', which: 'as_of', type: { kind: 'date' } });
  if (first === 'owed' && scope.claim)
    return scope.make({ op: 'owed', type: number(parseUnit(scope.currency, scope.currency)!) });
  const table = scope.subject.record.id;
  const column = scope.subject.record.columns.find((c) => c.name === first);
  if (column) {
    const { type, scale } = columnType(column, scope.currency);
    return scope.make({ op: 'column', type, table, column, scale });
  }
  const fact = scope.fact(table, first);
  if (fact) return scope.make({ op: 'fact', type: fact.type, fact });
  return stop(
    'unknown_name',
    `${table} has no column or fact called "${first}"`,
    `${table} に「${first}」という列も事実もありません`,
  );
};

const COMPARE = new Set(['<', '<=', '>', '>=', '=', '!=']);

const binary = (op: string, a: Term, b: Term, scope: Scope): Term => {
  if (op === 'and' || op === 'or') {
    for (const t of [a, b]) need(t, 'flag', { en: `each side of "${op}"`, ja: `「${op}」の両側` });
    return scope.make({ op, type: FLAG, a, b });
  }
  if (COMPARE.has(op)) {
    const type = same(a, b, { en: 'compare', ja: '比較' });
    if (op !== '=' && op !== '!=' && !['number', 'date', 'month', 'any'].includes(type.kind))
      stop(
        'unit_mismatch',
        `${type.kind} values have no order: use = or !=`,
        `${type.kind} に大小はありません。= か != を使ってください`,
      );
    checkCode(a, b);
    checkCode(b, a);
    return scope.make({ op: 'compare', type: FLAG, is: op as Comparison, a, b });
  }
  if (op === '+' || op === '-') {
    const word: 'add' | 'subtract' = op === '+' ? 'add' : 'subtract';
    const days = number(parseUnit('day', scope.currency)!);
    if (a.type.kind === 'date' && b.type.kind === 'date' && op === '-')
      return scope.make({ op: word, type: days, a, b });
    if (a.type.kind === 'date') {
      if (!fit(b.type, days))
        stop(
          'unit_mismatch',
          `only days can be added to a date, not ${typeText(b.type)}`,
          `日付に加減できるのは日数だけです（${typeText(b.type)}）`,
        );
      return scope.make({ op: word, type: a.type, a, b });
    }
    unitOf(a);
    return scope.make({
      op: word,
      type: same(a, b, op === '+' ? { en: 'add', ja: '加算' } : { en: 'subtract', ja: '減算' }),
      a,
      b,
    });
  }
  const sign = op === '*' ? 1 : -1;
  return scope.make({
    op: op === '*' ? 'multiply' : 'divide',
    type: number(combine(unitOf(a), unitOf(b), sign)),
    a,
    b,
  });
};

const checkCode = (column: Term, literal: Term): void => {
  if (literal.op !== 'const' || typeof literal.value !== 'string') return;
  const inner = column.op === 'via' ? column.of : column;
  if (inner.op !== 'column' && inner.op !== 'weekday') return;
  const [name, known] =
    inner.op === 'weekday' ? ['weekday', WEEKDAYS] : [inner.column.name, Object.keys(inner.column.values)];
  if (known.length > 0 && !known.includes(literal.value))
    stop(
      'unknown_code',
      `"${literal.value}" is not a value of ${name}: ${known.join(', ')}`,
      `「${literal.value}」は ${name} の値ではありません: ${known.join('、')}`,
    );
};

const call = (name: FunctionName, args: readonly Term[], scope: Scope): Term => {
  const count = (n: number): void => {
    if (args.length !== n)
      stop(
        'wrong_arguments',
        `${name} takes ${n} value${n === 1 ? '' : 's'}, not ${args.length}`,
        `${name} の引数は ${n} 個です（${args.length} 個あります）`,
      );
  };
  const [a, b] = args as [Term, Term];
  switch (name) {
    case 'min':
    case 'max':
    case 'first': {
      const type = args.reduce((t: Type, x) => fit(t, x.type) ?? same(args[0]!, x, { en: 'compare', ja: '比較' }), {
        kind: 'any',
      });
      if (name !== 'first' && !['number', 'date', 'month', 'any'].includes(type.kind))
        stop(
          'unit_mismatch',
          `${type.kind} values have no order: ${name} can not choose`,
          `${type.kind} に大小はないため ${name} では選べません`,
        );
      return scope.make({ op: name, type, args });
    }
    case 'abs':
      count(1);
      return scope.make({ op: 'abs', type: number(unitOf(a)), a });
    case 'known':
      count(1);
      return scope.make({ op: 'known', type: FLAG, a });
    case 'add_months':
      count(2);
      need(a, 'date', { en: 'the first value of add_months', ja: 'add_months の第1引数' });
      if (!sameDims(unitOf(b), NUMBER))
        stop('unit_mismatch', 'add_months takes a plain number of months', 'add_months の月数は単位のない数です');
      return scope.make({ op: 'add_months', type: { kind: 'date' }, a, months: b });
    case 'weekday':
      count(1);
      need(a, 'date', { en: 'what weekday takes', ja: 'weekday の引数' });
      return scope.make({ op: 'weekday', type: { kind: 'code' }, a });
    case 'months_between':
      count(2);
      for (const t of args) need(t, 'date', { en: 'each value of months_between', ja: 'months_between の引数' });
      return scope.make({ op: 'months_between', type: number(NUMBER), a, b });
    case 'next_date':
      count(3);
      need(a, 'date', { en: 'the first value of next_date', ja: 'next_date の第1引数' });
      for (const t of args.slice(1))
        if (!sameDims(unitOf(t), NUMBER))
          stop(
            'unit_mismatch',
            'next_date takes a month and a day as plain numbers',
            'next_date の月と日は単位のない数です',
          );
      return scope.make({ op: 'next_date', type: { kind: 'date' }, a, month: b, day: args[2]! });
    default: {
      count(2);
      unitOf(a);
      const type = same(a, b, { en: 'round', ja: '端数処理' });
      return scope.make({ op: 'round', type, how: name.slice('round_'.length) as 'half_up', a, step: b });
    }
  }
};
