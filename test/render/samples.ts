// Hand-made reports for the renderers: a clean firm, one with breaches, one mostly undecided, one of awkward characters.
import type { RecordColumn, RecordDef, RuleDef, Words } from '../../src/pack/types.js';
import type { PackWords } from '../../src/render/renderer.js';
import type {
  Amount,
  Cell,
  FileReport,
  Finding,
  FirmReport,
  Provenance,
  RuleCoverage,
  RunSummary,
  StageResult,
} from '../../src/report/types.js';

const both = (en: string, ja: string): Words => ({ en, ja });
export const amount = (text: string, unit: string): Amount => ({ amount: text, unit });

const column = (name: string, title: Words): RecordColumn => ({
  name,
  type: 'text',
  unit: 'text',
  title,
  blank: 'unknown',
  absent: 'unknown',
  aliases: [],
  values: {},
  decimals: 0,
  personal: false,
});

const record = (
  id: string,
  title: Words,
  key: readonly string[],
  columns: readonly RecordColumn[],
  more: Partial<RecordDef> = {},
): RecordDef => ({
  id,
  title,
  key,
  firm: 'firm_id',
  finds: {},
  sums: [],
  identifiedBy: [],
  columns,
  pack: 'sample',
  ...more,
});

const workerId = column('worker_id', both('worker number', '社員番号'));
const ACT = 'LSA';
const MINIMUM = 'MWA';

const rule = (id: string, topic: string, law: RuleDef['law'], checked = true): RuleDef => ({
  id,
  stage: 'rights',
  topic,
  subject: 'payslip',
  law,
  must: {},
  breach: 'money',
  checked,
  file: `rules/${id}.json`,
  pack: 'sample',
});

export const pack: PackWords = {
  title: both('Sample: labour standards', '見本：労働基準'),
  rules: [
    rule('wages/minimum-wage', 'wage-floor', [{ act: MINIMUM, article: '4', paragraph: '1' }]),
    rule('hours/monthly-cap', 'hours', [{ act: ACT, article: '36', paragraph: '6', item: '2' }]),
    rule('wages/overtime-premium', 'premium', [{ act: ACT, article: '37', paragraph: '1' }], false),
    rule('leave/annual', 'leave', [{ act: ACT, article: '39-2', paragraph: '7', note: 'circular 0907-1' }]),
  ],
  text: {
    en: {
      indicators: {},
      rules: {
        'wages/minimum-wage': {
          title: 'Minimum wage',
          breached:
            'You were paid {value}; the minimum wage at your workplace was {bound}. That is {shortfall} too little.',
          settles: "The contract's yearly working hours and the workplace's prefecture.",
          explain: 'Counted wages divided by average monthly hours must reach the regional minimum wage.',
        },
        'hours/monthly-cap': {
          title: 'Overtime with work on rest days, cap for one month',
          breached: 'You worked {value} of overtime and rest-day work in one month; the law allows less than {bound}.',
          settles: 'Time cards of the month.',
          explain: '',
        },
        'wages/overtime-premium': {
          title: 'Pay for overtime',
          breached: 'For your overtime you were paid {value}; {bound} was due, so {owed} is owed to you.',
          settles: 'The overtime hours of each month (time cards or the wage ledger).',
          explain: '',
        },
        'leave/annual': {
          title: 'Five days of annual leave taken',
          breached: 'You took {value} of leave.',
          settles: 'The annual leave register.',
          explain: '',
        },
      },
      facts: {
        hourly_wage: 'hourly wage that counts',
        minimum_wage: 'regional minimum wage',
        counted_wage: 'monthly wage that counts',
        average_monthly_hours: 'average hours a month',
        overtime_total: 'overtime and rest-day hours',
        monthly_cap: 'cap for one month',
        overtime_pay_due: 'overtime pay due',
      },
    },
    ja: {
      indicators: {},
      rules: {
        'wages/minimum-wage': {
          title: '最低賃金',
          breached: 'あなたの賃金は{value}でしたが、職場の最低賃金は{bound}です。{shortfall}足りません。',
          settles: '契約書の年間所定労働時間と、事業場の都道府県。',
          explain: '',
        },
        'hours/monthly-cap': {
          title: '時間外・休日労働の一か月の上限',
          breached: 'あなたの時間外・休日労働は一か月に{value}でした。法律では{bound}未満でなければなりません。',
          settles: 'その月のタイムカード。',
          explain: '',
        },
        'wages/overtime-premium': {
          title: '時間外労働の割増賃金',
          breached: '時間外労働に対して{value}が支払われましたが、{bound}を支払う義務があり、{owed}が未払いです。',
          settles: '毎月の時間外労働時間（タイムカードか賃金台帳）。',
          explain: '',
        },
        'leave/annual': {
          title: '年五日の年次有給休暇の取得',
          breached: '取得した休暇は{value}でした。',
          settles: '年次有給休暇管理簿。',
          explain: '',
        },
      },
      facts: {
        hourly_wage: '時間当たり賃金',
        minimum_wage: '地域別最低賃金',
        counted_wage: '算入する月額賃金',
        average_monthly_hours: '月平均所定労働時間',
        overtime_total: '時間外・休日労働時間',
        monthly_cap: '一か月の上限',
        overtime_pay_due: '支払うべき割増賃金',
      },
    },
  },
  acts: {
    [MINIMUM]: { title: both('Minimum Wage Act', '最低賃金法'), url: 'https://example.org/mwa' },
    [ACT]: { title: both('Labor Standards Act', '労働基準法'), url: 'https://example.org/lsa' },
  },
  topics: {
    'wage-floor': {
      title: both('Minimum wage', '最低賃金'),
      enforcedBy: {
        authority: both('Labour Standards Inspection Office', '労働基準監督署'),
        law: [{ act: MINIMUM, article: '31' }],
        remedy: both(
          'The difference is owed as wages, whatever the contract says.',
          '差額は、契約の定めにかかわらず賃金として支払わなければなりません。',
        ),
      },
    },
  },
  records: [
    record(
      'payslip',
      both('payslip', '賃金台帳'),
      ['worker_id', 'period_label'],
      [
        workerId,
        column('period_label', both('month', '対象月')),
        column('base_pay', both('base pay', '基本給')),
        column('duty_allowance', both('duty allowance', '職務手当')),
        column('overtime_hours', both('overtime hours', '時間外労働時間')),
        column('overtime_pay', both('overtime pay', '時間外手当')),
        column('gross_pay', both('gross pay', '総支給額')),
      ],
      { period: { from: 'period_start', to: 'period_end', month: 'period_label' } },
    ),
    record(
      'contract',
      both('contract', '雇用契約'),
      ['worker_id'],
      [workerId, column('scheduled_hours_per_year', both('scheduled hours a year', '年間所定労働時間'))],
    ),
    record('leave', both('leave register', '有給休暇管理簿'), ['worker_id'], [workerId]),
  ],
};

const file = (name: string, table: string, rows: number, more: Partial<FileReport> = {}): FileReport => ({
  file: name,
  sha256: 'a3f5'.repeat(16),
  table,
  tableWhy: 'headers',
  encoding: 'cp932',
  encodingWhy: 'detected',
  delimiter: ',',
  rowsRead: rows,
  rowsLeftOut: 0,
  rowsBlank: 0,
  columns: [],
  unmapped: [],
  dropped: [],
  ...more,
});

const provenance = (files: readonly FileReport[], more: Partial<Provenance> = {}): Provenance => ({
  tool: '0.1.0',
  pack: 'sample',
  packVersion: '2026.11.0',
  packDigest: '7be1'.repeat(16),
  asOf: '2026-11-21',
  options: {},
  files,
  faults: [],
  faultCounts: {},
  joinLosses: [],
  loosened: [],
  ...more,
});

const stage = (name: StageResult['stage'], counts: Partial<StageResult> = {}): StageResult => ({
  stage: name,
  rules: 1,
  outcome: 'clear',
  met: 0,
  breached: 0,
  undecided: 0,
  not_applicable: 0,
  settled: 0,
  reportedOnly: false,
  ...counts,
});

const coverage = (ruleId: string, counts: Partial<RuleCoverage> = {}): RuleCoverage => ({
  rule: ruleId,
  stage: 'rights',
  met: 0,
  breached: 0,
  undecided: 0,
  not_applicable: 0,
  settled: 0,
  reasons: {},
  ...counts,
});

export const clean: FirmReport = {
  $schema: 'https://example.org/report.json',
  kind: 'report',
  firm: { id: 'F001', name: 'Hoshi Bakery' },
  period: { from: '2025-04-01', to: '2026-03-31' },
  workers: 8,
  outcome: 'clear',
  earliestStage: null,
  bar: null,
  stages: [stage('intake', { met: 2 }), stage('rights', { met: 310, not_applicable: 12 })],
  coverage: [
    coverage('wages/minimum-wage', { met: 96 }),
    coverage('wages/overtime-premium', { met: 90, not_applicable: 6 }),
    coverage('hours/monthly-cap', { met: 96 }),
    coverage('leave/annual', { met: 28, not_applicable: 6 }),
  ],
  owed: { total: null, interest: null, addition: null, asOf: null, workers: [], open: 0, interestOpen: 0 },
  findings: [],
  evidence: [],
  indicators: [],
  balance: null,
  notLookedAt: [],
  notObservable: [],
  provenance: provenance([file('payroll.csv', 'payslip', 96), file('contracts.csv', 'contract', 8)]),
};

const cell = (field: string, header: string, written: string, row: number, name = 'payroll.csv'): Cell => ({
  file: name,
  row,
  column: header,
  written,
  field,
});

const finding = (
  ruleId: string,
  worker: string,
  month: string,
  more: Partial<Finding> & Pick<Finding, 'answer'>,
): Finding => ({
  rule: ruleId,
  stage: 'rights',
  topic: pack.rules.find((r) => r.id === ruleId)?.topic ?? 'unknown',
  breach: 'money',
  checked: true,
  fingerprint: '6f1c2a9d40b7'.repeat(5).slice(0, 64),
  subject: { kind: 'payslip', firm: 'F002', worker, from: `${month}-01`, to: `${month}-30` },
  equation: [],
  parameters: [],
  cells: [],
  law: pack.rules.find((r) => r.id === ruleId)?.law ?? [],
  reasons: [],
  ...more,
});

const minimumWage = (worker: string, month: string, row: number): Finding =>
  finding('wages/minimum-wage', worker, month, {
    answer: 'breached',
    test: { fact: 'hourly_wage', is: 'atLeast', than: 'minimum_wage' },
    value: amount('18200/17', 'yen/hour'),
    bound: amount('1072', 'yen/hour'),
    shortfall: amount('24/17', 'yen/hour'),
    owed: amount('240', 'yen'),
    equation: [
      {
        fact: 'counted_wage',
        formula: 'base_pay + duty_allowance',
        filled: '172000 yen + 10000 yen',
        value: amount('182000', 'yen'),
      },
      {
        fact: 'average_monthly_hours',
        formula: 'contract.scheduled_hours_per_year / 12',
        filled: '2040 hour / 12',
        value: amount('170', 'hour'),
      },
      {
        fact: 'hourly_wage',
        formula: 'counted_wage / average_monthly_hours',
        filled: '182000 yen / 170 hour',
        value: amount('18200/17', 'yen/hour'),
      },
    ],
    parameters: [
      {
        table: 'minimum-wage',
        key: { prefecture: 'JP-13' },
        column: 'value',
        value: '1072',
        unit: 'yen/hour',
        from: '2022-10-01',
        source: 'https://example.org/minimum-wages/2022/table-of-all-prefectures.html',
        checked: true,
      },
    ],
    cells: [
      cell('worker_id', '社員番号', worker, row),
      cell('base_pay', '基本給', '172,000', row),
      cell('duty_allowance', '職務手当', '10,000', row),
      cell('worker_id', 'worker_id', worker, 5, 'contracts.csv'),
      cell('scheduled_hours_per_year', '年間所定労働時間', '2040:00', 5, 'contracts.csv'),
    ],
  });

const cap = (worker: string, month: string, row: number): Finding =>
  finding('hours/monthly-cap', worker, month, {
    answer: 'breached',
    breach: 'time',
    test: { fact: 'overtime_total', is: 'below', than: 'monthly_cap' },
    value: amount('101.5', 'hour'),
    bound: amount('100', 'hour'),
    shortfall: amount('1.5', 'hour'),
    parameters: [
      {
        table: 'monthly-cap',
        key: {},
        column: 'value',
        value: '100',
        unit: 'hour',
        from: '2019-04-01',
        source: 'Labor Standards Act, Article 36(6)(ii)',
        checked: false,
      },
    ],
    cells: [cell('worker_id', '社員番号', worker, row), cell('overtime_hours', '残業時間', '101:30', row)],
  });

const premium = (worker: string, month: string, open: boolean): Finding =>
  finding('wages/overtime-premium', worker, month, {
    answer: 'breached',
    checked: false,
    test: { fact: 'overtime_pay', is: 'atLeast', than: 'overtime_pay_due' },
    value: amount('90000', 'yen'),
    bound: amount('104593.75', 'yen'),
    shortfall: amount('14593.75', 'yen'),
    ...(open ? { reasons: [{ code: 'amount_open', args: {} }] } : { owed: amount('14593.75', 'yen') }),
    parts: [
      { from: '2022-11-01', to: '2022-11-15', answer: 'met' },
      { from: '2022-11-16', to: '2022-11-30', answer: 'breached' },
    ],
    cells: [cell('overtime_pay', '時間外手当', '90000', 19)],
  });

const MONTHS = ['2022-04', '2022-06', '2022-09', '2022-11'];

export const breached: FirmReport = {
  ...clean,
  firm: { id: 'F002', name: 'Yamada Foods' },
  workers: 42,
  outcome: 'correct_first',
  earliestStage: 'rights',
  stages: [
    stage('intake', { met: 44 }),
    stage('rights', {
      met: 1310,
      breached: 15,
      undecided: 14,
      not_applicable: 30,
      settled: 1,
      outcome: 'correct_first',
    }),
    stage('record', { met: 3, reportedOnly: true }),
    stage('industry', { met: 40, undecided: 2, reportedOnly: true }),
  ],
  coverage: [coverage('wages/minimum-wage', { met: 400, breached: 12, undecided: 14, reasons: { cell_blank: 2 } })],
  owed: {
    total: amount('17473.75', 'yen'),
    interest: null,
    addition: null,
    asOf: null,
    workers: [
      { worker: 'W017', total: amount('15793.75', 'yen'), interest: null, addition: null },
      { worker: 'W018', total: amount('960', 'yen'), interest: null, addition: null },
      { worker: 'W019', total: amount('720', 'yen'), interest: null, addition: null },
    ],
    open: 1,
    interestOpen: 0,
  },
  findings: [
    ...['W017', 'W018', 'W019'].flatMap((w, i) => MONTHS.map((m, j) => minimumWage(w, m, 18 + 4 * i + j))),
    cap('W020', '2022-11', 118),
    premium('W017', '2022-11', false),
    premium('W021', '2022-11', true),
    finding('wages/overtime-premium', 'W022', '2022-11', {
      answer: 'undecided',
      reasons: [{ code: 'cell_blank', args: { column: 'overtime_hours' } }],
    }),
    finding('wages/overtime-premium', 'W023', '2022-11', {
      answer: 'undecided',
      reasons: [{ code: 'cell_unreadable', args: { column: 'overtime_hours', written: '12.5.3' } }],
    }),
    finding('wages/overtime-premium', 'W024', '2022-11', { answer: 'settled' }),
  ],
  notLookedAt: [{ rule: 'leave/annual', reason: { code: 'table_missing', args: { table: 'leave' } } }],
  notObservable: [
    {
      id: 'deception',
      topic: 'wages',
      title: { en: 'deception', ja: '欺罔' },
      why: { en: 'What was promised is in no table.', ja: '約束の内容は帳簿に現れません。' },
    },
  ],
  provenance: provenance(
    [
      file('payroll.csv', 'payslip', 504, {
        rowsLeftOut: 1,
        rowsBlank: 2,
        unmapped: ['備考', '部門コード'],
        dropped: ['氏名'],
      }),
      file('contracts.csv', 'contract', 42),
    ],
    {
      faults: [
        {
          code: 'hours_unreadable',
          action: 'cell_unknown',
          file: 'payroll.csv',
          row: 23,
          column: '残業時間',
          written: '12.5.3',
          args: {},
        },
        {
          code: 'row_width',
          action: 'row_left_out',
          file: 'payroll.csv',
          row: 505,
          column: '',
          written: '',
          args: { cells: 1, expected: 18 },
        },
      ],
      faultCounts: { hours_unreadable: 1, row_width: 1 },
      joinLosses: [{ table: 'payslip', rows: 3, why: 'no_record_in_force contract' }],
      loosened: [
        { what: 'rule:wages/deductions', reason: both('A collective agreement allows it.', '労使協定による。') },
      ],
    },
  ),
};

const OPEN = ['W101', 'W102', 'W103', 'W104'];

export const undecided: FirmReport = {
  ...clean,
  firm: { id: 'F003', name: null },
  workers: 4,
  outcome: 'evidence_required',
  earliestStage: 'intake',
  stages: [
    stage('intake', { undecided: 1, outcome: 'evidence_required' }),
    stage('rights', { met: 4, undecided: 16, outcome: 'evidence_required', reportedOnly: true }),
  ],
  coverage: [
    coverage('wages/minimum-wage', { undecided: 16, reasons: { column_missing: 16 } }),
    coverage('hours/monthly-cap', { met: 4 }),
  ],
  findings: OPEN.flatMap((w) =>
    MONTHS.map((m) =>
      finding('wages/minimum-wage', w, m, {
        answer: 'undecided',
        reasons: [
          m === '2022-11'
            ? {
                code: 'past_horizon',
                args: { parameter: 'minimum-wage', day: '2027-01-01', checkedThrough: '2026-12-31' },
              }
            : { code: 'column_missing', args: { column: 'scheduled_hours_per_year', table: 'contract' } },
        ],
      }),
    ),
  ),
  provenance: provenance([file('payroll.csv', 'payslip', 16)]),
};

/** Names, headers and cells that try to break the page: escapes, wide and joined characters, endless words, hidden marks. */
const awkward: FirmReport = {
  ...breached,
  firm: {
    id: 'Ｆ００４\u202e',
    name: '株式会社とても長い名前のつくホールディングス北海道東部フーズ㈱髙﨑👨‍👩‍👧‍👦\u001b[2J',
  },
  findings: [
    {
      ...minimumWage('Ｗ０１７ﾃﾞﾍﾞﾛｯﾊﾟｰ👩🏽‍🚀🇯🇵', '2022-11', 123456),
      cells: [
        cell(
          'base_pay',
          '基本給\n（円）',
          '\u001b[31m１７２，０００\u0007円',
          123456,
          'データ/給与 台帳（令和４年１１月）.csv',
        ),
        cell(
          'duty_allowance',
          '職務手当',
          `é${'あ'.repeat(90)}e\u0301\u200b\ttab`,
          123456,
          'データ/給与 台帳（令和４年１１月）.csv',
        ),
        cell('gross_pay', '', '', 123456, 'データ/給与 台帳（令和４年１１月）.csv'),
      ],
    },
    finding('rule/that-the-pack-does-not-have', 'x'.repeat(120), '2022-11', {
      answer: 'breached',
      subject: { kind: 'nothing', firm: 'F004', id: `${'長'.repeat(70)}`, from: '2022-10-21', to: '2022-11-20' },
      law: [{ act: 'unknown-act-without-title', article: '29 CFR 655.20(a)' }],
      value: amount('true', 'flag'),
    }),
    finding('wages/minimum-wage', 'W\r\n5', '2022-11', {
      answer: 'undecided',
      reasons: [{ code: 'a_code_from_tomorrow', args: { what: '\u001b]0;title\u0007' } }],
    }),
  ],
  provenance: {
    ...breached.provenance,
    faults: [
      {
        code: 'key_unreadable',
        action: 'row_left_out',
        file: 'データ/給与 台帳（令和４年１１月）.csv',
        row: 7,
        column: '対象\u0000月',
        written: '\u001b[1A令和４年１３月𠮷野家',
        args: { reason: 'month_unreadable' },
      },
    ],
    faultCounts: { key_unreadable: 2500 },
  },
};

export const run: RunSummary = {
  $schema: 'https://example.org/report.json',
  kind: 'summary',
  firms: [
    {
      firm: 'F001',
      outcome: 'clear',
      met: 312,
      breached: 0,
      undecided: 0,
      not_applicable: 12,
      settled: 0,
      owed: null,
      owedOpen: 0,
      report: '9d02'.repeat(16),
    },
    {
      firm: 'F002',
      outcome: 'correct_first',
      met: 1355,
      breached: 15,
      undecided: 18,
      not_applicable: 30,
      settled: 1,
      owed: '17473.75 yen',
      owedOpen: 1,
      report: '1c44'.repeat(16),
    },
    {
      firm: 'F003',
      outcome: 'evidence_required',
      met: 4,
      breached: 0,
      undecided: 17,
      not_applicable: 0,
      settled: 0,
      owed: null,
      owedOpen: 0,
      report: 'e0a7'.repeat(16),
    },
  ],
  totals: { met: 1671, breached: 15, undecided: 35, not_applicable: 42, settled: 1 },
  exit: { code: 1, word: 'breached' },
  provenance: provenance([file('payroll.csv', 'payslip', 616)]),
};

export const reports: readonly FirmReport[] = [clean, breached, undecided, awkward];
