// What the tests of reports share: a report of a small dossier, with provenance that says nothing.

import { parseIsoDay } from '../../src/calendar/day.js';
import { joinLosses } from '../../src/judge/join-losses.js';
import { newBench } from '../../src/judge/judge.js';
import { buildReport } from '../../src/report/build.js';
import { provenanceOf } from '../../src/report/provenance.js';
import type { Finding, FirmReport } from '../../src/report/types.js';
import { dossierFrom, type Parts, programOf, type Tables } from '../judge/small-pack.js';

const RUN = { tool: 'kijun test', asOf: null, options: {} };

export const reportOn = (
  parts: Parts,
  tables: Tables,
  more: { readonly firm?: string; readonly gaps?: boolean; readonly asOf?: string } = {},
): FirmReport => {
  const program = programOf(parts);
  const judged = newBench(program).judge(
    dossierFrom(program, tables, more.firm, [], more.asOf === undefined ? null : parseIsoDay(more.asOf)!),
  );
  return buildReport(
    judged,
    provenanceOf({ ...RUN, pack: program.pack }, [], [], joinLosses(judged.case)),
    more.gaps ?? false,
  );
};

export const breaches = (r: FirmReport): readonly Finding[] => r.findings.filter((f) => f.answer === 'breached');
export const opens = (r: FirmReport): readonly Finding[] => r.findings.filter((f) => f.answer === 'undecided');
