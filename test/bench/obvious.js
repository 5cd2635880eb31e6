// The obvious program: csv-parse makes an object of each row, ajv judges facts derived from it by one schema, a Map by
// worker holds what the windows of months need.
// Writes OUTDIR/counts.json and OUTDIR/findings.csv; with --every also OUTDIR/every.csv, 40 answers for each payslip.
import { createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';
import { ANSWERS, lineFile, ROW_RULES, RULES, readArguments, WINDOW_RULES, writeCounts } from './answers.js';

const [MET, BREACHED, UNDECIDED, NOT_APPLICABLE] = [0, 1, 2, 3];

// ---- the numbers of law ----

const table = (name) =>
  parseAll(readFileSync(fileURLToPath(new URL(`pack/parameters/${name}.csv`, import.meta.url))), { columns: true });
const [premium] = table('premium-rates');
const [hourLimit] = table('hour-limits');
const moneyLimits = table('money-limits');
const [term] = table('terms');
const wages = new Map();
for (const { prefecture, from, value } of table('minimum-wage')) {
  if (!wages.has(prefecture)) wages.set(prefecture, []);
  wages.get(prefecture).push({ from, value: Number(value) });
}

/** The highest minimum wage in force on a day of the period: at least that must be paid in every part of it. */
function highestWage(prefecture, start, end) {
  let highest;
  for (const [i, step] of (wages.get(prefecture) ?? []).entries()) {
    const next = wages.get(prefecture)[i + 1];
    if (step.from <= end && (next === undefined || next.from > start)) highest = Math.max(highest ?? 0, step.value);
  }
  return highest;
}
const minutesOf = (limit) => Number(hourLimit[limit]) * 60;
const limits = {
  threshold: Number(premium.threshold) * 60,
  month: minutesOf('month'),
  ordinary: minutesOf('ordinary_month'),
  average: minutesOf('average'),
  contract: minutesOf('contract_overtime'),
  restDay: minutesOf('rest_day'),
  twoMonths: minutesOf('two_months'),
  year: minutesOf('year'),
  dayAverage: minutesOf('day_average'),
  daySchedule: minutesOf('day_schedule'),
  paymentMonths: Number(term.payment_months),
  contractDays: Number(term.contract),
  longContract: Number(term.long_contract),
  overMonths: Number(term.over_months),
  restMonths: Number(term.rest_months),
  leave: Number(term.leave),
};

// rates in ten-thousandths, so that products stay whole
const tenThousandths = (ratio) => Math.round(Number(ratio) * 10_000);
const rate = {
  overtime: 10_000 + tenThousandths(premium.overtime),
  long: 10_000 + tenThousandths(premium.beyond_threshold),
  night: tenThousandths(premium.night),
  restDay: 10_000 + tenThousandths(premium.rest_day),
};
const money = moneyLimits.map((row) => ({
  from: row.from,
  commuting: Number(row.commuting),
  dormitory: Number(row.dormitory),
  deductions: tenThousandths(row.deduction_share),
  absence: tenThousandths(row.absence_share),
  insurance: tenThousandths(row.insurance),
}));
const moneyOn = (day) => money.findLast((row) => row.from <= day);

// ---- one schema: a fact is how much a rule is kept by; absent when unknown, null when the rule does not apply ----

const kept = { type: ['number', 'null'], minimum: 0 };
const keptBy = { type: ['number', 'null'], exclusiveMinimum: 0 };
const special = {
  'wages/gross-sum': { type: 'number', const: 0 },
  'wages/net-sum': { type: 'number', const: 0 },
  'wages/pay-basis': { enum: ['monthly', 'daily', 'hourly'] },
  'hours/month-cap': keptBy,
  'dates/paid-in-time': keptBy,
};
const schemaOf = (rules) => ({
  type: 'object',
  required: rules,
  properties: Object.fromEntries(rules.map((rule) => [rule, special[rule] ?? kept])),
});
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validateRow = ajv.compile(schemaOf(ROW_RULES));
const validateWindows = ajv.compile(schemaOf(WINDOW_RULES));

// ---- cells ----

const yen = (cell) => (cell === '' ? 0 : Number(cell.includes(',') ? cell.replaceAll(',', '') : cell));
function minutes(cell) {
  if (cell === '') return undefined;
  const colon = cell.indexOf(':');
  return Number(cell.slice(0, colon)) * 60 + Number(cell.slice(colon + 1));
}
const dayNumber = (date) => Date.parse(date) / 86_400_000;
const monthNumber = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

function cast(cells) {
  return {
    firm: cells.firm_id,
    worker: cells.worker_id,
    from: cells.period_start,
    to: cells.period_end,
    paid: cells.payment_date,
    prefecture: cells.workplace_prefecture,
    basis: cells.pay_basis,
    since: cells.employed_since,
    contractStart: cells.contract_start,
    contractEnd: cells.contract_end,
    scheduledDays: Number(cells.scheduled_days),
    workedDays: Number(cells.worked_days),
    leaveDays: Number(cells.leave_days),
    average: minutes(cells.average_monthly_hours),
    worked: minutes(cells.worked_hours),
    overtime: minutes(cells.overtime_hours),
    night: minutes(cells.night_hours),
    restDay: minutes(cells.rest_day_hours),
    base: yen(cells.base_pay),
    duty: yen(cells.duty_allowance),
    commuting: yen(cells.commuting_allowance),
    overtimePay: yen(cells.overtime_pay),
    nightPay: yen(cells.night_pay),
    restDayPay: yen(cells.rest_day_pay),
    absence: yen(cells.absence_deduction),
    gross: yen(cells.gross_pay),
    insurance: yen(cells.social_insurance),
    dormitory: yen(cells.dormitory_charge),
    net: yen(cells.net_pay),
  };
}

// ---- facts; any sum with undefined in it is NaN, which `known` takes for unknown ----

const known = (x) => (Number.isNaN(x) || x === undefined ? undefined : x);

function rowFacts(p) {
  const limit = moneyOn(p.from);
  const counted = p.base + p.duty;
  const regular = p.worked - p.overtime - p.restDay;
  const hours = p.basis === 'monthly' ? p.average : regular;
  const minimum = highestWage(p.prefecture, p.from, p.to);
  const within = Math.min(p.overtime, limits.threshold);
  const beyond = Math.max(p.overtime - limits.threshold, 0);
  const d = 10_000 * hours;
  const overtimeDue = counted * (rate.overtime * within + rate.long * beyond);
  const heavy = p.overtime + p.restDay;
  const contractDays = dayNumber(p.contractEnd) - dayNumber(p.contractStart);
  const absent = Math.max(p.scheduledDays - p.workedDays - p.leaveDays, 0);
  const gross = p.base + p.duty + p.commuting + p.overtimePay + p.nightPay + p.restDayPay - p.absence;
  const latestMonth = monthNumber(p.from) + limits.paymentMonths;
  const ordinary =
    contractDays >= limits.longContract ? contractDays - limits.longContract : limits.ordinary - p.overtime;
  const facts = {};
  const put = (rule, fact) => {
    if (known(fact) !== undefined) facts[rule] = fact;
  };
  put('wages/minimum', counted * 60 - minimum * hours);
  put('wages/overtime-pay', p.overtimePay - Math.floor((2 * overtimeDue + d) / (2 * d)));
  put('wages/night-pay', p.night === 0 ? null : p.nightPay * d - counted * rate.night * p.night);
  put(
    'wages/rest-day-pay',
    p.restDay === 0 ? null : p.restDayPay - Math.floor((counted * rate.restDay * p.restDay) / d),
  );
  put('wages/gross-sum', p.gross - gross);
  put('wages/net-sum', p.net - (p.gross - p.insurance - p.dormitory));
  put('wages/deduction-share', p.gross * limit.deductions - (p.insurance + p.dormitory) * 10_000);
  put('wages/absence-deduction', Math.ceil((p.base * absent) / p.scheduledDays) - p.absence);
  put('wages/net-not-negative', p.net);
  put('wages/commuting', limit.commuting - p.commuting);
  facts['wages/pay-basis'] = p.basis;
  put('wages/insurance', Math.ceil((p.gross * limit.insurance) / 10_000) - p.insurance);
  put('hours/month-cap', limits.month - heavy);
  put('hours/overtime-in-worked', p.worked - p.overtime);
  put('hours/night-in-worked', p.worked - p.night);
  put('hours/days-in-period', dayNumber(p.to) - dayNumber(p.from) + 1 - p.workedDays);
  put('hours/leave-in-schedule', p.scheduledDays - p.leaveDays);
  put('hours/day-average', limits.dayAverage * p.workedDays - p.worked);
  put('hours/year-schedule', limits.year - p.average * 12);
  put('hours/rest-day-cap', p.restDay === 0 ? null : limits.restDay - p.restDay);
  put('hours/regular', limits.daySchedule * p.scheduledDays - regular);
  put('hours/overtime-basis', ordinary);
  put('dates/paid-in-time', latestMonth - monthNumber(p.paid));
  put('dates/inside-contract', dayNumber(p.contractEnd) - dayNumber(p.to));
  put('dates/contract-started', dayNumber(p.from) - dayNumber(p.contractStart));
  put('dates/contract-length', limits.contractDays - contractDays);
  put('dates/after-hire', dayNumber(p.contractStart) - dayNumber(p.since));
  put('charges/dormitory', p.dormitory === 0 ? null : limit.dormitory - p.dormitory);
  return facts;
}

/** What the windows need of a payslip. */
function forWindows(p, answers) {
  const month = monthNumber(p.from);
  return {
    firm: p.firm,
    from: p.from,
    month,
    contract: monthNumber(p.contractStart),
    served: month - monthNumber(p.since) - (p.from.slice(8) < p.since.slice(8) ? 1 : 0),
    monthly: p.basis === 'monthly',
    overtime: p.overtime,
    restDay: p.restDay,
    worked: p.worked,
    leave: p.leaveDays,
    absence: p.absence,
    gross: p.gross,
    base: p.base,
    answers,
  };
}

/** Sum of `value` over the months first…last of a worker; NaN when a month has no payslip or an unknown value. */
function sumOf(months, first, last, value) {
  let sum = 0;
  for (let month = first; month <= last; month++) {
    const slip = months.get(month);
    if (slip === undefined) return Number.NaN;
    sum += value(slip);
  }
  return sum;
}

const heavyOf = (slip) => slip.overtime + slip.restDay;
const overtimeOf = (slip) => slip.overtime;
const workedOf = (slip) => slip.worked;
const leaveOf = (slip) => slip.leave;
const absenceOf = (slip) => slip.absence;
const grossOf = (slip) => slip.gross;
const overOf = (slip) => (slip.overtime === undefined ? Number.NaN : slip.overtime > limits.ordinary ? 1 : 0);
const restedOf = (slip) => (slip.restDay === undefined ? Number.NaN : slip.restDay > 0 ? 1 : 0);

function windowFacts(months, slip) {
  const { month, contract, served } = slip;
  const limit = moneyOn(slip.from);
  const facts = {};
  const put = (rule, fact) => {
    if (known(fact) !== undefined) facts[rule] = fact;
  };
  for (let k = 2; k <= 6; k++) {
    const mean = served < k - 1 ? null : limits.average * k - sumOf(months, month - k + 1, month, heavyOf);
    put(`windows/mean-${k}`, mean);
  }
  put('windows/over-months', limits.overMonths - sumOf(months, contract, month, overOf));
  put('windows/contract-sum', limits.contract - sumOf(months, contract, month, overtimeOf));
  put('windows/leave', served < 5 ? null : sumOf(months, month - 5, month, leaveOf) - limits.leave);
  const absence = sumOf(months, month - 2, month, absenceOf) * 10_000;
  put('windows/absence-share', served < 2 ? null : limit.absence * sumOf(months, month - 2, month, grossOf) - absence);
  if (!slip.monthly || served < 3) facts['windows/base-cut'] = null;
  else {
    let best = slip.base;
    for (let m = month - 3; m <= month; m++) best = Math.max(best, months.get(m)?.base ?? Number.NaN);
    put('windows/base-cut', slip.base - best);
  }
  put('windows/rest-months', served < 5 ? null : limits.restMonths - sumOf(months, month - 5, month, restedOf));
  put('windows/two-months', served < 1 ? null : limits.twoMonths - sumOf(months, month - 1, month, workedOf));
  return facts;
}

// ---- the run ----

const { file, out, every } = readArguments();
mkdirSync(out, { recursive: true });
const findings = lineFile(join(out, 'findings.csv'));
const everyAnswer = every ? lineFile(join(out, 'every.csv')) : undefined;
const counts = RULES.map(() => ANSWERS.map(() => 0));
const place = new Map(RULES.map((rule, i) => [rule, i]));

/** Counts the answers to some rules on one payslip and writes down those that are breached or undecided. */
function judge(validate, rules, facts, worker, slip, answers) {
  for (const rule of rules) {
    if (facts[rule] === null) note(rule, NOT_APPLICABLE, answers);
  }
  if (validate(facts)) return;
  for (const error of validate.errors) {
    const missing = error.keyword === 'required';
    const rule = missing ? error.params.missingProperty : error.instancePath.slice(1).replace('~1', '/');
    const code = missing ? UNDECIDED : BREACHED;
    note(rule, code, answers);
    findings.add(`${slip.firm},${worker},${slip.from},${rule},${ANSWERS[code]}\n`);
  }
}

function note(rule, code, answers) {
  const i = place.get(rule);
  counts[i][code]++;
  if (answers !== undefined) answers[i] = code;
}

const workers = new Map();
let payslips = 0;
for await (const cells of createReadStream(file).pipe(parse({ columns: true }))) {
  payslips++;
  const slip = cast(cells);
  const answers = every ? new Uint8Array(RULES.length).fill(MET) : undefined;
  judge(validateRow, ROW_RULES, rowFacts(slip), slip.worker, slip, answers);
  let months = workers.get(slip.worker);
  if (months === undefined) {
    months = new Map();
    workers.set(slip.worker, months);
  }
  months.set(monthNumber(slip.from), forWindows(slip, answers));
}
for (const [worker, months] of workers) {
  for (const slip of months.values()) {
    judge(validateWindows, WINDOW_RULES, windowFacts(months, slip), worker, slip, slip.answers);
    everyAnswer?.add(`${slip.firm},${worker},${slip.from},${slip.answers.join(',')}\n`);
  }
}
findings.close();
everyAnswer?.close();
for (const count of counts) count[MET] = payslips - count[BREACHED] - count[UNDECIDED] - count[NOT_APPLICABLE];
writeCounts(join(out, 'counts.json'), counts);
