// The part of a formula that played a role: the branch taken, the terms that are not zero. In: a tree with values. Out: a smaller tree.
import type { BinaryOp, Node } from '../../pack/formula/node.js';
import { comesTo, isZero, same, UNKNOWN, type Value, type Values } from './value.js';

export interface Branch {
  readonly node: Node;
  /** Where only a constant is left: the condition that chose it. */
  readonly because?: Node;
}

const flatten = (node: Node, op: BinaryOp): readonly Node[] =>
  node.t === 'binary' && node.op === op ? [...flatten(node.left, op), ...flatten(node.right, op)] : [node];

const rejoin = (nodes: readonly Node[], op: BinaryOp): Node =>
  nodes.reduce((left, right) => ({ t: 'binary', op, left, right, at: left.at }));

const isOne = (v: Value): boolean => typeof v === 'object' && v.n === v.d;
const isConstant = (node: Node): boolean => ['number', 'string', 'flag', 'unknown'].includes(node.t);
/** Says of a cell only that it is filled in, or of the period that it is whole. */
const isFormal = (node: Node): boolean =>
  isConstant(node) ||
  (node.t === 'call' && node.name === 'known') ||
  (node.t === 'name' && node.path.join('.') === 'part.whole');

/** The whole tree if it can't be told which part played a role, or if the part does not come to the same. */
export const branchOf = (node: Node, values: Values, result: Value): Branch => {
  const path: Node[] = [];
  const taken = taker(values, path, result)(node);
  const before = comesTo(node, values);
  const after = comesTo(taken, values);
  const told = before === undefined ? result : before;
  if (after !== undefined && told !== undefined && !same(after, told)) return { node };
  if (before !== undefined && result !== undefined && !same(before, result)) return { node };
  const because = path.at(-1);
  return isConstant(taken) && because !== undefined
    ? { node: taken, because: taker(values, [], undefined)(because) }
    : { node: taken };
};

const taker = (values: Values, path: Node[], result: Value): ((node: Node) => Node) => {
  const of = (n: Node): Value => comesTo(n, values);
  const take = (node: Node): Node => {
    switch (node.t) {
      case 'if': {
        const when = of(node.when);
        if (when === UNKNOWN) return { t: 'unknown', at: node.at };
        if (typeof when === 'boolean') {
          if (when) path.push(node.when);
          return take(when ? node.yes : node.no);
        }
        // The condition can't be told from the report, but one of the branches does not come to the result.
        if (node.at === 0 && result !== undefined) {
          const yes = of(node.yes);
          const no = of(node.no);
          if (no !== undefined && !same(no, result)) {
            path.push(node.when);
            return take(node.yes);
          }
          if (yes !== undefined && !same(yes, result)) return take(node.no);
        }
        return { ...node, yes: take(node.yes), no: take(node.no) };
      }
      case 'binary':
        return binary(node);
      case 'call':
        return call(node);
      case 'not':
      case 'negate':
        return { ...node, of: take(node.of) };
      default:
        return node;
    }
  };

  const binary = (node: Node & { t: 'binary' }): Node => {
    const { op } = node;
    if (op === 'and' || op === 'or') {
      const parts = flatten(node, op);
      // One part decides by itself: a false one of `and`, a true one of `or`.
      const decides = parts.find((p) => of(p) === (op === 'or'));
      if (decides) return take(decides);
      const telling = parts.filter((p) => !isFormal(p));
      return rejoin((telling.length > 0 ? telling : parts).map(take), op);
    }
    const [left, right] = [take(node.left), take(node.right)];
    if ((op === '+' || op === '-') && isZero(of(right)) && !isOfDays(of(left))) return left;
    if (op === '+' && isZero(of(left))) return right;
    if (op === '*' && isFactorOne(right)) return left;
    if (op === '*' && isFactorOne(left)) return right;
    return { ...node, left, right };
  };
  const isOfDays = (v: Value): boolean => typeof v === 'string';
  /** 1 without a unit changes nothing; "1 day" does. */
  const isFactorOne = (node: Node): boolean => {
    if (!isOne(of(node))) return false;
    if (node.t === 'name') return values.get(node.path.join('.')) === '1';
    return node.t === 'number' && node.unit === null;
  };

  const call = (node: Node & { t: 'call' }): Node => {
    const { name, args } = node;
    if (name === 'first') {
      const chosen = args.find((a) => of(a) !== UNKNOWN);
      return chosen && of(chosen) !== undefined ? take(chosen) : { ...node, args: args.map(take) };
    }
    if (name.startsWith('round_') && args[0] && same(of(args[0]), of(node))) return take(args[0]);
    if (name !== 'min' && name !== 'max') return name === 'known' ? node : { ...node, args: args.map(take) };
    const value = of(node);
    const won = args.findIndex((a) => value !== undefined && same(of(a), value));
    if (won < 0) return { ...node, args: args.map(take) };
    const winner = take(args[won]!);
    // What is equal to the winner, and a bare constant that lost, have nothing to tell.
    const rest = args.filter((a, i) => i !== won && !same(of(a), value) && !isConstant(a)).map(take);
    return rest.length === 0 ? winner : { ...node, args: [winner, ...rest] };
  };
  return take;
};

/** Names of a branch, those of the part that won first; of what lost, none. */
export const namesTaken = (node: Node): readonly string[] => {
  switch (node.t) {
    case 'name':
      return [node.path.join('.')];
    case 'negate':
    case 'not':
      return namesTaken(node.of);
    case 'binary':
      return [...namesTaken(node.left), ...namesTaken(node.right)];
    case 'if':
      return [...namesTaken(node.yes), ...namesTaken(node.no), ...namesTaken(node.when)];
    case 'call':
      return node.name === 'min' || node.name === 'max' ? namesTaken(node.args[0]!) : node.args.flatMap(namesTaken);
    case 'window':
      return [...(node.since ? namesTaken(node.since) : []), ...namesTaken(node.of)];
    case 'range':
      return [...namesTaken(node.from), ...namesTaken(node.to)];
    case 'peers':
      return node.by.flatMap(namesTaken);
    case 'children':
      return [...(node.of ? namesTaken(node.of) : []), ...(node.where ? namesTaken(node.where) : [])];
    default:
      return [];
  }
};
