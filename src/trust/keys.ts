// PEM text → an Ed25519 key and the id it goes by; what is no such key is a code, for the caller to put in words.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export interface Key {
  /** SHA-256 of the public key (its DER form), in hex. */
  readonly id: string;
  readonly key: KeyObject;
}

export type KeyFault = 'not_a_key' | 'private_given' | 'public_given' | 'locked' | 'other_kind';

export type KeyRead = { readonly key: Key } | { readonly fault: KeyFault };

/** The id of a key: the same for its private and its public half. */
export const keyId = (key: KeyObject): string => {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(half.export({ type: 'spki', format: 'der' }))
    .digest('hex');
};

const read = (make: () => KeyObject): KeyRead => {
  let key: KeyObject;
  try {
    key = make();
  } catch {
    return { fault: 'not_a_key' };
  }
  return key.asymmetricKeyType === 'ed25519' ? { key: { id: keyId(key), key } } : { fault: 'other_kind' };
};

const PRIVATE = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** For signing. */
export const privateKey = (pem: string): KeyRead => {
  if (/ENCRYPTED/.test(pem)) return { fault: 'locked' };
  if (/-----BEGIN PUBLIC KEY-----/.test(pem)) return { fault: 'public_given' };
  return PRIVATE.test(pem) ? read(() => createPrivateKey(pem)) : { fault: 'not_a_key' };
};

/** For verifying. A private key would do as well, but is not to be handed round: it is refused. */
export const publicKey = (pem: string): KeyRead =>
  PRIVATE.test(pem) ? { fault: 'private_given' } : read(() => createPublicKey(pem));
