import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible } from '../../src/render/visible.js';

it.each([
  ['\u001b[31mred\u0007', '\\x1b[31mred\\x07'],
  ['a\tb\r\nc', 'a\\tb\\r\\nc'],
  ['\u202egnp.exe', '\\u{202e}gnp.exe'],
  ['a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['\u009b2J', '\\x9b2J'],
  ['\u2028', '\\u{2028}'],
  ['\ud800', '\\u{d800}'],
  ['W1\u00a0', 'W1\\xa0'],
  ['a\u200db', 'a\\u{200d}b'],
])('writes %j as %s', (raw, shown) => {
  expect(visible(raw)).toBe(shown);
});

it.each(['株式会社㈱髙﨑', '👨‍👩‍👧‍👦', '👩🏽‍🚀', 'C:\\data', 'e\u0301', '葛\u{e0100}'])(
  'leaves %s as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

it('leaves nothing that a terminal acts on, and nothing to do the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const once = visible(raw);
      expect(once).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(visible(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
