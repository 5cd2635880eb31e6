// Units of numbers: 'yen/hour' → base dimensions and the factor to them. Time is held in minutes; a count and a ratio have none.
import { fraction, multiply, type Q, whole } from './rational.js';

export interface Unit {
  /** Dimension → power, e.g. yen 1, minute -1. Sorted, zero powers left out. */
  readonly dims: Readonly<Record<string, number>>;
  /** How many base units one of these is: hour → 60 minutes. */
  readonly factor: Q;
  readonly text: string;
}

const BASE: Readonly<Record<string, { readonly dim: string | null; readonly factor: Q }>> = {
  hour: { dim: 'minute', factor: whole(60) },
  minute: { dim: 'minute', factor: whole(1) },
  day: { dim: 'day', factor: whole(1) },
  month: { dim: 'month', factor: whole(1) },
  count: { dim: null, factor: whole(1) },
  ratio: { dim: null, factor: whole(1) },
};

const tidy = (dims: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(dims)
      .filter(([, p]) => p !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const textOf = (dims: Readonly<Record<string, number>>): string => {
  const up = Object.entries(dims).flatMap(([d, p]) => Array<string>(Math.max(p, 0)).fill(d));
  const down = Object.entries(dims).flatMap(([d, p]) => Array<string>(Math.max(-p, 0)).fill(d));
  return [up.join('*') || 'ratio', ...down].join('/');
};

export const NUMBER: Unit = { dims: {}, factor: whole(1), text: 'ratio' };

/** 'yen/hour', 'hour/day', 'money' (the currency given) → unit; undefined when a word in it is no unit. */
export const parseUnit = (text: string, currency: string): Unit | undefined => {
  const dims: Record<string, number> = {};
  let factor = whole(1);
  const words = text.split('/');
  for (const [i, group] of words.entries()) {
    for (const written of group.split('*')) {
      const word = written === 'money' ? currency : written;
      // A word such as "constructor" is no unit, though every object has one.
      const base =
        word === currency ? { dim: currency, factor: whole(1) } : Object.hasOwn(BASE, word) ? BASE[word] : undefined;
      if (!base) return undefined;
      const sign = i === 0 ? 1 : -1;
      if (base.dim !== null) dims[base.dim] = (dims[base.dim] ?? 0) + sign;
      factor = multiply(factor, sign === 1 ? base.factor : fraction(base.factor.d, base.factor.n));
    }
  }
  return { dims: tidy(dims), factor, text: text.replaceAll('money', currency) };
};

export const sameDims = (a: Unit, b: Unit): boolean => JSON.stringify(a.dims) === JSON.stringify(b.dims);

/** Unit of a product (sign 1) or a quotient (sign -1), in base units. */
export const combine = (a: Unit, b: Unit, sign: 1 | -1): Unit => {
  const dims = { ...a.dims };
  for (const [d, p] of Object.entries(b.dims)) dims[d] = (dims[d] ?? 0) + sign * p;
  const tidied = tidy(dims);
  return { dims: tidied, factor: whole(1), text: textOf(tidied) };
};
