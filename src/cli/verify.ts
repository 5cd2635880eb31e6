// kijun verify: a report or record, as it is or signed, against the inputs it was made from. Every difference is named; exit 0, 1 or 2.
import { createHash } from 'node:crypto';
import type { Program } from '../pack/program.js';
import { reportText, runText, summaryText } from '../render/json.js';
import { visible } from '../render/visible.js';
import type { FirmReport, Provenance, RunSummary } from '../report/types.js';
import type { DecisionRecord } from '../screening/types.js';
import { type Catalogue, fill, words } from '../text/index.js';
import { causes, compared, type Difference, difference } from '../trust/compare.js';
import { PAYLOAD_TYPES, type TrustedDocument } from '../trust/documents.js';
import { envelopeText, signedBy } from '../trust/envelope.js';
import type { Key } from '../trust/keys.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { tellPackFaults } from './pack.js';
import { openProgram, packFolder } from './packs.js';
import { recompute } from './recompute.js';
import { type TrustedFile, trustedFile, verifyingKey } from './trusted-files.js';
import { type DecisionInputs, provenanceIn, verifyDecision } from './verify-decision.js';

export interface VerifyOptions extends DecisionInputs {
  readonly pack?: string;
  readonly key?: readonly string[];
}

export const verify = async (
  path: string,
  inputs: readonly string[],
  given: VerifyOptions,
  io: Io,
  version: string,
): Promise<number> => {
  const w = words(io.lang);
  const keys = (given.key ?? []).map((k) => verifyingKey(k, w));
  const file = trustedFile(path, w);
  const found: Difference[] = [...signatures(file, keys)];
  const open = [
    ...(file.signed && keys.length === 0
      ? [w.trust.open.unsigned(file.signed.envelope.signatures.map((s) => s.keyid))]
      : []),
    ...(inputs.length === 0 ? [w.trust.open.noInputs] : []),
  ];
  const provenance = provenanceOf(file.document, path, w);
  if (inputs.length > 0) {
    const opened = openProgram(recordedPack(given.pack, provenance, path, w), false);
    if (!opened.program) return tellPackFaults(given.pack ?? provenance.pack, opened.faults, io);
    const named = [given.policy, given.cited, given.supersedes].filter((f) => f !== undefined);
    const again = await asDocumentFault(path, [...inputs, ...named], w, () =>
      file.document.kind === 'decision'
        ? verifyDecision(file.document, inputs, given, opened.program!, io, version)
        : recomputed(file.document, provenance, inputs, opened.program!, io, version),
    );
    found.push(...again.found);
    open.push(...again.open);
  }
  const told = found.map((d) => sentenceOf(d, w));
  const good = [
    ...(found.length === 0 && inputs.length > 0
      ? [w.trust.same(provenance.files.length, provenance.pack, provenance.packVersion)]
      : []),
    ...(found.length === 0 && keys.length > 0 ? [w.trust.signed(keys.map((k) => k.id))] : []),
  ];
  for (const line of [...told, ...good, ...open]) await io.out(`${visible(`${path}: ${line}`)}\n`);
  await io.out(`SHA-256 ${createHash('sha256').update(file.document.bytes).digest('hex')}\n`);
  return found.length > 0 ? EXIT.breached : open.length > 0 ? EXIT.undecided : EXIT.met;
};

const sentenceOf = ({ code, args }: Difference, w: Catalogue): string => {
  const { what, todo } = w.trust.differences[code];
  return fill(w.report.sentences([what, todo]), args);
};

/** What the keys given say of the file. */
const signatures = ({ document, signed }: TrustedFile, keys: readonly Key[]): readonly Difference[] => {
  if (!signed) return keys.length > 0 ? [difference('not_signed')] : [];
  const { envelope, text } = signed;
  const wanted = PAYLOAD_TYPES[document.kind];
  const signers = envelope.signatures.map((s) => s.keyid).join(', ');
  return [
    ...(envelopeText(envelope) === text ? [] : [difference('envelope_form')]),
    ...(envelope.payloadType === wanted
      ? []
      : [difference('payload_type', { recorded: envelope.payloadType, found: wanted })]),
    ...keys.flatMap((key): readonly Difference[] => {
      const said = signedBy(envelope, key);
      return said === 'good' ? [] : [difference(`signature_${said}`, { key: key.id, signers })];
    }),
  ];
};

const isProvenance = (value: unknown): value is Provenance => {
  const p = value as Partial<Provenance> | null | undefined;
  return (
    typeof p?.pack === 'string' &&
    typeof p.options === 'object' &&
    p.options !== null &&
    Array.isArray(p.files) &&
    p.files.every((f) => typeof f?.file === 'string' && typeof f.sha256 === 'string')
  );
};

/** Of a run: that of its summary, which lists every file. */
const provenanceOf = ({ kind, value }: TrustedDocument, path: string, w: Catalogue): Provenance => {
  const all = [value].flat() as readonly { readonly provenance?: unknown }[];
  const found = kind === 'decision' ? provenanceIn(value as DecisionRecord) : all.at(-1)!.provenance;
  const subject = (value as Partial<DecisionRecord>).subject;
  const whose = kind !== 'decision' || typeof subject?.firm?.id === 'string';
  if (!isProvenance(found) || !whose) throw new UsageError(w.trust.notADocument(path), EXIT.unreadable);
  return found;
};

const recordedPack = (named: string | undefined, { pack }: Provenance, path: string, w: Catalogue): string => {
  if (named !== undefined) return packFolder(named, w);
  try {
    return packFolder(pack, w);
  } catch (e) {
    throw e instanceof UsageError ? new UsageError(w.trust.packNotHere(path, pack)) : e;
  }
};

type Written = FirmReport | RunSummary;

interface Verified {
  readonly found: readonly Difference[];
  /** What could not be checked. */
  readonly open: readonly string[];
}

/** What is wrong with recorded options is the document's fault, not the command line's. */
const asDocumentFault = async <T>(
  path: string,
  inputs: readonly string[],
  w: Catalogue,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (e) {
    const given = e instanceof UsageError && (e.code !== EXIT.usage || inputs.some((i) => e.message.includes(i)));
    if (!(e instanceof UsageError) || given) throw e;
    throw new UsageError(w.trust.badOptions(path, e.message), EXIT.unreadable);
  }
};

const recomputed = async (
  document: TrustedDocument,
  recorded: Provenance,
  inputs: readonly string[],
  program: Program,
  io: Io,
  version: string,
): Promise<Verified> => {
  const single = document.kind === 'report' ? (document.value as FirmReport).firm?.id : undefined;
  const wants = (firm: string): boolean => single === undefined || firm === single;
  const again = await recompute(recorded, inputs, program, wants, io, version);
  if (document.kind === 'report') {
    const report = again.reports.get(single ?? '');
    if (!report) {
      const elsewhere = causes(recorded, again.summary(undefined).provenance);
      const found = elsewhere.filter((d) => d.code !== 'input_extra');
      return { found: [difference('firm_missing', { firm: String(single) }), ...found], open: [] };
    }
    const made = { text: reportText(report), value: report };
    return { found: compared(document, made, causes(recorded, report.provenance)), open: [] };
  }
  const all = [document.value].flat() as readonly Written[];
  const summary = again.summary((all.at(-1) as RunSummary).exit);
  const value = document.kind === 'run' ? [...again.reports.values(), summary] : summary;
  const text = document.kind === 'run' ? runText([...again.reports.values()], summary) : summaryText(summary);
  return { found: compared(document, { text, value }, causes(recorded, summary.provenance)), open: [] };
};
