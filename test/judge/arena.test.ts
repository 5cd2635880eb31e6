import { expect, test } from 'vitest';
import { newArena } from '../../src/judge/arena.js';
import { ANSWERS, newBench } from '../../src/judge/judge.js';
import { judgeFirms, program } from '../generators/judging.js';
import { lawfulFirm } from '../generators/lawful.js';
import { spoiled } from './spoiled.js';

test('a column is taken again after it was given back, and not before', () => {
  const arena = newArena();
  const before = arena.numbers(100);
  const mark = arena.mark();
  const [gone, stays] = [arena.numbers(100), arena.numbers(128)];
  arena.keep(stays, null);
  arena.release(mark);
  const next = [arena.numbers(90), arena.numbers(90)];
  expect(next).toContain(gone);
  expect(next).not.toContain(stays);
  expect(next).not.toContain(before);
  arena.reset();
  const all = new Set([before, gone, stays, ...next]);
  expect([1, 2, 3, 4].every(() => all.has(arena.numbers(100)))).toBe(true);
  expect(all.has(arena.numbers(100))).toBe(false);
});

test('columns are as long as asked for, and those of states are zero', () => {
  const arena = newArena((column) => column.fill(-1));
  const zero = (n: number): boolean =>
    arena
      .states(n)
      .subarray(0, n)
      .every((s) => s === 0);
  for (const n of [0, 1, 64, 65, 128, 129, 5000, 1 << 17, (1 << 17) + 1]) {
    const mark = arena.mark();
    expect(arena.numbers(n).length).toBeGreaterThanOrEqual(n);
    expect(zero(n)).toBe(true);
    arena.release(mark);
    expect(zero(n)).toBe(true);
  }
});

test('answers rest on no column that was given back', async () => {
  const [plain, spoilt] = [newBench(program), newBench(program, spoiled)];
  let rows = 0;
  await judgeFirms([lawfulFirm(3), lawfulFirm(7)], ({ judged }) => {
    const { dossier } = judged.case;
    const other = spoilt.judge(dossier).results;
    for (const [i, r] of plain.judge(dossier).results.entries()) {
      expect(Array.from(other[i]!.answers, (a) => ANSWERS[a])).toEqual(Array.from(r.answers, (a) => ANSWERS[a]));
      expect(other[i]!.open).toEqual(r.open);
      rows += r.answers.length;
    }
  });
  expect(rows).toBeGreaterThan(1000);
});
