// Term × one row (or part of one) → value, exact and with reasons: the reference the vector evaluator is held against.

import { addMonths, dayNumber, formatDay, monthsBetween, nextDate, WEEKDAYS, weekdayIndex } from '../calendar/day.js';
import { ABSENT, type TableColumn } from '../dossier/columns.js';
import { isCorrected, whyTwice } from '../dossier/corrections.js';
import { AMBIGUOUS, NONE, unsaid } from '../dossier/links.js';
import type { Derived, Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Aggregate } from '../pack/formula/node.js';
import type { ColumnTerm, Comparison, Link, LookupTerm, PartWord, Term } from '../pack/program.js';
import * as q from '../quantity/rational.js';
import { type Case, difference } from './case.js';
import { children, range } from './other-rows.js';
import { changesWithin, type Key, lookUp } from './parameters.js';
import { peers } from './peers.js';
import type { Trace } from './trace.js';
import { isUnknown, type Known, merged, unknown, type Value } from './value.js';
import { scalarWindow } from './window-scalar.js';

/** Where a term is evaluated: a row of a table, and the part of its period. */
export interface At {
  readonly case: Case;
  readonly table: Table;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
  /** Found records chosen for this part, by link name. */
  readonly chosen: ReadonlyMap<string, number>;
  readonly memo: Map<number, Value>;
  /** In the formulas of a claim. */
  readonly owed: q.Q | undefined;
  readonly trace: Trace | undefined;
}

export const atRow = (c: Case, table: Table, row: number, trace?: Trace): At => ({
  case: c,
  table,
  row,
  from: table.from[row]!,
  to: table.to[row]!,
  whole: true,
  chosen: NOTHING_CHOSEN,
  memo: new Map(),
  owed: undefined,
  trace,
});

/**
 * The row asked anew, for these days: what it was worth before is forgotten. Built key by key, as every `At` is: a spread has a
 * shape of its own each time (Node 20), and everything that then meets many shapes is slow.
 */
export const anew = (at: At, from = at.from, to = at.to, whole = at.whole, chosen = at.chosen): At => ({
  case: at.case,
  table: at.table,
  row: at.row,
  from,
  to,
  whole,
  chosen,
  memo: new Map(),
  owed: at.owed,
  trace: at.trace,
});

const NOTHING_CHOSEN: ReadonlyMap<string, number> = new Map();

const isQ = (v: Value): v is q.Q => typeof v === 'object' && 'n' in v;
const number = (v: Value): q.Q => v as q.Q;

export const evaluate = (t: Term, at: At): Value => {
  switch (t.op) {
    case 'const':
      return t.value;
    case 'unknown':
      return unknown('stated_unknown', {});
    case 'column':
      return column(t, at);
    case 'fact':
      return fact(t, at);
    case 'via':
      return via(t.link, at, (other) => evaluate(t.of, other));
    case 'part':
      return part(t.which, at);
    case 'owed':
      return at.owed ?? unknown('stated_unknown', {});
    case 'exists':
      return exists(t.link, at);
    case 'lookup':
      return look(t, at);
    case 'window':
      return scalarWindow(t, at);
    case 'children':
      return children(t, at);
    case 'range':
      return range(t, at);
    case 'peers':
      return peers(t, at);
    case 'and':
    case 'or':
      return both(t.op === 'or', evaluate(t.a, at), () => evaluate(t.b, at));
    case 'not':
      return map(evaluate(t.a, at), (v) => v !== true);
    case 'negate':
      return map(evaluate(t.a, at), (v) => q.negate(number(v)));
    case 'abs':
      return map(evaluate(t.a, at), (v) => q.magnitude(number(v)));
    case 'known':
      return !isUnknown(evaluate(t.a, at));
    case 'if': {
      const when = evaluate(t.when, at);
      if (isUnknown(when)) {
        // Both ways the same: the condition does not matter.
        const [yes, no] = [evaluate(t.yes, at), evaluate(t.no, at)];
        return !isUnknown(yes) && !isUnknown(no) && equal(yes, no) ? yes : merged([when]);
      }
      return evaluate(when === true ? t.yes : t.no, at);
    }
    case 'first': {
      const values: Value[] = [];
      for (const a of t.args) {
        const v = evaluate(a, at);
        if (!isUnknown(v)) return v;
        values.push(v);
      }
      return merged(values);
    }
    case 'min':
    case 'max': {
      const values = t.args.map((a) => evaluate(a, at));
      if (values.some(isUnknown)) return merged(values);
      return extreme(t.op, values);
    }
    case 'compare':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) => compareBy(t.is, a, b));
    case 'add_months':
      return two(evaluate(t.a, at), evaluate(t.months, at), (a, b) => {
        const months = number(b);
        // Far beyond any calendar: no need to count months one by one.
        if (months.d !== 1n || q.magnitude(months).n > 120_000n) return unknown('stated_unknown', {});
        return civil(t, q.whole(addMonths(Number(number(a).n), Number(months.n))));
      });
    case 'weekday':
      return map(evaluate(t.a, at), (v) => WEEKDAYS[weekdayIndex(day(v))]!);
    case 'months_between':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) => q.whole(monthsBetween(day(a), day(b))));
    case 'next_date': {
      const [from, month, on] = [evaluate(t.a, at), evaluate(t.month, at), evaluate(t.day, at)];
      if (isUnknown(from) || isUnknown(month) || isUnknown(on)) return merged([from, month, on]);
      const found = nextDate(day(from), plain(month), plain(on));
      return found === undefined ? unknown('stated_unknown', {}) : civil(t, q.whole(found));
    }
    case 'round':
      return two(evaluate(t.a, at), evaluate(t.step, at), (a, step) =>
        number(step).n <= 0n ? unknown('division_by_zero', { fact: '' }) : q.roundTo(number(a), number(step), t.how),
      );
    case 'divide':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) =>
        number(b).n === 0n ? unknown('division_by_zero', { fact: '' }) : q.divide(number(a), number(b)),
      );
    case 'add':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) => civil(t, q.add(number(a), number(b))));
    case 'subtract':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) => civil(t, q.subtract(number(a), number(b))));
    case 'multiply':
      return two(evaluate(t.a, at), evaluate(t.b, at), (a, b) => q.multiply(number(a), number(b)));
  }
};

const day = (v: Known): number => Number(number(v).n);
/** Half a month, and a number that is none of a calendar, are no month and no day of one. */
const plain = (v: Known): number => (number(v).d === 1n ? Number(number(v).n) : Number.NaN);

/** First and last day that can be written in four digits. */
export const FIRST_DAY = dayNumber(1, 1, 1);
export const LAST_DAY = dayNumber(9999, 12, 31);

/** A date is a whole day of the calendar: half a day after a date is none. Other numbers pass. */
const civil = (t: Term, v: q.Q): Value =>
  t.type.kind !== 'date' || (v.d === 1n && v.n >= FIRST_DAY && v.n <= LAST_DAY) ? v : unknown('stated_unknown', {});

const map = (v: Value, f: (k: Known) => Value): Value => (isUnknown(v) ? v : f(v));
const two = (a: Value, b: Value, f: (a: Known, b: Known) => Value): Value =>
  isUnknown(a) || isUnknown(b) ? merged([a, b]) : f(a, b);

export const equal = (a: Known, b: Known): boolean => (isQ(a) && isQ(b) ? q.compare(a, b) === 0 : a === b);

export const compareBy = (is: Comparison, a: Known, b: Known): boolean => {
  if (is === '=') return equal(a, b);
  if (is === '!=') return !equal(a, b);
  const c = q.compare(number(a), number(b));
  return is === '<' ? c < 0 : is === '<=' ? c <= 0 : is === '>' ? c > 0 : c >= 0;
};

/** and/or with a known side that decides beating an unknown one. */
const both = (decides: boolean, a: Value, other: () => Value): Value => {
  if (a === decides) return decides;
  const b = other();
  if (b === decides) return decides;
  return isUnknown(a) || isUnknown(b) ? merged([a, b]) : !decides;
};

const column = (t: ColumnTerm, at: At): Value => {
  const c = at.table.columns.get(t.column.name);
  const made = at.table.derived?.get(t.column.name);
  if (made && c) return derivedCell(t, c, made, at);
  const state = c?.states[at.row] ?? ABSENT;
  const table = t.table;
  const args = { column: t.column.name, table };
  if (state !== ABSENT) at.trace?.cell(at.table, at.row, t.column.name);
  if (state === CELL.value) return stored(t, c!.values[at.row]!, c!.words);
  if (state === CELL.unreadable)
    return unknown(isCorrected(at.table, at.row, t.column.name) ? 'correction_open' : 'cell_unreadable', args);
  if (state === CELL.blank) return t.column.blank === 'zero' ? q.ZERO : unknown('cell_blank', args);
  if (t.column.absent !== 'zero-if-itemised') return unknown('column_missing', args);
  if (at.case.itemised(at.table, t.column.name)[at.row] === 1) return q.ZERO;
  const short = difference(at.table, t.column.name, at.row);
  return short
    ? unknown('not_itemised', { ...args, total: short.total, difference: String(short.by) })
    : unknown('column_missing', args);
};

/** A column worked out from others: its evidence is theirs, of the row whose cells are missing where it has no value. */
const derivedCell = (t: ColumnTerm, c: TableColumn, made: Derived, at: At): Value => {
  const open = c.states[at.row] === CELL.value ? undefined : made.why(at.row);
  const rows = new Set(open && open.row >= 0 ? [at.row, open.row] : [at.row]);
  for (const row of rows)
    for (const cell of made.cells) if (at.table.columns.has(cell)) at.trace?.cell(at.table, row, cell);
  return open ? { unknown: open.reasons } : stored(t, c.values[at.row]!, c.words);
};

const stored = (t: ColumnTerm, raw: number, words: readonly string[] | undefined): Known => {
  if (t.type.kind === 'flag') return raw === 1;
  if (words) return words[raw] ?? '';
  return q.multiply(q.whole(raw), t.scale);
};

const fact = (t: Extract<Term, { op: 'fact' }>, at: At): Value => {
  const { index, subject, name } = t.fact;
  const done = at.memo.get(index);
  if (done !== undefined) return done;
  const given = at.case.given.get(`${subject}.${name}`);
  let value = given ?? evaluate(t.fact.term, at);
  if (isUnknown(value)) value = named(value, name);
  at.memo.set(index, value);
  at.trace?.fact(t.fact, value, at);
  return value;
};

/** The fact's name goes with a reason that would otherwise point nowhere. */
const named = (v: Value, fact: string): Value =>
  isUnknown(v) && v.unknown.some((r) => (r.code === 'stated_unknown' || r.code === 'division_by_zero') && !r.args.fact)
    ? {
        unknown: v.unknown.map((r) =>
          (r.code === 'stated_unknown' || r.code === 'division_by_zero') && !r.args.fact ? { ...r, args: { fact } } : r,
        ),
      }
    : v;

/** The row a link leads to from here; or why there is none. */
const target = (link: Link, at: At): number | ReturnType<typeof unknown> => {
  const table = at.case.table(link.table);
  if (!table) return unknown('table_missing', { table: link.table });
  if (link.kind !== 'found') {
    const row = at.case.one(at.table, link)[at.row]!;
    if (row === AMBIGUOUS) return unknown('duplicate_records', { table: link.table });
    return row === NONE ? unknown('no_parent', { table: link.table }) : row;
  }
  const { starts, rows, unsure } = at.case.found(at.table, link);
  if (unsure?.[at.row] === 1) return hidden(link, at);
  const chosen = at.chosen.get(link.name);
  if (chosen !== undefined) return chosen === AMBIGUOUS ? unknown('duplicate_records', { table: link.table }) : chosen;
  const row = rows[starts[at.row]!];
  if (starts[at.row + 1] === starts[at.row] || row === undefined)
    return unknown('no_record_in_force', {
      table: link.table,
      day: Number.isFinite(at.from) ? formatDay(at.from) : '',
    });
  if (table.duplicate[row] === 1) return unknown(whyTwice(table, row), { table: link.table });
  // Two records in one period, and nobody asks part by part: neither speaks for the whole.
  return starts[at.row + 1]! - starts[at.row]! > 1 ? unknown('parts_disagree') : row;
};

/** Why nobody can say which record is in force: the row's own key or days, or those of the record. */
const hidden = (link: Link, at: At): ReturnType<typeof unknown> => {
  const { record } = at.table;
  const own =
    unsaid(at.table, Object.keys(link.by), at.row) ??
    (Number.isFinite(at.table.from[at.row]!) ? undefined : record.period?.from) ??
    (Number.isNaN(at.table.to[at.row]!) ? record.period?.to : undefined);
  if (own !== undefined) return unknown('cell_blank', { column: own, table: record.id });
  const other = at.case.table(link.table)!;
  return unknown('cell_unreadable', {
    column: other.record.period?.to ?? Object.values(link.by)[0]!,
    table: link.table,
  });
};

const via = (link: Link, at: At, then: (other: At) => Value): Value => {
  const row = target(link, at);
  if (typeof row !== 'number') return row;
  return then({
    case: at.case,
    table: at.case.table(link.table)!,
    row,
    from: at.from,
    to: at.to,
    whole: at.whole,
    chosen: NOTHING_CHOSEN,
    memo: shared(link, at),
    owed: at.owed,
    trace: at.trace,
  });
};

/** All rows of a firm ask its one row: what it says for the same days is worked out once. */
const shared = (link: Link, at: At): Map<number, Value> =>
  link.kind !== 'firm' || at.trace || at.owed !== undefined
    ? new Map()
    : at.case.once(`firm ${link.table} ${at.from} ${at.to} ${at.whole}`, () => new Map<number, Value>());

const exists = (link: Link, at: At): Value => {
  const silent = at.case.silent(link.table);
  if (silent) return silent;
  const table = at.case.table(link.table)!;
  const row = target(link, at);
  if (typeof row === 'number') return true;
  const { code } = row.unknown[0]!;
  if (
    code === 'duplicate_records' ||
    code === 'correction_without_base' ||
    code === 'lost_row_may_belong' ||
    code === 'parts_disagree'
  )
    return true; // more than enough
  const lost = at.case.leftOut(link.table);
  if (code === 'no_record_in_force') return lost ?? false;
  if (code !== 'no_parent') return row;
  if (lost) return lost;
  const own = unsaid(at.table, Object.keys(link.by), at.row);
  if (own !== undefined) return unknown('cell_blank', { column: own, table: at.table.record.id });
  const theirs = Object.values(link.by);
  const blank = at.case.once(`unsaid ${link.table} ${theirs.join(' ')}`, () => {
    for (let r = 0; r < table.rows; r += 1) {
      const column = unsaid(table, theirs, r);
      if (column !== undefined) return column;
    }
    return undefined;
  });
  return blank === undefined ? false : unknown('cell_blank', { column: blank, table: link.table });
};

const part = (word: PartWord, at: At): Value => {
  if (word === 'whole') return at.whole;
  if (word === 'as_of') {
    const { asOf } = at.case.dossier;
    return asOf === null ? unknown('as_of_missing') : q.whole(asOf);
  }
  const period = word.startsWith('period_');
  const which = word.replace('period_', '');
  const [from, to] = period ? [at.table.from[at.row]!, at.table.to[at.row]!] : [at.from, at.to];
  if ((which !== 'to' && !Number.isFinite(from)) || (which !== 'from' && !Number.isFinite(to)))
    return unknown('cell_blank', {
      column: at.table.record.period?.[Number.isFinite(from) ? 'to' : 'from'] ?? '',
      table: at.table.record.id,
    });
  return q.whole(which === 'from' ? from : which === 'to' ? to : to - from + 1);
};

/** Keys of a look-up, or why one is unknown. */
const keysOf = (t: LookupTerm, at: At): readonly Key[] | ReturnType<typeof merged> => {
  const values = t.keys.map((k) => evaluate(k, at));
  if (values.some(isUnknown)) return merged(values);
  const { keys, bands = [] } = t.parameter;
  return (values as Known[]).map((v, i) => (!isQ(v) ? String(v) : bands.includes(keys[i]!) ? v : q.formatNumber(v)));
};

const look = (t: LookupTerm, at: At): Value => {
  const keys = keysOf(t, at);
  const on: Value = t.on ? evaluate(t.on, at) : Number.isFinite(at.from) ? q.whole(at.from) : part('from', at);
  if (!Array.isArray(keys) || isUnknown(on)) return merged([Array.isArray(keys) ? true : (keys as Value), on]);
  const hit = lookUp(at.case.parameters.get(t.parameter.id)!, keys, Number(number(on).n), t.column, t.scale);
  if ('unknown' in hit) return hit;
  at.trace?.parameter(t, hit.row.key, hit);
  return hit.value;
};

const NO_KEYS: readonly Key[] = [];

/** Days inside (from, to] on which this look-up's number changes here. */
export const changesOf = (t: LookupTerm, at: At): readonly number[] => {
  const keys = t.keys.length === 0 ? NO_KEYS : keysOf(t, anew(at));
  if (!Array.isArray(keys) || !Number.isFinite(at.from) || Number.isNaN(at.to)) return [];
  return changesWithin(at.case.parameters.get(t.parameter.id)!, keys, at.from, at.to);
};

const extreme = (which: 'min' | 'max', values: readonly Value[]): Value =>
  values.reduce((a, b) => {
    const c = q.compare(number(b), number(a));
    return (which === 'min' ? c < 0 : c > 0) ? b : a;
  });

/** Of an even number of values the mean of the two in the middle. */
const middle = (values: readonly Value[]): Value => {
  const inOrder = values.map(number).sort(q.compare);
  const half = inOrder.length >> 1;
  if (inOrder.length % 2 === 1) return inOrder[half]!;
  return q.divide(q.add(inOrder[half - 1]!, inOrder[half]!), q.whole(2));
};

/** Adds up known values; the largest of none, and the mean of none, are unknown. */
export const aggregate = (how: Aggregate, values: readonly Value[]): Value => {
  if (how === 'any') return values.includes(true);
  if (how === 'all') return !values.includes(false);
  if (how === 'count') return q.whole(values.filter((v) => v !== false).length);
  const sum = (): q.Q => values.reduce((a: q.Q, b) => q.add(a, number(b)), q.ZERO);
  if (how === 'sum') return sum();
  if (values.length === 0) return unknown('stated_unknown', {});
  if (how === 'mean') return q.divide(sum(), q.whole(values.length));
  return how === 'median' ? middle(values) : extreme(how, values);
};
