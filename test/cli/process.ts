// A process as main() takes one, whose streams keep what is written: for tests that run a command without starting Node.
import { Readable } from 'node:stream';
import type { Process } from '../../src/cli/io.js';

export const processWith = (given: {
  stdin?: Readable;
  /** Stands in for standard output's own way to write. */
  broken?: () => never;
  env?: Record<string, string>;
}) => {
  const told = { out: '', err: '' };
  const stream = (into: 'out' | 'err', write?: () => never) => ({
    destroyed: false,
    on: () => undefined,
    listenerCount: () => 1,
    write: (text: string, done?: (e?: Error) => void) => {
      write?.();
      told[into] += text;
      done?.();
      return true;
    },
  });
  const process = {
    stdout: stream('out', given.broken),
    stderr: stream('err'),
    stdin: given.stdin ?? Readable.from([]),
    env: given.env ?? {},
    cwd: () => '.',
  };
  return { process: process as unknown as Process, told };
};
