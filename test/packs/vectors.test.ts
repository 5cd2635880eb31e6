// Every screening vector of ../shared/reference that a pack covers, taken from its file and judged: nothing is only copied.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCases } from '../../src/cases/run.js';
import { openProgram, packFolder } from '../../src/cli/packs.js';
import type { Answer, Case, CaseExpectation } from '../../src/pack/types.js';
import { words } from '../../src/text/index.js';
import { RIGHTS, rights } from './rights.js';

const file = fileURLToPath(new URL('../../../shared/reference/screening/vectors.json', import.meta.url));
const there = existsSync(file);
// biome-ignore lint/suspicious/noExplicitAny: a file of another project, read as it is
type Vector = any;
const vectors: Vector = there ? JSON.parse(readFileSync(file, 'utf8')) : {};

type Row = Readonly<Record<string, string>>;
type Made = Pick<Case, 'records' | 'expect'> & Partial<Pick<Case, 'given' | 'asOf'>>;

const act = (row: Row): Case['records'] => ({
  official_act: [{ act_id: 'A1', authority: 'authority', status: 'final', decided_on: '2024-01-01', ...row }],
});
const fact = (name: string, is: string): CaseExpectation => ({ fact: name, is });
const rule = (id: string, answer: Answer, more: Partial<CaseExpectation> = {}): CaseExpectation => ({
  rule: id,
  answer,
  ...more,
});

/** What does not hold of these vectors, judged by this pack. */
const failing = (pack: string, made: readonly Made[]): readonly string[] => {
  const { program } = pack === RIGHTS ? rights : openProgram(packFolder(pack, words('en')));
  const cases = made.map(
    (m, i): Case => ({ id: `vector ${i + 1}`, title: '', source: file, file: 'vectors.json', given: {}, ...m }),
  );
  const { run, failures } = runCases({ ...program!, pack: { ...program!.pack, cases } });
  expect(run).toBe(made.length);
  expect(run).toBeGreaterThan(0);
  return failures.map((f) => `${f.id}: ${f.message.en}`);
};

describe.runIf(there)('vectors of the reference (left out where ../shared is not there)', () => {
  it('New Zealand: months of stand-down, and the day one ends', () => {
    const made = vectors.nz_vectors.map((v: Vector): Made => {
      const kind = v.enforcement === 'immigration_fine' ? 'fine' : (v.enforcement ?? 'infringement');
      const decided_on = v.issued ?? '2024-01-01';
      const row: Row = {
        kind,
        decided_on,
        ...(v.amount_nzd && { amount: v.amount_nzd }),
        ...(v.entity && { entity: v.entity }),
        ...(kind === 'infringement' && { issued_together: String(v.issued_together ?? 1) }),
      };
      const ends = v.expires ? [fact('official_act.stand_down_ends', v.expires)] : [];
      return {
        records: act(row),
        asOf: decided_on,
        expect: [
          fact('official_act.stand_down_months', `${v.months} count`),
          rule('stand-down/period', 'breached'),
          ...ends,
        ],
      };
    });
    expect(failing('nz-stand-down', made)).toEqual([]);
  });

  it('Korea: when a worker may change the workplace', () => {
    const made = vectors.korea_workplace_change.map((v: Vector): Made => {
      const short = Math.round(Number(v.unpaid_ratio ?? 0) * 2_000_000);
      const payslip = Array.from({ length: v.months ?? 1 }, (_, i) => ({
        worker_id: 'W1',
        period_start: `2026-0${i + 1}-01`,
        period_end: `2026-0${i + 1}-28`,
        wage_due: '2000000',
        unpaid_at_payday: String(short),
        hourly_rate: v.below_minimum_wage ? '10319' : '10320',
      }));
      const releases = ['release/unpaid-high', 'release/unpaid-low', 'release/minimum-wage'];
      const meant = v.below_minimum_wage ? releases[2] : Number(v.unpaid_ratio) >= 0.3 ? releases[0] : releases[1];
      return {
        records: { worker: [{ worker_id: 'W1', hire_date: '2026-01-01' }], payslip },
        asOf: '2026-11-21',
        expect: releases.map((r) => rule(r, v.expected_release && r === meant ? 'breached' : 'met')),
      };
    });
    expect(failing('kr-workplace-change', made)).toEqual([]);
  });

  it('Canada: penalty and years of a violation, by type, size and points', () => {
    const made = vectors.canada_violation_vectors.map(({ input, expected }: Vector): Made => {
      const permanent = expected.ban_years === 'permanent';
      return {
        records: act({
          kind: 'notice_of_violation',
          violation_type: input.type,
          employer_size: input.size,
          justified: 'false',
        }),
        given: { 'official_act.violation_points': `${input.points} count` },
        asOf: '2024-01-01',
        expect: [
          fact('official_act.penalty', `${expected.amp} cad`),
          fact('official_act.ends_some_day', String(!permanent)),
          fact('official_act.ineligible_months', permanent ? 'unknown' : `${12 * expected.ban_years} count`),
          rule('compliance/ineligible', permanent || expected.ban_years > 0 ? 'breached' : 'met'),
        ],
      };
    });
    expect(failing('ca-employer-compliance', made)).toEqual([]);
  });

  it('Canada: disclosure, history, size, terms and notices', () => {
    const notice = { kind: 'notice_of_violation', voluntary_disclosure: 'false', justified: 'false', notice_no: 'N' };
    const disclosed = vectors.canada_voluntary_disclosure.map(
      (v: Vector): Made => ({
        records: act({ ...notice, voluntary_disclosure: 'true' }),
        given: { 'official_act.points_before_disclosure': `${v.points_before} count` },
        expect: [fact('official_act.violation_points', `${v.points_after} count`)],
      }),
    );
    const history = vectors.canada_history_vectors.map(
      (v: Vector): Made => ({
        records: act({
          ...notice,
          violation_type: v.type,
          earlier_findings: String(v.prior_inspections_with_type),
        }),
        expect: [fact('official_act.history_points', `${v.expected_each} count`)],
      }),
    );
    const size = vectors.canada_size_vectors.map(
      (v: Vector): Made => ({
        records: {
          firm: [{ firm_id: 'CASE', employee_count: String(v.employees), annual_revenue: String(v.revenue) }],
        },
        asOf: '2026-01-05',
        expect: [fact('firm.size_by_figures', v.expected)],
      }),
    );
    const terms = vectors.canada_deadline_vectors.map(
      (v: Vector): Made => ({
        records: act({ ...notice, sent_on: v.sent, answered_on: v.submissions_by }),
        expect: [
          fact('official_act.deemed_received', v.deemed_received),
          fact('official_act.answer_due', v.submissions_by),
          rule('compliance/answer-in-time', 'met'),
        ],
      }),
    );
    const [manual, justified, warning, farm] = vectors.canada_notice_vectors;
    const violations = manual.violations.map(
      (v: Vector, i: number): Row => ({
        ...notice,
        act_id: `A${i}`,
        authority: 'ESDC',
        status: 'final',
        decided_on: `2026-01-0${i + 1}`,
        violation_type: v.type,
        employer_size: v.size,
        earlier_findings: String(v.history - 1),
        ...Object.fromEntries(v.severity.map((s: number, k: number) => [`severity_${k + 1}`, String(s)])),
      }),
    );
    const first = { from: '2026-01-01' };
    const notices: readonly Made[] = [
      {
        records: { official_act: violations },
        asOf: '2026-01-02',
        expect: [
          { ...fact('official_act.violation_points', `${manual.expected.points[0]} count`), ...first },
          { ...fact('official_act.notice_total', `${manual.expected.amp_total} cad`), ...first },
          { ...fact('official_act.warning_only', 'false'), ...first },
          rule('compliance/ineligible', 'met', first),
        ],
      },
      {
        records: { official_act: [{ ...violations[0], justified: 'true' }] },
        asOf: '2026-01-02',
        expect: [
          fact('official_act.penalty', `${justified.expected.amp_total} cad`),
          rule('compliance/ineligible', 'not_applicable'),
        ],
      },
      ...[1, 0].map((less): Made => {
        const points = warning.total_points_lt - less;
        return {
          records: { official_act: [violations[0]] },
          given: { 'official_act.violation_points': `${points} count` },
          expect: [fact('official_act.warning_only', String(less > 0))],
        };
      }),
      {
        records: {
          official_act: farm.one_decomposition.map(
            ([type, employer_size, points]: [string, string, number], i: number) => ({
              ...violations[0],
              act_id: `F${i}`,
              decided_on: `2026-01-0${i + 1}`,
              violation_type: type,
              employer_size,
              earlier_findings: '0',
              severity_1: String(points - 2), // 2 for the history of a first violation of type C
              severity_4: '0',
              severity_5: '0',
            }),
          ),
        },
        asOf: '2026-01-08',
        expect: [
          { ...fact('official_act.notice_total', `${farm.expected.amp_total} cad`), ...first },
          { ...fact('official_act.eligible_from', `${2026 + farm.expected.ban_years}-01-01`), ...first },
        ],
      },
    ];
    expect(failing('ca-employer-compliance', [...disclosed, ...history, ...size, ...terms, ...notices])).toEqual([]);
  });

  it('Japan: five years, what lies in a look-back, fourteen days, the annual report', () => {
    const [report, notice] = vectors.japan_annual_report;
    const five = vectors.japan_five_year.flatMap((v: Vector): readonly Made[] => {
      const day = '2026-11-21';
      const ends = (id: string) =>
        v[`eligible_on_${day}`] ? rule(id, 'met') : rule(id, 'breached', { until: v.eligible_from });
      const role = { person_role: 'firm', decided_on: v.date };
      return [
        {
          records: act({ ...role, kind: 'fine', provision: 'lsa-37', executed_on: v.date }),
          asOf: day,
          expect: [ends('bars/fine')],
        },
        {
          records: act({ ...role, kind: 'revocation', provision: 'titp-16-1' }),
          asOf: day,
          expect: [ends('bars/revocation')],
        },
      ];
    });
    const lookBack = vectors.japan_lookback.map((v: Vector): Made => {
      const answer = v.in_window ? 'breached' : 'met';
      if (v.window_years === 5)
        return {
          records: {
            firm: [{ firm_id: 'CASE', name: 'A' }],
            ...act({ kind: 'improper_act', committed_on: v.event_date }),
          },
          asOf: v.contract_date,
          expect: [rule('acts/improper', answer)],
        };
      const firm = [{ firm_id: 'CASE' }];
      const application = [
        { application_id: 'A', status_of_residence: 'specified_skilled_1', contract_date: v.contract_date },
      ];
      const separation = [
        { worker_id: 'W', separation_date: v.event_date, separation_exception: 'none', same_work: 'true' },
      ];
      const missing_worker = [{ worker_id: 'W', missing_from: v.event_date, cause: 'employer', found_by: 'authority' }];
      return {
        records: { firm, application, separation, missing_worker },
        expect: [rule('host/no-separations', answer), rule('host/no-missing-workers', answer)],
      };
    });
    const filed = (row: Row): Case['records'] => ({ report_filed: [{ report_id: 'R', worker_id: 'W', ...row }] });
    const reports: readonly Made[] = [
      {
        records: filed({ kind: 'contract_end', event_on: notice.event, filed_on: notice.notice_due_14_days }),
        expect: [fact('report_filed.due_by_event', notice.notice_due_14_days), rule('reports/in-fourteen-days', 'met')],
      },
      {
        records: {
          firm: [{ firm_id: 'CASE' }],
          worker: [{ worker_id: 'W', residence_status: '特定技能1号', hire_date: report.period[0] }],
          ...filed({ kind: 'annual_report', period_to: report.period[1], filed_on: report.due }),
        },
        asOf: '2026-11-21',
        expect: [
          fact('firm.ssw_year_start', report.period[0]),
          fact('firm.ssw_last_due', report.due),
          rule('reports/annual', 'met'),
        ],
      },
    ];
    expect(failing('jp-specified-skilled', [...five, ...lookBack, ...reports])).toEqual([]);
  });

  it('Students: hours over all employers', () => {
    const dates = Array.from({ length: 7 }, (_, i) => `2026-05-${11 + i}`);
    const made = vectors.student_hours.map((v: Vector): Made => {
      const minutes = 60 * Number(v.weekly_hours_all_employers ?? v.weekly_hours_this_employer ?? v.max_daily);
      const days = v.holiday === true ? [minutes] : dates.map((_, i) => (i < 6 ? 240 : minutes - 6 * 240));
      const shifts = v.other_employers === 'unknown' ? dates.map((_, i) => (i < 5 ? 240 : 0)) : days;
      const workday = shifts.map((worked, i) => {
        const end = 9 * 60 + worked;
        const time = `${Math.floor(end / 60)}:${String(end % 60).padStart(2, '0')}`;
        const at =
          worked === 0
            ? { day_type: '公休', worked: '0:00' }
            : { clock_in: '9:00', clock_out: time, break_time: '0:00' };
        return { worker_id: 'W', date: dates[i]!, ...at };
      });
      const expected = v.expected === 'not_assessable' ? 'undecided' : v.expected;
      return {
        records: {
          worker: [
            {
              worker_id: 'W',
              residence_status: '留学',
              second_job: v.other_employers === 'unknown' ? 'true' : 'false',
            },
          ],
          contract: [{ worker_id: 'W', start_date: '2026-04-01', week_begins_on: 'monday' }],
          workday,
          school_holiday:
            v.holiday === true ? [{ worker_id: 'W', holiday_from: '2026-05-01', holiday_to: '2026-05-31' }] : [],
        },
        expect: [
          v.holiday === true
            ? rule('students/holiday-day', expected)
            : rule('students/week', expected, { from: '2026-05-17' }),
        ],
      };
    });
    expect(failing('jp-students', made)).toEqual([]);
  });
});

describe.runIf(!there)('vectors of the reference', () => {
  it('are not judged: ../shared is not on this machine', () => expect(there).toBe(false));
});
