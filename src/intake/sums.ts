// Columns that a layout makes of several cells, of none, or of amounts with the sign turned. In: a mapped column. Out: its reader.
import { codedReader, standsAt } from './pairs.js';
import { blockOf } from './row-block.js';
import { CELL, type Column, type FileColumn, type MappedColumn, type RowBlock } from './types.js';
import { type ColumnRead, type ColumnReader, columnReader, type Scratch } from './values/read.js';

/** Every column of the file that a column's value is made of, the first of them included. */
export const placesOf = (mapped: MappedColumn): readonly FileColumn[] =>
  mapped.parts === undefined ? [mapped] : [mapped, ...mapped.parts];

/** Reader for a mapped column; plain ones are read as they always were. */
export function mappedReader(mapped: MappedColumn, scratch: Scratch, currency?: string): ColumnReader {
  if (mapped.constant !== undefined) return constantReader(mapped, scratch, currency);
  const { parts = [], openIf = [], negative, ...first } = mapped;
  const of = (part: FileColumn): ColumnReader =>
    codedReader(part, (plain) => columnReader({ column: mapped.column, why: mapped.why, ...plain }, scratch, currency));
  const read = of(first);
  if (parts.length + openIf.length === 0 && negative === undefined) return read;
  const more = parts.map((part) => ({ part, read: of(part) }));
  const open = openIf.map((part) => ({ part, read: of(part) }));
  return (raw, rows) => {
    const total = read(raw, rows);
    const sum = added(
      total,
      more.map((m) => ({ part: m.part, read: m.read(raw, rows) })),
      mapped,
    );
    if (negative)
      for (let at = 0; at < sum.column.values.length; at++) sum.column.values[at] = -sum.column.values[at]! || 0;
    return opened(
      sum,
      open.map((o) => ({ part: o.part, read: o.read(raw, rows) })),
      (part, at) => standsAt(raw, rows[at]!, part)[0] ?? part,
    );
  };
}

interface PartRead {
  readonly part: FileColumn;
  readonly read: ColumnRead;
}

/** A sum with a cell that cannot be read is unreadable; with an empty one it is empty, unless an empty cell says zero. */
function added(first: ColumnRead, more: readonly PartRead[], { column, blanks }: MappedColumn): ColumnRead {
  const { values, states } = first.column;
  const bad = [...first.bad];
  for (const { part, read } of more) {
    for (let at = 0; at < states.length; at++) {
      const state = read.column.states[at]!;
      if (states[at] === CELL.value && state === CELL.value) values[at] = values[at]! + read.column.values[at]!;
      else if (states[at] === CELL.unreadable || state === CELL.unreadable) states[at] = CELL.unreadable;
      else if ((blanks ?? column.blank) !== 'zero') states[at] = CELL.blank;
      else if (states[at] === CELL.blank) {
        states[at] = state;
        values[at] = state === CELL.value ? read.column.values[at]! : 0;
      }
    }
    for (const one of read.bad) bad.push({ cell: part, ...one });
  }
  for (let at = 0; at < states.length; at++) if (states[at] !== CELL.value) values[at] = 0;
  return { column: first.column, bad };
}

/** What may belong to a sum and is not in it leaves it open. */
function opened(
  sum: ColumnRead,
  open: readonly PartRead[],
  placed: (part: FileColumn, at: number) => FileColumn,
): ColumnRead {
  const { values, states } = sum.column;
  const bad = [...sum.bad];
  for (const { part, read } of open)
    for (let at = 0; at < states.length; at++) {
      const state = read.column.states[at]!;
      if (states[at] !== CELL.value || state === CELL.blank) continue;
      if (state === CELL.value && read.column.values[at] === 0) continue;
      states[at] = CELL.unreadable;
      values[at] = 0;
      const code = part.coded === undefined ? 'bucket_unplaced' : 'pair_code_unknown';
      bad.push({ at, bad: { code }, cell: placed(part, at) });
    }
  return { column: sum.column, bad };
}

function constantReader(mapped: MappedColumn, scratch: Scratch, currency?: string): ColumnReader {
  const { constant = '', ...plain } = mapped;
  const one: RowBlock = blockOf([{ cells: [constant], line: 0 }], 4 * constant.length);
  const { column: read, bad } = columnReader({ ...plain, index: 0 }, scratch, currency)(one, Int32Array.of(0));
  return (_, rows) => {
    const column: Column = {
      values: new Float64Array(rows.length).fill(read.values[0]!),
      states: new Uint8Array(rows.length).fill(read.states[0]!),
      ...(read.words && { words: read.words }),
    };
    return { column, bad: bad.flatMap((b) => Array.from(rows, (_row, at) => ({ ...b, at }))) };
  };
}
