// kijun keygen: an Ed25519 key pair as two PEM files. Nothing is ever overwritten; only this user can read the private one.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../text/index.js';
import { keyId } from '../trust/keys.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';

export const keygen = async (folder: string, io: Io): Promise<number> => {
  const w = words(io.lang);
  const paths = { private: join(folder, 'kijun-private.pem'), public: join(folder, 'kijun-public.pem') };
  for (const path of Object.values(paths)) if (existsSync(path)) throw new UsageError(w.trust.keyThere(path));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  try {
    mkdirSync(folder, { recursive: true });
    // wx: also a file that came to be in the meantime is left as it is.
    writeFileSync(paths.private, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    writeFileSync(paths.public, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
  } catch (e) {
    throw new UsageError(w.cli.notWritable(folder, (e as Error).message));
  }
  await io.out(`${w.trust.keysMade(paths.private, paths.public, keyId(publicKey))}\n`);
  return EXIT.met;
};
