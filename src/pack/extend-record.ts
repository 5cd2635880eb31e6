// A table and what a child pack adds to it. In: the table so far and a record file. Out: the table, and faults.
import type { ColumnFile, RecordFile } from './parts.js';
import { sameJson } from './same-json.js';
import type { ColumnType, PackFault, RecordColumn, RecordDef, RecordSum } from './types.js';
import { fault, pointer } from './words.js';

const OWN_UNIT: Partial<Record<ColumnType, string>> = { money: 'money', hours: 'hour', days: 'day' };
const OWN_DECIMALS: Partial<Record<ColumnType, number>> = { days: 2, ratio: 4 };

/** `base` is undefined for a table that no parent has. */
export const extendRecord = (
  base: RecordDef | undefined,
  own: RecordFile,
  pack: string,
): { record?: RecordDef; faults: readonly PackFault[] } => {
  const file = `records/${own.id}.json`;
  const faults: PackFault[] = [];
  if (!base) {
    const needed = ['title', 'key', 'firm', 'identifiedBy', 'properties'] as const;
    faults.push(...needed.filter((n) => own[n] === undefined).map((n) => incomplete(file, n)));
    if (faults.length > 0) return { faults };
  }
  for (const name of ['key', 'firm', 'parent', 'period', 'employed', 'identifiedBy', 'orIdentifiedBy'] as const) {
    const before = base?.[name];
    if (before !== undefined && own[name] !== undefined && !sameJson(before, own[name])) {
      faults.push(changed(file, pointer(name), name));
    }
  }
  // What says nothing with the parent must not become a statement: an empty file would then answer for itself.
  // For the same reason no child makes acts of an authority out of what a firm writes.
  for (const name of ['empty', 'official', 'persons'] as const)
    if (base && own[name] !== undefined && base[name] === undefined) faults.push(changed(file, pointer(name), name));
  faults.push(...foreignCorrections(base, own, file));
  for (const [name, link] of Object.entries(own.finds ?? {})) {
    const before = base && Object.hasOwn(base.finds, name) ? base.finds[name] : undefined;
    if (before && !sameJson(before, link)) faults.push(changed(file, pointer('finds', name), name));
  }
  const columns = new Map((base?.columns ?? []).map((c) => [c.name, c]));
  for (const [name, written] of Object.entries(own.properties ?? {})) {
    const before = columns.get(name);
    const made = newColumn(name, written);
    const differs = before && differences(before, made, written);
    for (const what of differs ?? []) faults.push(changed(file, pointer('properties', name, what), `${name}.${what}`));
    columns.set(name, before ? joined(before, made) : made);
  }
  const parent = base?.parent ?? own.parent;
  const period = base?.period ?? own.period;
  const employed = base?.employed ?? own.employed;
  const empty = base?.empty ?? own.empty;
  const official = base?.official ?? own.official;
  const persons = base?.persons ?? own.persons;
  const orIdentifiedBy = base?.orIdentifiedBy ?? own.orIdentifiedBy;
  const corrections = joinCorrections(base?.corrections, own.corrections);
  return {
    record: {
      id: own.id,
      title: own.title ?? base!.title,
      key: base?.key ?? own.key!,
      firm: base?.firm ?? own.firm!,
      ...(parent && { parent }),
      ...(period && { period }),
      ...(employed && { employed }),
      ...(empty && { empty }),
      ...(official && { official }),
      ...(persons !== undefined && { persons }),
      ...(corrections && { corrections }),
      finds: { ...base?.finds, ...own.finds },
      sums: joinSums(base?.sums ?? [], own.sums ?? []),
      identifiedBy: base?.identifiedBy ?? own.identifiedBy!,
      ...(orIdentifiedBy && { orIdentifiedBy }),
      columns: [...columns.values()],
      pack: base?.pack ?? pack,
    },
    faults,
  };
};

const CORRECTED = ['adds', 'sign', 'mayDiffer'] as const;

const joinCorrections = (a: RecordDef['corrections'], b: RecordFile['corrections']): RecordDef['corrections'] => {
  if (!a && !b) return undefined;
  const [adds, sign, mayDiffer] = CORRECTED.map((what) => [...new Set([...(a?.[what] ?? []), ...(b?.[what] ?? [])])]);
  return { adds: adds!, sign: sign!, mayDiffer: mayDiffer! };
};

/** What stands open with the parent must not be added up by a child: it speaks of columns of its own only. */
const foreignCorrections = (base: RecordDef | undefined, own: RecordFile, file: string): readonly PackFault[] => {
  if (!base || !own.corrections) return [];
  if (!base.corrections) return [changed(file, '/corrections', 'corrections')];
  const before = base.corrections;
  const theirs = new Set(base.columns.map((c) => c.name));
  return CORRECTED.flatMap((what) =>
    (own.corrections![what] ?? []).flatMap((name, i) =>
      theirs.has(name) && !before[what].includes(name) ? [changed(file, pointer('corrections', what, i), name)] : [],
    ),
  );
};

const newColumn = (name: string, c: ColumnFile): RecordColumn => ({
  name,
  type: c.columnType,
  unit: c.unit ?? OWN_UNIT[c.columnType] ?? c.columnType,
  title: c.title,
  blank: c.blank ?? 'unknown',
  absent: c.absent ?? 'unknown',
  aliases: c.aliases ?? [],
  values: c.values ?? {},
  ...(c.hours && { hours: c.hours }),
  ...(c.most && { most: c.most }),
  ...(c.dates && { dates: c.dates }),
  ...(c.nulls && { nulls: c.nulls }),
  ...(c.digits && { digits: c.digits }),
  ...(c.checkDigit && { checkDigit: c.checkDigit }),
  ...(c.holds && { holds: c.holds }),
  ...(c.several && { several: c.several }),
  ...(c.leastOf && { leastOf: c.leastOf }),
  ...(c.vouches && { vouches: c.vouches }),
  ...(c.saysRead && { saysRead: c.saysRead, derived: { parts: 1 } }),
  decimals: c.decimals ?? OWN_DECIMALS[c.columnType] ?? 0,
  personal: c.personal ?? false,
});

/** What the child writes otherwise than the parent. What it leaves out stays the parent's. */
const differences = (before: RecordColumn, made: RecordColumn, written: ColumnFile): readonly string[] => [
  ...(before.type === made.type ? [] : ['columnType']),
  ...(
    [
      'unit',
      'blank',
      'absent',
      'hours',
      'most',
      'dates',
      'nulls',
      'digits',
      'checkDigit',
      'decimals',
      'personal',
    ] as const
  ).filter((what) => written[what] !== undefined && JSON.stringify(before[what]) !== JSON.stringify(made[what])),
];

const joined = (before: RecordColumn, made: RecordColumn): RecordColumn => ({
  ...before,
  title: made.title,
  aliases: [...new Set([...before.aliases, ...made.aliases])],
  values: joinValues(before.values, made.values),
});

const joinValues = (a: RecordColumn['values'], b: RecordColumn['values']): RecordColumn['values'] => {
  const spellings = new Map(Object.entries(a));
  for (const [code, more] of Object.entries(b))
    spellings.set(code, [...new Set([...(spellings.get(code) ?? []), ...more])]);
  return Object.fromEntries(spellings);
};

const joinSums = (before: readonly RecordSum[], own: NonNullable<RecordFile['sums']>): readonly RecordSum[] => {
  const sums = new Map(before.map((s) => [s.total, s]));
  for (const { total, items, less = [] } of own) {
    const s = sums.get(total);
    sums.set(total, {
      total,
      items: [...new Set([...(s?.items ?? []), ...items])],
      less: [...new Set([...(s?.less ?? []), ...less])],
    });
  }
  return [...sums.values()];
};

const incomplete = (file: string, name: string): PackFault =>
  fault(
    'record_incomplete',
    file,
    '',
    `No parent has this table, so it must be complete here: "${name}" is missing. Add it, or extend the pack that has the table.`,
    `この表は親パックにないため、ここで完全に書く必要があります：「${name}」がありません。追加するか、この表を持つパックを extends に加えてください。`,
  );

const changed = (file: string, at: string, what: string): PackFault =>
  fault(
    'record_changed',
    file,
    at,
    `The parent's table already has "${what}", otherwise than here. A child pack adds columns, links, sums and aliases; it does not change them. Write it as the parent does, or take another name.`,
    `「${what}」は親パックの表にすでにあり、内容が違います。子パックは列・つながり・合計・別名を追加できますが、変更はできません。親と同じに書くか、別の名前にしてください。`,
  );
