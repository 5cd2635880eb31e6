// Header row → which table the file is and which column each header means. Exact names only: nothing is guessed.
import type { HourStyle, RecordColumn, RecordDef } from '../pack/types.js';
import { fault } from './faults.js';
import type { Fault, IntakeOptions, MappedColumn } from './types.js';
import { DAY_HOURS_MOST } from './values/hours.js';

/** Nothing to change: most names of columns. */
const PLAIN = /^[a-z0-9_]*$/;

/** A header or column name as they are compared: NFKC, no white space, lower case. */
export function normalHeader(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

const SUFFIXES: readonly (readonly [RegExp, HourStyle])[] = [
  [/(?:\((?:分|min|minutes)\)|_(?:分|mins?|minutes?))$/, 'minutes'],
  [/\((?:h|hours|時間)\)$/, 'decimal'],
];

/** How one table's columns fit a header row. */
export interface Fit {
  readonly record: RecordDef;
  readonly columns: readonly MappedColumn[];
  readonly dropped: readonly string[];
  readonly unmapped: readonly string[];
  /** Columns of `identifiedBy` that no header names. */
  readonly missing: readonly string[];
  /** Headers that fit several columns, columns that several headers name. */
  readonly conflicts: readonly Conflict[];
}

type Conflict = { readonly code: string; readonly args: Fault['args']; readonly column: string };

/** What options say of single columns. */
export type ColumnOptions = Pick<IntakeOptions, 'hours' | 'hoursOf' | 'pad'>;

/** Maps headers to the columns of one table. */
export function fitHeaders(record: RecordDef, headers: readonly string[], options: ColumnOptions = {}): Fit {
  const byName = namesOf(record);
  const mapped: MappedColumn[] = [];
  const dropped: string[] = [];
  const unmapped: string[] = [];
  const conflicts: Conflict[] = [];
  for (const [index, header] of headers.entries()) {
    if (header.trim() === '') continue;
    const suffix = unitOf(normalHeader(header));
    const found = columnsFor(byName, header, suffix);
    const [column] = found;
    if (column === undefined) unmapped.push(header.trim());
    else if (found.length > 1) {
      const columns = found.map((c) => c.name).join(', ');
      conflicts.push({ code: 'header_two_columns', args: { columns, table: record.id }, column: header.trim() });
    } else if (column.personal) dropped.push(header.trim());
    else {
      const why = normalHeader(column.name) === normalHeader(header) ? 'name' : 'alias';
      mapped.push({ column, index, header: header.trim(), why, ...asked(record, column, suffix?.style, options) });
    }
  }
  for (const name of new Set(mapped.map((m) => m.column.name))) {
    const same = mapped.filter((m) => m.column.name === name);
    if (same.length < 2) continue;
    const [first, ...others] = same as [MappedColumn, ...MappedColumn[]];
    if (first.column.several === 'add' && new Set(same.map((m) => normalHeader(m.header))).size === same.length) {
      const kept = mapped.filter((m) => !others.includes(m));
      mapped.length = 0;
      mapped.push(...kept.map((m) => (m === first ? { ...first, parts: others } : m)));
      continue;
    }
    const args = { headers: same.map((m) => m.header).join(', '), name, table: record.id };
    conflicts.push({ code: 'column_two_headers', args, column: same[1]!.header });
  }
  const names = new Set(mapped.map((m) => m.column.name));
  const instead = record.orIdentifiedBy?.every((name) => names.has(name)) === true;
  const missing = instead ? [] : record.identifiedBy.filter((name) => !names.has(name));
  return { record, columns: mapped, dropped, unmapped, missing, conflicts };
}

const names = new WeakMap<RecordDef, ReadonlyMap<string, readonly RecordColumn[]>>();

/** Header → the columns it may mean. Every file of a table asks again. */
function namesOf(record: RecordDef): ReadonlyMap<string, readonly RecordColumn[]> {
  const known = names.get(record);
  if (known) return known;
  const byName = new Map<string, RecordColumn[]>();
  for (const column of record.columns) {
    if (column.derived) continue;
    for (const name of new Set([column.name, ...column.aliases].map(normalHeader))) {
      byName.set(name, [...(byName.get(name) ?? []), column]);
    }
  }
  names.set(record, byName);
  return byName;
}

interface Unit {
  readonly style: HourStyle;
  readonly rest: string;
}

function unitOf(normal: string): Unit | undefined {
  for (const [form, style] of SUFFIXES) if (form.test(normal)) return { style, rest: normal.replace(form, '') };
  return undefined;
}

function columnsFor(
  byName: ReadonlyMap<string, readonly RecordColumn[]>,
  header: string,
  unit: Unit | undefined,
): readonly RecordColumn[] {
  const whole = byName.get(normalHeader(header)) ?? [];
  if (whole.length > 0 || unit === undefined) return whole;
  return (byName.get(unit.rest) ?? []).filter((column) => column.type === 'hours');
}

/** How the numbers of an hours column are written in a file, by its header and the options. */
export const styleUnder = (
  record: RecordDef,
  column: RecordColumn,
  header: string,
  options: ColumnOptions,
): Pick<MappedColumn, 'hours' | 'hoursMost' | 'pad'> =>
  asked(record, column, unitOf(normalHeader(header))?.style, options);

/**
 * Hours columns: how their numbers are written, and where nothing says so, up to which a whole number is hours. Ids: to
 * which length they are filled up.
 */
function asked(
  record: RecordDef,
  column: RecordColumn,
  header: HourStyle | undefined,
  { hours, hoursOf, pad }: ColumnOptions,
): Pick<MappedColumn, 'hours' | 'hoursMost' | 'pad'> {
  const name = `${record.id}.${column.name}`;
  const length = column.type === 'id' ? (pad?.get(name) ?? pad?.get(column.name)) : undefined;
  if (length !== undefined) return { pad: length };
  if (column.type !== 'hours') return {};
  // What is said of this very column counts above everything but a header that says minutes.
  const style = (header === 'minutes' ? header : hoursOf?.get(name)) ?? styleOf(column, header, hours);
  if (style !== undefined) return { hours: style };
  const ofOneDay =
    column.unit === 'hour/day' || (record.period !== undefined && record.period.from === record.period.to);
  const most = column.most ?? (ofOneDay ? DAY_HOURS_MOST : undefined);
  return most === undefined ? {} : { hoursMost: most };
}

/**
 * Minutes that the header or the record declares stay minutes: an option given for a whole run must not turn them into
 * hours. Of `(h)` the option, then the record, may still say whether 10.15 is 10 h 15 min.
 */
function styleOf(column: RecordColumn, header: HourStyle | undefined, option?: HourStyle): HourStyle | undefined {
  if (header === 'minutes') return header;
  if (header === 'decimal') return [option, column.hours].find((style) => style && style !== 'minutes') ?? header;
  return column.hours === 'minutes' ? column.hours : (option ?? column.hours);
}

export interface Chosen {
  readonly fit?: Fit;
  readonly why: 'headers' | 'option';
  readonly faults: readonly Fault[];
}

/** `rows`: the first rows as read, for the fault; `line`: of the header. */
export function chooseTable(
  file: string,
  headers: readonly string[],
  records: readonly RecordDef[],
  options: IntakeOptions,
  at: { readonly line: number; readonly rows: string },
): Chosen {
  const named = records.filter((record) => isNamed(file, options.as.get(record.id)));
  const why = named.length > 0 ? 'option' : 'headers';
  const fits = (named.length > 0 ? named : records)
    .map((record) => fitHeaders(record, headers, options))
    .map((fit) => (named.length > 0 ? ofItsKey(fit) : fit));
  const whole = fits.filter((fit) => fit.missing.length === 0);
  const most = Math.max(...whole.map((fit) => fit.columns.length));
  const best = whole.filter((fit) => fit.columns.length === most);
  const stop = (code: string, args: Fault['args'], column = ''): Fault =>
    fault(code, file, args, { line: at.line, column });
  if (best.length > 1) {
    return { why, faults: [stop('table_tie', { tables: best.map((fit) => fit.record.id).join(', ') })] };
  }
  const [fit] = best;
  if (fit === undefined) return { why, faults: [noTable(fits, why, at.rows, stop)] };
  const faults = fit.conflicts.map((c) => stop(c.code, c.args, c.column));
  return faults.length > 0 ? { why, faults } : { fit, why, faults };
}

/** A table that was named needs only what tells its rows apart; what else is missing counts as not supplied. */
const ofItsKey = (fit: Fit): Fit => {
  const { key, identifiedBy } = fit.record;
  const keyed = identifiedBy.filter((name) => key.includes(name));
  return keyed.length === 0 ? fit : { ...fit, missing: fit.missing.filter((name) => keyed.includes(name)) };
};

function noTable(
  fits: readonly Fit[],
  why: 'headers' | 'option',
  rows: string,
  stop: (code: string, args: Fault['args']) => Fault,
): Fault {
  // The nearest: fewest columns missing, then most columns there.
  const [nearest] = fits.toSorted((a, b) => a.missing.length - b.missing.length || b.columns.length - a.columns.length);
  const missing = nearest?.missing.join(', ') ?? '';
  const table = nearest?.record.id ?? '';
  return why === 'option'
    ? stop('as_missing_columns', { table, missing, rows })
    : stop('no_table', { nearest: table, missing, rows });
}

/** Whether --as means this file: by its whole path, or by the end of it; a sheet also by its workbook's. */
export function isNamed(file: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  if (file === name || file.endsWith(`/${name}`)) return true;
  const sheet = file.lastIndexOf('#');
  return sheet > 0 && isNamed(file.slice(0, sheet), name);
}
