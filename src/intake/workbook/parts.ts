// What a workbook consists of: in, the entries of its archive; out, its sheets in their order, and where their XML lies.

import type { Archive, Packed } from '../packed/entries.js';
import { bytesOf } from '../packed/read-entry.js';
import { Refused } from '../packed/refused.js';
import { damaged, readXml } from './xml.js';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: Packed;
}

export interface Parts {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  readonly strings?: Packed;
  readonly styles?: Packed;
}

/** What a zipped document is: a workbook of XML, another kind that is not read, or a plain archive. */
export function documentKind(archive: Archive): 'workbook' | 'xlsb' | 'other' | undefined {
  const has = (name: string): boolean => archive.entries.some((p) => p.name === name);
  if (has('mimetype') && has('content.xml')) return 'other';
  if (!has('[Content_Types].xml')) return undefined;
  if (has('xl/workbook.bin')) return 'xlsb';
  return has('_rels/.rels') && !has('word/document.xml') && !has('ppt/presentation.xml') ? 'workbook' : 'other';
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

export async function readParts(archive: Archive): Promise<Parts> {
  const root = await relationsOf(archive, '');
  const main = [...root.values()].find((r) => r.type.endsWith('/officeDocument'))?.target;
  if (main === undefined) throw damaged('officeDocument');
  const relations = await relationsOf(archive, main);
  const sheets: { name: string; state: string; id: string }[] = [];
  let from1904 = false;
  await readXml(bytesOf(archive, partOf(archive, main)), {
    open(name, of) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(of('date1904') ?? '');
      // Of the two attributes that end in "id" the relation's has a prefix: sheetId is another name.
      else if (name === 'sheet')
        sheets.push({ name: of('name') ?? '', state: of('state') ?? 'visible', id: of('id') ?? '' });
    },
  });
  const named = (type: string): Packed | undefined => {
    const target = [...relations.values()].find((r) => r.type.endsWith(`/${type}`))?.target;
    return target === undefined ? undefined : partOf(archive, target);
  };
  const [strings, styles] = [named('sharedStrings'), named('styles')];
  return {
    sheets: sheets.flatMap(({ name, state, id }) => {
      const relation = relations.get(id);
      if (!relation) throw damaged(`sheet ${name}`);
      // Charts and dialogs on sheets of their own hold no cells.
      if (!relation.type.endsWith('/worksheet')) return [];
      return [{ name: name.normalize('NFC'), hidden: state !== 'visible', part: partOf(archive, relation.target) }];
    }),
    from1904,
    ...(strings && { strings }),
    ...(styles && { styles }),
  };
}

function partOf(archive: Archive, name: string): Packed {
  const part = archive.entries.find((p) => p.name === name);
  if (!part) throw damaged(name);
  if (part.refused)
    throw part.refused.code === 'archive_bomb' ? part.refused : new Refused('workbook_damaged', { message: name });
  return part;
}

/** Relations of a part by id, their targets as names in the archive; none where it has no list of them. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const at = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
  const found = new Map<string, Relation>();
  await readXml(bytesOf(archive, partOf(archive, name)), {
    open(element, of) {
      if (element !== 'Relationship' || of('TargetMode') === 'External') return;
      found.set(of('Id') ?? '', { type: of('Type') ?? '', target: resolved(part.slice(0, at), of('Target') ?? '') });
    },
  });
  return found;
}

/** A target as written, relative to a folder of the archive. */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}
