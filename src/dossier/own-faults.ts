// The faults of one firm's part of a file. In: the file, the firm's dossier. Out: the file with what was found in it and in this firm's rows.
import { isOfACell, newTally, tallyFault } from '../intake/faults.js';
import { blockReader } from '../intake/records.js';
import type { FilePlan, FileTally, RowBlock } from '../intake/types.js';
import type { OpenFile } from './first-look.js';
import type { Dossier } from './types.js';

/**
 * What stands at a file's own faults and at those of this firm's rows. Rows are read once more where their block had a fault, so that it
 * does not show whether the file was held, streamed or parted. `alone`: no other firm is in the file, and rows left out are this firm's.
 */
export const ownFaults = ({ plan, tally }: OpenFile, dossier: Dossier, alone: boolean, currency?: string): OpenFile => {
  const rows = rowFaults(plan, dossier, currency);
  const own = newTally();
  const others = tally.faults.filter((f) => f.line === 0 || (alone && !isOfACell(f.code)));
  for (const f of [...others, ...rows.faults].toSorted((a, b) => a.line - b.line)) tallyFault(own, f.code, () => f);
  const counts = own.faultCounts;
  counts.clear();
  for (const [code, n] of tally.faultCounts) if (alone && !isOfACell(code)) counts.set(code, n);
  for (const f of alone ? [] : others) counts.set(f.code, (counts.get(f.code) ?? 0) + 1);
  for (const [code, n] of rows.faultCounts) counts.set(code, (counts.get(code) ?? 0) + n);
  return { plan, tally: { ...tally, faults: own.faults, faultCounts: counts } };
};

/** Faults in the cells of this firm's rows, in the order of the file. */
const rowFaults = (plan: FilePlan, dossier: Dossier, currency?: string): FileTally => {
  const tally = newTally();
  const segments = [...dossier.tables.values()].flatMap((t) => t.segments);
  const faulty = segments.filter(({ block }) => block.plan === plan && block.faulty);
  if (faulty.length === 0) return tally;
  const read = blockReader(plan, tally, currency);
  for (const { block, start, end } of faulty) read(rowsOf(block.raw, block.rawRow.subarray(start, end)));
  return tally;
};

/** Some rows of a block, over the same bytes. */
const rowsOf = (raw: RowBlock, rows: Int32Array): RowBlock => {
  const cells = [...rows].flatMap((r) =>
    Array.from({ length: raw.rowStart[r + 1]! - raw.rowStart[r]! }, (_, i) => raw.rowStart[r]! + i),
  );
  const rowStart = new Int32Array(rows.length + 1);
  for (const [k, r] of rows.entries()) rowStart[k + 1] = rowStart[k]! + raw.rowStart[r + 1]! - raw.rowStart[r]!;
  const { fieldLines } = raw;
  return {
    ...raw,
    rows: rows.length,
    rowStart,
    starts: Int32Array.from(cells, (i) => raw.starts[i]!),
    ends: Int32Array.from(cells, (i) => raw.ends[i]!),
    lines: Float64Array.from(rows, (r) => raw.lines[r]!),
    ...(fieldLines && { fieldLines: Float64Array.from(cells, (i) => fieldLines[i]!) }),
  };
};
