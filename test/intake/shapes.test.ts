// Shapes and headers of the catalogue of CSV faults (dirty.md), entry by entry: what is read, what is left, what is said.
import { describe, expect, test } from 'vitest';
import type { FileMapping, Layout, Preset } from '../../src/pack/layout.js';
import type { RecordDef } from '../../src/pack/types.js';
import { codesOf, column, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('firm_id', 'id', { aliases: ['会社コード'] }),
    column('worker_id', 'id', { aliases: ['社員番号', 'スタッフコード'] }),
    column('month', 'month', { aliases: ['対象年月'] }),
    column('pay_date', 'date', { aliases: ['支給日'] }),
    column('base_pay', 'money', { aliases: ['基本給'], blank: 'zero' }),
    column('allowance', 'money', { aliases: ['手当'], blank: 'zero' }),
    column('deduction', 'money', { aliases: ['欠勤控除'], blank: 'zero' }),
    column('overtime_hours', 'hours', { aliases: ['残業時間'], holds: ['night_overtime'] }),
    column('night_overtime', 'hours', { aliases: ['深夜残業時間'] }),
    column('establishment', 'text', { aliases: ['所属'] }),
    column('worker_name', 'text', { aliases: ['氏名', '苗字', '名前'], personal: true }),
  ],
  { key: ['worker_id', 'month'], identifiedBy: ['worker_id', 'base_pay'] },
);

const read = (text: string, more: Parameters<typeof readPlain>[2] = {}): Promise<PlainFile> =>
  readPlain(sourceOf(text), [payslip], more);
const mapped = (text: string, layout: FileMapping, more = {}): Promise<PlainFile> =>
  read(text, { mapping: { file: 'map.json', sha256: '', layout: { table: 'payslip', ...layout } }, ...more });
const preset = (id: string, layout: Layout, recognise?: Preset['recognise']): Preset => ({
  id,
  product: { en: id, ja: id },
  evidence: { grade: 'file', from: 'a test' },
  checked: true,
  ...(recognise && { recognise }),
  layout: { table: 'payslip', ...layout },
  file: `presets/${id}.json`,
});
const ids = (file: PlainFile): unknown[] => file.rows.map((r) => [r.line, r.cells.worker_id, r.cells.base_pay]);
const aside = (file: PlainFile): unknown => Object.fromEntries(file.tally.rowsAside);

/** Every row under the headings is one of these. */
const addsUp = ({ tally, rows }: PlainFile): void => {
  const others = tally.rowsLeftOut + tally.rowsBlank + [...tally.rowsAside.values()].reduce((a, b) => a + b, 0);
  expect(tally.rowsRead).toBe(rows.length + others);
};

test('S4 a line end inside a header is none; S17 nor are blanks around it', async () => {
  const file = await read('"社員\r\n番号", 基本給　,"手\n当"\n1,5,6\n');
  expect([file.rows[0]?.line, file.rows[0]?.cells.worker_id, file.rows[0]?.cells.allowance]).toEqual([4, '1', 6]);
});

describe('S7 title rows above the headings', () => {
  test('one cell to a row: left aside, and the reader is told', async () => {
    const file = await read('給与一覧表\n\n2025年4月分,,\n社員番号,対象年月,基本給\n1,2025-04,5\n');
    expect(ids(file)).toEqual([[5, '1', 5]]);
    expect(file.faults).toMatchObject([{ code: 'rows_above', line: 1, args: { count: 2, line: 4 } }]);
  });
  test('with more in them they are refused by name, and read where a mapping says the line', async () => {
    const text = '会社,見本製作所\n社員番号,対象年月,基本給\n1,2025-04,5\n';
    expect((await read(text)).faults).toMatchObject([
      { code: 'no_table', line: 1, args: { rows: '1: 会社,見本製作所 | 2: 社員番号,対象年月,基本給' } },
    ]);
    expect(ids(await mapped(text, { header: { line: 2 } }))).toEqual([[3, '1', 5]]);
  });
});

describe('S8, S9 headings of several rows', () => {
  const merged = '社員番号,対象年月,支給,,控除,\n,,基本給,手当,欠勤控除,手当\n1,2025-04,5,6,7,8\n';
  test('merged ones are refused, naming the rows', async () => {
    const { faults } = await read(merged);
    expect(faults).toMatchObject([{ code: 'no_table', action: 'stopped', line: 1 }]);
    expect(faults[0]?.args.rows).toContain('2: ,,基本給,手当,欠勤控除,手当');
  });
  test('and read where a mapping joins group and name', async () => {
    const file = await mapped(merged, {
      header: { rows: 2, names: 'joined' },
      columns: {
        worker_id: { header: ['社員番号'] },
        month: { header: ['対象年月'] },
        base_pay: { header: ['支給/基本給'] },
        allowance: { header: ['支給/手当'] },
        deduction: { header: ['控除/欠勤控除'] },
      },
    });
    expect(file.rows.map((r) => [r.line, r.cells.base_pay, r.cells.allowance, r.cells.deduction])).toEqual([
      [3, 5, 6, 7],
    ]);
  });
  test('names above codes: a preset says which row holds the names, and knows the file by the codes', async () => {
    const bugyo = preset('bugyo', { header: { rows: 2, names: 1 } }, { all: ['社員番号'], codesBelow: true });
    const text = '社員番号,対象年月,基本給\nEMP1,YM,PAY\n1,2025-04,5\n';
    expect(ids(await read(text, { presets: [bugyo] }))).toEqual([[3, '1', 5]]);
    // Without a row of codes it is not that product's file, and a row of data is not taken for one.
    expect(ids(await read('社員番号,対象年月,基本給\nA1,2025-04,5\n', { presets: [bugyo] }))).toEqual([[2, 'A1', 5]]);
  });
});

describe('S10 sections', () => {
  const text =
    '支給一覧,,\n製造部,,\n社員番号,対象年月,基本給\n1,2025-04,5\n2,2025-04,6\n小計,,11\n営業部,,\n社員番号,対象年月,基本給\n3,2025-04,7\n※ 注記,,\n続き,,\n';
  test('their titles become a column; headings that come again, subtotals and notes are none of the rows', async () => {
    const file = await mapped(text, { section: 'establishment' });
    expect(file.rows.map((r) => [r.line, r.cells.worker_id, r.cells.establishment, r.written.establishment])).toEqual([
      [4, '1', '製造部', '製造部'],
      [5, '2', '製造部', '製造部'],
      [9, '3', '営業部', '営業部'],
    ]);
    expect(aside(file)).toEqual({ heading: 5, subtotal: 1, note: 2 });
    addsUp(file);
  });
  test('without a mapping a title is a row without a place: left out, never guessed', async () => {
    const file = await read('社員番号,対象年月,基本給\n1,2025-04,5\n営業部,,\n社員番号,対象年月,基本給\n3,2025-04,7\n');
    expect(ids(file)).toEqual([
      [2, '1', 5],
      [5, '3', 7],
    ]);
    expect([aside(file), file.tally.rowsLeftOut]).toEqual([{ heading: 1 }, 1]);
    addsUp(file);
  });
});

describe('S11 one block for each worker', () => {
  const text =
    '氏名,見本一\n社員番号,0001\n\n対象年月,基本給,手当\n2025-04,5,6\n2025-05,7,8\n\n氏名,見本二\n社員番号,0002\n対象年月,基本給,手当\n2025-04,9,1\n';
  const layout: FileMapping = {
    shape: 'blocks',
    block: { begins: '氏名', labels: { worker_id: '社員番号' } },
    columns: { month: { header: ['対象年月'] }, base_pay: { header: ['基本給'] } },
  };
  test('its labels stand in each of its rows, with the line they stand on', async () => {
    const file = await mapped(text, layout);
    expect(file.rows.map((r) => [r.line, r.cells.worker_id, r.cells.base_pay])).toEqual([
      [5, '0001', 5],
      [6, '0001', 7],
      [11, '0002', 9],
    ]);
    expect(JSON.stringify(file)).not.toContain('見本');
    addsUp(file);
  });
  test('where no header is named, its headings are those that a table needs beside the labels', async () => {
    const { columns: _, ...bare } = layout;
    const file = await mapped(text, bare);
    expect(file.rows.map((r) => [r.cells.worker_id, r.cells.base_pay, r.cells.allowance])).toEqual([
      ['0001', 5, 6],
      ['0001', 7, 8],
      ['0002', 9, 1],
    ]);
  });
  test('a block without its headings stops the file: nobody may be lost', async () => {
    const broken = text.replace('社員番号,0002\n対象年月,基本給,手当\n', '社員番号,0002\n');
    expect((await mapped(broken, layout)).faults.at(-1)).toMatchObject({
      code: 'block_without_headings',
      action: 'stopped',
      line: 8,
    });
  });
});

describe('S12 items down, months across', () => {
  const text = '社員番号,0001,,\n対象年月,2025-04,2025-05,合計\n基本給,5,7,12\n手当,6,,6\n';
  const layout: FileMapping = {
    shape: 'transposed',
    block: { begins: '社員番号', labels: { worker_id: '社員番号' } },
    columns: { month: { header: ['対象年月'] }, base_pay: { header: ['基本給'] }, allowance: { header: ['手当'] } },
  };
  test('a record for each column of months; the column of totals is no month', async () => {
    const file = await mapped(text, layout);
    expect(file.rows.map((r) => [r.cells.worker_id, r.cells.month, r.cells.base_pay, r.cells.allowance])).toEqual([
      ['0001', 2025 * 12 + 3, 5, 6],
      ['0001', 2025 * 12 + 4, 7, null],
    ]);
    expect(aside(file)).toEqual({ subtotal: 1, heading: 1 });
    addsUp(file);
  });
  test('an item twice is two columns, which nobody chooses between', async () => {
    const file = await mapped(`${text}基本給,1,1,2\n`, layout);
    expect(file.faults).toMatchObject([{ code: 'column_two_headers', action: 'stopped', args: { name: 'base_pay' } }]);
  });
  test('a block with an item the first did not have is read with it; a value without an item stops', async () => {
    expect((await mapped(`${text},9,9,\n`, layout)).faults.at(-1)).toMatchObject({ code: 'item_unknown', line: 5 });
  });
});

describe('S13 no headings at all', () => {
  const card = preset('card', {
    header: { rows: 0 },
    dates: { order: 'ymd', yearsFrom: 2000 },
    columns: { worker_id: { position: 1 }, pay_date: { position: 2 }, base_pay: { position: 4 } },
  });
  test('columns by position, and V3: two-digit years, only as a preset says', async () => {
    const text = '0001,25/04/01,x,5\n0002,25/04/02,x,6\n';
    const bare = record('payslip', payslip.columns, { key: ['worker_id'], identifiedBy: ['worker_id'] });
    const kept = await readPlain(sourceOf(text), [bare], { presets: [card], preset: 'card' });
    expect(kept.rows.map((r) => [r.line, r.cells.worker_id, r.cells.pay_date, r.cells.base_pay])).toEqual([
      [1, '0001', 20179, 5],
      [2, '0002', 20180, 6],
    ]);
    expect((await read(text)).faults).toMatchObject([{ code: 'no_table' }]);
    const plain = await readPlain(sourceOf('社員番号,支給日,基本給\n1,25/04/01,5\n'), [bare]);
    expect([codesOf(plain).length, plain.rows[0]?.cells.pay_date]).toEqual([1, '?']);
  });
  test('V4 two-digit years of an era, only as a layout says which', async () => {
    const bare = record('payslip', payslip.columns, { key: ['worker_id'], identifiedBy: ['worker_id'] });
    const text = '社員番号,支給日,基本給\n1,29/09/01,5\n2,32/09/01,5\n';
    const layout: FileMapping = { table: 'payslip', dates: { order: 'ymd', yearsFrom: 1989, era: 'H' } };
    const file = await readPlain(sourceOf(text), [bare], { mapping: { file: 'm', sha256: '', layout } });
    // Heisei 29 is 2017; Heisei 32 never was.
    expect(file.rows.map((r) => r.cells.pay_date)).toEqual([17410, '?']);
  });
});

describe('S14, S15 what stands under and between the rows', () => {
  test('subtotals are summed into nobody, notes are counted, and rows without an id stay left out', async () => {
    const text =
      '社員番号,氏名,対象年月,基本給\n1,見本一,2025-04,5\n,小計,,5\n2,見本二,2025-04,6\n合計,,2025-04,11\n,見本三,2025-04,7\n※ 税込み,,,\n二行目,,,\n';
    const file = await read(text);
    expect(ids(file)).toEqual([
      [2, '1', 5],
      [4, '2', 6],
    ]);
    expect(aside(file)).toEqual({ subtotal: 2, note: 2 });
    expect([file.tally.rowsLeftOut, [...file.tally.leftOutOf]]).toEqual([1, ['']]);
    expect(file.faults.filter((f) => f.action === 'row_left_out').map((f) => [f.code, f.line])).toEqual([
      ['key_blank', 6],
    ]);
    addsUp(file);
  });
  test('a row of another width with an id is somebody’s, whatever word stands in it', async () => {
    const file = await read('社員番号,対象年月,基本給\n1,2025-04,5\n2,2025-04,220,000,合計\n,,5,合計\n');
    expect([file.tally.rowsLeftOut, [...file.tally.rowsAside]]).toEqual([1, [['subtotal', 1]]]);
    expect(file.faults).toMatchObject([
      { code: 'row_width', line: 3 },
      { code: 'subtotal_row', line: 4 },
    ]);
  });
  test('a word that only looks like a total, and an id cut off at the end, are not waved through', async () => {
    const file = await read('社員番号,対象年月,基本給\n合計課,2025-04,5\n10\n');
    expect(ids(file)).toEqual([[2, '合計課', 5]]);
    expect([aside(file), codesOf(file)]).toEqual([{}, ['row_width']]);
  });
});

describe('S16 a header that stands there twice', () => {
  const text = '社員番号,対象年月,基本給,手当,手当\n1,2025-04,5,6,7\n';
  test('is asked about, with both named', async () => {
    expect((await read(text)).faults).toMatchObject([
      { code: 'column_two_headers', column: '手当', args: { headers: '手当, 手当', name: 'allowance' } },
    ]);
  });
  test('and picked by its position where a mapping says which', async () => {
    const layout = {
      columns: { worker_id: { header: ['社員番号'] }, month: { header: ['対象年月'] }, allowance: { position: 5 } },
    };
    expect((await mapped(text, layout)).rows[0]?.cells).toEqual({ worker_id: '1', month: 24303, allowance: 7 });
    const both = { columns: { ...layout.columns, allowance: { header: ['手当'] } } };
    expect(codesOf(await mapped(text, both))).toEqual(['column_two_headers']);
  });
});

test('S18 a misspelt header is matched as it is misspelt, and no other way', async () => {
  const wage = record('wage', [column('case', 'id'), column('wage', 'money', { aliases: ['PREVIALING_WAGE'] })], {
    identifiedBy: ['case', 'wage'],
  });
  expect((await readPlain(sourceOf('case,PREVIALING_WAGE\n1,2\n'), [wage])).rows).toHaveLength(1);
  expect(codesOf(await readPlain(sourceOf('case,PREVAILING_WAGE\n1,2\n'), [wage]))).toEqual(['no_table']);
});

test('S19 headers of two years: a preset each, known by its own, and a tie is asked about', async () => {
  const old = preset(
    'old',
    { columns: { worker_id: { header: ['Emp'] }, base_pay: { header: ['Pay'] } } },
    { all: ['Emp', 'Pay'] },
  );
  const young = preset('new', { columns: { worker_id: { header: ['EMP_NO'] } } }, { all: ['EMP_NO'] });
  const presets = [old, young];
  expect(ids(await read('Emp,Pay,対象年月\n1,5,2025-04\n', { presets }))).toEqual([[2, '1', 5]]);
  expect(ids(await read('EMP_NO,基本給,対象年月\n1,6,2025-04\n', { presets }))).toEqual([[2, '1', 6]]);
  const both = await read('Emp,Pay,EMP_NO\n1,5,1\n', { presets });
  expect(both.faults).toMatchObject([{ code: 'preset_tie', action: 'stopped', args: { presets: 'old, new' } }]);
  expect(ids(await read('Emp,Pay,EMP_NO,対象年月\n1,5,1,2025-04\n', { presets, preset: 'old' }))).toEqual([
    [2, '1', 5],
  ]);
});

test('S21 a column without a header is not read, and the reader is told', async () => {
  const file = await read(',社員番号,対象年月,基本給\n0,1,2025-04,5\n');
  expect(ids(file)).toEqual([[2, '1', 5]]);
  expect(file.faults).toMatchObject([{ code: 'column_unnamed', action: 'noted', args: { position: 1 } }]);
});

test('a payroll without days or months says so: rows of one worker cannot be told apart', async () => {
  const dated: RecordDef = {
    ...payslip,
    key: ['worker_id', 'pay_date'],
    period: { from: 'pay_date', to: 'pay_date', month: 'month' },
  };
  const told = async (text: string): Promise<readonly string[]> =>
    (await readPlain(sourceOf(text), [dated])).faults.map((f) => f.code).filter((code) => code === 'period_unsaid');
  expect(await told('社員番号,基本給,何日\n1,5,x\n')).toEqual(['period_unsaid']);
  expect(await told('社員番号,基本給,対象年月\n1,5,2025-04\n')).toEqual([]);
  expect(await told('社員番号,基本給,支給日\n1,5,2025-04-25\n')).toEqual([]);
});

test('V34 names in either order are dropped, each of them; a mapping puts a swapped column right', async () => {
  const file = await read('社員番号,苗字,名前,対象年月,基本給\n1,見本,一,2025-04,5\n');
  expect(JSON.stringify(file)).not.toContain('見本');
  const swapped = await mapped('社員番号,対象年月,基本給,手当\n1,2025-04,6,5\n', {
    columns: {
      worker_id: { header: ['社員番号'] },
      month: { header: ['対象年月'] },
      base_pay: { header: ['手当'] },
      allowance: { header: ['基本給'] },
    },
  });
  expect(swapped.rows[0]?.cells).toMatchObject({ base_pay: 5, allowance: 6 });
});

test('V35 a legend in a header is part of its name: a preset knows the whole of it', async () => {
  const header = '資格(0=該当しない 1=該当する)';
  const flagged = record('worker', [column('worker_id', 'id'), column('licensed', 'flag')], { key: ['worker_id'] });
  const layout: FileMapping = {
    table: 'worker',
    columns: { worker_id: { header: ['worker_id'] }, licensed: { header: [header] } },
  };
  const file = await readPlain(sourceOf(`worker_id,${header}\n1,0\n`), [flagged], {
    mapping: { file: 'm', sha256: '', layout },
  });
  expect(file.rows[0]?.cells).toEqual({ worker_id: '1', licensed: 0 });
});

test('V37 a place in a product layout is not taken where its header says something else', async () => {
  const placed = preset('placed', { columns: { worker_id: { position: 2 } } }, { all: ['対象年月', '基本給'] });
  const go = (headers: string) => read(`${headers}\nx,1,2025-04,5\n`, { presets: [placed] });
  expect((await go('区分,列2,対象年月,基本給')).rows.map((r) => r.cells.worker_id)).toEqual(['1']);
  for (const headers of ['区分,氏名,対象年月,基本給', '区分,残業時間,対象年月,基本給'])
    expect((await go(headers)).faults).toMatchObject([{ code: 'header_two_columns', action: 'stopped' }]);
});

describe('V37, V38 sums of columns', () => {
  const clock = preset(
    'clock',
    {
      columns: {
        worker_id: { header: ['社員番号'] },
        overtime_hours: { sum: ['残業時間', '深夜残業時間'], ifPresent: ['割増残業'], openIf: ['休日*時間'] },
        night_overtime: { header: ['深夜残業時間'], unless: 'overtime_hours' },
        deduction: { header: ['欠勤控除'], negative: true },
      },
    },
    { all: ['社員番号', '深夜残業時間'] },
  );
  const go = (text: string, more = {}) => read(text, { presets: [clock], ...more });

  test('a bucket is not the total: the parts are added, with each cell as evidence', async () => {
    const file = await go('社員番号,対象年月,残業時間,深夜残業時間,欠勤控除\n1,2025-04,10:00,2:30,-500\n');
    expect(file.rows[0]?.cells).toMatchObject({ overtime_hours: 750, deduction: 500 });
    expect(file.rows[0]?.cells).not.toHaveProperty('night_overtime');
  });
  test('what is there only sometimes is added where it is there', async () => {
    const file = await go('社員番号,対象年月,残業時間,深夜残業時間,割増残業\n1,2025-04,10:00,2:30,1:00\n');
    expect(file.rows[0]?.cells).toMatchObject({ overtime_hours: 810 });
  });
  test('where a part is missing the whole is unknown and the part is only the part', async () => {
    const file = await go('社員番号,対象年月,深夜残業時間\n1,2025-04,2:30\n');
    expect(file.rows[0]?.cells).toEqual({ worker_id: '1', month: 24303, night_overtime: 150 });
    expect(file.faults).toMatchObject([
      { code: 'sum_incomplete', args: { name: 'overtime_hours', missing: '残業時間' } },
    ]);
  });
  test('an empty part leaves the sum open, one that cannot be read makes it unreadable under its own header', async () => {
    const file = await go('社員番号,対象年月,残業時間,深夜残業時間\n1,2025-04,10:00,\n2,2025-04,10:00,約2時間\n');
    expect(file.rows.map((r) => r.cells.overtime_hours)).toEqual([null, '?']);
    expect(file.faults).toMatchObject([
      { code: 'hours_unreadable', line: 3, column: '深夜残業時間', written: '約2時間' },
    ]);
  });
  test('hours that may belong to it and are not in it leave it open, unless they are zero', async () => {
    const file = await go(
      '社員番号,対象年月,残業時間,深夜残業時間,休日労働時間\n1,2025-04,10:00,2:30,0:00\n2,2025-04,10:00,2:30,8:00\n3,2025-04,10:00,2:30,\n',
    );
    expect(file.rows.map((r) => r.cells.overtime_hours)).toEqual([750, '?', 750]);
    expect(file.faults).toMatchObject([{ code: 'bucket_unplaced', line: 3, column: '休日労働時間', written: '8:00' }]);
  });
  test('a header that may leave it open must be there: taking the column out settles nothing', async () => {
    const open = preset(
      'open',
      {
        columns: {
          worker_id: { header: ['社員番号'] },
          overtime_hours: { sum: ['残業時間'], openIf: ['深夜残業時間'] },
          night_overtime: { header: ['深夜残業時間'], unless: 'overtime_hours' },
        },
      },
      { all: ['社員番号', '残業時間'] },
    );
    const cells = async (text: string) => {
      const file = await read(text, { presets: [open] });
      return [file.rows[0]?.cells.overtime_hours, codesOf(file)];
    };
    expect(await cells('社員番号,対象年月,残業時間,深夜残業時間\n1,2025-04,10:00,2:30\n')).toEqual([
      '?',
      ['bucket_unplaced'],
    ]);
    expect(await cells('社員番号,対象年月,残業時間,深夜残業時間\n1,2025-04,10:00,0:00\n')).toEqual([600, []]);
    expect(await cells('社員番号,対象年月,残業時間\n1,2025-04,10:00\n')).toEqual([undefined, ['sum_incomplete']]);
  });
  test('in a file of no known product an amount beside its bucket is open, unless the bucket is zero', async () => {
    const text = '社員番号,対象年月,基本給,残業時間,深夜残業時間\n1,2025-04,5,10:00,2:30\n2,2025-04,5,10:00,0:00\n';
    const file = await read(text);
    expect(file.rows.map((r) => [r.cells.overtime_hours, r.cells.night_overtime])).toEqual([
      ['?', 150],
      [600, 0],
    ]);
    expect(file.faults).toMatchObject([
      { code: 'total_or_bucket', column: '残業時間', args: { others: '深夜残業時間' } },
      { code: 'bucket_unplaced', line: 2, column: '深夜残業時間', written: '2:30' },
    ]);
    // The column's own name means what the pack says; and a mapping may say that the header is the whole.
    const named = await read(text.replace('残業時間,深夜', 'overtime_hours,深夜'));
    expect(named.rows.map((r) => r.cells.overtime_hours)).toEqual([600, 600]);
    const columns = {
      worker_id: { header: ['社員番号'] },
      month: { header: ['対象年月'] },
      overtime_hours: { header: ['残業時間'] },
    };
    expect((await mapped(text, { columns })).rows.map((r) => r.cells.overtime_hours)).toEqual([600, 600]);
  });
  test('a header that may name all or a part is the least there was, with its bucket in the file and without', async () => {
    const least = record(
      'payslip',
      [
        ...payslip.columns.filter((c) => c.name !== 'overtime_hours'),
        column('overtime_hours', 'hours', { aliases: ['時間外労働時間'], holds: ['night_overtime'] }),
        column('overtime_stated', 'hours', { aliases: ['残業時間'], leastOf: 'overtime_hours' }),
      ],
      { key: payslip.key, identifiedBy: payslip.identifiedBy },
    );
    const go = async (text: string, more = {}) => {
      const file = await readPlain(sourceOf(text), [least], more);
      const { overtime_hours, overtime_stated } = file.rows[0]!.cells;
      return [overtime_hours, overtime_stated, file.faults.map((f) => [f.code, f.column])];
    };
    const told = [['whole_or_part', '残業時間']];
    const plain = '社員番号,対象年月,基本給,残業時間\n1,2025-04,5,10:00\n';
    expect(await go(plain)).toEqual([undefined, 600, told]);
    expect(await go(plain.replace('間\n', '間,深夜残業時間\n').replace('10:00', '10:00,0:00'))).toEqual([
      undefined,
      600,
      told,
    ]);
    expect(await go(plain, { presets: [preset('any', {}, { all: ['残業時間'] })] })).toEqual([undefined, 600, told]);
    // The whole is there, or a mapping says what it is.
    expect(await go(plain.replace('間\n', '間,時間外労働時間\n').replace('10:00', '10:00,12:00'))).toEqual([
      720,
      600,
      [],
    ]);
    const layout = {
      table: 'payslip',
      columns: {
        worker_id: { header: ['社員番号'] },
        month: { header: ['対象年月'] },
        overtime_hours: { header: ['残業時間'] },
      },
    };
    expect(await go(plain, { mapping: { file: 'map.json', sha256: '', layout } })).toEqual([600, undefined, []]);
  });
  test('a money column whose blank is zero adds what is there', async () => {
    const layout = {
      columns: {
        worker_id: { header: ['社員番号'] },
        month: { header: ['対象年月'] },
        allowance: { sum: ['甲手当', '乙手当'] },
      },
    };
    const file = await mapped('社員番号,対象年月,甲手当,乙手当\n1,2025-04,,5\n2,2025-04,4,5\n3,2025-04,,\n', layout);
    expect(file.rows.map((r) => r.cells.allowance)).toEqual([5, 9, null]);
  });
  test('the reading does not depend on blocks', async () => {
    const text = `社員番号,対象年月,残業時間,深夜残業時間\n${Array.from({ length: 50 }, (_, i) => (i % 7 === 3 ? '合計,,9:00,1:00' : `${i},2025-04,${i}:00,1:00`)).join('\n')}\n`;
    const whole = await go(text);
    expect(aside(whole)).toEqual({ subtotal: 7 });
    for (const blockBytes of [64, 333]) expect(await go(text, { blockBytes })).toEqual(whole);
    expect(await go(text, { strict: true })).toEqual(whole);
  });
});

describe('V39 closing month and month of payment', () => {
  test('a month and a day of payment in the next are kept apart; of both in one cell the month the pay is for counts', async () => {
    const file = await read(
      '社員番号,対象年月,支給日,基本給\n1,2025年4月分,2025-05-25,5\n2,令和2年4月分（5月納付分）,2025-05-25,5\n',
    );
    expect(file.rows.map((r) => [r.cells.worker_id, r.cells.month, r.cells.pay_date])).toEqual([
      ['1', 24303, 20233],
      ['2', 24243, 20233],
    ]);
  });
});

describe('V41, V42 one row for each punch', () => {
  const workday = record(
    'workday',
    [
      column('worker_id', 'id'),
      column('date', 'date'),
      ...['clock_in', 'clock_out', 'break_start', 'break_end'].map((name) => column(name, 'hours')),
      column('shift_number', 'count'),
    ],
    { key: ['worker_id', 'date', 'clock_in'], period: { from: 'date', to: 'date' } },
  );
  const layout: FileMapping = {
    table: 'workday',
    shape: 'punches',
    punches: {
      by: ['番号', '所属日'],
      kind: '種別',
      time: ['時刻'],
      day: '打刻日',
      shift: 'shift_number',
      into: [
        { kind: '出勤', columns: ['clock_in'] },
        { kind: '退勤', columns: ['clock_out'] },
        { kind: '休憩開始', columns: ['break_start'] },
        { kind: '休憩終了', columns: ['break_end'] },
      ],
    },
    columns: { worker_id: { header: ['番号'] }, date: { header: ['所属日'] } },
  };
  const punched = async (...punches: readonly string[]) => {
    const rows = punches.map((p) => `1,2025-04-01,${p}`).join('\n');
    const file = await readPlain(sourceOf(`番号,所属日,打刻日,時刻,種別\n${rows}\n`), [workday], {
      mapping: { file: 'm', sha256: '', layout },
    });
    expect(codesOf(file)).toEqual(['heading_row']);
    return file.rows.map(({ cells: c }) => [c.clock_in, c.clock_out, c.break_start, c.break_end, c.shift_number]);
  };
  const [same, next] = ['2025-04-01', '2025-04-02'];

  test('is put together by the clock, in whatever order it stands', async () => {
    expect(
      await punched(`${same},18:00,退勤`, `${same},9:00,出勤`, `${same},13:00,休憩終了`, `${same},12:00,休憩開始`),
    ).toEqual([[540, 1080, 720, 780, null]]);
  });
  test('an end after midnight belongs to its day; two shifts are two, and numbered', async () => {
    expect(await punched(`${same},20:00,出勤`, `${next},1:30,退勤`)).toEqual([[1200, 90, null, null, null]]);
    expect(
      await punched(`${same},9:00,出勤`, `${same},12:00,退勤`, `${same},14:00,出勤`, `${same},18:00,退勤`),
    ).toEqual([
      [540, 720, null, null, 1],
      [840, 1080, null, null, 2],
    ]);
  });
  test('what is missing, unknown, too many or a day late leaves a gap', async () => {
    expect(await punched(`${same},9:00,出勤`)).toEqual([[540, null, null, null, null]]);
    expect(await punched(`${same},18:00,退勤`)).toEqual([[null, 1080, null, null, null]]);
    expect(await punched(`${same},8:00,出勤`, `${next},10:00,退勤`)).toEqual([[480, null, null, null, null]]);
    expect(await punched(`${next},0:30,出勤`, `${next},5:00,退勤`)).toEqual([[null, null, null, null, null]]);
    expect(await punched(`${same},9:00,出勤`, `${same},12:00,外出`, `${same},18:00,退勤`)).toContainEqual([
      null,
      null,
      null,
      null,
      2,
    ]);
  });
});

describe('mappings', () => {
  const text = '社員番号,基本給,備考\n1,5,x\n';
  test('what stands nowhere in the file can be said for all of it', async () => {
    const layout = {
      columns: { worker_id: { header: ['社員番号'] }, base_pay: { header: ['基本給'] } },
      constants: { month: '2025-04' },
    };
    const file = await mapped(text, layout);
    expect(file.rows[0]?.cells).toEqual({ worker_id: '1', base_pay: 5, month: 24303 });
    expect(file.rows[0]?.written.month).toBe('2025-04');
  });
  test('a header it names that is not there, a key it leaves out and another table than --as stop the file', async () => {
    expect((await mapped(text, { columns: { worker_id: { header: ['社員NO'] } } })).faults).toMatchObject([
      { code: 'layout_headers_missing', args: { by: 'map.json' } },
    ]);
    const gone = await mapped(text, {
      columns: { worker_id: { header: ['社員番号'] }, allowance: { header: ['手当'] } },
    });
    expect(gone.faults).toMatchObject([
      { code: 'mapped_header_missing', args: { name: 'allowance', missing: '手当' } },
    ]);
    const keyless = await mapped(text, { columns: { base_pay: { header: ['基本給'] } } });
    expect(keyless.faults).toMatchObject([{ code: 'layout_key_missing', args: { missing: 'worker_id' } }]);
    const other = record('other', [column('x', 'id')]);
    const layout = { table: 'payslip', columns: { worker_id: { header: ['社員番号'] } } };
    const as = new Map([['other', 'file.csv']]);
    const named = await readPlain(sourceOf(text), [payslip, other], { as, mapping: { file: 'm', sha256: '', layout } });
    expect(codesOf(named)).toEqual(['layout_other_table']);
  });
  test('its columns are all there are: what it ignores or does not name is not read by its alias', async () => {
    const layout = { columns: { worker_id: { header: ['社員番号'] } }, constants: { month: '2025-04' } };
    expect((await mapped('社員番号,氏名,基本給\n1,見本,5\n', layout)).rows[0]?.cells).toEqual({
      worker_id: '1',
      month: 24303,
    });
  });
  test('over a preset it says only what is different', async () => {
    const base = preset('base', {
      columns: { worker_id: { header: ['社員番号'] }, base_pay: { header: ['甲'] } },
      ignore: ['乙'],
    });
    const layout = { preset: 'base', columns: { allowance: { header: ['乙'] } } };
    const file = await mapped('社員番号,対象年月,甲,乙\n1,2025-04,5,6\n', layout, { presets: [base] });
    expect(file.rows[0]?.cells).toEqual({ worker_id: '1', month: 24303, base_pay: 5, allowance: 6 });
  });
  test('minutes in a header stay minutes; a mapping counts before an option, an option before a preset', async () => {
    const columns = {
      worker_id: { header: ['社員番号'] },
      month: { header: ['対象年月'] },
      overtime_hours: { header: ['残業'] },
    };
    const cell = '社員番号,対象年月,残業\n1,2025-04,10.30\n';
    const of = async (file: Promise<PlainFile>) => (await file).rows[0]?.cells.overtime_hours;
    expect(await of(mapped(cell, { columns, hours: 'hh.mm' }, { hours: 'decimal' }))).toBe(630);
    const dotted = preset('dotted', { columns, hours: 'hh.mm' });
    expect(await of(read(cell, { presets: [dotted], preset: 'dotted' }))).toBe(630);
    expect(await of(read(cell, { presets: [dotted], preset: 'dotted', hours: 'decimal' }))).toBe(618);
    const minutes = cell.replace('残業', '残業(分)').replace('10.30', '630');
    const named = { ...columns, overtime_hours: { header: ['残業(分)'] } };
    expect(await of(mapped(minutes, { columns: named, hours: 'decimal' }))).toBe(630);
  });
});
