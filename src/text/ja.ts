// The tool's own words in Japanese. Its type is the English model, so a missing key does not compile.
import { grouped } from './digits.js';
import type { Catalogue } from './en.js';
import { faults } from './ja-faults.js';
import { formula } from './ja-formula.js';
import { reasons } from './ja-reasons.js';

export const ja: Catalogue = {
  stages: {
    intake: { name: '資料確認', question: '読み取れるか、揃っているか、互いに合うか。' },
    rights: { name: '権利', question: 'すべての労働者と期間で法定の最低基準が守られているか。' },
    record: { name: '是正の履歴', question: '行政処分、未履行の命令、離職。過去の違反は支払われたか。' },
    intermediaries: { name: '人材仲介', question: '誰が仲介したか。許可はあるか。費用は誰が負担したか。' },
    voice: { name: '相談・申告', question: '労働者は知り、訴え、団結し、辞めることができるか。' },
    industry: { name: '産業', question: '訓練、技能、賃金の上昇、生産性。' },
    mobility: { name: '移動・帰国', question: '帰国、技能の認定、再度の合法的な移動、転籍。' },
    balance: { name: '利益の均衡', question: '移住者、受入社会、送出国はそれぞれ何を得るか。' },
  },
  outcomes: {
    clear: { name: '問題なし', means: '判定できたものはすべて適合しています。' },
    clear_with_conditions: {
      name: '条件付きで問題なし',
      means: '残っているのは軽微な点だけです。下に一つずつ挙げます。',
    },
    evidence_required: {
      name: '資料の追加が必要',
      means: '判定できない義務があります。何があれば判定できるかを下に挙げます。',
    },
    correct_first: { name: '先に是正が必要', means: '会社が是正できる違反が見つかりました。' },
    refer_to_officer: { name: '担当官の判断が必要', means: '見つかった事実について、担当官の判断が必要です。' },
    not_eligible_until: { name: '期日まで対象にできない', means: '行政の処分により、一定期間対象になりません。' },
  },
  answers: { met: '適合', breached: '違反', undecided: '未確定', not_applicable: '適用外', settled: '解決済み' },
  breaches: { fundamental: '基本的人権', money: '金銭', time: '労働時間', document: '書類' },

  report: {
    period: '対象期間',
    workers: '労働者数',
    law: '適用法令',
    asOf: '基準日',
    options: '指定',
    files: 'ファイル',
    pack: (title, version, digest) => `${title}　版 ${version}（ダイジェスト ${digest}）`,
    days: (from, to) => `${from}～${to}`,
    noPeriod: '日付のある行なし',
    calm: (judged, rules) =>
      `${grouped(rules)}件の規定について${grouped(judged)}件を判定し、すべて適合しています。未確定のものも、除外した行もありません。`,
    stages: '段階別の結果',
    stage: '段階',
    judged: '判定率',
    notApplicable: '適用外',
    outcome: '結果',
    question: '問い',
    reportedOnly: '参考表示',
    laterStages: (stage) => `「${stage}」の段階を満たしていないため、後の段階は参考表示であり、結論には影響しません。`,
    noRules: (stages) => `このパックに規定がない段階：${stages.join('、')}。`,
    filesRead: 'ファイルの読み方',
    coverage: '規定ごとの判定数',
    rule: '規定',
    breached: '違反',
    breachedInFull: '違反の内容',
    months: '月数',
    enforcement: '所管官庁と是正・罰則',
    rulesNumbered: (numbers) => `違反${numbers.join('・')}`,
    openWhose: '該当者と根拠の行は --verbose または --report json で示します。',
    openCount: (n) => `未確定${grouped(n)}件`,
    undecided: '未確定',
    settled: '解決済み',
    settledNote: '支払い、許可、説明により解決したもの。記録には残ります。',
    count: (workers, months, findings, judged) =>
      [
        workers > 0 ? `${grouped(workers)}人` : '',
        months > 0 ? `${grouped(months)}か月` : '',
        judged > findings ? `判定${grouped(judged)}件中${grouped(findings)}件` : `${grouped(findings)}件`,
      ]
        .filter((part) => part !== '')
        .join('・'),
    owedInAll: (amount, open) =>
      open > 0 ? `未払額は少なくとも${amount}（ほか${open}件は金額未確定）` : `未払額 ${amount}`,
    owedOpen: '未払額は未確定',
    test: {
      atLeast: (fact, than) => `「${fact}」が「${than}」以上であること`,
      atMost: (fact, than) => `「${fact}」が「${than}」以下であること`,
      above: (fact, than) => `「${fact}」が「${than}」を超えること`,
      below: (fact, than) => `「${fact}」が「${than}」未満であること`,
      equals: (fact, than) => `「${fact}」が「${than}」と等しいこと`,
    },
    mustBe: (fact, values) => `「${fact}」が「${values}」であること`,
    mustNotBe: (fact, values) => `「${fact}」が「${values}」でないこと`,
    worker: '労働者',
    when: '期間',
    found: '実際',
    least: '下限',
    most: '上限',
    aboveHead: '下限（超）',
    belowHead: '上限（未満）',
    exactly: '必要',
    required: '必要',
    short: '不足',
    over: '超過',
    differs: '差',
    owed: '未払額',
    more: (n) => `ほか${grouped(n)}件（--report json で全件）`,
    moreOf: (n) => `ほか${grouped(n)}`,
    example: (who) => `例：${who}`,
    toWorker: '本人への説明',
    worked: '計算の過程',
    numbers: '用いた法令の数値',
    inForce: (title, value, from) => `${title}：${value}（${from}から）`,
    lookedUp: (title, from) => `${title}、${from}から`,
    source: '出典',
    unchecked: '未確認：この数値はまだ出典と照合していません。',
    uncheckedRule: '未確認：この規定の根拠の一部はまだ出典と照合していません。',
    parts: '期間の内訳',
    cells: '根拠の欄',
    enforcedBy: '所管官庁',
    remedy: '是正・罰則',
    finding: '指摘番号',
    findingNo: (fingerprint) => `指摘番号 ${fingerprint}`,
    steps: (n) => (n > 0 ? `途中の計算${grouped(n)}件` : ''),
    numbersLeft: (n) => (n > 0 ? `法令の数値${grouped(n)}件` : ''),
    cellsLeft: (n) => (n > 0 ? `根拠の欄${grouped(n)}件` : ''),
    inFull: (left, command) => `ほか${left}：${command}`,
    settles: '判定に必要なもの',
    owedHead: '未払額',
    total: '合計',
    totalAtLeast: '合計（少なくとも）',
    openAmounts: (n) => `ほかに金額を計算できない違反が${n}件あり、その分が加わります。`,
    notLookedAt: '調べていないもの',
    rulesNotJudged: (rules) => `そのため判定していない規定：${rules}。`,
    intake: 'ファイルの読み取り',
    rows: (read, leftOut, blank) =>
      [`${grouped(read)}行`, leftOut > 0 ? `除外${grouped(leftOut)}行` : '', blank > 0 ? `空行${grouped(blank)}行` : '']
        .filter((part) => part !== '')
        .join('、'),
    place: (file, row) => (row > 0 ? `${file}:${row}` : file),
    unmapped: (file, columns) => `${file}：対応する項目がなく使わなかった列：${columns}。`,
    dropped: (file, columns) => `${file}：不要な個人情報のため読み込まなかった列：${columns}。`,
    lost: (n, table, why) => `${table}の${n}行を結び付けられません：${why}`,
    loosened: (what, reason) => `このパックは元のパックより要求を緩めています（${what}）：${reason}`,
    readAs: (header, title) => `${header}＝${title}`,
    readIn: (encoding, delimiter) => `${encoding}、区切り${delimiter}`,
    id: '報告書番号',
    sha256: 'SHA-256',
    list: (items) => items.join('、'),
    sentences: (items) => items.join(''),
    labelled: (label, text) => `${label}：${text}`,
    headed: (head, text) => `${head} ${text}`,
    bracketed: (text, inner) => `${text}（${inner}）`,
    ofTable: (column, table) => `${table}の${column}`,
    unknown: '不明',
    notNamed: '会社',
  },

  summary: {
    head: '全体のまとめ',
    firm: '会社',
    outcome: '結果',
    report: '報告書番号',
    total: (firms) => `${firms}社`,
    least: (amount) => `${amount}以上`,
    exit: (code, means) => `終了コード ${code}：${means}`,
    found: (means) => `${means}。`,
    exitAsked: (code) => `--exit-zero の指定により終了コードは ${code} です。`,
  },
  exits: {
    '0': '判定したものはすべて適合しています',
    '1': '違反が1件以上あります',
    '2': '違反はありませんが、判定できないものがあります',
    '3': '読み取れない入力があります',
    '4': '規則パックに誤りがあります',
    '64': 'コマンドの書き方に誤りがあります',
    '70': 'kijun自体の不具合です',
  },

  law: {
    article: (article, paragraph, item) => {
      // Articles of supplementary provisions; the act's title says that they are.
      const [first, ...branches] = article.replace(/^suppl\. (?=\d+$)/, '').split('-');
      const number = /^(suppl\. )?\d+(-\d+)*$/.test(article)
        ? `第${first}条${branches.map((b) => `の${b}`).join('')}`
        : article;
      return `${number}${paragraph && `第${paragraph}項`}${item && `第${item}号`}`;
    },
    oneOfSeveral: (article, paragraph, item) => ja.law.article(article, paragraph, item),
    several: (articles) => articles.join('、'),
    listed: (articles) => articles.join('、'),
    acts: (acts) => acts.join('、'),
    inAct: (act, article) => `${act}${article}`,
    note: (note) => `（${note}）`,
  },

  units: {
    yen: (n) => `${n}円`,
    usd: (n) => `${n}ドル`,
    hour: (n) => {
      const [hours, minutes = '00', seconds] = n.split(':');
      return `${hours}時間${minutes === '00' && !seconds ? '' : `${Number(minutes)}分`}${seconds ? `${seconds}秒` : ''}`;
    },
    minute: (n) => `${n}分`,
    day: (n) => `${n}日`,
    month: (n) => `${n}か月`,
    count: (n) => n,
    ratio: (n) => `${n}%`,
  },
  unitWords: {
    yen: '円',
    usd: 'ドル',
    hour: '時間',
    minute: '分',
    day: '日',
    month: 'か月',
    count: '',
    ratio: '%',
  },
  perWords: { hour: '時', minute: '分', day: '日', month: '月' },
  flags: { true: 'はい', false: 'いいえ' },
  quoted: (text) => `「${text}」`,

  formula,
  reasons,
  faults,
  unsaid: { fact: '規定に必要な数値', day: 'その日', column: 'ある列', table: '表', month: 'その月' },
  otherReason: (code, args) => `理由 ${code}${args && `（${args}）`}。`,
  otherFault: (code, args) => `誤り ${code}${args && `（${args}）`}。`,
  actions: {
    stopped: 'このファイルは判定していません。',
    row_left_out: 'この行は除きました。',
    cell_unknown: 'この欄は不明として扱いました。',
    repaired: '意味を補って読みました。確認してください。',
    noted: '変更はしていません。',
  },
  joinLosses: {
    no_parent: (table) => `${table}のファイルにその番号がありません。両方の番号を確かめてください。`,
    no_record_in_force: (table) => `その日に有効な${table}がありません。開始日と終了日を確かめてください。`,
    duplicate_records: () => '同じキーの行がほかにあります。一つだけ残してください。',
  },

  explain: {
    rule: '規則',
    law: '根拠法令',
    says: '法の定め',
    asks: '判定の内容',
    judged: (table) => `${table}ごと`,
    only: '対象となる場合',
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
  },

  cli: {
    error: 'エラー',
    warning: '注意',
    hint: '対処',
    unknownCommand: (name, known, command) =>
      `「${name}」というコマンドはありません。コマンド：${known}。${command} --help をご覧ください。`,
    unknownOption: (option, command) =>
      `${command} に ${option} というオプションはありません。${command} --help をご覧ください。`,
    missingArgument: (argument, command) =>
      `${command} には <${argument}> が必要です。${command} --help をご覧ください。`,
    tooManyArguments: (command) => `${command} の引数が多すぎます。${command} --help をご覧ください。`,
    missingValue: (option) => `${option} の後に値が必要です。--help をご覧ください。`,
    badValue: (option, value, allowed) =>
      `${option} に「${value}」は使えません。次のどれかを書いてください：${allowed}。`,
    badForm: (option, value, example) =>
      `${option} に「${value}」は使えません。${option} ${example} のように書いてください。`,
    badDay: (option, value) => `${option} の「${value}」は暦にない日です。2026-03-31 のように書いてください。`,
    asNotRead: (table, file) =>
      `--as ${table}=${file}：そのファイルは読み込み対象にありません。パスにも同じ書き方で指定してください。`,
    notTogether: (one, other) => `${one} と ${other} は同時に使えません。どちらかを外してください。`,
    fileNotFound: (path) => `${path} というファイルやフォルダーはありません。パスを確かめてください。`,
    notReadable: (path, why) => `${path} を読めません（${why}）。読み取りの権限を確かめてください。`,
    notWritable: (path, why) => `${path} に書き込めません（${why}）。フォルダーと権限を確かめてください。`,
    noFiles: (path) =>
      `${path} に CSV ファイルがありません。.csv、.tsv、.txt のあるフォルダーかファイルを指定してください。`,
    noFirm: '読み取れた行がないため、判定する会社がありません。理由は上の誤りのとおりです。',
    badJson: (path, why) =>
      `${path} は JSON ではありません（${why}）。その箇所を直すか、報告書を保存し直してください。`,
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
    wrote: (file) => `${file} を書き出しました`,
  },
};
