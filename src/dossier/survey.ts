// A first look at all files: small ones are read whole, of large ones only whose rows stand where. Out: how the firms can be had in order.
import { fault, tallyFault, tallyOf } from '../intake/faults.js';
import { firmNameKey } from '../intake/firm-names.js';
import { readRecords } from '../intake/read.js';
import { CELL, type FilePlan, type FileTally, type IntakeOptions, type RecordBlock } from '../intake/types.js';
import { addRun, byText, type FirmRows, type FirmRun, firmRuns, type Whose } from './firms.js';
import { type Border, type ElsewhereSurvey, firmsIn, type OpenFile } from './first-look.js';

export interface Survey {
  readonly files: readonly OpenFile[];
  readonly large: readonly OpenFile[];
  /** Rows of the small files. */
  readonly rows: FirmRows;
  /** Folders that hold rows of a firm. */
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  whoseOf(file: OpenFile): Whose;
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

/** A first look's tally with what was found before it, when the file was planned. */
const withFound = ({ found = [] }: OpenFile, tally: FileTally): FileTally => {
  if (found.length === 0) return tally;
  const { faults, faultCounts } = tallyOf(found);
  for (const [code, n] of tally.faultCounts) faultCounts.set(code, (faultCounts.get(code) ?? 0) + n);
  return { ...tally, faults: [...faults, ...tally.faults], faultCounts };
};

export const survey = async (
  files: readonly OpenFile[],
  intake: IntakeOptions,
  memoryBytes: number,
  elsewhere?: ElsewhereSurvey,
): Promise<Survey> => {
  const held = files.reduce((n, f) => n + f.plan.source.size, 0) <= memoryBytes;
  // Firm tables are always read whole: they say whose the files are that name no firm. So are files that must be turned.
  const large = held
    ? []
    : files.filter(
        (f) => f.plan.source.size > memoryBytes / 4 && f.plan.record.id !== 'firm' && f.plan.turned === undefined,
      );
  const small = await surveySmall(
    files.filter((f) => !large.includes(f)),
    intake,
    files,
  );
  const { whoseOf } = small;
  const counts = new Map<string, number>();
  let [ascending, borders]: [boolean, readonly Border[]] = [true, []];
  const tallies: FileTally[] = [];
  for (const f of large) {
    const seen = await firmsIn(f, intake, whoseOf(f), elsewhere);
    for (const [firm, n] of seen.counts) {
      counts.set(firm, (counts.get(firm) ?? 0) + n);
      seenIn(small.folders, firm, f.plan.source.folder);
    }
    [ascending, borders] = [ascending && seen.ascending, seen.borders];
    if (!small.soles.has(f.plan.source.folder) && files.some(({ plan }) => namesFirms(plan)))
      for (const t of [f.tally, seen.tally]) tellFolder(f.plan, t, small.folders);
    tallies.push(withFound(f, seen.tally));
  }
  const firms = [...new Set([...small.rows.keys(), ...counts.keys()])].sort(byText);
  const way = large.length === 0 ? 'held' : large.length === 1 && ascending ? 'ordered' : 'parted';
  return {
    files,
    large,
    rows: small.rows,
    folders: small.folders,
    whoseOf,
    way,
    firms,
    counts,
    borders: way === 'ordered' ? borders : [],
    seen: tallies,
  };
};

/** The small files alone: what a thread reads for itself, the survey being known. */
export const surveySmall = async (
  files: readonly OpenFile[],
  intake: IntakeOptions,
  all: readonly OpenFile[],
): Promise<Small> => {
  const { rows, folders, soles, names } = await readSmall(files, intake);
  if (all.some(({ plan }) => namesFirms(plan)))
    for (const { plan, tally } of files) if (!soles.has(plan.source.folder)) tellFolder(plan, tally, folders);
  return {
    rows,
    folders,
    soles,
    whoseOf: (f) => ({ sole: soles.get(f.plan.source.folder) ?? folderFirm(f.plan), names }),
  };
};

/** Beside files that name their firms, one that names none may be theirs: its rows stand under the folder's name, and their tables are not whole. */
const tellFolder = (plan: FilePlan, tally: FileTally, folders: Survey['folders']): void => {
  if (namesFirms(plan)) return;
  const firm = folderFirm(plan);
  tallyFault(tally, 'firm_of_folder', () => fault('firm_of_folder', plan.source.name, { firm }));
  if ([...folders].some(([other, seen]) => other !== firm && seen.has(plan.source.folder))) tally.leftOutOf.add('');
};

const namesFirms = (plan: FilePlan): boolean => plan.columns.some((c) => c.column.name === plan.record.firm);

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

type Small = Pick<Survey, 'rows' | 'whoseOf'> & {
  readonly folders: Map<string, Set<string>>;
  readonly soles: ReadonlyMap<string, string>;
};

interface SmallFiles {
  readonly rows: FirmRows;
  readonly folders: Map<string, Set<string>>;
  /** Folder → its only firm. */
  readonly soles: ReadonlyMap<string, string>;
  /** Name of a firm → its number, where the tables of firms say one alone. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads small files whole. Firm tables first: one firm in a folder is the firm of files there that name none. */
const readSmall = async (files: readonly OpenFile[], intake: IntakeOptions): Promise<SmallFiles> => {
  const rows: FirmRows = new Map();
  const folders = new Map<string, Set<string>>();
  const firmsOf = new Map<string, Set<string>>();
  const soles = new Map<string, string>();
  const names = new Map<string, string>();
  const twice = new Set<string>();
  const isFirm = (f: OpenFile): number => Number(f.plan.record.id === 'firm');
  const inTurn = [...files].sort((a, b) => isFirm(b) - isFirm(a) || byText(a.plan.source.name, b.plan.source.name));
  for (const f of inTurn) {
    const { folder } = f.plan.source;
    const own = firmsOf.get(folder);
    if (own?.size === 1) soles.set(folder, [...own][0]!);
    const blocks: RecordBlock[] = [];
    for await (const block of readRecords(f.plan, intake, f.tally)) blocks.push(block);
    const whose = ofFile(f, blocks, { sole: soles.get(folder) ?? folderFirm(f.plan), names }, soles.has(folder));
    for (const block of blocks)
      for (const run of firmRuns(block, whose)) {
        addRun(rows, run);
        seenIn(folders, run.firm, folder);
        if (isFirm(f) === 1) firmsOf.set(folder, (firmsOf.get(folder) ?? new Set()).add(run.firm));
        if (isFirm(f) === 1) takeNames(run, names, twice);
      }
    // A firm all of whose rows were left out is still one that the file names.
    if (f.tally.rowsLeftOut > 0)
      for (const firm of (await firmsIn(f, intake, whose)).counts.keys()) {
        seenIn(folders, firm, folder);
        if (!rows.has(firm)) rows.set(firm, new Map());
      }
  }
  for (const [folder, own] of firmsOf) if (own.size === 1) soles.set(folder, [...own][0]!);
  return { rows, folders, soles, names };
};

/** The names that a table of firms gives; one that two firms bear is neither's. */
const takeNames = ({ block, start, end, firm }: FirmRun, names: Map<string, string>, twice: Set<string>): void => {
  const column = block.columns.get('name');
  if (!column?.words) return;
  for (let r = start; r < end; r += 1) {
    if (column.states[r] !== CELL.value) continue;
    const name = firmNameKey(column.words[column.values[r]!] ?? '');
    if (twice.has(name) || (names.has(name) && names.get(name) !== firm)) {
      twice.add(name);
      names.delete(name);
    } else names.set(name, firm);
  }
};

/** A file that gives one name throughout, beside one firm in its folder, is that firm's, however the name is written. */
const ofFile = (f: OpenFile, blocks: readonly RecordBlock[], whose: Whose, sure: boolean): Whose => {
  if (!sure || !f.plan.columns.some((m) => m.named)) return whose;
  const { firm } = f.plan.record;
  const said = new Set(
    blocks.flatMap((b) => (b.columns.get(firm)?.words ?? []).map(firmNameKey).filter((name) => name !== '')),
  );
  const [one] = said;
  if (said.size !== 1 || whose.names.has(one!)) return whose;
  return { ...whose, names: new Map([...whose.names, [one!, whose.sole]]) };
};
