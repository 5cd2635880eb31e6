// The pack's own tests. In: a loaded pack. Out: cases that name what is not there, rules without a case of each answer.
import { parseIsoDay } from '../../calendar/day.js';
import { parseNumber } from '../../quantity/rational.js';
import { parseUnit } from '../../quantity/unit.js';
import { isNumberUnit } from '../parameter-table.js';
import type { Case, CaseExpectation, Pack, PackFault, Words } from '../types.js';
import { didYouMean, fault, listed, pointer, quoted } from '../words.js';

const NEEDED = ['met', 'breached', 'undecided'] as const;
/** Of the stage that asks whether the records are complete: what is missing is open, never a breach. */
const NEEDED_AT_INTAKE = ['met', 'undecided'] as const;

/** What the names in a case may mean, gathered once for all cases. */
interface Names {
  readonly pack: Pack;
  /** table → its columns as a case may write them. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** 'payslip.base' → the unit of that fact, or of that column worked out from others. */
  readonly units: ReadonlyMap<string, string>;
  readonly facts: readonly string[];
  readonly rules: ReadonlySet<string>;
}

const namesOf = (pack: Pack): Names => {
  const facts = pack.factSets.flatMap((s) => s.facts.map((f) => [`${s.subject}.${f.name}`, f.unit] as const));
  const derived = pack.records.flatMap((r) =>
    r.columns.filter((c) => c.derived).map((c) => [`${r.id}.${c.name}`, c.unit] as const),
  );
  return {
    pack,
    columns: new Map(pack.records.map((r) => [r.id, r.columns.filter((c) => !c.derived).map((c) => c.name)])),
    // The first of a name is meant, facts before columns.
    units: new Map([...facts, ...derived].reverse()),
    facts: facts.map(([id]) => id),
    rules: new Set(pack.rules.map((r) => r.id)),
  };
};

export const caseFaults = (pack: Pack): readonly PackFault[] => [
  ...faultsInCases(pack),
  ...uncovered(pack),
  ...unshown(pack),
];

/** Cases that name what is not there, or share an id: what they expect would prove nothing. */
export const faultsInCases = (pack: Pack): readonly PackFault[] => {
  const names = namesOf(pack);
  const counts = new Map<string, number>();
  const ids = new Set<string>();
  return pack.cases.flatMap((c) => {
    const i = counts.get(c.file) ?? 0;
    counts.set(c.file, i + 1);
    const again = ids.has(c.id);
    ids.add(c.id);
    const at = pointer('cases', i);
    return [...(again ? [twice(c, at)] : []), ...checkCase(names, c, at)];
  });
};

/** A figure that no case shows could be any figure. */
const unshown = (pack: Pack): readonly PackFault[] => {
  const shown = new Set(pack.cases.flatMap((c) => c.expect.flatMap((e) => e.indicator ?? [])));
  return pack.indicators
    .filter((i) => i.pack === pack.id && !shown.has(i.id))
    .map((i) =>
      fault(
        'case_missing',
        i.file,
        pointer('indicators', i.id),
        'No case shows this indicator. Add one under cases/ that says its value, with the source of the expected value.',
        'この指標の値を示す事例がありません。cases/ に出典付きで追加してください。',
      ),
    );
};

const twice = (c: Case, at: string): PackFault =>
  fault(
    'case_twice',
    c.file,
    `${at}/id`,
    `Another case is already called "${quoted(c.id)}". Give this one its own id.`,
    `「${quoted(c.id)}」という事例がすでにあります。別の id を付けてください。`,
  );

const checkCase = (names: Names, c: Case, at: string): readonly PackFault[] => [
  ...Object.entries(c.records).flatMap(([table, rows]) => {
    const columns = names.columns.get(table);
    const place = at + pointer('records', table);
    if (!columns) return unknown('unknown_table', c.file, place, table, [...names.columns.keys()], TABLE);
    return rows.flatMap((row, i) =>
      Object.keys(row)
        .filter((name) => !columns.includes(name))
        .map((name) => unknown('unknown_column', c.file, place + pointer(i, name), name, columns, COLUMN)),
    );
  }),
  ...Object.entries(c.given).flatMap(([name, value]) => checkFact(names, c, name, value, at + pointer('given', name))),
  ...c.expect.flatMap((e, i) => checkExpectation(names, c, e, at + pointer('expect', i))),
];

const TABLE: Words = { en: 'table', ja: '表' };
const COLUMN: Words = { en: 'column', ja: '列' };
const RULE: Words = { en: 'rule', ja: '規則' };
const INDICATOR: Words = { en: 'indicator', ja: '指標' };
const FACT: Words = { en: 'fact', ja: '事実' };

const unknown = (
  code: string,
  file: string,
  at: string,
  name: string,
  known: readonly string[],
  what: Words,
): PackFault => {
  const near = didYouMean(name, known);
  return fault(
    code,
    file,
    at,
    `There is no ${what.en} called "${quoted(name)}".${near.en} Correct the name.`,
    `「${quoted(name)}」という${what.ja}はありません。${near.ja}名前を直してください。`,
  );
};

const checkExpectation = (names: Names, c: Case, e: CaseExpectation, at: string): readonly PackFault[] => {
  if (e.fact !== undefined) return checkFact(names, c, e.fact, e.is ?? '', `${at}/fact`);
  const { pack, rules } = names;
  if (e.indicator !== undefined) return checkIndicator(pack, c, e, at);
  return [
    ...(rules.has(e.rule!) ? [] : [unknown('unknown_rule', c.file, `${at}/rule`, e.rule!, [...rules], RULE)]),
    ...(['owed', 'value', 'bound', 'shortfall'] as const).flatMap((part) =>
      e[part] === undefined || isFinding(part, e[part], pack.currency)
        ? []
        : [badAmount(c.file, `${at}/${part}`, e[part])],
    ),
  ];
};

const checkIndicator = (pack: Pack, c: Case, e: CaseExpectation, at: string): readonly PackFault[] => {
  const ids = pack.indicators.map((i) => i.id);
  const known = ids.includes(e.indicator!);
  return [
    ...(known ? [] : [unknown('unknown_indicator', c.file, `${at}/indicator`, e.indicator!, ids, INDICATOR)]),
    ...(['of', 'among', 'value'] as const).flatMap((part) => {
      const text = e[part];
      const fits =
        text === undefined || text === 'withheld' || parseNumber(text) || isFinding(part, text, pack.currency);
      return fits ? [] : [badAmount(c.file, `${at}/${part}`, text)];
    }),
  ];
};

const checkFact = (
  { pack, units, facts }: Names,
  c: Case,
  name: string,
  value: string,
  at: string,
): readonly PackFault[] => {
  const unit = units.get(name);
  if (unit === undefined) return [unknown('unknown_fact', c.file, at, name, facts, FACT)];
  const clock = unit === 'hour' && CLOCK.test(value);
  return !isNumberUnit(unit) || clock || isAmount(value, pack.currency) ? [] : [badAmount(c.file, at, value)];
};

const CLOCK = /^-?\d+:[0-5]\d$/;

/** An amount of a finding: hours by the clock, and `open` where a breach stands and what it comes to does not. */
const isFinding = (part: string, text: string, currency: string): boolean =>
  (part === 'owed' && text === 'open') || CLOCK.test(text.replace(/ hour$/, '')) || isAmount(text, currency);

/** A number with its unit, a day, or the word unknown. */
const isAmount = (text: string, currency: string): boolean => {
  if (text === 'unknown' || parseIsoDay(text) !== undefined) return true;
  const [number, unit, ...rest] = text.split(' ');
  return (
    rest.length === 0 &&
    unit !== undefined &&
    parseNumber(number!) !== undefined &&
    parseUnit(unit, currency) !== undefined
  );
};

const badAmount = (file: string, at: string, text: string): PackFault =>
  fault(
    'case_amount',
    file,
    at,
    `"${quoted(text)}" is not an amount. Write an exact number and its unit, such as "1226 yen/hour", "18200/17 yen/hour" or "120:40", or "unknown"; for what is owed also "open".`,
    `「${quoted(text)}」は金額・数量として読めません。「1226 yen/hour」「18200/17 yen/hour」「120:40」のように数と単位を書くか、"unknown"（owed は "open" も可）としてください。`,
  );

/** Parents test their own rules. */
const uncovered = (pack: Pack): readonly PackFault[] => {
  const shown = new Set(pack.cases.flatMap((c) => c.expect.map((e) => `${e.rule} ${e.answer}`)));
  return pack.rules
    .filter((r) => r.pack === pack.id)
    .flatMap((r) => {
      const needed = r.stage === 'intake' ? NEEDED_AT_INTAKE : NEEDED;
      const missing = listed(needed.filter((n) => !shown.has(`${r.id} ${n}`)));
      if (missing.en === '') return [];
      return [
        fault(
          'case_missing',
          r.file,
          '',
          `No case shows this rule ${missing.en}. Add one for each under cases/, with the source of the expected answer.`,
          `この規則の答えが ${missing.ja} になる事例がありません。cases/ に、それぞれ出典付きで追加してください。`,
        ),
      ];
    });
};
