// Ids: text in, the id to match by out. What a spreadsheet did to one is undone where nothing can be lost, else refused.
import type { MappedColumn } from '../types.js';
import { type Bad, narrow } from './cell.js';

/** An id, why there is none, or an id with what was repaired to get it. */
export type ReadWord = string | Bad | (Bad & { readonly word: string });

const DAMAGED: Bad = { code: 'id_damaged' };
const LOST: Bad = { code: 'replacement_character' };
const MASKED: Bad = { code: 'id_masked' };
const DISPROVED: Bad = { code: 'id_check_digit' };

/** Digits that a spreadsheet keeps of a number. */
const SURE_DIGITS = 15;

const EXPONENT = /^\d+(?:\.\d+)?[eE][-+]\d+$|^\d+\.\d+[eE]\d+$/;
const POINT = /^(\d+)\.(\d+)$/;
const STARS = /^[*＊●•]|[*＊●•]{2}|^X{2,}-X{2,}-\d+$/i;
const FULL_WIDTH = /^[！-～]+$/;

/** Reader for an id column. */
export function idReader({ column, pad = 0 }: Pick<MappedColumn, 'column' | 'pad'>): (text: string) => ReadWord {
  const { digits, checkDigit } = column;
  const width: Bad = { code: 'id_digits', args: { digits: digits ?? 0 } };
  return (text) => {
    const read = plainId(text);
    const id = typeof read === 'string' ? read : 'word' in read ? read.word : undefined;
    if (id === undefined) return read;
    if (/^\d+$/.test(id) && id.length < pad)
      return { code: 'id_padded', args: { digits: pad }, word: id.padStart(pad, '0') };
    if (digits !== undefined && (id.length !== digits || !/^\d+$/.test(id))) return width;
    if (checkDigit !== undefined && !provedByNine(id)) return DISPROVED;
    return read;
  };
}

/** An id is kept as written, full-width ones made plain; one that may have lost digits or characters is not taken. */
function plainId(text: string): ReadWord {
  const written = text.trim();
  if (written.includes('\ufffd')) return LOST;
  // Certified-payroll writers put an apostrophe before what a spreadsheet could take for a formula.
  const id = written.startsWith("'") && written.length > 1 ? written.slice(1).trim() : written;
  if (EXPONENT.test(id)) return DAMAGED;
  if (STARS.test(id)) return MASKED;
  const point = POINT.exec(id);
  if (point !== null) {
    const [, whole = '', fraction = ''] = point;
    if (!/^0+$/.test(fraction) || whole.length > SURE_DIGITS) return DAMAGED;
    return { code: 'id_point_zero', word: whole };
  }
  if (id !== written) return { code: 'id_apostrophe', word: id };
  return FULL_WIDTH.test(id) ? narrow(id) : id;
}

/** Whether the first digit is 9 less the sum of the others modulo 9, every second one counted twice, beginning with the last but one. */
function provedByNine(id: string): boolean {
  let sum = 0;
  for (let i = 1; i < id.length; i++) sum += Number(id[id.length - i]) * (i % 2 === 0 ? 2 : 1);
  return Number(id[0]) === 9 - (sum % 9);
}
