// --preset and --map → what is said of each file's layout; or what is wrong with them, and what would be right.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isNamed } from '../intake/columns.js';
import type { IntakeOptions, Source } from '../intake/types.js';
import type { FileMapping } from '../pack/layout.js';
import { readMapping } from '../pack/mapping.js';
import type { Program } from '../pack/program.js';
import type { Lang } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';
import { EXIT, UsageError } from './exit.js';
import { packSchemas } from './packs.js';

export interface LayoutOptions {
  readonly preset?: readonly string[];
  readonly map?: string;
}

/** What the options say of one file's layout. */
export type LayoutsNamed = (source: Source) => Pick<IntakeOptions, 'preset' | 'mapping'>;

/** --preset NAME for every file, --preset FILE=NAME for one; --map FILE for those it names, or all with "*". */
export const layoutsNamed = (
  given: LayoutOptions,
  program: Program,
  sources: readonly Source[],
  lang: Lang,
  w: Catalogue,
): LayoutsNamed => {
  const presets = (given.preset ?? []).map((text) => presetNamed(text, program, sources, w));
  const mapping = given.map === undefined ? undefined : openMapping(given.map, program, sources, lang, w);
  return (source) => {
    const preset =
      presets.find((p) => p.file !== undefined && isNamed(source.name, p.file)) ??
      presets.find((p) => p.file === undefined);
    const mapped = mapping && entryFor(mapping.files, source.name);
    return {
      ...(preset && { preset: preset.id }),
      ...(mapped && { mapping: { file: given.map!, sha256: mapping.sha256, layout: mapped } }),
    };
  };
};

const presetNamed = (
  text: string,
  program: Program,
  sources: readonly Source[],
  w: Catalogue,
): { id: string; file?: string } => {
  const at = text.lastIndexOf('=');
  const [file, id] = at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
  const ids = program.pack.presets.map((p) => p.id);
  if (!ids.includes(id)) throw new UsageError(w.cli.badValue('--preset', id, ids.join(', ')));
  if (file !== undefined && !sources.some((s) => isNamed(s.name, file)))
    throw new UsageError(w.cli.fileNotAmong('--preset', text));
  return { id, ...(file !== undefined && { file }) };
};

const entryFor = (files: Readonly<Record<string, FileMapping>>, name: string): FileMapping | undefined =>
  Object.entries(files).find(([file]) => isNamed(name, file))?.[1] ?? files['*'];

const openMapping = (
  path: string,
  program: Program,
  sources: readonly Source[],
  lang: Lang,
  w: Catalogue,
): { readonly files: Readonly<Record<string, FileMapping>>; readonly sha256: string } => {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (e) {
    throw new UsageError(w.cli.notReadable(path, (e as Error).message));
  }
  const { pack } = program;
  const { mapping, faults } = readMapping(bytes, path, packSchemas(), pack.records, pack.presets);
  if (!mapping) {
    const lines = faults.map((f) => `${f.file}${f.at === '' ? '' : ` ${f.at}`}: ${f.message[lang]} [${f.code}]`);
    throw new UsageError(w.cli.badMapping(path, lines.join('\n')), EXIT.usage);
  }
  const names = Object.keys(mapping.files);
  const idle = names.find((file) => file !== '*' && !sources.some((s) => isNamed(s.name, file)));
  // One mapping may serve several runs, as long as something in it is meant for this one.
  if (idle !== undefined && !sources.some((s) => entryFor(mapping.files, s.name)))
    throw new UsageError(w.cli.fileNotAmong('--map', idle));
  return { files: mapping.files, sha256: createHash('sha256').update(bytes).digest('hex') };
};
