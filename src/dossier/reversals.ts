// Rows of one key among which one takes all of another back: the two fall out, and what is left is judged. In: what a table says
// of its rows. Out: those left and those that fell out; undefined where nobody can tell which.

/** What has to be known of rows of one key. */
export interface Reversible {
  isBase(row: number): boolean;
  isCorrection(row: number): boolean;
  /** The second says the first with all signs turned, and nothing else otherwise. */
  mirrors(base: number, correction: number): boolean;
  /** They say the same in every column. */
  same(a: number, b: number): boolean;
}

export const withoutReversed = (
  rows: readonly number[],
  look: Reversible,
): { readonly left: readonly number[]; readonly gone: readonly number[] } | undefined => {
  const gone = new Set<number>();
  for (const row of rows) {
    if (!look.isCorrection(row)) continue;
    const reversed = rows.filter((r) => look.isBase(r) && look.mirrors(r, row));
    if (reversed.length === 0) continue;
    // Which of two that are alike is meant makes no difference; of two that are not, nobody knows.
    if (reversed.some((r) => !look.same(r, reversed[0]!))) return undefined;
    const free = reversed.find((r) => !gone.has(r));
    if (free === undefined) return undefined;
    gone.add(free).add(row);
  }
  return { left: rows.filter((r) => !gone.has(r)), gone: rows.filter((r) => gone.has(r)) };
};
