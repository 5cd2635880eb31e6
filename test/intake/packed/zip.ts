// A small writer of ZIP archives, with everything a hostile or careless one may do. In: entries. Out: bytes.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  /** Text is written as UTF-8 with the flag that says so; bytes as they are, without it. */
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly stored?: true;
  readonly encrypted?: true;
  readonly symlink?: true;
  readonly method?: number;
  /** Stated in place of the true ones. */
  readonly size?: number;
  readonly crc?: number;
  /** Packed bytes in place of the true ones. */
  readonly packed?: Uint8Array;
}

export const zip = (entries: readonly Entry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const e of entries) {
    const data = Buffer.from(e.data ?? '');
    const packed = e.packed ? Buffer.from(e.packed) : e.stored ? data : deflateRawSync(data);
    const name = Buffer.from(e.name);
    const flags = (typeof e.name === 'string' ? 0x800 : 0) | (e.encrypted ? 1 : 0);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(e.method ?? (e.stored ? 0 : 8), 4);
    head.writeUInt32LE(e.crc ?? crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(e.size ?? data.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, packed]);
    const rest = Buffer.alloc(14);
    if (e.symlink) rest.writeUInt32LE(0o120777 * 0x10000, 6);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), head, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
};
