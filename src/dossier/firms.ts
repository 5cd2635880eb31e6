// Blocks of records → which rows are whose: runs of rows of one firm, collected by firm and table.
import { firmNameKey } from '../intake/firm-names.js';
import { CELL, type LostRow, type RecordBlock } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import type { Segment } from './columns.js';
import { withLost } from './lost-rows.js';
import { withDays } from './month-days.js';
import { gather, type Table } from './table.js';
import type { Dossier } from './types.js';
import { type UnreadHeaders, withVouched } from './vouched.js';

export interface FirmRun extends Segment {
  readonly firm: string;
}

/** Whose rows are that name no firm, and which firm a name is. */
export interface Whose {
  readonly sole: string;
  /** Names of firms, as they are compared, that one firm's row alone bears. */
  readonly names: ReadonlyMap<string, string>;
}

/** Runs of rows of one firm. A block whose file has no firm column is `sole`'s. */
export function* firmRuns(block: RecordBlock, { sole, names }: Whose): Generator<FirmRun> {
  const column = block.columns.get(block.record.firm);
  const named = block.plan.columns.find((m) => m.column.name === block.record.firm)?.named;
  const ofName = (name: string): string => names.get(firmNameKey(name)) ?? (named === 'sure' ? name : sole);
  if (!column) {
    if (block.rows > 0) yield { block, start: 0, end: block.rows, firm: sole };
    return;
  }
  const { values, states, words } = column;
  const nameAt = (r: number): string =>
    states[r] === CELL.value ? (named ? ofName : plainly)(words ? (words[values[r]!] ?? '') : String(values[r])) : sole;
  let start = 0;
  for (let r = 1; r <= block.rows; r += 1) {
    if (r < block.rows && values[r] === values[start] && states[r] === states[start]) continue;
    yield { block, start, end: r, firm: nameAt(start) };
    start = r;
  }
}

const plainly = (id: string): string => id;

export type FirmRows = Map<string, Map<string, Segment[]>>;

export const addRun = (rows: FirmRows, run: FirmRun): void => {
  const tables = rows.get(run.firm) ?? new Map<string, Segment[]>();
  if (tables.size === 0) rows.set(run.firm, tables);
  const { id } = run.block.record;
  const list = tables.get(id);
  const last = list?.at(-1);
  if (list && last && last.block === run.block && last.end === run.start)
    list[list.length - 1] = { block: last.block, start: last.start, end: run.end };
  else if (list) list.push(run);
  else tables.set(id, [run]);
};

/** By code units: the same order on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Puts a firm's rows side by side. `supplied`: tables some file of the firm's submission holds, even with no row of this firm. */
export const dossierOf = (
  firm: string,
  rows: ReadonlyMap<string, readonly Segment[]>,
  supplied: ReadonlySet<string>,
  records: readonly RecordDef[],
  period: Dossier['period'],
  leftOut: Dossier['leftOut'] = new Map(),
  asOf: Dossier['asOf'] = null,
  lost: ReadonlyMap<string, readonly LostRow[]> = new Map(),
  unread: UnreadHeaders = new Map(),
  cut: NonNullable<Dossier['cut']> = new Map(),
): Dossier => {
  const tables = new Map<string, Table>();
  for (const record of records)
    if (supplied.has(record.id) || rows.has(record.id))
      tables.set(record.id, withLost(gather(record, rows.get(record.id) ?? []), firm, lost.get(record.id) ?? []));
  return withDays({ firm, tables: withVouched(tables, unread), period, leftOut, cut, asOf });
};
