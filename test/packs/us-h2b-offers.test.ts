// The real offers of fiscal year 2005 give the figures that ../shared/data/README.md says any right program gives.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { FirmReport, RunSummary } from '../../src/report/types.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = join(root, '../shared/data/us_h2b_offers_fy2005.csv');
const there = existsSync(file);

describe.runIf(there)(
  '7,236 real wage offers (../shared/data/us_h2b_offers_fy2005.csv; left out where that folder is not there)',
  () => {
    const out = mkdtempSync(join(tmpdir(), 'kijun-h2b-'));
    afterAll(() => rmSync(out, { recursive: true }));
    const run = spawnSync(
      process.execPath,
      [join(root, 'bin/kijun.js'), 'check', file, '--pack', 'us-h2b-offers', '--report', `json:${out}/`],
      { encoding: 'utf8' },
    );
    const all = readdirSync(out).map(
      (name) => JSON.parse(readFileSync(join(out, name), 'utf8')) as FirmReport | RunSummary,
    );
    const reports = all.filter((r): r is FirmReport => r.kind === 'report');
    const summary = all.find((r): r is RunSummary => r.kind === 'summary')!;
    const undecided = reports.flatMap((r) => r.findings).filter((f) => f.answer === 'undecided');
    const openFor = (fact: string) => undecided.filter((f) => f.reasons.some((r) => r.args.fact === fact));

    const differing = new Set(openFor('rates_in_one_unit'));
    const impossible = openFor('rates_are_possible').filter((f) => !differing.has(f));

    it('are all read, 6,821 of them judged and 1,649 found below the prevailing wage', () => {
      expect(run.status).toBe(1);
      const [read] = summary.provenance.files;
      expect([read!.rowsRead, read!.rowsLeftOut, read!.rowsBlank]).toEqual([7236, 0, 0]);
      expect(summary.firms).toHaveLength(6060);
      expect(summary.totals).toEqual({ met: 5172, breached: 1649, undecided: 415, not_applicable: 0, settled: 0 });
    });

    it('are weighed by the positions that each of them is for (V25)', () => {
      const persons = reports.map((r) => r.coverage[0]!.persons!);
      const sum = (what: keyof (typeof persons)[number]) => persons.reduce((n, p) => n + p[what], 0);
      expect([sum('met'), sum('breached'), sum('undecided'), sum('unstated')]).toEqual([108999, 34771, 7412, 0]);
    });

    it('leave 415 open for reasons that add up: 124 units that differ, 284 impossible rates, 7 blank cells', () => {
      expect(openFor('rates_in_one_unit')).toHaveLength(124);
      expect(impossible).toHaveLength(284);
      const blank = undecided.filter((f) => f.reasons.every((r) => r.code === 'cell_blank'));
      expect(blank.reduce((n, f) => n + f.subjects!.length, 0)).toBe(7);
    });

    it('list each impossible rate with both of its cells, 274 of which would else be called breaches', () => {
      const rates = impossible.map((f) => {
        const cell = (field: string) => f.cells.find((c) => c.field === field)!;
        return { offered: Number(cell('offered_pay').written), prevailing: Number(cell('comparator_pay').written) };
      });
      expect(rates.filter((r) => r.offered < r.prevailing)).toHaveLength(274);
    });
  },
);

describe.runIf(!there)('real wage offers', () => {
  it('are not judged: ../shared/data is not on this machine', () => expect(there).toBe(false));
});
