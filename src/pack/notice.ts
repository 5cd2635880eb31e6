// What a notice to a worker says of the law. In: the head and notice/<language>.json of one pack. Out: paragraphs and words, merged over the parents; what a language lacks.
import type { JsonFile } from './read-files.js';
import type { LawRef, NoticeParagraph, NoticeText, Pack, PackNotice } from './types.js';

export interface NoticeHead {
  readonly id: string;
  readonly part: NoticeParagraph['part'];
  readonly law?: readonly LawRef[];
  readonly source?: string;
  readonly checked?: boolean;
}

type TextFile = Partial<NoticeText>;

const LANGUAGE = /^notice\/(\w+)\.json$/;

export const ownNotice = (head: readonly NoticeHead[], files: readonly JsonFile[]): PackNotice => ({
  paragraphs: head.map(({ id, part, law, source, checked }) => ({
    id,
    part,
    law: law ?? [],
    source: source ?? '',
    checked: checked ?? true,
  })),
  text: Object.fromEntries(
    files.map(({ path, value }) => {
      const { reviewed, paragraphs, rules, topics } = value as unknown as TextFile;
      return [
        LANGUAGE.exec(path)![1]!,
        { reviewed: reviewed ?? null, paragraphs: paragraphs ?? {}, rules: rules ?? {}, topics: topics ?? {} },
      ];
    }),
  ),
});

/** What a pack adds is reviewed only when all of it is. */
const bothTexts = (a: NoticeText | undefined, b: NoticeText | undefined): NoticeText => ({
  reviewed: a && b ? a.reviewed && b.reviewed : (a ?? b)!.reviewed,
  paragraphs: { ...a?.paragraphs, ...b?.paragraphs },
  rules: { ...a?.rules, ...b?.rules },
  topics: { ...a?.topics, ...b?.topics },
});

export const joinNotices = (base: PackNotice | undefined, own: PackNotice): PackNotice => {
  const languages = new Set([...Object.keys(base?.text ?? {}), ...Object.keys(own.text)]);
  return {
    paragraphs: [
      ...(base?.paragraphs ?? []).filter((p) => !own.paragraphs.some((o) => o.id === p.id)),
      ...own.paragraphs,
    ],
    text: Object.fromEntries([...languages].sort().map((l) => [l, bothTexts(base?.text[l], own.text[l])])),
  };
};

/** English and Japanese take titles and authorities from the words that every pack has. */
const NAMED_IN_THE_PACK = ['en', 'ja'];

/** What a notice in this language would have no words for, as JSON pointers into notice/<language>.json; none: it can be written. */
export const noticeGaps = (
  { notice, rules, topics }: Pick<Pack, 'notice' | 'rules' | 'topics'>,
  lang: string,
): readonly string[] => {
  const text = notice.text[lang];
  if (!text) return [''];
  const paid = rules.filter((r) => r.owed !== undefined);
  const lacks = (part: string, have: object, want: readonly string[]): readonly string[] =>
    want.filter((id) => !Object.hasOwn(have, id)).map((id) => `/${part}/${id.replace('/', '~1')}`);
  return [
    ...(text.reviewed ? [] : ['/reviewed']),
    ...lacks(
      'paragraphs',
      text.paragraphs,
      notice.paragraphs.map((p) => p.id),
    ),
    ...(NAMED_IN_THE_PACK.includes(lang)
      ? []
      : [
          ...lacks(
            'rules',
            text.rules,
            paid.map((r) => r.id),
          ),
          ...lacks(
            'topics',
            text.topics,
            [...new Set(paid.map((r) => r.topic))].filter((t) => topics[t]?.enforcedBy),
          ),
        ]),
  ];
};
