// Findings about acts of authorities → what the record says of them, and until when they bar. In: findings. Out: acts.
import type { FirmReport } from '../report/types.js';
import type { Group } from './scope.js';
import type { OfficialFinding } from './types.js';

/** `tables`: those that hold acts of authorities. */
export const officialFindings = (
  report: FirmReport,
  groups: readonly Group[],
  tables: ReadonlySet<string>,
): readonly OfficialFinding[] => {
  const tableOf = new Map(report.provenance.files.map((f) => [f.file, f.table]));
  return groups
    .flatMap((g) => g.findings)
    .filter((f) => tables.has(f.subject.kind) || f.bar !== undefined)
    .map((f): OfficialFinding => {
      const { bar } = f;
      const cells = f.cells.filter((c) => tables.has(tableOf.get(c.file) ?? ''));
      const stated = cells.map((c): [string, string] => [c.field, c.written]).sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        rule: f.rule,
        fingerprint: f.fingerprint,
        act: bar?.act ?? f.subject.id ?? '',
        bars: bar !== undefined,
        until: bar?.until ?? null,
        // A day ends it; only where there is none does a condition.
        release: bar && bar.until === null ? bar.release : null,
        stated: Object.fromEntries(stated),
        file: cells[0]?.file ?? null,
      };
    });
};
