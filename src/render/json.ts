// Reports as JSON, the same bytes for the same report: keys in the order of shape.ts, free keys sorted. In: reports. Out: text.
import { createHash } from 'node:crypto';
import type { FirmReport, RunSummary } from '../report/types.js';
import type { Renderer } from './renderer.js';
import { reportShape, summaryShape } from './shape.js';

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
  for (const key in from) {
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
  const from = value as Readonly<Record<string, unknown>>;
  const shapes = (typeof shape === 'object' ? shape : {}) as Readonly<Record<string, object | string>>;
  const keys = keysInOrder(value, typeof shape === 'object' ? Object.keys(shape) : []);
  return Object.fromEntries(keys.map((key) => [key, ordered(from[key], shapes[key])]));
};

/** Those that are known first, then the others, sorted. */
const keysInOrder = (value: object, known: readonly string[]): readonly string[] => {
  const rest = Object.keys(value).filter((key) => !known.includes(key));
  return [...known.filter((key) => Object.hasOwn(value, key)), ...rest.sort(byCodeUnit)];
};

const indented = (value: unknown, by: string): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);

const canonical = (value: unknown, shape: object): string => `${JSON.stringify(ordered(value, shape), null, 2)}\n`;

/** The canonical text of a report: what its digest is taken of. */
export const reportText = (of: FirmReport): string => {
  // Asked for twice, to be written and to be digested.
  const known = texts.get(of);
  if (known !== undefined) return known;
  const made = canonical(of, reportShape);
  texts.set(of, made);
  return made;
};

const texts = new WeakMap<FirmReport, string>();

export const summaryText = (of: RunSummary): string => canonical(of, summaryShape);

const digests = new WeakMap<FirmReport, string>();

/** The report's id: SHA-256 of its canonical bytes, in hex. Made piece by piece: the whole text may be larger than all else. */
export const reportDigest = (of: FirmReport): string => {
  const known = digests.get(of);
  if (known !== undefined) return known;
  const sum = createHash('sha256');
  const text = texts.get(of);
  for (const piece of text === undefined ? pieces(of) : [text]) sum.update(piece, 'utf8');
  const made = sum.digest('hex');
  digests.set(of, made);
  return made;
};

/** The canonical text of a report in pieces, finding by finding. */
function* pieces(of: FirmReport): Generator<string> {
  const shapes = reportShape as Readonly<Record<string, object | string>>;
  let before = '{\n';
  for (const key of keysInOrder(of, Object.keys(shapes))) {
    const value = (of as unknown as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) continue;
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ',\n';
    if (key === 'findings' && of.findings.length > 0) {
      for (const [i, one] of of.findings.entries())
        yield `${i === 0 ? '[' : ','}\n    ${indented(ordered(one, shapes[key]), '    ')}`;
      yield '\n  ]';
    } else yield indented(ordered(value, shapes[key]), '  ');
  }
  yield '\n}\n';
}

/** Subjects are the bulk of a large report: so many may come to half of the longest string there can be. */
const SUBJECTS_MOST = 1_000_000;

const isLarge = ({ findings }: FirmReport): boolean =>
  findings.reduce((n, f) => n + 1 + (f.subjects?.length ?? 0), 0) > SUBJECTS_MOST;

/** The text of a report in pieces, alone or as one that others follow. */
export function* reportPieces(of: FirmReport, alone: boolean): Generator<string> {
  let before = '';
  for (const piece of pieces(of)) {
    yield before;
    before = piece;
  }
  yield alone ? before : `${before.slice(0, -1)},\n`;
}

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
  pieces: (report, alone) => (isLarge(report) ? reportPieces(report, alone) : undefined),
  endAlone: summaryText,
};
