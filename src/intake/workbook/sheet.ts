// XML of a sheet → lines of a table, one for each row of the sheet, and what is to be told about it.
import { LIMITS } from '../packed/refused.js';
import { cellTextOf, type Shared } from './cells.js';
import { lettersOf, placeOf } from './place.js';
import { textReader } from './strings.js';
import { damaged, type Elements, piecesOf } from './xml.js';

/** Counts over one sheet, for notices. */
export interface SheetNotes {
  cells: number;
  formulas: number;
  padded: number;
  rowsHidden: number;
  columnsHidden: number;
  merged: number;
  /** The first area of merged cells. */
  firstMerged: string;
}

export const newNotes = (): SheetNotes => ({
  cells: 0,
  formulas: 0,
  padded: 0,
  rowsHidden: 0,
  columnsHidden: 0,
  merged: 0,
  firstMerged: '',
});

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Characters that a cell can have. */
const CELL_MOST = 32_767;

/** The sheet as comma-separated text in UTF-8. Throws `Refused`. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  shared: Shared,
  notes: SheetNotes,
): AsyncGenerator<Uint8Array> {
  let lines: string[] = [];
  const rows = rowReader(shared, notes, (line) => lines.push(line));
  for await (const _ of piecesOf(chunks, rows)) {
    if (lines.length > 0) yield Buffer.from(lines.join(''), 'utf8');
    lines = [];
  }
}

interface Open {
  type: string;
  style: number;
  value: string[] | undefined;
  formula: boolean;
}

function rowReader(shared: Shared, notes: SheetNotes, put: (line: string) => void): Elements {
  const inline = textReader();
  let row = -1;
  let column = -1;
  let width = 0;
  let cells: string[] = [];
  let cell: Open | undefined;
  let inValue = false;

  const beginRow = (said: string | undefined): void => {
    const next = said === undefined ? row + 1 : Number(said) - 1;
    if (!Number.isInteger(next) || next <= row || next >= LIMITS.rows) throw damaged(`row ${said ?? next + 1}`);
    if (next - row > 1) put('\n'.repeat(next - row - 1));
    row = next;
    column = -1;
    cells = [];
  };
  const endRow = (): void => {
    // The header comes first, so that every row below it is at least as wide.
    if (cells.length > width) width = cells.length;
    if (cells.length === 0) put('\n');
    else put(`${cells.map(quoted).join(',')}${','.repeat(width - cells.length)}\n`);
  };
  const beginCell = (ref: string | undefined, type: string, style: number): void => {
    const place = ref === undefined ? { row, column: column + 1 } : placeOf(ref);
    if (!place || place.row !== row || place.column <= column || place.column >= LIMITS.columns)
      throw damaged(`cell ${ref ?? ''}`);
    column = place.column;
    cell = { type, style, value: undefined, formula: false };
    inline.begin();
  };
  const endCell = ({ type, style, value, formula }: Open): void => {
    const raw = { type, style, value: value?.join(''), inline: inline.read(), formula };
    const { text, padded } = cellTextOf(raw, shared);
    if (formula) notes.formulas += 1;
    if (text === '') return;
    if (text.length > CELL_MOST) throw damaged(`cell ${lettersOf(column)}${row + 1}`);
    notes.cells += 1;
    if (padded) notes.padded += 1;
    while (cells.length < column) cells.push('');
    cells.push(text);
  };
  const style = (text: string | undefined): number => (text === undefined ? -1 : Number(text));

  return {
    open(name, of) {
      if (name === 'row') {
        beginRow(of('r'));
        if (isOn(of('hidden'))) notes.rowsHidden += 1;
      } else if (name === 'c') beginCell(of('r'), of('t') ?? 'n', style(of('s')));
      else if (name === 'v' && cell) {
        cell.value = [];
        inValue = true;
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'mergeCell') {
        notes.merged += 1;
        notes.firstMerged ||= of('ref') ?? '';
      } else if (name === 'col' && isOn(of('hidden'))) notes.columnsHidden += columnsOf(of('min'), of('max'));
      else if (cell) inline.open(name);
    },
    text(text) {
      if (inValue) cell?.value?.push(text);
      else if (cell) inline.text(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c' && cell) {
        endCell(cell);
        cell = undefined;
      } else if (name === 'row') endRow();
      else if (cell) inline.close(name);
    },
  };
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** Hidden columns up to the last one of the sheet are a margin, not columns with something in them. */
function columnsOf(min: string | undefined, max: string | undefined): number {
  const [from, to] = [Number(min), Number(max)];
  return Number.isInteger(from) && Number.isInteger(to) && to < LIMITS.columns ? Math.max(0, to - from + 1) : 0;
}
