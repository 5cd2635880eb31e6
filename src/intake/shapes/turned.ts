// Files whose rows are not yet the rows of a table (sections, transposed, one block a worker) → rows that are. Read whole.
import { isHeading, isNote, isTotal } from '../aside.js';
import { normalHeader } from '../columns.js';
import { blockOf, type RowsEnd, rowBlock, type TextRow } from '../row-block.js';
import type { Aside, PunchTurn, RowBlock, Turn } from '../types.js';
import { cellText } from '../values/cell.js';
import { shiftsOf } from './punches.js';

/** Bytes of text that are turned at once; a larger file has to be handed in one record a row. */
export const TURNED_MOST = 1 << 26;

/** A row of the table with the physical line of each of its cells. */
export interface TurnedRow extends TextRow {
  readonly lines: readonly number[];
}

export interface Turned {
  readonly rows: readonly TurnedRow[];
  /** Rows of the file that became no record, by what they are. */
  readonly aside: readonly { readonly what: Aside; readonly line: number }[];
  readonly stop?: RowsEnd['stop'];
}

/** Rows of text of a block. */
export function textRows(raw: RowBlock): TextRow[] {
  return Array.from({ length: raw.rows }, (_, row) => {
    const cells: string[] = [];
    for (let field = raw.rowStart[row]!; field < raw.rowStart[row + 1]!; field++)
      cells.push(cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!));
    return { cells, line: raw.lines[row]! };
  });
}

/** All rows, turned, as one block. */
export async function* turnedRows(
  blocks: AsyncGenerator<RowBlock, RowsEnd>,
  turn: Turn,
): AsyncGenerator<RowBlock, RowsEnd> {
  const rows: TextRow[] = [];
  let bytes = 0;
  for (;;) {
    const step = await blocks.next();
    if (step.done === true) {
      const turned = turnRows(rows, turn);
      if (turned.rows.length > 0) yield turnedBlock(turned.rows);
      return { ...step.value, ...(step.value.stop ? {} : turned.stop && { stop: turned.stop }), aside: turned.aside };
    }
    bytes += step.value.bytes.length;
    if (bytes > TURNED_MOST) {
      await blocks.return({ notes: [] });
      return { notes: [], stop: { code: 'turned_too_large', line: 0, args: { limit: TURNED_MOST } } };
    }
    rows.push(...textRows(step.value));
  }
}

function turnedBlock(rows: readonly TurnedRow[]): RowBlock {
  const room = rows.reduce((n, row) => n + row.cells.reduce((m, cell) => m + 3 * cell.length, 0), 0);
  const lines = Float64Array.from(rows.flatMap((row) => row.lines));
  return rowBlock(blockOf(rows, room), undefined, lines);
}

/** The rows of the table, and what the other rows were. */
function turnRows(rows: readonly TextRow[], turn: Turn): Turned {
  const said = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (turn.shape === 'sections') return ofSections(said, turn);
  if (turn.punches !== undefined) return ofPunches(said, turn, turn.punches);
  const parts = turn.begins === undefined ? [said] : partsOf(said, turn.begins);
  const turned = parts.map((part) => (turn.shape === 'transposed' ? transposed(part, turn) : ofBlock(part, turn)));
  const stop = turned.find((t) => t.stop)?.stop;
  return {
    rows: turned.flatMap((t) => t.rows),
    aside: turned.flatMap((t) => t.aside),
    ...(stop && { stop }),
  };
}

const filled = (row: TextRow): readonly string[] => row.cells.filter((cell) => cell.trim() !== '');

/** A title alone in its row is what the rows below it have in common, until the next one. */
function ofSections(rows: readonly TextRow[], turn: Turn): Turned {
  const out: TurnedRow[] = [];
  const aside: { what: Aside; line: number }[] = [];
  let [title, titleLine, started, noted]: [string, number, boolean, boolean] = ['', 0, false, false];
  for (const row of rows) {
    const put = (what: Aside): void => void aside.push({ what, line: row.line });
    const alone = filled(row);
    if (isHeading(row.cells, turn.headings)) {
      [started, noted] = [true, false];
      put('heading');
    } else if (alone.length > 1) {
      // Before the first headings stands what belongs to no row of the table.
      if (!started) put('heading');
      else out.push(withCell(row, title, titleLine, turn.headings));
      noted = false;
    } else if (started && (noted || isNote(alone[0]!))) {
      noted = true;
      put('note');
    } else if (isTotal(alone[0]!)) put('subtotal');
    else {
      [title, titleLine] = [alone[0]!.trim(), row.line];
      put('heading');
    }
  }
  return { rows: out, aside };
}

/** Under the headings every row is a punch; above them stand titles. */
function ofPunches(rows: readonly TextRow[], turn: Turn, punches: PunchTurn): Turned {
  const at = rows.findIndex((row) => isHeading(row.cells, turn.headings));
  const heads = rows.filter((row, i) => i <= at || isHeading(row.cells, turn.headings));
  return {
    rows: shiftsOf(
      rows.filter((row) => !heads.includes(row)),
      punches,
    ),
    aside: heads.map((row) => ({ what: 'heading' as const, line: row.line })),
  };
}

function withCell(row: TextRow, text: string, line: number, headings: Turn['headings']): TurnedRow {
  const width = Math.max(...headings.map((names) => names.length), 0);
  const cells = row.cells.slice(0, Math.max(width, row.cells.findLastIndex((cell) => cell.trim() !== '') + 1));
  while (cells.length < width) cells.push('');
  return { cells: [...cells, text], line: row.line, lines: [...cells.map(() => row.line), line] };
}

/** Parts of a file, each beginning with a row whose first cell is this one; what stands before the first is a part too. */
function partsOf(rows: readonly TextRow[], begins: string): readonly (readonly TextRow[])[] {
  const parts: TextRow[][] = [];
  for (const row of rows) {
    if (parts.length === 0 || normalHeader(filled(row)[0] ?? '') === begins) parts.push([]);
    parts.at(-1)!.push(row);
  }
  return parts;
}

interface Label {
  readonly text: string;
  readonly line: number;
}

/** The cell behind each label; the first of them counts. */
function labelsIn(rows: readonly TextRow[], labels: readonly string[]): readonly Label[] {
  return labels.map((label) => {
    for (const { cells, line } of rows) {
      const at = cells.findIndex((cell) => normalHeader(cell) === label);
      const text = at < 0 ? undefined : cells.slice(at + 1).find((cell) => cell.trim() !== '');
      if (text !== undefined) return { text, line };
    }
    return { text: '', line: rows[0]?.line ?? 0 };
  });
}

function ofBlock(part: readonly TextRow[], turn: Turn): Turned {
  const at = part.findIndex((row) => isHeading(row.cells, turn.headings));
  const first = part[0]!;
  const above = (at < 0 ? part : part.slice(0, at + 1)).map((row) => ({ what: 'heading' as const, line: row.line }));
  const begun = turn.begins === undefined || normalHeader(filled(first)[0] ?? '') === turn.begins;
  if (at < 0)
    return begun
      ? { rows: [], aside: [], stop: { code: 'block_without_headings', line: first.line, args: {} } }
      : { rows: [], aside: above };
  const labels = labelsIn(part.slice(0, at), turn.labels);
  const width = turn.headings[0]!.length;
  const rows = part.slice(at + 1).filter((row) => !isHeading(row.cells, turn.headings));
  const again = part.slice(at + 1).filter((row) => !rows.includes(row));
  return {
    rows: rows.map((row) => {
      const cells = row.cells.slice(0, Math.max(width, row.cells.findLastIndex((cell) => cell.trim() !== '') + 1));
      while (cells.length < width) cells.push('');
      return labelled(row, cells, labels);
    }),
    aside: [...above, ...again.map((row) => ({ what: 'heading' as const, line: row.line }))],
  };
}

function labelled(row: TextRow, cells: readonly string[], labels: readonly Label[]): TurnedRow {
  return {
    cells: [...cells, ...labels.map((l) => l.text)],
    line: row.line,
    lines: [...cells.map(() => row.line), ...labels.map((l) => l.line)],
  };
}

/** Items down, records across: the first cell of each row is a heading. */
function transposed(part: readonly TextRow[], turn: Turn): Turned {
  const names = turn.headings[0]!;
  const labels = labelsIn(part, turn.labels);
  const isLabel = (row: TextRow): boolean => row.cells.some((cell) => turn.labels.includes(normalHeader(cell)));
  const items = part.filter((row) => !isLabel(row));
  // An item that stands there twice is two columns, so that nobody has to choose between them.
  const rowOf = names.map(
    (name, i) =>
      items.filter((row) => normalHeader(row.cells[0] ?? '') === name)[
        names.slice(0, i).filter((n) => n === name).length
      ],
  );
  const width = Math.max(0, ...items.map((row) => row.cells.length));
  const first = part[0]!.line;
  const rows: TurnedRow[] = [];
  for (let at = 1; at < width; at++) {
    const cells = rowOf.map((row) => row?.cells[at] ?? '');
    if (cells.every((cell) => cell.trim() === '')) continue;
    rows.push({
      cells: [...cells, ...labels.map((l) => l.text)],
      line: first,
      lines: [...rowOf.map((row) => row?.line ?? first), ...labels.map((l) => l.line)],
    });
  }
  // A row whose heading the first block does not have would be lost without a word.
  const stray = items.find((row) => filled(row).length > 1 && !names.includes(normalHeader(row.cells[0] ?? '')));
  const stop = stray && { code: 'item_unknown', line: stray.line, args: { item: (stray.cells[0] ?? '').trim() } };
  return {
    rows,
    aside: part.filter(isLabel).map((row) => ({ what: 'heading' as const, line: row.line })),
    ...(stop && { stop }),
  };
}

/** Headings of a transposed table: the first cells of its rows, in the order they come. */
export function itemsOf(rows: readonly TextRow[], turn: Pick<Turn, 'begins' | 'labels'>): readonly string[] {
  const isLabel = (row: TextRow): boolean => row.cells.some((cell) => turn.labels.includes(normalHeader(cell)));
  const items: string[] = [];
  for (const part of turn.begins === undefined ? [rows] : partsOf(rows, turn.begins)) {
    const seen: string[] = [];
    for (const row of part) {
      const name = (row.cells[0] ?? '').trim();
      if (isLabel(row) || filled(row).length < 2 || name === '') continue;
      seen.push(normalHeader(name));
      const times = seen.filter((s) => s === seen.at(-1)).length;
      if (items.filter((item) => normalHeader(item) === seen.at(-1)).length < times) items.push(name);
    }
  }
  return items;
}
