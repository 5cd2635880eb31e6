// Planned files → dossiers, one firm at a time, in order of firm id. Small input is held; large input streams when its firms
// stand in order, and is parted by firm into temporary files when they do not. All three ways give the same dossiers.
import { newTally } from '../intake/faults.js';
import { readRecords } from '../intake/read.js';
import { blockReader } from '../intake/records.js';
import type { FilePlan, FileTally, IntakeOptions, RecordBlock } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import { addRun, byText, dossierOf, type FirmRows, firmRuns } from './firms.js';
import { pack, type Scratch, unpack } from './spill.js';
import type { Segment } from './table.js';
import type { Dossier } from './types.js';

export interface OpenFile {
  readonly plan: FilePlan;
  readonly tally: FileTally;
}

export interface GroupOptions {
  readonly records: readonly RecordDef[];
  readonly intake: IntakeOptions;
  readonly period: Dossier['period'];
  readonly scratch: Scratch;
  /** Files larger than this are not held in memory. */
  readonly memoryBytes: number;
  /** Bytes of input in one temporary part. */
  readonly partBytes: number;
}

export interface GroupedDossier {
  readonly dossier: Dossier;
  /** The files of the firm's submission. */
  readonly files: readonly OpenFile[];
  /** Some of these files are still being read. */
  readonly streaming: boolean;
  /** No other firm is in these files. */
  readonly alone: boolean;
}

/** Yields every firm that any file names, sorted by id. */
export async function* dossiers(files: readonly OpenFile[], options: GroupOptions): AsyncGenerator<GroupedDossier> {
  const held = files.reduce((n, f) => n + f.plan.source.size, 0) <= options.memoryBytes;
  const large = new Set(held ? [] : files.filter((f) => f.plan.source.size > options.memoryBytes / 4));
  const rows: FirmRows = new Map();
  const folders = new Map<string, Set<string>>();
  const soles = await readSmall(files.filter((f) => !large.has(f)), options, rows, folders);
  const soleOf = (f: OpenFile): string => soles.get(f.plan.source.folder) ?? folderFirm(f.plan);
  const finish = (firm: string, tables: ReadonlyMap<string, readonly Segment[]>, seen: ReadonlySet<string>, streaming: boolean): GroupedDossier => {
    const own = files.filter((f) => seen.has(f.plan.source.folder));
    const supplied = new Set(own.map((f) => f.plan.record.id));
    return { dossier: dossierOf(firm, tables, supplied, options.records, options.period), files: own, streaming, alone: [...seen].every((folder) => firmsOf.get(folder) === 1) };
  };
  const empty = new Map<string, Segment[]>();
  const firmsOf = new Map<string, number>();
  if (large.size === 0) {
    for (const seen of folders.values()) for (const folder of seen) firmsOf.set(folder, (firmsOf.get(folder) ?? 0) + 1);
    for (const firm of [...rows.keys()].sort(byText)) yield finish(firm, rows.get(firm)!, folders.get(firm)!, false);
    return;
  }
  const scans = await Promise.all([...large].map((f) => firmsIn(f, options, soleOf(f))));
  for (const [i, f] of [...large].entries()) for (const firm of scans[i]!.counts.keys()) seenIn(folders, firm, f.plan.source.folder);
  const joined = (firm: string, more: ReadonlyMap<string, readonly Segment[]>): ReadonlyMap<string, readonly Segment[]> => {
    const own = rows.get(firm) ?? empty;
    const ids = new Set([...own.keys(), ...more.keys()]);
    return new Map([...ids].map((id) => [id, [...(own.get(id) ?? []), ...(more.get(id) ?? [])]]));
  };
  const [only] = large;
  if (large.size === 1 && scans[0]!.ascending) {
    const waiting = [...rows.keys()].filter((firm) => !scans[0]!.counts.has(firm)).sort(byText);
    for await (const { firm, segments } of inOrder(only!, options, soleOf(only!))) {
      while (waiting.length > 0 && waiting[0]! < firm) yield finish(waiting[0]!, rows.get(waiting[0]!)!, folders.get(waiting.shift()!)!, true);
      yield finish(firm, joined(firm, new Map([[only!.plan.record.id, segments]])), folders.get(firm)!, true);
    }
    for (const firm of waiting) yield finish(firm, rows.get(firm)!, folders.get(firm)!, true);
    return;
  }
  const partOf = assignParts(scans.map((s) => s.counts), [...large].reduce((n, f) => n + f.plan.source.size, 0), options.partBytes, [...rows.keys()]);
  for (const [i, f] of [...large].entries()) await spillFile(f, String(i), options, soleOf(f), partOf.of);
  for (const [p, firms] of partOf.firms.entries()) {
    const more: FirmRows = new Map();
    for (const [i, f] of [...large].entries()) for (const block of unspill(f, `${i}-${p}`, options)) for (const run of firmRuns(block, soleOf(f))) addRun(more, run);
    for (const firm of firms) yield finish(firm, joined(firm, more.get(firm) ?? empty), folders.get(firm)!, true);
    for (const i of [...large].keys()) options.scratch.drop(`${i}-${p}`);
  }
}

/** A file without a firm column, in a submission that names no single firm: the folder's name stands for the firm. */
const folderFirm = (plan: FilePlan): string => plan.source.folder.split('/').filter((p) => p !== '' && p !== '.').at(-1) ?? (plan.source.name.replace(/\.[^.]*$/, '') || '-');

const seenIn = (folders: Map<string, Set<string>>, firm: string, folder: string): void => {
  const set = folders.get(firm);
  if (set) set.add(folder);
  else folders.set(firm, new Set([folder]));
};

/** Reads small files whole. Firm tables first: one firm in a folder is the firm of files there that name none. */
const readSmall = async (files: readonly OpenFile[], options: GroupOptions, rows: FirmRows, folders: Map<string, Set<string>>): Promise<ReadonlyMap<string, string>> => {
  const firmsOf = new Map<string, Set<string>>();
  const soles = new Map<string, string>();
  const inTurn = [...files].sort((a, b) => Number(b.plan.record.id === 'firm') - Number(a.plan.record.id === 'firm') || byText(a.plan.source.name, b.plan.source.name));
  for (const f of inTurn) {
    const { folder } = f.plan.source;
    const own = firmsOf.get(folder);
    if (own?.size === 1) soles.set(folder, [...own][0]!);
    for await (const block of readRecords(f.plan, options.intake, f.tally))
      for (const run of firmRuns(block, soles.get(folder) ?? folderFirm(f.plan))) {
        addRun(rows, run);
        seenIn(folders, run.firm, folder);
        if (f.plan.record.id === 'firm') firmsOf.set(folder, (firmsOf.get(folder) ?? new Set()).add(run.firm));
      }
  }
  for (const [folder, own] of firmsOf) if (own.size === 1) soles.set(folder, [...own][0]!);
  return soles;
};

/** The plan with its firm column only: a first look that parses nothing else. */
const firmOnly = (plan: FilePlan): FilePlan => ({ ...plan, columns: plan.columns.filter((c) => c.column.name === plan.record.firm) });

const firmsIn = async (f: OpenFile, options: GroupOptions, sole: string): Promise<{ counts: ReadonlyMap<string, number>; ascending: boolean }> => {
  const counts = new Map<string, number>();
  let [last, ascending] = ['', true];
  for await (const block of readRecords(firmOnly(f.plan), options.intake, newTally()))
    for (const { firm, start, end } of firmRuns(block, sole)) {
      if (firm < last) ascending = false;
      last = firm;
      counts.set(firm, (counts.get(firm) ?? 0) + end - start);
    }
  return { counts, ascending };
};

async function* inOrder(f: OpenFile, options: GroupOptions, sole: string): AsyncGenerator<{ firm: string; segments: readonly Segment[] }> {
  let [firm, segments]: [string, Segment[]] = ['', []];
  for await (const block of readRecords(f.plan, options.intake, f.tally))
    for (const run of firmRuns(block, sole)) {
      if (run.firm !== firm && segments.length > 0) {
        yield { firm, segments };
        segments = [];
      }
      firm = run.firm;
      segments.push(run);
    }
  if (segments.length > 0) yield { firm, segments };
}

/** Firms in order, cut into parts of about equal numbers of rows: judged part after part they come out sorted. */
const assignParts = (counts: readonly ReadonlyMap<string, number>[], bytes: number, partBytes: number, others: readonly string[]): { of: ReadonlyMap<string, number>; firms: readonly (readonly string[])[] } => {
  const total = new Map<string, number>(others.map((firm) => [firm, 0]));
  for (const c of counts) for (const [firm, n] of c) total.set(firm, (total.get(firm) ?? 0) + n);
  const rows = [...total.values()].reduce((a, b) => a + b, 0);
  const perPart = Math.max(1, Math.ceil(rows / Math.max(1, Math.ceil(bytes / partBytes))));
  const of = new Map<string, number>();
  const firms: string[][] = [[]];
  let filled = 0;
  for (const firm of [...total.keys()].sort(byText)) {
    if (filled >= perPart) {
      firms.push([]);
      filled = 0;
    }
    of.set(firm, firms.length - 1);
    firms.at(-1)!.push(firm);
    filled += total.get(firm)!;
  }
  return { of, firms };
};

const spillFile = async (f: OpenFile, id: string, options: GroupOptions, sole: string, partOf: ReadonlyMap<string, number>): Promise<void> => {
  for await (const block of readRecords(firmOnly(f.plan), options.intake, f.tally)) {
    const byPart = new Map<number, number[]>();
    for (const { firm, start, end } of firmRuns(block, sole)) {
      const part = partOf.get(firm)!;
      const list = byPart.get(part) ?? [];
      if (list.length === 0) byPart.set(part, list);
      for (let r = start; r < end; r += 1) list.push(block.rawRow[r]!);
    }
    for (const [part, list] of byPart) options.scratch.append(`${id}-${part}`, pack(block.raw, list));
  }
};

/** A part's rows as records. The first look counted the rows; what their cells hold is found out here. */
function* unspill(f: OpenFile, part: string, options: GroupOptions): Generator<RecordBlock> {
  const tally = newTally();
  const read = blockReader(f.plan, tally, options.intake.currency);
  for (const raw of unpack(options.scratch.read(part))) {
    const block = read(raw);
    if (block) yield block;
  }
  f.tally.rowsLeftOut += tally.rowsLeftOut;
  f.tally.faults.push(...tally.faults);
  for (const [code, n] of tally.faultCounts) f.tally.faultCounts.set(code, (f.tally.faultCounts.get(code) ?? 0) + n);
}
