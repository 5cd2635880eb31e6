// The process as commands see it: streams that are written to the end, the terminal's width and colours, the person's language.
import type { Lang } from '../pack/types.js';

export type Process = Pick<NodeJS.Process, 'stdout' | 'stderr' | 'stdin' | 'env' | 'cwd'>;

export interface Io {
  readonly process: Process;
  /** Resolves when the text is handed on, however slow the reader at the other end of the pipe. */
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
  readonly lang: Lang;
}

/** Standard output or error could not be written: a full disk, say. */
export class OutputError extends Error {}

/** Resolves when the stream has taken the text. A reader that stops early (`| head`) is no error. */
const writeAll = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (text === '' || stream.destroyed) return resolve();
    stream.write(text, (e) =>
      e && (e as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(new OutputError(e.message)) : resolve(),
    );
  });

export const openIo = (process: Process, lang: Lang): Io => {
  // Every write reports its own failure; without a listener the stream would end the process.
  for (const stream of [process.stdout, process.stderr])
    if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  return {
    process,
    lang,
    out: (text) => writeAll(process.stdout, text),
    // Nobody is left to tell that messages could not be written.
    err: (text) => writeAll(process.stderr, text).catch(() => undefined),
  };
};

/** The language of the environment, for messages; reports in JSON don't depend on it. */
export const langOf = (env: NodeJS.ProcessEnv): Lang =>
  /^ja/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ja' : 'en';

/** Chalk's level: none into a pipe or with NO_COLOR, unless FORCE_COLOR says otherwise. */
export const colourOf = (io: Io, wanted: boolean | undefined): 0 | 1 | 2 | 3 => {
  const { env, stdout } = io.process;
  if (wanted === false || (env.NO_COLOR ?? '') !== '') return 0;
  if (/^[123]$/.test(env.FORCE_COLOR ?? '')) return Number(env.FORCE_COLOR) as 1;
  if (wanted !== true && !stdout.isTTY) return 0;
  return /truecolor|24bit/i.test(env.COLORTERM ?? '') ? 3 : /256/.test(env.TERM ?? '') ? 2 : 1;
};

export const widthOf = (io: Io): number =>
  Math.max(40, io.process.stdout.columns ?? (Number(io.process.env.COLUMNS) || 80));
