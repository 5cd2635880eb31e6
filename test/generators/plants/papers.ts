// A word on a paper that should not be there, or one that is missing: no money, one row.
import type { Chance } from '../chance.js';
import { iso, monthsLater } from '../days.js';
import { type Firm, one, type Person, type Plant, type Row, rows, somebody, yes } from '../firm.js';
import { agree } from '../papers.js';

const anyone = (): boolean => true;

/** Changes somebody's row. */
const ofWorker =
  (change: (p: Person, firm: Firm) => void, fits: (p: Person) => boolean = anyone): Plant =>
  (firm, c) => {
    const p = somebody(firm, c, fits);
    if (!p) return undefined;
    change(p, firm);
    return one(p.id, undefined, null);
  };

const ofFirm =
  (change: (firm: Firm, c: Chance) => unknown): Plant =>
  (firm, c) =>
    change(firm, c) === false ? undefined : one(undefined, undefined, null);

const inNotice =
  (items: readonly string[], fits: (p: Person) => boolean): Plant =>
  (firm, c) => {
    const p = somebody(firm, c, fits);
    if (!p) return undefined;
    const notice = rows(firm, 'terms_notice').findLast((n) => n.worker_id === p.id)!;
    const item = c.pick(items);
    notice[`item_${item}`] = item === 'shifts' ? 'not_stated' : yes(false);
    return one(p.id, undefined, null);
  };

const NEW_ITEMS = Date.parse('2024-04-01') / 86_400_000;
const fixed = (p: Person): boolean => p.row.employment_type === 'fixed_term';

/** An agreement of a place where nobody of the file works, with a fault. */
const inAgreement =
  (change: (row: Row, c: Chance) => void, needsClause = false): Plant =>
  (firm, c) => {
    const general = rows(firm, 'overtime_agreement')[0]!;
    const clause = needsClause || c.often(50);
    rows(firm, 'establishment').push({
      ...rows(firm, 'establishment')[0]!,
      establishment_id: 'E2',
      establishment_name: 'branch',
      employee_count: '0',
    });
    const row = agree({ ...firm, special: clause }, Date.parse(general.start_date!) / 86_400_000, 'general');
    row.establishment_id = 'E2';
    change(row, c);
    return one(undefined, undefined, null);
  };

const declared = (topic: string): Plant =>
  ofFirm((firm) => {
    rows(firm, 'declaration').find((d) => d.topic === topic)!.statement = yes(true);
  });

const dormitory = (columns: readonly string[], bad: boolean): Plant =>
  ofFirm((firm, c) => {
    if (firm.sharers === 0) return false;
    rows(firm, 'dormitory')[0]![c.pick(columns)] = yes(bad);
    return true;
  });

const foreign = (p: Person): boolean => p.row.nationality !== 'JP';
const intern = (p: Person): boolean => p.row.residence_status === 'technical_intern';
const reported = (p: Person): boolean => foreign(p) && p.row.residence_status !== 'special_permanent_resident';

export const papers: Readonly<Record<string, Plant>> = {
  'association/no-bar': declared('union_bar'),
  'association/no-control': declared('union_control'),
  'association/bargaining': declared('bargaining_refused'),
  'association/no-retaliation': (firm, c) =>
    declared(c.pick(['union_retaliation', 'union_complaint_retaliation']))(firm, c),
  'association/agreement-signatory': inAgreement((row, c) =>
    Object.assign(
      row,
      c.pick([
        { represents_majority: 'false' },
        { representative_is_manager: 'true' },
        { representative_election: 'appointed' },
      ]),
    ),
  ),
  'overtime/agreement-items': inAgreement((row, c) =>
    Object.assign(
      row,
      c.pick([{ reasons: 'なし' }, { worker_count: '0' }, { limits_promised: 'false' }, { duties: 'none' }]),
    ),
  ),
  'overtime/agreement-limits': inAgreement((row, c) =>
    Object.assign(
      row,
      c.pick<Row>(
        row.special_clause === 'true'
          ? [{ special_month_limit: '100:00' }, { special_year_limit: '720:15' }, { special_times: '7' }]
          : [{ month_limit: '45:15' }, { year_limit: '360:15' }],
      ),
    ),
  ),
  'premium/agreed-rate': inAgreement((row) => void Object.assign(row, { rate_over_limit: '0.24' }), true),
  'contract/written-terms': inNotice(
    [
      'term',
      'place',
      'duties',
      'hours',
      'overtime',
      'breaks',
      'rest_days',
      'leave',
      'shifts',
      'wages',
      'payday',
      'leaving',
    ],
    anyone,
  ),
  'contract/renewal-criteria': inNotice(['renewal'], fixed),
  'contract/renewal-cap': inNotice(['renewal_cap'], (p) => fixed(p) && p.hired - 10 >= NEW_ITEMS),
  'contract/change-range': inNotice(['place_change', 'duties_change'], (p) => p.hired - 10 >= NEW_ITEMS),
  'contract/part-time-notice': inNotice(
    ['pay_rise', 'retirement_pay', 'bonus', 'consultation'],
    (p) => p.row.employment_type !== 'regular' && p.hired > Date.parse('2021-04-01') / 86_400_000,
  ),
  'contract/term-limit': ofWorker(
    (p) => {
      p.contract.end_date = iso(monthsLater(p.hired, 36));
    },
    (p) => fixed(p),
  ),
  'contract/penalty-clause': (firm, c) => {
    const p = somebody(firm, c, anyone)!;
    p.contract.penalty_clause = yes(true);
    return {
      ...one(p.id, undefined, null),
      also: [
        {
          rule: 'liberty/debt-bondage',
          times: 1,
          why: 'a penalty for leaving binds the worker: a sign of forced labour besides LSA 16',
        },
      ],
    };
  },
  'dormitory/private-life': dormitory(['leave_needed_to_go_out', 'events_forced', 'visits_restricted'], true),
  'dormitory/rules': dormitory(['rules_made', 'rules_agreed', 'rules_filed'], false),
  'dormitory/safety': dormitory(['safety_measures'], false),
  'dormitory/self-government': dormitory(['officers_interfered'], true),
  'insurance/establishment': ofFirm((firm) => void Object.assign(firm.row, { social_insurance_covered: yes(false) })),
  'leave/two-years': ofFirm((firm, c) => {
    const grants = rows(firm, 'leave_grant');
    if (grants.length > 0 && c.often(50)) {
      const g = c.pick(grants);
      g.expires_on = iso(monthsLater(Date.parse(g.grant_date!) / 86_400_000, 24) - 2);
    } else if (grants.length === 0) return false;
    else firm.row.leave_valid_months = '12';
    return true;
  }),
  'liberty/movement': ofWorker((p) => void Object.assign(p.row, { outings_restricted: yes(true) })),
  'liberty/passport-custody': ofWorker(
    (p) => void Object.assign(p.row, { passport_held_by_employer: yes(true) }),
    intern,
  ),
  'liberty/passport-custody-others': ofWorker(
    (p) => void Object.assign(p.row, { passport_held_by_employer: yes(true) }),
    (p) => foreign(p) && !intern(p),
  ),
  'foreign-workers/hire-report': ofWorker((p) => {
    const month = monthsLater(Date.parse(`${p.row.hire_date!.slice(0, 7)}-01`) / 86_400_000, 1);
    p.row.foreign_hire_report_date = iso(month + 10);
  }, reported),
  'minors/age-certificate': ofWorker(
    (p) => void Object.assign(p.row, { age_certificate: yes(false) }),
    (p) => p.terms.kind === 'minor',
  ),
  'records/roster': ofWorker(
    (p) => void Object.assign(p.row, { birth_date: '' }),
    (p) => p.terms.kind === 'ordinary',
  ),
  'records/retention': ofFirm((firm) => {
    const due = monthsLater(Date.parse(firm.row.records_to!) / 86_400_000 + 1, -36);
    firm.row.records_kept_since = iso(due + 1);
    return Math.min(...firm.people.map((p) => p.hired)) < due + 1;
  }),
  'records/time-method': ofFirm((firm) => void Object.assign(firm.row, { time_record_method: 'none' })),
  'records/work-rules': ofFirm((firm, c) => {
    firm.row.largest_workplace = '10';
    firm.tables.establishment![0]!.employee_count = '10';
    firm.row[c.pick(['work_rules_opinion', 'work_rules_made_known'])] = yes(false);
    return true;
  }),
  'wages/notice': ofFirm((firm) => void Object.assign(firm.row, { minimum_wage_notice: yes(false) })),
  'payment/direct': ofWorker((p) => void Object.assign(p.contract, { pay_payee: 'agent' })),
  'payment/fixed-day': ofWorker((p) => void Object.assign(p.contract, { pay_day: 'not_fixed' })),
  'payment/method': (firm, c) => {
    const p = somebody(firm, c, anyone)!;
    Object.assign(
      p.contract,
      c.pick([
        { pay_method: 'cheque' },
        { pay_method: 'bank', pay_method_consent: 'false', pay_method_consent_date: '' },
      ]),
    );
    return one(p.id, undefined, null);
  },
  'exemption/ground': (firm, c) => {
    const p = somebody(firm, c, (x) => x.terms.kind === 'manager');
    if (!p) return undefined;
    for (const m of p.months)
      Object.assign(m.slip, { overtime_hours: '0:00', holiday_hours: '0:00', worked_hours: m.slip.regular_hours });
    Object.assign(p.row, { exempt_ground: 'watch', exempt_permit: yes(false) });
    return one(p.id, undefined, null);
  },
  'wages/reduction-permit': ofWorker((p) =>
    Object.assign(p.contract, {
      reduction_permit: yes(true),
      reduction_permit_no: 'P-1',
      reduction_rate: '0.21',
      reduction_ground: 'probation',
      reduction_from: '2010-01-01',
      reduction_until: '2010-06-30',
    }),
  ),
};
