// A folder on disk as the pack loader sees it. In: a path. Out: PackFiles. Links are listed but not followed: a pack ends at its folder.
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE, type PackFiles } from '../pack/pack-files.js';

/** Reads on demand; throws when the folder itself cannot be listed. */
export const folderFiles = (dir: string): PackFiles => ({
  list: () => walk(dir, ''),
  read: (path) => {
    // O_NOFOLLOW where the system has it; Windows has no such flag, and makes links only for administrators.
    const fd = openSync(
      join(dir, path),
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      const stat = fstatSync(fd);
      if (!stat.isFile()) throw new Error(`${path} is not a file`);
      if (stat.size <= LARGEST_FILE) return readFileSync(fd);
      // The loader refuses it; one byte above the limit is enough to say so.
      const start = new Uint8Array(LARGEST_FILE + 1);
      return start.subarray(0, readSync(fd, start, 0, start.length, 0));
    } finally {
      closeSync(fd);
    }
  },
});

const DEEPEST = 8;

const walk = (dir: string, under: string): readonly string[] =>
  readdirSync(join(dir, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    // Hidden folders (.git) are no part of a pack and may be large.
    if (entry.name.startsWith('.')) return [];
    return path.split('/').length > DEEPEST ? [path] : walk(dir, path);
  });
