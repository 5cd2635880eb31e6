// Other rows of the same table with the same keys, for one row. Each row is asked once and each group added up once; a row's
// peers are its group without itself, so that nobody is held against everybody.
import { whyTwice } from '../dossier/corrections.js';
import type { PeersTerm } from '../pack/program.js';
import * as q from '../quantity/rational.js';
import type { Reason } from '../report/types.js';
import { type At, aggregate, atRow, compareBy, evaluate } from './scalar.js';
import { isUnknown, type Known, merged, type Unknown, unknown, type Value } from './value.js';

/** What one row has to say to its peers. */
interface Said {
  readonly keys: readonly Value[];
  /** Undefined: not known. */
  readonly value: Known | undefined;
  readonly open: Unknown | undefined;
}

/** Rows of one key added up. */
interface Group {
  /** Rows looked at, by their place in the table. */
  readonly rows: number[];
  readonly why: Map<string, { readonly reason: Reason; rows: number }>;
  known: number;
  /** Rows that say yes, or are only counted. */
  yes: number;
  sum: q.Q;
  /** The rows with the two best values of a largest or least one, the first before the second. */
  best: readonly number[];
}

interface Groups {
  readonly said: readonly (Said | undefined)[];
  /** The group a row stands in. */
  readonly home: readonly (Group | undefined)[];
  /** Rows whose keys are all known. */
  readonly sure: ReadonlyMap<string, Group>;
  /** Which keys are known → their values → rows that have these and may have the others. */
  readonly doubtful: ReadonlyMap<string, ReadonlyMap<string, Group>>;
}

/** Rows shown of a sum, a mean or a count; of a largest or least value the row that has it. */
const SHOWN = 24;

export const peers = (t: PeersTerm, at: At): Value => {
  const keys = t.by.map((k) => evaluate(k, at));
  if (keys.some(isUnknown)) return merged(keys);
  const all = at.case.once(t, () => grouped(t, at));
  const own = all.sure.get(textOf(keys));
  const doubtful = [...all.doubtful].flatMap(([mask, byKey]) => {
    const group = byKey.get(textOf(keys, mask));
    return group ? [group] : [];
  });
  const result = withoutSelf(t, at, all, own, doubtful);
  if (at.trace) for (const row of telling(t, at.row, all, own, doubtful, result)) show(t, at, row);
  return result;
};

/** Known keys as one text; '1' in the mask marks those that are. */
const textOf = (keys: readonly Value[], mask?: string): string =>
  keys
    .filter((_, i) => mask === undefined || mask[i] === '1')
    .map((k) => (typeof k === 'object' && 'n' in k ? `${k.n}/${k.d}` : JSON.stringify(k)))
    .join(' ');

const newGroup = (): Group => ({ rows: [], why: new Map(), known: 0, yes: 0, sum: q.ZERO, best: [] });

const grouped = (t: PeersTerm, at: At): Groups => {
  const { table } = at;
  const said: (Said | undefined)[] = [];
  const home: (Group | undefined)[] = [];
  const sure = new Map<string, Group>();
  const doubtful = new Map<string, Map<string, Group>>();
  // What a row says of itself is worked out once for all formulas over peers.
  const rows = at.case.once(`rows asked ${table.record.id}`, () =>
    Array.from({ length: table.rows }, (_, row) => atRow(at.case, table, row)),
  );
  for (let row = 0; row < table.rows; row += 1) {
    const one = ask(t, rows[row]!);
    said.push(one);
    if (!one) {
      home.push(undefined);
      continue;
    }
    const mask = one.keys.map((k) => (isUnknown(k) ? '0' : '1')).join('');
    const known = !mask.includes('0');
    const groups = known ? sure : (doubtful.get(mask) ?? new Map<string, Group>());
    if (!known) doubtful.set(mask, groups);
    const text = textOf(one.keys, mask);
    const group = groups.get(text) ?? newGroup();
    groups.set(text, group);
    home.push(group);
    group.rows.push(row);
    count(group, known ? one.open : merged(one.keys), 1);
    if (known && one.value !== undefined) add(t, group, said, row, one.value);
  }
  return { said, home, sure, doubtful };
};

/** Undefined: the row is left out by `where`. */
const ask = (t: PeersTerm, other: At): Said | undefined => {
  const { table, row } = other;
  const where = t.where ? evaluate(t.where, other) : true;
  if (where === false) return undefined;
  const value: Value = t.of ? evaluate(t.of, other) : true;
  const twice = table.duplicate[row] === 1 ? unknown(whyTwice(table, row), { table: table.record.id }) : true;
  const open = [where, twice, value].filter(isUnknown);
  return {
    keys: t.by.map((k) => evaluate(k, other)),
    value: isUnknown(where) || isUnknown(value) ? undefined : value,
    open: open.length > 0 ? merged(open) : undefined,
  };
};

const count = ({ why }: Group, open: Unknown | undefined, rows: 1 | -1): void => {
  for (const reason of open?.unknown ?? []) {
    const key = `${reason.code} ${Object.entries(reason.args)}`;
    const before = why.get(key) ?? { reason, rows: 0 };
    why.set(key, { reason, rows: before.rows + rows });
  }
};

const add = (t: PeersTerm, group: Group, said: readonly (Said | undefined)[], row: number, value: Known): void => {
  group.known += 1;
  if (value === true) group.yes += 1;
  if (t.how === 'sum' || t.how === 'mean') group.sum = q.add(group.sum, value as q.Q);
  if (t.how !== 'max' && t.how !== 'min') return;
  const better = (a: number, b: number): boolean =>
    compareBy(t.how === 'max' ? '>' : '<', said[a]!.value!, said[b]!.value!);
  const place = group.best.findIndex((b) => better(row, b));
  group.best = group.best.toSpliced(place < 0 ? group.best.length : place, 0, row).slice(0, 2);
};

/** The group's total without this row's own part. */
const withoutSelf = (
  t: PeersTerm,
  { case: c, table, row }: At,
  { said, home }: Groups,
  own: Group | undefined,
  doubtful: readonly Group[],
): Value => {
  const self = own && home[row] === own ? said[row]!.value : undefined;
  const known = (own?.known ?? 0) - Number(self !== undefined);
  const yes = (own?.yes ?? 0) - Number(self === true);
  if (t.how === 'any' && yes > 0) return true;
  if (t.how === 'all' && yes < known) return false;
  const open = [own, ...doubtful].flatMap((g) =>
    g ? reasonsWithout(g, home[row] === g ? said[row]! : undefined) : [],
  );
  const lost = c.leftOut(table.record.id);
  if (open.length > 0 || lost) return merged([{ unknown: open }, lost ?? true]);
  if (t.how === 'count') return q.whole(yes);
  if (known === 0 || own === undefined) return aggregate(t.how, []);
  if (t.how === 'any' || t.how === 'all') return t.how === 'all';
  if (t.how === 'max' || t.how === 'min') return said[own.best.find((r) => r !== row)!]!.value!;
  const sum = self === undefined ? own.sum : q.subtract(own.sum, self as q.Q);
  return t.how === 'sum' ? sum : q.divide(sum, q.whole(known));
};

const reasonsWithout = ({ why }: Group, self: Said | undefined): readonly Reason[] => {
  if (why.size === 0) return [];
  const own = self && (self.keys.some(isUnknown) ? merged(self.keys) : self.open);
  const mine = new Set((own?.unknown ?? []).map((r) => `${r.code} ${Object.entries(r.args)}`));
  return [...why].flatMap(([key, { reason, rows }]) => (rows > Number(mine.has(key)) ? [reason] : []));
};

/** Rows that made the value what it is, or left it open. */
const telling = (
  t: PeersTerm,
  row: number,
  { said }: Groups,
  own: Group | undefined,
  doubtful: readonly Group[],
  result: Value,
): readonly number[] => {
  const others = (own?.rows ?? []).filter((r) => r !== row);
  if (isUnknown(result)) {
    const open = [...others.filter((r) => said[r]!.open), ...doubtful.flatMap((g) => g.rows).filter((r) => r !== row)];
    return open.slice(0, SHOWN);
  }
  const known = others.filter((r) => said[r]!.value !== undefined);
  if (t.how === 'max' || t.how === 'min') return own!.best.filter((r) => r !== row).slice(0, 1);
  const decides = (t.how === 'any' && result === true) || (t.how === 'all' && result === false);
  if (decides) return known.filter((r) => said[r]!.value === result).slice(0, 1);
  return (t.how === 'count' ? known.filter((r) => said[r]!.value === true) : known).slice(0, SHOWN);
};

/** The peer's own key, and what was asked of it, as cells of the evidence. */
const show = (t: PeersTerm, at: At, row: number): void => {
  for (const column of at.table.record.key) at.trace?.cell(at.table, row, column);
  const other = atRow(at.case, at.table, row, at.trace);
  for (const term of [...t.by, t.where, t.of]) if (term) evaluate(term, other);
};
