// A table with some of its parts changed. Built key by key: under Node 20 every spread has a shape of its own, and all that judges
// a table is slow where tables have many.
import type { Table } from './table.js';

export const changed = (t: Table, c: Partial<Table>): Table => ({
  record: c.record ?? t.record,
  rows: c.rows ?? t.rows,
  columns: c.columns ?? t.columns,
  from: c.from ?? t.from,
  to: c.to ?? t.to,
  month: c.month ?? t.month,
  person: c.person ?? t.person,
  duplicate: c.duplicate ?? t.duplicate,
  twice: c.twice ?? t.twice,
  segments: c.segments ?? t.segments,
  segmentOf: c.segmentOf ?? t.segmentOf,
  blockRow: c.blockRow ?? t.blockRow,
  corrections: c.corrections ?? t.corrections,
  alone: c.alone ?? t.alone,
  lost: c.lost ?? t.lost,
  monthOnly: c.monthOnly ?? t.monthOnly,
  derived: c.derived ?? t.derived,
});
