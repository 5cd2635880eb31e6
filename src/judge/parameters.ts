// Parameter tables ready for look-up: key → days and values. Past the horizon and before the first row there is no number.
import { formatDay, parseIsoDay } from '../calendar/day.js';
import type { ParameterDef, ParameterRow } from '../pack/types.js';
import { multiply, parseNumber, type Q } from '../quantity/rational.js';
import { type Unknown, unknown } from './value.js';

export interface Series {
  /** First day of each row, rising. */
  readonly from: readonly number[];
  readonly rows: readonly ParameterRow[];
}

export interface ParameterIndex {
  readonly def: ParameterDef;
  /** Civil day up to and including which the table was checked. */
  readonly horizon: number;
  readonly byKey: ReadonlyMap<string, Series>;
}

export const indexParameter = (def: ParameterDef): ParameterIndex => {
  const byKey = new Map<string, { from: number[]; rows: ParameterRow[] }>();
  for (const row of def.rows) {
    const key = row.key.join('\u0000');
    const series = byKey.get(key) ?? { from: [], rows: [] };
    series.from.push(row.from);
    series.rows.push(row);
    byKey.set(key, series);
  }
  return { def, horizon: parseIsoDay(def.checkedThrough)!, byKey };
};

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
  key: readonly string[],
  day: number,
  column: string,
  scale: Q,
): Hit | Unknown => {
  const parameter = index.def.id;
  const args = { parameter, day: formatDay(day) };
  if (day > index.horizon) return unknown('past_horizon', { ...args, checkedThrough: index.def.checkedThrough });
  const series = index.byKey.get(key.join('\u0000'));
  if (!series) return unknown('no_such_key', { parameter, key: key.join(', ') });
  const row = series.rows[rowOn(series.from, day)];
  if (!row) return unknown('before_first_row', args);
  const text = row.values[column];
  const value = text === undefined ? undefined : parseNumber(text);
  return value ? { row, value: multiply(value, scale) } : unknown('ended', args);
};

/** Days in (from, to] on which the number of a key may change: first days of rows, and the day after the horizon. */
export const changesWithin = (
  index: ParameterIndex,
  key: readonly string[],
  from: number,
  to: number,
): readonly number[] => {
  const days = (index.byKey.get(key.join('\u0000'))?.from ?? []).filter((d) => d > from && d <= to);
  const past = index.horizon + 1;
  return past > from && past <= to ? [...days, past] : days;
};
