// A case → the same with the minutes by kind as columns of its attendance table, each with its reasons where it is not known.

import { formatDay } from '../calendar/day.js';
import { changed } from '../dossier/changed.js';
import type { TableColumn } from '../dossier/columns.js';
import { unsaid } from '../dossier/links.js';
import type { Derived, Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Program, Worktime } from '../pack/program.js';
import type { WorktimeWord } from '../pack/types.js';
import type { Reason } from '../report/types.js';
import { countWorkingTime } from '../worktime/count.js';
import type { Bounds, Cause, Measures, Missing } from '../worktime/types.js';
import { type Arena, newArena } from './arena.js';
import { type Case, openCase } from './case.js';
import { newCodes } from './codes.js';
import { cellWhy } from './other-rows.js';
import { atRow, evaluate } from './scalar.js';
import { isUnknown } from './value.js';
import { byReference } from './vector-cells.js';
import { newReader, type Reader } from './worktime-rows.js';

type Told = { readonly value: number | null; readonly why: Cause | null };

const surely = (b: Bounds): Told => ({ value: b.lo === b.hi ? b.lo : null, why: b.why });
const atLeast = (b: Bounds): Told => ({ value: b.lo, why: null });

/** Column → what of the measures stands in it. */
const COLUMNS: Readonly<Record<string, (m: Measures) => Told>> = {
  worked_time: (m) => surely(m.worked),
  worked_time_at_least: (m) => atLeast(m.worked),
  rest_day_time: (m) => surely(m.restDay),
  rest_day_time_at_least: (m) => atLeast(m.restDay),
  night_time: (m) => surely(m.night),
  night_time_at_least: (m) => atLeast(m.night),
  rest_day_night_time: (m) => surely(m.restDayNight),
  overtime_by_day: (m) => surely(m.byDay),
  overtime_by_week: (m) => surely(m.byWeek),
  overtime_by_frame: (m) => surely(m.byFrame),
  overtime_time: (m) => surely(m.overtime),
  overtime_time_at_least: (m) => atLeast(m.overtime),
  overtime_night_time: (m) => surely(m.overtimeNight),
  extra_time: (m) => surely(m.extra),
  counts_as_rest_day: ({ countsAsRestDay: { is, why } }) => ({
    value: is === 'maybe' ? null : Number(is === 'yes'),
    why,
  }),
  week_start: (m) => ({ value: m.weekStart.day, why: m.weekStart.why }),
};

/** What a missing input is asked of: the words of worktime.json. */
const ASKED: Readonly<Record<Missing, readonly WorktimeWord[]>> = {
  start: ['start'],
  end: ['end'],
  punches: ['start', 'end'],
  break: ['breaks'],
  break_place: [],
  kind: ['kind'],
  planned: ['planned'],
  system: ['system'],
  day_limit: ['dayLimit'],
  week_limit: ['weekLimit'],
  week_start: ['weekStart'],
  night: ['nightFrom', 'nightTo'],
  rest_block: ['restBlock'],
  frame: ['frameFrom', 'frameTo', 'frameLimit'],
  part: ['partFrom', 'partTo', 'partLimit'],
  gap: [],
  overlap: [],
  runs_on: [],
  stray: [],
  twice: [],
};

/** States of cells without a value, by what is missing: rows that are open for one cause are told together. */
const STATE: Readonly<Record<Missing, number>> = {
  start: 4,
  end: 4,
  punches: 4,
  break: 5,
  break_place: 6,
  kind: 7,
  planned: 8,
  system: 9,
  day_limit: 9,
  week_limit: 9,
  week_start: 9,
  night: 9,
  rest_block: 10,
  frame: 11,
  part: 11,
  gap: 12,
  overlap: 13,
  runs_on: 13,
  stray: 14,
  twice: 15,
};

export const withWorktime = (c: Case, program: Program, reader: Reader | null, arena: Arena): Case => {
  const table = reader && c.table(reader.worktime.def.table);
  if (!table) return c;
  const counted = columnsOf(c, table, reader, arena);
  const tables = new Map([...c.dossier.tables, [table.record.id, counted]]);
  return openCase(program, c.parameters, { ...c.dossier, tables }, c.given);
};

/** Opens a firm with its minutes by kind, every fact asked of the reference: for packs whose formulas are changed under way. */
export const openByReference = (program: Program): ((...rest: OpenRest) => Case) => {
  const codes = newCodes();
  const arena = newArena();
  const reader = program.worktime && newReader(program.worktime, (t) => (b) => byReference(t, b, codes), codes);
  return (...rest) => {
    arena.reset();
    return withWorktime(openCase(program, ...rest), program, reader, arena);
  };
};

type OpenRest = Parameters<typeof openCase> extends [unknown, ...infer R] ? R : never;

const columnsOf = (c: Case, table: Table, reader: Reader, arena: Arena): Table => {
  const names = Object.keys(COLUMNS);
  const made = new Map(
    names.map((name): [string, TableColumn] => [
      name,
      { values: new Float64Array(table.rows), states: new Uint8Array(table.rows).fill(STATE.stray) },
    ]),
  );
  /** Per column: cause of each row without a value; rows in no worker's attendance have none. */
  const causes = new Map(names.map((name) => [name, new Map<number, Cause>()]));
  for (const { worker, rows } of reader.read(c, table, arena))
    for (const [i, m] of countWorkingTime(worker).entries())
      for (const name of names) {
        const { values, states } = made.get(name)!;
        const { value, why } = COLUMNS[name]!(m);
        const r = rows[i]!;
        if (value !== null) [values[r], states[r]] = [value, CELL.value];
        else if (why) {
          states[r] = STATE[why.what];
          causes.get(name)!.set(r, { ...why, row: why.row < 0 ? -1 : rows[why.row]! });
        }
      }
  const derived = new Map(
    names.map((name): [string, Derived] => [
      name,
      {
        cells: reader.worktime.cells,
        why: (row) => {
          const cause = causes.get(name)!.get(row);
          return cause
            ? { reasons: reasonsOf(c, table, reader.worktime, cause, row), row: cause.row }
            : { reasons: unplaced(table, row), row: -1 };
        },
      },
    ]),
  );
  return changed(table, { columns: new Map([...table.columns, ...made]), derived });
};

/** A row that says nobody's name, or no day. */
const unplaced = (table: Table, row: number): readonly Reason[] => {
  const { parent, period, key } = table.record;
  const column = unsaid(table, Object.keys(parent?.by ?? {}), row) ?? period?.from ?? key[0]!;
  return cellWhy(table, column, row).unknown;
};

const reasonsOf = (c: Case, table: Table, w: Worktime, cause: Cause, row: number): readonly Reason[] => {
  const { what } = cause;
  const day = formatDay(cause.day);
  const said = (code: string, args: Reason['args'] = { day }): readonly Reason[] => [{ code, args }];
  switch (what) {
    case 'gap':
      return said('attendance_gap', { table: table.record.id, day });
    case 'overlap':
      return said('shifts_overlap');
    case 'runs_on':
      return said('shift_runs_on');
    case 'break_place':
      return said('break_place_unknown');
    case 'twice':
      return said('duplicate_records', { table: table.record.id });
    case 'stray':
      return c.leftOut(table.record.id)?.unknown ?? said('attendance_stray', { table: table.record.id });
    default: {
      if (cause.row < 0 && what === 'kind') return said('attendance_gap', { table: table.record.id, day });
      const at = atRow(c, table, cause.row < 0 ? row : cause.row);
      const values = ASKED[what].flatMap((word) => w.row[word] ?? []).map((t) => evaluate(t, at));
      const open = values.filter(isUnknown).flatMap((v) => v.unknown);
      if (open.length > 0) return open;
      if (what === 'break') return said('breaks_disagree');
      return said('stated_unknown', { fact: w.def.row[ASKED[what][0]!] ?? ASKED[what][0]! });
    }
  }
};
