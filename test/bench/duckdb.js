// The same job as one DuckDB query, written by hand (answers.sql); then its findings and its counts.
// Writes OUTDIR/counts.json and OUTDIR/findings.csv; with --every also OUTDIR/every.csv, 40 answers for each payslip.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { RULES, readArguments, writeCounts } from './answers.js';

const { file, out, every } = readArguments();
mkdirSync(out, { recursive: true });
const quoted = (path) => path.replaceAll("'", "''");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const answers = readFileSync(here('answers.sql'), 'utf8')
  .replace("'$FILE'", () => `'${quoted(file)}'`)
  .replace("'$WAGES'", () => `'${quoted(here('pack/parameters/minimum-wage.csv'))}'`);

const threads = process.env.BENCH_DUCKDB_THREADS;
const database = await DuckDBInstance.create(':memory:', threads === undefined ? {} : { threads });
const db = await database.connect();
const list = (each) => RULES.map(each).join(', ');

// NULL: the test is open. A CASE takes care of what least and greatest leave out: they skip a NULL.
await db.run('CREATE MACRO must(test) AS coalesce((NOT test)::TINYINT, 2::TINYINT)');
await db.run(`CREATE MACRO when_must(applies, test) AS
  CASE WHEN applies THEN coalesce((NOT test)::TINYINT, 2::TINYINT) WHEN NOT applies THEN 3::TINYINT ELSE 2::TINYINT END`);
await db.run('CREATE MACRO least_known(a, b) AS CASE WHEN a <= b THEN a WHEN a > b THEN b END');
await db.run('CREATE MACRO greatest_known(a, b) AS CASE WHEN a >= b THEN a WHEN a < b THEN b END');
await db.run('SET preserve_insertion_order = false');
await db.run(answers);

await db.run(`COPY (
  SELECT firm_id, worker_id, period_start, rule, CASE answer WHEN 1 THEN 'breached' ELSE 'undecided' END AS answer
  FROM (
    SELECT firm_id, worker_id, period_start,
      unnest([${list((rule) => `'${rule}'`)}]) AS rule,
      unnest([${list((rule) => `"${rule}"`)}]) AS answer
    FROM answers
    WHERE ${RULES.map((rule) => `"${rule}" IN (1, 2)`).join(' OR ')}
  )
  WHERE answer IN (1, 2)
) TO '${quoted(join(out, 'findings.csv'))}' (HEADER false)`);

// count_if, not count(*) FILTER: 160 of those take thirty times as long
const columns = RULES.flatMap((rule) => [0, 1, 2, 3].map((code) => `count_if("${rule}" = ${code})`));
const [row] = (await db.runAndReadAll(`SELECT ${columns.join(', ')} FROM answers`)).getRows();
const counts = RULES.map((_, i) => row.slice(i * 4, i * 4 + 4).map(Number));
writeCounts(join(out, 'counts.json'), counts);

if (every) {
  await db.run(`COPY (SELECT firm_id, worker_id, period_start, ${list((rule) => `"${rule}"`)} FROM answers)
    TO '${quoted(join(out, 'every.csv'))}' (HEADER false)`);
}
