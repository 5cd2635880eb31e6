// First day, last day and month of each row of a table, from the record's period columns.
import { firstDayOfMonth, lastDayOfMonth, monthIndex } from '../calendar/day.js';
import { CELL } from '../intake/types.js';
import { ABSENT, type TableColumn } from './columns.js';
import type { Table } from './table.js';

/** The column that says a row's month: the month of work before that of payment. */
export const monthSaid = (
  label: TableColumn | undefined,
  paid: TableColumn | undefined,
  row: number,
): TableColumn | undefined => {
  const state = label?.states[row] ?? ABSENT;
  if (state === CELL.value) return label;
  return state !== CELL.unreadable && paid?.states[row] === CELL.value ? paid : undefined;
};

export type Periods = Pick<Table, 'from' | 'to' | 'month'>;

/** First day, last day and month of each row, from the record's period columns. */
export const periods = (t: Pick<Table, 'record' | 'rows' | 'columns'>): Periods => {
  const { record, rows } = t;
  const from = new Float64Array(rows).fill(Number.NaN);
  const to = new Float64Array(rows).fill(Number.NaN);
  const month = new Float64Array(rows).fill(Number.NaN);
  if (!record.period) return { from, to, month };
  const [first, last] = [t.columns.get(record.period.from), t.columns.get(record.period.to)];
  const label = record.period.month === undefined ? undefined : t.columns.get(record.period.month);
  const paid = record.period.paid && t.columns.get(record.period.paid.month);
  const open = record.period.month === undefined;
  for (let r = 0; r < rows; r += 1) {
    const said = monthSaid(label, paid, r);
    const m = said?.values[r] ?? Number.NaN;
    const firstState = first?.states[r] ?? ABSENT;
    const lastState = last?.states[r] ?? ABSENT;
    if (firstState === CELL.value) from[r] = first!.values[r]!;
    else if (firstState !== CELL.unreadable && !Number.isNaN(m)) from[r] = firstDayOfMonth(m);
    if (lastState === CELL.value) to[r] = last!.values[r]!;
    else if (lastState !== CELL.unreadable)
      to[r] = Number.isNaN(m) ? (open ? Infinity : Number.NaN) : lastDayOfMonth(m);
    if (to[r]! < from[r]!) from[r] = to[r] = Number.NaN;
    // A month that can not be read is not the one the days suggest.
    if (!Number.isNaN(m)) month[r] = m;
    else if (label?.states[r] !== CELL.unreadable && paid?.states[r] !== CELL.unreadable && Number.isFinite(to[r]!))
      month[r] = monthIndex(to[r]!);
  }
  return { from, to, month };
};
