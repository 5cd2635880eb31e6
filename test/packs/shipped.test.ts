// The packs that come with kijun: each lints clean, and each of their cases holds.
import { describe, expect, it } from 'vitest';
import { runCases } from '../../src/cases/run.js';
import { knownPacks, openPack, openProgram, packFolder } from '../../src/cli/packs.js';
import { lintPack } from '../../src/pack/lint/lint.js';
import { words } from '../../src/text/index.js';

describe.each(knownPacks())('the pack %s', (id) => {
  const folder = packFolder(id, words('en'));

  it('lints clean', () => {
    const { pack, faults } = openPack(folder);
    expect(faults).toEqual([]);
    expect(lintPack(pack!)).toEqual([]);
  });

  it('holds its cases', () => {
    const { program } = openProgram(folder);
    const { failures, run } = runCases(program!);
    expect(failures).toEqual([]);
    // A pack with rules has cases; rules/common has neither.
    expect(run > 0).toBe(program!.rules.length > 0);
  });
});
