// Terms that read something → columns of a batch: constants, cells, cells of linked records, days, and what only the reference knows.
import { addMonths } from '../calendar/day.js';
import { ABSENT } from '../dossier/columns.js';
import { AMBIGUOUS } from '../dossier/links.js';
import { CELL } from '../intake/types.js';
import type { ColumnTerm, Term, ViaTerm } from '../pack/program.js';
import type { Q } from '../quantity/rational.js';
import { keepVec } from './arena.js';
import { type Batch, linkRows, rowsOf } from './batch.js';
import type { Codes } from './codes.js';
import { type At, anew, atRow, evaluate, FIRST_DAY, LAST_DAY } from './scalar.js';
import { isUnknown, type Value } from './value.js';
import { eitherState, marked, TOO_LARGE, type Vec } from './vec.js';

export type Compute = (b: Batch) => Vec;

/** Why a cell has no value: 1 to 3 as read, from 4 on as worked out. */
export const KINDS = 16;

/** State of an unknown that arose at a term; `kind` tells blank, unreadable and absent cells apart. */
export const originOf = (term: Term, kind = 0): number => term.id * KINDS + kind + 4;

export const constant = (value: Q | string | boolean, codes: Codes): Compute => {
  const [x, k] =
    typeof value === 'string'
      ? [codes.of(value), 1]
      : typeof value === 'boolean'
        ? [Number(value), 1]
        : [Number(value.n), Number(value.d)];
  return (b) => ({ num: b.arena.numbers(b.n).fill(x, 0, b.n), den: null, k, st: null });
};

const allValues = (states: Uint8Array): boolean => {
  let any = 0;
  for (let i = 0; i < states.length; i += 1) any |= states[i]!;
  return any === CELL.value;
};

export const column = (t: ColumnTerm, b: Batch, codes: Codes): Vec => {
  const known = b.columns.get(t.column.name);
  if (known) return known;
  const { n } = b;
  const c = b.table.columns.get(t.column.name);
  const scaleUp = t.type.kind === 'number' ? Number(t.scale.n) : 1;
  const k = t.type.kind === 'number' ? Number(t.scale.d) : 1;
  let num = b.arena.numbers(n);
  let st: Int32Array | null = null;
  if (!c) num.fill(0, 0, n);
  else if (c.words) {
    const map = codes.all(c.words);
    for (let i = 0; i < n; i += 1) num[i] = map[c.values[b.rowOf ? b.rowOf[i]! : i]!]!;
  } else if (b.rowOf || scaleUp !== 1)
    for (let i = 0; i < n; i += 1) num[i] = c.values[b.rowOf ? b.rowOf[i]! : i]! * scaleUp;
  else num = c.values;
  if (!c || b.rowOf || !allValues(c.states)) {
    const zeroAbsent = t.column.absent === 'zero-if-itemised';
    const zeroBlank = t.column.blank === 'zero';
    const itemised = zeroAbsent && (!c || c.states.includes(ABSENT)) ? b.case.itemised(b.table, t.column.name) : null;
    for (let i = 0; i < n; i += 1) {
      const r = b.rowOf ? b.rowOf[i]! : i;
      const state = c ? c.states[r]! : ABSENT;
      if (state === CELL.value || (state === CELL.blank && zeroBlank) || (state === ABSENT && itemised?.[r] === 1))
        continue;
      st ??= b.arena.states(n);
      st[i] = originOf(t, state);
    }
  }
  const v: Vec = { num, den: null, k, st };
  b.columns.set(t.column.name, v);
  keepVec(b.arena, v);
  return v;
};

/** Dates are whole days of the calendar with no denominator; half a day after a date is none. */
export const wholeDays = (v: Vec, origin: number, b: Batch): Vec => {
  const num = b.arena.numbers(b.n);
  let bad: Int32Array | null = null;
  for (let i = 0; i < b.n; i += 1) {
    const d = v.den ? v.den[i]! : v.k;
    const day = v.num[i]! / d;
    num[i] = day;
    if (v.num[i]! % d !== 0 || !(day >= FIRST_DAY && day <= LAST_DAY)) bad = marked(bad, i, origin, b.n, b.arena);
  }
  return { num, den: null, k: 1, st: eitherState(v.st, bad, b.n, b.arena) };
};

export const addMonthsVec = (x: Vec, months: Vec, origin: number, b: Batch): Vec => {
  const num = b.arena.numbers(b.n).fill(0, 0, b.n);
  const st = b.arena.states(b.n);
  const known = eitherState(x.st, months.st, b.n, b.arena);
  const sums = new Map<number, number>();
  let [top, bottom, by] = [Number.NaN, Number.NaN, Number.NaN];
  let day = Number.NaN;
  let sum = 0;
  for (let i = 0; i < b.n; i += 1) {
    if (known !== null && known[i] !== 0) {
      st[i] = known[i]!;
      continue;
    }
    const d = months.den ? months.den[i]! : months.k;
    if (months.num[i] !== top || d !== bottom) {
      [top, bottom] = [months.num[i]!, d];
      by = top % d === 0 && Math.abs(top / d) <= 120_000 ? top / d : Number.NaN;
      day = Number.NaN;
      sums.clear();
    }
    // Rows of one worker share their dates, rows of all workers their months.
    if (x.num[i] !== day) {
      day = x.num[i]!;
      const seen = sums.get(day);
      sum = seen ?? addMonths(day, by);
      if (seen === undefined) sums.set(day, sum);
    }
    if (sum >= FIRST_DAY && sum <= LAST_DAY) num[i] = sum;
    else st[i] = origin;
  }
  return { num, den: null, k: 1, st };
};

export const part = (t: Extract<Term, { op: 'part' }>, b: Batch, codes: Codes): Vec => {
  // A day that is not known has reasons to give: the reference knows them.
  if (t.which === 'whole' && !b.ats) return { num: b.arena.numbers(b.n).fill(1, 0, b.n), den: null, k: 1, st: null };
  if (t.which === 'whole') return byReference(t, b, codes);
  if (t.which === 'as_of') {
    const { asOf } = b.case.dossier;
    return asOf === null
      ? byReference(t, b, codes)
      : { num: b.arena.numbers(b.n).fill(asOf, 0, b.n), den: null, k: 1, st: null };
  }
  const period = t.which.startsWith('period_');
  const which = t.which.replace('period_', '');
  const [from, to] = period ? [b.table.from, b.table.to] : [b.from, b.to];
  const num = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const r = period && b.rowOf ? b.rowOf[i]! : i;
    num[i] = which === 'from' ? from[r]! : which === 'to' ? to[r]! : to[r]! - from[r]! + 1;
    if (!Number.isFinite(num[i]!)) return byReference(t, b, codes);
  }
  return { num, den: null, k: 1, st: null };
};

export const exists = (t: Extract<Term, { op: 'exists' }>, b: Batch, codes: Codes): Vec => {
  if (b.case.silent(t.link.table)) return byReference(t, b, codes);
  const rows = linkRows(b, t.link);
  // Whether a row that is not found is not there, only the reference says, but for records in force.
  const asked = t.link.kind !== 'found' || b.case.leftOut(t.link.table) !== undefined;
  const num = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) {
    if (rows[i] === AMBIGUOUS || (rows[i]! < 0 && asked)) return byReference(t, b, codes);
    num[i] = rows[i]! >= 0 ? 1 : 0;
  }
  return { num, den: null, k: 1, st: null };
};

/** What the linked rows say. `firms` keeps the other table's column as long as its firm is judged. */
export const carriedOver = (t: ViaTerm, inner: Compute, firms: WeakMap<object, Vec>, b: Batch): Vec => {
  const other = b.case.table(t.link.table);
  if (!other)
    return {
      num: b.arena.numbers(b.n).fill(0, 0, b.n),
      den: null,
      k: 1,
      st: b.arena.states(b.n).fill(originOf(t), 0, b.n),
    };
  let whole = firms.get(b.case);
  if (!whole) {
    whole = inner(rowsOf(b.case, other, b.arena));
    firms.set(b.case, whole);
    keepVec(b.arena, whole);
  }
  const rows = linkRows(b, t.link);
  const num = b.arena.numbers(b.n);
  const den = whole.den && b.arena.numbers(b.n).fill(1, 0, b.n);
  const st = b.arena.states(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const r = rows[i]!;
    if (r >= 0) {
      num[i] = whole.num[r]!;
      if (den) den[i] = whole.den![r]!;
      if (whole.st) st[i] = whole.st[r]!;
    } else st[i] = originOf(t, r === AMBIGUOUS ? 1 : 0);
  }
  return { num, den, k: whole.k, st };
};

/** A row of a batch, or the part that it is, as the reference is asked for it. */
export const rowAt = (b: Batch, i: number): At => (b.ats ? anew(b.ats[i]!) : atRow(b.case, b.table, i));

/** Asks the reference for every row: right, and slow. */
export const byReference = (t: Term, b: Batch, codes: Codes): Vec => {
  const num = b.arena.numbers(b.n).fill(0, 0, b.n);
  const den = b.arena.numbers(b.n).fill(1, 0, b.n);
  const st = b.arena.states(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const v: Value = evaluate(t, rowAt(b, i));
    if (isUnknown(v)) st[i] = originOf(t);
    else if (typeof v === 'string') num[i] = codes.of(v);
    else if (typeof v === 'boolean') num[i] = Number(v);
    else {
      const [x, y] = [Number(v.n), Number(v.d)];
      if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y)) st[i] = TOO_LARGE;
      else [num[i], den[i]] = [x, y];
    }
  }
  return { num, den: t.type.kind === 'number' || t.type.kind === 'any' ? den : null, k: 1, st };
};
