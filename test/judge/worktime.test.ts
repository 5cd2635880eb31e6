// Minutes by kind as columns of a table: by columns as by the reference, with the punches as evidence; less data never helps.
import { describe, expect, test } from 'vitest';
import { type Prepared, prepare } from '../../src/cases/run.js';
import { indexParameters } from '../../src/judge/case.js';
import { breachFinding, openFindings } from '../../src/judge/evidence.js';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { openByReference } from '../../src/judge/worktime.js';
import type { Case } from '../../src/pack/types.js';
import { rights } from '../packs/rights.js';

const program = rights.program!;
const bench = newBench(program);
const cases = program.pack.cases.filter((c) => c.records.workday && /worktime-/.test(c.file));
const RULES = new Set(
  program.rules.map((r) => r.def.id).filter((id) => /^(attendance|variable)\/|attendance-backed/.test(id)),
);

const ready = (c: Case): Prepared => prepare(program, c) as Prepared;
const judged = (c: Case) => {
  const { dossier, given } = ready(c);
  return bench.judge(dossier, given, RULES);
};
const named = (id: string): Case => cases.find((c) => c.id === id)!;

test('columns and reference read the same settings', () => {
  const open = openByReference(program);
  const parameters = indexParameters(program);
  for (const c of cases) {
    const { dossier, given } = ready(c);
    const fast = bench.judge(dossier, given, RULES).case.table('workday')!;
    const slow = open(parameters, dossier, given).table('workday')!;
    for (const name of fast.derived!.keys())
      expect([c.id, name, fast.columns.get(name)]).toEqual([c.id, name, slow.columns.get(name)]);
  }
});

describe('evidence', () => {
  test('a breach shows the punches of the days it adds up', () => {
    const j = judged(named('AT-hour-left-out'));
    const r = j.results.find((x) => x.judge.rule.def.id === 'attendance/overtime-on-payslip')!;
    const { cells } = breachFinding(j.case, r, r.breached[0]);
    const ends = cells.filter((x) => x.field === 'clock_out');
    expect(ends).toHaveLength(31);
    expect(cells.some((x) => x.field === 'overtime_time')).toBe(false);
  });

  test('an open day names the cell that is missing, on the row it is missing from', () => {
    const j = judged(named('AT-end-missing-open'));
    const r = j.results.find((x) => x.judge.rule.def.id === 'attendance/overtime-on-payslip')!;
    const [finding] = openFindings(j.case, r.judge, r.table, r.open[0]);
    expect(finding.reasons).toContainEqual({ code: 'cell_blank', args: { column: 'clock_out', table: 'workday' } });
    expect(finding.cells.filter((x) => x.field === 'clock_out').map((x) => x.written)).toContain('');
  });
});

/** The worst answer of a rule over its rows. */
const worst = (c: Case): Map<string, string> =>
  new Map(judged(c).results.map((r) => [r.judge.rule.def.id, ANSWERS[Math.max(0, ...Array.from(r.answers))]!]));

const without = (c: Case, table: string, row: number, cells?: readonly string[]): Case => ({
  ...c,
  records: {
    ...c.records,
    [table]: c.records[table].flatMap((r, i) => {
      if (i !== row) return [r];
      return cells ? [Object.fromEntries(Object.entries(r).filter(([name]) => !cells.includes(name)))] : [];
    }),
  },
});

describe('less data never helps', () => {
  const OF_PAYSLIP = [...RULES].filter((id) => program.rules.find((r) => r.def.id === id)!.def.subject === 'payslip');
  const worse = (
    before: Map<string, string>,
    after: Map<string, string>,
    ids: readonly string[],
    what: string,
  ): void => {
    for (const id of ids)
      if (['undecided', 'breached'].includes(before.get(id) ?? '') && after.get(id) === 'met')
        expect.fail(`${id} was ${before.get(id)} and is met without ${what}`);
  };
  // A few will do: each taken-away cell is a case of its own.
  const honest = cases.filter((c) => c.records.payslip?.length === 1).filter((_, i) => i % 3 === 0);

  test('a day, a punch, a break or a kind of day taken away', () => {
    for (const c of honest) {
      const before = worst(c);
      // Time cards that the payslip does not count are no proof of anything before or after.
      for (let row = 0; row < c.records.workday.length; row += 5) {
        const r = c.records.workday[row];
        const what = `${r.date} in ${c.id}`;
        worse(before, worst(without(c, 'workday', row, ['clock_out'])), OF_PAYSLIP, `the end of ${what}`);
        worse(
          before,
          worst(without(c, 'workday', row, ['clock_in', 'clock_out'])),
          OF_PAYSLIP,
          `the punches of ${what}`,
        );
        worse(
          before,
          worst(without(c, 'workday', row, ['break_time', 'break_start', 'break_end'])),
          OF_PAYSLIP,
          `the break of ${what}`,
        );
        worse(before, worst(without(c, 'workday', row, ['day_type'])), OF_PAYSLIP, `the kind of ${what}`);
        worse(before, worst(without(c, 'workday', row)), OF_PAYSLIP, what);
      }
    }
  });

  test('a fact of the contract, the worker or the payslip taken away', () => {
    for (const c of honest) {
      const before = worst(c);
      for (const table of ['contract', 'worker', 'payslip'] as const)
        for (const cell of Object.keys(c.records[table]?.[0] ?? {}))
          if (cell !== 'worker_id' && !cell.endsWith('_date') && !cell.startsWith('period_'))
            worse(before, worst(without(c, table, 0, [cell])), OF_PAYSLIP, `${table}.${cell} in ${c.id}`);
    }
  });
});
