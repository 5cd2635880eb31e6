// A workbook → a source for each of its sheets: rows as comma-separated text, cells as a careful person would have typed them.
import { fault } from '../faults.js';
import type { Archive } from '../packed/entries.js';
import type { Keep } from '../packed/keep.js';
import { bytesOf } from '../packed/read-entry.js';
import { LIMITS, Refused } from '../packed/refused.js';
import type { Fault, Source } from '../types.js';
import type { Shared } from './cells.js';
import { readParts, type Sheet } from './parts.js';
import { linesOf, newNotes, type SheetNotes } from './sheet.js';
import { readStrings } from './strings.js';
import { NO_STYLES, readStyles } from './styles.js';
import { damaged } from './xml.js';

/** Throws `Refused` where the workbook as a whole cannot be read; a sheet that cannot be is a source with its fault. */
export async function sheetsOf(
  source: Source,
  sha256: string,
  archive: Archive,
  keep: Keep,
): Promise<readonly Source[]> {
  const { sheets, from1904, strings, styles } = await readParts(archive);
  const shared: Shared = {
    strings: strings ? await readStrings(bytesOf(archive, strings)) : [],
    styles: styles ? await readStyles(bytesOf(archive, styles)) : NO_STYLES,
    from1904,
  };
  if (new Set(sheets.map((s) => s.name)).size < sheets.length) throw damaged('sheet names');
  const made: Source[] = [];
  const empty: string[] = [];
  for (const sheet of sheets) {
    const one = await sheetSource(source, sha256, archive, sheet, shared, keep);
    if (one) made.push(one);
    else empty.push(sheet.name);
  }
  const [first, ...others] = made;
  if (!first) throw new Refused('empty_file');
  if (empty.length === 0) return made;
  const note = fault('sheets_empty', first.name, { sheets: empty.join(', ') });
  return [{ ...first, taken: { ...first.taken, faults: [note, ...(first.taken?.faults ?? [])] } }, ...others];
}

/** Undefined where no cell holds anything. */
async function sheetSource(
  source: Source,
  sha256: string,
  archive: Archive,
  sheet: Sheet,
  shared: Shared,
  keep: Keep,
): Promise<Source | undefined> {
  // A slash would be taken for a folder.
  const name = `${source.name}#${sheet.name.replaceAll('/', '／')}`;
  const notes = newNotes();
  const taken = (faults: readonly Fault[]): Pick<Source, 'name' | 'folder' | 'taken'> => ({
    name,
    folder: source.folder,
    taken: {
      ...source.taken,
      workbook: { sheet: sheet.name, sha256, from1904: shared.from1904 },
      faults: [...(source.taken?.faults ?? []), ...faults],
    },
  });
  try {
    const kept = await keep(within(linesOf(bytesOf(archive, sheet.part), shared, notes), LIMITS.sheet));
    if (notes.cells === 0) return undefined;
    return { ...kept, ...taken(notices(name, sheet, notes, shared)) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { size: 0, open: async function* () {}, ...taken([fault(error.code, name, error.args)]) };
  }
}

function notices(name: string, sheet: Sheet, notes: SheetNotes, { from1904 }: Shared): readonly Fault[] {
  const { formulas, padded, rowsHidden: rows, columnsHidden: columns, merged, firstMerged } = notes;
  return [
    ...(sheet.hidden ? [fault('sheet_hidden', name)] : []),
    ...(rows + columns > 0 ? [fault('sheet_parts_hidden', name, { rows, columns })] : []),
    ...(formulas > 0 ? [fault('formulas_by_value', name, { count: formulas })] : []),
    ...(padded > 0 ? [fault('zeros_by_format', name, { count: padded })] : []),
    ...(merged > 0 ? [fault('cells_merged', name, { count: merged, first: firstMerged })] : []),
    ...(from1904 ? [fault('days_from_1904', name)] : []),
  ];
}

async function* within(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw new Refused('workbook_too_large', { limit: most });
    yield chunk;
  }
}
