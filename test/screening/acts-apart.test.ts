// Acts of authorities that lie elsewhere than the submission: whose they are, of whom they say that there are none, and what is refused.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kijunAgain } from '../scenarios/kijun.js';
import { rowsOf, type Tables, write, YY } from './kit.js';

const sound = (firm: string): Tables => rowsOf({ firm, differs: '', kind: 'new_admission' });

/** The submission in a folder of its own, the applications in another, the acts in a third. */
const apart = async (firms: readonly Tables[], acts: string) => {
  const folder = write(firms);
  for (const [to, names] of Object.entries({ submission: ['firm', 'payslip', 'manifest'], asked: ['application'] })) {
    mkdirSync(join(folder, to));
    for (const name of names) renameSync(join(folder, `${name}.csv`), join(folder, to, `${name}.csv`));
  }
  mkdirSync(join(folder, 'court'));
  writeFileSync(join(folder, 'court', 'acts.csv'), acts);
  const told = ['--applications', 'asked/application.csv', '--official-acts', 'court/acts.csv', '--pack', YY];
  return kijunAgain(['screen', 'submission', ...told, '--as-of', '2026-04-15', '--decision', 'csv'], { cwd: folder });
};

const FINE = 'N-1,Court,fine,final,2024-03-01,2029-03-01';
const HEAD = 'act_id,authority,kind,status,decided_on,eligible_from';

test('a firm that the list does not name has no act, and firms without an application are told', async () => {
  const ran = await apart([sound('F1')], `firm_id,${HEAD}\nF9,${FINE}\n`);
  expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining(',clear,')]);
  expect(ran.stderr).toContain('No application is of these firms');
  expect(ran.stderr).toContain('F9');
});

test('acts that name no firm are of the only one there is', async () => {
  const ran = await apart([sound('F1')], `${HEAD}\n${FINE}\n`);
  expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('not_eligible_until')]);
});

test('acts that name no firm among several are refused, and so are ids that differ in writing alone', async () => {
  const nobody = await apart([sound('F1'), sound('F2')], `${HEAD}\n${FINE}\n`);
  expect([nobody.code, nobody.stdout]).toEqual([64, '']);
  expect(nobody.stderr).toContain('court/acts.csv has no column for the firm');
  const alike = await apart([sound('F1')], `firm_id,${HEAD}\nf1,${FINE}\n`);
  expect([alike.code, alike.stdout]).toEqual([64, '']);
  expect(alike.stderr).toContain('F1, f1');
});
