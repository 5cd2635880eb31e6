// A decision record against its inputs: the report it cites and the record itself are made anew. Out: differences, and what was left open.
import { createHash } from 'node:crypto';
import type { Program } from '../pack/program.js';
import { reportText } from '../render/json.js';
import type { Provenance } from '../report/types.js';
import { decide } from '../screening/decide.js';
import type { DecisionRecord, PolicyRead } from '../screening/types.js';
import { words } from '../text/index.js';
import { causes, compared, type Difference, difference } from '../trust/compare.js';
import type { TrustedDocument } from '../trust/documents.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { openPolicy } from './policy.js';
import { recompute } from './recompute.js';
import { readRecord, repliesTo } from './review.js';
import { trustedFile } from './trusted-files.js';

export interface DecisionInputs {
  readonly policy?: string;
  /** A report at hand: whether it is the one that the record cites. */
  readonly cited?: string;
  readonly supersedes?: string;
}

/** What a record says of the run it was made in. */
export const provenanceIn = (record: DecisionRecord): Provenance =>
  ({
    tool: record.engine,
    pack: record.pack?.id,
    packVersion: record.pack?.version,
    packDigest: record.pack?.digest,
    asOf: record.asOf,
    options: record.options,
    files: record.evidence?.files,
  }) as unknown as Provenance;

const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

export const verifyDecision = async (
  document: TrustedDocument,
  inputs: readonly string[],
  given: DecisionInputs,
  program: Program,
  io: Io,
  version: string,
): Promise<{ readonly found: readonly Difference[]; readonly open: readonly string[] }> => {
  const w = words(io.lang);
  const record = document.value as DecisionRecord;
  const firm = record.subject.firm.id;
  const cited = given.cited === undefined ? undefined : trustedFile(given.cited, w).document;
  if (cited && cited.kind !== 'report') throw new UsageError(w.cli.notAReport(given.cited!), EXIT.unreadable);
  if (cited && sha256(cited.bytes) !== record.report)
    return { found: [difference('report_other', { recorded: record.report, found: sha256(cited.bytes) })], open: [] };
  const rests = provenanceIn(record);
  const again = await recompute(rests, inputs, program, (id) => id === firm, io, version);
  const report = again.reports.get(firm);
  if (!report) {
    const elsewhere = causes(rests, again.summary(undefined).provenance).filter((d) => d.code !== 'input_extra');
    return { found: [difference('firm_missing', { firm }), ...elsewhere], open: [] };
  }
  const here = openPolicy(given.policy, io.lang, w);
  // A policy that nobody named is taken as the record holds it; whether that is its file's stays open.
  const unnamed = given.policy === undefined && here.digest !== record.policy?.digest;
  const policy = unnamed ? policyIn(record) : here;
  const digest = sha256(reportText(report));
  const why = [
    ...causes(rests, report.provenance),
    ...(policy.digest === record.policy?.digest
      ? []
      : [difference('policy_other', { recorded: String(record.policy?.digest), found: policy.digest })]),
  ];
  const known =
    why.length > 0 || digest === record.report
      ? why
      : [difference('report_other', { recorded: record.report, found: digest })];
  const application = report.applications?.find((a) => a.id === record.subject.application);
  if (!application)
    return { found: [...known, difference('application_missing', { id: record.subject.application })], open: [] };
  const unread = unnamed ? [w.trust.open.policy(policy.digest)] : [];
  const { monitoring, settled = [] } = record;
  // Payrolls are watched since an earlier record, or since a repayment that this one tells itself.
  const rested =
    record.supersedes !== null || (monitoring !== null && !settled.some((s) => s.last === monitoring.since));
  if (rested && given.supersedes === undefined) return { found: known, open: [w.trust.open.superseded] };
  const earlier = given.supersedes === undefined ? undefined : readRecord(given.supersedes, w);
  const value = decide(report, application, {
    pack: program.pack,
    policy,
    asOf: record.asOf,
    preparer: record.preparer,
    reportDigest: digest,
    before: earlier?.record ?? null,
    // The log may have grown since: what was replied before this record stands first in it.
    replies: earlier ? repliesTo(given.supersedes!, earlier.text, w).slice(0, record.replies?.length ?? 0) : [],
  });
  const made = { text: `${JSON.stringify(value, null, 2)}\n`, value };
  // Under another pack or tool the digests differ of themselves.
  const follows = (at: string): boolean =>
    known.length > 0 && /^\/(report|engine|inputsDigest|pack|workerNotices)(\/|$)/.test(at);
  // Whoever alters a record and makes its id anew is told where it was altered.
  const inside = compared(document, made, known, (at) => at === '/recordId' || follows(at));
  const other = inside.some((d) => d.code !== 'bytes_differ') ? inside : compared(document, made, known, follows);
  return { found: other, open: unread };
};

const policyIn = ({ policy: { digest, ...policy } }: DecisionRecord): PolicyRead => ({ policy, digest });
