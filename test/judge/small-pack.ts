// A small pack made in memory, and dossiers made of rows written as in a CSV: what the tests of judge, report and cases share.
import { parseIsoDay } from '../../src/calendar/day.js';
import type { Segment } from '../../src/dossier/columns.js';
import { dossierOf, firmRuns } from '../../src/dossier/firms.js';
import type { Dossier } from '../../src/dossier/types.js';
import { recordsFromRows } from '../../src/intake/memory.js';
import { compilePack } from '../../src/pack/compile.js';
import type { Program } from '../../src/pack/program.js';
import type { Case, FactDef, IndicatorDef, Pack, ParameterDef, RecordDef, RuleDef } from '../../src/pack/types.js';
import { column, record } from '../intake/kit.js';

const byWorker = { table: 'worker', by: { worker_id: 'worker_id' } };
const AREA = { north: ['N'], south: ['S'], east: ['E'] };
const firmId = column('firm_id', 'id');
const workerId = column('worker_id', 'id');
const money = (name: string, more: Parameters<typeof column>[2] = {}) =>
  column(name, 'money', { unit: 'money', blank: 'zero', ...more });

export const RECORDS: readonly RecordDef[] = [
  record('firm', [
    firmId,
    column('name', 'text'),
    column('size', 'code', { values: { small: [], large: [] } }),
    money('cap', { blank: 'unknown' }),
  ]),
  record(
    'worker',
    [
      firmId,
      workerId,
      column('hire_date', 'date'),
      column('termination_date', 'date'),
      column('area', 'code', { values: AREA }),
    ],
    { key: ['worker_id'], identifiedBy: ['worker_id', 'hire_date'] },
  ),
  record(
    'contract',
    [
      firmId,
      workerId,
      column('start_date', 'date'),
      column('end_date', 'date'),
      money('rate', { unit: 'money/hour', decimals: 2, blank: 'unknown' }),
      column('yearly', 'hours', { unit: 'hour' }),
      column('area', 'code', { values: AREA }),
      column('grade', 'count'),
      money('rent', { blank: 'unknown' }),
    ],
    {
      key: ['worker_id', 'start_date'],
      parent: byWorker,
      period: { from: 'start_date', to: 'end_date' },
      identifiedBy: ['worker_id', 'start_date'],
    },
  ),
  record(
    'payslip',
    [
      firmId,
      workerId,
      column('period_start', 'date'),
      column('period_end', 'date'),
      column('period_label', 'month'),
      column('kind', 'code', { values: { salary: ['S'], bonus: ['B'] } }),
      money('base'),
      money('extra', { absent: 'zero-if-itemised' }),
      money('less', { absent: 'zero-if-itemised' }),
      money('gross', { blank: 'unknown' }),
      column('worked', 'hours', { unit: 'hour' }),
      column('overtime', 'hours', { unit: 'hour', blank: 'zero' }),
      column('days', 'days', { unit: 'day', decimals: 2 }),
      column('pieces', 'count'),
      column('share', 'ratio', { decimals: 4 }),
      column('paid_on', 'date'),
      column('permit', 'flag'),
      column('note', 'text'),
    ],
    {
      key: ['worker_id', 'period_start', 'period_end', 'kind'],
      parent: byWorker,
      period: { from: 'period_start', to: 'period_end', month: 'period_label' },
      finds: { contract: { table: 'contract', by: { worker_id: 'worker_id' } } },
      employed: { from: 'worker.hire_date', to: 'worker.termination_date' },
      identifiedBy: ['worker_id', 'base'],
      sums: [{ total: 'gross', items: ['base', 'extra'], less: ['less'] }],
      corrections: {
        adds: ['base', 'extra', 'less', 'gross', 'worked', 'overtime', 'days', 'pieces'],
        sign: ['gross', 'worked', 'overtime'],
        mayDiffer: ['note'],
      },
    },
  ),
  record(
    'fee',
    [firmId, column('fee_id', 'id'), workerId, column('charged_on', 'date'), money('amount', { blank: 'unknown' })],
    {
      key: ['fee_id'],
      parent: byWorker,
      identifiedBy: ['fee_id', 'amount'],
    },
  ),
  // Its key does not begin with the worker: rows of one worker do not stand together. A file without rows says there were none.
  record(
    'shift',
    [firmId, column('shift_id', 'id'), workerId, column('day', 'date'), column('length', 'hours', { unit: 'hour' })],
    {
      key: ['shift_id'],
      parent: byWorker,
      period: { from: 'day', to: 'day' },
      finds: { contract: { table: 'contract', by: { worker_id: 'worker_id' } } },
      employed: { from: 'worker.hire_date', to: 'worker.termination_date' },
      identifiedBy: ['shift_id', 'length'],
      empty: 'none',
    },
  ),
];

type Cells = Readonly<Record<string, string>>;

/** rows: [key…, from, value(s)…] as text. */
export const parameter = (
  id: string,
  keys: readonly string[],
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly string[])[],
  more: Partial<ParameterDef> = {},
): ParameterDef => ({
  id,
  title: { en: id, ja: id },
  keys,
  columns,
  checkedThrough: '2025-12-31',
  source: 'the act',
  law: [{ act: 'A', article: '1' }],
  checked: true,
  guards: {},
  rows: rows.map((cells, i) => ({
    key: cells.slice(0, keys.length),
    from: parseIsoDay(cells[keys.length]!)!,
    values: Object.fromEntries(Object.keys(columns).map((c, k) => [c, cells[keys.length + 1 + k]!])),
    source: 'gazette',
    checked: true,
    line: i + 2,
  })),
  file: `parameters/${id}.json`,
  pack: 'small',
  ...more,
});

export const rule = (id: string, subject: string, more: Partial<RuleDef> & Pick<RuleDef, 'must'>): RuleDef => ({
  id,
  stage: 'rights',
  topic: 'wages',
  subject,
  law: [{ act: 'A', article: '4' }],
  breach: 'money',
  checked: true,
  file: `rules/${id}.json`,
  pack: 'small',
  ...more,
});

/** name → 'unit: formula', or a whole definition. */
export type Facts = Readonly<Record<string, string | Omit<Extract<FactDef, { table: string }>, 'name' | 'column'>>>;

export interface Parts {
  readonly records?: readonly RecordDef[];
  readonly parameters?: readonly ParameterDef[];
  /** subject → facts */
  readonly facts?: Readonly<Record<string, Facts>>;
  readonly rules?: readonly RuleDef[];
  readonly indicators?: readonly (Pick<IndicatorDef, 'id' | 'stage' | 'topic' | 'of' | 'better'> &
    Partial<IndicatorDef>)[];
  readonly minimumCell?: number;
  readonly headcount?: Pack['headcount'];
  readonly cases?: readonly Case[];
  readonly claims?: Pack['claims'];
}

const factOf = (name: string, def: Facts[string]): FactDef => {
  if (typeof def !== 'string') return { name, column: 'value', ...def };
  const [unit, ...is] = def.split(': ');
  return { name, unit: unit!, is: is.join(': ') };
};

export const packOf = (parts: Parts): Pack => ({
  id: 'small',
  version: '1',
  title: { en: 'small', ja: '小' },
  jurisdiction: 'XX',
  currency: 'yen',
  parents: [],
  reviewed: '2025-01-01',
  records: parts.records ?? RECORDS,
  parameters: parts.parameters ?? [],
  factSets: Object.entries(parts.facts ?? {}).map(([subject, facts]) => ({
    subject,
    facts: Object.entries(facts).map(([name, def]) => factOf(name, def)),
    file: `facts/${subject}.json`,
    pack: 'small',
  })),
  rules: parts.rules ?? [],
  indicators: (parts.indicators ?? []).map((i) => ({
    checked: true,
    law: [],
    file: 'indicators/all.json',
    pack: 'small',
    ...i,
  })),
  minimumCell: parts.minimumCell ?? null,
  headcount: parts.headcount ?? null,
  topics: {},
  acts: {},
  notice: { paragraphs: [], text: {} },
  text: { en: { rules: {}, facts: {}, indicators: {} }, ja: { rules: {}, facts: {}, indicators: {} } },
  cases: parts.cases ?? [],
  presets: [],
  claims: parts.claims ?? {},
  standards: {},
  notObservable: {},
  loosened: [],
  digest: 'd',
});

/** The compiled pack; its faults, should there be any, as an error. */
export const programOf = (parts: Parts): Program => {
  const { program, faults } = compilePack(packOf(parts));
  if (!program) throw new Error(faults.map((f) => `${f.code} ${f.file} ${f.at}: ${f.message.en}`).join('\n'));
  return program;
};

/** Table → rows, or several files of rows: columns that no row of a file names are absent from that file. */
export type Tables = Readonly<Record<string, readonly Cells[] | readonly (readonly Cells[])[]>>;

/** `leftOut`: tables some of whose rows could not be placed. */
export const dossierFrom = (
  program: Program,
  tables: Tables,
  firm = 'F1',
  leftOut: readonly string[] = [],
  asOf: Dossier['asOf'] = null,
): Dossier => {
  const rows = new Map<string, Segment[]>();
  for (const [table, list] of Object.entries(tables)) {
    const def = program.pack.records.find((r) => r.id === table)!;
    const files = (Array.isArray(list[0]) ? list : [list]) as readonly (readonly Cells[])[];
    const segments = files.flatMap((file, i) => {
      const headers = [...new Set(file.flatMap((row) => Object.keys(row)))];
      const cells = file.map((row) => headers.map((h) => row[h] ?? ''));
      return [...firmRuns(recordsFromRows(def, headers, cells, `${table}-${i}.csv`), { sole: firm, names: new Map() })];
    });
    rows.set(table, segments);
  }
  const lost = new Map(leftOut.map((table) => [table, `${table}.csv`]));
  return dossierOf(firm, rows, new Set(Object.keys(tables)), program.pack.records, null, lost, asOf);
};
