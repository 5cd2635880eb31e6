// Firms of YY, each told by what differs from a sound one → the CSVs of a submission, and a run of kijun screen over them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll } from 'vitest';
import type { DecisionRecord, ScreeningSummary } from '../../src/screening/types.js';
import { kijunAgain, type Ran } from '../scenarios/kijun.js';

export const YY = fileURLToPath(new URL('../scenarios/packs/yy', import.meta.url));
const AS_OF = '2026-04-15';

export interface Told {
  readonly firm: string;
  /** "firm.insured=no; W1/2026-03.hourly_pay=9; payslip=none; act=fine final 2029-03-01". */
  readonly differs: string;
  readonly kind: string;
}

export interface Expected extends Told {
  readonly outcome: string;
  readonly stage: string;
  readonly until: string;
  readonly because: string;
}

export const expected = (): readonly Expected[] =>
  parse(readFileSync(new URL('firms.csv', import.meta.url)), { columns: true }) as Expected[];

type Row = Record<string, string>;
export type Tables = Record<'firm' | 'payslip' | 'application' | 'official_act' | 'manifest', Row[]>;

const SOUND: Row = {
  headcount_fits: 'yes',
  payslip_count: '4',
  passports_held: 'no',
  equal_pay: 'yes',
  insured: 'yes',
  union_bar: 'no',
  orders_obeyed: 'yes',
  repaid: 'yes',
  reported: 'yes',
  licensed: 'yes',
  fees_repaid: 'yes',
  receipts: 'yes',
  channel: 'yes',
  interviews: 'yes',
  retaliation: 'no',
  training: 'yes',
  home_leave: 'yes',
  fair_share: 'yes',
};

const payslip = (firm: string, worker: string, month: string, last: string): Row => ({
  firm_id: firm,
  worker_id: `${firm}-${worker}`,
  month,
  period_start: `${month}-01`,
  period_end: `${month}-${last}`,
  hourly_pay: '12',
  lowest_pay: '10',
  hours: '160',
  hours_allowed: '180',
  terms_given: 'yes',
});

/** The rows of one firm. */
export const rowsOf = ({ firm, differs, kind }: Told): Tables => {
  const tables: Tables = {
    firm: [{ firm_id: firm, name: `${firm} Ltd`, ...SOUND }],
    payslip: ['W1', 'W2'].flatMap((w) => [payslip(firm, w, '2026-02', '28'), payslip(firm, w, '2026-03', '31')]),
    application: [
      {
        firm_id: firm,
        application_id: `A-${firm}`,
        kind,
        status_of_residence: 'skilled',
        field: 'food',
        job_code: 'j1',
        worker_id: kind === 'new_admission' ? '' : `${firm}-W1`,
        contract_date: '2026-04-01',
        offered_hourly_pay: '15',
        comparator_pay: '15',
      },
    ],
    official_act: [],
    manifest: ['firm', 'payslip', 'application', 'official_act'].map((table) => ({
      firm_id: firm,
      table,
      grade: table === 'official_act' ? 'E4' : 'E2',
      supplied_by: table === 'official_act' ? 'authority' : 'firm',
    })),
  };
  for (const part of differs.split(';').map((p) => p.trim())) {
    if (part === '') continue;
    const [what, value = ''] = part.split('=') as [string, string?];
    if (what === 'act') {
      const [act = '', status = '', until = ''] = value.split(' ');
      const n = tables.official_act.length + 1;
      tables.official_act.push({
        firm_id: firm,
        act_id: `${firm}-N${n}`,
        authority: 'Court',
        kind: act,
        status,
        decided_on: '2025-03-01',
        eligible_from: until,
      });
    } else if (what === 'manifest') {
      const [table = '', grade = '', supplier = ''] = value.split(' ');
      Object.assign(tables.manifest.find((r) => r.table === table)!, { grade, supplied_by: supplier });
    } else if (what === 'payslip') tables.payslip = [];
    else {
      const [where, column] = what.split('.') as [string, string];
      const [worker, month] = where.split('/');
      const rows =
        month === undefined
          ? tables[where as keyof Tables]
          : tables.payslip.filter((r) => r.worker_id === `${firm}-${worker}` && r.month === month);
      for (const row of rows) row[column] = value;
    }
  }
  return tables;
};

const HEADS: Readonly<Record<keyof Tables, readonly string[]>> = {
  firm: ['firm_id', 'name', ...Object.keys(SOUND)],
  payslip: Object.keys(payslip('', '', '', '')),
  application: Object.keys(rowsOf({ firm: '', differs: '', kind: '' }).application[0]!),
  official_act: ['firm_id', 'act_id', 'authority', 'kind', 'status', 'decided_on', 'eligible_from'],
  manifest: ['firm_id', 'table', 'grade', 'supplied_by'],
};

export interface Screened extends Ran {
  readonly folder: string;
  readonly records: readonly DecisionRecord[];
  readonly summary: ScreeningSummary;
  readonly recordOf: (firm: string) => DecisionRecord;
}

const written: string[] = [];
afterAll(() => {
  for (const folder of written) rmSync(folder, { recursive: true, force: true });
});

/** Writes the rows into a folder of their own: submission/, applications.csv, acts.csv. */
export const write = (firms: readonly Tables[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-screening-'));
  written.push(folder);
  for (const table of Object.keys(HEADS) as (keyof Tables)[]) {
    const lines = firms.flatMap((f) => f[table].map((row) => HEADS[table].map((c) => row[c] ?? '').join(',')));
    writeFileSync(join(folder, `${table}.csv`), `${[HEADS[table].join(','), ...lines].join('\n')}\n`);
  }
  return folder;
};

const ARGUMENTS = [
  'firm.csv',
  'payslip.csv',
  'manifest.csv',
  '--applications',
  'application.csv',
  '--official-acts',
  'official_act.csv',
];

export const screen = async (folder: string, more: readonly string[] = []): Promise<Screened> => {
  const ran = await kijunAgain(
    [
      'screen',
      ...ARGUMENTS,
      '--pack',
      YY,
      '--as-of',
      AS_OF,
      '--decision',
      'json:out.json',
      '--report',
      'json:reports/',
      ...more,
    ],
    { cwd: folder },
  );
  const all = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as (DecisionRecord | ScreeningSummary)[];
  const records = all.filter((r) => r.kind === 'decision');
  return {
    ...ran,
    folder,
    records,
    summary: all.find((r) => r.kind === 'screening')!,
    recordOf: (firm) => records.find((r) => r.subject.firm.id === firm)!,
  };
};
