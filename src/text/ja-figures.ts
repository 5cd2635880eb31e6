// Japanese: figures of a firm beside its findings, and what each of the three actors gets.
import type { figures as model } from './en-figures.js';

export const figures: typeof model = {
  head: '段階ごとの指標',
  note: '状況を示すもので、結論には影響しません。',
  figure: '指標',
  value: '値',
  counts: '件数',
  band: '目安の幅',
  place: '位置',
  places: { below: '劣る', within: '幅の中', above: '優れる', none: '' },
  ofAmong: (of, among) => `${among}のうち${of}`,
  from: (low) => `${low}以上`,
  upTo: (high) => `${high}以下`,
  between: (low, high) => `${low}～${high}`,
  reportedOnly: (rights) => `参考表示：「${rights}」の段階を満たしていません`,
  withheld: '非表示',
  withheldNote: '非表示：対象者が少なく、率を示すと個人が分かるおそれがあります。',
  open: '不明',
  blocks: { migrants: '移住労働者', host: '受入社会', origin: '送出国' },
  balance: '三者それぞれの利益',
  balanceNote: '合算はしません。一者の利益で他の者の不足を補うことはできません。',
  block: '主体',
  weakest: (blocks) => `最も弱いところ：${blocks}。`,
  noneWeak: '分かっている指標に、目安より劣るものはありません。',
};
