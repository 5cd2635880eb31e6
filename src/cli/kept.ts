// Sources of a run with what lies in archives and workbooks taken out: small ones in memory, the others in the scratch folder.
import type { Keep } from '../intake/packed/keep.js';
import type { Source } from '../intake/types.js';
import { unpacked } from '../intake/unpack.js';
import type { Catalogue } from '../text/index.js';
import type { Io } from './io.js';
import { namedSheets } from './named-sheets.js';
import type { OpenScratch } from './scratch.js';
import { fileSource, opener, openerOf, openSources } from './sources.js';

/** Bytes held in memory for a run, all files taken together. */
const HELD_MOST = 8 << 20;

/** Every table in the files that the arguments name. Scratch must stay open as long as they are read. */
export const openTables = async (
  paths: readonly string[],
  scratch: OpenScratch,
  io: Io,
  w: Catalogue,
): Promise<readonly Source[]> => {
  const named = namedSheets(paths, w);
  return named.wanted(await unpacked(await openSources(named.paths, io, w), keeper(scratch, w)));
};

const keeper = (scratch: OpenScratch, w: Catalogue): Keep => {
  let held = 0;
  let files = 0;
  return async (chunks) => {
    const parts: Uint8Array[] = [];
    let part: string | undefined;
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      parts.push(chunk);
      if (part === undefined && held + size <= HELD_MOST) continue;
      part ??= `taken-out-${files++}`;
      for (const bytes of parts.splice(0)) scratch.append(part, bytes);
    }
    if (part === undefined) {
      held += size;
      const bytes = new Uint8Array(Buffer.concat(parts));
      return { size, at: bytes, open: openerOf(bytes) };
    }
    const path = scratch.finish(part);
    return { size, at: path, open: opener(path, path, w) };
  };
};

/** A source as another thread was sent it. */
export const reopened = (sent: Omit<Source, 'open'>, w: Catalogue): Source => {
  const { at, name } = sent;
  if (at === undefined) return { ...fileSource(name, w), ...sent };
  return { ...sent, open: typeof at === 'string' ? opener(at, name, w) : openerOf(at) };
};
