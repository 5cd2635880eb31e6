// Paths, folders, globs and '-' → sources to read, in order of name. Files of one folder are one submission.
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { Source } from '../intake/types.js';
import type { Catalogue } from '../text/index.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';

/** Bytes read at once: few enough to be still at hand when they are looked at. */
const CHUNK = 1 << 18;
const KINDS = '**/*.{csv,CSV,Csv,tsv,TSV,txt,TXT,xlsx,XLSX,xlsm,XLSM,xlsb,xls,XLS,ods,zip,ZIP}';
/** Left beside a workbook while it is open. */
const LOCKS = '**/~$*';

export const slashed = (path: string): string => path.split(sep).join('/');

/** Every file the arguments name, each once. Throws UsageError for a path that is not there. */
export const openSources = async (paths: readonly string[], io: Io, w: Catalogue): Promise<readonly Source[]> => {
  const found = new Map<string, Source>();
  for (const path of paths) {
    if (path === '-') {
      const stdin = await held(io, w);
      found.set('-', stdin);
      continue;
    }
    const stats = statOf(path);
    const files = stats?.isDirectory()
      ? await inFolder(path)
      : stats
        ? [path]
        : await glob(slashed(path), { absolute: false });
    if (files.length === 0)
      throw new UsageError(
        stats ? w.cli.noFiles(path) : w.cli.fileNotFound(path),
        stats ? EXIT.unreadable : EXIT.usage,
      );
    for (const file of files) found.set(resolve(file), fileSource(file, w));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};

export const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

const inFolder = async (folder: string): Promise<readonly string[]> => {
  const names = await glob(KINDS, { cwd: folder, absolute: true, ignore: [LOCKS] });
  return names.map((name) => relative(process.cwd(), name) || name);
};

export const fileSource = (path: string, w: Catalogue): Source => {
  const stats = statOf(path);
  const name = slashed(path);
  return {
    name,
    folder: dirname(name) === '.' ? basename(process.cwd()) : dirname(name),
    size: stats?.size ?? 0,
    open: opener(path, name, w),
  };
};

/** Bytes of a file that is called `name` to its reader. */
export const opener =
  (path: string, name: string, w: Catalogue): Source['open'] =>
  (range) =>
    readable(name, bytesOf(path, range), w);

/** A file's bytes, every chunk in the same memory: new memory for each costs more than reading does. */
async function* bytesOf(
  path: string,
  range?: { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const room = new Uint8Array(CHUNK);
    let at = range?.start ?? 0;
    while (at < (range?.end ?? Infinity)) {
      // Without a range there may be no places: a pipe is read as it comes.
      const n = readSync(file, room, 0, Math.min(CHUNK, (range?.end ?? Infinity) - at), range ? at : null);
      if (n === 0) return;
      yield room.subarray(0, n);
      at += n;
    }
  } finally {
    closeSync(file);
  }
}

/** Bytes in memory. */
export const openerOf = (bytes: Uint8Array): Source['open'] =>
  async function* (range) {
    yield range ? bytes.subarray(range.start, range.end) : bytes;
  };

/** Standard input can be read once only, so it is held. */
const held = async (io: Io, w: Catalogue): Promise<Source> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable('-', io.process.stdin, w)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { name: '-', folder: '-', size: bytes.length, open: openerOf(bytes) };
};

/** The stream's bytes; where it fails (no permission, a broken disk), the file's name and the reason. */
async function* readable(
  name: string,
  stream: AsyncIterable<string | Uint8Array>,
  w: Catalogue,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (e) {
    throw new UsageError(w.cli.notReadable(name, (e as Error).message), EXIT.unreadable);
  }
}
