// Files of keys, reports, records and envelopes as the commands of trust need them. In: paths. Out: keys, documents; or what is wrong, told.
import { existsSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../text/index.js';
import { documentOf, parsed, type TrustedDocument } from '../trust/documents.js';
import { type Envelope, envelopeOf, looksLikeEnvelope } from '../trust/envelope.js';
import { type Key, type KeyRead, privateKey, publicKey } from '../trust/keys.js';
import { EXIT, UsageError } from './exit.js';

export const bytesOf = (path: string, w: Catalogue): Uint8Array => {
  if (!existsSync(path)) throw new UsageError(w.cli.fileNotFound(path));
  try {
    return readFileSync(path);
  } catch (e) {
    throw new UsageError(w.cli.notReadable(path, (e as Error).message), EXIT.unreadable);
  }
};

const keyIn = (path: string, read: (pem: string) => KeyRead, w: Catalogue): Key => {
  const found = read(Buffer.from(bytesOf(path, w)).toString('latin1'));
  if ('fault' in found) throw new UsageError(w.trust.keyFaults[found.fault](path), EXIT.unreadable);
  return found.key;
};

export const signingKey = (path: string, w: Catalogue): Key => keyIn(path, privateKey, w);

export const verifyingKey = (path: string, w: Catalogue): Key => keyIn(path, publicKey, w);

export interface TrustedFile {
  readonly document: TrustedDocument;
  /** Present where the file is an envelope; `text` is how it is written. */
  readonly signed?: { readonly envelope: Envelope; readonly text: string };
}

const jsonOf = (bytes: Uint8Array, path: string, w: Catalogue): unknown => {
  const json = parsed(bytes);
  if ('why' in json) throw new UsageError(w.cli.badJson(path, json.why), EXIT.unreadable);
  return json.value;
};

/** A report, a summary, the array of a run, a decision record; each as it is or in an envelope. */
export const trustedFile = (path: string, w: Catalogue): TrustedFile => {
  const bytes = bytesOf(path, w);
  const value = jsonOf(bytes, path, w);
  const ours = (of: unknown, raw: Uint8Array): TrustedDocument => {
    const document = documentOf(of, raw);
    if (!document) throw new UsageError(w.trust.notADocument(path), EXIT.unreadable);
    return document;
  };
  if (!looksLikeEnvelope(value)) return { document: ours(value, bytes) };
  const envelope = envelopeOf(value);
  if (!envelope) throw new UsageError(w.trust.badEnvelope(path), EXIT.unreadable);
  const document = ours(jsonOf(envelope.payload, path, w), envelope.payload);
  return { document, signed: { envelope, text: Buffer.from(bytes).toString('utf8') } };
};
