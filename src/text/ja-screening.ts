// What decision records, their table and the review of them say in Japanese. In: names, counts, days. Out: sentences.
import { grouped } from './digits.js';
import type { Catalogue } from './en.js';

export const screening: Catalogue['screening'] = {
  kinds: {
    new_admission: '新規受入れ',
    renewal: '更新',
    change_into: '転入',
    change_out: '転出',
    unknown: '記載なし',
  },
  statement: {
    clear: (asOf) => `${asOf}現在、提出された資料の限りで、この申請の妨げとなる事実は認められません。`,
    clear_with_conditions: () => 'この申請を妨げるものはありません。下記の各点を期限までに整えることが条件です。',
    evidence_required: () => '下記の義務が守られているか判定できません。判定に必要な資料を示します。',
    correct_first: () => '会社自身の記録から、会社が是正できる違反が認められます。新たな受入れより先に是正が必要です。',
    refer_to_officer: () => '下記の事実は担当官の判断を要します。それまでは何も推奨しません。',
    not_eligible_until: () => '',
    bar: (until) =>
      `行政機関等の処分により、会社は受入れができません。対象となり得る最初の日は${until}です。担当官が確認します。`,
    barOpen: () =>
      '行政機関等の処分により会社は受入れができません。終期の日はなく、解除の条件を下に示します。担当官が確認します。',
    change_out: () =>
      '会社に違反があることを理由に労働者を引き止めることはできません。この会社について認められた事実は、転出の妨げになりません。転出先の条件は、転出先の会社への転入として審査します。',
  },
  preliminary: (until) =>
    `予備的な推奨です。会社は${until}まで意見を述べることができ、確定できるのは作成者以外の、氏名を示した担当官だけです。`,
  noConsequence:
    'この記録は会社と今後の受入れについてのものです。現に働いている人に対し、これだけで不利益を及ぼすことはなく、在留が終了し又は短縮されることもありません。',
  transfer:
    'この更新を単に不許可とせず、転籍・転職の支援を行い、その間の在留を継続させてください。未払賃金は、在留の可否にかかわらず支払義務があります。',
  offerOnly: '賃金台帳ができる前に、提示された条件だけを判定しました。現に働く人への支払は見ていません。',
  breached: (title, parts) => `${title}：違反（${parts.join('、')}）。`,
  stands: (title, acts) => `${title}：行政機関等の処分${grouped(acts)}件。`,
  undecided: (title, answers, settles) =>
    `${title}：${grouped(answers)}件が判定できません。${settles === '' ? '' : `必要なもの：${settles}`}`,
  notJudged: (title, settles) => `${title}：判定していません。${settles === '' ? '' : `必要なもの：${settles}`}`,
  twice: '同じ申請番号の行が複数あり、どれが正しいか判定できません。',
  kindUnknown: '申請の種類（新規受入れ、更新、転入、転出）の記載がありません。',
  gaps: '提出資料に読み取れない行又はファイルがあります。',
  monitoring: (clean, wanted, since) => `${since}より後の、違反のない月次の賃金支払：${wanted}回のうち${clean}回。`,
  settled: (title, findings, paid, last, note) =>
    `${title}：指摘${grouped(findings)}件はその後解決済み${paid === '' ? '' : `（証明された支払${paid}）`}${last === '' ? '' : `、最終${last}`}${note === '' ? '' : `、${note}`}。記録には残ります。`,
  replied: (replies, last, late) =>
    `前の記録に対する会社の回答：${replies}件（${replies === 1 ? '' : '最後は'}${last}${late === 0 ? '' : `、うち${late}件は回答期間の経過後`}）。`,
  since: (asOf, outcome, gone, anew) =>
    `${asOf}の記録（${outcome}）からの変化：${
      [
        ...(gone.length === 0 ? [] : [`解消 ${gone.join('、')}`]),
        ...(anew.length === 0 ? [] : [`新たに該当 ${anew.join('、')}`]),
      ].join('、') || '違反又は保留の規則は同じです'
    }。`,
  workers: (n) => `${grouped(n)}人`,
  months: (n) => `${grouped(n)}か月`,
  findings: (n) => `${grouped(n)}件`,
  fewer: (n) => `${n}人未満のため人数は示しません`,
  owed: (amount, least) => `未払額${least ? '少なくとも' : ' '}${amount}`,
  pay: (amount, report) =>
    `会社は、退職者を含む対象者全員に、合計${amount}を全額支払う。各人の額は報告書 ${report} にある。`,
  payOpen: (report) =>
    `会社は、退職者を含む対象者全員に全額を支払う。額は未確定であり、必要な資料は報告書 ${report} にある。`,
  change: '会社は原因を改め、その方法を示し、次の賃金計算期間の記録で確認を受ける。',
  changeOffer: '会社は提示する条件を改め、改めた雇用契約書と申請書を提出する。',
  handIn: '会社は書類を整えて提出する。',
  explain: (settles) => `会社は判定に必要なものを提出する：${settles}`,
  officer: '担当官が会社と労働者から別々に事情を聴き、判断する。これについて支払うべき額があれば、報告書にある。',
  act: '会社は、処分が取り消されたこと又は処分の求めを果たしたことを示すことができる。',
  proof: {
    act: '処分をした機関の文書。',
    pay: '各支払の銀行の記録又は労働者の受領書。',
    offer: '改めた雇用契約書と申請書。',
    change: '改善計画と、次の期間の出勤記録・賃金台帳。',
    hand_in: 'その書類。',
    explain: '示された行又は書類（保管している者から）。',
    hear: '双方から聴いた内容についての担当官の記録。',
  },
  coverage: (judged, all) =>
    `対象となる判定${grouped(all)}件のうち${grouped(judged)}件を判定（提出されたファイルから数えた件数）。`,
  headcount: (found, stated, grade) =>
    `会社について申告された人数${stated}人に対し、直近の賃金台帳で確認できるのは${found}人です（人数の根拠：${grade === null ? '会社自身の申告' : `等級${grade}の資料`}）。`,
  headcountOpen: '全体の人数を示す別の資料がないため、全員分が提出されているかは分かりません。',
  notices: (report) => `未払のある労働者それぞれへの通知：kijun notice（報告書 ${report}）。`,

  head: '判断記録',
  note: '推奨であり、決定ではありません。会社と申請についてのもので、労働者個人についてのものではありません。',
  application: '申請',
  firm: '会社',
  kind: '種類',
  outcome: '結果',
  earliest: '満たさない段階',
  expires: '有効期限',
  reply: '意見の期限',
  reasons: (n) => `理由${grouped(n)}件`,
  leadsTo: (outcome) => `→ ${outcome}`,
  more: (n) => `ほか${grouped(n)}件（--decision json に示します）`,
  record: '記録',
  remedy: '是正の内容',
  officialHead: '行政処分等',
  by: (day) => `${day}まで`,
  notUntil: (day) => `${day}より前は対象にできない`,
  notUntilOpen: '対象にできない（期限の定めなし）',
  until: (day) => `${day}より前`,
  concerns: (title) => `「${title}」に関わるもの`,
  untilOpen: '解除の条件を満たすまで',
  notAssessed: (rules) => `判定していない規定：${grouped(rules)}件。記録（--decision json）に一つずつ示します。`,
  funnel: '段階ごとに満たした会社の数',
  passed: '満たした会社',
  of: '前段階までの会社',
  share: '割合',
  reversal: (misordered, among) =>
    `順序の逆転：後の段階に問題が見られない${grouped(among)}社のうち${grouped(misordered)}社は、権利の段階に違反があります。`,
  reversalNone: '順序の逆転：後の段階が判定され問題のない会社はありません。',
  misordered: (firms) => `順序が逆転している会社（番号順。順位ではありません）：${firms.join('、')}。`,
  exits: {
    '0': 'すべての申請に問題がありません',
    '1': '是正、担当官の判断又は期間の満了を待つ申請が1件以上あります',
    '2': '是正を待つ申請はありませんが、すべてに問題がないとは言えません',
    '3': '読み取れない入力があります',
  },

  asOfNeeded: 'kijun screen には --as-of（基準日）が必要です。処分の期間、有効期限、意見の期限をその日から数えます。',
  noApplications: '申請を1件も読み取れず、判断するものがありません。--applications のファイルを確かめてください。',
  whoseRows: (file, column) =>
    `${file} には${column}の列がなく、対象の会社が複数あるため、どの会社の行か判定できません。列を加えてください。何も判断していません。`,
  writtenAlike: (firms) =>
    `表記だけが異なる事業所コードがあります：${firms.join('、')}。このままでは、一方の行（行政機関等の処分を含む。）が他方の会社のものとして数えられません。表記をそろえてください。何も判断していません。`,
  unasked: (firms, more) =>
    `次の会社には申請がなく、その資料（行政機関等の処分を含む。）はどの判断にも使っていません：${firms.join('、')}${more > 0 ? `ほか${more}社` : ''}。上の会社と同じ会社であれば、事業所コードを直して審査し直してください。`,
  noSuchTable: (pack, table) =>
    `規則パック ${pack} には表「${table}」がありません。common を継承するパックなど、その表を持つものを選んでください。`,
  badPolicy: (file, at, message) => `${file}${at === '' ? '' : ` ${at}`}：${message} 何も判定していません。`,
  policyPayrolls: 'conditions の回数は clear の回数以下にしてください。',
  reviewed: (path) => `${path} の記録は既に確認されています。上書きしませんので、別のフォルダーに書いてください。`,
  notARecord: (path) =>
    `${path} は kijun の判断記録（1件）ではありません。--decision json:フォルダー/ で書いたファイルを指定してください。`,
  altered: (path) =>
    `${path} は kijun が書いたままではありません（記録番号が本文と合いません）。原本を使うか、審査し直してください。`,
  supersedesNobody: (path, firm) =>
    `--supersedes ${path} は会社 ${firm} の記録ですが、今回その会社の申請がありません。指定を外すか、申請を加えてください。`,
  review: {
    agreeOrOverride: '--agree か --override 結果 のどちらか一方を指定してください。',
    who: '--reviewer 氏名 と --role 職名 を指定してください。',
    reason: '--reason 理由 が必要です。',
    samePerson: (name) =>
      `${name} はこの記録の作成者です。会社に不利な結果は別の人が確認します。--reviewer に別の人を指定してください。`,
    needsAct:
      '会社の受入れを止められるのは行政機関等の処分だけですが、この記録には付いていません。--official-acts を付けて審査し直してください。',
    brokenLog: (path, line) =>
      `${path} の${line}行目：記録が変更されています（行の改変、削除又は入替え）。何も追加していません。`,
    otherRecord: (path, line) =>
      `${path} の${line}行目：今の判断記録とは内容の異なるものを確認した行です。何も追加していません。`,
    replyAlone:
      '回答は確認ではありません。--agree、--override、--reviewer を付けずに --reply ファイル と --by 氏名 を指定してください。',
    replyBy: '会社を代表して回答する人を --by 氏名 で指定してください。',
    replied: (on, by, late) => `${on}  ${by}：会社の回答${late ? '（回答期間の経過後）' : ''}`,
    added: (path) => `${path} に書きました。`,
    none: 'この記録はまだ誰も確認していません。',
    line: (on, name, role, decision, outcome, status) =>
      `${on}  ${name}（${role}）：${decision}、${outcome}、${status}`,
    decisions: { agree: '同意', override: '変更' },
    status: { final: '確定', preliminary: '予備的', recommendation: '推奨（未確認）' },
    why: {
      reply: (until) => `会社は${until}まで意見を述べることができるため、予備的なままです。`,
      preparer: '作成者の記載がないため、予備的なままです（kijun screen --prepared-by 氏名）。',
    },
  },
};
