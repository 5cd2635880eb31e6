// A source as yauzl reads it: from any place. Small reads, of which a directory is full, come from one window.
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { Source } from '../types.js';

const WINDOW = 1 << 16;

export class SourceReader extends RandomAccessReader {
  /** What opening or reading the source threw: no fault of the archive. */
  broken: unknown;
  private window = new Uint8Array(0);
  private from = 0;
  private readonly source: Source;

  constructor(source: Source) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.bytes(start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.look(position, length).then(
      (found) => {
        buffer.set(found, offset);
        done(found.length < length ? new Error('unexpected end of file') : null);
      },
      (error) => done(error as Error),
    );
  }

  private async look(position: number, length: number): Promise<Uint8Array> {
    const inWindow = position >= this.from && position + length <= this.from + this.window.length;
    if (!inWindow) {
      const end = Math.min(this.source.size, position + Math.max(length, WINDOW));
      const parts: Uint8Array[] = [];
      if (position < end) for await (const chunk of this.bytes(position, end)) parts.push(chunk);
      this.window = Buffer.concat(parts);
      this.from = position;
    }
    const at = position - this.from;
    return this.window.subarray(at, at + length);
  }

  private async *bytes(start: number, end: number): AsyncGenerator<Uint8Array> {
    if (start >= end) return;
    try {
      // What is read ahead or kept must stand when the source goes on.
      for await (const chunk of this.source.open({ start, end })) yield Uint8Array.from(chunk);
    } catch (error) {
      this.broken = error;
      throw error;
    }
  }
}
