// A row → the subject of its findings: whose row it is, which of them, and its days.
import { formatDay } from '../calendar/day.js';
import { cellOf, wordOf } from '../dossier/cells.js';
import type { Table } from '../dossier/table.js';
import type { RecordDef } from '../pack/types.js';
import type { SubjectRef } from '../report/types.js';

/** Columns of a record that name the worker, and what else tells its rows apart. */
interface Naming {
  readonly worker: string | undefined;
  readonly id: readonly string[];
}

const namings = new WeakMap<RecordDef, Naming>();

const namingOf = (record: RecordDef): Naming => {
  const known = namings.get(record);
  if (known) return known;
  const worker =
    record.id === 'worker'
      ? record.key[0]
      : (Object.keys(record.parent?.table === 'worker' ? record.parent.by : {})[0] ??
        (record.columns.some((c) => c.name === 'worker_id') ? 'worker_id' : undefined));
  const periodColumns = record.period ? [record.period.from, record.period.to, record.period.month] : [];
  const id = record.key.filter((k) => k !== worker && k !== record.firm && !periodColumns.includes(k));
  const made = { worker, id };
  namings.set(record, made);
  return made;
};

const subjects = new WeakMap<Table, Map<number, SubjectRef>>();

/** Findings of many rules speak of one row: they share its subject. */
export const subjectOf = (table: Table, row: number, firm: string): SubjectRef => {
  const rows = subjects.get(table) ?? new Map<number, SubjectRef>();
  if (rows.size === 0) subjects.set(table, rows);
  const known = rows.get(row);
  if (known?.firm === firm) return known;
  const made = named(table, row, firm);
  rows.set(row, made);
  return made;
};

const named = (table: Table, row: number, firm: string): SubjectRef => {
  const { record } = table;
  const naming = namingOf(record);
  const worker = naming.worker === undefined ? '' : wordOf(table, row, naming.worker);
  const id = naming.id
    .map((k) => cellOf(table, row, k)?.written.trim() ?? '')
    .filter((w) => w !== '')
    .join(' ');
  const [from, to] = [table.from[row]!, table.to[row]!];
  // Keys are set one after the other, in the order of reports: there are many subjects, and they are all built alike.
  const subject: { -readonly [K in keyof SubjectRef]: SubjectRef[K] } = { kind: record.id, firm };
  if (worker !== '') subject.worker = worker;
  if (id !== '') subject.id = id;
  if (Number.isFinite(from)) subject.from = dayText(from);
  if (Number.isFinite(to)) subject.to = dayText(to);
  return subject;
};

const MOST_DAYS = 10_000;
const days = new Map<number, string>();

/** Subjects share few days. */
const dayText = (day: number): string => {
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const made = formatDay(day);
  days.set(day, made);
  return made;
};
