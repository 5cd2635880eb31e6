// Cells that hold something, but nothing that may be taken for a value: a mark before what is shown says why. Spreadsheets have them.

/** A code point that is no character and never will be. */
const MARK = '\ufdd0';

const CODES: ReadonlyMap<string, string> = new Map([
  ['E', 'cell_error'],
  ['F', 'formula_without_value'],
  ['D', 'serial_no_date'],
  ['H', 'time_beyond_a_day'],
  ['L', 'number_digits_lost'],
]);

type MarkLetter = 'E' | 'F' | 'D' | 'H' | 'L';

/** The text of a cell that no reader of values may take, whatever its column. */
export const marked = (why: MarkLetter, shown: string): string => `${MARK}${why}${shown}`;

/** Why a cell is no value; undefined where there is no mark. */
export const whyMarked = (text: string): string | undefined =>
  text.startsWith(MARK) ? CODES.get(text.charAt(1)) : undefined;

/** What the reader of a report sees of a cell. */
export const unmarked = (text: string): string => (whyMarked(text) === undefined ? text : text.slice(2));
