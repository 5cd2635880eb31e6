// Envelopes: what is signed, what a key says of an envelope, and that no byte of one can change unseen.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  envelopeOf,
  envelopeText,
  isSignature,
  preAuthentication,
  signatureOf,
  signed,
  signedBy,
} from '../../src/trust/envelope.js';
import { type Key, keyId, privateKey, publicKey } from '../../src/trust/keys.js';

// RFC 8032, section 7.1, test 1: a known key.
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const der = (hex: string) => Buffer.from(`302e020100300506032b657004220420${hex}`, 'hex');
const pair = (seed: string) => {
  const secret = createPrivateKey({ key: der(seed), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  return { secret: { id: keyId(secret), key: secret } as Key, open: { id: keyId(open), key: open } as Key };
};
const own = pair(SEED);
const other = pair('00'.repeat(32));
const TYPE = 'application/vnd.kijun.report+json';
const payload = Buffer.from('{"kind":"report"}\n');
const envelope = signed({ payloadType: TYPE, payload, signatures: [] }, own.secret);

test('what is signed is what DSSE says: its own example', () => {
  expect(Buffer.from(preAuthentication('http://example.com/HelloWorld', Buffer.from('hello world'))).toString()).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
});

test('lengths are those of bytes, not of characters', () => {
  expect(Buffer.from(preAuthentication('型', Buffer.from('給'))).toString()).toBe('DSSEv1 3 型 3 給');
});

test('RFC 8032: the empty message under its key', () => {
  expect(
    Buffer.from(own.open.key.export({ type: 'spki', format: 'der' }))
      .toString('hex')
      .slice(-64),
  ).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(own.secret.id).toBe(own.open.id);
  expect(own.open.id).toMatch(/^[0-9a-f]{64}$/);
});

test('signing twice gives the same bytes; a second key adds its own', () => {
  expect(envelopeText(signed(envelope, own.secret))).toBe(envelopeText(envelope));
  const both = signed(envelope, other.secret);
  expect([signedBy(both, own.open), signedBy(both, other.open)]).toEqual(['good', 'good']);
  expect(signedBy(envelope, other.open)).toBe('unknown');
});

test('an envelope written and read is the same', () => {
  const again = envelopeOf(JSON.parse(envelopeText(envelope)))!;
  expect(Buffer.from(again.payload).toString()).toBe(payload.toString());
  expect(signedBy(again, own.open)).toBe('good');
});

test('another key id on a good signature, and a good key id on another content, are told apart', () => {
  const [first] = envelope.signatures;
  expect(signedBy({ ...envelope, signatures: [{ ...first!, keyid: other.open.id }] }, own.open)).toBe('mislabelled');
  expect(signedBy({ ...envelope, payload: Buffer.from('{"kind":"summary"}') }, own.open)).toBe('bad');
  expect(signedBy({ ...envelope, payloadType: 'text/plain' }, own.open)).toBe('bad');
});

test('no byte of an envelope can change unseen', () => {
  const bytes = Buffer.from(envelopeText(envelope));
  const unseen: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1;
    const text = flipped.toString('utf8');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      continue;
    }
    const read = envelopeOf(value);
    if (read && envelopeText(read) === text && signedBy(read, own.open) === 'good') unseen.push(at);
  }
  expect(unseen).toEqual([]);
});

test.each([
  ['no object', 'text'],
  ['no payload', { payloadType: TYPE, signatures: [] }],
  ['no signatures', { payloadType: TYPE, payload: '' }],
  ['payload with a stray character', { payloadType: TYPE, payload: 'e30=!', signatures: [] }],
  ['a signature that is a number', { payloadType: TYPE, payload: 'e30=', signatures: [7] }],
])('%s: no envelope', (_, value) => {
  expect(envelopeOf(value)).toBeUndefined();
});

describe('a single signature', () => {
  const sig = Buffer.from(signatureOf(TYPE, payload, own.secret)).toString('base64');
  test('holds for its content alone', () => {
    expect(isSignature(TYPE, payload, sig, own.open)).toBe(true);
    expect(isSignature('text/plain', payload, sig, own.open)).toBe(false);
    expect(isSignature(TYPE, payload, sig, other.open)).toBe(false);
    expect(isSignature(TYPE, payload, `${sig} `, own.open)).toBe(false);
    expect(isSignature(TYPE, payload, sig.slice(0, 8), own.open)).toBe(false);
  });
});

describe('keys', () => {
  const pem = (key: Key) =>
    String(key.key.export({ type: key.key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' } as never));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  test('PEM in, key out, with one id for both halves', () => {
    expect(privateKey(pem(own.secret))).toMatchObject({ key: { id: own.open.id } });
    expect(publicKey(pem(own.open))).toMatchObject({ key: { id: own.open.id } });
  });
  test('what is no such key says what it is', () => {
    const locked = String(
      own.secret.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
    );
    expect([
      privateKey(pem(own.open)),
      publicKey(pem(own.secret)),
      privateKey(locked),
      publicKey(locked),
      privateKey('hello'),
      publicKey('hello'),
      publicKey(String(rsa.publicKey.export({ type: 'spki', format: 'pem' }))),
    ]).toEqual([
      { fault: 'public_given' },
      { fault: 'private_given' },
      { fault: 'locked' },
      { fault: 'private_given' },
      { fault: 'not_a_key' },
      { fault: 'not_a_key' },
      { fault: 'other_kind' },
    ]);
  });
});
