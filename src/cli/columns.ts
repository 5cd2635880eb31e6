// kijun columns: how files are understood, column by column; a mapping to correct by hand; questions on a terminal.
import { writeFileSync } from 'node:fs';
import { normalHeader } from '../intake/columns.js';
import { newTally } from '../intake/faults.js';
import { firstHeaders, planFile, readRecords, writtenCells } from '../intake/read.js';
import type { Fault, FilePlan, IntakeOptions, Source } from '../intake/types.js';
import type { FileMapping, LayoutColumn, Mapping } from '../pack/layout.js';
import type { Program } from '../pack/program.js';
import { columnsText, type ReadFile } from '../render/columns.js';
import { words } from '../text/index.js';
import { type CheckOptions, intakeOptions, tablesNamed } from './check-options.js';
import { EXIT, UsageError } from './exit.js';
import { colourOf, type Io, widthOf } from './io.js';
import { openTables } from './kept.js';
import { tellPackFaults } from './pack.js';
import { defaultPack, openProgram, packFolder } from './packs.js';
import { openScratch } from './scratch.js';

export interface ColumnsOptions extends CheckOptions {
  readonly write?: string;
  readonly ask?: boolean;
}

export const columns = async (paths: readonly string[], given: ColumnsOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  if (given.ask === true && !(io.process.stdin.isTTY && io.process.stdout.isTTY))
    throw new UsageError(w.columns.askNoTerminal);
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
  let unread = false;
  for (const [i, source] of sources.entries()) {
    const own = { ...intake, ...tables(source) };
    const { plan, faults: found } = await planFile(source, program.pack.records, own);
    unread ||= plan === undefined;
    const file = plan ? await readFile(plan, found, own, program) : notRead(source, found);
    await io.out(`${i === 0 ? '' : '\n'}${columnsText(file, program, options)}`);
    const entry = plan ? mappingOf(plan, own) : await blankMapping(source, found, own);
    files[source.name] = given.ask === true && plan ? await asked(plan, entry, io) : entry;
  }
  const path = given.write ?? (given.ask === true ? 'map.json' : undefined);
  if (path !== undefined) await write(path, { files }, io);
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
): Promise<ReadFile> => {
  const samples = new Map<string, string>();
  let rows = 0;
  for await (const block of readRecords(plan, intake, newTally())) {
    for (let r = 0; r < block.rows && rows < SAMPLED; r++, rows++)
      for (const { column } of plan.columns)
        if (!samples.has(column.name)) {
          const cells = writtenCells(block, r, column.name).map((c) => c.written.trim());
          if (cells.some((c) => c !== '')) samples.set(column.name, cells.join(' + '));
        }
    if (rows >= SAMPLED) break;
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
    faults,
  };
};

/** What was understood, written out so that a hand can correct it. */
const mappingOf = (plan: FilePlan, { mapping }: IntakeOptions): FileMapping => {
  // How a product's file is turned stands in its preset.
  if (plan.turned && plan.preset) return { ...mapping?.layout, preset: plan.preset.id };
  const byPosition = plan.headings.length === 0 && plan.turned === undefined;
  const constants = plan.columns.filter((c) => c.constant !== undefined);
  const { block, section } = mapping?.layout ?? {};
  const added = new Set([...Object.keys(block?.labels ?? {}), section]);
  const read = plan.columns.filter((c) => c.constant === undefined && !added.has(c.column.name));
  const all = [
    ...new Map(read.flatMap((c) => [c, ...(c.parts ?? [])]).map((p) => [p.index, p.header])).values(),
    ...plan.unmapped,
    ...plan.dropped,
  ];
  const place = (c: FilePlan['columns'][number]): LayoutColumn => {
    const headers = [c, ...(c.parts ?? [])].map((p) => p.header);
    const twice = headers.some((h) => all.filter((a) => normalHeader(a) === normalHeader(h)).length > 1);
    const own =
      byPosition || (twice && headers.length === 1)
        ? { position: c.index + 1 }
        : headers.length > 1
          ? { sum: headers }
          : { header: headers };
    return {
      ...own,
      ...(c.openIf && !byPosition && { openIf: c.openIf.map((p) => p.header) }),
      ...(c.hours && { hours: c.hours }),
      ...(c.dates && { dates: c.dates }),
      ...(c.negative && { negative: true }),
    };
  };
  const { preset: _, columns: __, ignore: ___, constants: ____, ...shape } = mapping?.layout ?? {};
  return {
    ...shape,
    table: plan.record.id,
    ...(plan.turned === undefined && {
      header: byPosition ? { rows: 0 } : { ...shape.header, rows: plan.headings.length },
    }),
    columns: Object.fromEntries(read.map((c) => [c.column.name, place(c)])),
    ...(constants.length > 0 && {
      constants: Object.fromEntries(constants.map((c) => [c.column.name, c.constant!])),
    }),
    ...(byPosition ? {} : { ignore: [...new Set(plan.unmapped)] }),
  };
};

/** Of a file that was not understood: its headers as far as they can be told, all of them still to be placed. */
const blankMapping = async (source: Source, faults: readonly Fault[], intake: IntakeOptions): Promise<FileMapping> => {
  const nearest = faults.map((f) => f.args.nearest ?? f.args.table).find((t) => typeof t === 'string');
  const headers = await firstHeaders(source, intake);
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

/** A column to a line, so that a hand finds its way. */
const mappingText = (mapping: Mapping): string => {
  const inner = (value: object, depth: string): string =>
    Object.entries(value)
      .map(([name, of]) => `${depth}${JSON.stringify(name)}: ${JSON.stringify(of)}`)
      .join(',\n');
  const files = Object.entries(mapping.files).map(([name, { columns = {}, ...rest }]) => {
    const head = inner(rest, '      ');
    const body = Object.keys(columns).length === 0 ? '{}' : `{\n${inner(columns, '        ')}\n      }`;
    return `    ${JSON.stringify(name)}: {\n${head}${head === '' ? '' : ',\n'}      "columns": ${body}\n    }`;
  });
  return `{\n  "$schema": "urn:kijun:schema:mapping",\n  "files": {\n${files.join(',\n')}\n  }\n}\n`;
};

/** Header by header: which column it stands for. */
const asked = async (plan: FilePlan, entry: FileMapping, io: Io): Promise<FileMapping> => {
  const { createInterface } = await import('node:readline/promises');
  const w = words(io.lang);
  const lines = createInterface({ input: io.process.stdin, output: io.process.stdout });
  const placed: Record<string, LayoutColumn> = { ...entry.columns };
  const ignore: string[] = [];
  const free = (): readonly string[] =>
    plan.record.columns.filter((c) => !c.derived && !c.personal && !(c.name in placed)).map((c) => c.name);
  try {
    for (const header of entry.ignore ?? []) {
      for (;;) {
        const answer = (await lines.question(w.columns.ask(header))).trim();
        if (answer === '?') await io.out(`${w.columns.askNames(free())}\n`);
        else if (answer === '') {
          ignore.push(header);
          break;
        } else if (free().includes(answer)) {
          placed[answer] = { header: [header] };
          break;
        } else await io.out(`${w.columns.askUnknown(answer)}\n`);
      }
    }
  } finally {
    lines.close();
  }
  return { ...entry, columns: placed, ignore };
};
