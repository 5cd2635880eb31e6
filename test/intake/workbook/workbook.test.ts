// Workbooks: what each cell becomes by its type and number format, what is told of a sheet, what is refused.
import { expect, test } from 'vitest';
import { unmarked, whyMarked } from '../../../src/intake/values/mark.js';
import { open, told } from '../packed/kit.js';
import { zip } from '../packed/zip.js';
import { type Book, book, bookEntries, type Cell } from './book.js';

const textsOf = async (cells: readonly Cell[], more: Partial<Book> = {}): Promise<string[]> => {
  const [sheet] = await open(book({ sheets: [{ name: 'S', rows: cells.map((c) => [c]) }], ...more }), 'in/b.xlsx');
  return sheet!.text.split('\n').slice(0, -1);
};

const n = (value: number | string, format: string | number): Cell => ({ n: value, format });
const shown = (text: string): string => (whyMarked(text) ? `${whyMarked(text)} ${unmarked(text)}` : text);

test.each<[string | number, number | string, string]>([
  // Lengths of time: hours beyond a day stay hours.
  ['[h]:mm', 168.5 / 24, '168:30'],
  ['[h]:mm', '7.020833333333333', '168:30'],
  ['[h]:mm', 7.02083333333334, '168:30'],
  ['[hh]:mm:ss', 1, '24:00'],
  [46, 25.5 / 24, '25:30'],
  ['[h]"時間"mm"分"', 8.25 / 24, '8:15'],
  ['[h]:mm;[Red]-[h]:mm', -2.5 / 24, '-2:30'],
  ['[m]', 90 / 1440, '1:30'],
  ['[h]:mm', 0, '0:00'],
  ['[h]:mm', (168 * 3600 + 1815) / 86400, '168:30:15'],
  ['[h]:mm', 7.02083, '168:29:59.712'],
  // Times of day.
  ['h:mm', 8.5 / 24, '8:30'],
  ['h:mm AM/PM', 17.25 / 24, '17:15'],
  [20, 0, '0:00'],
  [32, 23.75 / 24, '23:45'],
  ['h:mm', 45383 + 8.5 / 24, '8:30'],
  ['h:mm', 1, 'time_beyond_a_day 24:00'],
  ['h:mm', 168.5 / 24, 'time_beyond_a_day 168:30'],
  ['h:mm', -0.5, 'time_beyond_a_day -12:00'],
  // Days, with eras and in all styles.
  [14, 45383, '2024-04-01'],
  ['yyyy/m/d', 45383.9, '2024-04-01'],
  ['[$-411]ggge"年"m"月"d"日";@', 45383, '2024-04-01'],
  ['[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', 43586, '2019-05-01'],
  [27, 45383, '2024-04-01'],
  [58, 45383, '2024-04-01'],
  ['yyyy"年"m"月"', 45383, '2024-04-01'],
  ['m"月分"', 45383, '2024-04-01'],
  ['d-mmm-yy', 45383, '2024-04-01'],
  ['yyyy/m/d h:mm', 45383.354166666664, '2024-04-01 08:30'],
  [22, '45383.999988425925', '2024-04-01 23:59:59'],
  [14, 1, '1900-01-01'],
  [14, 59, '1900-02-28'],
  [14, 60, 'serial_no_date 60'],
  [14, 61, '1900-03-01'],
  [14, 0, 'serial_no_date 0'],
  [14, -3, 'serial_no_date -3'],
  [14, 2958465, '9999-12-31'],
  [14, 2958466, 'serial_no_date 2958466'],
  // Numbers.
  ['General', '196000', '196000'],
  ['#,##0', '196000.00000000003', '196000'],
  ['General', '0.30000000000000004', '0.3'],
  ['"¥"#,##0', 1234.5, '1234.5'],
  ['0.00E+00', '1.2345E+20', 'number_digits_lost 123450000000000000000'],
  ['General', '1E-7', '0.0000001'],
  ['General', '-0', '0'],
  ['General', '1234567890123456', 'number_digits_lost 1234567890123460'],
  ['0%', 0.25, '25%'],
  [10, 0.305, '30.5%'],
  ['0%', 0.001, '0.1%'],
  ['0%', -1.25, '-125%'],
  ['@', 42, '42'],
  [49, 42, '42'],
  // What the employer saw of an id, of a time typed as a number.
  ['00000', 123, '00123'],
  ['"W"000', 7, 'W007'],
  ['000', 1234, '1234'],
  ['0":"00', 1630, '16:30'],
  ['#!:00', 730, '7:30'],
  ['General', 'abc', 'cell_error abc'],
  ['General', 'Infinity', 'cell_error Infinity'],
])('%s of %s is %s', async (format, value, expected) => {
  expect((await textsOf([n(value, format)])).map(shown)).toEqual([expected]);
});

test('texts: shared, in place, of formulas; readings left out; types by name', async () => {
  const cells: Cell[] = [
    { xml: (r) => `<c r="${r}" t="s"><v>0</v></c>` },
    { xml: (r) => `<c r="${r}" t="inlineStr"><is><t>W</t><rPh sb="0" eb="1"><t>x</t></rPh><r><t>01</t></r></is></c>` },
    { f: 'A1&"x"', t: 'str', v: '東京, "x"' },
    { xml: (r) => `<c r="${r}" t="b"><v>1</v></c>` },
    { xml: (r) => `<c r="${r}" t="d"><v>2024-04-01T00:00:00</v></c>` },
    { xml: (r) => `<c r="${r}" t="d"><v>2024-04-01T08:30:00</v></c>` },
    '007',
    'a\r\nb_x000D_c_x005F_d',
  ];
  const si = [
    '<r><t>給</t></r><r><rPr/><t xml:space="preserve">与 </t></r><rPh sb="0" eb="2"><t>キュウヨ</t></rPh><phoneticPr/>',
  ];
  expect(await textsOf(cells, { si })).toEqual([
    '給与 ',
    'W01',
    '"東京, ""x"""',
    'TRUE',
    '2024-04-01',
    '2024-04-01 08:30:00',
    '007',
    'a b c_d',
  ]);
});

test('errors and formulas nobody has worked out are no values and no blanks', async () => {
  const cells: Cell[] = [
    { f: 'VLOOKUP(1,A:B,2)', t: 'e', v: '#N/A' },
    { f: 'A1+1' },
    { f: '""', t: 'str', v: '' },
    { f: 'A1*2', v: 8, format: '[h]:mm' },
    { xml: (r) => `<c r="${r}" t="s"><v>99</v></c>` },
    { xml: (r) => `<c r="${r}" s="3"/>` },
    7,
  ];
  expect((await textsOf(cells)).map(shown)).toEqual([
    'cell_error #N/A',
    'formula_without_value =',
    '',
    '192:00',
    'cell_error 99',
    '',
    '7',
  ]);
});

test('days counted from 1904', async () => {
  expect((await textsOf([n(0, 14), n(43921, 14), n(-1, 14), n(1, '[h]:mm')], { date1904: true })).map(shown)).toEqual([
    '1904-01-01',
    '2024-04-01',
    'serial_no_date -1',
    '24:00',
  ]);
});

test('rows keep their numbers, cells their columns; a row is as wide as those above it', async () => {
  const rows: Cell[][] = [[undefined, 'a', 'b', 'c'], [], [undefined, 1], [undefined, undefined, undefined, 2, 3]];
  const [sheet] = await open(book({ sheets: [{ name: 'S', rows, from: 3 }] }), 'in/b.xlsx');
  expect(sheet!.text).toBe('\n\n,a,b,c\n\n,1,,\n,,,2,3\n');
  const loose = book({
    sheets: [{ name: 'S', rows: [[{ xml: () => '<c><v>1</v></c><c/><c><v>3</v></c>' }]] }],
  });
  expect((await open(loose))[0]!.text).toBe('1,,3\n');
});

test('each sheet is a table of its own, and what the reader may not see is said', async () => {
  const bytes = book({
    sheets: [
      { name: '表紙', rows: [['a']] },
      {
        name: '4月',
        state: 'hidden',
        before: '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
        rows: [
          [{ f: 'A1', v: 2 }, n(1, '0000')],
          [{ xml: (r) => `<c r="${r}"><f>1</f><v>1</v></c></row><row r="3" hidden="1">` }],
        ],
        after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/></mergeCells>',
      },
      { name: 'A/B', state: 'veryHidden', rows: [['x']] },
      { name: '空', rows: [] },
    ],
    date1904: true,
  });
  const out = await open(bytes, 'in/b.xlsx');
  expect(told(out)).toEqual([
    'in/b.xlsx#4月 sheet_hidden sheet_parts_hidden formulas_by_value zeros_by_format cells_merged days_from_1904',
    'in/b.xlsx#A／B sheet_hidden days_from_1904',
    'in/b.xlsx#表紙 sheets_empty days_from_1904',
  ]);
  expect(out[0]!.faults.map((f) => f.args)).toEqual([
    {},
    { rows: 1, columns: 2 },
    { count: 2 },
    { count: 1 },
    { count: 2, first: 'A1:A2' },
    {},
  ]);
  expect(out.map((o) => [o.folder, o.taken!.workbook!.sheet])).toEqual([
    ['in', '4月'],
    ['in', 'A/B'],
    ['in', '表紙'],
  ]);
});

test('a workbook within an archive', async () => {
  const inner = book({ sheets: [{ name: 'S', rows: [['a', 1]] }] });
  const [sheet] = await open(zip([{ name: 'x/b.xlsx', data: inner }]));
  expect(sheet).toMatchObject({ name: 'in/a.zip/x/b.xlsx#S', folder: 'in/a.zip/x', text: 'a,1\n' });
  expect(sheet!.taken!.archive!.file).toBe('in/a.zip');
});

const good = { sheets: [{ name: 'S', rows: [['a']] }] };
const without = (name: string): Buffer => zip(bookEntries(good).filter((e) => e.name !== name));
const changed = (name: string, change: (xml: string) => string): Buffer =>
  zip(bookEntries(good).map((e) => (e.name === name ? { ...e, data: change(String(e.data)) } : e)));
const SHEET = 'xl/worksheets/sheet1.xml';
const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`;
const put =
  (rows: string) =>
  (xml: string): string =>
    xml.replace(/<sheetData>.*<\/sheetData>/, `<sheetData>${rows}</sheetData>`);

test.each([
  ['no list of sheets', without('xl/workbook.xml'), 'in/b.xlsx workbook_damaged'],
  ['no shared strings though they are named', without('xl/sharedStrings.xml'), 'in/b.xlsx workbook_damaged'],
  ['no sheet where it should be', without(SHEET), 'in/b.xlsx workbook_damaged'],
  [
    'a document type',
    changed(SHEET, (xml) => xml.replace('<worksheet', `${bomb}<worksheet`)),
    'in/b.xlsx#S workbook_damaged',
  ],
  [
    'an entity of its own',
    changed(SHEET, put('<row r="1"><c r="A1"><v>&b;</v></c></row>')),
    'in/b.xlsx#S workbook_damaged',
  ],
  ['XML cut off', changed(SHEET, (xml) => xml.slice(0, -20)), 'in/b.xlsx#S workbook_damaged'],
  [
    'bytes that are no UTF-8',
    zip(
      bookEntries(good).map((e) =>
        e.name === 'xl/styles.xml' ? { ...e, data: Buffer.from('<a>\xe9</a>', 'latin1') } : e,
      ),
    ),
    'in/b.xlsx workbook_damaged',
  ],
  ['rows in disorder', changed(SHEET, put('<row r="2"/><row r="1"/>')), 'in/b.xlsx#S workbook_damaged'],
  ['a row beyond the last', changed(SHEET, put('<row r="1048577"/>')), 'in/b.xlsx#S workbook_damaged'],
  ['a cell of another row', changed(SHEET, put('<row r="1"><c r="A2"/></row>')), 'in/b.xlsx#S workbook_damaged'],
  [
    'a cell beyond the last column',
    changed(SHEET, put('<row r="1"><c r="XFE1"/></row>')),
    'in/b.xlsx#S workbook_damaged',
  ],
  ['a cell twice', changed(SHEET, put('<row r="1"><c r="A1"/><c r="A1"/></row>')), 'in/b.xlsx#S workbook_damaged'],
  [
    'a text too long for a cell',
    changed(SHEET, put(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(40_000)}</v></c></row>`)),
    'in/b.xlsx#S workbook_damaged',
  ],
  [
    'no end between two tags',
    changed(SHEET, put(`<row r="1"><c r="A1" t="str"><v>${'xy'.repeat(600_000)}</v></c></row>`)),
    'in/b.xlsx#S workbook_damaged',
  ],
  ['depth without end', changed(SHEET, put('<row>'.repeat(99) + '</row>'.repeat(99))), 'in/b.xlsx#S workbook_damaged'],
  ['nothing in it', book({ sheets: [{ name: 'S', rows: [] }] }), 'in/b.xlsx empty_file'],
  [
    'a text document',
    zip([
      { name: '[Content_Types].xml', data: '<a/>' },
      { name: 'word/document.xml', data: '<a/>' },
    ]),
    'in/b.xlsx workbook_kind',
  ],
])('%s: refused', async (_, bytes, expected) => {
  expect(told(await open(bytes, 'in/b.xlsx'))).toEqual([expected]);
});
