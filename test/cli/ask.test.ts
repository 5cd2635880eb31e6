// kijun columns --ask on a terminal: what is answered goes into the mapping; who gives up leaves nothing.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { asked } from '../../src/cli/ask.js';
import type { Io, Process } from '../../src/cli/io.js';
import { mappingOf } from '../../src/cli/mapping-of.js';
import { planFile } from '../../src/intake/read.js';
import { column, OPTIONS, record, sourceOf } from '../intake/kit.js';

const payslip = record('payslip', [
  column('worker_id', 'id'),
  column('base_pay', 'money'),
  column('bonus', 'money'),
  column('name', 'text', { personal: true }),
]);

/** A terminal at which each question gets the next answer. */
const terminal = (answers: readonly string[]) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let said = '';
  let next = 0;
  stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.split('all names)').length - 1 > next && next < answers.length) stdin.write(answers[next++]!);
  });
  const process = { stdin, stdout } as unknown as Process;
  const out = async (text: string) => void stdout.write(text);
  const io: Io = { process, lang: 'en', out, err: out };
  return { io, said: () => said };
};

const askedWith = async (...answers: readonly string[]) => {
  const { plan } = await planFile(sourceOf('worker_id,手当,謎\n1,5,6\n'), [payslip], OPTIONS);
  const { io, said } = terminal(answers);
  return { mapping: await asked(plan!, mappingOf(plan!, OPTIONS), io), said: said() };
};

test('each header that is left is asked about until it has a column or is to be left', async () => {
  const { mapping, said } = await askedWith('?\r', 'wages\r', 'bonus\r', '\r');
  expect(mapping).toMatchObject({
    table: 'payslip',
    columns: { worker_id: { header: ['worker_id'] }, bonus: { header: ['手当'] } },
    ignore: ['謎'],
  });
  // Names that are taken, and personal data, are no answer.
  expect(said).toContain('base_pay, bonus\n');
  expect(said).toContain('There is no free column "wages".');
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['Ctrl-C after an answer', 'bonus\r', '\u0003'],
])('%s leaves nothing', async (_, ...answers) => {
  expect((await askedWith(...answers)).mapping).toBeUndefined();
});
