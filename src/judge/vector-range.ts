// Ranges of days for a batch: rows stand by owner and first day, so a range is found by halving and added up by running sums.
import { type Dated, type DatedSpan, firstFrom } from '../dossier/dated.js';
import { keyOf } from '../dossier/links.js';
import type { RangeTerm } from '../pack/program.js';
import { type Batch, rowsOf } from './batch.js';
import type { Case } from './case.js';
import { commonDenominator, eitherState, TOO_LARGE, type Vec } from './vec.js';
import { type Compute, originOf } from './vector-cells.js';

interface Parts {
  readonly from: Compute;
  readonly to: Compute;
  readonly of: Compute | null;
  readonly where: Compute | null;
}

/** The other table's rows in the order of `dated`, with running totals up to and including each place. */
interface Running {
  readonly dated: Dated;
  /** 0: not looked at; 1: counts; 2: its part is not known. */
  readonly kind: Uint8Array;
  readonly value: Float64Array;
  readonly k: number;
  readonly counted: Int32Array;
  /** Of those that count: rows that say yes. */
  readonly yes: Int32Array;
  readonly sum: Float64Array;
  /** Next place at or after each whose part is not known, and why it is not. */
  readonly nextOpen: Int32Array;
  readonly why: Int32Array;
}

/** Kinds of doubt of the range itself. */
const LOST = 2;
const TWICE = 2;
const DOUBT = 3;

export const rangeVec = (t: RangeTerm, parts: Parts, slow: Compute): Compute => {
  const made = new WeakMap<Case, Running | 'slow'>();
  return (b) => {
    if (b.case.silent(t.table)) return slow(b);
    let running = made.get(b.case);
    if (!running) {
      running = runningOf(t, parts, b);
      made.set(b.case, running);
    }
    return running === 'slow' ? slow(b) : added(t, parts, running, b);
  };
};

const runningOf = (t: RangeTerm, { of, where }: Parts, b: Batch): Running | 'slow' => {
  const table = b.case.table(t.table)!;
  const others = rowsOf(b.case, table, b.arena);
  const looked = where?.(others) ?? null;
  const raw = of?.(others) ?? null;
  const v = raw && commonDenominator(raw, table.rows, b.arena);
  if (v === undefined || t.how === 'median') return 'slow';
  const dated = b.case.dated(table, t.shared?.theirs ?? []);
  const n = table.rows;
  const kind = new Uint8Array(n);
  const value = new Float64Array(n);
  const counted = new Int32Array(n + 1);
  const yes = new Int32Array(n + 1);
  const sum = new Float64Array(n + 1);
  const why = new Int32Array(n);
  let magnitude = 0;
  for (let i = 0; i < n; i += 1) {
    const r = dated.rows[i]!;
    const sw = looked?.st ? looked.st[r]! : 0;
    const sv = v?.st ? v.st[r]! : 0;
    const off = sw === 0 && looked !== null && looked.num[r] === 0;
    // A row too large for columns: the reference adds up.
    if (sw === TOO_LARGE || (!off && sv === TOO_LARGE)) return 'slow';
    const x = v === null ? 1 : v.num[r]!;
    if (!off) {
      why[i] = sw || (table.duplicate[r] === 1 ? originOf(t, TWICE) : sv);
      // A row written twice leaves sums open, and may still decide what one row decides.
      kind[i] = why[i] === 0 ? 1 : sw === 0 && sv === 0 ? 3 : 2;
      value[i] = x;
    }
    const counts = kind[i] === 1 || kind[i] === 3;
    if (counts) magnitude += Math.abs(x);
    counted[i + 1] = counted[i]! + Number(counts);
    yes[i + 1] = yes[i]! + Number(counts && x !== 0);
    sum[i + 1] = sum[i]! + (counts ? x : 0);
  }
  if (!(magnitude <= Number.MAX_SAFE_INTEGER)) return 'slow';
  const nextOpen = new Int32Array(n + 1).fill(n);
  for (let i = n - 1; i >= 0; i -= 1) nextOpen[i] = why[i] !== 0 ? i : nextOpen[i + 1]!;
  return { dated, kind, value, k: v?.k ?? 1, counted, yes, sum, nextOpen, why };
};

const added = (t: RangeTerm, parts: Parts, run: Running, b: Batch): Vec => {
  const { dated } = run;
  const [from, to] = [parts.from(b), parts.to(b)];
  const num = b.arena.numbers(b.n);
  const den = t.how === 'mean' ? b.arena.numbers(b.n) : null;
  const known = eitherState(from.st, to.st, b.n, b.arena);
  const st = b.arena.states(b.n);
  const lost = b.case.leftOut(t.table) !== undefined;
  const owners = ownersOf(t, run.dated, b);
  // As the reference says: nobody knows which days to look at.
  const months = t.table === b.table.record.id ? undefined : b.table.monthOnly;
  const open = (span: DatedSpan, first: number, last: number): number => {
    const at = run.nextOpen[first]!;
    if (at < last) return run.why[at]!;
    // A row without a first day may lie in any range.
    for (let i = span.end; i < span.last; i += 1) if (run.kind[i] !== 0) return originOf(t, DOUBT);
    return 0;
  };
  for (let i = 0; i < b.n; i += 1) {
    if (den) den[i] = 1;
    if (months && months[b.rowOf ? b.rowOf[i]! : i] !== 0) {
      st[i] = originOf(t, DOUBT);
      continue;
    }
    if (known !== null && known[i] !== 0) {
      st[i] = known[i]!;
      continue;
    }
    const own = owners[i];
    if (own === undefined) {
      st[i] = originOf(t, DOUBT); // nobody knows whose row this is
      continue;
    }
    const first = own === null ? 0 : firstFrom(dated, own, from.num[i]!);
    const last = own === null ? 0 : Math.max(first, firstFrom(dated, own, to.num[i]! + 1));
    const count = run.counted[last]! - run.counted[first]!;
    const yes = run.yes[last]! - run.yes[first]!;
    if (t.how === 'any' && yes > 0) num[i] = 1;
    else if (t.how === 'all' && yes < count) num[i] = 0;
    else {
      const state =
        (own === null ? 0 : open(own, first, last)) ||
        (lost ? originOf(t, LOST) : strayIn(t, run, from.num[i]!, to.num[i]!));
      if (state !== 0) st[i] = state;
      else if (t.how === 'any') num[i] = 0;
      else if (t.how === 'all') num[i] = 1;
      else if (t.how === 'count') num[i] = yes;
      else if (t.how === 'sum') num[i] = run.sum[last]! - run.sum[first]!;
      else if (count === 0) st[i] = originOf(t);
      else if (t.how === 'mean') {
        num[i] = run.sum[last]! - run.sum[first]!;
        den![i] = count * run.k;
      } else num[i] = extremeOf(t.how === 'max' ? 'max' : 'min', run, first, last);
    }
  }
  const plain = t.how === 'count' || t.how === 'any' || t.how === 'all';
  return { num, den, k: plain || den ? 1 : run.k, st };
};

const extremeOf = (how: 'max' | 'min', run: Running, first: number, last: number): number => {
  let best = how === 'max' ? -Infinity : Infinity;
  for (let p = first; p < last; p += 1)
    if (run.kind[p] === 1) best = how === 'max' ? Math.max(best, run.value[p]!) : Math.min(best, run.value[p]!);
  return best;
};

/** A row that does not say whose it is may be anybody's. */
const strayIn = (t: RangeTerm, run: Running, from: number, to: number): number => {
  const { dated, kind } = run;
  const { stray } = dated;
  const at = firstFrom(dated, stray, from);
  for (let i = at; i < stray.end && dated.from[i]! <= to; i += 1) if (kind[i] !== 0) return originOf(t, DOUBT);
  for (let i = stray.end; i < stray.last; i += 1) if (kind[i] !== 0) return originOf(t, DOUBT);
  return 0;
};

/** The rows of each batch row's owner: null where there are none, undefined where the owner is not known. */
const ownersOf = (t: RangeTerm, { owners }: Dated, b: Batch): readonly (DatedSpan | null | undefined)[] => {
  const names = t.shared?.own ?? [];
  const byRow = b.case.once(`owners ${t.table} ${b.table.record.id}`, () =>
    Array.from({ length: b.table.rows }, (_, r) => {
      const key = keyOf(b.table, names, r);
      return key === undefined ? undefined : (owners.get(key) ?? null);
    }),
  );
  return b.rowOf ? Array.from(b.rowOf, (r) => byRow[r]) : byRow;
};
