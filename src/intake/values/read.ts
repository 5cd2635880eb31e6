// Reads one column of a block of rows into a typed column; cells that cannot be read are listed with the reason.
import { CELL, type Column, type FileColumn, type MappedColumn, type RowBlock } from '../types.js';
import { HOURS } from './ascii.js';
import { type Bad, isRepaired, type Read } from './cell.js';
import { parseDate, parseMonth, parseShortDate } from './dates.js';
import { type Dictionary, dictionary, entryOf, type Meaning, SPELLINGS_MOST } from './dictionary.js';
import { HOURS_MOST, parseHours } from './hours.js';
import { whyMarked } from './mark.js';
import { parseMoney, parseNumber, parseRatio } from './numbers.js';
import { dayLoop, hoursLoop, numberLoop, type QuickLoop } from './quick.js';
import { blankReader, parseFlag, wordReader } from './words.js';

/** A cell that cannot be read, or was repaired: position in the list of rows read, and why. */
interface BadCell {
  readonly at: number;
  readonly bad: Bad;
  /** Which of the cells it is made of, where it is not the first. */
  readonly cell?: FileColumn;
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
  const { column } = mapped;
  const { decimals } = column;
  const dates = mapped.dates ?? column.dates;
  const numbers = (parse: (text: string) => Read, quick?: QuickLoop): ColumnReader =>
    numeric(scratch, mapped, parse, quick);
  switch (column.type) {
    case 'money':
      return numbers((text) => parseMoney(text, decimals, currency), numberLoop(decimals));
    case 'days':
    case 'count':
      return numbers((text) => parseNumber(text, decimals), numberLoop(decimals));
    case 'ratio':
      return numbers((text) => parseRatio(text, decimals), numberLoop(decimals));
    case 'hours': {
      const { hours, hoursMost = HOURS_MOST } = mapped;
      return numbers((text) => parseHours(text, hours, hoursMost), hoursLoop(HOURS[hours ?? 'none'], hoursMost));
    }
    case 'date':
      return dates
        ? numbers(withSerials(mapped, (text) => parseShortDate(text, dates)))
        : numbers(withSerials(mapped, parseDate), dayLoop());
    case 'month':
      return numbers(withSerials(mapped, parseMonth));
    case 'flag':
      return numbers(parseFlag);
    default:
      return words(scratch, mapped);
  }
}

/** Bare numbers are days as spreadsheets count them, unless this one counts in another way. */
function withSerials({ noSerials }: MappedColumn, parse: (text: string) => Read): (text: string) => Read {
  if (!noSerials) return parse;
  return (text) => {
    const read = parse(text);
    return typeof read === 'object' && isRepaired(read) ? { code: 'date_unreadable' } : read;
  };
}

function numeric(
  scratch: Scratch,
  { column, index }: MappedColumn,
  parse: (text: string) => Read,
  quick: QuickLoop | undefined,
): ColumnReader {
  const blank = blankReader(column);
  const begin = (): Begun => ({
    known: dictionary((text) => noValue(text) ?? blank(text) ?? parse(text)),
    words: undefined,
  });
  // A null word may be a number that the quick loop would take: 0 for "not stated".
  return remembering(scratch, index, begin, column.nulls === undefined ? quick : undefined);
}

function words(scratch: Scratch, mapped: MappedColumn): ColumnReader {
  const read = wordReader(mapped);
  const blank = blankReader(mapped.column);
  const begin = (): Begun => {
    const list: string[] = [];
    const indexOf = new Map<string, number>();
    const placeOf = (word: string): number => {
      const held = indexOf.get(word);
      if (held !== undefined) return held;
      indexOf.set(word, list.length);
      return list.push(word) - 1;
    };
    const known = dictionary((text): Meaning => {
      const nothing = noValue(text) ?? blank(text);
      if (nothing !== undefined) return nothing;
      const word = read(text);
      if (typeof word === 'string') return placeOf(word);
      return 'word' in word ? { ...word, value: placeOf(word.word) } : word;
    });
    return { known, words: list };
  };
  return remembering(scratch, mapped.index, begin, undefined);
}

/** What a spreadsheet shows where there is no value. */
function noValue(text: string): Bad | undefined {
  const code = whyMarked(text);
  return code === undefined ? undefined : { code };
}

interface Begun {
  readonly known: Dictionary;
  readonly words: readonly string[] | undefined;
}

/** Reads what the quick loop is sure of; every other spelling is looked up, and begun anew when there are too many. */
function remembering(scratch: Scratch, index: number, begin: () => Begun, quick: QuickLoop | undefined): ColumnReader {
  let begun = begin();
  return (raw, rows) => {
    if (begun.known.values.length > SPELLINGS_MOST) begun = begin();
    const values = new Float64Array(rows.length);
    const states = new Uint8Array(rows.length);
    const unsure = quick && scratch(rows.length);
    const n = quick && unsure ? quick(raw, rows, index, values, states, unsure) : rows.length;
    const bad = n === 0 ? [] : look(begun.known, unsure, n, raw, rows, index, values, states);
    return { column: { values, states, words: begun.words }, bad };
  };
}

/** Fills in the cells at the first `n` positions in `unsure`, or at 0 … n - 1, from the dictionary; returns those that have a fault. */
function look(
  known: Dictionary,
  unsure: Int32Array | undefined,
  n: number,
  { bytes, starts, ends, rowStart }: RowBlock,
  rows: Int32Array,
  index: number,
  values: Float64Array,
  states: Uint8Array,
): BadCell[] {
  const bad: BadCell[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  let length = 0;
  let value = 0;
  let why: Dictionary['bad'][number] = 'blank';
  for (let k = 0; k < n; k++) {
    const at = unsure === undefined ? k : unsure[k]!;
    const field = rowStart[rows[at]!]! + index;
    const from = starts[field]!;
    const size = ends[field]! - from;
    // Rows are mostly sorted: the firm, the worker and the kind are those of the row before.
    if (size !== length || !same(view, from, start, size)) {
      start = from;
      length = size;
      const entry = size === 0 ? -1 : entryOf(known, bytes, from, from + size);
      value = entry < 0 ? 0 : known.values[entry]!;
      why = entry < 0 ? 'blank' : known.bad[entry];
    }
    if (why === undefined) values[at] = value;
    else if (why === 'blank') states[at] = CELL.blank;
    else {
      if (isRepaired(why)) values[at] = value;
      else states[at] = CELL.unreadable;
      bad.push({ at, bad: why });
    }
  }
  return bad;
}

/** Whether `size` bytes from a on are those from b on; four at a time, for names are long. */
function same(view: DataView, a: number, b: number, size: number): boolean {
  let i = 0;
  for (; i + 4 <= size; i += 4) if (view.getInt32(a + i) !== view.getInt32(b + i)) return false;
  for (; i < size; i++) if (view.getUint8(a + i) !== view.getUint8(b + i)) return false;
  return true;
}
