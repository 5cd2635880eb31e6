// The tool's own words in English: the model that every other language follows key by key. In: nothing. Out: words and sentences.
import { grouped } from './digits.js';
import { faults } from './en-faults.js';
import { formula } from './en-formula.js';
import { reasons } from './en-reasons.js';

const s = (n: number | string, one: string, many = `${one}s`): string =>
  `${typeof n === 'number' ? grouped(n) : n} ${String(n) === '1' ? one : many}`;
const noThe = (title: string): string => title.replace(/^the /, '');

export const en = {
  stages: {
    intake: { name: 'intake', question: 'Readable, complete, joined, reconciled?' },
    rights: { name: 'rights', question: 'Is the legal minimum met for every worker and period?' },
    record: { name: 'record', question: 'Official acts, open orders, separations; were past breaches repaid?' },
    intermediaries: { name: 'intermediaries', question: 'Who matched worker and job, licensed, at whose cost?' },
    voice: { name: 'voice', question: 'Can the worker learn, complain, organise, leave?' },
    industry: { name: 'industry', question: 'Training, skills, growth of wages, productivity?' },
    mobility: { name: 'mobility', question: 'Return, recognition, a second legal move, transfer?' },
    balance: { name: 'balance', question: 'What do migrants, host and origin each get?' },
  },
  outcomes: {
    clear: { name: 'clear', means: 'Everything that could be judged is met.' },
    clear_with_conditions: {
      name: 'clear with conditions',
      means: 'Only minor points are open; each is listed below.',
    },
    evidence_required: {
      name: 'evidence required',
      means: 'Some duties could not be judged. What would settle them is listed below.',
    },
    correct_first: { name: 'correct first', means: 'Breaches were found that the firm can put right.' },
    refer_to_officer: { name: 'refer to an officer', means: 'A person has to judge what was found.' },
    not_eligible_until: {
      name: 'not eligible until a date',
      means: 'An act of an authority bars the firm for a time.',
    },
  },
  answers: {
    met: 'met',
    breached: 'breached',
    undecided: 'undecided',
    not_applicable: 'not applicable',
    settled: 'settled',
  },
  breaches: { fundamental: 'fundamental right', money: 'money', time: 'working time', document: 'document' },

  report: {
    period: 'period',
    workers: 'workers',
    law: 'law',
    asOf: 'as of',
    options: 'options',
    files: 'files',
    pack: (title: string, version: string, digest: string) => `${title}, version ${version} (digest ${digest})`,
    days: (from: string, to: string) => `${from} to ${to}`,
    noPeriod: 'no dated rows',
    calm: (judged: number, rules: number) =>
      `${s(judged, 'answer')} under ${s(rules, 'rule')}: all met. Nothing undecided, nothing left out.`,
    stages: 'Stages',
    stage: 'stage',
    judged: 'judged',
    notApplicable: 'n/a',
    outcome: 'outcome',
    question: 'question',
    reportedOnly: 'reported only',
    laterStages: (stage: string) =>
      `Later stages are reported only: the ${stage} stage is not passed, so they decide nothing.`,
    noRules: (stages: readonly string[]) => `No rules in this pack for: ${stages.join(', ')}.`,
    filesRead: 'How each file was read',
    coverage: 'How often each rule was judged',
    rule: 'rule',
    breached: 'Breached',
    breachedInFull: 'Breached, one rule after the other',
    months: 'months',
    enforcement: 'Who enforces it',
    rulesNumbered: (numbers: readonly string[]) => `${numbers.length === 1 ? 'rule' : 'rules'} ${numbers.join(', ')}`,
    openWhose: 'Whose they are and on which rows: --verbose, or --report json.',
    openCount: (n: number) => `${grouped(n)} undecided`,
    undecided: 'Undecided',
    settled: 'Settled',
    settledNote: 'Settled since (repaid, permitted or explained). They stay on record.',
    count: (workers: number, months: number, findings: number, judged: number) =>
      [
        workers > 0 ? s(workers, 'worker') : '',
        months > 0 ? s(months, 'month') : '',
        judged > findings ? `${grouped(findings)} of ${grouped(judged)} judged` : s(findings, 'finding'),
      ]
        .filter((part) => part !== '')
        .join(', '),
    owedInAll: (amount: string, open: number) =>
      open > 0 ? `at least ${amount} owed (${s(open, 'amount')} still open)` : `${amount} owed`,
    owedOpen: 'amount owed still open',
    test: {
      atLeast: (fact: string, than: string) => `${fact} must be at least the ${noThe(than)}`,
      atMost: (fact: string, than: string) => `${fact} must be at most the ${noThe(than)}`,
      above: (fact: string, than: string) => `${fact} must be above the ${noThe(than)}`,
      below: (fact: string, than: string) => `${fact} must be below the ${noThe(than)}`,
      equals: (fact: string, than: string) => `${fact} must be equal to the ${noThe(than)}`,
    },
    mustBe: (fact: string, values: string) => `${fact} must be: ${values}`,
    mustNotBe: (fact: string, values: string) => `${fact} must not be: ${values}`,
    worker: 'worker',
    when: 'period',
    found: 'found',
    least: 'at least',
    most: 'at most',
    aboveHead: 'above',
    belowHead: 'below',
    exactly: 'exactly',
    required: 'required',
    short: 'short by',
    over: 'over by',
    differs: 'differs by',
    owed: 'owed',
    more: (n: number) => `and ${grouped(n)} more: see --report json`,
    moreOf: (n: number) => `${grouped(n)} more`,
    example: (who: string) => `For example ${who}`,
    toWorker: 'To the worker',
    worked: 'How it was worked out',
    numbers: 'Numbers of law used',
    inForce: (title: string, value: string, from: string) => `${title}: ${value}, in force from ${from}`,
    lookedUp: (title: string, from: string) => `${title}, in force from ${from}`,
    source: 'Source',
    unchecked: 'Not checked: nobody has read this number in its source yet.',
    uncheckedRule: 'Not checked: a point of law in this rule has not been read in its source yet.',
    parts: 'Parts of the period',
    cells: 'Cells',
    enforcedBy: 'Enforced by',
    remedy: 'Remedy',
    finding: 'Finding',
    findingNo: (fingerprint: string) => `finding ${fingerprint}`,
    steps: (n: number) => (n > 0 ? s(n, 'more step') : ''),
    numbersLeft: (n: number) => (n > 0 ? s(n, 'more number of law', 'more numbers of law') : ''),
    cellsLeft: (n: number) => (n > 0 ? s(n, 'more cell') : ''),
    inFull: (left: string, command: string) => `and ${left}: ${command}`,
    settles: 'To settle it',
    owedHead: 'Money owed',
    total: 'total',
    totalAtLeast: 'total, at least',
    openAmounts: (n: number) => `${s(n, 'breach', 'breaches')} of money could not be worked out and would add to this.`,
    notLookedAt: 'Not looked at',
    rulesNotJudged: (rules: string) => `Not judged for that reason: ${rules}.`,
    intake: 'Reading the files',
    rows: (read: number, leftOut: number, blank: number) =>
      [s(read, 'row'), leftOut > 0 ? `${grouped(leftOut)} left out` : '', blank > 0 ? `${grouped(blank)} blank` : '']
        .filter((part) => part !== '')
        .join(', '),
    place: (file: string, row: number) => (row > 0 ? `${file}:${row}` : file),
    unmapped: (file: string, columns: string) =>
      `${file}: columns not used, as no column of the table goes by that name: ${columns}.`,
    dropped: (file: string, columns: string) =>
      `${file}: columns dropped as personal data that is not needed: ${columns}.`,
    lost: (n: number, table: string, why: string) => `${s(n, 'row')} of ${table} could not be joined: ${why}`,
    loosened: (what: string, reason: string) => `This pack asks less than the one it builds on (${what}): ${reason}`,
    readAs: (header: string, title: string) => `${header} = ${title}`,
    readIn: (encoding: string, delimiter: string) => `${encoding}, fields parted by ${delimiter}`,
    id: 'Report',
    sha256: 'SHA-256',
    list: (items: readonly string[]) => items.join(', '),
    sentences: (items: readonly string[]) => items.join(' '),
    labelled: (label: string, text: string) => `${label}: ${text}`,
    headed: (head: string, text: string) => `${head} ${text}`,
    bracketed: (text: string, inner: string) => `${text} (${inner})`,
    ofTable: (column: string, table: string) => `${column} (${table})`,
    unknown: 'unknown',
    notNamed: 'the firm',
  },

  summary: {
    head: 'Summary',
    firm: 'firm',
    outcome: 'outcome',
    report: 'report',
    total: (firms: number) => s(firms, 'firm'),
    /** A sum to which amounts that are still open would add. */
    least: (amount: string) => `at least ${amount}`,
    exit: (code: number, means: string) => `Exit ${code}: ${means}`,
    found: (means: string) => `${means.slice(0, 1).toUpperCase()}${means.slice(1)}.`,
    exitAsked: (code: number) => `Exit ${code}, as --exit-zero asks.`,
  },
  exits: {
    '0': 'everything judged is met',
    '1': 'at least one breach was found',
    '2': 'no breach was found, but something is undecided',
    '3': 'an input could not be read',
    '4': 'the rule pack has faults',
    '64': 'the command was not understood',
    '70': 'a bug in kijun',
  },

  law: {
    article: (article: string, paragraph: string, item: string) =>
      `${/^\d+(-\d+)*$/.test(article) ? `Article ${article}` : article}${paragraph && `(${paragraph})`}${item && `, item ${item}`}`,
    /** Without the word "Article", which stands before all of them. */
    oneOfSeveral: (article: string, paragraph: string, item: string) =>
      `${article}${paragraph && `(${paragraph})`}${item && ` item ${item}`}`,
    several: (articles: readonly string[]) => `Articles ${articles.join(', ')}`,
    listed: (articles: readonly string[]) => articles.join(', '),
    acts: (acts: readonly string[]) => acts.join('; '),
    inAct: (act: string, article: string) => `${act}, ${article}`,
    note: (note: string) => ` (${note})`,
  },

  /** One quantity in words; `n` is already written out, `1` asks for the singular. */
  units: {
    yen: (n: string) => `${n} yen`,
    usd: (n: string) => (n.startsWith('-') ? `-$${n.slice(1)}` : `$${n}`),
    hour: (n: string) => `${n} hours`,
    minute: (n: string) => s(n, 'minute'),
    day: (n: string) => s(n, 'day'),
    month: (n: string) => s(n, 'month'),
    count: (n: string) => n,
    ratio: (n: string) => `${n}%`,
  },
  /** Heads of columns of figures, and what stands after the stroke: yen per hour. */
  unitWords: {
    yen: 'yen',
    usd: 'US$',
    hour: 'hours',
    minute: 'minutes',
    day: 'days',
    month: 'months',
    count: '',
    ratio: '%',
  },
  perWords: { hour: 'hour', minute: 'minute', day: 'day', month: 'month' },
  flags: { true: 'yes', false: 'no' },
  quoted: (text: string) => `"${text}"`,

  formula,
  reasons,
  faults,
  /** Stand in for arguments that the engine does not know. */
  unsaid: {
    fact: 'A number that the rule needs',
    day: 'that day',
    column: 'a column',
    table: 'table',
    month: 'that month',
  },
  otherReason: (code: string, args: string) => `Reason ${code}${args && ` (${args})`}.`,
  otherFault: (code: string, args: string) => `Fault ${code}${args && ` (${args})`}.`,
  actions: {
    stopped: 'The file was not judged.',
    row_left_out: 'The row was left out.',
    cell_unknown: 'The cell counts as unknown.',
    repaired: 'It was read as meant; please confirm.',
    noted: 'Nothing was changed.',
  },
  joinLosses: {
    no_parent: (table: string) => `the ${table} file does not have their ids. Check the ids in both files.`,
    no_record_in_force: (table: string) => `no ${table} was in force on their days. Check its first and last days.`,
    duplicate_records: () => 'other rows have the same key. Remove all but one of each.',
  },

  explain: {
    rule: 'Rule',
    law: 'Law',
    says: 'What the law says',
    asks: 'What is tested',
    judged: (table: string) => `each ${table}`,
    only: 'Only where',
    facts: 'How it is worked out',
    owed: 'Money owed',
    numbers: (day: string) => `Numbers in force on ${day}`,
    latest: 'Numbers of law, latest known',
    none: 'no number in force on this day',
    horizon: (day: string) => `checked through ${day}`,
    columns: 'Columns needed',
    alias: (title: string, headers: readonly string[]) =>
      headers.length === 0 ? title : `${title} (${headers.join(', ')} …)`,
    settles: 'What settles an open answer',
    enforced: 'Who enforces it',
    finding: 'Finding',
  },

  cli: {
    error: 'error',
    warning: 'warning',
    hint: 'try',
    unknownCommand: (name: string, known: string, command: string) =>
      `There is no command "${name}". Commands: ${known}. See ${command} --help.`,
    unknownOption: (option: string, command: string) => `${command} has no option ${option}. See ${command} --help.`,
    missingArgument: (argument: string, command: string) => `${command} needs <${argument}>. See ${command} --help.`,
    tooManyArguments: (command: string) => `${command} was given too many arguments. See ${command} --help.`,
    missingValue: (option: string) => `${option} needs a value after it. See --help.`,
    badValue: (option: string, value: string, allowed: string) =>
      `${option} can't be "${value}". Write one of: ${allowed}.`,
    badForm: (option: string, value: string, example: string) =>
      `${option} can't be "${value}". Write it as in ${option} ${example}.`,
    badDay: (option: string, value: string) =>
      `${option} "${value}" is no day of the calendar. Write it as 2026-03-31.`,
    asNotRead: (table: string, file: string) =>
      `--as ${table}=${file}: no such file is read. Name it among the paths too, and write it as there.`,
    notTogether: (one: string, other: string) => `${one} and ${other} can't be used together. Leave one of them out.`,
    fileNotFound: (path: string) => `There is no file or folder ${path}. Check the path.`,
    notReadable: (path: string, why: string) => `${path} could not be read (${why}). Check that you may read it.`,
    notWritable: (path: string, why: string) =>
      `${path} could not be written (${why}). Check the folder and its permissions.`,
    noFiles: (path: string) => `${path} holds no CSV file. Name a folder or files that hold .csv, .tsv or .txt.`,
    noFirm: 'No row could be read, so there is no firm to judge. The faults above say why.',
    badJson: (path: string, why: string) => `${path} is not JSON (${why}). Mend it there, or save the report again.`,
    notAReport: (path: string) => `${path} is not a report of kijun. Name a file written with --report json:FILE.`,
    packNotFound: (id: string, known: string) => `There is no rule pack "${id}". Packs: ${known}. A folder works too.`,
    packFaults: (pack: string, n: number) =>
      `The rule pack ${pack} has ${s(n, 'fault')}, so nothing was judged. Mend them and run kijun pack lint.`,
    packSound: (pack: string, rules: number) => `The rule pack ${pack} is sound: ${s(rules, 'rule')}.`,
    ruleNotFound: (id: string, pack: string, rules: string) =>
      `There is no rule or finding "${id}". The rules of ${pack} are: ${rules}. A finding needs its report: --in REPORT.json.`,
    bug: (message: string) => `This is a bug in kijun: ${message}. Please report it with the command you ran.`,
    reading: (file: string, rows: string) => `reading ${file}: ${rows} rows`,
    judging: (firms: string) => `judged ${firms} firms`,
    casesRun: (pack: string, run: number, failed: number) => `${pack}: ${s(run, 'case')}, ${grouped(failed)} failed`,
    wrote: (file: string) => `wrote ${file}`,
  },
};

/** The keys every language has; a missing or extra one is a type error in its file. */
export type Catalogue = typeof en;
