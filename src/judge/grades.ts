// How good the evidence of each table is, and whether a rule may be met on it. In: a case. Out: why not.

import type { Table } from '../dossier/table.js';
import type { CompiledRule } from '../pack/program.js';
import { gradeNeeded, tablesRead } from '../pack/tables-read.js';
import { DEFAULT_GRADE, type Grade, type RecordDef } from '../pack/types.js';
import type { Case } from './case.js';
import { covers, evidenceOf, filesOf, lesser, MANIFEST } from './manifest.js';
import { type Unknown, unknown } from './value.js';

/** Why a rule may not be met on what was handed in; undefined where it may. A breach rests on it all the same. */
export const weakEvidence = (c: Case, rule: CompiledRule): Unknown | undefined => {
  const cut = cutShort(c, rule);
  if (cut) return cut;
  // Nothing is graded, and nothing asks for more than a firm's own records.
  if (!c.table(MANIFEST) && rule.def.evidence === undefined) return undefined;
  return c.once(`evidence ${rule.index}`, () => {
    for (const id of tablesRead(c.program, rule)) {
      const table = c.table(id);
      if (!table || id === MANIFEST) continue;
      const why = weakness(c, table, gradeNeeded(rule.def, id));
      if (why) return why;
    }
    return undefined;
  });
};

/** A file that was not read to its end may hold what takes back a row that was: no table read from it is met. */
const cutShort = (c: Case, rule: CompiledRule): Unknown | undefined => {
  const { cut } = c.dossier;
  if (cut === undefined || cut.size === 0) return undefined;
  const table = [...tablesRead(c.program, rule)].find((id) => cut.has(id));
  return table === undefined ? undefined : unknown('file_not_read_to_end', { table, file: cut.get(table)! });
};

/** Why a table without rows does not say, for this rule, that there were none. That there is no act of an authority, only one can say. */
export const weakStatement = (c: Case, rule: CompiledRule, table: Table): Unknown | undefined => {
  if (table.rows > 0 || table.record.empty !== 'none') return undefined;
  return weakness(c, table, table.record.official ? 'E4' : gradeNeeded(rule.def, table.record.id));
};

const weakness = (c: Case, table: Table, needed: Grade): Unknown | undefined =>
  c.table(MANIFEST) ? listedWeakness(c, table, needed) : tooLow(table.record.id, gradeUnlisted(table.record), needed);

const gradeUnlisted = (record: RecordDef): Grade => (record.official ? 'E4' : DEFAULT_GRADE);

/** A table, or a file of one, that the list leaves out has no grade: else a line taken out would make the evidence better. */
const listedWeakness = (c: Case, table: Table, needed: Grade): Unknown | undefined => {
  const left = c.leftOut(MANIFEST);
  if (left) return left;
  const { id } = table.record;
  const own = evidenceOf(c).filter((line) => line.table === id);
  if (needed === 'E0') return undefined;
  if (own.length === 0) return unknown('not_in_manifest', { table: id });
  const unlisted = filesOf(table).find((name) => !own.some((line) => covers(line.file, name)));
  if (unlisted !== undefined) return unknown('file_not_in_manifest', { table: id, file: unlisted });
  if (own.some((line) => line.nil === 'contradicted')) return unknown('nil_with_rows', { table: id });
  return tooLow(id, own.map((line) => line.grade).reduce(lesser), needed);
};

/** The grade that the list gives one file of a table, the least of its lines; null where it says nothing of it, or lost rows itself. */
export const gradeOfFile = (c: Case, table: string, file: string): Grade | null => {
  if (!c.table(MANIFEST) || c.leftOut(MANIFEST)) return null;
  const own = evidenceOf(c).filter((line) => line.table === table && covers(line.file, file));
  return own.length === 0 ? null : own.map((line) => line.grade).reduce(lesser);
};

const tooLow = (table: string, grade: Grade, needed: Grade): Unknown | undefined => {
  if (grade >= needed) return undefined;
  return grade === 'E1' ? unknown('attested_only', { table }) : unknown('grade_too_low', { table, grade, needed });
};
