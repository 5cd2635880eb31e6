// A mapping made by hand. In: its bytes, the schemas, the tables and presets there are. Out: the mapping, or every fault with its place.
import { layoutFaults } from './check-layout.js';
import type { Mapping, Preset } from './layout.js';
import { readJson } from './read-json.js';
import { checkSchema, type Schemas } from './schema-faults.js';
import type { PackFault, RecordDef } from './types.js';
import { didYouMean, fault, pointer, quoted } from './words.js';

export const readMapping = (
  bytes: Uint8Array,
  file: string,
  schemas: Schemas,
  records: readonly RecordDef[],
  presets: readonly Preset[],
): { readonly mapping?: Mapping; readonly faults: readonly PackFault[] } => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { faults: [notUtf8(file)] };
  }
  const read = readJson(text);
  if (!read.ok) return { faults: [{ code: read.code, file, at: read.at, message: read.message }] };
  const shape = checkSchema('mapping', JSON.parse(text), file, schemas);
  if (shape.length > 0) return { faults: shape };
  const mapping = read.value as unknown as Mapping;
  const faults = Object.entries(mapping.files).flatMap(([name, entry]) => {
    const at = pointer('files', name);
    const preset = presets.find((p) => p.id === entry.preset);
    if (entry.preset !== undefined && !preset) return [unknownPreset(entry.preset, presets, file, `${at}/preset`)];
    const table = entry.table ?? preset?.layout.table;
    return layoutFaults({ ...entry, ...(table !== undefined && { table }) }, records, file, at);
  });
  return faults.length > 0 ? { faults } : { mapping, faults };
};

const notUtf8 = (file: string): PackFault =>
  fault(
    'not_utf8',
    file,
    '',
    'A mapping is a text in UTF-8. Save it again as UTF-8.',
    '対応表は UTF-8 のテキストです。UTF-8 で保存し直してください。',
  );

const unknownPreset = (id: string, presets: readonly Preset[], file: string, at: string): PackFault => {
  const ids = presets.map((p) => p.id);
  const near = didYouMean(id, ids);
  return fault(
    'unknown_preset',
    file,
    at,
    `There is no preset "${quoted(id)}".${near.en} Presets: ${ids.join(', ')}.`,
    `「${quoted(id)}」という様式はありません。${near.ja}様式は次のとおりです：${ids.join('、')}。`,
  );
};
