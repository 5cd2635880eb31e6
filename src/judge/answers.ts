// A rule's columns on a batch → an answer for each row, and for those that are open where from.
import type { Table } from '../dossier/table.js';
import type { Answer } from '../pack/types.js';
import type { Batch } from './batch.js';
import type { RuleColumns } from './groups.js';
import { TOO_LARGE } from './vec.js';

/** Order of answers as small numbers, so that the worst of several is the largest. */
export const ANSWERS: readonly Answer[] = ['not_applicable', 'met', 'undecided', 'breached'];
export const NOT_APPLICABLE = 0;
export const MET = 1;
export const UNDECIDED = 2;
export const BREACHED = 3;
export const ASK = 4;
const DUPLICATE = -1;
const ALONE = -4;
export const BY_REFERENCE = -2;
export const BY_EVIDENCE = -3;

/** Answers of a batch as small numbers, with the origin of each open one; null: none is open. */
export const answersOf = (b: Batch, r: RuleColumns): { answers: Uint8Array; origins: Int32Array | null } => {
  if (allTwice(b.table)) return openTwice(b);
  const applies = r.applies?.(b) ?? null;
  const must = r.must(b);
  const { from, until } = r.judge.rule;
  const dated = from !== null || until !== null;
  const answers = new Uint8Array(b.n);
  if (!dated && !must.st && !applies?.st && !b.table.twice) {
    plainAnswers(answers, must.num, applies?.num ?? null);
    return { answers, origins: null };
  }
  const origins = b.arena.states(b.n);
  const { n, from: days, rowOf } = b;
  const { twice, duplicate, alone } = b.table;
  const must01 = must.num;
  const mustState = must.st;
  const applies01 = applies ? applies.num : null;
  const appliesState = applies ? applies.st : null;
  const since = from ?? -Infinity;
  const last = until ?? Infinity;
  for (let i = 0; i < n; i += 1) {
    const row = rowOf ? rowOf[i]! : i;
    if (twice && duplicate[row] === 1) {
      answers[i] = UNDECIDED;
      origins[i] = alone?.has(row) ? ALONE : DUPLICATE;
      continue;
    }
    if (dated) {
      const day = days[i]!;
      if (day < since || day > last) continue; // not applicable
      if (!Number.isFinite(day)) {
        answers[i] = ASK;
        continue;
      }
    }
    const sa = appliesState ? appliesState[i]! : 0;
    if (sa === 0 && applies01 && applies01[i] === 0) continue; // not applicable
    const sm = mustState ? mustState[i]! : 0;
    if (sa === 0 && sm === 0) answers[i] = must01[i] === 1 ? MET : BREACHED;
    else if (sa === TOO_LARGE || sm === TOO_LARGE) answers[i] = ASK;
    else {
      answers[i] = UNDECIDED;
      origins[i] = sa !== 0 ? sa : sm;
    }
  }
  return { answers, origins };
};

/** Whether each row shares its key with another. */
export const allTwice = ({ rows, twice, duplicate }: Table): boolean => rows > 0 && twice && !duplicate.includes(0);

/** Where every row shares its key with another, nothing that stands in them is judged. */
const openTwice = ({ n, rowOf, table, arena }: Batch): { answers: Uint8Array; origins: Int32Array } => {
  const origins = arena.states(n);
  for (let i = 0; i < n; i += 1) origins[i] = table.alone?.has(rowOf ? rowOf[i]! : i) ? ALONE : DUPLICATE;
  return { answers: new Uint8Array(n).fill(UNDECIDED), origins };
};

/** Every row known, the duty always in force: no more than two comparisons a row. */
const plainAnswers = (answers: Uint8Array, must: Float64Array, applies: Float64Array | null): void => {
  const n = answers.length;
  if (applies)
    for (let i = 0; i < n; i += 1) answers[i] = applies[i] === 0 ? NOT_APPLICABLE : must[i] === 1 ? MET : BREACHED;
  else for (let i = 0; i < n; i += 1) answers[i] = must[i] === 1 ? MET : BREACHED;
};
