// The files with a pack's words. In: their paths and what they hold. Out: whose language they are, words that stand in two of them.
import type { JsonFile } from './read-files.js';
import type { Lang, PackFault } from './types.js';
import { fault, pointer, quoted } from './words.js';

/** text/en.json and text/en/<part>.json. */
export const isTextOf = (lang: Lang, path: string): boolean =>
  path === `text/${lang}.json` || path.startsWith(`text/${lang}/`);

/** Words of one rule, fact or indicator stand in one file only. */
export const saidTwice = (texts: readonly JsonFile[]): readonly PackFault[] => {
  const faults: PackFault[] = [];
  for (const lang of ['en', 'ja'] as const)
    for (const kind of ['rules', 'facts', 'indicators'] as const) {
      const first = new Map<string, string>();
      for (const { path, value } of texts.filter((f) => isTextOf(lang, f.path)))
        for (const name of Object.keys((value[kind] ?? {}) as object)) {
          const other = first.get(name);
          if (other === undefined) first.set(name, path);
          else
            faults.push(
              fault(
                'said_twice',
                path,
                pointer(kind, name),
                `The words for "${quoted(name)}" already stand in ${other}. Keep them in one of the two files.`,
                `「${quoted(name)}」の文章は ${other} にもあります。どちらか一方だけに書いてください。`,
              ),
            );
        }
    }
  return faults;
};
