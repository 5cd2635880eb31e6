// A first look at one large file: which firms, how many rows of each, whether they rise, where it may be cut, which rows are left out.
import { newTally } from '../intake/faults.js';
import { readRecords } from '../intake/read.js';
import type { ByteRange, Fault, FilePlan, FileTally, IntakeOptions, RecordBlock } from '../intake/types.js';
import { firmRuns, type Whose } from './firms.js';

export interface OpenFile {
  readonly plan: FilePlan;
  readonly tally: FileTally;
  /** What was found when it was planned; it stands at the beginning of the tally. */
  readonly found?: readonly Fault[];
}

/** Where a firm's first row begins in a large file; a place to cut it. */
export interface Border {
  readonly firm: string;
  readonly at: number;
  readonly line: number;
}

const BORDERS = 64;

/** Looks at the rest of a file from a byte on that may begin a record, at the same time as the caller looks at the rows before it. */
export type ElsewhereSurvey = (file: OpenFile, range: ByteRange, whose: Whose) => Promise<Seen>;

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

export interface Seen {
  /** Rows read, left out and blank, with the faults that left them out. */
  readonly tally: FileTally;
  readonly counts: ReadonlyMap<string, number>;
  readonly first: string;
  readonly last: string;
  readonly ascending: boolean;
  readonly borders: readonly Border[];
}

/**
 * Both halves of a large file at once, cut after a line end near its middle. Where a record reaches over the cut, the first half
 * ends inside quotes and stops with a fault; and whatever faults a half has, the file is looked at whole: undefined.
 */
const firmsInHalves = async (
  f: OpenFile,
  intake: IntakeOptions,
  whose: Whose,
  elsewhere: ElsewhereSurvey,
): Promise<Seen | undefined> => {
  const { plan } = f;
  const at = plan.encoding === 'utf-8' && intake.strict !== true ? await lineEndNear(plan.source.size >> 1, plan) : 0;
  if (at === 0) return undefined;
  // Lines of the second half are counted from there on; how many stand before it is known when the first is read.
  const relative = plan.headerLine + 1;
  const later = elsewhere(f, { start: at, end: plan.source.size, line: relative }, whose);
  let line: number | undefined;
  const tally = newTally();
  const first = await firmsBy(keysOnly(plan), intake, whose, tally, { start: 0, end: at, line: 1 }, (n) => {
    line = n;
  });
  const second = await later;
  if (line === undefined || tally.faultCounts.size + second.tally.faultCounts.size > 0) return undefined;
  const shift = line - relative;
  const counts = new Map(first.counts);
  for (const [firm, n] of second.counts) counts.set(firm, (counts.get(firm) ?? 0) + n);
  return {
    tally: { ...tally, ...sumOfRows(tally, second.tally) },
    counts,
    first: first.first,
    last: second.last,
    ascending: first.ascending && second.ascending && first.last <= second.first,
    borders: [
      ...first.borders,
      ...second.borders.filter((b) => b.firm !== first.last).map((b) => ({ ...b, line: b.line + shift })),
    ],
  };
};

const sumOfRows = (a: FileTally, b: FileTally): Pick<FileTally, 'rowsRead' | 'rowsLeftOut' | 'rowsBlank'> => ({
  rowsRead: a.rowsRead + b.rowsRead,
  rowsLeftOut: a.rowsLeftOut + b.rowsLeftOut,
  rowsBlank: a.rowsBlank + b.rowsBlank,
});

/** What another thread looks at. */
export const surveyRange = async (
  { plan }: OpenFile,
  intake: IntakeOptions,
  range: ByteRange,
  whose: Whose,
): Promise<Seen> => {
  const tally = newTally();
  return { ...(await firmsBy(keysOnly(plan), intake, whose, tally, range)), tally };
};

/** Offset of the byte after the first line end at or after `near`; 0 where there is none near it. */
const lineEndNear = async (near: number, { source }: FilePlan): Promise<number> => {
  let at = near;
  for await (const chunk of source.open({ start: near, end: Math.min(source.size, near + (1 << 20)) })) {
    const i = chunk.indexOf(0x0a);
    if (i >= 0) return at + i + 1 < source.size ? at + i + 1 : 0;
    at += chunk.length;
  }
  return 0;
};

/** With a thread that looks `elsewhere`, a large file is looked at from both ends of its middle. */
export const firmsIn = async (
  f: OpenFile,
  intake: IntakeOptions,
  whose: Whose,
  elsewhere?: ElsewhereSurvey,
): Promise<Seen> => {
  const halves = elsewhere && (await firmsInHalves(f, intake, whose, elsewhere));
  if (halves) return halves;
  const { plan } = f;
  const tally = newTally();
  const first = await firmsBy(keysOnly(plan), intake, whose, tally);
  // A firm all of whose rows are left out is still one that the file names.
  return { ...(tally.rowsLeftOut === 0 ? first : await firmsBy(firmOnly(plan), intake, whose, newTally())), tally };
};

const firmsBy = async (
  plan: FilePlan,
  intake: IntakeOptions,
  whose: Whose,
  tally: FileTally,
  range?: ByteRange,
  ended?: (line: number | undefined) => void,
): Promise<Omit<Seen, 'tally'>> => {
  const counts = new Map<string, number>();
  const borders: Border[] = [];
  const apart = plan.source.size / BORDERS;
  let [first, last, ascending, cuttable]: [string | undefined, string, boolean, boolean] = [
    undefined,
    '',
    true,
    plan.encoding === 'utf-8',
  ];
  for await (const block of readRecords(plan, { ...intake, passing: true }, tally, range, ended))
    for (const { firm, start, end } of firmRuns(block, whose)) {
      const at = firm === last ? undefined : placeOf(block, start);
      if (firm !== last && at === undefined) cuttable = false;
      if (at !== undefined && at > (borders.at(-1)?.at ?? 0) + apart)
        borders.push({ firm, at, line: block.raw.lines[block.rawRow[start]!]! });
      if (firm < last) ascending = false;
      first ??= firm;
      last = firm;
      counts.set(firm, (counts.get(firm) ?? 0) + end - start);
    }
  const before = range && range.start > 0 ? range.start : plan.encodingWhy === 'bom' ? 3 : 0;
  return {
    counts,
    first: first ?? '',
    last,
    ascending,
    borders: cuttable ? borders.map((b) => ({ ...b, at: b.at + before })) : [],
  };
};

/** Offset of a row's first byte in the decoded file. */
const placeOf = (block: RecordBlock, row: number): number | undefined => {
  const { raw } = block;
  if (raw.at === undefined) return undefined;
  const start = raw.starts[raw.rowStart[block.rawRow[row]!]!]!;
  // A quoted first cell begins one byte before what it holds.
  return raw.at + start - (start > 0 && raw.bytes[start - 1] === 0x22 ? 1 : 0);
};
