// What a report rests on: tool, pack, files and how they were understood, faults of reading, joins that lost rows.
import type { Fault, FilePlan, FileTally } from '../intake/types.js';
import type { Pack } from '../pack/types.js';
import type { FaultReport, FileReport, Provenance } from './types.js';

export interface ReadFile {
  readonly plan: FilePlan;
  readonly tally: FileTally;
}

export interface Run {
  readonly tool: string;
  readonly pack: Pick<Pack, 'id' | 'version' | 'digest' | 'loosened'>;
  readonly asOf: string | null;
  readonly options: Readonly<Record<string, string>>;
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe' };

const fileReport = ({ plan, tally }: ReadFile): FileReport => ({
  file: plan.source.name,
  sha256: plan.sha256,
  ...(plan.source.taken?.archive && { archive: plan.source.taken.archive }),
  ...(plan.source.taken?.workbook && { sheet: plan.source.taken.workbook.sheet }),
  table: plan.record.id,
  tableWhy: plan.why,
  encoding: plan.encoding,
  encodingWhy: plan.encodingWhy,
  delimiter: DELIMITERS[plan.delimiter] ?? plan.delimiter,
  rowsRead: tally.rowsRead,
  rowsLeftOut: tally.rowsLeftOut,
  rowsBlank: tally.rowsBlank,
  ...(tally.rowsAside.size > 0 && { rowsAside: Object.fromEntries([...tally.rowsAside].sort()) }),
  ...(plan.preset && { preset: plan.preset }),
  ...(plan.mapping && { mapping: plan.mapping }),
  columns: columnsOf(plan),
  unmapped: plan.unmapped,
  dropped: plan.dropped,
});

const columns = new WeakMap<FilePlan, FileReport['columns']>();

/** The same in every report of a run. */
const columnsOf = (plan: FilePlan): FileReport['columns'] => {
  const known = columns.get(plan);
  if (known) return known;
  const made = plan.columns.map((c) => ({
    header: [c, ...(c.parts ?? [])].map((p) => p.header).join(' + '),
    field: c.column.name,
    why: c.why,
  }));
  columns.set(plan, made);
  return made;
};

const faultReport = (f: Fault): FaultReport => ({
  code: f.code,
  action: f.action,
  file: f.file,
  ...(f.cell === undefined ? {} : { cell: f.cell }),
  row: f.line,
  column: f.column,
  written: f.written,
  args: f.args,
});

const byPlace = (a: FaultReport, b: FaultReport): number =>
  a.file !== b.file
    ? a.file < b.file
      ? -1
      : 1
    : a.row - b.row || (a.column < b.column ? -1 : a.column > b.column ? 1 : a.code < b.code ? -1 : 1);

export const provenanceOf = (
  run: Run,
  files: readonly ReadFile[],
  planFaults: readonly Fault[],
  joinLosses: Provenance['joinLosses'],
): Provenance => {
  const counts = new Map<string, number>();
  const count = (code: string, n: number): void => void counts.set(code, (counts.get(code) ?? 0) + n);
  for (const f of planFaults) count(f.code, 1);
  for (const { tally } of files) for (const [code, n] of tally.faultCounts) count(code, n);
  const listed = [...planFaults, ...files.flatMap((f) => f.tally.faults)];
  return {
    tool: run.tool,
    pack: run.pack.id,
    packVersion: run.pack.version,
    packDigest: run.pack.digest,
    asOf: run.asOf,
    options: run.options,
    files: files.map(fileReport).sort((a, b) => (a.file < b.file ? -1 : 1)),
    faults: listed.map(faultReport).sort(byPlace),
    faultCounts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    joinLosses,
    loosened: run.pack.loosened,
  };
};
