// Lays rows out in columns within a width. In: columns and cells as plain text. Out: lines, wrapped and painted.
import { visible } from './visible.js';
import { pad, type WidthOptions, widthOf, wrap } from './width.js';

export type Painter = (text: string) => string;

export interface TableColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  readonly paint?: Painter;
}

export interface TableOptions extends WidthOptions {
  readonly width: number;
  readonly paintHead?: Painter;
  /** Paints whole rows, e.g. dims those that decide nothing. */
  readonly paintRow?: (row: number) => Painter | undefined;
}

const GAP = 2;
/** A column of text narrower than this is hard to read; numbers are broken only when nothing else is left. */
const READABLE = 10;

/** Takes columns off the widest of `which` until the sum fits; none goes below `least`. */
const shrink = (widths: number[], which: readonly number[], room: number, least: number): void => {
  const sum = () => widths.reduce((a, b) => a + b, 0);
  for (let over = sum() - room; over > 0; over -= 1) {
    const widest = which.reduce<number>((best, i) => (widths[i]! > (widths[best] ?? 0) ? i : best), -1);
    if (widest < 0 || widths[widest]! <= least) return;
    widths[widest]! -= 1;
  }
};

/** A table of one line head and rows; keeps to the width as long as each column can have two. */
export const table = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): readonly string[] => {
  const cells = rows.map((row) => columns.map((_, i) => visible(row[i] ?? '')));
  const headWords = columns.map((c) => c.head.split('\n').map(visible));
  const widths = columns.map((_, i) =>
    Math.max(2, ...headWords[i]!.map((h) => widthOf(h, options)), ...cells.map((row) => widthOf(row[i]!, options))),
  );
  const room = options.width - GAP * (columns.length - 1);
  const indexes = columns.map((_, i) => i);
  const texts = indexes.filter((i) => columns[i]!.align !== 'right');
  shrink(widths, texts, room, READABLE);
  shrink(widths, texts, room, 4);
  shrink(widths, indexes, room, 2);

  const lines = (parts: readonly (readonly string[])[], paint: (i: number) => Painter | undefined): string[] => {
    const wrapped = parts.map((part, i) => part.flatMap((text) => wrap(text, widths[i]!, options)));
    const height = Math.max(...wrapped.map((w) => w.length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((w, i) => {
          const last = i === columns.length - 1 && columns[i]!.align !== 'right';
          const text = w[line] ?? '';
          const filled = last ? text : pad(text, widths[i]!, columns[i]!.align ?? 'left', options);
          return filled.trim() === '' ? filled : (paint(i)?.(filled) ?? filled);
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const head = columns.some((c) => c.head !== '') ? lines(headWords, () => options.paintHead) : [];
  return [
    ...head,
    ...cells.flatMap((row, r) =>
      lines(
        row.map((text) => [text]),
        (i) => options.paintRow?.(r) ?? columns[i]!.paint,
      ),
    ),
  ];
};
