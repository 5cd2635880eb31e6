// Payslips made up from a seed: lawful by construction, then a few breaches, blanks and gaps planted. A file of more rows
// begins with the same firms as a file of fewer. Run: node generate.js ROWS sorted|shuffled
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROW_RULES } from './answers.js';

export const SEED = 20261121;
const DATA = fileURLToPath(new URL('data/', import.meta.url));
const WAGES = fileURLToPath(new URL('pack/parameters/minimum-wage.csv', import.meta.url));

export const COLUMNS = [
  'firm_id',
  'worker_id',
  'period_start',
  'period_end',
  'payment_date',
  'workplace_prefecture',
  'pay_basis',
  'department',
  'employed_since',
  'contract_start',
  'contract_end',
  'scheduled_days',
  'worked_days',
  'leave_days',
  'average_monthly_hours',
  'worked_hours',
  'overtime_hours',
  'night_hours',
  'rest_day_hours',
  'base_pay',
  'duty_allowance',
  'commuting_allowance',
  'overtime_pay',
  'night_pay',
  'rest_day_pay',
  'absence_deduction',
  'gross_pay',
  'social_insurance',
  'dormitory_charge',
  'net_pay',
];

const SHARE = {
  breach: 0.002,
  workerBreach: 0.002,
  blank: 0.002,
  gap: 0.001,
  unseenPast: 0.004,
  separators: 0.02,
  forgotten: 0.002,
};

/** Breaches of one payslip; the name is the rule that the plant aims at (others may follow from it). */
const ROW_PLANTS = [...ROW_RULES, 'windows/absence-share', 'windows/base-cut'];
/** Breaches that need several months. */
const WORKER_PLANTS = [
  'windows/mean',
  'windows/over-months',
  'windows/contract-sum',
  'windows/leave',
  'windows/rest-months',
];

const SITES = [
  '本社工場（浜松市）',
  '北海道第二工場（苫小牧）',
  '埼玉物流センター（川口）',
  '湘南事業所（藤沢市）',
  '東大阪ものづくり館',
  '瀬戸内造船所（今治市）',
  '九州食品加工場（久留米）',
];
const DEPARTMENTS = [
  '製造部 第一課',
  '製造部 第二課',
  '加工・包装ライン',
  '溶接 A班',
  '介護 二階',
  '農場（ハウス）',
  '清掃',
  'Logistics 倉庫',
  '外食 厨房',
  '建設 型枠',
];

// ---- calendar: months as year * 12 + month - 1 ----

const pad = (n) => (n < 10 ? `0${n}` : `${n}`);
const MONTHS = [];
for (let year = 2019; year <= 2032; year++) {
  for (let month = 1; month <= 12; month++) {
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    let weekdays = 0;
    for (let day = 1; day <= days; day++) {
      const week = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      if (week !== 0 && week !== 6) weekdays++;
    }
    const ym = `${year}-${pad(month)}-`;
    MONTHS[year * 12 + month - 1] = { days, weekdays, ym, first: `${ym}01`, last: `${ym}${days}` };
  }
}
const FIRST_START = 2024 * 12;
const COMMON_START = 2024 * 12 + 3;

/** The highest minimum wage in force on any day of a month, by prefecture. */
function readWages() {
  const rows = readFileSync(WAGES, 'utf8').trim().split('\n').slice(1);
  const steps = new Map();
  for (const row of rows) {
    const [prefecture, from, value] = row.split(',');
    if (!steps.has(prefecture)) steps.set(prefecture, []);
    steps.get(prefecture).push({ from, value: Number(value) });
  }
  return [...steps].map(([prefecture, list]) => ({
    prefecture,
    in: (month) => list.findLast((step) => step.from <= MONTHS[month].last).value,
  }));
}

// ---- chance: one stream of numbers for each firm ----

function stream(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const CLOCK = Array.from({ length: 30_000 }, (_, minutes) => `${Math.floor(minutes / 60)}:${pad(minutes % 60)}`);
const separated = (n) => {
  const text = String(n).replace(/\B(?=(\d{3})+$)/g, ',');
  return text.includes(',') ? `"${text}"` : text;
};
const AVERAGES = [160 * 60, 162 * 60 + 30, 165 * 60, 168 * 60 + 40, 170 * 60, 173 * 60 + 20];
const REST = [390, 480, 570];
const PAY_DAYS = ['10', '15', '25'];

/** Gives each row of each firm, as a line of CSV, to `emit`; stops after `rows`. */
export function payslips(rows, emit, seed = SEED) {
  const wages = readWages();
  let left = rows;
  for (let index = 0; left > 0; index++) {
    const chance = stream(Math.imul(index + 1, 0x9e3779b1) ^ seed);
    const firm = makeFirm(index, chance, wages);
    for (let number = 1; number <= firm.workers && left > 0; number++) {
      for (const line of workerLines(firm, number, chance, wages)) {
        if (left-- > 0) emit(line);
      }
    }
  }
}

function makeFirm(index, chance, wages) {
  return {
    id: String(1_010_001_000_000 + index * 37),
    code: String(index + 1).padStart(6, '0'),
    workers: 5 + Math.floor(195 * chance() ** 4.6),
    wage: wages[Math.floor(chance() * wages.length)],
    average: AVERAGES[Math.floor(chance() * AVERAGES.length)],
    payDay: PAY_DAYS[Math.floor(chance() * 3)],
    dormitory: chance() < 0.3,
    site: SITES[Math.floor(chance() * SITES.length)],
    department: Math.floor(chance() * DEPARTMENTS.length),
    day: 450 + 10 * Math.floor(chance() * 4),
  };
}

function workerLines(firm, number, chance, wages) {
  const wage = chance() < 0.1 ? wages[Math.floor(chance() * wages.length)] : firm.wage;
  const basisRoll = chance();
  const basis = basisRoll < 0.7 ? 'monthly' : basisRoll < 0.92 ? 'hourly' : 'daily';
  const start = chance() < 0.6 ? COMMON_START : FIRST_START + Math.floor(chance() * 6);
  const since = chance() < SHARE.unseenPast ? start - 1 - Math.floor(chance() * 30) : start;
  const termRoll = chance();
  const term = termRoll < 0.2 ? 6 : termRoll < 0.8 ? 12 : 36;
  const atMinimum = chance() < 0.15;
  const level = 1.01 + 0.7 * chance() * chance();
  const duty = chance() < 0.5 ? 0 : 1000 * Math.floor(1 + chance() * 20);
  const commuting = chance() < 0.3 ? 0 : 100 * Math.floor(20 + chance() * 280);
  const dorm = firm.dormitory && chance() < 0.5 ? (chance() < 0.1 ? -1 : 500 * Math.floor(40 + chance() * 50)) : 0;
  const usualOvertime = Math.floor(chance() * 38 * 60);
  const night = chance() < 0.15 ? Math.floor(chance() * 40 * 60) : 0;
  const department = `${firm.site} ${DEPARTMENTS[(firm.department + (number % 3)) % DEPARTMENTS.length]}`;
  const plant = chance() < SHARE.workerBreach ? WORKER_PLANTS[Math.floor(chance() * WORKER_PLANTS.length)] : '';
  const gap = chance() < SHARE.gap ? 2 + Math.floor(chance() * 10) : -1;
  const workerId = `EMP-${firm.code}-${String(number).padStart(5, '0')}`;
  const topWage = wage.in(start + 11);

  // hours of the twelve months
  const overtime = [];
  const rest = [];
  const leave = [];
  let over = 0;
  for (let i = 0; i < 12; i++) {
    if (i % term === 0) over = 0;
    let minutes = Math.min(45 * 60, Math.max(0, usualOvertime + 5 * Math.floor((chance() - 0.5) * 200)));
    if (term > 6 && over < 6 && chance() < 0.06) {
      minutes = 46 * 60 + 15 * Math.floor(chance() * 97);
      over++;
    }
    overtime.push(minutes);
    const often = i >= 5 && rest.slice(-5).every((m) => m > 0);
    rest.push(chance() < 0.08 && !often ? REST[Math.floor(chance() * 3)] : 0);
    leave.push((i % 3 === number % 3 ? 1 : 0) + (chance() < 0.1 ? 0.5 : 0));
  }
  if (plant === 'windows/mean') {
    const at = Math.floor(chance() * 6);
    const end = at + 2 + Math.floor(chance() * 5);
    for (let i = at; i < end; i++) {
      overtime[i] = 90 * 60;
      rest[i] = 480;
    }
  } else if (plant === 'windows/over-months') {
    for (let i = 0; i < 12; i++) overtime[i] = Math.max(overtime[i], 46 * 60);
  } else if (plant === 'windows/contract-sum') {
    for (let i = 0; i < 12; i++) overtime[i] = Math.max(overtime[i], 63 * 60);
  } else if (plant === 'windows/leave') {
    leave.fill(0);
  } else if (plant === 'windows/rest-months') {
    for (let i = 2; i < 10; i++) rest[i] = 390;
  }

  const lines = [];
  for (let i = 0; i < 12; i++) {
    const month = start + i;
    const calendar = MONTHS[month];
    const contract = start + term * Math.floor(i / term);
    const r = {
      payMonth: month + 1,
      basis,
      employedSince: MONTHS[since].first,
      contractStart: MONTHS[contract].first,
      contractEnd: MONTHS[contract + term - 1].last,
      scheduled: calendar.weekdays - (month % 3),
      leave: leave[i],
      absent: basis === 'monthly' && chance() < 0.03 ? 1 : 0,
      average: firm.average,
      overtime: overtime[i],
      rest: rest[i],
      night: night === 0 ? 0 : Math.max(0, night - 5 * Math.floor(chance() * 60)),
      duty,
      commuting,
      dormitory: dorm === -1 ? (calendar.first < '2025-01-01' ? 45000 : 47000) : dorm,
    };
    const aim = chance() < SHARE.breach ? ROW_PLANTS[Math.floor(chance() * ROW_PLANTS.length)] : '';
    if (aim !== '') plantHours(aim, r, chance);
    r.worked = r.scheduled - r.leave - r.absent;
    let regular = Math.floor(r.worked * firm.day);
    if (aim === 'hours/regular') regular += 40 * 60;
    r.hours = regular + r.overtime + r.rest;

    const counted = basis === 'monthly' ? r.average : regular;
    const rate = atMinimum ? wage.in(month) : Math.floor(topWage * level);
    let pay = Math.ceil((rate * counted) / 60);
    if (basis === 'monthly' && !atMinimum) pay = Math.ceil((rate * firm.average) / 60_000) * 1000;
    if (aim === 'wages/minimum') {
      const least = Math.ceil((wage.in(month) * counted) / 60);
      pay = chance() < 0.3 ? least - 1 : Math.floor(least * (0.9 + 0.09 * chance()));
    }
    // the raise forgotten: where it came in mid-month, only the second part of the payslip is breached
    else if (wage.in(month - 1) < wage.in(month) && chance() < SHARE.forgotten) {
      pay = Math.ceil((wage.in(month - 1) * counted) / 60);
    }
    if (aim === 'windows/base-cut') pay -= 1500;
    r.base = pay - duty;
    payFor(r, pay, counted, chance);
    if (aim !== '') plantPay(aim, r, pay, counted, calendar);
    if (i !== gap) lines.push(lineOf(firm, workerId, wage.prefecture, department, calendar, r, chance));
  }
  return lines;
}

/** The lawful pay for the hours, at times a little more. */
function payFor(r, pay, counted, chance) {
  const more = chance() < 0.1 ? Math.floor(chance() * 500) : 0;
  const [n, d] = overtimeDue(r, pay, counted);
  r.overtimePay = Math.floor((2 * n + d) / (2 * d)) + more;
  r.nightPay = Math.ceil((pay * r.night) / (4 * counted));
  r.restPay = Math.floor((pay * 27 * r.rest) / (20 * counted));
  r.absence = r.basis === 'monthly' ? Math.floor((r.base * r.absent) / r.scheduled) : 0;
  total(r);
}

function overtimeDue(r, pay, counted) {
  return [pay * (5 * Math.min(r.overtime, 3600) + 6 * Math.max(r.overtime - 3600, 0)), 4 * counted];
}

function total(r) {
  r.gross = r.base + r.duty + r.commuting + r.overtimePay + r.nightPay + r.restPay - r.absence;
  r.insurance = Math.floor((r.gross * 15) / 100);
  r.dormitory = Math.max(0, Math.min(r.dormitory, Math.floor(r.gross / 2) - r.insurance));
  r.net = r.gross - r.insurance - r.dormitory;
}

function plantHours(aim, r, chance) {
  if (aim === 'wages/night-pay' && r.night === 0) r.night = 600;
  else if ((aim === 'wages/rest-day-pay' || aim === 'hours/overtime-in-worked') && r.rest === 0) r.rest = 480;
  else if (aim === 'hours/month-cap')
    r.overtime = chance() < 0.3 ? 6000 - r.rest : 6000 + 5 * Math.floor(chance() * 300);
  else if (aim === 'hours/year-schedule') r.average = 180 * 60;
  else if (aim === 'hours/rest-day-cap') r.rest = 64 * 60 + 1 + Math.floor(chance() * 300);
  else if (aim === 'hours/overtime-basis') {
    r.overtime = 50 * 60;
    r.contractEnd = MONTHS[r.payMonth + 1].first;
  } else if (aim === 'windows/absence-share' && r.basis === 'monthly') r.absent = 8;
  else if (aim === 'wages/absence-deduction' && r.basis === 'monthly') r.absent = 1;
  else if (aim === 'wages/commuting') r.commuting = 150_001;
  else if (aim === 'charges/dormitory') r.dormitory = 47_001;
  else if (aim === 'dates/paid-in-time') r.payMonth += 1;
}

function plantPay(aim, r, pay, counted, calendar) {
  const year = Number(r.contractStart.slice(0, 4));
  if (aim === 'wages/overtime-pay' && r.overtime > 0) {
    const [n, d] = overtimeDue(r, pay, counted);
    r.overtimePay = Math.floor((2 * n + d) / (2 * d)) - 1;
    total(r);
  } else if (aim === 'wages/night-pay') {
    r.nightPay -= 1;
    total(r);
  } else if (aim === 'wages/rest-day-pay') {
    r.restPay -= 1;
    total(r);
  } else if (aim === 'wages/gross-sum') {
    r.gross += 1000;
    r.net += 1000;
  } else if (aim === 'wages/net-sum') r.net -= 1;
  else if (aim === 'wages/deduction-share') {
    r.dormitory = Math.floor(r.gross / 2) - r.insurance + 1;
    r.net = r.gross - r.insurance - r.dormitory;
  } else if (aim === 'wages/absence-deduction') {
    r.absence = Math.ceil((r.base * r.absent) / r.scheduled) + 1;
    total(r);
  } else if (aim === 'wages/net-not-negative') {
    r.insurance = r.gross + 500;
    r.net = -500 - r.dormitory;
  } else if (aim === 'wages/pay-basis') r.basis = 'piece';
  else if (aim === 'wages/insurance') {
    r.insurance = Math.ceil((r.gross * 1525) / 10_000) + 1;
    r.net = r.gross - r.insurance - r.dormitory;
  } else if (aim === 'hours/overtime-in-worked' && r.basis === 'monthly') r.hours = Math.max(0, r.overtime - 30);
  else if (aim === 'hours/night-in-worked') r.night = r.hours + 30;
  else if (aim === 'hours/days-in-period') r.worked = calendar.days + 1;
  else if (aim === 'hours/leave-in-schedule') r.leave = r.scheduled + 1;
  else if (aim === 'hours/day-average') r.worked = 3;
  else if (aim === 'dates/inside-contract') r.contractEnd = `${calendar.ym}20`;
  else if (aim === 'dates/contract-started') r.contractStart = `${calendar.ym}11`;
  else if (aim === 'dates/contract-length') r.contractEnd = `${year + 5}${r.contractStart.slice(4)}`;
  else if (aim === 'dates/after-hire') r.employedSince = `${r.contractStart.slice(0, 8)}11`;
}

function lineOf(firm, workerId, prefecture, department, calendar, r, chance) {
  // one blank hours cell in a small share of rows; cells that more rules read are blank less often
  let { average, hours, overtime, night, rest } = r;
  const cell = (minutes) => CLOCK[minutes];
  average = cell(average);
  hours = cell(hours);
  overtime = cell(overtime);
  night = cell(night);
  rest = cell(rest);
  if (chance() < SHARE.blank) {
    const roll = chance();
    if (roll < 0.3) hours = '';
    else if (roll < 0.6) night = '';
    else if (roll < 0.8) average = '';
    else if (roll < 0.9) overtime = '';
    else rest = '';
  }
  const money = chance() < SHARE.separators ? separated : String;
  const optional = (n) => (n === 0 ? '' : money(n));
  return `${firm.id},${workerId},${calendar.first},${calendar.last},${MONTHS[r.payMonth].ym}${firm.payDay},${prefecture},${r.basis},${department},${r.employedSince},${r.contractStart},${r.contractEnd},${r.scheduled},${r.worked},${r.leave},${average},${hours},${overtime},${night},${rest},${money(r.base)},${money(r.duty)},${optional(r.commuting)},${money(r.overtimePay)},${money(r.nightPay)},${money(r.restPay)},${optional(r.absence)},${money(r.gross)},${money(r.insurance)},${optional(r.dormitory)},${money(r.net)}\n`;
}

// ---- files ----

/** Appends text to a file, a megabyte at a time. */
function writer(path) {
  const file = openSync(path, 'w');
  let parts = [];
  let size = 0;
  const flush = () => {
    if (size > 0) writeAll(file, Buffer.from(parts.join('')));
    parts = [];
    size = 0;
  };
  return {
    add(text) {
      parts.push(text);
      size += text.length;
      if (size > 1_000_000) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function writeAll(file, bytes) {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Rows are dealt to buckets by chance, then each bucket is shuffled in memory: every order is equally likely. */
function shuffle(from, to, bytes) {
  const chance = stream(SEED ^ 0x5f3759df);
  const count = Math.max(1, Math.ceil(bytes / 48_000_000));
  const names = Array.from({ length: count }, (_, i) => `${to}.${i}`);
  const buckets = names.map(writer);
  let header = '';
  eachLine(from, (line) => {
    if (header === '') header = line;
    else buckets[Math.floor(chance() * count)].add(line);
  });
  for (const bucket of buckets) bucket.close();
  const out = writer(to);
  out.add(header);
  for (const name of names) {
    const lines = [];
    eachLine(name, (line) => lines.push(line));
    for (let i = lines.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [lines[i], lines[j]] = [lines[j], lines[i]];
    }
    for (const line of lines) out.add(line);
    rmSync(name);
  }
  out.close();
}

/** Each line with its line break; none stands inside quotes. */
function eachLine(path, each) {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(4_000_000);
  let kept = 0;
  for (;;) {
    const size = kept + readSync(file, bytes, kept, bytes.length - kept, null);
    if (size === kept) break;
    let at = 0;
    for (let end = bytes.indexOf(10, at); end >= 0 && end < size; end = bytes.indexOf(10, at)) {
      each(bytes.toString('utf8', at, end + 1));
      at = end + 1;
    }
    kept = size - at;
    bytes.copyWithin(0, at, size);
  }
  closeSync(file);
}

/** Path of the file with so many rows in that order; made when it is not there yet. Files of other versions go. */
export function dataFile(rows, order) {
  mkdirSync(DATA, { recursive: true });
  const made = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(WAGES));
  const version = `${made.digest('hex').slice(0, 8)}.csv`;
  for (const name of readdirSync(DATA)) {
    if (name.startsWith('payslips-') && !name.endsWith(version)) rmSync(join(DATA, name));
  }
  const path = join(DATA, `payslips-${rows}-${order}-${version}`);
  if (existsSync(path)) return path;
  const draft = `${path}.draft`;
  if (order === 'shuffled') {
    const sorted = dataFile(rows, 'sorted');
    shuffle(sorted, draft, statSync(sorted).size);
  } else {
    const out = writer(draft);
    out.add(`${COLUMNS.join(',')}\n`);
    payslips(rows, out.add);
    out.close();
  }
  renameSync(draft, path);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = Number(process.argv[2] ?? 1_000_000);
  const path = dataFile(rows, process.argv[3] ?? 'sorted');
  console.log(`${path}: ${(statSync(path).size / rows).toFixed(1)} bytes a row`);
}
