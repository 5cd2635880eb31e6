// kijun explain: a rule with its law, columns and numbers in force; or a finding of a saved report with its equation.
import { existsSync, readFileSync } from 'node:fs';
import { parseIsoDay } from '../calendar/day.js';
import { explainFinding, explainRule } from '../render/explain.js';
import type { FirmReport } from '../report/types.js';
import { words } from '../text/index.js';
import { EXIT, UsageError } from './exit.js';
import { colourOf, type Io, widthOf } from './io.js';
import { tellPackFaults } from './pack.js';
import { defaultPack, openProgram, packFolder } from './packs.js';

export interface ExplainOptions {
  readonly pack?: string;
  readonly on?: string;
  readonly in?: string;
}

export const explain = async (what: string, given: ExplainOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  const reports = given.in === undefined ? [] : readReports(given.in, io);
  const name = given.pack ?? reports[0]?.provenance.pack ?? defaultPack();
  const { program, faults } = openProgram(packFolder(name, w), false);
  if (!program) return tellPackFaults(name, faults, io);
  const options = {
    lang: io.lang,
    width: widthOf(io),
    colour: colourOf(io, undefined),
    ambiguousWide: false,
    pack: program.pack,
    verbose: true,
  } as const;
  for (const report of reports) {
    const finding = report.findings.find((f) => f.fingerprint === what);
    if (!finding) continue;
    await io.out(explainFinding(report, finding, options));
    return EXIT.met;
  }
  const rule = program.rules.find((r) => r.def.id === what);
  if (!rule)
    throw new UsageError(w.cli.ruleNotFound(what, program.pack.id, program.rules.map((r) => r.def.id).join(', ')));
  const day = given.on === undefined ? null : parseIsoDay(given.on);
  if (day === undefined) throw new UsageError(w.cli.badDay('--on', given.on!));
  await io.out(explainRule(program, rule, day, options));
  return EXIT.met;
};

/** A report file: one firm's report, or the array that --report json writes to standard output. */
const readReports = (path: string, io: Io): readonly FirmReport[] => {
  const w = words(io.lang);
  if (!existsSync(path)) throw new UsageError(w.cli.fileNotFound(path));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (e) {
    throw new UsageError(w.cli.notReadable(path, (e as Error).message), EXIT.unreadable);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    throw new UsageError(w.cli.badJson(path, (e as Error).message), EXIT.unreadable);
  }
  const reports = [value]
    .flat()
    .filter((x): x is FirmReport => typeof x === 'object' && x !== null && (x as FirmReport).kind === 'report');
  if (reports.length === 0) throw new UsageError(w.cli.notAReport(path), EXIT.unreadable);
  return reports;
};
