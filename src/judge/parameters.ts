// Parameter tables ready for look-up: key → days and values. Past the horizon and before the first row there is no number.
import { formatDay, parseIsoDay } from '../calendar/day.js';
import type { ParameterDef, ParameterRow } from '../pack/types.js';
import { compare, divide, formatNumber, multiply, parseNumber, type Q } from '../quantity/rational.js';
import { parseUnit } from '../quantity/unit.js';
import { type Unknown, unknown } from './value.js';

export interface Series {
  /** First day of each row, rising. */
  readonly from: readonly number[];
  readonly rows: readonly ParameterRow[];
}

/** A key of a look-up: a word, or for a band a number in base units. */
export type Key = string | Q;

/** A row of bands: its numbers in base units, and its days. */
interface Band {
  readonly at: readonly Q[];
  readonly series: Series;
}

export interface ParameterIndex {
  readonly def: ParameterDef;
  /** Civil day up to and including which the table was checked. */
  readonly horizon: number;
  readonly byKey: ReadonlyMap<string, Series>;
  /** Where keys are bands: their places, and what one unit of each is in base units. */
  readonly bands: readonly { readonly place: number; readonly factor: Q }[];
  /** The other keys → rows of bands. */
  readonly banded: ReadonlyMap<string, readonly Band[]>;
}

export const indexParameter = (def: ParameterDef, currency: string): ParameterIndex => {
  const byKey = new Map<string, { from: number[]; rows: ParameterRow[] }>();
  for (const row of def.rows) {
    const key = row.key.join('\u0000');
    const series = byKey.get(key) ?? { from: [], rows: [] };
    series.from.push(row.from);
    series.rows.push(row);
    byKey.set(key, series);
  }
  const bands = def.keys.flatMap((name, place) => {
    const unit = def.bands?.includes(name) && parseUnit(def.bandUnits?.[name] ?? 'ratio', currency);
    return unit ? [{ place, factor: unit.factor }] : [];
  });
  const banded = new Map<string, Band[]>();
  if (bands.length > 0)
    for (const series of byKey.values()) {
      const { key } = series.rows[0]!;
      const others = key.filter((_, i) => bands.every((b) => b.place !== i)).join('\u0000');
      const at = bands.map(({ place, factor }) => multiply(parseNumber(key[place]!)!, factor));
      banded.set(others, [...(banded.get(others) ?? []), { at, series }]);
    }
  return { def, horizon: parseIsoDay(def.checkedThrough)!, byKey, bands, banded };
};

const isNumber = (k: Key): k is Q => typeof k !== 'string';
const words = (key: readonly Key[]): string => key.filter((k) => !isNumber(k)).join('\u0000');

/** Rows of bands none of which is above the value. */
const reached = (index: ParameterIndex, key: readonly Key[]): readonly Band[] => {
  const values = key.filter(isNumber);
  return (index.banded.get(words(key)) ?? []).filter((b) => b.at.every((x, i) => compare(x, values[i]!) <= 0));
};

/** The days of a key; for bands those of the greatest row reached that has begun, the first band before the second. */
const seriesOf = (index: ParameterIndex, key: readonly Key[], day: number): Series | undefined => {
  if (index.bands.length === 0) return index.byKey.get(words(key));
  const all = reached(index, key);
  let begun = all.filter((b) => b.series.from[0]! <= day);
  if (begun.length === 0) return all[0]?.series;
  for (const i of index.bands.keys()) {
    const greatest = begun.map((b) => b.at[i]!).reduce((x, y) => (compare(x, y) < 0 ? y : x));
    begun = begun.filter((b) => compare(b.at[i]!, greatest) === 0);
  }
  return begun[0]!.series;
};

const keyText = (index: ParameterIndex, key: readonly Key[]): string =>
  key
    .map((k, i) => (isNumber(k) ? formatNumber(divide(k, index.bands.find((b) => b.place === i)!.factor)) : k))
    .join(', ');

/** Position of the row in force on a day; -1 before the first. */
export const rowOn = (from: readonly number[], day: number): number => {
  let i = from.length - 1;
  while (i >= 0 && from[i]! > day) i -= 1;
  return i;
};

export interface Hit {
  readonly row: ParameterRow;
  readonly value: Q;
}

/** The number in force on a day, in base units, or why there is none. */
export const lookUp = (
  index: ParameterIndex,
  key: readonly Key[],
  day: number,
  column: string,
  scale: Q,
): Hit | Unknown => {
  const parameter = index.def.id;
  const args = { parameter, day: formatDay(day) };
  if (day > index.horizon) return unknown('past_horizon', { ...args, checkedThrough: index.def.checkedThrough });
  const series = seriesOf(index, key, day);
  if (!series) return unknown('no_such_key', { parameter, key: keyText(index, key) });
  const row = series.rows[rowOn(series.from, day)];
  if (!row) return unknown('before_first_row', args);
  const text = row.values[column];
  const value = text === undefined ? undefined : parseNumber(text);
  return value ? { row, value: multiply(value, scale) } : unknown('ended', args);
};

/** Days in (from, to] on which the number of a key may change: first days of rows, and the day after the horizon. */
export const changesWithin = (
  index: ParameterIndex,
  key: readonly Key[],
  from: number,
  to: number,
): readonly number[] => {
  const all =
    index.bands.length === 0
      ? (index.byKey.get(words(key))?.from ?? [])
      : [...new Set(reached(index, key).flatMap((b) => b.series.from))].sort((a, b) => a - b);
  const days = all.filter((d) => d > from && d <= to);
  const past = index.horizon + 1;
  return past > from && past <= to ? [...days, past] : days;
};
