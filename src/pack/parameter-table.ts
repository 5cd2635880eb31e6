// Dated numbers of law. In: a parameter's head and its CSV. Out: rows by key and day with their values as written, or faults.
import { formatDay, parseIsoDay } from '../calendar/day.js';
import { formatNumber, parseNumber } from '../quantity/rational.js';
import { byText } from './read-files.js';
import { readTable, type TableRows } from './read-table.js';
import type { PackFault, ParameterDef, ParameterRow } from './types.js';
import { didYouMean, fault, listed, quoted } from './words.js';

export type ParameterHead = Omit<ParameterDef, 'rows' | 'file' | 'pack'>;

export interface ParameterTable {
  readonly rows: readonly ParameterRow[];
  readonly faults: readonly PackFault[];
}

/** A value that ends the one before it. */
export const NONE = 'none';

const WORDS_UNITS = new Set(['date', 'code', 'flag', 'text', 'id']);
export const isNumberUnit = (unit: string): boolean => !WORDS_UNITS.has(unit);

/** Reads one table. `asCopy`: the independent copy of a guard, whose rows need no source. */
export const readParameterTable = (
  head: ParameterHead,
  bytes: Uint8Array,
  file: string,
  asCopy = false,
): ParameterTable => {
  const table = readTable(bytes, file);
  if ('code' in table) return { rows: [], faults: [table] };
  const headerFaults = checkHeader(head, table, file, asCopy);
  if (headerFaults.length > 0) return { rows: [], faults: headerFaults };
  if (table.rows.length === 0) {
    return {
      rows: [],
      faults: [
        fault(
          'table_empty',
          file,
          'line 1',
          'The table has no rows. Add the numbers.',
          '表に行がありません。数値を記入してください。',
        ),
      ],
    };
  }

  const faults: PackFault[] = [];
  const rows: ParameterRow[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const read = readRow(head, new Map(table.header.map((h, i) => [h, cells[i] ?? ''])), line, file, asCopy);
    faults.push(...read.faults);
    if (!read.row) continue;
    const id = JSON.stringify([read.row.key, read.row.from]);
    const before = seen.get(id);
    if (before === undefined) rows.push(read.row);
    else faults.push(twice(head, read.row, before, file));
    seen.set(id, before ?? line);
  }
  return { rows: rows.sort(byKeyAndDay), faults };
};

const byKeyAndDay = (a: ParameterRow, b: ParameterRow): number => {
  for (const [i, k] of a.key.entries()) {
    const order = byText(k, b.key[i]!);
    if (order !== 0) return order;
  }
  return a.from - b.from;
};

const checkHeader = (head: ParameterHead, table: TableRows, file: string, asCopy: boolean): readonly PackFault[] => {
  const needed = [...head.keys, 'from', ...Object.keys(head.columns)];
  const known = [...needed, 'source', 'checked'];
  const at = 'line 1';
  const faults: PackFault[] = [];
  for (const [i, name] of table.header.entries()) {
    if (!known.includes(name)) {
      const near = didYouMean(name, known);
      const all = listed(known);
      faults.push(
        fault(
          'table_column_unknown',
          file,
          at,
          `"${quoted(name)}" is no column of this table.${near.en} Its head gives it these: ${all.en}.`,
          `「${quoted(name)}」という列はこの表にありません。${near.ja}使えるのは ${all.ja} です。`,
        ),
      );
    } else if (table.header.indexOf(name) !== i) {
      faults.push(
        fault(
          'table_column_twice',
          file,
          at,
          `The column "${name}" stands there twice. Keep one.`,
          `列「${name}」が二つあります。一つにしてください。`,
        ),
      );
    }
  }
  const required = asCopy || head.source !== '' ? needed : [...needed, 'source'];
  for (const name of required.filter((n) => !table.header.includes(n))) {
    faults.push(
      name === 'source'
        ? noSource(file, at)
        : fault(
            'table_column_missing',
            file,
            at,
            `The column "${name}" is missing. Add it, or take it out of the head.`,
            `列「${name}」がありません。列を追加するか、見出し（JSON）から削除してください。`,
          ),
    );
  }
  return faults;
};

const noSource = (file: string, at: string): PackFault =>
  fault(
    'table_no_source',
    file,
    at,
    'Nothing says where this number comes from. Fill in the column "source", or give the whole table a "source" in its head.',
    '数値の出典がありません。source 列に書くか、見出し（JSON）の "source" に表全体の出典を書いてください。',
  );

const readRow = (
  head: ParameterHead,
  cells: ReadonlyMap<string, string>,
  line: number,
  file: string,
  asCopy: boolean,
): { row?: ParameterRow; faults: readonly PackFault[] } => {
  const at = `line ${line}`;
  const faults: PackFault[] = [];
  const cell = (name: string): string => cells.get(name) ?? '';

  for (const key of head.keys.filter((k) => cell(k) === '')) {
    faults.push(
      fault('table_key_blank', file, at, `"${key}" is empty. Fill it in.`, `「${key}」が空です。記入してください。`),
    );
  }
  const bands = new Set(head.bands ?? []);
  for (const key of head.keys.filter((k) => bands.has(k) && cell(k) !== ''))
    if (bandOf(cell(key)) === undefined) faults.push(badValue(key, cell(key), 'ratio', file, at));
  const from = parseTableDay(cell('from'));
  if (from === undefined) {
    faults.push(
      fault(
        'table_day',
        file,
        at,
        `"${quoted(cell('from'))}" is no day that exists. Write it as 2025-10-03 or 2025/10/3.`,
        `「${quoted(cell('from'))}」は実在する日ではありません。2025-10-03 または 2025/10/3 と書いてください。`,
      ),
    );
  } else if (from > parseIsoDay(head.checkedThrough)!) {
    faults.push(
      fault(
        'table_after_horizon',
        file,
        at,
        `This row begins on ${cell('from')}, after checkedThrough (${head.checkedThrough}): it would never be used. Check the table through that day and move checkedThrough, or remove the row.`,
        `この行は ${cell('from')} からですが、checkedThrough（${head.checkedThrough}）より後のため使われません。その日までの内容を確認して checkedThrough を改めるか、行を削除してください。`,
      ),
    );
  }
  const values: Record<string, string> = Object.create(null);
  for (const [name, unit] of Object.entries(head.columns)) {
    const written = cell(name);
    const value = written === NONE ? NONE : readValue(written, unit);
    if (value === undefined) faults.push(badValue(name, written, unit, file, at));
    else values[name] = value;
  }
  const source = cell('source') || head.source;
  if (source === '' && !asCopy) faults.push(noSource(file, at));
  const checked = /^(true|false|)$/i.test(cell('checked'))
    ? head.checked && cell('checked').toLowerCase() !== 'false'
    : undefined;
  if (checked === undefined) faults.push(badValue('checked', cell('checked'), 'flag', file, at));

  return faults.length > 0 || from === undefined || checked === undefined
    ? { faults }
    : {
        row: {
          key: head.keys.map((k) => (bands.has(k) ? bandOf(cell(k))! : cell(k))),
          from,
          values,
          source,
          checked,
          line,
        },
        faults,
      };
};

/** A band as the number it is: 6 and 6.0 are one row. */
const bandOf = (written: string): string | undefined => {
  const number = /^-?\d+(\.\d+)?$/.test(written) ? parseNumber(written) : undefined;
  return number && formatNumber(number);
};

/** Numbers keep the digits they are written with. */
const readValue = (written: string, unit: string): string | undefined => {
  if (isNumberUnit(unit)) return /^-?\d+(\.\d+)?$/.test(written) && parseNumber(written) ? written : undefined;
  if (unit === 'flag') return /^(true|false)$/i.test(written) ? written.toLowerCase() : undefined;
  if (unit !== 'date') return written === '' ? undefined : written;
  const day = parseTableDay(written);
  return day === undefined ? undefined : formatDay(day);
};

/** 2025-10-03, or 2025/10/3 as Excel saves it; undefined for a day that does not exist. */
const parseTableDay = (written: string): number | undefined => {
  const m = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(written);
  return parseIsoDay(m ? `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}` : written);
};

const badValue = (name: string, written: string, unit: string, file: string, at: string): PackFault => {
  const want = isNumberUnit(unit)
    ? { en: 'a plain decimal without commas or %, such as 1226 or 0.25', ja: 'カンマや%のない数（例：1226、0.25）' }
    : unit === 'flag'
      ? { en: 'true or false', ja: 'true か false' }
      : unit === 'date'
        ? { en: 'a day that exists, such as 2025-10-03', ja: '実在する日（例：2025-10-03）' }
        : { en: 'a word', ja: '文字列' };
  return fault(
    'table_value',
    file,
    at,
    `"${quoted(written)}" in the column "${name}" is not ${want.en}. Correct it; write ${NONE} where the number ends.`,
    `列「${name}」の「${quoted(written)}」は${want.ja}ではありません。直してください（値がなくなる場合は ${NONE} と書きます）。`,
  );
};

const twice = (head: ParameterHead, row: ParameterRow, before: number, file: string): PackFault => {
  const who = row.key.length > 0 ? head.keys.map((k, i) => `${k} ${quoted(row.key[i]!)}`).join(', ') : head.id;
  return fault(
    'table_twice',
    file,
    `line ${row.line}`,
    `Line ${before} already gives ${who} a value from this day. Keep the right one.`,
    `${before}行目に、${who} の同じ日からの値がすでにあります。正しい方だけを残してください。`,
  );
};
