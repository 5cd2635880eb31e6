// What things are called: ids of a pack → titles in the reader's language. In: a pack's words. Out: look-ups; an id without a title names itself.
import type { Act, Lang, LawRef, RuleDef, RuleText, Topic } from '../pack/types.js';
import type { Catalogue } from '../text/index.js';
import type { PackWords } from './renderer.js';

export interface Names {
  readonly rule: (id: string) => RuleDef | undefined;
  readonly ruleText: (id: string) => RuleText | undefined;
  readonly ruleTitle: (id: string) => string;
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
      if (!columns.has(c.name)) columns.set(c.name, c.title[lang]);
    }

  const known = (name: string, table: string | undefined): string | undefined =>
    text.facts[name] ?? (table === undefined ? undefined : columns.get(`${table}.${name}`)) ?? columns.get(name);
  const tableTitle = (id: string): string => tables.get(id)?.title[lang] ?? id;
  const called = (name: string, table: string | undefined): string | undefined => {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return known(name, table);
    const [owner, own] = [name.slice(0, dot), name.slice(dot + 1)];
    const title = text.facts[name] ?? known(own, owner);
    if (title === undefined || owner === table || !tables.has(owner)) return title;
    return w.report.ofTable(title, tableTitle(owner));
  };
  const act = (id: string): Act | undefined => pack.acts[id];
  const article = (ref: LawRef): string =>
    w.law.inAct(
      act(ref.act)?.title[lang] ?? ref.act,
      w.law.article(ref.article, ref.paragraph ?? '', ref.item ?? '') +
        (ref.note === undefined ? '' : w.law.note(ref.note)),
    );

  return {
    rule: (id) => rules.get(id),
    ruleText: (id) => text.rules[id],
    ruleTitle: (id) => text.rules[id]?.title ?? id,
    topic: (id) => pack.topics[id],
    table: tableTitle,
    parameter: (id) => parameters.get(id)?.title[lang] ?? text.facts[id] ?? text.facts[id.replaceAll('-', '_')] ?? id,
    column: (field, table) => called(field, table) ?? field,
    fact: (name, table) => called(name, table) ?? name,
    // Codes in quotes are values, not names.
    formula: (formula, table) =>
      formula.replace(/'[^']*'|[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*/g, (word) =>
        word.startsWith("'") ? word : (called(word, table) ?? word),
      ),
    isKey: (field, table) => {
      const record = tables.get(table);
      return record !== undefined && (record.key.includes(field) || record.firm === field);
    },
    law: (refs) => w.report.list(refs.map(article)),
  };
};
