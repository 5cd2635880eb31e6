// Runs the built command line as a person would. KIJUN_BIN and KIJUN_NODE name another build and another Node (test/nodes).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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
