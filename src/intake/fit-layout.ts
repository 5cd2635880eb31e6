// Headers and a layout (a product's, or a mapping made by hand) → the columns they stand for. What the layout leaves open goes by aliases.
import type { Layout, LayoutColumn } from '../pack/layout.js';
import type { RecordColumn, RecordDef } from '../pack/types.js';
import { type ColumnOptions, type Fit, fitHeaders, normalHeader, styleUnder } from './columns.js';
import type { CodeColumn } from './pairs.js';
import type { Fault, FileColumn, MappedColumn } from './types.js';

/** A fit, and what about it should be told: sums that lack a header, headers a mapping names that are not there. */
export interface LayoutFit extends Fit {
  readonly notes: readonly { readonly code: string; readonly args: Fault['args'] }[];
}

export interface FitOptions {
  readonly why: 'preset' | 'map';
  readonly asked: ColumnOptions;
  /** Headers the layout does not name are looked up by their aliases. */
  readonly aliases: boolean;
  /** Codes that stand in pairs with their values: their headers come behind those of the file. */
  readonly codes?: readonly CodeColumn[];
}

export function fitLayout(
  record: RecordDef,
  headers: readonly string[],
  layout: Layout,
  options: FitOptions,
): LayoutFit {
  const found = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const name = normalHeader(header);
    if (name !== '') found.set(name, [...(found.get(name) ?? []), index]);
  }
  const notes: LayoutFit['notes'][number][] = [];
  const conflicts: Fit['conflicts'][number][] = [];
  const used = new Set<number>();
  const mapped: MappedColumn[] = [];
  const at = (header: string): readonly number[] => found.get(normalHeader(header)) ?? [];

  const whole = Object.entries(layout.columns ?? {}).filter(([, place]) => place.unless === undefined);
  const parts = Object.entries(layout.columns ?? {}).filter(([, place]) => place.unless !== undefined);
  for (const [name, place] of [...whole, ...parts]) {
    if (place.unless !== undefined && mapped.some((m) => m.column.name === place.unless)) continue;
    const column = record.columns.find((c) => c.name === name);
    if (!column) continue;
    const { all, missing } = placesFor(place, at, headers.length);
    const twice = (place.sum === undefined ? all : []).length > 1 || (place.sum ?? []).some((h) => at(h).length > 1);
    if (twice) {
      const names = all.map((i) => headers[i]!.trim());
      conflicts.push({
        code: 'column_two_headers',
        args: { headers: names.join(', '), name, table: record.id },
        column: names[1]!,
      });
      for (const i of all) used.add(i);
      continue;
    }
    const other =
      place.position === undefined || options.why !== 'preset'
        ? undefined
        : otherAt(record, column, headers[place.position - 1]);
    if (other !== undefined) {
      const args = { columns: `${name}, ${other}`, table: record.id };
      conflicts.push({ code: 'header_two_columns', args, column: headers[place.position! - 1]!.trim() });
      continue;
    }
    if (missing.length > 0) {
      // Of a sum that lacks a part the rest would read like the whole.
      if (all.length > 0)
        notes.push({
          code: 'sum_incomplete',
          args: { name, missing: missing.join(', '), headers: all.map((i) => headers[i]!.trim()).join(', ') },
        });
      else if (options.why === 'map')
        notes.push({ code: 'mapped_header_missing', args: { name, missing: missing.join(', ') } });
      continue;
    }
    if (all.length === 0) continue;
    for (const i of all) used.add(i);
    mapped.push(mappedAs(record, column, place, all, headers, layout, options));
  }
  for (const [name, text] of Object.entries({ ...layout.constants })) {
    const column = record.columns.find((c) => c.name === name);
    if (column) mapped.push({ column, index: -1, header: `= ${text}`, why: options.why, constant: text });
  }
  // A part of a sum that could not be made may still stand for a column of its own, but never for the sum.
  const spent = new Set([...mapped.map((m) => m.column.name), ...conflicts.map((c) => String(c.args.name))]);
  const closed = new Set(Object.keys(layout.columns ?? {}));
  const ignored = new Set((layout.ignore ?? []).map(normalHeader));
  const own = headers.length - (options.codes ?? []).length;
  const left = headers.map((h, i) => (used.has(i) || i >= own || ignored.has(normalHeader(h)) ? '' : h));
  const rest = fitHeaders(
    record,
    options.aliases ? left : left.map((h) => (isPersonal(record, h) ? h : '')),
    options.asked,
  );
  const more = rest.columns.filter((m) => !closed.has(m.column.name));
  const clash = rest.columns.filter((m) => spent.has(m.column.name));
  for (const one of clash) {
    const names = [mapped.find((m) => m.column.name === one.column.name)?.header ?? '', one.header].filter(
      (h) => h !== '',
    );
    conflicts.push({
      code: 'column_two_headers',
      args: { headers: names.join(', '), name: one.column.name, table: record.id },
      column: one.header,
    });
  }
  const columns = [...mapped, ...more.map((m) => withStyle(m, layout))];
  const read = new Set(columns.map((m) => m.column.name));
  const listed = new Set([...used, ...columns.flatMap((m) => (m.constant === undefined ? [m.index] : []))]);
  const unmapped = headers
    .map((h, i) => ({ h: h.trim(), i }))
    .filter(({ h, i }) => h !== '' && !listed.has(i) && !rest.dropped.includes(h))
    .map(({ h }) => h);
  const missing = [record.key[0]!].filter((name) => !read.has(name));
  return {
    record,
    columns,
    dropped: rest.dropped,
    unmapped,
    missing,
    conflicts: [...conflicts, ...rest.conflicts],
    notes,
  };
}

/** The column, or personal data, that a header is known for, where a product's layout takes its place for another one. */
function otherAt(record: RecordDef, column: RecordColumn, header = ''): string | undefined {
  const { columns, dropped } = fitHeaders(record, [header]);
  const known = columns[0]?.column.name;
  return known === undefined ? dropped[0] : known === column.name ? undefined : known;
}

/** Indexes of the file's columns that a place means, and the headers it needs and does not find. */
function placesFor(
  place: LayoutColumn,
  at: (header: string) => readonly number[],
  width: number,
): { all: readonly number[]; missing: readonly string[] } {
  // What would leave the amount open must be there to be seen: a column taken out of the file may not settle it.
  const whole = (place.openIf ?? []).filter((h) => !h.includes('*'));
  if (place.position !== undefined) {
    return place.position <= width
      ? { all: [place.position - 1], missing: [] }
      : { all: [], missing: [`#${place.position}`] };
  }
  if (place.sum !== undefined) {
    const missing = [...place.sum, ...whole].filter((h) => at(h).length === 0);
    return { all: [...place.sum, ...(missing.length > 0 ? [] : (place.ifPresent ?? []))].flatMap(at), missing };
  }
  const all = (place.header ?? []).flatMap(at);
  const missing = whole.filter((h) => at(h).length === 0);
  return { all: [...new Set(all)], missing: all.length > 0 ? missing : (place.header ?? []) };
}

function mappedAs(
  record: RecordDef,
  column: RecordColumn,
  place: LayoutColumn,
  all: readonly number[],
  headers: readonly string[],
  layout: Layout,
  options: FitOptions,
): MappedColumn {
  const { codes = [] } = options;
  const own = headers.length - codes.length;
  const of = (index: number): FileColumn => {
    const header = headers[index]!.trim();
    const { opens: _, ...at } = codes[index - own] ?? { index, header };
    return { ...at, ...styleOf(record, column, header, place, layout, options) };
  };
  const [first, ...parts] = all.map(of) as [FileColumn, ...FileColumn[]];
  const open = headers.flatMap((header, index) => {
    if (all.includes(index)) return [];
    const may = codes[index - own]
      ? codes[index - own]!.opens.includes(column.name) && !isPlaced(header, layout)
      : (place.openIf ?? []).some((pattern) => matches(pattern, header));
    return may ? [of(index)] : [];
  });
  const dates = place.dates ?? layout.dates;
  return {
    column,
    ...first,
    why: options.why,
    ...(parts.length > 0 && { parts }),
    ...(open.length > 0 && { openIf: open }),
    ...(column.type === 'date' && dates && { dates }),
    ...(place.blanks && { blanks: place.blanks }),
    ...(place.negative && { negative: true }),
  };
}

/** Minutes in a header stay minutes; then a mapping counts before an option, an option before a product's layout. */
function styleOf(
  record: RecordDef,
  column: RecordColumn,
  header: string,
  place: LayoutColumn,
  layout: Layout,
  { why, asked }: FitOptions,
): Pick<FileColumn, 'hours' | 'hoursMost'> {
  const own = styleUnder(record, column, header, asked);
  const said = column.type === 'hours' ? (place.hours ?? layout.hours) : undefined;
  if (said === undefined || own.hours === 'minutes') return own;
  return why === 'map' || own.hours === undefined ? { hours: said } : own;
}

/** Styles of the layout for columns that were found by their aliases. */
function withStyle(m: MappedColumn, layout: Layout): MappedColumn {
  const dates = m.column.type === 'date' && layout.dates ? { dates: layout.dates } : {};
  if (m.column.type !== 'hours' || m.hours !== undefined || layout.hours === undefined) return { ...m, ...dates };
  const { hoursMost: _, ...rest } = m;
  return { ...rest, hours: layout.hours };
}

/** Whether the layout says what a header is, were it only that it is not to be read. */
const isPlaced = (header: string, { columns = {}, ignore = [] }: Layout): boolean =>
  [...ignore, ...Object.values(columns).flatMap((c) => [...(c.header ?? []), ...(c.sum ?? []), ...(c.ifPresent ?? [])])]
    .map(normalHeader)
    .includes(normalHeader(header));

const isPersonal = (record: RecordDef, header: string): boolean => fitHeaders(record, [header]).dropped.length > 0;

/** Whether a header has the form of a pattern in which * stands for any letters. */
function matches(pattern: string, header: string): boolean {
  const pieces = normalHeader(pattern).split('*');
  let text = normalHeader(header);
  if (pieces.length === 1) return text === pieces[0];
  const [head, tail] = [pieces[0]!, pieces.at(-1)!];
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false;
  text = text.slice(head.length, text.length - tail.length);
  for (const piece of pieces.slice(1, -1)) {
    const i = text.indexOf(piece);
    if (i < 0) return false;
    text = text.slice(i + piece.length);
  }
  return true;
}
