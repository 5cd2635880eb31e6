// --decision FORMAT[:PLACE] → where decisions are written: standard output, one file, or a folder with a file for each application.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DecisionRenderer, decisionRenderers } from '../render/decisions/index.js';
import type { RenderOptions } from '../render/index.js';
import type { DecisionRecord, ScreeningSummary } from '../screening/types.js';
import type { Catalogue } from '../text/index.js';
import { UsageError } from './exit.js';
import type { Io } from './io.js';
import { filed, fileNames, writing } from './outputs.js';
import { LOG } from './review.js';

export interface DecisionsWanted {
  readonly text: string;
  readonly renderer: DecisionRenderer;
  /** '' is standard output. */
  readonly place: string;
  readonly folder: boolean;
}

export const decisionsWanted = (given: readonly string[] | undefined, w: Catalogue): readonly DecisionsWanted[] => {
  const wanted = (given?.length ? given : ['terminal']).map((text): DecisionsWanted => {
    const colon = text.indexOf(':');
    const [format, place] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
    const renderer = decisionRenderers.get(format);
    if (!renderer) throw new UsageError(w.cli.badValue('--decision', format, [...decisionRenderers.keys()].join(', ')));
    const folder =
      place !== '' && (/[/\\]$/.test(place) || statSync(place, { throwIfNoEntry: false })?.isDirectory() === true);
    return { text, renderer, place, folder };
  });
  for (const [i, { text, place, folder, renderer }] of wanted.entries()) {
    const other = wanted.slice(0, i).find((o) => o.place === place && !(folder && o.renderer !== renderer));
    if (other) throw new UsageError(w.cli.notTogether(`--decision ${other.text}`, `--decision ${text}`));
  }
  return wanted;
};

export const writeDecisions = async (
  wanted: readonly DecisionsWanted[],
  records: readonly DecisionRecord[],
  run: ScreeningSummary,
  options: RenderOptions,
  io: Io,
  w: Catalogue,
): Promise<void> => {
  for (const { renderer, place, folder } of wanted) {
    if (place === '') await io.out(renderer.all(records, run, options));
    else if (folder) writeFolder(renderer, place, records, run, filed(options), w);
    else put(place, renderer.all(records, run, filed(options)), w);
  }
};

const writeFolder = (
  renderer: DecisionRenderer,
  folder: string,
  records: readonly DecisionRecord[],
  run: ScreeningSummary,
  options: RenderOptions,
  w: Catalogue,
): void => {
  writing(folder, w, () => mkdirSync(folder, { recursive: true }));
  const { alone, summaryAlone, extension } = renderer;
  if (!alone || !summaryAlone) {
    put(join(folder, `decisions${extension}`), renderer.all(records, run, options), w);
    return;
  }
  const fileName = fileNames();
  for (const r of records)
    put(join(folder, `${fileName(`${r.subject.firm.id}.${r.subject.application}`)}${extension}`), alone(r), w);
  put(join(folder, `screening${extension}`), summaryAlone(run), w);
};

/** A record that somebody has reviewed keeps its bytes: the log beside it speaks of them. */
const put = (path: string, text: string, w: Catalogue): void => {
  if (existsSync(path + LOG) && existsSync(path) && readFileSync(path, 'utf8') !== text)
    throw new UsageError(w.screening.reviewed(path));
  writing(path, w, () => writeFileSync(path, text));
};
