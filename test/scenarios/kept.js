// One process for many command lines, one after the other: the built main() with streams that keep what is written. In (messages of
// the parent): main's module, arguments, folder, environment. Out: what it wrote, and the exit code. Run by kijun.ts.
import { Readable, Writable } from 'node:stream';

const kept = () => {
  const chunks = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
};

const run = async ({ main, args, cwd, env }) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  const [stdout, stderr] = [kept(), kept()];
  const { main: command } = await import(main);
  const code = await command(args, {
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: Readable.from([]),
    env: process.env,
    cwd: process.cwd,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
};

// The folder and the environment are the whole process's: no run begins before the one before it has ended.
let before = Promise.resolve();
process.on('message', ({ id, ...asked }) => {
  before = before.then(async () => {
    const told = await run(asked).catch((e) => ({ failed: String(e?.stack ?? e) }));
    process.chdir('/');
    process.send({ id, ...told });
  });
});
process.on('disconnect', () => process.exit());
