// kijun sign: a report or record in a DSSE envelope; an envelope gets one signature more. The file itself is left as it is.
import { writeFileSync } from 'node:fs';
import { words } from '../text/index.js';
import { PAYLOAD_TYPES } from '../trust/documents.js';
import { envelopeText, signed } from '../trust/envelope.js';
import { EXIT, UsageError } from './exit.js';
import type { Io } from './io.js';
import { signingKey, trustedFile } from './trusted-files.js';

export interface SignOptions {
  readonly key: string;
  readonly out?: string;
}

export const sign = async (path: string, given: SignOptions, io: Io): Promise<number> => {
  const w = words(io.lang);
  const key = signingKey(given.key, w);
  const { document, signed: before } = trustedFile(path, w);
  const envelope = before?.envelope ?? {
    payloadType: PAYLOAD_TYPES[document.kind],
    payload: document.bytes,
    signatures: [],
  };
  const text = envelopeText(signed(envelope, key));
  if (given.out === undefined) {
    await io.out(text);
    return EXIT.met;
  }
  try {
    writeFileSync(given.out, text);
  } catch (e) {
    throw new UsageError(w.cli.notWritable(given.out, (e as Error).message));
  }
  await io.err(`${w.cli.wrote(given.out)}\n`);
  return EXIT.met;
};
