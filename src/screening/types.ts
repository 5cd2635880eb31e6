// The decision record, the policy behind it, and the line of a review. Published as rules/schema/decision.json and policy.json.
import type { Answer, BreachKind, LawRef, Stage, Words } from '../pack/types.js';
import type { Amount, EvidenceLine, Outcome } from '../report/types.js';

/** What is applied for. A change out of the firm is never gated by what was found at the firm. */
export type ApplicationKind = 'new_admission' | 'renewal' | 'change_into' | 'change_out';

/** What the owners of a screening decide: data with an author, a day and a reason; its digest goes into every record. */
export interface Policy {
  readonly id: string;
  readonly author: string;
  readonly date: string;
  readonly reason: Words;
  /** A record holds for so many days, or until the next payroll closes, whichever comes first. */
  readonly expiryDays: number;
  /** Days to answer a record, and to put right what it names. */
  readonly replyDays: number;
  /** Monthly payrolls without a breach, after a correction, that lead to conditions and to a clear outcome. */
  readonly cleanPayrolls: { readonly conditions: number; readonly clear: number };
  /** Fewer people than this could be told apart: their count is not written where a complaint may stand behind it. */
  readonly minimumGroup: number;
  readonly escalation: Escalation;
  readonly replyTo: Words;
  readonly replyExtension: Words;
  readonly reviewRoute: Words;
}

/** What makes a curable breach a matter for a person. Shipped off. */
export interface Escalation {
  /** A rule breached again after a record that asked for its correction. */
  readonly repeated: boolean;
  /** A worker short by this share of what was due, in so many months. */
  readonly shortfalls: readonly {
    readonly share: string;
    readonly months: number;
    readonly on: boolean;
    readonly source: string;
  }[];
}

/** A policy as it was read, with the SHA-256 of its file. */
export interface PolicyRead {
  readonly policy: Policy;
  readonly digest: string;
}

export interface StageDecision {
  readonly stage: Stage;
  readonly outcome: Outcome;
  /** Rules breached, and rules that could not be decided. */
  readonly breached: number;
  readonly undecided: number;
  /** An earlier stage is not passed: shown, but no argument. */
  readonly reportedOnly: boolean;
}

/** `arithmetic`: can be worked out again from the files; `documentary`: rests on what a document says; `testimonial`: on what a worker says. */
export type Proof = 'arithmetic' | 'documentary' | 'testimonial';

export interface DecisionReason {
  readonly rule: string;
  readonly title: Words;
  readonly stage: Stage;
  readonly answer: Extract<Answer, 'breached' | 'undecided'>;
  readonly breach: BreachKind;
  /** It speaks of an act of an authority, not of what the firm's own records show. */
  readonly official: boolean;
  /** What this alone would lead to. */
  readonly leadsTo: Outcome;
  readonly text: Words;
  readonly law: readonly (LawRef & { readonly title: Words; readonly url: string })[];
  /** False: a point of law in the rule has not been read in its source yet. */
  readonly checked: boolean;
  readonly proof: Proof;
  /** Answers, people and months; null: fewer than the smallest group and held back. */
  readonly findings: number | null;
  readonly workers: number | null;
  readonly months: number | null;
  readonly amount: Amount | null;
  /** Breaches whose amount is still open: with any, `amount` is only the least. */
  readonly amountOpen: number;
  readonly disclosureHold: boolean;
  /** Of undecided answers: why, by code. */
  readonly open: readonly { readonly code: string; readonly answers: number }[];
  /** Findings of the report, and the files their cells stand in. */
  readonly fingerprints: readonly string[];
  readonly files: readonly string[];
}

/** Breaches of a rule that were repaid or permitted since: they lead to nothing, and stay on record. */
export interface SettledRule {
  readonly rule: string;
  readonly title: Words;
  readonly stage: Stage;
  readonly findings: number;
  readonly paid: Amount | null;
  /** The last day of a settlement. */
  readonly last: string | null;
  readonly note: 'self_corrected' | 'after_contact' | null;
  readonly fingerprints: readonly string[];
}

export interface OfficialFinding {
  readonly rule: string;
  readonly fingerprint: string;
  readonly act: string;
  readonly bars: boolean;
  /** Day the bar ends; null: it has no day, and `release` says what lifts it. */
  readonly until: string | null;
  readonly release: Words | null;
  /** What the cells say of the act: authority, kind, status, days. */
  readonly stated: Readonly<Record<string, string>>;
  readonly file: string | null;
}

export interface Remedy {
  readonly rule: string;
  /** 'hear': a person hears both sides. */
  readonly what: 'pay' | 'change' | 'hand_in' | 'explain' | 'hear';
  readonly payer: 'firm' | null;
  readonly payees: 'workers_of_the_report' | null;
  readonly amount: Amount | null;
  readonly amountOpen: number;
  readonly text: Words;
  /** How it is shown to have been done. */
  readonly proof: Words;
  /** What the law gives, as the pack says it. */
  readonly law: Words | null;
  /** A proposal of the policy. */
  readonly due: string;
}

export interface Computation {
  readonly rule: string;
  readonly test: { readonly fact: string; readonly is: string; readonly than: string } | null;
  readonly formulas: readonly { readonly fact: string; readonly formula: string }[];
  readonly parameters: readonly {
    readonly table: string;
    readonly key: Readonly<Record<string, string>>;
    readonly column: string;
    readonly value: string;
    readonly unit: string;
    readonly from: string;
    readonly source: string;
  }[];
  readonly result: Amount | null;
}

export interface EvidenceFile {
  readonly file: string;
  readonly sha256: string;
  readonly table: string;
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly grade: string | null;
  readonly suppliedBy: string | null;
}

export interface NilReturn {
  readonly table: string;
  readonly grade: string;
  readonly suppliedBy: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** As the report says what it is worth. */
  readonly is: NonNullable<EvidenceLine['nil']>;
}

/** Payrolls without a breach since a record that asked for correction, or since money was repaid. */
export interface Monitoring {
  readonly since: string;
  readonly clean: number;
  readonly forConditions: number;
  readonly forClear: number;
  readonly leadsTo: Outcome;
}

export interface DecisionRecord {
  readonly $schema: string;
  readonly kind: 'decision';
  /** SHA-256 of the record's text with this field empty. */
  readonly recordId: string;
  /** An outcome against the firm stays preliminary; only a named reviewer makes it final, in the log beside it. */
  readonly status: 'preliminary' | 'recommendation';
  readonly asOf: string;
  readonly validFrom: string;
  readonly expires: string;
  readonly expiresFor: 'days' | 'next_payroll';
  readonly preparer: string | null;
  readonly subject: {
    readonly firm: { readonly id: string; readonly name: string | null };
    readonly application: string;
    readonly kind: ApplicationKind | null;
    readonly statusOfResidence: string | null;
    readonly field: string | null;
    readonly jobCode: string | null;
  };
  readonly phase: string;
  readonly outcome: Outcome;
  readonly until: string | null;
  readonly release: Words | null;
  readonly earliestStage: Stage | null;
  readonly flags: readonly string[];
  readonly statement: Words;
  readonly advice: readonly Words[];
  readonly noConsequence: Words;
  readonly stages: readonly StageDecision[];
  readonly reasons: readonly DecisionReason[];
  /** Left out where nothing was settled. */
  readonly settled?: readonly SettledRule[];
  readonly officialFindings: readonly OfficialFinding[];
  readonly remedy: readonly Remedy[];
  readonly rightToReply: {
    readonly to: Words;
    readonly until: string;
    readonly days: number;
    readonly extension: Words;
    readonly languages: readonly string[];
  } | null;
  /** What the firm replied to the record that this one supersedes. Empty in a first record: nobody could reply to it before it was there. */
  readonly replies: readonly ReplyHeard[];
  readonly reviewer: {
    readonly name: null;
    readonly role: null;
    readonly on: null;
    readonly decision: null;
    readonly reason: null;
  };
  readonly reviewRoute: Words;
  readonly workerNotices: { readonly report: string; readonly text: Words } | null;
  readonly disclosureHold: boolean;
  readonly coverage: {
    readonly judged: number;
    readonly inScope: number;
    readonly source: 'submission';
    /** How many people the files show, beside a number given elsewhere and whose word that is; null: not known. */
    readonly workers: {
      readonly inFiles: number;
      readonly found: string | null;
      readonly stated: string | null;
      readonly grade: string | null;
      readonly suppliedBy: string | null;
    };
    readonly text: Words;
  };
  readonly notAssessed: readonly {
    readonly rule: string;
    readonly title: Words;
    readonly stage: Stage;
    readonly why: string;
    readonly answers: number | null;
  }[];
  readonly notObservable: readonly { readonly id: string; readonly title: Words }[];
  readonly computations: readonly Computation[];
  readonly evidence: {
    readonly period: { readonly from: string; readonly to: string } | null;
    readonly files: readonly EvidenceFile[];
    /** Tables of which the list of what was submitted says that there was nothing to report. */
    readonly nil: readonly NilReturn[];
  };
  readonly monitoring: Monitoring | null;
  readonly policy: Policy & { readonly digest: string };
  readonly engine: string;
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  /** Options that changed what was read or judged, as the report records them: with the inputs they make it anew. */
  readonly options: Readonly<Record<string, string>>;
  readonly report: string;
  /** SHA-256 over the digests of the files, sorted, a line each. */
  readonly inputsDigest: string;
  readonly supersedes: Superseded | null;
}

/** The earlier record of this application, and what came of it: rules that were breached or open then and no longer are, and the other way round. */
export interface Superseded {
  readonly recordId: string;
  readonly outcome: Outcome;
  readonly asOf: string;
  readonly noLonger: readonly string[];
  readonly anew: readonly string[];
}

/** A reply, without what it says. */
export interface ReplyHeard {
  /** Id of the record it is to. */
  readonly to: string;
  readonly on: string;
  readonly by: string;
  readonly sha256: string;
  readonly late: boolean;
}

/** One step of the funnel: of the firms that passed every stage before, how many passed this one. */
export interface FunnelStep {
  readonly stage: Stage;
  readonly of: number;
  readonly passed: number;
  /** Exact; null where nobody came so far. */
  readonly share: string | null;
}

export interface ScreeningSummary {
  readonly $schema: string;
  readonly kind: 'screening';
  readonly asOf: string;
  readonly firms: number;
  readonly decisions: readonly {
    readonly firm: string;
    readonly application: string;
    readonly outcome: Outcome;
    readonly earliestStage: Stage | null;
    readonly record: string;
  }[];
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly funnel: readonly FunnelStep[];
  /** Firms whose later stages look sound while the rights stage is breached. */
  readonly reversal: {
    readonly misordered: readonly string[];
    readonly among: number;
    readonly index: string | null;
  };
  readonly exit: { readonly code: number; readonly word: string };
}

/** One line of the log beside a record. */
export type LogLine = Review | Reply;

interface LoggedTo {
  readonly record: string;
  readonly recordDigest: string;
  /** SHA-256 of the line before; null for the first. */
  readonly previous: string | null;
  readonly on: string;
}

export interface Review extends LoggedTo {
  readonly kind: 'review';
  readonly reviewer: string;
  readonly role: string;
  readonly decision: 'agree' | 'override';
  readonly outcome: Outcome;
  readonly reason: string;
  /** Replies of the firm that lay before the reviewer. */
  readonly replies: number;
  /** Final only when the time to reply is over, or nothing speaks against the firm. */
  readonly status: 'final' | 'preliminary';
}

/** What the firm sent is kept by whoever received it: the line holds its digest. */
export interface Reply extends LoggedTo {
  readonly kind: 'reply';
  readonly by: string;
  readonly file: string;
  readonly sha256: string;
  readonly note: string | null;
  /** It came after the time to reply was over. */
  readonly late: boolean;
}
