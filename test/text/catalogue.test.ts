import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULT_CODES } from '../../src/intake/faults.js';
import { STAGES } from '../../src/pack/types.js';
import { exitMeans, faultSentences, fill, reasonSentence, words } from '../../src/text/index.js';

const en = words('en');
const ja = words('ja');

const keysOf = (value: unknown, path = ''): readonly string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([k, v]) => keysOf(v, `${path}/${k}`))
    : [path];
const holes = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the catalogue', () => {
  it('has the same keys in both languages', () => {
    expect([...keysOf(ja)].sort()).toEqual([...keysOf(en)].sort());
  });

  it('names the stages', () => {
    expect(Object.keys(en.stages)).toEqual(STAGES);
  });

  it.each(Object.keys(en.reasons) as (keyof typeof en.reasons)[])('reason %s speaks of the same things', (code) => {
    expect(holes(ja.reasons[code])).toEqual(holes(en.reasons[code]));
  });

  it('has something to say about every outcome, answer and exit', () => {
    for (const w of [en, ja]) {
      for (const outcome of Object.values(w.outcomes)) expect(outcome.means).toMatch(/[.。]$/);
      for (const code of [0, 1, 2, 3, 4, 64, 70]) expect(exitMeans(w, code)).not.toBe(String(code));
    }
    expect(exitMeans(en, 5)).toBe('5');
  });
});

it('has a sentence for every reason that the engine gives', () => {
  const folder = new URL('../../src/judge/', import.meta.url);
  const given = readdirSync(folder)
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bunknown\('([a-z_]+)'|code: '([a-z_]+)'/g),
    ])
    .map((m) => m[1] ?? m[2]!);
  expect(given.length).toBeGreaterThan(10);
  for (const code of given) expect(Object.keys(en.reasons)).toContain(code);
});

describe('faults of intake', () => {
  it('all have words, and no words are left over', () => {
    expect(Object.keys(en.faults).sort()).toEqual(FAULT_CODES.map((f) => f.code).sort());
  });

  it.each(FAULT_CODES)('$code says what happened and what to do, with the arguments it is given', (f) => {
    const given = new Set([...f.args, 'file', 'line', 'column', 'written'].map((name) => `{${name}}`));
    for (const w of [en, ja]) {
      const { what, todo } = w.faults[f.code as keyof typeof w.faults];
      for (const hole of holes(what + todo)) expect(given, `${f.code} ${hole}`).toContain(hole);
      expect(todo).toMatch(/[.。]$/);
    }
    const [e, j] = [en, ja].map((w) => w.faults[f.code as keyof typeof w.faults]);
    expect(holes(j!.what + j!.todo)).toEqual(holes(e!.what + e!.todo));
  });
});

describe('sentences', () => {
  it('fill in what is given and leave the rest to be seen', () => {
    expect(fill('{a} and {b} and {toString}', { a: '$&' })).toBe('$& and {b} and {toString}');
  });

  it('print a code they do not know with its arguments', () => {
    expect(reasonSentence(en, 'new_code', { x: '1', y: '2' })).toBe('Reason new_code (x: 1, y: 2).');
    expect(reasonSentence(ja, 'constructor', {})).toBe('理由 constructor。');
    expect(faultSentences(en, 'new_code', 'noted', { x: 1 })).toEqual({
      what: 'Fault new_code (x: 1).',
      done: 'Nothing was changed.',
      todo: '',
    });
  });
});

it('counts with plurals and groups of three', () => {
  expect(en.report.count(1, 2, 1, 0)).toBe('1 worker, 2 months, 1 finding');
  expect(en.report.count(0, 0, 1234, 5678)).toBe('1,234 of 5,678 judged');
  expect(ja.report.count(1, 2, 3, 0)).toBe('1人・2か月・3件');
});

it.each([
  ['4', '1', '', 'Article 4(1)', '第4条第1項'],
  ['36', '6', '2', 'Article 36(6), item 2', '第36条第6項第2号'],
  ['19-17', '', '', 'Article 19-17', '第19条の17'],
  ['29 CFR 655.20(a)', '', '', '29 CFR 655.20(a)', '29 CFR 655.20(a)'],
])('writes article %s %s %s', (article, paragraph, item, english, japanese) => {
  expect(en.law.article(article, paragraph, item)).toBe(english);
  expect(ja.law.article(article, paragraph, item)).toBe(japanese);
});

it('tells why a cell that says whose row it is can not be read, in words', () => {
  const said = faultSentences(en, 'key_unreadable', 'row_left_out', { reason: 'id_damaged' });
  expect(said.what).toContain(en.faults.id_damaged.what);
  expect(faultSentences(ja, 'key_unreadable', 'row_left_out', { reason: 'id_damaged' }).what).not.toContain(
    'id_damaged',
  );
});
