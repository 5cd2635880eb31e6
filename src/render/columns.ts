// kijun columns: how one file was understood, what of it is not read, what the rules would still need. Out: text for the terminal.
import type { CompiledRule, Program } from '../pack/program.js';
import type { RecordColumn, Words } from '../pack/types.js';
import { faultSentences } from '../text/index.js';
import { heading, type Page, pageOf, paragraph, tableAt } from './page.js';
import { reach } from './reach.js';
import type { RenderOptions } from './renderer.js';
import { visible } from './visible.js';

/** A column of a file as it was understood. */
export interface ReadColumn {
  readonly header: string;
  readonly field: string;
  /** Hours: how numbers are written; 'ask' where nothing says it. */
  readonly hours?: string;
  readonly sample: string;
  readonly why: string;
}

export interface ReadFile {
  readonly file: string;
  /** Undefined where the file was not understood. */
  readonly table?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerLine?: number;
  readonly preset?: {
    readonly id: string;
    readonly why: string;
    readonly checked: boolean;
    readonly product: Words;
    readonly note?: Words;
  };
  readonly mapping?: string;
  readonly columns: readonly ReadColumn[];
  readonly unmapped: readonly string[];
  readonly dropped: readonly string[];
  readonly faults: readonly {
    readonly code: string;
    readonly action: string;
    readonly line: number;
    readonly column: string;
    readonly written: string;
    readonly args: Readonly<Record<string, string | number>>;
    /** Found when the rows were read: how many more there are. */
    readonly more?: number;
  }[];
  /** Stopped by a question: the columns are as they would be read. */
  readonly open?: boolean;
}

export const columnsText = (file: ReadFile, program: Program, options: RenderOptions): string => {
  const page = pageOf(options);
  const { words: w, names, lang } = page;
  const { table } = file;
  const record = program.pack.records.find((r) => r.id === table);
  const lines = [
    ...paragraph(page, file.file, 0, page.paint.strong),
    ...(table === undefined || file.open ? paragraph(page, w.columns.notUnderstood, 0, page.paint.bad) : []),
    ...(table === undefined
      ? []
      : [
          ...paragraph(page, w.columns.readAs(`${names.table(table)} (${table})`)),
          ...paragraph(
            page,
            w.columns.file(
              file.encoding ?? '',
              w.columns.delimiters[file.delimiter ?? ','] ?? '',
              file.headerLine ?? 0,
            ),
            0,
            page.paint.quiet,
          ),
        ]),
    ...(file.preset
      ? paragraph(page, w.columns.preset(file.preset.product[lang], file.preset.id, file.preset.why))
      : []),
    ...(file.preset?.note ? paragraph(page, file.preset.note[lang], 2, page.paint.open) : []),
    ...(file.preset?.checked === false ? paragraph(page, w.columns.unchecked, 2, page.paint.open) : []),
    ...(file.mapping === undefined ? [] : paragraph(page, w.columns.mapping(file.mapping))),
    ...file.faults.flatMap((f) => faultLines(page, f)),
    ...(record && file.columns.length > 0 ? ['', ...columnTable(page, file.columns, record.columns)] : []),
    ...list(page, w.columns.unmapped, file.unmapped, w.columns.unmappedWhat),
    ...list(page, w.columns.dropped, file.dropped),
    ...(record ? needLines(page, program, record.id, new Set(file.columns.map((c) => c.field))) : []),
  ];
  return `${lines.join('\n')}\n`;
};

const faultLines = (page: Page, f: ReadFile['faults'][number]): readonly string[] => {
  const { line, column, written, args } = f;
  const { what, todo } = faultSentences(page.words, f.code, f.action, { line, column, written, ...args });
  const place =
    f.more === undefined ? [] : paragraph(page, page.words.columns.faultAt(line, column, visible(written), f.more), 2);
  return ['', ...place, ...paragraph(page, what, 2, page.paint.open), ...paragraph(page, todo, 2, page.paint.quiet)];
};

const columnTable = (page: Page, columns: readonly ReadColumn[], known: readonly RecordColumn[]): readonly string[] => {
  const { words: w } = page;
  const { head } = w.columns;
  const rows = columns.map((c) => {
    const column = known.find((k) => k.name === c.field);
    const style = c.hours === undefined ? '' : (w.columns.hours[c.hours] ?? c.hours);
    const unit = column === undefined || column.unit === column.type ? (column?.type ?? '') : column.unit;
    return [
      c.header.replace(/\s+/g, ' '),
      c.field,
      [unit, style].filter((t) => t !== '').join(' '),
      visible(c.sample),
      w.columns.why[c.why] ?? c.why,
    ];
  });
  const heads = [head.header, head.name, head.unit, head.sample, head.why].map((text) => ({ head: text }));
  return tableAt(page, 2, heads, rows);
};

const list = (page: Page, title: string, headers: readonly string[], what?: string): readonly string[] =>
  headers.length === 0
    ? []
    : [
        ...heading(page, title),
        ...paragraph(page, page.words.report.list(headers.map((h) => h.replace(/\s+/g, ' '))), 2),
        ...(what === undefined ? [] : paragraph(page, what, 2, page.paint.quiet)),
      ];

/** Columns of the table that rules rest on and the file does not have, those that most rules ask for first. */
const needLines = (page: Page, program: Program, table: string, have: ReadonlySet<string>): readonly string[] => {
  const period = program.pack.records.find((r) => r.id === table)?.period;
  // A month stands in for the first and last day.
  const byMonth = period?.month !== undefined && have.has(period.month) ? [period.from, period.to] : [];
  const { words: w, names, lang } = page;
  const wanted = new Map<string, { column: RecordColumn; rules: CompiledRule[] }>();
  for (const rule of program.rules)
    for (const { table: of, column } of reach(rule).columns) {
      if (of !== table || have.has(column.name) || byMonth.includes(column.name) || column.derived || column.personal)
        continue;
      const entry = wanted.get(column.name) ?? { column, rules: [] };
      entry.rules.push(rule);
      wanted.set(column.name, entry);
    }
  const sorted = [...wanted.values()].sort(
    (a, b) => b.rules.length - a.rules.length || (a.column.name < b.column.name ? -1 : 1),
  );
  if (sorted.length === 0) return [];
  return [
    ...heading(page, w.columns.needs),
    ...sorted
      .slice(0, page.limit)
      .flatMap(({ column, rules }) =>
        paragraph(
          page,
          w.columns.need(
            column.title[lang],
            column.name,
            rules.length,
            names.ruleTitle(rules[0]!.def.id),
            column.aliases.slice(0, 3),
          ),
          2,
          undefined,
          2,
        ),
      ),
    ...(sorted.length > page.limit
      ? paragraph(page, w.columns.more(sorted.length - page.limit), 2, page.paint.quiet)
      : []),
  ];
};
