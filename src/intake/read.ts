// The door of intake: plan a file (which table, which columns), then read its typed records block by block.
import type { RecordDef } from '../pack/types.js';
import { askColumns } from './asks.js';
import { type Looked, lookAt, utf8Chunks } from './decode.js';
import { isRefusal } from './encodings.js';
import { fault, tallyFault } from './faults.js';
import { findHead, rowOptions } from './head.js';
import { periodUnsaid } from './header-row.js';
import { standsAt } from './pairs.js';
import { layoutOf, understand } from './plan.js';
import { blockReader, lineIn, writtenIn } from './records.js';
import { rowBlock } from './row-block.js';
import { readRows } from './rows.js';
import { turnedRows } from './shapes/turned.js';
import { placesOf } from './sums.js';
import type {
  ByteRange,
  Encoding,
  Fault,
  FilePlan,
  FileTally,
  IntakeOptions,
  RecordBlock,
  RowBlock,
  Source,
} from './types.js';
import { placeInSheet } from './workbook/place.js';

export interface Planned {
  /** Missing where a fault stopped the file. */
  readonly plan?: FilePlan;
  /** How it would be read, but for the questions that stopped it. */
  readonly unanswered?: FilePlan;
  readonly faults: readonly Fault[];
}

/**
 * Looks at a file: digest, encoding, delimiter, header, table, columns. The source is opened two times or more. Throws
 * only what opening or reading the source throws.
 */
export async function planFile(
  source: Source,
  records: readonly RecordDef[],
  options: IntakeOptions,
): Promise<Planned> {
  // A file may go by another name by now.
  const taken = (source.taken?.faults ?? []).map((f) => ({ ...f, file: source.name }));
  if (taken.some((f) => f.action === 'stopped')) return { faults: taken };
  const sheet = source.taken?.workbook !== undefined;
  const planned = await (sheet ? planSheet(source, records, options) : planText(source, records, options));
  return joined(planned, taken);
}

/** The cells of a sheet are told apart already: what is said of other files' bytes is not meant for it. */
const OF_SHEETS = { encoding: 'utf-8', delimiter: ',' } as const;

async function planSheet(source: Source, records: readonly RecordDef[], options: IntakeOptions): Promise<Planned> {
  const { looked, faults } = await lookAt(source, 'utf-8');
  if (looked === undefined) return { faults };
  const { sha256, from1904 } = source.taken!.workbook!;
  const { plan, ...rest } = await planAs(
    source,
    records,
    { ...options, ...OF_SHEETS },
    { ...looked, why: 'detected', sha256 },
  );
  if (plan === undefined) return joined(rest, faults);
  // A bare number in a column of days would be taken for a day four years too early.
  const columns = from1904 ? plan.columns.map((c) => ({ ...c, noSerials: true as const })) : plan.columns;
  return joined({ ...rest, plan: { ...plan, columns } }, faults);
}

async function planText(source: Source, records: readonly RecordDef[], options: IntakeOptions): Promise<Planned> {
  const { looked, faults } = await lookAt(source, options.encoding ?? layoutOf(options)?.encoding);
  if (looked === undefined) return { faults };
  const first = await planAs(source, records, options, looked);
  // Windows-1252 is never taken unless it is named: nearly any bytes are valid in it.
  if (first.plan !== undefined || looked.other !== 'euc-jp') return joined(first, faults);
  // Both encodings are possible: the one under which the headers are those of a table is the right one.
  const second = await planAs(source, records, options, { ...looked, encoding: looked.other });
  if (second.plan === undefined) return joined(first, faults);
  const args = { taken: looked.other, other: looked.encoding };
  return joined(second, [fault('encoding_ambiguous', source.name, args)]);
}

function joined(planned: Planned, faults: readonly Fault[]): Planned {
  return { ...planned, faults: [...faults, ...planned.faults] };
}

async function planAs(
  source: Source,
  records: readonly RecordDef[],
  options: IntakeOptions,
  looked: Looked,
): Promise<Planned> {
  const { sha256, bytes, encoding, why: encodingWhy } = looked;
  const { found, faults } = await understand(source, encoding, records, options);
  if (found === undefined) return { faults };
  const told = [...faults, ...periodUnsaid(source.name, found)];
  return joined(await askColumns({ source, sha256, bytes, encoding, encodingWhy, ...found }, options), told);
}

/** The cells of the row that looks most like headings, for a file that no table fits; [] where there is none. */
export async function firstHeaders(source: Source, options: IntakeOptions): Promise<readonly string[]> {
  const own = source.taken?.workbook ? { ...options, ...OF_SHEETS } : options;
  const { looked } = await lookAt(source, own.encoding);
  if (looked === undefined) return [];
  const { head } = await findHead(source, looked.encoding, own);
  const names = head.rows.find((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)?.cells ?? [];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** A table may say that a header alone means that there were none: what the whole file says, for every firm. */
const noRows = ({ record, headerLine }: FilePlan): [string, number] =>
  record.empty === 'none' ? ['none_stated', 0] : ['no_rows', headerLine];

/**
 * Typed records of a planned file, block by block; faults and counts go to `tally` as reading goes on. A `stopped` fault
 * in the tally afterwards means that the rest of the file was not read. With a range (of a UTF-8 file) only its records are.
 * `ended` is told the physical line after the last byte, where that is known.
 */
export async function* readRecords(
  plan: FilePlan,
  options: IntakeOptions,
  tally: FileTally,
  range?: ByteRange,
  ended?: (line: number | undefined) => void,
): AsyncGenerator<RecordBlock> {
  const { source } = plan;
  const note = (code: string, line: number, args: Fault['args'] = {}): void =>
    tallyFault(tally, code, () => fault(code, source.name, args, { line }));
  let [shortLine, lastLine] = [0, 0];
  const read = blockReader(plan, tally, options.currency, (line) => {
    shortLine = line;
  });
  let bytes = 0;
  let ending: readonly number[] = [];
  const add = (chunk: Uint8Array): void => {
    bytes += chunk.byteLength;
    ending = [...ending, ...chunk.slice(-2)].slice(-2);
  };
  const counted: Source = { ...source, open: () => counting(source.open(range), add) };
  const expected = range ? range.end - range.start : plan.bytes;
  // Only the first bytes of a file can be its byte order mark.
  const chunks = range && range.start > 0 ? counted.open() : utf8Chunks(counted, plan.encoding);
  const rows = readRows(chunks, { ...rowOptions(plan.delimiter, options), ...(range && { line: range.line }) });
  const blocks = plan.turned === undefined ? rows : turnedRows(rows, plan.turned);
  try {
    for (;;) {
      const step = await blocks.next();
      if (step.done !== true) {
        lastLine = step.value.lines[step.value.rows - 1] ?? lastLine;
        const block = read(under(step.value, plan.headerLine));
        if (block !== undefined) yield block;
        continue;
      }
      ended?.(step.value.line);
      for (const one of step.value.notes) note(one.code, one.line);
      for (const one of step.value.aside ?? []) {
        tally.rowsRead++;
        tally.rowsAside.set(one.what, (tally.rowsAside.get(one.what) ?? 0) + 1);
        note(`${one.what}_row`, one.line);
      }
      const { stop } = step.value;
      if (stop !== undefined) note(stop.code, stop.line, stop.args);
      else if (bytes !== expected) note('file_changed', 0);
      // Too few cells, and no end of the line: there was more, and nobody knows how much.
      else if (shortLine > 0 && shortLine === lastLine && !isClosed(ending, plan.encoding)) note('file_cut', lastLine);
      else if (tally.rowsRead === 0 && !range) note(...noRows(plan));
      return;
    }
  } catch (error) {
    // Strict decoding went through when the file was planned.
    if (!isRefusal(error)) throw error;
    note('file_changed', 0);
  } finally {
    await blocks.return({ notes: [] });
  }
}

/** The rows of a block that stand under the header. */
function under(raw: RowBlock, headerLine: number): RowBlock {
  let from = 0;
  while (from < raw.rows && raw.lines[from]! <= headerLine) from++;
  if (from === 0) return raw;
  const { bytes, starts, ends, rowStart, lines, rows, at, fieldLines } = raw;
  return rowBlock(
    { bytes, starts, ends, rowStart: rowStart.subarray(from), lines: lines.subarray(from), rows: rows - from },
    at,
    fieldLines,
  );
}

/** Whether the last bytes of a file end a line. */
const isClosed = (last: readonly number[], encoding: Encoding): boolean =>
  last.slice(encoding.startsWith('utf-16') ? -2 : -1).some((byte) => byte === 0x0a || byte === 0x0d);

async function* counting(
  chunks: AsyncIterable<Uint8Array>,
  add: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    add(chunk);
    yield chunk;
  }
}

/** The cell of a canonical column as written in the file; '' where the file has no such column. For evidence. */
export function writtenCell(block: RecordBlock, row: number, column: string): string {
  const mapped = block.plan.columns.find((one) => one.column.name === column);
  return mapped === undefined ? '' : writtenIn(block.raw, block.rawRow[row]!, mapped);
}

/** A cell as it stands in the file. */
export interface WrittenCell {
  readonly line: number;
  readonly header: string;
  readonly written: string;
  /** Its place in a sheet: C18. */
  readonly cell?: string;
}

/** Every cell that a canonical column's value is made of; none where the file has no such column. */
export function writtenCells(block: RecordBlock, row: number, column: string): readonly WrittenCell[] {
  const mapped = block.plan.columns.find((one) => one.column.name === column);
  if (mapped === undefined) return [];
  const raw = block.rawRow[row]!;
  if (mapped.constant !== undefined) return [{ line: 0, header: mapped.header, written: mapped.constant }];
  const places = placesOf(mapped).flatMap((place) => standsAt(block.raw, raw, place));
  return places.map((place) => {
    const line = lineIn(block.raw, raw, place);
    const { cell } = placeInSheet(block.plan, line, place);
    const { header } = place;
    const written = writtenIn(block.raw, raw, place);
    return cell === undefined ? { line, header, written } : { line, header, written, cell };
  });
}

/** Physical line of the file on which a row begins, 1-based. */
export function lineOf(block: RecordBlock, row: number): number {
  return block.raw.lines[block.rawRow[row]!]!;
}
