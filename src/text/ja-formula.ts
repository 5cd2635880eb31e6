// How formulas read in Japanese. Its type is the English model. In: parts already in words. Out: text.
import { type formula as english, plus } from './en-formula.js';

const listed = (of: readonly string[]): string => of.join('、');

export const formula: typeof english = {
  and: ' かつ ',
  or: ' または ',
  not: (of) => `「${of}」でない`,
  if: (when, yes, no) => `${when} なら ${yes}、そうでなければ ${no}`,
  because: (when) => `理由：${when}`,
  brackets: (of) => `（${of}）`,
  hours: (clock) => clock,
  exists: (what) => `${what}がある`,
  existsNot: (what) => `${what}がない`,
  parts: {
    'part.from': '判定区間の初日',
    'part.to': '判定区間の末日',
    'part.days': '判定区間の日数',
    'part.whole': '期間全体を判定',
    'period.from': '対象期間の初日',
    'period.to': '対象期間の末日',
    'period.days': '対象期間の日数',
  },
  calls: {
    min: (...of) => `最も小さい値（${listed(of)}）`,
    max: (...of) => `最も大きい値（${listed(of)}）`,
    abs: (...of) => `絶対値（${listed(of)}）`,
    first: (...of) => `判明している最初の値（${listed(of)}）`,
    known: (...of) => `${listed(of)}が判明`,
    round_half_up: (...of) => `（${of[0]}）を${of[1]}単位に四捨五入`,
    round_down: (...of) => `（${of[0]}）を${of[1]}単位に切捨て`,
    round_up: (...of) => `（${of[0]}）を${of[1]}単位に切上げ`,
    add_months: (...of) => plus(of[0] ?? '', of[1] ?? '', (n) => `${n}か月`),
    weekday: (...of) => `${of[0]}の曜日`,
    months_between: (...of) => `${of[0]}から${of[1]}までの満月数`,
    next_date: (...of) => `${of[0]}以後最初の${of[1]}月${of[2]}日`,
  },
  aggregates: {
    sum: '合計',
    count: '該当月数',
    mean: '平均',
    max: '最大',
    min: '最小',
    any: 'いずれかが該当',
    all: 'すべてが該当',
  },
  last: (months) => (months === 1 ? '当月' : `直近${months}か月`),
  since: (day) => `${day}以後の各月`,
  window: (how, when, of) => `${when}の${how}（${of}）`,
  children: (how, table, of, where) => `${table}の${how}${of && `（${of}）`}${where && `（条件：${where}）`}`,
  range: (table, from, to) => `${from}から${to}までの${table}`,
  peers: (keys) => `${listed(keys)}が同じ他の行`,
};
