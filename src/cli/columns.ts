// kijun columns: how files are understood, column by column; a mapping to correct by hand; questions on a terminal.
import { existsSync, writeFileSync } from 'node:fs';
import { newTally } from '../intake/faults.js';
import { firstHeaders, planFile, readRecords, writtenCells } from '../intake/read.js';
import type { Fault, FilePlan, FileTally, IntakeOptions, Source } from '../intake/types.js';
import type { FileMapping, Mapping } from '../pack/layout.js';
import type { Program } from '../pack/program.js';
import { columnsText, type ReadFile } from '../render/columns.js';
import { words } from '../text/index.js';
import { asked } from './ask.js';
import { type CheckOptions, intakeOptions, tablesNamed } from './check-options.js';
import { EXIT, UsageError } from './exit.js';
import { colourOf, type Io, widthOf } from './io.js';
import { openTables } from './kept.js';
import { mappingOf, mappingText } from './mapping-of.js';
import { tellPackFaults } from './pack.js';
import { defaultPack, openProgram, packFolder } from './packs.js';
import { openScratch } from './scratch.js';

export interface ColumnsOptions extends CheckOptions {
  readonly write?: string;
  readonly ask?: boolean;
}

/** Where --ask writes, without --write. */
const MAP = 'map.json';

export const columns = async (paths: readonly string[], given: ColumnsOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  if (given.ask === true && !(io.process.stdin.isTTY && io.process.stdout.isTTY))
    throw new UsageError(w.columns.askNoTerminal);
  // A mapping corrected by hand is not lost to a name that nobody gave.
  if (given.ask === true && given.write === undefined && existsSync(MAP)) throw new UsageError(w.columns.mapThere(MAP));
  const name = given.pack ?? defaultPack();
  const { program, faults } = openProgram(packFolder(name, w), false);
  if (!program) return tellPackFaults(name, faults, io);
  const scratch = openScratch();
  try {
    return await columnsOf(await openTables(paths, scratch, io, w), given, program, io);
  } finally {
    scratch.close();
  }
};

const columnsOf = async (
  sources: readonly Source[],
  given: ColumnsOptions,
  program: Program,
  io: Io,
): Promise<number> => {
  const w = words(io.lang);
  const intake = intakeOptions(given, program, w);
  const tables = tablesNamed(given, program, sources, w, io.lang);
  const options = {
    lang: io.lang,
    width: widthOf(io),
    colour: colourOf(io, given.color),
    ambiguousWide: given.ambiguousWide === true,
    verbose: given.verbose === true,
    pack: program.pack,
  } as const;
  const files: Record<string, FileMapping> = {};
  const open: string[] = [];
  const path = given.write ?? (given.ask === true ? MAP : undefined);
  let unread = false;
  for (const [i, source] of sources.entries()) {
    const own = { ...intake, ...tables(source) };
    const { plan, unanswered, faults: found } = await planFile(source, program.pack.records, own);
    const seen = plan ?? unanswered;
    const file = seen ? await readFile(seen, found, own, program, plan !== undefined) : notRead(source, found);
    unread ||= file.faults.some((f) => f.action === 'stopped');
    await io.out(`${i === 0 ? '' : '\n'}${columnsText(file, program, options)}`);
    if (unanswered) open.push(source.name);
    const entry = seen ? mappingOf(seen, own) : await blankMapping(source, found, own);
    const answered = given.ask === true && seen && entry ? await asked(seen, entry, io) : entry;
    if (given.ask === true && seen && answered === undefined) {
      await io.err(`\n${w.columns.cancelled}\n`);
      return EXIT.usage;
    }
    if (answered) files[source.name] = answered;
  }
  if (path === undefined) return unread ? EXIT.unreadable : EXIT.met;
  if (Object.keys(files).length === 0) await io.err(`${w.columns.nothingToWrite(path)}\n`);
  else await write(path, { files }, io);
  for (const name of open) await io.err(`${w.columns.unanswered(name, path)}\n`);
  return unread ? EXIT.unreadable : EXIT.met;
};

const notRead = (source: Source, faults: readonly Fault[]): ReadFile => ({
  file: source.name,
  columns: [],
  unmapped: [],
  dropped: [],
  faults,
});

const SAMPLED = 200;

const readFile = async (
  plan: FilePlan,
  faults: readonly Fault[],
  intake: IntakeOptions,
  program: Program,
  understood: boolean,
): Promise<ReadFile> => {
  const tally = newTally();
  const samples = new Map<string, string>();
  let rows = 0;
  // To the end: a cell that can not be read may stand in the last row.
  for await (const block of understood ? readRecords(plan, intake, tally) : []) {
    for (let r = 0; r < block.rows && rows < SAMPLED; r++, rows++)
      for (const { column } of plan.columns)
        if (!samples.has(column.name)) {
          const cells = writtenCells(block, r, column.name).map((c) => c.written.trim());
          if (cells.some((c) => c !== '')) samples.set(column.name, cells.join(' + '));
        }
  }
  const preset = plan.preset && program.pack.presets.find((p) => p.id === plan.preset!.id);
  return {
    file: plan.source.name,
    table: plan.record.id,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    headerLine: plan.turned ? -1 : plan.headerLine,
    ...(preset && { preset: { ...plan.preset!, product: preset.product, ...(preset.note && { note: preset.note }) } }),
    ...(plan.mapping && { mapping: plan.mapping.file }),
    columns: plan.columns.map((c) => ({
      header: [c, ...(c.parts ?? [])].map((p) => p.header).join(' + '),
      field: c.column.name,
      ...(c.column.type === 'hours' && { hours: c.hours ?? 'ask' }),
      sample: samples.get(c.column.name) ?? '',
      why: c.why,
    })),
    unmapped: plan.unmapped,
    dropped: plan.dropped,
    faults: [...faults, ...firstOfEach(tally)],
    ...(!understood && { open: true }),
  };
};

/** Of each code the first fault of reading, with how many more there are. */
const firstOfEach = ({ faults, faultCounts }: FileTally): ReadFile['faults'] =>
  [...faultCounts].flatMap(([code, n]) => {
    const first = faults.find((f) => f.code === code);
    return first ? [{ ...first, more: n - 1 }] : [];
  });

/** Of a file that was not understood: its headers as far as they can be told, all of them still to be placed. */
const blankMapping = async (
  source: Source,
  faults: readonly Fault[],
  intake: IntakeOptions,
): Promise<FileMapping | undefined> => {
  const nearest = faults.map((f) => f.args.nearest ?? f.args.table).find((t) => typeof t === 'string');
  const headers = await firstHeaders(source, intake);
  if (headers.length === 0) return undefined;
  return { ...(nearest !== undefined && { table: String(nearest) }), columns: {}, ignore: headers };
};

const write = async (path: string, mapping: Mapping, io: Io): Promise<void> => {
  const w = words(io.lang);
  try {
    writeFileSync(path, mappingText(mapping));
  } catch (e) {
    throw new UsageError(w.cli.notWritable(path, (e as Error).message));
  }
  await io.err(`${w.columns.wrote(path)}\n`);
};
