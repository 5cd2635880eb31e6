// Yes or no, codes, ids and free text: text in, canonical spelling out.
import type { RecordColumn } from '../../pack/types.js';
import type { MappedColumn } from '../types.js';
import type { Bad, Read } from './cell.js';
import { idReader, type ReadWord } from './ids.js';

const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー';
const INJECTED = new RegExp(`(?<=[${CJK}]) (?=[${CJK}])`, 'gu');

/**
 * A spelling as codes and flags are compared: NFKC, trimmed, lower case; runs of white space one space, and none where
 * Japanese is written on both sides of it; every dash a hyphen, without spaces around it.
 */
function folded(text: string): string {
  const spaced = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return spaced.replace(INJECTED, '').replace(/ ?[\u2010-\u2015\u2212-] ?/g, '-');
}

const FLAGS: ReadonlyMap<string, 0 | 1> = new Map([
  ...['true', 'yes', 'y', 't', '1', '有', '有り', 'あり', 'はい', '○', '〇', '◯'].map((w) => [w, 1] as const),
  ...['false', 'no', 'n', 'f', '0', '無', '無し', 'なし', 'いいえ', '×'].map((w) => [w, 0] as const),
]);

const BAD_FLAG: Bad = { code: 'flag_unreadable' };
const NOT_STATED: Bad = { code: 'not_stated' };

/** 1 for yes, 0 for no. */
export function parseFlag(text: string): Read {
  return FLAGS.get(folded(text)) ?? BAD_FLAG;
}

/**
 * Says of a cell that nothing stands in it: white space, or a word that means it in this column. Such a word is no zero:
 * where a blank would be one, nobody knows what it says.
 */
export function blankReader(column: RecordColumn): (text: string) => 'blank' | Bad | undefined {
  const nulls = new Set(column.nulls?.map(folded));
  return (text) => {
    if (text.trim() === '') return 'blank';
    if (nulls.size === 0 || !nulls.has(folded(text))) return undefined;
    return column.blank === 'zero' ? NOT_STATED : 'blank';
  };
}

/** What a word column makes of a cell: the word to keep, or why not. */
export type WordReader = (text: string) => ReadWord;

/** Reader for a code, id or text column. */
export function wordReader(mapped: Pick<MappedColumn, 'column' | 'pad'>): WordReader {
  const { column } = mapped;
  if (column.type === 'id') return idReader(mapped);
  if (column.type === 'code' && Object.keys(column.values).length > 0) return codeReader(column.values);
  return (text) => text.trim();
}

/** The cases of a pack ask for the same columns thousands of times. */
const codeReaders = new WeakMap<RecordColumn['values'], WordReader>();

function codeReader(values: RecordColumn['values']): WordReader {
  const known = codeReaders.get(values);
  if (known) return known;
  const made = newCodeReader(values);
  codeReaders.set(values, made);
  return made;
}

function newCodeReader(values: RecordColumn['values']): WordReader {
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
