// The firm's own papers: agreements, declarations, insurance lists, work rules, dormitory.
import { iso, monthsLater } from './days.js';
import { clock, type Firm, type Person, type Row, rows, yes } from './firm.js';
import { insured } from './months.js';

/** LSA 36(1), (2), Ord 16, 17: an agreement of a year with all its items, its limits as high as the law lets them be. */
export const agree = (firm: Firm, start: number, sector: string): Row => {
  const caps: Readonly<Record<string, Row>> = {
    general: { special_month_limit: '99:45', special_year_limit: '720:00', special_times: '6' },
    driver: { special_month_limit: '120:00', special_year_limit: '960:00' },
    physician: { special_month_limit: '99:45', special_year_limit: '960:00', physician_level: 'A' },
  };
  const special = firm.special || sector !== 'general';
  const row: Row = {
    agreement_id: `${sector}-${iso(start)}`,
    establishment_id: 'E1',
    sector,
    start_date: iso(start),
    end_date: iso(monthsLater(start, 12) - 1),
    year_start: iso(start),
    filed_on: iso(start),
    month_limit: '45:00',
    year_limit: '360:00',
    day_limit: '8:00',
    rest_day_limit: '4',
    worker_count: '10',
    duties: 'all',
    reasons: 'orders',
    limits_promised: yes(true),
    workers_side: 'representative',
    represents_majority: yes(true),
    representative_is_manager: yes(false),
    representative_election: firm.chance.pick(['vote', 'show_of_hands', 'discussion']),
    special_clause: yes(special),
  };
  if (special)
    Object.assign(row, caps[sector], {
      special_reasons: 'complaints',
      special_procedure: 'notice',
      health_measures: 'interview',
      rate_over_limit: firm.chance.pick(['0.25', '0.3', '1.25']),
    });
  rows(firm, 'overtime_agreement').push(row);
  return row;
};

export const enrol = (firm: Firm, p: Person): void => {
  if (!insured(p.terms)) return;
  const worker_id = p.id;
  const on = iso(p.hired);
  const until = p.row.termination_date ?? '';
  rows(firm, 'health_enrolment').push({ worker_id, health_from: on, health_until: until });
  rows(firm, 'pension_enrolment').push({ worker_id, pension_from: on, pension_until: until });
  rows(firm, 'employment_enrolment').push({ worker_id, employment_from: on, employment_until: until });
};

const declare = (firm: Firm, topic: string, statement: boolean, by = 'employer'): void => {
  const declared_on = iso(firm.periods.at(-1)!.to);
  rows(firm, 'declaration').push({ topic, statement: yes(statement), declared_on, declared_by: by });
};

const UNION = ['union_bar', 'union_retaliation', 'bargaining_refused', 'union_control', 'union_complaint_retaliation'];

export const firmPapers = (firm: Firm): void => {
  const last = firm.periods.at(-1)!;
  const count = firm.people.filter((p) => p.months.at(-1)?.to === last.to).length;
  Object.assign(firm.row, { employee_count: String(count), largest_workplace: String(count) });
  rows(firm, 'firm').push(firm.row);
  const size = count >= 10 ? 'large' : 'small';
  rows(firm, 'establishment').push({
    establishment_id: 'E1',
    establishment_name: 'works',
    prefecture: firm.prefecture,
    business_class: '13',
    employee_count: String(count),
    weekly_hours_special: yes(false),
    bound_time_agreement: yes(false),
  });
  firm.row.size_class ??= size;
  for (const topic of UNION) declare(firm, topic, false, firm.chance.pick(['employer', 'worker_representative']));
  declare(firm, 'has_dormitory', firm.sharers > 0);
  if (firm.sharers === 0) return;
  rows(firm, 'dormitory').push({
    dormitory_id: 'D1',
    establishment_id: 'E1',
    ...Object.fromEntries(['rules_made', 'rules_agreed', 'rules_filed', 'safety_measures'].map((k) => [k, yes(true)])),
    ...Object.fromEntries(
      ['leave_needed_to_go_out', 'curfew', 'events_forced', 'visits_restricted', 'officers_interfered'].map((k) => [
        k,
        yes(false),
      ]),
    ),
  });
};

/** Everything a firm says of itself on the first page. */
export const firmRow = (firm: Pick<Firm, 'chance' | 'periods' | 'prefecture'>): Row => {
  const { chance: c, periods } = firm;
  const endOfMonth = periods[0]!.from === monthsLater(periods[0]!.from, 0) && iso(periods[0]!.from).endsWith('-01');
  const closing = endOfMonth ? 'end' : String(Number(iso(periods[0]!.to).slice(8)));
  const [pay_month, pay_day] = endOfMonth
    ? c.pick([
        ['next', '25'],
        ['next', '10'],
        ['next', 'end'],
        ['next', '15'],
      ] as const)
    : c.pick([
        ['same', 'end'],
        ['next', '5'],
        ['next', '10'],
      ] as const);
  const true_ = (names: string): Row => Object.fromEntries(names.split(/\s+/).map((n) => [n, yes(true)]));
  return {
    name: 'made up',
    legal_form: 'corporation',
    country: 'JP',
    size_class: c.pick(['small', 'large']),
    prefecture: firm.prefecture,
    closing_day: closing,
    pay_day,
    pay_month,
    pay_day_shift: c.pick(['before', 'after', 'none']),
    ordinary_hours_per_week: clock(40 * 60),
    ordinary_days_per_month: '20',
    employment_insurance_office_number: '1301-000000-0',
    pension_insured_count: c.pick(['20', '50', '51', '200']),
    health_insurance_rate: c.pick(['0.0991', '0.0985', '0.1']),
    records_from: iso(periods[0]!.from),
    records_to: iso(periods.at(-1)!.to),
    records_kept_since: '2015-01-01',
    work_rules_filed_on: '2020-04-01',
    time_record_method: 'objective',
    leave_valid_months: '24',
    leave_pay_method: 'normal',
    savings_kept_by: 'bank',
    net_rounding_rule: yes(c.often(20)),
    specific_minimum_wage_applies: yes(false),
    substitute_leave_agreement: yes(false),
    disaster_permission: yes(false),
    ...true_(`deduction_agreement social_insurance_covered listed_trade minimum_wage_notice roster_is_complete ledger_is_complete
      work_rules_filed work_rules_opinion work_rules_made_known leave_ledger_kept`),
  };
};
