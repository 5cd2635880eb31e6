// What one pack adds of its own. In: its files, already held against the schemas. Out: typed parts with their files, and faults.
import type { Preset } from './layout.js';
import { type NoticeHead, ownNotice } from './notice.js';
import { definedTwice } from './once.js';
import { bandFaults, checkCopy, checkGuards } from './parameter-guards.js';
import { type ParameterHead, readParameterTable } from './parameter-table.js';
import type { FilesOfPack, JsonFile } from './read-files.js';
import { isTextOf, saidTwice } from './text-files.js';
import type {
  Act,
  Case,
  ClaimDef,
  ColumnType,
  Corrections,
  FactDef,
  FactSet,
  Headcount,
  IndicatorDef,
  IndicatorText,
  Lang,
  NotObservable,
  PackFault,
  PackNotice,
  PackText,
  ParameterDef,
  RecordColumn,
  RecordDef,
  RecordLink,
  RuleDef,
  RuleText,
  Standard,
  Topic,
  Words,
  WorktimeDef,
} from './types.js';
import { fault, quoted } from './words.js';

export interface PackHead {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly jurisdiction: string;
  readonly currency?: string;
  readonly extends?: readonly string[];
  readonly reviewed: string;
  readonly acts?: Readonly<Record<string, Act>>;
  readonly topics?: Readonly<Record<string, Topic>>;
  readonly standards?: Readonly<Record<string, Standard>>;
  readonly claims?: Readonly<Record<string, ClaimDef>>;
  readonly notObservable?: Readonly<Record<string, NotObservable>>;
  readonly notice?: readonly NoticeHead[];
  readonly minimumCell?: number;
  readonly headcount?: Headcount;
  readonly loosens?: readonly { readonly what: string; readonly reason: Words }[];
}

/** A record file as written: a new table, or additions to a parent's. */
export interface RecordFile {
  readonly id: string;
  readonly title?: Words;
  readonly key?: readonly string[];
  readonly firm?: string;
  readonly parent?: RecordLink;
  readonly period?: NonNullable<RecordDef['period']>;
  readonly finds?: Readonly<Record<string, RecordLink>>;
  readonly employed?: NonNullable<RecordDef['employed']>;
  readonly empty?: 'none';
  readonly official?: true;
  readonly persons?: string;
  readonly corrections?: Partial<Corrections>;
  readonly identifiedBy?: readonly string[];
  readonly orIdentifiedBy?: readonly string[];
  readonly sums?: readonly {
    readonly total: string;
    readonly items: readonly string[];
    readonly less?: readonly string[];
  }[];
  readonly properties?: Readonly<Record<string, ColumnFile>>;
}

/** A column as a pack's file writes it. */
export interface ColumnFile extends Partial<Omit<RecordColumn, 'name' | 'type' | 'title' | 'derived'>> {
  readonly columnType: ColumnType;
  readonly title: Words;
}

export interface OwnPack {
  readonly head: PackHead;
  readonly records: readonly RecordFile[];
  readonly parameters: readonly ParameterDef[];
  readonly factSets: readonly FactSet[];
  readonly rules: readonly RuleDef[];
  readonly indicators: readonly IndicatorDef[];
  readonly text: Readonly<Record<Lang, PackText>>;
  readonly cases: readonly Case[];
  readonly presets: readonly Preset[];
  readonly worktime?: WorktimeDef;
  readonly notice: PackNotice;
  readonly faults: readonly PackFault[];
}

/** Types the files of one pack. Its head must be among them. */
export const ownParts = (files: FilesOfPack): OwnPack => {
  const { json } = files;
  const head = json.pack[0]!.value as unknown as PackHead;
  const tables = readTables(files, head.id);
  const textOf = (lang: Lang): PackText => {
    const files = json.text.filter((f) => isTextOf(lang, f.path)).map((f) => f.value);
    return {
      rules: Object.assign({}, ...files.map((f) => f.rules)) as Record<string, RuleText>,
      facts: Object.assign({}, ...files.map((f) => f.facts)) as Record<string, string>,
      indicators: Object.assign({}, ...files.map((f) => f.indicators)) as Record<string, IndicatorText>,
    };
  };
  return {
    head,
    records: json.record.map((f) => f.value as unknown as RecordFile),
    parameters: tables.parameters,
    factSets: json.facts.map((f) => factSet(f, head.id)),
    rules: json.rule.map((f) => rule(f, head.id)),
    indicators: json.indicators.flatMap((f) => indicators(f, head.id)),
    text: { en: textOf('en'), ja: textOf('ja') },
    presets: json.preset.map(preset),
    ...(json.worktime[0] && { worktime: worktime(json.worktime[0], head.id) }),
    notice: ownNotice(head.notice ?? [], json.notice),
    cases: json.case.flatMap((f) =>
      (f.value.cases as unknown as readonly Case[]).map((c) => ({ ...c, given: c.given ?? {}, file: f.path })),
    ),
    faults: [
      ...[...json.record, ...json.parameter, ...json.facts, ...json.rule, ...json.preset].flatMap(misnamed),
      ...saidTwice(json.text),
      ...definedTwice(json.indicators),
      ...tables.faults,
    ],
  };
};

const indicators = (f: JsonFile, pack: string): readonly IndicatorDef[] => {
  const written = f.value.indicators as unknown as Record<string, Omit<IndicatorDef, 'id'> & { checked?: boolean }>;
  return Object.entries(written).map(([id, def]) => ({ ...def, id, checked: def.checked ?? true, file: f.path, pack }));
};

const withoutSchema = ({ $schema: _, ...rest }: JsonFile['value']): unknown => rest;

const rule = (f: JsonFile, pack: string): RuleDef => {
  const written = withoutSchema(f.value) as Omit<RuleDef, 'file' | 'pack' | 'checked'> & { readonly checked?: boolean };
  return { ...written, checked: written.checked ?? true, file: f.path, pack };
};

const preset = (f: JsonFile): Preset => {
  const written = withoutSchema(f.value) as Omit<Preset, 'file' | 'checked'> & { readonly checked?: boolean };
  return { ...written, checked: written.checked ?? true, file: f.path };
};

const worktime = (f: JsonFile, pack: string): WorktimeDef => {
  const written = withoutSchema(f.value) as Omit<WorktimeDef, 'pack'>;
  return { ...written, breakSpans: written.breakSpans ?? [], free: written.free ?? [], pack };
};

const factSet = (f: JsonFile, pack: string): FactSet => {
  const written = f.value as unknown as { subject: string; facts: Record<string, Omit<FactDef, 'name'>> };
  const facts = Object.entries(written.facts).map(([name, def]): FactDef => {
    if (!('table' in def)) return { ...def, name } as FactDef;
    return { key: {}, column: 'value', ...def, name } as unknown as FactDef;
  });
  return { subject: written.subject, facts, file: f.path, pack };
};

/** The path says the id, so that a rule is found by its name. */
const misnamed = (f: JsonFile): readonly PackFault[] => {
  const id = (f.value.id ?? f.value.subject) as string;
  const place = f.path.replace(/^[a-z]+\//, '').replace(/\.json$/, '');
  const wanted = f.path.startsWith('facts/') ? place.replace(/\/.*/, '') : place;
  if (id === wanted) return [];
  const at = f.value.id === undefined ? '/subject' : '/id';
  return [
    fault(
      'id_not_path',
      f.path,
      at,
      `This says "${quoted(id)}", but its file is called ${f.path}. Write "${wanted}", or rename the file.`,
      `「${quoted(id)}」とありますが、ファイル名は ${f.path} です。「${wanted}」と書くか、ファイル名を変えてください。`,
    ),
  ];
};

const readTables = (files: FilesOfPack, pack: string): { parameters: ParameterDef[]; faults: PackFault[] } => {
  const faults: PackFault[] = [];
  const parameters: ParameterDef[] = [];
  const used = new Set<string>();
  for (const f of files.json.parameter) {
    const written = withoutSchema(f.value) as ParameterHead;
    const head: ParameterHead = {
      ...written,
      keys: written.keys ?? [],
      source: written.source ?? '',
      checked: written.checked ?? true,
      guards: written.guards ?? {},
    };
    faults.push(...bandFaults(head, f.path));
    const path = f.path.replace(/\.json$/, '.csv');
    const copyPath = head.guards.copy === undefined ? undefined : `parameters/${head.guards.copy}`;
    for (const p of [path, copyPath]) if (p !== undefined) used.add(p);
    const bytes = files.tables.get(path);
    const copyBytes = copyPath === undefined ? undefined : files.tables.get(copyPath);
    if (!bytes) faults.push(noTable(path, f.path));
    if (copyPath !== undefined && !copyBytes) faults.push(noTable(copyPath, f.path));
    if (!bytes) continue;
    const table = readParameterTable(head, bytes, path);
    const copy = copyBytes && readParameterTable(head, copyBytes, copyPath!, true);
    faults.push(...table.faults, ...(copy?.faults ?? []));
    if (table.faults.length === 0) faults.push(...checkGuards(head, table.rows, f.path, path));
    if (copy && table.faults.length + copy.faults.length === 0) {
      faults.push(...checkCopy(head, table.rows, copy.rows, path, copyPath!));
    }
    parameters.push({ ...head, rows: table.rows, file: f.path, pack });
  }
  // A head that could not be read may be the one that names the table.
  const allHeads = !files.faults.some((x) => /^parameters\/.*\.json$/.test(x.file));
  const idle = [...files.tables.keys()].filter((p) => allHeads && !used.has(p)).map(headless);
  return { parameters, faults: [...faults, ...idle] };
};

const noTable = (path: string, head: string): PackFault =>
  fault(
    'missing_file',
    path,
    '',
    `${head} speaks of this table, but the file is not there. Add it, or remove the head.`,
    `${head} にこの表が書かれていますが、ファイルがありません。追加するか、見出し（JSON）の方を削除してください。`,
  );

const headless = (path: string): PackFault =>
  fault(
    'unknown_file',
    path,
    '',
    'No parameter has this table or names it as its copy. Write its head (a .json of the same name), or delete it.',
    'この表を使う見出しがありません。同じ名前の .json を作成するか、表を削除してください。',
  );
