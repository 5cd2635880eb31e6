// npm run bench: the same job by kijun, by one DuckDB query and by csv-parse + ajv; see README.md.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences, differentLines, readAnswers, readReports, sortedLines } from './agree.js';
import { ANSWERS, RULES } from './answers.js';
import { dataFile, SEED } from './generate.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const ROOT = here('../../');
const OUT = here('data/out/');
const PEAK_FILE = join(OUT, 'peak.json');

const OPTIONS = {
  rows: { type: 'string' },
  sizes: { type: 'string' },
  runs: { type: 'string', default: '3' },
  programs: { type: 'string', default: 'kijun,duckdb,obvious' },
  every: { type: 'string', default: '100000' },
  quick: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};
const USAGE = `node test/bench/run.js [options]
  --rows N        payslips judged by every program, sorted and shuffled (1000000)
  --sizes N,M     sizes whose peak memory is compared, sorted, kijun and DuckDB only (1000000,5000000)
  --quick         the same as --rows 100000 --sizes 100000,500000
  --runs N        runs of each program, interleaved; the median is printed (3)
  --programs A,B  of kijun, duckdb, obvious (all)
  --every N       rows of the file on which all 40 answers of DuckDB and obvious are compared (100000)
  --strict        exit 1 when a target is missed, not only when answers differ or a program fails
BENCH_DUCKDB_THREADS=1 holds DuckDB to one thread; it takes all cores otherwise.
`;

const PROGRAMS = {
  kijun: {
    title: 'kijun check',
    args: (file, out) => [
      join(ROOT, 'bin/kijun.js'),
      'check',
      file,
      '--pack',
      here('pack'),
      '--report',
      `json:${join(out, 'reports.json')}`,
    ],
    lawful: [0, 1, 2],
    answers: (out) => readReports(out),
  },
  duckdb: {
    title: 'one DuckDB query',
    args: (file, out) => [here('duckdb.js'), file, out],
    lawful: [0],
    answers: (out) => readAnswers(out),
  },
  obvious: {
    title: 'csv-parse objects + ajv',
    args: (file, out) => [here('obvious.js'), file, out],
    lawful: [0],
    answers: (out) => readAnswers(out),
  },
};

const ORDERS = ['sorted', 'shuffled'];
const TARGET = { obvious: 6, duckdb: 2, memory: 1.5 };

/** Runs a program once, in a process of its own. */
async function measure(name, file, out, more = []) {
  rmSync(out, { recursive: true, force: true });
  rmSync(PEAK_FILE, { force: true });
  mkdirSync(out, { recursive: true });
  const program = PROGRAMS[name];
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', new URL('peak.js', import.meta.url).href, ...program.args(file, out), ...more],
    {
      cwd: ROOT,
      env: { ...process.env, BENCH_PEAK: PEAK_FILE },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve(exit ?? signal));
  });
  const seconds = (performance.now() - began) / 1000;
  if (!program.lawful.includes(code)) return { failed: `exit ${code}: ${said.trim()}` };
  const used = existsSync(PEAK_FILE) ? JSON.parse(readFileSync(PEAK_FILE, 'utf8')) : { peakMb: NaN, cpu: NaN };
  return { seconds, ...used };
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Runs each program so many times on each file, in turn, and takes the medians. */
async function rounds(runs, names, jobs) {
  const results = jobs.flatMap((job) =>
    names.map((name) => ({ ...job, name, out: join(OUT, `${name}-${job.rows}-${job.order}`), all: [] })),
  );
  for (let run = 1; run <= runs; run++) {
    for (const result of results) {
      if (result.failed !== undefined) continue;
      progress(`run ${run} of ${runs}: ${result.name}, ${result.rows} rows, ${result.order}`);
      const one = await measure(result.name, result.file, result.out);
      if (one.failed === undefined) result.all.push(one);
      else result.failed = one.failed;
    }
  }
  for (const result of results) {
    if (result.failed !== undefined) continue;
    result.seconds = median(result.all.map((one) => one.seconds));
    result.cpu = median(result.all.map((one) => one.cpu));
    result.peakMb = Math.max(...result.all.map((one) => one.peakMb));
  }
  return results;
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

const grouped = (n) => Math.round(n).toLocaleString('en-US');

function printTable(results) {
  const head = ['program', 'rows', 'order', 'seconds', 'rows/s', "× kijun's time", 'cpu s', 'peak MB'];
  const lines = results.map((result) => {
    const start = [PROGRAMS[result.name].title, grouped(result.rows), result.order];
    if (result.failed !== undefined) return [...start, 'failed', '', '', '', ''];
    const kijun = results.find((r) => r.name === 'kijun' && r.rows === result.rows && r.order === result.order);
    const ratio = kijun?.seconds === undefined ? '' : (result.seconds / kijun.seconds).toFixed(2);
    const { seconds, cpu, peakMb } = result;
    return [...start, seconds.toFixed(2), grouped(result.rows / seconds), ratio, cpu.toFixed(2), grouped(peakMb)];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i].length)));
  const row = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 || i === 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  console.log(row(head));
  console.log(
    `|${widths.map((width, i) => (i === 0 || i === 2 ? `-${'-'.repeat(width)}-` : `-${'-'.repeat(width)}:`)).join('|')}|`,
  );
  for (const line of lines) console.log(row(line));
  for (const { name, failed } of results)
    if (failed !== undefined) console.log(`\n${PROGRAMS[name].title} failed: ${failed}`);
}

/** Every program's counts and findings against DuckDB's (or the first that ran). Gives the number of differences. */
async function compare(results, jobs) {
  let differing = 0;
  for (const { rows, order } of jobs) {
    const ran = results.filter((one) => one.rows === rows && one.order === order && one.failed === undefined);
    const base = ran.find(({ name }) => name === 'duckdb') ?? ran[0];
    if (base === undefined || ran.length < 2) continue;
    const left = { name: base.name, answers: await PROGRAMS[base.name].answers(base.out) };
    for (const { name, out } of ran) {
      if (name === base.name) continue;
      const found = differences(left, { name, answers: await PROGRAMS[name].answers(out) });
      const size = `${RULES.length} × ${ANSWERS.length} counts, ${grouped(left.answers.findings.length)} findings`;
      differing += report(found, `${name} and ${base.name}, ${grouped(rows)} rows ${order}`, size);
    }
  }
  return differing;
}

/** All 40 answers of each payslip, DuckDB's against the obvious program's. */
async function compareEvery(rows) {
  let differing = 0;
  for (const order of ORDERS) {
    const file = dataFile(rows, order);
    const lines = {};
    for (const name of ['duckdb', 'obvious']) {
      const out = join(OUT, `every-${name}`);
      const { failed } = await measure(name, file, out, ['--every']);
      if (failed !== undefined) return report([failed], `every answer, ${name}`, '');
      lines[name] = await sortedLines(join(out, 'every.csv'));
    }
    const found = differentLines('duckdb', lines.duckdb, 'obvious', lines.obvious);
    differing += report(
      found,
      `obvious and duckdb, ${grouped(rows)} rows ${order}`,
      `${grouped(lines.duckdb.length)} × 40 answers`,
    );
  }
  return differing;
}

function report(found, what, size) {
  console.log(
    `${found.length === 0 ? 'same ' : 'DIFFER'} ${what}: ${found.length === 0 ? size : `${found.length} differences`}`,
  );
  for (const line of found.slice(0, 10)) console.log(`        ${line}`);
  return found.length;
}

/** The targets of the issue, from the table. Gives how many are missed. */
function targets(results, rows, sizes) {
  const find = (name, size) =>
    results.find((r) => r.name === name && r.rows === size && r.order === 'sorted' && r.seconds !== undefined);
  const [kijun, duckdb, obvious] = ['kijun', 'duckdb', 'obvious'].map((name) => find(name, rows));
  const ends = [find('kijun', Math.min(...sizes)), find('kijun', Math.max(...sizes))];
  const lines = [];
  const add = (text, got, kept) => lines.push([kept, `${text}: ${got.toFixed(2)}`]);
  if (kijun && obvious) {
    const got = obvious.seconds / kijun.seconds;
    add(`times as fast as csv-parse objects + ajv, at least ${TARGET.obvious}`, got, got >= TARGET.obvious);
  }
  if (kijun && duckdb) {
    const got = kijun.seconds / duckdb.seconds;
    add(`times DuckDB's time, at most ${TARGET.duckdb}`, got, got <= TARGET.duckdb);
  }
  if (ends[0] && ends[1] && ends[0] !== ends[1]) {
    const got = ends[1].peakMb / ends[0].peakMb;
    const text = `times the memory of ${grouped(ends[0].rows)} rows at ${grouped(ends[1].rows)}, at most ${TARGET.memory}`;
    add(text, got, got <= TARGET.memory);
  }
  for (const [kept, text] of lines) console.log(`${kept ? 'reached' : 'MISSED '} ${text}`);
  return lines.filter(([kept]) => !kept).length;
}

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return process.stdout.write(USAGE);
  const rows = Number(values.rows ?? (values.quick ? 100_000 : 1_000_000));
  const sizes = (values.sizes ?? (values.quick ? '100000,500000' : '1000000,5000000')).split(',').map(Number);
  const names = values.programs.split(',');
  const unknown = names.find((name) => PROGRAMS[name] === undefined);
  if (unknown !== undefined || ![rows, Number(values.runs), Number(values.every), ...sizes].every((n) => n > 0)) {
    process.stderr.write(USAGE);
    process.exitCode = 64;
    return;
  }
  mkdirSync(OUT, { recursive: true });
  const job = (size, order) => {
    progress(`making ${size} payslips, ${order}`);
    return { rows: size, order, file: dataFile(size, order) };
  };
  const jobs = ORDERS.map((order) => job(rows, order));
  const larger = sizes.filter((size) => size !== rows).map((size) => job(size, 'sorted'));
  progress('');
  const bytes = statSync(jobs[0].file).size / rows;
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; seed ${SEED}, ${bytes.toFixed(0)} bytes a row; ${values.runs} interleaved runs, medians\n`,
  );

  const results = await rounds(Number(values.runs), names, jobs);
  results.push(
    ...(await rounds(
      1,
      names.filter((name) => name !== 'obvious'),
      larger,
    )),
  );
  progress('');
  printTable(results);
  console.log('');
  let differing = await compare(results, [...jobs, ...larger]);
  if (names.includes('duckdb') && names.includes('obvious')) differing += await compareEvery(Number(values.every));
  console.log('');
  if (differing === 0) rmSync(OUT, { recursive: true, force: true });
  const missed = targets(results, rows, sizes);
  const failed = results.some((result) => result.failed !== undefined);
  process.exitCode = differing > 0 || failed || (values.strict && missed > 0) ? 1 : 0;
}

await main();
