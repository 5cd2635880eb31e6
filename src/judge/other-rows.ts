// Other rows a formula looks at, for one row: its children, and rows of the same worker in a range of days. The reference.

import { ABSENT } from '../dossier/columns.js';
import { whyTwice } from '../dossier/corrections.js';
import { type Dated, type DatedSpan, firstFrom } from '../dossier/dated.js';
import { keyOf, unsaid } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { ChildrenTerm, RangeTerm } from '../pack/program.js';
import type { Q } from '../quantity/rational.js';
import { type At, aggregate, atRow, evaluate } from './scalar.js';
import { isUnknown, MONTHS, merged, type Unknown, unknown, type Value } from './value.js';

/** A row looked at; `doubt`: nobody can say whether it belongs here. */
interface Looked {
  readonly row: number;
  readonly doubt?: Unknown;
}

export const children = (t: ChildrenTerm, at: At): Value => {
  const silent = at.case.silent(t.table);
  if (silent) return silent;
  const table = at.case.table(t.table)!;
  // Rows that do not say whose they are may be this row's children.
  const stray = at.case.stray(at.table, table);
  const open = stray === undefined ? undefined : unknown('cell_blank', { column: stray, table: t.table });
  const rows = at.case.childrenOf(at.table, at.row, table).map((row): Looked => ({ row }));
  return gathered(t, at, table, rows, open);
};

export const range = (t: RangeTerm, at: At): Value => {
  const silent = at.case.silent(t.table);
  if (silent) return silent;
  const table = at.case.table(t.table)!;
  // The other rows of a month are nobody's to count where nobody knows its days; rows of one table move together.
  if (at.table.monthOnly?.[at.row] && table !== at.table) return MONTHS;
  const [from, to] = [evaluate(t.from, at), evaluate(t.to, at)];
  const blank = t.shared && unsaid(at.table, t.shared.own, at.row);
  const whose = blank ? cellWhy(at.table, blank, at.row) : true;
  if (isUnknown(from) || isUnknown(to) || isUnknown(whose)) return merged([from, to, whose]);
  const theirs = t.shared?.theirs ?? [];
  const dated = at.case.dated(table, theirs);
  const own = dated.owners.get(keyOf(at.table, t.shared?.own ?? [], at.row) ?? '');
  const days = [Number((from as Q).n), Number((to as Q).n)] as const;
  const rows = [...(own ? within(dated, own, days, table) : []), ...within(dated, dated.stray, days, table, theirs)];
  for (const { row } of rows) at.trace?.cell(table, row, table.record.period!.from);
  return gathered(t, at, table, rows, undefined);
};

/** Rows of a span in the days from first to last, and those that may be. `theirs`: columns that do not say whose the rows are. */
function* within(
  dated: Dated,
  span: DatedSpan,
  [first, last]: readonly [number, number],
  table: Table,
  theirs?: readonly string[],
): Generator<Looked> {
  const stray = (row: number): Unknown | undefined => {
    const column = theirs && unsaid(table, theirs, row);
    return column === undefined ? undefined : cellWhy(table, column, row);
  };
  for (let i = firstFrom(dated, span, first); i < span.end && dated.from[i]! <= last; i += 1) {
    const row = dated.rows[i]!;
    const doubt = stray(row);
    yield doubt ? { row, doubt } : { row };
  }
  for (let i = span.end; i < span.last; i += 1) {
    const row = dated.rows[i]!;
    yield { row, doubt: merged([stray(row) ?? true, cellWhy(table, table.record.period!.from, row)]) };
  }
}

/** Adds up the rows looked at. What is not known leaves the result open, unless a row that is known decides it. */
const gathered = (
  t: ChildrenTerm | RangeTerm,
  at: At,
  table: Table,
  rows: readonly Looked[],
  before: Unknown | undefined,
): Value => {
  const values: Value[] = [];
  const open: Value[] = [before ?? true, at.case.leftOut(table.record.id) ?? true];
  for (const { row, doubt } of rows) {
    const other = atRow(at.case, table, row, at.trace);
    const where = t.where ? evaluate(t.where, other) : true;
    if (where === false) continue;
    if (doubt) {
      open.push(doubt);
      continue;
    }
    open.push(where);
    if (table.duplicate[row] === 1) open.push(unknown(whyTwice(table, row), { table: table.record.id }));
    const v: Value = t.of ? evaluate(t.of, other) : true;
    if (isUnknown(v)) open.push(v);
    else if (!isUnknown(where)) values.push(v);
  }
  if (t.how === 'any' && values.includes(true)) return true;
  if (t.how === 'all' && values.includes(false)) return false;
  return open.some(isUnknown) ? merged(open) : aggregate(t.how, values);
};

/** Why a cell says nothing. One that holds a value says nothing of use: the row ends before it begins. */
export const cellWhy = (table: Table, column: string, row: number): Unknown => {
  const state = table.columns.get(column)?.states[row] ?? ABSENT;
  return unknown(state === CELL.unreadable ? 'cell_unreadable' : state === ABSENT ? 'column_missing' : 'cell_blank', {
    column,
    table: table.record.id,
  });
};
