// What rules, numbers and authorities rest on. In: a loaded pack. Out: acts and topics nobody listed, days that cannot be.
import type { LawRef, Pack, PackFault } from '../types.js';
import { didYouMean, fault, pointer, quoted } from '../words.js';
import { fileOf } from './place.js';

export const lawFaults = (pack: Pack): readonly PackFault[] => {
  const acts = Object.keys(pack.acts);
  const cited = (law: readonly LawRef[], file: string, at: string): PackFault[] =>
    law.flatMap(({ act }, i) => (acts.includes(act) ? [] : unknownAct(act, acts, file, `${at}/${i}/act`)));
  return [
    ...Object.entries(pack.topics).flatMap(([id, t]) =>
      t.enforcedBy ? cited(t.enforcedBy.law, 'pack.json', pointer('topics', id, 'enforcedBy', 'law')) : [],
    ),
    ...Object.entries(pack.notObservable).flatMap(([id, n]) =>
      Object.hasOwn(pack.topics, n.topic)
        ? []
        : [unknownTopic(n.topic, Object.keys(pack.topics), 'pack.json', pointer('notObservable', id, 'topic'))],
    ),
    ...pack.notice.paragraphs.flatMap((p, i) => cited(p.law, 'pack.json', pointer('notice', i, 'law'))),
    ...standardFaults(pack),
    ...Object.entries(pack.claims).flatMap(([id, c]) => [
      ...Object.entries(c.interest).flatMap(([part, { law }]) =>
        cited(law, 'pack.json', pointer('claims', id, 'interest', part, 'law')),
      ),
      ...(c.limit ? cited(c.limit.law, 'pack.json', pointer('claims', id, 'limit', 'law')) : []),
      ...(c.addition ? cited(c.addition.law, 'pack.json', pointer('claims', id, 'addition', 'law')) : []),
    ]),
    ...pack.parameters.flatMap((p) => cited(p.law, fileOf(pack, p, p.file), '/law')),
    ...pack.factSets.flatMap((s) =>
      s.facts.flatMap((f) =>
        'law' in f && f.law ? cited(f.law, fileOf(pack, s, s.file), pointer('facts', f.name, 'law')) : [],
      ),
    ),
    ...pack.rules.flatMap((r) => {
      const file = fileOf(pack, r, r.file);
      return [
        ...cited(r.law, file, '/law'),
        ...cited(r.enforcedBy?.law ?? [], file, '/enforcedBy/law'),
        ...(Object.hasOwn(pack.topics, r.topic) ? [] : [unknownTopic(r.topic, Object.keys(pack.topics), file)]),
        ...(r.from !== undefined && r.until !== undefined && r.until < r.from ? [reversed(r.from, r.until, file)] : []),
      ];
    }),
    ...pack.indicators.flatMap((i) => {
      const [file, at] = [fileOf(pack, i, i.file), pointer('indicators', i.id)];
      const known = Object.hasOwn(pack.topics, i.topic);
      return [
        ...cited(i.law, file, `${at}/law`),
        ...(known ? [] : [unknownTopic(i.topic, Object.keys(pack.topics), file, `${at}/topic`)]),
      ];
    }),
  ];
};

/** Where a pack lists standards, every rule's are on the list, and each is judged or says what stands in for it. */
const standardFaults = (pack: Pack): readonly PackFault[] => {
  const ids = Object.keys(pack.standards);
  if (ids.length === 0) return [];
  const covered = new Set(pack.rules.flatMap((r) => r.covers ?? []));
  return [
    ...pack.rules.flatMap((r) =>
      (r.covers ?? []).flatMap((id, i) =>
        ids.includes(id)
          ? []
          : [
              fault(
                'unknown_standard',
                fileOf(pack, r, r.file),
                pointer('covers', i),
                `"${quoted(id)}" is not among the standards of pack.json. Correct the id, or add it there.`,
                `「${quoted(id)}」は pack.json の standards にありません。id を直すか、追加してください。`,
              ),
            ],
      ),
    ),
    ...ids
      .filter((id) => !covered.has(id) && pack.standards[id]!.otherwise === undefined)
      .map((id) =>
        fault(
          'uncovered_standard',
          'pack.json',
          pointer('standards', id),
          `No rule covers "${quoted(id)}". Name it under "covers" in a rule, or say under "otherwise" what stands in for it.`,
          `「${quoted(id)}」を扱う規則がありません。規則の "covers" に加えるか、"otherwise" に代わりとなるものを書いてください。`,
        ),
      ),
  ];
};

const unknownAct = (act: string, acts: readonly string[], file: string, at: string): PackFault => {
  const near = didYouMean(act, acts);
  return fault(
    'unknown_act',
    file,
    at,
    `The act "${quoted(act)}" is not listed in pack.json.${near.en} Add it to "acts" with its title and address.`,
    `法令「${quoted(act)}」が pack.json にありません。${near.ja}"acts" に名称とアドレスを追加してください。`,
  );
};

const unknownTopic = (topic: string, topics: readonly string[], file: string, at = '/topic'): PackFault => {
  const near = didYouMean(topic, topics);
  return fault(
    'unknown_topic',
    file,
    at,
    `The topic "${quoted(topic)}" is not listed in pack.json.${near.en} Add it to "topics" with its title.`,
    `主題「${quoted(topic)}」が pack.json にありません。${near.ja}"topics" に名称を追加してください。`,
  );
};

const reversed = (from: string, until: string, file: string): PackFault =>
  fault(
    'days_reversed',
    file,
    '/until',
    `The duty ends on ${until}, before it begins on ${from}. Correct one of the days.`,
    `義務の終わり（${until}）が始まり（${from}）より前です。どちらかの日を直してください。`,
  );
