// The applications of a firm as its report names them: what is applied for, and nothing of the person. In: a dossier. Out: rows, or nothing.
import { cellOf, wordOf } from '../dossier/cells.js';
import type { Dossier } from '../dossier/types.js';
import type { ReportedApplication } from './types.js';

/** Undefined where no table of applications was handed in. Rows with the same id stand once, as `twice`. */
export const applicationsOf = (dossier: Dossier): readonly ReportedApplication[] | undefined => {
  const table = dossier.tables.get('application');
  if (!table) return undefined;
  const said = (row: number, column: string): string | null => wordOf(table, row, column) || null;
  const byId = new Map<string, ReportedApplication>();
  for (let row = 0; row < table.rows; row += 1) {
    // As findings name their subject: the cell as written.
    const id = cellOf(table, row, 'application_id')?.written.trim() ?? '';
    const before = byId.get(id);
    byId.set(id, {
      id,
      kind: said(row, 'kind'),
      statusOfResidence: said(row, 'status_of_residence'),
      field: said(row, 'field'),
      jobCode: said(row, 'job_code'),
      twice: before !== undefined,
    });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
