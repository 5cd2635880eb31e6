// Runs the built command line as a person would. KIJUN_BIN and KIJUN_NODE name another build and another Node (test/nodes).
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const BIN = process.env.KIJUN_BIN ?? fileURLToPath(new URL('../../bin/kijun.js', import.meta.url));
export const NODE = process.env.KIJUN_NODE ?? process.execPath;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Nothing of the caller's environment but what a process needs to start: no language, no colours, no width. */
export const cleanEnv = (more: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const kept = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];
  const own = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  return { ...Object.fromEntries(own), ...more };
};

export const start = (args: readonly string[], { cwd, env, node = [] }: Place) =>
  spawn(NODE, [...node, BIN, ...args], { cwd, env: cleanEnv(env), stdio: ['pipe', 'pipe', 'pipe'] });

export const kijun = (args: readonly string[], place: Place): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = start(args, place);
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    // A command that does not read its input may end before the input is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(place.stdin ?? '');
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
  });

const MAIN = new URL('../dist/cli/main.js', pathToFileURL(BIN)).href;
type Answer = (Ran & { readonly id: number }) | { readonly id: number; readonly failed: string };

let host: ChildProcess | undefined;
const waiting = new Map<number, { resolve: (ran: Ran) => void; reject: (e: Error) => void }>();
let last = 0;

const hosted = (): ChildProcess => {
  if (host) return host;
  const child = fork(fileURLToPath(new URL('kept.js', import.meta.url)), {
    execPath: NODE,
    execArgv: [],
    env: cleanEnv(),
  });
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failed' in answer) asked?.reject(new Error(answer.failed));
    else asked?.resolve({ code: answer.code, stdout: answer.stdout, stderr: answer.stderr });
  });
  child.on('exit', (code) => {
    host = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`the kept process ended (${code})`));
    waiting.clear();
  });
  // It ends with this worker.
  child.unref();
  child.channel?.unref();
  host = child;
  return child;
};

/**
 * Runs the built command line in a process that has run others before: for tests of what a run says, where starting Node once more
 * would show nothing more. Exit codes as the shell sees them, standard input and signals need kijun() above.
 */
export const kijunAgain = (args: readonly string[], { cwd, env }: Pick<Place, 'cwd' | 'env'>): Promise<Ran> =>
  new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    hosted().send({ id: last, main: MAIN, args, cwd, env: cleanEnv(env) });
  });
