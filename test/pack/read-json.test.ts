import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/pack/read-json.js';

const parsed = (text: string): unknown => {
  const read = readJson(text);
  return read.ok ? read.value : read.code;
};

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (text, space) => {
      // A key named __proto__ is a property of ours and a prototype of theirs.
      fc.pre(!text.includes('__proto__'));
      const written = JSON.stringify(JSON.parse(text), null, space);
      expect(JSON.parse(JSON.stringify(parsed(written)))).toEqual(JSON.parse(written));
    }),
  );
});

test('refuses what JSON.parse refuses', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-',
    '0.5',
    '1e3',
    'true',
    'null',
    ' ',
    '\\',
    '"',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let theirs = true;
      try {
        JSON.parse(text);
      } catch {
        theirs = false;
      }
      const ours = readJson(text);
      expect(ours.ok || ours.code === 'duplicate_key').toBe(theirs || (!ours.ok && ours.code === 'duplicate_key'));
    }),
    { numRuns: 2000 },
  );
});

describe('says where', () => {
  test.each([
    ['{\n  "a": 1,\n  "a": 2\n}', 'duplicate_key', '/a'],
    ['{"rules": {"x": {"y/z": 1, "y/z": 1}}}', 'duplicate_key', '/rules/x/y~1z'],
    ['{\n  "a": 1,\n}', 'not_json', 'line 3'],
    ['{"a": 1', 'not_json', 'line 1'],
    ["{'a': 1}", 'not_json', 'line 1'],
    ['', 'not_json', 'line 1'],
    ['"a\tb"', 'not_json', 'line 1'],
    ['01', 'not_json', 'line 1'],
    [`${'['.repeat(100_000)}`, 'too_deep', '/0'.repeat(40)],
  ])('%.40s', (text, code, at) => {
    expect(readJson(text)).toMatchObject({ ok: false, code, at });
  });
});

test('keys that every object has by birth are ordinary keys', () => {
  const value = parsed('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a text of a megabyte is read', () => {
  expect(parsed(`"${'あ'.repeat(1_000_000)}"`)).toHaveLength(1_000_000);
});
