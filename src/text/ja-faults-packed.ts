// What can be wrong with an archive or a workbook handed in, in Japanese.
import type { packedFaults as model } from './en-faults-packed.js';

export const packedFaults: typeof model = {
  // Archives
  archive_damaged: {
    what: '圧縮ファイルが読めません（{message}）。',
    todo: '圧縮ファイルをもう一度、または中のファイルそのものを提出してもらってください。中身は分かりません。',
  },
  archive_size_lies: {
    what: '圧縮ファイルに書かれた大きさと、実際の大きさが違います。読みませんでした。',
    todo: 'ファイルそのものを提出してもらってください。このように作られた圧縮ファイルは信用できません。',
  },
  archive_encrypted: {
    what: 'パスワードがかかっています。',
    todo: 'パスワードなしで提出してもらうか、先に展開してフォルダーを調べてください。',
  },
  archive_bomb: {
    what: '展開すると{times}倍の大きさになります。表ではあり得ないため、開きませんでした。',
    todo: 'ファイルそのものを提出してもらってください。',
  },
  archive_too_large: {
    what: '一つの圧縮ファイルから読める量を超えています（上限 {limit}）。',
    todo: '展開してから、フォルダーを調べてください。',
  },
  archive_path_unsafe: {
    what: 'ファイル名が圧縮ファイルの外を指しているか、名前として使えません。',
    todo: '普通の名前で圧縮し直してもらってください。このファイルは読みませんでした。',
  },
  archive_name_unreadable: {
    what: 'ファイル名が UTF-8 でも CP932 でもありません（バイト列 {written}）。',
    todo: '圧縮し直してもらうか、展開してからフォルダーを調べてください。',
  },
  archive_name_twice: {
    what: '同じ名前のファイルが二つあります。どちらが正しいか分からないため、どちらも読みませんでした。',
    todo: 'どちらが正しいかを確かめ、圧縮し直してもらってください。',
  },
  archive_link: {
    what: 'ファイルではなく、別の場所へのリンクです。たどりませんでした。',
    todo: 'ファイルそのものを提出してもらってください。',
  },
  archive_method: {
    what: '対応していない圧縮方式です（方式 {method}）。',
    todo: '通常の ZIP で圧縮し直してもらうか、展開してからフォルダーを調べてください。',
  },
  archive_nested: {
    what: '圧縮ファイルの中の圧縮ファイルです。開きませんでした。',
    todo: '展開してから、フォルダーを調べてください。',
  },
  archive_without_tables: {
    what: '圧縮ファイルの中に表（CSV、TSV、XLSX）がありません。',
    todo: 'もう一度提出を求めてください。',
  },
  archive_system_files: {
    what: 'パソコンが自動で加えたファイルが{count}個あります（{files}）。読み飛ばしました。',
    todo: '対処は不要です。',
  },
  archive_other_files: {
    what: '表ではないファイルが{count}個あります（{files}）。読みませんでした。',
    todo: 'データが含まれているときは、CSV か XLSX で保存してもらってください。',
  },

  // Workbooks
  workbook_damaged: {
    what: 'ブックが読めません（{message}）。',
    todo: '作成したソフトで開き、.xlsx か CSV で保存し直してください。',
  },
  workbook_too_large: {
    what: '一つのブックから読める量を超えています（上限 {limit}バイト）。',
    todo: 'シートを CSV で保存してもらってください。',
  },
  workbook_kind: {
    what: '対応していない種類の文書です（{kind}）。',
    todo: '作成したソフトで開き、.xlsx か CSV で保存してください。',
  },
  workbook_password: {
    what: 'ブックにパスワードがかかっています。',
    todo: 'パスワードを外し、.xlsx か CSV で保存したものを提出してもらってください。',
  },
  sheets_not_named: {
    what: '指定されなかったため読んでいないシートがあります：{sheets}。',
    todo: '表紙などデータのないシートなら対処は不要です。それ以外はそのシートも指定するか、ブックの名前だけを指定してください。',
  },
  sheets_empty: { what: '何も書かれていないシートがあります：{sheets}。', todo: '対処は不要です。' },
  sheet_hidden: {
    what: '非表示のシートです。ほかのシートと同じように読みました。',
    todo: '提出するつもりのシートかどうか、確かめてください。',
  },
  sheet_parts_hidden: {
    what: 'シートに非表示の行が{rows}行、非表示の列が{columns}列あります。ほかと同じように読みました。',
    todo: '数に入れるべきものかどうか、確かめてください。',
  },
  formulas_by_value: {
    what: '数式のセルが{count}個あります。最後に保存したときの計算結果を読みました。計算し直してはいません。',
    todo: '値が古いと思われるときは、ブックを開いて再計算し、保存してからもう一度実行してください。',
  },
  zeros_by_format: {
    what: '表示形式で左に0を補って表示している数値が{count}個あります。表示どおりに読みました。',
    todo: 'ほかのファイルの番号と同じ書き方かどうか、確かめてください。',
  },
  cells_merged: {
    what: '結合したセルが{count}か所あります（最初は {first}）。値は左上のセルだけにあるものとし、ほかは空欄として読みました。',
    todo: '見出しや番号が結合されているときは、結合を解いてすべてのセルに書いてもらってください。',
  },
  days_from_1904: {
    what: '日付を1904年から数えるブックです。日付として表示されたセルはそのとおりに読み、ただの数値は日付とみなしませんでした。',
    todo: '対処は不要です。',
  },
  cell_error: {
    what: 'セルに値がなく、エラーが表示されています。',
    todo: '数式を直して保存してもらい、もう一度実行してください。',
  },
  formula_without_value: {
    what: '数式の計算結果が保存されていません。ブックを書き出したソフトが計算していないためです。',
    todo: '表計算ソフトで開いて保存してから、もう一度実行してください。',
  },
  serial_no_date: {
    what: '日付として表示されるセルですが、数値 {written} は日付になりません。',
    todo: '2026-04-01 のように日付を書いてください。',
  },
  time_beyond_a_day: {
    what: 'セルの値は {written} 時間ですが、表示形式が24時間以上を省くため、少なく表示されています。',
    todo: 'どちらが正しいかを確かめてください。時間数の表示形式は [h]:mm にします。',
  },
  number_digits_lost: {
    what: '数値が15桁を超えています。表計算ソフトは15桁までしか保てないため、末尾の桁が失われています。',
    todo: '列を文字列にして、番号を入力し直してもらってください。',
  },
};
