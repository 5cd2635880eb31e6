// What keygen, sign, verify and chain say in English. In: paths, digests, counts. Out: sentences.
import { s } from './en-plurals.js';

export const trust = {
  keysMade: (secret: string, open: string, id: string) =>
    `${secret}: the private key. It signs; keep it to yourself, and keep a copy in a safe place.\n${open}: the public key. It verifies; give it to whoever is to check your signatures.\nKey ${id}`,
  keyThere: (path: string) =>
    `${path} is there already, and a key that is overwritten is lost. Nothing was written. Name another folder.`,
  keyFaults: {
    not_a_key: (path: string) => `${path} is not a key in PEM form. kijun keygen FOLDER makes a pair.`,
    private_given: (path: string) =>
      `${path} is a private key. To verify, the public one is enough; keep the private one where nobody else reads it.`,
    public_given: (path: string) => `${path} is a public key. To sign, name the private one.`,
    locked: (path: string) =>
      `${path} is locked with a passphrase, which kijun does not ask for. Name a copy without one.`,
    other_kind: (path: string) => `${path} is a key of another kind than Ed25519. kijun keygen FOLDER makes a pair.`,
  },
  notADocument: (path: string) =>
    `${path} is not a report, a summary or a decision record of kijun, nor an envelope of one. Name a file written with --report json:FILE or with kijun sign.`,
  badEnvelope: (path: string) =>
    `${path} looks like a signed envelope, but a part of it is missing or is not base64. Ask for it again, or sign the report anew.`,
  packNotHere: (path: string, pack: string) =>
    `${path} was made with the rule pack "${pack}", which is not here. Name its folder with --pack.`,
  badOptions: (path: string, why: string) =>
    `${path} records options that kijun does not take: ${why} Nothing was recomputed. Ask for the report as it was written.`,
  same: (files: number, pack: string, version: string) =>
    `recomputed from ${s(files, 'input file')} with the pack ${pack} ${version}: the same bytes.`,
  signed: (keys: readonly string[]) => `signed with key ${keys.join(', ')}.`,
  open: {
    unsigned: (keys: readonly string[]) =>
      keys.length === 0
        ? 'an envelope without any signature. Ask for the signed one.'
        : `the signature was not checked: name the signer's public key with --key. The envelope names key ${keys.join(', ')}.`,
    superseded:
      'the record rests on an earlier one, which was not named: name it with --supersedes. The record itself was not made anew.',
    policy: (digest: string) =>
      `the policy was taken as the record holds it (SHA-256 ${digest}); it is not the one that comes with kijun. To hold it against its file, name that with --policy.`,
    noInputs: 'nothing was recomputed: name the input files or their folder after it.',
  },
  differences: {
    input_altered: {
      what: 'the input {file} is not the one it was made from: SHA-256 {recorded} then, {found} now.',
      todo: 'Find the file as it was; until then the figures can not be compared.',
    },
    input_missing: {
      what: 'the input {file} is missing (SHA-256 {recorded}).',
      todo: 'Name it, or its folder, among the inputs; until then the figures can not be compared.',
    },
    input_extra: {
      what: 'the input {file} was not there when it was made (SHA-256 {found}).',
      todo: 'Leave it out; until then the figures can not be compared.',
    },
    pack_other: {
      what: 'it was made with the pack {recorded}, and --pack names {found}.',
      todo: 'Name the pack it was made with.',
    },
    pack_altered: {
      what: 'the pack {pack} is not the one it was made with: version and digest {recorded} then, {found} now.',
      todo: 'Name the folder of that version with --pack.',
    },
    tool_differs: {
      what: 'it was written by {recorded}; this is {found}.',
      todo: 'Verify it with that version.',
    },
    firm_missing: {
      what: 'the inputs hold no row of the firm {firm}.',
      todo: 'Name the files that the report lists.',
    },
    report_altered: {
      what: 'at {at} it says {recorded}; recomputed, it is {found}.',
      todo: 'It was altered after it was written, or made in another way; what was recomputed is right.',
    },
    bytes_differ: {
      what: 'it says the same, but its bytes are not those that kijun writes, from byte {offset} on.',
      todo: 'Spaces, line ends or the order of its members were changed; ask for the file as it was written.',
    },
    signature_bad: {
      what: 'the signature of key {key} is not of this content: the content or the signature was altered.',
      todo: 'Do not rely on it; ask the signer for it again.',
    },
    signature_unknown: {
      what: 'it is not signed with key {key}. The envelope names: {signers}.',
      todo: 'Ask the signer for their public key, by a way you trust.',
    },
    signature_mislabelled: {
      what: 'it is signed with key {key}, but the envelope gives another id for it: {signers}.',
      todo: 'The envelope was altered; ask the signer for it again.',
    },
    not_signed: { what: 'it is not signed.', todo: 'Name the envelope that kijun sign wrote, or leave --key out.' },
    envelope_form: {
      what: 'the envelope is not written as kijun writes it: spaces, the order of its members or further members.',
      todo: 'Ask the signer for it again.',
    },
    payload_type: {
      what: 'the envelope calls its content {recorded}, but it is {found}.',
      todo: 'The envelope was altered; ask the signer for it again.',
    },
    report_other: {
      what: 'it cites the report {recorded}, and here the report is {found}.',
      todo: 'It is another report, or the record was altered: its options and the report it cites no longer belong together.',
    },
    policy_other: {
      what: 'it was made under the policy with the digest {recorded}; here it is {found}.',
      todo: 'Name that policy with --policy.',
    },
    application_missing: {
      what: 'the inputs hold no application {id} of this firm.',
      todo: 'Name the file of applications among the inputs.',
    },
  },
};

/** What kijun notice says at the command line. */
export const notices = {
  notOffered: (lang: string, pack: string, offered: readonly string[], prepared: readonly string[]) =>
    prepared.includes(lang)
      ? `The notice has no reviewed text in "${lang}" yet, and what nobody has reviewed is not handed to a worker. The pack ${pack} has it in: ${offered.join(', ') || 'none'}.`
      : `There is no notice in "${lang}". The pack ${pack} has it in: ${offered.join(', ') || 'none'}; prepared for: ${prepared.join(', ')}.`,
  otherPack: (path: string, pack: string) =>
    `${path} was made with another version of the pack ${pack}. Its findings are as they were; the words around them are those of the pack here.`,
  written: (n: number) => s(n, 'notice'),
  none: 'No worker of this report is owed money, so there is no notice to write.',
};
