// Rows held in memory (the cases of a pack) → typed records, by the same parsers as a file's.
import { Buffer } from 'node:buffer';
import type { RecordDef } from '../pack/types.js';
import { headingOf } from './aside.js';
import { fitHeaders } from './columns.js';
import { fault, newTally, tallyFault } from './faults.js';
import { blockReader } from './records.js';
import { blockOf } from './row-block.js';
import type { FilePlan, FileTally, IntakeOptions, RecordBlock, Source } from './types.js';

/**
 * Rows held in memory, read by the same parsers as a file's. Line 1 is the header. Faults and counts go to `tally`; rows
 * with an unreadable key are left out as in a file.
 */
export function recordsFromRows(
  record: RecordDef,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  name: string,
  tally: FileTally = newTally(),
  options: Pick<IntakeOptions, 'hours' | 'hoursOf' | 'pad' | 'currency'> = {},
): RecordBlock {
  const fit = fitHeaders(record, headers, options);
  const source: Source = { name, folder: '', size: 0, open: async function* () {} };
  const plan: FilePlan = {
    source,
    record,
    why: 'option',
    sha256: '',
    bytes: 0,
    encoding: 'utf-8',
    encodingWhy: 'option',
    delimiter: ',',
    headerLine: 1,
    headings: [headingOf(headers)],
    headerCells: headers.findLastIndex((cell) => cell.trim() !== '') + 1,
    columns: fit.columns,
    unmapped: fit.unmapped,
    dropped: fit.dropped,
  };
  for (const one of fit.conflicts) {
    tallyFault(tally, one.code, () => fault(one.code, name, one.args, { line: 1, column: one.column }));
  }
  // A header that could mean two things stops a file; here too nothing is read.
  const kept = fit.conflicts.length > 0 ? [] : rows;
  const room = rows.reduce((n, row) => n + row.reduce((m, cell) => m + Buffer.byteLength(cell), 0), 0);
  const raw = blockOf(
    kept.map((cells, i) => ({ cells, line: i + 2 })),
    room,
  );
  const block = blockReader(plan, tally, options.currency)(raw);
  if (block !== undefined) return block;
  const none = new Map(
    plan.columns.map((m) => [m.column.name, { values: new Float64Array(), states: new Uint8Array() }]),
  );
  return { record, plan, rows: 0, columns: none, raw, rawRow: new Int32Array(), faulty: false };
}
