// Paths that name a sheet (book.xlsx#4月) → the workbooks to open, and which of the tables taken out of them are wanted.
import { resolve } from 'node:path';
import { fault } from '../intake/faults.js';
import type { Source } from '../intake/types.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';
import { slashed, statOf } from './sources.js';

export interface NamedSheets {
  /** The arguments with each sheet's name taken off. */
  readonly paths: readonly string[];
  /** The tables without the sheets nobody named; of those the first that is read tells. */
  wanted(tables: readonly Source[]): readonly Source[];
}

export const namedSheets = (paths: readonly string[], w: Catalogue): NamedSheets => {
  const named = new Map<string, Set<string>>();
  const whole = new Set<string>();
  const plain = paths.map((path) => {
    const at = sheetAt(path);
    if (at < 0) {
      whole.add(resolve(path));
      return path;
    }
    const book = path.slice(0, at);
    named.set(book, (named.get(book) ?? new Set()).add(path.slice(at + 1).replaceAll('/', '／')));
    return book;
  });
  const asked = [...named].filter(([book]) => !whole.has(resolve(book)));
  return {
    paths: [...new Set(plain)],
    wanted: (tables) => asked.reduce((all, [book, sheets]) => ofBook(all, slashed(book), sheets, w), tables),
  };
};

/** Where the name of a sheet begins: behind the name of a file that is there. A file that has a # in its name is a file. */
const sheetAt = (path: string): number => {
  if (statOf(path)) return -1;
  for (let at = path.indexOf('#'); at > 0; at = path.indexOf('#', at + 1))
    if (statOf(path.slice(0, at))?.isFile()) return at;
  return -1;
};

const ofBook = (
  tables: readonly Source[],
  book: string,
  sheets: ReadonlySet<string>,
  w: Catalogue,
): readonly Source[] => {
  const sheetOf = ({ name }: Source): string | undefined =>
    name.startsWith(`${book}#`) ? name.slice(book.length + 1) : undefined;
  const there = tables.map(sheetOf).filter((sheet) => sheet !== undefined);
  // What is no workbook says so itself.
  if (there.length === 0) return tables;
  for (const sheet of sheets)
    if (!there.includes(sheet)) throw new UsageError(w.cli.noSheet(book, sheet, there.join(', ')));
  const others = there.filter((sheet) => !sheets.has(sheet));
  const kept = tables.filter((table) => !others.includes(sheetOf(table) ?? ''));
  if (others.length === 0) return kept;
  const first = kept.findIndex((table) => sheetOf(table) !== undefined);
  return kept.map((table, i) => {
    if (i !== first) return table;
    const note = fault('sheets_not_named', table.name, { sheets: others.join(', ') });
    return { ...table, taken: { ...table.taken, faults: [note, ...(table.taken?.faults ?? [])] } };
  });
};
