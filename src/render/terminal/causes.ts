// Why answers are open. In: undecided findings. Out: their causes, the most frequent first.
import type { Finding, SubjectRef } from '../../report/types.js';
import type { Page } from '../page.js';
import { reasonText } from './reasons.js';
import { subjectsOf, whoAndWhen } from './subjects.js';

export interface Cause {
  readonly sentence: string;
  readonly subjects: readonly SubjectRef[];
  readonly first: Finding;
}

/** Open subjects by the sentence that says why; the most frequent causes first. */
export const causesOf = (page: Page, findings: readonly Finding[]): readonly Cause[] => {
  const causes = new Map<string, { sentence: string; subjects: SubjectRef[]; first: Finding }>();
  for (const f of findings) {
    const sentence = f.reasons[0] === undefined ? page.words.report.unknown : reasonText(page, f.reasons[0]);
    const cause = causes.get(sentence) ?? { sentence, subjects: [], first: f };
    // Not push(...): there may be more of them than a call takes arguments.
    for (const s of subjectsOf(f)) cause.subjects.push(s);
    causes.set(sentence, cause);
  }
  return Array.from(causes.values()).sort((a, b) => b.subjects.length - a.subjects.length);
};

/** Whose it is, when, and the cell that is open. */
export const whoAndWhere = (page: Page, f: Finding, subject: SubjectRef): string => {
  const { report: r } = page.words;
  const column = f.reasons[0]?.args.column;
  const cell = f.cells.find((c) => c.field === column) ?? f.cells[0];
  const whose = whoAndWhen(page, subject);
  return cell === undefined ? whose : r.bracketed(whose, r.place(cell.file, cell.row));
};

/** What differs from row to row, and would tell the same cause many times over. */
const OF_THE_ROW = new Set(['difference', 'month', 'day', 'written']);

/** Findings that are open for the same kind of cause: the first of them tells it. */
export const kindsOf = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const kinds = new Map<string, Finding[]>();
  for (const f of findings) {
    const { code = '', args = {} } = f.reasons[0] ?? {};
    const key = JSON.stringify([code, Object.entries(args).filter(([name]) => !OF_THE_ROW.has(name))]);
    kinds.set(key, [...(kinds.get(key) ?? []), f]);
  }
  const open = (own: readonly Finding[]): number => own.reduce((n, f) => n + subjectsOf(f).length, 0);
  return [...kinds.values()].sort((a, b) => open(b) - open(a));
};
