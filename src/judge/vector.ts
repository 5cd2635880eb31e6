// Term → function over a batch: the fast evaluator. What it cannot do, it asks of the reference row by row; it never guesses.
import { addMonths } from '../calendar/day.js';
import { AMBIGUOUS } from '../dossier/links.js';
import { ABSENT } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { ColumnTerm, Term, ViaTerm } from '../pack/program.js';
import { formatNumber, fraction, type Q } from '../quantity/rational.js';
import { type Batch, linkRows, wholeRows } from './batch.js';
import { atRow, evaluate, FIRST_DAY, LAST_DAY } from './scalar.js';
import { isUnknown, type Value } from './value.js';
import { addVec, divideVec, eitherState, multiplyVec, pickVec, roundVec, signVec, TOO_LARGE, type Vec } from './vec.js';
import { lookupVec } from './vector-lookup.js';
import { windowVec } from './vector-window.js';

export type Compute = (b: Batch) => Vec;

/** State of an unknown that arose at a term; `kind` tells blank, unreadable and absent cells apart. */
export const originOf = (term: Term, kind = 0): number => term.id * 4 + kind + 4;

/** Numbers for words, so that codes can be compared and looked up as numbers. */
export interface Codes {
  of(word: string): number;
  /** Number of each word of a dictionary. */
  all(words: readonly string[]): Int32Array;
  /** A number for two numbers in order: keys of several words become one number, however many words there are. */
  pair(first: number, second: number): number;
  /** The pair's number, -1 where `pair` never made one. */
  paired(first: number, second: number): number;
}

export const newCodes = (): Codes => {
  const index = new Map<string, number>();
  const lists = new WeakMap<readonly string[], Int32Array>();
  const pairs = new Map<number, Map<number, number>>();
  let made = 0;
  const of = (word: string): number => {
    const known = index.get(word);
    if (known !== undefined) return known;
    index.set(word, index.size);
    return index.size - 1;
  };
  return {
    of,
    all(words) {
      const known = lists.get(words);
      if (known && known.length === words.length) return known;
      const list = Int32Array.from(words, of);
      lists.set(words, list);
      return list;
    },
    pair(first, second) {
      const seconds = pairs.get(first) ?? new Map<number, number>();
      if (seconds.size === 0) pairs.set(first, seconds);
      const number = seconds.get(second) ?? made++;
      seconds.set(second, number);
      return number;
    },
    paired: (first, second) => pairs.get(first)?.get(second) ?? -1,
  };
};

/** Compiles terms once; the functions share one dictionary of codes. */
export const newVectors = (codes: Codes): { compute(term: Term): Compute; key(term: Term): Compute } => {
  const made = new Map<number, Compute>();
  const compute = (term: Term): Compute => {
    let f = made.get(term.id);
    if (!f) {
      f = build(term);
      made.set(term.id, f);
    }
    return f;
  };

  /** A key of a look-up as codes: tables of law are keyed by words, so a number or a flag counts as its text. */
  const key = (term: Term): Compute => {
    const inner = compute(term);
    const { kind } = term.type;
    if (kind === 'code' || kind === 'id' || kind === 'text' || kind === 'any') return inner;
    return (b) => {
      const v = inner(b);
      const num = b.arena.numbers(b.n);
      for (let i = 0; i < b.n; i += 1) {
        if (v.st !== null && v.st[i] !== 0) continue;
        const x = v.num[i]!;
        num[i] = codes.of(
          kind === 'flag' ? String(x === 1) : formatNumber(fraction(BigInt(x), BigInt(v.den ? v.den[i]! : v.k))),
        );
      }
      return { num, den: null, k: 1, st: v.st };
    };
  };

  const two = (a: Term, b: Term, f: (x: Vec, y: Vec, batch: Batch) => Vec): Compute => {
    const [ca, cb] = [compute(a), compute(b)];
    return (batch) => f(ca(batch), cb(batch), batch);
  };

  const build = (t: Term): Compute => {
    switch (t.op) {
      case 'const':
        return constant(t.value, codes);
      case 'unknown':
        return (b) => ({ num: b.arena.numbers(b.n), den: null, k: 1, st: b.arena.states(b.n).fill(originOf(t)) });
      case 'column':
        return (b) => column(t, b, codes);
      case 'fact': {
        const { index, subject, name } = t.fact;
        const inner = compute(t.fact.term);
        return (b) => {
          const known = b.facts.get(index);
          if (known) return known;
          const v = b.case.given.has(`${subject}.${name}`) ? byReference(t, b, codes) : inner(b);
          b.facts.set(index, v);
          return v;
        };
      }
      case 'via':
        return via(t);
      case 'lookup':
        return lookupVec(t, t.keys.map(key), t.on && compute(t.on), codes);
      case 'window':
        return windowVec(
          t,
          compute(t.of),
          t.since && compute(t.since),
          (b) => employed(b),
          (b) => byReference(t, b, codes),
        );
      case 'add':
      case 'subtract':
        return two(t.a, t.b, (x, y, b) => {
          const v = addVec(x, y, t.op === 'add' ? 1 : -1, b.n, b.arena);
          return t.type.kind === 'date' ? wholeDays(v, originOf(t), b) : v;
        });
      case 'multiply':
        return two(t.a, t.b, (x, y, b) => multiplyVec(x, y, b.n, b.arena));
      case 'divide':
        return two(t.a, t.b, (x, y, b) => divideVec(x, y, originOf(t), b.n, b.arena));
      case 'negate':
        return mapped(t.a, (x) => -x);
      case 'abs':
        return mapped(t.a, Math.abs);
      case 'not':
        return mapped(t.a, (x) => 1 - x);
      case 'known': {
        const a = compute(t.a);
        return (b) => {
          const v = a(b);
          const num = b.arena.numbers(b.n);
          // A row too large may be unknown after all: it is found out where it is asked.
          let st: Int32Array | null = null;
          for (let i = 0; i < b.n; i += 1) {
            num[i] = v.st === null || v.st[i] === 0 ? 1 : 0;
            if (v.st !== null && v.st[i] === TOO_LARGE) (st ??= b.arena.states(b.n))[i] = TOO_LARGE;
          }
          return { num, den: null, k: 1, st };
        };
      }
      case 'compare':
        return two(t.a, t.b, (x, y, b) => compared(signVec(x, y, b.n, b.arena), t.is, b));
      case 'and':
      case 'or':
        return two(t.a, t.b, (x, y, b) => kleene(x, y, t.op === 'or' ? 1 : 0, b));
      case 'if': {
        const [when, yes, no] = [compute(t.when), compute(t.yes), compute(t.no)];
        return (b) => choose(when(b), yes(b), no(b), b);
      }
      case 'first':
        return t.args.map(compute).reduceRight((rest, head) => (b) => firstKnown(head(b), rest(b), b));
      case 'min':
      case 'max':
        return t.args.map(compute).reduce((p, c) => (b) => extreme(p(b), c(b), t.op === 'min' ? -1 : 1, b));
      case 'round':
        return two(t.a, t.step, (x, step, b) => roundVec(x, step, originOf(t), t.how, b.n, b.arena));
      case 'add_months':
        return two(t.a, t.months, (x, months, b) => addMonthsVec(x, months, originOf(t), b));
      case 'part':
        return (b) => part(t, b, codes);
      case 'exists':
        return (b) => exists(t, b, codes);
      default:
        return (b) => byReference(t, b, codes);
    }
  };

  const mapped = (a: Term, f: (x: number) => number): Compute => {
    const inner = compute(a);
    return (b) => {
      const v = inner(b);
      const num = b.arena.numbers(b.n);
      for (let i = 0; i < b.n; i += 1) num[i] = f(v.num[i]!);
      return { ...v, num };
    };
  };

  /** Read on the other table's own rows, then carried over; only plain columns are the same for every part. */
  const via = (t: ViaTerm): Compute => {
    if (t.of.op !== 'column') return (b) => byReference(t, b, codes);
    const inner = compute(t.of);
    const name = `${t.link.name}.${t.of.column.name}`;
    const firms = new WeakMap<object, Vec>();
    return (b) => {
      const known = b.columns.get(name);
      if (known) return known;
      const v = carriedOver(t, inner, firms, b);
      b.columns.set(name, v);
      return v;
    };
  };

  /** First and last month of employment of each row of a whole-row batch, as the windows want them. */
  const employed = (b: Batch): { from: Vec | null; to: Vec | null } => {
    const terms = b.case.program.subjects.get(b.table.record.id)!.employed;
    return { from: terms && compute(terms.from)(b), to: terms?.to ? compute(terms.to)(b) : null };
  };

  return { compute, key };
};

const constant = (value: Q | string | boolean, codes: Codes): Compute => {
  const [x, k] =
    typeof value === 'string'
      ? [codes.of(value), 1]
      : typeof value === 'boolean'
        ? [Number(value), 1]
        : [Number(value.n), Number(value.d)];
  return (b) => ({ num: b.arena.numbers(b.n).fill(x), den: null, k, st: null });
};

const allValues = (states: Uint8Array): boolean => {
  let any = 0;
  for (let i = 0; i < states.length; i += 1) any |= states[i]!;
  return any === CELL.value;
};

const column = (t: ColumnTerm, b: Batch, codes: Codes): Vec => {
  const known = b.columns.get(t.column.name);
  if (known) return known;
  const { n } = b;
  const c = b.table.columns.get(t.column.name);
  const scaleUp = t.type.kind === 'number' ? Number(t.scale.n) : 1;
  const k = t.type.kind === 'number' ? Number(t.scale.d) : 1;
  let num = b.arena.numbers(n);
  let st: Int32Array | null = null;
  if (!c) num.fill(0);
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
  return v;
};

/** Dates are whole days of the calendar with no denominator; half a day after a date is none. */
const wholeDays = (v: Vec, origin: number, b: Batch): Vec => {
  const num = b.arena.numbers(b.n);
  let bad: Int32Array | null = null;
  for (let i = 0; i < b.n; i += 1) {
    const d = v.den ? v.den[i]! : v.k;
    const day = v.num[i]! / d;
    num[i] = day;
    if (v.num[i]! % d !== 0 || !(day >= FIRST_DAY && day <= LAST_DAY)) (bad ??= b.arena.states(b.n))[i] = origin;
  }
  return { num, den: null, k: 1, st: eitherState(v.st, bad, b.n, b.arena) };
};

const addMonthsVec = (x: Vec, months: Vec, origin: number, b: Batch): Vec => {
  const num = b.arena.numbers(b.n).fill(0);
  const st = b.arena.states(b.n);
  const known = eitherState(x.st, months.st, b.n, b.arena);
  let day = Number.NaN;
  let by = Number.NaN;
  let sum = 0;
  for (let i = 0; i < b.n; i += 1) {
    const d = months.den ? months.den[i]! : months.k;
    const count = months.num[i]! / d;
    if (known !== null && known[i] !== 0) st[i] = known[i]!;
    else if (months.num[i]! % d !== 0 || Math.abs(count) > 120_000) st[i] = origin;
    else {
      // Rows of one worker share their dates.
      if (x.num[i] !== day || count !== by) {
        day = x.num[i]!;
        by = count;
        sum = addMonths(day, count);
      }
      if (sum >= FIRST_DAY && sum <= LAST_DAY) num[i] = sum;
      else st[i] = origin;
    }
  }
  return { num, den: null, k: 1, st };
};

const part = (t: Extract<Term, { op: 'part' }>, b: Batch, codes: Codes): Vec => {
  // A day that is not known has reasons to give: the reference knows them.
  if (t.which === 'whole' && !b.ats) return { num: b.arena.numbers(b.n).fill(1), den: null, k: 1, st: null };
  if (t.which === 'whole') return byReference(t, b, codes);
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

const exists = (t: Extract<Term, { op: 'exists' }>, b: Batch, codes: Codes): Vec => {
  if (!b.case.table(t.link.table)) return byReference(t, b, codes);
  const rows = linkRows(b, t.link);
  const num = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) {
    if (rows[i] === AMBIGUOUS) return byReference(t, b, codes);
    num[i] = rows[i]! >= 0 ? 1 : 0;
  }
  return { num, den: null, k: 1, st: null };
};

/** A column of the linked rows. `firms` keeps the other table's column as long as its firm is judged. */
const carriedOver = (t: ViaTerm, inner: Compute, firms: WeakMap<object, Vec>, b: Batch): Vec => {
  const other = b.case.table(t.link.table);
  if (!other) return { num: b.arena.numbers(b.n).fill(0), den: null, k: 1, st: b.arena.states(b.n).fill(originOf(t)) };
  let whole = firms.get(b.case);
  if (!whole) {
    whole = inner(wholeRows(b.case, other, b.arena));
    firms.set(b.case, whole);
  }
  const rows = linkRows(b, t.link);
  const num = b.arena.numbers(b.n);
  const st = b.arena.states(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const r = rows[i]!;
    if (r >= 0) {
      num[i] = whole.num[r]!;
      if (whole.st) st[i] = whole.st[r]!;
    } else st[i] = originOf(t, r === AMBIGUOUS ? 1 : 0);
  }
  return { num, den: null, k: whole.k, st };
};

/** Asks the reference for every row: right, and slow. */
export const byReference = (t: Term, b: Batch, codes: Codes): Vec => {
  const num = b.arena.numbers(b.n).fill(0);
  const den = b.arena.numbers(b.n).fill(1);
  const st = b.arena.states(b.n);
  for (let i = 0; i < b.n; i += 1) {
    const at = b.ats ? { ...b.ats[i]!, memo: new Map() } : atRow(b.case, b.table, i);
    const v: Value = evaluate(t, at);
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

const compared = (sign: Vec, is: string, b: Batch): Vec => {
  const num = b.arena.numbers(b.n);
  const s = sign.num;
  const { n } = b;
  if (is === '>=') for (let i = 0; i < n; i += 1) num[i] = s[i]! >= 0 ? 1 : 0;
  else if (is === '>') for (let i = 0; i < n; i += 1) num[i] = s[i]! > 0 ? 1 : 0;
  else if (is === '<=') for (let i = 0; i < n; i += 1) num[i] = s[i]! <= 0 ? 1 : 0;
  else if (is === '<') for (let i = 0; i < n; i += 1) num[i] = s[i]! < 0 ? 1 : 0;
  else if (is === '=') for (let i = 0; i < n; i += 1) num[i] = s[i] === 0 ? 1 : 0;
  else for (let i = 0; i < n; i += 1) num[i] = s[i] !== 0 ? 1 : 0;
  return { num, den: null, k: 1, st: sign.st };
};

/** and (decides 0), or (decides 1). */
export const kleene = (x: Vec, y: Vec, decides: 0 | 1, b: Batch): Vec => {
  const { n } = b;
  const num = b.arena.numbers(n);
  if (!x.st && !y.st) {
    for (let i = 0; i < n; i += 1) num[i] = x.num[i] === decides || y.num[i] === decides ? decides : 1 - decides;
    return { num, den: null, k: 1, st: null };
  }
  const st = b.arena.states(n);
  for (let i = 0; i < n; i += 1) {
    const sx = x.st ? x.st[i]! : 0;
    const sy = y.st ? y.st[i]! : 0;
    if ((sx === 0 && x.num[i] === decides) || (sy === 0 && y.num[i] === decides)) num[i] = decides;
    else {
      num[i] = 1 - decides;
      // A row too large on one side must go to the reference even when the other side is unknown.
      st[i] = sx === TOO_LARGE || sy === TOO_LARGE ? TOO_LARGE : sx || sy;
    }
  }
  return { num, den: null, k: 1, st };
};

const choose = (when: Vec, yes: Vec, no: Vec, b: Batch): Vec => {
  const { n } = b;
  const pick = b.arena.numbers(n);
  for (let i = 0; i < n; i += 1) pick[i] = when.num[i] === 1 ? 0 : 1;
  if (!when.st && !yes.st && !no.st) return pickVec([yes, no], pick, null, n, b.arena);
  const st = b.arena.states(n);
  const same = when.st ? signVec({ ...yes, st: null }, { ...no, st: null }, n, b.arena) : null;
  for (let i = 0; i < n; i += 1) {
    const w = when.st ? when.st[i]! : 0;
    const sy = yes.st ? yes.st[i]! : 0;
    const sn = no.st ? no.st[i]! : 0;
    if (w === 0) st[i] = pick[i] === 0 ? sy : sn;
    else if (w === TOO_LARGE || sy === TOO_LARGE || sn === TOO_LARGE || same!.st?.[i]) st[i] = TOO_LARGE;
    else st[i] = sy === 0 && sn === 0 && same!.num[i] === 0 ? 0 : w; // both ways the same: the condition does not matter
  }
  return pickVec([yes, no], pick, st, n, b.arena);
};

const firstKnown = (head: Vec, rest: Vec, b: Batch): Vec => {
  if (!head.st) return head;
  const { n } = b;
  const pick = b.arena.numbers(n);
  const st = b.arena.states(n);
  for (let i = 0; i < n; i += 1) {
    const h = head.st[i]!;
    pick[i] = h > TOO_LARGE ? 1 : 0;
    const r = rest.st ? rest.st[i]! : 0;
    st[i] = h <= TOO_LARGE ? h : r > TOO_LARGE ? h : r;
  }
  return pickVec([head, rest], pick, st, n, b.arena);
};

const extreme = (x: Vec, y: Vec, sign: 1 | -1, b: Batch): Vec => {
  const s = signVec(x, y, b.n, b.arena);
  const pick = b.arena.numbers(b.n);
  for (let i = 0; i < b.n; i += 1) pick[i] = sign * s.num[i]! >= 0 ? 0 : 1;
  return pickVec([x, y], pick, eitherState(s.st, null, b.n, b.arena), b.n, b.arena);
};
