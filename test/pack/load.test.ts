import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderFiles } from '../../src/cli/pack-files.js';
import { loadPack } from '../../src/pack/load.js';
import { compileSchemas } from '../../src/pack/schema-faults.js';
import { asMap, memoryFiles, packAt, testPack } from './overlay.js';

const schemas = compileSchemas(packAt('rules/schema'));
const load = (id: string) => loadPack(testPack(id)!, testPack, schemas);
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('a pack with its parents merged in', () => {
  const { pack } = load('child');
  test('has the tables of both', () => {
    const payslip = pack!.records.find((r) => r.id === 'payslip')!;
    expect(payslip).toMatchObject({ pack: 'good', key: ['worker_id', 'period_start', 'period_end'] });
    expect(payslip.columns.map((c) => c.name)).toEqual(expect.arrayContaining(['base_pay', 'net_pay']));
    expect(payslip.columns.find((c) => c.name === 'base_pay')!.aliases).toEqual(['基本給', '本給', '基本賃金']);
  });
  test('has the stricter rule, the numbers, acts, topics, money and words of the parent', () => {
    const rule = pack!.rules.filter((r) => r.id === 'wages/minimum-wage');
    expect(rule).toMatchObject([{ pack: 'child', must: { properties: { counted_wage: { atLeast: 'base_pay' } } } }]);
    expect(pack!.parameters.map((p) => p.id)).toEqual(['minimum-wage']);
    expect(Object.keys(pack!.acts)).toEqual(['wage-act']);
    expect(Object.keys(pack!.topics)).toEqual(['wage-floor', 'wage-payment']);
    expect(pack!.currency).toBe('yen');
    expect(pack!.text.en.rules['wages/minimum-wage']!.title).toBe('Minimum wage');
  });
  test('has its own cases only', () => {
    expect(pack!.cases.map((c) => c.id)).toEqual(['FP-1', 'FP-2', 'FP-3']);
  });
});

describe('columns', () => {
  const columns = new Map(load('good').pack!.records.flatMap((r) => r.columns.map((c) => [`${r.id}.${c.name}`, c])));
  test.each([
    [
      'payslip.base_pay',
      { type: 'money', unit: 'money', blank: 'zero', absent: 'unknown', decimals: 0, personal: false },
    ],
    ['payslip.allowance', { absent: 'zero-if-itemised' }],
    ['payslip.hours', { type: 'hours', unit: 'hour', hours: 'decimal', blank: 'unknown' }],
    ['worker.hire_date', { type: 'date', unit: 'date', values: {}, aliases: ['採用日'] }],
  ])('%s', (name, expected) => {
    expect(columns.get(name)).toMatchObject(expected);
  });
});

test('a fact looks up the column "value" by no key where it says nothing else', () => {
  const facts = load('good').pack!.factSets[0]!.facts;
  expect(facts[0]).toEqual({
    name: 'minimum_wage',
    unit: 'yen/hour',
    table: 'minimum-wage',
    column: 'value',
    key: { prefecture: 'contract.workplace' },
  });
});

describe('the digest', () => {
  const digestOf = (change: (files: Map<string, Uint8Array>) => void) => {
    const files = asMap(packAt('test/packs/good'));
    change(files);
    return loadPack(memoryFiles(files), testPack, schemas).pack?.digest;
  };
  const same = digestOf(() => {});
  test('is a SHA-256', () => expect(same).toMatch(/^[0-9a-f]{64}$/));
  test('does not depend on the order of the listing', () => {
    const files = new Map([...asMap(packAt('test/packs/good'))].reverse());
    expect(loadPack(memoryFiles(files), testPack, schemas).pack!.digest).toBe(same);
  });
  test('changes with any byte', () => {
    expect(digestOf((f) => f.set('text/en.json', new Uint8Array([...f.get('text/en.json')!, 10])))).not.toBe(same);
  });
  test('does not change with a README or with what a file manager leaves', () => {
    const left = ['README.md', '.DS_Store', 'records/.payslip.json.swp', 'parameters/~$minimum-wage.csv', 'Thumbs.db'];
    expect(digestOf((f) => left.forEach((p) => void f.set(p, text(p))))).toBe(same);
  });
  test('covers the parents', () => {
    const changed = asMap(packAt('test/packs/good'));
    changed.set('text/en.json', new Uint8Array([...changed.get('text/en.json')!, 10]));
    const before = load('child').pack!.digest;
    expect(before).not.toBe(same);
    expect(loadPack(testPack('child')!, () => memoryFiles(changed), schemas).pack!.digest).not.toBe(before);
  });
});

test('a fault of a parent names the parent', () => {
  const broken = asMap(packAt('test/packs/good'));
  broken.set('notes.txt', text('x'));
  const { pack, faults } = loadPack(testPack('child')!, () => memoryFiles(broken), schemas);
  expect(pack).toBeUndefined();
  expect(faults).toMatchObject([{ code: 'unknown_file', file: 'good/notes.txt' }]);
});

test('two ways to one parent bring it in once', () => {
  const head = (id: string, parents: string[]) => ({
    $schema: 'urn:kijun:schema:pack',
    id,
    version: '2026.1.0',
    title: { en: id, ja: id },
    jurisdiction: 'any',
    extends: parents,
    reviewed: '2026-11-21',
  });
  const packs: Record<string, object> = { a: head('a', ['b', 'c']), b: head('b', ['good']), c: head('c', ['good']) };
  const find = (id: string) => (packs[id] ? memoryFiles(new Map([['pack.json', text(packs[id])]])) : testPack(id));
  const { pack, faults } = loadPack(find('a')!, find, schemas);
  expect(faults).toEqual([]);
  expect(pack!.factSets).toHaveLength(1);
  expect(pack!.parents).toEqual(['b', 'c']);
});

test('a parent in another folder than its name is refused', () => {
  const { faults } = loadPack(testPack('child')!, () => testPack('market'), schemas);
  expect(faults[0]).toMatchObject({ code: 'id_not_path', file: 'good/pack.json' });
});

test('a link in a pack is not followed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'kijun-pack-'));
  try {
    for (const [path, bytes] of asMap(packAt('test/packs/good'))) {
      if (!path.includes('/')) writeFileSync(join(dir, path), bytes);
    }
    writeFileSync(join(dir, 'secret.md'), 'x');
    symlinkSync(join(dir, 'secret.md'), join(dir, 'README.md'));
    rmSync(join(dir, 'pack.json'));
    symlinkSync('/etc/hostname', join(dir, 'pack.json'));
    symlinkSync('/etc', join(dir, 'records'));
    const { faults } = loadPack(folderFiles(dir), testPack, schemas);
    expect(faults.map((f) => [f.code, f.file])).toEqual([
      ['file_unreadable', 'pack.json'],
      ['unknown_file', 'records'],
      ['unknown_file', 'secret.md'],
    ]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('names that every object has by birth are nothing special', () => {
  const files = asMap(packAt('test/packs/good'));
  const rule = JSON.parse(new TextDecoder().decode(files.get('rules/wages/minimum-wage.json')!));
  files.set('rules/wages/minimum-wage.json', text({ ...rule, topic: 'constructor' }));
  const { pack } = loadPack(memoryFiles(files), testPack, schemas);
  expect(pack!.topics.constructor).toBeUndefined();
});
