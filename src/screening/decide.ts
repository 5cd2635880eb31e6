// A firm's report, one of its applications, the policy → the decision record: a recommendation with all it rests on, never a decision.
import { createHash } from 'node:crypto';
import { INDICATOR_SUBJECT } from '../pack/program.js';
import { STAGES } from '../pack/types.js';
import { longestBar, worseOutcome } from '../report/outcome.js';
import type { FirmReport, Outcome, ReportedApplication } from '../report/types.js';
import { computationOf } from './computations.js';
import { expiry, later } from './days.js';
import { cameAgain, escalatedRules, isRepeatedMoney, monitoringOf, repeatedRules, superseded } from './history.js';
import { officialFindings } from './official.js';
import { evidenceOn, type PackWords, type ReasonContext, reasonOf, titleOf, unseenReason } from './reasons.js';
import { withId } from './record-text.js';
import { remedyOf } from './remedy.js';
import { both } from './say.js';
import { scopeOf } from './scope.js';
import { lastRepaid, settledAdvice, settledFlags, settledRules } from './settled.js';
import { openIn, weigh } from './stages.js';
import { adviceOf, statementOf } from './statement.js';
import type { ApplicationKind, DecisionReason, DecisionRecord, PolicyRead, ReplyHeard } from './types.js';

const SCHEMA = 'urn:kijun:schema:decision';
const KINDS: readonly ApplicationKind[] = ['new_admission', 'renewal', 'change_into', 'change_out'];
const NO_REVIEWER = { name: null, role: null, on: null, decision: null, reason: null } as const;

export interface Deciding {
  readonly pack: PackWords;
  readonly policy: PolicyRead;
  /** The day bars, expiry and replies count from, as written. */
  readonly asOf: string;
  readonly preparer: string | null;
  /** SHA-256 of the report's bytes. */
  readonly reportDigest: string;
  /** The firm's earlier record, if one is superseded. */
  readonly before: DecisionRecord | null;
  /** What the firm replied to that record. */
  readonly replies: readonly ReplyHeard[];
}

/** Outcomes that speak against the firm: they stay preliminary until a named person has read them. */
export const isAdverse = (outcome: Outcome): boolean =>
  outcome === 'correct_first' || outcome === 'refer_to_officer' || outcome === 'not_eligible_until';

export const decide = (report: FirmReport, application: ReportedApplication, d: Deciding): DecisionRecord => {
  const { pack, asOf, before, reportDigest } = d;
  const { policy } = d.policy;
  const kind = KINDS.find((k) => k === application.kind) ?? null;
  const scope = scopeOf(report, application, pack);
  const repeated = repeatedRules(before, scope.groups);
  const context: ReasonContext = { report, pack, policy, escalated: escalatedRules(policy, scope.groups, repeated) };
  // Nobody is kept at a firm by what was found there: it is told, and leads to nothing for whoever leaves.
  const leaving = kind === 'change_out';
  const found = sorted([
    ...scope.groups.map((g) => reasonOf(g, context)),
    ...scope.unseen.map((head) => unseenReason(head, context)),
  ]);
  const reasons = leaving ? found.map((r): DecisionReason => ({ ...r, leadsTo: 'clear' })) : found;
  const settled = settledRules(scope.settled, pack);
  const monitoring = monitoringOf(before, report, scope.groups, lastRepaid(scope.settled), policy);
  const weighed = weigh(
    reasons,
    [
      ...(!leaving && (scope.gaps || kind === null || application.twice) ? [openIn('intake')] : []),
      ...(!leaving && monitoring ? [{ stage: 'record' as const, outcome: monitoring.leadsTo }] : []),
    ],
    new Set(report.stages.map((s) => s.stage)),
  );
  const same = before?.subject.application === application.id ? before : null;
  const { outcome } = weighed;
  const bar = leaving ? null : longestBar(scope.groups.flatMap((g) => g.findings));
  const replyUntil = later(asOf, policy.replyDays);
  const fundamental = reasons.some((r) => r.answer === 'breached' && r.breach === 'fundamental' && !r.official);
  const helpToMove = fundamental || isRepeatedMoney(scope.groups, repeated);
  const phase = report.provenance.options.phase ?? 'all';
  const gating = reasons.filter((r) => r.leadsTo !== 'clear');
  const owed = report.owed.total !== null || report.owed.open > 0;
  const record: DecisionRecord = {
    $schema: SCHEMA,
    kind: 'decision',
    recordId: '',
    status: isAdverse(outcome) ? 'preliminary' : 'recommendation',
    asOf,
    validFrom: asOf,
    ...expiry(asOf, report.period, policy),
    preparer: d.preparer,
    subject: {
      firm: { id: report.firm.id, name: report.firm.name },
      application: application.id,
      kind,
      statusOfResidence: application.statusOfResidence,
      field: application.field,
      jobCode: application.jobCode,
    },
    phase,
    outcome,
    until: bar?.until ?? null,
    release: bar && bar.until === null ? bar.release : null,
    earliestStage: weighed.earliest,
    flags: [
      ...(fundamental ? ['fundamental'] : []),
      ...(repeated.size > 0 || cameAgain(before, scope.settled) ? ['repeated'] : []),
      ...(context.escalated.size > 0 ? ['escalated_by_policy'] : []),
      ...(leaving ? ['not_gated'] : []),
      ...(phase === 'offer' ? ['offer_only'] : []),
      ...(application.twice ? ['application_twice'] : []),
      ...(kind === null ? ['kind_unknown'] : []),
      ...(scope.gaps ? ['unread_rows'] : []),
      ...settledFlags(settled, scope.groups),
    ],
    statement: statementOf(outcome, leaving, bar, asOf),
    advice: [
      ...adviceOf({ kind, helpToMove, phase, twice: application.twice, gaps: scope.gaps, monitoring }),
      ...settledAdvice(settled),
    ],
    noConsequence: both((w) => w.screening.noConsequence),
    stages: weighed.stages,
    reasons,
    ...(settled.length > 0 ? { settled } : {}),
    officialFindings: officialFindings(report, scope.groups, officialTables(pack)).map((f) =>
      leaving ? { ...f, bars: false } : f,
    ),
    remedy: gating.map((r) => remedyOf(r, pack, reportDigest, replyUntil)),
    rightToReply:
      outcome === 'clear'
        ? null
        : {
            to: policy.replyTo,
            until: replyUntil,
            days: policy.replyDays,
            extension: policy.replyExtension,
            languages: ['en', 'ja'],
          },
    replies: same ? d.replies : [],
    reviewer: NO_REVIEWER,
    reviewRoute: policy.reviewRoute,
    workerNotices: owed
      ? { report: reportDigest, text: both((w) => w.screening.notices(reportDigest.slice(0, 12))) }
      : null,
    disclosureHold: reasons.some((r) => r.disclosureHold),
    coverage: coverageOf(report),
    notAssessed: reasons
      .filter((r) => r.answer === 'undecided')
      .map((r) => ({
        rule: r.rule,
        title: titleOf(pack, r.rule),
        stage: r.stage,
        why: r.open[0]?.code ?? 'stated_unknown',
        answers: r.findings ?? 0,
      })),
    notObservable: report.notObservable.map(({ id, title }) => ({ id, title })),
    computations: reasons
      .filter((r) => r.answer === 'breached')
      .map((r) => computationOf(r, scope.groups.find((g) => g.rule === r.rule && g.answer === 'breached')!.findings)),
    evidence: evidenceIn(report),
    monitoring,
    policy: { ...policy, digest: d.policy.digest },
    engine: report.provenance.tool,
    pack: { id: report.provenance.pack, version: report.provenance.packVersion, digest: report.provenance.packDigest },
    options: report.provenance.options,
    report: reportDigest,
    inputsDigest: createHash('sha256')
      .update(
        report.provenance.files
          .map((f) => `${f.sha256}\n`)
          .sort()
          .join(''),
      )
      .digest('hex'),
    supersedes: same ? superseded(same, reasons) : null,
  };
  return withId(record);
};

/** The earliest stage first; within it breaches before open answers, the worst of them first. */
const sorted = (reasons: readonly DecisionReason[]): readonly DecisionReason[] => {
  const stageOf = (r: DecisionReason): number => STAGES.indexOf(r.stage);
  return reasons.toSorted(
    (a, b) =>
      stageOf(a) - stageOf(b) ||
      (a.answer === b.answer ? 0 : a.answer === 'breached' ? -1 : 1) ||
      (a.leadsTo === b.leadsTo ? 0 : worseOutcome(a.leadsTo, b.leadsTo) === a.leadsTo ? -1 : 1) ||
      (a.rule < b.rule ? -1 : 1),
  );
};

const coverageOf = (report: FirmReport): DecisionRecord['coverage'] => {
  const sum = (of: 'met' | 'breached' | 'settled' | 'undecided'): number =>
    report.coverage.reduce((n, c) => n + c[of], 0);
  const judged = sum('met') + sum('breached') + sum('settled');
  const inScope = judged + sum('undecided');
  const { found = null, stated = null } = report.headcount ?? {};
  const told = report.evidence.filter((e) => e.table === INDICATOR_SUBJECT);
  const grade = told.map((e) => e.grade).sort()[0] ?? null;
  const suppliedBy = [...new Set(told.flatMap((e) => e.suppliedBy ?? []))].sort().join(', ') || null;
  return {
    judged,
    inScope,
    source: 'submission',
    workers: { inFiles: report.workers, found, stated, grade, suppliedBy },
    text: both((w) => {
      const say = w.screening;
      const whole = found !== null && stated !== null ? say.headcount(found, stated, grade) : say.headcountOpen;
      return w.report.sentences([say.coverage(judged, inScope), whole]);
    }),
  };
};

const evidenceIn = (report: FirmReport): DecisionRecord['evidence'] => ({
  period: report.period,
  files: report.provenance.files.map((f) => {
    const lines = evidenceOn(report, f.file, f.table);
    const suppliers = [...new Set(lines.flatMap((e) => e.suppliedBy ?? []))].sort();
    return {
      file: f.file,
      sha256: f.sha256,
      table: f.table,
      rows: f.rowsRead,
      rowsLeftOut: f.rowsLeftOut,
      // Of several lines the weakest counts.
      grade: lines.map((e) => e.grade).sort()[0] ?? null,
      suppliedBy: suppliers.length === 0 ? null : suppliers.join(', '),
    };
  }),
  nil: report.evidence.flatMap(({ table, grade, suppliedBy, from, to, nil }) =>
    nil === null ? [] : [{ table, grade, suppliedBy, from, to, is: nil }],
  ),
});

/** Tables whose rows are acts of authorities. */
const officialTables = (pack: PackWords): ReadonlySet<string> =>
  new Set(pack.records.filter((r) => r.official === true).map((r) => r.id));
