// A value as a case writes it → the value of a fact of that type.
import { monthIndex, parseIsoDay } from '../calendar/day.js';
import { unknown, type Value } from '../judge/value.js';
import type { Type } from '../pack/program.js';
import { multiply, parseNumber } from '../quantity/rational.js';
import { parseUnit } from '../quantity/unit.js';

const HOUR = JSON.stringify({ minute: 1 });

/** '850 yen/hour', '1226/60', 'true', "2025-04-01", 'unknown' → the value of a fact of this type. */
export const parseGiven = (text: string, type: Type, currency: string): Value | undefined => {
  if (text === 'unknown') return unknown('stated_unknown', { fact: '' });
  if (type.kind === 'flag') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type.kind === 'date') {
    const day = parseIsoDay(text);
    return day === undefined ? undefined : { n: BigInt(day), d: 1n };
  }
  if (type.kind === 'month') {
    const day = parseIsoDay(`${text}-01`);
    return day === undefined ? undefined : { n: BigInt(monthIndex(day)), d: 1n };
  }
  if (type.kind !== 'number') return text;
  const [figure, unitText] = text.split(/\s+/) as [string, string?];
  const clock = /^(-?)(\d+):([0-5]\d)$/.exec(figure);
  if (clock)
    return unitText !== undefined || JSON.stringify(type.unit.dims) !== HOUR
      ? undefined
      : { n: BigInt(`${clock[1]}1`) * (BigInt(clock[2]!) * 60n + BigInt(clock[3]!)), d: 1n };
  const n = parseNumber(figure);
  const unit = unitText === undefined ? type.unit : parseUnit(unitText, currency);
  return n && unit && JSON.stringify(unit.dims) === JSON.stringify(type.unit.dims)
    ? multiply(n, unit.factor)
    : undefined;
};
