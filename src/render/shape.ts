// Every key of a report and of a summary, in the order in which they are written. In: nothing. Out: shapes.
import type { FirmReport, Provenance, RunSummary } from '../report/types.js';

/** Every key of T in the order it is written; 'sorted' for maps with free keys. A key that types.ts gains must be added here. */
type Shape<T> = T extends readonly (infer Item)[]
  ? Shape<Item>
  : T extends object
    ? string extends keyof T
      ? 'sorted'
      : { readonly [Key in keyof Required<T>]: Shape<NonNullable<T[Key]>> }
    : 'value';

const amount = { amount: 'value', unit: 'value' } as const;
const parameter = {
  table: 'value',
  key: 'sorted',
  column: 'value',
  value: 'value',
  unit: 'value',
  from: 'value',
  source: 'value',
  checked: 'value',
} as const;
const step = { fact: 'value', formula: 'value', filled: 'value', value: amount } as const;
const reason = { code: 'value', args: 'sorted' } as const;
const subject = { kind: 'value', firm: 'value', worker: 'value', id: 'value', from: 'value', to: 'value' } as const;
const words = { en: 'value', ja: 'value' } as const;
const law = { act: 'value', article: 'value', paragraph: 'value', item: 'value', note: 'value' } as const;

const settlementLines = {
  id: 'value',
  kind: 'value',
  findings: 'value',
  on: 'value',
  expires: 'value',
  amount,
  used: amount,
  proof: 'value',
  by: 'value',
  grade: 'value',
  file: 'value',
  row: 'value',
  reasons: reason,
} as const;

const provenance: Shape<Provenance> = {
  tool: 'value',
  pack: 'value',
  packVersion: 'value',
  packDigest: 'value',
  asOf: 'value',
  options: 'sorted',
  files: {
    file: 'value',
    sha256: 'value',
    archive: { file: 'value', sha256: 'value' },
    sheet: 'value',
    table: 'value',
    tableWhy: 'value',
    encoding: 'value',
    encodingWhy: 'value',
    delimiter: 'value',
    rowsRead: 'value',
    rowsLeftOut: 'value',
    rowsBlank: 'value',
    rowsAside: 'sorted',
    preset: { id: 'value', why: 'value', checked: 'value' },
    mapping: { file: 'value', sha256: 'value' },
    columns: { header: 'value', field: 'value', why: 'value' },
    unmapped: 'value',
    dropped: 'value',
  },
  faults: {
    code: 'value',
    action: 'value',
    file: 'value',
    row: 'value',
    column: 'value',
    written: 'value',
    cell: 'value',
    args: 'sorted',
  },
  faultCounts: 'sorted',
  corrections: { table: 'value', subject, rows: { file: 'value', row: 'value' } },
  joinLosses: { table: 'value', rows: 'value', why: 'value' },
  loosened: { what: 'value', reason: { en: 'value', ja: 'value' } },
};

const counts = {
  met: 'value',
  breached: 'value',
  undecided: 'value',
  not_applicable: 'value',
  settled: 'value',
} as const;

export const reportShape: Shape<FirmReport> = {
  $schema: 'value',
  kind: 'value',
  firm: { id: 'value', name: 'value' },
  period: { from: 'value', to: 'value' },
  workers: 'value',
  headcount: { found: 'value', stated: 'value' },
  applications: {
    id: 'value',
    kind: 'value',
    statusOfResidence: 'value',
    field: 'value',
    jobCode: 'value',
    twice: 'value',
  },
  outcome: 'value',
  earliestStage: 'value',
  bar: { rule: 'value', act: 'value', until: 'value', release: words },
  stages: { stage: 'value', rules: 'value', outcome: 'value', ...counts, reportedOnly: 'value' },
  coverage: { rule: 'value', stage: 'value', ...counts, reasons: 'sorted', persons: { ...counts, unstated: 'value' } },
  owed: {
    total: amount,
    interest: amount,
    addition: amount,
    asOf: 'value',
    workers: { worker: 'value', total: amount, interest: amount, addition: amount },
    open: 'value',
    interestOpen: 'value',
  },
  findings: {
    rule: 'value',
    answer: 'value',
    stage: 'value',
    topic: 'value',
    breach: 'value',
    checked: 'value',
    fingerprint: 'value',
    subject,
    subjects: subject,
    test: { fact: 'value', is: 'value', than: 'value' },
    value: amount,
    bound: amount,
    shortfall: amount,
    owed: amount,
    arrears: {
      claim: 'value',
      asOf: 'value',
      due: 'value',
      interest: { part: 'value', from: 'value', to: 'value', amount, filled: 'value' },
      interestTotal: amount,
      limit: 'value',
      expired: 'value',
      addition: amount,
      equation: step,
      parameters: parameter,
      reasons: reason,
    },
    bar: { act: 'value', until: 'value', release: words },
    settlement: {
      state: 'value',
      paid: amount,
      interestTo: 'value',
      left: amount,
      leftInterest: amount,
      note: 'value',
      rows: { id: 'value', kind: 'value', how: 'value', on: 'value', amount },
    },
    parts: { from: 'value', to: 'value', answer: 'value' },
    equation: step,
    parameters: parameter,
    cells: { file: 'value', row: 'value', column: 'value', written: 'value', field: 'value', cell: 'value' },
    law,
    reasons: reason,
  },
  settlements: {
    applied: settlementLines,
    partial: settlementLines,
    explained: settlementLines,
    unproved: settlementLines,
    unused: settlementLines,
    expired: settlementLines,
  },
  evidence: {
    table: 'value',
    file: 'value',
    grade: 'value',
    suppliedBy: 'value',
    from: 'value',
    to: 'value',
    nil: 'value',
  },
  indicators: {
    id: 'value',
    stage: 'value',
    topic: 'value',
    block: 'value',
    better: 'value',
    of: amount,
    among: amount,
    value: amount,
    low: amount,
    high: amount,
    position: 'value',
    withheld: 'value',
    checked: 'value',
    law,
    reasons: reason,
  },
  balance: {
    blocks: { block: 'value', below: 'value', within: 'value', above: 'value', open: 'value' },
    weakest: 'value',
  },
  notLookedAt: { rule: 'value', reason },
  notObservable: {
    id: 'value',
    topic: 'value',
    title: { en: 'value', ja: 'value' },
    why: { en: 'value', ja: 'value' },
  },
  provenance,
};

export const summaryShape: Shape<RunSummary> = {
  $schema: 'value',
  kind: 'value',
  firms: { firm: 'value', outcome: 'value', ...counts, owed: 'value', owedOpen: 'value', report: 'value' },
  totals: counts,
  exit: { code: 'value', word: 'value' },
  provenance,
};
