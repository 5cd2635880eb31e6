// How many columns text takes on a terminal, and how to wrap, pad and split it by that. In: text. Out: text; no character is lost.
import { eastAsianWidth } from 'get-east-asian-width';

export interface WidthOptions {
  /** The terminal draws characters of ambiguous width (○ ※ … ─) two columns wide. */
  readonly ambiguousWide: boolean;
}

// The language is named so that the answer does not hang on the machine's locale; graphemes are the same in all of them.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const PLAIN = /^[ -~]*$/;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}{2}/u;
// A voiced mark written after half-width kana joins its grapheme, yet takes a column of its own.
const HALF_WIDTH_MARK = /[\uff9e\uff9f]/g;

// Between two such characters a grapheme always ends: the segmenter takes the square of a text's length.
const BETWEEN = /(?<=[ -~ぁ-ゖァ-ヺ一-鿿、。])(?=[ -~ぁ-ゖァ-ヺ一-鿿、。])/;

const graphemes = (text: string): readonly string[] =>
  PLAIN.test(text)
    ? text.split('')
    : text
        .split(BETWEEN)
        .flatMap((part) => (part.length < 2 ? part : Array.from(segmenter.segment(part), (s) => s.segment)));

const graphemeWidth = (grapheme: string, ambiguousAsWide: boolean): number => {
  if (EMOJI.test(grapheme)) return 2;
  for (const character of grapheme) {
    if (NO_WIDTH.test(character)) continue;
    const marks = grapheme.length > character.length ? (grapheme.slice(1).match(HALF_WIDTH_MARK)?.length ?? 0) : 0;
    return eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide }) + marks;
  }
  return 0;
};

/** Columns that `text` takes. Expects text without control characters (see visible.ts). */
export const widthOf = (text: string, { ambiguousWide }: WidthOptions): number =>
  PLAIN.test(text) ? text.length : graphemes(text).reduce((sum, g) => sum + graphemeWidth(g, ambiguousWide), 0);

/** Fills up with blanks to `width` columns; text that is wider stays whole. */
export const pad = (text: string, width: number, align: 'left' | 'right', options: WidthOptions): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text, options)));
  return align === 'left' ? text + blanks : blanks + text;
};

/** Splits into what fits in `width` columns and the rest. The first part holds at least one grapheme, so that loops end. */
export const cut = (text: string, width: number, options: WidthOptions): readonly [string, string] => {
  let used = 0;
  let end = 0;
  for (const g of graphemes(text)) {
    used += graphemeWidth(g, options.ambiguousWide);
    if (used > width && end > 0) return [text.slice(0, end), text.slice(end)];
    end += g.length;
  }
  return [text, ''];
};

/** Blanks at the end taken off; ideographic ones stay, as they were written. */
export const withoutEnd = (text: string): string => text.replace(/ +$/, '');

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff5f-\uff9f]|[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]/u;
const NOT_FIRST =
  /^[、。，．・：；？！」』）］｝】〉》〕〙〗’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ…‥゛゜％℃｡｣､･ｧｨｩｪｫｬｭｮｯｰ,.:;?!)\]}%]/u;
const NOT_LAST = /[「『（［｛【〈《〔〘〖‘“(［[{｢$＄¥￥]$/u;
const DIGIT = /[0-9０-９]$/;

/** May a line end between these two graphemes? At blanks, and around Japanese characters as far as kinsoku and numbers allow. */
const mayBreak = (before: string, after: string): boolean => {
  if (before === ' ' || after === ' ') return true;
  if (!CJK.test(before) && !CJK.test(after)) return false;
  if (DIGIT.test(before)) return false;
  return !NOT_FIRST.test(after) && !NOT_LAST.test(before);
};

/** Lines of at most `width` columns (2 at least). Blanks at a break are dropped, nothing else; a word too long is split. */
export const wrap = (text: string, width: number, options: WidthOptions): readonly string[] => {
  const units = graphemes(text);
  const widths = units.map((g) => graphemeWidth(g, options.ambiguousWide));
  const lines: string[] = [];
  let start = 0;
  while (start < units.length) {
    let end = start;
    for (let used = 0; end < units.length && (used + widths[end]! <= width || end === start); end += 1)
      used += widths[end]!;
    let stop = end;
    if (end < units.length) {
      while (stop > start && !mayBreak(units[stop - 1]!, units[stop]!)) stop -= 1;
      // Only blanks stand before the break: splitting the word is all that is left.
      if (units.slice(start, stop).every((g) => g === ' ')) stop = end;
    }
    lines.push(withoutEnd(units.slice(start, stop).join('')));
    start = stop;
    while (start < units.length && units[start] === ' ') start += 1;
  }
  return lines.length === 0 ? [''] : lines;
};
