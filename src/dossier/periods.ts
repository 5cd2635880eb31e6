// First day, last day and month of each row of a table, from the record's period columns.
import { firstDayOfMonth, lastDayOfMonth, monthIndex } from '../calendar/day.js';
import { paidApart } from '../intake/paid-apart.js';
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

/** The day of payment of a row that is no pay for work of some days, as a bonus; NaN for any other. */
const dayApart = ({ record, columns }: Pick<Table, 'record' | 'columns'>, row: number): number => {
  const amountOf = (name: string): number => {
    const column = columns.get(name);
    const state = column?.states[row] ?? ABSENT;
    return state === CELL.value ? column!.values[row]! : state === CELL.unreadable ? Number.NaN : 0;
  };
  const day = columns.get(record.period?.paid?.on ?? '');
  return day?.states[row] === CELL.value && paidApart(record, amountOf) ? day.values[row]! : Number.NaN;
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
    const unsaid = [first, last, label, paid].every((c) => (c?.states[r] ?? ABSENT) !== CELL.unreadable);
    if (unsaid && Number.isNaN(from[r]) && Number.isNaN(to[r]) && Number.isNaN(month[r])) {
      const day = dayApart(t, r);
      from[r] = to[r] = day;
      if (!Number.isNaN(day)) month[r] = monthIndex(day);
    }
  }
  return { from, to, month };
};
