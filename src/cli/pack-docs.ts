// kijun pack docs: what packs cover, and what of the mission they serve, as Markdown.
import { coverageText } from '../render/coverage.js';
import { type Mission, missionText, type Serving, unserved } from '../render/mission.js';
import { words } from '../text/index.js';
import { EXIT } from './exit.js';
import type { Io } from './io.js';
import { tellPackFaults } from './pack.js';
import { missionList, openProgram, packFolder } from './packs.js';

export const packDocs = async (names: readonly string[], io: Io): Promise<number> => {
  for (const name of names) {
    const { program, faults } = openProgram(packFolder(name, words(io.lang)));
    if (!program) return tellPackFaults(name, faults, io);
    await io.out(coverageText(program));
  }
  return EXIT.met;
};

/** Every item is written, those that nothing stands for too: then the exit says that packs are at fault. */
export const missionDocs = async (names: readonly string[], io: Io): Promise<number> => {
  const rules = new Map<string, Serving>();
  const indicators = new Map<string, Serving>();
  for (const name of names) {
    const { program, faults } = openProgram(packFolder(name, words(io.lang)));
    if (!program) return tellPackFaults(name, faults, io);
    for (const { items, ...r } of program.pack.rules) if (items) rules.set(r.id, { ...r, items });
    for (const { items, ...i } of program.pack.indicators) if (items) indicators.set(i.id, { ...i, items });
  }
  const mission: Mission = missionList();
  const serving = [[...rules.values()], [...indicators.values()]] as const;
  await io.out(missionText(mission, names, ...serving));
  return unserved(mission, ...serving).length > 0 ? EXIT.pack : EXIT.met;
};
