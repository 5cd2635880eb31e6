// Columns in pairs of a code and a value: a code is a column of its own once somebody says which; until then it leaves open what it may be.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mappingOf } from '../../src/cli/mapping-of.js';
import { newTally } from '../../src/intake/faults.js';
import { planFile, readRecords, writtenCells } from '../../src/intake/read.js';
import { layoutFaults } from '../../src/pack/check-layout.js';
import type { FileMapping, Layout } from '../../src/pack/layout.js';
import { codesOf, column, OPTIONS, type PlainFile, readPlain, record, sourceOf } from './kit.js';

const payslip = record(
  'payslip',
  [
    column('worker_id', 'id'),
    column('regular_hours', 'hours'),
    column('overtime_hours', 'hours'),
    column('night_hours', 'hours'),
    column('base_pay', 'money'),
    column('bonus', 'money', { blank: 'zero' }),
  ],
  { identifiedBy: ['worker_id', 'regular_hours'] },
);

const { layout: adp } = JSON.parse(
  readFileSync(new URL('../../rules/common/presets/adp-paydata.json', import.meta.url), 'utf8'),
) as { layout: Layout };

const PAIRS = adp.pairs!;
const columns: FileMapping['columns'] = {
  worker_id: { header: ['File #'] },
  regular_hours: { header: ['Reg Hours'] },
  overtime_hours: { header: ['O/T Hours'] },
  base_pay: { header: ['Reg Earnings'] },
};
const HEAD =
  'File #,Reg Hours,O/T Hours,Reg Earnings,Hours 3 Code,Hours 3 Amount,Hours 3 Code,Hours 3 Amount,Hours 4 Code,Hours 4 Amount';
const optionsOf = (layout: Partial<FileMapping>) => ({
  ...OPTIONS,
  mapping: {
    file: 'map.json',
    sha256: '',
    layout: {
      table: 'payslip',
      hours: 'decimal' as const,
      pairs: PAIRS,
      ...layout,
      columns: { ...columns, ...layout.columns },
    },
  },
});
const read = (rows: readonly string[], layout: Partial<FileMapping> = {}, head = HEAD): Promise<PlainFile> =>
  readPlain(sourceOf(`${head}\n${rows.join('\n')}\n`), [payslip], optionsOf(layout));
const hours = (file: PlainFile) =>
  file.rows.map(({ cells: c }) => [c.regular_hours, c.overtime_hours, ...('night_hours' in c ? [c.night_hours] : [])]);

describe('a code that nobody explained', () => {
  test('leaves the hours of its row open, and no others; it is told by its name and its cell', async () => {
    const file = await read([
      '1,80.00,3.50,1600,,,V,8.00,,',
      '2,80.00,3.50,1600,,,,,,',
      '3,80.00,3.50,1600,V,0.00,,,,',
    ]);
    expect(hours(file)).toEqual([
      ['?', '?'],
      [4800, 210],
      [4800, 210],
    ]);
    expect(file.rows.map((r) => r.cells.base_pay)).toEqual([1600, 1600, 1600]);
    expect(file.faults.map((f) => [f.code, f.line, f.column, f.written])).toEqual([
      ['pair_code_unknown', 2, 'Hours [V]', '8.00'],
      ['pair_code_unknown', 2, 'Hours [V]', '8.00'],
    ]);
  });
  test('may stand in the last row of a long file, be blank beside a value, or have a value that is no number', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `${i},80.00,3.50,1600,,,,,,`);
    const file = await read([...many, '9001,80.00,3.50,1600,,,,,X,1.00']);
    expect(hours(file).at(-1)).toEqual(['?', '?']);
    expect(
      hours(file)
        .slice(0, 3000)
        .every(([a]) => a === 4800),
    ).toBe(true);
    expect(hours(await read(['1,80.00,3.50,1600,,2.00,,,,']))).toEqual([['?', '?']]);
    expect(hours(await read(['1,80.00,3.50,1600,V,soon,,,,']))).toEqual([['?', '?']]);
  });
  test('of earnings leaves the earnings open', async () => {
    const head = 'File #,Reg Hours,O/T Hours,Reg Earnings,Earnings 3 Code,Earnings 3 Amount';
    const file = await read(['1,80.00,3.50,1600,B,150'], {}, head);
    expect(file.rows[0]?.cells).toMatchObject({ regular_hours: 4800, base_pay: '?' });
    const placed = await read(['1,80.00,3.50,1600,B,150'], { columns: { bonus: { header: ['Earnings [B]'] } } }, head);
    expect(placed.rows[0]?.cells).toMatchObject({ base_pay: 1600, bonus: 150 });
  });
});

describe('a code that a mapping explains', () => {
  test('is read from whichever pair it stands in, twice is added up; ignored it is settled', async () => {
    const layout = { columns: { night_hours: { header: ['Hours [N]'] } }, ignore: ['Hours [V]'] };
    const file = await read(
      [
        '1,80.00,3.50,1600,V,8.00,N,1.50,,',
        '2,80.00,0.00,1600,,,,,N,2.00',
        '3,80.00,0.00,1600,N,1.00,,,N,2.25',
        '4,80.00,0.00,1600,,,,,,',
      ],
      layout,
    );
    expect(hours(file)).toEqual([
      [4800, 210, 90],
      [4800, 0, 120],
      [4800, 0, 195],
      [4800, 0, null],
    ]);
    expect(file.faults).toEqual([]);
    expect(file.rows.map((r) => r.written.night_hours)).toEqual(['1.50', '2.00', '1.00', '']);
  });
  test('in a sum it is a part: a row without it is open unless the mapping says that there is none', async () => {
    const sum = { overtime_hours: { sum: ['O/T Hours', 'Hours [D]'] } };
    const rows = ['1,80.00,3.50,1600,D,2.00,,,,', '2,80.00,3.50,1600,,,,,,'];
    expect(hours(await read(rows, { columns: sum }))).toEqual([
      [4800, 330],
      [4800, null],
    ]);
    const zero = { columns: sum, pairs: PAIRS.map((p) => ({ ...p, absent: 'zero' as const })) };
    expect(hours(await read(rows, zero))).toEqual([
      [4800, 330],
      [4800, 210],
    ]);
    // In a month without any it is as in a row without it.
    expect(hours(await read(['1,80.00,3.50,1600,,,,,,'], { columns: sum }))).toEqual([[4800, null]]);
    expect(hours(await read(['1,80.00,3.50,1600,,,,,,'], zero))).toEqual([[4800, 210]]);
    // Taken out of the file, it is a part that is missing, and the sum is none.
    const gone = await read(['1,80.00,3.50,1600'], zero, 'File #,Reg Hours,O/T Hours,Reg Earnings');
    expect([codesOf(gone), gone.rows[0]?.cells.overtime_hours]).toEqual([['sum_incomplete'], undefined]);
  });
  test('another code beside it is open all the same', async () => {
    const file = await read(['1,80.00,3.50,1600,N,1.00,V,8.00,,'], {
      columns: { night_hours: { header: ['Hours [N]'] } },
    });
    expect(hours(file)).toEqual([['?', '?', '?']]);
  });
  test('the evidence is the cells that hold it', async () => {
    const options = optionsOf({ columns: { overtime_hours: { sum: ['O/T Hours', 'Hours [D]'] } } });
    const { plan } = await planFile(sourceOf(`${HEAD}\n1,80.00,3.50,1600,D,2.00,,,D,0.25\n`), [payslip], options);
    for await (const block of readRecords(plan!, options, newTally()))
      expect(writtenCells(block, 0, 'overtime_hours')).toEqual([
        { line: 2, header: 'O/T Hours', written: '3.50' },
        { line: 2, header: 'Hours [D]', written: '2.00' },
        { line: 2, header: 'Hours [D]', written: '0.25' },
      ]);
  });
});

test('how hours are written is asked of the cells beside a code too', async () => {
  const layout = { columns: { night_hours: { header: ['Hours [N]'] } } };
  const { hours: _, ...loose } = optionsOf(layout).mapping.layout;
  const ask = (value: string) =>
    readPlain(sourceOf(`${HEAD}\n1,80,3,1600,,,,,N,${value}\n`), [payslip], {
      mapping: { file: 'm', sha256: '', layout: loose },
    });
  expect(codesOf(await ask('1.25'))).toEqual(['hours_undecidable']);
  const proved = await ask('1.75');
  expect([codesOf(proved), hours(proved)]).toEqual([['hours_proved'], [[4800, 180, 105]]]);
});

test('any rows: a placed code is the sum of its cells, and any other that is not zero leaves the hours open', async () => {
  const pair = fc.tuple(fc.constantFrom('', 'N', 'n', 'V', 'X'), fc.constantFrom('', '0.00', '1.50', '0.25'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(pair, pair, pair), { minLength: 1, maxLength: 5 }), async (rows) => {
      const text = rows.map((cells, i) => `${i},80.00,3.50,1600,${cells.flat().join(',')}`);
      const file = await read(text, { columns: { night_hours: { header: ['Hours [N]'] } }, ignore: ['Hours [X]'] });
      for (const [i, cells] of rows.entries()) {
        const open = cells.some(([code, value]) => (code === '' || code === 'V') && Number(value) > 0);
        const own = cells.filter(([code, value]) => code.toUpperCase() === 'N' && value !== '');
        const night = own.length === 0 ? null : own.reduce((sum, [, value]) => sum + Number(value) * 60, 0);
        expect(hours(file)[i], text[i]).toEqual(open ? ['?', '?', night === null ? null : '?'] : [4800, 210, night]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a code without its value, and more codes than a list has, stop the file', async () => {
  const alone = await read(['1,80.00,3.50,1600,V'], {}, 'File #,Reg Hours,O/T Hours,Reg Earnings,Hours 3 Code');
  expect(alone.faults).toMatchObject([{ code: 'pair_incomplete', args: { headers: 'Hours 3 Code' } }]);
  const many = await read(Array.from({ length: 501 }, (_, i) => `${i},80.00,3.50,1600,${i},1.00,,,,`));
  expect(codesOf(many)).toEqual(['pair_codes_many']);
});

test('a mapping written from the file keeps its codes open, and reads the same', async () => {
  const text = `${HEAD}\n1,80.00,3.50,1600,N,1.00,V,8.00,,\n`;
  const options = optionsOf({ columns: { night_hours: { header: ['Hours [N]'] } } });
  const { plan } = await planFile(sourceOf(text), [payslip], options);
  const layout = mappingOf(plan!, options);
  expect(layout).toMatchObject({ pairs: PAIRS, ignore: [], columns: { night_hours: { header: ['Hours [N]'] } } });
  expect(layout.columns?.overtime_hours).toEqual({ header: ['O/T Hours'], hours: 'decimal' });
  const again = await readPlain(sourceOf(text), [payslip], { mapping: { file: 'map.json', sha256: '', layout } });
  expect(again).toEqual(await readPlain(sourceOf(text), [payslip], options));
});

test('pairs that make no sense are faults of the layout', () => {
  const faultsOf = (more: Partial<Layout>) =>
    layoutFaults({ table: 'payslip', pairs: PAIRS, ...more }, [payslip], 'f.json', '').map((f) => `${f.code} ${f.at}`);
  const one = (pair: Partial<(typeof PAIRS)[number]>) => [{ name: 'H', code: 'C', value: 'V', ...pair }];
  expect(faultsOf({ pairs: one({ opens: ['regular_hours'] }) })).toEqual([]);
  expect(faultsOf({ pairs: one({ code: 'C * x' }) })).toEqual(['pair_headers /pairs/0']);
  expect(faultsOf({ pairs: one({ opens: ['wages'] }) })).toEqual(['unknown_column /pairs/0/opens']);
  expect(faultsOf({ pairs: one({}), shape: 'transposed' })).toEqual(['pair_shape /pairs/0']);
  expect(faultsOf({ pairs: one({}), header: { rows: 0 } })).toEqual(['pair_shape /pairs/0']);
});
