import { createHash } from 'node:crypto';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { lookAt, utf8Chunks } from '../../src/intake/decode.js';
import type { Encoding, Source } from '../../src/intake/types.js';
import { sourceOf } from './kit.js';

const TEXT = '社員番号,氏名,基本給\r\n001,髙﨑①㈱ソ表能,"1,234"\r\n002,ﾃｽﾄ～－,5\r\n';

const ENCODED: readonly (readonly [string, Encoding, Buffer])[] = [
  ['UTF-8', 'utf-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${TEXT}`)],
  ['CP932', 'cp932', iconv.encode(TEXT, 'cp932')],
  ['EUC-JP', 'euc-jp', iconv.encode(TEXT.replace(/[髙﨑①㈱～－]/g, '高'), 'eucjp')],
  ['UTF-16LE with a mark', 'utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
  ['UTF-16BE with a mark', 'utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
  ['UTF-16LE without a mark', 'utf-16le', iconv.encode(TEXT, 'utf-16le')],
  ['UTF-16BE without a mark', 'utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: false })],
];

async function decoded(source: Source, encoding: Encoding): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of utf8Chunks(source, encoding)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

test.each(ENCODED)('%s is recognised and decoded, wherever the chunks are cut', async (name, encoding, bytes) => {
  const text = name === 'EUC-JP' ? TEXT.replace(/[髙﨑①㈱～－]/g, '高') : TEXT;
  for (const chunk of [1, 2, 3, 5, 7, 16, 4096]) {
    const source = sourceOf(bytes, chunk);
    const { looked, faults } = await lookAt(source);
    expect(faults).toEqual([]);
    expect(looked).toMatchObject({
      encoding,
      why: /with a/.test(name) ? 'bom' : 'detected',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await decoded(source, encoding)).toBe(text);
  }
});

test('the mark and the mark alone is taken off', async () => {
  for (const text of ['', 'a', 'ab', '山', 'abc', 'a\ufeffb', '\ufeff\ufeffa']) {
    for (const chunk of [1, 2, 100]) {
      expect(await decoded(sourceOf(`\ufeff${text}`, chunk), 'utf-8')).toBe(text);
      expect(await decoded(sourceOf(iconv.encode(`\ufeff${text}`, 'utf-16le'), chunk), 'utf-16le')).toBe(text);
    }
    expect(await decoded(sourceOf(`x${text}`), 'utf-8')).toBe(`x${text}`);
  }
});

test('chunks of a UTF-8 file are passed on without a copy', async () => {
  const chunks = [Buffer.from('社員番号,'), Buffer.from('基本給\n')];
  const source: Source = {
    name: 'f',
    folder: '',
    size: 0,
    open: async function* () {
      yield* chunks;
    },
  };
  const out: Uint8Array[] = [];
  for await (const chunk of utf8Chunks(source, 'utf-8')) out.push(chunk);
  expect(out[0]).toBe(chunks[0]);
  expect(out[1]).toBe(chunks[1]);
});

test('UTF-8 is never taken for anything else, and broken UTF-8 never for UTF-8', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.integer({ min: 1, max: 5 }),
      async (text, chunk) => {
        fc.pre(!text.includes('\0'));
        const { looked } = await lookAt(sourceOf(text, chunk));
        expect(looked?.encoding).toBe('utf-8');
        expect(await decoded(sourceOf(text, chunk), 'utf-8')).toBe(text.replace(/^\ufeff/, ''));
      },
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 12, min: 1 }),
      fc.integer({ min: 1, max: 5 }),
      async (bytes, chunk) => {
        const { looked } = await lookAt(sourceOf(bytes, chunk));
        const strict = new TextDecoder('utf-8', { fatal: true });
        let valid = true;
        try {
          strict.decode(bytes);
        } catch {
          valid = false;
        }
        const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
        if (!marked) expect(looked?.encoding === 'utf-8').toBe(valid);
      },
    ),
    { numRuns: 2000 },
  );
});

const stopOf = async (bytes: Uint8Array, named?: Encoding, chunk = 3): Promise<unknown> => {
  const { looked, faults } = await lookAt(sourceOf(bytes, chunk), named);
  expect(looked).toBeUndefined();
  const [first] = faults;
  return [first?.code, first?.line, first?.args];
};

test('bytes of no encoding stop the file at the first bad byte', async () => {
  const rows = iconv.encode('a,b\n社員,甲\n', 'cp932');
  // Rows of UTF-8 appended to CP932.
  const mixed = Buffer.concat([rows, Buffer.from('い,あ\n')]);
  expect(await stopOf(mixed)).toEqual(['undecodable', 3, { encoding: 'cp932', offset: rows.length + 2 }]);
  // Windows-1252 is never guessed.
  expect(await stopOf(Buffer.from('a,b\r\ncaf\xe9,1\r\n', 'latin1'))).toEqual([
    'undecodable',
    2,
    { encoding: 'utf-8', offset: 8 },
  ]);
  for (const chunk of [1, 4, 100]) {
    const cut = Buffer.from('x\n山').subarray(0, 4);
    expect(await stopOf(cut, 'utf-8', chunk)).toEqual(['undecodable', 2, { encoding: 'utf-8', offset: 2 }]);
    const lone = Buffer.from([0x61, 0, 0x0a, 0, 0x3d, 0xd8, 0x61, 0]);
    expect(await stopOf(lone, 'utf-16le', chunk)).toEqual(['undecodable', 2, { encoding: 'utf-16le', offset: 4 }]);
  }
});

test('NUL bytes stop a file that is not UTF-16', async () => {
  expect(await stopOf(Buffer.from('a,b\n1,\0\n2,3\n4,5\n6,7\n8,9\n'))).toEqual(['nul_bytes', 2, { offset: 6 }]);
  expect(await stopOf(Buffer.alloc(64))).toEqual(['nul_bytes', 1, { offset: 0 }]);
  expect(
    await stopOf(Buffer.concat([iconv.encode('社員', 'cp932'), Buffer.from('\0\n001,200000\n002,300000\n')])),
  ).toEqual(['nul_bytes', 1, { offset: 4 }]);
});

test('an encoding that is named is used strictly, and the mark is not asked', async () => {
  const bytes = iconv.encode('社員,ﾃｽﾄ\n', 'cp932');
  expect((await lookAt(sourceOf(bytes), 'cp932')).looked).toMatchObject({ encoding: 'cp932', why: 'option' });
  expect(await stopOf(bytes, 'utf-8')).toEqual(['undecodable', 1, { encoding: 'utf-8', offset: 0 }]);
  expect((await lookAt(sourceOf(Buffer.from('\ufeffa')), 'utf-8')).looked).toMatchObject({ why: 'option' });
});

test('windows-1252 has its own table on every version of Node, and its gaps are refused', async () => {
  const text = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ é';
  const bytes = iconv.encode(`It’s ${text}`, 'win1252');
  expect((await lookAt(sourceOf(bytes), 'windows-1252')).looked).toMatchObject({ encoding: 'windows-1252' });
  expect(await decoded(sourceOf(bytes, 1), 'windows-1252')).toBe(`It’s ${text}`);
  expect(await stopOf(Buffer.from([0x61, 0x0a, 0x81]), 'windows-1252')).toEqual([
    'undecodable',
    2,
    { encoding: 'windows-1252', offset: 2 },
  ]);
});

test('CP932 that is valid EUC-JP too is noted; user-defined characters are counted', async () => {
  const both = await lookAt(sourceOf(iconv.encode('ﾔﾏﾀﾞ,1\n', 'cp932')));
  expect(both.looked).toMatchObject({ encoding: 'cp932', other: 'euc-jp' });
  expect(both.faults.map((f) => [f.code, f.args])).toEqual([
    ['encoding_ambiguous', { taken: 'cp932', other: 'euc-jp' }],
  ]);
  const western = await lookAt(sourceOf(iconv.encode('firm,town\nA,Montréal\n', 'win1252')));
  expect(western.faults.map((f) => f.args)).toEqual([{ taken: 'cp932', other: 'windows-1252' }]);
  const gaiji = await lookAt(sourceOf(Buffer.from([0x82, 0xa0, 0xf0, 0x40, 0x2c, 0xf0, 0x41, 0x0a])));
  expect(gaiji.faults.map((f) => [f.code, f.args])).toEqual([['private_use_characters', { count: 2 }]]);
});

test('no bytes at all', async () => {
  expect(await stopOf(Buffer.alloc(0))).toEqual(['empty_file', 0, {}]);
});

test('rows of UTF-8 among rows of another encoding stop the file where they begin, whichever came first', async () => {
  const old = iconv.encode('社員番号,氏名\n001,山田太郎\n', 'cp932');
  const added = Buffer.from('002,山田\n');
  // All of it is valid CP932, so that strict decoding alone sees nothing.
  expect(() => new TextDecoder('shift_jis', { fatal: true }).decode(Buffer.concat([old, added]))).not.toThrow();
  for (const chunk of [1, 7, 4096]) {
    expect(await stopOf(Buffer.concat([old, added, old]), undefined, chunk)).toEqual([
      'mixed_encodings',
      3,
      { offset: old.length, encoding: 'cp932' },
    ]);
    expect(await stopOf(Buffer.concat([Buffer.from('x,y\n1,2\n'), added, old]), undefined, chunk)).toEqual([
      'mixed_encodings',
      4,
      { offset: 8 + added.length, encoding: 'cp932' },
    ]);
  }
  expect((await lookAt(sourceOf(Buffer.concat([old, added])), 'cp932')).looked).toMatchObject({ encoding: 'cp932' });
});

test('mojibake in the head of a file is told', async () => {
  const text = '社員番号,従業員コード,基本給テスト\n';
  const told = async (stored: string): Promise<string[]> => (await lookAt(sourceOf(stored))).faults.map((f) => f.code);
  expect(await told(text)).toEqual([]);
  expect(await told('naïve café, Žižek — “quoted” déjà vu\n')).toEqual([]);
  expect(await told(new TextDecoder('shift_jis').decode(Buffer.from('ログインエクセルテンプレート')))).toEqual([
    'mojibake',
  ]);
  expect(await told(new TextDecoder('latin1').decode(Buffer.from(text), { stream: true }))).toEqual(['mojibake']);
});
