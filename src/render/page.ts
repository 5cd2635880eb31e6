// The page that sections are written on: width, colours, words and names in one place. In: options. Out: lines that keep to the width.
import { Chalk } from 'chalk';
import type { Lang } from '../pack/types.js';
import { type Catalogue, words } from '../text/index.js';
import { type Names, namesOf } from './names.js';
import type { RenderOptions } from './renderer.js';
import { type Painter, type TableColumn, type TableOptions, table } from './table.js';
import { visible } from './visible.js';
import { pad, type WidthOptions, widthOf, wrap } from './width.js';

export interface Paint {
  readonly strong: Painter;
  readonly quiet: Painter;
  readonly good: Painter;
  readonly open: Painter;
  readonly bad: Painter;
  readonly mark: Painter;
}

export interface Page extends WidthOptions {
  readonly width: number;
  readonly lang: Lang;
  readonly words: Catalogue;
  readonly names: Names;
  readonly packTitle: string;
  readonly paint: Paint;
  readonly verbose: boolean;
  /** Rows shown of a list before the rest is only counted. */
  readonly limit: number;
  /** Drawn lines are of ambiguous width, so a terminal that draws those wide gets plain ASCII. */
  readonly rule: string;
  readonly bar: string;
}

const NARROWEST = 40;
const ROWS_SHOWN = 10;

export const pageOf = (options: RenderOptions): Page => {
  const chalk = new Chalk({ level: options.colour });
  const w = words(options.lang);
  return {
    width: Math.max(NARROWEST, Math.floor(options.width)),
    ambiguousWide: options.ambiguousWide,
    lang: options.lang,
    words: w,
    names: namesOf(options.pack, options.lang, w),
    packTitle: options.pack.title[options.lang],
    paint: {
      strong: chalk.bold,
      quiet: chalk.dim,
      good: chalk.green,
      open: chalk.yellow,
      bad: chalk.red,
      mark: chalk.red,
    },
    verbose: options.verbose,
    limit: options.verbose ? Number.POSITIVE_INFINITY : ROWS_SHOWN,
    rule: options.ambiguousWide ? '-' : '─',
    bar: options.ambiguousWide ? '|' : '│',
  };
};

/** Wrapped text, `indent` columns in; what follows the first line stands `hang` columns further in. */
export const paragraph = (page: Page, text: string, indent = 0, paint?: Painter, hang = 0): readonly string[] =>
  wrap(visible(text), page.width - indent - hang, page).map(
    (line, i) => ' '.repeat(indent + (i === 0 ? 0 : hang)) + (paint && line !== '' ? paint(line) : line),
  );

/** A quiet label with its text beside it; the text's own lines stay in one column. */
export const labelled = (
  page: Page,
  label: string,
  text: string,
  indent: number,
  column: number,
): readonly string[] => {
  const head = visible(label);
  // A label that leaves the text too little room stands on a line of its own.
  if (widthOf(head, page) + 2 > column) {
    return [...paragraph(page, label, indent, page.paint.quiet), ...paragraph(page, text, indent + 2)];
  }
  const lines = wrap(visible(text), page.width - indent - column, page);
  return lines.map(
    (line, i) =>
      ' '.repeat(indent) + (i === 0 ? page.paint.quiet(pad(head, column, 'left', page)) : ' '.repeat(column)) + line,
  );
};

/** Two texts at the two ends of a line, or one below the other where they do not fit. */
export const ends = (
  page: Page,
  left: string,
  right: string,
  paintLeft: Painter,
  paintRight: Painter,
  indent = 0,
): readonly string[] => {
  const [l, r] = [visible(left), visible(right)];
  if (r === '') return paragraph(page, left, indent, paintLeft);
  const room = page.width - indent - widthOf(l, page) - widthOf(r, page);
  if (room >= 2) return [' '.repeat(indent) + paintLeft(l) + ' '.repeat(room) + paintRight(r)];
  return [...paragraph(page, left, indent, paintLeft), ...paragraph(page, right, indent, paintRight)];
};

export const heading = (page: Page, text: string, paint: Painter = (t) => t): readonly string[] => [
  '',
  ...paragraph(page, text, 0, (t) => page.paint.strong(paint(t))),
];

export const ruleLine = (page: Page): string => page.paint.quiet(page.rule.repeat(page.width));

/** A table `indent` columns in. */
export const tableAt = (
  page: Page,
  indent: number,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  paintCell?: TableOptions['paintCell'],
): readonly string[] =>
  table(columns, rows, {
    width: page.width - indent,
    ambiguousWide: page.ambiguousWide,
    paintHead: page.paint.quiet,
    ...(paintCell && { paintCell }),
  }).map((line) => ' '.repeat(indent) + line);

/** "and 12 more", where a list of `count` was cut at the page's limit. */
export const moreThan = (page: Page, count: number, indent: number): readonly string[] =>
  count > page.limit ? paragraph(page, page.words.report.more(count - page.limit), indent, page.paint.quiet) : [];
