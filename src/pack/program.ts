// A compiled pack: names resolved, units known, nothing left to look up by text. What src/judge evaluates.
import type { Q } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { Aggregate, Running } from './formula/node.js';
import type {
  IndicatorDef,
  Pack,
  ParameterDef,
  RecordColumn,
  RecordDef,
  RuleDef,
  WorktimeDef,
  WorktimeWord,
} from './types.js';

/** 'any' is the type of `unknown`: it fits every place. */
export type Type =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'date' | 'month' | 'code' | 'flag' | 'text' | 'id' | 'any' };

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

interface Base {
  /** Unique in its program; names the place an unknown came from. */
  readonly id: number;
  readonly type: Type;
}

export interface ColumnTerm extends Base {
  readonly op: 'column';
  readonly table: string;
  readonly column: RecordColumn;
  /** Numbers: what one unit of the stored integer is worth in base units. */
  readonly scale: Q;
}
export interface FactTerm extends Base {
  readonly op: 'fact';
  readonly fact: CompiledFact;
}
export interface ViaTerm extends Base {
  readonly op: 'via';
  readonly link: Link;
  readonly of: Term;
}
export interface LookupTerm extends Base {
  readonly op: 'lookup';
  readonly parameter: ParameterDef;
  readonly column: string;
  readonly keys: readonly Term[];
  readonly on: Term | null;
  /** Base units in one unit of the table's column. */
  readonly scale: Q;
}
export interface WindowTerm extends Base {
  readonly op: 'window';
  readonly how: Running;
  readonly last: number | null;
  readonly since: Term | null;
  readonly of: Term;
}
export interface ChildrenTerm extends Base {
  readonly op: 'children';
  readonly how: Aggregate;
  readonly table: string;
  readonly of: Term | null;
  readonly where: Term | null;
}

/** Rows of a table that share these columns' values; null: all rows of the firm. */
export interface Shared {
  readonly own: readonly string[];
  readonly theirs: readonly string[];
}
export interface RangeTerm extends Base {
  readonly op: 'range';
  readonly how: Aggregate;
  readonly table: string;
  readonly shared: Shared | null;
  readonly from: Term;
  readonly to: Term;
  readonly of: Term | null;
  readonly where: Term | null;
}
export interface PeersTerm extends Base {
  readonly op: 'peers';
  readonly how: Running;
  readonly by: readonly Term[];
  readonly of: Term | null;
  readonly where: Term | null;
}

/** What a formula may ask of the part judged, and of the whole period it is a part of. */
export type PartWord = 'from' | 'to' | 'days' | 'whole' | 'period_from' | 'period_to' | 'period_days' | 'as_of';

export type Term =
  | (Base & { readonly op: 'const'; readonly value: Q | string | boolean })
  | (Base & { readonly op: 'unknown' })
  | ColumnTerm
  | FactTerm
  | ViaTerm
  | LookupTerm
  | WindowTerm
  | ChildrenTerm
  | RangeTerm
  | PeersTerm
  | (Base & { readonly op: 'part'; readonly which: PartWord })
  /** The money owed, in the formulas of a claim. */
  | (Base & { readonly op: 'owed' })
  | (Base & { readonly op: 'exists'; readonly link: Link })
  | (Base & { readonly op: 'add' | 'subtract' | 'multiply' | 'divide'; readonly a: Term; readonly b: Term })
  | (Base & { readonly op: 'compare'; readonly is: Comparison; readonly a: Term; readonly b: Term })
  | (Base & { readonly op: 'and' | 'or'; readonly a: Term; readonly b: Term })
  | (Base & { readonly op: 'not' | 'negate' | 'abs' | 'known'; readonly a: Term })
  | (Base & { readonly op: 'if'; readonly when: Term; readonly yes: Term; readonly no: Term })
  | (Base & { readonly op: 'first' | 'min' | 'max'; readonly args: readonly Term[] })
  | (Base & { readonly op: 'round'; readonly how: 'half_up' | 'down' | 'up'; readonly a: Term; readonly step: Term })
  | (Base & { readonly op: 'add_months'; readonly a: Term; readonly months: Term })
  | (Base & { readonly op: 'weekday'; readonly a: Term })
  | (Base & { readonly op: 'months_between'; readonly a: Term; readonly b: Term })
  | (Base & { readonly op: 'next_date'; readonly a: Term; readonly month: Term; readonly day: Term });

export interface Link {
  readonly name: string;
  readonly table: string;
  /** firm: the firm's own row; parent: the row this belongs to; found: a record in force in the period. */
  readonly kind: 'firm' | 'parent' | 'found';
  readonly by: Readonly<Record<string, string>>;
  /** Records that say something else in these columns are left out. */
  readonly where?: readonly Wanted[];
  /** A row for which none is found has lost nothing; `blank`: only a row that names none. */
  readonly optional?: true | 'blank';
}

/** A column of the other table, and the places where a row says what it must hold: the first that says anything counts. */
export interface Wanted {
  readonly theirs: string;
  readonly places: readonly { readonly link: Link | null; readonly column: string }[];
}

export interface CompiledFact {
  readonly name: string;
  readonly subject: string;
  readonly index: number;
  readonly type: Type;
  readonly term: Term;
  /** The formula as the pack writes it. */
  readonly text: string;
}

export interface Subject {
  readonly record: RecordDef;
  readonly links: readonly Link[];
  readonly facts: ReadonlyMap<string, CompiledFact>;
  /** First and last day of employment of the row's worker. */
  readonly employed: { readonly from: Term; readonly to: Term | null } | null;
}

export type Predicate =
  | { readonly k: 'all' | 'any'; readonly of: readonly Predicate[] }
  | {
      readonly k: 'is';
      readonly name: string;
      readonly term: Term;
      readonly values: readonly (string | boolean)[];
      readonly negated: boolean;
    }
  | {
      readonly k: 'compare';
      readonly word: ComparisonWord;
      readonly name: string;
      readonly than: string;
      readonly a: Term;
      readonly b: Term;
    };

export type ComparisonWord = 'atLeast' | 'atMost' | 'above' | 'below' | 'equals';

export const COMPARISONS: Readonly<Record<ComparisonWord, Comparison>> = {
  atLeast: '>=',
  atMost: '<=',
  above: '>',
  below: '<',
  equals: '=',
};

/** One sum of a claim. */
export interface CompiledSum {
  readonly id: string;
  readonly term: Term;
  readonly text: string;
}

export interface CompiledClaim {
  readonly id: string;
  readonly subject: string;
  readonly due: Term;
  readonly interest: readonly (CompiledSum & { readonly from: Term; readonly to: Term })[];
  readonly limit: Term | null;
  readonly addition: CompiledSum | null;
}

export interface CompiledRule {
  readonly def: RuleDef;
  readonly index: number;
  readonly applies: Predicate | null;
  readonly must: Predicate;
  readonly owed: Term | null;
  readonly claim: CompiledClaim | null;
  /** The day on which the bar of this rule ends; null: it has none, or no day does. */
  readonly barUntil: Term | null;
  /** Names in applies and must → terms: the facts object ajv sees. */
  readonly named: ReadonlyMap<string, Term>;
  /** Dated numbers that may change inside the period, and links that may: what splits a row into parts for this rule. */
  readonly lookups: readonly LookupTerm[];
  readonly links: readonly Link[];
  readonly from: number | null;
  readonly until: number | null;
}

/** The table whose one row has the facts of indicators. */
export const INDICATOR_SUBJECT = 'firm';

export interface CompiledIndicator {
  readonly def: IndicatorDef;
  readonly of: Term;
  readonly among: Term | null;
  /** Type of `of` divided by `among`. */
  readonly type: Type;
  readonly low: Term | null;
  readonly high: Term | null;
}

/** What the counting of working time asks of every row of its table. */
export interface Worktime {
  readonly def: WorktimeDef;
  readonly row: Readonly<Partial<Record<WorktimeWord, Term>>>;
  readonly breakSpans: readonly (readonly [Term, Term])[];
  /** Rows of other tables in whose period days without punches were free of work; joined by these columns. */
  readonly free: readonly {
    readonly table: string;
    readonly where: Term;
    readonly own: readonly string[];
    readonly theirs: readonly string[];
  }[];
  /** The columns worked out, by name. */
  readonly columns: ReadonlyMap<string, Term>;
  /** Columns of the table with punches and breaks: the evidence of what is worked out from them. */
  readonly cells: readonly string[];
}

export interface Program {
  readonly pack: Pack;
  readonly worktime: Worktime | null;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly facts: readonly CompiledFact[];
  readonly rules: readonly CompiledRule[];
  readonly indicators: readonly CompiledIndicator[];
  readonly headcount: { readonly found: Term; readonly stated: Term } | null;
  /** Term id → term, to say where an unknown came from. */
  readonly terms: readonly Term[];
}
