// The applications of a firm as its report names them: what is applied for, and nothing of the person. In: a dossier. Out: rows, or nothing.
import { cellOf, wordOf } from '../dossier/cells.js';
import type { Dossier } from '../dossier/types.js';
import type { ReportedApplication } from './types.js';

/** The table of what is applied for: without a row of it nobody made an offer. */
export const APPLICATION = 'application';

/** Undefined where no table of applications was handed in. Rows with the same id stand once, as `twice`: what they differ in is not told. */
export const applicationsOf = (dossier: Dossier): readonly ReportedApplication[] | undefined => {
  const table = dossier.tables.get(APPLICATION);
  if (!table) return undefined;
  const said = (row: number, column: string): string | null => wordOf(table, row, column) || null;
  const byId = new Map<string, ReportedApplication>();
  for (let row = 0; row < table.rows; row += 1) {
    // As findings name their subject: the cell as written.
    const id = cellOf(table, row, 'application_id')?.written.trim() ?? '';
    const before = byId.get(id);
    // Else a row that says "change out" would open what another row of that number asks for.
    const same = (value: string | null, earlier: string | null | undefined): string | null =>
      before === undefined || value === earlier ? value : null;
    byId.set(id, {
      id,
      kind: same(said(row, 'kind'), before?.kind),
      statusOfResidence: same(said(row, 'status_of_residence'), before?.statusOfResidence),
      field: same(said(row, 'field'), before?.field),
      jobCode: same(said(row, 'job_code'), before?.jobCode),
      twice: before !== undefined,
    });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
