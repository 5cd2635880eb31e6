// Everything about a pack that can be checked without an employer's data. In: a loaded pack. Out: faults; none when it is sound.
import { compilePack } from '../compile.js';
import type { Pack, PackFault } from '../types.js';
import { caseFaults } from './cases.js';
import { factFaults } from './facts.js';
import { lawFaults } from './law.js';
import { orderFaults } from './order.js';
import { textFaults } from './texts.js';

/** Order of the stages first, then law, names and units, texts, cases. */
export const lintPack = (pack: Pack): readonly PackFault[] => [
  ...orderFaults(pack),
  ...lawFaults(pack),
  ...compilePack(pack).faults,
  ...factFaults(pack),
  ...textFaults(pack),
  ...caseFaults(pack),
];
