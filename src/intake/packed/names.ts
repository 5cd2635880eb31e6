// Names in an archive: raw bytes in, the name as text out, or why it is none that can be taken.
import { type Entry, getFileNameLowLevel } from 'yauzl';
import { isRefusal, strictDecoder } from '../encodings.js';
import type { Encoding } from '../types.js';

const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

/** Of NFC, with forward slashes. Undefined where the bytes are neither UTF-8 nor CP932, or not what the entry says they are. */
export function nameOf(entry: Entry): string | undefined {
  const raw = entry.fileNameRaw;
  const said = unicodePath(entry);
  const text =
    said ?? ((entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ? decoded(raw, 'utf-8') : decoded(raw, 'utf-8', 'cp932'));
  return text?.replaceAll('\\', '/').normalize('NFC');
}

/** Info-ZIP's second name in UTF-8, where it belongs to the first. */
function unicodePath({ extraFields, fileNameRaw }: Entry): string | undefined {
  if (!extraFields.some((field) => field.id === UNICODE_PATH)) return undefined;
  const [own, plain] = [extraFields, []].map((fields) => getFileNameLowLevel(0, fileNameRaw, fields, true));
  return own === plain ? undefined : own;
}

/** By the first encoding that has these bytes. Explorer writes CP932 without saying so, macOS UTF-8 likewise. */
function decoded(raw: Uint8Array, ...encodings: readonly Encoding[]): string | undefined {
  for (const encoding of encodings) {
    const decoder = strictDecoder(encoding);
    try {
      return decoder.decode(raw) + decoder.end();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return undefined;
}

/** Whether a name leads out of the archive, or is none that a file can have. */
export const isUnsafe = (name: string): boolean =>
  name === '' ||
  name.startsWith('/') ||
  /^[A-Za-z]:/.test(name) ||
  name.split('/').some((part) => part === '..' || part === '.') ||
  /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name);

const SYSTEM = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i;

/** What file managers add by themselves. */
export const isSystem = (name: string): boolean => SYSTEM.test(name);
