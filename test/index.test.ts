// The library from beginning to end, through its door alone: a pack and a CSV in memory, no file read by kijun itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  buildReport,
  compilePack,
  compileSchemas,
  dossiers,
  type FirmReport,
  joinLosses,
  lineOf,
  lintPack,
  loadPack,
  newBench,
  newTally,
  type PackFiles,
  planFile,
  provenanceOf,
  type RenderOptions,
  renderers,
  reportDigest,
  reportText,
  type Source,
  sharesOf,
  summaryOf,
  survey,
} from '../src/index.js';

const folder = (path: string): PackFiles => {
  const dir = fileURLToPath(new URL(path, import.meta.url));
  return {
    list: () =>
      (
        readdirSync(dir, { recursive: true, withFileTypes: true }) as {
          name: string;
          parentPath: string;
          isFile(): boolean;
        }[]
      )
        .filter((e) => e.isFile())
        .map((e) => join(e.parentPath, e.name).slice(dir.length).replace(/^\//, '')),
    read: (name) => readFileSync(join(dir, name)),
  };
};

const inMemory = (name: string, text: string): Source => {
  const bytes = Buffer.from(text);
  return {
    name,
    folder: 'march',
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
};

test('a pack and a CSV in, a report out', async () => {
  const { pack, faults } = loadPack(
    folder('scenarios/packs/xx/'),
    () => undefined,
    compileSchemas(folder('../rules/schema/')),
  );
  expect(faults).toEqual([]);
  expect(lintPack(pack!)).toEqual([]);
  const { program } = compilePack(pack!);
  const intake = { as: new Map<string, string>() };
  const csv =
    'firm_id,worker_id,region,period_start,period_end,base_pay,hours,pay_date,pay_due,slip_given\n' +
    'F1,W1,north,2026-03-01,2026-03-31,1600.00,160:00,2026-04-10,2026-04-10,yes\n';
  const { plan } = await planFile(inMemory('payslips.csv', csv), pack!.records, intake);
  const bench = newBench(program!);
  const run = { tool: 'a program of ours', pack: pack!, asOf: null, options: {} };
  const scratch = { append: () => {}, read: () => new Uint8Array(0), drop: () => {} };
  const options = { records: pack!.records, intake, period: null };
  const reports: FirmReport[] = [];
  const files = [{ plan: plan!, tally: newTally() }];
  const seen = await survey(files, intake, Number.POSITIVE_INFINITY);
  for (const share of sharesOf(seen, 1, []))
    for await (const one of dossiers(seen, share, options, scratch)) {
      const judged = bench.judge(one.dossier);
      reports.push(buildReport(judged, provenanceOf(run, one.files, [], joinLosses(judged.case)), false));
    }
  expect(reports.map((r) => [r.firm.id, r.outcome, r.owed.total])).toEqual([
    ['F1', 'correct_first', { amount: '320', unit: 'usd' }],
  ]);
  const [report] = reports as [FirmReport];
  expect(JSON.parse(reportText(report))).toEqual(JSON.parse(JSON.stringify(report)));
  const summary = summaryOf(
    [lineOf(report, reportDigest(report))],
    { code: 1, word: 'breached' },
    provenanceOf(run, files, [], []),
  );
  const as: RenderOptions = { lang: 'en', width: 80, colour: 0, ambiguousWide: false, pack: pack!, verbose: false };
  for (const r of renderers.values()) {
    expect(r.begin(as) + r.firm(report, as) + r.end(summary, as), r.name).toContain('F1');
  }
});
