// Temporary parts on disk for input larger than memory: a folder only this user can read, removed when the run ends.
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scratch } from '../dossier/spill.js';

export interface OpenScratch extends Scratch {
  /** The folder itself, for spools and for other threads; made on first use. */
  folder(): string;
  /** Closes a part and tells where it lies, to be read like any file. */
  finish(part: string): string;
  close(): void;
}

/** Parts that another thread has written. */
export const scratchIn = (folder: string): Scratch => ({
  append() {
    throw new Error('parts are written by the main thread');
  },
  read: (part) => {
    const path = join(folder, part);
    if (!existsSync(path)) return new Uint8Array(0);
    // Copied so that it begins on a multiple of eight bytes, as numbers in it must.
    return new Uint8Array(readFileSync(path));
  },
  drop: (part) => rmSync(join(folder, part), { force: true }),
});

export const openScratch = (): OpenScratch => {
  let folder: string | undefined;
  const open = new Map<string, number>();
  const place = (part: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'kijun-'));
    return join(folder, part);
  };
  return {
    folder: () => {
      folder ??= mkdtempSync(join(tmpdir(), 'kijun-'));
      return folder;
    },
    append(part, bytes) {
      let fd = open.get(part);
      if (fd === undefined) {
        fd = openSync(place(part), 'w+', 0o600);
        open.set(part, fd);
      }
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(fd, bytes, at, bytes.byteLength - at);
    },
    finish(part) {
      const fd = open.get(part);
      if (fd !== undefined) closeSync(fd);
      open.delete(part);
      return place(part);
    },
    read(part) {
      const fd = open.get(part);
      if (fd === undefined) return new Uint8Array(0);
      const bytes = new Uint8Array(new ArrayBuffer(fstatSync(fd).size));
      for (let at = 0; at < bytes.byteLength; ) {
        const n = readSync(fd, bytes, at, bytes.byteLength - at, at);
        if (n === 0) break;
        at += n;
      }
      return bytes;
    },
    drop(part) {
      const fd = open.get(part);
      if (fd === undefined) return;
      closeSync(fd);
      open.delete(part);
      rmSync(place(part), { force: true });
    },
    close() {
      for (const part of [...open.keys()]) this.drop(part);
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
