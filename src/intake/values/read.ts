// Reads one column of a block of rows into a typed column; cells that cannot be read are listed with the reason.
import { CELL, type Column, type MappedColumn, type RowBlock } from '../types.js';
import { HOURS } from './ascii.js';
import type { Bad, Read } from './cell.js';
import { parseDate, parseMonth, parseShortDate } from './dates.js';
import { type Dictionary, dictionary, type Meaning, SPELLINGS_MOST } from './dictionary.js';
import { HOURS_MOST, parseHours } from './hours.js';
import { parseMoney, parseNumber, parseRatio } from './numbers.js';
import { dayLoop, hoursLoop, noLoop, numberLoop, type QuickLoop } from './quick.js';
import { parseFlag, wordReader } from './words.js';

/** An unreadable cell: position in the list of rows read, and why. */
interface BadCell {
  readonly at: number;
  readonly bad: Bad;
}

export interface ColumnRead {
  readonly column: Column;
  readonly bad: readonly BadCell[];
}

/** Reads the column of `rows` (rows of `raw`); keeps a dictionary of spellings from block to block. */
export type ColumnReader = (raw: RowBlock, rows: Int32Array) => ColumnRead;

/** Room for so many positions; the columns of a file take turns with it, and nothing of it is handed on. */
export type Scratch = (rows: number) => Int32Array;

/** Room that grows when it is too small. */
export function newScratch(): Scratch {
  let room = new Int32Array(4096);
  return (rows) => {
    if (rows > room.length) room = new Int32Array(rows * 2);
    return room;
  };
}

/** Reader for a mapped column; `currency` as in `parseMoney`. */
export function columnReader(mapped: MappedColumn, scratch: Scratch, currency?: string): ColumnReader {
  const { column, index } = mapped;
  const { decimals } = column;
  switch (column.type) {
    case 'money':
      return numeric(scratch, index, (text) => parseMoney(text, decimals, currency), numberLoop(decimals));
    case 'days':
    case 'count':
      return numeric(scratch, index, (text) => parseNumber(text, decimals), numberLoop(decimals));
    case 'ratio':
      return numeric(scratch, index, (text) => parseRatio(text, decimals), numberLoop(decimals));
    case 'hours': {
      const { hours, hoursMost = HOURS_MOST } = mapped;
      return numeric(
        scratch,
        index,
        (text) => parseHours(text, hours, hoursMost),
        hoursLoop(HOURS[hours ?? 'none'], hoursMost),
      );
    }
    case 'date':
      return column.dates
        ? numeric(scratch, index, (text) => parseShortDate(text, column.dates!.yearsFrom), noLoop)
        : numeric(scratch, index, parseDate, dayLoop);
    case 'month':
      return numeric(scratch, index, parseMonth, noLoop);
    case 'flag':
      return numeric(scratch, index, parseFlag, noLoop);
    default:
      return words(scratch, mapped);
  }
}

function numeric(scratch: Scratch, index: number, parse: (text: string) => Read, quick: QuickLoop): ColumnReader {
  const begin = (): Begun => ({ known: dictionary((text) => (text.trim() === '' ? 'blank' : parse(text))) });
  return remembering(scratch, index, begin, quick);
}

function words(scratch: Scratch, mapped: MappedColumn): ColumnReader {
  const read = wordReader(mapped.column);
  const begin = (): Begun => {
    const list: string[] = [];
    const indexOf = new Map<string, number>();
    const known = dictionary((text): Meaning => {
      if (text.trim() === '') return 'blank';
      const word = read(text);
      if (typeof word !== 'string') return word;
      const held = indexOf.get(word);
      if (held !== undefined) return held;
      indexOf.set(word, list.length);
      return list.push(word) - 1;
    });
    return { known, words: list };
  };
  return remembering(scratch, mapped.index, begin, noLoop);
}

interface Begun {
  readonly known: Dictionary;
  readonly words?: readonly string[];
}

/** Reads what the quick loop is sure of; every other spelling is looked up, and begun anew when there are too many. */
function remembering(scratch: Scratch, index: number, begin: () => Begun, quick: QuickLoop): ColumnReader {
  let begun = begin();
  return (raw, rows) => {
    if (begun.known.values.length > SPELLINGS_MOST) begun = begin();
    const values = new Float64Array(rows.length);
    const states = new Uint8Array(rows.length);
    const unsure = scratch(rows.length);
    const n = quick(raw, rows, index, values, states, unsure);
    const bad = look(begun.known, unsure, n, raw, rows, index, values, states);
    return { column: { values, states, ...(begun.words && { words: begun.words }) }, bad };
  };
}

/** Fills in the cells at the first `n` positions in `unsure` from the dictionary; returns those that cannot be read. */
function look(
  known: Dictionary,
  unsure: Int32Array,
  n: number,
  { bytes, starts, ends, rowStart }: RowBlock,
  rows: Int32Array,
  index: number,
  values: Float64Array,
  states: Uint8Array,
): BadCell[] {
  const bad: BadCell[] = [];
  let start = 0;
  let length = -1;
  let entry = 0;
  for (let k = 0; k < n; k++) {
    const at = unsure[k]!;
    const field = rowStart[rows[at]!]! + index;
    const from = starts[field]!;
    const size = ends[field]! - from;
    // Rows are mostly sorted: the firm, the worker and the kind are those of the row before.
    let same = size === length;
    for (let i = 0; same && i < size; i++) same = bytes[from + i] === bytes[start + i];
    if (!same) {
      entry = known.entry(bytes, from, from + size);
      start = from;
      length = size;
    }
    const why = known.bad[entry];
    if (why === undefined) values[at] = known.values[entry]!;
    else if (why === 'blank') states[at] = CELL.blank;
    else {
      states[at] = CELL.unreadable;
      bad.push({ at, bad: why });
    }
  }
  return bad;
}
