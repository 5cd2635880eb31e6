import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { FAULT_CODES } from '../../src/intake/faults.js';
import type { Source } from '../../src/intake/types.js';
import { random } from './generated.js';
import { codesOf, column, digestOf, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id', { aliases: ['社員番号'] }),
    column('firm_id', 'id'),
    column('base_pay', 'money', { aliases: ['基本給'] }),
    column('overtime_hours', 'hours', { aliases: ['残業時間'] }),
    column('hired', 'date', { aliases: ['入社日'] }),
    column('basis', 'code', { values: { monthly: ['月給'], hourly: ['時給'] } }),
    column('name', 'text', { aliases: ['氏名'], personal: true }),
  ],
  { identifiedBy: ['worker_id', 'base_pay'] },
);

test('a file is planned and read into typed rows, with lines, faults and counts', async () => {
  const text = [
    '社員番号,基本給,残業時間（分）,入社日,basis,氏名,備考',
    '001,"200,000",90,令和元年5月1日,月給,甲,x',
    '002,実費,1.5,2025/2/30,週給,乙,',
    ',,,,,,',
    '合計,,',
    ',5,,,,,',
    '003,1,2,,,,,9',
    '',
  ].join('\r\n');
  const read = await readPlain(sourceOf(text), [payslip]);
  expect(read.table).toBe('payslip');
  expect(read.rows).toEqual([
    {
      line: 2,
      cells: { worker_id: '001', base_pay: 200000, overtime_hours: 90, hired: 18017, basis: 'monthly' },
      written: {
        worker_id: '001',
        base_pay: '200,000',
        overtime_hours: '90',
        hired: '令和元年5月1日',
        basis: '月給',
      },
    },
    {
      line: 3,
      cells: { worker_id: '002', base_pay: '?', overtime_hours: '?', hired: '?', basis: '?' },
      written: { worker_id: '002', base_pay: '実費', overtime_hours: '1.5', hired: '2025/2/30', basis: '週給' },
    },
  ]);
  expect(read.faults.map((f) => [f.line, f.column, f.code, f.written])).toEqual([
    [3, '基本給', 'money_unreadable', '実費'],
    [3, '残業時間（分）', 'hours_not_whole_minutes', '1.5'],
    [3, '入社日', 'date_impossible', '2025/2/30'],
    [3, 'basis', 'code_unknown', '週給'],
    [5, '', 'subtotal_row', ''],
    [6, '社員番号', 'key_blank', ''],
    [7, '', 'row_width', ''],
  ]);
  const { rowsRead, rowsLeftOut, rowsBlank, rowsAside } = read.tally;
  expect({ rowsRead, rowsLeftOut, rowsBlank }).toEqual({ rowsRead: 6, rowsLeftOut: 2, rowsBlank: 1 });
  expect([...rowsAside]).toEqual([['subtotal', 1]]);
});

test('an empty file stops, a header without rows is noted', async () => {
  expect(codesOf(await readPlain(sourceOf(''), [payslip]))).toEqual(['empty_file']);
  expect(codesOf(await readPlain(sourceOf('\ufeff\n\n'), [payslip]))).toEqual(['empty_file']);
  expect(codesOf(await readPlain(sourceOf('worker_id,base_pay'), [payslip]))).toEqual(['no_rows']);
  const none = { ...payslip, empty: 'none' as const };
  expect(codesOf(await readPlain(sourceOf('worker_id,base_pay'), [none]))).toEqual(['none_stated']);
});

/** Some thousand rows with all kinds of odd cells, blank rows and rows of another width. */
function manyRows(rows: number): string {
  const pick = random(20250401);
  const one = (...list: string[]): string => list[pick(list.length)] as string;
  const lines = ['社員番号,基本給,残業時間（分）,入社日,basis,備考'];
  for (let i = 0; i < rows; i++) {
    if (pick(50) === 0) lines.push(one('', ',,,,,', '合計,1', 'x,1,2,3,4,5,6', ',1,2,2025-04-01,月給,'));
    const pay = one(`${pick(400000)}`, `"${pick(9)},${100 + pick(900)}"`, '△5', '実費', '', '1.5', '￥1,000');
    const hired = one('2025-04-01', '2025/4/31', '令和元年5月1日', 'R1.5.1', '');
    lines.push(
      `W${pick(rows)},${pay},${one('90', '8:30', '', '60')},${hired},${one('月給', ' monthly ', '週給')},${one('', '"a\nb"', '"x""y"')}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

test('sizes of blocks and chunks do not show, nor does the encoding', async () => {
  const text = manyRows(3000);
  const whole = await readPlain(sourceOf(text), [payslip]);
  expect(whole.tally.faults).toHaveLength(1000);
  const { rowsRead, rowsLeftOut, rowsBlank, rowsAside } = whole.tally;
  expect(rowsAside.get('subtotal')).toBeGreaterThan(10);
  expect(rowsRead).toBe(whole.rows.length + rowsLeftOut + rowsBlank + (rowsAside.get('subtotal') ?? 0));
  expect([...whole.tally.faultCounts.values()].reduce((a, b) => a + b)).toBeGreaterThan(3000);
  for (const [blockBytes, chunk] of [
    [97, 100],
    [1000, 7],
    [50_000, 65_536],
  ] as const) {
    expect(digestOf(await readPlain(sourceOf(text, chunk), [payslip], { blockBytes }))).toBe(digestOf(whole));
  }
  expect(digestOf(await readPlain(sourceOf(text), [payslip], { strict: true }))).toBe(digestOf(whole));
  for (const encoding of ['cp932', 'utf-16le'] as const) {
    const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
    const read = await readPlain(sourceOf(bytes, 1000), [payslip]);
    expect(read.encoding).toBe(encoding);
    expect(digestOf({ ...read, encoding: 'utf-8' })).toBe(digestOf(whole));
  }
});

test('a file that changes between the looks stops', async () => {
  const versions = (...texts: (string | Uint8Array)[]): Source => {
    let opened = 0;
    const open = () => sourceOf(texts[Math.min(opened++, texts.length - 1)] as string, 5).open();
    return { name: 'f.csv', folder: '', size: 0, open };
  };
  const text = '社員番号,基本給\n001,5\n';
  expect(codesOf(await readPlain(versions(text, text, `${text}002,6\n`), [payslip]))).toEqual(['file_changed']);
  expect(codesOf(await readPlain(versions(text, text, text.slice(0, -1)), [payslip]))).toEqual(['file_changed']);
  const cp932 = iconv.encode(text, 'cp932');
  const broken = Buffer.concat([cp932.subarray(0, -1), Buffer.from([0x85])]);
  const changed = await readPlain(versions(cp932, cp932, cp932, cp932, cp932, broken), [payslip]);
  expect(codesOf(changed)).toEqual(['file_changed']);
});

test('of CP932 and EUC-JP, when both are possible, the one that makes the headers known is taken', async () => {
  const euc = record('leave', [column('worker_id', 'id', { aliases: ['氏名'] })]);
  const read = await readPlain(sourceOf(iconv.encode('氏名\n甲乙\n', 'eucjp')), [euc]);
  expect([read.encoding, read.rows[0]?.cells]).toEqual(['euc-jp', { worker_id: '甲乙' }]);
  expect(read.faults).toMatchObject([{ code: 'encoding_ambiguous', args: { taken: 'euc-jp', other: 'cp932' } }]);
});

test('what the disk says is thrown, not turned into a fault', async () => {
  const broken: Source = {
    name: 'f.csv',
    folder: '',
    size: 0,
    // biome-ignore lint/correctness/useYield: it fails before the first chunk
    async *open() {
      throw new Error('EIO');
    },
  };
  await expect(readPlain(broken, [payslip])).rejects.toThrow('EIO');
});

test('every fault code is listed once', () => {
  expect(new Set(FAULT_CODES.map((f) => f.code)).size).toBe(FAULT_CODES.length);
});

test('a file that ends in the middle of a row was cut off, and says so; a last line without its end alone proves nothing', async () => {
  const head = '社員番号,基本給,basis\n1,5,月給\n';
  const said = async (text: string, encoding = 'utf-8', more = {}) =>
    codesOf(await readPlain(sourceOf(iconv.encode(text, encoding), 7), [payslip], more));
  const cut = ['row_width', 'file_cut'];
  for (const encoding of ['utf-8', 'cp932'])
    for (const rest of ['2', '2,', '2,6', 'x']) expect(await said(`${head}${rest}`, encoding), rest).toEqual(cut);
  expect(await said(`${head}2,6`, 'utf-16le', { encoding: 'utf-16le' })).toEqual(cut);
  expect(await said(`${head}2,6`, 'utf-8', { strict: true, blockBytes: 8 })).toEqual(cut);
  // The line has its end, its cells, too many of them, or is no record.
  expect(await said(`${head}2,6\n`)).toEqual(['row_width']);
  expect(await said(`${head}2,6\r`)).toEqual(['row_width', 'line_ends_cr']);
  expect(await said(`${head}2,6\n3,7,月給`)).toEqual(['row_width']);
  expect(await said(`${head}2,6,月給`)).toEqual([]);
  expect(await said(`${head}2,6,月給,x`)).toEqual(['row_width']);
  expect(await said(`${head}※以上`)).toEqual(['note_row']);
  expect(await said(`${head}2,6\n※以上`)).toEqual(['row_width', 'note_row']);
});
