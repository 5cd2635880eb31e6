// What the intake tests share: sources in memory, records made in a line, and files read into plain rows.
import { createHash } from 'node:crypto';
import { newTally } from '../../src/intake/faults.js';
import { planFile, readRecords, writtenCell } from '../../src/intake/read.js';
import { CELL, type Fault, type FileTally, type IntakeOptions, type Source } from '../../src/intake/types.js';
import type { ColumnType, RecordColumn, RecordDef } from '../../src/pack/types.js';

/** A source of bytes or text (UTF-8) in chunks of `chunk` bytes. */
export function sourceOf(data: string | Uint8Array, chunk = 65536, name = 'folder/file.csv'): Source {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return {
    name,
    folder: 'folder',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield Uint8Array.from(bytes.subarray(at, at + chunk));
    },
  };
}

const DECIMALS: Partial<Record<ColumnType, number>> = { days: 2, ratio: 4 };

export function column(name: string, type: ColumnType, more: Partial<RecordColumn> = {}): RecordColumn {
  return {
    name,
    type,
    unit: type,
    title: { en: name, ja: name },
    blank: 'unknown',
    absent: 'unknown',
    aliases: [],
    values: {},
    decimals: DECIMALS[type] ?? 0,
    personal: false,
    ...more,
  };
}

export function record(id: string, columns: readonly RecordColumn[], more: Partial<RecordDef> = {}): RecordDef {
  const first = columns[0]?.name ?? '';
  return {
    id,
    title: { en: id, ja: id },
    key: [first],
    firm: 'firm_id',
    finds: {},
    sums: [],
    identifiedBy: [first],
    columns,
    pack: 'test',
    ...more,
  };
}

export const OPTIONS: IntakeOptions = { as: new Map() };

export interface PlainRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string | number | null>>;
  readonly written: Readonly<Record<string, string>>;
}

export interface PlainFile {
  readonly table: string | undefined;
  readonly encoding: string | undefined;
  readonly rows: readonly PlainRow[];
  readonly faults: readonly Fault[];
  readonly tally: FileTally;
}

/** Plans and reads a whole file into plain rows: words as text, blank as null, unreadable as '?'. */
export async function readPlain(
  source: Source,
  records: readonly RecordDef[],
  options: Partial<IntakeOptions> = {},
): Promise<PlainFile> {
  const all: IntakeOptions = { ...OPTIONS, ...options };
  const { plan, faults } = await planFile(source, records, all);
  const tally = newTally();
  const rows: PlainRow[] = [];
  if (plan !== undefined) {
    for await (const block of readRecords(plan, all, tally)) {
      for (let r = 0; r < block.rows; r++) {
        const cells: Record<string, string | number | null> = {};
        const written: Record<string, string> = {};
        for (const [name, { values, states, words }] of block.columns) {
          const value = values[r] as number;
          cells[name] =
            states[r] === CELL.value
              ? words === undefined
                ? value
                : (words[value] as string)
              : states[r] === CELL.blank
                ? null
                : '?';
          written[name] = writtenCell(block, r, name);
        }
        rows.push({ line: block.raw.lines[block.rawRow[r] as number] as number, cells, written });
      }
    }
  }
  return {
    table: plan?.record.id,
    encoding: plan?.encoding,
    rows,
    faults: [...faults, ...tally.faults],
    tally,
  };
}

export const codesOf = (file: PlainFile): string[] => file.faults.map((fault) => fault.code);

/** One hash over everything read, for comparing large files. */
export function digestOf(file: PlainFile): string {
  const counts = [file.tally.rowsRead, file.tally.rowsLeftOut, file.tally.rowsBlank, [...file.tally.faultCounts]];
  return createHash('sha256')
    .update(JSON.stringify([file.table, file.encoding, file.rows, file.faults, counts]))
    .digest('hex');
}
