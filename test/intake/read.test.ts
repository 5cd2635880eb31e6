import { expect, test } from 'vitest';
import { codesOf, column, readPlain, record, sourceOf } from './kit.js';

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
    [5, '', 'row_width', ''],
    [6, '社員番号', 'key_blank', ''],
    [7, '', 'row_width', ''],
  ]);
  const { rowsRead, rowsLeftOut, rowsBlank } = read.tally;
  expect({ rowsRead, rowsLeftOut, rowsBlank }).toEqual({ rowsRead: 6, rowsLeftOut: 3, rowsBlank: 1 });
});

test('an empty file stops, a header without rows is noted', async () => {
  expect(codesOf(await readPlain(sourceOf(''), [payslip]))).toEqual(['empty_file']);
  expect(codesOf(await readPlain(sourceOf('\ufeff\n\n'), [payslip]))).toEqual(['empty_file']);
  expect(codesOf(await readPlain(sourceOf('worker_id,base_pay'), [payslip]))).toEqual(['no_rows']);
});
