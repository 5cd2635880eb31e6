// Rows left out when a file was read may belong to rows that were: what they take back, or state once more, nobody knows.
import { CELL, type LostRow } from '../intake/types.js';
import { changed } from './changed.js';
import type { Table } from './table.js';

/** A firm's table with the rows marked that a row left out may belong to. */
export const withLost = (t: Table, firm: string, lost: readonly LostRow[]): Table => {
  if (!t.record.corrections || lost.length === 0 || t.rows === 0) return t;
  const owners = t.columns.get(t.record.key[0]!);
  const rowsOf = (owner: string): number[] => {
    const hits: number[] = [];
    if (owners?.words && owner !== '')
      for (let r = 0; r < t.rows; r += 1)
        if (owners.states[r] === CELL.value && owners.words[owners.values[r]!] === owner) hits.push(r);
    return hits;
  };
  const open = new Set<number>();
  for (const { firm: of, owner, sure, takes } of new Set(lost)) {
    if (of !== '' && of !== firm && (sure || t.columns.has(t.record.firm))) continue;
    const own = rowsOf(owner);
    for (const r of own) open.add(r);
    // Without an owner to be relied on, only what takes something back leaves all rows open: a note or a total would, too.
    if (own.length === 0 && takes && (owner === '' || !sure)) for (let r = 0; r < t.rows; r += 1) open.add(r);
  }
  if (open.size === 0) return t;
  const duplicate = t.duplicate.slice();
  for (const r of open) duplicate[r] = 1;
  return changed(t, { duplicate, twice: true, lost: open });
};
