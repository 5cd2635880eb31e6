// What the joins of a firm lost: rows whose parent, or whose record in force, is not there. Reported, never dropped.

import { whyTwice } from '../dossier/corrections.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { Link } from '../pack/program.js';
import type { Case } from './case.js';

export interface JoinLoss {
  readonly table: string;
  readonly rows: number;
  /** 'no_parent worker', 'no_record_in_force contract', 'duplicate_records' … */
  readonly why: string;
}

const TWICE = ['duplicate_records', 'correction_without_base', 'lost_row_may_belong'] as const;

export const joinLosses = (c: Case): readonly JoinLoss[] => {
  const out: JoinLoss[] = [];
  for (const table of c.dossier.tables.values()) {
    const note = (rows: number, why: string): void => {
      if (rows > 0) out.push({ table: table.record.id, rows, why });
    };
    const why = new Map<string, number>();
    for (let r = 0; table.twice && r < table.rows; r += 1)
      if (table.duplicate[r] === 1) why.set(whyTwice(table, r), (why.get(whyTwice(table, r)) ?? 0) + 1);
    for (const code of TWICE) note(why.get(code) ?? 0, code);
    for (const link of c.program.subjects.get(table.record.id)!.links) {
      if (link.kind === 'firm' || link.optional === true || !c.table(link.table)) continue;
      if (link.kind === 'parent')
        note(
          c.one(table, link).reduce((n, r) => n + (r < 0 ? 1 : 0), 0),
          `no_parent ${link.table}`,
        );
      else {
        const { starts } = c.found(table, link);
        let none = 0;
        for (let r = 0; r < table.rows; r += 1)
          if (starts[r] === starts[r + 1] && hasADay(table, r) && !namesNone(table, link, r)) none += 1;
        note(none, `no_record_in_force ${link.table}`);
      }
    }
  }
  return out;
};

/** A row of a table with a period that names no day, as a list of bonuses does, is in force with nothing. */
const hasADay = ({ record, from, to }: Table, row: number): boolean =>
  record.period === undefined || !Number.isNaN(from[row]) || !Number.isNaN(to[row]);

/** Whether the row is one that need not have such a record, as a column of its key is blank or not there at all. */
const namesNone = (table: Table, link: Link, row: number): boolean =>
  link.optional === 'blank' &&
  Object.keys(link.by).some((name) => (table.columns.get(name)?.states[row] ?? CELL.blank) === CELL.blank);
