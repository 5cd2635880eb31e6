// "This is all there is" is not taken of a file that kijun did not read whole: a header or a cell of it is nobody's.
import { describe, expect, it } from 'vitest';
import { CELL } from '../../src/intake/types.js';
import type { RecordDef } from '../../src/pack/types.js';
import { column } from '../intake/kit.js';
import { factDifferences } from '../judge/agree.js';
import { type Parts, programOf, RECORDS } from '../judge/small-pack.js';
import { group, HELD } from './kit.js';

const records = RECORDS.map((r: RecordDef) =>
  r.id === 'firm' ? { ...r, columns: [...r.columns, column('all_given', 'flag', { vouches: 'payslip' })] } : r,
);
const reading = records.map((r: RecordDef) =>
  r.id === 'payslip'
    ? { ...r, columns: [...r.columns, column('was_read', 'flag', { saysRead: true, derived: { parts: 1 } })] }
    : r,
);
const PARTS: Parts = { records, facts: { firm: { all: 'flag: all_given' } } };

const all = async (payslips: string, said = 'yes') => {
  const g = await group(
    { 'a/firms.csv': `firm_id,all_given\nF1,${said}\n`, 'a/pay.csv': payslips },
    { ...HELD, records },
  );
  const { dossier } = g.all[0]!;
  const firm = dossier.tables.get('firm')!;
  expect(factDifferences(programOf(PARTS), dossier)).toEqual([]);
  return firm.derived?.get('all_given')?.why(0).reasons ?? firm.columns.get('all_given')!.values[0];
};

const PAY = 'worker_id,period_start,period_end,kind,base,worked';

it.each([
  ['read whole', `${PAY}\nW1,2025-04-01,2025-04-30,S,100,10:00\n`, 1],
  [
    'a header that no column goes by',
    `${PAY},bonus of the day\nW1,2025-04-01,2025-04-30,S,100,10:00,7\n`,
    [{ code: 'headers_not_read', args: { table: 'payslip', file: 'a/pay.csv', headers: 'bonus of the day' } }],
  ],
  [
    'a cell that says nothing',
    `${PAY}\nW1,2025-04-01,2025-04-30,S,about 100,10:00\n`,
    [{ code: 'cell_unreadable', args: { table: 'payslip', column: 'base' } }],
  ],
])('%s', async (_, payslips, want) => {
  expect(await all(payslips)).toEqual(want);
});

describe('where the table says of each row whether it was read', () => {
  const parts: Parts = {
    records: reading,
    facts: { firm: { all: 'flag: all_given' }, payslip: { read: 'flag: was_read' } },
  };
  const judged = async (rows: string) => {
    const g = await group(
      { 'a/firms.csv': 'firm_id,all_given\nF1,yes\n', 'a/pay.csv': `${PAY},period_label\n${rows}` },
      { ...HELD, records: reading },
    );
    const { dossier } = g.all[0]!;
    expect(factDifferences(programOf(parts), dossier)).toEqual([]);
    const [firm, pay] = [dossier.tables.get('firm')!, dossier.tables.get('payslip')!];
    return {
      all: firm.derived?.get('all_given')?.why(0).reasons ?? true,
      read: Array.from(pay.columns.get('was_read')!.states, (state, row) =>
        state === CELL.value ? true : pay.derived!.get('was_read')!.why(row).reasons,
      ),
    };
  };
  const unread = (name: string) => [{ code: 'cell_unreadable', args: { table: 'payslip', column: name } }];

  it('a cell speaks of its own row', async () => {
    expect(await judged('W1,2025-04-01,2025-04-30,S,about 100,10:00,\nW2,2025-04-01,2025-04-30,S,,10:00,\n')).toEqual({
      all: true,
      read: [unread('base'), true],
    });
  });

  it('a cell that tells rows apart speaks of all', async () => {
    expect(
      await judged('W1,2025-04-01,2025-04-30,S,100,10:00,some month\nW2,2025-04-01,2025-04-30,S,100,10:00,2025-04\n'),
    ).toEqual({
      all: unread('period_label'),
      read: [unread('period_label'), true],
    });
  });
});
