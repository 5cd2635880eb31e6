import { Parser } from 'csv-parse';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { RowsEnd } from '../../src/intake/row-block.js';
import { type RowOptions, readRows } from '../../src/intake/rows.js';
import { CELLS_MOST, FAST_RECORD_MOST } from '../../src/intake/rows-plain.js';
import { countLineEnds, RECORD_MOST } from '../../src/intake/rows-strict.js';
import { sourceOf } from './kit.js';

// Every parser of csv-parse that is given anything, or told that nothing comes.
const given = (['_transform', '_flush'] as const).map((step) => vi.spyOn(Parser.prototype, step));
afterAll(() => vi.restoreAllMocks());
const strict = {
  begin: (): void => {
    for (const step of given) step.mockClear();
  },
  get parsers(): number {
    return new Set(given.flatMap((step) => step.mock.contexts)).size;
  },
};

async function rows(
  text: string | Uint8Array,
  options: Partial<RowOptions> = {},
  chunk = 65536,
): Promise<{ rows: [number, ...string[]][]; end: RowsEnd }> {
  return rowsOf(sourceOf(text, chunk).open(), options);
}

async function rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  options: Partial<RowOptions>,
): Promise<{ rows: [number, ...string[]][]; end: RowsEnd }> {
  const out: [number, ...string[]][] = [];
  const blocks = readRows(chunks, { delimiter: ',', ...options });
  for (;;) {
    const step = await blocks.next();
    if (step.done === true) return { rows: out, end: step.value };
    const { bytes, starts, ends, rowStart, lines } = step.value;
    for (let r = 0; r < step.value.rows; r++) {
      const cells: string[] = [];
      for (let f = rowStart[r] as number; f < (rowStart[r + 1] as number); f++) {
        cells.push(Buffer.from(bytes.subarray(starts[f], ends[f])).toString('utf8'));
      }
      out.push([lines[r] as number, ...cells]);
    }
  }
}

test('regular files never reach csv-parse', async () => {
  strict.begin();
  for (const text of ['a,b\n1,2\n', 'a,b\r\n1,2', '"a","b ""c"""\n"x\ny","z\r\nw"\n"",\n', 'a\n\n,\n', '山,"川"\n']) {
    for (const blockBytes of [1, 3, 1000]) await rows(text, { blockBytes });
  }
  expect(strict.parsers).toBe(0);
});

test('line ends of old Macs and doubled ones need no csv-parse: millions of them would take it minutes', async () => {
  strict.begin();
  for (const text of ['a,b\r1,2\r\r3,"4\r5"\r', 'a\r\r\n"b"\r\r\n\r', '"a\r\r\nb"\r\n"c"\r', 'a\r\r\r\n\r\r'])
    for (const blockBytes of [1, 2, 3, 1000])
      for (const chunk of [1, 2, 3, 100]) {
        const fast = await rows(text, { blockBytes }, chunk);
        expect(strict.parsers).toBe(0);
        const slow = await rows(text, { strict: true }, chunk);
        strict.begin();
        expect([fast.rows, fast.end.notes]).toEqual([slow.rows, slow.end.notes]);
      }
});

test('the first doubtful record and all that follows go to csv-parse, with lines going on', async () => {
  strict.begin();
  const read = await rows('a,b\n"x\n\ny",2\n3,4\r5,6\n"7\r\n8",9\n10,11\n12"13');
  expect(strict.parsers).toBe(1);
  expect(read.rows).toEqual([
    [1, 'a', 'b'],
    [2, 'x\n\ny', '2'],
    [5, '3', '4'],
    [6, '5', '6'],
    [7, '7\r\n8', '9'],
    [9, '10', '11'],
  ]);
  expect(read.end.stop).toMatchObject({ code: 'quote_misplaced', line: 10 });
  expect(read.end.notes).toEqual([{ code: 'line_ends_cr', line: 5 }]);
});

describe.each([false, true])('strict: %s', (way) => {
  const read = (text: string, more: Partial<RowOptions> = {}, chunk?: number) =>
    rows(text, { strict: way, ...more }, chunk);

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
    ['CR CR LF', '\r\r\n'],
  ])('lines are those of the start of each record: %s', async (_, end) => {
    const text = ['a,b', '"x', 'y', 'z",2', '', '3,4', ''].join(end);
    for (const chunk of [1, 2, 100]) {
      expect((await read(text, {}, chunk)).rows).toEqual([
        [1, 'a', 'b'],
        [2, ['x', 'y', 'z'].join(end), '2'],
        [5, ''],
        [6, '3', '4'],
      ]);
    }
  });

  test('CR CR LF is one line end, and said to be', async () => {
    const { end } = await read('a\r\r\nb\r\r\n');
    expect(end.notes).toEqual([{ code: 'line_ends_crcrlf', line: 1 }]);
  });

  test('delimiters', async () => {
    expect((await read('a;"b;c"\n', { delimiter: ';' })).rows).toEqual([[1, 'a', 'b;c']]);
    expect((await read('a\t"b,c"\t\n', { delimiter: '\t' })).rows).toEqual([[1, 'a', 'b,c', '']]);
  });

  test('the end of a file', async () => {
    expect((await read('')).rows).toEqual([]);
    expect((await read('\n')).rows).toEqual([[1, '']]);
    expect((await read('a')).rows).toEqual([[1, 'a']]);
    expect((await read('a,')).rows).toEqual([[1, 'a', '']]);
    expect((await read('""')).rows).toEqual([[1, '']]);
    expect((await read('a,""')).rows).toEqual([[1, 'a', '']]);
    expect((await read('a\r')).rows).toEqual([[1, 'a']]);
  });

  test.each([
    ['a\n\n"b\nc', 'quote_not_closed', 3, { cell: 1 }],
    ['a\n1,b"c\n2\n', 'quote_misplaced', 2, { cell: 2 }],
    ['a\n"x\ny",1,"b"c\n2\n', 'quote_misplaced', 2, { cell: 3 }],
    ['a\n"b" ,1\n', 'quote_misplaced', 2, { cell: 1 }],
  ])('%j stops', async (text, code, line, args) => {
    for (const chunk of [1, 3, 100]) {
      const { rows: before, end } = await read(text, { blockBytes: chunk }, chunk);
      expect(before.length).toBe(line === 3 ? 2 : 1);
      expect(end.stop).toEqual({ code, line, args });
    }
  });

  test('a record that never ends stops with the line it began on', async () => {
    const text = `a,b\n1,"${'x,y\n'.repeat(RECORD_MOST / 4 + 10)}`;
    const { rows: before, end } = await read(text, {}, 1 << 20);
    expect(before).toHaveLength(1);
    expect(end.stop).toEqual({ code: 'record_too_long', line: 2, args: { limit: RECORD_MOST } });
  });

  test('a record of more cells than a spreadsheet holds stops, however long it is and whatever reads it', async () => {
    const stop = { code: 'record_too_many_cells', line: 2, args: { limit: CELLS_MOST } };
    for (const [cells, tail] of [
      [CELLS_MOST, '\n1,2\n'],
      [CELLS_MOST, ',"x"\n1,2\n'],
      [2 * FAST_RECORD_MOST, ''],
    ] as const)
      for (const strict of [false, true])
        for (const chunk of [1 << 12, 1 << 20]) {
          const { rows: before, end } = await read(`a,b\n${','.repeat(cells)}${tail}`, { strict }, chunk);
          expect(before).toHaveLength(1);
          expect(end.stop).toEqual(stop);
        }
    const { rows: all } = await read(`a,b\n${','.repeat(CELLS_MOST - 1)}\n1,2\n`);
    expect(all).toHaveLength(3);
  });

  test('a long record is read whole', async () => {
    const long = 'x'.repeat(FAST_RECORD_MOST + 10);
    const { rows: all } = await read(`a,b\n1,"${long}"\n2,3\n`, {}, 1 << 16);
    expect(all.map(([line, first]) => [line, first])).toEqual([
      [1, 'a'],
      [2, '1'],
      [3, '2'],
    ]);
    expect(all[1]?.[2]).toBe(long);
  });
});

test('the source is closed when reading ends early', async () => {
  for (const way of [false, true]) {
    let closed = false;
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('a,b\n'.repeat(10_000));
      } finally {
        closed = true;
      }
    };
    for await (const _ of readRows(chunks(), { delimiter: ',', strict: way })) break;
    expect(closed).toBe(true);
  }
});

test('chunks and passing blocks in memory that is used again hold the same rows', async () => {
  const text = Array.from(
    { length: 300 },
    (_, i) => `${i},-${'x'.repeat(i % 37)},"a ""${i}""",${i % 5 ? '' : '"\r\n"'}\r\n`,
  );
  const plain = Array.from({ length: 300 }, (_, i) => `${i},-${'山'.repeat(i % 7)} +,,\n`);
  for (const all of [text.join(''), plain.join(''), plain.map((row, i) => (i % 9 ? row : text[i])).join('')]) {
    const expected = await rows(all, { strict: true });
    for (const [chunk, blockBytes] of [
      [7, 64],
      [100, 1000],
      [5000, 333],
    ] as const) {
      const again = async function* (): AsyncGenerator<Uint8Array> {
        const room = new Uint8Array(chunk);
        for await (const part of sourceOf(all, chunk).open()) {
          room.fill(0x22).set(part);
          yield room.subarray(0, part.length);
        }
      };
      const passing = await rowsOf(again(), { blockBytes, passing: true });
      expect(passing.rows).toEqual(expected.rows);
    }
  }
});

test('blocks handed out are not touched again', async () => {
  const text = Array.from({ length: 500 }, (_, i) => `${i},"a ""${i}"""`).join('\n');
  const kept: [string, () => string][] = [];
  for await (const raw of readRows(sourceOf(text, 50).open(), { delimiter: ',', blockBytes: 64 })) {
    const all = (): string => JSON.stringify([[...raw.bytes], [...raw.starts], [...raw.ends], [...raw.lines]]);
    kept.push([all(), all]);
  }
  expect(kept.length).toBeGreaterThan(50);
  for (const [before, now] of kept) expect(now()).toBe(before);
});

test('line ends are counted one each', () => {
  const count = (text: string): number => countLineEnds(Buffer.from(text), 0, Buffer.byteLength(text));
  expect(
    ['', 'a', '\n', '\r\n', '\r', '\r\r\n', '\r\r', '\n\r', '\r\n\r\n', '\r\r\r\n', 'a\nb\rc\r\nd'].map(count),
  ).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
});
