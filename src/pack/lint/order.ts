// The order: rights before the market. In: a loaded pack. Out: ORD001 … ORD010 where it turns the order round (ORD003, 006 and 009
// need a property that the schemas refuse, so they are told when the files are read; ORD007 when parents are merged).
import { ORDER_WORDS, orderCodeOfName } from '../schema-order.js';
import { type Pack, type PackFault, type RuleDef, STAGES } from '../types.js';
import { fault, listed, pointer } from '../words.js';
import { fileOf } from './place.js';

/** What must be protected before any rule about the market: the topics of the rights stage. */
const RIGHTS_TOPICS: readonly string[] = [
  'wage-floor',
  'wage-payment',
  'hours-and-premium',
  'written-terms',
  'equal-treatment',
  'no-forced-labour',
  'safety-and-insurance',
  'freedom-of-association',
];

const FIRST_MARKET_STAGE = STAGES.indexOf('intermediaries');
/** A rule or an indicator: what stands in a stage, on a topic. */
type Staged = Pick<RuleDef, 'stage' | 'topic' | 'file' | 'pack'> & { readonly id: string };

const isMarket = (r: Staged): boolean => STAGES.indexOf(r.stage) >= FIRST_MARKET_STAGE;

export const orderFaults = (pack: Pack): readonly PackFault[] => {
  const rights = pack.rules.filter((r) => r.stage === 'rights');
  const market = pack.rules.filter(isMarket);
  return [
    ...marketWithoutRights(pack, rights, [...market, ...pack.indicators.filter(isMarket)]),
    ...rights.flatMap((r) => unenforced(pack, r)),
    ...goalsAndDispositions(pack),
    ...lateRights(pack, rights, market),
    ...[...pack.rules, ...pack.indicators].flatMap((r) => wrongStage(pack, r)),
    ...pack.rules.flatMap((r) => computedBar(pack, r)),
  ];
};

const marketWithoutRights = (pack: Pack, rights: readonly RuleDef[], market: readonly Staged[]): PackFault[] => {
  const missing = RIGHTS_TOPICS.filter((t) => !rights.some((r) => r.topic === t));
  const [first] = market;
  if (!first || missing.length === 0) return [];
  const topics = listed(missing);
  return [
    fault(
      'ORD001',
      fileOf(pack, first, first.file),
      stagePlace(first),
      `What is filed under "${first.stage}" stands on rights that nobody checks: no rule of the rights stage speaks of ${topics.en}. Add those rules, or extend a pack that has them.`,
      `「${first.stage}」段階に置かれたものがありますが、前提となる権利の規則がありません：${topics.ja}。rights 段階の規則を追加するか、それらを持つパックを extends に加えてください。`,
    ),
  ];
};

const unenforced = (pack: Pack, rule: RuleDef): PackFault[] => {
  const topic = Object.hasOwn(pack.topics, rule.topic) ? pack.topics[rule.topic] : undefined;
  if (!topic || rule.enforcedBy || topic.enforcedBy) return [];
  return [
    fault(
      'ORD002',
      fileOf(pack, rule, rule.file),
      '',
      `This right has no "enforcedBy". Name the authority, the law that empowers it and the remedy, here or for the topic ${rule.topic} in pack.json.`,
      `この権利には "enforcedBy" がありません。監督機関・根拠法・救済を、この規則か pack.json の主題 ${rule.topic} に書いてください。`,
    ),
  ];
};

const goalsAndDispositions = (pack: Pack): PackFault[] => {
  const tell = (name: string, file: string, at: string): PackFault[] => {
    const code = orderCodeOfName(name);
    const why = code === undefined ? undefined : ORDER_WORDS[code];
    return why ? [fault(code!, file, at, `"${name}": ${why.en}`, `「${name}」：${why.ja}`)] : [];
  };
  return [
    ...pack.records.flatMap((r) => {
      const file = fileOf(pack, r, `records/${r.id}.json`);
      return [
        ...tell(r.id, file, '/id'),
        ...r.columns.flatMap((c) => tell(c.name, file, pointer('properties', c.name))),
      ];
    }),
    ...pack.parameters.flatMap((p) => tell(p.id, fileOf(pack, p, p.file), '/id')),
    ...pack.indicators.flatMap((i) => tell(i.id, fileOf(pack, i, i.file), pointer('indicators', i.id))),
    ...pack.factSets.flatMap((s) =>
      s.facts.flatMap((f) => tell(f.name, fileOf(pack, s, s.file), pointer('facts', f.name))),
    ),
  ];
};

/** A topic's protection that begins only after a dated rule of the market. A topic with an undated rule was always protected. */
const lateRights = (pack: Pack, rights: readonly RuleDef[], market: readonly RuleDef[]): PackFault[] => {
  const earliest = market.flatMap((r) => r.from ?? []).sort()[0];
  if (earliest === undefined) return [];
  return [...new Set(rights.map((r) => r.topic))].flatMap((topic) => {
    const own = rights.filter((r) => r.topic === topic);
    const late = own.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))[0]!;
    if (late.from === undefined || late.from <= earliest) return [];
    return [
      fault(
        'ORD005',
        fileOf(pack, late, late.file),
        '/from',
        `The right begins on ${late.from}, after the first rule of the market (${earliest}): for a time there was a market without it. Date the market's rule later, or add what protected ${topic} before.`,
        `この権利は ${late.from} からで、市場の最初の規則（${earliest}）より後です。権利のない市場の期間が生じます。市場の規則を後にするか、それ以前に ${topic} を守っていた規則を追加してください。`,
      ),
    ];
  });
};

/** Several indicators share a file; a rule has its own. */
const stagePlace = (of: Staged): string => ('of' in of ? pointer('indicators', of.id, 'stage') : '/stage');

const wrongStage = (pack: Pack, rule: Staged): PackFault[] => {
  if (rule.stage === 'rights' || !RIGHTS_TOPICS.includes(rule.topic)) return [];
  return [
    fault(
      'ORD010',
      fileOf(pack, rule, rule.file),
      stagePlace(rule),
      `The topic ${rule.topic} belongs to the rights stage, but this is filed under "${rule.stage}". Write "stage": "rights", or give it a topic of its own.`,
      `主題 ${rule.topic} は rights 段階のものですが、ここでは「${rule.stage}」に置かれています。"stage": "rights" とするか、別の主題を付けてください。`,
    ),
  ];
};

/** What kijun works out may lead to correction or to an officer, never to a bar: that takes an act of an authority. */
const computedBar = (pack: Pack, rule: RuleDef): PackFault[] => {
  if (!rule.bar) return [];
  const file = fileOf(pack, rule, rule.file);
  if (rule.stage !== 'record')
    return [
      fault(
        'bar_outside_record',
        file,
        '/bar',
        `A bar belongs to the stage "record", where official acts are held against the firm, not to "${rule.stage}". File the rule there, or take the bar out.`,
        `"bar" を書けるのは、公的機関の処分を扱う record 段階だけです（この規則は「${rule.stage}」）。規則を record 段階に移すか、"bar" を削除してください。`,
      ),
    ];
  const record = pack.records.find((r) => r.id === rule.subject);
  if (!record || record.official) return [];
  return [
    fault(
      'bar_without_act',
      file,
      '/bar',
      `Only an act of an authority or a court can bar a firm, and ${rule.subject} is no table of such acts. Judge a table whose record says "official": true, or take the bar out.`,
      `使用者の資格を止められるのは行政機関や裁判所の処分だけです。${rule.subject} はその表ではありません。"official": true の表を対象にするか、"bar" を削除してください。`,
    ),
  ];
};
