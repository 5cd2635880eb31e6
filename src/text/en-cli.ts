// What the command line and kijun explain say in English. In: names, paths, counts. Out: sentences.
import { grouped } from './digits.js';
import { s } from './en-plurals.js';

export const cli = {
  error: 'error',
  warning: 'warning',
  hint: 'try',
  unknownCommand: (name: string, known: string, command: string) =>
    `There is no command "${name}". Commands: ${known}. See ${command} --help.`,
  unknownOption: (option: string, command: string) => `${command} has no option ${option}. See ${command} --help.`,
  missingArgument: (argument: string, command: string) => `${command} needs <${argument}>. See ${command} --help.`,
  missingOption: (option: string, command: string) => `${command} needs ${option}. See ${command} --help.`,
  tooManyArguments: (command: string) => `${command} was given too many arguments. See ${command} --help.`,
  missingValue: (option: string) => `${option} needs a value after it. See --help.`,
  badValue: (option: string, value: string, allowed: string) =>
    `${option} can't be "${value}". Write one of: ${allowed}.`,
  badForm: (option: string, value: string, example: string) =>
    `${option} can't be "${value}". Write it as in ${option} ${example}.`,
  badDay: (option: string, value: string) => `${option} "${value}" is no day of the calendar. Write it as 2026-03-31.`,
  noOfferRules: (pack: string) =>
    `--phase offer: the pack ${pack} has no rule about an offer or about acts that bar, so nothing would be judged. Leave the option out, or name another pack with --pack.`,
  asNotRead: (table: string, file: string) =>
    `--as ${table}=${file}: no such file is read. Name it among the paths too, and write it as there.`,
  fileNotAmong: (option: string, file: string) =>
    `${option} ${file}: no such file is read. Name it among the paths too, and write it as there.`,
  badMapping: (path: string, faults: string) => `the mapping ${path} can't be used.\n${faults}`,
  notTogether: (one: string, other: string) => `${one} and ${other} can't be used together. Leave one of them out.`,
  noSheet: (book: string, sheet: string, sheets: string) =>
    `${book} has no sheet "${sheet}" with anything in it. Write one of: ${sheets}.`,
  fileNotFound: (path: string) => `There is no file or folder ${path}. Check the path.`,
  notReadable: (path: string, why: string) => `${path} could not be read (${why}). Check that you may read it.`,
  notWritable: (path: string, why: string) =>
    `${path} could not be written (${why}). Check the folder and its permissions.`,
  noFiles: (path: string) =>
    `${path} holds no CSV file and no workbook. Name a folder or files that hold .csv, .tsv, .txt, .xlsx or .zip.`,
  noFirm: 'No row could be read, so there is no firm to judge. The faults above say why.',
  badJson: (path: string, why: string) => `${path} is not JSON (${why}). Mend it there, or save the report again.`,
  notAReport: (path: string) => `${path} is not a report of kijun. Name a file written with --report json:FILE.`,
  packNotFound: (id: string, known: string) => `There is no rule pack "${id}". Packs: ${known}. A folder works too.`,
  packFaults: (pack: string, n: number) =>
    `The rule pack ${pack} has ${s(n, 'fault')}, so nothing was judged. Mend them and run kijun pack lint.`,
  packSound: (pack: string, rules: number) => `The rule pack ${pack} is sound: ${s(rules, 'rule')}.`,
  ruleNotFound: (id: string, pack: string, rules: string) =>
    `There is no rule or finding "${id}". The rules of ${pack} are: ${rules}. A finding needs its report: --in REPORT.json.`,
  bug: (message: string) => `This is a bug in kijun: ${message}. Please report it with the command you ran.`,
  reading: (file: string, rows: string) => `reading ${file}: ${rows} rows`,
  judging: (firms: string) => `judged ${firms} firms`,
  casesRun: (pack: string, run: number, failed: number) => `${pack}: ${s(run, 'case')}, ${grouped(failed)} failed`,
  survived: (was: string, is: string) => `no case notices ${was} → ${is}`,
  mutations: (pack: string, mutants: number, survivors: number, guarded: number) =>
    `${pack}: ${s(mutants, 'mutation')}, ${grouped(survivors)} survived${
      mutants > 0 ? ` (${((100 * survivors) / mutants).toFixed(1)} %)` : ''
    }${guarded > 0 ? `; ${s(guarded, 'row')} of guarded tables left as they are` : ''}`,
  wrote: (file: string) => `wrote ${file}`,
};

export const explain = {
  rule: 'Rule',
  law: 'Law',
  says: 'What the law says',
  asks: 'What is tested',
  judged: (table: string) => `each ${table}`,
  only: 'Only where',
  weighs: 'How it is weighed',
  offer: 'Judged on the offer alone too, before any payroll exists (--phase offer).',
  evidence: (grade: string) => `Met only on evidence of grade ${grade} or better. A breach stands on any.`,
  evidenceOf: (table: string, grade: string) =>
    `Met only where the table "${table}" is evidence of grade ${grade} or better. A breach stands on any.`,
  bar: 'An act of an authority that breaches it bars the firm: not eligible until that has ended.',
  barUntil: (until: string) => `The day from which it no longer bars: ${until}.`,
  barRelease: (release: string) => `Where that day is not known, what lifts it: ${release}`,
  facts: 'How it is worked out',
  owed: 'Money owed',
  numbers: (day: string) => `Numbers in force on ${day}`,
  latest: 'Numbers of law, latest known',
  none: 'no number in force on this day',
  horizon: (day: string) => `checked through ${day}`,
  columns: 'Columns needed',
  alias: (title: string, headers: readonly string[]) =>
    headers.length === 0 ? title : `${title} (${headers.join(', ')} …)`,
  settles: 'What settles an open answer',
  enforced: 'Who enforces it',
  finding: 'Finding',
};
