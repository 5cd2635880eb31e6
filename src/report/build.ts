// One judged firm → its report: findings, counts and coverage by stage, money owed, what was not looked at, provenance.
import { cellOf, wordOf } from '../dossier/cells.js';
import type { Dossier } from '../dossier/types.js';
import { monthsFinding, openFindings } from '../judge/evidence.js';
import { weakStatement } from '../judge/grades.js';
import { ANSWERS, type Judged, type RuleResult } from '../judge/judge.js';
import { evidenceOf } from '../judge/manifest.js';
import { personsBehind } from '../judge/persons.js';
import { SETTLEMENT } from '../judge/settlement-rows.js';
import type { CompiledRule } from '../pack/program.js';
import { type Answer, type Pack, type RuleDef, STAGES, type Stage } from '../pack/types.js';
import { APPLICATION, applicationsOf } from './applications.js';
import { correctionsIn } from './corrections.js';
import { balanceOf, headcountShown, indicatorResult } from './indicators.js';
import { longestBar, overall, stageOutcome } from './outcome.js';
import { owedOf } from './owed.js';
import { periodOf } from './period.js';
import { breachOf, settleFirm } from './settle-firm.js';
import type { Finding, FirmReport, Provenance, Reason, RuleCoverage, StageResult } from './types.js';

const REPORT_SCHEMA = 'urn:kijun:schema:report';

/** `gaps`: the firm's files had rows or whole files that could not be read. */
export const buildReport = (judged: Judged, provenance: Provenance, gaps: boolean): FirmReport => {
  const { dossier, program } = judged.case;
  const breaches = judged.results.map((r) => r.breached.map((row) => breachOf(judged.case, r, row)));
  const settled = settleFirm(judged.case, breaches.flat());
  const findings: Finding[] = [];
  const closed: Finding[] = [];
  const coverage: RuleCoverage[] = [];
  for (const [i, r] of judged.results.entries()) {
    const breached = breaches[i]!.map((b) => settled?.of.get(b) ?? b.finding);
    const months = r.monthsDiffer ? [monthsFinding(judged.case, r.judge, r.table, r.monthsDiffer)] : [];
    const open = [...r.open.flatMap((rows) => openFindings(judged.case, r.judge, r.table, rows)), ...months];
    // Not push(...breached): there may be more of them than a call takes arguments.
    for (const f of breached) {
      findings.push(f);
      closed.push(f);
    }
    for (const f of open) findings.push(f);
    const settledRows = r.breached.filter((_, k) => breached[k]!.answer === 'settled');
    coverage.push(coverOf(r, open, new Set(settledRows)));
  }
  // A table that says there were none is no gap, unless rows of it could not be read.
  const unseen = new Map<CompiledRule, Reason>();
  // Nor is an offer that nobody made, but where offers are all that is asked for.
  const isAsked = ({ def }: CompiledRule): boolean =>
    def.subject !== APPLICATION || provenance.options.phase !== undefined;
  for (const rule of judged.notLookedAt.filter(isAsked))
    unseen.set(rule, judged.case.silent(rule.def.subject)!.unknown[0]!);
  for (const { judge, table } of judged.results) {
    const silent = isAsked(judge.rule) ? judged.case.silent(table.record.id) : undefined;
    const why = silent ?? judged.case.leftOut(table.record.id) ?? weakStatement(judged.case, judge.rule, table);
    if (table.rows === 0 && why) unseen.set(judge.rule, why.unknown[0]!);
  }
  const notLookedAt = [...unseen]
    .sort(([a], [b]) => a.index - b.index)
    .map(([rule, reason]) => ({ rule: rule.def.id, reason }));
  const barred = closed.some((f) => f.bar !== undefined);
  const applications = applicationsOf(dossier);
  const corrections = correctionsIn(dossier);
  const indicators = judged.figures.map(indicatorResult);
  const stages = stagesOf(
    program.pack.rules,
    coverage,
    notLookedAt,
    gaps,
    barred,
    new Set(indicators.map((i) => i.stage)),
  );
  const { outcome, earliest } = overall(new Map(stages.map((s) => [s.stage, s.outcome])));
  // Keys are set one after the other, in the order of reports: all reports are built alike.
  const report = {
    $schema: REPORT_SCHEMA,
    kind: 'report',
    firm: { id: dossier.firm, name: nameOf(dossier) },
    period: periodOf(dossier),
    workers: workersOf(dossier).size,
  } as Draft<FirmReport>;
  if (judged.headcount) report.headcount = headcountShown(judged.headcount);
  if (applications) report.applications = applications;
  report.outcome = outcome;
  report.earliestStage = earliest;
  report.bar = longestBar(closed);
  report.stages = stages;
  report.coverage = coverage;
  report.owed = owedOf(closed);
  report.findings = findings;
  if (settled) report.settlements = settled.settlements;
  report.evidence = evidenceOf(judged.case);
  report.indicators = indicators;
  report.balance = balanceOf(indicators);
  report.notLookedAt = notLookedAt;
  report.notObservable = notObservableIn(program.pack);
  report.provenance = corrections.length === 0 ? provenance : { ...provenance, corrections };
  return report;
};

type Draft<T> = { -readonly [K in keyof T]: T[K] };

const unobserved = new WeakMap<Pack, FirmReport['notObservable']>();

/** The same in every report of a run. */
const notObservableIn = (pack: Pack): FirmReport['notObservable'] => {
  const known = unobserved.get(pack);
  if (known) return known;
  const made = Object.entries(pack.notObservable).map(([id, { topic, title, why }]) => ({
    id,
    topic,
    title: { en: title.en, ja: title.ja },
    why: { en: why.en, ja: why.ja },
  }));
  unobserved.set(pack, made);
  return made;
};

const coverOf = (r: RuleResult, open: readonly Finding[], settled: ReadonlySet<number>): RuleCoverage => {
  const persons = personsBehind(r, settled);
  const reasons: Record<string, number> = {};
  for (const f of open) {
    const code = f.reasons[0]?.code ?? 'stated_unknown';
    reasons[code] = (reasons[code] ?? 0) + f.subjects!.length;
  }
  const { id, stage } = r.judge.rule.def;
  const count = (answer: (typeof ANSWERS)[number]): number => r.counts[ANSWERS.indexOf(answer)]!;
  const cover: Draft<RuleCoverage> = {
    rule: id,
    stage,
    met: count('met'),
    breached: count('breached') - settled.size,
    undecided: count('undecided'),
    not_applicable: count('not_applicable'),
    settled: settled.size,
    reasons:
      open.length < 2 ? reasons : Object.fromEntries(Object.entries(reasons).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  if (persons) cover.persons = persons;
  return cover;
};

const byId = new WeakMap<readonly RuleDef[], ReadonlyMap<string, RuleDef>>();

const rulesById = (rules: readonly RuleDef[]): ReadonlyMap<string, RuleDef> => {
  const known = byId.get(rules) ?? new Map(rules.map((r) => [r.id, r]));
  byId.set(rules, known);
  return known;
};

const stagesOf = (
  rules: Judged['case']['program']['pack']['rules'],
  coverage: readonly RuleCoverage[],
  notLookedAt: FirmReport['notLookedAt'],
  gaps: boolean,
  barred: boolean,
  figures: ReadonlySet<Stage>,
): readonly StageResult[] => {
  const kindOf = rulesById(rules);
  const sum = (list: readonly RuleCoverage[], a: Answer): number => list.reduce((n, c) => n + c[a], 0);
  let passed = true;
  return STAGES.map((stage: Stage): StageResult | null => {
    const own = coverage.filter((c) => c.stage === stage);
    const unseen = notLookedAt.map((n) => n.rule).filter((id) => kindOf.get(id)!.stage === stage);
    if (own.length + unseen.length === 0 && !figures.has(stage) && stage !== 'intake') return null;
    const judged = new Set([...own.map((c) => c.rule), ...unseen]);
    const open = own.some((c) => c.undecided > 0) || unseen.length > 0 || (stage === 'intake' && gaps);
    const outcome = stageOutcome(
      stage,
      own.filter((c) => c.breached > 0).map((c) => kindOf.get(c.rule)!.breach),
      open,
      barred,
    );
    const reportedOnly = !passed;
    // Rights first: while they are not clear, later stages are shown, and nothing in them makes up for it.
    if (stage === 'rights' && outcome !== 'clear') passed = false;
    return {
      stage,
      rules: judged.size,
      outcome,
      met: sum(own, 'met'),
      breached: sum(own, 'breached'),
      undecided: sum(own, 'undecided'),
      not_applicable: sum(own, 'not_applicable'),
      settled: sum(own, 'settled'),
      reportedOnly,
    };
  }).filter((s) => s !== null);
};

/** Every worker id that any table of the firm mentions. */
const workersOf = (dossier: Dossier): ReadonlySet<string> => {
  const out = new Set<string>();
  for (const table of dossier.tables.values()) {
    const c = table.columns.get('worker_id');
    // Whom a settlement names is no proof that anyone of that number works there.
    if (!c?.words || table.record.id === SETTLEMENT) continue;
    let last = -1;
    for (let r = 0; r < table.rows; r += 1) {
      if (c.values[r] === last) continue;
      last = c.values[r]!;
      const word = wordOf(table, r, 'worker_id');
      if (word !== '') out.add(word);
    }
  }
  return out;
};

const nameOf = (dossier: Dossier): string | null => {
  const firm = dossier.tables.get('firm');
  if (firm?.rows !== 1) return null;
  return cellOf(firm, 0, 'name')?.written.trim() || null;
};
