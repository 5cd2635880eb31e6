// Headers that do not say whether an amount is the whole or a part. In: columns as their headers name them. Out: what leaves them open.
import { fault } from './faults.js';
import type { Fault, FilePlan } from './types.js';

type Columns = FilePlan['columns'];

/**
 * An amount beside one that may be a part of it or stand next to it: no header says which. Where the other is not zero the
 * amount is open. The column's own name is no such header: it means what the pack says.
 */
export function withOpen(columns: Columns): Columns {
  return columns.map((mapped) => {
    const { column, why } = mapped;
    const others = columns.filter((c) => why === 'alias' && column.holds?.includes(c.column.name));
    if (others.length === 0) return mapped;
    return { ...mapped, openIf: others.map(({ column: _, why: __, ...place }) => place) };
  });
}

/** What is to be told of such amounts. */
export const beside = (file: string, columns: Columns, line: number): Fault[] =>
  columns.flatMap(({ header, openIf = [] }) => {
    const others = openIf.map((c) => c.header).join(', ');
    return openIf.length === 0 ? [] : [fault('total_or_bucket', file, { others }, { line, column: header })];
  });

/** Headers that may name a whole or a part of it, in a file that does not have the whole: it is read as the least there was. */
export const leastOnly = (file: string, columns: Columns, line: number): Fault[] =>
  columns.flatMap(({ column: { name, leastOf: whole }, header, why }) =>
    whole === undefined || why !== 'alias' || columns.some((c) => c.column.name === whole)
      ? []
      : [fault('whole_or_part', file, { name, whole }, { line, column: header })],
  );
