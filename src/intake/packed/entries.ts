// The directory of an archive: in, a source; out, its entries by name, each with the reason why it is not read, if there is one.
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import type { Source } from '../types.js';
import { isUnsafe, nameOf } from './names.js';
import { SourceReader } from './reader.js';
import { LIMITS, Refused } from './refused.js';

export interface Packed {
  readonly name: string;
  readonly size: number;
  /** Why it is not read. */
  readonly refused?: Refused;
  readonly entry: Entry;
}

export interface Archive {
  readonly zip: ZipFile;
  readonly reader: SourceReader;
  /** Files in the order of the directory, folders left out. */
  readonly entries: readonly Packed[];
}

/** Throws `Refused` where the archive as a whole is not read, and whatever reading the source throws. */
export async function openArchive(source: Source): Promise<Archive> {
  const reader = new SourceReader(source);
  try {
    const zip = await fromRandomAccessReaderPromise(reader, source.size, { decodeStrings: false, autoClose: false });
    if (zip.entryCount > LIMITS.entries) throw new Refused('archive_too_large', { limit: LIMITS.entries });
    const found: Packed[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      const refused = name === undefined ? new Refused('archive_name_unreadable') : whyNot(entry, name);
      if (name?.endsWith('/') && entry.uncompressedSize === 0 && !refused) continue;
      // Bytes that are no name are shown in hexadecimal.
      const shown = name ?? entry.fileNameRaw.toString('hex');
      found.push({ name: shown, size: entry.uncompressedSize, entry, ...(refused && { refused }) });
    }
    overlapping(found);
    return { zip, reader, entries: twice(found) };
  } catch (error) {
    throw reasonOf(reader, error);
  }
}

/** What reading the source threw goes on as it is; what yauzl and zlib say of the bytes becomes a refusal. */
export function reasonOf(reader: SourceReader, error: unknown): unknown {
  if (reader.broken !== undefined) return reader.broken;
  if (error instanceof Refused) return error;
  const { message, code } = error as Error & { code?: string };
  if (/encrypt/i.test(message)) return new Refused('archive_encrypted');
  if (/too many bytes|not enough bytes|size mismatch/i.test(message)) return new Refused('archive_size_lies');
  return new Refused('archive_damaged', { message: code?.startsWith('Z_') ? code : message.replace(/\.+$/, '') });
}

const UNIX = 3;
const SYMLINK = 0xa;
const STORED = 0;
const DEFLATED = 8;

function whyNot(entry: Entry, name: string): Refused | undefined {
  if (isUnsafe(name)) return new Refused('archive_path_unsafe');
  if (entry.isEncrypted()) return new Refused('archive_encrypted');
  if (entry.versionMadeBy >>> 8 === UNIX && entry.externalFileAttributes >>> 28 === SYMLINK)
    return new Refused('archive_link');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return new Refused('archive_method', { method: entry.compressionMethod });
  if (entry.uncompressedSize > LIMITS.entry) return new Refused('archive_too_large', { limit: LIMITS.entry });
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > LIMITS.bombFrom && ratio > LIMITS.ratio)
    return new Refused('archive_bomb', { times: Math.floor(ratio) });
  return undefined;
}

/** Entries that share packed bytes unpack to far more than the archive could hold. */
function overlapping(entries: readonly Packed[]): void {
  const byPlace = entries
    .map((p) => p.entry)
    .sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [i, entry] of byPlace.entries()) {
    const next = byPlace[i + 1];
    if (next && entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize > next.relativeOffsetOfLocalHeader)
      throw new Refused('archive_damaged', { message: 'entries overlap' });
  }
}

/** Of two entries with one name nobody knows which is meant: neither is read. */
function twice(entries: readonly Packed[]): readonly Packed[] {
  const times = new Map<string, number>();
  for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
  return entries
    .filter((p, i) => times.get(p.name) === 1 || entries.findIndex((q) => q.name === p.name) === i)
    .map((p) => (times.get(p.name) === 1 ? p : { ...p, refused: new Refused('archive_name_twice') }));
}
