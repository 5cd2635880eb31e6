// Parents first, then the child. In: what was merged so far and one pack's own parts. Out: both merged, and what may not be merged.
import { checkDepth } from './check-depth.js';
import { layoutFaults } from './check-layout.js';
import { checkNames } from './check-names.js';
import { checkRecord, circles } from './check-record.js';
import { extendRecord } from './extend-record.js';
import { looserNumber, ruleIsLooser } from './loosened.js';
import { joinNotices } from './notice.js';
import type { OwnPack } from './parts.js';
import type { Lang, Pack, PackFault, PackText, RecordDef } from './types.js';
import { fault, pointer, quoted } from './words.js';
import { withWorktime } from './worktime-columns.js';

export type Merged = Omit<Pack, 'digest'>;

/** Merges one pack onto its parents; `base` is undefined for the first of the chain. */
export const extend = (base: Merged | undefined, own: OwnPack): { merged: Merged; faults: readonly PackFault[] } => {
  const { head } = own;
  const faults: PackFault[] = [];
  const records = new Map<string, RecordDef>((base?.records ?? []).map((r) => [r.id, r]));
  for (const r of own.records) {
    const extended = extendRecord(records.get(r.id), r, head.id);
    faults.push(...extended.faults);
    if (extended.record) records.set(r.id, extended.record);
  }
  for (const { id } of own.records) {
    const record = records.get(id);
    if (record) faults.push(...checkRecord(record, records, `records/${id}.json`));
  }
  faults.push(
    ...circles(
      own.records.map((r) => r.id),
      records,
    ),
  );
  const counted = withWorktime([...records.values()], own.worktime, base?.worktime);
  faults.push(...counted.faults);
  const merged: Merged = {
    id: head.id,
    version: head.version,
    title: head.title,
    jurisdiction: head.jurisdiction,
    currency: head.currency ?? base?.currency ?? '',
    parents: head.extends ?? [],
    reviewed: head.reviewed,
    records: counted.records,
    parameters: replaced(base?.parameters ?? [], own.parameters),
    factSets: [...(base?.factSets ?? []), ...own.factSets],
    rules: replaced(base?.rules ?? [], own.rules),
    indicators: [...(base?.indicators ?? []), ...own.indicators],
    minimumCell: largest(base?.minimumCell ?? null, head.minimumCell ?? null),
    headcount: head.headcount ?? base?.headcount ?? null,
    topics: joined(base?.topics, head.topics, (a, b) => ({ ...a, ...b })),
    acts: joined(base?.acts, head.acts, (_, b) => b),
    standards: joined(base?.standards, head.standards, (_, b) => b),
    claims: joined(base?.claims, head.claims, (a) => a),
    notObservable: joined(base?.notObservable, head.notObservable, (_, b) => b),
    text: { en: joinText(base, own, 'en'), ja: joinText(base, own, 'ja') },
    notice: joinNotices(base?.notice, own.notice),
    cases: own.cases,
    presets: replaced(base?.presets ?? [], own.presets),
    ...((base?.worktime ?? own.worktime) && { worktime: (base?.worktime ?? own.worktime)! }),
    loosened: [...(base?.loosened ?? []), ...(head.loosens ?? [])],
  };
  faults.push(
    ...checkNames(base, own, merged),
    ...currencyFaults(base, own, merged),
    ...looserFaults(base, own),
    ...textFaults(own, merged),
    ...claimsTwice(base, own),
    ...own.presets.flatMap((p) => layoutFaults(p.layout, merged.records, p.file, '/layout')),
    ...indicatorReplaced(base, own),
  );
  faults.push(...checkDepth(merged.factSets));
  return { merged, faults };
};

const replaced = <T extends { readonly id: string }>(before: readonly T[], own: readonly T[]): readonly T[] => [
  ...before.filter((b) => !own.some((o) => o.id === b.id)),
  ...own,
];

/** Without a prototype: an id of a pack is never a property of Object. */
const joined = <T>(
  a: Readonly<Record<string, T>> | undefined,
  b: Readonly<Record<string, T>> | undefined,
  both: (a: T, b: T) => T,
): Readonly<Record<string, T>> => {
  const all: Record<string, T> = Object.assign(Object.create(null), a);
  for (const [k, v] of Object.entries(b ?? {})) all[k] = k in all ? both(all[k]!, v) : v;
  return all;
};

const joinText = (base: Merged | undefined, own: OwnPack, lang: Lang): PackText => ({
  rules: joined(base?.text[lang].rules, own.text[lang].rules, (_, b) => b),
  facts: joined(base?.text[lang].facts, own.text[lang].facts, (_, b) => b),
  indicators: joined(base?.text[lang].indicators, own.text[lang].indicators, (_, b) => b),
});

/** Several packs may each protect small groups; the most careful of them counts. */
const largest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const indicatorReplaced = (base: Merged | undefined, own: OwnPack): readonly PackFault[] =>
  own.indicators.flatMap(({ id, file }) => {
    const parent = base?.indicators.find((i) => i.id === id);
    if (!parent) return [];
    return fault(
      'indicator_replaced',
      file,
      pointer('indicators', id),
      `${parent.pack} already has an indicator "${quoted(id)}", and an indicator may not be replaced. Give this one another id.`,
      `「${quoted(id)}」という指標は ${parent.pack} にもあり、置き換えられません。別の id にしてください。`,
    );
  });

const claimsTwice = (base: Merged | undefined, own: OwnPack): readonly PackFault[] =>
  Object.keys(own.head.claims ?? {})
    .filter((id) => base && Object.hasOwn(base.claims, id))
    .map((id) =>
      fault(
        'claim_replaced',
        'pack.json',
        pointer('claims', id),
        `The parent already has a claim "${quoted(id)}", and a claim may not be replaced. Give this one another name.`,
        `「${quoted(id)}」という請求は親パックにもあり、置き換えられません。別の名前にしてください。`,
      ),
    );

const currencyFaults = (base: Merged | undefined, own: OwnPack, merged: Merged): readonly PackFault[] => {
  const money = merged.rules.length + merged.factSets.length > 0;
  if (merged.currency === '' && money) {
    return [
      fault(
        'missing_property',
        'pack.json',
        '',
        '"currency" is missing: the pack has formulas and no parent says in what money. Add it, such as "currency": "yen".',
        '"currency" がありません。式があるのに通貨が決まっていません。"currency": "yen" のように追加してください。',
      ),
    ];
  }
  const before = base?.currency ?? '';
  if (own.head.currency === undefined || before === '' || before === own.head.currency) return [];
  return [
    fault(
      'currency_changed',
      'pack.json',
      '/currency',
      `The parent counts in ${before}, this pack in ${own.head.currency}. Amounts of two currencies do not add up: extend a pack of the same currency.`,
      `親パックの通貨は ${before}、このパックの通貨は ${own.head.currency} です。同じ通貨のパックを extends に指定してください。`,
    ),
  ];
};

/** ORD007: asking for less than the parent needs an entry under `loosens`, and an entry needs something it loosens. */
const looserFaults = (base: Merged | undefined, own: OwnPack): readonly PackFault[] => {
  const listed = own.head.loosens ?? [];
  const isListed = (what: string): boolean => listed.some((l) => l.what === what);
  const replacing = new Set<string>();
  const faults: PackFault[] = [];
  for (const child of own.rules) {
    const parent = base?.rules.find((r) => r.id === child.id);
    if (!parent) continue;
    const what = `rule:${child.id}`;
    replacing.add(what);
    if (!isListed(what) && ruleIsLooser(parent, child)) {
      faults.push(
        fault(
          'ORD007',
          child.file,
          '',
          `This replaces a rule of ${parent.pack} and may ask for less: it does not hold all of the parent's conditions for the same subjects and days. Add conditions only, or list "${what}" under "loosens" in pack.json with its reason.`,
          `${parent.pack} の規則を置き換えていますが、親の条件すべてを同じ対象・期間に課しておらず、緩める可能性があります。条件を追加するだけにするか、pack.json の "loosens" に "${what}" と理由を書いてください。`,
        ),
      );
    }
  }
  for (const child of own.parameters) {
    const parent = base?.parameters.find((p) => p.id === child.id);
    if (!parent) continue;
    const what = `parameter:${child.id}`;
    replacing.add(what);
    const number = isListed(what) ? undefined : looserNumber(parent, child, base!.rules, base!.factSets);
    if (number !== undefined) {
      faults.push(
        fault(
          'ORD007',
          child.file,
          '',
          `This replaces a table of ${parent.pack} with a weaker number (${quoted(number)}). Keep the parent's, or list "${what}" under "loosens" in pack.json with its reason.`,
          `${parent.pack} の表を、より緩い数値に置き換えています（${quoted(number)}）。親の数値に従うか、pack.json の "loosens" に "${what}" と理由を書いてください。`,
        ),
      );
    }
  }
  for (const [i, { what }] of listed.entries()) {
    if (replacing.has(what)) continue;
    faults.push(
      fault(
        'loosens_nothing',
        'pack.json',
        pointer('loosens', i, 'what'),
        `"${quoted(what)}" is not something this pack replaces. Correct the name, or take the entry out.`,
        `「${quoted(what)}」は、このパックが置き換えているものではありません。名前を直すか、この項目を削除してください。`,
      ),
    );
  }
  return faults;
};

const KINDS = {
  rules: { en: 'rule', ja: '規則' },
  facts: { en: 'fact', ja: '事実' },
  indicators: { en: 'indicator', ja: '指標' },
};

const textFaults = (own: OwnPack, merged: Merged): readonly PackFault[] => {
  const rules = new Set(merged.rules.map((r) => r.id));
  const facts = new Set(merged.factSets.flatMap((s) => s.facts.map((f) => f.name)));
  const indicators = new Set(merged.indicators.map((i) => i.id));
  const idle = (lang: Lang, kind: keyof typeof KINDS, known: ReadonlySet<string>) =>
    Object.keys(own.text[lang][kind])
      .filter((name) => !known.has(name))
      .map((name) =>
        fault(
          'unknown_text',
          `text/${lang}.json`,
          pointer(kind, name),
          `There is no ${KINDS[kind].en} called "${quoted(name)}". Correct the name, or take its words out.`,
          `「${quoted(name)}」という${KINDS[kind].ja}はありません。名前を直すか、削除してください。`,
        ),
      );
  return (['en', 'ja'] as const).flatMap((l) => [
    ...idle(l, 'rules', rules),
    ...idle(l, 'facts', facts),
    ...idle(l, 'indicators', indicators),
  ]);
};
