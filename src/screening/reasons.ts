// Findings of one rule → one reason of the record: what it leads to, whom it counts, what proves it. No worker is named.
import { covers } from '../judge/manifest.js';
import type { Pack } from '../pack/types.js';
import { add, formatNumber, parseNumber, type Q } from '../quantity/rational.js';
import { stageOutcome } from '../report/outcome.js';
import { owedNow } from '../report/owed.js';
import type { Amount, EvidenceLine, FirmReport, Outcome } from '../report/types.js';
import { amountText, both } from './say.js';
import { APPLICATION, type Group, type RuleHead } from './scope.js';
import type { DecisionReason, Policy, Proof } from './types.js';

export type PackWords = Pick<Pack, 'rules' | 'text' | 'acts' | 'topics' | 'records'>;

export interface ReasonContext {
  readonly report: FirmReport;
  readonly pack: PackWords;
  readonly policy: Policy;
  /** Rules whose breaches are a matter for a person, by the policy's escalation. */
  readonly escalated: ReadonlySet<string>;
}

const COMPARED = new Set(['atLeast', 'atMost', 'above', 'below', 'equals']);

export const titleOf = (pack: PackWords, rule: string) => ({
  en: pack.text.en.rules[rule]?.title ?? rule,
  ja: pack.text.ja.rules[rule]?.title ?? rule,
});

const settlesOf = (pack: PackWords, rule: string) => ({
  en: pack.text.en.rules[rule]?.settles ?? '',
  ja: pack.text.ja.rules[rule]?.settles ?? '',
});

export const reasonOf = (group: Group, c: ReasonContext): DecisionReason => {
  const { report, pack, policy } = c;
  const { findings, subjects, answer, rule, stage } = group;
  const tables = new Map(report.provenance.files.map((f) => [f.file, f.table]));
  const files = [...new Set(findings.flatMap((f) => f.cells.map((x) => x.file)))].sort();
  const fromWorkers = files.some((file) =>
    evidenceOn(report, file, tables.get(file)).some((e) => e.suppliedBy === 'worker'),
  );
  const proof: Proof = fromWorkers
    ? 'testimonial'
    : findings.every((f) => f.test !== undefined && COMPARED.has(f.test.is))
      ? 'arithmetic'
      : 'documentary';
  // An application speaks of one person to come, not of those who work there.
  const people = subjects.filter((s) => s.kind !== APPLICATION && s.worker !== undefined);
  const workers = new Set(people.map((s) => s.worker)).size;
  const months = new Set(people.flatMap((s) => s.from?.slice(0, 7) ?? [])).size;
  const official = isOfficial(group, pack);
  const hold = answer === 'breached' && !official && (group.breach === 'fundamental' || fromWorkers);
  const few = hold && workers > 0 && workers < policy.minimumGroup;
  const amount = few ? null : sumOf(findings.flatMap((f) => (answer === 'breached' ? (owedNow(f) ?? []) : [])));
  const amountOpen = findings.filter((f) => f.reasons.some((r) => r.code === 'amount_open')).length;
  const [title, settles] = [titleOf(pack, rule), settlesOf(pack, rule)];
  const text = both((w, lang) => {
    const say = w.screening;
    if (answer === 'breached' && official) return say.stands(title[lang], subjects.length);
    if (answer === 'undecided') return say.undecided(title[lang], subjects.length, settles[lang]);
    const counts = few
      ? [say.fewer(policy.minimumGroup)]
      : [
          ...(workers > 0 ? [say.workers(workers)] : []),
          ...(months > 0 ? [say.months(months)] : []),
          ...(workers + months === 0 ? [say.findings(subjects.length)] : []),
          ...(amount && amount.amount !== '0' ? [say.owed(amountText(w, amount), amountOpen > 0)] : []),
        ];
    return say.breached(title[lang], counts);
  });
  return {
    rule,
    title,
    stage,
    answer,
    breach: group.breach,
    official,
    leadsTo: leadsTo(group, c, fromWorkers),
    text,
    law: (findings[0]?.law ?? []).map((ref) => ({
      ...ref,
      title: pack.acts[ref.act]?.title ?? { en: ref.act, ja: ref.act },
      url: pack.acts[ref.act]?.url ?? '',
    })),
    checked: findings.every((f) => f.checked),
    proof,
    // One finding for each worker or month: where people are too few to be counted, so are these.
    findings: few ? null : subjects.length,
    workers: few ? null : workers,
    months: few ? null : months,
    amount,
    amountOpen,
    disclosureHold: hold,
    open: answer === 'undecided' ? openCodes(group) : [],
    // Nor are they told by the number of references; what is to be paid keeps them, to see whether it comes again.
    fingerprints: few && group.breach === 'fundamental' ? [] : findings.map((f) => f.fingerprint).sort(),
    files,
  };
};

/** A rule that judged nothing: no finding, and yet no silence. */
export const unseenReason = (head: RuleHead, { report, pack }: ReasonContext): DecisionReason => {
  const [title, settles] = [titleOf(pack, head.rule), settlesOf(pack, head.rule)];
  const why = report.notLookedAt.find((n) => n.rule === head.rule)?.reason.code ?? 'stated_unknown';
  return {
    ...head,
    title,
    answer: 'undecided',
    official: false,
    leadsTo: stageOutcome(head.stage, [], true),
    text: both((w, lang) => w.screening.notJudged(title[lang], settles[lang])),
    law: (pack.rules.find((r) => r.id === head.rule)?.law ?? []).map((ref) => ({
      ...ref,
      title: pack.acts[ref.act]?.title ?? { en: ref.act, ja: ref.act },
      url: pack.acts[ref.act]?.url ?? '',
    })),
    checked: pack.rules.find((r) => r.id === head.rule)?.checked ?? false,
    proof: 'documentary',
    findings: 0,
    workers: 0,
    months: 0,
    amount: null,
    amountOpen: 0,
    disclosureHold: false,
    open: [{ code: why, answers: 0 }],
    fingerprints: [],
    files: [],
  };
};

/** It speaks of an act of an authority, not of what the firm's own records show. */
const isOfficial = (group: Group, pack: PackWords): boolean =>
  group.subjects.every((s) => pack.records.some((r) => r.id === s.kind && r.official === true));

const leadsTo = (group: Group, c: ReasonContext, testimony: boolean): Outcome => {
  const { stage, breach, answer, findings, rule } = group;
  if (answer === 'undecided') return stageOutcome(stage, [], true);
  // What rests on what a worker says, or what the policy escalates, is a matter for a person.
  const kind = testimony || c.escalated.has(rule) ? 'fundamental' : breach;
  const barred = findings.some((f) => f.bar !== undefined);
  return stageOutcome(stage, [kind], false, barred);
};

/** Lines of the list of what was submitted that speak of a file: by its name, or by its table where they name none. */
export const evidenceOn = (report: FirmReport, file: string, table: string | undefined): readonly EvidenceLine[] =>
  report.evidence.filter((e) => (e.file === '' ? e.table === table : covers(e.file, file)));

const openCodes = (group: Group): DecisionReason['open'] => {
  const counts = new Map<string, number>();
  const own = new Set(group.subjects);
  for (const f of group.findings) {
    const code = f.reasons[0]?.code ?? 'stated_unknown';
    counts.set(code, (counts.get(code) ?? 0) + (f.subjects ?? [f.subject]).filter((s) => own.has(s)).length);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, answers]) => ({ code, answers }));
};

/** Exact; null where there is nothing to add. A pack has one currency. */
const sumOf = (amounts: readonly Amount[]): Amount | null => {
  const [first] = amounts;
  if (!first) return null;
  const sum = amounts.reduce<Q | null>((total, a) => {
    const q = parseNumber(a.amount);
    return q === undefined ? total : total === null ? q : add(total, q);
  }, null);
  return sum === null ? null : { amount: formatNumber(sum), unit: first.unit };
};
