// What kijun is for, item by item → docs/mission.md: the rules, indicators, whole packs and properties of the engine that stand for each.
import type { Words } from '../pack/types.js';

/** rules/mission.json. */
export interface Mission {
  readonly source: string;
  readonly groups: Readonly<Record<string, Words>>;
  readonly items: Readonly<Record<string, { readonly group: string; readonly title: Words }>>;
  readonly packs: Readonly<Record<string, readonly string[]>>;
  readonly properties: Readonly<Record<string, Property>>;
}

interface Property {
  readonly title: Words;
  readonly test: string;
  readonly says: string;
  readonly items: readonly string[];
}

/** A rule or an indicator, with the items it names. */
export interface Serving {
  readonly id: string;
  readonly stage: string;
  readonly items: readonly string[];
  readonly checked: boolean;
}

/** What stands for one item. */
interface Standing {
  readonly rules: readonly Serving[];
  readonly indicators: readonly Serving[];
  readonly packs: readonly string[];
  readonly properties: readonly string[];
}

/** Items of the list that nothing stands for. */
export const unserved = (
  mission: Mission,
  rules: readonly Serving[],
  indicators: readonly Serving[],
): readonly string[] =>
  numbers(mission).filter((n) => {
    const s = standing(mission, n, rules, indicators);
    return s.rules.length + s.indicators.length + s.packs.length + s.properties.length === 0;
  });

/** Markdown: one row an item, in the list's order, in English with the Japanese name; then the properties and their tests. */
export const missionText = (
  mission: Mission,
  packs: readonly string[],
  rules: readonly Serving[],
  indicators: readonly Serving[],
): string => {
  const row = (n: string): string => itemRow(mission, n, standing(mission, n, rules, indicators));
  return [
    '# What kijun is for, and where it stands',
    '',
    `Written by \`kijun pack docs --mission ${packs.join(' ')}\`; do not edit. ${mission.source}`,
    'Rules and indicators name the items they work towards; whole packs and properties of the engine are named in `rules/mission.json`.',
    '"(unread)" marks a point of law or a standard that nobody has read in its source yet, or a measure of kijun\'s own.',
    '',
    ...Object.entries(mission.groups).flatMap(([group, title]) => [
      `## ${title.en}（${title.ja}）`,
      '',
      '| | item | rules | indicators | packs and the engine itself |',
      '|---|---|---|---|---|',
      ...numbers(mission)
        .filter((n) => mission.items[n]!.group === group)
        .map(row),
      '',
    ]),
    '## Properties of the engine',
    '',
    '| property | held by |',
    '|---|---|',
    ...Object.entries(mission.properties).map(
      ([id, p]) => `| <a id="${id}"></a>${p.title.en}<br>${p.title.ja} | \`${p.test}\` |`,
    ),
    '',
  ].join('\n');
};

const numbers = (mission: Mission): readonly string[] =>
  Object.keys(mission.items).toSorted((a, b) => Number(a) - Number(b));

const standing = (
  mission: Mission,
  n: string,
  rules: readonly Serving[],
  indicators: readonly Serving[],
): Standing => ({
  rules: rules.filter((r) => r.items.includes(n)),
  indicators: indicators.filter((i) => i.items.includes(n)),
  packs: Object.keys(mission.packs).filter((p) => mission.packs[p]!.includes(n)),
  properties: Object.keys(mission.properties).filter((p) => mission.properties[p]!.items.includes(n)),
});

const itemRow = (mission: Mission, n: string, s: Standing): string => {
  const { title } = mission.items[n]!;
  const named = (list: readonly Serving[]): string =>
    list.map((r) => `\`${r.id}\`${r.checked ? '' : ' (unread)'}`).join(', ') || '–';
  const rest = [...s.packs.map((p) => `pack \`${p}\``), ...s.properties.map((p) => `[${p}](#${p})`)].join(', ');
  return `| ${n} | ${title.en}<br>${title.ja} | ${named(s.rules)} | ${named(s.indicators)} | ${rest || '–'} |`;
};
