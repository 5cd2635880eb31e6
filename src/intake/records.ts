// A block of rows → typed records of one table: rows without a place or a key are left out, each with its fault.

import { type AsideReader, asideReader, isTotal } from './aside.js';
import { normalHeader } from './columns.js';
import { fault, tallyFault } from './faults.js';
import { type Keys, keyColumns } from './key-columns.js';
import { type Loser, loserOf } from './lost-rows.js';
import { type Found, type Noted, newNoted, note } from './noted.js';
import { rowsPaidApart } from './paid-apart.js';
import { standsAt } from './pairs.js';
import { mappedReader } from './sums.js';
import type { FileColumn, RecordBlock, RowBlock } from './types.js';
import { CELL, type Column, type FilePlan, type FileTally, type MappedColumn } from './types.js';
import { cellText, isBlank, isRepaired } from './values/cell.js';
import { unmarked } from './values/mark.js';
import { type ColumnRead, type ColumnReader, newScratch } from './values/read.js';
import { placeInSheet } from './workbook/place.js';

/** Reads the blocks of one file, in order; faults and counts go to the tally. Undefined when no row was kept. */
export type BlockReader = (raw: RowBlock) => RecordBlock | undefined;

/** Reader for a planned file's rows; the header and what stands above it must not be given to it. `short` is told the line of a block's last row with too few cells. */
export function blockReader(
  plan: FilePlan,
  tally: FileTally,
  currency?: string,
  short: (line: number) => void = () => {},
): BlockReader {
  const scratch = newScratch();
  const readers: readonly ColumnReader[] = plan.columns.map((mapped) => mappedReader(mapped, scratch, currency));
  const aside = asideReader(plan);
  const keys = keyColumns(plan);
  const lose = loserOf(plan, tally);
  const id = plan.columns.find((mapped) => mapped.column.name === plan.record.key[0])?.index;
  return (raw) => {
    const found = newNoted(tally);
    const wide = placed(raw, plan.headerCells, found, tally, (block, row) => aside(block, row, id), lose);
    if (found.lastShort >= 0) short(raw.lines[found.lastShort]!);
    const read: (ColumnRead | undefined)[] = plan.columns.map((_, i) =>
      keys.must.has(i) || keys.month.has(i) || keys.apart.has(i) ? readers[i]!(raw, wide) : undefined,
    );
    const out = keyless(plan, keys, read, raw, wide, found, tally, aside, lose);
    let rowsKept = wide;
    if (out.size > 0) {
      const kept = Int32Array.from([...wide.keys()].filter((at) => !out.has(at)));
      rowsKept = kept.map((at) => wide[at]!);
      for (const [i, one] of read.entries()) if (one !== undefined) read[i] = narrowed(one, kept);
    }
    const columns = new Map<string, Column>();
    for (const [i, mapped] of plan.columns.entries()) {
      const { column, bad } = read[i] ?? readers[i]!(raw, rowsKept);
      columns.set(mapped.column.name, column);
      for (const one of bad) {
        const cell = one.cell && { cell: one.cell };
        note(found, { row: rowsKept[one.at]!, column: i, code: one.bad.code, args: one.bad.args ?? {}, ...cell });
      }
    }
    tally.rowsRead += raw.rows;
    report(plan, raw, found, tally);
    if (rowsKept.length === 0) return undefined;
    return {
      record: plan.record,
      plan,
      rows: rowsKept.length,
      columns,
      raw,
      rawRow: rowsKept,
      faulty: found.list.length + (found.beyond?.size ?? 0) > 0,
    };
  };
}

/** Rows that have the header's cells; blank rows are counted, rows of another width are left out. */
function placed(
  raw: RowBlock,
  headers: number,
  found: Noted,
  tally: FileTally,
  aside: AsideReader,
  lose: Loser,
): Int32Array {
  const { bytes, starts, ends, rowStart } = raw;
  const rows = new Int32Array(raw.rows);
  let kept = 0;
  for (let row = 0; row < raw.rows; row++) {
    const first = rowStart[row]!;
    const cells = rowStart[row + 1]! - first;
    // The usual row: right width, and something in its first cell.
    if (cells === headers) {
      const c = bytes[starts[first]!]!;
      if (starts[first]! < ends[first]! && c > 0x20 && c < 0x80) {
        rows[kept++] = row;
        continue;
      }
    }
    let last = cells - 1;
    while (last >= 0 && isBlank(bytes, starts[first + last]!, ends[first + last]!)) last--;
    if (last < 0) tally.rowsBlank++;
    else if (cells >= headers && last < headers && !(cells > headers && mayBeSplit(raw, row))) rows[kept++] = row;
    else if (!isAside(aside, raw, row, found, tally)) {
      tally.rowsLeftOut++;
      tally.leftOutOf.add('');
      lose(raw, row);
      if (cells < headers) found.lastShort = row;
      note(found, { row, column: -1, code: 'row_width', args: { cells, expected: headers } });
    }
  }
  return rows.subarray(0, kept);
}

/** Cells beyond the headings, and 1,000 without quotes among the others: what looks empty may be where it ended. */
function mayBeSplit({ bytes, starts, ends, rowStart }: RowBlock, row: number): boolean {
  let before = false;
  for (let field = rowStart[row]!; field < rowStart[row + 1]!; field++) {
    const text = cellText(bytes, starts[field]!, ends[field]!);
    if (before && /^\d{3}(?:\.\d+)?(?!\d)/.test(text)) return true;
    before = /^[^\d/:.]{0,3}\d{1,3}$/.test(text);
  }
  return false;
}

/** Whether a row is a heading, a total or a note; if so it is counted as that. */
function isAside(aside: AsideReader, raw: RowBlock, row: number, found: Noted, tally: FileTally): boolean {
  const what = aside(raw, row);
  if (what === undefined) return false;
  tally.rowsAside.set(what, (tally.rowsAside.get(what) ?? 0) + 1);
  note(found, { row, column: -1, code: `${what}_row`, args: {} });
  return true;
}

/** Positions in `rows` of those whose key cannot be read; each adds its first fault. */
function keyless(
  plan: FilePlan,
  keys: Keys,
  read: readonly (ColumnRead | undefined)[],
  raw: RowBlock,
  rows: Int32Array,
  found: Noted,
  tally: FileTally,
  aside: AsideReader,
  lose: Loser,
): ReadonlySet<number> {
  const out = new Map<number, Found>();
  const none = new Set<number>();
  const leave = (at: number, column: number, code: string, args: Found['args'] = {}): void => {
    if (!out.has(at)) out.set(at, { row: rows[at]!, column, code, args });
  };
  const { period, key } = plan.record;
  const from = read[plan.columns.findIndex((mapped) => mapped.column.name === period?.from)]?.column.states;
  const paidApart = rowsPaidApart(plan, read);
  for (const [i, one] of read.entries()) {
    if (one === undefined || !(keys.must.has(i) || keys.month.has(i))) continue;
    const { states } = one.column;
    // A month is asked for only where the row has no first day of its own.
    const asked = (at: number): boolean =>
      keys.must.has(i) ||
      (period !== undefined && key.includes(period.from) && (from === undefined || from[at] === CELL.blank));
    const odd = keys.owners.has(i) ? oddWords(one.column.words ?? [], plan.columns[i]!.header) : none;
    if (odd.size > 0)
      for (let at = 0; at < states.length; at++)
        if (states[at] === CELL.value && odd.has(one.column.values[at]!)) leave(at, i, 'key_unreadable', ODD);
    for (const { at, bad } of one.bad)
      if (!isRepaired(bad) && asked(at)) leave(at, i, 'key_unreadable', { reason: bad.code });
    if (keys.mayBeBlank.has(i)) continue;
    for (let at = 0; at < states.length; at++)
      if (states[at] === CELL.blank && asked(at) && !paidApart(i, at)) leave(at, i, 'key_blank');
  }
  const aloud = [...out].filter(([at]) => !isAside(aside, raw, rows[at]!, found, tally));
  for (const [, one] of aloud) note(found, one);
  const wordAt = (name: string | undefined, at: number): string => {
    const i = plan.columns.findIndex((mapped) => mapped.column.name === name);
    const column = read[i]?.column;
    // A word that is no id (a total) says nothing.
    if (column?.states[at] !== CELL.value || out.get(at)?.column === i) return '';
    return column.words?.[column.values[at]!] ?? '';
  };
  for (const [at] of aloud) {
    // Whose a name is, other files say: the row may be anybody's.
    const firm = plan.columns.some((mapped) => mapped.named) ? '' : wordAt(plan.record.firm, at);
    tally.leftOutOf.add(firm);
    lose(raw, rows[at]!, { firm, owner: wordAt(key[0], at) });
  }
  return new Set(out.keys());
}

const ODD = { reason: 'total_word' };

const oddOf = new WeakMap<readonly string[], { upTo: number; readonly odd: Set<number> }>();

/** Ids that are a word for totals, or the column's own header; each is looked at once. */
function oddWords(words: readonly string[], header: string): ReadonlySet<number> {
  const known = oddOf.get(words) ?? { upTo: 0, odd: new Set<number>() };
  oddOf.set(words, known);
  const own = normalHeader(header);
  for (; known.upTo < words.length; known.upTo++) {
    const word = words[known.upTo]!;
    if (isTotal(word) || normalHeader(word) === own) known.odd.add(known.upTo);
  }
  return known.odd;
}

function narrowed(read: ColumnRead, kept: Int32Array): ColumnRead {
  const { values, states, words } = read.column;
  const place = new Map<number, number>();
  if (read.bad.length > 0) for (const [to, from] of kept.entries()) place.set(from, to);
  return {
    column: {
      values: Float64Array.from(kept, (at) => values[at]!),
      states: Uint8Array.from(kept, (at) => states[at]!),
      words,
    },
    bad: read.bad.flatMap((one) => (place.has(one.at) ? [{ ...one, at: place.get(one.at) as number }] : [])),
  };
}

/** Tells the tally what was found, by row and then by column, so that the size of blocks does not show. */
function report(plan: FilePlan, raw: RowBlock, { list, beyond }: Noted, tally: FileTally): void {
  const leaves = (code: string): boolean => code === 'key_blank' || code === 'key_unreadable';
  for (const [code, n] of beyond ?? []) {
    if (leaves(code)) tally.rowsLeftOut += n;
    tally.faultCounts.set(code, (tally.faultCounts.get(code) ?? 0) + n);
  }
  for (const one of list.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    if (leaves(one.code)) tally.rowsLeftOut++;
    tallyFault(tally, one.code, () => {
      const cell = one.cell ?? plan.columns[one.column];
      return fault(one.code, plan.source.name, one.args, {
        line: cell === undefined ? raw.lines[one.row]! : lineIn(raw, one.row, cell),
        ...(cell === undefined ? {} : { column: cell.header, written: writtenIn(raw, one.row, cell) }),
        ...(cell === undefined ? {} : placeInSheet(plan, lineIn(raw, one.row, cell), cell)),
      });
    });
  }
}

/** Physical line of a cell. */
export function lineIn(raw: RowBlock, row: number, cell: FileColumn): number {
  return raw.fieldLines?.[raw.rowStart[row]! + cell.index] ?? raw.lines[row]!;
}

/** The cell as written, decoded; '' where the row has none. */
export function writtenIn(raw: RowBlock, row: number, place: FileColumn | MappedColumn): string {
  if ('constant' in place) return place.constant ?? '';
  const cell = place.coded === undefined ? place : standsAt(raw, row, place)[0];
  if (cell === undefined) return '';
  const field = raw.rowStart[row]! + cell.index;
  return field < raw.rowStart[row + 1]! ? unmarked(cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!)) : '';
}
