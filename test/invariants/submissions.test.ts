// The sample submissions with a file, a column or a row taken out: no answer that was a breach or open becomes met or falls away.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dossiers } from '../../src/dossier/group.js';
import { survey } from '../../src/dossier/survey.js';
import { newTally } from '../../src/intake/faults.js';
import { planFile } from '../../src/intake/read.js';
import type { FilePlan, IntakeOptions, Source } from '../../src/intake/types.js';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { subjectOf } from '../../src/judge/subject.js';
import { rights } from '../packs/rights.js';

const { program } = rights;
const { records } = program!.pack;
const bench = newBench(program!);
const intake: IntakeOptions = { as: new Map(), currency: 'yen' };
const scratch = { append: () => undefined, read: () => new Uint8Array(), drop: () => undefined };

const LF = 0x0a;

/** The file's bytes, without one of its lines where `without` is given. */
const sourceOf = (folder: string, name: string, without?: number): Source => {
  const lines: Uint8Array[] = [];
  const bytes = readFileSync(`fixtures/${folder}/${name}`);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LF, at);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(at, next));
    at = next;
  }
  const kept = Buffer.concat(lines.filter((_, i) => i !== without));
  return {
    name: `${folder}/${name}`,
    folder,
    size: kept.length,
    open: async function* () {
      yield kept;
    },
  };
};

const planOf = async (source: Source): Promise<FilePlan> => (await planFile(source, records, intake)).plan!;

/** rule, worker, id, first day → answer. */
const answersOf = async (plans: readonly FilePlan[]): Promise<ReadonlyMap<string, string>> => {
  const files = plans.map((plan) => ({ plan, tally: newTally() }));
  const s = await survey(files, intake, Number.POSITIVE_INFINITY);
  const out = new Map<string, string>();
  for await (const one of dossiers(s, { from: 0, until: s.firms.length }, { records, intake, period: null }, scratch))
    for (const r of bench.judge(one.dossier).results)
      for (let row = 0; row < r.table.rows; row += 1) {
        const { kind, worker, id, from } = subjectOf(r.table, row, one.dossier.firm);
        out.set([r.judge.rule.def.id, kind, worker, id, from].join(' '), ANSWERS[r.answers[row]!]!);
      }
  return out;
};

const calm = (answer: string | undefined): boolean => answer === 'met' || answer === 'not_applicable';

/** What became better although less is known; a subject that is gone has no answer. */
const improved = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...before]
    .filter(([key, answer]) => !calm(answer) && calm(after.get(key)))
    .map(([key, answer]) => `${key}: ${answer} → ${after.get(key)}`);

describe.each(['minato-seisakusho', 'kasumi-nouen'])('%s', async (folder) => {
  const names = readdirSync(`fixtures/${folder}`).filter((name) => name.endsWith('.csv'));
  const plans = await Promise.all(names.map((name) => planOf(sourceOf(folder, name))));
  const before = await answersOf(plans);
  const without = (plan: FilePlan, other?: FilePlan): readonly FilePlan[] =>
    plans.flatMap((p) => (p === plan ? (other ?? []) : p));

  it('without one of its files', async () => {
    for (const plan of plans) expect(improved(before, await answersOf(without(plan))), plan.source.name).toEqual([]);
  });

  it('without one of its columns', async () => {
    let tried = 0;
    for (const plan of plans) {
      const keys = [plan.record.firm, ...plan.record.key];
      for (const one of plan.columns.filter((c) => !keys.includes(c.column.name))) {
        // A few of the many: which, depends on their number only.
        tried += 1;
        if (tried % (plan.columns.length > 20 ? 60 : 4) !== 0) continue;
        const less = { ...plan, columns: plan.columns.filter((c) => c !== one) };
        expect(improved(before, await answersOf(without(plan, less))), one.header).toEqual([]);
      }
    }
  });

  it('without one of its rows', async () => {
    for (const [i, plan] of plans.entries()) {
      // Without an agreement its limits fall away; overtime without one is a breach of its own (cases AG-01, AG-10).
      if (plan.record.id === 'overtime_agreement') continue;
      const lines = readFileSync(`fixtures/${folder}/${names[i]}`).filter((b) => b === LF).length;
      for (let line = 1; line < lines; line += Math.max(1, lines - 1)) {
        const less = await planOf(sourceOf(folder, names[i]!, line));
        const after = improved(before, await answersOf(without(plan, less)));
        expect(after, `${names[i]} without line ${line + 1}`).toEqual([]);
      }
    }
  });
});
