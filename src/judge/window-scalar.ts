// Windows over months for one row: the months looked at, and what they add up to, or which month is missing.

import { formatMonth, monthIndex } from '../calendar/day.js';
import { whyTwice } from '../dossier/corrections.js';
import { unsaid } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import type { WindowTerm } from '../pack/program.js';
import * as q from '../quantity/rational.js';
import type { Case } from './case.js';
import { cellWhy } from './other-rows.js';
import { type At, aggregate, anew, atRow, evaluate } from './scalar.js';
import { isUnknown, merged, unknown, type Value } from './value.js';

/** Employment of the row's worker as months, from the record's `employed` names: NaN where unknown, ±Infinity where open. */
const employedMonths = (at: At): { readonly from: number; readonly to: number } => {
  const terms = at.case.program.subjects.get(at.table.record.id)!.employed;
  const month = (v: Value | undefined, open: number): number => {
    if (v === undefined) return open;
    if (isUnknown(v)) return v.unknown.every((r) => r.code === 'cell_blank') ? open : Number.NaN;
    return monthIndex(Number((v as q.Q).n));
  };
  const quietly = anew(at);
  // A blank hire date is not open: nobody has always been employed.
  const from = terms ? month(evaluate(terms.from, quietly), Number.NaN) : Number.NaN;
  const to = terms?.to ? month(evaluate(terms.to, quietly), Infinity) : Infinity;
  return { from, to };
};

/** Missing months that are told one by one: a window since a day long ago may lack hundreds. */
const NAMED = 12;

/** What windows came to, by term, person and months: rows of one person and month look at the same rows. */
const known = new WeakMap<Case, Map<WindowTerm, Map<string, Value>>>();

export const scalarWindow = (t: WindowTerm, at: At): Value => {
  const { table, row } = at;
  const here = table.month[row]!;
  if (Number.isNaN(here)) return unknown('cell_blank', { column: table.record.period!.to, table: table.record.id });
  let first = here - (t.last ?? 1) + 1;
  if (t.since) {
    const since = evaluate(t.since, at);
    if (isUnknown(since)) return since;
    first = monthIndex(Number((since as q.Q).n));
  }
  // Evidence is gathered anew for each row.
  if (at.trace) return overMonths(t, at, first, here);
  const ofCase = known.get(at.case) ?? new Map<WindowTerm, Map<string, Value>>();
  known.set(at.case, ofCase);
  const ofTerm = ofCase.get(t) ?? new Map<string, Value>();
  ofCase.set(t, ofTerm);
  const key = `${table.person[row]} ${first} ${here}`;
  const v = ofTerm.get(key) ?? overMonths(t, at, first, here);
  if (table.person[row] !== -1) ofTerm.set(key, v);
  return v;
};

const overMonths = (t: WindowTerm, at: At, first: number, here: number): Value => {
  const { table, row } = at;
  const byMonth = new Map<number, Value[]>();
  const twice = new Set<ReturnType<typeof whyTwice>>();
  // A row left out may be one more of this person's month.
  const problems: Value[] = [at.case.leftOut(table.record.id) ?? true];
  // Rows of nobody known come first; each may be this person's.
  if (table.person[row] === -1) return ownerUnknown(table, row);
  for (let o = 0; table.person[o] === -1; o += 1)
    if (!(table.month[o]! < first || table.month[o]! > here)) problems.push(ownerUnknown(table, o));
  // One person's rows stand together.
  let r = row;
  while (r > 0 && table.person[r - 1] === table.person[row]) r -= 1;
  for (; r < table.rows && table.person[r] === table.person[row]; r += 1) {
    const month = table.month[r]!;
    if (Number.isNaN(month))
      problems.push(unknown('cell_blank', { column: table.record.period!.to, table: table.record.id }));
    else if (month >= first && month <= here) {
      if (table.duplicate[r] === 1) twice.add(whyTwice(table, r));
      const v = evaluate(t.of, atRow(at.case, table, r, at.trace));
      const values = byMonth.get(month);
      if (values) values.push(v);
      else byMonth.set(month, [v]);
    }
  }
  for (const code of twice) problems.push(unknown(code, { table: table.record.id }));
  const months: Value[] = [];
  let missing = 0;
  const employed = employedMonths(at);
  const flags = t.how === 'count' || t.how === 'any' || t.how === 'all';
  for (let m = first; m <= here; m += 1) {
    const values = byMonth.get(m);
    if (!values) {
      if (m < employed.from || m > employed.to) months.push(flags ? t.how === 'all' : q.ZERO);
      else if (missing++ < NAMED) problems.push(unknown('month_missing', { month: formatMonth(m) }));
    } else if (flags) months.push(flagOf(t.how, values));
    else months.push(values.some(isUnknown) ? merged(values) : values.reduce((a, b) => q.add(a as q.Q, b as q.Q)));
  }
  if (t.how === 'any' && months.includes(true)) return true;
  if (t.how === 'all' && months.includes(false)) return false;
  const open = [...problems, ...months].filter(isUnknown);
  return open.length > 0 ? merged(open) : aggregate(t.how, months);
};

const ownerUnknown = (table: Table, row: number): Value => {
  const { parent, key } = table.record;
  const names = parent ? Object.keys(parent.by) : key.slice(0, 1);
  return cellWhy(table, unsaid(table, names, row) ?? '', row);
};

/** One month's flag from its rows: any of them, or for `all` every one. */
const flagOf = (how: string, values: readonly Value[]): Value => {
  const decides = how !== 'all';
  if (values.includes(decides)) return decides;
  return values.some(isUnknown) ? merged(values) : !decides;
};
