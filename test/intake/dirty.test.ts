// The catalogue of faults of real CSVs (reference/formats/dirty.md), entry by entry: each does what the catalogue wants, or better.
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { readRows } from '../../src/intake/rows.js';
import { type Catalogue, faultSentences, words } from '../../src/text/index.js';
import { codesOf, column, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const SHAPES = 'test/intake/shapes.test.ts';
const CASES = 'rules/jp-labour-standards/cases';

/**
 * Entries whose test stands elsewhere, and a title in that file: the shape of a file, its headers, product layouts; and what
 * only the judge can answer. One without a title is named by its number.
 */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, title?: string]>> = {
  S7: [SHAPES],
  S8: [SHAPES],
  S9: [SHAPES],
  S10: [SHAPES],
  S11: [SHAPES],
  S12: [SHAPES],
  S13: [SHAPES],
  S14: [SHAPES],
  S15: [SHAPES],
  S16: [SHAPES],
  S18: [SHAPES],
  S19: [SHAPES],
  S21: [SHAPES],
  V4: [SHAPES],
  V9: ['test/intake/asks.test.ts'],
  V21: ['rules/us-h2b-offers/cases/wage-floor/offers.json', '187,200 dollars an hour'],
  V23: [`${CASES}/hours-and-premium/premium-traps.json`, 'Overtime hours blank: open, not zero'],
  V24: [`${CASES}/wage-floor/traps.json`, 'A row for a whole year of a monthly-paid worker is not a month'],
  V25: ['test/packs/us-h2b-offers.test.ts', 'weighed by the positions'],
  V34: [SHAPES],
  V35: [SHAPES],
  V37: [SHAPES],
  V38: [SHAPES],
  V39: [SHAPES],
  V40: [`${CASES}/wage-floor/traps.json`, 'A worker who joined in the middle of the month'],
  V43: [`${CASES}/wage-floor/pay-more-facts.json`, 'One day and 24 hours'],
};

const tested = new Set<string>();

/** A test of one entry. Every fault found in it must have its sentences filled in, in both languages. */
function entry(id: string, about: string, run: (read: typeof plain) => Promise<void>): void {
  tested.add(id);
  test(`${id}: ${about}`, async () => {
    await run(async (...args) => {
      const read = await plain(...args);
      for (const w of [words('en'), words('ja')]) for (const f of read.faults) saysAll(w, f);
      const { rowsRead, rowsLeftOut, rowsBlank, rowsAside } = read.tally;
      const aside = [...rowsAside.values()].reduce((a, b) => a + b, 0);
      expect(rowsRead).toBe(read.rows.length + rowsLeftOut + rowsBlank + aside);
      return read;
    });
  });
}

function saysAll(
  w: Catalogue,
  { code, action, line, column: header, written, args, file }: PlainFile['faults'][number],
): void {
  const said = faultSentences(w, code, action, { file, line, column: header, written, ...args });
  expect(said.done, code).not.toBe('');
  expect(`${said.what}${said.todo}`, code).not.toMatch(/\{\w+\}/);
}

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id', { aliases: ['社員番号', 'W No'] }),
    column('base_pay', 'money', { aliases: ['基本給'], decimals: 2 }),
    column('overtime_hours', 'hours', { aliases: ['残業時間'] }),
    column('hired', 'date', { aliases: ['入社日'] }),
    column('month', 'month', { aliases: ['年月'] }),
    column('basis', 'code', { aliases: ['給与形態'], values: { monthly: ['月給'], yearly: ['per Annum'] } }),
    column('name', 'text', { aliases: ['氏名'] }),
    column('rate', 'money', { nulls: ['NA', 'N/A', '0'] }),
    column('number', 'id', { digits: 13, checkDigit: 'mod9' }),
    column('zip', 'id', { digits: 5 }),
  ],
  { identifiedBy: ['worker_id'] },
);
type Options = Parameters<typeof readPlain>[2];
const plain = (data: string | Uint8Array, options: Options = {}, chunk = 65_536): Promise<PlainFile> =>
  readPlain(sourceOf(data, chunk), [payslip], options);
const cells = (read: PlainFile, name: string): unknown[] => read.rows.map((row) => row.cells[name]);
const table = (header: string, ...rows: string[]): string =>
  [`W No,${header}`, ...rows.map((r, i) => `W${i + 1},${r}`), ''].join('\n');
const cp932 = (text: string): Buffer => iconv.encode(text, 'cp932');
const JAPANESE = '社員番号,氏名,基本給\r\n001,山田ソ能,"1,234"\r\n';

entry('E1', 'CP932 is recognised', async (read) => {
  const found = await read(cp932(JAPANESE));
  expect([found.encoding, found.faults, cells(found, 'name')]).toEqual(['cp932', [], ['山田ソ能']]);
});
entry('E2', "Microsoft's characters of CP932 are read", async (read) => {
  expect(cells(await read(cp932('社員番号,氏名\n1,①㈱髙﨑Ⅱ－\n')), 'name')).toEqual(['①㈱髙﨑Ⅱ－']);
});
entry('E3', 'UTF-8 once read as CP932 is told, and not repaired', async (read) => {
  const stored = new TextDecoder('shift_jis').decode(Buffer.from('ログインエクセルテンプレート'));
  const found = await read(table('name', stored));
  expect(codesOf(found)).toEqual(['mojibake']);
  expect(cells(found, 'name')).toEqual([stored]);
});
entry('E4', 'UTF-8 once read as Windows-1252 is told', async (read) => {
  expect(codesOf(await read(table('name', 'æ³•äººç•ªå·CSVãƒ€ã‚¦ãƒ³ãƒ­')))).toEqual(['mojibake']);
});
entry('E5', 'UTF-8 is never read as CP932', async (read) => {
  const found = await read('社員番号,氏名\n1,千代田区\n');
  expect([found.encoding, cells(found, 'name')]).toEqual(['utf-8', ['千代田区']]);
});
entry('E6', 'Windows-1252 is read when it is named, smart quotes and all', async (read) => {
  const bytes = Buffer.concat([
    Buffer.from('worker_id,name\n1,It'),
    Buffer.from([0x92]),
    Buffer.from('s A Dunn Deal\n'),
  ]);
  expect((await read(bytes)).faults).toMatchObject([{ code: 'encoding_ambiguous', args: { taken: 'cp932' } }]);
  expect(cells(await read(bytes, { encoding: 'windows-1252' }), 'name')).toEqual(['It’s A Dunn Deal']);
});
entry('E7', 'EUC-JP is recognised', async (read) => {
  const found = await read(iconv.encode('社員番号,氏名,給与形態\n1,山田太郎,月給\n', 'eucjp'));
  expect([found.encoding, cells(found, 'basis')]).toEqual(['euc-jp', ['monthly']]);
});
for (const id of ['E8', 'E9'])
  entry(id, 'a byte order mark is no part of the first header, and none is needed', async (read) => {
    for (const mark of ['', '\ufeff']) expect(cells(await read(`${mark}W No,name\n1,x\n`), 'worker_id')).toEqual(['1']);
  });
entry('E10', 'UTF-16 parted by tabs and named .csv is read', async (read) => {
  const found = await read(iconv.encode('社員番号\t基本給\r\n001\t1,234\r\n', 'utf-16le', { addBOM: true }));
  expect([found.encoding, cells(found, 'base_pay')]).toEqual(['utf-16le', [123_400]]);
});
entry('E11', 'UTF-16 without a mark is known by its NULs', async (read) => {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const found = await read(iconv.encode(table('base_pay', '5', '6'), encoding, { addBOM: false }));
    expect([found.encoding, cells(found, 'base_pay')]).toEqual([encoding, [500, 600]]);
  }
});
entry('E12', 'a character may be cut anywhere between two chunks', async (read) => {
  const whole = await read(cp932(JAPANESE));
  for (let chunk = 1; chunk < 24; chunk++) expect((await read(cp932(JAPANESE), {}, chunk)).rows).toEqual(whole.rows);
});
entry('E13', 'a second byte 0x5C or 0x7C parts nothing', async (read) => {
  const found = await read(cp932('社員番号|氏名\n1|ソ能ポ竹－構\n'), { delimiter: '|' });
  expect(cells(found, 'name')).toEqual(['ソ能ポ竹－構']);
});
entry('E14', 'Windows-1252 is never guessed: the byte is named at which every other encoding ends', async (read) => {
  const found = await read(
    Buffer.concat([Buffer.from('worker_id,name\n1,Ren'), Buffer.from([0xe9]), Buffer.from(',x\n')]),
  );
  expect(found.faults).toMatchObject([{ code: 'undecodable', line: 2, args: { offset: 20 } }]);
});
entry('E15', 'two encodings in one file stop it with the byte at which the second begins', async (read) => {
  const first = cp932(JAPANESE);
  const found = await read(Buffer.concat([first, Buffer.from('002,山田,5\r\n')]));
  expect(found.rows).toEqual([]);
  expect(found.faults).toMatchObject([{ code: 'mixed_encodings', line: 3, args: { offset: first.length } }]);
});
entry('E16', 'widths do not tell headers, codes or ids apart; what is shown is as written', async (read) => {
  const found = await read('ＷＮｏ,給与形態,氏名\n００１,ｐｅｒ　Ａｎｎｕｍ,ﾎｯｶｲﾄﾞｳ\n');
  expect(found.rows[0]?.cells).toEqual({ worker_id: '001', basis: 'yearly', name: 'ﾎｯｶｲﾄﾞｳ' });
  expect(found.rows[0]?.written.worker_id).toBe('００１');
});

entry('S1', 'CR CR LF is one line end', async (read) => {
  const found = await read(table('base_pay', '5', '6').replaceAll('\n', '\r\r\n'));
  expect([found.rows.map((row) => row.line), found.tally.rowsRead, codesOf(found)]).toEqual([
    [2, 3],
    2,
    ['line_ends_crcrlf'],
  ]);
});
for (const id of ['S2', 'S3'])
  entry(id, 'a line end within quotes is part of the cell, whatever ends the rows', async (read) => {
    const found = await read('W No,name,basis\r\n1,"495 Elder Ave.\nSand City","per\nAnnum"\r\n2,"a\r\nb",\n3,c,\r\n');
    expect(found.faults).toEqual([]);
    expect(found.rows.map((row) => [row.line, row.cells.name, row.cells.basis])).toEqual([
      [2, '495 Elder Ave.\nSand City', 'yearly'],
      [5, 'a\r\nb', null],
      [7, 'c', null],
    ]);
  });
entry('S4', 'a line end within a header is no part of its name', async (read) => {
  expect(cells(await read('W No,"残業\n時間"\n1,8:30\n'), 'overtime_hours')).toEqual([510]);
});
entry(
  'S5',
  'missing cells at the end of a row leave it out: a blank may mean zero, a cell that is not there does not',
  async (read) => {
    const found = await read('W No,base_pay,name\n1,5,x\n2,5\n3,5,y,,\n');
    expect(cells(found, 'worker_id')).toEqual(['1', '3']);
    expect(found.faults).toMatchObject([{ code: 'row_width', line: 3, args: { cells: 2, expected: 3 } }]);
  },
);
entry('S6', 'a comma within an amount without quotes leaves the row out, with a hint', async (read) => {
  const found = await read('W No,base_pay,name\n1,55,000円,x\n2,5,y\n');
  expect(cells(found, 'worker_id')).toEqual(['2']);
  expect(found.faults).toMatchObject([{ code: 'row_width', action: 'row_left_out', line: 2 }]);
  expect(faultSentences(words('en'), 'row_width', 'row_left_out', {}).todo).toMatch(/comma/);
  // An empty cell at the end hides nothing: 55 is not the pay, and 000 no name. Other empty cells at the end are harmless.
  const hidden = await read('W No,base_pay,name\n1,-55,000,\n2,5,y,\n3,21,y,,\n');
  expect(cells(hidden, 'worker_id')).toEqual(['2', '3']);
  expect(hidden.faults).toMatchObject([{ code: 'row_width', line: 2 }]);
});
entry('S17', 'blanks around a header are not part of it', async (read) => {
  expect(cells(await read(' W No , base_pay　\n1,5\n'), 'base_pay')).toEqual([500]);
});
entry('S20', 'tabs and semicolons are found out; what else parts cells can be named', async (read) => {
  for (const [sign, options] of [
    ['\t', {}],
    [';', {}],
    ['|', { delimiter: '|' }],
  ] as const)
    expect(cells(await read(`W No${sign}name\n1${sign}"a${sign}b"\n`, options), 'name')).toEqual([`a${sign}b`]);
  expect(cells(await read('W No;name,nick\n1;x,y\n', { delimiter: ';' }), 'worker_id')).toEqual(['1']);
});
entry('S22', 'a NUL in a file that is no UTF-16 stops it, with its byte', async (read) => {
  expect((await read('W No,base_pay\n1,5\u0000\n2,6\n3,7\n4,8\n5,9\n')).faults).toMatchObject([
    { code: 'nul_bytes', action: 'stopped', line: 2, args: { offset: 17 } },
  ]);
});
entry('S23', 'no rows and nothing at all are told apart', async (read) => {
  expect(codesOf(await read(''))).toEqual(['empty_file']);
  expect(codesOf(await read('\ufeff'))).toEqual(['empty_file']);
  expect(codesOf(await read('W No,base_pay\r\n'))).toEqual(['no_rows']);
});
entry('S24', 'JSON within a cell stays text', async (read) => {
  const found = await read('W No,name,items\n1,"[{""a"":1,""b"":[2,3]}]",{true}\n');
  expect([cells(found, 'name'), found.faults]).toEqual([['[{"a":1,"b":[2,3]}]'], []]);
});
entry('S25', 'a quote that is never closed stops the file and names the line on which it began', async (read) => {
  const rest = Array.from({ length: 2000 }, (_, i) => `${i + 10},5,x`).join('\n');
  const found = await read(`W No,base_pay,name\n1,5,x\n2,5,"never\n${rest}\n`);
  expect(cells(found, 'worker_id')).toEqual(['1']);
  expect(found.faults).toMatchObject([{ code: 'quote_not_closed', action: 'stopped', line: 3, args: { cell: 3 } }]);
  const long = readRows(sourceOf(`a,b\n1,"${'x,y\n'.repeat(1_200_000)}`, 1 << 20).open(), { delimiter: ',' });
  for (let step = await long.next(); ; step = await long.next())
    if (step.done === true) {
      expect(step.value.stop).toMatchObject({ code: 'record_too_long', line: 2 });
      break;
    }
});

entry('V1', 'the five styles of hours: each is read as it is said to be, none is guessed', async (read) => {
  const hours = async (text: string, style?: 'decimal' | 'hh.mm' | 'minutes'): Promise<unknown> =>
    cells(await read(table('overtime_hours', text), style === undefined ? {} : { hours: style }), 'overtime_hours')[0];
  const all = [
    await hours('168:30'),
    await hours('168.5', 'decimal'),
    await hours('168.30', 'hh.mm'),
    await hours('10110', 'minutes'),
    await hours('168時間30分'),
  ];
  expect(all).toEqual([10_110, 10_110, 10_110, 10_110, 10_110]);
  expect(codesOf(await read(table('overtime_hours', '10.25')))).toEqual(['hours_undecidable']);
});
entry('V2', 'minutes come from the header, or the file is stopped where they are too many for hours', async (read) => {
  expect(cells(await read(table('残業時間（分）', '1080')), 'overtime_hours')).toEqual([1080]);
  expect(codesOf(await read(table('残業時間', '90', '1080')))).toEqual(['hours_or_minutes']);
});
entry('V3', 'years of two digits are not read unless the column says how', async (read) => {
  const found = await read(table('hired', '05/13/99', '89'));
  expect([cells(found, 'hired'), codesOf(found)]).toEqual([
    ['?', '?'],
    ['date_short_year', 'date_unreadable'],
  ]);
  const dates = { order: 'mdy', yearsFrom: 1950 } as const;
  const said = record('payslip', [column('worker_id', 'id'), column('hired', 'date', { dates })]);
  const by = await readPlain(sourceOf('worker_id,hired\n1,05/13/99 00:00:00\n'), [said]);
  expect(by.rows[0]?.cells.hired).toBe(10_724);
});
entry('V5', 'dates of eras in mixed styles', async (read) => {
  const found = await read(
    table('hired', '令和元年7月31日', 'H30.8.10', 'R1.7.9', 'R1.7.9 ', '㋿1年7月9日', '令和６年４月１日'),
  );
  expect([cells(found, 'hired'), found.faults]).toEqual([[18_108, 17_753, 18_086, 18_086, 18_086, 19_814], []]);
});
entry('V6', 'dates without zeros in front', async (read) => {
  expect(cells(await read(table('hired', '2022-12-6', '2016/10/6')), 'hired')).toEqual([19_332, 17_080]);
});
entry('V7', "a spreadsheet's numbers of days are read, each of them told", async (read) => {
  const found = await read(table('hired', '41953.528495370403', '41974', '19999', '60000'));
  expect(cells(found, 'hired')).toEqual([16_384, 16_405, '?', '?']);
  expect(found.faults.map((f) => [f.line, f.code, f.action, f.written, f.args.day])).toEqual([
    [2, 'date_from_serial', 'repaired', '41953.528495370403', '2014-11-10'],
    [3, 'date_from_serial', 'repaired', '41974', '2014-12-01'],
    [4, 'date_unreadable', 'cell_unknown', '19999', undefined],
    [5, 'date_unreadable', 'cell_unknown', '60000', undefined],
  ]);
});
entry('V8', 'd-mmm-yy, with the years that the column says', async (read) => {
  expect(cells(await read(table('hired', '22-Aug-2014', '22-Aug-14')), 'hired')).toEqual([16_304, '?']);
  const dates = { order: 'dmy', yearsFrom: 1950 } as const;
  const said = record('payslip', [column('worker_id', 'id'), column('hired', 'date', { dates })]);
  expect((await readPlain(sourceOf('worker_id,hired\n1,22-Aug-14\n'), [said])).rows[0]?.cells.hired).toBe(16_304);
});
entry('V10', 'days that never were are not moved to others', async (read) => {
  const found = await read(table('hired', '2025-02-30', '平成31年5月1日', '令和6年(2023年)4月1日'));
  expect([cells(found, 'hired'), codesOf(found)]).toEqual([
    ['?', '?', '?'],
    ['date_impossible', 'date_impossible', 'date_disagrees'],
  ]);
});
entry('V11', 'exponents: whole numbers of which every digit is there are read, ids never', async (read) => {
  const found = await read(table('base_pay', '1.7000000000000000e+04', '1.7E+04'));
  expect([cells(found, 'base_pay'), codesOf(found)]).toEqual([[1_700_000, '?'], ['number_exponent']]);
  const ids = await read('W No,base_pay\n1.27E+12,5\n');
  expect([ids.rows, ids.faults[0]?.args.reason]).toEqual([[], 'id_damaged']);
  const hours = await read(table('overtime_hours', '4.0000000000000000e+01'), { hours: 'decimal' });
  expect(cells(hours, 'overtime_hours')).toEqual([2400]);
});
entry('V12', 'ids that became numbers with a point are repaired, with a note', async (read) => {
  const found = await read('W No,base_pay\n79925.0,5\n12.5,6\n');
  expect(cells(found, 'worker_id')).toEqual(['79925']);
  expect(found.faults.map((f) => [f.code, f.written])).toEqual([
    ['id_point_zero', '79925.0'],
    ['key_unreadable', '12.5'],
  ]);
});
entry('V13', 'lost zeros are put back only when that is asked for', async (read) => {
  expect(cells(await read('W No,name\n623,x\n'), 'worker_id')).toEqual(['623']);
  const padded = await read('W No,name\n623,x\n00624,y\n', { pad: new Map([['worker_id', 5]]) });
  expect([cells(padded, 'worker_id'), codesOf(padded)]).toEqual([['00623', '00624'], ['id_padded']]);
});
entry('V14', 'a corporate number proves itself by its check digit', async (read) => {
  const found = await read(table('number', '1000013050238', '1000013050239', '1.00E+12', '100001305023'));
  expect(cells(found, 'number')).toEqual(['1000013050238', '?', '?', '?']);
  expect(codesOf(found)).toEqual(['id_check_digit', 'id_damaged', 'id_digits']);
});
entry('V15', 'a number forced to another width is not taken', async (read) => {
  const found = await read(table('zip', '90016', '900016', '046643'));
  expect([cells(found, 'zip'), codesOf(found)]).toEqual([
    ['90016', '?', '?'],
    ['id_digits', 'id_digits'],
  ]);
});
entry(
  'V16',
  'money as text: signs, commas, yen, triangles and brackets are read, ranges and sentences are not',
  async (read) => {
    const written = [
      '"$1,275.50"',
      '"118,998.00"',
      ' 202.16 ',
      '"90,000円"',
      '△5',
      '▲５',
      '(5)',
      '￥５',
      '−5',
      '"155,000円~155,000円"',
      '"$129,000 and a 1-year ban"',
    ];
    const found = await read(table('base_pay', ...written));
    expect(cells(found, 'base_pay')).toEqual([
      127_550,
      11_899_800,
      20_216,
      9_000_000,
      -500,
      -500,
      -500,
      500,
      -500,
      '?',
      '?',
    ]);
    expect(codesOf(found)).toEqual(['range_unreadable', 'money_unreadable']);
  },
);
entry('V17', 'words in a column of numbers leave the cell unknown', async (read) => {
  const found = await read(table('base_pay', '実費', 'Select Pay Range', 'Piece Rate', '5'));
  expect([cells(found, 'base_pay'), codesOf(found)]).toEqual([['?', '?', '?', 500], Array(3).fill('money_unreadable')]);
});
entry('V18', 'words for nothing mean it in the columns that list them', async (read) => {
  const found = await read('W No,rate,base_pay\n1,NA,NA\n2,n/a,0\n3,0,5\n4,None,6\n');
  expect(cells(found, 'rate')).toEqual([null, null, null, '?']);
  expect(cells(found, 'base_pay')).toEqual(['?', 0, 500, 600]);
});
entry('V19', 'a worker called NAN keeps the name', async (read) => {
  const found = await read('W No,name\nNAN,NAN\nNULL,NA\n');
  expect([cells(found, 'worker_id'), cells(found, 'name'), found.faults]).toEqual([['NAN', 'NULL'], ['NAN', 'NA'], []]);
});
entry('V20', 'spaces around a unit do not make it another', async (read) => {
  expect(cells(await read(table('basis', 'per Annum', ' per  annum ', '　月給')), 'basis')).toEqual([
    'yearly',
    'yearly',
    'monthly',
  ]);
});
entry(
  'V22',
  'negative corrections are kept; test/dossier/corrections adds them to the row they correct',
  async (read) => {
    expect(cells(await read(table('overtime_hours', '-2:30', '△2時間30分')), 'overtime_hours')).toEqual([-150, -150]);
    expect(cells(await read(table('base_pay', '-52.00')), 'base_pay')).toEqual([-5200]);
    // The row and its correction are both read, and one row is judged: W No and month are the key.
    const both = await read('W No,month,overtime_hours\n1,2025-04,20:00\n1,2025-04,-2:30\n');
    expect([both.rows.length, cells(both, 'overtime_hours')]).toEqual([2, [1200, -150]]);
  },
);
entry('V26', 'rows that stand twice are all kept: the judge says which answers they leave open', async (read) => {
  const found = await read('W No,base_pay\n1,5\n1,5\n');
  expect(found.rows).toHaveLength(2);
});
entry('V27', 'rows of one worker are kept apart by the whole key', async (read) => {
  expect((await read('W No,month\n1,2025-04\n1,2025-05\n')).rows).toHaveLength(2);
});
entry('V28', 'spaces in words are folded where words are compared', async (read) => {
  const found = await read('W 　No,給与 形態,name\n1,per　 Annum,"AARON,  JEFFERY　M"\n');
  expect(found.rows[0]?.cells).toEqual({ worker_id: '1', basis: 'yearly', name: 'AARON,  JEFFERY　M' });
});
for (const id of ['V29', 'V30', 'V31'])
  entry(id, 'spaces within Japanese, spellings that are listed, dashes and case do not make another code', async () => {
    const values = {
      overtime: ['時間外労働の割増賃金'],
      safety: ['労働安全衛生法', '労働安全安衛法'],
      unpaid: ['Ineligible – unpaid'],
    };
    const act = record('act', [column('act_id', 'id'), column('kind', 'code', { values })]);
    const written = [
      '時間 外労働の割増 賃金',
      '労働安全安衛法',
      'INELIGIBLE - unpaid',
      'Ineligible — unpaid',
      'ineligible-unpaid',
    ];
    const found = await readPlain(sourceOf(['act_id,kind', ...written.map((w, i) => `${i},${w}`)].join('\n')), [act]);
    expect(cells(found, 'kind')).toEqual(['overtime', 'safety', 'unpaid', 'unpaid', 'unpaid']);
  });
entry('V32', 'a mark of a footnote in a column of codes is no code', async (read) => {
  expect((await read(table('basis', 'Footnote *'))).faults).toMatchObject([
    { code: 'code_unknown', written: 'Footnote *' },
  ]);
});
entry('V33', 'an apostrophe before an id is left off, a lawful dash stays; nothing is calculated', async (read) => {
  const found = await read("W No,name\n'001,- Early Childhood Education\n'=1+1,=1+1\n");
  expect(found.rows.map((row) => [row.cells.worker_id, row.cells.name])).toEqual([
    ['001', '- Early Childhood Education'],
    ['=1+1', '=1+1'],
  ]);
  expect(codesOf(found)).toEqual(['id_apostrophe', 'id_apostrophe']);
});
entry('V36', 'a masked number is no key', async (read) => {
  const found = await read('W No,name\nXXX-XX-1234,a\n*1234,b\n');
  expect(found.rows).toEqual([]);
  expect(found.faults.map((f) => f.args.reason)).toEqual(['id_masked', 'id_masked']);
});
entry('V41', 'times past midnight', async (read) => {
  expect(cells(await read(table('overtime_hours', '25:30', '36:00', '０：３０')), 'overtime_hours')).toEqual([
    1530, 2160, 30,
  ]);
});
entry('V42', 'a punch that is missing is a blank, never midnight', async (read) => {
  expect(cells(await read(table('overtime_hours,name', '8:38,x', ',y')), 'overtime_hours')).toEqual([518, null]);
});

test('what is tested elsewhere is there, and says which entry it is', () => {
  for (const [id, [file, title]] of Object.entries(ELSEWHERE)) {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const named =
      title === undefined ? new RegExp(`(?:test|describe)\\('[^']*\\b${id}\\b`).test(text) : text.includes(title);
    expect(named, `${id} in ${file}`).toBe(true);
  }
});

afterAll(() => {
  const all = [...range('E', 16), ...range('S', 25), ...range('V', 43)];
  expect([...tested, ...Object.keys(ELSEWHERE)].sort()).toEqual(all.sort());
});

function range(letter: string, most: number): string[] {
  return Array.from({ length: most }, (_, i) => `${letter}${i + 1}`);
}
