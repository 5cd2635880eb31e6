// Scratch columns whose numbers are spoilt when they are given back: what still reads one gives a wrong answer.
import { type Arena, newArena } from '../../src/judge/arena.js';

export const spoiled = (): Arena => newArena((column) => column.fill(-7.25));
