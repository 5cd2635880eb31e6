// What the command line and kijun explain say in Japanese. In: names, paths, counts. Out: sentences.
import { grouped } from './digits.js';
import type { Catalogue } from './en.js';

export const cli: Catalogue['cli'] = {
  error: 'エラー',
  warning: '注意',
  hint: '対処',
  unknownCommand: (name, known, command) =>
    `「${name}」というコマンドはありません。コマンド：${known}。${command} --help をご覧ください。`,
  unknownOption: (option, command) =>
    `${command} に ${option} というオプションはありません。${command} --help をご覧ください。`,
  missingArgument: (argument, command) =>
    `${command} には <${argument}> が必要です。${command} --help をご覧ください。`,
  missingOption: (option, command) => `${command} には ${option} が必要です。${command} --help をご覧ください。`,
  tooManyArguments: (command) => `${command} の引数が多すぎます。${command} --help をご覧ください。`,
  missingValue: (option) => `${option} の後に値が必要です。--help をご覧ください。`,
  badValue: (option, value, allowed) =>
    `${option} に「${value}」は使えません。次のどれかを書いてください：${allowed}。`,
  badForm: (option, value, example) =>
    `${option} に「${value}」は使えません。${option} ${example} のように書いてください。`,
  badDay: (option, value) => `${option} の「${value}」は暦にない日です。2026-03-31 のように書いてください。`,
  noOfferRules: (pack) =>
    `--phase offer：規則集 ${pack} には、提示された条件や欠格となる処分等の規則がないため、何も判定されません。このオプションを外すか、--pack で別の規則集を指定してください。`,
  asNotRead: (table, file) =>
    `--as ${table}=${file}：そのファイルは読み込み対象にありません。パスにも同じ書き方で指定してください。`,
  fileNotAmong: (option, file) =>
    `${option} ${file}：そのファイルは読み込まれていません。パスにも指定し、同じ書き方にしてください。`,
  badMapping: (path, faults) => `対応表 ${path} は使えません。\n${faults}`,
  notTogether: (one, other) => `${one} と ${other} は同時に使えません。どちらかを外してください。`,
  noSheet: (book, sheet, sheets) =>
    `${book} に「${sheet}」というシートはないか、何も書かれていません。次のどれかを指定してください：${sheets}。`,
  fileNotFound: (path) => `${path} というファイルやフォルダーはありません。パスを確かめてください。`,
  notReadable: (path, why) => `${path} を読めません（${why}）。読み取りの権限を確かめてください。`,
  notWritable: (path, why) => `${path} に書き込めません（${why}）。フォルダーと権限を確かめてください。`,
  noFiles: (path) =>
    `${path} に CSV ファイルもブックもありません。.csv、.tsv、.txt、.xlsx、.zip のあるフォルダーかファイルを指定してください。`,
  noFirm: '読み取れた行がないため、判定する会社がありません。理由は上の誤りのとおりです。',
  badJson: (path, why) => `${path} は JSON ではありません（${why}）。その箇所を直すか、報告書を保存し直してください。`,
  notAReport: (path) =>
    `${path} は kijun の報告書ではありません。--report json:ファイル名 で書いたファイルを指定してください。`,
  packNotFound: (id, known) => `「${id}」という規則パックはありません。パック：${known}。フォルダーも指定できます。`,
  packFaults: (pack, n) =>
    `規則パック ${pack} に${n}件の誤りがあるため、何も判定していません。直してから kijun pack lint を実行してください。`,
  packSound: (pack, rules) => `規則パック ${pack} に誤りはありません（規定${rules}件）。`,
  ruleNotFound: (id, pack, rules) =>
    `「${id}」という規定や指摘はありません。${pack} の規定：${rules}。指摘には報告書が必要です：--in REPORT.json。`,
  bug: (message) => `kijun の不具合です：${message}。実行したコマンドを添えて知らせてください。`,
  reading: (file, rows) => `${file} を読み込み中：${rows}行`,
  judging: (firms) => `${firms}社を判定しました`,
  casesRun: (pack, run, failed) => `${pack}：事例 ${grouped(run)} 件中 ${grouped(failed)} 件不一致`,
  survived: (was, is) => `どの事例も気づかない変更：${was} → ${is}`,
  mutations: (pack, mutants, survivors, guarded) =>
    `${pack}：変異 ${grouped(mutants)} 件中 ${grouped(survivors)} 件が見逃し${
      mutants > 0 ? `（${((100 * survivors) / mutants).toFixed(1)} %）` : ''
    }${guarded > 0 ? `、写しで守られた表の ${grouped(guarded)} 行は対象外` : ''}`,
  wrote: (file) => `${file} を書き出しました`,
};

export const explain: Catalogue['explain'] = {
  rule: '規則',
  law: '根拠法令',
  says: '法の定め',
  asks: '判定の内容',
  judged: (table) => `${table}ごと`,
  only: '対象となる場合',
  weighs: '判定の扱い',
  offer: '賃金台帳がなくても、申請の内容だけで判定します（--phase offer）。',
  evidence: (grade) => `適合と判定するには等級「${grade}」以上の証拠が必要です。違反は証拠の等級を問いません。`,
  evidenceOf: (table, grade) =>
    `適合と判定するには、「${table}」が等級「${grade}」以上の証拠であることが必要です。違反は証拠の等級を問いません。`,
  bar: '該当する処分等がある間、会社は不適格です。',
  barUntil: (until) => `不適格でなくなる日：${until}`,
  barRelease: (release) => `その日が分からないときの解除の条件：${release}`,
  facts: '計算の方法',
  owed: '支払うべき額',
  numbers: (day) => `${day} に有効な数値`,
  latest: '法定の数値（確認できた最新のもの）',
  none: 'この日に有効な数値はありません',
  horizon: (day) => `${day} まで確認済み`,
  columns: '必要な列',
  alias: (title, headers) => (headers.length === 0 ? title : `${title}（${headers.join('、')} など）`),
  settles: '判定に必要なもの',
  enforced: '監督機関',
  finding: '指摘',
};
