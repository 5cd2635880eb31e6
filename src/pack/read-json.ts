// Reads JSON strictly. In: text. Out: the value, or where and why it is not JSON; a key written twice is refused.
// JSON.parse keeps the last of two equal keys in silence and words its errors differently in every Node release.
import type { Words } from './types.js';
import { pointer, quoted, unsafeIn, words } from './words.js';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonRead =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly code: 'not_json' | 'duplicate_key' | 'too_deep' | 'unsafe_character';
      readonly at: string;
      readonly message: Words;
    };

/** Deeper nesting than any pack needs; keeps schema checks of a stranger's file within the stack. */
const DEEPEST = 40;

class Refused extends Error {
  constructor(
    readonly code: 'not_json' | 'duplicate_key' | 'too_deep' | 'unsafe_character',
    readonly at: string,
    readonly words: Words,
  ) {
    super(words.en);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

/** Objects come without a prototype, so that a pack's own 'constructor' is an ordinary key. */
export const readJson = (text: string): JsonRead => {
  try {
    return { ok: true, value: parse(text) };
  } catch (e) {
    if (e instanceof Refused) return { ok: false, code: e.code, at: e.at, message: e.words };
    throw e;
  }
};

const parse = (text: string): Json => {
  let i = 0;
  const path: (string | number)[] = [];

  const fail = (en: string, ja: string): never => {
    const before = text.slice(0, i).split('\n');
    const at = `line ${before.length}`;
    const column = [...before.at(-1)!].length + 1;
    throw new Refused(
      'not_json',
      at,
      words(
        `This is not JSON: ${en} at line ${before.length}, character ${column}.`,
        `JSONとして読めません：${before.length}行目${column}文字目 — ${ja}。`,
      ),
    );
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = i;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) i += found.length;
    return found;
  };
  const string = (): string => {
    const found = take(STRING);
    if (found === undefined) {
      return text[i] === '"'
        ? fail(
            'a text is not closed, or holds a line break or an unknown \\ escape',
            '文字列が閉じていないか、改行や不明な \\ が含まれています',
          )
        : fail('a name in double quotes is expected here', '二重引用符で囲んだ名前が必要です');
    }
    const written = found.includes('\\') ? (JSON.parse(found) as string) : found.slice(1, -1);
    const unsafe = unsafeIn(written);
    if (unsafe !== undefined) {
      throw new Refused(
        'unsafe_character',
        pointer(...path),
        words(
          `A text here holds ${unsafe}, which can be seen by nobody and can garble a terminal or a page. Take it out.`,
          `ここの文字列に ${unsafe} が含まれています。目に見えず、画面表示を乱すおそれがあります。削除してください。`,
        ),
      );
    }
    return written;
  };

  const value = (): Json => {
    take(SPACE);
    const c = text[i];
    if (c === '{') return object();
    if (c === '[') return array();
    if (c === '"') return string();
    for (const [written, meant] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (text.startsWith(written, i)) {
        i += written.length;
        return meant;
      }
    }
    const number = take(NUMBER);
    if (number !== undefined && number !== '') return Number(number);
    return i >= text.length
      ? fail(
          'the file ends too early; a bracket is not closed',
          'ファイルが途中で終わっています（括弧が閉じていません）',
        )
      : fail('a value is expected here', '値が必要です');
  };
  const open = () => {
    if (path.length >= DEEPEST) {
      throw new Refused(
        'too_deep',
        pointer(...path),
        words(
          `Nested more than ${DEEPEST} levels deep. Write it flatter.`,
          `入れ子が${DEEPEST}段を超えています。浅く書き直してください。`,
        ),
      );
    }
    i += 1;
    take(SPACE);
  };
  const array = (): Json => {
    const items: Json[] = [];
    open();
    if (text[i] === ']') {
      i += 1;
      return items;
    }
    for (;;) {
      path.push(items.length);
      items.push(value());
      path.pop();
      take(SPACE);
      if (text[i] === ']') break;
      if (text[i] !== ',') fail('a comma or ] is expected here', '「,」か「]」が必要です');
      i += 1;
    }
    i += 1;
    return items;
  };
  const object = (): Json => {
    const members: Record<string, Json> = Object.create(null);
    open();
    if (text[i] === '}') {
      i += 1;
      return members;
    }
    for (;;) {
      take(SPACE);
      const key = string();
      if (key in members) {
        throw new Refused(
          'duplicate_key',
          pointer(...path, key),
          words(
            `"${quoted(key)}" is written twice in the same object. Keep one of them.`,
            `「${quoted(key)}」が同じ箇所に二度書かれています。一つにしてください。`,
          ),
        );
      }
      take(SPACE);
      if (text[i] !== ':') fail('a colon is expected here', '「:」が必要です');
      i += 1;
      path.push(key);
      members[key] = value();
      path.pop();
      take(SPACE);
      if (text[i] === '}') break;
      if (text[i] !== ',') fail('a comma or } is expected here', '「,」か「}」が必要です');
      i += 1;
    }
    i += 1;
    return members;
  };

  const whole = value();
  take(SPACE);
  if (i < text.length) fail('something stands after the end', '終わりの後に余分な文字があります');
  return whole;
};
