// sharedStrings.xml → the texts that cells refer to by number. Pieces of one text are joined; what tells its reading is left out.
import { LIMITS, Refused } from '../packed/refused.js';
import { readXml, unescaped } from './xml.js';

export async function readStrings(chunks: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const strings: string[] = [];
  const reader = textReader();
  let size = 0;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') reader.begin();
      else reader.open(name);
    },
    text: reader.text,
    close(name) {
      reader.close(name);
      if (name !== 'si') return;
      const text = unescaped(reader.read());
      size += text.length + 16;
      if (size > LIMITS.sharedText) throw new Refused('workbook_too_large', { limit: LIMITS.sharedText });
      strings.push(text);
    },
  });
  return strings;
}

/** Collects what stands in <t>, unless it is the reading of a word (<rPh>). */
export function textReader() {
  let parts: string[] = [];
  let inText = false;
  let inReading = false;
  return {
    begin(): void {
      parts = [];
    },
    open(name: string): void {
      if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    text(text: string): void {
      if (inText) parts.push(text);
    },
    close(name: string): void {
      if (name === 'rPh') inReading = false;
      else if (name === 't') inText = false;
    },
    read: (): string => parts.join(''),
  };
}
