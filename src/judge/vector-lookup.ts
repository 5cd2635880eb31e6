// Look-ups in parameter tables for a batch: key codes and day numbers in, numbers out; the last hit is remembered.

import type { LookupTerm } from '../pack/program.js';
import { multiply, parseNumber, type Q } from '../quantity/rational.js';
import type { Arena } from './arena.js';
import type { Batch } from './batch.js';
import type { Codes } from './codes.js';
import { type ParameterIndex, rowOn } from './parameters.js';
import { changesOf, evaluate } from './scalar.js';
import { isUnknown, type Value } from './value.js';
import { eitherState, TOO_LARGE, type Vec } from './vec.js';
import { type Compute, rowAt } from './vector-cells.js';

interface FastSeries {
  readonly from: readonly number[];
  readonly num: readonly number[];
  readonly den: readonly number[];
}

/** Words of a key → one number. */
const keyOf = (key: string, codes: Codes): number =>
  key === '' ? 0 : key.split('\u0000').map(codes.of).reduce(codes.pair);
const none = new Map<number, FastSeries>();

/** Key → series for one column of a table, its values in base units. */
const fastIndex = (index: ParameterIndex, t: LookupTerm, codes: Codes): ReadonlyMap<number, FastSeries> => {
  const out = new Map<number, FastSeries>();
  for (const [key, series] of index.byKey) {
    const code = keyOf(key, codes);
    const values = series.rows.map((r) => parseNumber(r.values[t.column] ?? '')).map((v) => v && multiply(v, t.scale));
    // A number too long for a double is Infinity here: the reference has it.
    const exact = values.map(
      (v) => v !== undefined && Number.isSafeInteger(Number(v.n)) && Number.isSafeInteger(Number(v.d)),
    );
    out.set(code, {
      from: series.from,
      num: values.map((v, r) => (!v ? Number.NaN : exact[r] ? Number(v.n) : Infinity)),
      den: values.map((v, r) => (v && exact[r] ? Number(v.d) : 1)),
    });
  }
  return out;
};

/** Unknown rows carry the origin of the look-up, kind 0 past the horizon, 1 no such key, 2 before the first row, 3 ended. */
export const lookupVec = (t: LookupTerm, keys: readonly Compute[], on: Compute | null, codes: Codes): Compute => {
  let cached: ReadonlyMap<number, FastSeries> | undefined;
  let denominators = 0;
  return (b: Batch): Vec => {
    const index = b.case.parameters.get(t.parameter.id)!;
    if (index.bands.length > 0) return banded(t, keys, on, b);
    if (!cached) {
      cached = fastIndex(index, t, codes);
      const all = new Set([...cached.values()].flatMap((s) => s.den));
      denominators = all.size === 1 ? [...all][0]! : 0;
    }
    const { n, arena } = b;
    if (keys.length === 0 && !on) {
      const same = oneForAll(cached.get(0), index, b);
      if (same) return same;
    }
    const keyVecs = keys.map((k) => k(b));
    const days = on ? on(b) : null;
    let known: Int32Array | null = days ? days.st : null;
    for (const v of keyVecs) known = eitherState(v.st, known, n, arena);
    const num = arena.numbers(n);
    const den = denominators === 0 ? arena.numbers(n).fill(1, 0, n) : null;
    let st = known;
    const mark = (i: number, kind: number): void => {
      if (st === known) st = copyOf(known, n, arena);
      st![i] = t.id * 4 + kind + 4;
    };
    let lastKey = Number.NaN;
    let series: FastSeries | undefined;
    let low = Infinity;
    let high = -Infinity;
    let value = 0;
    let bottom = 1;
    for (let i = 0; i < n; i += 1) {
      if (known !== null && known[i] !== 0) continue;
      let key = keyVecs.length === 0 ? 0 : keyVecs[0]!.num[i]!;
      for (let k = 1; k < keyVecs.length; k += 1) key = codes.paired(key, keyVecs[k]!.num[i]!);
      const day = days ? days.num[i]! : b.from[i]!;
      if (!(key === lastKey && day >= low && day < high)) {
        series = (cached ?? none).get(key);
        lastKey = key;
        const r = series ? rowOn(series.from, day) : -1;
        if (!series || r < 0 || !(day <= index.horizon) || Number.isNaN(series.num[r]!)) {
          low = Infinity;
          high = -Infinity;
          if (Number.isNaN(day)) mark(i, 2);
          else mark(i, day > index.horizon ? 0 : !series ? 1 : r < 0 ? 2 : 3);
          continue;
        }
        low = series.from[r]!;
        high = Math.min(series.from[r + 1] ?? Infinity, index.horizon + 1);
        value = series.num[r]!;
        bottom = series.den[r]!;
      }
      num[i] = value;
      if (value === Infinity) {
        if (st === known) st = copyOf(known, n, arena);
        st![i] = TOO_LARGE;
      }
      if (den) den[i] = bottom;
    }
    return { num, den, k: den ? 1 : denominators, st };
  };
};

/** Bands are the reference's to find, once for each key and day that occurs. */
const banded = (t: LookupTerm, keys: readonly Compute[], on: Compute | null, b: Batch): Vec => {
  const { n, arena } = b;
  const columns = [...keys.map((k) => k(b)), ...(on ? [on(b)] : [])];
  const num = arena.numbers(n).fill(0, 0, n);
  const den = arena.numbers(n).fill(1, 0, n);
  const st = arena.states(n);
  const found = new Map<string, Value>();
  for (let i = 0; i < n; i += 1) {
    st[i] = columns.find((v) => v.st !== null && v.st[i] !== 0)?.st?.[i] ?? 0;
    if (st[i] !== 0) continue;
    const place = placeOf(columns, i, on ? '' : String(b.from[i]));
    const v = found.get(place) ?? evaluate(t, rowAt(b, i));
    found.set(place, v);
    if (isUnknown(v)) st[i] = t.id * 4 + (KINDS[v.unknown[0]!.code] ?? 0) + 4;
    else {
      const [x, y] = [Number((v as Q).n), Number((v as Q).d)];
      if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y)) st[i] = TOO_LARGE;
      else [num[i], den[i]] = [x, y];
    }
  }
  return { num, den, k: 1, st };
};

const KINDS: Readonly<Record<string, number>> = { past_horizon: 0, no_such_key: 1, before_first_row: 2, ended: 3 };

const placeOf = (columns: readonly Vec[], i: number, day: string): string => {
  let text = day;
  for (const v of columns) text += ` ${v.num[i]}/${v.den ? v.den[i] : v.k}`;
  return text;
};

/** A table without keys mostly has one number for all days of a batch. */
const oneForAll = (series: FastSeries | undefined, index: ParameterIndex, b: Batch): Vec | null => {
  const { first, last } = daysOf(b);
  if (!series || !(last <= index.horizon)) return null;
  const r = rowOn(series.from, first);
  if (r < 0 || r !== rowOn(series.from, last) || !Number.isFinite(series.num[r]!)) return null;
  return { num: b.arena.numbers(b.n).fill(series.num[r]!, 0, b.n), den: null, k: series.den[r]!, st: null };
};

const dayMemo = new WeakMap<Batch, { readonly first: number; readonly last: number; readonly end: number }>();

/** First and last `from`, and last `to`, of a batch; NaN as soon as one is not a day. */
const daysOf = (b: Batch): { readonly first: number; readonly last: number; readonly end: number } => {
  const known = dayMemo.get(b);
  if (known) return known;
  let [first, last, end] = [Infinity, -Infinity, -Infinity];
  for (let i = 0; i < b.n; i += 1) {
    const from = b.from[i]!;
    const to = b.to[i]!;
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      first = last = end = Number.NaN;
      break;
    }
    if (from < first) first = from;
    if (from > last) last = from;
    if (to > end) end = to;
  }
  const made = { first, last, end };
  dayMemo.set(b, made);
  return made;
};

const copyOf = (st: Int32Array | null, n: number, arena: Arena): Int32Array => {
  const out = arena.states(n);
  if (st) out.set(st.subarray(0, n));
  return out;
};

const dayIndexes = new WeakMap<ParameterIndex, ReadonlyMap<number, readonly number[]>>();

/** First days of each key's rows; an index belongs to one program and so to one dictionary of codes. */
const daysByCode = (index: ParameterIndex, codes: Codes): ReadonlyMap<number, readonly number[]> => {
  const known = dayIndexes.get(index);
  if (known) return known;
  const made = new Map<number, readonly number[]>();
  for (const [key, series] of index.byKey) made.set(keyOf(key, codes), series.from);
  dayIndexes.set(index, made);
  return made;
};

const bandChanges = (t: LookupTerm, keys: readonly Vec[], b: Batch, split: (row: number) => void): void => {
  const found = new Map<string, boolean>();
  for (let i = 0; i < b.n; i += 1) {
    if (keys.some((v) => v.st !== null && v.st[i] !== 0) || !Number.isFinite(b.from[i]!)) continue;
    const place = placeOf(keys, i, `${b.from[i]} ${b.to[i]}`);
    const changes = found.get(place) ?? (!Number.isFinite(b.to[i]!) || changesOf(t, rowAt(b, i)).length > 0);
    found.set(place, changes);
    if (changes) split(i);
  }
};

/** Rows of a whole-row batch within whose period the number of this look-up changes (or its horizon falls). */
export const changesInside = (
  t: LookupTerm,
  keys: readonly Vec[],
  b: Batch,
  codes: Codes,
  split: (row: number) => void,
): void => {
  const index = b.case.parameters.get(t.parameter.id)!;
  if (index.bands.length > 0) {
    bandChanges(t, keys, b, split);
    return;
  }
  const byCode = daysByCode(index, codes);
  if (keys.length === 0) {
    const { first, end } = daysOf(b);
    const days = byCode.get(0);
    if (end <= index.horizon && (!days || rowOn(days, first) === rowOn(days, end))) return;
  }
  // Neighbouring rows mostly share their key: the span in which nothing changes is remembered.
  let last = Number.NaN;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < b.n; i += 1) {
    const from = b.from[i]!;
    const to = b.to[i]!;
    let code = keys.length === 0 ? 0 : keys[0]!.num[i]!;
    let known = true;
    for (let k = 0; k < keys.length; k += 1) {
      const { st, num } = keys[k]!;
      if (st !== null && st[i] !== 0) known = false;
      if (k > 0) code = codes.paired(code, num[i]!);
    }
    if (!known || !Number.isFinite(from) || (code === last && from >= low && to < high)) continue;
    if (!Number.isFinite(to)) {
      split(i); // no end, or none that is known: every change to come lies inside
      continue;
    }
    const days = byCode.get(code);
    const r = days ? rowOn(days, from) : -1;
    last = code;
    const past = from > index.horizon;
    low = Math.max(days && r >= 0 ? days[r]! : -Infinity, past ? index.horizon + 1 : -Infinity);
    high = Math.min(days?.[r + 1] ?? Infinity, past ? Infinity : index.horizon + 1);
    if (to >= high) split(i);
  }
};
