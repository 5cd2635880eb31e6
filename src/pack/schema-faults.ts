// Holds a pack's files against the published schemas. In: a value and its kind. Out: faults in our own words, never ajv's.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseIsoDay } from '../calendar/day.js';
import type { PackFiles } from './pack-files.js';
import { type JsonObject, readJson } from './read-json.js';
import { orderCodeOf } from './schema-order.js';
import { sentence } from './schema-words.js';
import type { PackFault } from './types.js';
import { pointer } from './words.js';

export const FILE_KINDS = [
  'pack',
  'record',
  'parameter',
  'facts',
  'rule',
  'indicators',
  'text',
  'case',
  'worktime',
  'preset',
  'mapping',
  'notice',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export type Schemas = Readonly<Record<FileKind, ValidateFunction>>;

/** A validator that is there already for a schema of just these bytes; undefined where there is none. */
export type Ready = (kind: string, schema: Uint8Array) => ValidateFunction | undefined;

/** How schemas are compiled: here, or when kijun is built. */
export const SCHEMA_OPTIONS = {
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  // Compiling is most of what a short run costs: a test holds the schemas against the metaschema instead.
  validateSchema: false,
  meta: false,
  inlineRefs: false,
  code: { optimize: false },
  formats: { date: (text: string) => parseIsoDay(text) !== undefined },
} as const;

/** Compiles rules/schema, given as files. Throws when a schema of ours is broken: that is a bug, not a fault of a pack. */
const compiler = (files: PackFiles, ready: Ready): ((kind: string) => ValidateFunction) => {
  let ajv: Ajv2020 | undefined;
  return (kind) => {
    const bytes = files.read(`${kind}.json`);
    const made = ready(kind, bytes);
    if (made) return made;
    const read = readJson(new TextDecoder().decode(bytes));
    if (!read.ok) throw new Error(`rules/schema/${kind}.json: ${read.message.en}`);
    ajv ??= new Ajv2020(SCHEMA_OPTIONS);
    return ajv.compile(read.value as JsonObject);
  };
};

const NONE: Ready = () => undefined;

/** Validators of every kind of file, each made when it is first asked for. */
export const compileSchemas = (files: PackFiles, ready: Ready = NONE): Schemas => {
  const compile = compiler(files, ready);
  const compiled: Partial<Record<FileKind, ValidateFunction>> = {};
  // A run that has no such file never compiles its schema.
  return Object.defineProperties(
    {},
    Object.fromEntries(FILE_KINDS.map((k) => [k, { enumerable: true, get: () => (compiled[k] ??= compile(k)) }])),
  ) as Schemas;
};

/** What is wrong with a file that belongs to no pack (a policy), by its schema in rules/schema. */
export const checkAlone = (
  kind: string,
  value: unknown,
  file: string,
  schemas: PackFiles,
  ready: Ready,
): readonly PackFault[] => faultsBy(compiler(schemas, ready)(kind), kind, value, file);

/** One fault a mistake: summaries and the echoes of an earlier mistake are left out. */
export const checkSchema = (kind: FileKind, value: unknown, file: string, schemas: Schemas): readonly PackFault[] =>
  faultsBy(schemas[kind], kind, value, file);

const faultsBy = (validate: ValidateFunction, kind: string, value: unknown, file: string): readonly PackFault[] => {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((e) => e.keyword !== 'if' && e.keyword !== 'propertyNames');
  const own = errors.filter((e) => e.keyword !== 'false schema');
  const told = new Set<string>();
  return (own.length > 0 ? own : errors)
    .map((e) => toFault(kind, e, file))
    .filter((f) => {
      const same = `${f.code} ${f.at}`;
      return told.has(same) ? false : told.add(same);
    });
};

const toFault = (kind: string, error: ErrorObject, file: string): PackFault => {
  const code = codeOf(kind, error);
  return { code, file, at: placeOf(error), message: sentence(kind, code, error) };
};

const placeOf = (e: ErrorObject): string => {
  if (e.keyword === 'additionalProperties') return e.instancePath + pointer(e.params.additionalProperty as string);
  if (e.propertyName !== undefined) return e.instancePath + pointer(e.propertyName);
  return e.instancePath;
};

const titleOf = (e: ErrorObject): string => (e.parentSchema as { title?: string } | undefined)?.title ?? '';

const codeOf = (kind: string, e: ErrorObject): string => {
  const title = titleOf(e);
  if (kind === 'rule' && ((e.keyword === 'required' && e.params.missingProperty === 'law') || title === 'law')) {
    return title === 'enforcedBy' ? 'ORD002' : 'ORD009';
  }
  if (title === '$schema') return 'wrong_schema';
  if (title === 'case source') return 'case_without_source';
  switch (e.keyword) {
    case 'required':
      return missingCode(kind, title, e.params.missingProperty as string);
    case 'additionalProperties':
      return (
        orderCodeOf(e.params.additionalProperty as string) ?? unknownCode(title, e.params.additionalProperty as string)
      );
    case 'false schema':
      return 'property_not_here';
    case 'type':
      return 'wrong_type';
    case 'enum':
    case 'const':
    case 'minimum':
    case 'maximum':
      return 'wrong_value';
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return 'empty';
    case 'uniqueItems':
      return 'repeated';
    case 'maxLength':
      return 'too_long';
    default:
      return 'wrong_form';
  }
};

const missingCode = (kind: string, title: string, name: string): string => {
  if (name === '$schema') return 'wrong_schema';
  if (title === 'enforcedBy') return 'ORD002';
  if (title === 'words' || (kind === 'text' && name !== 'rules')) return 'text_missing';
  if (kind === 'case' && name === 'source') return 'case_without_source';
  if (kind === 'record' && name === 'blank') return 'blank_missing';
  return 'missing_property';
};

/** Keywords of JSON Schema that a rule may not use: they would let a pack from a stranger run for ever or reach outside. */
const REFUSED = new Set(
  (
    '$ref $dynamicRef $data $id $defs $anchor default pattern patternProperties format if then else oneOf contains ' +
    'items prefixItems required dependentRequired dependentSchemas additionalProperties unevaluatedProperties ' +
    'propertyNames minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength type'
  ).split(' '),
);

const unknownCode = (title: string, name: string): string =>
  (title === 'test' || title === 'fact test') && REFUSED.has(name) ? 'keyword_refused' : 'unknown_property';
