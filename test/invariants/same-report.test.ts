// The same input gives the same report: whatever the order of rows, files and firms, the size of blocks, and the way files are read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownFaults } from '../../src/dossier/own-faults.js';
import { type Bench, newBench } from '../../src/judge/judge.js';
import type { Program } from '../../src/pack/program.js';
import { buildReport } from '../../src/report/build.js';
import { provenanceOf } from '../../src/report/provenance.js';
import { type Files, type Grouped, group, HELD } from '../dossier/kit.js';
import { partsOf, randomPack } from '../judge/random-pack.js';
import { contracts, payslip } from '../judge/random-tables.js';
import { programOf } from '../judge/small-pack.js';

type Row = Readonly<Record<string, string>>;

const csv = (rows: readonly Row[]): string => {
  const headers = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [headers, ...rows.map((r) => headers.map((h) => cell(r[h] ?? '')))].map((r) => `${r.join(',')}\n`).join('');
};

/** `faults`: with what was found in the files. */
const reports = (program: Program, bench: Bench, g: Grouped, faults = false): readonly string[] =>
  g.all.map(({ dossier, files, alone }) => {
    const own = faults ? files.map((f) => ownFaults(f, dossier, alone)) : [];
    const run = { tool: 'kijun test', asOf: null, options: {}, pack: program.pack };
    return JSON.stringify(buildReport(bench.judge(dossier), provenanceOf(run, own, [], []), false));
  });

/** Without file names and lines: what is left may not depend on where a row stood. */
const placeless = (list: readonly string[]): readonly unknown[] =>
  list.map((text) => JSON.parse(text, (key, v) => (key === 'file' || key === 'row' ? undefined : v)));

const firm = fc.constantFrom('F1', 'F2', 'F3');
const ofFirm = <T extends Row>(row: fc.Arbitrary<T>): fc.Arbitrary<Row> =>
  fc.tuple(firm, row).map(([firm_id, r]) => ({ firm_id, ...r }));
/** The key, a month standing in for the days it lacks: rows of one key are told apart by where they stand, and only by that. */
const keyOf = (r: Row): string => {
  const ends: Readonly<Record<string, string>> = { '2025-02': '28', '2025-04': '30' };
  const month = r.period_label!;
  const from = r.period_start === '' && month !== '' ? `${month}-01` : r.period_start;
  const to = r.period_end === '' && month !== '' ? `${month}-${ends[month] ?? '31'}` : r.period_end;
  return [r.firm_id, r.worker_id, from, to, r.kind].join(' ');
};
const unlike = (row: fc.Arbitrary<Row>, maxLength: number): fc.Arbitrary<readonly Row[]> =>
  fc.uniqueArray(row, { minLength: 1, maxLength, selector: keyOf });
const payslips = unlike(ofFirm(payslip), 8);
const agreed = fc.tuple(firm, contracts).map(([firm_id, list]) => list.map((r): Row => ({ firm_id, ...r })));
const workers = ['F1', 'F2', 'F3'].flatMap((firm_id) =>
  ['W1', 'W2'].map((worker_id) => ({ firm_id, worker_id, hire_date: '2025-01-10', area: 'N' })),
);

describe('the report of a firm', () => {
  it('does not depend on memory, blocks, parts or shares', async () => {
    const way = fc.record({
      memoryBytes: fc.constantFrom(1, 900, 2000),
      blockBytes: fc.constantFrom(128, 1000),
      partBytes: fc.constantFrom(1, 500),
      shares: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        randomPack,
        fc.array(ofFirm(payslip), { minLength: 1, maxLength: 8 }),
        agreed,
        way,
        async (draw, slips, contract, how) => {
          const program = programOf(partsOf(draw));
          const bench = newBench(program);
          const files: Files = {
            'in/payslips.csv': csv(slips),
            'in/workers.csv': csv(workers),
            ...(contract.length > 0 ? { 'in/contracts.csv': csv(contract) } : {}),
          };
          const held = reports(program, bench, await group(files, HELD), true);
          expect(reports(program, bench, await group(files, how), true)).toEqual(held);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of rows, how they are dealt to files, or what the files are called', async () => {
    const dealt = payslips.chain((list) =>
      fc.record({
        list: fc.constant(list),
        shuffled: fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length }),
        cut: fc.nat(list.length),
      }),
    );
    await fc.assert(
      fc.asyncProperty(randomPack, dealt, async (draw, { list, shuffled, cut }) => {
        const program = programOf(partsOf(draw));
        const bench = newBench(program);
        const one = await group({ 'in/a.csv': csv(list), 'in/workers.csv': csv(workers) }, HELD);
        const [first, second] = [shuffled.slice(0, cut), shuffled.slice(cut)];
        const two = await group(
          {
            ...(second.length > 0 ? { 'in/b.csv': csv(second) } : {}),
            'in/0.csv': csv(workers.toReversed()),
            ...(first.length > 0 ? { 'in/c.csv': csv(first) } : {}),
          },
          HELD,
        );
        expect(placeless(reports(program, bench, two))).toEqual(placeless(reports(program, bench, one)));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on which firms were judged before it, nor on other firms in its files', async () => {
    await fc.assert(
      fc.asyncProperty(randomPack, payslips, async (draw, list) => {
        const program = programOf(partsOf(draw));
        const bench = newBench(program);
        const all = placeless(
          reports(program, bench, await group({ 'in/a.csv': csv(list), 'in/w.csv': csv(workers) }, HELD)),
        );
        const again = placeless(
          reports(program, bench, await group({ 'in/a.csv': csv(list), 'in/w.csv': csv(workers) }, HELD)),
        );
        expect(again).toEqual(all);
        for (const [i, id] of [...new Set(list.map((r) => r.firm_id!))].sort().entries()) {
          const own = await group(
            {
              'in/a.csv': csv(list.filter((r) => r.firm_id === id)),
              'in/w.csv': csv(workers.filter((w) => w.firm_id === id)),
            },
            HELD,
          );
          const alone = placeless(reports(program, newBench(program), own));
          const among = all.filter((r) => (r as { firm: { id: string } }).firm.id === id);
          expect(alone, `firm ${i}`).toEqual(among);
        }
      }),
      { numRuns: 40 },
    );
  });
});
