// What kijun chain says in Japanese. In: paths, digests, counts. Out: sentences.
import type { Catalogue } from './en.js';

export const chain: Catalogue['chain'] = {
  head: (path, entries, digest) => (digest === '' ? `${path}：記載なし。` : `${path}：${entries}件、末尾 ${digest}`),
  limits:
    'どの記載も直前の記載に続いています。末尾が切り取られていないこと、全体が書き直されていないことは、この記録だけでは分かりません。末尾の値か件数を別に控え、--head か --count で指定してください。',
  notAdded: (path) => `${path} には何も追加していません。切れた記録に追加すると、切れ目が隠れるためです。`,
  thereAlready: (file, sequence) => `${file} は既に記載されています（${sequence}番）。`,
  faults: {
    line_unreadable: {
      what: '{line}行目は kijun が書く記載の形ではありません。',
      todo: '変えられています。別に保管した写しと照合してください。',
    },
    line_unfinished: {
      what: '{line}行目が途中で終わっています。書き込みの中断か、ファイルの切り取りです。',
      todo: 'その行を除き、記録を追加し直してください。',
    },
    entry_removed: {
      what: '{sequence}番の記載がありません。',
      todo: '除かれています。内容は別に保管した写しで確かめてください。',
    },
    entry_moved: {
      what: '{sequence}番（{file}）が{line}行目、{before}番の後にあります。',
      todo: '順序が変えられています。番号の順に戻してください。',
    },
    entry_twice: {
      what: '{sequence}番（{file}、{line}行目）が重複しています。',
      todo: '一方は後から入れられたものです。別に保管した写しと照合してください。',
    },
    entry_altered: {
      what: '{sequence}番（{file}）は変えられています。次の記載は別の行に続くものです。',
      todo: '別に保管した写しと照合してください。',
    },
    entries_apart: {
      what: '{other} は現在の {one} に続いていません。どちらかが変えられています。',
      todo: '別に保管した写しと照合してください。',
    },
    entry_unsigned: {
      what: '{sequence}番（{file}）に署名がありません。',
      todo: '--key を外すか、追加した人に確かめてください。',
    },
    entry_signature: {
      what: '{sequence}番（{file}）は指定の鍵で署名されていません。記された鍵：{key}。',
      todo: '変えられたか、別の鍵で署名されたものです。',
    },
    file_not_listed: {
      what: '{file} の記載がありません（SHA-256 {sha256}）。',
      todo: '追加後に変えられたか、追加されていないか、記載が除かれています。',
    },
    file_missing: {
      what: '{sequence}番のファイル（{file}、SHA-256 {sha256}）が指定の中にありません。',
      todo: '除かれたか変えられています。指定に加えるか、入手してください。',
    },
    cut_short: { what: '少なくとも{count}件あるはずが、{found}件です。', todo: '末尾が切り取られています。' },
    head_unknown: {
      what: '値 {head} の記載がありません。',
      todo: '末尾が切り取られたか、全体が書き直されています。',
    },
  },
};
