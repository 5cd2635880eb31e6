// Real files: what must be refused is refused with its reason, and known figures come out.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { column, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const DATA = new URL('../../../shared/data/', import.meta.url);

function real(file: string, about: string, run: (bytes: Uint8Array) => Promise<void>): void {
  const url = new URL(file, DATA);
  const there = existsSync(url);
  const title = there ? `${file}: ${about}` : `${file} (left out: ${DATA.pathname} is not there)`;
  test.skipIf(!there)(title, () => run(readFileSync(url)));
}

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id', { aliases: ['社員番号', '等級'] }),
    column('base_pay', 'money', { aliases: ['月額', '基本給'] }),
  ],
  { identifiedBy: ['worker_id', 'base_pay'] },
);

real('jp_premium_table_merged_header.csv', 'merged header rows are refused, naming the rows', async (bytes) => {
  const read = await readPlain(sourceOf(bytes), [payslip]);
  expect(read.table).toBeUndefined();
  expect(read.faults.map((f) => [f.code, f.action, f.line])).toEqual([['no_table', 'stopped', 1]]);
  const rows = String(read.faults[0]?.args.rows);
  expect(rows).toMatch(/^1: 令和2年4月分（5月納付分）からの健康保険.* \| 3: ,・健康保険料率.* \| 4: ,・介護保険料率/);
});

real(
  'ca_lmia_positive_2019q4_cp1252.csv',
  'the title row above and the notes below are no records; Windows-1252 only when named',
  async (bytes) => {
    const employer = record(
      'approval',
      [
        column('province', 'text', { aliases: ['Province/Territory'] }),
        column('employer', 'text'),
        column('positions', 'count', { aliases: ['Approved Positions'] }),
      ],
      { key: ['positions'], identifiedBy: ['province', 'employer'] },
    );
    const guessed = await readPlain(sourceOf(bytes), [employer]);
    expect(guessed.faults.map((f) => f.code)).toEqual(['undecodable']);
    const named = await readPlain(sourceOf(bytes), [employer], { encoding: 'windows-1252' });
    expect(named.faults[0]).toMatchObject({ code: 'rows_above', line: 1, args: { count: 1, line: 2 } });
    expect([named.rows.length, named.rows[0]?.line, named.tally.rowsRead]).toEqual([9228, 3, 9236]);
    expect([...named.tally.rowsAside]).toEqual([['note', 8]]);
    expect(Buffer.from(bytes).toString('latin1').split('\r\r\n')).toHaveLength(9238 + 1);
    // Without its title row: 9,228 rows of data, then the notes under the table.
    const body = bytes.subarray(Buffer.from(bytes).indexOf('Province/Territory'));
    for (const strict of [false, true]) {
      const read: PlainFile = await readPlain(sourceOf(body), [employer], { encoding: 'windows-1252', strict });
      expect(read.rows).toHaveLength(9228);
      expect(read.rows[0]?.line).toBe(2);
      expect(read.tally.rowsLeftOut).toBe(0);
      expect(read.faults.filter((f) => f.code !== 'note_row').map((f) => f.code)).toEqual(['line_ends_crcrlf']);
      expect(read.tally.rowsRead).toBe(9236);
    }
  },
);

real('us_chicago_salaries.csv', '246 hourly rows at $3.00', async (bytes) => {
  const offer = record('offer', [
    column('worker_id', 'id'),
    column('annual', 'money', { aliases: ['Annual Salary'], decimals: 2 }),
    column('rate', 'money', { aliases: ['Hourly Rate'], decimals: 2 }),
    column('weekly', 'hours', { aliases: ['Typical Hours'] }),
  ]);
  const read = await readPlain(sourceOf(bytes), [offer], { currency: 'usd' });
  expect(read.faults).toEqual([]);
  expect(read.rows.filter((row) => row.cells.rate === 300)).toHaveLength(246);
  expect(read.rows.filter((row) => row.cells.annual !== null && row.cells.rate !== null)).toEqual([]);
  expect(read.rows[0]?.cells.annual).toBe(11899800);
});

real('us_nyc_payroll_fy2016.csv', '168 rows with a negative amount or hours', async (bytes) => {
  const names = ['RegularHours', 'RegularGrossPaid', 'OTHours', 'TotalOTPaid', 'TotalOtherPay', 'BaseSalary'];
  const pay = record('pay', [
    column('worker_id', 'id'),
    ...names.map((name) => column(name, 'count', { decimals: 2 })),
    column('basis', 'code', {
      aliases: ['PayBasis'],
      values: { annual: ['per Annum'], hourly: ['per Hour'], daily: ['per Day'], prorated: ['Prorated Annual'] },
    }),
  ]);
  const read = await readPlain(sourceOf(bytes), [pay]);
  expect(read.faults).toEqual([]);
  expect(read.rows.filter((row) => names.some((name) => Number(row.cells[name]) < 0))).toHaveLength(168);
  expect(read.rows).toHaveLength(18_067);
  const number = (row: (typeof read.rows)[number], name: string): number => Number(row.cells[name]);
  expect(read.rows.filter((row) => number(row, 'OTHours') > 0 && number(row, 'TotalOTPaid') === 0)).toHaveLength(49);
  const unworked = read.rows.filter((row) => number(row, 'RegularHours') === 0 && number(row, 'RegularGrossPaid') > 0);
  expect(unworked).toHaveLength(1773);
  const spelt = (text: string): number => read.rows.filter((row) => row.written.basis === text).length;
  expect([spelt('per Annum'), spelt(' per Annum')].toSorted((a, b) => b - a)).toEqual([12_404, 4722]);
  const of = (basis: string): number => read.rows.filter((row) => row.cells.basis === basis).length;
  expect([of('annual'), of('hourly'), of('daily'), of('prorated')]).toEqual([12404 + 4722, 788, 131, 22]);
});

real(
  'us_h2b_offers_fy2005.csv',
  'offers and prevailing wages, 7,105 both numeric; two-digit years are not read',
  async (bytes) => {
    const offer = record('offer', [
      column('Case_Num', 'id'),
      column('salary', 'money', { aliases: ['Salary'], decimals: 4 }),
      column('prevailing', 'money', { aliases: ['Prevail_Wage'], decimals: 4 }),
      column('unit', 'code', { aliases: ['Unit_of_Pay'] }),
      column('unit_prevailing', 'code', { aliases: ['Unit_of_Pay_Prev'] }),
      column('seen', 'date', { aliases: ['Last_Event_Date'] }),
    ]);
    const read = await readPlain(sourceOf(bytes), [offer], { currency: 'usd' });
    const same = read.rows.filter((r) => r.cells.unit !== null && r.cells.unit === r.cells.unit_prevailing);
    expect(same).toHaveLength(7111);
    const both = same.filter((r) => typeof r.cells.salary === 'number' && typeof r.cells.prevailing === 'number');
    expect(both).toHaveLength(7105);
    expect(both.filter((r) => Number(r.cells.salary) < Number(r.cells.prevailing))).toHaveLength(1923);
    expect(read.tally.faultCounts.get('date_short_year')).toBe(7236);
  },
);

real(
  'jp_corporate_numbers_tottori.csv',
  '16,593 corporate numbers, every check digit right, none twice',
  async (bytes) => {
    // The file has no header; one is put above it.
    const number = column('number', 'id', { digits: 13, checkDigit: 'mod9' });
    const firm = record('firm', [column('row', 'count'), number, column('name', 'text')]);
    const header = ['row', 'number', 'c', 'd', 'e', 'f', 'name', ...Array.from({ length: 16 }, (_, i) => `x${i}`)];
    const read = await readPlain(sourceOf(Buffer.concat([Buffer.from(`${header.join(',')}\n`), bytes])), [firm]);
    expect(read.faults).toEqual([]);
    expect(read.tally).toMatchObject({ rowsRead: 16593, rowsLeftOut: 0, rowsBlank: 0 });
    const numbers = read.rows.map((row) => String(row.cells.number));
    expect(new Set(numbers).size).toBe(16593);
    const right = numbers.filter((n) => {
      const sum = [...n.slice(1)].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 === 0 ? 1 : 2), 0);
      return n.length === 13 && Number(n[0]) === 9 - (sum % 9);
    });
    expect(right).toHaveLength(16593);
  },
);

real('jp_holidays_cp932.csv', '1,067 holidays since 1955 in CP932, without zeros in front', async (bytes) => {
  const holiday = record('holiday', [
    column('day', 'date', { aliases: ['国民の祝日・休日月日'] }),
    column('name', 'text', { aliases: ['国民の祝日・休日名称'] }),
  ]);
  const read = await readPlain(sourceOf(bytes), [holiday]);
  expect([read.encoding, read.faults, read.rows.length]).toEqual(['cp932', [], 1067]);
  expect(read.rows[0]).toMatchObject({ line: 2, cells: { day: -5479, name: '元日' }, written: { day: '1955/1/1' } });
});
