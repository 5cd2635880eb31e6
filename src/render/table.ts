// Lays rows out in columns within a width. In: columns and cells as plain text. Out: lines, wrapped and painted.
import { visible } from './visible.js';
import { pad, type WidthOptions, widthOf, withoutEnd, wrap } from './width.js';

export type Painter = (text: string) => string;

export interface TableColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  readonly paint?: Painter;
}

export interface TableOptions extends WidthOptions {
  readonly width: number;
  readonly paintHead?: Painter;
  /** A painter of this cell's own, instead of its column's. */
  readonly paintCell?: (row: number, column: number) => Painter | undefined;
}

const GAP = 2;
/** A column of text narrower than this is hard to read. Numbers are never broken. */
const READABLE = 10;
/** Whole words can be read in less. */
const READABLE_WORDS = 8;
/** Rows whose words are measured; the others are much the same. */
const LOOKED_AT = 1000;

const isBlank = (text: string): boolean => withoutEnd(text) === '';

/** Takes columns off the widest of `which` until the sum fits; none goes below its `least`. */
const shrink = (widths: number[], which: readonly number[], room: number, least: (i: number) => number): void => {
  const sum = () => widths.reduce((a, b) => a + b, 0);
  for (let over = sum() - room; over > 0; over -= 1) {
    const widest = which.reduce<number>(
      (best, i) => (widths[i]! > least(i) && widths[i]! > (widths[best] ?? 0) ? i : best),
      -1,
    );
    if (widest < 0) return;
    widths[widest]! -= 1;
  }
};

const longestWord = (text: string, options: WidthOptions): number =>
  Math.max(...text.split(' ').map((word) => widthOf(word, options)));

/** Width of each column, or null when there is no room for a table: heads are broken first, then columns of text. */
const layOut = (
  columns: readonly TableColumn[],
  heads: readonly (readonly string[])[],
  cells: readonly (readonly string[])[],
  options: TableOptions,
): readonly number[] | null => {
  const room = options.width - GAP * (columns.length - 1);
  // Not Math.max(...): a table may have more rows than a call takes arguments.
  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, widthOf(text, options)), 1);
  const fits = (widths: readonly number[]): boolean => widths.reduce((a, b) => a + b, 0) <= room;
  const inner = columns.map((_, i) => widest(cells.map((row) => row[i]!)));
  const whole = inner.map((width, i) => Math.max(width, widest(heads[i]!)));
  if (fits(whole)) return whole;
  const broken = inner.map((width, i) => Math.max(width, ...heads[i]!.map((h) => longestWord(h, options))));
  const texts = columns.flatMap((c, i) => (c.align === 'right' ? [] : [i]));
  // Between words as far as that goes; a name or an id is broken only if nothing else is left.
  const words = columns.map((_, i) =>
    Math.max(READABLE_WORDS, ...cells.slice(0, LOOKED_AT).map((row) => longestWord(row[i]!, options))),
  );
  shrink(broken, texts, room, (i) => words[i]!);
  shrink(broken, texts, room, () => READABLE);
  return fits(broken) ? broken : null;
};

/** Each row as a sentence, for pages too narrow for columns: "W017: period 2025-11, owed 240 yen". */
const stacked = (
  heads: readonly (readonly string[])[],
  cells: readonly (readonly string[])[],
  options: TableOptions,
): readonly string[] =>
  cells.flatMap((row) => {
    const said = row.map((text, i) => (i === 0 || isBlank(text) ? text : [heads[i]![0], text, heads[i]![1]].join(' ')));
    const [first = '', ...rest] = said.filter((text) => !isBlank(text)).map((text) => withoutEnd(text));
    const sentence = rest.length === 0 ? first : `${first}: ${rest.join(', ')}`;
    return wrap(sentence, options.width - GAP, options).map((line, i) => (i === 0 ? '' : ' '.repeat(GAP)) + line);
  });

/** A table of a head and rows; keeps to the width. */
export const table = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): readonly string[] => {
  const cells = rows.map((row) => columns.map((_, i) => visible(row[i] ?? '')));
  const heads = columns.map((c) => c.head.split('\n').map(visible));
  const widths = layOut(columns, heads, cells, options);
  if (widths === null) return stacked(heads, cells, options);

  const lines = (parts: readonly (readonly string[])[], paint: (i: number) => Painter | undefined): string[] => {
    const wrapped = parts.map((part, i) => part.flatMap((text) => wrap(text, widths[i]!, options)));
    const height = Math.max(...wrapped.map((w) => w.length));
    return Array.from({ length: height }, (_, line) =>
      withoutEnd(
        wrapped
          .map((w, i) => {
            const last = i === columns.length - 1 && columns[i]!.align !== 'right';
            const text = w[line] ?? '';
            const filled = last ? text : pad(text, widths[i]!, columns[i]!.align ?? 'left', options);
            return isBlank(filled) ? filled : (paint(i)?.(filled) ?? filled);
          })
          .join(' '.repeat(GAP)),
      ),
    );
  };
  const head = columns.some((c) => c.head !== '') ? lines(heads, () => options.paintHead) : [];
  return [
    ...head,
    ...cells.flatMap((row, r) =>
      lines(
        row.map((text) => [text]),
        (i) => options.paintCell?.(r, i) ?? columns[i]!.paint,
      ),
    ),
  ];
};
