// The list of what was submitted. In: a dossier. Out: its lines, each with the grade it can claim; tables that it says hold nothing.
import { formatDay } from '../calendar/day.js';
import { wordOf } from '../dossier/cells.js';
import { gather, type Table } from '../dossier/table.js';
import type { Dossier } from '../dossier/types.js';
import { CELL } from '../intake/types.js';
import { DEFAULT_GRADE, type Grade, type RecordDef } from '../pack/types.js';
import type { EvidenceLine } from '../report/types.js';
import type { Case } from './case.js';

export const MANIFEST = 'manifest';
const GRADES: readonly Grade[] = ['E0', 'E1', 'E2', 'E3', 'E4'];
/** The best that evidence can be by who supplied it: a firm's own word is never corroborated by itself. */
const BEST: Readonly<Record<string, Grade>> = {
  authority: 'E4',
  bank: 'E3',
  worker: 'E3',
  union: 'E3',
  third_party: 'E3',
  support_organisation: 'E3',
};

export const lesser = (a: Grade, b: Grade): Grade => (a <= b ? a : b);

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The table a line speaks of, by its id or a title; as written where it is none of the pack's. */
const tableNamed = (written: string, records: readonly RecordDef[]): string => {
  const name = folded(written);
  return records.find((r) => [r.id, r.title.en, r.title.ja].some((t) => folded(t) === name))?.id ?? written;
};

/** The lines of the manifest, each with the grade it can claim. None where no manifest was handed in. */
export const evidenceOf = (c: Case): readonly EvidenceLine[] =>
  c.once('evidence', () => linesOf(c.dossier, c.program.pack.records));

const linesOf = (dossier: Dossier, records: readonly RecordDef[]): readonly EvidenceLine[] => {
  const list = dossier.tables.get(MANIFEST);
  if (!list) return [];
  return Array.from({ length: list.rows }, (_, row) => lineOf(list, row, dossier, records)).sort((a, b) =>
    a.table === b.table ? (a.file < b.file ? -1 : 1) : a.table < b.table ? -1 : 1,
  );
};

const lineOf = (list: Table, row: number, dossier: Dossier, records: readonly RecordDef[]): EvidenceLine => {
  const suppliedBy = wordOf(list, row, 'supplied_by');
  const said = GRADES.find((g) => g === wordOf(list, row, 'grade')) ?? 'E0';
  const day = (column: string): string | null => {
    const days = list.columns.get(column);
    return days?.states[row] === CELL.value ? formatDay(days.values[row]!) : null;
  };
  const nil = list.columns.get('nil');
  const table = tableNamed(wordOf(list, row, 'table'), records);
  const file = wordOf(list, row, 'file');
  return {
    table,
    file,
    grade: lesser(said, BEST[suppliedBy] ?? DEFAULT_GRADE),
    suppliedBy: suppliedBy || null,
    from: day('complete_from'),
    to: day('complete_to'),
    nil: nil?.states[row] === CELL.value && nil.values[row] === 1 ? nilIn(table, file, dossier, records) : null,
  };
};

/** What "nothing to report" of a table is worth: rows speak against it, and not every table's absence can be stated. */
const nilIn = (id: string, file: string, dossier: Dossier, records: readonly RecordDef[]): EvidenceLine['nil'] => {
  const table = dossier.tables.get(id);
  if (table && filesOf(table).some((name) => covers(file, name))) return 'contradicted';
  const stated = records.some((r) => r.id === id && r.empty === 'none') && !dossier.leftOut.has(MANIFEST);
  return stated ? 'counts' : 'not_counted';
};

/** Files that hold rows of the firm. */
export const filesOf = (table: Table): readonly string[] => [
  ...new Set(table.segments.filter((s) => s.end > s.start).map((s) => s.block.plan.source.name)),
];

/** Whether a line that names this file, or none, speaks of the file read under `name`; a workbook's name stands for its sheets. */
export const covers = (file: string, name: string): boolean => {
  if (file === '' || name === file || name.endsWith(`/${file}`)) return true;
  const sheet = name.lastIndexOf('#');
  return sheet > 0 && covers(file, name.slice(0, sheet));
};

/** Tables nobody handed in that the list says hold nothing: as good as a file with a header and no rows, and no better. */
export const withNilReturns = (dossier: Dossier, records: readonly RecordDef[]): Dossier => {
  const stated = new Set(linesOf(dossier, records).flatMap((l) => (l.nil === 'counts' ? l.table : [])));
  const added = records.filter((r) => stated.has(r.id) && !dossier.tables.has(r.id));
  if (added.length === 0) return dossier;
  return { ...dossier, tables: new Map([...dossier.tables, ...added.map((r) => [r.id, gather(r, [])] as const)]) };
};
