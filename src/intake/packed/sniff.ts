// What a source is by its first bytes, whatever its name says: an archive (workbooks are archives), a workbook of the old kind, or a text.
import { Buffer } from 'node:buffer';
import type { Fault, Source } from '../types.js';

const ARCHIVE = ['504b0304', '504b0506'];
const OLD = 'd0cf11e0';

/** Undefined: no container. */
export async function containerOf(source: Source): Promise<'archive' | 'old' | undefined> {
  if (source.size < 4) return undefined;
  for await (const chunk of source.open({ start: 0, end: 4 })) {
    const first = Buffer.from(chunk).toString('hex', 0, 4);
    return ARCHIVE.includes(first) ? 'archive' : first === OLD ? 'old' : undefined;
  }
  return undefined;
}

const SEALED = Buffer.from('EncryptedPackage', 'utf16le');
const LOOKED_AT = 1 << 26;

/** A compound file is a workbook with a password, or one of the format before 2007. */
export async function whyNotOld(source: Source): Promise<[code: string, args: Fault['args']]> {
  let carry: Uint8Array = new Uint8Array(0);
  for await (const chunk of source.open({ start: 0, end: Math.min(source.size, LOOKED_AT) })) {
    const joined = Buffer.concat([carry, chunk]);
    if (joined.includes(SEALED)) return ['workbook_password', {}];
    carry = joined.subarray(-SEALED.length);
  }
  return ['workbook_kind', { kind: 'xls' }];
}

/** A source of which nothing is read, with the reason. */
export const refusedSource = (source: Pick<Source, 'name' | 'folder' | 'taken'>, faults: readonly Fault[]): Source => ({
  name: source.name,
  folder: source.folder,
  size: 0,
  open: async function* () {},
  taken: { ...source.taken, faults },
});
