// Rows of an attendance table, with the facts that worktime.json names → what src/worktime is told of each worker.

import { WEEKDAYS } from '../calendar/day.js';
import { ABSENT } from '../dossier/columns.js';
import { keyOf } from '../dossier/links.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Term, Worktime } from '../pack/program.js';
import type { WorktimeWord } from '../pack/types.js';
import {
  type Attendance,
  type Frame,
  type KindOfDay,
  PER_MINUTE,
  type RestRule,
  type Settings,
  type Span,
  type Step,
  type Worker,
} from '../worktime/types.js';
import type { Arena } from './arena.js';
import { rowsOf } from './batch.js';
import type { Case } from './case.js';
import type { Codes } from './codes.js';
import type { Vec } from './vec.js';
import type { Compute } from './vector-cells.js';

/** A worker's attendance and the table rows it stands in. */
export interface WorkerRows {
  readonly worker: Worker;
  readonly rows: readonly number[];
}

export interface Reader {
  readonly worktime: Worktime;
  /** Every worker of the table; rows without an owner or a day are in none of them. */
  read(c: Case, table: Table, arena: Arena): readonly WorkerRows[];
}

const known = (v: Vec | undefined, r: number): boolean => v !== undefined && (v.st === null || v.st[r] === 0);

/** A whole multiple of 1/`parts` of a minute, a day number or a code; null where it is not known or not whole. */
const whole = (v: Vec | undefined, r: number, parts = 1): number | null => {
  if (!v || !known(v, r)) return null;
  const amount = (v.num[r]! * parts) / (v.den ? v.den[r]! : v.k);
  return Number.isSafeInteger(amount) ? amount : null;
};

/** Prepares the terms once for all firms. */
export const newReader = (worktime: Worktime, compute: (t: Term) => Compute, codes: Codes): Reader => {
  const { def, row: terms } = worktime;
  const coded = <T>(map: Readonly<Record<string, T>>): ReadonlyMap<number, T> =>
    new Map(Object.entries(map).map(([code, meant]) => [codes.of(code), meant]));
  const kinds = coded<KindOfDay>(def.kinds);
  const systems = coded<readonly Step[]>(def.systems);
  const weekdays = coded(Object.fromEntries(WEEKDAYS.map((name, i) => [name, i])));
  const restRules = coded<RestRule>(
    Object.fromEntries(
      Object.entries(def.restRules).map(([code, rule]): [string, RestRule] => [
        code,
        typeof rule === 'object'
          ? { by: 'last', ...rule }
          : rule === 'kind'
            ? { by: 'kind' }
            : { by: 'weekday', weekday: weekdays.get(codes.of(rule)) ?? -1 },
      ]),
    ),
  );
  const columns = Object.entries(terms).map(([word, t]) => [word as WorktimeWord, compute(t)] as const);
  const spans = worktime.breakSpans.map(([a, b]) => [compute(a), compute(b)] as const);
  const free = worktime.free.map((f) => ({ ...f, flag: compute(f.where) }));

  return {
    worktime,
    read(c, table, arena) {
      const batch = rowsOf(c, table, arena);
      const v: Partial<Record<WorktimeWord, Vec>> = {};
      for (const [word, column] of columns) v[word] = column(batch);
      const breaks = spans.map(([a, b]) => [a(batch), b(batch)] as const);
      const at = (word: WorktimeWord, r: number, parts?: number): number | null => whole(v[word], r, parts);
      const meant = <T>(map: ReadonlyMap<number, T>, word: WorktimeWord, r: number): T | null =>
        map.get(at(word, r) ?? -1) ?? null;
      const frame = (what: 'frame' | 'part', r: number): Frame | null => {
        const [from, to] = [at(`${what}From`, r), at(`${what}To`, r)];
        const limit = at(`${what}Limit`, r, PER_MINUTE);
        return from === null || to === null || limit === null ? null : { from, to, limit };
      };
      const empty = (word: 'start' | 'end', r: number): boolean => {
        const term = terms[word];
        const state = term?.op === 'column' ? (table.columns.get(term.column.name)?.states[r] ?? ABSENT) : CELL.value;
        return state === CELL.blank;
      };

      /** Begin and end of each break; null where they are not all there. */
      const spansOf = (r: number): readonly (readonly [number, number])[] | null => {
        const out: (readonly [number, number])[] = [];
        for (const [i, [a, b]] of breaks.entries()) {
          const pair = [whole(a, r), whole(b, r)] as const;
          if (pair[0] !== null && pair[1] !== null) out.push([pair[0], pair[1]]);
          else if (!worktime.breakSpans[i]!.every((t) => nothingIn(table, t, r))) return null;
        }
        return out.length === 0 ? null : out;
      };

      const owners = new Map<string, number[]>();
      const strays: number[] = [];
      let strayAnywhere = c.leftOut(table.record.id) !== undefined;
      const undated = new Set<string>();
      const own = Object.keys(table.record.parent?.by ?? {});
      for (let r = 0; r < table.rows; r += 1) {
        const key = keyOf(table, own, r);
        const day = table.from[r]!;
        if (key === undefined && Number.isFinite(day)) strays.push(day);
        else if (key === undefined) strayAnywhere = true;
        else if (!Number.isFinite(day)) undated.add(key);
        else {
          const list = owners.get(key);
          if (list) list.push(r);
          else owners.set(key, [r]);
        }
      }
      const freeOf = freeSpans(c, arena, free);

      return [...owners].map(([key, list]): WorkerRows => {
        const rows = list.sort(
          (a, b) => table.from[a]! - table.from[b]! || (at('start', a) ?? -1) - (at('start', b) ?? -1) || a - b,
        );
        const idle = merged(freeOf.get(key) ?? []);
        const isFree = (day: number): boolean => idle.some((s) => s.from <= day && day <= s.to);
        const restDaysNamed = rows.some((r) => meant(kinds, 'kind', r) === 'rest_day');
        const unstated: RestRule = restDaysNamed
          ? { by: 'kind' }
          : { by: 'last', ...def.restRuleUnstated, kinds: true };
        const attendance = rows.map((r): Attendance => {
          const day = table.from[r]!;
          const said = known(v.idle, r) ? v.idle!.num[r] === 1 : null;
          const night = [at('nightFrom', r), at('nightTo', r)] as const;
          const settings: Settings = {
            steps: meant(systems, 'system', r),
            dayLimit: at('dayLimit', r, PER_MINUTE),
            weekLimit: at('weekLimit', r, PER_MINUTE),
            weekStart: meant(weekdays, 'weekStart', r),
            night: night[0] === null || night[1] === null ? null : { from: night[0], to: night[1] },
            rest: meant(restRules, 'restRule', r) ?? unstated,
            restBlock: at('restBlock', r),
            frame: frame('frame', r),
            part: frame('part', r),
          };
          return {
            day,
            idle: said ?? (empty('start', r) && empty('end', r) && isFree(day)),
            start: at('start', r),
            end: at('end', r),
            breaks: at('breaks', r),
            breakSpans: spansOf(r),
            kind: meant(kinds, 'kind', r),
            planned: at('planned', r),
            plannedStart: at('plannedStart', r),
            twice: table.duplicate[r] === 1,
            settings,
          };
        });
        const [first, last] = [rows[0]!, rows.at(-1)!];
        const employed = { from: at('employedFrom', first) ?? -Infinity, to: at('employedTo', last) ?? Infinity };
        const stray = strayAnywhere || undated.has(key);
        return { rows, worker: { rows: attendance, idle, employed, strays, strayAnywhere: stray } };
      });
    },
  };
};

const nothingIn = (table: Table, t: Term, r: number): boolean => {
  if (t.op !== 'column') return false;
  const state = table.columns.get(t.column.name)?.states[r] ?? ABSENT;
  return state === CELL.blank || state === ABSENT;
};

/** Owner → periods in which days without punches were free of work. */
const freeSpans = (
  c: Case,
  arena: Arena,
  free: readonly (Worktime['free'][number] & { readonly flag: Compute })[],
): ReadonlyMap<string, Span[]> => {
  const out = new Map<string, Span[]>();
  for (const { table: id, flag, theirs } of free) {
    const table = c.table(id);
    if (!table) continue;
    const proved = flag(rowsOf(c, table, arena));
    for (let r = 0; r < table.rows; r += 1) {
      const key = keyOf(table, theirs, r);
      if (key === undefined || !known(proved, r) || proved.num[r] !== 1 || table.duplicate[r] === 1) continue;
      const [from, to] = [table.from[r]!, table.to[r]!];
      if (!Number.isFinite(from) || !Number.isFinite(to)) continue;
      out.set(key, [...(out.get(key) ?? []), { from, to }]);
    }
  }
  return out;
};

/** In order, those that touch made one. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const out: Span[] = [];
  for (const s of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && s.from <= last.to + 1) out[out.length - 1] = { from: last.from, to: Math.max(last.to, s.to) };
    else out.push(s);
  }
  return out;
};
