// What can be wrong with a file handed in, in Japanese: code → what happened and what to do about it, with {args}.
import type { faults as model } from './en-faults.js';
import { packedFaults } from './ja-faults-packed.js';

export const faults: typeof model = {
  // The file as bytes
  empty_file: {
    what: 'ファイルに一行もありません。',
    todo: 'もう一度提出を求めてください。空のファイルは何の証拠にもなりません。',
  },
  undecodable: {
    what: '{line}行目（{offset}バイト目）から先が{encoding}として読めません。',
    todo: '--encoding で文字コードを指定するか、UTF-8 で保存し直してください。別のソフトで足した行は文字コードが違うことがあります。最後の文字なら、ファイルが途中で切れているおそれがあります。',
  },
  mixed_encodings: {
    what: '二つの文字コードが混ざっています。{line} 行目（{offset} バイト目）から {encoding} と utf-8 が入れ替わります。',
    todo: 'どのソフトが行を足したかを確かめ、ファイル全体をひとつの文字コードで保存し直してもらってください。',
  },
  nul_bytes: {
    what: 'ファイルが壊れているか、テキストではありません（{line}行目、{offset}バイト目に NUL）。',
    todo: 'もう一度書き出してください。UTF-16 なら --encoding utf-16le か utf-16be を指定してください。',
  },
  file_changed: {
    what: '読み取り中にファイルが変わりました。',
    todo: '書き込んでいるソフトを閉じてから、もう一度実行してください。',
  },
  encoding_ambiguous: {
    what: '{taken}としても{other}としても読めます。{taken}として読みました。',
    todo: '文字がおかしいときは --encoding で文字コードを指定してください。',
  },
  mojibake: {
    what: '文字化けしたまま保存された文字があります（{example} …）。元に戻すことはできません。',
    todo: '元のシステムからもう一度書き出してもらってください。数字や日付には影響しませんが、見出しや氏名は変わっているおそれがあります。',
  },
  private_use_characters: {
    what: '作成したパソコンでしか表示できない文字（外字）が{count}字あります。',
    todo: '名称は目で確かめてください。数値と番号には影響しません。',
  },

  ...packedFaults,

  // The file as rows
  file_cut: {
    what: 'ファイルがこの行の途中で終わっています。この先に何があったかは分かりません。',
    todo: '全体の提出を求めてください。これより前の行の違反は違反として扱います。',
  },
  quote_not_closed: {
    what: '{cell}番目の欄の引用符が閉じていません。',
    todo: '引用符を閉じるか、もう一度書き出してください。',
  },
  quote_misplaced: {
    what: '{cell}番目の欄の中に、置けない引用符があります。',
    todo: '欄の中の引用符は二つ重ね、欄全体を引用符で囲むか、もう一度書き出してください。',
  },
  record_too_long: {
    what: '一行が{limit}バイトを超えています。引用符が閉じていないと思われます。',
    todo: '引用符を閉じるか、もう一度書き出してください。',
  },
  record_too_many_cells: {
    what: '一行の欄が、表計算ソフトの上限である{limit}個を超えています。改行が失われているか、表ではありません。',
    todo: 'もう一度書き出してください。',
  },
  rows_unreadable: { what: '行の区切りが分かりません：{message}', todo: 'CSV でもう一度書き出してください。' },
  line_ends_crcrlf: {
    what: '行末が二重です（CR CR LF）。一つの行末として読みました。',
    todo: '提出者に知らせてください。',
  },
  line_ends_cr: {
    what: 'ここで初めて、行末が CR だけになっています。',
    todo: '古い Mac のファイルなら対処は不要です。それ以外は前後の行を確かめてください。',
  },
  none_stated: {
    what: '見出しだけで、データの行がありません。該当がなかったという提出者の申告として扱います。',
    todo: '該当があった場合は、行を追加してください。',
  },
  firm_of_folder: {
    what: 'どの会社の行か書かれておらず、ほかのファイルには会社の番号があります。この行はフォルダー名の「{firm}」を一つの会社として報告し、ほかの会社の行とは結び付けません。',
    todo: '会社の番号の列を加えるか、その会社のファイルだけを入れたフォルダーに置くか、対応表に "constants": { "firm_id": "…" } と書いてください。',
  },
  no_rows: { what: '見出しだけで、データの行がありません。', todo: '行が抜けていないか確かめてください。' },

  // Which table, which columns
  no_table: {
    what: '{line}行目の見出しは、どの表のものでもありません。最も近いのは{nearest}ですが、{missing}がありません。読み取った最初の行：{rows}',
    todo: '見出しの上の題名の行や結合した見出しを除くか、見出しを直してください。--as 表=ファイル名 や --preset 製品の様式 でも指定できます。項目が縦に並ぶ、見出しが数行ある、見出しがない場合は、対応表（--map）に書いてください。',
  },
  table_tie: {
    what: '見出しは{tables}のどれにも同じように当てはまります。',
    todo: '--as 表=ファイル名 で表を指定してください。',
  },
  as_missing_columns: {
    what: '--as で{table}と指定されましたが、{missing}がありません。読み取った最初の行：{rows}',
    todo: '見出しか --as の指定を直してください。',
  },
  header_two_columns: {
    what: '見出し「{column}」は{table}の{columns}のどれとも取れます。',
    todo: '意図した列の名前に直してください。',
  },
  column_two_headers: {
    what: '見出し{headers}は、どちらも{table}の{name}を表します。',
    todo: 'どちらかを消すか名前を変えてください。kijun は選びません。',
  },

  // Layouts of products, mappings, shapes
  preset_tie: {
    what: '見出しが複数の製品の様式（{presets}）に当てはまります。',
    todo: '--preset 名前 または --preset ファイル=名前 で指定してください。',
  },
  layout_headers_missing: {
    what: '{by} にある見出しが、先頭の行に一つも見つかりません。読み取った先頭の行：{rows}',
    todo: '別の様式か対応表を指定するか、対応表の見出しを直してください。kijun columns ファイル --write map.json でこのファイルの対応表を作れます。',
  },
  layout_table_unknown: {
    what: '{by} に表の名前がなく、見出しからも分かりません。',
    todo: '対応表に "table": "payslip" のように追加してください。',
  },
  layout_other_table: {
    what: '{by} は {table} の様式ですが、--as では {other} とされています。',
    todo: 'どちらか一方を外してください。',
  },
  layout_key_missing: {
    what: '{by} として読みましたが、{table} の {missing} に当たる見出しがありません。読み取った先頭の行：{rows}',
    todo: 'kijun columns ファイル --write map.json で対応表を作り、その見出しを書いてください。',
  },
  mapped_header_missing: {
    what: '対応表では {name} を見出し {missing} から読むことになっていますが、ファイルにその見出しがありません。',
    todo: '見出しをファイルのとおりに書くか、対応表からその行を外してください。',
  },
  turned_too_large: {
    what: '並べ替えが必要な様式（区切り見出し、縦横逆、作業者ごとのブロック）のファイルは{limit}バイトまでです。',
    todo: '一件一行の形で書き出すか、分割してください。',
  },
  block_without_headings: {
    what: 'ここから始まるブロックに、最初のブロックと同じ見出し行がありません。',
    todo: 'ブロックを直すか、対応表に様式を書いてください。',
  },
  item_unknown: {
    what: '「{item}」の行に値がありますが、どの項目か分かりません。',
    todo: '行の先頭に項目名を書いてください。',
  },
  rows_above: {
    what: '見出し（{line}行目）より上の{count}行は、表題として読み飛ばしました。',
    todo: '表題でない場合は、対応表に見出しの行を書いてください。',
  },
  column_unnamed: {
    what: '{position}列目には値がありますが見出しがありません。読んでいません。',
    todo: '通し番号なら対処は不要です。それ以外は見出しを付けてください。',
  },
  period_unsaid: {
    what: '各行がいつの分か（{names}）を示す見出しがありません。同じ人の行が二つ以上あると区別できず、未確定になります。',
    todo: '読んでいない見出し（{headers}）のどれかがそれに当たるなら、対応表（kijun columns ファイル --write map.json）で示してください。なければ列を加えてもらってください。',
  },
  total_or_bucket: {
    what: '「{column}」が「{others}」を含むかどうかは見出しからは分かりません。「{others}」が0でない行では「{column}」を不明として扱います。',
    todo: '--preset で製品を指定するか、対応表に書いてください（含むならその見出しだけ、含まないなら合計 sum）。',
  },
  whole_or_part: {
    what: '「{column}」が {whole} の全部なのか、深夜や休日の分を除いた一部なのかは、見出しからは分かりません。少なくともその時間があったもの（{name}）として読みました。ほかの列から全部と確かめられない限り、合計を必要とする判定は未確定とします。',
    todo: '事業者に確かめてください。全部であれば対応表（kijun columns ファイル --write map.json）の {name} を {whole} に書き換え、一部であれば {whole} をすべての見出しの合計（sum）として書いてください。--preset で製品を指定することもできます。',
  },
  sum_incomplete: {
    what: '{name} は複数の列の合計ですが、{missing} がありません。{headers} だけで合計とはみなさず、{name} は提出されていないものとして扱います。',
    todo: 'その列も含めて書き出してください。',
  },
  heading_row: {
    what: '見出しの行です（データではありません）。',
    todo: '対処は不要です。',
  },
  subtotal_row: {
    what: '合計・小計の行です。だれの記録にも加えていません。',
    todo: '合計でない場合は、番号を記入してください。',
  },
  note_row: {
    what: '表の下の注記です。',
    todo: '注記でない場合は、行を直してください。',
  },
  bucket_unplaced: {
    what: 'この時間を合計に含めるべきかどうかが分かりません。',
    todo: '対応表で、その列をこの見出しも含めた合計（sum）として書くか、"openIf" を付けずにこの見出し抜きで書いてください。',
  },
  pair_incomplete: {
    what: 'この製品ではコードと値が組になっていますが、次の見出しには相手がありません：{headers}。',
    todo: '両方を含めて出力し直すか、どの列とどの列が組かを対応表（"pairs"）に書いてください。',
  },
  pair_codes_many: {
    what: '「{name}」のコードが{limit}種類を超えています。コード表としては多すぎます。',
    todo: 'コードの入っている列を確かめ、対応表（"pairs"）に書いてください。',
  },
  pair_code_unknown: {
    what: 'このコードの意味はファイルからは分かりません。これを含むかもしれない列は、この行では不明として扱いました。',
    todo: '会社のコード表を取り寄せ、対応表で {column} を該当する列に書くか、どの列にも当たらなければ "ignore" に入れてください。',
  },
  total_word: {
    what: '番号の欄に、見出しや合計を表す語が入っています。',
    todo: '合計の行なら対処は不要です。それ以外は番号を記入してください。',
  },

  hours_undecidable: {
    what: 'この列の数（{examples}）が時間と分（10.25 は 10:25）か、一時間を単位とする小数（10.25 は 10:15）かを示すものがありません。ファイルは読んでいません。',
    todo: '事業者に確かめ、--hours {name}=hh.mm か --hours {name}=decimal で指定してください。',
  },
  hours_or_minutes: {
    what: '{examples} のような数は時間としては多すぎ、分かもしれません。ファイルは読んでいません。',
    todo: '事業者に確かめ、--hours {name}=minutes か --hours {name}=decimal で指定してください。',
  },
  hours_or_days: {
    what: '{examples} のような数は、時間の小数としては桁が多すぎます。表計算ソフトは 176:00 と表示する欄を 7.333333（日数）と書き出すことがあり、日数かもしれません。ファイルは読んでいません。',
    todo: '表示どおり（176:00）に書き出してもらうか、ブックのまま提出してもらってください。時間の小数であれば --hours {name}=decimal で指定してください。',
  },
  hours_proved: {
    what: 'この列の数は、時刻にはない値（{examples}）があるため、一時間を単位とする小数として読みました。',
    todo: 'それでも時間と分を表す場合は --hours {name}=hh.mm で指定してください。',
  },
  date_undecidable: {
    what: 'この列の日付（{examples}）の日と月の順、または二桁の年の年代・元号を示すものがありません。ファイルは読んでいません。',
    todo: '年を四桁で先に書いた形（2025-04-01）で書き出してもらうか、--preset か --map で様式を指定してください。',
  },

  // Rows
  row_width: {
    what: '欄の数が{cells}で、見出しの{expected}と合いません。',
    todo: '数値や名前の中のコンマが引用符で囲まれていないことがよくあります。行を直してください。',
  },
  key_blank: {
    what: '誰の、いつの行かを示す欄が空です。',
    todo: '埋めてください。表の下の合計や注記の行なら対処は不要です。',
  },
  key_unreadable: { what: '誰の、いつの行かを示す欄が読めません。{reason}', todo: '欄を直してください。' },

  // Cells
  money_unreadable: {
    what: '金額として読めません。',
    todo: '1,234 や -1234 のように数字で書いてください。範囲や言葉は読みません。',
  },
  wrong_currency: { what: '{currency}以外の通貨の金額です。', todo: '{currency}で書いてください。' },
  number_unreadable: { what: '数として読めません。', todo: '22 や 20.5 のように書いてください。' },
  ratio_unreadable: { what: '割合として読めません。', todo: '0.25 か 25% のように書いてください。' },
  too_many_decimals: {
    what: '小数点以下が{decimals}桁を超えています。',
    todo: '{decimals}桁までで書いてください。kijun は入力を丸めません。',
  },
  number_too_large: { what: '数が大きすぎて正確に扱えません。', todo: '欄を直してください。' },
  number_exponent: {
    what: '数が指数の形（1.2E+05）に縮められており、桁が失われたおそれがあります。',
    todo: '表計算ソフトで列の書式を数値にして、もう一度書き出してください。',
  },
  range_unreadable: {
    what: '幅のある書き方で、ひとつの数ではありません。',
    todo: '実際に支払った額、または合意した額をひとつ書いてください。',
  },
  not_stated: {
    what: 'この語は「記載なし」を表し、ゼロとは異なります。',
    todo: '金額を書くか、なければ 0 と書いてください。',
  },
  hours_unreadable: {
    what: '時間として読めません。',
    todo: '168:30 か 168時間30分 のように書いてください。コロンのない数は --hours で意味を指定してください。',
  },
  hours_style_unknown: {
    what: '10.25 が10時間15分なのか10時間25分なのか分かりません。',
    todo: '--hours decimal か --hours hh.mm で指定するか、10:15 のように書いてください。',
  },
  hours_too_many: {
    what: '{limit}を超える単位のない数で、時間なのか分なのか分かりません。',
    todo: '--hours minutes か --hours decimal で指定するか、168:30 のように書いてください。',
  },
  hours_minutes_over_59: {
    what: '分が60以上か、二桁ではありません。',
    todo: '168:30 のように書いてください。時間の小数なら --hours decimal を指定してください。',
  },
  hours_not_whole_minutes: {
    what: '時間の小数が、ちょうどの分数になりません。',
    todo: '分か 168:30 の形で書いてください。kijun は入力を丸めません。',
  },
  date_unreadable: {
    what: '日付として読めません。',
    todo: '2025-04-01、2025/4/1、2025年4月1日、令和7年4月1日 のように書いてください。',
  },
  date_short_year: {
    what: '年が二桁で、西暦の何年代か、どの元号の年かが分かりません。',
    todo: '年を四桁か元号で書いてください：2025-04-01、令和7年4月1日。',
  },
  date_order_unknown: {
    what: '日と月のどちらが先か分かりません。',
    todo: '年を先に書いてください：2025-04-01。',
  },
  date_disagrees: {
    what: '日付が二通り（西暦と元号、または曜日つき）で書かれており、互いに合いません。',
    todo: 'どちらが正しいかを確かめ、欄を直してください。',
  },
  date_from_serial: {
    what: '表計算ソフトの日付の通し番号が書かれています。{day} と読みました。',
    todo: '書類の日付と照らし合わせ、列の書式を日付にしてから書き出してください。',
  },
  date_impossible: { what: 'その月や元号にない日です。', todo: '日付を直してください。' },
  month_unreadable: { what: '月として読めません。', todo: '2025-04、2025年4月、令和7年4月 のように書いてください。' },
  flag_unreadable: {
    what: 'はい・いいえのどちらとも読めません。',
    todo: 'yes か no、有 か 無、○ か ×、1 か 0 で書いてください。',
  },
  code_unknown: { what: 'この列で使える値ではありません。', todo: '次のどれかを使ってください：{known}。' },
  id_damaged: {
    what: '表計算ソフトが番号を書き換えています（指数や小数点）。桁が失われたおそれがあります。',
    todo: '列を文字列として書き出してください。',
  },
  id_masked: {
    what: '番号の一部が伏せられており、人を見分けられません。',
    todo: '伏せずに書き出すか、労働者ごとの別の番号を使ってください。',
  },
  id_digits: {
    what: 'この番号は {digits} 桁のはずです。',
    todo: '書類と照らし合わせて直してください。表計算ソフトが桁を落としたり足したりすることがあります。',
  },
  id_check_digit: {
    what: '検査用数字が合わず、いずれかの桁が誤っています。',
    todo: '書類と照らし合わせて直してください。',
  },
  id_point_zero: {
    what: '番号が小数（79925.0）に変えられていました。.0 を除いて読みました。',
    todo: '列を文字列として書き出してください。先頭のゼロも失われているおそれがあります。',
  },
  id_apostrophe: {
    what: "表計算ソフトに変えられないように付けられたアポストロフィ（'001）を除いて読みました。",
    todo: '対応は要りません。',
  },
  id_padded: {
    what: '--pad の指定により、先頭にゼロを補って {digits} 桁にしました。',
    todo: 'いくつかを書類と照らし合わせてください。',
  },
  replacement_character: {
    what: '以前の変換で文字が失われています（U+FFFD に置き換わっています）。',
    todo: '元のシステムからもう一度書き出してください。',
  },
};
