// Which columns of a file place its rows: without which a row is left out, which of them may be blank, which say whose it is.
import type { FilePlan } from './types.js';

export interface Keys {
  /** Columns (positions in the plan) without which a row cannot be placed, and those of them that may be blank. */
  readonly must: ReadonlySet<number>;
  readonly mayBeBlank: ReadonlySet<number>;
  /** The month that stands in for the period. */
  readonly month: ReadonlySet<number>;
  /** What tells a row that is paid apart from any period (a bonus), which needs none. */
  readonly apart: ReadonlySet<number>;
  /** Ids by which a row is somebody's: one that reads like a heading or a total is none. */
  readonly owners: ReadonlySet<number>;
}

/** The columns of a planned file that say whose a row is, and of when. */
export function keyColumns(plan: FilePlan): Keys {
  const { record, columns } = plan;
  const position = (name: string | undefined): number => columns.findIndex((mapped) => mapped.column.name === name);
  const some = (...names: (string | undefined)[]): Set<number> => new Set(names.map(position).filter((i) => i >= 0));
  const { period } = record;
  const month = some(period?.month);
  // A month says which period is meant; where a table has none, a blank last day means: still in force.
  const mayBeBlank =
    period === undefined
      ? some()
      : month.size > 0
        ? some(period.from, period.to)
        : period.month === undefined
          ? some(period.to)
          : some();
  // Words, codes and further ids only tell rows of one owner apart; without one the row still has its place.
  const owners = [record.firm, record.key[0], ...Object.keys(record.parent?.by ?? {})];
  const typeOf = (name: string): string => record.columns.find((c) => c.name === name)?.type ?? '';
  const apart = record.key.filter((name) => {
    const type = typeOf(name);
    return ['code', 'text'].includes(type) || (type === 'id' && !owners.includes(name));
  });
  for (const i of some(...apart)) mayBeBlank.add(i);
  // A time of day tells two shifts apart; a forgotten or unreadable punch is a day with a gap, not a row without a place.
  const placing = record.key.filter((name) => typeOf(name) !== 'hours');
  // A name left blank names no other firm than the file does without it.
  for (const [i, mapped] of columns.entries()) if (mapped.named) mayBeBlank.add(i);
  const { apart: paid, on } = period?.paid ?? {};
  return {
    must: some(record.firm, ...placing),
    mayBeBlank,
    month,
    apart: paid === undefined ? some() : some(on, paid.some, ...paid.none),
    owners: some(record.firm, record.key[0]),
  };
}
