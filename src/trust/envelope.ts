// DSSE envelopes (https://github.com/secure-systems-lab/dsse): bytes and a key → signed text; an envelope → what each key says of it.
import { Buffer } from 'node:buffer';
import { sign, verify } from 'node:crypto';
import type { Key } from './keys.js';

export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Uint8Array }[];
}

/** What is signed: type and bytes with their lengths, so that neither can run into the other. */
export const preAuthentication = (type: string, payload: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.byteLength} `), payload]);

export const signatureOf = (type: string, payload: Uint8Array, key: Key): Uint8Array =>
  sign(null, preAuthentication(type, payload), key.key);

/** The envelope with one more signature; a key that has signed it already is not added again. Ed25519 gives the same bytes each time. */
export const signed = (of: Envelope, key: Key): Envelope =>
  of.signatures.some((s) => s.keyid === key.id)
    ? of
    : {
        ...of,
        signatures: [...of.signatures, { keyid: key.id, sig: signatureOf(of.payloadType, of.payload, key) }],
      };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The one way in which kijun writes an envelope. */
export const envelopeText = ({ payloadType, payload, signatures }: Envelope): string =>
  `${JSON.stringify(
    {
      payloadType,
      payload: base64(payload),
      signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: base64(sig) })),
    },
    null,
    2,
  )}\n`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const looksLikeEnvelope = (value: unknown): boolean => isObject(value) && 'payload' in value;

const bytesOf = (value: unknown): Uint8Array | undefined => {
  if (typeof value !== 'string') return undefined;
  const bytes = Buffer.from(value, 'base64');
  // Node skips what is no base64; only what it would write itself is taken.
  return base64(bytes) === value ? bytes : undefined;
};

/** Parsed JSON as an envelope; undefined where a part of it is missing or is not base64. */
export const envelopeOf = (value: unknown): Envelope | undefined => {
  if (!isObject(value) || typeof value.payloadType !== 'string' || !Array.isArray(value.signatures)) return undefined;
  const payload = bytesOf(value.payload);
  const signatures = value.signatures.map((s: unknown) => {
    const sig = isObject(s) ? bytesOf(s.sig) : undefined;
    return sig && isObject(s) ? { keyid: typeof s.keyid === 'string' ? s.keyid : '', sig } : undefined;
  });
  if (payload === undefined || !signatures.every((s) => s !== undefined)) return undefined;
  return { payloadType: value.payloadType, payload, signatures };
};

/** good: the key has signed. mislabelled: it has, under another key's id. bad: what is signed with its id is not this. unknown: it has not signed. */
export type Signed = 'good' | 'mislabelled' | 'bad' | 'unknown';

const isGood = (type: string, payload: Uint8Array, sig: Uint8Array, key: Key): boolean =>
  sig.byteLength === 64 && verify(null, preAuthentication(type, payload), key.key, sig);

/** The key id in an envelope is only a hint: every signature is tried. */
export const signedBy = ({ payloadType, payload, signatures }: Envelope, key: Key): Signed => {
  const good = signatures.filter(({ sig }) => isGood(payloadType, payload, sig, key));
  if (good.some(({ keyid }) => keyid === key.id)) return 'good';
  if (good.length > 0) return 'mislabelled';
  return signatures.some(({ keyid }) => keyid === key.id) ? 'bad' : 'unknown';
};

/** One signature on its own, of a line of a chain. */
export const isSignature = (type: string, payload: Uint8Array, sig: string, key: Key): boolean => {
  const bytes = bytesOf(sig);
  return bytes !== undefined && isGood(type, payload, bytes, key);
};
