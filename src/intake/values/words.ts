// Yes or no, codes, ids and free text: text in, canonical spelling out.
import type { RecordColumn } from '../../pack/types.js';
import type { Bad, Read } from './cell.js';

/** A spelling as codes and flags are compared: NFKC, trimmed, runs of white space one space, lower case. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

const FLAGS: ReadonlyMap<string, 0 | 1> = new Map([
  ...['true', 'yes', 'y', 't', '1', '有', '有り', 'あり', 'はい', '○', '〇', '◯'].map((w) => [w, 1] as const),
  ...['false', 'no', 'n', 'f', '0', '無', '無し', 'なし', 'いいえ', '×'].map((w) => [w, 0] as const),
]);

const BAD_FLAG: Bad = { code: 'flag_unreadable' };
const DAMAGED: Bad = { code: 'id_damaged' };
const LOST: Bad = { code: 'replacement_character' };

/** 1 for yes, 0 for no. */
export function parseFlag(text: string): Read {
  return FLAGS.get(folded(text)) ?? BAD_FLAG;
}

/** What a word column makes of a cell: the word to keep, or why not. */
export type WordReader = (text: string) => string | Bad;

/** Reader for a code, id or text column. */
export function wordReader(column: RecordColumn): WordReader {
  if (column.type === 'id') return readId;
  if (column.type === 'code' && Object.keys(column.values).length > 0) return codeReader(column.values);
  return (text) => text.trim();
}

/** An id is kept as written; one a spreadsheet made a number of (79925.0, 1.27E+12) or that lost characters is not. */
function readId(text: string): string | Bad {
  const id = text.trim();
  if (id.includes('\ufffd')) return LOST;
  return /^\d+\.\d+$|^\d+\.\d+[eE][-+]?\d+$|^\d+[eE][-+]\d+$/.test(id) ? DAMAGED : id;
}

function codeReader(values: RecordColumn['values']): WordReader {
  const codes = new Map<string, string | undefined>();
  for (const [code, spellings] of Object.entries(values)) {
    for (const spelling of [code, ...spellings]) {
      const key = folded(spelling);
      // A spelling that two codes claim says nothing.
      codes.set(key, codes.has(key) && codes.get(key) !== code ? undefined : code);
    }
  }
  for (const code of Object.keys(values)) codes.set(folded(code), code);
  const unknown: Bad = { code: 'code_unknown', args: { known: Object.keys(values).join(', ') } };
  return (text) => codes.get(folded(text)) ?? unknown;
}
