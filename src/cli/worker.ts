// A thread of kijun check: one share of a run, judged as the main thread judges its own; texts wait in spool files.
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenFile, surveyRange } from '../dossier/first-look.js';
import { type Survey, surveySmall } from '../dossier/survey.js';
import { tallyOf } from '../intake/faults.js';
import type { FileTally } from '../intake/types.js';
import type { Program } from '../pack/program.js';
import { firmTexts } from '../render/renderer.js';
import { words } from '../text/index.js';
import { judgeShare } from './judging.js';
import { reopened } from './kept.js';
import { filed, type Output, parseWanted, toFolder } from './outputs.js';
import { openProgram } from './packs.js';
import { scratchIn } from './scratch.js';
import type { Answered, Sent, SentFile, SentShare, ThreadResult } from './threads.js';

const opened = (sent: SentFile, program: Program, lang: 'en' | 'ja'): OpenFile => {
  const record = program.pack.records.find((r) => r.id === sent.table)!;
  const columns = sent.columns.map(({ name, ...c }) => ({
    ...c,
    column: record.columns.find((x) => x.name === name)!,
  }));
  const plan = { ...sent.plan, source: reopened(sent.source, words(lang)), record, columns };
  return { plan, tally: tallyOf(sent.found), found: sent.found };
};

const spooled = (
  spool: string,
  texts: (report: Parameters<Output['firm']>[0]) => Iterable<string>,
): Pick<Output, 'firm'> & { close(): void } => {
  const fd = openSync(spool, 'w', 0o600);
  return {
    firm: async (report) => {
      for (const text of texts(report)) writeFileSync(fd, text);
    },
    close: () => closeSync(fd),
  };
};

const judge = async (sent: SentShare, program: Program): Promise<ThreadResult> => {
  const { lang } = sent.render;
  const w = words(lang);
  const files = sent.files.map((f) => opened(f, program, lang));
  const large = sent.large.map((i) => files[i]!);
  const small = await surveySmall(
    files.filter((f) => !large.includes(f)),
    sent.intake,
    files,
  );
  const survey: Survey = {
    ...small,
    files,
    large,
    folders: sent.folders,
    way: sent.way,
    firms: sent.firms,
    counts: new Map(),
    borders: [],
    seen: sent.seen,
  };
  const options = { ...sent.render, pack: program.pack };
  const outputs = sent.outputs.map(({ wanted, spool }) => {
    const { renderer, place } = parseWanted(wanted, w);
    const plain = place === '' ? options : filed(options);
    if (spool === '') return { ...toFolder(renderer, plain, place, w), close: () => undefined };
    return spooled(spool, (report) => firmTexts(renderer, report, plain));
  });
  const judging = {
    program,
    run: sent.run,
    stopped: sent.stopped,
    options: { records: program.pack.records, intake: sent.intake, period: sent.period, asOf: sent.asOf },
    scratch: scratchIn(sent.scratch),
  };
  const result = await judgeShare(survey, sent.share, judging, outputs);
  for (const o of outputs) o.close();
  return { result, tallies: large.map(readOnly) };
};

/** The tally as it was before reading is the main thread's: it has counted that already. */
const readOnly = ({ tally, found = [] }: OpenFile): FileTally => {
  const faultCounts = new Map(tally.faultCounts);
  for (const { code } of found) {
    const rest = faultCounts.get(code)! - 1;
    if (rest > 0) faultCounts.set(code, rest);
    else faultCounts.delete(code);
  }
  return { ...tally, faults: tally.faults.slice(found.length), faultCounts };
};

// The pack is loaded while the main thread still plans the files; then comes a part to look at, or the share.
const { program } = openProgram(workerData as string, false);
const answer = async (sent: Sent): Promise<Answered> => {
  if ('share' in sent) return { judged: await judge(sent.share, program!) };
  const { file, intake, range, whose, lang } = sent.look;
  return { seen: await surveyRange(opened(file, program!, lang), intake, range, whose) };
};
parentPort!.on('message', async (sent: Sent) => {
  try {
    parentPort!.postMessage(await answer(sent));
    // Its share judged, the thread has nothing more to do.
    if ('share' in sent) parentPort!.close();
  } catch (e) {
    // Thrown outside the promise, it reaches the main thread as this thread's error.
    setImmediate(() => {
      throw e;
    });
  }
});
