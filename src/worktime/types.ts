// What the counting of working time is told and what it answers. No law here: limits, windows and orders are parameters.

/** Amounts are whole sevenths of a minute: a weekly limit spread over a frame of days is whole in them, and nothing is rounded. */
export const PER_MINUTE = 7;

/** A length that is known, or known to lie between two bounds; `why` says what is missing where they differ. */
export interface Bounds {
  readonly lo: number;
  /** Infinity where nothing bounds it. */
  readonly hi: number;
  readonly why: Cause | null;
}

/** What was not known: which input, of which row (or of which day that has no row). */
export interface Cause {
  readonly what: Missing;
  /** Index of the row whose input is missing; -1 where no row is. */
  readonly row: number;
  readonly day: number;
}

export type Missing =
  /** The shift's begin or end; whether anybody worked at all. */
  | 'start'
  | 'end'
  | 'punches'
  /** Minutes of break; where in the shift they lay. */
  | 'break'
  | 'break_place'
  | 'kind'
  | 'planned'
  | 'system'
  | 'day_limit'
  | 'week_limit'
  | 'week_start'
  | 'night'
  | 'rest_block'
  | 'frame'
  | 'part'
  /** A day has no row, and nothing says that nobody worked on it. */
  | 'gap'
  /** Two shifts of one worker run into each other; a shift runs on into the next day's. */
  | 'overlap'
  | 'runs_on'
  /** A row of nobody knows whom or when may belong here; a row stands there twice. */
  | 'stray'
  | 'twice';

export type KindOfDay = 'scheduled' | 'day_off' | 'rest_day';

/** How the statutory rest days are found: by the kind a row names, by a day of the week (0 is Sunday), or the last days off of a block of weeks. */
export type RestRule =
  | { readonly by: 'kind' }
  | { readonly by: 'weekday'; readonly weekday: number }
  | {
      readonly by: 'last';
      readonly days: number;
      readonly weeks: number;
      /** Nobody said that the rules name no day: a row without its kind may be one that is named. */
      readonly kinds?: boolean;
    };

/** The limits a minute passes, in order: what is over one is overtime of that kind, what is within goes on to the next. */
export type Step = 'day' | 'planned_day' | 'week' | 'planned_week' | 'part' | 'frame';

/** Days with a limit of their own: a frame of a variable system, a month inside a frame. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  /** In sevenths of a minute. */
  readonly limit: number;
}

/** What holds for one row; null: not known. */
export interface Settings {
  readonly steps: readonly Step[] | null;
  /** In sevenths of a minute. */
  readonly dayLimit: number | null;
  readonly weekLimit: number | null;
  /** 0 is Sunday. */
  readonly weekStart: number | null;
  /** Minutes of the day; a window whose end is not after its begin runs over midnight. */
  readonly night: { readonly from: number; readonly to: number } | null;
  readonly rest: RestRule;
  /** First day of some block of weeks, where blocks are longer than a week. */
  readonly restBlock: number | null;
  readonly frame: Frame | null;
  readonly part: Frame | null;
}

/** One row: one shift that began on `day`. Times in minutes from 0:00 of the day; an end not after the begin is one of the next day. */
export interface Attendance {
  readonly day: number;
  /** Nobody worked: the row says so, or other records prove it. */
  readonly idle: boolean;
  readonly start: number | null;
  readonly end: number | null;
  /** Minutes of break in all; null: not known, unless the spans are all there are. */
  readonly breaks: number | null;
  readonly breakSpans: readonly (readonly [number, number])[] | null;
  readonly kind: KindOfDay | null;
  readonly planned: number | null;
  readonly plannedStart: number | null;
  /** The record can not be relied on: another one has the same key. */
  readonly twice: boolean;
  readonly settings: Settings;
}

/** Everything known of one worker's attendance. */
export interface Worker {
  /** By day, then by begin; rows whose begin is not known first. */
  readonly rows: readonly Attendance[];
  /** Days on which nobody worked unless a row says so: outside of employment, or proved by other records. In order, apart. */
  readonly idle: readonly Span[];
  /** Days before and after these the worker was not employed: nothing was planned on them. */
  readonly employed: Span;
  /** Days of rows that may be this worker's. */
  readonly strays: readonly number[];
  /** Rows that may be this worker's, on any day. */
  readonly strayAnywhere: boolean;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Minutes by kind of one row. */
export interface Measures {
  readonly worked: Bounds;
  readonly restDay: Bounds;
  readonly night: Bounds;
  readonly restDayNight: Bounds;
  readonly byDay: Bounds;
  readonly byWeek: Bounds;
  readonly byFrame: Bounds;
  readonly overtime: Bounds;
  readonly overtimeNight: Bounds;
  /** Beyond the plan, within every limit. */
  readonly extra: Bounds;
  /** Whether the row's day is a statutory rest day; 'maybe' with its cause. */
  readonly countsAsRestDay: { readonly is: Surely; readonly why: Cause | null };
  /** First day of the row's week. */
  readonly weekStart: { readonly day: number | null; readonly why: Cause | null };
}

export type Surely = 'yes' | 'no' | 'maybe';
