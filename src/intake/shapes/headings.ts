// Where the headings of a file stand and what they say, as a layout describes it: several rows, none, down the side.
import type { Layout, Preset } from '../../pack/layout.js';
import { headingOf } from '../aside.js';
import { normalHeader } from '../columns.js';
import { signatureRow } from '../recognise.js';
import type { TextRow } from '../row-block.js';
import type { Turn } from '../types.js';
import { itemsOf } from './turned.js';

/** The rows of headings; none where columns go by position or down the side. */
export interface HeadPlace {
  readonly rows: readonly TextRow[];
  /** Cells of the widest of the first rows. */
  readonly width: number;
}

/** The rows the layout means; undefined where none of its headers is found. `whole`: all that a table needs is in this row. */
export function rowsOfHead(
  rows: readonly TextRow[],
  layout: Layout,
  signature: Preset['recognise'],
  whole: (cells: readonly string[]) => boolean,
): HeadPlace | undefined {
  const said = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const width = Math.max(...said.slice(0, 20).map((row) => headingOf(row.cells).length), 0);
  const count = layout.header?.rows ?? 1;
  if (count === 0 || layout.shape === 'transposed') return { rows: [], width };
  const { line, names = 1 } = layout.header ?? {};
  const within = names === 'joined' ? 0 : names - 1;
  const found =
    line === undefined ? nameRow(said, layout, signature, whole) : said.findIndex((row) => row.line >= line);
  if (found < 0) return undefined;
  const first = line === undefined ? Math.max(0, found - within) : found;
  return { rows: said.slice(first, first + count), width };
}

/** The row with the product's signature; else the first of those with the most headers that the layout names. */
function nameRow(
  rows: readonly TextRow[],
  layout: Layout,
  signature: Preset['recognise'],
  whole: (cells: readonly string[]) => boolean,
): number {
  const bySignature = signature === undefined ? -1 : signatureRow(rows, signature);
  if (bySignature >= 0) return bySignature;
  const wanted = new Set(
    Object.values(layout.columns ?? {})
      .flatMap((c) => [...(c.header ?? []), ...(c.sum ?? []), ...(c.ifPresent ?? [])])
      .map(normalHeader),
  );
  // A layout that names no headers leaves them to their aliases.
  if (wanted.size === 0) return rows.findIndex((row) => whole(row.cells));
  const hits = rows.map((row) => row.cells.filter((cell) => wanted.has(normalHeader(cell))).length);
  const most = Math.max(...hits);
  return most > 0 ? hits.indexOf(most) : -1;
}

export interface Headings {
  readonly headers: readonly string[];
  readonly headings: readonly (readonly string[])[];
  readonly headerLine: number;
  /** What a row must have. */
  readonly headerCells: number;
  readonly turned?: Turn;
}

export function headersOf(place: HeadPlace, layout: Layout, whole?: readonly TextRow[]): Headings {
  if (layout.punches && place.rows.length > 0) return punchHeads(place.rows, layout.punches);
  const labels = Object.values(layout.block?.labels ?? {});
  const added = layout.section === undefined ? labels : ['', ...labels];
  const turn = (shape: Turn['shape'], headings: Turn['headings']): Turn => ({
    shape,
    labels: labels.map(normalHeader),
    headings,
    ...(layout.block && { begins: normalHeader(layout.block.begins) }),
  });
  const done = (own: readonly string[], headings: Turn['headings'], line: number, turned?: Turn): Headings => ({
    headers: [...own, ...added],
    headings,
    headerLine: line,
    headerCells: own.length + added.length,
    ...(turned && { turned }),
  });
  if (layout.shape === 'transposed') {
    const items = itemsOf(whole ?? [], {
      labels: labels.map(normalHeader),
      ...(layout.block && { begins: normalHeader(layout.block.begins) }),
    });
    const headings = [items.map(normalHeader)];
    return { ...done(items, headings, whole?.[0]?.line ?? 1, turn('transposed', headings)), headings: [] };
  }
  if (place.rows.length === 0) {
    // Columns go by position: they are called by their number.
    return done(
      Array.from({ length: place.width }, (_, i) => `#${i + 1}`),
      [],
      0,
    );
  }
  const names = namesOf(place.rows, layout.header?.names ?? 1);
  const headings = place.rows.map((row) => headingOf(row.cells));
  const line = place.rows.at(-1)!.line;
  if (layout.shape === 'blocks') return done(names, headings, line, turn('blocks', headings));
  return layout.section === undefined
    ? done(names, headings, line)
    : done(names, headings, line, turn('sections', headings));
}

/** Each added cell goes by the header of the time and the word of the punch. */
function punchHeads(rows: readonly TextRow[], punches: NonNullable<Layout['punches']>): Headings {
  const names = namesOf(rows, 1);
  const folded = names.map(normalHeader);
  const at = (header: string): number => folded.indexOf(normalHeader(header));
  const time = Math.max(...punches.time.map(at));
  const into = punches.into.flatMap(({ kind, columns }) => columns.map(() => kind));
  const number = punches.shift === undefined ? [] : ['#'];
  const headings = rows.map((row) => headingOf(row.cells));
  const day = punches.day === undefined ? -1 : at(punches.day);
  return {
    headers: [...names, ...into.map((kind) => `${names[time] ?? ''} ${kind}`), ...number],
    headings,
    headerLine: rows.at(-1)!.line,
    headerCells: names.length + into.length + number.length,
    turned: {
      shape: 'punches',
      labels: [],
      headings,
      punches: {
        by: punches.by.map(at),
        kind: at(punches.kind),
        time,
        ...(day >= 0 && { day }),
        into: into.map((kind) => ({ word: normalHeader(kind) })),
        width: names.length,
        numbered: number.length > 0,
      },
    },
  };
}

/** The names in one of the rows; joined: group, then name, a group reaching to the right over empty cells. */
function namesOf(rows: readonly TextRow[], which: number | 'joined'): readonly string[] {
  const width = Math.max(...rows.map((row) => headingOf(row.cells).length));
  if (which !== 'joined') {
    const cells = rows[which - 1]?.cells ?? [];
    return Array.from({ length: width }, (_, i) => (cells[i] ?? '').trim());
  }
  const levels = rows.map((row, level) => {
    let before = '';
    return Array.from({ length: width }, (_, i) => {
      const cell = (row.cells[i] ?? '').trim();
      if (cell !== '') before = cell;
      return level < rows.length - 1 ? before : cell;
    });
  });
  return Array.from({ length: width }, (_, i) =>
    [...new Set(levels.map((level) => level[i]!).filter((name) => name !== ''))].join('/'),
  );
}
