// What the tests of dossiers share: files in memory, planned and grouped the way the command line does it.

import { correctionsOf } from '../../src/dossier/cells.js';
import type { Whose } from '../../src/dossier/firms.js';
import { type OpenFile, type Seen, surveyRange } from '../../src/dossier/first-look.js';
import { dossiers, type GroupedDossier, type GroupOptions, sharesOf, spill } from '../../src/dossier/group.js';
import type { Scratch } from '../../src/dossier/spill.js';
import { type Survey, survey } from '../../src/dossier/survey.js';
import type { Dossier } from '../../src/dossier/types.js';
import { newTally } from '../../src/intake/faults.js';
import { lineOf, planFile, writtenCell } from '../../src/intake/read.js';
import type { ByteRange, IntakeOptions, Source } from '../../src/intake/types.js';
import type { RecordDef } from '../../src/pack/types.js';
import { sourceOf } from '../intake/kit.js';
import { RECORDS } from '../judge/small-pack.js';

/** 'folder/file.csv' → its text. */
export type Files = Readonly<Record<string, string>>;

export interface Way {
  /** Files larger than this are not held. */
  readonly memoryBytes?: number;
  readonly partBytes?: number;
  readonly blockBytes?: number;
  /** How many shares the firms are dealt into. */
  readonly shares?: number;
  /** Large files are looked at in two halves, as two threads do. */
  readonly halves?: boolean;
  readonly records?: readonly RecordDef[];
  readonly period?: GroupOptions['period'];
}

export const HELD: Way = {};

const memoryScratch = (): Scratch => {
  const parts = new Map<string, Uint8Array[]>();
  return {
    append: (part, bytes) => void parts.set(part, [...(parts.get(part) ?? []), bytes]),
    read: (part) => Uint8Array.from(Buffer.concat(parts.get(part) ?? [])),
    drop: (part) => void parts.delete(part),
  };
};

export interface Grouped {
  readonly way: Survey['way'];
  readonly all: readonly GroupedDossier[];
  readonly files: readonly OpenFile[];
  readonly seen: Survey;
}

export const group = async (files: Files, way: Way): Promise<Grouped> => {
  const records = way.records ?? RECORDS;
  const intake: IntakeOptions = {
    as: new Map(),
    currency: 'yen',
    ...(way.blockBytes ? { blockBytes: way.blockBytes } : {}),
  };
  const open: OpenFile[] = [];
  for (const [name, text] of Object.entries(files)) {
    const folder = name.split('/').slice(0, -1).join('/');
    const bytes = Buffer.from(text, 'utf8');
    const source: Source = {
      ...sourceOf(text, 64, name),
      folder,
      open: (range) => sourceOf(bytes.subarray(range?.start ?? 0, range?.end ?? bytes.length), 64).open(),
    };
    const { plan, faults } = await planFile(source, records, intake);
    if (!plan) throw new Error(`${name}: ${faults.map((f) => f.code).join(' ')}`);
    open.push({ plan, tally: newTally() });
  }
  const elsewhere = way.halves
    ? (f: OpenFile, range: ByteRange, whose: Whose): Promise<Seen> => surveyRange(f, intake, range, whose)
    : undefined;
  const seen = await survey(open, intake, way.memoryBytes ?? 1 << 26, elsewhere);
  const scratch = memoryScratch();
  const parts = seen.way === 'parted' ? await spill(seen, intake, scratch, way.partBytes ?? 1 << 26) : [];
  const options: GroupOptions = { records, intake, period: way.period ?? null };
  const all: GroupedDossier[] = [];
  for (const share of sharesOf(seen, way.shares ?? 1, parts))
    for await (const one of dossiers(seen, share, options, scratch)) all.push(one);
  return { way: seen.way, all, files: open, seen };
};

/** Everything a dossier says, row by row in its order, with where each row stood. */
const plain = ({ firm, tables }: Dossier): unknown => ({
  firm,
  tables: [...tables].map(([id, t]) => ({
    id,
    rows: Array.from({ length: t.rows }, (_, r) => {
      const { block } = t.segments[t.segmentOf[r]!]!;
      const cells = Object.fromEntries(
        [...t.columns].map(([name, c]) => {
          const value = c.states[r] === 0 ? (c.words ? c.words[c.values[r]!] : c.values[r]) : null;
          return [name, [c.states[r], value, writtenCell(block, t.blockRow[r]!, name)]];
        }),
      );
      return {
        place: `${block.plan.source.name}:${lineOf(block, t.blockRow[r]!)}`,
        days: [t.from[r], t.to[r], t.month[r]].map(String),
        person: t.person[r],
        duplicate: t.duplicate[r],
        corrections: correctionsOf(t, r),
        cells,
      };
    }),
  })),
});

export const plainAll = (g: Grouped): readonly unknown[] => g.all.map((one) => plain(one.dossier));
