// A man of sixteen who works at night by turns (LSA 61(1)), without time cards.
import type { Part } from '../parts.js';
import { hire, jobOf } from '../people.js';

export const young: Part = {
  often: 15,
  hires: (firm, c) => {
    const p = hire(firm, jobOf(firm, 'Y1', c, true), { type: 'regular', form: 'monthly', kind: 'minor' }, c);
    p.row.minor_night_ground = 'alternating';
  },
};
