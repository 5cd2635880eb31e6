// What a formula mentions: its names and its literal numbers.
import { type Node, nodesIn, ownNodesIn } from './node.js';

/** Names as written, e.g. 'base_pay', 'contract.base_pay'; each once, in order. */
export const namesIn = (node: Node): readonly string[] => [
  ...new Set([...nodesIn(node)].filter((n) => n.t === 'name').map((n) => n.path.join('.'))),
];

/** Those that are asked of the row itself, not of other rows it looks at. */
export const ownNamesIn = (node: Node): readonly string[] => [
  ...new Set([...ownNodesIn(node)].filter((n) => n.t === 'name').map((n) => n.path.join('.'))),
];

/** Numbers written in the formula, with their offsets. The length of a window is not one of them: it is the window's shape. */
export const literalsIn = (node: Node): readonly { readonly text: string; readonly at: number }[] =>
  [...nodesIn(node)].filter((n) => n.t === 'number').map((n) => ({ text: n.text, at: n.at }));
