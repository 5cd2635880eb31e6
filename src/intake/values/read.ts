// Reads one column of a block of rows into a typed column; cells that cannot be read are listed with the reason.
import { CELL, type Column, type MappedColumn, type RowBlock } from '../types.js';
import { asciiDay, asciiHours, asciiNumber, HOURS } from './ascii.js';
import type { Bad, Read } from './cell.js';
import { parseDate, parseMonth } from './dates.js';
import { type Dictionary, dictionary, SPELLINGS_MOST } from './dictionary.js';
import { parseHours } from './hours.js';
import { parseMoney, parseNumber, parseRatio } from './numbers.js';
import { parseFlag, wordReader } from './words.js';

/** An unreadable cell: position in the list of rows read, and why. */
export interface BadCell {
  readonly at: number;
  readonly bad: Bad;
}

export interface ColumnRead {
  readonly column: Column;
  readonly bad: readonly BadCell[];
}

/** Reads the column of `rows` (rows of `raw`); keeps a dictionary of spellings from block to block. */
export type ColumnReader = (raw: RowBlock, rows: Int32Array) => ColumnRead;

type Quick = (bytes: Uint8Array, start: number, end: number) => number;

/** Reader for a mapped column; `currency` as in `parseMoney`. */
export function columnReader(mapped: MappedColumn, currency?: string): ColumnReader {
  const { column, index } = mapped;
  const { decimals } = column;
  switch (column.type) {
    case 'money':
      return numeric(index, (text) => parseMoney(text, decimals, currency), number(decimals));
    case 'days':
    case 'count':
      return numeric(index, (text) => parseNumber(text, decimals), number(decimals));
    case 'ratio':
      return numeric(index, (text) => parseRatio(text, decimals), number(decimals));
    case 'hours': {
      const style = HOURS[mapped.hours ?? 'none'];
      return numeric(
        index,
        (text) => parseHours(text, mapped.hours),
        (b, s, e) => asciiHours(b, s, e, style),
      );
    }
    case 'date':
      return numeric(index, parseDate, asciiDay);
    case 'month':
      return numeric(index, parseMonth, unsure);
    case 'flag':
      return numeric(index, parseFlag, unsure);
    default:
      return words(index, mapped);
  }
}

const unsure: Quick = () => Number.NaN;

function number(decimals: number): Quick {
  return (bytes, start, end) => asciiNumber(bytes, start, end, decimals);
}

function numeric(index: number, parse: (text: string) => Read, quick: Quick): ColumnReader {
  const begin = (): Dictionary => dictionary((text) => (text.trim() === '' ? 'blank' : parse(text)));
  let known = begin();
  return (raw, rows) => {
    if (known.values.length > SPELLINGS_MOST) known = begin();
    const { bytes, starts, ends, rowStart } = raw;
    const values = new Float64Array(rows.length);
    const states = new Uint8Array(rows.length);
    const bad: BadCell[] = [];
    for (let at = 0; at < rows.length; at++) {
      const field = rowStart[rows[at]!]! + index;
      const start = starts[field]!;
      const end = ends[field]!;
      if (start === end) {
        states[at] = CELL.blank;
        continue;
      }
      const value = quick(bytes, start, end);
      if (!Number.isNaN(value)) values[at] = value;
      else note(known, known.entry(bytes, start, end), at, values, states, bad);
    }
    return { column: { values, states }, bad };
  };
}

function words(index: number, mapped: MappedColumn): ColumnReader {
  const read = wordReader(mapped.column);
  let list: string[] = [];
  const begin = (): Dictionary => {
    const own: string[] = [];
    const indexOf = new Map<string, number>();
    list = own;
    return dictionary((text) => {
      if (text.trim() === '') return 'blank';
      const word = read(text);
      if (typeof word !== 'string') return word;
      const held = indexOf.get(word);
      if (held !== undefined) return held;
      indexOf.set(word, own.length);
      return own.push(word) - 1;
    });
  };
  let known = begin();
  return (raw, rows) => {
    if (known.values.length > SPELLINGS_MOST) known = begin();
    const { bytes, starts, ends, rowStart } = raw;
    const values = new Float64Array(rows.length);
    const states = new Uint8Array(rows.length);
    const bad: BadCell[] = [];
    for (let at = 0; at < rows.length; at++) {
      const field = rowStart[rows[at]!]! + index;
      const start = starts[field]!;
      const end = ends[field]!;
      if (start === end) states[at] = CELL.blank;
      else note(known, known.entry(bytes, start, end), at, values, states, bad);
    }
    return { column: { values, states, words: list }, bad };
  };
}

function note(
  known: Dictionary,
  entry: number,
  at: number,
  values: Float64Array,
  states: Uint8Array,
  bad: BadCell[],
): void {
  const why = known.bad[entry];
  if (why === undefined) values[at] = known.values[entry]!;
  else if (why === 'blank') states[at] = CELL.blank;
  else {
    states[at] = CELL.unreadable;
    bad.push({ at, bad: why });
  }
}
