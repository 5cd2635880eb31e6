// Words for every rule and fact in both languages. In: a loaded pack. Out: what is missing, and placeholders that cannot be filled.
import type { Lang, Pack, PackFault, RuleDef, RuleSchema } from '../types.js';
import { fault, listed, pointer, quoted, words } from '../words.js';
import { fileOf } from './place.js';

const LANGS: readonly Lang[] = ['en', 'ja'];
const NAMES = { en: words('English', '英語'), ja: words('Japanese', '日本語') };
const PARTS = ['title', 'breached', 'settles', 'explain'] as const;

export const textFaults = (pack: Pack): readonly PackFault[] =>
  LANGS.flatMap((lang) => [
    ...pack.rules.flatMap((r) => ruleText(pack, r, lang)),
    ...pack.notice.paragraphs
      .filter((p) => !Object.hasOwn(pack.notice.text[lang]?.paragraphs ?? {}, p.id))
      .map((p) => absent(`notice/${lang}.json`, pointer('paragraphs', p.id), p.id, lang)),
    ...pack.indicators
      .filter((i) => !Object.hasOwn(pack.text[lang].indicators, i.id))
      .map((i) => absent(fileOf(pack, i, `text/${lang}.json`), pointer('indicators', i.id), i.id, lang)),
    ...pack.factSets.flatMap((s) => {
      const named = pack.text[lang].facts;
      return s.facts
        .filter((f) => !Object.hasOwn(named, f.name))
        .map((f) => absent(fileOf(pack, s, `text/${lang}.json`), pointer('facts', f.name), f.name, lang));
    }),
  ]);

const ruleText = (pack: Pack, rule: RuleDef, lang: Lang): readonly PackFault[] => {
  const file = fileOf(pack, rule, `text/${lang}.json`);
  const at = pointer('rules', rule.id);
  const all = pack.text[lang].rules;
  const text = Object.hasOwn(all, rule.id) ? all[rule.id] : undefined;
  if (!text) return [absent(file, at, rule.id, lang)];
  return PARTS.flatMap((part) => {
    const allowed = part === 'breached' ? placeholders(rule) : [];
    const written = [...text[part].matchAll(/\{([^{}]*)\}/g)].map((m) => m[1]!);
    return written
      .filter((name) => !allowed.includes(name))
      .map((name) => {
        const some = listed(allowed.map((a) => `{${a}}`));
        return fault(
          'unknown_placeholder',
          file,
          `${at}/${part}`,
          `{${quoted(name)}} cannot be filled in here. ${allowed.length > 0 ? `Allowed: ${some.en}.` : 'No placeholder can.'} Write it in words.`,
          `{${quoted(name)}} はここでは使えません。${allowed.length > 0 ? `使えるのは ${some.ja} です。` : '差し込みは使えません。'}言葉で書いてください。`,
        );
      });
  });
};

/** A breach has a value and a bound where something is compared, and an amount owed where a formula gives it. */
const placeholders = (rule: RuleDef): readonly string[] => [
  ...(compares(rule.must) ? ['value', 'bound', 'shortfall'] : []),
  ...(rule.owed === undefined ? [] : ['owed']),
];

const compares = (schema: RuleSchema): boolean =>
  Object.values(schema.properties ?? {}).some((t) => t.atLeast ?? t.atMost ?? t.above ?? t.below ?? t.equals) ||
  [...(schema.allOf ?? []), ...(schema.anyOf ?? [])].some(compares);

const absent = (file: string, at: string, name: string, lang: Lang): PackFault =>
  fault(
    'text_missing',
    file,
    at,
    `"${name}" has no ${NAMES[lang].en} words. Add them; a report in that language would have nothing to say.`,
    `「${name}」の${NAMES[lang].ja}の説明がありません。追加してください（その言語の報告書に書くことがなくなります）。`,
  );
