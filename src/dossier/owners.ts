// Whose rows a table's rows are. In: what says so, row by row. Out: an order in which each person's rows stand together, and their numbers.

/** Whose row each is, and its month: what rows of one person stand together by. */
export interface Owned {
  readonly owners: readonly Float64Array[];
  readonly unowned: Uint8Array | null;
  readonly month: Float64Array;
}

const nobody = ({ unowned }: Owned, r: number): boolean => unowned !== null && unowned[r] === 1;

const sameOwner = ({ owners }: Owned, a: number, b: number): boolean => {
  for (const k of owners) if (k[a] !== k[b]) return false;
  return true;
};

/** By owner and month; rows of nobody come first, as they stand. */
export const compareOwned = (o: Owned, a: number, b: number): number => {
  const [x, y] = [nobody(o, a), nobody(o, b)];
  if (x || y) return x && y ? a - b : x ? -1 : 1;
  for (const k of o.owners) if (k[a] !== k[b]) return k[a]! < k[b]! ? -1 : 1;
  const [m, n] = [o.month[a]!, o.month[b]!];
  return (Number.isNaN(m) ? -Infinity : m) - (Number.isNaN(n) ? -Infinity : n) || a - b;
};

/** Numbers the persons of rows that stand in `order`; null: as they are. */
export const personsOf = (o: Owned, rows: number, order: readonly number[] | null): Int32Array => {
  const person = new Int32Array(rows);
  for (let r = 0; r < rows; r += 1) {
    const here = order ? order[r]! : r;
    if (nobody(o, here)) person[r] = -1;
    else if (r > 0) {
      const last = person[r - 1]!;
      person[r] = last + (last !== -1 && sameOwner(o, here, order ? order[r - 1]! : r - 1) ? 0 : 1);
    }
  }
  return person;
};
