// Rules of one table that the same look-ups and records split → groups; and the parts of those rows that are split for a group.
import type { CompiledRule } from '../pack/program.js';
import { type Batch, partRows } from './batch.js';
import { partsOf } from './parts.js';
import type { RuleJudge } from './reference.js';
import type { At } from './scalar.js';
import type { Compute } from './vector-cells.js';
import { changesInside } from './vector-lookup.js';

export interface RuleColumns {
  readonly judge: RuleJudge;
  readonly applies: Compute | null;
  readonly must: Compute;
}

/** Rules of one table that are split by the same look-ups and links. */
export interface Group {
  readonly rules: readonly RuleColumns[];
  readonly lookups: CompiledRule['lookups'];
  readonly keys: readonly (readonly Compute[])[];
  readonly links: CompiledRule['links'];
}

export const groupRules = (
  rules: readonly RuleColumns[],
  compute: (t: CompiledRule['lookups'][number]['keys'][number]) => Compute,
): readonly Group[] => {
  const groups = new Map<string, RuleColumns[]>();
  for (const r of rules) {
    const { rule } = r.judge;
    const key = [
      rule.def.subject,
      ...rule.lookups.map((l) => l.id).sort(),
      ...rule.links.map((l) => l.name).sort(),
    ].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return [...groups.values()].map((list) => {
    const { lookups, links } = list[0]!.judge.rule;
    return { rules: list, lookups, links, keys: lookups.map((l) => l.keys.map(compute)) };
  });
};

export interface Parts {
  readonly batch: Batch;
  readonly split: Uint8Array;
}

/** Parts of those rows whose period is split for this group of rules; null when there are none. */
export const splitRows = (base: Batch, group: Group, codes: Parameters<typeof changesInside>[3]): Parts | null => {
  if (group.lookups.length === 0 && group.links.length === 0) return null;
  let found: Uint8Array | null = null;
  const split = (row: number): void => {
    found ??= new Uint8Array(base.n);
    found[row] = 1;
  };
  for (const link of group.links) {
    const { starts } = base.case.found(base.table, link);
    for (let i = 0; i < base.n; i += 1) if (starts[i + 1]! - starts[i]! > 1) split(i);
  }
  for (const [i, t] of group.lookups.entries())
    changesInside(
      t,
      group.keys[i]!.map((k) => k(base)),
      base,
      codes,
      split,
    );
  return found && { batch: partRows(base, partsOfRows(base, group, found)), split: found };
};

const partsOfRows = (base: Batch, group: Group, split: Uint8Array): readonly At[] => {
  const { rule } = group.rules[0]!.judge;
  const ats: At[] = [];
  for (let i = 0; i < base.n; i += 1) if (split[i] === 1) ats.push(...partsOf(base.case, rule, base.table, i));
  return ats;
};
