// The pack as read from disk, before compiling: plain readonly data, one type a file kind. See docs/packs.md.

import type { KindOfDay, Step } from '../worktime/types.js';
import type { Preset } from './layout.js';

export type Lang = 'en' | 'ja';
export type Words = Readonly<Record<Lang, string>>;

export type Stage = 'intake' | 'rights' | 'record' | 'intermediaries' | 'voice' | 'industry' | 'mobility' | 'balance';

export const STAGES: readonly Stage[] = [
  'intake',
  'rights',
  'record',
  'intermediaries',
  'voice',
  'industry',
  'mobility',
  'balance',
];

/** How serious a breach is: decision-model.md section 5. */
export type BreachKind = 'fundamental' | 'money' | 'time' | 'document';

/** How good a piece of evidence is, from none to an official document: decision-model.md section 3. */
export type Grade = 'E0' | 'E1' | 'E2' | 'E3' | 'E4';

/** The firm's own records: what a rule asks for, and what a table is, where nothing else is said. */
export const DEFAULT_GRADE: Grade = 'E2';

/**
 * The kinds of value a column can hold.
 * money: an amount in the pack's currency; hours: a length of time (held in minutes); date: a civil day; month: a
 * calendar month; days and count: plain numbers; ratio: 0.25 or 25%; code: one of a closed or open list; id: text kept
 * as written; text: free words; flag: yes or no.
 */
export type ColumnType =
  | 'money'
  | 'hours'
  | 'days'
  | 'count'
  | 'ratio'
  | 'date'
  | 'month'
  | 'code'
  | 'id'
  | 'text'
  | 'flag';

export type HourStyle = 'decimal' | 'hh.mm' | 'minutes';

/** Days written as digits in this order, with years of two digits; the hundred years those mean begin with `yearsFrom`. */
export interface DateStyle {
  readonly order: 'mdy' | 'dmy' | 'ymd';
  readonly yearsFrom: number;
  /** The years are those of the era with this letter, whose year 1 is `yearsFrom`. */
  readonly era?: string;
}

export interface RecordColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Unit of a number, e.g. 'hour', 'hour/day', 'money', 'money/hour', 'day', 'ratio', 'count'. */
  readonly unit: string;
  readonly title: Words;
  /** What an empty cell says: 'zero' (nothing paid, none worked) or 'unknown'. */
  readonly blank: 'zero' | 'unknown';
  /** What a column that is not in the file says: 'unknown', or zero where the table's `sums` prove that nothing is missing. */
  readonly absent: 'unknown' | 'zero-if-itemised';
  readonly aliases: readonly string[];
  /** code columns: canonical value → spellings. Empty: any text is a code. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** hours columns: how a number without a colon is written; undefined means it must not be guessed. */
  readonly hours?: HourStyle;
  /** hours columns without a style: the largest whole number that can only be hours; above it may be minutes. */
  readonly most?: number;
  /** date columns: how days with years of two digits are written; undefined means they must not be guessed. */
  readonly dates?: DateStyle;
  /** Words that say "not stated" in this column, as a blank does. None in any other column: a worker can be called NAN. */
  readonly nulls?: readonly string[];
  /** id columns: how many digits an id has, exactly. */
  readonly digits?: number;
  /** id columns: the first digit proves the others (mod9: 9 less the sum, every second digit doubled, modulo 9). */
  readonly checkDigit?: 'mod9';
  /** Columns whose amounts this one may hold, or may stand beside: where a file has both, no header says which. */
  readonly holds?: readonly string[];
  /** Money and days: several headers of one file that go by this column are amounts of their own, and are added up. */
  readonly several?: 'add';
  /** Another column, of which this one's headers may name the whole or a part: nothing in a file says which. */
  readonly leastOf?: string;
  /** Flags: the table of which it says that the firm's file leaves nothing out. */
  readonly vouches?: string;
  /** Flags: true of a row whose cells were all read, else unknown. Never read from a file. */
  readonly saysRead?: true;
  /** Digits after the point that the column keeps (money 0 in yen, 4 in dollars). More digits than that: unreadable. */
  readonly decimals: number;
  /** Personal data that is never needed: dropped at intake with a notice. */
  readonly personal: boolean;
  /** Worked out from other columns of the table (see WorktimeDef), never read from a file. Hours: in so many parts of a minute. */
  readonly derived?: { readonly parts: number };
}

/** Proves that the items listed are all there are: total = Σ items − Σ less (magnitudes). */
export interface RecordSum {
  readonly total: string;
  readonly items: readonly string[];
  readonly less: readonly string[];
}

/** A record of another table that belongs to this row: by equal columns, and, with a period, in force on the day. */
export interface RecordLink {
  readonly table: string;
  /** own column → column of the other table; the firm is always joined. */
  readonly by: Readonly<Record<string, string>>;
  /** Only of `finds`: column of the other table → where this row says it. Records that say something else are left out. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  /** Only of `finds`: a row without such a record is nothing out of the ordinary; `blank`: one whose own `by` is blank. */
  readonly optional?: true | 'blank';
}

export interface Corrections {
  /** Columns whose amounts add up. */
  readonly adds: readonly string[];
  /** Those in which nothing but a correction is below zero. */
  readonly sign: readonly string[];
  /** Text that a correction may write otherwise. */
  readonly mayDiffer: readonly string[];
}

/** First and last day the row speaks of; a blank last day is open. `month` stands in for both. */
export interface RecordPeriod {
  readonly from: string;
  readonly to: string;
  readonly month?: string;
  /**
   * Where the day on which such a month closes is said ('firm.closing_day'): a code, `end` or the number of a day. Where this is
   * asked and not said, nobody knows which days a month stands for.
   */
  readonly closing?: readonly string[];
  /**
   * A month that may be that of payment, which stands in where `month` is not there. It is one where the day of payment, `on`, lies in
   * it; where that day lies elsewhere, it is a month of work. `after`: where it is said how many months later (a code of `months`) pay comes.
   */
  readonly paid?: {
    readonly month: string;
    readonly on: string;
    readonly after: readonly string[];
    readonly months: Readonly<Record<string, number>>;
    /** A row that names no days and no month is of the day `on` where `some` is above zero and `none` of these is (a bonus). */
    readonly apart?: { readonly some: string; readonly none: readonly string[] };
  };
}

export interface RecordDef {
  readonly id: string;
  readonly title: Words;
  /** Columns that make a row unique within a firm. */
  readonly key: readonly string[];
  /** Column that names the firm. */
  readonly firm: string;
  /** The row this one belongs to (a payslip to its worker). The other table need not be supplied. */
  readonly parent?: RecordLink;
  readonly period?: RecordPeriod;
  /** Records in force on a day of this row's period: two of them in one period split the row into parts. */
  readonly finds: Readonly<Record<string, RecordLink>>;
  readonly sums: readonly RecordSum[];
  /** Names (own columns or 'worker.hire_date') of the first and last day of employment: months outside it count as zero in windows. */
  readonly employed?: { readonly from: string; readonly to?: string };
  /** A file of this table without a row of the firm says that there were none. */
  readonly empty?: 'none';
  /** Its rows are acts of an authority or a court: only they can bar a firm until a day. */
  readonly official?: true;
  /** Column with the number of people that a row stands for. */
  readonly persons?: string;
  /** How a row that takes back a part of another row of its key is known, and what of it adds up. */
  readonly corrections?: Corrections;
  /** Columns without which a file cannot be this table. */
  readonly identifiedBy: readonly string[];
  /** Other columns that tell a file of this table as well, where those are not all there: a list of bonuses has no base pay. */
  readonly orIdentifiedBy?: readonly string[];
  readonly columns: readonly RecordColumn[];
  readonly pack: string;
}

export interface LawRef {
  readonly act: string;
  readonly article: string;
  readonly paragraph?: string;
  readonly item?: string;
  /** A circular or notice that says how the article is read. */
  readonly note?: string;
}

export interface ParameterDef {
  readonly id: string;
  readonly title: Words;
  readonly keys: readonly string[];
  /** Keys matched by the greatest row that is not above the value. */
  readonly bands?: readonly string[];
  /** Units of bands that are no plain numbers: {"weekly_hours": "hour"}. */
  readonly bandUnits?: Readonly<Record<string, string>>;
  /** Value columns and their units: {"value": "yen/hour"}. */
  readonly columns: Readonly<Record<string, string>>;
  readonly checkedThrough: string;
  readonly source: string;
  readonly law: readonly LawRef[];
  readonly checked: boolean;
  readonly guards: ParameterGuards;
  /** Rows in key order, then by day; cells as text. */
  readonly rows: readonly ParameterRow[];
  readonly file: string;
  readonly pack: string;
}

export interface ParameterGuards {
  readonly expectedKeys?: Readonly<Record<string, readonly string[]>>;
  readonly neverDecreasing?: boolean;
  /** Largest rise or fall from one row to the next, as a ratio such as "0.15". */
  readonly largestChange?: string;
  /** A second, independent copy of the table: same keys, days and values. */
  readonly copy?: string;
}

export interface ParameterRow {
  readonly key: readonly string[];
  /** Civil day number (days since 1970-01-01). */
  readonly from: number;
  readonly values: Readonly<Record<string, string>>;
  readonly source: string;
  readonly checked: boolean;
  readonly line: number;
}

export type FactDef =
  | { readonly name: string; readonly unit: string; readonly is: string; readonly law?: readonly LawRef[] }
  | {
      readonly name: string;
      readonly unit: string;
      readonly table: string;
      readonly column: string;
      readonly key: Readonly<Record<string, string>>;
      /** Formula of the day to look up; without it, the first day of the part judged. */
      readonly on?: string;
    };

export interface FactSet {
  readonly subject: string;
  readonly facts: readonly FactDef[];
  readonly file: string;
  readonly pack: string;
}

/** A schema of the rule dialect: see rules/schema/rule.json. */
export interface RuleSchema {
  readonly properties?: Readonly<Record<string, FactTest>>;
  readonly allOf?: readonly RuleSchema[];
  readonly anyOf?: readonly RuleSchema[];
}

export interface FactTest {
  readonly const?: string | boolean;
  readonly enum?: readonly string[];
  readonly not?: { readonly const?: string | boolean; readonly enum?: readonly string[] };
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly above?: string;
  readonly below?: string;
  readonly equals?: string;
}

export interface Enforcement {
  readonly authority: Words;
  readonly law: readonly LawRef[];
  readonly remedy: Words;
}

/** Until when an official act keeps a firm from being eligible. */
export interface Bar {
  /** Fact or column of the subject: the day it ends. Without it, or where it is unknown, only the release ends it. */
  readonly until?: string;
  /** What ends it where no day does. */
  readonly release?: Words;
}

export interface RuleDef {
  readonly id: string;
  readonly stage: Stage;
  readonly topic: string;
  readonly subject: string;
  readonly law: readonly LawRef[];
  /** Ids of the standards it judges, for the table of coverage. */
  readonly covers?: readonly string[];
  readonly applies?: RuleSchema;
  readonly must: RuleSchema;
  /** Formula of the money owed when breached. */
  readonly owed?: string;
  /** The claim of pack.json that the money owed gives rise to. */
  readonly claim?: string;
  readonly breach: BreachKind;
  /** False: a fact of law in it was not read in its source; the report says so. */
  readonly checked: boolean;
  /** Civil days on which the duty itself begins and ends, as written. */
  readonly from?: string;
  readonly until?: string;
  /** 'offer': it judges what is offered, before any payroll exists. */
  readonly phase?: 'offer';
  /** The least grade of evidence on which it may be met, of all its tables or table by table; E2 where left out. */
  readonly evidence?: Grade | Readonly<Record<string, Grade>>;
  /** An official act that is told by a breach keeps the firm from being eligible. */
  readonly bar?: Bar;
  /** Items of the mission's list that it works towards: "1" to "82". */
  readonly items?: readonly string[];
  readonly enforcedBy?: Enforcement;
  readonly file: string;
  readonly pack: string;
}

/** Whose share of the benefits of migration an indicator shows. */
export type Block = 'migrants' | 'host' | 'origin';

/** A figure of a firm that a report shows beside its findings; it never changes an outcome. */
export interface IndicatorDef {
  readonly id: string;
  readonly stage: Stage;
  readonly topic: string;
  /** Facts of the firm: what is counted, and what it is divided by. */
  readonly of: string;
  readonly among?: string;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Facts of the firm: the band it is held against. */
  readonly low?: string;
  readonly high?: string;
  readonly block?: Block;
  /** `among` counts people: below the pack's smallest cell the figure is withheld. */
  readonly persons?: true;
  readonly items?: readonly string[];
  readonly law: readonly LawRef[];
  /** False: its definition was not read in its source. */
  readonly checked: boolean;
  readonly file: string;
  readonly pack: string;
}

/** worktime.json: where the attendance table says what was punched and planned, and which facts hold the law's limits. */
export interface WorktimeDef {
  readonly table: string;
  /** What is asked of a row → the column or fact of the table that answers. */
  readonly row: Readonly<Partial<Record<WorktimeWord, string>>>;
  /** Columns with begin and end of a break. */
  readonly breakSpans: readonly (readonly [string, string])[];
  /** Code of `kind` → kind of day. */
  readonly kinds: Readonly<Record<string, KindOfDay>>;
  /** Code of `system` → the limits a minute passes, in order. */
  readonly systems: Readonly<Record<string, readonly Step[]>>;
  /** Code of `restRule` → how statutory rest days are found: the kind a row names, a day of the week, so many days of so many weeks. */
  readonly restRules: Readonly<Record<string, string | { readonly days: number; readonly weeks: number }>>;
  /** The rule where none is stated and no row names a rest day. */
  readonly restRuleUnstated: { readonly days: number; readonly weeks: number };
  /** Rows of other tables for which a flag holds: in their period nobody worked on days that have no punches. */
  readonly free: readonly { readonly table: string; readonly where: string }[];
  /** Titles of the columns worked out. */
  readonly columns: Readonly<Record<string, Words>>;
  readonly pack: string;
}

export const WORKTIME_WORDS = [
  'start',
  'end',
  'breaks',
  'idle',
  'kind',
  'planned',
  'plannedStart',
  'employedFrom',
  'employedTo',
  'system',
  'dayLimit',
  'weekLimit',
  'weekStart',
  'nightFrom',
  'nightTo',
  'restRule',
  'restBlock',
  'frameFrom',
  'frameTo',
  'frameLimit',
  'partFrom',
  'partTo',
  'partLimit',
] as const;

export type WorktimeWord = (typeof WORKTIME_WORDS)[number];

export interface RuleText {
  readonly title: string;
  /** One sentence a worker understands; may name {value} {bound} {shortfall} {owed}. */
  readonly breached: string;
  /** What would settle an undecided answer. */
  readonly settles: string;
  /** The law in plain words, for `kijun explain`. */
  readonly explain: string;
}

export interface IndicatorText {
  readonly title: string;
  /** What it counts, and what it does not, in plain words. */
  readonly explain: string;
}

export interface PackText {
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly indicators: Readonly<Record<string, IndicatorText>>;
}

export interface Topic {
  readonly title: Words;
  readonly enforcedBy?: Enforcement;
}

/** Something the law forbids that no table of an employer can show: every report names it. */
export interface NotObservable {
  readonly topic: string;
  readonly title: Words;
  readonly why: Words;
}

/** A duty of law as a list of them names it, for telling what a pack covers. */
export interface Standard {
  readonly title: Words;
  /** F: a submission can show it in full; P: together with a declared fact; D: only a declaration or a document can. */
  readonly class: 'F' | 'P' | 'D';
  /** What judges it other than a rule, or why no data can show it and what declaration stands in for it. */
  readonly otherwise?: Words;
}

/** A sum a breach of money leads to besides its principal, as formulas of the subject; they may also name `owed` and `as_of`. */
export interface ClaimSum {
  readonly title: Words;
  readonly law: readonly LawRef[];
  readonly is: string;
}

/** What a worker may claim for a breach of money. */
export interface ClaimDef {
  readonly title: Words;
  readonly subject: string;
  /** Formula of the day on which the money should have been paid. */
  readonly due: string;
  /** Late interest, part by part: `from` and `to` are formulas of the first and last day that count. */
  readonly interest: Readonly<Record<string, ClaimSum & { readonly from: string; readonly to: string }>>;
  /** Last day on which it can be claimed. */
  readonly limit?: { readonly law: readonly LawRef[]; readonly is: string };
  /** What a court may add. */
  readonly addition?: ClaimSum;
}

export interface Act {
  readonly title: Words;
  readonly url: string;
}

/** Where a figure lies beside its band: below is the worse side of it, above the better one. */
export type Position = 'below' | 'within' | 'above' | 'none';

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** table → rows, each a map from canonical column to the cell as it would be written. */
  readonly records: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** Facts given instead of computed, e.g. {"payslip.minimum_wage": "850 yen/hour"}. */
  readonly given: Readonly<Record<string, string>>;
  /** Day to which interest is worked out. */
  readonly asOf?: string;
  readonly expect: readonly CaseExpectation[];
  readonly file: string;
}

export interface CaseExpectation {
  /** A rule and its answer … */
  readonly rule?: string;
  readonly answer?: Answer;
  readonly owed?: string;
  readonly value?: string;
  readonly bound?: string;
  readonly shortfall?: string;
  readonly reason?: string;
  /** Of the claim: the day it was due, interest in all, the last day to claim it, what a court may add. */
  readonly due?: string;
  readonly interest?: string;
  readonly limit?: string;
  readonly addition?: string;
  /** Of the bar: the day it ends, or 'unknown'. */
  readonly until?: string;
  /** … or an indicator with its value ('unknown', 'withheld') and where it lies … */
  readonly indicator?: string;
  readonly of?: string;
  readonly among?: string;
  readonly position?: Position;
  /** … or a fact and its value. */
  readonly fact?: string;
  readonly is?: string;
  /** Which subject: worker id and first day, where there is more than one. */
  readonly worker?: string;
  readonly from?: string;
}

export interface Headcount {
  readonly found: string;
  readonly stated: string;
}

/** One pack with its parents already merged in. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly jurisdiction: string;
  readonly currency: string;
  readonly parents: readonly string[];
  readonly reviewed: string;
  readonly records: readonly RecordDef[];
  readonly parameters: readonly ParameterDef[];
  readonly factSets: readonly FactSet[];
  readonly rules: readonly RuleDef[];
  readonly indicators: readonly IndicatorDef[];
  /** Rates of fewer people than this are withheld. */
  readonly minimumCell: number | null;
  /** Facts of the firm: how many people the files show, and how many there are by a number given elsewhere. */
  readonly headcount: Headcount | null;
  readonly topics: Readonly<Record<string, Topic>>;
  readonly acts: Readonly<Record<string, Act>>;
  readonly notObservable: Readonly<Record<string, NotObservable>>;
  readonly claims: Readonly<Record<string, ClaimDef>>;
  readonly standards: Readonly<Record<string, Standard>>;
  readonly text: Readonly<Record<Lang, PackText>>;
  readonly notice: PackNotice;
  readonly cases: readonly Case[];
  /** Layouts of products, by which their files are understood. */
  readonly presets: readonly Preset[];
  readonly worktime?: WorktimeDef;
  readonly loosened: readonly { readonly what: string; readonly reason: Words }[];
  /** SHA-256 over every file of the pack and its parents, in order of path. */
  readonly digest: string;
}

/** A paragraph of the notice to a worker: what the law says beside the findings. */
export interface NoticeParagraph {
  readonly id: string;
  readonly part: 'protection' | 'transfer' | 'help';
  readonly law: readonly LawRef[];
  /** Where it was read, if it is not in an act; else ''. */
  readonly source: string;
  readonly checked: boolean;
}

/** The words of a notice in one language. */
export interface NoticeText {
  /** null: nobody has read all of it against the law. */
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  readonly paragraphs: Readonly<Record<string, string>>;
  /** Titles of rules, and authorities by topic, where text/ and pack.json do not have the language. */
  readonly rules: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, { readonly authority: string; readonly remedy: string }>>;
}

export interface PackNotice {
  readonly paragraphs: readonly NoticeParagraph[];
  /** By language: en, ja, vi … */
  readonly text: Readonly<Record<string, NoticeText>>;
}

export type Answer = 'met' | 'breached' | 'undecided' | 'not_applicable' | 'settled';

/** A fault of a pack, found before any data is read. */
export interface PackFault {
  readonly code: string;
  readonly file: string;
  /** JSON pointer, or 'line 12' for a table. */
  readonly at: string;
  readonly message: Words;
}
