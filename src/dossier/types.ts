// The dossier: every record of one firm, the unit that is judged.
import type { Table } from './table.js';

export interface Dossier {
  readonly firm: string;
  /** Table id → rows of this firm; a table nobody supplied for the firm's submission is not in it. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Months the submission is said to cover (--period); null: those its records show. */
  readonly period: { readonly from: number; readonly to: number } | null;
  /** Tables with rows that could not be read and may be this firm's → the file they stand in. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Tables with a file that was not read to its end → the file. What it holds further down may take back what was read. */
  readonly cut?: ReadonlyMap<string, string>;
  /** Day to which interest is worked out (--as-of); null: none was given. */
  readonly asOf: number | null;
}
