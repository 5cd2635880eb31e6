// The bytes of one entry of an archive, unpacked as they are read; its size and its check sum must be those it states.
import { crc32 } from 'node:zlib';
import { type Archive, type Packed, reasonOf } from './entries.js';
import { Refused } from './refused.js';

/** Throws `Refused` where the bytes are not those the directory speaks of. */
export async function* bytesOf({ zip, reader }: Archive, { entry, refused }: Packed): AsyncGenerator<Uint8Array> {
  if (refused) throw refused;
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw reasonOf(reader, error);
  }
  if (sum !== entry.crc32) throw new Refused('archive_damaged', { message: 'CRC-32' });
}
