// Japanese: what became of breaches since, and why a row of the table of settlements counts for nothing.
import type { settle as model, settleReasons as reasonsModel } from './en-settle.js';

export const settleReasons: typeof reasonsModel = {
  settlement_no_finding: 'ここで見つかった違反のどれにも当たりません（番号、規則、労働者又は期間が異なります）。',
  settlement_act: '行政処分等に関するものです。これを解くことができるのは処分をした機関だけです。',
  settlement_fundamental: '基本的な権利の侵害は記載だけでは解決とされず、担当官が判断します。',
  settlement_intake: 'ファイル相互の不一致は、正しいファイルを提出し直すことで是正します。',
  settlement_kind: 'この種類の違反は、この方法では解決とされません。',
  settlement_amount_open: '未払額が確定していないため、全額が支払われたとはいえません。',
  settlement_interest_open: '遅延利息が確定していないため、全額が支払われたとはいえません。',
  settlement_nothing_owed: 'この違反には支払うべき額がありません。',
  settlement_blank: '「{column}」が空欄です。',
  settlement_twice: '同じ番号で内容の異なる行があり、どちらが正しいか分かりません。',
  settlement_expired: '有効期限は{day}まででした。',
  settlement_no_day: '{day}が過ぎたかどうかは提出資料からは分かりません。--as-of YYYY-MM-DD を指定してください。',
  settlement_to_come: '{day}は、この報告書の基準日より後です。',
  settlement_ungraded: '提出資料一覧に、このファイルの提出者が書かれていません。',
  settlement_grade: 'このファイルの証拠の等級は{grade}で、これには{needed}が必要です。',
  settlement_partial: '未払額の全部には足りません。',
  settlement_early: '対象となる期間より前に支払われています。',
  settlement_not_needed: '対象の違反は、これによらずに解決しています。',
};

export const settle: typeof model = {
  head: '提出された解決の記録',
  kinds: { repaid: '支払', permitted: '許可', explained: '説明' },
  became: {
    partial: '一部に充当',
    explained: '担当官に提示',
    unproved: '証明なし',
    unused: '不使用',
    expired: '期限切れ',
  },
  notes: { self_corrected: '行政機関の接触前', after_contact: '行政機関の接触後' },
  number: '番号',
  kind: '種類',
  on: '日',
  amount: '額',
  came: '扱い',
  why: '理由',
  row: (id, kind, on, amount) => `${id}、${on === '' ? '' : `${on}に`}${amount}${kind}`,
  interestTo: (day) => `${day}までの利息を含む`,
  left: (who, paid, left) => `${who}：証明された支払は${paid}、残りは${left}です。`,
  leftInterest: (left, interest) => `${left}と利息${interest}`,
  stated: (kind, row, who) => `${kind}済みと記載されていますが、証明されていません：${row}（${who}）。`,
  explained: (row, who) => `説明あり：${row}（${who}）。判定は変わりません。`,
  expired: (row, who) => `期限切れ：${row}（${who}）。`,
};
