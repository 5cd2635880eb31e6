// What the programs of the bench have in common: the order of rules, the codes of answers, and how they are written down.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

export const ROW_RULES = [
  'wages/minimum',
  'wages/overtime-pay',
  'wages/night-pay',
  'wages/rest-day-pay',
  'wages/gross-sum',
  'wages/net-sum',
  'wages/deduction-share',
  'wages/absence-deduction',
  'wages/net-not-negative',
  'wages/commuting',
  'wages/pay-basis',
  'wages/insurance',
  'hours/month-cap',
  'hours/overtime-in-worked',
  'hours/night-in-worked',
  'hours/days-in-period',
  'hours/leave-in-schedule',
  'hours/day-average',
  'hours/year-schedule',
  'hours/rest-day-cap',
  'hours/regular',
  'hours/overtime-basis',
  'dates/paid-in-time',
  'dates/inside-contract',
  'dates/contract-started',
  'dates/contract-length',
  'dates/after-hire',
  'charges/dormitory',
];
export const WINDOW_RULES = [
  'windows/mean-2',
  'windows/mean-3',
  'windows/mean-4',
  'windows/mean-5',
  'windows/mean-6',
  'windows/over-months',
  'windows/contract-sum',
  'windows/leave',
  'windows/absence-share',
  'windows/base-cut',
  'windows/rest-months',
  'windows/two-months',
];
export const RULES = [...ROW_RULES, ...WINDOW_RULES];

/** An answer's code is its place here. */
export const ANSWERS = ['met', 'breached', 'undecided', 'not_applicable'];

/** Lines to a file, a quarter of a megabyte at a time. */
export function lineFile(path) {
  const file = openSync(path, 'w');
  let parts = [];
  const flush = () => {
    const bytes = Buffer.from(parts.join(''));
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    parts = [];
  };
  return {
    add(line) {
      parts.push(line);
      if (parts.length === 4096) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

/** counts[rule][answer], as `{ "wages/minimum": { "met": 1, … }, … }`. */
export function writeCounts(path, counts) {
  const all = RULES.map((rule, i) => [
    rule,
    Object.fromEntries(ANSWERS.map((answer, code) => [answer, counts[i][code]])),
  ]);
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`);
}

/** `node program.js FILE OUTDIR [--every]` */
export function readArguments() {
  const [file, out, every] = process.argv.slice(2);
  if (out === undefined) {
    console.error('usage: node PROGRAM FILE OUTDIR [--every]');
    process.exit(64);
  }
  return { file, out, every: every === '--every' };
}
