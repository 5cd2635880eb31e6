// docs/mission.md is what `kijun pack docs --mission` writes: 82 items, something that stands for each, and the tests it names.
import { readFileSync, statSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { knownPacks, missionList } from '../../src/cli/packs.js';
import { missionText, type Serving, unserved } from '../../src/render/mission.js';
import { processWith } from '../cli/process.js';

const mission = missionList();
const serving = (id: string, items: readonly string[], checked = true): Serving => ({
  id,
  stage: 'rights',
  items,
  checked,
});

describe('the list', () => {
  it('is what its schema says', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false });
    const holds = ajv.compile(JSON.parse(readFileSync('rules/schema/mission.json', 'utf8')));
    expect(holds(mission), JSON.stringify(holds.errors)).toBe(true);
  });

  it('has 82 items, each of a part that is named', () => {
    expect(Object.keys(mission.items)).toEqual(Array.from({ length: 82 }, (_, i) => `${i + 1}`));
    expect(Object.values(mission.items).filter((i) => !Object.hasOwn(mission.groups, i.group))).toEqual([]);
  });

  it('names packs that are there', () => {
    expect(Object.keys(mission.packs).filter((p) => !knownPacks().includes(p))).toEqual([]);
  });

  it.each(Object.entries(mission.properties))('%s is held by a test that is there', (_, { test, says }) => {
    expect(statSync(test).isFile()).toBe(true);
    expect(readFileSync(test, 'utf8')).toContain(says);
  });
});

describe('the page', () => {
  const small = {
    ...mission,
    items: { '1': mission.items['1']!, '2': mission.items['2']!, '10': { ...mission.items['10']!, group: 'b' } },
    packs: { 'a-pack': ['2'] },
    properties: {},
  };

  it('names rules, indicators and packs by item, and what is unread', () => {
    const text = missionText(
      small,
      ['a-pack'],
      [serving('wages/floor', ['1'], false)],
      [serving('raises', ['1', '10'])],
    );
    expect(text).toContain('| 1 | low wages<br>低賃金 | `wages/floor` (unread) | `raises` | – |');
    expect(text).toContain('| – | – | pack `a-pack` |');
  });

  it('tells what nothing stands for', () => {
    expect(unserved(small, [serving('wages/floor', ['1'])], [])).toEqual(['10']);
    expect(unserved(small, [], [serving('raises', ['1', '10'])])).toEqual([]);
  });
});

it('docs/mission.md is up to date, and something stands for each of the 82', async () => {
  const { process, told } = processWith({});
  expect(await main(['pack', 'docs', '--mission', 'three-actor-balance'], process)).toBe(0);
  expect(readFileSync('docs/mission.md', 'utf8')).toBe(told.out);
});
