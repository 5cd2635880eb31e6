// kijun screen: a run of kijun check with applications → reports, then a decision record for each application, a summary, the exit code.
import type { Program } from '../pack/program.js';
import { reportDigest } from '../render/json.js';
import type { FirmReport } from '../report/types.js';
import { decide, isAdverse } from '../screening/decide.js';
import { type FirmLine, firmLine, screeningSummary } from '../screening/summary.js';
import type { DecisionRecord, PolicyRead, ReplyHeard } from '../screening/types.js';
import { type Catalogue, words } from '../text/index.js';
import { check, type Following } from './check.js';
import type { CheckOptions } from './check-options.js';
import { type DecisionsWanted, decisionsWanted, writeDecisions } from './decisions.js';
import { EXIT, type ExitWord, UsageError } from './exit.js';
import type { Io } from './io.js';
import { openPolicy } from './policy.js';
import { readRecord, repliesTo } from './review.js';

const APPLICATIONS = 'application';
const ACTS = 'official_act';
/** Firms without an application that are named. */
const TOLD = 10;

export interface ScreenOptions extends CheckOptions {
  readonly applications: readonly string[];
  readonly officialActs?: readonly string[];
  readonly policy?: string;
  readonly decision?: readonly string[];
  readonly supersedes?: readonly string[];
  readonly preparedBy?: string;
}

export const screen = async (
  paths: readonly string[],
  given: ScreenOptions,
  io: Io,
  version: string,
): Promise<number> => {
  const w = words(io.lang);
  if (given.asOf === undefined) throw new UsageError(w.screening.asOfNeeded);
  const policy = openPolicy(given.policy, io.lang, w);
  const wanted = decisionsWanted(given.decision, w);
  const before = supersededBy(given.supersedes ?? [], w);
  const acts = given.officialActs ?? [];
  const stdout = wanted.find((d) => d.place === '');
  const silent = stdout !== undefined && stdout.renderer.name !== 'terminal' && !given.report?.length;
  const toStdout = (given.report ?? []).find((r) => !r.includes(':'));
  // Two formats on one stream are neither; two texts for a reader follow each other.
  if (stdout && toStdout !== undefined && !(stdout.renderer.name === 'terminal' && toStdout === 'terminal'))
    throw new UsageError(w.cli.notTogether(`--report ${toStdout}`, `--decision ${stdout.text}`));
  const following = newFollowing(given, { policy, wanted, before, silent }, io, w);
  return check(
    [...paths, ...given.applications, ...acts],
    {
      ...given,
      threads: '1',
      as: [
        ...(given.as ?? []),
        ...given.applications.map((file) => `${APPLICATIONS}=${file}`),
        ...acts.map((file) => `${ACTS}=${file}`),
      ],
    },
    io,
    version,
    following,
  );
};

interface Earlier {
  readonly path: string;
  readonly record: DecisionRecord;
  readonly replies: readonly ReplyHeard[];
}

interface Screening {
  readonly policy: PolicyRead;
  readonly wanted: readonly DecisionsWanted[];
  readonly before: ReadonlyMap<string, Earlier>;
  readonly silent: boolean;
}

const newFollowing = (given: ScreenOptions, s: Screening, io: Io, w: Catalogue): Following => {
  const firms: FirmLine[] = [];
  const unasked: string[] = [];
  const records: DecisionRecord[] = [];
  const used = new Set<string>();
  return {
    silent: s.silent,
    open: ({ pack }: Program) => {
      for (const table of [APPLICATIONS, ...(given.officialActs ? [ACTS] : [])])
        if (!pack.records.some((r) => r.id === table)) throw new UsageError(w.screening.noSuchTable(pack.id, table));
    },
    seen: (files, seen) => {
      for (const { plan } of files) {
        const { id, firm, columns } = plan.record;
        if (seen.length < 2 || (id !== APPLICATIONS && id !== ACTS) || firm === undefined) continue;
        if (plan.columns.some((c) => c.column.name === firm)) continue;
        const title = columns.find((c) => c.name === firm)?.title[io.lang] ?? firm;
        throw new UsageError(w.screening.whoseRows(plan.source.name, title));
      }
      const alike = writtenAlike(seen);
      if (alike.length > 0) throw new UsageError(w.screening.writtenAlike(alike));
    },
    firm: (report: FirmReport, { pack }: Program) => {
      const applications = report.applications ?? [];
      // A firm that an authority's list names, and nobody applies for, is none of this set.
      if (applications.length === 0) unasked.push(report.firm.id);
      if (applications.length === 0) return;
      firms.push(firmLine(report, pack.rules));
      const before = s.before.get(report.firm.id);
      used.add(report.firm.id);
      const digest = reportDigest(report);
      for (const application of applications)
        records.push(
          decide(report, application, {
            pack,
            policy: s.policy,
            asOf: given.asOf!,
            preparer: given.preparedBy ?? null,
            reportDigest: digest,
            before: before?.record ?? null,
            replies: before?.replies ?? [],
          }),
        );
    },
    end: async ({ unreadable, options }) => {
      for (const [firm, { path }] of s.before)
        if (!used.has(firm)) throw new UsageError(w.screening.supersedesNobody(path, firm));
      const word = wordOf(records, unreadable);
      const code = given.exitZero === true && (word === 'breached' || word === 'undecided') ? EXIT.met : EXIT[word];
      const run = screeningSummary(given.asOf!, firms, records, { code, word });
      await writeDecisions(s.wanted, records, run, options, io, w);
      if (records.length === 0) await io.err(`${w.screening.noApplications}\n`);
      else if (unasked.length > 0)
        await io.err(`${w.screening.unasked(unasked.slice(0, TOLD), Math.max(0, unasked.length - TOLD))}\n`);
      const means = w.screening.exits[String(EXIT[word]) as keyof typeof w.screening.exits];
      await io.err(`${w.summary.exit(code, means)}\n`);
      return code;
    },
  };
};

/** Unreadable before breached before undecided before met, as for kijun check; it is the applications that count here. */
const wordOf = (records: readonly DecisionRecord[], unreadable: boolean): ExitWord => {
  if (unreadable) return 'unreadable';
  if (records.some((r) => isAdverse(r.outcome))) return 'breached';
  return records.length > 0 && records.every((r) => r.outcome === 'clear') ? 'met' : 'undecided';
};

/** Earlier records by firm: one a firm. */
const supersededBy = (paths: readonly string[], w: Catalogue): Screening['before'] => {
  const out = new Map<string, Earlier>();
  for (const path of paths) {
    const { record, text } = readRecord(path, w);
    const other = out.get(record.subject.firm.id);
    if (other) throw new UsageError(w.cli.notTogether(`--supersedes ${other.path}`, `--supersedes ${path}`));
    out.set(record.subject.firm.id, { path, record, replies: repliesTo(path, text, w) });
  }
  return out;
};

/** Firm ids that differ in width, case or spaces alone: acts under one would not be counted for the other. */
const writtenAlike = (firms: readonly string[]): readonly string[] => {
  const by = new Map<string, string[]>();
  for (const firm of firms) {
    const key = firm.normalize('NFKC').toLowerCase().replace(/\s/g, '');
    by.set(key, [...(by.get(key) ?? []), firm]);
  }
  return [...by.values()].filter((ids) => ids.length > 1).flat();
};
