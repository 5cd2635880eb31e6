// The tool's own words by language, and sentences made from a code with its arguments. In: data. Out: text.
import type { Lang } from '../pack/types.js';
import { type Catalogue, en } from './en.js';
import { ja } from './ja.js';

export type { Catalogue } from './en.js';

type Args = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Lang, Catalogue>> = { en, ja };

export const words = (lang: Lang): Catalogue => catalogues[lang];

/** Puts the arguments in place of {name}. One that is not given stays as it stands, so that a mistake is seen. */
export const fill = (template: string, args: Args): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : whole));

const listed = (args: Args): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

const lookUp = <T>(map: object, code: string): T | undefined =>
  Object.hasOwn(map, code) ? (map as Readonly<Record<string, T>>)[code] : undefined;

/** Why an answer is open, as a sentence. A code that the catalogue lacks is printed with the arguments it was given. */
export const reasonSentence = (w: Catalogue, code: string, args: Args, given = args): string => {
  const template = lookUp<string>(w.reasons, code);
  return template === undefined ? w.otherReason(code, listed(given)) : fill(template, args);
};

/** What is wrong with an input, what was done about it, and what the reader can do. */
export const faultSentences = (
  w: Catalogue,
  code: string,
  action: string,
  args: Args,
): { readonly what: string; readonly done: string; readonly todo: string } => {
  const template = lookUp<{ what: string; todo: string }>(w.faults, code);
  const done = lookUp<string>(w.actions, action) ?? '';
  if (template === undefined) return { what: w.otherFault(code, listed(args)), done, todo: '' };
  // Why a cell that says whose row it is cannot be read is a fault of its own.
  const why = args.reason === undefined ? undefined : lookUp<{ what: string }>(w.faults, String(args.reason));
  const all = why === undefined ? args : { ...args, reason: fill(why.what, args) };
  return { what: fill(template.what, all), done, todo: fill(template.todo, all) };
};

/** The exit code that a word of the summary has of itself; --exit-zero gives 0 instead. */
const CODES: Readonly<Record<string, number>> = { met: 0, breached: 1, undecided: 2, unreadable: 3 };

export const codeOf = (word: string): number | undefined => CODES[word];

/** What was found, by the exit word; a word that is not known stands as it is. */
export const foundWord = (w: Catalogue, word: string): string => {
  const code = codeOf(word);
  return code === undefined ? word : exitMeans(w, code);
};

/** What an exit code means, in words. */
export const exitMeans = (w: Catalogue, code: number): string => lookUp<string>(w.exits, String(code)) ?? String(code);
