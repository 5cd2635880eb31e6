// Rows that name a month and no days → the days it stands for, where the firm says when its months close; else they are marked.
import { civil, dayNumber, daysInMonth, firstDayOfMonth, lastDayOfMonth, monthIndex } from '../calendar/day.js';
import { CELL } from '../intake/types.js';
import type { RecordPeriod } from '../pack/types.js';
import { changed } from './changed.js';
import { ABSENT, type TableColumn } from './columns.js';
import { monthSaid } from './periods.js';
import type { Table } from './table.js';
import type { Dossier } from './types.js';

const WORKED = 1;
const PAID = 2;

/** A dossier whose rows have the days of their months, as far as anybody says which they are. */
export const withDays = (dossier: Dossier): Dossier => {
  const tables = new Map(dossier.tables);
  for (const [id, table] of tables) {
    const made = daysOf(dossier, table);
    if (made !== table) tables.set(id, made);
  }
  return { ...dossier, tables };
};

const daysOf = (dossier: Dossier, table: Table): Table => {
  const { period } = table.record;
  if (!period?.closing) return table;
  const only = monthsAlone(table, period);
  if (!only) return table;
  const closing = closingDay(dossier, period.closing);
  const after = saidBy(dossier, period.paid?.after ?? []);
  const lag = after === undefined ? undefined : period.paid?.months[after];
  const payday = period.paid && table.columns.get(period.paid.on);
  const [from, to, month] = [table.from.slice(), table.to.slice(), table.month.slice()];
  const monthOnly = new Uint8Array(table.rows);
  // 4/21 to 5/20 is the month of May to most firms and that of April to some: only the day of payment tells which.
  const namedOtherwise = (r: number): boolean =>
    only[r] === WORKED &&
    closing !== 31 &&
    !(lag !== undefined && known(payday, r) && monthIndex(payday!.values[r]!) === table.month[r]! + lag);
  for (let r = 0; r < table.rows; r += 1) {
    if (only[r] === 0) continue;
    // Without the day of payment nobody knows that pay came in this month.
    const unsure = only[r] === PAID && (lag === undefined || !known(payday, r));
    if (closing === undefined || unsure || namedOtherwise(r)) {
      monthOnly[r] = only[r]!;
      continue;
    }
    month[r] = table.month[r]! - (only[r] === PAID ? lag! : 0);
    from[r] = closesOn(month[r]! - 1, closing) + 1;
    to[r] = closesOn(month[r]!, closing);
  }
  return changed(table, { from, to, month, ...(monthOnly.some((m) => m !== 0) ? { monthOnly } : {}) });
};

/** Rows whose days are those of a month because neither their first nor their last day is written; null where there are none. */
const monthsAlone = (table: Table, period: RecordPeriod): Uint8Array | null => {
  const { columns } = table;
  const label = period.month === undefined ? undefined : columns.get(period.month);
  const paid = period.paid && columns.get(period.paid.month);
  if (!label && !paid) return null;
  const payday = period.paid && columns.get(period.paid.on);
  const [first, last] = [columns.get(period.from), columns.get(period.to)];
  const written = (states: Uint8Array | undefined, r: number): boolean => {
    const state = states?.[r] ?? ABSENT;
    return state === CELL.value || state === CELL.unreadable;
  };
  let out: Uint8Array | null = null;
  for (let r = 0; r < table.rows; r += 1) {
    if (written(first?.states, r) || written(last?.states, r)) continue;
    const said = monthSaid(label, paid, r);
    if (!said) continue;
    out ??= new Uint8Array(table.rows);
    const elsewhere = known(payday, r) && monthIndex(payday!.values[r]!) !== said.values[r];
    out[r] = said === label || elsewhere ? WORKED : PAID;
  }
  return out;
};

const known = (column: TableColumn | undefined, row: number): boolean => column?.states[row] === CELL.value;

/** The one word all rows of these tables say, where those of one of them all say it; undefined where they do not. */
const saidBy = (dossier: Dossier, places: readonly string[]): string | undefined => {
  const words = new Set<string>();
  let whole = false;
  for (const place of places) {
    const [id, name] = place.split('.') as [string, string];
    const table = dossier.tables.get(id);
    const column = table?.columns.get(name);
    if (!table || !column?.words) continue;
    let rows = 0;
    for (let r = 0; r < table.rows; r += 1)
      if (column.states[r] === CELL.value) {
        words.add(column.words[column.values[r]!]!);
        rows += 1;
      } else if (column.states[r] === CELL.unreadable) return undefined;
    if (rows > 0 && rows === table.rows) whole = true;
  }
  return whole && words.size === 1 ? [...words][0] : undefined;
};

/** Day of the month on which it closes; beyond its length, its last. */
const closingDay = (dossier: Dossier, places: readonly string[]): number | undefined => {
  const said = saidBy(dossier, places);
  if (said === undefined) return undefined;
  if (said === 'end') return 31;
  const day = Number(said);
  return Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
};

const closesOn = (month: number, closing: number): number => {
  const { year, month: number } = civil(firstDayOfMonth(month));
  return dayNumber(year, number, Math.min(closing, daysInMonth(year, number)));
};

/** How far, in months, the days of a marked row may lie from the month it names: from the month after it to two before. */
export const SHIFTS: readonly Readonly<Record<number, number>>[] = [
  { [WORKED]: -1, [PAID]: -1 },
  { [WORKED]: 1, [PAID]: -2 },
];

/**
 * The dossier with the days of each marked row moved by that many months; `may`: whether they may lie there at all. A month of
 * payment moves with its days, a month of work keeps its name. The same dossier where nothing moves.
 */
export const moved = (
  dossier: Dossier,
  shift: Readonly<Record<number, number>>,
  may: (table: Table, row: number, from: number, to: number) => boolean,
): Dossier => {
  const tables = new Map(dossier.tables);
  let any = false;
  for (const [id, table] of tables) {
    const { monthOnly } = table;
    if (!monthOnly) continue;
    const [from, to, month] = [table.from.slice(), table.to.slice(), table.month.slice()];
    for (let r = 0; r < table.rows; r += 1) {
      if (monthOnly[r] === 0) continue;
      const m = table.month[r]! + shift[monthOnly[r]!]!;
      const [first, last] = [firstDayOfMonth(m), lastDayOfMonth(m)];
      if (!may(table, r, first, last)) continue;
      any = true;
      from[r] = first;
      to[r] = last;
      if (monthOnly[r] === PAID) month[r] = m;
    }
    tables.set(id, changed(table, { from, to, month }));
  }
  return any ? { ...dossier, tables } : dossier;
};
