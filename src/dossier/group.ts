// A survey → dossiers, one firm at a time, in order of firm id. What is held is gathered; one large file whose firms rise is
// streamed; anything else is parted by firm into temporary files. All ways, and all shares of a way, give the same dossiers.
import { FAULTS_LISTED, newTally } from '../intake/faults.js';
import { readRecords } from '../intake/read.js';
import { blockReader } from '../intake/records.js';
import type { ByteRange, IntakeOptions, LostRow, RecordBlock } from '../intake/types.js';
import type { RecordDef } from '../pack/types.js';
import type { Segment } from './columns.js';
import { addRun, dossierOf, type FirmRows, firmRuns, type Whose } from './firms.js';
import { firmOnly, type OpenFile } from './first-look.js';
import { pack, type Scratch, unpack } from './spill.js';
import type { Survey } from './survey.js';
import type { Dossier } from './types.js';
import type { UnreadHeaders } from './vouched.js';

export interface GroupOptions {
  readonly records: readonly RecordDef[];
  readonly intake: IntakeOptions;
  readonly period: Dossier['period'];
  readonly asOf?: Dossier['asOf'];
}

export interface GroupedDossier {
  readonly dossier: Dossier;
  /** The files of the firm's submission; of large ones the survey's tallies, as they are still being read. */
  readonly files: readonly OpenFile[];
  /** No other firm is in these files. */
  readonly alone: boolean;
}

/** Some neighbouring firms of a survey: [from, until) of its `firms`, with the bytes or the parts that hold their rows. */
export interface Share {
  readonly from: number;
  readonly until: number;
  readonly bytes?: ByteRange;
  readonly parts?: readonly (readonly string[])[];
  readonly firstPart?: number;
}

type Finish = (firm: string, more: ReadonlyMap<string, readonly Segment[]>) => GroupedDossier;

/** Yields the firms of a share, sorted by id. `parted` shares read their parts from `scratch`. */
export async function* dossiers(
  s: Survey,
  share: Share,
  options: GroupOptions,
  scratch: Scratch,
): AsyncGenerator<GroupedDossier> {
  const firmsOf = new Map<string, number>();
  for (const seen of s.folders.values()) for (const folder of seen) firmsOf.set(folder, (firmsOf.get(folder) ?? 0) + 1);
  const known = new Map(s.large.map((f, k) => [f, { plan: f.plan, tally: s.seen[k]! }]));
  const finish: Finish = (firm, more) => {
    const own = s.rows.get(firm) ?? new Map<string, Segment[]>();
    const ids = new Set([...own.keys(), ...more.keys()]);
    const tables = new Map([...ids].map((id) => [id, [...(own.get(id) ?? []), ...(more.get(id) ?? [])]]));
    const seen = s.folders.get(firm)!;
    const files = s.files.filter((f) => seen.has(f.plan.source.folder)).map((f) => known.get(f) ?? f);
    const supplied = new Set(files.map((f) => f.plan.record.id));
    return {
      dossier: dossierOf(
        firm,
        tables,
        supplied,
        options.records,
        options.period,
        leftOutOf(firm, files),
        options.asOf ?? null,
        lostIn(files),
        unreadIn(files),
        cutIn(files),
      ),
      files,
      alone: [...seen].every((folder) => firmsOf.get(folder) === 1),
    };
  };
  const firms = s.firms.slice(share.from, share.until);
  if (s.way === 'ordered') yield* ordered(s, firms, share, options, finish);
  else if (s.way === 'parted') yield* parted(s, share, options, scratch, finish);
  else for (const firm of firms) yield finish(firm, new Map());
}

/** Tables some of whose rows could not be placed, each with its file: the row may be this firm's, and so may what was not read. */
const leftOutOf = (firm: string, files: readonly OpenFile[]): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const { plan, tally } of files)
    if (tally.leftOutOf.has(firm) || tally.leftOutOf.has('') || tally.faults.some((f) => f.action === 'stopped'))
      if (!out.has(plan.record.id)) out.set(plan.record.id, plan.source.name);
  return out;
};

/** Tables with a file that could not be read to its end, each with that file. */
const cutIn = (files: readonly OpenFile[]): ReadonlyMap<string, string> =>
  new Map(
    files
      .filter(({ tally }) => tally.faults.some((f) => f.action === 'stopped'))
      .map(({ plan }) => [plan.record.id, plan.source.name]),
  );

/** What was left out of each table, whosever it is. */
const lostIn = (files: readonly OpenFile[]): ReadonlyMap<string, readonly LostRow[]> => {
  const out = new Map<string, LostRow[]>();
  for (const { plan, tally } of files)
    if (tally.lost.length > 0) out.set(plan.record.id, [...(out.get(plan.record.id) ?? []), ...tally.lost]);
  return out;
};

/** Headers that no column goes by, of the first file of each table that has some. */
const unreadIn = (files: readonly OpenFile[]): UnreadHeaders => {
  const out = new Map<string, { file: string; headers: string }>();
  for (const { plan } of files)
    if (plan.unmapped.length > 0 && !out.has(plan.record.id))
      out.set(plan.record.id, { file: plan.source.name, headers: plan.unmapped.join(', ') });
  return out;
};

async function* ordered(
  s: Survey,
  firms: readonly string[],
  share: Share,
  options: GroupOptions,
  finish: Finish,
): AsyncGenerator<GroupedDossier> {
  const [file] = s.large;
  let next = 0;
  for await (const { firm, segments } of inOrder(file!, options.intake, s.whoseOf(file!), share.bytes)) {
    for (; firms[next] !== firm; next += 1) {
      if (next >= firms.length) throw new Error(`the survey did not see firm ${firm} here`);
      yield finish(firms[next]!, new Map());
    }
    next += 1;
    yield finish(firm, new Map([[file!.plan.record.id, segments]]));
  }
  for (; next < firms.length; next += 1) yield finish(firms[next]!, new Map());
}

async function* inOrder(
  f: OpenFile,
  intake: IntakeOptions,
  whose: Whose,
  range?: ByteRange,
): AsyncGenerator<{ firm: string; segments: readonly Segment[] }> {
  let [firm, segments]: [string, Segment[]] = ['', []];
  for await (const block of readRecords(f.plan, intake, f.tally, range))
    for (const run of firmRuns(block, whose)) {
      if (run.firm !== firm && segments.length > 0) {
        yield { firm, segments };
        segments = [];
      }
      firm = run.firm;
      segments.push(run);
    }
  if (segments.length > 0) yield { firm, segments };
}

function* parted(
  s: Survey,
  share: Share,
  options: GroupOptions,
  scratch: Scratch,
  finish: Finish,
): Generator<GroupedDossier> {
  for (const [i, firms] of (share.parts ?? []).entries()) {
    const more: FirmRows = new Map();
    for (const [k, f] of s.large.entries()) {
      const part = partName(k, (share.firstPart ?? 0) + i);
      for (const block of unspill(f, scratch.read(part), options.intake))
        for (const run of firmRuns(block, s.whoseOf(f))) addRun(more, run);
      scratch.drop(part);
    }
    for (const firm of firms) yield finish(firm, more.get(firm) ?? new Map());
  }
}

const partName = (file: number, part: number): string => `${file}-${part}`;

/** Writes the large files' rows to temporary parts of about `partBytes`; returns the firms of each part. */
export const spill = async (
  s: Survey,
  intake: IntakeOptions,
  scratch: Scratch,
  partBytes: number,
): Promise<readonly (readonly string[])[]> => {
  const parts = assignParts(
    s,
    s.large.reduce((n, f) => n + f.plan.source.size, 0),
    partBytes,
  );
  const partOf = new Map(parts.flatMap((firms, p) => firms.map((firm) => [firm, p] as const)));
  for (const [k, f] of s.large.entries())
    for await (const block of readRecords(firmOnly(f.plan), { ...intake, passing: true }, f.tally)) {
      const byPart = new Map<number, number[]>();
      for (const { firm, start, end } of firmRuns(block, s.whoseOf(f))) {
        const part = partOf.get(firm)!;
        const list = byPart.get(part) ?? [];
        if (list.length === 0) byPart.set(part, list);
        for (let r = start; r < end; r += 1) list.push(block.rawRow[r]!);
      }
      for (const [part, list] of byPart) scratch.append(partName(k, part), pack(block.raw, list));
    }
  return parts;
};

/** Firms in order, cut into parts of about equal numbers of rows: judged part after part they come out sorted. */
const assignParts = (s: Survey, bytes: number, partBytes: number): readonly (readonly string[])[] => {
  const rows = [...s.counts.values()].reduce((a, b) => a + b, 0);
  const perPart = Math.max(1, Math.ceil(rows / Math.max(1, Math.ceil(bytes / partBytes))));
  const parts: string[][] = [[]];
  let filled = 0;
  for (const firm of s.firms) {
    if (filled >= perPart) {
      parts.push([]);
      filled = 0;
    }
    parts.at(-1)!.push(firm);
    filled += s.counts.get(firm) ?? 0;
  }
  return parts;
};

/** A part's rows as records. The first look counted the rows; what their cells hold is found out here. */
function* unspill(f: OpenFile, bytes: Uint8Array, intake: IntakeOptions): Generator<RecordBlock> {
  const tally = newTally();
  const read = blockReader(f.plan, tally, intake.currency);
  for (const raw of unpack(bytes)) {
    const block = read(raw);
    if (block) yield block;
  }
  f.tally.rowsLeftOut += tally.rowsLeftOut;
  for (const firm of tally.leftOutOf) f.tally.leftOutOf.add(firm);
  f.tally.lost.push(...tally.lost);
  for (const [what, n] of tally.rowsAside) f.tally.rowsAside.set(what, (f.tally.rowsAside.get(what) ?? 0) + n);
  f.tally.faults.push(...tally.faults.slice(0, Math.max(0, FAULTS_LISTED - f.tally.faults.length)));
  for (const [code, n] of tally.faultCounts) f.tally.faultCounts.set(code, (f.tally.faultCounts.get(code) ?? 0) + n);
}

/** The whole survey as one share, or as up to `n` that can be judged side by side. */
export const sharesOf = (s: Survey, n: number, parts: readonly (readonly string[])[]): readonly Share[] => {
  if (s.way === 'held') return [{ from: 0, until: s.firms.length }];
  return s.way === 'ordered' ? byteShares(s, n) : partShares(s, n, parts);
};

const byteShares = (s: Survey, n: number): readonly Share[] => {
  const { size } = s.large[0]!.plan.source;
  const wanted = Array.from({ length: n - 1 }, (_, i) => ((i + 1) * size) / n);
  const cuts = [...new Set(wanted.map((at) => s.borders.find((b) => b.at >= at)).filter((b) => b !== undefined))];
  if (cuts.length === 0) return [{ from: 0, until: s.firms.length }];
  const place = new Map(s.firms.map((firm, i) => [firm, i]));
  const starts = [
    { at: 0, line: 1, from: 0 },
    ...cuts.map((b) => ({ at: b.at, line: b.line, from: place.get(b.firm)! })),
  ];
  return starts.map(({ at, line, from }, i) => {
    const next = starts[i + 1];
    return { from, until: next?.from ?? s.firms.length, bytes: { start: at, end: next?.at ?? size, line } };
  });
};

const partShares = (s: Survey, n: number, parts: readonly (readonly string[])[]): readonly Share[] => {
  const each = Math.max(1, Math.ceil(parts.length / n));
  const shares: Share[] = [];
  let from = 0;
  for (let p = 0; p < parts.length; p += each) {
    const own = parts.slice(p, p + each);
    const until = from + own.reduce((sum, firms) => sum + firms.length, 0);
    shares.push({ from, until, parts: own, firstPart: p });
    from = until;
  }
  return shares.length > 0 ? shares : [{ from: 0, until: s.firms.length, parts: [] }];
};
