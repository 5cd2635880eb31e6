// Makes characters that a terminal would act on, or hide, visible. In: text from a file or a pack. Out: text safe to print.

// Controls (with ANSI escapes), bidirectional and other format characters, separators of lines, halves of surrogate pairs,
// and blanks that look like a blank and are none, which make equal ids differ.
const UNSAFE = /(?![ \u3000])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };
// A zero-width joiner between two pictures makes one emoji of them and hides nothing.
const JOINED = /^\p{Extended_Pictographic}/u;
const PICTURE_BEFORE = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;

const escaped = (character: string): string => {
  const code = character.codePointAt(0)!;
  return NAMED[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
};

/** `text` with every control or hidden character written as an escape such as \x1b; already visible text comes back as it is. */
export const visible = (text: string): string =>
  text.replace(UNSAFE, (character, at: number) =>
    character === '\u200d' && JOINED.test(text.slice(at + 1)) && PICTURE_BEFORE.test(text.slice(0, at))
      ? character
      : escaped(character),
  );
