// One cell of a sheet → its text in a table, or a text marked as no value. What a formula gave counts, never the formula.
import { marked } from '../values/mark.js';
import { GENERAL, type Kind } from './formats.js';
import { numberText } from './serials.js';
import type { Styles } from './styles.js';
import { unescaped } from './xml.js';

/** A cell as its XML holds it. */
export interface RawCell {
  /** s, str, inlineStr, b, e, d or n. */
  readonly type: string;
  readonly style: number;
  /** What stands in <v>; undefined where there is none. */
  readonly value: string | undefined;
  readonly inline: string;
  readonly formula: boolean;
}

/** What all cells of a workbook share. */
export interface Shared {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly from1904: boolean;
}

export interface CellText {
  readonly text: string;
  /** Zeros on the left come from the number format. */
  readonly padded?: true;
}

const NOTHING: CellText = { text: '' };

export function cellTextOf(cell: RawCell, { strings, styles, from1904 }: Shared): CellText {
  const { type, value, formula } = cell;
  if (type === 'inlineStr') return { text: oneLine(unescaped(cell.inline)) };
  // An empty cell may count as zero; a formula nobody has worked out yet must not.
  if (value === undefined) return formula ? { text: marked('F', '=') } : NOTHING;
  switch (type) {
    case 's': {
      const text = /^\d+$/.test(value) ? strings[Number(value)] : undefined;
      return { text: text === undefined ? marked('E', value) : oneLine(text) };
    }
    case 'str':
      return { text: oneLine(unescaped(value)) };
    case 'e':
      return { text: marked('E', value) };
    case 'b':
      return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : marked('E', value) };
    case 'd':
      return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ') };
    default:
      return value === '' ? NOTHING : ofNumber(value, cell.style < 0 ? GENERAL : styles(cell.style), from1904);
  }
}

function ofNumber(value: string, kind: Kind, from1904: boolean): CellText {
  const text = numberText(value.trim(), kind, from1904);
  return kind.is === 'zeros' && text !== numberText(value.trim(), GENERAL, from1904)
    ? { text, padded: true }
    : { text };
}

/** A line of the table is a row of the sheet: line ends within a cell become spaces. */
const oneLine = (text: string): string => text.replace(/\r\n|[\r\n]/g, ' ');
