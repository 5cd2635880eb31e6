// Reports as JSON, the same bytes for the same report: keys in the order of report/types.ts, free keys sorted. In: reports. Out: text.
import { createHash } from 'node:crypto';
import type { FirmReport, Provenance, RunSummary } from '../report/types.js';
import type { Renderer } from './renderer.js';

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
    sheet: 'value',
    row: 'value',
    column: 'value',
    written: 'value',
    args: 'sorted',
  },
  faultCounts: 'sorted',
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

const report: Shape<FirmReport> = {
  $schema: 'value',
  kind: 'value',
  firm: { id: 'value', name: 'value' },
  period: { from: 'value', to: 'value' },
  workers: 'value',
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
  coverage: { rule: 'value', stage: 'value', ...counts, reasons: 'sorted' },
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
    parts: { from: 'value', to: 'value', answer: 'value' },
    equation: step,
    parameters: parameter,
    cells: { file: 'value', row: 'value', column: 'value', written: 'value', field: 'value' },
    law,
    reasons: reason,
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

const summary: Shape<RunSummary> = {
  $schema: 'value',
  kind: 'value',
  firms: { firm: 'value', outcome: 'value', ...counts, owed: 'value', owedOpen: 'value', report: 'value' },
  totals: counts,
  exit: { code: 'value', word: 'value' },
  provenance,
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const places = new WeakMap<object, ReadonlyMap<string, number>>();

/** Place of each key in a shape. */
const placesOf = (shape: object): ReadonlyMap<string, number> => {
  const known = places.get(shape);
  if (known) return known;
  const made = new Map(Object.keys(shape).map((key, i) => [key, i]));
  places.set(shape, made);
  return made;
};

/** Whether every key stands where its shape has it. Reports are built that way, and need no copy. */
const inOrder = (value: unknown, shape: object | string | undefined): boolean => {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every((item) => inOrder(item, shape));
  const from = value as Readonly<Record<string, unknown>>;
  const shapes = typeof shape === 'object' ? (shape as Readonly<Record<string, object | string>>) : undefined;
  const place = shapes && placesOf(shapes);
  let before = -1;
  let last = '';
  for (const key of Object.keys(from)) {
    if (!place) {
      if (last > key) return false;
      last = key;
    } else {
      const here = place.get(key);
      if (here === undefined || here <= before) return false;
      before = here;
    }
    const below = shapes?.[key];
    if (below !== 'value' && !inOrder(from[key], below)) return false;
  }
  return true;
};

/** The same value with its keys in order; keys that the shape does not know follow, sorted. */
const ordered = (value: unknown, shape: object | string | undefined): unknown => {
  if (value === null || typeof value !== 'object' || inOrder(value, shape)) return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, shape));
  const known = typeof shape === 'object' ? Object.keys(shape) : [];
  const rest = Object.keys(value)
    .filter((key) => !known.includes(key))
    .sort(byCodeUnit);
  const from = value as Readonly<Record<string, unknown>>;
  const shapes = (typeof shape === 'object' ? shape : {}) as Readonly<Record<string, object | string>>;
  return Object.fromEntries(
    [...known.filter((key) => Object.hasOwn(from, key)), ...rest].map((key) => [key, ordered(from[key], shapes[key])]),
  );
};

const canonical = (value: unknown, shape: object): string => `${JSON.stringify(ordered(value, shape), null, 2)}\n`;

/** The canonical text of a report: what its digest is taken of. */
export const reportText = (of: FirmReport): string => {
  // Asked for twice, to be written and to be digested.
  const known = texts.get(of);
  if (known !== undefined) return known;
  const made = canonical(of, report);
  texts.set(of, made);
  return made;
};

const texts = new WeakMap<FirmReport, string>();

export const summaryText = (of: RunSummary): string => canonical(of, summary);

/** The report's id: SHA-256 of its canonical bytes, in hex. */
export const reportDigest = (of: FirmReport): string =>
  createHash('sha256').update(reportText(of), 'utf8').digest('hex');

const inRun = (of: FirmReport): string => `${reportText(of).slice(0, -1)},\n`;

/** The whole of a run in one text, as the renderer writes it piece by piece. */
export const runText = (reports: readonly FirmReport[], run: RunSummary): string =>
  `[\n${reports.map(inRun).join('')}${summaryText(run)}]\n`;

/** An array of reports that ends with the summary; each stands in it with its canonical bytes. */
export const json: Renderer = {
  name: 'json',
  summary: {
    en: 'For programs: every finding in full, the same bytes for the same input, pack and options.',
    ja: 'プログラム向け：すべての指摘を省略なく。同じ入力・パック・設定なら同じバイト列。',
  },
  extension: '.json',
  begin: () => '[\n',
  firm: inRun,
  end: (run) => `${summaryText(run)}]\n`,
  firmAlone: reportText,
  endAlone: summaryText,
};
