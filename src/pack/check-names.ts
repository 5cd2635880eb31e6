// One name, one meaning. In: what was merged so far, a pack's own parts, and both merged. Out: facts and columns that would hide each other.
import type { Merged } from './extend.js';
import type { OwnPack } from './parts.js';
import type { PackFault } from './types.js';
import { fault, pointer } from './words.js';

/** A child that could give a parent's fact another meaning could loosen every rule that rests on it. */
export const checkNames = (base: Merged | undefined, own: OwnPack, merged: Merged): readonly PackFault[] => {
  const factOwner = new Map(
    (base?.factSets ?? []).flatMap((s) => s.facts.map((f) => [`${s.subject}.${f.name}`, s.pack])),
  );
  const columns = new Set(merged.records.flatMap((r) => r.columns.map((c) => `${r.id}.${c.name}`)));
  return [
    ...own.factSets.flatMap((s) =>
      s.facts.flatMap((f) => {
        const id = `${s.subject}.${f.name}`;
        const [owner, at] = [factOwner.get(id), pointer('facts', f.name)];
        if (owner !== undefined) return factReplaced(s.file, at, id, owner);
        return columns.has(id) ? nameTwice(s.file, at, s.subject, f.name) : [];
      }),
    ),
    ...own.records.flatMap((r) =>
      Object.keys(r.properties ?? {})
        .filter((name) => factOwner.has(`${r.id}.${name}`))
        .map((name) => nameTwice(`records/${r.id}.json`, pointer('properties', name), r.id, name)),
    ),
  ];
};

const factReplaced = (file: string, at: string, id: string, owner: string): PackFault =>
  fault(
    'fact_replaced',
    file,
    at,
    `${id} is already a fact of ${owner}, and its rules rest on it. Give this one another name.`,
    `${id} は ${owner} の事実で、その規則が拠り所にしています。別の名前を付けてください。`,
  );

const nameTwice = (file: string, at: string, table: string, name: string): PackFault =>
  fault(
    'name_twice',
    file,
    at,
    `${table} has both a column and a fact called "${name}". A formula could not tell the two apart: give one of them another name.`,
    `${table} に「${name}」という列と事実の両方があり、式で区別できません。どちらかに別の名前を付けてください。`,
  );
