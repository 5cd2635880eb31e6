// Which steps of a finding are worth showing: from the test and the money owed, down the branches taken. In: a finding. Out: steps, how many are left.
import { namesIn } from '../../pack/formula/names.js';
import type { Node } from '../../pack/formula/node.js';
import { parseFormula } from '../../pack/formula/parse.js';
import type { Amount, Finding, Step } from '../../report/types.js';
import { bind } from './bind.js';
import { type Branch, branchOf, namesTaken } from './branch.js';
import { comesTo, isZero, readValue, type Values, written } from './value.js';

export interface WorkedStep {
  /** null: the money owed, which is no fact of its own. */
  readonly fact: string | null;
  readonly value: Step['value'];
  /** Undefined: looked up, or not to be read as a formula. */
  readonly branch?: Branch;
  readonly values: Values;
  /** The formula as the report has it. */
  readonly formula: string;
  /** Facts whose value it is too: it only passes theirs on. */
  readonly through: readonly string[];
}

/** How far down from the test a step may lie. */
const DEEPEST = 2;

const treeOf = (formula: string): Node | undefined => {
  const parsed = parseFormula(formula);
  return parsed.ok ? parsed.node : undefined;
};

type Steps = ReadonlyMap<string, Step>;

/** A step that only passes another's value on is told as that other one, under its own name. */
const stepOf = (step: Step, steps: Steps, seen: ReadonlySet<string>, through: readonly string[] = []): WorkedStep => {
  const { fact, formula, value } = step;
  const node = treeOf(formula);
  if (node === undefined) return { fact, formula, value, values: new Map(), through };
  const values = bind(formula, step.filled, new Set(namesIn(node))) ?? new Map<string, string>();
  const branch = branchOf(node, values, readValue(writtenOf(value)));
  const next = branch.node.t === 'name' ? steps.get(branch.node.path.join('.')) : undefined;
  if (next === undefined || next.fact === fact || seen.has(next.fact) || through.includes(next.fact))
    return { fact, formula, value, values, branch, through };
  return { ...stepOf(next, steps, seen, [...through, next.fact]), fact };
};

const writtenOf = (value: Step['value']): string => (value.amount === 'unknown' ? '?' : written(value));

/** The money owed as a step, filled in from what the other steps came to; none where it is but the name of one. */
const owedStep = (f: Finding, formula: string | undefined): WorkedStep | string | undefined => {
  const node = f.owed === undefined || formula === undefined ? undefined : treeOf(formula);
  if (node === undefined) return undefined;
  const values = new Map(f.equation.map((s) => [s.fact, writtenOf(s.value)]));
  for (const [fact, amount] of testAmounts(f)) values.set(fact, written(amount));
  const value = f.owed!;
  const branch = branchOf(node, values, readValue(written(value)));
  if (branch.node.t === 'name') return branch.node.path.join('.');
  const known = comesTo(branch.node, values) !== undefined;
  return { fact: null, formula: formula!, value, values: known ? values : new Map(), branch, through: [] };
};

const testAmounts = (f: Finding): readonly (readonly [string, Amount])[] => [
  ...(f.test && f.value ? [[f.test.fact, f.value] as const] : []),
  ...(f.test && f.bound ? [[f.test.than, f.bound] as const] : []),
];

/** Names that a look-up was given: "overtime-caps.year(agreement.sector)". */
const keysOf = (formula: string): readonly string[] =>
  /\((.*)\)$/.exec(formula)?.[1]?.match(/[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?/g) ?? [];

const namesOf = (step: WorkedStep): readonly string[] =>
  step.branch ? namesTaken(step.branch.node) : keysOf(step.formula);

/** Every name that the step as shown mentions. */
export const mentioned = (step: WorkedStep): readonly string[] =>
  step.branch
    ? [...namesIn(step.branch.node), ...(step.branch.because ? namesIn(step.branch.because) : [])]
    : keysOf(step.formula);

/** `room(step)`: whether the step may still be shown; asked breadth first, so that what matters most is asked first. */
export const stepsThatMatter = (
  f: Finding,
  owed: string | undefined,
  room: (step: WorkedStep) => boolean,
): readonly WorkedStep[] => {
  const steps = new Map(f.equation.map((s) => [s.fact, s]));
  const below = new Map<WorkedStep, WorkedStep[]>();
  const seen = new Set<string>();
  const top: WorkedStep[] = [];
  let queue: { step: WorkedStep; into: WorkedStep[] }[] = [];
  const enter = (name: string, into: WorkedStep[], onto: typeof queue, isTop = false): void => {
    const step = steps.get(name);
    if (step === undefined || seen.has(name)) return;
    if (!isTop && isZero(readValue(writtenOf(step.value)))) return;
    const told = stepOf(step, steps, seen);
    for (const known of [name, ...told.through]) seen.add(known);
    onto.push({ step: told, into });
  };
  for (const name of [f.test?.fact, f.test?.than]) if (name !== undefined) enter(name, top, queue, true);
  // What is owed is what is short: the test has said it.
  const money = f.owed?.amount === f.shortfall?.amount ? undefined : owedStep(f, owed);
  if (typeof money === 'string') enter(money, top, queue, true);
  else if (money) queue.push({ step: money, into: top });

  for (let depth = 0; depth <= DEEPEST && queue.length > 0; depth += 1) {
    const deeper: typeof queue = [];
    for (const { step, into } of queue) {
      if (!room(step)) return inOrder(top, below);
      into.push(step);
      const own: WorkedStep[] = [];
      below.set(step, own);
      for (const name of namesOf(step)) enter(name, own, deeper);
    }
    queue = deeper;
  }
  return inOrder(top, below);
};

/** Each step followed by those it rests on. */
const inOrder = (
  steps: readonly WorkedStep[],
  below: ReadonlyMap<WorkedStep, readonly WorkedStep[]>,
): readonly WorkedStep[] => steps.flatMap((s) => [s, ...inOrder(below.get(s) ?? [], below)]);
