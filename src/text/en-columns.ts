// What kijun columns says in English. In: names and counts. Out: words and sentences.
import { s } from './en-plurals.js';

export const columns = {
  head: { header: 'header', name: 'column', unit: 'unit', sample: 'first cell', why: 'why' },
  why: { name: 'its own name', alias: 'known header', preset: 'preset', map: 'mapping' } as Readonly<
    Record<string, string>
  >,
  hours: { decimal: 'decimal', 'hh.mm': 'h.mm', minutes: 'minutes', ask: 'h:mm' } as Readonly<Record<string, string>>,
  readAs: (table: string) => `Read as: ${table}`,
  file: (encoding: string, delimiter: string, line: number) =>
    `${encoding}, parted by ${delimiter}, ${
      line > 0 ? `headings on line ${line}` : line === 0 ? 'no row of headings' : 'turned into one record a row'
    }`,
  delimiters: { ',': 'commas', '\t': 'tabs', ';': 'semicolons', '|': 'bars' } as Readonly<Record<string, string>>,
  preset: (product: string, id: string, why: string) => {
    const how =
      why === 'recognised' ? 'recognised by its headers' : why === 'option' ? 'named with --preset' : 'by the mapping';
    return `Layout of ${product} (${id}), ${how}`;
  },
  unchecked: 'Nobody has seen a whole file of this product: check the table below.',
  mapping: (file: string) => `By the mapping ${file}`,
  unmapped: 'Not read: no column goes by these headers',
  unmappedWhat: 'Where one of them matters, say what it means in a mapping (--write), or with --ask.',
  dropped: 'Dropped unread: personal data',
  needs: 'What the rules would still need from this table',
  need: (title: string, name: string, rules: number, first: string, headers: readonly string[]) =>
    `${title} (${name}): ${s(rules, 'rule')}, such as ${first}${headers.length === 0 ? '' : `; headers: ${headers.join(', ')} …`}`,
  more: (n: number) => `and ${s(n, 'more column')}: --verbose`,
  notUnderstood: 'Not understood',
  wrote: (path: string) => `wrote ${path}: correct it by hand, then use it with --map ${path}`,
  faultAt: (line: number, column: string, written: string, more: number) =>
    [
      line > 0 ? `line ${line}` : '',
      `${column}${written === '' ? '' : ` "${written}"`}`.trim(),
      more > 0 ? `and ${more} more` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  unanswered: (file: string, path: string) =>
    `${file}: the question above is still open in ${path}. Answer it there with "hours" or "dates", or the file is stopped again.`,
  nothingToWrite: (path: string) => `${path} was not written: no headers could be read that a mapping could name.`,
  cancelled: 'Nothing was written.',
  mapThere: (path: string) => `${path} is there already and is not overwritten. Name another file with --write.`,
  ask: (header: string) => `${header}: which column? (empty: none; ?: all names) `,
  askNames: (names: readonly string[]) => names.join(', '),
  askUnknown: (name: string) => `There is no free column "${name}".`,
  askNoTerminal: '--ask needs a terminal. Use --write FILE, correct the mapping there, and give it with --map FILE.',
};
