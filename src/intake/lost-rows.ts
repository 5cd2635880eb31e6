// Rows left out of a table whose rows may correct each other: what they say of whose they are. In: a row. Out: a line of the tally.
import type { FilePlan, FileTally, LostRow, RowBlock } from './types.js';
import { cellText } from './values/cell.js';
import { unmarked } from './values/mark.js';

/** More of them than this are not told apart. */
const MOST = 1000;
const ANY: LostRow = { firm: '', owner: '', sure: false, takes: true };
const BELOW_ZERO = /^["' ]*[(（]?[-−‐–△▲ー－][ ]*[\d¥￥$.０-９]|^[(（][\d,.０-９]+[)）]$|\d-$/;

/** Takes down a row of another width (cells as they stand), or one whose firm and owner were read. */
export type Loser = (raw: RowBlock, row: number, read?: { readonly firm: string; readonly owner: string }) => void;

/** Of a table without corrections nothing is taken down. */
export function loserOf({ record, columns }: FilePlan, tally: FileTally): Loser {
  if (record.corrections === undefined) return () => {};
  const at = (name: string): number => columns.find((m) => m.column.name === name && !m.named)?.index ?? -1;
  const [firm, owner] = [at(record.firm), at(record.key[0]!)];
  return (raw, row, read) => {
    if (tally.lost.length > MOST) return;
    if (tally.lost.length === MOST) {
      tally.lost.push(ANY);
      return;
    }
    const cells: string[] = [];
    for (let field = raw.rowStart[row]!; field < raw.rowStart[row + 1]!; field++)
      cells.push(unmarked(cellText(raw.bytes, raw.starts[field]!, raw.ends[field]!)).trim());
    const takes = cells.some((cell) => BELOW_ZERO.test(cell));
    tally.lost.push(
      read
        ? { ...read, sure: true, takes }
        : { firm: cells[firm] ?? '', owner: cells[owner] ?? '', sure: false, takes },
    );
  };
}
