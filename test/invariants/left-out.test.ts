// Reading a part is never compliance: a damaged row leaves open what is said of all rows of its worker, and the firm is not clear.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { buildReport } from '../../src/report/build.js';
import { provenanceOf } from '../../src/report/provenance.js';
import { group, HELD } from '../dossier/kit.js';
import { programOf, rule } from '../judge/small-pack.js';

const program = programOf({
  facts: { worker: { all_pay: 'yen: sum of payslips (base)', pieces_all: 'ratio: sum of payslips (pieces)' } },
  rules: [
    rule('r/each', 'payslip', { must: { properties: { base: { atLeast: 'base' } } } }),
    rule('r/all', 'worker', { must: { properties: { all_pay: { atLeast: 'all_pay' } } } }),
    rule('r/pieces', 'worker', { must: { properties: { pieces_all: { atLeast: 'pieces_all' } } } }),
  ],
});
const bench = newBench(program);

/** What can go wrong with a good row so that it has no place among the others. */
const DAMAGE: readonly ((row: string) => string)[] = [
  (row) => row.replace('1000', '1,000'),
  (row) => row.replace(/^W\d/, ''),
  (row) => row.replace(/^W\d/, '1.2E+05'),
  (row) => row.replace(/^W\d/, 'XXX-XX-1234'),
  (row) => row.replace('2025-0', '25-0'),
  (row) => row.replace(/,\d+$/, ''),
  (row) => row.replace('1000', '"10"00'),
  (row) => `"${row}`,
];

it('with a row left out, nothing that counts all of its table is met and no outcome is clear', async () => {
  let damaged = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.nat(5),
      fc.option(fc.nat(DAMAGE.length - 1)),
      async (slips, at, what) => {
        const rows = slips.map(([w, m]) => `W${w},2025-0${m},1000,5`);
        const place = at % rows.length;
        if (what !== null) rows[place] = DAMAGE[what]!(rows[place]!);
        const files = {
          'in/payslips.csv': `worker_id,period_label,base,pieces\n${rows.join('\n')}\n`,
          'in/workers.csv': 'worker_id,hire_date\nW1,2025-01-10\nW2,2025-01-10\nW3,2025-01-10\n',
        };
        const grouped = await group(files, HELD);
        for (const { dossier, files: read } of grouped.all) {
          const judged = bench.judge(dossier);
          const open = read.some((f) => f.tally.rowsLeftOut > 0 || f.tally.faults.some((x) => x.action === 'stopped'));
          const said = (id: string): string[] =>
            [...judged.results.find((r) => r.judge.rule.def.id === id)!.answers].map((a) => ANSWERS[a]!);
          if (what === null) {
            const twice = new Set(slips.map(String)).size < slips.length;
            expect([open, said('r/all').every((a) => a === 'met')]).toEqual([false, !twice]);
            continue;
          }
          damaged++;
          expect(open, rows.join('\n')).toBe(true);
          expect([...said('r/all'), ...said('r/pieces')]).not.toContain('met');
          const run = { tool: 'kijun test', asOf: null, options: {}, pack: program.pack };
          expect(buildReport(judged, provenanceOf(run, [], [], []), open).outcome).not.toBe('clear');
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(damaged).toBeGreaterThan(50);
});

it('of a file that was cut off nothing is met, whoever it is of; a breach in the rows before stands', async () => {
  const limited = programOf({
    facts: { payslip: { least: 'yen: 1000 yen' } },
    rules: [rule('r/least', 'payslip', { must: { properties: { base: { atLeast: 'least' } } } })],
  });
  const bench = newBench(limited);
  const said = async (text: string): Promise<readonly string[]> => {
    const { all } = await group({ 'in/payslips.csv': `worker_id,period_label,base,pieces\n${text}` }, HELD);
    const [result] = bench.judge(all[0]!.dossier).results;
    return [...result!.answers].map((a) => ANSWERS[a]!);
  };
  const rows = 'W1,2025-01,1000,5\nW2,2025-01,900,5\n';
  expect(await said(rows)).toEqual(['met', 'breached']);
  expect(await said(`${rows}W3,2025-01`)).toEqual(['undecided', 'breached']);
  expect(await said(`${rows}W3,2025-01,"10`)).toEqual(['undecided', 'breached']);
});
