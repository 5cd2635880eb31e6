// Japanese: figures of a firm beside its findings, what each of the three actors gets, and the list of what was submitted.
import type { evidence as evidenceModel, figures as model } from './en-figures.js';

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

export const evidence: typeof evidenceModel = {
  head: '証拠',
  table: '資料',
  grade: '等級',
  suppliedBy: '提出者',
  period: '完備期間',
  file: 'ファイル',
  nil: {
    counts: '該当なし',
    contradicted: '該当なし（提出された行と矛盾）',
    not_counted: '該当なし（この表では効力なし）',
  },
  suppliers: {
    firm: '事業主',
    bank: '金融機関',
    worker: '労働者',
    authority: '官公署',
    union: '労働組合',
    support_organisation: '支援機関・監理団体',
    third_party: '第三者',
  },
  grades: { E0: 'E0 なし', E1: 'E1 自己申告', E2: 'E2 自社記録', E3: 'E3 裏付けあり', E4: 'E4 公文書' },
};
