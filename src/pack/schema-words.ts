// The sentence for a breach of a schema. In: ajv's error, for its keyword and its values only. Out: words that say what to do.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { ORDER_WORDS } from './schema-order.js';
import type { Words } from './types.js';
import { didYouMean, listed, quoted, words } from './words.js';

/** What a value of this kind looks like, by the title the schema gives it. */
const WANTED: Readonly<Record<string, Words>> = {
  id: words('small letters, digits and hyphens, such as minimum-wage', '小文字・数字・ハイフン（例：minimum-wage）'),
  name: words(
    'small letters, digits and underscores, such as base_pay',
    '小文字・数字・アンダースコア（例：base_pay）',
  ),
  'fact name': words(
    'a fact or column, such as hourly_wage or contract.base_pay',
    '事実または列の名前（例：hourly_wage、contract.base_pay）',
  ),
  'subject.fact': words(
    'a table, a point and a fact, such as payslip.hourly_wage',
    '表と事実を点でつないだもの（例：payslip.hourly_wage）',
  ),
  'rule id': words(
    'the folder and name of its file, such as wages/minimum-wage',
    'フォルダー名とファイル名（例：wages/minimum-wage）',
  ),
  'indicator id': words(
    'small letters and digits, joined by hyphens or underscores, such as order-kept-rate',
    '小文字・数字をハイフンかアンダースコアでつないだもの（例：order-kept-rate）',
  ),
  'act id': words('letters, digits, points, hyphens and underscores', '英数字・点・ハイフン・アンダースコア'),
  'table column': words(
    'small letters, digits and underscores, and not from, source or checked, which every table has',
    '小文字・数字・アンダースコア（from、source、checked はすべての表にあるため使えません）',
  ),
  date: words('a day that exists, written 2026-11-21', '実在する日（例：2026-11-21）'),
  unit: words('units joined by * and /, such as yen/hour', '単位を * と / でつないだもの（例：yen/hour）'),
  version: words('three numbers with points, such as 2026.11.0', '点で区切った三つの数（例：2026.11.0）'),
  jurisdiction: words(
    'a country code such as JP, a part of one such as US-CA, or any',
    '国コード（JP）、その地域（US-CA）、または any（各国共通）',
  ),
  currency: words('small letters, such as yen', '小文字（例：yen）'),
  decimal: words('a decimal in quotes, such as "0.15"', '引用符で囲んだ小数（例："0.15"）'),
  copy: words('the name of a CSV file in the same folder', '同じフォルダーにあるCSVファイルの名前'),
  loosened: words('rule:topic/rule or parameter:id', 'rule:主題/規則 または parameter:id'),
  item: words('the number of an item of the mission\'s list, such as "58"', '使命の一覧の項目番号（例："58"）'),
  'web address': words('a web address that begins with https://', 'https:// で始まるアドレス'),
};

const TYPES: Readonly<Record<string, Words>> = {
  object: words('an object { … }', 'オブジェクト { … }'),
  array: words('a list [ … ]', '配列 [ … ]'),
  string: words('text in double quotes', '二重引用符で囲んだ文字列'),
  boolean: words('true or false', 'true または false '),
  integer: words('a whole number', '整数'),
};

/** Where a slip means more than a slip: the reason, whatever the breach of the schema is. */
const REASONS: Readonly<Record<string, Words>> = {
  ORD002: words(
    'A right without somebody who enforces it is only words. Write "authority", the "law" that empowers it, and the "remedy" a worker gets, all three.',
    '実現する者のいない権利は言葉だけのものです。"authority"（監督機関）、その根拠の "law"、労働者の得る "remedy"（救済）の三つをすべて書いてください。',
  ),
  ORD009: words(
    'A rule must say which law it rests on; kijun adds no standard of its own. Write "law" with act and article, and list the act in pack.json.',
    '規則には拠り所となる法令が必要です（kijun 独自の基準は設けません）。"law" に法令（act）と条（article）を書き、その法令を pack.json に載せてください。',
  ),
  case_without_source: words(
    'A case must say where its expected answer comes from. Write "source": an address, a judgment, a page of a guide.',
    '事例には、期待する答えの出典が必要です。"source" にアドレス・判例・手引きの頁などを書いてください。',
  ),
  blank_missing: words(
    'A column of money or hours must say what an empty cell means. Write "blank": "zero" (nothing paid or worked) or "blank": "unknown".',
    '金額・時間の列では、空欄の意味を書く必要があります。"blank": "zero"（支払い・労働がない）か "blank": "unknown"（不明）と書いてください。',
  ),
};

/** What happened and what to do, in both languages. */
export const sentence = (kind: string, code: string, e: ErrorObject): Words => {
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (reason) return reason;
  if (code === 'wrong_schema') return schemaNamed(e.keyword === 'required' ? undefined : e.data, kind);
  const order = Object.hasOwn(ORDER_WORDS, code) ? ORDER_WORDS[code] : undefined;
  if (order) {
    const name = quoted(e.params.additionalProperty as string);
    return words(`"${name}" is not known here. ${order.en}`, `「${name}」はここでは使えません。${order.ja}`);
  }
  const schema = (e.parentSchema ?? {}) as { title?: string; properties?: object };
  const value = quoted(typeof e.data === 'string' ? e.data : JSON.stringify(e.data ?? null));
  switch (e.keyword) {
    case 'required':
      return absent(e.params.missingProperty as string, schema.title ?? '');
    case 'additionalProperties':
      return unknownProperty(
        e.params.additionalProperty as string,
        Object.keys(schema.properties ?? {}),
        schema.title ?? '',
      );
    case 'false schema': {
      const name = quoted(e.instancePath.split('/').at(-1) ?? '');
      return words(
        `"${name}" does not go together with what stands beside it. Take it out, or see docs/packs.md for where it belongs.`,
        `「${name}」は、並んで書かれているものと一緒には使えません。削除するか、docs/packs.md で置き場所を確かめてください。`,
      );
    }
    case 'type': {
      const shown = quoted(JSON.stringify(e.data ?? null));
      const types = [e.params.type as string | string[]].flat().map((t) => TYPES[t] ?? words(t, t));
      return words(
        `${shown} stands here; ${types.map((t) => t.en).join(' or ')} is expected.`,
        `${shown} と書かれていますが、${types.map((t) => t.ja).join('か')}が必要です。`,
      );
    }
    case 'enum':
      return oneOf(value, e.params.allowedValues as readonly string[]);
    case 'const':
      return oneOf(value, [String(e.params.allowedValue)]);
    case 'minimum':
    case 'maximum':
      return words(
        `${value} is out of range: it must be ${e.params.comparison} ${e.params.limit}.`,
        `${value} は範囲外です（${e.params.comparison} ${e.params.limit}）。`,
      );
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return words(
        'This is empty. Fill it in, or leave the whole property out where it is not required.',
        '空です。内容を書くか、必須でなければ項目ごと削除してください。',
      );
    case 'uniqueItems':
      return words(
        'The same entry stands in this list twice. Keep one of them.',
        '同じ項目が二度書かれています。一つにしてください。',
      );
    case 'maxLength':
      return words(
        `This is longer than ${e.params.limit} characters. Split it into several facts.`,
        `${e.params.limit}文字を超えています。複数の事実に分けてください。`,
      );
    default: {
      const wanted =
        WANTED[schema.title ?? ''] ?? words('another form; see docs/packs.md', '別の書き方（docs/packs.md を参照）');
      const written = quoted(e.propertyName ?? value);
      return words(
        `"${written}" is not written as it should be. Wanted: ${wanted.en}.`,
        `「${written}」の書き方が違います。正しい書き方：${wanted.ja}。`,
      );
    }
  }
};

const schemaNamed = (value: unknown, kind: string): Words => {
  if (typeof value !== 'string') {
    return words(
      `"$schema" is missing. Name …/schema/${kind}.json, so that an editor helps while you type.`,
      `"$schema" がありません。…/schema/${kind}.json と書いてください（エディターの補完が効くようになります）。`,
    );
  }
  return words(
    `"$schema" is "${quoted(value)}", which is another kind of file. Name …/schema/${kind}.json here.`,
    `"$schema" が「${quoted(value)}」となっており、別の種類のファイルを指しています。…/schema/${kind}.json と書いてください。`,
  );
};

const absent = (name: string, title: string): Words => {
  if (title === 'words') {
    return name === 'ja'
      ? words(
          'The Japanese words are missing. Write "ja" beside "en".',
          '日本語（"ja"）がありません。"en" と並べて書いてください。',
        )
      : words(
          'The English words are missing. Write "en" beside "ja".',
          '英語（"en"）がありません。"ja" と並べて書いてください。',
        );
  }
  if (name === 'is') {
    return words(
      'Neither a formula nor a look-up. Write "is" with a formula, or "table" with the table of law to look up.',
      '式も表の参照もありません。"is" に式を書くか、"table" に参照する法定の表を書いてください。',
    );
  }
  return words(`"${name}" is missing. Add it.`, `"${name}" がありません。追加してください。`);
};

const unknownProperty = (name: string, known: readonly string[], title: string): Words => {
  const near = didYouMean(name, known);
  const all = listed(known);
  const ours = words(
    `"${quoted(name)}" is not known here.${near.en}`,
    `「${quoted(name)}」はここでは使えません。${near.ja}`,
  );
  return title === 'test' || title === 'fact test'
    ? words(
        `${ours.en} A rule compares facts and does nothing else; it may use: ${all.en}. For anything more, write a fact.`,
        `${ours.ja}規則は事実を比べるだけで、使えるのは次のものです：${all.ja}。それ以外は事実（facts）として書いてください。`,
      )
    : words(`${ours.en} Allowed here: ${all.en}.`, `${ours.ja}ここで使えるもの：${all.ja}。`);
};

const oneOf = (value: string, allowed: readonly string[]): Words => {
  const near = didYouMean(value, allowed);
  const all = listed(allowed);
  return words(
    `"${value}" is not one of: ${all.en}.${near.en}`,
    `「${value}」は使えません。${near.ja}使えるもの：${all.ja}。`,
  );
};
