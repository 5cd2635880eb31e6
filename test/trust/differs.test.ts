// The first place where two values differ.
import { expect, test } from 'vitest';
import { firstDifference } from '../../src/trust/differs.js';

test.each([
  ['nothing', { a: [1, { b: null }] }, { a: [1, { b: null }] }, undefined],
  ['a number', { a: { b: 1 } }, { a: { b: 2 } }, { at: '/a/b', one: '1', other: '2' }],
  ['the first of two', { a: 1, b: 1 }, { a: 2, b: 2 }, { at: '/a', one: '1', other: '2' }],
  ['an item too many', [1, 2], [1], { at: '/1', one: '2', other: '∅' }],
  ['a key too few', {}, { 'a/b~c': 1 }, { at: '/a~1b~0c', one: '∅', other: '1' }],
  ['an object for a list', { a: {} }, { a: [] }, { at: '/a', one: '{}', other: '[]' }],
  ['null for an object', { a: null }, { a: {} }, { at: '/a', one: 'null', other: '{}' }],
  ['a number for its text', '1', 1, { at: '', one: '"1"', other: '1' }],
])('%s', (_, one, other, place) => {
  expect(firstDifference(one, other)).toEqual(place);
});

test('places that are compared elsewhere are passed over, what is below them too', () => {
  expect(firstDifference({ a: { b: 1 }, c: 1 }, { a: { b: 2 }, c: 2 }, (at) => at === '/a')?.at).toBe('/c');
});

test('a long value is cut', () => {
  expect(firstDifference('x'.repeat(200), '')!.one).toBe(`"${'x'.repeat(79)}…`);
});
