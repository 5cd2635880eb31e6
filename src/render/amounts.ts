// Writes exact amounts for a reader. In: amounts such as "18200/17" yen/hour. Out: "1,070.58… yen/hour". Cut digits are marked, never rounded.
import { multiply, parseNumber, type Q, whole } from '../quantity/rational.js';
import type { Amount } from '../report/types.js';
import { grouped } from '../text/digits.js';
import type { Catalogue } from '../text/index.js';

const FEWEST = 2;
const MOST = 40;
/** A decimal that ends within so many digits is written whole. */
const WHOLE_WITHIN = 4;

/** Exact when it ends soon, else cut after `places` digits and marked with … */
const decimal = (q: Q, places: number): string => {
  const n = q.n < 0n ? -q.n : q.n;
  const scale = 10n ** BigInt(WHOLE_WITHIN);
  const exact = (n * scale) % q.d === 0n;
  const digits = exact ? WHOLE_WITHIN : places;
  const scaled = (n * 10n ** BigInt(digits)) / q.d;
  const text = scaled.toString().padStart(digits + 1, '0');
  const fractionPart = text.slice(-digits);
  const kept = exact ? fractionPart.replace(/0+$/, '') : `${fractionPart}…`;
  return `${q.n < 0n ? '-' : ''}${grouped(text.slice(0, -digits))}${kept && `.${kept}`}`;
};

/** 168:30; seconds only where there are any. */
const clock = (hours: Q, places: number): string => {
  const n = (hours.n < 0n ? -hours.n : hours.n) * 3600n;
  const seconds = n / hours.d;
  const two = (x: bigint) => x.toString().padStart(2, '0');
  const rest = { n: n - (seconds - (seconds % 60n)) * hours.d, d: hours.d };
  const tail = rest.n === 0n ? '' : `:${decimal(rest, places).replace(/^(\d)(?!\d)/, '0$1')}`;
  return `${hours.n < 0n ? '-' : ''}${grouped((seconds / 3600n).toString())}:${two((seconds / 60n) % 60n)}${tail}`;
};

const DOLLARS = 'usd';

/** Dollars are written with two digits at least. */
const cents = (text: string): string => (text.includes('.') ? text.replace(/\.(\d)$/, '.$10') : `${text}.00`);

/** The figure alone, without its unit. Dates, codes and what is no number come back as written. */
export const figure = (amount: Amount, places = FEWEST): string => {
  const q = parseNumber(amount.amount);
  if (q === undefined) return amount.amount;
  const base = amount.unit.split('/')[0];
  if (base === 'hour') return clock(q, places);
  if (base === 'ratio') return decimal(multiply(q, whole(100)), places);
  return base === DOLLARS ? cents(decimal(q, places)) : decimal(q, places);
};

const wordOf = (map: object, key: string): string =>
  Object.hasOwn(map, key) ? String((map as Readonly<Record<string, string>>)[key]) : key;

const WRITTEN_UNITS = new Set(['date', 'code', 'text', 'id', 'flag']);

/** Head of a column of figures: "yen/hour"; '' for plain numbers, dates and codes. */
export const unitHead = (w: Catalogue, unit: string): string => {
  if (WRITTEN_UNITS.has(unit)) return '';
  const [base = '', ...per] = unit.split('/');
  const first = wordOf(w.unitWords, base);
  return [first, ...per.map((p) => wordOf(w.perWords, p))].join('/');
};

const withUnit = (w: Catalogue, written: string, unit: string): string => {
  const [base = '', ...per] = unit.split('/');
  const say = Object.hasOwn(w.units, base) ? w.units[base as keyof Catalogue['units']] : (x: string) => `${x} ${base}`;
  return [say(written), ...per.map((p) => wordOf(w.perWords, p))].join('/');
};

/** The amount with its unit: "1,225 yen/hour", "168:30 hours". */
export const amountText = (w: Catalogue, amount: Amount, places = FEWEST): string => {
  if (amount.amount === 'unknown') return w.report.unknown;
  if (amount.unit === 'flag') return wordOf(w.flags, amount.amount);
  if (WRITTEN_UNITS.has(amount.unit) || parseNumber(amount.amount) === undefined) return amount.amount;
  return withUnit(w, figure(amount, places), amount.unit);
};

/**
 * Digits to print so that two amounts that differ look different: a wage of 1,071.999 must not read like the 1,072 it
 * falls short of. Also enough that an amount above zero does not read like zero.
 */
export const placesFor = (...amounts: readonly (Amount | undefined)[]): number => {
  const numbers = amounts.filter((a) => a !== undefined && parseNumber(a.amount) !== undefined) as readonly Amount[];
  const told = (places: number): boolean =>
    numbers.every((a, i) => {
      const q = parseNumber(a.amount)!;
      const text = figure(a, places).replace('…', '');
      if (q.n !== 0n && /^[-0.,:]*$/.test(text)) return false;
      return numbers
        .slice(i + 1)
        .every((b) => b.unit !== a.unit || a.amount === b.amount || figure(b, places).replace('…', '') !== text);
    });
  for (let places = FEWEST; places < MOST; places += 1) if (told(places)) return places;
  return MOST;
};

const FIGURE_WITH_UNIT = /(?<![\w.])(-?\d+(?:\.\d+)?(?:\/\d+)?) ([a-z]+(?:[/*][a-z]+)*)/g;

const isUnit = (w: Catalogue, unit: string): boolean =>
  unit.split('/').every((word) => Object.hasOwn(w.unitWords, word));

/** One value of an equation, as the engine writes it ("18200/17 yen/hour", "168:30", "true", "?"), for the reader. */
export const valueText = (w: Catalogue, written: string): string => {
  if (written === '?') return w.report.unknown;
  if (/^-?\d+:\d\d$/.test(written)) return w.formula.hours(written);
  const [, amount, unit = ''] = /^(-?\d+(?:\.\d+)?(?:\/\d+)?)(?: ([a-z]+(?:\/[a-z]+)*))?$/.exec(written) ?? [];
  if (amount === undefined || (unit !== '' && !isUnit(w, unit))) return wordOf(w.flags, written);
  const places = placesFor({ amount, unit });
  if (unit === 'hour') return w.formula.hours(figure({ amount, unit }, places));
  return unit === '' ? figure({ amount, unit }, places) : amountText(w, { amount, unit }, places);
};

/** Rewrites each "196000 yen" inside a formula for the reader. */
export const amountsWithin = (w: Catalogue, formula: string): string =>
  formula.replace(FIGURE_WITH_UNIT, (written: string, _amount: string, unit: string) =>
    unit.includes('*') || !isUnit(w, unit) ? written : valueText(w, written),
  );
