import { expect, test } from 'vitest';
import { FAULTS_LISTED, newTally } from '../../src/intake/faults.js';
import { recordsFromRows } from '../../src/intake/memory.js';
import { lineOf, writtenCell } from '../../src/intake/read.js';
import { CELL } from '../../src/intake/types.js';
import { codesOf, column, readPlain, record, sourceOf } from './kit.js';

const columns = [
  column('worker_id', 'id'),
  column('firm_id', 'id'),
  column('from', 'date'),
  column('to', 'date'),
  column('month', 'month'),
  column('pay', 'money'),
];
const payslip = record('payslip', columns, {
  key: ['worker_id', 'from', 'to'],
  period: { from: 'from', to: 'to', month: 'month' },
  identifiedBy: ['worker_id'],
});
const contract = record('contract', columns, {
  key: ['worker_id', 'from', 'to'],
  period: { from: 'from', to: 'to' },
  identifiedBy: ['worker_id'],
});

const found = async (text: string, def = payslip): Promise<unknown[]> => {
  const read = await readPlain(sourceOf(text), [def]);
  const { rowsRead, rowsLeftOut, rowsBlank } = read.tally;
  expect(rowsRead).toBe(read.rows.length + rowsLeftOut + rowsBlank);
  return read.faults.map((f) => [f.line, f.code, f.column, f.written]);
};

test('a row whose key is blank or unreadable is left out with one fault', async () => {
  const text = [
    'worker_id,from,to,pay',
    'W1,2025-04-01,2025-04-30,x',
    ',2025-04-01,2025-04-30,x',
    'W1,2025-04-31,2025-04-30,x',
    'W1,2025-04-01,,x',
    '1.2E+5,2025-04-01,2025-02-30,5',
    'W2,2025-04-01,2025-04-30,5',
  ].join('\n');
  expect(await found(text)).toEqual([
    [2, 'money_unreadable', 'pay', 'x'],
    [3, 'key_blank', 'worker_id', ''],
    [4, 'key_unreadable', 'from', '2025-04-31'],
    [5, 'key_blank', 'to', ''],
    [6, 'key_unreadable', 'worker_id', '1.2E+5'],
  ]);
});

test('a firm column in the file must be filled in, one that is not in the file need not be', async () => {
  expect(await found('worker_id,firm_id,from,to\nW1,,2025-04-01,2025-04-30\n')).toEqual([
    [2, 'key_blank', 'firm_id', ''],
  ]);
});

test('a month stands in for the period; a row with neither is left out', async () => {
  const text = 'worker_id,month,from,to\nW1,2025-04,,\nW1,,2025-04-01,2025-04-30\nW1,,,\nW1,x,,\nW1,x,2025-04-01,\n';
  expect(await found(text)).toEqual([
    [4, 'key_blank', 'month', ''],
    [5, 'key_unreadable', 'month', 'x'],
    [6, 'month_unreadable', 'month', 'x'],
  ]);
  expect(await found('worker_id,month\nW1,2025-04\nW1,\nW1,x\n')).toEqual([
    [3, 'key_blank', 'month', ''],
    [4, 'key_unreadable', 'month', 'x'],
  ]);
});

test('a further id may be blank: it only tells rows of one owner apart', async () => {
  const place = column('place', 'id');
  const pact = record('pact', [column('firm_id', 'id'), column('from', 'date'), column('to', 'date'), place], {
    key: ['from', 'place', 'firm_id'],
    period: { from: 'from', to: 'to' },
    identifiedBy: ['from'],
  });
  const text = 'firm_id,from,to,place\nF1,2025-04-01,,\nF1,2025-04-01,,A\nF1,,2025-04-30,A\n,2025-04-01,,A\n';
  expect(await found(text, pact)).toEqual([
    [4, 'key_blank', 'from', ''],
    [5, 'key_blank', 'firm_id', ''],
  ]);
});

test('where a table knows no month, a blank last day is open', async () => {
  const text = 'worker_id,from,to\nW1,2025-04-01,\nW1,,2025-04-30\n';
  expect(await found(text, contract)).toEqual([[3, 'key_blank', 'from', '']]);
});

test('rows of another width are left out, empty cells at the end apart', async () => {
  const text = ['worker_id,from,to,pay,,', 'W1,2025-04-01,2025-04-30,5', 'W2,2025-04-01,2025-04-30,5,, ,　', ''].join(
    '\n',
  );
  expect(await found(`${text}W3,2025-04-01,2025-04-30\nW4,2025-04-01,2025-04-30,55,000\n`)).toEqual([
    [4, 'row_width', '', ''],
    [5, 'row_width', '', ''],
  ]);
});

test('blank rows are counted, of whatever width', async () => {
  const read = await readPlain(sourceOf('worker_id,from,to\n\n,,\n 　,""\n,,,,,,\nW1,2025-04-01,2025-04-30\n'), [
    payslip,
  ]);
  expect(read.tally).toMatchObject({ rowsRead: 5, rowsBlank: 4, rowsLeftOut: 0 });
  expect(read.faults).toEqual([]);
});

test('faults stand by row and column; a thousand are listed and all are counted', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `W${i},2025-04-01,2025-04-30,x`);
  const text = `worker_id,from,to,pay\n${rows.join('\n')}\n`;
  const read = await readPlain(sourceOf(`${text}"`), [payslip], { blockBytes: 5000 });
  expect(read.tally.faultCounts).toEqual(
    new Map([
      ['money_unreadable', 3000],
      ['quote_not_closed', 1],
    ]),
  );
  // The fault that stops the file is always listed.
  expect(read.faults).toHaveLength(FAULTS_LISTED + 1);
  expect(read.faults.slice(0, FAULTS_LISTED).map((f) => f.line)).toEqual(
    rows.slice(0, FAULTS_LISTED).map((_, i) => i + 2),
  );
  expect(read.faults[FAULTS_LISTED]).toMatchObject({
    code: 'quote_not_closed',
    action: 'stopped',
    line: 3002,
    args: { cell: 1 },
  });
});

test('evidence: the cell as written and its line', async () => {
  const tally = newTally();
  const block = recordsFromRows(
    payslip,
    ['worker_id', 'from', 'to', '備考', 'pay'],
    [
      ['W1', '2025/4/1', '令和7年4月30日', 'x', ' 1,234 円 '],
      ['', '2025/4/1', '2025/4/30', '', '5'],
      ['W2', '2025/4/1', '2025/4/30', '', ''],
    ],
    'case',
    tally,
  );
  expect(block.rows).toBe(2);
  expect([lineOf(block, 0), lineOf(block, 1)]).toEqual([2, 4]);
  expect(['pay', 'to', 'month'].map((name) => writtenCell(block, 0, name))).toEqual([
    ' 1,234 円 ',
    '令和7年4月30日',
    '',
  ]);
  expect([...(block.columns.get('pay')?.values ?? [])]).toEqual([1234, 0]);
  expect([...(block.columns.get('pay')?.states ?? [])]).toEqual([CELL.value, CELL.blank]);
  expect(block.plan.unmapped).toEqual(['備考']);
  expect(tally).toMatchObject({ rowsRead: 3, rowsLeftOut: 1, rowsBlank: 0 });
  expect(tally.faults.map((f) => [f.code, f.line])).toEqual([['key_blank', 3]]);
});

test('rows in memory: none, and none that can be kept', () => {
  for (const rows of [[], [['', '', '', '']]]) {
    const block = recordsFromRows(payslip, ['worker_id', 'from', 'to', 'pay'], rows, 'case');
    expect([block.rows, [...block.columns.keys()]]).toEqual([0, ['worker_id', 'from', 'to', 'pay']]);
  }
  const tally = newTally();
  expect(recordsFromRows(payslip, ['worker_id', 'worker_id'], [['1', '2']], 'case', tally).rows).toBe(0);
  expect(tally.faults).toMatchObject([{ code: 'column_two_headers', action: 'stopped' }]);
});

test('a long cell is cut in the fault', async () => {
  const read = await readPlain(sourceOf(`worker_id,from,to,pay\nW1,2025-04-01,2025-04-30,${'𠮷'.repeat(500)}\n`), [
    payslip,
  ]);
  expect(codesOf(read)).toEqual(['money_unreadable']);
  expect(read.faults[0]?.written).toBe(`${'𠮷'.repeat(200)}…`);
});
