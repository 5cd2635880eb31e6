// A first look at all files: small ones are read whole, of large ones only whose rows stand where. Out: how the firms can be had in order.
import { newTally } from '../intake/faults.js';
import { readRecords } from '../intake/read.js';
import type { FilePlan, FileTally, IntakeOptions, RecordBlock } from '../intake/types.js';
import { addRun, byText, type FirmRows, firmRuns } from './firms.js';

export interface OpenFile {
  readonly plan: FilePlan;
  readonly tally: FileTally;
}

/** Where a firm's first row begins in a large file; a place to cut it. */
export interface Border {
  readonly firm: string;
  readonly at: number;
  readonly line: number;
}

export interface Survey {
  readonly files: readonly OpenFile[];
  readonly large: readonly OpenFile[];
  /** Rows of the small files. */
  readonly rows: FirmRows;
  /** Folders that hold rows of a firm. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  soleOf(file: OpenFile): string;
  /** held: all is read. ordered: one large file, its firms rising. parted: anything else. */
  readonly way: 'held' | 'ordered' | 'parted';
  /** All firms, rising. */
  readonly firms: readonly string[];
  /** Rows of the large files, firm by firm. */
  readonly counts: ReadonlyMap<string, number>;
  /** ordered: where the file may be cut; none when its bytes cannot be read from the middle. */
  readonly borders: readonly Border[];
  /** Rows of the large files, in their order: known before the first firm is judged, so that no row left out is forgotten. */
  readonly seen: readonly FileTally[];
}

const BORDERS = 64;

export const survey = async (
  files: readonly OpenFile[],
  intake: IntakeOptions,
  memoryBytes: number,
): Promise<Survey> => {
  const held = files.reduce((n, f) => n + f.plan.source.size, 0) <= memoryBytes;
  // Firm tables are always read whole: they say whose the files are that name no firm.
  const large = held ? [] : files.filter((f) => f.plan.source.size > memoryBytes / 4 && f.plan.record.id !== 'firm');
  const small = await surveySmall(
    files.filter((f) => !large.includes(f)),
    intake,
  );
  const { soleOf } = small;
  const counts = new Map<string, number>();
  let [ascending, borders]: [boolean, readonly Border[]] = [true, []];
  const tallies: FileTally[] = [];
  for (const f of large) {
    const seen = await firmsIn(f, intake, soleOf(f));
    for (const [firm, n] of seen.counts) {
      counts.set(firm, (counts.get(firm) ?? 0) + n);
      seenIn(small.folders, firm, f.plan.source.folder);
    }
    [ascending, borders] = [ascending && seen.ascending, seen.borders];
    tallies.push(seen.tally);
  }
  const firms = [...new Set([...small.rows.keys(), ...counts.keys()])].sort(byText);
  const way = large.length === 0 ? 'held' : large.length === 1 && ascending ? 'ordered' : 'parted';
  return {
    files,
    large,
    rows: small.rows,
    folders: small.folders,
    soleOf,
    way,
    firms,
    counts,
    borders: way === 'ordered' ? borders : [],
    seen: tallies,
  };
};

/** The small files alone: what a thread reads for itself, the survey being known. */
export const surveySmall = async (files: readonly OpenFile[], intake: IntakeOptions): Promise<Small> => {
  const { rows, folders, soles } = await readSmall(files, intake);
  return { rows, folders, soleOf: (f) => soles.get(f.plan.source.folder) ?? folderFirm(f.plan) };
};

/** A file without a firm column, in a submission that names no single firm: the folder's name stands for the firm. */
const folderFirm = (plan: FilePlan): string =>
  plan.source.folder
    .split('/')
    .filter((p) => p !== '' && p !== '.')
    .at(-1) ??
  (plan.source.name.replace(/\.[^.]*$/, '') || '-');

const seenIn = (folders: Map<string, Set<string>>, firm: string, folder: string): void => {
  const set = folders.get(firm);
  if (set) set.add(folder);
  else folders.set(firm, new Set([folder]));
};

type Small = Pick<Survey, 'rows' | 'soleOf'> & { readonly folders: Map<string, Set<string>> };

interface SmallFiles {
  readonly rows: FirmRows;
  readonly folders: Map<string, Set<string>>;
  /** Folder → its only firm. */
  readonly soles: ReadonlyMap<string, string>;
}

/** Reads small files whole. Firm tables first: one firm in a folder is the firm of files there that name none. */
const readSmall = async (files: readonly OpenFile[], intake: IntakeOptions): Promise<SmallFiles> => {
  const rows: FirmRows = new Map();
  const folders = new Map<string, Set<string>>();
  const firmsOf = new Map<string, Set<string>>();
  const soles = new Map<string, string>();
  const isFirm = (f: OpenFile): number => Number(f.plan.record.id === 'firm');
  const inTurn = [...files].sort((a, b) => isFirm(b) - isFirm(a) || byText(a.plan.source.name, b.plan.source.name));
  for (const f of inTurn) {
    const { folder } = f.plan.source;
    const own = firmsOf.get(folder);
    if (own?.size === 1) soles.set(folder, [...own][0]!);
    for await (const block of readRecords(f.plan, intake, f.tally))
      for (const run of firmRuns(block, soles.get(folder) ?? folderFirm(f.plan))) {
        addRun(rows, run);
        seenIn(folders, run.firm, folder);
        if (isFirm(f) === 1) firmsOf.set(folder, (firmsOf.get(folder) ?? new Set()).add(run.firm));
      }
    // A firm all of whose rows were left out is still one that the file names.
    if (f.tally.rowsLeftOut > 0)
      for (const firm of (await firmsIn(f, intake, soles.get(folder) ?? folderFirm(f.plan))).counts.keys()) {
        seenIn(folders, firm, folder);
        if (!rows.has(firm)) rows.set(firm, new Map());
      }
  }
  for (const [folder, own] of firmsOf) if (own.size === 1) soles.set(folder, [...own][0]!);
  return { rows, folders, soles };
};

/** The plan with its firm column only: a first look that parses nothing else. */
export const firmOnly = (plan: FilePlan): FilePlan => ({
  ...plan,
  columns: plan.columns.filter((c) => c.column.name === plan.record.firm),
});

/** With every column that a row can be left out for. */
const keysOnly = (plan: FilePlan): FilePlan => {
  const { record } = plan;
  const keys = new Set([record.firm, ...record.key, record.period?.month]);
  return { ...plan, columns: plan.columns.filter((c) => keys.has(c.column.name)) };
};

interface Seen {
  /** Rows read, left out and blank, with the faults that left them out. */
  readonly tally: FileTally;
  readonly counts: ReadonlyMap<string, number>;
  readonly ascending: boolean;
  readonly borders: readonly Border[];
}

const firmsIn = async ({ plan }: OpenFile, intake: IntakeOptions, sole: string): Promise<Seen> => {
  const tally = newTally();
  const first = await firmsBy(keysOnly(plan), intake, sole, tally);
  // A firm all of whose rows are left out is still one that the file names.
  return { ...(tally.rowsLeftOut === 0 ? first : await firmsBy(firmOnly(plan), intake, sole, newTally())), tally };
};

const firmsBy = async (
  plan: FilePlan,
  intake: IntakeOptions,
  sole: string,
  tally: FileTally,
): Promise<Omit<Seen, 'tally'>> => {
  const counts = new Map<string, number>();
  const borders: Border[] = [];
  const apart = plan.source.size / BORDERS;
  let [last, ascending, cuttable] = ['', true, plan.encoding === 'utf-8'];
  for await (const block of readRecords(plan, intake, tally))
    for (const { firm, start, end } of firmRuns(block, sole)) {
      const at = firm === last ? undefined : placeOf(block, start);
      if (firm !== last && at === undefined) cuttable = false;
      if (at !== undefined && at > (borders.at(-1)?.at ?? 0) + apart)
        borders.push({ firm, at, line: block.raw.lines[block.rawRow[start]!]! });
      if (firm < last) ascending = false;
      last = firm;
      counts.set(firm, (counts.get(firm) ?? 0) + end - start);
    }
  const mark = plan.encodingWhy === 'bom' ? 3 : 0;
  return { counts, ascending, borders: cuttable ? borders.map((b) => ({ ...b, at: b.at + mark })) : [] };
};

/** Offset of a row's first byte in the decoded file. */
const placeOf = (block: RecordBlock, row: number): number | undefined => {
  const { raw } = block;
  if (raw.at === undefined) return undefined;
  const start = raw.starts[raw.rowStart[block.rawRow[row]!]!]!;
  // A quoted first cell begins one byte before what it holds.
  return raw.at + start - (start > 0 && raw.bytes[start - 1] === 0x22 ? 1 : 0);
};
