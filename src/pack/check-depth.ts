// How deep formulas rest on one another. In: a merged pack. Out: a fault where following them could exhaust the stack.
// Compiler and judge walk facts by recursion; a pack from a stranger must not be able to end them.
import { namesIn } from './formula/names.js';
import { childrenOf, type Node } from './formula/node.js';
import { parseFormula } from './formula/parse.js';
import type { FactDef, FactSet, PackFault } from './types.js';
import { fault, pointer } from './words.js';

/** Levels of formulas along the longest chain; packs of law need some dozens. */
const DEEPEST = 1000;
/** What a step from fact to fact costs, in levels of a formula. */
const STEP = 4;

interface Formula {
  readonly levels: number;
  readonly names: readonly string[];
}

/** Facts are followed by their last name, whatever their table: that can only count too much. */
export const checkDepth = (factSets: readonly FactSet[]): readonly PackFault[] => {
  const byName = new Map<string, Formula[]>();
  for (const f of factSets.flatMap((s) => s.facts))
    byName.set(f.name, [...(byName.get(f.name) ?? []), ...formulasOf(f)]);
  const below = new Map<string, number>();
  const open = new Set<string>();

  const depth = (name: string, above: number): number => {
    if (above > DEEPEST) return above;
    // A circle is the compiler's to tell.
    if (open.has(name)) return 0;
    const known = below.get(name);
    if (known !== undefined) return known;
    open.add(name);
    let deepest = 0;
    for (const { levels, names } of byName.get(name) ?? []) {
      const own = levels + STEP;
      deepest = Math.max(deepest, own);
      for (const n of names) deepest = Math.max(deepest, own + depth(n, above + own));
    }
    open.delete(name);
    below.set(name, deepest);
    return deepest;
  };

  for (const set of factSets) {
    for (const { name } of set.facts) {
      if (depth(name, 0) > DEEPEST) return [tooDeep(set, name)];
    }
  }
  return [];
};

/** A pack with many parents asks for the same facts at every step of merging. */
const known = new WeakMap<FactDef, readonly Formula[]>();

const formulasOf = (f: FactDef): readonly Formula[] => {
  const before = known.get(f);
  if (before) return before;
  const made = read(f);
  known.set(f, made);
  return made;
};

const read = (f: FactDef): readonly Formula[] => {
  const texts = 'is' in f ? [f.is] : [...Object.values(f.key), ...(f.on === undefined ? [] : [f.on])];
  return texts.flatMap((text) => {
    const parsed = parseFormula(text);
    if (!parsed.ok) return [];
    return {
      levels: levelsOf(parsed.node),
      names: [...new Set(namesIn(parsed.node).map((n) => n.split('.').at(-1)!))],
    };
  });
};

const levelsOf = (node: Node): number => {
  let deepest = 0;
  for (const child of childrenOf(node)) deepest = Math.max(deepest, levelsOf(child));
  return deepest + 1;
};

const tooDeep = (set: FactSet, name: string): PackFault =>
  fault(
    'too_deep',
    set.file,
    pointer('facts', name),
    `"${name}" rests on facts that rest on facts, more than ${DEEPEST} levels deep. Write it flatter.`,
    `「${name}」は事実の上に事実を${DEEPEST}段より深く重ねています。浅く書き直してください。`,
  );
