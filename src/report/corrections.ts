// A dossier → the rows that correct others, each with the subject it was added to.
import { correctionsOf } from '../dossier/cells.js';
import type { Dossier } from '../dossier/types.js';
import { subjectOf } from '../judge/subject.js';
import type { Correction } from './types.js';

export const correctionsIn = (dossier: Dossier): readonly Correction[] =>
  [...dossier.tables.values()].flatMap((table) =>
    [...(table.corrections?.keys() ?? [])]
      .sort((a, b) => a - b)
      .map((row) => ({
        table: table.record.id,
        subject: subjectOf(table, row, dossier.firm),
        rows: correctionsOf(table, row),
      })),
  );
