// Peers: other rows of the table with the same keys, and what is open when nobody can say who they are. Held against the plain definition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachFinding, openFindings } from '../../src/judge/evidence.js';
import { newBench } from '../../src/judge/judge.js';
import { factDifferences } from './agree.js';
import { values, valuesOf } from './ask.js';
import { dossierFrom, programOf, rule, type Tables } from './small-pack.js';

const slip = (worker_id: string, base: string, more: Readonly<Record<string, string>> = {}) => ({
  worker_id,
  period_start: '2025-01-01',
  period_end: '2025-01-31',
  kind: 'S',
  base,
  ...more,
});
const ask = (formula: string, rows: readonly Readonly<Record<string, string>>[], more: Tables = {}) =>
  valuesOf(formula, { payslip: rows, ...more });

describe('peers', () => {
  const rows = [slip('W1', '100'), slip('W2', '300'), slip('W3', '200'), slip('W4', '900', { kind: 'B' })];

  it.each([
    ['yen: max of peers by (kind) (base)', ['300 yen', '200 yen', '300 yen', 'stated_unknown']],
    ['yen: min of peers by (kind) (base)', ['200 yen', '100 yen', '100 yen', 'stated_unknown']],
    ['yen: sum of peers by (kind) (base)', ['500 yen', '300 yen', '400 yen', '0 yen']],
    ['yen: mean of peers by (kind) (base)', ['250 yen', '150 yen', '200 yen', 'stated_unknown']],
    ['ratio: count of peers by (kind)', ['2 ratio', '2 ratio', '2 ratio', '0 ratio']],
    ['ratio: count of peers by (part.from)', ['3 ratio', '3 ratio', '3 ratio', '3 ratio']],
    ['ratio: count of peers by (kind, worker_id)', ['0 ratio', '0 ratio', '0 ratio', '0 ratio']],
    ['ratio: count of peers by (kind) (base > 60 yen * 7)', ['0 ratio', '0 ratio', '0 ratio', '0 ratio']],
    ['ratio: count of peers by (part.from) where (base >= 60 yen * 7)', ['1 ratio', '1 ratio', '1 ratio', '0 ratio']],
    ['flag: any of peers by (kind) (base > 60 yen * 7)', ['false', 'false', 'false', 'false']],
    ['flag: any of peers by (period_start) (base > 60 yen * 7)', ['true', 'true', 'true', 'false']],
    ['flag: all of peers by (kind) (base > 60 yen)', ['true', 'true', 'true', 'true']],
    ['flag: all of peers by (base > 60 yen) (base < 60 yen * 7)', ['false', 'false', 'false', 'true']],
    ['date: max of peers by (kind) (period_end)', ['2025-01-31', '2025-01-31', '2025-01-31', 'stated_unknown']],
  ])('%s', (formula, result) => expect(ask(formula, rows)).toEqual(result));

  it('are of one firm and found by facts and records above, dates and numbers as well as codes', () => {
    const worker = ['N', 'N', 'S', 'S'].map((area, i) => ({ worker_id: `W${i + 1}`, hire_date: '2024-01-01', area }));
    expect(ask('yen: max of peers by (worker.area) (base)', rows, { worker })).toEqual([
      '300 yen',
      '100 yen',
      '900 yen',
      '200 yen',
    ]);
    expect(ask('ratio: count of peers by (worker.hire_date, base / 60 yen)', rows, { worker })).toEqual(
      Array(4).fill('0 ratio'),
    );
    expect(ask('ratio: count of peers by (worker.area)', rows)).toEqual(Array(4).fill('table_missing'));
  });

  it('are unknown to a row that does not know its own key', () => {
    const odd = [slip('W1', '1', { note: '' }), slip('W2', '2', { note: 'x' }), slip('W3', '3', { note: 'x' })];
    expect(ask('yen: max of peers by (note) (base)', odd)).toEqual(['cell_blank', 'cell_blank', 'cell_blank']);
  });

  it('leave open what a row of unknown key may change, unless another key or the condition tells it apart', () => {
    const odd = [
      slip('W1', '1', { note: 'x', pieces: '1' }),
      slip('W2', '2', { note: 'x', pieces: '2' }),
      slip('W3', '3', { note: '', pieces: '1' }),
      slip('W4', '4', { note: 'x', pieces: '2' }),
    ];
    expect(ask('yen: max of peers by (note, pieces) (base)', odd)).toEqual([
      'cell_blank',
      '4 yen',
      'cell_blank',
      '2 yen',
    ]);
    expect(ask('yen: sum of peers by (note) (base) where (pieces = 1 + 1)', odd)[0]).toBe('6 yen');
    expect(ask('flag: any of peers by (note) (base = 1 yen + 1 yen)', odd)[0]).toBe('true');
    expect(ask('flag: all of peers by (note) (base > 1 yen)', odd)[0]).toBe('cell_blank');
    expect(ask('flag: all of peers by (note) (base > 1 yen)', odd)[1]).toBe('false');
  });

  it('leave open what a peer does not say, and what stands twice', () => {
    const odd = [slip('W1', '1', { gross: '1' }), slip('W2', '2', { gross: '' }), slip('W3', '3', { gross: '3' })];
    expect(ask('yen: max of peers by (kind) (gross)', odd)).toEqual(['cell_blank', '3 yen', 'cell_blank']);
    const twice = [slip('W1', '1'), slip('W2', '2'), slip('W2', '2')];
    expect(ask('yen: sum of peers by (kind) (base)', twice)[0]).toBe('duplicate_records');
  });

  it('leave everything open where rows of the table were left out', () => {
    const parts = {
      facts: { payslip: { f: 'yen: sum of peers by (kind) (base)', g: 'flag: any of peers by (kind) (base > 1 yen)' } },
    };
    const tables = { payslip: [slip('W1', '1'), slip('W2', '2')] };
    expect(values(parts, tables, 'payslip.f', ['payslip'])).toEqual(['rows_left_out', 'rows_left_out']);
    expect(values(parts, tables, 'payslip.g', ['payslip'])).toEqual(['true', 'rows_left_out']);
  });
});

describe('evidence', () => {
  const facts = {
    payslip: { best: 'yen: max of peers by (kind) (base)', others: 'ratio: count of peers by (note)', two: 'ratio: 1' },
  };
  const rules = [
    rule('equal/pay', 'payslip', { must: { properties: { base: { atLeast: 'best' } } } }),
    rule('equal/note', 'payslip', { must: { properties: { others: { atLeast: 'two' } } } }),
  ];
  const found = (id: string, rows: readonly Readonly<Record<string, string>>[]) => {
    const program = programOf({ facts, rules });
    const judged = newBench(program).judge(dossierFrom(program, { payslip: rows }));
    const r = judged.results.find((x) => x.judge.rule.def.id === id)!;
    return [
      ...r.breached.map((row) => breachFinding(judged.case, r, row)),
      ...r.open.flatMap((list) => openFindings(judged.case, r.judge, r.table, list)),
    ];
  };

  it('shows the pair: the peer that has the largest value, with its key', () => {
    const [f, ...more] = found('equal/pay', [
      slip('W1', '100'),
      slip('W2', '300'),
      slip('W3', '200'),
      slip('W4', '300'),
    ]);
    expect(more).toHaveLength(1);
    const cells = f!.cells.map((c) => `${c.row} ${c.field} ${c.written}`);
    expect(cells).toContain('3 base 300');
    expect(cells).toContain('3 worker_id W2');
    expect(cells).toContain('3 kind S');
    expect(cells.filter((c) => /^[45] /.test(c))).toEqual([]);
    expect(f!.equation.map((s) => [s.fact, s.filled])).toEqual([['best', 'max of peers by (kind) (base)']]);
  });

  it('shows the cell that leaves a peer unknown', () => {
    const [f] = found('equal/note', [slip('W1', '1', { note: 'x' }), slip('W2', '1', { note: '' })]);
    expect(f!.reasons.map((r) => r.code)).toEqual(['cell_blank']);
    expect(f!.cells.some((c) => c.row === 3 && c.field === 'note')).toBe(true);
  });
});

describe('on many rows', () => {
  const cell = (...of: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...of);
  const row = fc.record({
    kind: cell('S', 'S', 'B', ''),
    note: cell('x', 'y', 'y', ''),
    base: cell('1', '2', '7', '', '?'),
    gross: cell('1', '2', ''),
    permit: cell('yes', 'yes', 'no', ''),
  });
  const HOW = ['max', 'min', 'sum', 'mean', 'count', 'any', 'all'] as const;
  const facts = Object.fromEntries(
    HOW.map((how) => {
      const [unit, of] =
        how === 'count'
          ? ['ratio', 'base > gross']
          : how === 'any' || how === 'all'
            ? ['flag', 'base > gross']
            : ['yen', 'base'];
      return [how, `${unit}: ${how} of peers by (kind, note) where (permit) (${of})`];
    }),
  );
  const program = programOf({ facts: { payslip: facts } });

  it('they are what a look at every other row says', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (list) => {
        const rows = list.map((r, i) => ({ ...slip(`W${i + 10}`, r.base), ...r }));
        const tables = { payslip: rows };
        expect(factDifferences(program, dossierFrom(program, tables))).toEqual([]);
        for (const how of HOW) {
          const got = values({ facts: { payslip: facts } }, tables, `payslip.${how}`);
          expect(got.map((v) => (/^[a-z]+_/.test(v) ? '?' : v.split(' ')[0]))).toEqual(
            rows.map((_, i) => plain(how, rows, i)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hundreds of them are added up at once', () => {
    const rows = Array.from({ length: 1500 }, (_, i) =>
      slip(`W${10000 + i}`, String(i), { note: 'x', permit: 'yes', gross: '5' }),
    );
    const start = performance.now();
    const dossier = dossierFrom(program, { payslip: rows });
    newBench(program).judge(dossier);
    expect(factDifferences(program, dossier)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

type Row = Readonly<Record<string, string>>;

/** The definition, word by word. */
const plain = (how: string, rows: readonly Row[], i: number): string => {
  const self = rows[i]!;
  if (self.kind === '' || self.note === '') return '?';
  const numbers: number[] = [];
  const flags: boolean[] = [];
  let open = false;
  for (const [j, other] of rows.entries()) {
    if (j === i || other.permit === 'no') continue;
    if ((other.kind !== '' && other.kind !== self.kind) || (other.note !== '' && other.note !== self.note)) continue;
    const known = other.kind !== '' && other.note !== '' && other.permit === 'yes';
    const base = other.base === '?' ? undefined : Number(other.base);
    const flag = base === undefined || other.gross === '' ? undefined : base > Number(other.gross);
    if (!known || base === undefined) open = true;
    else numbers.push(base);
    if (known && flag !== undefined) flags.push(flag);
    if (['count', 'any', 'all'].includes(how) && flag === undefined) open = true;
  }
  if (how === 'any' && flags.includes(true)) return 'true';
  if (how === 'all' && flags.includes(false)) return 'false';
  if (open) return '?';
  if (how === 'any' || how === 'all') return String(how === 'all');
  if (how === 'count') return String(flags.filter((f) => f).length);
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (how === 'sum') return String(sum);
  if (numbers.length === 0) return '?';
  if (how === 'mean') return fractionText(sum, numbers.length);
  return String(how === 'max' ? Math.max(...numbers) : Math.min(...numbers));
};

const fractionText = (n: number, d: number): string => {
  const g = (a: number, b: number): number => (b === 0 ? a : g(b, a % b));
  const by = g(n, d) || 1;
  const [x, y] = [n / by, d / by];
  return /^[1250]*$/.test(String(y)) && Number.isInteger(1e9 / y) ? String(n / d) : `${x}/${y}`;
};
