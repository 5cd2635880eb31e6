// Pass 1 looks at a whole file: digest, size, encoding. Pass 2 gives it as chunks of UTF-8 without a byte order mark.
import { Buffer, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { findBadByte, isRefusal, strictDecoder } from './encodings.js';
import { fault } from './faults.js';
import { mojibakeIn, seamOf } from './mixed.js';
import type { Encoding, Fault, FilePlan, Source } from './types.js';

export interface Looked {
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly why: FilePlan['encodingWhy'];
  /** Another encoding in which the bytes are valid too. */
  readonly other?: Encoding;
}

export interface LookedAt {
  /** Missing where a fault stopped the file. */
  readonly looked?: Looked;
  readonly faults: readonly Fault[];
}

/** Bytes in which NULs are counted to recognise UTF-16 without a mark. */
const HEAD = 1 << 16;

/**
 * Reads the source once, and once more for each encoding tried after UTF-8. Order: `named`, byte order mark, share of
 * NULs (UTF-16), strict UTF-8, strict CP932, strict EUC-JP; windows-1252 only when named.
 */
export async function lookAt(source: Source, named?: Encoding): Promise<LookedAt> {
  const seen = await survey(source);
  const stop = (code: string, args: Fault['args'] = {}, line = 0): LookedAt => ({
    faults: [fault(code, source.name, args, { line })],
  });
  const done = (encoding: Encoding, why: Looked['why'], gaiji: number, other?: Encoding): LookedAt => ({
    looked: { sha256: seen.sha256, bytes: seen.bytes, encoding, why, ...(other === undefined ? {} : { other }) },
    faults: [
      ...(gaiji === 0 ? [] : [fault('private_use_characters', source.name, { count: gaiji })]),
      ...(other === undefined ? [] : [fault('encoding_ambiguous', source.name, { taken: encoding, other })]),
      ...(seen.mojibake === undefined ? [] : [fault('mojibake', source.name, { example: seen.mojibake })]),
    ],
  });
  const bad = async (encodings: readonly Encoding[]): Promise<LookedAt> => {
    const all = await Promise.all(encodings.map(async (e) => ({ e, at: await findBadByte(source.open(), e) })));
    // The encoding that got furthest says most about where the trouble is.
    const worst = all.reduce((a, b) => ((b.at?.offset ?? -1) > (a.at?.offset ?? -1) ? b : a));
    if (worst.at === undefined) return stop('file_changed');
    return stop('undecodable', { encoding: worst.e, offset: worst.at.offset }, worst.at.line);
  };
  if (seen.bytes === 0) return stop('empty_file');
  const encoding = named ?? seen.bom;
  const why = named === undefined ? 'bom' : 'option';
  const nul = async (): Promise<LookedAt> =>
    stop('nul_bytes', { offset: seen.firstNul }, await lineAt(source, seen.firstNul));
  if (encoding === undefined && seen.firstNul >= 0) {
    const tried = seen.wide === undefined ? undefined : await tryDecode(source, seen.wide);
    return tried?.ok === true && !tried.nul ? done(seen.wide as Encoding, 'detected', tried.gaiji) : nul();
  }
  if (encoding !== undefined && encoding !== 'utf-8') {
    const tried = await tryDecode(source, encoding);
    if (!tried.ok) return bad([encoding]);
    return tried.nul ? nul() : done(encoding, why, tried.gaiji);
  }
  if (seen.utf8) return seen.firstNul >= 0 ? nul() : done('utf-8', encoding === undefined ? 'detected' : why, 0);
  if (encoding === 'utf-8') return bad(['utf-8']);
  const cp932 = await tryDecode(source, 'cp932');
  const euc = await tryDecode(source, 'euc-jp');
  const seam = cp932.ok || euc.ok ? await seamOf(source.open()) : undefined;
  if (seam !== undefined)
    return stop('mixed_encodings', { offset: seam.offset, encoding: cp932.ok ? 'cp932' : 'euc-jp' }, seam.line);
  if (cp932.ok && euc.ok) return done('cp932', 'detected', cp932.gaiji, 'euc-jp');
  // A Western é and the letter after it make one kanji; real Japanese has two of its characters in a row somewhere.
  const western = cp932.ok && !cp932.pairs && (await tryDecode(source, 'windows-1252')).ok;
  if (cp932.ok) return done('cp932', 'detected', cp932.gaiji, western ? 'windows-1252' : undefined);
  return euc.ok ? done('euc-jp', 'detected', euc.gaiji) : bad(['utf-8', 'cp932', 'euc-jp']);
}

interface Survey {
  readonly sha256: string;
  readonly bytes: number;
  readonly utf8: boolean;
  readonly bom: Encoding | undefined;
  /** UTF-16 that the places of NULs in the head speak for. */
  readonly wide: Encoding | undefined;
  readonly firstNul: number;
  /** What looks like mojibake in the head of a UTF-8 file. */
  readonly mojibake: string | undefined;
}

async function survey(source: Source): Promise<Survey> {
  const hash = createHash('sha256');
  const nulsAt: [number, number] = [0, 0];
  let bytes = 0;
  let utf8 = true;
  let start: Uint8Array = new Uint8Array(0);
  let carry: Uint8Array = new Uint8Array(0);
  let firstNul = -1;
  const head: Uint8Array[] = [];
  for await (const chunk of source.open()) {
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    hash.update(view);
    if (start.length < 3) start = Buffer.concat([start, view.subarray(0, 3)]);
    if (firstNul < 0) {
      const at = view.indexOf(0);
      if (at >= 0) firstNul = bytes + at;
    }
    if (bytes < HEAD) head.push(Uint8Array.from(view.subarray(0, HEAD - bytes)));
    for (let i = 0; i < view.length && bytes + i < HEAD; i++) if (view[i] === 0) nulsAt[((bytes + i) & 1) as 0 | 1]++;
    if (utf8) {
      const joined = carry.length === 0 ? view : Buffer.concat([carry, view]);
      const to = joined.length - unfinished(joined);
      utf8 = isUtf8(joined.subarray(0, to));
      carry = Uint8Array.from(joined.subarray(to));
    }
    bytes += view.length;
  }
  // Digits, commas and line ends are half NUL in UTF-16: an eighth is little even for a table of names.
  const units = Math.min(bytes, HEAD) / 2;
  const [even, odd] = nulsAt;
  const wide =
    odd > units / 8 && odd > 3 * even ? 'utf-16le' : even > units / 8 && even > 3 * odd ? 'utf-16be' : undefined;
  const whole = utf8 && carry.length === 0;
  return {
    sha256: hash.digest('hex'),
    bytes,
    utf8: whole,
    mojibake: whole ? mojibakeIn(Buffer.concat(head)) : undefined,
    bom: bomOf(start),
    wide,
    firstNul,
  };
}

async function lineAt(source: Source, offset: number): Promise<number> {
  let line = 1;
  let at = 0;
  for await (const chunk of source.open()) {
    const part = chunk.subarray(0, offset - at);
    for (const c of part) if (c === 10) line++;
    at += part.length;
    if (at >= offset) break;
  }
  return line;
}

function bomOf(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}

/** Bytes at the end that begin a UTF-8 character and do not finish it: 0-3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const c = bytes[bytes.length - back]!;
    if (c < 0x80) return 0;
    if (c >= 0xc0) return back < (c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

interface Tried {
  readonly ok: boolean;
  readonly nul: boolean;
  /** Characters of the private use area. */
  readonly gaiji: number;
  /** Two characters beyond ASCII stand next to each other somewhere. */
  readonly pairs: boolean;
}

async function tryDecode(source: Source, encoding: Encoding): Promise<Tried> {
  const decoder = strictDecoder(encoding);
  let nul = false;
  let gaiji = 0;
  let pairs = false;
  let last = '';
  const look = (text: string): void => {
    nul ||= text.includes('\u0000');
    // The two may stand on both sides of a chunk's edge.
    pairs ||= /[^\0-\x7f]{2}/.test(last + text);
    last = text === '' ? last : text.slice(-1);
    gaiji += text.match(/[\uE000-\uF8FF]/g)?.length ?? 0;
  };
  try {
    for await (const chunk of source.open()) look(decoder.decode(chunk));
    look(decoder.end());
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ok: false, nul, gaiji, pairs };
  }
  return { ok: true, nul, gaiji, pairs };
}

/**
 * Chunks of UTF-8 without a byte order mark; a UTF-8 file's own chunks are passed on as they are. Throws TypeError where
 * the bytes are not of the encoding, which `lookAt` has ruled out unless the file changed since.
 */
export async function* utf8Chunks(source: Source, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* withoutMark(source.open());
    return;
  }
  const decoder = strictDecoder(encoding);
  let first = true;
  for await (const chunk of source.open()) {
    const text = decoder.decode(chunk);
    if (text === '') continue;
    yield Buffer.from(first && text.startsWith('\ufeff') ? text.slice(1) : text, 'utf8');
    first = false;
  }
  const text = decoder.end();
  if (text !== '') yield Buffer.from(text, 'utf8');
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    // The mark may be cut by a chunk's edge.
    const joined: Uint8Array = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    if (joined.length < 3) {
      start = Uint8Array.from(joined);
      continue;
    }
    yield bomOf(joined) === 'utf-8' ? joined.subarray(3) : joined;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}
