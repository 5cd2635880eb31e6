// All rows of a file that must be turned before its headings are known. In: a source. Out: its rows as text, or why not.
import type { Layout } from '../../pack/layout.js';
import { utf8Chunks } from '../decode.js';
import { rowOptions } from '../head.js';
import type { RowStop, TextRow } from '../row-block.js';
import { readRows } from '../rows.js';
import type { Encoding, IntakeOptions, Source } from '../types.js';
import { TURNED_MOST, textRows } from './turned.js';

/** Undefined where the layout has one record a row from the first row of headings on. */
export async function readWhole(
  source: Source,
  encoding: Encoding,
  delimiter: string,
  options: IntakeOptions,
  layout: Layout,
): Promise<{ readonly rows: readonly TextRow[]; readonly stop?: RowStop } | undefined> {
  const turned = layout.section !== undefined || (layout.shape ?? 'rows') !== 'rows';
  if (!turned) return undefined;
  const rows: TextRow[] = [];
  let bytes = 0;
  const blocks = readRows(utf8Chunks(source, encoding), rowOptions(delimiter, options));
  for (;;) {
    const step = await blocks.next();
    if (step.done === true) return { rows, ...(step.value.stop && { stop: step.value.stop }) };
    bytes += step.value.bytes.length;
    if (bytes > TURNED_MOST) {
      await blocks.return({ notes: [] });
      return { rows, stop: { code: 'turned_too_large', line: 0, args: { limit: TURNED_MOST } } };
    }
    rows.push(...textRows(step.value));
  }
}
