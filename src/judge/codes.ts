// Words → small numbers, so that codes and keys can be compared and looked up as numbers in columns.

/** Numbers for words, so that codes can be compared and looked up as numbers. */
export interface Codes {
  of(word: string): number;
  /** Number of each word of a dictionary. */
  all(words: readonly string[]): Int32Array;
  /** A number for two numbers in order: keys of several words become one number, however many words there are. */
  pair(first: number, second: number): number;
  /** The pair's number, -1 where `pair` never made one. */
  paired(first: number, second: number): number;
}

export const newCodes = (): Codes => {
  const index = new Map<string, number>();
  const lists = new WeakMap<readonly string[], Int32Array>();
  const pairs = new Map<number, Map<number, number>>();
  let made = 0;
  const of = (word: string): number => {
    const known = index.get(word);
    if (known !== undefined) return known;
    index.set(word, index.size);
    return index.size - 1;
  };
  return {
    of,
    all(words) {
      const known = lists.get(words);
      if (known && known.length === words.length) return known;
      const list = Int32Array.from(words, of);
      lists.set(words, list);
      return list;
    },
    pair(first, second) {
      const seconds = pairs.get(first) ?? new Map<number, number>();
      if (seconds.size === 0) pairs.set(first, seconds);
      const number = seconds.get(second) ?? made++;
      seconds.set(second, number);
      return number;
    },
    paired: (first, second) => pairs.get(first)?.get(second) ?? -1,
  };
};
