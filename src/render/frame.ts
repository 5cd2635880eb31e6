// Shows the cells a finding rests on as they stand in the file: place, headers, values, the evidence underlined. In: cells. Out: lines.
import type { Cell } from '../report/types.js';
import { type Page, paragraph } from './page.js';
import type { Painter } from './table.js';
import { visible } from './visible.js';
import { cut, pad, widthOf, withoutEnd } from './width.js';

interface Row {
  readonly row: number;
  readonly cells: readonly Cell[];
}

interface Sheet {
  readonly file: string;
  readonly rows: readonly Row[];
}

const ROWS_SHOWN = 6;
const SEPARATOR = 3;

/** An empty cell or header would look as if nothing were there. */
const shown = (written: string): string => (written === '' ? '""' : visible(written));

const plain = (header: string): string => header.normalize('NFKC').toLowerCase().replaceAll('_', ' ').trim();

/** Cells by file and row; rows with the same headers one after the other share a sheet. */
const sheetsOf = (cells: readonly Cell[]): readonly Sheet[] => {
  const rows = new Map<string, { file: string; row: number; cells: Cell[] }>();
  for (const cell of cells) {
    const at = `${cell.row}\n${cell.file}`;
    const row = rows.get(at) ?? { file: cell.file, row: cell.row, cells: [] };
    if (!row.cells.some((c) => c.column === cell.column)) row.cells.push(cell);
    rows.set(at, row);
  }
  const sheets: { file: string; heads: string; rows: Row[] }[] = [];
  for (const row of rows.values()) {
    const heads = JSON.stringify(row.cells.map((c) => c.column));
    const same = sheets.find((s) => s.file === row.file && s.heads === heads);
    if (same) same.rows.push(row);
    else sheets.push({ file: row.file, heads, rows: [row] });
  }
  return sheets;
};

/** Columns side by side as far as the width allows; the rest goes into further bands below. */
const bandsOf = (widths: readonly number[], room: number): readonly (readonly number[])[] => {
  const bands: number[][] = [];
  let used = 0;
  for (const [i, width] of widths.entries()) {
    const needed = width + SEPARATOR;
    const band = bands.at(-1);
    if (band === undefined || used + needed > room) {
      bands.push([i]);
      used = needed;
    } else {
      band.push(i);
      used += needed;
    }
  }
  return bands;
};

const inPieces = (text: string, width: number, page: Page): readonly string[] => {
  const pieces: string[] = [];
  let rest = text;
  do {
    const [piece, after] = cut(rest, width, page);
    pieces.push(piece);
    rest = after;
  } while (rest !== '');
  return pieces;
};

const sheetLines = (
  page: Page,
  sheet: Sheet,
  table: string,
  indent: number,
  told: Set<string> | undefined,
): readonly string[] => {
  const rows = sheet.rows.slice(0, page.verbose ? undefined : ROWS_SHOWN);
  const gutter = Math.max(...rows.map((r) => String(r.row).length)) + 1;
  const room = page.width - indent - gutter + 1;
  const first = sheet.rows[0]!.cells;
  const evidence = first.map((c) => !page.names.isKey(c.field, table));
  const marked = evidence.includes(true) ? evidence : evidence.map(() => true);
  const heads = first.map((c) => shown(c.column));
  const values = rows.map((r) => r.cells.map((c) => shown(c.written)));
  const widths = first.map((_, i) =>
    Math.min(room - SEPARATOR, Math.max(1, ...[heads, ...values].map((texts) => widthOf(texts[i]!, page)))),
  );
  const bar = page.paint.quiet(page.bar);
  const margin = (number: string): string => ' '.repeat(indent) + page.paint.quiet(number.padStart(gutter - 1));

  const line = (
    number: string,
    texts: readonly string[],
    band: readonly number[],
    paint?: Painter,
  ): readonly string[] => {
    const cells = band.map((i) => inPieces(texts[i]!, widths[i]!, page));
    return Array.from({ length: Math.max(...cells.map((c) => c.length)) }, (_, n) => {
      const parts = band.map((i, at) => pad(cells[at]![n] ?? '', widths[i]!, 'left', page));
      const last = parts.length - 1;
      const painted = parts
        .map((part, at) => (at === last ? withoutEnd(part) : part))
        .map((part) => paint?.(part) ?? part);
      return `${margin(n === 0 ? number : '')} ${bar} ${painted.join(` ${bar} `)}`;
    });
  };
  const carets = (band: readonly number[]): string => {
    const under = band.map((i) => {
      const longest = Math.max(...values.map((v) => widthOf(v[i]!, page)));
      return (marked[i] ? '^'.repeat(Math.max(1, Math.min(widths[i]!, longest))) : '').padEnd(widths[i]!);
    });
    return `${margin('')} ${bar} ${page.paint.mark(under.join(' '.repeat(SEPARATOR)).trimEnd())}`;
  };

  const bands = bandsOf(widths, room);
  const lines = bands.flatMap((band) => [
    ...line('', heads, band, page.paint.quiet),
    ...rows.flatMap((r, n) => line(String(r.row), values[n]!, band)),
    ...(told === undefined && band.some((i) => marked[i]) ? [carets(band)] : []),
  ]);
  // Headers in a language that the reader may not know: what each was read as.
  const readAs = first.flatMap((c) => {
    const title = page.names.column(c.field, table);
    // Canonical names are English.
    const said = plain(c.column) === plain(title) || (page.lang === 'en' && c.column === c.field);
    if (said) return [];
    const words = page.words.report.readAs(shown(c.column), title);
    if (told?.has(words)) return [];
    told?.add(words);
    return [words];
  });
  const left = sheet.rows.length - rows.length;
  return [
    ...paragraph(page, page.words.report.place(sheet.file, sheet.rows[0]!.row), indent, page.paint.quiet),
    ...lines,
    ...(left > 0 ? paragraph(page, page.words.report.more(left), indent + gutter, page.paint.quiet) : []),
    ...(readAs.length > 0 ? paragraph(page, page.words.report.list(readAs), indent + gutter, page.paint.quiet) : []),
  ];
};

/**
 * Frames for all cells of a finding. `tableOf` says which table of the pack a file was read as; `told` holds
 * what headers mean, as far as that was said before; with it the frame is short.
 */
export const frame = (
  page: Page,
  cells: readonly Cell[],
  tableOf: (file: string) => string,
  indent: number,
  told?: Set<string>,
): readonly string[] =>
  sheetsOf(cells).flatMap((sheet, i) => [
    ...(i > 0 && told === undefined ? [''] : []),
    ...sheetLines(page, sheet, tableOf(sheet.file), indent, told),
  ]);
