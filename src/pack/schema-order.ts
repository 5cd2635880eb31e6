// Names that would turn the order round. In: the name of a property, column, fact or table. Out: the code of the order lint, if any.
import type { Words } from './types.js';
import { words } from './words.js';

const PROPERTIES: readonly (readonly [string, RegExp])[] = [
  ['ORD003', /^(depends_?on|requires_?rule|runs?_?after)$/i],
  [
    'ORD004',
    /^((max|min|target)_?head_?counts?|head_?count_?(goal|target|quota|limit)|(admission|intake)_?(goal|target|quota)|quotas?|targets?)$/i,
  ],
  ['ORD006', /^(weights?|weighting|scores?|scoring|points?|rank(ing)?)$/i],
  [
    'ORD008',
    /^((worker|visa|immigration|residence|status)_?(outcome|decision|disposition|recommendation)|disposition|deport(ation|able)?|removal_?order)$/i,
  ],
];

/** For names that are free, only what can mean nothing else: an industry may have a test score, a month a target. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['ORD004', /(^|_)(target_head_?count|head_?count_(goal|target|quota)|(admission|intake)_(goal|target|quota))$/],
  [
    'ORD008',
    /(^|_)((worker|visa|immigration|residence)_(outcome|decision|disposition|recommendation)|deport(ation|able)|removal_order)$/,
  ],
];

const find = (list: typeof NAMES, name: string): string | undefined => list.find(([, p]) => p.test(name))?.[0];

/** For a property the format does not know: 'weight' → ORD006. */
export const orderCodeOf = (property: string): string | undefined => find(PROPERTIES, property);

/** For columns, facts, tables and parameters. */
export const orderCodeOfName = (name: string): string | undefined => find(NAMES, name.replaceAll('-', '_'));

/** Why a name is refused, and what to do. */
export const ORDER_WORDS: Readonly<Record<string, Words>> = {
  ORD003: words(
    'Stages follow each other in a fixed order, and no rule waits for another one. Take it out; file the rule under the stage it belongs to.',
    '段階の順序は固定されており、規則が他の規則の結果を待つことはありません。削除し、規則を本来の段階に置いてください。',
  ),
  ORD004: words(
    'This sets a number of people as a goal or a limit of admission. Head-counts may only be what a rate is divided by: take it out.',
    '受入人数を目標や上限にしています。人数は率の分母にしか使えません。削除してください。',
  ),
  ORD006: words(
    'kijun has no score: nothing in a later stage can make up for a breach in an earlier one. Take it out; a rule is met, breached or undecided.',
    'kijun に点数や重み付けはありません。後の段階の良さで前の段階の違反を補うことはできません。削除してください（規則の答えは「遵守・違反・未定」のいずれかです）。',
  ),
  ORD008: words(
    "This decides about one worker's stay. kijun judges employers, never a worker's status: take it out.",
    '個々の労働者の在留を判断するものです。kijun が判断するのは使用者であり、労働者の在留資格ではありません。削除してください。',
  ),
};
