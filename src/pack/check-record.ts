// A table's own sense. In: a merged table, every table of the pack, the file that made or last added to it. Out: faults.
import { checkCorrections } from './check-corrections.js';
import type { ColumnType, PackFault, RecordColumn, RecordDef, RecordLink } from './types.js';
import { didYouMean, fault, listed, pointer, quoted } from './words.js';

/** Columns and tables that are named exist and are of the right kind; no header or spelling means two things. */
export const checkRecord = (
  record: RecordDef,
  tables: ReadonlyMap<string, RecordDef>,
  file: string,
): readonly PackFault[] => {
  const see = (name: string, at: string, types?: readonly ColumnType[]): readonly PackFault[] =>
    checkColumn(record, name, types, file, at);
  const path = (name: string, at: string): readonly PackFault[] => {
    const [first, second] = name.split('.') as [string, string?];
    if (second === undefined) return see(first, at, ['date']);
    const table = record.parent?.table === first ? first : record.finds[first]?.table;
    const other = table === undefined ? undefined : tables.get(table);
    return other ? checkColumn(other, second, ['date'], file, at) : [unknownTable(first, tables, file, at)];
  };
  const { parent, period, employed } = record;
  return [
    ...record.key.flatMap((c, i) => see(c, pointer('key', i))),
    ...see(record.firm, '/firm', ['id', 'code', 'text']),
    ...(record.persons === undefined ? [] : see(record.persons, '/persons', ['count'])),
    ...record.identifiedBy.flatMap((c, i) => see(c, pointer('identifiedBy', i))),
    ...(record.orIdentifiedBy ?? []).flatMap((c, i) => see(c, pointer('orIdentifiedBy', i))),
    ...(period
      ? [
          ...see(period.from, '/period/from', ['date']),
          ...see(period.to, '/period/to', ['date']),
          ...(period.month === undefined ? [] : see(period.month, '/period/month', ['month'])),
          ...(period.paid === undefined ? [] : see(period.paid.month, '/period/paid/month', ['month'])),
          ...(period.paid === undefined ? [] : see(period.paid.on, '/period/paid/on', ['date'])),
          ...(period.paid?.apart === undefined
            ? []
            : see(period.paid.apart.some, '/period/paid/apart/some', ['money'])),
          ...(period.paid?.apart?.none ?? []).flatMap((c, i) => see(c, pointer('period', 'paid', 'apart', 'none', i))),
        ]
      : []),
    ...(employed ? path(employed.from, '/employed/from') : []),
    ...(employed?.to === undefined ? [] : path(employed.to, '/employed/to')),
    ...(parent ? checkLink(record, parent, tables, file, '/parent') : []),
    ...Object.entries(record.finds).flatMap(([n, l]) => checkLink(record, l, tables, file, pointer('finds', n))),
    ...record.sums.flatMap((s, i) =>
      [s.total, ...s.items, ...s.less].flatMap((c) => see(c, pointer('sums', i), ['money', 'hours', 'days', 'count'])),
    ),
    ...record.columns.flatMap((c) =>
      (c.holds ?? []).flatMap((h, i) => see(h, pointer('properties', c.name, 'holds', i), [c.type])),
    ),
    ...record.columns.flatMap((c) =>
      c.leastOf === undefined ? [] : see(c.leastOf, pointer('properties', c.name, 'leastOf'), [c.type]),
    ),
    ...record.columns.flatMap((c) =>
      c.vouches === undefined || tables.has(c.vouches)
        ? []
        : [unknownTable(c.vouches, tables, file, pointer('properties', c.name, 'vouches'))],
    ),
    ...checkCorrections(record, file, see),
    ...twoHeaders(record, file),
    ...record.columns.flatMap((c) => twoSpellings(c, file)),
  ];
};

const checkColumn = (
  record: RecordDef,
  name: string,
  types: readonly ColumnType[] | undefined,
  file: string,
  at: string,
): readonly PackFault[] => {
  const column = record.columns.find((c) => c.name === name);
  if (!column) {
    const near = didYouMean(
      name,
      record.columns.map((c) => c.name),
    );
    return [
      fault(
        'unknown_column',
        file,
        at,
        `The table ${record.id} has no column "${quoted(name)}".${near.en} Correct the name, or add the column to its properties.`,
        `表 ${record.id} に「${quoted(name)}」という列はありません。${near.ja}名前を直すか、properties に列を追加してください。`,
      ),
    ];
  }
  if (!types || types.includes(column.type)) return [];
  const wanted = listed(types);
  return [
    fault(
      'column_type',
      file,
      at,
      `The column "${name}" of ${record.id} has the type ${column.type}; here it must be ${wanted.en}. Name another column.`,
      `${record.id} の列「${name}」の型は ${column.type} ですが、ここで使えるのは ${wanted.ja} です。別の列を指定してください。`,
    ),
  ];
};

const unknownTable = (name: string, tables: ReadonlyMap<string, RecordDef>, file: string, at: string): PackFault => {
  const near = didYouMean(name, [...tables.keys()]);
  return fault(
    'unknown_table',
    file,
    at,
    `There is no table "${quoted(name)}" here or in a parent.${near.en} Correct the name, or add records/${quoted(name)}.json.`,
    `「${quoted(name)}」という表は、このパックにも親パックにもありません。${near.ja}名前を直すか、records/${quoted(name)}.json を追加してください。`,
  );
};

const checkLink = (
  record: RecordDef,
  link: RecordLink,
  tables: ReadonlyMap<string, RecordDef>,
  file: string,
  at: string,
): readonly PackFault[] => {
  const other = tables.get(link.table);
  if (!other) return [unknownTable(link.table, tables, file, `${at}/table`)];
  return [
    ...Object.entries(link.by).flatMap(([own, theirs]) => [
      ...checkColumn(record, own, undefined, file, at + pointer('by', own)),
      ...checkColumn(other, theirs, undefined, file, at + pointer('by', own)),
    ]),
    ...Object.entries(link.where ?? {}).flatMap(([theirs, paths]) => {
      const here = at + pointer('where', theirs);
      const theirType = other.columns.find((c) => c.name === theirs)?.type;
      if (theirType === undefined) return checkColumn(other, theirs, undefined, file, here);
      return paths.flatMap((path) => checkPlace(record, path, theirType, tables, file, here));
    }),
  ];
};

/** A place named in `where`: a column of this table, of the firm, the parent, or of a record found without a `where` of its own. */
const checkPlace = (
  record: RecordDef,
  path: string,
  type: ColumnType,
  tables: ReadonlyMap<string, RecordDef>,
  file: string,
  at: string,
): readonly PackFault[] => {
  const [first, second] = path.split('.') as [string, string?];
  if (second === undefined) return checkColumn(record, first, [type], file, at);
  const found = record.finds[first];
  const table = first === 'firm' || record.parent?.table === first ? first : found?.where ? undefined : found?.table;
  const other = table === undefined ? undefined : tables.get(table);
  return other ? checkColumn(other, second, [type], file, at) : [unknownTable(first, tables, file, at)];
};

/** Tables that belong to each other in a circle, told once, at the first table of this pack that is in it. */
export const circles = (own: readonly string[], tables: ReadonlyMap<string, RecordDef>): readonly PackFault[] => {
  const told = new Set<string>();
  return own.flatMap((id) => {
    const way = [id];
    for (let t = tables.get(id)?.parent?.table; t !== undefined && t !== id; t = tables.get(t)?.parent?.table) {
      if (way.includes(t)) return [];
      way.push(t);
    }
    if (tables.get(way.at(-1)!)?.parent?.table !== id || told.has(id)) return [];
    for (const t of way) told.add(t);
    const text = [...way, id].join(' → ');
    return fault(
      'table_circle',
      `records/${id}.json`,
      '/parent',
      `The tables belong to each other in a circle: ${text}. Take one of the parents out.`,
      `表の親子関係が循環しています：${text}。どれか一つの parent を削除してください。`,
    );
  });
};

/** As intake compares headers: NFKC, no spaces, no case. */
const foldHeader = (header: string): string => header.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** As intake compares codes: as headers, but a space between two words counts. */
const foldSpelling = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const twoHeaders = (record: RecordDef, file: string): readonly PackFault[] => {
  const owners = new Map<string, string>();
  const faults: PackFault[] = [];
  for (const column of record.columns) owners.set(foldHeader(column.name), column.name);
  for (const column of record.columns) {
    for (const [i, alias] of column.aliases.entries()) {
      const owner = owners.get(foldHeader(alias));
      if (owner !== undefined && owner !== column.name) {
        faults.push(
          fault(
            'alias_twice',
            file,
            pointer('properties', column.name, 'aliases', i),
            `The header "${quoted(alias)}" already stands for the column ${owner}. A header may mean one column only: take it out of one of them.`,
            `見出し「${quoted(alias)}」は列 ${owner} にも使われています。一つの見出しが指せる列は一つだけです。どちらかから削除してください。`,
          ),
        );
      }
      owners.set(foldHeader(alias), owner ?? column.name);
    }
  }
  return faults;
};

const twoSpellings = (column: RecordColumn, file: string): readonly PackFault[] => {
  const owners = new Map(Object.keys(column.values).map((code) => [foldSpelling(code), code]));
  return Object.entries(column.values).flatMap(([code, spellings]) =>
    spellings.flatMap((spelling, i) => {
      const owner = owners.get(foldSpelling(spelling));
      owners.set(foldSpelling(spelling), owner ?? code);
      if (owner === undefined || owner === code) return [];
      return fault(
        'spelling_twice',
        file,
        pointer('properties', column.name, 'values', code, i),
        `"${quoted(spelling)}" already stands for "${quoted(owner)}". A spelling may mean one code only: take it out of one of them.`,
        `「${quoted(spelling)}」は「${quoted(owner)}」にも使われています。一つの書き方が指せる値は一つだけです。どちらかから削除してください。`,
      );
    }),
  );
};
