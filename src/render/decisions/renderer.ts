// What a renderer of decisions is: it turns the records of a run and their summary into text. In: records, a summary. Out: text.
import type { DecisionRecord, ScreeningSummary } from '../../screening/types.js';
import type { RenderOptions } from '../renderer.js';

export interface DecisionRenderer {
  readonly name: string;
  /** With its dot, e.g. ".json". */
  readonly extension: string;
  readonly all: (records: readonly DecisionRecord[], run: ScreeningSummary, options: RenderOptions) => string;
  /** One record, and the summary, as files of their own; without these, all stand in one file. */
  readonly alone?: (record: DecisionRecord) => string;
  readonly summaryAlone?: (run: ScreeningSummary) => string;
}
