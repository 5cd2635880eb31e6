import { expect, test } from 'vitest';
import { fitHeaders, normalHeader } from '../../src/intake/columns.js';
import { codesOf, column, OPTIONS, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id', { aliases: ['社員番号', '従業員コード'] }),
    column('firm_id', 'id'),
    column('base_pay', 'money', { aliases: ['基本給', '本給'] }),
    column('overtime_hours', 'hours', { aliases: ['残業時間', '残業'] }),
    column('late_minutes', 'hours', { aliases: ['遅刻'], hours: 'minutes' }),
    column('daily_hours', 'hours', { hours: 'hh.mm' }),
    column('worker_name', 'text', { aliases: ['氏名'], personal: true }),
  ],
  { identifiedBy: ['worker_id', 'base_pay'] },
);
const contract = record(
  'contract',
  [
    column('worker_id', 'id', { aliases: ['社員番号'] }),
    column('start_date', 'date', { aliases: ['契約開始日'] }),
    column('base_pay', 'money', { aliases: ['基本給'] }),
  ],
  { key: ['worker_id', 'start_date'], identifiedBy: ['worker_id', 'start_date'] },
);

const fit = (headers: readonly string[], hours?: 'decimal' | 'hh.mm' | 'minutes') => {
  const { columns, dropped, unmapped } = fitHeaders(payslip, headers, hours && { hours });
  return { columns: columns.map((c) => [c.index, c.header, c.column.name, c.why, c.hours]), dropped, unmapped };
};
const plan = (text: string, options = {}): Promise<PlainFile> =>
  readPlain(sourceOf(text), [payslip, contract], options);

test('headers are compared after NFKC, without white space, in lower case, and in no other way', () => {
  expect(normalHeader(' Ｂａｓｅ\nPay　')).toBe('basepay');
  expect(normalHeader('base_pay')).toBe('base_pay');
  expect(fit(['社員 番号', ' BASE_PAY ', '残業\r\n時間', '基本給額', 'base pay', '', ' ', '備考'])).toEqual({
    columns: [
      [0, '社員 番号', 'worker_id', 'alias', undefined],
      [1, 'BASE_PAY', 'base_pay', 'name', undefined],
      [2, '残業\r\n時間', 'overtime_hours', 'alias', undefined],
    ],
    dropped: [],
    unmapped: ['基本給額', 'base pay', '備考'],
  });
});

test.each([
  ['残業時間（分）', 'minutes'],
  ['残業(分)', 'minutes'],
  ['残業時間_分', 'minutes'],
  ['overtime_hours (minutes)', 'minutes'],
  ['残業時間（時間）', 'decimal'],
  ['残業時間(h)', 'decimal'],
  ['残業時間（Ｈ）', 'decimal'],
])('the unit of %s is not part of the name and says %s', (header, style) => {
  expect(fit([header]).columns).toEqual([
    [0, header, 'overtime_hours', header.startsWith('overtime') ? 'alias' : 'alias', style],
  ]);
});

test('a unit is taken off hours columns only', () => {
  expect(fit(['基本給（分）', '社員番号(h)']).unmapped).toEqual(['基本給（分）', '社員番号(h)']);
});

test('what is said about minutes outlives an option for the whole run', () => {
  const styles = (hours?: 'decimal' | 'hh.mm' | 'minutes') =>
    ['残業時間', '残業時間（分）', '残業時間(h)', '遅刻', 'daily_hours', 'daily_hours(h)'].map(
      (header) => fit([header], hours).columns[0]?.[4],
    );
  expect(styles()).toEqual([undefined, 'minutes', 'decimal', 'minutes', 'hh.mm', 'hh.mm']);
  expect(styles('decimal')).toEqual(['decimal', 'minutes', 'decimal', 'minutes', 'decimal', 'decimal']);
  expect(styles('hh.mm')).toEqual(['hh.mm', 'minutes', 'hh.mm', 'minutes', 'hh.mm', 'hh.mm']);
  expect(styles('minutes')).toEqual(['minutes', 'minutes', 'decimal', 'minutes', 'minutes', 'hh.mm']);
});

test('personal data is dropped and listed', async () => {
  const read = await plan('社員番号,氏名,基本給\n1,甲野太郎,5\n');
  expect(read.rows[0]?.cells).toEqual({ worker_id: '1', base_pay: 5 });
  expect(JSON.stringify(read)).not.toContain('甲野');
});

test('the table is the one whose headers fit, and of two the one that more headers fit', async () => {
  expect((await plan('社員番号,契約開始日\n')).table).toBe('contract');
  expect((await plan('社員番号,基本給,残業\n')).table).toBe('payslip');
  expect((await plan('社員番号,基本給,契約開始日,残業時間,遅刻\n')).table).toBe('payslip');
});

test('a tie, a missing column and a header of nothing known stop the file and say what to do', async () => {
  const tie = await plan('社員番号,契約開始日,基本給,firm_id\n1,2,3,4\n');
  expect(tie.faults).toMatchObject([{ code: 'table_tie', line: 1, args: { tables: 'payslip, contract' } }]);
  const none = await plan('\n\n社員番号,残業\n1,2\n');
  expect(none.faults).toMatchObject([
    { code: 'no_table', line: 3, args: { nearest: 'payslip', missing: 'base_pay', rows: '3: 社員番号,残業' } },
  ]);
  const title = await plan('給与一覧,2025年4月,\n\n社員番号,基本給,氏名\n1,5,甲野太郎\n');
  expect(title.faults).toMatchObject([
    { code: 'no_table', line: 1, args: { rows: '1: 給与一覧,2025年4月, | 3: 社員番号,基本給,氏名' } },
  ]);
});

test('--as names the table, by file name or path, and is refused when the headers do not fit', async () => {
  const text = '社員番号,契約開始日,基本給,firm_id\n1,2025-04-01,3,4\n';
  for (const name of ['file.csv', 'folder/file.csv']) {
    const read = await plan(text, { as: new Map([['contract', name]]) });
    expect([read.table, read.faults]).toEqual(['contract', []]);
  }
  expect(codesOf(await plan(text, { as: new Map([['contract', 'ile.csv']]) }))).toEqual(['table_tie']);
  const wrong = await plan('社員番号,基本給\n1,2\n', { as: new Map([['contract', 'file.csv']]) });
  expect(wrong.faults).toMatchObject([
    { code: 'as_missing_columns', args: { table: 'contract', missing: 'start_date', rows: '1: 社員番号,基本給' } },
  ]);
});

test('a table that is named needs what tells its rows apart, not all by which it would be recognised', async () => {
  const hours = '社員番号,残業\n1,2:30\n';
  expect(codesOf(await plan(hours))).toEqual(['no_table']);
  const named = await plan(hours, { as: new Map([['payslip', 'file.csv']]) });
  expect([named.faults, named.rows.map((r) => r.cells)]).toEqual([[], [{ worker_id: '1', overtime_hours: 150 }]]);
});

test('two headers for a column, and two columns for a header, stop the file and name both', async () => {
  expect((await plan('社員番号,基本給,本給\n1,2,3\n')).faults).toMatchObject([
    { code: 'column_two_headers', column: '本給', args: { headers: '基本給, 本給', name: 'base_pay' } },
  ]);
  const unsure = record('t', [
    column('worker_id', 'id'),
    column('a', 'money', { aliases: ['手当'] }),
    column('b', 'money', { aliases: ['手当'] }),
  ]);
  const read = await readPlain(sourceOf('worker_id,手当\n1,2\n'), [unsure], OPTIONS);
  expect(read.faults).toMatchObject([{ code: 'header_two_columns', column: '手当', args: { columns: 'a, b' } }]);
});

test('tabs and semicolons part cells where the first row has no comma but those', async () => {
  for (const delimiter of [',', '\t', ';']) {
    const read = await plan(['社員番号', '基本給', '残業\n1', '"2,000"', '8:30\n'].join(delimiter));
    expect(read.rows[0]?.cells).toEqual({ worker_id: '1', base_pay: 2000, overtime_hours: 510 });
  }
  expect((await plan('"社員番号";"基本給"\n"1";"2"\n')).rows).toHaveLength(1);
  expect(codesOf(await plan('社員番号;基本給,x\n1;2\n'))).toEqual(['no_table']);
  const one = record('one', [column('worker_id', 'id')]);
  expect((await readPlain(sourceOf('worker_id\n1\n2\n'), [one])).rows).toHaveLength(2);
});

test('in a column of one day a whole number above 24 may be minutes, and is not read', async () => {
  const workday = record(
    'workday',
    [column('worker_id', 'id'), column('date', 'date'), column('break', 'hours', { aliases: ['休憩'] })],
    { period: { from: 'date', to: 'date' } },
  );
  const text = (header: string): string =>
    `worker_id,date,${header}\nW,2025-04-01,60\nW,2025-04-02,8\nW,2025-04-03,36:00\n`;
  const read = await readPlain(sourceOf(text('休憩')), [workday]);
  expect(read.rows.map((row) => row.cells.break)).toEqual(['?', 480, 2160]);
  expect(read.faults).toMatchObject([{ code: 'hours_too_many', written: '60', args: { limit: 24 } }]);
  expect((await readPlain(sourceOf(text('休憩（分）')), [workday])).rows.map((r) => r.cells.break)).toEqual([
    60,
    8,
    '?',
  ]);
  const daily = record('contract', [column('worker_id', 'id'), column('daily', 'hours', { unit: 'hour/day' })]);
  const contracts = await readPlain(sourceOf('worker_id,daily\nA,480\nB,8\n'), [daily]);
  expect(contracts.rows).toEqual([]);
  expect(contracts.faults).toMatchObject([
    { code: 'hours_or_minutes', line: 2, column: 'daily', written: '480', args: { name: 'contract.daily' } },
  ]);
  const yearly = record('contract', [column('worker_id', 'id'), column('yearly', 'hours', { most: 8784 })]);
  const year = await readPlain(sourceOf('worker_id,yearly\nA,1920\n'), [yearly]);
  expect(year.rows.map((row) => row.cells.yearly)).toEqual([1920 * 60]);
});

test('adds up several headers of a column that says so, and stops at two of any other', async () => {
  const slips = record(
    'payslip',
    [
      column('worker_id', 'id'),
      column('fees', 'money', { aliases: ['管理費', '渡航費'], blank: 'zero', several: 'add' }),
      column('rent', 'money', { aliases: ['寮費', '家賃'], blank: 'zero' }),
    ],
    { identifiedBy: ['worker_id'] },
  );
  const read = await readPlain(sourceOf('worker_id,管理費,寮費,渡航費\nA,500,100,2000\nB,,,30\nC,x,,30\n'), [slips]);
  expect(read.rows.map((row) => [row.cells.fees, row.cells.rent])).toEqual([
    [2500, 100],
    [30, null],
    ['?', null],
  ]);
  expect(fitHeaders(slips, ['worker_id', '管理費', '渡航費']).columns.map((c) => [c.header, c.parts?.length])).toEqual([
    ['worker_id', undefined],
    ['管理費', 1],
  ]);
  for (const twice of [
    ['寮費', '家賃'],
    ['管理費', '管理費'],
  ])
    expect(fitHeaders(slips, ['worker_id', ...twice]).conflicts.map((c) => c.code)).toEqual(['column_two_headers']);
});

test('tells a table by other columns where its own are not all there', () => {
  const slips = record(
    'payslip',
    [...['worker_id', 'base_pay', 'bonus', 'pay_date'].map((name) => column(name, 'id'))],
    {
      identifiedBy: ['worker_id', 'base_pay'],
      orIdentifiedBy: ['worker_id', 'bonus', 'pay_date'],
    },
  );
  const missing = (...headers: string[]) => fitHeaders(slips, headers).missing;
  expect(missing('worker_id', 'base_pay')).toEqual([]);
  expect(missing('worker_id', 'bonus', 'pay_date')).toEqual([]);
  expect(missing('worker_id', 'bonus')).toEqual(['base_pay']);
  expect(missing('bonus', 'pay_date')).toEqual(['worker_id', 'base_pay']);
});

test('keeps a bonus that names its day of payment and no days of work; pay without days is left out', async () => {
  const slips = record(
    'payslip',
    [
      column('worker_id', 'id'),
      column('from', 'date'),
      column('to', 'date'),
      column('paid_on', 'date'),
      column('base_pay', 'money', { blank: 'zero' }),
      column('bonus', 'money', { blank: 'zero' }),
    ],
    {
      key: ['worker_id', 'from', 'to'],
      identifiedBy: ['worker_id'],
      period: {
        from: 'from',
        to: 'to',
        paid: { month: 'paid_on', on: 'paid_on', after: [], months: {}, apart: { some: 'bonus', none: ['base_pay'] } },
      },
    },
  );
  const rows = [
    'A,,,2025-12-10,,500',
    'B,,,2025-12-10,300,500',
    'C,,,,,500',
    'D,,,2025-12-10,x,500',
    'E,x,,2025-12-10,,500',
  ];
  const read = await readPlain(sourceOf(`worker_id,from,to,paid_on,base_pay,bonus\n${rows.join('\n')}\n`), [slips]);
  expect(read.rows.map((row) => row.cells.worker_id)).toEqual(['A']);
});
