// What kijun chain says in English. In: paths, digests, counts. Out: sentences.
import { s } from './en-plurals.js';

export const chain = {
  head: (path: string, entries: number, digest: string) =>
    digest === '' ? `${path}: no entry.` : `${path}: ${s(entries, 'entry', 'entries')}; head ${digest}`,
  limits:
    'Every entry follows the one before. That none was cut off at the end, or the whole written anew, a chain alone can not show: keep its head or its count elsewhere and give them with --head or --count.',
  notAdded: (path: string) => `Nothing was added to ${path}: what is added to a broken chain would hide the break.`,
  thereAlready: (file: string, sequence: number) => `${file} is in the chain already, as entry ${sequence}.`,
  faults: {
    line_unreadable: {
      what: 'line {line} is no entry of a chain as kijun writes it.',
      todo: 'It was altered; compare it with a copy kept elsewhere.',
    },
    line_unfinished: {
      what: 'line {line} has no end: writing was interrupted, or the file was cut.',
      todo: 'Take the unfinished line out and add its record again.',
    },
    entry_removed: {
      what: 'entry {sequence} is missing.',
      todo: 'It was removed; a copy of the chain kept elsewhere says what it was.',
    },
    entry_moved: {
      what: 'entry {sequence} ({file}) stands on line {line}, behind entry {before}.',
      todo: 'The order was changed; put the lines in order of their sequence.',
    },
    entry_twice: {
      what: 'entry {sequence} ({file}, line {line}) is there twice.',
      todo: 'One of the two was put in later; compare with a copy kept elsewhere.',
    },
    entry_altered: {
      what: 'entry {sequence} ({file}) was altered: the entry behind it follows another line.',
      todo: 'Compare it with a copy kept elsewhere.',
    },
    entries_apart: {
      what: 'entry {other} does not follow entry {one} as it stands: one of the two was altered.',
      todo: 'Compare them with a copy kept elsewhere.',
    },
    entry_unsigned: { what: 'entry {sequence} ({file}) is not signed.', todo: 'Leave --key out, or ask who added it.' },
    entry_signature: {
      what: 'entry {sequence} ({file}) is not signed with a key given here. It names key {key}.',
      todo: 'It was altered, or another key signed it.',
    },
    file_not_listed: {
      what: '{file} has no entry (SHA-256 {sha256}).',
      todo: 'It was altered after it was added, never added, or its entry was removed.',
    },
    file_missing: {
      what: 'the file of entry {sequence} ({file}, SHA-256 {sha256}) is not among those named.',
      todo: 'It was removed or altered; name it, or ask for it.',
    },
    cut_short: {
      what: 'there should be at least {count} entries, and there are {found}.',
      todo: 'Entries were cut off at the end.',
    },
    head_unknown: {
      what: 'no entry has the digest {head}.',
      todo: 'Entries were cut off at the end, or the chain was written anew.',
    },
  },
};
