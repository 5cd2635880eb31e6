// Formulas as a reader of law sees them. In: a loaded pack. Out: numbers of law written into formulas, facts and tables nobody uses.
// Names, units and circles are the compiler's to check.
import { literalsIn, namesIn } from '../formula/names.js';
import { parseFormula } from '../formula/parse.js';
import type { FactDef, Pack, PackFault, RuleDef, RuleSchema } from '../types.js';
import { fault, pointer } from '../words.js';
import { fileOf } from './place.js';

/** Nothing, one, days of a week, months of a year, minutes of an hour. Every other number is law and has a date. */
const FREE_NUMBERS = new Set(['0', '1', '7', '12', '60']);

interface Written {
  readonly text: string;
  readonly file: string;
  readonly at: string;
}

export const factFaults = (pack: Pack): readonly PackFault[] => [
  ...formulasOf(pack).flatMap(numbersOfLaw),
  ...unused(pack),
];

const formulasOfFact = (f: FactDef): readonly (readonly [string, string])[] => {
  if ('is' in f) return [['is', f.is]];
  const keys = Object.entries(f.key).map(([k, text]) => [pointer('key', k).slice(1), text] as const);
  return f.on === undefined ? keys : [...keys, ['on', f.on]];
};

const formulasOfClaims = (pack: Pack): readonly Written[] =>
  Object.entries(pack.claims).flatMap(([id, c]) => {
    const written = (text: string | undefined, ...steps: readonly string[]): readonly Written[] =>
      text === undefined ? [] : [{ text, file: 'pack.json', at: pointer('claims', id, ...steps) }];
    return [
      ...written(c.due, 'due'),
      ...Object.entries(c.interest).flatMap(([part, p]) =>
        (['from', 'to', 'is'] as const).flatMap((step) => written(p[step], 'interest', part, step)),
      ),
      ...written(c.limit?.is, 'limit', 'is'),
      ...written(c.addition?.is, 'addition', 'is'),
    ];
  });

const formulasOf = (pack: Pack): readonly Written[] => [
  ...pack.factSets.flatMap((s) =>
    s.facts.flatMap((f) =>
      formulasOfFact(f).map(([step, text]) => ({
        text,
        file: fileOf(pack, s, s.file),
        at: `${pointer('facts', f.name)}/${step}`,
      })),
    ),
  ),
  ...formulasOfClaims(pack),
  ...pack.rules.flatMap((r) =>
    r.owed === undefined ? [] : { text: r.owed, file: fileOf(pack, r, r.file), at: '/owed' },
  ),
];

const numbersOfLaw = ({ text, file, at }: Written): readonly PackFault[] => {
  const parsed = parseFormula(text);
  if (!parsed.ok) return [];
  return literalsIn(parsed.node)
    .filter((l) => !FREE_NUMBERS.has(l.text))
    .map((l) =>
      fault(
        'number_in_formula',
        file,
        at,
        `${l.text} stands in a formula (character ${l.at + 1}). A number of law has a date and a source: put it into a table under parameters/ and look it up. Only 0, 1, 7, 12 and 60 may stand here.`,
        `式の中に ${l.text} があります（${l.at + 1}文字目）。法定の数値には日付と出典が必要です。parameters/ の表に置いて参照してください。式に書けるのは 0、1、7、12、60 だけです。`,
      ),
    );
};

const namesOfSchema = (schema: RuleSchema | undefined): readonly string[] =>
  schema === undefined
    ? []
    : [
        ...Object.entries(schema.properties ?? {}).flatMap(([name, t]) =>
          [name, t.atLeast, t.atMost, t.above, t.below, t.equals].filter((n) => n !== undefined),
        ),
        ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap(namesOfSchema),
      ];

const namesOfFormula = (text: string): readonly string[] => {
  const parsed = parseFormula(text);
  return parsed.ok ? namesIn(parsed.node) : [];
};

const namesOfRule = (r: RuleDef): readonly string[] => [
  ...namesOfSchema(r.applies),
  ...namesOfSchema(r.must),
  ...(r.owed === undefined ? [] : namesOfFormula(r.owed)),
  ...(r.bar?.until === undefined ? [] : [r.bar.until]),
];

/** By last name only: a fact counts as used when any formula, rule or case mentions one of its name. */
const unused = (pack: Pack): readonly PackFault[] => {
  const last = (path: string): string => path.split('.').at(-1)!;
  const used = new Set(
    [
      ...pack.rules.flatMap(namesOfRule),
      ...Object.values(pack.headcount ?? {}),
      ...pack.indicators.flatMap((i) => [i.of, i.among, i.low, i.high].filter((n) => n !== undefined)),
      ...formulasOfClaims(pack).flatMap(({ text }) => namesOfFormula(text)),
      ...Object.values(pack.worktime?.row ?? {}),
      ...(pack.worktime?.free ?? []).map((f) => f.where),
      ...pack.cases.flatMap((c) => [...Object.keys(c.given), ...c.expect.flatMap((e) => e.fact ?? [])]),
      ...pack.factSets.flatMap((s) =>
        s.facts.flatMap((f) =>
          formulasOfFact(f)
            .flatMap(([, text]) => namesOfFormula(text))
            .filter((n) => last(n) !== f.name),
        ),
      ),
    ].map(last),
  );
  const looked = new Set(pack.factSets.flatMap((s) => s.facts.flatMap((f) => ('table' in f ? f.table : []))));
  return [
    ...pack.factSets
      .filter((s) => s.pack === pack.id)
      .flatMap((s) =>
        s.facts
          .filter((f) => !used.has(f.name))
          .map((f) =>
            fault(
              'unused_fact',
              s.file,
              pointer('facts', f.name),
              `No rule, formula or case refers to "${f.name}". Use it, or take it out.`,
              `「${f.name}」は、どの規則・式・事例でも使われていません。使うか、削除してください。`,
            ),
          ),
      ),
    ...pack.parameters
      .filter((p) => p.pack === pack.id && !looked.has(p.id))
      .map((p) =>
        fault(
          'unused_parameter',
          p.file,
          '',
          `No fact looks up "${p.id}". Add a fact that does, or take the table out.`,
          `「${p.id}」を参照する事実がありません。参照する事実を追加するか、表を削除してください。`,
        ),
      ),
  ];
};
