// Columns in pairs of a code and a value (Hours 3 Code, Hours 3 Amount): each code that the file uses is a column of its own. In: a
// layout's pairs, headers, the file. Out: headers of the codes, and readers that find a code's value in any of its pairs.
import type { Layout, LayoutPairs } from '../pack/layout.js';
import { normalHeader } from './columns.js';
import { utf8Chunks } from './decode.js';
import { rowOptions } from './head.js';
import type { RowStop } from './row-block.js';
import { readRows } from './rows.js';
import { CELL, type Encoding, type FileColumn, type IntakeOptions, type RowBlock, type Source } from './types.js';
import { cellText, isBlank } from './values/cell.js';
import { unmarked } from './values/mark.js';
import type { ColumnRead, ColumnReader } from './values/read.js';

type Coded = NonNullable<FileColumn['coded']>;

/** More codes than this are no list of codes: the pair was told wrongly. */
const CODES_MOST = 500;

/** A code of the file, as a header of its own: "Hours [V]". */
export interface CodeColumn extends FileColumn {
  readonly coded: Coded;
  /** Columns of the table that are open while nobody says what the code stands for. */
  readonly opens: readonly string[];
}

export interface CodesFound {
  readonly columns: readonly CodeColumn[];
  /** Columns of the file that hold codes and values: they stand for nothing by themselves. */
  readonly taken: ReadonlySet<number>;
  readonly stop?: RowStop;
}

/** What stands in place of the * in a header; undefined where the header has another form. */
const between = (pattern: string, header: string): string | undefined => {
  const [head = '', tail] = normalHeader(pattern).split('*');
  const text = normalHeader(header);
  if (tail === undefined) return text === head ? '' : undefined;
  const fits = text.length > head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
  return fits ? text.slice(head.length, text.length - tail.length) : undefined;
};

/** Code and value of the same number, in the order in which they stand: a header may come several times. */
function placesOf(pairs: LayoutPairs, headers: readonly string[]): { coded: Coded['places']; alone: string[] } {
  const at = (pattern: string): Map<string, number[]> => {
    const found = new Map<string, number[]>();
    for (const [index, header] of headers.entries()) {
      const number = between(pattern, header);
      if (number !== undefined) found.set(number, [...(found.get(number) ?? []), index]);
    }
    return found;
  };
  const [codes, values] = [at(pairs.code), at(pairs.value)];
  const coded: { code: number; value: number }[] = [];
  const alone: string[] = [];
  for (const number of new Set([...codes.keys(), ...values.keys()])) {
    const [c, v] = [codes.get(number) ?? [], values.get(number) ?? []];
    if (c.length === v.length) coded.push(...c.map((code, i) => ({ code, value: v[i]! })));
    else alone.push(...[...c, ...v].map((i) => headers[i]!.trim()));
  }
  return { coded, alone };
}

/** The codes that a file uses; every row is looked at, for a code may stand in the last. */
export async function codesIn(
  source: Source,
  encoding: Encoding,
  delimiter: string,
  options: IntakeOptions,
  layout: Layout,
  headers: readonly string[],
  headerLine: number,
): Promise<CodesFound> {
  const { pairs = [] } = layout;
  const kinds = pairs.map((pair) => ({ pair, ...placesOf(pair, headers), words: new Map<string, string>() }));
  const taken = new Set(kinds.flatMap((k) => k.coded.flatMap((p) => [p.code, p.value])));
  const alone = kinds.flatMap((k) => k.alone);
  const stopped = (code: string, args: RowStop['args']): CodesFound => ({
    columns: [],
    taken,
    stop: { code, line: headerLine, args },
  });
  if (alone.length > 0) return stopped('pair_incomplete', { headers: alone.join(', ') });
  if (taken.size === 0) return { columns: [], taken };
  // What stops the rows further down is the reader's to tell.
  for await (const raw of readRows(utf8Chunks(source, encoding), rowOptions(delimiter, options)))
    for (let row = 0; row < raw.rows; row++) {
      if (raw.lines[row]! <= headerLine) continue;
      for (const { coded, words, pair } of kinds) {
        for (const place of coded) {
          const code = textAt(raw, row, place.code);
          if (code === '' && textAt(raw, row, place.value) === '') continue;
          if (!words.has(normalHeader(code))) words.set(normalHeader(code), code);
        }
        if (words.size > CODES_MOST) return stopped('pair_codes_many', { name: pair.name, limit: CODES_MOST });
      }
    }
  // A code that is placed and stands in no row of this month's file is none that is missing.
  for (const { pair, coded, words } of kinds)
    for (const code of coded.length > 0 ? placedCodes(pair, layout) : [])
      if (!words.has(normalHeader(code))) words.set(normalHeader(code), code);
  const columns = kinds.flatMap(({ pair, coded, words }) =>
    [...words].map(([word, code]) => ({
      index: coded[0]!.value,
      header: `${pair.name} [${code}]`,
      coded: { word, places: coded, ...(pair.absent && { absent: pair.absent }) },
      opens: pair.opens ?? [],
    })),
  );
  return { columns, taken };
}

/** Codes of a pair that the layout places in columns. */
const placedCodes = ({ name }: LayoutPairs, { columns = {} }: Layout): readonly string[] =>
  Object.values(columns)
    .flatMap((c) => [...(c.header ?? []), ...(c.sum ?? []), ...(c.ifPresent ?? [])])
    .flatMap((header) => {
      const code = /\[(.+)\]$/.exec(header.normalize('NFKC').trim())?.[1];
      return code !== undefined && normalHeader(header) === normalHeader(`${name} [${code}]`) ? [code] : [];
    });

function textAt({ bytes, starts, ends, rowStart }: RowBlock, row: number, index: number): string {
  const field = rowStart[row]! + index;
  if (field >= rowStart[row + 1]! || isBlank(bytes, starts[field]!, ends[field]!)) return '';
  return unmarked(cellText(bytes, starts[field]!, ends[field]!))
    .normalize('NFKC')
    .trim();
}

/** The cells of a row in which a column stands: of a code, the values beside it; else its own. */
export const standsAt = (raw: RowBlock, row: number, place: FileColumn): readonly FileColumn[] => {
  const { coded, ...plain } = place;
  if (coded === undefined) return [place];
  return coded.places
    .filter((p) => normalHeader(textAt(raw, row, p.code)) === coded.word && textAt(raw, row, p.value) !== '')
    .map((p) => ({ ...plain, index: p.value }));
};

/** Reader of one code: what stands beside it, several times together. `of` reads a plain column of the file. */
export function codedReader(place: FileColumn, of: (place: FileColumn) => ColumnReader): ColumnReader {
  const { coded, ...plain } = place;
  if (coded === undefined) return of(place);
  const readers = new Map(coded.places.map((p) => [p.value, of({ ...plain, index: p.value })]));
  return (raw, rows) => {
    const values = new Float64Array(rows.length);
    const states = new Uint8Array(rows.length).fill(coded.absent === 'zero' ? CELL.value : CELL.blank);
    const bad: ColumnRead['bad'][number][] = [];
    const standing = Array.from(rows, (row) => standsAt(raw, row, place));
    for (const [value, reader] of readers) {
      const cell = { ...plain, index: value };
      const at = [...standing.keys()].filter((i) => standing[i]!.some((p) => p.index === value));
      const read = reader(
        raw,
        Int32Array.from(at, (i) => rows[i]!),
      );
      for (const [k, i] of at.entries()) {
        const state = read.column.states[k]!;
        if (states[i] === CELL.unreadable || state === CELL.unreadable) states[i] = CELL.unreadable;
        else if (state === CELL.value) {
          states[i] = CELL.value;
          values[i] = values[i]! + read.column.values[k]!;
        }
      }
      for (const one of read.bad) bad.push({ at: at[one.at]!, bad: one.bad, cell });
    }
    for (let i = 0; i < states.length; i++) if (states[i] !== CELL.value) values[i] = 0;
    return { column: { values, states }, bad };
  };
}
