// The files of csv-spectrum give the rows they should, by both readers and by csv-parse. (csv-parse's package ships no test files.)
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { readRows } from '../../src/intake/rows.js';
import { sourceOf } from './kit.js';

const FOLDER = new URL('../../node_modules/csv-spectrum/', import.meta.url);
const all = readdirSync(new URL('csvs/', FOLDER)).filter((name) => name.endsWith('.csv'));
/** Quotes within a cell that has none around it: csv-parse refuses it, and its JSON holds another number than the file. */
const REFUSED = 'location_coordinates.csv';
const names = all.filter((name) => name !== REFUSED);

async function rowsOf(bytes: Uint8Array, strict: boolean, chunk: number): Promise<string[][]> {
  const out: string[][] = [];
  for await (const raw of readRows(sourceOf(bytes, chunk).open(), { delimiter: ',', strict })) {
    for (let r = 0; r < raw.rows; r++) {
      const cells: string[] = [];
      for (let f = raw.rowStart[r]!; f < raw.rowStart[r + 1]!; f++)
        cells.push(Buffer.from(raw.bytes.subarray(raw.starts[f], raw.ends[f])).toString('utf8'));
      out.push(cells);
    }
  }
  return out;
}

describe('csv-spectrum', () => {
  test('its twelve files are there', () => {
    expect(all).toHaveLength(12);
  });

  test(`${REFUSED} is refused, as csv-parse does`, async () => {
    const bytes = readFileSync(new URL(`csvs/${REFUSED}`, FOLDER));
    expect(() => parse(bytes)).toThrow(/Invalid Opening Quote/);
    for (const strict of [false, true]) {
      const rows = readRows(sourceOf(bytes).open(), { delimiter: ',', strict });
      let step = await rows.next();
      while (step.done !== true) step = await rows.next();
      expect(step.value.stop).toEqual({ code: 'quote_misplaced', line: 2, args: { cell: 2 } });
    }
  });

  test.each(names)('%s', async (name) => {
    const bytes = readFileSync(new URL(`csvs/${name}`, FOLDER));
    const options = { record_delimiter: ['\r\r\n', '\r\n', '\n', '\r'], relax_column_count: true };
    const expected = parse(bytes, options) as string[][];
    for (const strict of [false, true])
      for (const chunk of [1, 5, 65_536]) expect(await rowsOf(bytes, strict, chunk)).toEqual(expected);
    const [header, ...rows] = expected;
    const said = JSON.parse(readFileSync(new URL(`json/${name.replace(/csv$/, 'json')}`, FOLDER), 'utf8')) as object[];
    expect(rows.map((row) => Object.fromEntries(header!.map((h, i) => [h, row[i]])))).toEqual(said);
  });
});
