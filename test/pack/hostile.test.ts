import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintPack } from '../../src/pack/lint/lint.js';
import { loadPack } from '../../src/pack/load.js';
import type { PackFiles } from '../../src/pack/pack-files.js';
import { compileSchemas } from '../../src/pack/schema-faults.js';
import { asMap, memoryFiles, packAt, testPack } from './overlay.js';

const schemas = compileSchemas(packAt('rules/schema'));
const good = asMap(packAt('test/packs/good'));
const faultsOf = (files: PackFiles) => {
  const { pack, faults } = loadPack(files, testPack, schemas);
  return pack ? lintPack(pack) : faults;
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const json = (path: string) => JSON.parse(new TextDecoder().decode(good.get(path)));
const withFile = (path: string, content: Uint8Array) => memoryFiles(new Map([...good, [path, content]]));

/** Every place in a value, as a way of steps. */
const places = (value: unknown): (string | number)[][] =>
  typeof value !== 'object' || value === null
    ? [[]]
    : [
        [],
        ...Object.entries(value).flatMap(([k, v]) =>
          places(v).map((p) => [Array.isArray(value) ? Number(k) : k, ...p]),
        ),
      ];

const put = (value: unknown, way: readonly (string | number)[], to: unknown): unknown => {
  const [step, ...rest] = way;
  if (step === undefined) return to;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[step] = put(copy[step], rest, to);
  return copy;
};

test('whatever stands in a place of a pack, faults come back and nothing is thrown', () => {
  const files = [...good.keys()].filter((p) => p.endsWith('.json'));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      'constructor',
      '__proto__',
      'toString',
      '',
      '/',
      'a.b.c',
      '0',
      'unknown',
      '2026-02-30',
      '((((',
      'if',
      "'",
    ),
    fc.string({
      unit: fc.constantFrom('base_pay', ' ', '+', '(', ')', 'sum of ', 'last 6 months ', "'x'", '1', 'yen', '.', '/'),
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), value, (path, n, to) => {
      // parseUnit still takes this one for a unit.
      const whole = json(path);
      const all = places(whole);
      const faults = faultsOf(withFile(path, bytes(put(whole, all[n % all.length]!, to))));
      for (const f of faults) {
        expect(f.code).not.toBe('');
        expect(f.message.en).not.toMatch(/undefined|\[object|NaN/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
        expect(`${f.file}${f.at}${f.message.en}${f.message.ja}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever bytes stand in a file, faults come back and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.constantFrom(...good.keys()), fc.nat(), fc.uint8Array({ maxLength: 8 }), (path, n, more) => {
      const before = good.get(path)!;
      const at = n % before.length;
      faultsOf(withFile(path, new Uint8Array([...before.slice(0, at), ...more, ...before.slice(at + more.length)])));
    }),
    { numRuns: 200 },
  );
});

const pack = (facts: Record<string, unknown>) => {
  const names = Object.fromEntries(Object.keys(facts).map((f) => [f, 'x']));
  const text = (path: string) => bytes(put(json(path), ['facts'], { ...json(path).facts, ...names }));
  return memoryFiles(
    new Map([
      ...good,
      [
        'facts/payslip.json',
        bytes(put(json('facts/payslip.json'), ['facts'], { ...facts, ...json('facts/payslip.json').facts })),
      ],
      ['text/en.json', text('text/en.json')],
      ['text/ja.json', text('text/ja.json')],
    ]),
  );
};

const chain = (n: number, formula: (below: string) => string) =>
  Object.fromEntries(
    Array.from({ length: n }, (_, i) => [
      `f${i}`,
      { unit: 'yen', is: formula(i === n - 1 ? 'base_pay' : `f${i + 1}`) },
    ]),
  );

test('facts may rest on facts for a long way', () => {
  const faults = faultsOf(pack(chain(100, (f) => `${f} + base_pay`)));
  expect(faults.map((f) => [f.code, f.at])).toEqual([['unused_fact', '/facts/f0']]);
});

test.each<[string, Record<string, unknown>]>([
  ['a thousand facts', chain(1000, (f) => `${f} + base_pay`)],
  ['fifty thousand facts', chain(50_000, (f) => f)],
  ['long sums on long sums', chain(100, (f) => `${f}${' + base_pay'.repeat(300)}`)],
  ['a circle of a thousand', { ...chain(1000, (f) => f), f999: { unit: 'yen', is: 'f0' } }],
])('a chain too deep for the stack is refused: %s', (_, facts) => {
  expect(faultsOf(pack(facts)).map((f) => f.code)).toEqual(['too_deep']);
});

test('a formula of nothing but brackets is refused or read, never fatal', () => {
  for (const open of ['(', 'not ', '-', 'if ', 'abs(', '1 + ']) {
    const is = open.repeat(Math.floor(4000 / open.length));
    expect(faultsOf(pack({ f: { unit: 'yen', is } })).length).toBeGreaterThan(0);
  }
});

test('a file too large is not read', () => {
  const faults = faultsOf(withFile('text/en.json', new Uint8Array(9_000_000)));
  expect(faults.map((f) => [f.code, f.file])).toEqual([['file_too_large', 'text/en.json']]);
});
