// Whether a layout makes sense for the tables there are. In: a layout and the tables. Out: faults, each at its place.
import type { Layout, LayoutColumn, LayoutPairs } from './layout.js';
import type { PackFault, RecordDef } from './types.js';
import { didYouMean, fault, pointer, quoted } from './words.js';

/** Unknown tables and columns, columns that say nothing of their place or two things, headers both read and ignored. */
export const layoutFaults = (
  layout: Layout,
  records: readonly RecordDef[],
  file: string,
  at: string,
): readonly PackFault[] => {
  const record = records.find((r) => r.id === layout.table);
  if (layout.table !== undefined && !record) return [unknownTable(layout.table, records, file, `${at}/table`)];
  const fields: readonly (readonly [string, string])[] = [
    ...Object.keys(layout.columns ?? {}).map((name) => [name, pointer('columns', name)] as const),
    ...Object.keys(layout.constants ?? {}).map((name) => [name, pointer('constants', name)] as const),
    ...Object.keys(layout.block?.labels ?? {}).map((name) => [name, pointer('block', 'labels', name)] as const),
    ...(layout.punches?.shift === undefined ? [] : [[layout.punches.shift, pointer('punches', 'shift')] as const]),
    ...(layout.punches?.into ?? []).flatMap((p, i) =>
      p.columns.map((name) => [name, pointer('punches', 'into', i)] as const),
    ),
    ...(layout.section === undefined ? [] : [[layout.section, '/section'] as const]),
  ];
  const opened = (layout.pairs ?? []).flatMap((pair) => pair.opens ?? []);
  if (!record && fields.length + opened.length > 0) return [tableMissing(file, at)];
  const seen = new Map<string, string>();
  return [
    ...fields.flatMap(([name, place]) => {
      const twice = seen.get(name);
      seen.set(name, place);
      const bad = fieldFault(name, record!, file, at + place);
      return bad ? [bad] : twice === undefined ? [] : [saidTwice(name, twice, file, at + place)];
    }),
    ...Object.entries(layout.columns ?? {}).flatMap(([name, column]) =>
      sourceFaults(column, layout, file, at + pointer('columns', name)),
    ),
    ...(layout.pairs ?? []).flatMap((pair, i) => pairFaults(pair, layout, record!, file, at + pointer('pairs', i))),
    ...(layout.shape === 'blocks' && !layout.block ? [blockMissing(file, at)] : []),
    ...((layout.shape === 'punches') === (layout.punches !== undefined) ? [] : [punchesMissing(file, at)]),
  ];
};

const unknownTable = (name: string, records: readonly RecordDef[], file: string, at: string): PackFault => {
  const ids = records.map((r) => r.id);
  const near = didYouMean(name, ids);
  return fault(
    'unknown_table',
    file,
    at,
    `There is no table "${quoted(name)}".${near.en} Tables: ${ids.join(', ')}.`,
    `「${quoted(name)}」という表はありません。${near.ja}表は次のとおりです：${ids.join('、')}。`,
  );
};

const tableMissing = (file: string, at: string): PackFault =>
  fault(
    'missing_property',
    file,
    at,
    'This names columns but not their table. Add "table", such as "table": "payslip".',
    '列が書かれていますが、どの表の列か分かりません。"table": "payslip" のように追加してください。',
  );

const fieldFault = (name: string, record: RecordDef, file: string, at: string): PackFault | undefined => {
  const column = record.columns.find((c) => c.name === name);
  if (column && !column.derived) return undefined;
  const near = didYouMean(
    name,
    record.columns.filter((c) => !c.derived).map((c) => c.name),
  );
  return fault(
    'unknown_column',
    file,
    at,
    `The table ${record.id} has no column "${quoted(name)}" that a file can hold.${near.en} Correct the name.`,
    `表 ${record.id} に、ファイルから読める「${quoted(name)}」という列はありません。${near.ja}名前を直してください。`,
  );
};

const saidTwice = (name: string, other: string, file: string, at: string): PackFault =>
  fault(
    'column_said_twice',
    file,
    at,
    `The column "${name}" is also given at ${other}. Keep one of the two.`,
    `列「${name}」は ${other} にもあります。どちらか一方にしてください。`,
  );

/** As intake compares headers. */
const folded = (header: string): string => header.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

const sourceFaults = (column: LayoutColumn, layout: Layout, file: string, at: string): readonly PackFault[] => {
  const ways = [column.header, column.position, column.sum].filter((w) => w !== undefined).length;
  if (ways !== 1)
    return [
      fault(
        'column_place',
        file,
        at,
        'Say in exactly one way where the column stands: "header", "position" or "sum".',
        '列の場所は "header"・"position"・"sum" のうち、どれか一つだけで書いてください。',
      ),
    ];
  const ignored = new Set((layout.ignore ?? []).map(folded));
  return [...(column.header ?? []), ...(column.sum ?? []), ...(column.ifPresent ?? [])]
    .filter((h) => ignored.has(folded(h)))
    .map((h) =>
      fault(
        'header_ignored',
        file,
        at,
        `The header "${quoted(h)}" is read here and ignored under "ignore". Take it out of one of them.`,
        `見出し「${quoted(h)}」はここで読むことになっていますが、"ignore" にも入っています。どちらかから外してください。`,
      ),
    );
};

/** Of pairs: both headers have the * or neither, each row is a record, and the columns they leave open are amounts of the table. */
const pairFaults = (
  { code, value, opens = [] }: LayoutPairs,
  { shape = 'rows', section, header }: Layout,
  record: RecordDef,
  file: string,
  at: string,
): readonly PackFault[] => {
  const stars = (text: string): number => text.split('*').length - 1;
  const alike = stars(code) === stars(value) && stars(code) < 2;
  const plain = shape === 'rows' && section === undefined && header?.rows !== 0;
  return [
    ...opens.flatMap((name) => fieldFault(name, record, file, `${at}/opens`) ?? []),
    ...(alike
      ? []
      : [
          fault(
            'pair_headers',
            file,
            at,
            'Write the header of the code and that of the value with one * each, for the number they share, or both without.',
            'コードの見出しと値の見出しは、共通の番号の所に * を一つずつ書くか、両方とも * なしで書いてください。',
          ),
        ]),
    ...(plain
      ? []
      : [
          fault(
            'pair_shape',
            file,
            at,
            'Pairs of code and value are read where each row is a record under a row of headings. Take out "pairs", or "shape" and "section".',
            'コードと値の組は、見出しの下に一行一件で並ぶファイルだけで読めます。"pairs" か、"shape"・"section" を外してください。',
          ),
        ]),
  ];
};

const blockMissing = (file: string, at: string): PackFault =>
  fault(
    'missing_property',
    file,
    at,
    'A file in blocks needs "block": the first cell of each block and the labels in it.',
    '作業者ごとのブロックに分かれたファイルには、"block"（ブロックの先頭のセルと、その中の項目名）が必要です。',
  );

const punchesMissing = (file: string, at: string): PackFault =>
  fault(
    'missing_property',
    file,
    at,
    'A file with a row for each punch needs both "shape": "punches" and "punches": whose, which kind, when, and into which columns.',
    '打刻ごとに一行のファイルには、"shape": "punches" と "punches"（誰の・種別・時刻・入れる列）の両方が必要です。',
  );
