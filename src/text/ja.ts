// The tool's own words in Japanese. Its type is the English model, so a missing key does not compile.
import type { Catalogue } from './en.js';
import { chain } from './ja-chain.js';
import { claim } from './ja-claim.js';
import { cli, explain } from './ja-cli.js';
import { columns } from './ja-columns.js';
import { faults } from './ja-faults.js';
import { evidence, figures } from './ja-figures.js';
import { formula } from './ja-formula.js';
import { reasons } from './ja-reasons.js';
import { report, summary } from './ja-report.js';
import { screening } from './ja-screening.js';
import { settle, settleReasons } from './ja-settle.js';
import { notices, trust } from './ja-trust.js';

const articleText: Catalogue['law']['article'] = (article, paragraph, item) => {
  // Articles of supplementary provisions; the act's title says that they are.
  const [first, ...branches] = article.replace(/^suppl\. (?=\d+$)/, '').split('-');
  const number = /^(suppl\. )?\d+(-\d+)*$/.test(article)
    ? `第${first}条${branches.map((b) => `の${b}`).join('')}`
    : article;
  return `${number}${paragraph && `第${paragraph}項`}${item && `第${item}号`}`;
};

export const ja: Catalogue = {
  claim,
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
  breaches: { fundamental: '基本的人権', money: '金銭', time: '時間・手続', document: '書類' },

  report,

  summary,
  exits: {
    '0': '判定したものはすべて適合しています',
    '1': '違反が1件以上あります',
    '2': '数えるべき違反はありませんが、すべてが適合とは言えません',
    '3': '読み取れない入力があります',
    '4': '規則パックに誤りがあります',
    '64': 'コマンドの書き方に誤りがあります',
    '70': 'kijun自体の不具合です',
  },

  law: {
    article: articleText,
    oneOfSeveral: articleText,
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

  screening,

  evidence,
  settle,
  figures,
  formula,
  reasons: { ...reasons, ...settleReasons },
  faults,
  unsaid: { fact: '規定に必要な数値', day: 'その日', column: 'ある列', table: '表', month: 'その月' },
  otherReason: (code, args) => `理由 ${code}${args && `（${args}）`}。`,
  otherFault: (code, args) => `誤り ${code}${args && `（${args}）`}。`,
  actions: {
    stopped: 'このファイルは読んでいないか、ここまでしか読んでいません。このファイルによる適合の判定はしません。',
    row_left_out: 'この行は除きました。',
    cell_unknown: 'この欄は不明として扱いました。',
    repaired: '意味を補って読みました。確認してください。',
    noted: '変更はしていません。',
  },
  joinLosses: {
    no_parent: (table) => `${table}のファイルにその番号がありません。両方の番号を確かめてください。`,
    no_record_in_force: (table) => `その日に有効な${table}がありません。開始日と終了日を確かめてください。`,
    correction_without_base: () =>
      '訂正の行ですが、訂正される元の行がありません。同じ従業員・期間・種類の元の行を提出させてください。',
    lost_row_may_belong: () =>
      '読み取れずに除いた行が、これらの行に関わる可能性があります。除いた行を不備の一覧に従って直し、もう一度実行してください。',
    duplicate_records: () => '同じキーの行がほかにあります。一つだけ残してください。',
  },

  explain,

  columns,

  cli,

  chain,

  notices,

  trust,
};
