// Workers with their contracts: kinds of employment, nationalities and ways of pay, each job paid alike to the yen.
import type { Chance } from './chance.js';
import { day, iso, monthsLater } from './days.js';
import { clock, type Firm, type Form, type Person, type Row, rows, type Terms, yes } from './firm.js';
import { floorOn } from './law.js';

export interface Job {
  readonly code: string;
  readonly rate: number;
  readonly monthlyOnly: boolean;
  readonly yearHours: number;
  readonly dayMinutes: number;
  readonly allowances: Row;
  readonly contract: Row;
}

export interface Role {
  readonly type: 'regular' | 'fixed_term' | 'part_time' | 'dispatched';
  readonly form: Form;
  readonly kind: Terms['kind'];
  readonly foreign?: boolean;
  readonly status?: string;
  readonly weekDays?: number;
  readonly dayMinutes?: number;
  /** Days between the first day of work and that of the records. */
  readonly since?: number;
}

const NATIONS = ['VN', 'ID', 'PH', 'MM', 'NP', 'CN'];
const STATUSES = [
  'technical_intern',
  'specified_skilled',
  'engineer',
  'permanent_resident',
  'long_term_resident',
  'dependent',
];

/** The highest minimum wage of any day on the records. */
const floorOf = (firm: Firm): number =>
  Math.max(floorOn(firm.prefecture, firm.periods[0]!.from), floorOn(firm.prefecture, firm.periods.at(-1)!.to));

/** `plain`: base pay and nothing else, at eight hours a day. */
export const jobOf = (firm: Firm, code: string, c: Chance, plain = false): Job => {
  const monthlyOnly = c.often(50);
  const [dayMinutes, yearHours] = c.pick([
    [480, 1920],
    [480, 2016],
    [480, 2040],
    [480, 2076],
    [420, 1680],
  ] as const);
  const allowances: Row = {};
  const contract: Row = { commuting_allowance_varies: yes(true) };
  if (monthlyOnly) {
    for (const name of ['allowance_position', 'allowance_duty', 'allowance_licence', 'allowance_attendance'])
      if (c.often(30)) allowances[name] = String(c.int(1, 40) * 500);
    if (c.often(30)) {
      allowances.allowance_housing = String(c.int(5, 30) * 1000);
      contract.housing_allowance_varies = yes(c.often(50));
    }
    if (c.often(30)) {
      allowances.allowance_family = String(c.int(1, 10) * 1000);
      contract.family_allowance_varies = yes(c.often(50));
    }
    if (c.often(25)) contract.fixed_overtime_hours = clock(60 * c.pick([10, 20, 30]));
  }
  const floor = floorOf(firm);
  if (plain) {
    const alone: Row = { commuting_allowance_varies: yes(true) };
    return {
      code,
      rate: floor + c.int(0, 500),
      monthlyOnly: true,
      yearHours: 2016,
      dayMinutes: 480,
      allowances: {},
      contract: alone,
    };
  }
  // Housing allowance by rent counts for the minimum wage and not for premiums: it may carry the wage over the floor.
  const carried =
    contract.housing_allowance_varies === 'true'
      ? Math.floor((Number(allowances.allowance_housing) * 12) / yearHours)
      : 0;
  const rate = floor - (c.often(50) ? carried : 0) + (c.often(40) ? 0 : c.int(1, 700));
  return { code, rate, monthlyOnly, dayMinutes, yearHours, allowances, contract };
};

/** Adds a worker to the firm, with one contract in force on every day of the records. */
export const hire = (firm: Firm, job: Job, role: Role, c: Chance): Person => {
  const id = `W${String(firm.people.length + 1).padStart(2, '0')}`;
  const first = firm.periods[0]!.from;
  const hired =
    role.since !== undefined
      ? first - role.since
      : role.type === 'fixed_term' || role.kind === 'minor'
        ? first - c.int(0, 300)
        : c.often(20) && firm.periods.length > 5
          ? firm.periods[c.int(1, 2)]!.from
          : first - c.int(400, 2500);
  const dayMinutes = role.dayMinutes ?? job.dayMinutes;
  const weekDays = role.weekDays ?? 5;
  const yearHours = role.weekDays === undefined ? job.yearHours : (dayMinutes / 60) * weekDays * 52;
  const terms: Terms = {
    form: role.form,
    rate: job.rate,
    dayMinutes,
    weekDays,
    yearHours,
    allowances: { ...job.allowances, allowance_commuting: String(c.int(10, 60) * 250) },
    kind: role.kind,
  };
  const born = role.kind === 'minor' ? monthsLater(first, -16 * 12) - c.int(0, 200) : first - c.int(21 * 366, 58 * 365);
  const row: Row = {
    worker_id: id,
    establishment_id: 'E1',
    sex: role.kind === 'minor' ? 'male' : c.often(45) ? 'female' : 'male',
    birth_date: iso(born),
    hire_date: iso(hired),
    job_title: 'staff',
    job_code: job.code,
    grade: '1',
    student: yes(false),
    employment_type: role.type,
    pay_type: role.form === 'mixed' ? 'monthly' : role.form,
    work_sector: role.kind === 'driver' || role.kind === 'physician' ? role.kind : 'general',
    driver_kind: role.kind === 'driver' ? 'truck' : 'none',
    hours_exempt: yes(false),
    professional_exempt: yes(false),
    second_job: yes(false),
    reported_to_authority: yes(false),
    outings_restricted: yes(false),
    passport_held_by_employer: yes(false),
    nationality: 'JP',
  };
  if (role.foreign) {
    row.nationality = c.pick(NATIONS);
    row.residence_status = role.status ?? c.pick(STATUSES);
    row.foreign_hire_reported = yes(true);
    row.foreign_hire_report_date = iso(hired + c.int(0, 9));
  }
  if (role.kind === 'manager') Object.assign(row, { hours_exempt: yes(true), exempt_ground: 'manager' });
  if (role.kind === 'minor') Object.assign(row, { age_certificate: yes(true), minor_night_ground: 'none' });
  const contract = contractOf(firm, job, role, terms, id, hired, c);
  const person: Person = { id, row, contract, terms, hired, months: [] };
  firm.people.push(person);
  rows(firm, 'worker').push(row);
  rows(firm, 'contract').push(contract);
  return person;
};

const base = (t: Terms): number =>
  t.form === 'monthly' || t.form === 'mixed'
    ? (t.rate * t.yearHours) / 12
    : t.form === 'daily'
      ? (t.rate * t.dayMinutes) / 60
      : t.rate;

const contractOf = (firm: Firm, job: Job, role: Role, t: Terms, id: string, hired: number, c: Chance): Row => {
  const fixed = role.type === 'fixed_term';
  const contract: Row = {
    worker_id: id,
    contract_id: `C-${id}`,
    establishment_id: 'E1',
    signed_date: iso(hired - c.int(0, 10)),
    start_date: iso(hired),
    fixed_term: yes(fixed),
    workplace_prefecture: firm.prefecture,
    scheduled_hours_per_day: clock(t.dayMinutes),
    scheduled_hours_per_week: clock(t.dayMinutes * t.weekDays),
    scheduled_hours_per_year: clock(t.yearHours * 60),
    scheduled_days_per_week: String(t.weekDays),
    scheduled_days_per_month: String(t.weekDays * 4),
    scheduled_days_per_year: String(t.weekDays * 52),
    pay_type: role.form,
    base_pay: role.form === 'piece' ? '' : String(base(t)),
    pay_method: c.pick(['bank', 'cash', 'bank']),
    pay_method_consent: yes(true),
    pay_method_consent_date: iso(hired),
    pay_payee: 'worker',
    penalty_clause: yes(false),
    advance_tied_to_work: yes(false),
    savings_required: yes(false),
    working_time_system: 'normal',
    project_term: yes(false),
    expert_term: yes(false),
    seasonal_work: yes(false),
    day_labourer: yes(false),
    bonus_is_monthly: yes(false),
    deduction_agreement: yes(true),
    same_duties: yes(true),
    same_career_range: yes(role.type === 'fixed_term' || role.type === 'part_time'),
    reduction_permit: yes(false),
    currency: 'JPY',
    ...job.contract,
  };
  if (role.form === 'piece') contract.piece_guarantee = String(t.rate);
  // LSA 14(1): a term of three years to the day.
  if (fixed) Object.assign(contract, { end_date: iso(monthsLater(hired, 36) - 1), renewal: 'possible' });
  if (role.status === 'technical_intern' || role.status === 'specified_skilled' || role.foreign)
    Object.assign(contract, {
      comparator_exists: yes(true),
      comparator_pay: contract.base_pay,
      comparator_unit: role.form,
    });
  if (role.form === 'piece' || role.form === 'mixed') delete contract.comparator_unit;
  return contract;
};

/** LSA 15, Ord 5: every item in writing on the day the contract was signed. */
export const notify = (firm: Firm, contract: Row): void => {
  const items =
    `term renewal place duties hours overtime breaks rest_days leave wages payday leaving renewal_cap place_change
    duties_change conversion_right conversion_terms pay_rise retirement_pay bonus consultation`.split(/\s+/);
  rows(firm, 'terms_notice').push({
    worker_id: contract.worker_id!,
    contract_id: contract.contract_id!,
    contract_start: contract.start_date!,
    notice_date: iso(Math.min(day(contract.signed_date!), day(contract.start_date!))),
    notice_method: 'paper',
    item_shifts: 'no_shifts',
    ...Object.fromEntries(items.map((i) => [`item_${i}`, yes(true)])),
  });
};
