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
  days_of_month_unknown:
    '年月だけが書かれ、どの日からどの日までの分か分かりません。どの期間とみるかで判定が変わります。賃金締切日（支給年月の場合は当月払・翌月払の別も）、または計算期間の初日と末日が分かれば確定します。',
  division_by_zero: '{fact}の計算がゼロでの割り算になります。',
  as_of_missing: '計算の基準日が指定されていません。--as-of YYYY-MM-DD を付けてください。',
  stated_unknown: '「{fact}」は提出されたデータからは分かりません。',
  parts_disagree: '期間の途中で法令か契約が変わり、どの時間がどちらに当たるかデータから分かりません。',
  duplicate_records: '同じ日に有効な{table}が二つ以上あり、内容が異なります。',
  correction_without_base: '{table}に訂正の行がありますが、訂正される元の行がありません。',
  lost_row_may_belong: '読み取れずに除いた{table}の行が、この行の訂正や追加である可能性があり、合計が分かりません。',
  correction_open:
    '訂正後の「{column}」が分かりません。訂正の行に金額や時間の記載がないか、元の記載より多く差し引いています。',
  headers_not_read:
    '{file}に当てはまる項目のない見出しがあります（{headers}）。欠けて見える事項がそこに記入されている可能性があります。',
  file_not_read_to_end:
    '{file}は最後まで読めておらず、{table}についてその先に何があるか分からないため、適合とは判定できません。',
  rows_left_out: '{file}に読み取れずに除いた行があるため、全体については判定できません。',
  attendance_gap: '{table}に{day}の行がなく、その日に労働がなかったことを示すものもありません。',
  attendance_stray: '{table}に、誰の何日の記録か分からない行があり、ここに属する可能性があります。',
  break_place_unknown: '{day}の休憩の時刻が記録されていないため、どの時間帯の労働か分かりません。',
  breaks_disagree: '{day}の休憩の記録が、勤務時間または互いの記録と合いません。',
  shift_runs_on: '{day}に始まった勤務が、翌日の始業時刻を過ぎて続いています。',
  shifts_overlap: '{day}の二つの勤務の時間が重なっています。',
  attested_only: '{table}の内容は事業主の自己申告だけであり、これだけで適合とは判定できません。',
  grade_too_low: '{table}の証拠の等級は{grade}で、適合と判定するには{needed}が必要です。',
  not_in_manifest: '提出資料一覧に、{table}のファイルの提出者と等級が書かれていません。',
  file_not_in_manifest: '提出資料一覧に、{file}の提出者と等級が書かれていません。',
  nil_with_rows: '提出資料一覧では{table}が「該当なし」となっていますが、その行が提出されています。',
  amount_open: '違反ですが、未払額は計算できませんでした。',
};
