// Values → exact text with unit, as they stand in reports: '1226 yen/hour', '168:30', '2025-11-01'.
import { formatDay, formatMonth } from '../calendar/day.js';
import type { Type } from '../pack/program.js';
import { divide, formatNumber, magnitude, type Q, subtract } from '../quantity/rational.js';
import type { Amount } from '../report/types.js';
import { isUnknown, type Known, type Value } from './value.js';

const isQ = (v: Known): v is Q => typeof v === 'object';

/** A known value in the unit of its type. */
export const amountOf = (v: Known, type: Type): Amount => {
  if (!isQ(v)) return { amount: String(v), unit: type.kind };
  if (type.kind === 'date') return { amount: formatDay(Number(v.n)), unit: 'date' };
  if (type.kind === 'month') return { amount: formatMonth(Number(v.n)), unit: 'month' };
  if (type.kind !== 'number') return { amount: formatNumber(v), unit: 'ratio' };
  return { amount: formatNumber(divide(v, type.unit.factor)), unit: type.unit.text };
};

/** |a − b|; days between two dates. */
export const distance = (a: Known, b: Known, type: Type): Amount | undefined => {
  if (!isQ(a) || !isQ(b)) return undefined;
  const d = magnitude(subtract(a, b));
  if (type.kind === 'date') return { amount: formatNumber(d), unit: 'day' };
  return type.kind === 'number' ? amountOf(d, type) : undefined;
};

/** For equations: hours that are whole minutes as 168:30, other numbers with their unit. */
export const shown = (v: Value, type: Type): string => {
  if (isUnknown(v)) return '?';
  const { amount, unit } = amountOf(v, type);
  if (unit === 'hour' && isQ(v) && v.d === 1n) {
    const m = v.n < 0n ? -v.n : v.n;
    return `${v.n < 0n ? '-' : ''}${m / 60n}:${String(m % 60n).padStart(2, '0')}`;
  }
  return ['ratio', 'count', 'date', 'month', 'code', 'id', 'text', 'flag', 'any'].includes(unit)
    ? amount
    : `${amount} ${unit}`;
};
