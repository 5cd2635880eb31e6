// What kijun columns says in Japanese. In: names and counts. Out: words and sentences.
import type { columns as model } from './en-columns.js';

export const columns: typeof model = {
  head: { header: '見出し', name: '列', unit: '単位', sample: '最初のセル', why: '根拠' },
  why: { name: '列名と同じ', alias: '登録された見出し', preset: '製品の様式', map: '対応表' },
  hours: { decimal: '10進', 'hh.mm': '時.分', minutes: '分', ask: '時:分' },
  readAs: (table) => `読み取った表：${table}`,
  file: (encoding, delimiter, line) =>
    `文字コード ${encoding}、区切り：${delimiter}、${
      line > 0 ? `見出しは${line}行目` : line === 0 ? '見出し行なし' : '一件一行に並べ替えて読みました'
    }`,
  delimiters: { ',': 'コンマ', '\t': 'タブ', ';': 'セミコロン', '|': '縦線' },
  preset: (product, id, why) => {
    const how = why === 'recognised' ? '見出しから判定' : why === 'option' ? '--preset で指定' : '対応表で指定';
    return `${product} の様式（${id}、${how}）`;
  },
  unchecked: 'この製品のファイル全体を確かめた者はいません。下の表を確かめてください。',
  mapping: (file) => `対応表 ${file} によります`,
  unmapped: '読まなかった見出し（当てはまる項目がありません）',
  unmappedWhat: '必要な項目があれば、対応表（--write）か --ask で意味を指定してください。',
  dropped: '読まずに捨てた個人情報',
  needs: 'この表で規則がなお必要とする項目',
  need: (title, name, rules, first, headers) =>
    `${title}（${name}）：${rules}件の規則（${first} など）${headers.length === 0 ? '' : `。見出しの例：${headers.join('、')} など`}`,
  more: (n) => `ほか${n}列（--verbose で全部）`,
  notUnderstood: '読み取れませんでした',
  wrote: (path) => `${path} に書き出しました。手で直してから --map ${path} で使ってください`,
  faultAt: (line, column, written, more) =>
    `${`${line > 0 ? `${line}行目 ` : ''}${column}${written === '' ? '' : `「${written}」`}`.trim()}${more > 0 ? `、ほか${more}件` : ''}`,
  unanswered: (file, path) =>
    `${file}：上の質問は ${path} でも未回答です。"hours" か "dates" を書き加えないと、このファイルは再び読めません。`,
  nothingToWrite: (path) => `${path} は書き出しませんでした。対応表に書ける見出しが読み取れません。`,
  cancelled: '何も書き出していません。',
  mapThere: (path) => `${path} はすでにあるため、上書きしません。--write で別のファイル名を指定してください。`,
  ask: (header) => `${header}：どの列ですか（空欄：なし、?：一覧） `,
  askNames: (names) => names.join('、'),
  askUnknown: (name) => `「${name}」という空いている列はありません。`,
  askNoTerminal: '--ask は端末でしか使えません。--write で対応表を書き出し、直してから --map で指定してください。',
};
