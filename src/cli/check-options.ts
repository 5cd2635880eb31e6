// Options of kijun check, as given → as meant; or what is wrong with them, and what would be right.
import { parseIsoDay } from '../calendar/day.js';
import { isNamed } from '../intake/columns.js';
import type { Encoding, IntakeOptions, Source } from '../intake/types.js';
import { SETTLEMENT } from '../judge/settlement-rows.js';
import type { Program } from '../pack/program.js';
import type { BreachKind, ColumnType, HourStyle, Lang } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';
import { layoutsNamed } from './layouts.js';

export interface CheckOptions {
  readonly pack?: string;
  readonly report?: readonly string[];
  readonly as?: readonly string[];
  readonly settlements?: readonly string[];
  readonly asOf?: string;
  readonly period?: string;
  readonly encoding?: string;
  readonly preset?: readonly string[];
  readonly map?: string;
  readonly hours?: readonly string[];
  readonly delimiter?: string;
  readonly pad?: readonly string[];
  readonly failOn?: string;
  readonly exitZero?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly ambiguousWide?: boolean;
  readonly memory?: string;
  readonly strictReader?: boolean;
  readonly threads?: string;
  readonly phase?: string;
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'cp932', 'euc-jp', 'utf-16le', 'utf-16be', 'windows-1252'];
const HOURS: readonly HourStyle[] = ['decimal', 'hh.mm', 'minutes'];
const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', tab: '\t', semicolon: ';', pipe: '|' };
/** From least to most: --fail-on names the least that fails a run. */
export const GRAVITY: readonly BreachKind[] = ['document', 'time', 'money', 'fundamental'];
const MEGABYTE = 1 << 20;
const PHASES = ['offer'] as const;

/** What can be told before the pack and the files are known. */
export const generalOptions = (given: CheckOptions, w: Catalogue) => {
  return {
    failOn: oneOf('--fail-on', given.failOn ?? 'document', GRAVITY, w),
    period: periodOf(given.period, w),
    asOf: given.asOf === undefined ? null : dayOf('--as-of', given.asOf, w),
    memoryBytes: megabytes(given.memory ?? '64', w) * MEGABYTE,
    threads: threadsOf(given.threads, w),
    phase: given.phase === undefined ? undefined : oneOf('--phase', given.phase, PHASES, w),
  };
};

export const intakeOptions = (given: CheckOptions, program: Program, w: Catalogue): IntakeOptions => ({
  as: new Map(),
  ...(given.encoding === undefined ? {} : { encoding: oneOf('--encoding', given.encoding, ENCODINGS, w) }),
  ...hoursAsked(given.hours ?? [], program, w),
  ...(given.pad === undefined ? {} : { pad: padAsked(given.pad, program, w) }),
  ...(given.delimiter === undefined
    ? {}
    : { delimiter: DELIMITERS[oneOf('--delimiter', given.delimiter, Object.keys(DELIMITERS), w)]! }),
  ...(given.strictReader === true ? { strict: true } : {}),
  currency: program.pack.currency,
  presets: program.pack.presets,
});

/** --hours STYLE for all columns, --hours TABLE.COLUMN=STYLE for one. */
const hoursAsked = (
  given: readonly string[],
  program: Program,
  w: Catalogue,
): Pick<IntakeOptions, 'hours' | 'hoursOf'> => {
  let hours: HourStyle | undefined;
  const hoursOf = new Map<string, HourStyle>();
  for (const text of given) {
    const at = text.indexOf('=');
    const style = oneOf('--hours', text.slice(at + 1), HOURS, w);
    if (at < 0) hours = style;
    else if (!columnNames(program, 'hours').includes(text.slice(0, at)))
      throw new UsageError(w.cli.badForm('--hours', text, 'payslip.overtime_hours=hh.mm'));
    else hoursOf.set(text.slice(0, at), style);
  }
  return { ...(hours && { hours }), ...(hoursOf.size > 0 && { hoursOf }) };
};

/** --pad COLUMN=DIGITS: ids that lost their zeros on the left get them back. */
const padAsked = (given: readonly string[], program: Program, w: Catalogue): ReadonlyMap<string, number> =>
  new Map(
    given.map((text) => {
      const [, name, digits] = /^([\w.]+)=([1-9]|[1-3]\d)$/.exec(text) ?? [];
      if (name === undefined || !columnNames(program, 'id').some((id) => id === name || id.endsWith(`.${name}`)))
        throw new UsageError(w.cli.badForm('--pad', text, 'worker_id=6'));
      return [name, Number(digits)];
    }),
  );

/** Columns of a type, as "table.column". */
const columnNames = (program: Program, type: ColumnType): readonly string[] =>
  program.pack.records.flatMap((r) => r.columns.filter((c) => c.type === type).map((c) => `${r.id}.${c.name}`));

/** --settlements FILE is a file to read, and says what table it is: a report records it as any --as. */
export const withSettlements = (
  paths: readonly string[],
  given: CheckOptions,
): { readonly paths: readonly string[]; readonly given: CheckOptions } => {
  const { settlements = [] } = given;
  if (settlements.length === 0) return { paths, given };
  const as = [...(given.as ?? []), ...settlements.map((file) => `${SETTLEMENT}=${file}`)];
  return { paths: [...paths, ...settlements], given: { ...given, as } };
};

/** What options say of one file: the table that --as names (none, or one), its preset, its mapping. */
export type TablesNamed = (source: Source) => Pick<IntakeOptions, 'as' | 'preset' | 'mapping'>;

/** --as TABLE=FILE may be given for any number of files, several of one table among them; each must be among those read. */
export const tablesNamed = (
  given: CheckOptions,
  program: Program,
  sources: readonly Source[],
  w: Catalogue,
  lang: Lang = 'en',
): TablesNamed => {
  const known = program.pack.records.map((r) => r.id);
  const named = (given.as ?? []).map((text) => {
    const [table = '', ...rest] = text.split('=');
    return { table: oneOf('--as', table, known, w), file: rest.length > 0 ? rest.join('=') : '-' };
  });
  for (const { table, file } of named)
    if (!sources.some((s) => isNamed(s.name, file))) throw new UsageError(w.cli.asNotRead(table, file));
  const layouts = layoutsNamed(given, program, sources, lang, w);
  return (source) => ({
    as: new Map(named.filter((n) => isNamed(source.name, n.file)).map((n) => [n.table, n.file])),
    ...layouts(source),
  });
};

/** Options that change what is read or judged, for the report. */
export const kept = (given: CheckOptions): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      as: given.as?.join(' '),
      encoding: given.encoding,
      preset: given.preset?.join(' '),
      map: given.map,
      hours: given.hours?.join(' '),
      delimiter: given.delimiter,
      pad: given.pad?.join(' '),
      period: given.period,
      phase: given.phase,
    }).filter((e): e is [string, string] => e[1] !== undefined),
  );

/** Options given several times, which a report holds as one text. Names of files may hold spaces: only TABLE= begins the next. */
const PARTED = { as: / (?=[a-z_]+(?:=|$))/, preset: /(?<=^[a-z0-9-]+|=[a-z0-9-]+) /, hours: / /, pad: / / } as const;

/** The options that a report records, as they were given: the other way round from `kept`. */
export const givenAgain = (recorded: Readonly<Record<string, string>>, asOf: string | null): CheckOptions => ({
  ...Object.fromEntries(
    Object.entries(recorded).map(([name, text]) =>
      name in PARTED ? [name, text.split(PARTED[name as keyof typeof PARTED])] : [name, text],
    ),
  ),
  ...(asOf === null ? {} : { asOf }),
});

const oneOf = <T extends string>(option: string, value: string, allowed: readonly T[], w: Catalogue): T => {
  const hit = allowed.find((a) => a === value);
  if (hit === undefined) throw new UsageError(w.cli.badValue(option, value, allowed.join(', ')));
  return hit;
};

const dayOf = (option: string, text: string, w: Catalogue): number => {
  const day = parseIsoDay(text);
  if (day === undefined) throw new UsageError(w.cli.badDay(option, text));
  return day;
};

const periodOf = (text: string | undefined, w: Catalogue): { from: number; to: number } | null => {
  if (text === undefined) return null;
  const bad = (): never => {
    throw new UsageError(w.cli.badForm('--period', text, '2025-04-01..2026-03-31'));
  };
  const [first, last, more] = text.split('..');
  if (first === undefined || last === undefined || more !== undefined) return bad();
  const [from, to] = [dayOf('--period', first, w), dayOf('--period', last, w)];
  return from <= to ? { from, to } : bad();
};

const megabytes = (text: string, w: Catalogue): number => {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) throw new UsageError(w.cli.badForm('--memory', text, '256'));
  return Number(text);
};

/** How many threads judge; null: as many as the machine has, up to four. */
const threadsOf = (text: string | undefined, w: Catalogue): number | null => {
  if (text === undefined) return null;
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError(w.cli.badForm('--threads', text, '2'));
  return Number(text);
};
