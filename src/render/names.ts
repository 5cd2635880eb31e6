// What things are called: ids of a pack → titles in the reader's language. In: a pack's words. Out: look-ups; an id without a title names itself.
import type { ClaimDef, Lang, LawRef, RuleDef, RuleText, Topic } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';
import { lawText } from './law.js';
import type { PackWords } from './renderer.js';
import { sayFormula } from './worked/say.js';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export interface Names {
  readonly rule: (id: string) => RuleDef | undefined;
  readonly ruleText: (id: string) => RuleText | undefined;
  readonly ruleTitle: (id: string) => string;
  readonly indicatorTitle: (id: string) => string;
  readonly topic: (id: string) => Topic | undefined;
  readonly table: (id: string) => string;
  readonly parameter: (id: string) => string;
  /** A column of a table; the table may be unknown. */
  readonly column: (field: string, table?: string) => string;
  /** A fact or column as formulas write it: hourly_wage, contract.base_pay. */
  readonly fact: (name: string, table?: string) => string;
  /** A formula with facts and columns called by their titles. */
  readonly formula: (formula: string, table?: string) => string;
  /** Key columns tell which row it is; all others are evidence. */
  readonly isKey: (field: string, table: string) => boolean;
  /** A code of the pack as people write it, in languages that have a spelling of it. */
  readonly code: (value: string) => string;
  /** The unit of a column's amounts; undefined for what is no amount. */
  readonly unit: (field: string, table: string) => string | undefined;
  /** Whether the rows of a table speak of a month each. */
  readonly isMonthly: (table: string) => boolean;
  readonly claim: (id: string) => ClaimDef | undefined;
  readonly law: (refs: readonly LawRef[]) => string;
}

export const namesOf = (pack: PackWords, lang: Lang, w: Catalogue): Names => {
  const rules = new Map(pack.rules.map((r) => [r.id, r]));
  const tables = new Map(pack.records.map((r) => [r.id, r]));
  const parameters = new Map((pack.parameters ?? []).map((p) => [p.id, p]));
  const text = pack.text[lang];
  const columns = new Map<string, string>();
  for (const record of pack.records)
    for (const c of record.columns) {
      columns.set(`${record.id}.${c.name}`, c.title[lang]);
      // A name that tables use for different things says nothing by itself.
      const other = columns.get(c.name);
      columns.set(c.name, other === undefined || other === c.title[lang] ? c.title[lang] : c.name);
    }

  /** A formula may name a table with an s. */
  const tableNamed = (word: string): string => (tables.has(word) ? word : word.replace(/s$/, ''));
  const known = (name: string, table: string | undefined): string | undefined =>
    text.facts[name] ??
    (table === undefined ? undefined : columns.get(`${tableNamed(table)}.${name}`)) ??
    columns.get(name);
  const tableTitle = (id: string): string => tables.get(id)?.title[lang] ?? id;
  const called = (name: string, table: string | undefined): string | undefined => {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return known(name, table);
    const [owner, own] = [name.slice(0, dot), name.slice(dot + 1)];
    const title = text.facts[name] ?? known(own, owner);
    if (title === undefined || owner === table || !tables.has(owner)) return title;
    return w.report.ofTable(title, tableTitle(owner));
  };
  /** The record that a table's rows find under this name. */
  const linked = (name: string, table: string): string | undefined => {
    const found = tables.get(table)?.finds[name]?.table;
    return found === undefined ? undefined : tableTitle(found);
  };

  let spellings: ReadonlyMap<string, string> | undefined;
  /** Codes → their first spelling in Japanese; one that stands for several things is left as it is. */
  const spelled = (): ReadonlyMap<string, string> => {
    if (spellings) return spellings;
    const found = new Map<string, string>();
    for (const { columns: own } of pack.records)
      for (const c of own)
        for (const [code, written] of Object.entries(c.values)) {
          const first = written.find((s) => JAPANESE.test(s)) ?? code;
          found.set(code, (found.get(code) ?? first) === first ? first : code);
        }
    spellings = found;
    return found;
  };

  return {
    rule: (id) => rules.get(id),
    ruleText: (id) => text.rules[id],
    ruleTitle: (id) => text.rules[id]?.title ?? id,
    indicatorTitle: (id) => text.indicators[id]?.title ?? id,
    topic: (id) => pack.topics[id],
    claim: (id) => pack.claims?.[id],
    table: tableTitle,
    parameter: (id) => parameters.get(id)?.title[lang] ?? text.facts[id] ?? text.facts[id.replaceAll('-', '_')] ?? id,
    column: (field, table) => called(field, table) ?? field,
    fact: (name, table) =>
      called(name, table) ??
      (table === undefined ? undefined : linked(name, table)) ??
      tables.get(tableNamed(name))?.title[lang] ??
      name,
    // Codes in quotes are values, not names.
    formula: (formula, table) =>
      sayFormula(
        formula,
        (name, other = table) =>
          called(name, other) ?? linked(name, other ?? '') ?? tables.get(tableNamed(name))?.title[lang] ?? name,
        w,
      ) ??
      formula.replace(/'[^']*'|[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*/g, (word) =>
        word.startsWith("'") ? word : (called(word, table) ?? word),
      ),
    isKey: (field, table) => {
      const record = tables.get(table);
      return record !== undefined && (record.key.includes(field) || record.firm === field);
    },
    code: (value) => (lang === 'ja' ? (spelled().get(value) ?? value) : value),
    unit: (field, table) => tables.get(table)?.columns.find((c) => c.name === field)?.unit,
    isMonthly: (table) => tables.get(table)?.period?.month !== undefined,
    law: (refs) => lawText(refs, (id) => pack.acts[id]?.title[lang] ?? id, w, lang),
  };
};
