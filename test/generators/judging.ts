// Made-up firms on the way of a run: CSV text → intake → dossiers → judge → report.
import {
  buildReport,
  dossiers,
  type FirmReport,
  type Judged,
  joinLosses,
  newBench,
  newTally,
  planFile,
  provenanceOf,
  type Source,
  sharesOf,
  survey,
} from '../../src/index.js';
import { spoiled } from '../judge/spoiled.js';
import { rights } from '../packs/rights.js';
import type { Firm, Row } from './firm.js';

export const program = rights.program!;
const bench = newBench(program, spoiled);

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const csv = (table: readonly (readonly [string, Row])[]): string => {
  const columns = [...new Set(table.flatMap(([, row]) => Object.keys(row)))];
  const lines = table.map(([firm, row]) => [firm, ...columns.map((c) => cell(row[c] ?? ''))].join(','));
  return `${[['firm_id', ...columns].join(','), ...lines].join('\n')}\n`;
};

const source = (name: string, text: string): Source => {
  const bytes = Buffer.from(text, 'utf8');
  return {
    name,
    folder: 'made-up',
    size: bytes.length,
    open: async function* (range) {
      yield Uint8Array.from(bytes.subarray(range?.start ?? 0, range?.end ?? bytes.length));
    },
  };
};

/** The header of a file that says there were none. */
const EMPTY: Readonly<Record<string, readonly string[]>> = {
  absence: ['worker_id', 'kind', 'start_date', 'end_date', 'days'],
  fee: ['fee_id', 'worker_id', 'payer', 'payee_kind', 'purpose', 'amount', 'paid_date', 'refunded'],
};

export interface Answers {
  readonly firm: string;
  readonly judged: Judged;
  readonly report: () => FirmReport;
}

/** Judges firms that share their files; calls back for one firm after another, in order of id. */
export const judgeFirms = async (firms: readonly Firm[], each: (a: Answers) => void): Promise<void> => {
  const ids = new Set([...firms.flatMap((f) => Object.keys(f.tables)), ...Object.keys(EMPTY)]);
  const records = program.pack.records;
  const intake = { as: new Map<string, string>(), currency: program.pack.currency };
  const files = [];
  for (const id of ids) {
    const all = firms.flatMap((f) => (f.tables[id] ?? []).map((row): [string, Row] => [f.id, row]));
    const text = all.length > 0 ? csv(all) : `${['firm_id', ...(EMPTY[id] ?? [])].join(',')}\n`;
    if (all.length === 0 && !EMPTY[id]) continue;
    const { plan, faults } = await planFile(source(`${id}.csv`, text), records, intake);
    if (!plan || plan.record.id !== id)
      throw new Error(`${id}: ${plan?.record.id} ${faults.map((f) => f.code).join(' ')}`);
    files.push({ plan, tally: newTally() });
  }
  const seen = await survey(files, intake, Number.POSITIVE_INFINITY);
  const scratch = { append: () => {}, read: () => new Uint8Array(0), drop: () => {} };
  const run = { tool: 'test', pack: program.pack, asOf: null, options: {} };
  for (const share of sharesOf(seen, 1, []))
    for await (const one of dossiers(seen, share, { records, intake, period: null }, scratch)) {
      const judged = bench.judge(one.dossier);
      const report = (): FirmReport =>
        buildReport(judged, provenanceOf(run, one.files, [], joinLosses(judged.case)), false);
      each({ firm: one.dossier.firm, judged, report });
    }
  const faults = files.flatMap((f) => f.tally.faults.filter((x) => x.code !== 'none_stated'));
  if (faults.length > 0) throw new Error(`a made-up file can not be read: ${JSON.stringify(faults.slice(0, 3))}`);
};
