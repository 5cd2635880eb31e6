// Term → function over a batch: the fast evaluator. What it cannot do, it asks of the reference row by row; it never guesses.

import type { Term, ViaTerm } from '../pack/program.js';
import { isDayless } from '../pack/terms.js';
import { formatNumber, fraction } from '../quantity/rational.js';
import { keepVec } from './arena.js';
import type { Batch } from './batch.js';
import type { Codes } from './codes.js';
import { addVec, divideVec, marked, multiplyVec, roundVec, TOO_LARGE, type Vec } from './vec.js';
import {
  addMonthsVec,
  byReference,
  type Compute,
  carriedOver,
  column,
  constant,
  exists,
  originOf,
  part,
  wholeDays,
} from './vector-cells.js';
import { monthsBetweenVec, weekdayVec } from './vector-days.js';
import { choose, compared, extreme, firstKnown, kleene } from './vector-logic.js';
import { lookupVec } from './vector-lookup.js';
import { rangeVec } from './vector-range.js';
import { windowVec } from './vector-window.js';

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
        return (b) => ({
          num: b.arena.numbers(b.n),
          den: null,
          k: 1,
          st: b.arena.states(b.n).fill(originOf(t), 0, b.n),
        });
      case 'column':
        return (b) => column(t, b, codes);
      case 'fact': {
        const { index, subject, name } = t.fact;
        const inner = compute(t.fact.term);
        return (b) => {
          const known = b.facts.get(index);
          if (known) return known;
          const mark = b.arena.mark();
          const v = b.case.given.has(`${subject}.${name}`) ? byReference(t, b, codes) : inner(b);
          b.facts.set(index, v);
          keepVec(b.arena, v);
          b.arena.release(mark);
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
            if (v.st !== null && v.st[i] === TOO_LARGE) st = marked(st, i, TOO_LARGE, b.n, b.arena);
          }
          return { num, den: null, k: 1, st };
        };
      }
      case 'compare':
        return two(t.a, t.b, (x, y, b) => compared(x, y, t.is, b));
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
      case 'weekday':
        return weekdayVec(compute(t.a), codes);
      case 'months_between':
        return two(t.a, t.b, monthsBetweenVec);
      case 'range':
        return rangeVec(
          t,
          { from: compute(t.from), to: compute(t.to), of: t.of && compute(t.of), where: t.where && compute(t.where) },
          (b) => byReference(t, b, codes),
        );
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
      return { num, den: v.den, k: v.k, st: v.st };
    };
  };

  /** Read on the other table's own rows, then carried over, where it is the same for every part. */
  const via = (t: ViaTerm): Compute => {
    if (!isDayless(t.of)) return (b) => byReference(t, b, codes);
    const inner = compute(t.of);
    const of = t.of.op === 'column' ? t.of.column.name : t.of.op === 'fact' ? t.of.fact.name : `#${t.of.id}`;
    const name = `${t.link.name}.${of}`;
    const firms = new WeakMap<object, Vec>();
    return (b) => {
      const known = b.columns.get(name);
      if (known) return known;
      const v = carriedOver(t, inner, firms, b);
      b.columns.set(name, v);
      keepVec(b.arena, v);
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
