// Temporary parts on disk for input larger than memory: a folder only this user can read, removed when the run ends.
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scratch } from '../dossier/spill.js';

export interface OpenScratch extends Scratch {
  close(): void;
}

export const openScratch = (): OpenScratch => {
  let folder: string | undefined;
  const open = new Map<string, number>();
  const place = (part: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'kijun-'));
    return join(folder, part);
  };
  return {
    append(part, bytes) {
      let fd = open.get(part);
      if (fd === undefined) {
        fd = openSync(place(part), 'w+', 0o600);
        open.set(part, fd);
      }
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(fd, bytes, at, bytes.byteLength - at);
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
