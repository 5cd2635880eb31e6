// The files of a pack by kind. In: a listing with bytes, made at the edge (src/cli). Out: JSON values and table bytes, or faults.
import { LARGEST_FILE, type PackFiles } from './pack-files.js';
import { type JsonObject, readJson } from './read-json.js';
import { checkSchema, type FileKind, type Schemas } from './schema-faults.js';
import type { PackFault } from './types.js';
import { fault, quoted } from './words.js';

export interface JsonFile {
  readonly path: string;
  readonly value: JsonObject;
}

export interface FilesOfPack {
  readonly json: Readonly<Record<FileKind, readonly JsonFile[]>>;
  /** parameters/*.csv, as bytes. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** Every file that counts, in order of path: what the digest is made of. */
  readonly all: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly faults: readonly PackFault[];
}

const SEGMENT = '[a-z0-9][a-z0-9-]*';
const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^pack\.json$/, 'pack'],
  [/^records\/[a-z][a-z0-9_]*\.json$/, 'record'],
  [/^worktime\.json$/, 'worktime'],
  [new RegExp(`^parameters/${SEGMENT}\\.json$`), 'parameter'],
  [new RegExp(`^facts/[a-z][a-z0-9_]*(/${SEGMENT})?\\.json$`), 'facts'],
  [new RegExp(`^rules/${SEGMENT}/${SEGMENT}\\.json$`), 'rule'],
  [new RegExp(`^indicators/${SEGMENT}\\.json$`), 'indicators'],
  [new RegExp(`^text/(en|ja)(/${SEGMENT})?\\.json$`), 'text'],
  [new RegExp(`^presets/${SEGMENT}\\.json$`), 'preset'],
  [/^notice\/[a-z]{2,3}\.json$/, 'notice'],
  [new RegExp(`^cases/${SEGMENT}/${SEGMENT}\\.json$`), 'case'],
];
const TABLE = /^parameters\/[a-z0-9][a-z0-9.-]*\.csv$/;
/** May lie beside pack.json; nobody reads them and they are not part of the digest. */
const ALONGSIDE = /^(README(\.ja)?\.md|LICENSE(\.txt)?|CHANGELOG\.md)$/;
/** Droppings of file managers and of Excel while a table is open. */
const DROPPING = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i;

/** Order of code units: the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every file of the pack, each checked against the schema of its kind. Without `cases` theirs count for the digest only. */
export const readFiles = (files: PackFiles, schemas: Schemas, cases = true): FilesOfPack => {
  const json: Record<FileKind, JsonFile[]> = {
    pack: [],
    record: [],
    parameter: [],
    facts: [],
    rule: [],
    indicators: [],
    text: [],
    case: [],
    worktime: [],
    preset: [],
    mapping: [],
    notice: [],
  };
  const tables = new Map<string, Uint8Array>();
  const all: { path: string; bytes: Uint8Array }[] = [];
  const faults: PackFault[] = [];

  const paths = files.list().filter((p) => !DROPPING.test(p) && !ALONGSIDE.test(p));
  for (const path of [...paths].sort(byText)) {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    if (kind === undefined && !TABLE.test(path)) {
      faults.push(unknownFile(path));
      continue;
    }
    const bytes = readBytes(files, path);
    if (!(bytes instanceof Uint8Array)) {
      faults.push(bytes);
      continue;
    }
    all.push({ path, bytes });
    if (kind === undefined) {
      tables.set(path, bytes);
      continue;
    }
    if (kind === 'case' && !cases) continue;
    const found = readValue(kind, path, bytes, schemas);
    faults.push(...found.faults);
    if (found.value) json[kind].push({ path, value: found.value });
  }
  return { json, tables, all, faults: [...missing(paths), ...faults] };
};

const readBytes = (files: PackFiles, path: string): Uint8Array | PackFault => {
  let bytes: Uint8Array;
  try {
    bytes = files.read(path);
  } catch {
    return fault(
      'file_unreadable',
      path,
      '',
      'This file cannot be opened. Give it read permission; if it is a link, put the file itself here.',
      'このファイルを開けません。読み取り権限を付けてください。リンクの場合は、ファイルそのものを置いてください。',
    );
  }
  return bytes.length <= LARGEST_FILE
    ? bytes
    : fault(
        'file_too_large',
        path,
        '',
        `This file has more than ${LARGEST_FILE} bytes. Split it.`,
        `ファイルが上限（${LARGEST_FILE}バイト）を超えています。分割してください。`,
      );
};

const readValue = (
  kind: FileKind,
  path: string,
  bytes: Uint8Array,
  schemas: Schemas,
): { value?: JsonObject; faults: readonly PackFault[] } => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      faults: [
        fault(
          'not_utf8',
          path,
          '',
          'This file is not in UTF-8. Save it again as UTF-8 (only tables may come from Excel in another encoding).',
          'UTF-8ではありません。UTF-8で保存し直してください（他の文字コードで保存してよいのは表（CSV）だけです）。',
        ),
      ],
    };
  }
  const read = readJson(text);
  if (!read.ok) return { faults: [{ code: read.code, file: path, at: read.at, message: read.message }] };
  // ajv compares list entries by a way that objects without a prototype do not survive, so it gets ordinary ones.
  const faults = checkSchema(kind, JSON.parse(text), path, schemas);
  return faults.length > 0 ? { faults } : { value: read.value as JsonObject, faults };
};

const unknownFile = (path: string): PackFault =>
  fault(
    'unknown_file',
    quoted(path),
    '',
    'This is not a place where a pack keeps files. Allowed: pack.json, records/<table>.json, presets/<product>.json, worktime.json, parameters/<id>.json and .csv, facts/<subject>.json, facts/<subject>/<part>.json, rules/<topic>/<rule>.json, indicators/<name>.json, text/en.json, text/ja.json, text/<language>/<part>.json, notice/<language>.json, cases/<topic>/<name>.json. Move or delete it.',
    'パックにこの名前のファイルは置けません。置けるのは pack.json、records/<表>.json、presets/<製品>.json、worktime.json、parameters/<id>.json と .csv、facts/<対象>.json、facts/<対象>/<部分>.json、rules/<主題>/<規則>.json、indicators/<名前>.json、text/en.json、text/ja.json、text/<言語>/<部分>.json、notice/<言語>.json、cases/<主題>/<名前>.json です。移動するか削除してください。',
  );

const missing = (paths: readonly string[]): readonly PackFault[] =>
  ['pack.json', 'text/en.json', 'text/ja.json']
    .filter((p) => !paths.includes(p) && (p === 'pack.json' || needsText(paths)))
    .map((p) =>
      fault(
        'missing_file',
        p,
        '',
        `The pack has no ${p}. Write one; docs/packs.md shows how.`,
        `${p} がありません。docs/packs.md を見て作成してください。`,
      ),
    );

/** A pack of tables alone has nothing to say. */
const needsText = (paths: readonly string[]): boolean => paths.some((p) => /^(rules|facts|indicators)\//.test(p));
