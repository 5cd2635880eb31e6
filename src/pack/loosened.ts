// Whether a child pack asks for less than its parent. In: the parent's rule or table and the child's. Out: yes or no, or the number that fell.
// It is cautious: what cannot be shown to be at least as strict counts as looser and must be listed under `loosens`.
import { formatDay } from '../calendar/day.js';
import { compare, parseNumber } from '../quantity/rational.js';
import { isNumberUnit, NONE } from './parameter-table.js';
import { sameJson } from './same-json.js';
import { gradeNeeded } from './tables-read.js';
import type { FactSet, FactTest, ParameterDef, ParameterRow, RuleDef, RuleSchema } from './types.js';

/** True unless the child's rule has the same reach and the same or more conditions. */
export const ruleIsLooser = (parent: RuleDef, child: RuleDef): boolean =>
  parent.stage !== child.stage ||
  parent.subject !== child.subject ||
  parent.breach !== child.breach ||
  !(child.applies === undefined || sameJson(parent.applies, child.applies)) ||
  !(child.from === undefined || (parent.from !== undefined && child.from <= parent.from)) ||
  !(child.until === undefined || (parent.until !== undefined && child.until >= parent.until)) ||
  !(parent.owed === undefined || parent.owed === child.owed) ||
  !(parent.phase === undefined || parent.phase === child.phase) ||
  evidenceIsLooser(parent, child) ||
  !(parent.bar === undefined || sameJson(parent.bar, child.bar)) ||
  !holds(parent.must, child.must);

/** Of any table: one that both leave unnamed too. */
const evidenceIsLooser = (parent: RuleDef, child: RuleDef): boolean => {
  const tables = [parent, child].flatMap((r) => (typeof r.evidence === 'object' ? Object.keys(r.evidence) : []));
  return ['', ...tables].some((table) => gradeNeeded(child, table) < gradeNeeded(parent, table));
};

/** Everything the parent asks for stands in the child too. */
const holds = (parent: RuleSchema, child: RuleSchema): boolean => {
  if (sameJson(parent, child) || (child.allOf ?? []).some((part) => holds(parent, part))) return true;
  const { properties: tests = {}, allOf = [], anyOf } = parent;
  return (
    Object.entries(tests).every(([name, test]) => {
      const own = child.properties && Object.hasOwn(child.properties, name) ? child.properties[name] : undefined;
      return own !== undefined && testHolds(test, own);
    }) &&
    allOf.every((part) => holds(part, child)) &&
    (anyOf === undefined || sameJson(anyOf, child.anyOf))
  );
};

const testHolds = (parent: FactTest, child: FactTest): boolean =>
  Object.entries(parent).every(([word, than]) => sameJson(than, child[word as keyof FactTest]));

/** The numbers a child lowers (or, where rules use them as a ceiling only, raises): key, day, both values. */
export const looserNumber = (
  parent: ParameterDef,
  child: ParameterDef,
  rules: readonly RuleDef[],
  factSets: readonly FactSet[],
): string | undefined => {
  const shape = (p: ParameterDef): unknown => [p.keys, p.bands ?? [], p.bandUnits ?? {}];
  if (!sameJson(shape(parent), shape(child))) return parent.keys.join(', ') || parent.id;
  const [before, after] = [byKey(parent), byKey(child)];
  // A band more takes values away from the one below it.
  const [more] = parent.bands ? [...after].filter(([id]) => !before.has(id)) : [];
  if (more) return more[1][0]!.key.join(' ');
  for (const [column, unit] of Object.entries(parent.columns)) {
    if (child.columns[column] !== unit) return column;
    const worse = worseWays(parent.id, column, rules, factSets);
    for (const [id, was] of before) {
      const is = after.get(id) ?? [];
      for (const day of new Set([...was, ...is].map((r) => r.from))) {
        const [a, b] = [valueOn(was, day, column), valueOn(is, day, column)];
        if (a === b || a === NONE) continue;
        if (b !== NONE && isNumberUnit(unit) && !worse.has(Math.sign(compare(parseNumber(b)!, parseNumber(a)!))))
          continue;
        return `${[...was[0]!.key, column, formatDay(day)].join(' ')}: ${a} → ${b}`;
      }
    }
  }
  return undefined;
};

const byKey = (p: ParameterDef): ReadonlyMap<string, readonly ParameterRow[]> => {
  const rows = new Map<string, ParameterRow[]>();
  for (const r of p.rows) {
    const id = JSON.stringify(r.key);
    const of = rows.get(id);
    if (of) of.push(r);
    else rows.set(id, [r]);
  }
  return rows;
};

const valueOn = (rows: readonly ParameterRow[], day: number, column: string): string =>
  rows.findLast((r) => r.from <= day)?.values[column] ?? NONE;

/** -1: a lower number asks for less; 1: a higher one does. A number no rule compares with is taken as a floor. */
const worseWays = (
  table: string,
  column: string,
  rules: readonly RuleDef[],
  factSets: readonly FactSet[],
): ReadonlySet<number> => {
  const names = new Set(
    factSets.flatMap((s) =>
      s.facts.filter((f) => 'table' in f && f.table === table && f.column === column).map((f) => f.name),
    ),
  );
  const is = (path: string | undefined): boolean => path !== undefined && names.has(path.split('.').at(-1)!);
  const ways = new Set<number>();
  const look = (schema: RuleSchema): void => {
    for (const [name, test] of Object.entries(schema.properties ?? {})) {
      if (is(test.atLeast) || is(test.above) || (is(name) && (test.atMost ?? test.below))) ways.add(-1);
      if (is(test.atMost) || is(test.below) || (is(name) && (test.atLeast ?? test.above))) ways.add(1);
    }
    for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? [])]) look(part);
  };
  for (const r of rules) look(r.must);
  return ways.size > 0 ? ways : new Set([-1]);
};
