// A figure of the firm: its counts, its value, and where that lies beside its band. In: a case, a compiled indicator. Out: the figure.
import { type CompiledIndicator, INDICATOR_SUBJECT, type Term } from '../pack/program.js';
import type { Position } from '../pack/types.js';
import { compare, divide, type Q, whole } from '../quantity/rational.js';
import type { Reason } from '../report/types.js';
import type { Case } from './case.js';
import { atRow, evaluate } from './scalar.js';
import type { Trace } from './trace.js';
import { isUnknown, merged, type Unknown, unknown, type Value } from './value.js';

export interface Figure {
  readonly indicator: CompiledIndicator;
  readonly of: Value;
  readonly among: Value | null;
  readonly value: Value;
  readonly low: Value | null;
  readonly high: Value | null;
  readonly position: Position;
  /** It speaks of fewer people than the pack lets a rate be told of. */
  readonly withheld: boolean;
  /** Why there is no value, or no place beside the band. */
  readonly reasons: readonly Reason[];
}

export const figureOf = (c: Case, indicator: CompiledIndicator, trace?: Trace): Figure => {
  const ask = asker(c, trace);
  const { def } = indicator;
  const of = ask(indicator.of);
  const among = indicator.among && ask(indicator.among);
  const value = among === null ? of : quotient(of, among, def.among!);
  const [low, high] = [indicator.low, indicator.high].map((t) => t && ask(t)) as [Value | null, Value | null];
  const withheld = def.persons === true && among !== null && isSmall(among, c.program.pack.minimumCell);
  const place = withheld ? 'none' : placeOf(def.better, value, low, high);
  const reasons = isUnknown(value) ? value.unknown : isUnknown(place) ? place.unknown : [];
  return {
    indicator,
    of,
    among,
    value,
    low,
    high,
    position: isUnknown(place) ? 'none' : place,
    withheld,
    reasons: withheld ? [] : reasons,
  };
};

/** How many people the files show, and how many there are by a number given elsewhere; null where the pack counts none. */
export const headcountOf = (c: Case): { readonly found: Value; readonly stated: Value } | null => {
  const { headcount } = c.program;
  if (headcount === null) return null;
  const ask = asker(c, undefined);
  return { found: ask(headcount.found), stated: ask(headcount.stated) };
};

/** Facts of an indicator are those of the firm's one row. */
const asker = (c: Case, trace: Trace | undefined): ((t: Term) => Value) => {
  const table = c.table(INDICATOR_SUBJECT);
  const silent = c.silent(INDICATOR_SUBJECT);
  if (!table || silent) return () => silent ?? unknown('table_missing', { table: INDICATOR_SUBJECT });
  if (table.rows !== 1) return () => unknown('duplicate_records', { table: INDICATOR_SUBJECT });
  const at = atRow(c, table, 0, trace);
  return (t) => evaluate(t, at);
};

const quotient = (of: Value, among: Value, name: string): Value => {
  if (isUnknown(of) || isUnknown(among)) return merged([of, among]);
  return (among as Q).n === 0n ? unknown('division_by_zero', { fact: name }) : divide(of as Q, among as Q);
};

const isSmall = (among: Value, cell: number | null): boolean =>
  cell !== null && !isUnknown(among) && compare(among as Q, whole(cell)) < 0;

/** Below is the worse side of the band, above the better one; one end that is known may settle it. */
const placeOf = (
  better: CompiledIndicator['def']['better'],
  value: Value,
  low: Value | null,
  high: Value | null,
): Position | Unknown => {
  if (better === 'neither' || (low === null && high === null) || isUnknown(value)) return 'none';
  const beyond = (end: Value | null, sign: 1 | -1): boolean =>
    end !== null && !isUnknown(end) && compare(value as Q, end as Q) * sign > 0;
  const [under, over] = [beyond(low, -1), beyond(high, 1)];
  if (under) return better === 'higher' ? 'below' : 'above';
  if (over) return better === 'higher' ? 'above' : 'below';
  const open = [low, high].filter((end): end is Unknown => end !== null && isUnknown(end));
  return open.length > 0 ? merged(open) : 'within';
};
