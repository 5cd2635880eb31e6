// Languages in which a notice to a worker is written, or is to be. In: a language. Out: its words, or nothing.
import { notice as en, type NoticeWords } from './en-notice.js';
import { notice as ja } from './ja-notice.js';

export type { NoticeWords } from './en-notice.js';

/** Those of the workers it is for. A language is added as one module beside en-notice.ts, and one file in the pack. */
export const NOTICE_LANGUAGES = ['en', 'ja', 'vi', 'id', 'fil', 'my', 'ne', 'zh', 'km'] as const;

const notices: Readonly<Partial<Record<string, NoticeWords>>> = { en, ja };

/** Undefined while nobody has written and reviewed them. */
export const noticeWords = (lang: string): NoticeWords | undefined => {
  const words = Object.hasOwn(notices, lang) ? notices[lang] : undefined;
  return words?.reviewed ? words : undefined;
};
