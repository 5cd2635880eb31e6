// The fast reader and csv-parse must give the same records, lines and faults, whatever the sizes of blocks and chunks.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RecordDef } from '../../src/pack/types.js';
import { oddFile } from './generated.js';
import { column, digestOf, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id'),
    column('base_pay', 'money'),
    column('overtime_hours', 'hours', { aliases: ['残業時間'] }),
    column('hired', 'date', { aliases: ['入社日'] }),
    column('basis', 'code', { values: { monthly: ['月給'] } }),
    column('note', 'text'),
  ],
  { identifiedBy: ['worker_id', 'base_pay'] },
);

test('400 generated files read the same both ways, in all sizes of blocks and chunks', async () => {
  let read = 0;
  let stopped = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const text = oddFile(seed);
    const strict = await readPlain(sourceOf(text), [payslip], { strict: true });
    const others: readonly (readonly [number, number, boolean])[] = [
      [1 << 20, 1 << 16, false],
      [7, 16, false],
      [64, 1000, false],
      ...(seed % 8 === 0
        ? ([
            [1, 1, false],
            [5, 2, true],
          ] as const)
        : []),
    ];
    for (const [blockBytes, chunk, way] of others) {
      const other = await readPlain(sourceOf(text, chunk), [payslip], { blockBytes, strict: way });
      if (digestOf(other) === digestOf(strict)) continue;
      expect(other, `seed ${seed}, block ${blockBytes}: ${JSON.stringify(text)}`).toEqual(strict);
    }
    read += strict.rows.length;
    if (strict.faults.some((f) => f.action === 'stopped')) stopped++;
  }
  // The corpus must hold both kinds, or the test proves nothing.
  expect(read).toBeGreaterThan(400);
  expect(stopped).toBeGreaterThan(20);
});

const DATA = new URL('../../../shared/data/', import.meta.url);

interface Real {
  readonly file: string;
  readonly record: RecordDef;
  readonly rows: number;
}

const anyText = (id: string, headers: readonly string[]): RecordDef =>
  record(
    id,
    headers.map((header, i) => column(`c${i}`, 'text', { aliases: [header] })),
    { key: [], firm: 'none', identifiedBy: headers.map((_, i) => `c${i}`).slice(0, 2) },
  );

const REAL: readonly Real[] = [
  {
    file: 'jp_holidays_cp932.csv',
    record: record('holiday', [
      column('day', 'date', { aliases: ['国民の祝日・休日月日'] }),
      column('name', 'text', { aliases: ['国民の祝日・休日名称'] }),
    ]),
    rows: 1067,
  },
  {
    file: 'jp_postal_excerpt_cp932.csv',
    record: anyText('postal', ['01101', '060', '0600000', 'ﾎｯｶｲﾄﾞｳ']),
    rows: 13,
  },
  {
    file: 'jp_corporate_numbers_tottori.csv',
    record: anyText('firm', ['1', '1000013050238', '01', '0']),
    rows: 16592,
  },
  {
    file: 'us_chicago_salaries.csv',
    record: record('offer', [
      column('worker_id', 'id'),
      column('annual', 'money', { aliases: ['Annual Salary'], decimals: 2 }),
      column('rate', 'money', { aliases: ['Hourly Rate'], decimals: 2 }),
      column('weekly', 'hours', { aliases: ['Typical Hours'] }),
      column('basis', 'code', { aliases: ['Salary or Hourly'], values: { salary: ['Salary'], hourly: ['Hourly'] } }),
    ]),
    rows: 31059,
  },
  {
    file: 'us_h2b_offers_fy2005.csv',
    record: record('offer', [
      column('Case_Num', 'id'),
      column('salary', 'money', { aliases: ['Salary'], decimals: 4 }),
      column('prevailing', 'money', { aliases: ['Prevail_Wage'], decimals: 4 }),
      column('unit', 'code', { aliases: ['Unit_of_Pay'] }),
      column('seen', 'date', { aliases: ['Last_Event_Date'] }),
    ]),
    rows: 7236,
  },
  {
    file: 'us_nyc_payroll_fy2016.csv',
    record: record('pay', [
      column('worker_id', 'id'),
      column('gross', 'money', { aliases: ['RegularGrossPaid'], decimals: 2 }),
      column('hours', 'hours', { aliases: ['RegularHours'], hours: 'decimal' }),
      column('basis', 'code', { aliases: ['PayBasis'], values: { annual: ['per Annum'], hourly: ['per Hour'] } }),
    ]),
    rows: 18067,
  },
];

describe('real files read the same both ways', () => {
  for (const { file, record: def, rows } of REAL) {
    const url = new URL(file, DATA);
    const there = existsSync(url);
    test.skipIf(!there)(there ? file : `${file} (left out: ${DATA.pathname} is not there)`, async () => {
      const bytes = readFileSync(url);
      const strict = await readPlain(sourceOf(bytes), [def], { strict: true });
      const fast = await readPlain(sourceOf(bytes), [def], {});
      const small = await readPlain(sourceOf(bytes, 4099), [def], { blockBytes: 10_007 });
      expect([fast.tally.rowsRead, fast.rows.length + fast.tally.rowsLeftOut + fast.tally.rowsBlank]).toEqual([
        rows,
        rows,
      ]);
      expect(fast.tally.rowsLeftOut).toBe(0);
      expect([digestOf(fast), digestOf(small)]).toEqual([digestOf(strict), digestOf(strict)]);
    });
  }
});
