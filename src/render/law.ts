// References to law for a reader: an act is named once for all its articles. In: references. Out: "Work Act, Articles 101, 104".
import type { Lang, LawRef } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';

const NUMBERED = /^\d+(-\d+)*$/;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Notes are written "日本語 / English"; a note in one language stands for both. */
const noteIn = (note: string, lang: Lang): string => {
  const [ja = '', en = '', ...more] = note.split(/\s*\/ /);
  if (more.length > 0 || en === '' || !JAPANESE.test(ja) || JAPANESE.test(en)) return note;
  return lang === 'ja' ? ja : en;
};

export const lawText = (refs: readonly LawRef[], title: (act: string) => string, w: Catalogue, lang: Lang): string => {
  const acts = new Map<string, LawRef[]>();
  for (const ref of refs) acts.set(ref.act, [...(acts.get(ref.act) ?? []), ref]);
  return w.law.acts(
    Array.from(acts, ([act, own]) => {
      const several = own.length > 1 && own.every((r) => NUMBERED.test(r.article));
      const articles = own.map(
        (r) =>
          (several ? w.law.oneOfSeveral : w.law.article)(r.article, r.paragraph ?? '', r.item ?? '') +
          (r.note === undefined ? '' : w.law.note(noteIn(r.note, lang))),
      );
      return w.law.inAct(title(act), several ? w.law.several(articles) : w.law.listed(articles));
    }),
  );
};
