// A document as it was given and the same made anew from the inputs → every difference, each with its cause: codes with what they speak of.
import { Buffer } from 'node:buffer';
import type { Provenance } from '../report/types.js';
import { firstDifference } from './differs.js';

/** What is not as it should be; the words are in src/text. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly args: Readonly<Record<string, string>>;
}

export type DifferenceCode =
  | 'input_altered'
  | 'input_missing'
  | 'input_extra'
  | 'pack_other'
  | 'pack_altered'
  | 'tool_differs'
  | 'firm_missing'
  | 'report_altered'
  | 'bytes_differ'
  | 'signature_bad'
  | 'signature_unknown'
  | 'signature_mislabelled'
  | 'not_signed'
  | 'envelope_form'
  | 'payload_type'
  | 'report_other'
  | 'policy_other'
  | 'application_missing';

export const difference = (code: DifferenceCode, args: Difference['args'] = {}): Difference => ({ code, args });

/** What the document rests on, against what lies here: files, pack, tool. */
export const causes = (recorded: Provenance, found: Provenance): readonly Difference[] => {
  const here = new Map(found.files.map((f) => [f.file, f.sha256]));
  const then = new Map(recorded.files.map((f) => [f.file, f.sha256]));
  const packs =
    recorded.pack !== found.pack
      ? [difference('pack_other', { recorded: recorded.pack, found: found.pack })]
      : recorded.packDigest !== found.packDigest || recorded.packVersion !== found.packVersion
        ? [
            difference('pack_altered', {
              pack: recorded.pack,
              recorded: `${recorded.packVersion} ${recorded.packDigest}`,
              found: `${found.packVersion} ${found.packDigest}`,
            }),
          ]
        : [];
  return [
    ...recorded.files.flatMap(({ file, sha256 }) => {
      const now = here.get(file);
      if (now === undefined) return [difference('input_missing', { file, recorded: sha256 })];
      return now === sha256 ? [] : [difference('input_altered', { file, recorded: sha256, found: now })];
    }),
    ...found.files
      .filter(({ file }) => !then.has(file))
      .map(({ file, sha256 }) => difference('input_extra', { file, found: sha256 })),
    ...packs,
    ...(recorded.tool === found.tool
      ? []
      : [difference('tool_differs', { recorded: recorded.tool, found: found.tool })]),
  ];
};

/** Places of a report that `causes` has compared already. */
const COMPARED = /(^|\/)provenance\/(tool|pack|packVersion|packDigest|files\/\d+\/sha256)$/;

/**
 * The document against the one made anew. Where the inputs are others, what follows from them is not told again:
 * the first place is named only when nothing explains it.
 */
export const compared = (
  given: { readonly bytes: Uint8Array; readonly value: unknown },
  again: { readonly text: string; readonly value: unknown },
  known: readonly Difference[],
  skip: (at: string) => boolean = () => false,
): readonly Difference[] => {
  if (known.some((d) => d.code.startsWith('input_') || d.code.endsWith('_other'))) return known;
  const place = firstDifference(given.value, again.value, (at) => COMPARED.test(at) || skip(at));
  if (place)
    return [
      ...known,
      difference('report_altered', { at: place.at === '' ? '/' : place.at, recorded: place.one, found: place.other }),
    ];
  if (known.length > 0) return known;
  const offset = firstByte(given.bytes, Buffer.from(again.text));
  return offset < 0 ? [] : [difference('bytes_differ', { offset: String(offset) })];
};

/** Where two byte strings part; -1: nowhere. */
const firstByte = (a: Uint8Array, b: Uint8Array): number => {
  const length = Math.max(a.byteLength, b.byteLength);
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return i;
  return -1;
};
