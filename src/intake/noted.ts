// Faults of a block as they are found: kept while one of them may still be listed, then only counted.
import { FAULTS_LISTED } from './faults.js';
import type { FileColumn, FileTally } from './types.js';

export interface Found {
  readonly row: number;
  /** Position in the plan's columns; -1 for a fault of the row. */
  readonly column: number;
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The cell of a sum, where it is not the first. */
  readonly cell?: FileColumn;
}

/** The faults of a block; where the tally lists no more of them, how many there are of each code. */
export interface Noted {
  readonly list: Found[];
  readonly beyond: Map<string, number> | null;
  /** The last row with too few cells; -1 where there is none. */
  lastShort: number;
}

export function note({ list, beyond }: Noted, one: Found): void {
  if (beyond === null) list.push(one);
  else beyond.set(one.code, (beyond.get(one.code) ?? 0) + 1);
}

/** For the next block of a file. */
export function newNoted(tally: FileTally): Noted {
  return { list: [], beyond: tally.faults.length < FAULTS_LISTED ? null : new Map(), lastShort: -1 };
}
