// Why an answer stayed open, in Japanese: code → sentence with {args}.
import type { reasons as model } from './en-reasons.js';

export const reasons: typeof model = {
  column_missing: '{table}のファイルに「{column}」の列がありません。',
  cell_blank: '「{column}」が空欄です。この欄の空欄はゼロとみなせません。',
  cell_unreadable: '「{column}」を値として読めません。',
  cell_unreadable_as: '「{column}」に{written}とあり、値として読めません。',
  no_rows: '{table}のファイルにこの会社の行がありません。',
  table_missing: '{table}のファイルが提出されていません。',
  no_record_in_force: '{day}に有効な{table}がありません。',
  no_parent: 'この行が属する{table}が見つかりません。番号が相手のファイルにありません。',
  before_first_row: '{parameter}の数値は{day}までさかのぼりません。',
  past_horizon: '{parameter}の数値は{checkedThrough}までしか確認されておらず、{day}はその後です。',
  no_such_key: '{parameter}に{key}の値がありません。',
  ended: '{parameter}はその日にはもう適用されていません。',
  month_missing: '計算に必要な{month}の行がありません。',
  hire_date_unknown: '入社日が不明なため、行のない月が入社前なのか記録漏れなのか分かりません。',
  not_itemised: '「{column}」の列がなく、内訳の合計が{total}と{difference}だけ合わないため、ゼロとはみなせません。',
  division_by_zero: '{fact}の計算がゼロでの割り算になります。',
  as_of_missing: '計算の基準日が指定されていません。--as-of YYYY-MM-DD を付けてください。',
  stated_unknown: '{fact}は提出されたデータからは分かりません。',
  parts_disagree: '期間の途中で法令か契約が変わり、どの時間がどちらに当たるかデータから分かりません。',
  duplicate_records: '同じ日に有効な{table}が二つ以上あり、内容が異なります。',
  rows_left_out: '{file}に読み取れずに除いた行があるため、全体については判定できません。',
  amount_open: '違反ですが、未払額は計算できませんでした。',
};
