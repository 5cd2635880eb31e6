// Decision records as JSON, each with the very bytes its id was taken of where it stands alone. In: records. Out: text.
import type { DecisionRenderer } from './renderer.js';

const text = (value: unknown): string => JSON.stringify(value, null, 2);

/** An array of records that ends with the summary; or a file a record. */
export const json: DecisionRenderer = {
  name: 'json',
  extension: '.json',
  all: (records, run) => `[\n${[...records, run].map(text).join(',\n')}\n]\n`,
  alone: (record) => `${text(record)}\n`,
  summaryAlone: (run) => `${text(run)}\n`,
};
