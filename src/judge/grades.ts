// How good the evidence of each table is, by the list of what was submitted, and whether a rule may be met on it. In: a case. Out: grades.
import { formatDay } from '../calendar/day.js';
import { wordOf } from '../dossier/cells.js';
import type { Table } from '../dossier/table.js';
import { CELL } from '../intake/types.js';
import type { CompiledRule } from '../pack/program.js';
import { gradeNeeded, tablesRead } from '../pack/tables-read.js';
import { DEFAULT_GRADE, type Grade, type RecordDef } from '../pack/types.js';
import type { EvidenceLine } from '../report/types.js';
import type { Case } from './case.js';
import { type Unknown, unknown } from './value.js';

const MANIFEST = 'manifest';
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

const lesser = (a: Grade, b: Grade): Grade => (a <= b ? a : b);

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The table a line speaks of, by its id or a title; as written where it is none of the pack's. */
const tableNamed = (written: string, records: readonly RecordDef[]): string => {
  const name = folded(written);
  return records.find((r) => [r.id, r.title.en, r.title.ja].some((t) => folded(t) === name))?.id ?? written;
};

/** The lines of the manifest, each with the grade it can claim. None where no manifest was handed in. */
export const evidenceOf = (c: Case): readonly EvidenceLine[] =>
  c.once('evidence', () => {
    const table = c.table(MANIFEST);
    if (!table) return [];
    const { records } = c.program.pack;
    return Array.from({ length: table.rows }, (_, row) => lineOf(table, row, records)).sort((a, b) =>
      a.table === b.table ? (a.file < b.file ? -1 : 1) : a.table < b.table ? -1 : 1,
    );
  });

const lineOf = (table: Table, row: number, records: readonly RecordDef[]): EvidenceLine => {
  const suppliedBy = wordOf(table, row, 'supplied_by');
  const said = GRADES.find((g) => g === wordOf(table, row, 'grade')) ?? 'E0';
  const day = (column: string): string | null => {
    const days = table.columns.get(column);
    return days?.states[row] === CELL.value ? formatDay(days.values[row]!) : null;
  };
  const nil = table.columns.get('nil');
  return {
    table: tableNamed(wordOf(table, row, 'table'), records),
    file: wordOf(table, row, 'file'),
    grade: lesser(said, BEST[suppliedBy] ?? DEFAULT_GRADE),
    suppliedBy: suppliedBy || null,
    from: day('complete_from'),
    to: day('complete_to'),
    nil: nil?.states[row] === CELL.value && nil.values[row] === 1,
  };
};

/** Why a rule may not be met on what was handed in; undefined where it may. A breach rests on it all the same. */
export const weakEvidence = (c: Case, rule: CompiledRule): Unknown | undefined => {
  const manifest = c.table(MANIFEST);
  // Nothing is graded, and nothing asks for more than a firm's own records.
  if (!manifest && rule.def.evidence === undefined) return undefined;
  return c.once(`evidence ${rule.index}`, () => {
    for (const id of tablesRead(c.program, rule)) {
      const table = c.table(id);
      if (!table || id === MANIFEST) continue;
      const needed = gradeNeeded(rule.def, id);
      const why = manifest ? listedWeakness(c, id, needed) : tooLow(id, gradeUnlisted(table.record), needed);
      if (why) return why;
    }
    return undefined;
  });
};

const gradeUnlisted = (record: RecordDef): Grade => (record.official ? 'E4' : DEFAULT_GRADE);

/** A table that the list leaves out has no grade: else a line taken out would make the evidence better. */
const listedWeakness = (c: Case, table: string, needed: Grade): Unknown | undefined => {
  const left = c.leftOut(MANIFEST);
  if (left) return left;
  const own = evidenceOf(c).filter((line) => line.table === table);
  if (own.length === 0) return needed === 'E0' ? undefined : unknown('not_in_manifest', { table });
  return tooLow(table, own.map((line) => line.grade).reduce(lesser), needed);
};

/** The grade that the list gives one file of a table, the least of its lines; null where it says nothing of it, or lost rows itself. */
export const gradeOfFile = (c: Case, table: string, file: string): Grade | null => {
  if (!c.table(MANIFEST) || c.leftOut(MANIFEST)) return null;
  const own = evidenceOf(c).filter(
    (line) => line.table === table && (line.file === '' || file === line.file || file.endsWith(`/${line.file}`)),
  );
  return own.length === 0 ? null : own.map((line) => line.grade).reduce(lesser);
};

const tooLow = (table: string, grade: Grade, needed: Grade): Unknown | undefined => {
  if (grade >= needed) return undefined;
  return grade === 'E1' ? unknown('attested_only', { table }) : unknown('grade_too_low', { table, grade, needed });
};
