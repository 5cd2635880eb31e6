// Damaged archives and workbooks: bytes changed, cut or doubled at random never crash or hang, and what is read is as it was, or refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { book } from '../workbook/book.js';
import { open } from './kit.js';
import { zip } from './zip.js';

const rows = Array.from({ length: 20 }, (_, i) => ['F1', { n: i / 24, format: '[h]:mm' }, i * 1000]);
const inner = book({
  sheets: [
    { name: 'S', rows },
    { name: 'T', rows },
  ],
});
const ARCHIVE = zip([
  { name: 'a.csv', data: 'a,b\n1,2\n'.repeat(50) },
  { name: 'b.csv', data: 'c\n', stored: true },
  { name: 'c.xlsx', data: inner },
]);

const damage = (bytes: Buffer, changes: readonly (readonly [number, number])[], cut: number): Buffer => {
  const out = Buffer.from(bytes);
  for (const [at, value] of changes) out[at % out.length] = value;
  return out.subarray(0, out.length - (cut % 40));
};
const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });

test.each([
  ['an archive', ARCHIVE],
  ['a workbook', inner],
])('%s with damaged bytes', async (_, bytes) => {
  const whole = new Set((await open(bytes)).map((o) => o.text));
  await fc.assert(
    fc.asyncProperty(changes, fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat()), async (of, cut) => {
      for (const out of await open(damage(bytes, of, cut))) {
        const stopped = out.faults.some((f) => f.action === 'stopped');
        // Without its first bytes it is no archive any more, but a text full of NULs, which reading refuses.
        if (!stopped && out.name !== 'in/a.zip') expect(whole).toContain(out.text);
      }
    }),
    { numRuns: 300, seed: 5 },
  );
});
