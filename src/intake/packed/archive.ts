// A source that is an archive → the sources in it: files by their names, sheets of workbooks by theirs; what is refused, as a source with its fault.
import { createHash } from 'node:crypto';
import { fault } from '../faults.js';
import type { Fault, Source } from '../types.js';
import { documentKind } from '../workbook/parts.js';
import { sheetsOf } from '../workbook/workbook.js';
import { type Archive, openArchive, type Packed } from './entries.js';
import type { Keep } from './keep.js';
import { isSystem } from './names.js';
import { bytesOf } from './read-entry.js';
import { LIMITS, Refused } from './refused.js';
import { containerOf, refusedSource, whyNotOld } from './sniff.js';

const TABLES = /\.(?:csv|tsv|txt|xlsx|xlsm|xlsb|xls|ods|zip|lzh|rar|7z|gz)$/i;

/** Never empty: an archive with nothing to read in it is a source with a fault that says so. */
export async function takenOut(source: Source, keep: Keep): Promise<readonly Source[]> {
  try {
    const archive = await openArchive(source);
    const kind = documentKind(archive);
    if (kind === 'workbook') return await sheetsOf(source, await digestOf(source), archive, keep);
    if (kind) throw new Refused('workbook_kind', { kind });
    return await filesOf(source, await digestOf(source), archive, keep);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [refusedSource(source, [fault(error.code, source.name, error.args)])];
  }
}

async function filesOf(source: Source, sha256: string, archive: Archive, keep: Keep): Promise<readonly Source[]> {
  const system = archive.entries.filter((p) => isSystem(p.name));
  const rest = archive.entries.filter((p) => !isSystem(p.name));
  const tables = rest.filter((p) => TABLES.test(p.name) || p.refused);
  const others = rest.filter((p) => !tables.includes(p));
  const notices = [
    ...skipped('archive_system_files', source, system),
    ...skipped('archive_other_files', source, others),
  ];
  if (tables.length === 0) return [refusedSource(source, [fault('archive_without_tables', source.name), ...notices])];
  if (tables.reduce((n, p) => n + p.size, 0) > LIMITS.all)
    throw new Refused('archive_too_large', { limit: LIMITS.all });
  const found: Source[] = [];
  for (const packed of tables) found.push(...(await fileOf(source, sha256, archive, packed, keep)));
  const [first, ...more] = found;
  return [{ ...first!, taken: { ...first!.taken, faults: [...notices, ...(first!.taken?.faults ?? [])] } }, ...more];
}

const NAMED = 5;

function skipped(code: string, source: Source, entries: readonly Packed[]): readonly Fault[] {
  if (entries.length === 0) return [];
  const names = entries.slice(0, NAMED).map((p) => p.name);
  const files = `${names.join(', ')}${entries.length > NAMED ? ' …' : ''}`;
  return [fault(code, source.name, { count: entries.length, files })];
}

/** One entry: a file, or the sheets of a workbook. An archive within an archive is not opened. */
async function fileOf(
  source: Source,
  sha256: string,
  archive: Archive,
  packed: Packed,
  keep: Keep,
): Promise<readonly Source[]> {
  const safe = packed.name.replace(/[\p{Cc}\u2028\u2029]/gu, '\ufffd');
  const name = `${source.name}/${safe}`;
  const own: Pick<Source, 'name' | 'folder' | 'taken'> = {
    name,
    folder: name.slice(0, name.lastIndexOf('/')),
    taken: { archive: { file: source.name, sha256 }, faults: [] },
  };
  const refused = (code: string, args: Fault['args'] = {}): readonly Source[] => [
    refusedSource(own, [fault(code, name, args, { written: safe })]),
  ];
  try {
    const kept: Source = { ...(await keep(bytesOf(archive, packed))), ...own };
    const container = await containerOf(kept);
    if (container === 'old') return refused(...(await whyNotOld(kept)));
    if (container === undefined) return /\.(?:zip|lzh|rar|7z|gz)$/i.test(safe) ? refused('archive_nested') : [kept];
    const inner = await openArchive(kept);
    const kind = documentKind(inner);
    if (kind === 'workbook') return await sheetsOf(kept, await digestOf(kept), inner, keep);
    return kind ? refused('workbook_kind', { kind }) : refused('archive_nested');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refused(error.code, error.args);
  }
}

async function digestOf(source: Source): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest('hex');
}
