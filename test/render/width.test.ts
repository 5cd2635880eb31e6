import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, pad, widthOf, wrap } from '../../src/render/width.js';

const narrow = { ambiguousWide: false };
const wide = { ambiguousWide: true };
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '株式会社',
        'ﾃﾞﾍﾞﾛｯﾊﾟｰ',
        'wage',
        ' ',
        '、',
        '（',
        '）',
        '1,072',
        '👨‍👩‍👧‍👦',
        'é',
        'e\u0301',
        '…',
        '🇯🇵',
      ),
    )
    .map((parts) => parts.join('')),
);
const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

describe('the width of text', () => {
  it.each([
    ['wage', 4],
    ['最低賃金', 8],
    ['ｻﾞﾝｷﾞｮｳ', 7],
    ['１６８：３０', 12],
    ['e\u0301', 1],
    ['㈱髙﨑', 6],
    ['👨‍👩‍👧‍👦', 2],
    ['👩🏽‍🚀', 2],
    ['🇯🇵', 2],
    ['葛\u{e0100}', 2],
    ['한국', 4],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(widthOf(text, narrow)).toBe(width);
  });

  it('counts ambiguous characters as the terminal draws them', () => {
    expect(widthOf('○※…─', narrow)).toBe(4);
    expect(widthOf('○※…─', wide)).toBe(8);
  });
});

it('long texts are told apart into the same graphemes as short ones', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const odd = fc.constantFrom(
    'a',
    '社',
    'か',
    'カ',
    'ﾞ',
    '\u3099',
    '\u0301',
    '\u0600',
    '\u200d',
    '👩',
    '🇯',
    ' ',
    '가',
    '、',
  );
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: odd })), (text) => {
      const each = Array.from(segmenter.segment(text), (s) => widthOf(s.segment, narrow));
      expect(widthOf(text, narrow)).toBe(each.reduce((a, b) => a + b, 0));
      const [first] = Array.from(segmenter.segment(text), (s) => s.segment);
      if (text !== '' && widthOf(first!, narrow) > 0) expect(cut(text, 1, narrow)[0].startsWith(first!)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('wrapping', () => {
  it('keeps to the width and loses nothing but blanks at the breaks', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), fc.boolean(), (text, width, ambiguousWide) => {
        const lines = wrap(text, width, { ambiguousWide });
        expect(withoutBlanks(lines.join(''))).toBe(withoutBlanks(text));
        for (const line of lines) expect(widthOf(line, { ambiguousWide })).toBeLessThanOrEqual(width);
      }),
      { numRuns: 2000 },
    );
  });

  it('breaks English at blanks and Japanese between characters', () => {
    expect(wrap('the minimum wage at your workplace', 16, narrow)).toEqual([
      'the minimum wage',
      'at your',
      'workplace',
    ]);
    expect(wrap('職場の最低賃金です', 8, narrow)).toEqual(['職場の最', '低賃金で', 'す']);
  });

  it('puts no full stop or small kana first, no opening bracket last', () => {
    expect(wrap('最低賃金、不足', 8, narrow)).toEqual(['最低賃', '金、不足']);
    expect(wrap('賃金表（別表）', 8, narrow)).toEqual(['賃金表', '（別表）']);
    expect(wrap('あいうチェック', 8, narrow)).toEqual(['あいう', 'チェック']);
  });

  it('keeps a number with what it counts', () => {
    expect(wrap('未払額は1,072円です', 14, narrow)).toEqual(['未払額は', '1,072円です']);
  });

  it('splits what has no break', () => {
    expect(wrap('a'.repeat(10), 4, narrow)).toEqual(['aaaa', 'aaaa', 'aa']);
  });
});

describe('cutting and padding', () => {
  it('gives two parts that make up the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const [head, rest] = cut(text, width, narrow);
        expect(head + rest).toBe(text);
        expect(widthOf(head, narrow)).toBeLessThanOrEqual(width);
        if (text !== '') expect(head).not.toBe('');
      }),
    );
  });

  it('fills up to the width and leaves wider text whole', () => {
    expect(pad('賃金', 6, 'left', narrow)).toBe('賃金  ');
    expect(pad('賃金', 6, 'right', narrow)).toBe('  賃金');
    expect(pad('最低賃金', 6, 'left', narrow)).toBe('最低賃金');
  });
});
