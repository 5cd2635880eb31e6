// The days a firm's submission covers: as stated, or as its monthly records show. In: a dossier. Out: first and last day.
import { formatDay } from '../calendar/day.js';
import type { Dossier } from '../dossier/types.js';
import type { FirmReport } from './types.js';

export const periodOf = (dossier: Dossier): FirmReport['period'] => {
  if (dossier.period) return { from: formatDay(dossier.period.from), to: formatDay(dossier.period.to) };
  let [from, to] = [Infinity, -Infinity];
  for (const table of dossier.tables.values()) {
    if (table.record.period?.month === undefined) continue;
    for (let r = 0; r < table.rows; r += 1) {
      if (table.from[r]! < from) from = table.from[r]!;
      if (table.to[r]! > to && Number.isFinite(table.to[r]!)) to = table.to[r]!;
    }
  }
  return Number.isFinite(from) && Number.isFinite(to) ? { from: formatDay(from), to: formatDay(to) } : null;
};
