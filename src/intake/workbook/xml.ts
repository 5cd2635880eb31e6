// XML of a workbook, element by element. No document types, no entities of its own, nothing unbounded between two tags.
import { SaxesParser } from 'saxes';
import { LIMITS, Refused } from '../packed/refused.js';

export interface Elements {
  /** Names without their prefix. */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** After each piece of the document: what was found may be handed on. */
  piece?(): void;
}

/** Value of an attribute, by its name without a prefix. */
export type Attributes = (name: string) => string | undefined;

const LT = 0x3c;

export const damaged = (message: string): Refused => new Refused('workbook_damaged', { message });

/** Reads a document to its end; throws `Refused` where it is not well formed or goes beyond the limits. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, elements: Elements): Promise<void> {
  for await (const _ of piecesOf(chunks, elements)) {
    // Read to the end.
  }
}

/** As `readXml`, with a stop after each piece, so that what was found meanwhile can be passed on. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, elements: Elements): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let sinceTag = 0;
  parser.on('error', (error) => {
    throw damaged(error.message);
  });
  parser.on('doctype', () => {
    throw damaged('DOCTYPE');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.depth) throw damaged('depth');
    elements.open?.(local(tag.name), (name) => attributeOf(tag.attributes, name));
  });
  parser.on('text', (text) => elements.text?.(text));
  parser.on('cdata', (text) => elements.text?.(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    elements.close?.(local(tag.name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw damaged('UTF-8');
    }
  };
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(LT);
    sinceTag = last < 0 ? sinceTag + chunk.length : chunk.length - last;
    if (sinceTag > LIMITS.token) throw damaged('token');
    parser.write(decode(chunk));
    yield;
  }
  parser.write(decode()).close();
  yield;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

/** Text of a cell as it was typed: _x000D_ stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, hex: string) => {
        const code = Number.parseInt(hex, 16);
        return code < 0x20 && code !== 9 && code !== 10 && code !== 13 ? whole : String.fromCharCode(code);
      })
    : text;
