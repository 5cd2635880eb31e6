// What a renderer is: it turns reports and the summary of a run into text, piece by piece, so that no run is ever held whole.
import type { Lang, Pack, Words } from '../pack/types.js';
import type { FirmReport, RunSummary } from '../report/types.js';

/** The parts of a pack that name what a report speaks of. A whole pack will do. */
export type PackWords = Pick<Pack, 'title' | 'rules' | 'text' | 'acts' | 'topics' | 'records'> &
  Partial<Pick<Pack, 'parameters' | 'claims'>>;

export interface RenderOptions {
  readonly lang: Lang;
  /** Columns of the terminal; lines keep to it (40 at least). */
  readonly width: number;
  /** Chalk's level: 0 none, 1 sixteen colours, 2 256, 3 all. */
  readonly colour: 0 | 1 | 2 | 3;
  readonly ambiguousWide: boolean;
  readonly pack: PackWords;
  /** Every row instead of the first ten, digests in full, coverage by rule. */
  readonly verbose: boolean;
}

/** What a renderer writes of one firm, in a run or alone in a file. */
export const firmTexts = (r: Renderer, report: FirmReport, options: RenderOptions, alone = false): Iterable<string> =>
  r.pieces?.(report, alone) ?? [alone && r.firmAlone ? r.firmAlone(report, options) : r.firm(report, options)];

/** The text of a run is begin + firm (once for each, in order) + end. Each piece can be written as soon as it is known. */
export interface Renderer {
  readonly name: string;
  /** One sentence for --help and the documentation. */
  readonly summary: Words;
  /** With its dot, e.g. ".json". */
  readonly extension: string;
  readonly begin: (options: RenderOptions) => string;
  readonly firm: (report: FirmReport, options: RenderOptions) => string;
  readonly end: (run: RunSummary, options: RenderOptions) => string;
  /** A firm's report, and the summary, as files of their own; without these, as in a run. */
  readonly firmAlone?: (report: FirmReport, options: RenderOptions) => string;
  /** The same text in pieces, for a report that may be too large for one string; undefined: it is not. */
  readonly pieces?: (report: FirmReport, alone: boolean) => Iterable<string> | undefined;
  readonly endAlone?: (run: RunSummary, options: RenderOptions) => string;
}
