// What decision records, their table and the review of them say in English. In: names, counts, days. Out: sentences.
import { grouped } from './digits.js';
import { s } from './en-plurals.js';

export const screening = {
  kinds: {
    new_admission: 'new admission',
    renewal: 'renewal',
    change_into: 'change into',
    change_out: 'change out',
    unknown: 'not stated',
  },
  /** What the outcome means for this application. */
  statement: {
    clear: (asOf: string) => `On the evidence handed in, nothing speaks against this application as of ${asOf}.`,
    clear_with_conditions: () => 'Nothing bars this application. The points below are conditions, each with its day.',
    evidence_required: () => 'It can not be told whether the duties below are kept. What would tell it is listed.',
    correct_first: () =>
      "Breaches that the firm can put right follow from its own records. They come before anyone else's admission.",
    refer_to_officer: () => 'A person has to judge what is listed below. Nothing is recommended before that.',
    not_eligible_until: () => '',
    bar: (until: string) =>
      `An act of an authority bars the firm; the first day on which it no longer does is ${until}. An officer confirms it.`,
    barOpen: () =>
      'An act of an authority bars the firm, and no day ends it: its condition is named below. An officer confirms it.',
    change_out: () =>
      "Nobody is kept at a firm by what was found there: nothing found at this firm gates leaving it. The next employer's offer is screened as a change into that firm.",
  },
  preliminary: (until: string) =>
    `Preliminary: the firm may reply until ${until}, and only a named officer other than the preparer can make it final.`,
  noConsequence:
    "This speaks of the firm and of further admissions. By itself it has no consequence for anyone who works there now: nobody's stay is ended or shortened by it.",
  /** Renewal at a firm with a fundamental or repeated breach. */
  transfer:
    'Do not simply refuse this renewal: offer the worker help to change to another employer, and let the stay run on meanwhile. Wages owed stay owed whatever becomes of the stay.',
  offerOnly:
    'Only the offer was judged, before any payroll exists. How the firm pays those who work there was not looked at.',
  breached: (title: string, parts: readonly string[]) => `${title}: breached (${parts.join(', ')}).`,
  stands: (title: string, acts: number) => `${title}: ${s(acts, 'act')} of an authority.`,
  undecided: (title: string, answers: number, settles: string) =>
    `${title}: ${s(answers, 'answer')} could not be decided.${settles === '' ? '' : ` It takes: ${settles}`}`,
  notJudged: (title: string, settles: string) =>
    `${title}: not judged.${settles === '' ? '' : ` It takes: ${settles}`}`,
  twice: 'More than one row has the id of this application, so it can not be told which holds.',
  kindUnknown: 'The kind of application is not stated: new admission, renewal, change into or change out.',
  gaps: 'Rows or files of the submission could not be read.',
  monitoring: (clean: number, wanted: number, since: string) =>
    `Monthly payrolls without a breach since ${since}: ${clean} of ${wanted}.`,
  settled: (title: string, findings: number, paid: string, last: string, note: string) =>
    `${title}: ${s(findings, 'finding')} settled since${paid === '' ? '' : `, ${paid} repaid and proved`}${last === '' ? '' : `, the last on ${last}`}${note === '' ? '' : ` (${note})`}. It stays on record.`,
  replied: (replies: number, last: string, late: number) =>
    `The firm replied to the earlier record: ${replies === 1 ? '1 reply' : `${replies} replies`}, ${replies === 1 ? '' : 'the last '}on ${last}${late === 0 ? '' : `, ${late} of them after the time to reply was over`}.`,
  since: (asOf: string, outcome: string, gone: readonly string[], anew: readonly string[]) =>
    `Since the record of ${asOf} (${outcome}): ${
      [
        ...(gone.length === 0 ? [] : [`no longer ${gone.join(', ')}`]),
        ...(anew.length === 0 ? [] : [`anew ${anew.join(', ')}`]),
      ].join('; ') || 'the same rules are breached or open'
    }.`,
  workers: (n: number) => s(n, 'worker'),
  months: (n: number) => s(n, 'month'),
  findings: (n: number) => s(n, 'finding'),
  fewer: (n: number) => `fewer than ${n} people; the number is held back`,
  owed: (amount: string, least: boolean) => `${least ? 'at least ' : ''}${amount} owed`,
  pay: (amount: string, report: string) =>
    `The firm pays everyone affected in full, those who have left included: ${amount} in all. What is each worker's own stands in report ${report}.`,
  payOpen: (report: string) =>
    `The firm pays everyone affected in full, those who have left included. The sum is still open; report ${report} says what it takes.`,
  change: 'The firm changes what led to it, says how, and shows it on the next payroll.',
  changeOffer: 'The firm puts the offer right and hands in the contract and the application as changed.',
  handIn: 'The firm makes good the document and hands it in.',
  explain: (settles: string) => `The firm hands in what would settle it: ${settles}`,
  officer:
    'An officer hears the firm and the workers apart from each other and judges what was found. What is owed for it, if anything, stands in the report.',
  act: 'The firm may show that the act was lifted, or that what it asks is done.',
  proof: {
    act: 'A document of the authority.',
    pay: 'Records of the bank for each payment, or receipts of the workers.',
    offer: 'The contract and the application as changed.',
    change: 'The plan, and the attendance and payroll of the next period.',
    hand_in: 'The document itself.',
    explain: 'The rows or documents named, from whoever keeps them.',
    hear: "The officer's notes of what each side said.",
  },
  coverage: (judged: number, all: number) =>
    `${grouped(judged)} of ${grouped(all)} answers in scope, counted from the files handed in.`,
  headcount: (found: string, stated: string, grade: string | null) =>
    `By the number of people stated for the firm, ${stated}, the last payroll shows ${found}. That number is ${grade === null ? "the firm's own" : `evidence of grade ${grade}`}.`,
  headcountOpen: 'No count from elsewhere says how many work there, so it is not shown that all of them are here.',
  notices: (report: string) => `A notice for each worker with money owed: kijun notice, from report ${report}.`,

  head: 'Decisions',
  note: 'Recommendations, not decisions. They speak of firms and applications, never of a worker.',
  application: 'application',
  firm: 'firm',
  kind: 'kind',
  outcome: 'outcome',
  earliest: 'held at',
  expires: 'expires',
  reply: 'reply until',
  reasons: (n: number) => s(n, 'reason'),
  leadsTo: (outcome: string) => `→ ${outcome}`,
  more: (n: number) => `and ${grouped(n)} more: see --decision json`,
  record: 'Record',
  remedy: 'What to do',
  officialHead: 'Acts of authorities',
  by: (day: string) => `by ${day}`,
  notUntil: (day: string) => `not eligible until ${day}`,
  notUntilOpen: 'not eligible, no day ends it',
  until: (day: string) => `until ${day}`,
  concerns: (title: string) => `concerns “${title}”`,
  untilOpen: 'until its condition is met',
  notAssessed: (rules: number) => `Not assessed: ${s(rules, 'rule')}. They are named in the record (--decision json).`,
  funnel: 'How far firms come, stage by stage',
  passed: 'passed',
  of: 'of those before',
  share: 'share',
  reversal: (misordered: number, among: number) =>
    `Order reversed: ${grouped(misordered)} of ${s(among, 'firm')} whose later stages look sound breach the rights stage.`,
  reversalNone: 'Order reversed: no firm has later stages that were judged and look sound.',
  misordered: (firms: readonly string[]) => `In reversed order, by id and in no rank: ${firms.join(', ')}.`,
  exits: {
    '0': 'every application is clear',
    '1': 'at least one application waits for correction, for an officer or for a bar to end',
    '2': 'no application waits for a correction, but not every one is clear',
    '3': 'an input could not be read',
  },

  asOfNeeded: 'kijun screen needs --as-of DAY: bars, expiry and the time to reply count from it.',
  noApplications:
    'No application could be read, so there is nothing to decide. Check the file given with --applications.',
  whoseRows: (file: string, column: string) =>
    `${file} has no column for the ${column}, and there is more than one firm in this run: whose rows these are can't be told. Add the column. Nothing was decided.`,
  writtenAlike: (firms: readonly string[]) =>
    `These firm ids differ only in how they are written: ${firms.join(', ')}. Rows of one would not count for the other, an act of an authority among them. Write them alike. Nothing was decided.`,
  unasked: (firms: readonly string[], more: number) =>
    `No application is of these firms, and what was handed in on them, acts of authorities too, counts for no decision: ${firms.join(', ')}${more > 0 ? ` and ${more} more` : ''}. If one of them is a firm above under another id, correct the id and screen again.`,
  noSuchTable: (pack: string, table: string) =>
    `The rule pack ${pack} has no table "${table}". Choose a pack that does, such as one that extends common.`,
  badPolicy: (file: string, at: string, message: string) =>
    `${file}${at === '' ? '' : ` ${at}`}: ${message} Nothing was judged.`,
  policyPayrolls: 'conditions can not ask for more payrolls than clear.',
  reviewed: (path: string) =>
    `${path} holds a record that somebody has reviewed. It is not overwritten: write to another folder.`,
  notARecord: (path: string) =>
    `${path} is not one decision record of kijun. Name a file written with --decision json:FOLDER/.`,
  altered: (path: string) =>
    `${path} is not as kijun wrote it: its record id does not fit its text. Take the original, or screen again.`,
  supersedesNobody: (path: string, firm: string) =>
    `--supersedes ${path} speaks of the firm ${firm}, which has no application in this run. Leave it out, or add the application.`,
  review: {
    agreeOrOverride: 'Say either --agree or --override OUTCOME.',
    who: 'Say who reviews it: --reviewer NAME and --role ROLE.',
    reason: 'A review needs --reason TEXT.',
    samePerson: (name: string) =>
      `${name} prepared this record. An outcome against a firm is reviewed by someone else: give another --reviewer.`,
    needsAct:
      'Only an act of an authority bars a firm, and none is attached to this record. Screen again with --official-acts.',
    brokenLog: (path: string, line: number) =>
      `${path}, line ${line}: the log was altered: a line was changed, removed or put elsewhere. Nothing was added.`,
    otherRecord: (path: string, line: number) =>
      `${path}, line ${line}: this line reviews other bytes than the record has now. Nothing was added.`,
    replyAlone: 'A reply is no review: give --reply FILE and --by NAME without --agree, --override and --reviewer.',
    replyBy: 'Say who replies for the firm: --by NAME.',
    replied: (on: string, by: string, late: boolean) =>
      `${on}  ${by}: reply of the firm${late ? ', after the time to reply was over' : ''}`,
    added: (path: string) => `Written to ${path}.`,
    none: 'Nobody has reviewed this record yet.',
    line: (on: string, name: string, role: string, decision: string, outcome: string, status: string) =>
      `${on}  ${name} (${role}): ${decision}, ${outcome}, ${status}`,
    decisions: { agree: 'agrees', override: 'overrides' },
    status: { final: 'final', preliminary: 'preliminary', recommendation: 'recommendation, not reviewed' },
    why: {
      reply: (until: string) => `It stays preliminary: the firm may reply until ${until}.`,
      preparer: 'It stays preliminary: the record does not say who prepared it (kijun screen --prepared-by NAME).',
    },
  },
};
