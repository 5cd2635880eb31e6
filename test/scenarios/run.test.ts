// Scenarios: the built command line, run as a person runs it. Each *.txt beside this file is one scenario; nothing else has to
// be changed to add one.
//
//   What the scenario shows, in one line
//
//   Any further lines are a note.
//
//   ==== file data/payslips.csv          a file to write; "file x.csv as cp932" writes it in another encoding
//   worker_id,base_pay
//   ==== bytes broken.csv                a file given as bytes
//   ff fe 00
//   ==== fixture a/b.zip                a copy of fixtures/a/b.zip, as b.zip
//   ==== env                             the environment, which is empty otherwise
//   COLUMNS=60
//   ==== run kijun check data < x.csv    the command; quotes keep spaces, "< FILE" is standard input, nothing is expanded
//   ==== stdout                          all of it; a stream that is not mentioned must be empty
//   ==== stderr has                      these lines, as parts of lines, in this order
//   ==== wrote out/F1.json has           a file the run wrote ("wrote PATH": all of it)
//   ==== exit 0
//
// Sections are taken in order, and there may be several runs. Blank lines at the end of a section don't count.
// {{version}} is kijun's version; {{hex}} stands for hex digits, {{any}} for anything within a line; ␛ is the escape character.
// Every run starts in the same folder, called "case", which holds a copy of test/scenarios/packs as packs/.
//
//   npx vitest run --config test/vitest.config.ts test/scenarios -t explain     those with "explain" in name or title
//   SCENARIOS=write npx vitest run --config test/vitest.config.ts test/scenarios  writes what came out into the files
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { kijun, kijunAgain, type Ran } from './kijun.js';
import {
  filled,
  lineFits,
  readScenario,
  type Scenario,
  type Section,
  withoutBlankEnd,
  wordsOf,
  writeScenario,
} from './scenario.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const linesOf = (text: string): readonly string[] => withoutBlankEnd(text.split('\n'));
const meant = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll('␛', '\u001b').replaceAll('{{version}}', version));
const asWritten = (line: string): string => line.replaceAll('\u001b', '␛');

const play = async (scenario: Scenario, name: string): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), 'kijun-scenario-'));
  const cwd = join(root, 'case');
  const put = (path: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), bytes);
  };
  let env: Record<string, string> = {};
  let ran: Ran | undefined;
  const told = new Set<'stdout' | 'stderr'>();
  const rest = (at: string): void => {
    for (const stream of ['stdout', 'stderr'] as const)
      if (ran && !told.has(stream))
        expect(ran[stream], `${at}: ${stream} is not mentioned, so it must be empty`).toBe('');
  };
  try {
    cpSync(join(HERE, 'packs'), join(cwd, 'packs'), { recursive: true });
    for (const section of scenario.sections) {
      const at = `${name}:${section.line}`;
      const text = section.lines.map((line) => `${line}\n`).join('');
      if (section.kind === 'file') {
        const [path = '', encoding = 'utf-8'] = section.rest.split(' as ');
        put(path, iconv.encode(text, encoding));
      } else if (section.kind === 'bytes') put(section.rest, Buffer.from(text.replace(/\s/g, ''), 'hex'));
      else if (section.kind === 'fixture') put(basename(section.rest), readFileSync(join(FIXTURES, section.rest)));
      else if (section.kind === 'env')
        env = Object.fromEntries(section.lines.map((line) => line.split('=') as [string, string]));
      else if (section.kind === 'run') {
        rest(at);
        const [command = '', input] = section.rest.split(' < ');
        const [program, ...args] = wordsOf(command);
        expect(program, `${at}: only kijun is run`).toBe('kijun');
        told.clear();
        // The first run of a scenario, and each that reads standard input, is a process of its own.
        if (input !== undefined) ran = await kijun(args, { cwd, env, stdin: readFileSync(join(cwd, input)) });
        else if (ran === undefined) ran = await kijun(args, { cwd, env });
        else ran = await kijunAgain(args, { cwd, env });
      } else if (section.kind === 'exit')
        expect(ran?.code, `${at}: exit status; standard error was:\n${ran?.stderr}`).toBe(Number(section.rest));
      else if (section.kind === 'wrote')
        compare(section, readFileSync(join(cwd, section.rest.replace(/ has$/, '')), 'utf8'), at);
      else {
        told.add(section.kind);
        compare(section, ran?.[section.kind] ?? '', at);
      }
    }
    rest(name);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const compare = (section: Section, output: string, at: string): void => {
  const found = linesOf(output);
  if (!/(^| )has$/.test(section.rest)) {
    const said = filled(meant(section.lines), found);
    if (process.env.SCENARIOS !== 'write') expect(found.join('\n'), at).toBe(said.join('\n'));
    else if (said.join('\n') !== found.join('\n')) {
      const wild = section.lines.filter((line) => line.includes('{{'));
      section.lines = found.map((line) => wild.find((w) => lineFits(meant([w])[0]!, line, true)) ?? asWritten(line));
    }
    return;
  }
  let from = 0;
  for (const line of meant(section.lines)) {
    const i = found.slice(from).findIndex((one) => lineFits(line, one, false));
    if (i < 0) expect.fail(`${at}: the line "${line}" does not come (again), in this order, in:\n${output}`);
    from += i + 1;
  }
};

describe.concurrent('scenarios', () => {
  for (const name of readdirSync(HERE)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    const scenario = readScenario(readFileSync(join(HERE, name), 'utf8'));
    test(`${name}: ${scenario.title}`, async () => {
      await play(scenario, name);
      if (process.env.SCENARIOS === 'write') writeFileSync(join(HERE, name), writeScenario(scenario));
    });
  }
});
