// Rows of one key that are a row and its corrections: which are added up, which stay open, and what a sum comes to.
import { describe, expect, it } from 'vitest';
import { cellsBehind, correctionsOf } from '../../src/dossier/cells.js';
import { whyTwice } from '../../src/dossier/corrections.js';
import type { Table } from '../../src/dossier/table.js';
import { dossierFrom, programOf } from '../judge/small-pack.js';
import { group, HELD, plainAll } from './kit.js';

type Cells = Readonly<Record<string, string>>;
const program = programOf({});
const KEY: Cells = { worker_id: 'W1', period_label: '2025-01', kind: 'S' };
const BASE: Cells = { base: '2000', extra: '500', less: '', gross: '2500', overtime: '20:00', worked: '180:00' };
const LESS: Cells = { base: '', extra: '-100', less: '', gross: '-100', overtime: '-2:30', worked: '' };

const files = (...all: readonly (readonly Cells[])[]): Table =>
  dossierFrom(program, { payslip: all.map((rows) => rows.map((r) => ({ ...KEY, ...r }))) }).tables.get('payslip')!;
const slips = (...rows: readonly Cells[]): Table => files(rows);

/** A column of all rows as stored: amounts, '' for a blank cell, '?' where nobody knows. */
const told = (t: Table, name: string): readonly (number | string)[] => {
  const c = t.columns.get(name)!;
  return Array.from({ length: t.rows }, (_, r) => (c.states[r] === 0 ? c.values[r]! : c.states[r] === 1 ? '' : '?'));
};
const why = (t: Table): readonly string[] =>
  Array.from({ length: t.rows }, (_, r) => (t.duplicate[r] === 1 ? whyTwice(t, r) : 'sure'));

describe('a correction', () => {
  it('is added to the row of its key, whatever stands first', () => {
    for (const t of [slips(BASE, LESS), slips(LESS, BASE)]) {
      expect(why(t)).toEqual(['sure']);
      expect(['base', 'extra', 'gross', 'overtime', 'worked'].map((name) => told(t, name)[0])).toEqual([
        2000, 400, 2400, 1050, 10800,
      ]);
    }
  });

  it('may raise what it moves hours to, and may be one of several', () => {
    const moved = { ...LESS, overtime: '-2:30', worked: '2:30', extra: '52', gross: '52' };
    const t = slips(BASE, LESS, moved, { ...KEY, ...BASE, worker_id: 'W2' });
    expect(why(t)).toEqual(['sure', 'sure']);
    expect(told(t, 'overtime')).toEqual([900, 1200]);
    expect(told(t, 'extra')).toEqual([452, 500]);
  });

  it('may be nothing but a deduction given back', () => {
    const t = slips({ ...BASE, less: '300', gross: '2200' }, { ...KEY, less: '-300', gross: '300' });
    expect([why(t), told(t, 'less'), told(t, 'gross')]).toEqual([['sure'], [0], [2500]]);
  });

  it('may stand in another file of the firm; the cells of all rows are told', () => {
    const t = files([BASE], [LESS]);
    expect(why(t)).toEqual(['sure']);
    expect(cellsBehind(t, 0, 'overtime').map((c) => `${c.file}:${c.row} ${c.written}`)).toEqual([
      'payslip-0.csv:2 20:00',
      'payslip-1.csv:2 -2:30',
    ]);
    expect(correctionsOf(t, 0)).toEqual([{ file: 'payslip-1.csv', row: 2 }]);
  });

  it('may have a note of its own', () => {
    expect(why(slips({ ...BASE, note: '' }, { ...LESS, note: 'corrected' }))).toEqual(['sure']);
  });
});

describe('a row, its reversal and a new row', () => {
  const turned = (row: Cells): Cells =>
    Object.fromEntries(Object.entries(row).map(([name, v]) => [name, /^[\d:]+$/.test(v) && v !== '0' ? `-${v}` : v]));
  const NEW: Cells = { ...BASE, base: '2100', extra: '', gross: '2100', overtime: '25:00', paid_on: '2025-03-10' };
  const BACK = turned(BASE);

  it('come to the new row, in any order, in whatever file; all three are told', () => {
    for (const rows of [
      [BASE, BACK, NEW],
      [NEW, BACK, BASE],
      [BACK, NEW, BASE],
    ]) {
      const t = files(rows.slice(0, 1), rows.slice(1));
      expect(why(t)).toEqual(['sure']);
      expect(['base', 'extra', 'gross', 'overtime', 'worked'].map((name) => told(t, name)[0])).toEqual([
        2100,
        '',
        2100,
        1500,
        10800,
      ]);
      expect(correctionsOf(t, 0)).toHaveLength(2);
      expect(new Set(cellsBehind(t, 0, 'overtime').map((c) => c.written))).toEqual(
        new Set(['20:00', '-20:00', '25:00']),
      );
    }
  });

  it('may be followed by a correction of the new row, and by a second new row that reverses the first', () => {
    expect(told(slips(BASE, BACK, NEW, { ...LESS, extra: '', gross: '' }), 'overtime')).toEqual([22.5 * 60]);
    const t = slips(BASE, BACK, NEW, turned({ ...NEW, paid_on: '' }), { ...NEW, overtime: '30:00' });
    expect([why(t), told(t, 'overtime')]).toEqual([['sure'], [1800]]);
  });

  it('stay the row itself where the new row says the same', () => {
    const t = slips(BASE, BACK, BASE);
    expect([why(t), told(t, 'gross')]).toEqual([['sure'], [2500]]);
  });

  it.each<[string, readonly Cells[]]>([
    ['where the new row is missing', [BASE, BACK]],
    ['where the first row is missing', [BACK, NEW]],
    ['where the reversal is missing', [BASE, NEW]],
    ['where the reversal stands twice', [BASE, BACK, BACK, NEW]],
    ['where the new row does', [BASE, BACK, NEW, NEW]],
    ['where an amount of the reversal is another', [BASE, { ...BACK, overtime: '-19:59' }, NEW]],
    ['where an amount of it is left out', [BASE, { ...BACK, overtime: '' }, NEW]],
    ['where a cell of it can not be read', [BASE, { ...BACK, overtime: '-2x' }, NEW]],
    [
      'where it says another day of payment',
      [{ ...BASE, paid_on: '2025-02-10' }, { ...BACK, paid_on: '2025-03-10' }, NEW],
    ],
    [
      'where either of two rows that differ could be meant',
      [{ ...BASE, paid_on: '2025-02-10' }, { ...BASE, paid_on: '2025-03-10' }, BACK],
    ],
  ])('stay open %s', (_, rows) => {
    expect(why(slips(...rows))).toEqual(rows.map(() => 'duplicate_records'));
  });
});

describe('a row left out when the file was read', () => {
  const HEAD = 'worker_id,period_label,kind,base,extra,gross,overtime';
  const whyOf = async (...lost: readonly string[]): Promise<readonly string[]> => {
    const rows = ['W1,2025-01,S,2000,,2000,20:00', 'W2,2025-01,S,2000,,2000,20:00', ...lost];
    const { all } = await group({ 'in/payslips.csv': `${[HEAD, ...rows].join('\n')}\n` }, HELD);
    return why(all[0]!.dossier.tables.get('payslip')!);
  };
  const [LOST, SURE] = ['lost_row_may_belong', 'sure'];

  it.each<[string, string, readonly string[]]>([
    ['of a worker that it names', 'W1,2025-13,S,,,-100,-2:30', [LOST, SURE]],
    ['of a worker that it names, if it takes nothing back', 'W1,2025-13,S,2000,,2000,1:00', [LOST, SURE]],
    ['with a cell too many', 'W2,2025-01,S,,-100,-1,000,-2:30', [SURE, LOST]],
    ['of whom nobody knows, taking something back', ',2025-01,S,,,△100,', [LOST, LOST]],
    ['of whom nobody knows, taking nothing back', ',2025-01,S,,,100,', [SURE, SURE]],
    ['of a worker who has no other row', 'W3,2025-13,S,,,-100,-2:30', [SURE, SURE]],
    ['with a cell too many, where the worker may stand elsewhere', 'x,W2,2025-01,S,,,-100,-2:30', [LOST, LOST]],
  ])('leaves rows open: %s', async (_, row, said) => {
    expect(await whyOf(row)).toEqual(said);
  });
});

describe('rows of one key stay open', () => {
  it.each<[string, readonly Cells[]]>([
    ['where nothing is taken back: a doubled row', [BASE, { ...KEY, extra: '100', gross: '100' }]],
    ['where they are the same', [BASE, BASE]],
    ['where a correction stands twice', [BASE, LESS, LESS]],
    ['where the row is stated anew', [BASE, { ...BASE, overtime: '-2:30' }]],
    [
      'where a total is stated anew',
      [
        { ...BASE, less: '300', gross: '2200' },
        { less: '-100', gross: '2100' },
      ],
    ],
    ['where an amount of it is', [BASE, { ...LESS, worked: '180:00' }]],
    ['where two rows could be corrected', [BASE, { ...BASE, base: '2100' }, LESS]],
    [
      'where the correction says another day of payment',
      [
        { ...BASE, paid_on: '2025-02-10' },
        { ...LESS, paid_on: '2025-03-10' },
      ],
    ],
    [
      'where it says what the row leaves blank',
      [
        { ...BASE, permit: '' },
        { ...LESS, permit: 'yes' },
      ],
    ],
    [
      'where its month is another',
      [
        { ...BASE, period_start: '2025-01-01', period_end: '2025-01-31' },
        { ...LESS, period_start: '2025-01-01', period_end: '2025-01-31', period_label: '2025-02' },
      ],
    ],
  ])('%s', (_, rows) => {
    expect(why(slips(...rows))).toEqual(rows.map(() => 'duplicate_records'));
  });

  it('for a reason of its own where only corrections are there', () => {
    expect(why(slips(LESS))).toEqual(['correction_without_base']);
    expect(why(slips(LESS, { ...LESS, overtime: '-1:00' }))).toEqual(Array(2).fill('correction_without_base'));
    expect(why(slips(LESS, { ...BASE, kind: 'B' }))).toContain('correction_without_base');
  });

  it('but a month without pay in which a deduction is given back is a row by itself', () => {
    expect(why(slips({ less: '-300', gross: '300' }))).toEqual(['sure']);
  });
});

describe('a sum is not known', () => {
  it.each<[string, Cells, Cells, string, number | string]>([
    ['where a cell of it can not be read', BASE, { ...LESS, overtime: 'x', worked: '-1:00' }, 'overtime', '?'],
    ['where the row itself says nothing', { ...BASE, worked: '' }, { ...LESS, worked: '-1:00' }, 'worked', '?'],
    ['where more is taken back than there was', BASE, { ...LESS, overtime: '-20:01' }, 'overtime', '?'],
    ['where all is taken back, it is none', BASE, { ...LESS, overtime: '-20:00' }, 'overtime', 0],
    ['where items change and the total is blank', BASE, { ...LESS, gross: '' }, 'gross', '?'],
    ['where the total changes and no item does', BASE, { ...LESS, extra: '' }, 'extra', '?'],
    ['where the total changes otherwise than its items', BASE, { ...LESS, gross: '-200' }, 'base', '?'],
    ['but hours that the correction leaves blank stay', BASE, LESS, 'worked', 10800],
    [
      'and a blank that means zero is zero',
      { ...BASE, extra: '', gross: '2000', less: '100' },
      { ...KEY, less: '-50', gross: '50' },
      'extra',
      '',
    ],
  ])('%s', (_, base, correction, column, sum) => {
    const t = slips(base, correction);
    expect(why(t)).toEqual(['sure']);
    expect(told(t, column)).toEqual([sum]);
  });

  it('where the file of the row has no such column', () => {
    const { worked: _, ...bare } = BASE;
    const t = files([bare], [{ ...LESS, worked: '-1:00' }]);
    expect(told(t, 'worked')).toEqual(['?']);
  });
});

it('nothing taken away makes a sum known that was not, or one row of two', () => {
  const open = [BASE, LESS, { ...BASE, base: '1999' }];
  for (const [i, row] of open.entries())
    for (const name of Object.keys(row).filter((n) => row[n] !== '')) {
      const t = slips(...open.with(i, { ...row, [name]: '' }));
      expect(why(t), `${i} ${name}`).toEqual(['duplicate_records', 'duplicate_records', 'duplicate_records']);
    }
});

it('held, streamed and parted, in any order, corrections are added to the same rows', async () => {
  const head = 'firm_id,worker_id,period_label,kind,base,gross,overtime\n';
  const rows = ['F1', 'F2', 'F3'].flatMap((f) =>
    ['W1', 'W2'].flatMap((w) => [`${f},${w},2025-01,S,2000,2000,20:00\n`, `${f},${w},2025-01,S,-10,-10,-0:30\n`]),
  );
  const text = head + rows.join('');
  const held = plainAll(await group({ 'in/pay.csv': text }, HELD));
  for (const way of [
    { memoryBytes: 64, blockBytes: 64 },
    { memoryBytes: 64, blockBytes: 40, shares: 2 },
    { memoryBytes: 64, blockBytes: 64, partBytes: 100 },
  ])
    expect(plainAll(await group({ 'in/pay.csv': text }, way))).toEqual(held);
  const turned = await group({ 'in/pay.csv': head + rows.toReversed().join('') }, { memoryBytes: 64, partBytes: 100 });
  const sums = turned.all.flatMap(({ dossier }) => told(dossier.tables.get('payslip')!, 'overtime'));
  expect(sums).toEqual(Array(6).fill(1170));
});
