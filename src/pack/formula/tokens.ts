// Formula text → tokens. Nothing outside this small alphabet gets through.

export interface Token {
  readonly kind: 'number' | 'string' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERN =
  /\s*(?:(\d+(?:\.\d+)?)|'([^'\n]*)'|([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(<=|>=|!=|[-+*/<>=(),])|(\S))/gy;

/** Tokens with an 'end' token last, or the offset of the first character that means nothing here. */
export const tokens = (text: string): readonly Token[] | { readonly at: number } => {
  const out: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.trimEnd().length) {
    const m = PATTERN.exec(text);
    if (!m) return { at: text.length };
    const [all, number, string, word, sign, stray] = m;
    const at = m.index + all.length - (stray ?? sign ?? word ?? number ?? `'${string}'`).length;
    if (stray !== undefined) return { at };
    if (number !== undefined) out.push({ kind: 'number', text: number, at });
    else if (string !== undefined) out.push({ kind: 'string', text: string, at });
    else if (word !== undefined) out.push({ kind: 'word', text: word, at });
    else if (sign !== undefined) out.push({ kind: 'sign', text: sign, at });
  }
  out.push({ kind: 'end', text: '', at: text.length });
  return out;
};
