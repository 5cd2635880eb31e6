// Rights first, as an invariant: nothing of a later stage makes up for a right that is not kept, no figure counts, no worker is ranked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../src/pack/types.js';
import { overall, stageOutcome } from '../../src/report/outcome.js';
import type { FirmReport, Outcome } from '../../src/report/types.js';
import { column, record } from '../intake/kit.js';
import { type Parts, RECORDS, rule, type Tables } from '../judge/small-pack.js';
import { packAt } from '../pack/overlay.js';
import { breaches, reportOn } from '../report/kit.js';

const ORDER: readonly Outcome[] = [
  'clear',
  'clear_with_conditions',
  'evidence_required',
  'correct_first',
  'refer_to_officer',
  'not_eligible_until',
];
const rank = (o: Outcome): number => ORDER.indexOf(o);
/** Not passed: whatever is known or not, the firm is not cleared. */
const isBlocked = (o: Outcome): boolean => rank(o) >= rank('evidence_required');

describe('every combination of stages that are passed, open, or breached in the gravest way', () => {
  const STATES = ['pass', 'open', 'breach'] as const;
  const of = (states: readonly (typeof STATES)[number][]): Outcome =>
    overall(
      new Map(
        STAGES.map((s, i) => [s, stageOutcome(s, states[i] === 'breach' ? ['fundamental'] : [], states[i] === 'open')]),
      ),
    ).outcome;
  const all = Array.from({ length: STATES.length ** STAGES.length }, (_, n) =>
    STAGES.map((_, i) => STATES[Math.floor(n / STATES.length ** i) % STATES.length]!),
  );
  const wrong = (holds: (states: (typeof all)[number]) => boolean): readonly string[] =>
    all.filter((states) => !holds(states)).map((states) => states.join(' '));
  const worsened = (states: (typeof all)[number], from: string, to: 'open' | 'breach') =>
    states.flatMap((s, i) => (s === from ? [states.with(i, to)] : []));

  it('is never better than what its first two stages come to, and just that where the later ones are passed', () => {
    expect(
      wrong((states) => {
        const first = of([...states.slice(0, 2), ...STAGES.slice(2).map(() => 'pass' as const)]);
        const whole = of(states);
        return rank(whole) >= rank(first) && (!isBlocked(first) || isBlocked(whole));
      }),
    ).toEqual([]);
  });

  it('never gets better when a stage gets worse', () => {
    expect(
      wrong((states) =>
        [...worsened(states, 'pass', 'open'), ...worsened(states, 'open', 'breach')].every(
          (worse) => rank(of(worse)) >= rank(of(states)),
        ),
      ),
    ).toEqual([]);
  });

  it('is not cleared by what is taken away: a breach that can no longer be seen is open, and blocks as much in the first four stages', () => {
    expect(
      wrong((states) =>
        states.every((s, i) => {
          if (s !== 'breach' || i >= STAGES.indexOf('voice')) return true;
          return isBlocked(of(states)) && isBlocked(of(states.with(i, 'open')));
        }),
      ),
    ).toEqual([]);
  });

  it('is nothing that industry, mobility or balance alone could block', () => {
    expect(
      wrong((states) => isBlocked(of(states)) === isBlocked(of([...states.slice(0, 5), 'pass', 'pass', 'pass']))),
    ).toEqual([]);
  });
});

const LATER: readonly Stage[] = ['record', 'intermediaries', 'voice', 'industry', 'mobility', 'balance'];
const PARTS: Parts = {
  records: [
    ...RECORDS.map((r) => (r.id === 'firm' ? { ...r, columns: [...r.columns, column('hosted', 'count')] } : r)),
    record(
      'later',
      [
        column('firm_id', 'id'),
        column('later_id', 'id'),
        column('corridor', 'code'),
        ...LATER.map((s) => column(`${s}_kept`, 'flag')),
      ],
      {
        key: ['later_id'],
        identifiedBy: ['later_id'],
      },
    ),
    record('act', [column('firm_id', 'id'), column('act_id', 'id'), column('ends_on', 'date')], {
      key: ['act_id'],
      identifiedBy: ['act_id'],
      empty: 'none',
      official: true,
    }),
  ],
  facts: {
    worker: { has_pay: 'flag: if count of payslips >= 1 then true else unknown' },
    act: { judged_on: 'date: as_of', eligible_from: 'date: ends_on + 1 day' },
  },
  rules: [
    rule('intake/pay', 'worker', { stage: 'intake', must: { properties: { has_pay: { const: true } } } }),
    rule('rights/pay', 'payslip', { breach: 'money', must: { properties: { base: { above: 'less' } } } }),
    ...LATER.map((stage) =>
      rule(`${stage}/kept`, 'later', {
        stage,
        breach: 'fundamental',
        must: { properties: { [`${stage}_kept`]: { const: true } } },
      }),
    ),
    rule('record/barred', 'act', {
      stage: 'record',
      breach: 'fundamental',
      must: { properties: { judged_on: { atLeast: 'eligible_from' } } },
      bar: { until: 'eligible_from' },
    }),
  ],
  indicators: [
    { id: 'hosted', stage: 'industry', topic: 't', of: 'hosted', better: 'higher', low: 'hosted', block: 'host' },
  ],
};

type Row = Readonly<Record<string, string>>;
const slip = (worker_id: string, base: string): Row => ({
  worker_id,
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base,
  less: '100',
});
const RIGHTS = { met: '101', breached: '100', open: '?' } as const;
const PERFECT: Row = { later_id: 'L1', corridor: 'VN', ...Object.fromEntries(LATER.map((s) => [`${s}_kept`, 'yes'])) };
const on = (rights: keyof typeof RIGHTS, more: Tables): FirmReport =>
  reportOn(
    PARTS,
    {
      worker: ['W1', 'W2'].map((worker_id) => ({ worker_id, hire_date: '2024-01-01' })),
      payslip: [slip('W1', '101'), slip('W2', RIGHTS[rights])],
      ...more,
    },
    { asOf: '2026-11-21' },
  );
const stage = (r: FirmReport, s: Stage) => r.stages.find((x) => x.stage === s)!;

/** Whatever a firm may write outside what the rules of the first two stages read: perfect, empty, random, or no file at all. */
const later = fc.record(
  Object.fromEntries(
    ['corridor', ...LATER.map((s) => `${s}_kept`)].map((name) => [name, fc.constantFrom('yes', 'no', '', '?')]),
  ),
);
const around = fc.record(
  {
    later: fc.array(later, { maxLength: 3 }).map((rows) => rows.map((r, i) => ({ ...r, later_id: `L${i}` }) as Row)),
    act: fc
      .array(fc.constantFrom('2020-01-31', '2030-01-31', '', '?'), { maxLength: 2 })
      .map((days) => days.map((ends_on, i): Row => ({ act_id: `A${i}`, ends_on }))),
    firm: fc.constantFrom('0', '40', '?', '').map((hosted): readonly Row[] => [{ name: 'x', hosted }]),
  },
  { requiredKeys: [] },
);

describe('prefix dominance, on reports', () => {
  it('with a right breached or open, nothing else makes the firm better off; the worst of the stages counts', () => {
    fc.assert(
      fc.property(fc.constantFrom('breached' as const, 'open' as const), around, (rights, more) => {
        const [alone, report] = [on(rights, {}), on(rights, more)];
        for (const s of ['intake', 'rights'] as const) expect(stage(report, s)).toEqual(stage(alone, s));
        expect(report.earliestStage).toBe('rights');
        expect(isBlocked(report.outcome)).toBe(true);
        // A later stage may still make it worse, by an official act above all; never better.
        expect(rank(report.outcome)).toBe(Math.max(...report.stages.map((s) => rank(s.outcome))));
        for (const s of report.stages) expect(s.reportedOnly).toBe(STAGES.indexOf(s.stage) > STAGES.indexOf('rights'));
      }),
      { numRuns: 60 },
    );
  });

  it('perfect later stages leave the outcome just as the rights stage has it', () => {
    for (const rights of ['breached', 'open', 'met'] as const) {
      const report = on(rights, { later: [PERFECT], act: [], firm: [{ name: 'x', hosted: '40' }] });
      expect(report.outcome).toBe(stage(report, 'rights').outcome);
    }
  });

  it('where workers come from, which no rule reads, changes nothing', () => {
    const of = (corridor: string) => {
      const { outcome, stages, findings } = on('met', { later: [{ ...PERFECT, corridor }], act: [] });
      return { outcome, stages, findings };
    };
    for (const corridor of ['ID', '', '?']) expect(of(corridor)).toEqual(of('VN'));
  });

  it('an official act more never makes it better', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(RIGHTS) as (keyof typeof RIGHTS)[])), around, (rights, more) => {
        const acts = (more.act ?? []) as readonly Row[];
        const before = on(rights, { ...more, act: acts });
        for (const ends_on of ['2029-12-31', '2020-01-31', '']) {
          const after = on(rights, { ...more, act: [...acts, { act_id: 'A9', ends_on }] });
          expect(rank(after.outcome)).toBeGreaterThanOrEqual(rank(before.outcome));
          if (before.bar) expect(after.bar!.until === null || after.bar!.until >= (before.bar.until ?? '')).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('taking away what the first two stages read', () => {
  const worker = ['W1', 'W2'].map((worker_id) => ({ worker_id, hire_date: '2024-01-01' }));
  const good: Tables = { worker, payslip: [slip('W1', '101'), slip('W2', '101')], later: [PERFECT], act: [] };
  const judged = (tables: Tables): Outcome => reportOn(PARTS, tables, { asOf: '2026-11-21' }).outcome;
  const without = (row: Row, name: string): Row => Object.fromEntries(Object.entries(row).filter(([n]) => n !== name));

  it('a row, a column, a cell or a file less never clears a firm', () => {
    expect(judged(good)).toBe('clear');
    for (const base of ['101', '100']) {
      const slips = [slip('W1', '101'), slip('W2', base)];
      const { payslip: _, ...rest } = good;
      const lessened: readonly Tables[] = [
        rest,
        { ...good, payslip: slips.slice(0, 1) },
        { ...good, payslip: slips.slice(1) },
        { ...good, payslip: [] },
        ...['worker_id', 'base'].map((name) => ({ ...good, payslip: slips.map((r) => without(r, name)) })),
        ...['worker_id', 'base'].map((name) => ({ ...good, payslip: [slips[0]!, { ...slips[1]!, [name]: '?' }] })),
      ];
      // An id that can not be read is an id of its own: the worker it belonged to then has no pay.
      for (const tables of lessened) expect(isBlocked(judged(tables))).toBe(true);
    }
  });
});

describe('no output speaks of what becomes of a worker', () => {
  const OF_A_WORKER = /^(worker|subject)s?$/;
  const DISPOSITION = /outcome|decision|disposition|recommend|eligib|deport|removal|rank|score|visa/i;
  const WORKER_LEVEL = /(worker|visa|residence|immigration|stay).*(outcome|decision|disposition|recommend|rank|score)/i;
  const files = packAt('rules/schema');
  const schemas = ['report.json', 'summary.json', 'decision.json', 'screening.json', 'review.json'].filter((p) =>
    files.list().includes(p),
  );
  const walk = (node: unknown, see: (names: readonly string[]) => void): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: unknown };
    if (typeof properties === 'object' && properties !== null) see(Object.keys(properties));
    for (const inner of Object.values(node)) walk(inner, see);
  };

  it.each(schemas)('%s has no place for it', (path) => {
    const bad: string[] = [];
    walk(JSON.parse(new TextDecoder().decode(files.read(path))), (names) => {
      bad.push(...names.filter((n) => WORKER_LEVEL.test(n)));
      if (names.includes('worker')) bad.push(...names.filter((n) => DISPOSITION.test(n)));
    });
    expect(bad).toEqual([]);
  });

  it('a report that names workers says nothing of the kind beside their ids', () => {
    const report = on('breached', { later: [PERFECT], act: [{ act_id: 'A1', ends_on: '2030-01-31' }] });
    expect(breaches(report).some((f) => f.subject.worker === 'W2')).toBe(true);
    const beside: string[] = [];
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const names = Object.keys(node);
      if (names.includes('worker')) beside.push(...names.filter((n) => DISPOSITION.test(n)));
      for (const [name, inner] of Object.entries(node))
        if (!OF_A_WORKER.test(name) || typeof inner === 'object') look(inner);
    };
    look(report);
    expect(beside).toEqual([]);
  });
});
