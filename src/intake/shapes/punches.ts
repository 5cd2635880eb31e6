// One row for each punch → one row for each shift. In: rows under the headings. Out: turned rows; what cannot be placed is a day with a gap.
import { normalHeader } from '../columns.js';
import type { TextRow } from '../row-block.js';
import type { PunchTurn } from '../types.js';
import type { TurnedRow } from './turned.js';

interface Punch {
  readonly row: TextRow;
  readonly kind: string;
  readonly time: string;
  /** Minutes of the day, or undefined where the time can not be told. */
  readonly minutes: number | undefined;
  /** Punched on another day than the one it belongs to. */
  readonly later: boolean;
}

interface Shift {
  readonly first: TextRow;
  readonly cells: (Punch | undefined)[];
  start: Punch | undefined;
  ended: boolean;
}

const minutesOf = (time: string): number | undefined => {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time.normalize('NFKC').trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
};

/** Shifts of every worker and day, in the order in which their first punch comes. */
export function shiftsOf(rows: readonly TextRow[], turn: PunchTurn): readonly TurnedRow[] {
  const days = new Map<string, Punch[]>();
  for (const row of rows) {
    const at = (i: number | undefined): string => (i === undefined ? '' : (row.cells[i] ?? '').trim());
    const key = turn.by.map(at).join('\u0000');
    const date = at(turn.by.at(-1));
    const day = at(turn.day);
    const time = at(turn.time);
    const punch = {
      row,
      kind: normalHeader(at(turn.kind)),
      time,
      minutes: minutesOf(time),
      later: day !== '' && day !== date,
    };
    days.set(key, [...(days.get(key) ?? []), punch]);
  }
  return [...days.values()].flatMap((punches) => {
    const shifts = dayShifts(inTime(punches), turn);
    return shifts.map((shift, i) => rowOf(shift, turn, shifts.length > 1 ? String(i + 1) : ''));
  });
}

/** By the clock where every time can be told, else as they stand. */
const inTime = (punches: readonly Punch[]): readonly Punch[] =>
  punches.some((p) => p.minutes === undefined)
    ? punches
    : punches.toSorted((a, b) => Number(a.later) - Number(b.later) || a.minutes! - b.minutes!);

function dayShifts(punches: readonly Punch[], turn: PunchTurn): readonly Shift[] {
  const shifts: Shift[] = [];
  const open = (row: TextRow): Shift => {
    const shift: Shift = { first: row, cells: turn.into.map(() => undefined), start: undefined, ended: false };
    shifts.push(shift);
    return shift;
  };
  for (const punch of punches) {
    const last = shifts.at(-1);
    const opens = punch.kind === turn.into[0]!.word;
    const running = last !== undefined && !last.ended && !(opens && last.start !== undefined) ? last : undefined;
    const place = turn.into.findIndex(({ word }, i) => word === punch.kind && running?.cells[i] === undefined);
    const shift = running ?? open(punch.row);
    // A kind nobody knows, or more breaks than there are columns: a shift of its own without hours, so that the day stays open.
    if (place < 0) open(punch.row).ended = true;
    else if (!isGap(punch, shift, opens)) shift.cells[place] = punch;
    if (opens) shift.start = punch;
    if (punch.kind === turn.into[1]!.word) shift.ended = true;
  }
  return shifts;
}

/** A time that would be read as another one: a start after midnight, or an end a whole day later. */
const isGap = (punch: Punch, shift: Shift, opens: boolean): boolean =>
  punch.later && (opens || shift.start?.minutes === undefined || (punch.minutes ?? 0) >= shift.start.minutes);

function rowOf(shift: Shift, turn: PunchTurn, number: string): TurnedRow {
  const { cells, line } = shift.first;
  const own = Array.from({ length: turn.width }, (_, i) => cells[i] ?? '');
  return {
    cells: [...own, ...shift.cells.map((p) => p?.time ?? ''), ...(turn.numbered ? [number] : [])],
    line,
    lines: [...own.map(() => line), ...shift.cells.map((p) => p?.row.line ?? line), ...(turn.numbered ? [line] : [])],
  };
}
