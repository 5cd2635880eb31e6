// The pack of labour standards, opened once for all tests of a worker: it is the largest, and nothing changes a program.
import { openProgram, packFolder } from '../../src/cli/packs.js';
import { words } from '../../src/text/index.js';

export const RIGHTS = 'jp-labour-standards';
export const rights = openProgram(packFolder(RIGHTS, words('en')));
