// kijun notice: for each worker with money owed one page in their language; a language that nobody has reviewed is not offered.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticeGaps } from '../pack/notice.js';
import type { Pack } from '../pack/types.js';
import { reportText } from '../render/json.js';
import { noticeText, noticeWorkers } from '../render/notice.js';
import type { FirmReport, RunSummary } from '../report/types.js';
import { words } from '../text/index.js';
import { NOTICE_LANGUAGES, noticeWords } from '../text/notices.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { fileNames } from './outputs.js';
import { tellPackFaults } from './pack.js';
import { openProgram, packFolder } from './packs.js';
import { trustedFile } from './trusted-files.js';

export interface NoticeGiven {
  readonly pack?: string;
  readonly lang?: string;
  readonly out?: string;
}

export const notice = async (path: string, given: NoticeGiven, io: Io): Promise<number> => {
  const w = words(io.lang);
  const { document } = trustedFile(path, w);
  const reports = ([document.value].flat() as readonly (FirmReport | RunSummary)[]).filter((r) => r.kind === 'report');
  const [first] = reports;
  if (!first) throw new UsageError(w.cli.notAReport(path), EXIT.unreadable);
  const name = given.pack ?? first.provenance.pack;
  const { program, faults } = openProgram(packFolder(name, w), false);
  if (!program) return tellPackFaults(name, faults, io);
  const { pack } = program;
  const language = given.lang ?? io.lang;
  const own = noticeWords(language);
  if (!own || noticeGaps(pack, language).length > 0)
    throw new UsageError(w.notices.notOffered(language, pack.id, offered(pack), NOTICE_LANGUAGES));
  if (first.provenance.packDigest !== pack.digest) await io.err(`${w.notices.otherPack(path, pack.id)}\n`);
  const options = {
    lang: language === 'ja' ? 'ja' : 'en',
    language,
    words: own,
    text: pack.notice.text[language]!,
    paragraphs: pack.notice.paragraphs,
    width: 80,
    colour: 0,
    ambiguousWide: false,
    verbose: false,
    pack,
  } as const;
  let written = 0;
  const firmName = fileNames();
  for (const report of reports) {
    const digest = createHash('sha256').update(reportText(report)).digest('hex');
    const folder =
      given.out === undefined ? '' : reports.length > 1 ? join(given.out, firmName(report.firm.id)) : given.out;
    const fileName = fileNames();
    for (const worker of noticeWorkers(report)) {
      const text = noticeText(report, worker, { ...options, report: digest });
      if (folder === '') await io.out(written > 0 ? `\f${text}` : text);
      else put(folder, `${fileName(worker)}.${language}.txt`, text, io);
      written += 1;
    }
  }
  await io.err(`${written === 0 ? w.notices.none : w.notices.written(written)}\n`);
  return EXIT.met;
};

const offered = (pack: Pack): readonly string[] =>
  NOTICE_LANGUAGES.filter((l) => noticeWords(l) !== undefined && noticeGaps(pack, l).length === 0);

/** For this worker alone: nobody else on the machine may read it. */
const put = (folder: string, name: string, text: string, io: Io): void => {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  } catch (e) {
    throw new UsageError(words(io.lang).cli.notWritable(join(folder, name), (e as Error).message));
  }
};
