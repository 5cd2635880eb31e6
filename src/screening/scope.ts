// What of a firm's report concerns one application: the firm's own findings and the application's, never another's. In: a report. Out: findings by rule.
import type { BreachKind, Pack, Stage } from '../pack/types.js';
import type { Finding, FirmReport, ReportedApplication, SubjectRef } from '../report/types.js';

export const APPLICATION = 'application';
/** A row of it that could not be read settles nothing, and hides nothing. */
const SETTLEMENT = 'settlement';

export interface Scoped {
  /** Rule and answer → its findings here. */
  readonly groups: readonly Group[];
  /** Breaches that were repaid or permitted since: they lead to nothing, and stay on record. */
  readonly settled: readonly Finding[];
  /** Rules that judged nothing, though they should have. */
  readonly unseen: readonly RuleHead[];
  /** Rows or files could not be read. */
  readonly gaps: boolean;
}

export interface RuleHead {
  readonly rule: string;
  readonly stage: Stage;
  readonly breach: BreachKind;
}

export interface Group extends RuleHead {
  readonly answer: 'breached' | 'undecided';
  readonly findings: readonly Finding[];
  /** What they speak of, without other applications. */
  readonly subjects: readonly SubjectRef[];
}

export const scopeOf = (report: FirmReport, application: ReportedApplication, pack: Pick<Pack, 'rules'>): Scoped => {
  const heads = new Map(pack.rules.map((r) => [r.id, { rule: r.id, stage: r.stage, breach: r.breach }]));
  const concerns = (s: SubjectRef): boolean => s.kind !== APPLICATION || s.id === application.id;
  const groups = new Map<
    string,
    { head: RuleHead; answer: Group['answer']; findings: Finding[]; subjects: SubjectRef[] }
  >();
  const settled: Finding[] = [];
  for (const f of report.findings) {
    const subjects = (f.subjects ?? [f.subject]).filter(concerns);
    if (subjects.length === 0) continue;
    if (f.answer === 'settled') {
      settled.push(f);
      continue;
    }
    const key = `${f.rule} ${f.answer}`;
    const group = groups.get(key) ?? {
      head: { rule: f.rule, stage: f.stage, breach: f.breach },
      answer: f.answer,
      findings: [],
      subjects: [],
    };
    group.findings.push(f);
    for (const s of subjects) group.subjects.push(s);
    groups.set(key, group);
  }
  const told = new Set(report.findings.filter((f) => f.answer === 'undecided').map((f) => f.rule));
  const open = [
    ...report.notLookedAt.map((n) => n.rule),
    // Open without a finding that says of whom: it may be of anyone.
    ...report.coverage.filter((c) => c.undecided > 0 && !told.has(c.rule)).map((c) => c.rule),
  ];
  const unseen = [...new Set(open)].flatMap((rule) => heads.get(rule) ?? []);
  return {
    groups: [...groups.values()].map(({ head, ...rest }) => ({ ...head, ...rest })),
    settled,
    unseen,
    gaps:
      report.provenance.faults.some((f) => f.action === 'stopped') ||
      report.provenance.files.some((f) => f.rowsLeftOut > 0 && f.table !== SETTLEMENT) ||
      unexplained(report, unseen),
  };
};

/** Intake is not passed and no rule says why: something was not read. */
const unexplained = (report: FirmReport, unseen: readonly RuleHead[]): boolean => {
  const intake = report.stages.find((s) => s.stage === 'intake');
  if (intake === undefined || intake.outcome === 'clear') return false;
  return intake.breached + intake.undecided === 0 && !unseen.some((head) => head.stage === 'intake');
};
