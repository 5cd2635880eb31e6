// The tool's own words in English: the model that every other language follows key by key. In: nothing. Out: words and sentences.
import { chain } from './en-chain.js';
import { claim } from './en-claim.js';
import { cli, explain } from './en-cli.js';
import { columns } from './en-columns.js';
import { faults } from './en-faults.js';
import { evidence, figures } from './en-figures.js';
import { formula } from './en-formula.js';
import { s } from './en-plurals.js';
import { reasons } from './en-reasons.js';
import { report, summary } from './en-report.js';
import { screening } from './en-screening.js';
import { settle, settleReasons } from './en-settle.js';
import { notices, trust } from './en-trust.js';

export const en = {
  claim,
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
  breaches: { fundamental: 'fundamental right', money: 'money', time: 'time or process', document: 'document' },

  report,

  summary,
  exits: {
    '0': 'everything judged is met',
    '1': 'at least one breach was found',
    '2': 'no breach that counts, but not everything is met',
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

  screening,

  evidence,
  settle,
  figures,
  formula,
  reasons: { ...reasons, ...settleReasons },
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
    stopped: 'The file was not read, or no further than this, and nothing that rests on it counts as met.',
    row_left_out: 'The row was left out.',
    cell_unknown: 'The cell counts as unknown.',
    repaired: 'It was read as meant; please confirm.',
    noted: 'Nothing was changed.',
  },
  joinLosses: {
    no_parent: (table: string) => `the ${table} file does not have their ids. Check the ids in both files.`,
    no_record_in_force: (table: string) => `no ${table} was in force on their days. Check its first and last days.`,
    correction_without_base: () =>
      'nothing of the same key is there to be corrected. Ask for what was corrected, with the same worker, period and kind.',
    lost_row_may_belong: () =>
      'a row that was left out may belong to them. Correct it as the list of faults says, and run again.',
    duplicate_records: () => 'other rows have the same key. Remove all but one of each.',
  },

  explain,

  cli,

  columns,

  chain,

  notices,

  trust,
};

/** The keys every language has; a missing or extra one is a type error in its file. */
export type Catalogue = typeof en;
