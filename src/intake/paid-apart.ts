// Rows that are no pay for work of some days, as bonuses: their day is that of payment. In: a record, and the amounts of a row.
import type { RecordDef } from '../pack/types.js';
import { CELL, type Column, type FilePlan } from './types.js';

/** `amountOf` gives 0 for a blank cell or a column that is not there, NaN for a cell that can not be read. */
export function paidApart({ period }: RecordDef, amountOf: (name: string) => number): boolean {
  const apart = period?.paid?.apart;
  if (apart === undefined) return false;
  return amountOf(apart.some) > 0 && apart.none.every((name) => amountOf(name) === 0);
}

/** Whether a blank cell of this column (its position in the plan) is no gap: its row is paid apart and names the day of payment. */
export function rowsPaidApart(
  { record, columns }: FilePlan,
  read: readonly ({ readonly column: Column } | undefined)[],
): (column: number, at: number) => boolean {
  const { period } = record;
  const columnOf = (name: string): Column | undefined =>
    read[columns.findIndex((mapped) => mapped.column.name === name)]?.column;
  const ofDays = [period?.from, period?.to, period?.month];
  return (i, at) => {
    if (!ofDays.includes(columns[i]!.column.name) || columnOf(period?.paid?.on ?? '')?.states[at] !== CELL.value)
      return false;
    return paidApart(record, (name) => {
      const column = columnOf(name);
      const state = column?.states[at] ?? CELL.blank;
      return state === CELL.value ? column!.values[at]! : state === CELL.unreadable ? Number.NaN : 0;
    });
  };
}
