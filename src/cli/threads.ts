// Shares of a run judged side by side: the first here, the others each in a thread of its own; their texts follow in order.
import { Worker } from 'node:worker_threads';
import type { Whose } from '../dossier/firms.js';
import type { ElsewhereSurvey, OpenFile, Seen } from '../dossier/first-look.js';
import type { Share } from '../dossier/group.js';
import type { Survey } from '../dossier/survey.js';
import type { Dossier } from '../dossier/types.js';
import { FAULTS_LISTED } from '../intake/faults.js';
import type { ByteRange, Fault, FilePlan, FileTally, IntakeOptions, MappedColumn, Source } from '../intake/types.js';
import type { RenderOptions } from '../render/index.js';
import type { Run } from '../report/provenance.js';
import { type Judging, judgeShare, type ShareResult, type Stopped } from './judging.js';
import type { Output } from './outputs.js';

/** A plan that can be sent to another thread: the table by its id, columns by name, the source without its way to open it. */
export interface SentFile {
  readonly plan: Omit<FilePlan, 'source' | 'record' | 'columns'>;
  readonly source: Omit<Source, 'open'>;
  /** What was found when it was planned. */
  readonly found: readonly Fault[];
  readonly table: string;
  readonly columns: readonly (Omit<MappedColumn, 'column'> & { readonly name: string })[];
}

/** Everything a thread needs to judge its share. */
export interface SentShare {
  readonly files: readonly SentFile[];
  readonly share: Share;
  readonly large: readonly number[];
  readonly firms: readonly string[];
  readonly seen: readonly FileTally[];
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly intake: IntakeOptions;
  readonly period: Dossier['period'];
  readonly asOf: Dossier['asOf'];
  readonly way: Survey['way'];
  readonly scratch: string;
  readonly stopped: readonly Stopped[];
  readonly run: Run;
  readonly render: Omit<RenderOptions, 'pack'>;
  /** What each --report asks for, and where its text waits for its turn; '' where it goes to a folder. */
  readonly outputs: readonly { readonly wanted: string; readonly spool: string }[];
}

/** What a thread needs to look at a part of a file while the main one looks at the rest. */
export interface SentLook {
  readonly file: SentFile;
  readonly range: ByteRange;
  readonly whose: Whose;
  readonly intake: IntakeOptions;
  readonly lang: SentShare['render']['lang'];
}

export type Sent = { readonly look: SentLook } | { readonly share: SentShare };
export type Answered = { readonly seen: Seen } | { readonly judged: ThreadResult };

export interface ThreadResult {
  readonly result: ShareResult;
  /** Tallies of the large files, in the survey's order, without what was found when they were planned. */
  readonly tallies: readonly FileTally[];
}

export interface ThreadPlan {
  readonly survey: Survey;
  readonly shares: readonly Share[];
  readonly judging: Judging;
  readonly outputs: readonly Output[];
  /** At least one for every share but the first. */
  readonly threads: readonly Waiting[];
  send(share: Share, index: number): SentShare;
}

/** Judges all shares; texts of later shares are appended to the outputs when the earlier ones are written. */
export const judgeSideBySide = async ({
  survey,
  shares,
  judging,
  outputs,
  threads,
  send,
}: ThreadPlan): Promise<ShareResult> => {
  const [first, ...others] = shares;
  const sent = others.map((share, i) => send(share, i + 1));
  const running = sent.map((one, i) => threads[i]!.judge(one));
  await Promise.all(threads.slice(sent.length).map((t) => t.dismiss()));
  const results = [await judgeShare(survey, first!, judging, outputs)];
  for (const [i, r] of running.entries()) {
    const { result, tallies } = await r;
    results.push(result);
    for (const [k, f] of survey.large.entries()) addTally(f, tallies[k]!);
    for (const [o, output] of outputs.entries()) await output.append(sent[i]!.outputs[o]!.spool);
  }
  return {
    lines: results.flatMap((r) => r.lines),
    breached: results.flatMap((r) => r.breached),
    open: results.some((r) => r.open),
    reported: results.flatMap((r) => r.reported),
  };
};

/** A thread that has its pack loaded, or is loading it, and waits for its share. */
export interface Waiting {
  look(sent: SentLook): Promise<Seen>;
  judge(sent: SentShare): Promise<ThreadResult>;
  dismiss(): Promise<void>;
}

/** Starts threads while the main one still surveys the files: loading a pack takes each of them a while. */
export const startThreads = (count: number, packFolder: string): readonly Waiting[] =>
  Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: packFolder });
    const failed = new Promise<never>((_, fail) => {
      worker.once('error', fail);
      worker.once('exit', (code) => fail(new Error(`a thread ended with code ${code} and no result`)));
    });
    // A thread that fails early must not be reported as a failure nobody waited for.
    failed.catch(() => undefined);
    const ask = (sent: Sent): Promise<Answered> => {
      const answer = new Promise<Answered>((done) => worker.once('message', done));
      worker.postMessage(sent);
      return Promise.race([answer, failed]);
    };
    return {
      look: async (look) => ((await ask({ look })) as Extract<Answered, { seen: unknown }>).seen,
      judge: async (share) => ((await ask({ share })) as Extract<Answered, { judged: unknown }>).judged,
      dismiss: async () => {
        await worker.terminate();
      },
    };
  });

/** The first of the threads as a second pair of eyes on a large file. */
export const lookingElsewhere = (
  [first]: readonly Waiting[],
  intake: IntakeOptions,
  lang: SentLook['lang'],
): ElsewhereSurvey | undefined =>
  first && ((f, range, whose) => first.look({ file: sentFile(f), range, whose, intake, lang }));

const addTally = ({ tally }: OpenFile, more: FileTally): void => {
  tally.rowsRead += more.rowsRead;
  tally.rowsLeftOut += more.rowsLeftOut;
  for (const firm of more.leftOutOf) tally.leftOutOf.add(firm);
  tally.lost.push(...more.lost);
  tally.rowsBlank += more.rowsBlank;
  for (const [what, n] of more.rowsAside) tally.rowsAside.set(what, (tally.rowsAside.get(what) ?? 0) + n);
  tally.faults.push(...more.faults.filter((f, i) => f.action === 'stopped' || tally.faults.length + i < FAULTS_LISTED));
  for (const [code, n] of more.faultCounts) tally.faultCounts.set(code, (tally.faultCounts.get(code) ?? 0) + n);
};

export const sentFile = ({ plan, found = [] }: OpenFile): SentFile => {
  const { source, record, columns, ...rest } = plan;
  const { open: _, ...sent } = source;
  return {
    plan: rest,
    source: sent,
    found,
    table: record.id,
    columns: columns.map(({ column, ...c }) => ({ ...c, name: column.name })),
  };
};
