// Records found by what a row says in several places: another value leaves a record out, silence never does.
import { describe, expect, it } from 'vitest';
import type { RecordDef } from '../../src/pack/types.js';
import { column, record } from '../intake/kit.js';
import { valuesOf } from './ask.js';
import { RECORDS, type Tables } from './small-pack.js';

const place = column('place', 'id');
const where = { place: ['place', 'contract.place', 'worker.place'] };
const records: readonly RecordDef[] = [
  ...RECORDS.map((r) =>
    ['worker', 'contract'].includes(r.id)
      ? { ...r, columns: [...r.columns, place] }
      : r.id === 'payslip'
        ? {
            ...r,
            columns: [...r.columns, place],
            finds: { ...r.finds, pact: { table: 'pact', by: {}, where }, site: { table: 'site', by: {}, where } },
          }
        : r,
  ),
  record(
    'pact',
    [column('firm_id', 'id'), place, column('first', 'date'), column('last', 'date'), column('most', 'count')],
    { key: ['first', 'place'], period: { from: 'first', to: 'last' }, identifiedBy: ['first', 'most'] },
  ),
  record('site', [column('firm_id', 'id'), place, column('heads', 'count')], { key: ['place'] }),
];

const MARCH = { worker_id: 'W1', period_start: '2025-03-01', period_end: '2025-03-31', kind: 'S', base: '1000' };
const pact = (at: string, most: string, more = {}) => ({ place: at, first: '2025-01-01', last: '', most, ...more });
const TWO = [pact('A', '10'), pact('B', '20')];
const most = (tables: Tables): readonly string[] => valuesOf('count: pact.most', tables, { records });
const exists = (tables: Tables): readonly string[] => valuesOf('flag: exists pact', tables, { records });
const contract = (at: string, start_date = '2025-01-01', end_date = '') => ({
  worker_id: 'W1',
  start_date,
  end_date,
  place: at,
});

describe('a record that says another value', () => {
  it('is left out, wherever the row says its own first', () => {
    expect(most({ pact: TWO, payslip: [{ ...MARCH, place: 'B' }] })).toEqual(['20 count']);
    expect(most({ pact: TWO, payslip: [MARCH], contract: [contract('B')] })).toEqual(['20 count']);
    expect(most({ pact: TWO, payslip: [MARCH], worker: [{ worker_id: 'W1', place: 'B' }] })).toEqual(['20 count']);
    expect(
      most({
        pact: TWO,
        payslip: [{ ...MARCH, place: 'A' }],
        contract: [contract('B')],
        worker: [{ worker_id: 'W1', place: 'B' }],
      }),
    ).toEqual(['10 count']);
    expect(
      most({
        pact: TWO,
        payslip: [{ ...MARCH, place: '' }],
        contract: [contract('')],
        worker: [{ worker_id: 'W1', place: 'B' }],
      }),
    ).toEqual(['20 count']);
  });

  it('is not there for the row at all', () => {
    expect(exists({ pact: TWO, payslip: [{ ...MARCH, place: 'C' }] })).toEqual(['false']);
    expect(exists({ pact: TWO, payslip: [{ ...MARCH, place: 'A' }] })).toEqual(['true']);
  });

  it('hides nothing, when its own days can not be read', () => {
    const odd = [pact('A', '10'), pact('B', '20', { last: 'soon' })];
    expect(most({ pact: odd, payslip: [{ ...MARCH, place: 'A' }] })).toEqual(['10 count']);
    expect(most({ pact: odd, payslip: [{ ...MARCH, place: 'B' }] })).toEqual(['cell_unreadable']);
  });

  it('of a table without a period is left out too', () => {
    const site = [
      { place: 'A', heads: '5' },
      { place: 'B', heads: '50' },
    ];
    const heads = (tables: Tables) => valuesOf('count: site.heads', tables, { records });
    expect(heads({ site, payslip: [{ ...MARCH, place: 'B' }] })).toEqual(['50 count']);
    expect(heads({ site, payslip: [MARCH] })).toEqual(['parts_disagree']);
    expect(heads({ site: [site[0]!], payslip: [MARCH] })).toEqual(['5 count']);
  });
});

describe('silence leaves nothing out', () => {
  it('of the row', () => {
    expect(most({ pact: TWO, payslip: [MARCH] })).toEqual(['parts_disagree']);
    expect(most({ pact: [TWO[0]!], payslip: [MARCH] })).toEqual(['10 count']);
  });

  it('of the record', () => {
    expect(most({ pact: [pact('', '10')], payslip: [{ ...MARCH, place: 'B' }] })).toEqual(['10 count']);
    expect(most({ pact: [pact('', '10'), pact('B', '20')], payslip: [{ ...MARCH, place: 'B' }] })).toEqual([
      'parts_disagree',
    ]);
  });

  it('nor does a row that says two things at once, other than the third', () => {
    const moved = [contract('A', '2025-01-01', '2025-03-10'), contract('B', '2025-03-11')];
    expect(most({ pact: TWO, payslip: [MARCH], contract: moved })).toEqual(['parts_disagree']);
    expect(most({ pact: [TWO[0]!, pact('C', '30')], payslip: [MARCH], contract: moved })).toEqual(['10 count']);
    const half = [contract('A', '2025-01-01', '2025-03-10'), contract('', '2025-03-11')];
    expect(exists({ pact: [pact('C', '30')], payslip: [MARCH], contract: half })).toEqual(['true']);
  });
});
