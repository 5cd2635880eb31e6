// The report of one firm and the summary of a run: what renderers and screening see. Published as rules/schema/report.json.
import type { Answer, Block, BreachKind, Grade, LawRef, Position, Stage } from '../pack/types.js';

export type Outcome =
  | 'clear'
  | 'clear_with_conditions'
  | 'evidence_required'
  | 'correct_first'
  | 'refer_to_officer'
  | 'not_eligible_until';

/** An exact amount: a decimal when it ends, else a fraction such as "18200/17"; days and months as written dates. */
export interface Amount {
  readonly amount: string;
  readonly unit: string;
}

export interface SubjectRef {
  readonly kind: string;
  readonly firm: string;
  readonly worker?: string;
  /** The row's own key where it is neither worker nor period (a contract, an offer). */
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Cell {
  readonly file: string;
  /** Physical line in the file. */
  readonly row: number;
  readonly column: string;
  readonly written: string;
  /** Canonical column, for looking up its title. */
  readonly field: string;
  /** Place of the cell in its sheet (C18), of a workbook only. */
  readonly cell?: string;
}

export interface ParameterUsed {
  readonly table: string;
  readonly key: Readonly<Record<string, string>>;
  readonly column: string;
  readonly value: string;
  readonly unit: string;
  readonly from: string;
  readonly source: string;
  readonly checked: boolean;
}

/** Why an answer is open: a code with what it speaks of, and what would settle it. */
export interface Reason {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
}

/** One step of an equation: overtime_pay_due = … = 12,500 yen. */
export interface Step {
  readonly fact: string;
  readonly formula: string;
  /** The formula with its numbers in place. */
  readonly filled: string;
  readonly value: Amount | { readonly amount: 'unknown'; readonly unit: string };
}

/** One part of the late interest of a claim. */
export interface ClaimedSum {
  /** Its id in the claim. */
  readonly part: string;
  /** First and last day that count; '' where they are not known. */
  readonly from: string;
  readonly to: string;
  readonly amount: Amount;
  /** The formula with its numbers in place. */
  readonly filled: string;
}

/** What a worker may claim for a breach of money, besides the money itself. */
export interface Arrears {
  /** Its id in the pack. */
  readonly claim: string;
  /** Day to which interest is worked out; null: none was given, and there is no interest. */
  readonly asOf: string | null;
  /** Day on which the money should have been paid. */
  readonly due: string | null;
  readonly interest: readonly ClaimedSum[];
  readonly interestTotal: Amount | null;
  /** Last day on which it can be claimed. */
  readonly limit: string | null;
  /** That day is over on `asOf`. */
  readonly expired: boolean | null;
  /** What a court may add. */
  readonly addition: Amount | null;
  readonly equation: readonly Step[];
  /** Numbers of law that only the claim rests on. */
  readonly parameters: readonly ParameterUsed[];
  readonly reasons: readonly Reason[];
}

/** Until when an official act keeps the firm from being eligible. */
export interface BarFound {
  /** Its number in the table of acts. */
  readonly act: string;
  /** First day on which it no longer does; null: no day is known, and only the release ends it. */
  readonly until: string | null;
  /** What ends it where no day does. */
  readonly release: { readonly en: string; readonly ja: string } | null;
}

/** What became of a breach since: what was repaid and what is left, who permitted it, how it was explained. */
export interface FindingSettlement {
  /** settled: the answer is `settled`; partial: something was repaid, the breach stands; stands: nothing counts. */
  readonly state: 'settled' | 'partial' | 'stands';
  /** What was repaid and proved, and the day to which interest was asked with it. */
  readonly paid: Amount | null;
  readonly interestTo: string | null;
  /** What is still owed: the sum itself, and interest as far as it was worked out. */
  readonly left: Amount | null;
  readonly leftInterest: Amount | null;
  /** Found and repaid by the firm before any authority took it up, or only after. */
  readonly note: 'self_corrected' | 'after_contact' | null;
  readonly rows: readonly {
    readonly id: string;
    readonly kind: 'repaid' | 'permitted' | 'explained';
    readonly how: 'applied' | 'explained' | 'unproved' | 'expired';
    readonly on: string | null;
    readonly amount: Amount | null;
  }[];
}

/** One row of the table of settlements, and what became of it. */
export interface SettlementLine {
  readonly id: string;
  readonly kind: 'repaid' | 'permitted' | 'explained' | null;
  /** Fingerprints of the findings it speaks of. */
  readonly findings: readonly string[];
  readonly on: string | null;
  readonly expires: string | null;
  readonly amount: Amount | null;
  /** How much of it was needed. */
  readonly used: Amount | null;
  readonly proof: string;
  readonly by: string;
  /** Of its file, by the list of what was submitted. */
  readonly grade: Grade | null;
  readonly file: string;
  readonly row: number;
  /** Why it settles nothing, or not all. */
  readonly reasons: readonly Reason[];
}

/** Every row of the table of settlements, by what became of it. */
export interface Settlements {
  readonly applied: readonly SettlementLine[];
  /** It was taken, and the breach stands: something is left. */
  readonly partial: readonly SettlementLine[];
  /** Shown beside the finding; it changes no answer. */
  readonly explained: readonly SettlementLine[];
  /** Stated, but not proved. */
  readonly unproved: readonly SettlementLine[];
  /** It fits no finding that it could settle. */
  readonly unused: readonly SettlementLine[];
  readonly expired: readonly SettlementLine[];
}

export interface Finding {
  readonly rule: string;
  readonly answer: Extract<Answer, 'breached' | 'undecided' | 'settled'>;
  readonly stage: Stage;
  readonly topic: string;
  readonly breach: BreachKind;
  readonly checked: boolean;
  readonly fingerprint: string;
  readonly subject: SubjectRef;
  /** Undecided: every subject that is open for the same cause, the first of them included. */
  readonly subjects?: readonly SubjectRef[];
  /** The comparison that failed: fact, operator, fact. */
  readonly test?: { readonly fact: string; readonly is: string; readonly than: string };
  readonly value?: Amount;
  readonly bound?: Amount;
  readonly shortfall?: Amount;
  readonly owed?: Amount;
  readonly arrears?: Arrears;
  readonly bar?: BarFound;
  /** What was handed in to settle it; the finding itself says what it said before. */
  readonly settlement?: FindingSettlement;
  /** Parts of the period that were breached, where the law or the contract changed inside it. */
  readonly parts?: readonly { readonly from: string; readonly to: string; readonly answer: Answer }[];
  readonly equation: readonly Step[];
  readonly parameters: readonly ParameterUsed[];
  readonly cells: readonly Cell[];
  readonly law: readonly LawRef[];
  /** Undecided: why, and the money part of a breach that could not be worked out. */
  readonly reasons: readonly Reason[];
}

/** How many people the rows of each answer stand for, and how many rows do not say it. */
export type PersonsBehind = Readonly<Record<Answer | 'unstated', number>>;

export interface RuleCoverage {
  readonly rule: string;
  readonly stage: Stage;
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly not_applicable: number;
  readonly settled: number;
  /** Reason code → how many undecided answers carry it first. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Only of tables whose rows stand for several people each. */
  readonly persons?: PersonsBehind;
}

export interface StageResult {
  readonly stage: Stage;
  /** Rules of this run; with none the stage holds figures only, and its outcome says nothing. */
  readonly rules: number;
  readonly outcome: Outcome;
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly not_applicable: number;
  readonly settled: number;
  /** The rights stage is not passed: shown, but nothing in it makes up for that. */
  readonly reportedOnly: boolean;
}

/** A figure of the firm; it never changes an outcome. */
export interface IndicatorResult {
  readonly id: string;
  readonly stage: Stage;
  readonly topic: string;
  readonly block: Block | null;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly of: Amount | null;
  readonly among: Amount | null;
  /** `of` divided by `among`, exact; null where it is unknown or withheld. */
  readonly value: Amount | null;
  readonly low: Amount | null;
  readonly high: Amount | null;
  /** below: on the worse side of its band; above: on the better one. */
  readonly position: Position;
  /** A rate of so few people is not told. */
  readonly withheld: boolean;
  readonly checked: boolean;
  readonly law: readonly LawRef[];
  readonly reasons: readonly Reason[];
}

/** One line of the list of what was submitted. */
export interface EvidenceLine {
  /** Id of the table; as written where the pack has none of that name. */
  readonly table: string;
  readonly file: string;
  /** As stated, but no better than evidence of whoever supplied it can be. */
  readonly grade: Grade;
  readonly suppliedBy: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** "Nothing to report": as good as a file without rows; against rows that are there; of a table that can not be said to hold none. */
  readonly nil: 'counts' | 'contradicted' | 'not_counted' | null;
}

/** What each of the three gets, by indicators. There is no sum of them. */
export interface Balance {
  readonly blocks: readonly {
    readonly block: Block;
    /** Ids of its indicators on the worse side of their bands, within, on the better side; and those that are open. */
    readonly below: readonly string[];
    readonly within: readonly string[];
    readonly above: readonly string[];
    readonly open: readonly string[];
  }[];
  /** Blocks with something below. */
  readonly weakest: readonly Block[];
}

/** What is owed to one worker, or to all. */
export interface OwedSums {
  readonly total: Amount;
  /** Late interest as far as it could be worked out; null: for nothing of it. */
  readonly interest: Amount | null;
  /** What a court may add. */
  readonly addition: Amount | null;
}

export interface Owed {
  readonly total: Amount | null;
  readonly interest: Amount | null;
  readonly addition: Amount | null;
  /** Day to which interest is worked out. */
  readonly asOf: string | null;
  readonly workers: readonly ({ readonly worker: string } & OwedSums)[];
  /** Breaches of money whose amount is still open. */
  readonly open: number;
  /** Breaches whose amount is known but whose interest is not. */
  readonly interestOpen: number;
}

export interface FileReport {
  readonly file: string;
  /** Of a sheet: that of its workbook. */
  readonly sha256: string;
  /** Archive it was taken out of. */
  readonly archive?: { readonly file: string; readonly sha256: string };
  /** Name of the sheet, of a workbook only. */
  readonly sheet?: string;
  readonly table: string;
  readonly tableWhy: string;
  readonly encoding: string;
  readonly encodingWhy: string;
  readonly delimiter: string;
  readonly rowsRead: number;
  readonly rowsLeftOut: number;
  readonly rowsBlank: number;
  /** Rows that are no records, by what they are (heading, subtotal, note); left out where there are none. */
  readonly rowsAside?: Readonly<Record<string, number>>;
  /** Product layout by which the file was understood. */
  readonly preset?: { readonly id: string; readonly why: string; readonly checked: boolean };
  /** Mapping by which it was understood. */
  readonly mapping?: { readonly file: string; readonly sha256: string };
  readonly columns: readonly { readonly header: string; readonly field: string; readonly why: string }[];
  readonly unmapped: readonly string[];
  readonly dropped: readonly string[];
}

export interface FaultReport {
  readonly code: string;
  readonly action: string;
  readonly file: string;
  /** Place of the cell in its sheet (C18), of a workbook only. */
  readonly cell?: string;
  readonly row: number;
  readonly column: string;
  readonly written: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What was corrected, and the rows that did it. */
export interface Correction {
  readonly table: string;
  readonly subject: SubjectRef;
  readonly rows: readonly { readonly file: string; readonly row: number }[];
}

export interface Provenance {
  readonly tool: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly packDigest: string;
  readonly asOf: string | null;
  /** Options that change what is read or judged, as given. */
  readonly options: Readonly<Record<string, string>>;
  readonly files: readonly FileReport[];
  readonly faults: readonly FaultReport[];
  readonly faultCounts: Readonly<Record<string, number>>;
  /** Rows that were added to another row of their key before it was judged; left out where there are none. */
  readonly corrections?: readonly Correction[];
  readonly joinLosses: readonly { readonly table: string; readonly rows: number; readonly why: string }[];
  /** Loosened rules and numbers of the pack, with reasons. */
  readonly loosened: readonly {
    readonly what: string;
    readonly reason: { readonly en: string; readonly ja: string };
  }[];
}

/** One application as a report names it. */
export interface ReportedApplication {
  readonly id: string;
  readonly kind: string | null;
  readonly statusOfResidence: string | null;
  readonly field: string | null;
  readonly jobCode: string | null;
  /** Another row has the same id, so none of them can be told. */
  readonly twice: boolean;
}

export interface FirmReport {
  readonly $schema: string;
  readonly kind: 'report';
  readonly firm: { readonly id: string; readonly name: string | null };
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly workers: number;
  /** How many people the files show, and how many there are by a number given elsewhere; null: not known. Left out where the pack counts none. */
  readonly headcount?: { readonly found: string | null; readonly stated: string | null };
  /** What the firm applies for; left out where no table of applications was handed in. */
  readonly applications?: readonly ReportedApplication[];
  readonly outcome: Outcome;
  readonly earliestStage: Stage | null;
  /** The longest of the bars found; they are never added up. */
  readonly bar: ({ readonly rule: string } & BarFound) | null;
  readonly stages: readonly StageResult[];
  readonly coverage: readonly RuleCoverage[];
  readonly owed: Owed;
  readonly findings: readonly Finding[];
  /** Left out where no table of settlements was handed in. */
  readonly settlements?: Settlements;
  /** The list of what was submitted; empty where none was handed in. */
  readonly evidence: readonly EvidenceLine[];
  readonly indicators: readonly IndicatorResult[];
  /** null: the pack has no indicator of a block. */
  readonly balance: Balance | null;
  /** Tables of the pack that no file supplied, and rules that therefore judged nothing. */
  readonly notLookedAt: readonly { readonly rule: string; readonly reason: Reason }[];
  /** What the law forbids and no table can show, as the pack lists it. */
  readonly notObservable: readonly {
    readonly id: string;
    readonly topic: string;
    readonly title: { readonly en: string; readonly ja: string };
    readonly why: { readonly en: string; readonly ja: string };
  }[];
  readonly provenance: Provenance;
}

export interface SummaryLine {
  readonly firm: string;
  readonly outcome: Outcome;
  readonly met: number;
  readonly breached: number;
  readonly undecided: number;
  readonly not_applicable: number;
  readonly settled: number;
  readonly owed: string | null;
  /** Breaches of money whose amount is still open: with any, `owed` is only the least that is owed. */
  readonly owedOpen: number;
  readonly report: string;
}

export interface RunSummary {
  readonly $schema: string;
  readonly kind: 'summary';
  readonly firms: readonly SummaryLine[];
  readonly totals: Readonly<Record<Answer, number>>;
  readonly exit: { readonly code: number; readonly word: string };
  readonly provenance: Provenance;
}
