// What keygen, sign, verify and chain say in Japanese. In: paths, digests, counts. Out: sentences.
import type { Catalogue } from './en.js';

export const trust: Catalogue['trust'] = {
  keysMade: (secret, open, id) =>
    `${secret}：秘密鍵。署名に使います。他人に渡さず、控えを安全な場所に保管してください。\n${open}：公開鍵。署名の確認に使います。確認する相手に渡してください。\n鍵 ${id}`,
  keyThere: (path) =>
    `${path} は既にあります。上書きした鍵は取り戻せないため、何も書き込んでいません。別のフォルダーを指定してください。`,
  keyFaults: {
    not_a_key: (path) => `${path} は PEM 形式の鍵ではありません。kijun keygen フォルダー で鍵の組を作れます。`,
    private_given: (path) =>
      `${path} は秘密鍵です。確認には公開鍵で足ります。秘密鍵は他人の目に触れない場所に保管してください。`,
    public_given: (path) => `${path} は公開鍵です。署名には秘密鍵を指定してください。`,
    locked: (path) =>
      `${path} はパスフレーズで保護されています。kijun はパスフレーズを尋ねません。保護のない写しを指定してください。`,
    other_kind: (path) => `${path} は Ed25519 以外の鍵です。kijun keygen フォルダー で鍵の組を作れます。`,
  },
  notADocument: (path) =>
    `${path} は kijun の報告書・集計・判断記録でも、それを署名したものでもありません。--report json:ファイル名 か kijun sign で書いたファイルを指定してください。`,
  badEnvelope: (path) =>
    `${path} は署名付きの封筒のようですが、一部が欠けているか base64 になっていません。もう一度入手するか、報告書に署名し直してください。`,
  packNotHere: (path, pack) =>
    `${path} は規則パック「${pack}」で作られていますが、ここにはありません。--pack でそのフォルダーを指定してください。`,
  badOptions: (path, why) =>
    `${path} に記録された設定は kijun では使えません：${why} 再計算はしていません。書き出されたままの報告書を入手してください。`,
  same: (files, pack, version) => `入力${files}件とパック ${pack} ${version} から再計算し、バイト列が一致しました。`,
  signed: (keys) => `鍵 ${keys.join('、')} による署名を確認しました。`,
  open: {
    unsigned: (keys) =>
      keys.length === 0
        ? '封筒に署名が一つもありません。署名済みのものを入手してください。'
        : `署名は確認していません。署名者の公開鍵を --key で指定してください。封筒に記された鍵：${keys.join('、')}。`,
    superseded:
      'この記録は以前の記録に基づいていますが、指定されていません。--supersedes で指定してください。記録そのものは作り直していません。',
    policy: (digest) =>
      `運用方針は記録に書かれた内容によりました（SHA-256 ${digest}）。kijun に付属するものとは異なります。ファイルと照合するには --policy で指定してください。`,
    noInputs: '再計算はしていません。続けて入力ファイルかそのフォルダーを指定してください。',
  },
  differences: {
    input_altered: {
      what: '入力 {file} は作成時のものと異なります。SHA-256 は作成時 {recorded}、現在 {found}。',
      todo: '作成時のファイルを用意してください。それまで数値の照合はできません。',
    },
    input_missing: {
      what: '入力 {file} がありません（SHA-256 {recorded}）。',
      todo: 'そのファイルかフォルダーを入力に指定してください。それまで数値の照合はできません。',
    },
    input_extra: {
      what: '入力 {file} は作成時にはありませんでした（SHA-256 {found}）。',
      todo: '外してください。それまで数値の照合はできません。',
    },
    pack_other: {
      what: 'パック {recorded} で作られていますが、--pack は {found} を指しています。',
      todo: '作成時のパックを指定してください。',
    },
    pack_altered: {
      what: 'パック {pack} は作成時のものと異なります。版とダイジェストは作成時 {recorded}、現在 {found}。',
      todo: 'その版のフォルダーを --pack で指定してください。',
    },
    tool_differs: {
      what: '{recorded} が書いたものですが、これは {found} です。',
      todo: 'その版で確認してください。',
    },
    firm_missing: {
      what: '入力に会社 {firm} の行がありません。',
      todo: '報告書に列挙されたファイルを指定してください。',
    },
    report_altered: {
      what: '{at} には {recorded} とありますが、再計算では {found} です。',
      todo: '書き出された後に変えられたか、別の方法で作られたものです。再計算した値が正しい値です。',
    },
    bytes_differ: {
      what: '内容は同じですが、{offset} バイト目から kijun が書くバイト列と異なります。',
      todo: '空白、改行、項目の順序のどれかが変えられています。書き出されたままのファイルを入手してください。',
    },
    signature_bad: {
      what: '鍵 {key} の署名はこの内容のものではありません。内容か署名が変えられています。',
      todo: '信頼せず、署名者からもう一度入手してください。',
    },
    signature_unknown: {
      what: '鍵 {key} による署名がありません。封筒に記された鍵：{signers}。',
      todo: '署名者の公開鍵を、信頼できる方法で入手してください。',
    },
    signature_mislabelled: {
      what: '鍵 {key} で署名されていますが、封筒には別の鍵の番号が記されています：{signers}。',
      todo: '封筒が変えられています。署名者からもう一度入手してください。',
    },
    not_signed: {
      what: '署名がありません。',
      todo: 'kijun sign で書いたファイルを指定するか、--key を外してください。',
    },
    envelope_form: {
      what: '封筒が kijun の書き方と異なります（空白、項目の順序、または余分な項目）。',
      todo: '署名者からもう一度入手してください。',
    },
    payload_type: {
      what: '封筒には中身が {recorded} とありますが、実際は {found} です。',
      todo: '封筒が変えられています。署名者からもう一度入手してください。',
    },
    report_other: {
      what: '報告書 {recorded} を引用していますが、ここでの報告書は {found} です。',
      todo: '別の報告書であるか、記録が変えられています（記録の設定と引用する報告書が合いません）。',
    },
    policy_other: {
      what: 'ダイジェスト {recorded} の方針で作られていますが、ここでの方針は {found} です。',
      todo: 'その方針を --policy で指定してください。',
    },
    application_missing: {
      what: '入力にこの会社の申請 {id} がありません。',
      todo: '申請のファイルを入力に加えてください。',
    },
  },
};

/** What kijun notice says at the command line. */
export const notices: Catalogue['notices'] = {
  notOffered: (lang, pack, offered, prepared) =>
    prepared.includes(lang)
      ? `「${lang}」のお知らせの文章はまだ校閲されていません。校閲されていない文章は労働者に渡しません。パック ${pack} で使える言語：${offered.join('、') || 'なし'}。`
      : `「${lang}」のお知らせはありません。パック ${pack} で使える言語：${offered.join('、') || 'なし'}。準備中の言語：${prepared.join('、')}。`,
  otherPack: (path, pack) =>
    `${path} は別の版のパック ${pack} で作られています。指摘はそのままですが、まわりの文章はここにあるパックのものです。`,
  written: (n) => `お知らせ ${n}通`,
  none: 'この報告書には支払われるべき額のある労働者がいないため、お知らせはありません。',
};
