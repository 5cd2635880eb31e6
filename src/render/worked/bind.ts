// Which value stands for which name in a step. In: a formula and the same filled in, as a report has them. Out: name → value as written.

/** As the engine finds names when it fills a formula in. */
const WORD = /'[^']*'|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?/g;

/**
 * Walks both texts side by side: what stands between two names is the same in both. Undefined where they part ways, for
 * then no value may be trusted.
 */
export const bind = (
  formula: string,
  filled: string,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> | undefined => {
  const found = [...formula.matchAll(WORD)].filter((m) => names.has(m[0]));
  const bound = new Map<string, string>();
  const between = (i: number): string => {
    const from = i === 0 ? 0 : found[i - 1]!.index + found[i - 1]![0].length;
    return formula.slice(from, found[i]?.index ?? formula.length);
  };
  if (!filled.startsWith(between(0))) return undefined;
  let at = between(0).length;
  for (const [i, { 0: name }] of found.entries()) {
    const after = between(i + 1);
    const known = bound.get(name);
    const last = i === found.length - 1 && after === '';
    const end = known !== undefined ? at + known.length : last ? filled.length : filled.indexOf(after, at + 1);
    if (end <= at || !filled.startsWith(after, end)) return undefined;
    const value = filled.slice(at, end);
    if (known !== undefined && known !== value) return undefined;
    bound.set(name, value);
    at = end + after.length;
  }
  if (at !== filled.length) return undefined;
  // A name that was left standing has no value of its own.
  for (const [name, value] of bound) if (name === value) bound.delete(name);
  return bound;
};
