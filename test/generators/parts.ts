// What a firm may have besides its ordinary workers, each part lawful by construction.
import type { Chance } from './chance.js';
import type { Firm } from './firm.js';
import { agency } from './parts/agency.js';
import { CARDED, carded } from './parts/carded.js';
import { careers } from './parts/careers.js';
import { family } from './parts/family.js';
import { idle } from './parts/idle.js';
import { leavers } from './parts/leavers.js';
import { offers } from './parts/offers.js';
import { bonus, purse } from './parts/purse.js';
import { sanctions } from './parts/sanctions.js';
import { sizes } from './parts/sizes.js';
import { special } from './parts/special.js';
import { tasks } from './parts/tasks.js';
import { young } from './parts/young.js';

export interface Part {
  /** How many firms in a hundred have it. */
  readonly often: number;
  /** Its workers, before their months are worked. */
  readonly hires?: (firm: Firm, c: Chance) => void;
  /** Its rows, once there are payslips. */
  readonly writes?: (firm: Firm, c: Chance) => void;
}

export const PARTS: Readonly<Record<string, Part>> = {
  agency,
  bonus,
  carded,
  careers,
  family,
  idle,
  leavers,
  purse,
  sanctions,
  sizes,
  special,
  tasks,
  young,
  ...CARDED,
  offers,
};
