// Where a part of a merged pack was written.
import type { Pack } from '../types.js';

/** The pack's own files by their path; a parent's after its name: common/records/payslip.json. */
export const fileOf = (pack: Pack, part: { readonly pack: string }, file: string): string =>
  part.pack === pack.id ? file : `${part.pack}/${file}`;
