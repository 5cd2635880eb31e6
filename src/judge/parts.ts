// A row → the parts its period falls into for one rule: where the record in force, or a dated number, changes inside it.
import { AMBIGUOUS } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import type { CompiledRule, Link } from '../pack/program.js';
import type { Case } from './case.js';
import { type At, anew, atRow, changesOf } from './scalar.js';
import type { Trace } from './trace.js';

/** Found records of a row for a link: several of them split the row. */
const candidates = (c: Case, table: Table, row: number, link: Link): readonly number[] => {
  const { starts, rows } = c.found(table, link);
  return Array.from(rows.subarray(starts[row]!, starts[row + 1]!));
};

/** Parts in order of their days. A row without a known period is one part. */
export const partsOf = (
  c: Case,
  rule: Pick<CompiledRule, 'links' | 'lookups'>,
  table: Table,
  row: number,
  trace?: Trace,
): readonly At[] => {
  const base = atRow(c, table, row, trace);
  if (!Number.isFinite(base.from)) return [base];
  if (!Number.isFinite(base.to)) return withoutEnd(base, rule.lookups);
  const several = rule.links
    .map((link) => ({ link, rows: candidates(c, table, row, link), other: c.table(link.table) }))
    .filter((x) => x.rows.length > 1);
  if (several.length === 0 && nextChange(base, rule.lookups) > base.to) return [base];
  const cuts = new Set<number>();
  for (const { rows, other } of several)
    for (const r of rows)
      for (const day of [other!.from[r]!, other!.to[r]! + 1]) if (day > base.from && day <= base.to) cuts.add(day);
  const out: At[] = [];
  for (const [from, to] of spans(base.from, base.to, cuts)) {
    const chosen = new Map<string, number>();
    let covered = true;
    for (const { link, rows, other } of several) {
      const hits = other!.record.period ? rows.filter((r) => other!.from[r]! <= from && other!.to[r]! >= to) : rows;
      if (hits.length === 0)
        covered = false; // days between two contracts: nothing was agreed for them
      else chosen.set(link.name, hits.length === 1 && other!.duplicate[hits[0]!] !== 1 ? hits[0]! : AMBIGUOUS);
    }
    if (!covered) continue;
    const part = anew(base, from, to, base.whole, chosen);
    for (const [f, t] of unchanged(part, rule.lookups)) out.push(anew(part, f, t, f === base.from && t === base.to));
  }
  return out.length > 0 ? out : [base];
};

/** A row in force until further notice meets every change to come; one whose end nobody knows may meet the next. */
const withoutEnd = (base: At, lookups: CompiledRule['lookups']): readonly At[] => {
  const spans = [...unchanged(anew(base, base.from, Infinity), lookups)];
  const [first] = spans;
  if (!first || spans.length < 2) return [base];
  if (base.to === Infinity) return spans.map(([from, to]) => anew(base, from, to, false));
  return [anew(base, base.from, base.to, false), anew(base, Number.NaN, base.to, false)];
};

/** From one change to the next: what a look-up is asked for may itself change on the way. */
function* unchanged(part: At, lookups: CompiledRule['lookups']): Generator<readonly [number, number]> {
  let { from } = part;
  for (;;) {
    const next = nextChange(anew(part, from), lookups);
    if (next > part.to || next === Infinity) break;
    yield [from, next - 1];
    from = next;
  }
  yield [from, part.to];
}

/** First day after `at.from` on which a look-up gives another number; Infinity: there is none. */
const nextChange = (at: At, lookups: CompiledRule['lookups']): number => {
  let next = Infinity;
  for (const t of lookups) for (const day of changesOf(t, at)) if (day < next) next = day;
  return next;
};

function* spans(from: number, to: number, cuts: ReadonlySet<number>): Generator<readonly [number, number]> {
  let start = from;
  for (const day of [...cuts].sort((a, b) => a - b)) {
    yield [start, day - 1];
    start = day;
  }
  yield [start, to];
}
