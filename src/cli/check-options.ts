// Options of kijun check, as given → as meant; or what is wrong with them, and what would be right.
import { parseIsoDay } from '../calendar/day.js';
import { isNamed } from '../intake/columns.js';
import type { Encoding, IntakeOptions, Source } from '../intake/types.js';
import type { Program } from '../pack/program.js';
import type { BreachKind } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';

export interface CheckOptions {
  readonly pack?: string;
  readonly report?: readonly string[];
  readonly as?: readonly string[];
  readonly asOf?: string;
  readonly period?: string;
  readonly encoding?: string;
  readonly hours?: string;
  readonly failOn?: string;
  readonly exitZero?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly ambiguousWide?: boolean;
  readonly memory?: string;
  readonly strictReader?: boolean;
  readonly threads?: string;
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'cp932', 'euc-jp', 'utf-16le', 'utf-16be', 'windows-1252'];
const HOURS = ['decimal', 'hh.mm', 'minutes'] as const;
/** From least to most: --fail-on names the least that fails a run. */
export const GRAVITY: readonly BreachKind[] = ['document', 'time', 'money', 'fundamental'];
const MEGABYTE = 1 << 20;

/** What can be told before the pack and the files are known. */
export const generalOptions = (given: CheckOptions, w: Catalogue) => {
  return {
    failOn: oneOf('--fail-on', given.failOn ?? 'document', GRAVITY, w),
    period: periodOf(given.period, w),
    asOf: given.asOf === undefined ? null : dayOf('--as-of', given.asOf, w),
    memoryBytes: megabytes(given.memory ?? '64', w) * MEGABYTE,
    threads: threadsOf(given.threads, w),
  };
};

export const intakeOptions = (given: CheckOptions, program: Program, w: Catalogue): IntakeOptions => ({
  as: new Map(),
  ...(given.encoding === undefined ? {} : { encoding: oneOf('--encoding', given.encoding, ENCODINGS, w) }),
  ...(given.hours === undefined ? {} : { hours: oneOf('--hours', given.hours, HOURS, w) }),
  ...(given.strictReader === true ? { strict: true } : {}),
  currency: program.pack.currency,
});

/** The tables that --as names for a file: none, or one. */
export type TablesNamed = (source: Source) => IntakeOptions['as'];

/** --as TABLE=FILE may be given for any number of files, several of one table among them; each must be among those read. */
export const tablesNamed = (
  given: CheckOptions,
  program: Program,
  sources: readonly Source[],
  w: Catalogue,
): TablesNamed => {
  const known = program.pack.records.map((r) => r.id);
  const named = (given.as ?? []).map((text) => {
    const [table = '', ...rest] = text.split('=');
    return { table: oneOf('--as', table, known, w), file: rest.length > 0 ? rest.join('=') : '-' };
  });
  for (const { table, file } of named)
    if (!sources.some((s) => isNamed(s.name, file))) throw new UsageError(w.cli.asNotRead(table, file));
  return (source) => new Map(named.filter((n) => isNamed(source.name, n.file)).map((n) => [n.table, n.file]));
};

/** Options that change what is read or judged, for the report. */
export const kept = (given: CheckOptions): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      as: given.as?.join(' '),
      encoding: given.encoding,
      hours: given.hours,
      period: given.period,
    }).filter((e): e is [string, string] => e[1] !== undefined),
  );

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
